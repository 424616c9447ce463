// Acts on the laptop: the day is taken into an empty installation, packed to be carried home, opened again to write on.
import { instantText } from '../../kit/clock.ts'
import type { Db, Trx } from '../../kit/db/db.ts'
import { insertRow, insertRows } from '../../kit/db/prepared.ts'
import { canonicalJson, sha256 } from '../../kit/id.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import { type Entry, faults, MAIN } from '../../ledger/chain.ts'
import type { Gate } from '../../ledger/gate.ts'
import { type Actor, append, SYSTEM } from '../../ledger/ledger.ts'
import type { LedgerRow } from '../../ledger/tables.ts'
import { type Contents, openParcel, schemaOf } from './parcel.ts'
import { insertAll, rowText } from './rows.store.ts'
import { CHANGED, readLabel } from './sealed.ts'
import { keyOf, type Row, TRAVELLING } from './travel.ts'

export interface Taking {
  readonly bytes: Uint8Array
  /** As typed. */
  readonly code: string
  readonly now: Temporal.Instant
  readonly today: Temporal.PlainDate
}

export interface Taken {
  readonly commune: string
  readonly conference: string
  readonly title: string
  readonly rows: number
}

/** Opens the parcel and fills this empty installation with it, all or nothing. */
export async function takeDay(db: Db, taking: Taking): Promise<Result<Taken>> {
  const sealed = readLabel(taking.bytes)
  if (!sealed.ok) return sealed
  if (sealed.value.label.way !== 'di')
    return err({
      message: 'Đây là gói đưa về, dành cho máy chính của xã. Máy xách tay cần gói mang đi.',
      status: 422,
    })
  const contents = await openParcel(sealed.value, taking.code)
  if (!contents.ok) return contents
  if (!holdsTogether(contents.value)) return err({ message: CHANGED, status: 422 })
  return db.act(contents.value.meta.commune, (trx) => fill(trx, contents.value, taking))
}

/** The ledger that came must be whole, with the entry the branch leaves from at its end. */
function holdsTogether({ meta, ledger }: Contents): boolean {
  const main = ledger.filter((entry) => entry.stream === MAIN)
  const last = main.at(-1)
  return (
    last?.seq === meta.fork.seq &&
    last.hash === meta.fork.hash &&
    ledger.every((entry) => entry.commune_id === meta.commune) &&
    faults(ledger, [], sha256).length === 0
  )
}

async function fill(trx: Trx, contents: Contents, taking: Taking): Promise<Result<Taken>> {
  const { meta } = contents
  const there = await trx.selectFrom('commune').select('name').executeTakeFirst()
  if (there)
    return err({
      message: `Máy này đã có dữ liệu của ${there.name}, nên không nhận gói. Hãy chạy chương trình với một thư mục dữ liệu mới (npm start -- --empty --data THƯ_MỤC_MỚI) rồi nhận gói ở đó.`,
      status: 409,
    })
  if ((await schemaOf(trx)) !== meta.schema)
    return err({
      message:
        'Máy này chạy phiên bản chương trình khác với máy chính, nên không nhận gói. Hãy cài cùng một phiên bản rồi nhận lại.',
      status: 409,
    })
  let count = 0
  for (const of of TRAVELLING) {
    const rows = contents.rows.get(of.table) ?? []
    const whole = of.table === 'file' ? rows.map((row) => withContent(row, contents)) : rows
    await insertAll(trx, of, whole)
    count += rows.length
    if (of.way === 'both')
      await insertRows(
        trx,
        'laptop_base',
        rows.map((row) => ({
          commune_id: meta.commune,
          tbl: of.table,
          key: keyOf(of, row),
          row: rowText(row),
        })),
      )
  }
  await beginBranch(trx, contents, taking)
  return ok({ commune: meta.commune, conference: meta.conference, title: meta.title, rows: count })
}

/** Of what is not of this conference only the name came. */
function withContent(row: Row, { bytes }: Contents): Row {
  return { ...row, bytes: bytes.get(`file/${row.id}`) ?? new Uint8Array() }
}

async function beginBranch(
  trx: Trx,
  { meta, ledger }: Contents,
  { code, now, today }: Taking,
): Promise<void> {
  const heads = new Map<string, Entry>()
  await insertRows(trx, 'ledger', ledger as readonly LedgerRow[])
  for (const entry of ledger) heads.set(entry.stream, entry)
  const stream = `may-${meta.loan}`
  const gate: Gate = { side: 'laptop', loan: meta.loan, conference: meta.conference, name: meta.name, stream }
  for (const { stream: name, seq, hash } of heads.values())
    await insertRow(trx, 'ledger_head', {
      commune_id: meta.commune,
      stream: name,
      seq,
      hash,
      gate: name === MAIN ? canonicalJson(gate) : null,
    })
  await insertRow(trx, 'ledger_head', { commune_id: meta.commune, stream, ...meta.fork, gate: null })
  for (const { issuer, series, from, to } of meta.numbers)
    await insertRow(trx, 'laptop_number', {
      commune_id: meta.commune,
      loan_id: meta.loan,
      issuer,
      series,
      from_number: from,
      to_number: to,
      side: 'may',
      ended_at: null,
    })
  await insertRow(trx, 'laptop_here', {
    commune_id: meta.commune,
    loan_id: meta.loan,
    conference_id: meta.conference,
    name: meta.name,
    code,
    head_seq: meta.fork.seq,
    head_hash: meta.fork.hash,
    taken_at: instantText(now),
  })
  const by: Actor = { commune: meta.commune, person: SYSTEM, now, today }
  await append(trx, by, 'laptop.taken', meta.loan, { conference: meta.conference })
}
