// PostgreSQL parses and plans every statement anew; ours are long, and reading one takes longer than running it. What is
// asked again is prepared under a name, connection by connection. Listening needs connections of their own all the same
// (postgres.ts), so a pooler that lends them by transaction was never possible between us and the database.
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'

/** A connection keeps so many statements; each plan takes some 50 kB of the database's memory, the longest 1 MB. */
const MOST = 250
/** So many texts are remembered as asked once; then counting begins anew. */
const SEEN = 2000

/** A pool whose connections prepare a statement when it is asked the second time. */
export function preparing(pool: pg.Pool): PostgresPool {
  const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  const seen = new Set<string>()

  function wrap(client: pg.PoolClient): PostgresPoolClient {
    const names = new Map<string, string>()
    const nameOf = (text: string): string | undefined => {
      const known = names.get(text)
      if (known || names.size >= MOST) return known
      if (!seen.has(text)) {
        if (seen.size >= SEEN) seen.clear()
        seen.add(text)
        return undefined
      }
      const name = `s${names.size}`
      names.set(text, name)
      return name
    }
    return {
      // Kysely's other form of a query, a cursor, is never asked for here: nothing streams rows.
      query: ((text: string, values: readonly unknown[]) => {
        // Without values it may be several statements, which cannot be prepared.
        const name = values.length > 0 ? nameOf(text) : undefined
        return client.query({ text, values: [...values], ...(name && { name }) })
      }) as unknown as PostgresPoolClient['query'],
      release: (destroy) => client.release(destroy),
    }
  }

  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect()
      const known = wrapped.get(client)
      if (known) return known
      const fresh = wrap(client)
      wrapped.set(client, fresh)
      return fresh
    },
  }
}
