// Small readings that every request begins with, kept while nobody commits anything.
import type { Db } from './db.ts'

interface Kept {
  readonly commits: number
  readonly values: Map<string, unknown>
}

/** Addresses anybody may make up end here: so many are kept between two commits. */
const MOST = 500
const kept = new WeakMap<Db, Kept>()

/**
 * What `read` gives, read again only after a commit: SQLite tells of one by a number, PostgreSQL is asked each time. The
 * number is taken before the reading, so that a value is never older than its number. Outside acts only.
 */
export async function whileUnchanged<T>(db: Db, key: string, read: () => Promise<T>): Promise<T> {
  const commits = db.commits()
  if (commits === undefined) return read()
  let now = kept.get(db)
  if (now?.commits !== commits) {
    now = { commits, values: new Map() }
    kept.set(db, now)
  }
  if (now.values.has(key)) return now.values.get(key) as T
  const value = await read()
  if (now.values.size < MOST) now.values.set(key, value)
  return value
}
