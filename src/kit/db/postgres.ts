// PostgreSQL through pg. Dates and instants stay text, counts become numbers; acts of one scope run one after another
// under an advisory lock, so that check-then-change is as safe as with SQLite's single writer.
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { asAct, type Db, insideAct, isRefusal, refuseInsideAct, type Tables, type Trx } from './db.ts'
import { preparing } from './named.ts'

const INT8 = 20
const DATE = 1082
const TIMESTAMP = 1114
const TIMESTAMPTZ = 1184

const types = new pg.TypeOverrides()
types.setTypeParser(INT8, Number)
types.setTypeParser(DATE, (text) => text)
types.setTypeParser(TIMESTAMP, (text) => text)
types.setTypeParser(TIMESTAMPTZ, (text) => text)

class Refused extends Error {
  readonly value: unknown
  constructor(value: unknown) {
    super('refused')
    this.value = value
  }
}

export function openPostgres(url: string, options: { readonly max?: number } = {}): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    // Compiling a long statement to machine code takes longer than running it over a whole commune.
    options: '-c jit=off',
    types,
    // Also how long an act waits for its turn while all connections are busy: rather late than refused.
    connectionTimeoutMillis: 30_000,
  })
  pool.on('error', () => {})
  const writer = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: preparing(pool) }) })
  const read = new Proxy(writer, {
    get(target, property) {
      if (insideAct()) refuseInsideAct()
      const value: unknown = Reflect.get(target, property, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })

  async function act<T>(scope: string, work: (trx: Trx) => Promise<T>): Promise<T> {
    refuseInsideAct()
    let after: readonly (() => void)[] = []
    const value = await writer
      .transaction()
      .execute(async (transaction) => {
        // The notice goes out with the commit, and not at all when the act is undone.
        await sql`select pg_advisory_xact_lock(hashtextextended(${scope}, 0)), pg_notify(${CHANNEL}, ${scope})`.execute(
          transaction,
        )
        const done = await asAct(() => work(transaction as unknown as Trx))
        if (isRefusal(done.value)) throw new Refused(done.value)
        after = done.after
        return done.value
      })
      .catch((error: unknown) => {
        if (error instanceof Refused) return error.value as T
        throw error
      })
    for (const hook of after) hook()
    return value
  }

  const news = listening(url)

  return {
    dialect: 'postgres',
    read,
    act,
    onAct: news.on,
    commits() {
      return undefined
    },
    async backup() {
      throw new Error('PostgreSQL: dùng pg_dump để sao lưu (xem README, mục Sao lưu)')
    },
    async close() {
      await news.close()
      await writer.destroy()
    },
  }
}

const CHANNEL = 'doithoai_act'
const LISTEN_AGAIN_MS = 1000

/** One connection of its own that hears of every act; opened with the first listener, opened again when it breaks. */
function listening(url: string): { on: Db['onAct']; close(): Promise<void> } {
  const listeners = new Set<(scope: string) => void>()
  let client: pg.Client | undefined
  let again: NodeJS.Timeout | undefined
  let closed = false

  async function connect(): Promise<void> {
    const fresh = new pg.Client({ connectionString: url })
    client = fresh
    fresh.on('notification', ({ payload }) => {
      for (const listener of listeners) listener(payload ?? '')
    })
    const lost = () => {
      if (client !== fresh) return
      client = undefined
      if (!closed) again = setTimeout(start, LISTEN_AGAIN_MS)
    }
    fresh.on('error', lost)
    fresh.on('end', lost)
    await fresh.connect()
    await fresh.query(`listen ${CHANNEL}`)
  }

  function start(): void {
    connect().catch(() => {
      client?.end().catch(() => {})
      client = undefined
      if (!closed) again = setTimeout(start, LISTEN_AGAIN_MS)
    })
  }

  return {
    on(listener) {
      listeners.add(listener)
      if (!client && !again && !closed) start()
      return () => listeners.delete(listener)
    },
    async close() {
      closed = true
      clearTimeout(again)
      await client?.end().catch(() => {})
    },
  }
}
