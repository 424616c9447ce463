// Statements of the hot path, compiled once and then only bound: building and compiling a query costs more than
// running it. For inserts of whole rows and for statements written with `prepared`.
import { type Compilable, CompiledQuery, PostgresAdapter } from 'kysely'
import type { Read, Tables, Trx } from './db.ts'

const compiled = new Map<string, string>()

export function dialectOf(handle: Read | Trx): string {
  return handle.getExecutor().adapter instanceof PostgresAdapter ? 'p' : 's'
}

/**
 * Runs a statement whose text depends on `name` alone. `parameters` stand in the order of the statement; the first run
 * checks that against the query as built.
 */
export async function prepared<Row = unknown>(
  handle: Read | Trx,
  name: string,
  parameters: readonly unknown[],
  build: () => Compilable<unknown>,
): Promise<readonly Row[]> {
  const key = `${dialectOf(handle)} ${name}`
  let sql = compiled.get(key)
  if (sql === undefined) {
    const query = build().compile()
    const same =
      query.parameters.length === parameters.length &&
      query.parameters.every((value, at) => value === parameters[at])
    if (!same) throw new Error(`prepared statement ${name}: parameters stand in another order`)
    sql = query.sql
    compiled.set(key, sql)
  }
  const { rows } = await handle.executeQuery<Row>(CompiledQuery.raw(sql, [...parameters]))
  return rows
}

const AT_ONCE = 50

/** Inserts many whole rows of the same columns, so many at a time: one statement, one way to the database and back. */
export async function insertRows<T extends keyof Tables>(
  trx: Trx,
  table: T,
  rows: readonly Tables[T][],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first) as (keyof Tables[T])[]
  let from = 0
  for (; from + AT_ONCE <= rows.length; from += AT_ONCE) {
    const some = rows.slice(from, from + AT_ONCE)
    const values = some.flatMap((row) => columns.map((column) => row[column]))
    await prepared(trx, `insert ${AT_ONCE} ${table} ${columns.join()}`, values, () =>
      (trx as unknown as { insertInto(name: string): { values(rows: unknown): Compilable<unknown> } })
        .insertInto(table)
        .values(some),
    )
  }
  for (const row of rows.slice(from)) await insertRow(trx, table, row)
}

/** Inserts one whole row; rows of one table given with the same columns share their statement. */
export async function insertRow<T extends keyof Tables>(trx: Trx, table: T, row: Tables[T]): Promise<void> {
  const columns = Object.keys(row)
  await prepared(trx, `insert ${table} ${columns.join()}`, Object.values(row), () =>
    (trx as unknown as { insertInto(name: string): { values(row: unknown): Compilable<unknown> } })
      .insertInto(table)
      .values(row),
  )
}
