// What a parcel holds once it is open: rows by table, ledger entries, bytes. Both ways are written and read here.
import { z } from 'zod'
import type { Read, Trx } from '../../kit/db/db.ts'
import { sha256 } from '../../kit/id.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import { readStoredZip, storedZip } from '../../kit/stored-zip.ts'
import { entryLine } from '../../ledger/bundle.ts'
import type { Entry } from '../../ledger/chain.ts'
import { CHANGED, type Sealed, seal, unseal } from './sealed.ts'
import type { Row } from './travel.ts'

const UTF8 = new TextEncoder()
const META = 'goi.json'
const LEDGER = 'nhat-ky.jsonl'
const CHANGES = 'thay-doi.jsonl'

const place = z.object({ seq: z.int().min(0), hash: z.string() })

const metaShape = z.object({
  commune: z.string(),
  communeName: z.string(),
  loan: z.string(),
  conference: z.string(),
  title: z.string(),
  /** What the laptop is called. */
  name: z.string(),
  made: z.string(),
  /** The migrations both programs must share, as one digest. */
  schema: z.string(),
  /** Where the branch leaves the main chain. */
  fork: place,
  /** Of a parcel coming home: the end of the branch. */
  head: place.optional(),
  numbers: z.array(
    z.object({ issuer: z.enum(['ubnd', 'party', 'front']), series: z.string(), from: z.int(), to: z.int() }),
  ),
})

export type Meta = z.output<typeof metaShape>

const changeShape = z.object({
  t: z.string(),
  k: z.string(),
  b: z.record(z.string(), z.unknown()).nullable(),
  r: z.record(z.string(), z.unknown()).nullable(),
})

/** One row as the laptop got it and as it is there now; null: it was not, it is no more. */
export interface Change {
  readonly table: string
  readonly key: string
  readonly base: Row | null
  readonly row: Row | null
}

export interface Contents {
  readonly meta: Meta
  /** Of a parcel going out: every row. */
  readonly rows: ReadonlyMap<string, readonly Row[]>
  /** Of a parcel coming home. */
  readonly changes: readonly Change[]
  readonly ledger: readonly Entry[]
  /** By table and key: "file/…". */
  readonly bytes: ReadonlyMap<string, Uint8Array>
}

const lines = (texts: readonly string[]) => UTF8.encode(texts.map((text) => `${text}\n`).join(''))

export async function writeParcel(way: 'di' | 've', contents: Contents, code: string): Promise<Uint8Array> {
  const { meta, rows, changes, ledger, bytes } = contents
  const files: [string, Uint8Array][] = [
    [META, UTF8.encode(JSON.stringify(meta))],
    [LEDGER, lines(ledger.map(entryLine))],
    ...(way === 've'
      ? [
          [
            CHANGES,
            lines(
              changes.map(({ table, key, base, row }) =>
                JSON.stringify({ t: table, k: key, b: base, r: row }),
              ),
            ),
          ] as [string, Uint8Array],
        ]
      : []),
    ...[...rows].map(
      ([table, all]) =>
        [`bang/${table}.jsonl`, lines(all.map((row) => JSON.stringify(row)))] as [string, Uint8Array],
    ),
    ...[...bytes].map(([name, content]) => [`tep/${name}`, content] as [string, Uint8Array]),
  ]
  const parts: Uint8Array[] = []
  for await (const part of storedZip(files)) parts.push(part)
  return seal({ way, commune: meta.commune, loan: meta.loan, made: meta.made }, Buffer.concat(parts), code)
}

/** Opened with the code: whatever does not hold together is told as one thing, for all of it was sealed as one. */
export async function openParcel(sealed: Sealed, code: string): Promise<Result<Contents>> {
  const payload = unseal(sealed, code)
  if (!payload.ok) return payload
  const zip = await readStoredZip(payload.value)
  if (!zip.ok) return err({ message: CHANGED, status: 422 })
  try {
    return ok(contentsOf(zip.value))
  } catch {
    return err({ message: CHANGED, status: 422 })
  }
}

function contentsOf(files: ReadonlyMap<string, Uint8Array>): Contents {
  const text = (name: string) => new TextDecoder().decode(files.get(name) ?? new Uint8Array())
  const rowsIn = (name: string) =>
    text(name)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Row)
  const named = (start: string) => [...files].filter(([name]) => name.startsWith(start))
  return {
    meta: metaShape.parse(JSON.parse(text(META))),
    ledger: rowsIn(LEDGER) as unknown as readonly Entry[],
    changes: rowsIn(CHANGES).map((line) => {
      const { t, k, b, r } = changeShape.parse(line)
      return { table: t, key: k, base: b, row: r }
    }),
    rows: new Map(named('bang/').map(([name]) => [name.slice(5, -'.jsonl'.length), rowsIn(name)])),
    bytes: new Map(named('tep/').map(([name, content]) => [name.slice(4), content])),
  }
}

/** Rows fit only a database with the very same tables. */
export async function schemaOf(handle: Read | Trx): Promise<string> {
  const rows = await handle
    .selectFrom('schema_migration')
    .select(['name', 'digest'])
    .orderBy('name')
    .execute()
  return sha256(rows.map((row) => `${row.name} ${row.digest}`).join('\n'))
}
