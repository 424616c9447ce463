// The database as chapters see it: `read` for queries outside acts, `act` for one official act in one transaction.
// Inside an act only its own `trx` may be used: the outer handle throws there instead of deadlocking.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Kysely } from 'kysely'

/** Every chapter adds its tables by declaration merging, in its `x.tables.ts`. */
export interface Tables {
  schema_migration: { name: string; digest: string; applied_at: string }
  done_key: { scope: string; key: string; location: string; at: string }
}

export type Read = Kysely<Tables>
declare const inAct: unique symbol
/** The handle of one running act. Only `Db.act` makes one. */
export type Trx = Kysely<Tables> & { readonly [inAct]: true }

export interface Db {
  readonly dialect: 'sqlite' | 'postgres'
  /** Queries outside an act; throws when used inside one. */
  readonly read: Read
  /**
   * Runs `work` as one transaction, acts of the same scope (a commune) one after another.
   * Resolves only when the change is durable. A returned `{ok: false}` or a throw undoes everything.
   */
  act<T>(scope: string, work: (trx: Trx) => Promise<T>): Promise<T>
  /**
   * Calls `listener` with the scope of every act that became durable, in this process and, on PostgreSQL, in all
   * others; several acts may be told of at once. Returns how to stop.
   */
  onAct(listener: (scope: string) => void): () => void
  /**
   * Another number after every commit, whoever made it, this process or another: what was read under one number is true as
   * long as the number is the same. Undefined on PostgreSQL, which tells no such thing without being asked like any query.
   */
  commits(): number | undefined
  /** A copy of a running database in one file (SQLite); refused on PostgreSQL, which has pg_dump. */
  backup(file: string): Promise<void>
  close(): Promise<void>
}

interface Running {
  readonly after: (() => void)[]
}

const running = new AsyncLocalStorage<Running>()

export function insideAct(): boolean {
  return running.getStore() !== undefined
}

export function refuseInsideAct(): void {
  if (insideAct()) throw new Error('the outer database handle was used inside an act: use its trx')
}

/** Runs `work` marked as an act; the hooks it left are returned to be run once the change is durable. */
export async function asAct<T>(
  work: () => Promise<T>,
): Promise<{ value: T; after: readonly (() => void)[] }> {
  const store: Running = { after: [] }
  const value = await running.run(store, work)
  return { value, after: store.after }
}

/** Something to do once the act is durable (wake the outbox, tell the hall's screens). Lost if the act is undone. */
export function afterCommit(hook: () => void): void {
  const store = running.getStore()
  if (!store) throw new Error('afterCommit outside an act')
  store.after.push(hook)
}

/** An act that returns a refusal has changed nothing. */
export function isRefusal(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'ok' in value && value.ok === false
}
