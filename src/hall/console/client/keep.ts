// In the browser: what the console keeps on the device, in IndexedDB. Everything is written with strict durability: what
// was said to be saved survives a power cut. When the store is taken away under our hands it is made anew from memory.
import type { Sample } from '../clock.ts'
import type { Waiting } from '../outbox.ts'
import type { Snapshot } from '../snapshot.ts'

export interface Kept {
  readonly snapshot: Snapshot | undefined
  readonly acts: readonly Waiting[]
  readonly samples: readonly Sample[]
  readonly seq: number
  readonly device: string
}

export interface Keeper {
  load(): Promise<Kept>
  /** Resolves when all of it is on the disk; writes only what changed. */
  save(kept: Kept): Promise<void>
  /** Everything of this conference, gone from the device. */
  forget(): Promise<void>
}

const STORES = ['meta', 'acts'] as const

/** A browser whose store is taken away in the middle of a write may never answer it: no answer within this is a failure. */
const NO_ANSWER_MS = 8000

export function keeper(name: string): Keeper {
  let opening: Promise<IDBDatabase> | undefined
  let written = new Map<string, Waiting>()
  let meta = new Map<string, unknown>()

  function open(): Promise<IDBDatabase> {
    opening ??= begun(name, lose).catch((error: unknown) => {
      opening = undefined
      throw error
    })
    return opening
  }

  /** Taken away by the browser or a person: the next save writes all of it again. */
  function lose(): void {
    void opening?.then((database) => database.close()).catch(() => undefined)
    opening = undefined
    written = new Map()
    meta = new Map()
  }

  async function transaction(mode: 'readonly' | 'readwrite'): Promise<IDBTransaction> {
    try {
      return (await open()).transaction(STORES, mode, { durability: 'strict' })
    } catch {
      lose()
      return (await open()).transaction(STORES, mode, { durability: 'strict' })
    }
  }

  /**
   * What the store answers, or an error after NO_ANSWER_MS; the next try then opens it anew and writes all of it. A write
   * given up so that ends late after all comes before the next one: the browser keeps the order of overlapping writes.
   */
  async function answered<T>(work: () => Promise<T>): Promise<T> {
    let timer: number | undefined
    const late = new Promise<never>((_, reject) => {
      timer = window.setTimeout(() => {
        lose()
        reject(new Error('the store gives no answer'))
      }, NO_ANSWER_MS)
    })
    try {
      return await Promise.race([work(), late])
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    async load() {
      const [acts, keys, values] = await answered(async () => {
        const trx = await transaction('readonly')
        return Promise.all([
          asked<Waiting[]>(trx.objectStore('acts').getAll()),
          asked<IDBValidKey[]>(trx.objectStore('meta').getAllKeys()),
          asked<unknown[]>(trx.objectStore('meta').getAll()),
        ])
      })
      written = new Map(acts.map((act) => [act.key, act]))
      meta = new Map(keys.map((key, at) => [String(key), values[at]]))
      const of = <T>(key: string, none: T) => (meta.get(key) ?? none) as T
      return {
        acts,
        snapshot: of<Snapshot | undefined>('snapshot', undefined),
        samples: of<readonly Sample[]>('samples', []),
        seq: of('seq', 0),
        device: of('device', ''),
      }
    },
    async save({ acts, ...others }) {
      const now = new Map(acts.map((act) => [act.key, act]))
      await answered(async () => {
        const trx = await transaction('readwrite')
        const gone = done(trx)
        const store = trx.objectStore('acts')
        for (const [key, act] of now) if (written.get(key) !== act) store.put(act)
        for (const key of written.keys()) if (!now.has(key)) store.delete(key)
        for (const [key, value] of Object.entries(others))
          if (value !== undefined && meta.get(key) !== value) trx.objectStore('meta').put(value, key)
        await gone
      })
      written = now
      meta = new Map(Object.entries(others))
    },
    async forget() {
      await answered(async () => {
        const trx = await transaction('readwrite')
        const gone = done(trx)
        for (const store of STORES) trx.objectStore(store).clear()
        await gone
      })
      written = new Map()
      meta = new Map()
    },
  }
}

function begun(name: string, lost: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('meta')
      request.result.createObjectStore('acts', { keyPath: 'key' })
    }
    request.onsuccess = () => {
      const database = request.result
      database.onclose = lost
      database.onversionchange = () => {
        database.close()
        lost()
      }
      resolve(database)
    }
    request.onerror = () => reject(request.error)
    request.onblocked = () => reject(new Error('blocked'))
  })
}

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function done(trx: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    trx.oncomplete = () => resolve()
    trx.onabort = () => reject(trx.error ?? new Error('aborted'))
    trx.onerror = () => reject(trx.error)
  })
}
