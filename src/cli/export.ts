// `doithoai export`: everything in open formats: one JSON-lines file a table, stored files as files, the ledger with
// its anchors. A commune can always leave with its data.
import { createWriteStream, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import { instantText } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import { sha256 } from '../kit/id.ts'
import { type BundleFile, entryLine, MANIFEST, manifestText } from '../ledger/bundle.ts'
import type { Entry } from '../ledger/chain.ts'
import { anchors } from '../ledger/ledger.ts'
import { readLine, refused, usage } from './arguments.ts'
import { fileDigest } from './backup.ts'
import { type Command, DONE } from './command.ts'
import { withDatabase } from './open.ts'

const USAGE_LINE = 'export THƯ_MỤC [--commune XÃ] [--restricted] [--data THƯ_MỤC]'

/** Never leaves with the data: passwords, sessions, secret addresses, the installation's secret. */
const KEPT_BACK = new Set([
  'account',
  'session',
  'calendar_address',
  'calendar_address_end',
  'installation',
  'done_key',
  'schema_migration',
  // Codes that open parcels, and the parcels.
  'laptop_loan',
  'laptop_parcel',
  'laptop_here',
  'laptop_base',
])
/** The restricted register of denunciations leaves only when asked for by name (Luật Tố cáo: identities are secret). */
const RESTRICTED = new Set([
  'restricted_matter',
  'restricted_handover',
  'restricted_file',
  'restricted_keeper',
])
/** Made anew from the others wherever the data goes. */
const DERIVED = /^question_(pending|search|lead|words.*)$/
const PAGE = 1000

async function tables(db: Db): Promise<readonly string[]> {
  const query =
    db.dialect === 'sqlite'
      ? sql<{
          name: string
        }>`select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name`
      : sql<{
          name: string
        }>`select table_name as name from information_schema.tables where table_schema = 'public' order by table_name`
  return (await query.execute(db.read)).rows
    .map((row) => row.name)
    .filter((name) => !KEPT_BACK.has(name) && !DERIVED.test(name))
}

interface Bundle {
  readonly commune: string | undefined
  /** The folder of stored files. */
  readonly files: string
  /** Ids of files that stay behind. */
  readonly secret: ReadonlySet<string>
}

async function secretFiles(db: Db): Promise<ReadonlySet<string>> {
  const rows = await sql<{ file_id: string }>`select file_id from restricted_file`.execute(db.read)
  return new Set(rows.rows.map((row) => row.file_id))
}

async function* rowsOf(db: Db, table: string, { commune, files, secret }: Bundle): AsyncGenerator<string> {
  const columns = await columnsOf(db, table)
  const scope =
    commune !== undefined && columns.includes('commune_id') ? sql`where commune_id = ${commune}` : sql``
  const order = sql.join(columns.filter((name) => name !== 'bytes').map((name) => sql.ref(name)))
  for (let offset = 0; ; offset += PAGE) {
    const page = await sql<
      Record<string, unknown>
    >`select * from ${sql.table(table)} ${scope} order by ${order} limit ${PAGE} offset ${offset}`.execute(
      db.read,
    )
    for (const row of page.rows.filter((one) => table !== 'file' || !secret.has(String(one.id))))
      yield `${lineOf(row, table, files)}\n`
    if (page.rows.length < PAGE) return
  }
}

async function columnsOf(db: Db, table: string): Promise<readonly string[]> {
  const query =
    db.dialect === 'sqlite'
      ? sql<{ name: string }>`select name from pragma_table_info(${table})`
      : sql<{
          name: string
        }>`select column_name as name from information_schema.columns where table_schema = 'public' and table_name = ${table} order by ordinal_position`
  return (await query.execute(db.read)).rows.map((row) => row.name)
}

/** A ledger entry has one way to be written, on both databases; of other rows the columns in their order. */
function lineOf(row: Record<string, unknown>, table: string, files: string): string {
  return table === 'ledger'
    ? entryLine(row as unknown as Entry)
    : JSON.stringify(withoutBytes(row, table, files))
}

/** Bytes go to files/, the row keeps the file's name there. */
function withoutBytes(row: Record<string, unknown>, table: string, files: string): Record<string, unknown> {
  if (!(row.bytes instanceof Uint8Array)) return row
  const name = `${table}-${String(row.id ?? row.paper_id)}${row.format ? `.${String(row.format)}` : ''}`
  writeFileSync(path.join(files, name), row.bytes)
  return { ...row, bytes: `files/${name}` }
}

function lastOf(names: readonly string[], last: string): readonly string[] {
  return names.toSorted((a, b) => Number(a === last) - Number(b === last))
}

/** Last, so that `verify` sees any byte of the export that changes afterwards. */
async function writeManifest(folder: string, now: Temporal.Instant): Promise<void> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
  const files: BundleFile[] = []
  for (const name of names) {
    const file = path.join(folder, name)
    files.push({
      name: name.replaceAll(path.sep, '/'),
      size: statSync(file).size,
      sha256: await fileDigest(file),
    })
  }
  const manifest = { format: 'doi-thoai-bundle', version: 1, made: instantText(now), files } as const
  writeFileSync(path.join(folder, MANIFEST), manifestText(manifest, sha256))
}

export const command: Command = {
  name: 'export',
  usage: USAGE_LINE,
  summary: 'Xuất mọi dữ liệu ra định dạng mở (JSON từng dòng, tệp gốc, nhật ký kèm mốc neo)',
  async run(args, io) {
    const line = readLine(
      args,
      { data: { type: 'string' }, commune: { type: 'string' }, restricted: { type: 'boolean' } },
      1,
    )
    if (!line.ok) return usage(io, line.error, USAGE_LINE)
    const given = line.value.positionals[0]
    if (given === undefined) return usage(io, 'Thiếu thư mục để xuất ra.', USAGE_LINE)
    const folder = path.resolve(io.cwd, given)
    if (existsSync(folder) && readdirSync(folder).length > 0)
      return refused(io, {
        message: `Thư mục ${folder} không trống. Chọn thư mục mới để không lẫn với tệp khác.`,
      })
    const { data, commune, restricted } = line.value.values
    return withDatabase(io, typeof data === 'string' ? data : undefined, async ({ db, clock }) => {
      const only = typeof commune === 'string' ? commune : undefined
      if (only !== undefined) {
        const found = await db.read
          .selectFrom('commune')
          .select('commune_id')
          .where('commune_id', '=', only)
          .executeTakeFirst()
        if (!found)
          return refused(io, { message: `Không có xã mang mã ${only}. Xem các xã: doithoai commune list.` })
      }
      const files = path.join(folder, 'files')
      mkdirSync(files, { recursive: true })
      const all = restricted === true
      const bundle: Bundle = { commune: only, files, secret: all ? new Set() : await secretFiles(db) }
      // The anchors first and the ledger last: what is entered meanwhile stands behind every anchor and beside every row.
      const heads = (await anchors(db.read)).filter((head) => only === undefined || head.commune === only)
      const names = (await tables(db)).filter((name) => all || !RESTRICTED.has(name))
      for (const table of lastOf(names, 'ledger'))
        await pipeline(
          Readable.from(rowsOf(db, table, bundle)),
          createWriteStream(path.join(folder, `${table}.jsonl`)),
        )
      writeFileSync(path.join(folder, 'anchors.json'), `${JSON.stringify(heads, null, 1)}\n`)
      await writeManifest(folder, clock.now())
      if (!all)
        io.out(
          'Sổ hạn chế về tố cáo không nằm trong bản xuất. Người giữ sổ cần chuyển đi thì thêm --restricted.',
        )
      io.out(`Đã xuất vào ${folder}. Kiểm tra nhật ký: doithoai verify ${folder}`)
      return DONE
    })
  },
}
