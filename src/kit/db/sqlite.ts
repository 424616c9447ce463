// SQLite through node:sqlite: one writer connection with group commit (a savepoint per act), one reader.
// WAL and synchronous=FULL: what was acknowledged survives a power cut.
import { backup as copyDatabase, DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { asAct, type Db, isRefusal, refuseInsideAct, type Tables, type Trx } from './db.ts'

const STATEMENTS_KEPT = 500
const ACTS_PER_COMMIT = 64

/** Opens one connection with the pragmas every connection must have. */
export function openConnection(file: string, mode: 'write' | 'read'): DatabaseSync {
  const connection = new DatabaseSync(file, { readOnly: mode === 'read', timeout: 5000 })
  if (mode === 'write') connection.exec('pragma journal_mode = wal')
  // What is removed (a denunciation moved away, erased personal data) is overwritten, not only unlinked.
  connection.exec(
    'pragma synchronous = full; pragma foreign_keys = on; pragma temp_store = memory; pragma secure_delete = on',
  )
  return connection
}

interface Prepared {
  readonly statement: StatementSync
  /** It gives rows. */
  readonly reads: boolean
}

class SqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync
  readonly #statements = new Map<string, Prepared>()
  readonly #check: () => void

  constructor(database: DatabaseSync, check: () => void) {
    this.#database = database
    this.#check = check
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    this.#check()
    const { statement, reads } = this.#prepare(query.sql)
    const values = query.parameters.map(bindable)
    if (reads) return { rows: statement.all(...values) as R[] }
    const { changes, lastInsertRowid } = statement.run(...values)
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    this.#check()
    for (const row of this.#database.prepare(query.sql).iterate(...query.parameters.map(bindable)))
      yield { rows: [row as R] }
  }

  #prepare(sql: string): Prepared {
    const known = this.#statements.get(sql)
    if (known) this.#statements.delete(sql)
    const prepared = known ?? preparedBy(this.#database, sql)
    this.#statements.set(sql, prepared)
    if (this.#statements.size > STATEMENTS_KEPT) {
      const oldest = this.#statements.keys().next()
      if (!oldest.done) this.#statements.delete(oldest.value)
    }
    return prepared
  }
}

function preparedBy(database: DatabaseSync, sql: string): Prepared {
  const statement = database.prepare(sql)
  return { statement, reads: statement.columns().length > 0 }
}

function bindable(value: unknown): SQLInputValue {
  if (value === undefined) return null
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value
  if (value instanceof Uint8Array) return value
  throw new Error(`a ${typeof value} cannot be bound: store text, a number or bytes`)
}

class OneConnection implements Driver {
  readonly #connection: DatabaseConnection
  constructor(connection: DatabaseConnection) {
    this.#connection = connection
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection
  }
  async beginTransaction(): Promise<void> {
    throw new Error('transactions are begun by Db.act only')
  }
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}

function handle(connection: DatabaseConnection): Kysely<Tables> {
  const dialect: Dialect = {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new OneConnection(connection),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
  return new Kysely<Tables>({ dialect })
}

interface Waiting {
  readonly scope: string
  readonly run: () => Promise<unknown>
  readonly resolve: (value: unknown) => void
  readonly reject: (reason: unknown) => void
}

type Outcome = { readonly waiting: Waiting; readonly after: readonly (() => void)[]; readonly value: unknown }

export function openSqlite(file: string): Db {
  const writer = openConnection(file, 'write')
  const reader = openConnection(file, 'read')
  const trx = handle(new SqliteConnection(writer, () => {})) as Trx
  const read = handle(new SqliteConnection(reader, refuseInsideAct))
  // Prepared once: every act passes through them.
  const savepoint = writer.prepare('savepoint act')
  const release = writer.prepare('release act')
  const dataVersion = reader.prepare('pragma data_version')
  const queue: Waiting[] = []
  const listeners = new Set<(scope: string) => void>()
  let draining: Promise<void> | undefined
  let closed = false

  /** One act inside the open transaction; undone alone by its savepoint. */
  async function runOne(waiting: Waiting): Promise<Outcome | undefined> {
    savepoint.run()
    try {
      const { value, after } = await asAct(waiting.run)
      if (isRefusal(value)) writer.exec('rollback to act')
      release.run()
      return { waiting, value, after: isRefusal(value) ? [] : after }
    } catch (error) {
      if (writer.isTransaction) writer.exec('rollback to act; release act')
      waiting.reject(error)
      return undefined
    }
  }

  /** Group commit: all acts that wait now share one transaction and one sync; none is answered before the sync. */
  async function drain(): Promise<void> {
    while (queue.length > 0) {
      const outcomes: Outcome[] = []
      const taken: Waiting[] = []
      try {
        writer.exec('begin immediate')
        while (queue.length > 0 && taken.length < ACTS_PER_COMMIT) {
          const waiting = queue.shift() as Waiting
          taken.push(waiting)
          const outcome = await runOne(waiting)
          if (outcome) outcomes.push(outcome)
        }
        writer.exec('commit')
      } catch (error) {
        if (writer.isTransaction) writer.exec('rollback')
        const failed = taken.length > 0 ? taken : queue.splice(0)
        for (const waiting of failed) waiting.reject(error)
        continue
      }
      const changed = new Set<string>()
      for (const { waiting, value, after } of outcomes) {
        waiting.resolve(value)
        for (const hook of after) hook()
        if (!isRefusal(value)) changed.add(waiting.scope)
      }
      for (const scope of changed) for (const listener of listeners) listener(scope)
    }
    draining = undefined
  }

  function act<T>(scope: string, work: (trx: Trx) => Promise<T>): Promise<T> {
    refuseInsideAct()
    if (closed) return Promise.reject(new Error('the database is closed'))
    return new Promise<T>((resolve, reject) => {
      queue.push({ scope, run: () => work(trx), resolve: resolve as (value: unknown) => void, reject })
      // A tick of the event loop lets the acts that arrived together share the commit.
      draining ??= new Promise<void>((done) => setImmediate(done)).then(drain)
    })
  }

  return {
    dialect: 'sqlite',
    read,
    act,
    onAct(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    commits() {
      return Number(dataVersion.get()?.data_version)
    },
    async backup(to) {
      await copyDatabase(writer, to)
    },
    async close() {
      closed = true
      while (draining) await draining
      reader.close()
      writer.close()
    },
  }
}
