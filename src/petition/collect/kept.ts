// What is typed on this phone and not yet handed in: rows, photographs, meetings, kept by the browser until they arrive.
// Who signs in as somebody else on the same phone does not see them.

export type Kind = 'dong' | 'anh' | 'hop'

/** draft: being typed; waiting: to be sent; sent: arrived; refused: the office's own words say what to mend. */
export type State = 'draft' | 'waiting' | 'sent' | 'refused'

export interface Item {
  /** The key of the form: whatever happens to the line, one key is one row. */
  readonly key: string
  readonly owner: string
  readonly kind: Kind
  readonly fields: Readonly<Record<string, string>>
  readonly picture?: ArrayBuffer
  /** The key of the photograph on this phone, until it has a number of its own. */
  readonly photoKey?: string
  readonly state: State
  readonly at: number
  readonly code?: string
  readonly photo?: string
  readonly why?: string
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open('doithoai-thu-thap', 1)
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore('items', { keyPath: 'key' })
      asked.result.createObjectStore('typing')
    }
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
}

async function inStore<T>(
  name: 'items' | 'typing',
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await opened()
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(name, mode, { durability: 'strict' })
      const asked = ask(transaction.objectStore(name))
      transaction.oncomplete = () => resolve(asked.result)
      transaction.onerror = () => reject(transaction.error)
      transaction.onabort = () => reject(transaction.error)
    })
  } finally {
    database.close()
  }
}

export async function allItems(owner: string): Promise<readonly Item[]> {
  const all = await inStore<Item[]>('items', 'readonly', (store) => store.getAll())
  return all.filter((item) => item.owner === owner).sort((a, b) => a.at - b.at)
}

export async function putItem(item: Item): Promise<void> {
  await inStore('items', 'readwrite', (store) => store.put(item))
}

export async function dropItem(key: string): Promise<void> {
  await inStore('items', 'readwrite', (store) => store.delete(key))
}

export type Typing = Readonly<Record<string, string>>

/** The half-typed row, so that a page that goes away takes no word with it. */
export async function typingOf(owner: string): Promise<Typing | undefined> {
  return inStore<Typing | undefined>('typing', 'readonly', (store) => store.get(owner))
}

export async function keepTyping(owner: string, fields: Typing): Promise<void> {
  await inStore('typing', 'readwrite', (store) => store.put(fields, owner))
}
