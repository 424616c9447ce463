// Reading and writing whole rows of the tables that travel, whatever they hold: the chapters' own queries are not for this.
import { sql } from 'kysely'
import type { Read, Tables, Trx } from '../../kit/db/db.ts'
import { insertRows } from '../../kit/db/prepared.ts'
import { canonicalJson } from '../../kit/id.ts'
import type { Row, Travelling } from './travel.ts'

type Handle = Read | Trx

/** Bytes travel beside the rows. */
export function withoutBytes({ bytes: _bytes, ...row }: Row): Row {
  return row
}

/** A row as text, the same on both databases. */
export function rowText(row: Row): string {
  return canonicalJson(withoutBytes(row))
}

const HAS_BYTES: ReadonlySet<string> = new Set(['file', 'paper_file'])

/** Every row of the commune, without bytes. */
export async function readRows(
  handle: Handle,
  commune: string,
  { table }: Travelling,
): Promise<readonly Row[]> {
  if (!HAS_BYTES.has(table)) {
    const query = sql<Row>`select * from ${sql.table(table)} where commune_id = ${commune}`
    return (await query.execute(handle)).rows
  }
  const columns = sql.raw(
    table === 'file'
      ? 'commune_id, id, sha256, name, mime, size, at, by_person'
      : 'commune_id, paper_id, format, sha256',
  )
  return (
    await sql<Row>`select ${columns} from ${sql.table(table)} where commune_id = ${commune}`.execute(handle)
  ).rows
}

function isRow(of: Travelling, commune: string, key: readonly unknown[]) {
  return sql.join(
    [sql`commune_id = ${commune}`, ...of.key.map((name, at) => sql`${sql.ref(name)} = ${key[at]}`)],
    sql` and `,
  )
}

export async function readRow(
  handle: Handle,
  commune: string,
  of: Travelling,
  key: readonly unknown[],
): Promise<Row | undefined> {
  const found = await sql<Row>`select * from ${sql.table(of.table)} where ${isRow(of, commune, key)}`.execute(
    handle,
  )
  const [row] = found.rows
  return row && withoutBytes(row)
}

export async function readBytes(
  handle: Handle,
  commune: string,
  of: Travelling,
  key: readonly unknown[],
): Promise<Uint8Array | undefined> {
  const found = await sql<{
    bytes: Uint8Array
  }>`select bytes from ${sql.table(of.table)} where ${isRow(of, commune, key)}`.execute(handle)
  return found.rows[0]?.bytes
}

/** Rows of one table, all with the same columns. */
export async function insertAll(trx: Trx, of: Travelling, rows: readonly Row[]): Promise<void> {
  // The table is known by its name alone; what is in the rows was checked by the database they come from.
  await insertRows(trx, of.table as keyof Tables, rows as readonly Tables[keyof Tables][])
}

/** All of the row but its key becomes as given. */
export async function overwrite(trx: Trx, of: Travelling, row: Row): Promise<void> {
  const own = new Set(['commune_id', ...of.key])
  const sets = Object.entries(row).filter(([name]) => !own.has(name))
  if (sets.length === 0) return
  const key = of.key.map((name) => row[name])
  await sql`update ${sql.table(of.table)} set ${sql.join(
    sets.map(([name, value]) => sql`${sql.ref(name)} = ${value}`),
  )} where ${isRow(of, String(row.commune_id), key)}`.execute(trx)
}

export async function removeRow(
  trx: Trx,
  commune: string,
  of: Travelling,
  key: readonly unknown[],
): Promise<void> {
  await sql`delete from ${sql.table(of.table)} where ${isRow(of, commune, key)}`.execute(trx)
}
