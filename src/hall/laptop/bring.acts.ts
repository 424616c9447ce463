// Acts at home: a parcel is laid down to be looked at, then taken in as one: rows, files, the branch of the ledger, and an
// entry in the main chain that holds the branch's end.
import { instantText } from '../../kit/clock.ts'
import type { Trx } from '../../kit/db/db.ts'
import { insertRow, insertRows } from '../../kit/db/prepared.ts'
import { canonicalJson, sha256 } from '../../kit/id.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import { type Actor, append, gateOf, setGate } from '../../ledger/ledger.ts'
import type { LedgerRow } from '../../ledger/tables.ts'
import { type Checked, checkReturn, olderProblem, planOf } from './bring.store.ts'
import { endNumbers, keepParcel } from './lend.acts.ts'
import { dropParcels, findParcel } from './loans.store.ts'
import { type Choice, decided, type MergePlan, NOTHING } from './merge.ts'
import { countsOf } from './pack.acts.ts'
import type { Change } from './parcel.ts'
import { insertAll, overwrite, readRows, removeRow, rowText } from './rows.store.ts'
import { keyOf, type Row, TRAVELLING, type Travelling, travellingTable } from './travel.ts'

/** What a person saw before agreeing: another plan is shown anew. */
export function planDigest(plan: MergePlan): string {
  const seen = [
    plan.take.map(({ table, key }) => [table, key]),
    plan.clashes.map(({ id, rows, may }) => [
      id,
      may,
      rows.map(({ change, home }) => [change.table, change.key, home && sha256(rowText(home))]),
    ]),
  ]
  return sha256(canonicalJson(seen))
}

export async function layDown(
  trx: Trx,
  by: Actor,
  input: { readonly conference: string; readonly bytes: Uint8Array },
): Promise<Result<{ id: string }>> {
  const checked = await fullyChecked(trx, by, input)
  if (!checked.ok) return checked
  const { loan, contents } = checked.value
  const id = await keepParcel(trx, by, {
    loan: loan.id,
    way: 've',
    bytes: input.bytes,
    counts: countsOf(contents.changes),
  })
  return ok({ id })
}

async function fullyChecked(
  trx: Trx,
  by: Actor,
  input: { readonly conference: string; readonly bytes: Uint8Array },
): Promise<Result<Checked>> {
  const checked = await checkReturn(trx, by.commune, input.conference, input.bytes)
  if (!checked.ok) return checked
  const older = await olderProblem(trx, checked.value)
  return older ? err({ message: older, status: 409 }) : checked
}

/** Not taken in after all: the parcel is put away, nothing has changed. */
export async function putAway(trx: Trx, by: Actor, id: string): Promise<Result<void>> {
  await trx
    .deleteFrom('laptop_parcel')
    .where('commune_id', '=', by.commune)
    .where('id', '=', id)
    .where('way', '=', 've')
    .execute()
  return ok()
}

export interface Merging {
  readonly conference: string
  readonly parcel: string
  /** The plan as it was shown. */
  readonly seen: string
  readonly choices: ReadonlyMap<string, string>
}

export async function mergeDay(
  trx: Trx,
  by: Actor,
  input: Merging,
): Promise<Result<{ loan: string; rows: number }>> {
  const parcel = await findParcel(trx, by.commune, input.parcel)
  if (parcel?.way !== 've')
    return err({
      message: 'Gói này không còn chờ nhập: đã nhập rồi hoặc đã bỏ. Không có gì thay đổi.',
      status: 409,
    })
  const checked = await fullyChecked(trx, by, { conference: input.conference, bytes: parcel.bytes })
  if (!checked.ok) return checked
  const plan = await planOf(trx, checked.value)
  if (planDigest(plan) !== input.seen)
    return err({
      message:
        'Từ lúc mở trang này, dữ liệu ở máy chính đã khác. Bảng dưới đây là bản mới: hãy xem lại rồi nhập.',
      status: 409,
    })
  const choices = decided(plan, input.choices)
  if (!choices)
    return err({
      message: 'Còn chỗ hai máy ghi khác nhau chưa chọn. Hãy chọn ở từng chỗ rồi nhập.',
      status: 422,
    })
  const twice = await codesGivenTwice(trx, plan.take)
  if (twice) return err({ message: twice, status: 409 })
  const writing = [...plan.take, ...(await chosen(trx, by.commune, plan, choices))]
  await write(trx, by.commune, writing, checked.value)
  await takenIn(trx, by, checked.value, { digest: parcel.digest, writing, plan, choices })
  return ok({ loan: checked.value.loan.id, rows: writing.length })
}

/** Receipts are given out by chance; should both machines once have given the same, nobody's may be changed silently. */
async function codesGivenTwice(trx: Trx, take: readonly Change[]): Promise<string | undefined> {
  for (const { table, base, row } of take) {
    if ((table !== 'submission' && table !== 'registration') || base !== null || !row) continue
    const holder = await trx
      .selectFrom(table)
      .select('id')
      .where('code', '=', String(row.code))
      .where('id', '<>', String(row.id))
      .executeTakeFirst()
    if (holder)
      return `Mã biên nhận ${row.code} đã cấp ở cả hai máy cho hai người khác nhau. Hãy báo người quản trị: gói chưa nhập, không có gì thay đổi.`
  }
  return undefined
}

/** What of the clashes is written: the laptop's rows, or its lines after those of home. */
async function chosen(
  trx: Trx,
  commune: string,
  plan: MergePlan,
  choices: ReadonlyMap<string, Choice>,
): Promise<readonly Change[]> {
  const found: Change[] = []
  for (const { id, rows } of plan.clashes) {
    const choice = choices.get(id)
    for (const { of, change, home } of rows) {
      if (choice === 'may') found.push({ ...change, base: home })
      if (choice === 'ca_hai' && change.row) found.push(await numberedAfter(trx, commune, of, change, found))
    }
  }
  return found
}

async function numberedAfter(
  trx: Trx,
  commune: string,
  of: Travelling,
  change: Change,
  before: readonly Change[],
): Promise<Change> {
  const last = of.key.at(-1) as string
  const same = (row: Row | null) => of.key.slice(0, -1).every((name) => row?.[name] === change.row?.[name])
  const there = [
    ...(await readRows(trx, commune, of)),
    ...before.flatMap((one) => (one.table === of.table && one.row ? [one.row] : [])),
  ]
  const seq = Math.max(0, ...there.filter(same).map((row) => Number(row[last]))) + 1
  const row = { ...change.row, [last]: seq }
  return { table: of.table, key: keyOf(of, row), base: null, row }
}

/** Gone rows first and from the last table up, then what is new or otherwise, in the order in which rows name each other. */
async function write(
  trx: Trx,
  commune: string,
  changes: readonly Change[],
  { contents }: Checked,
): Promise<void> {
  const byTable = Map.groupBy(changes, (change) => change.table)
  for (const of of TRAVELLING.toReversed())
    for (const { key, row } of byTable.get(of.table) ?? [])
      if (row === null) await removeRow(trx, commune, of, JSON.parse(key) as readonly unknown[])
  for (const of of TRAVELLING)
    for (const { key, base, row } of byTable.get(of.table) ?? []) {
      if (row === null) continue
      const name = `${of.table}/${(JSON.parse(key) as readonly unknown[]).join('.')}`
      const bytes = contents.bytes.get(name)
      if (base === null) await insertAll(trx, of, [bytes ? { ...row, bytes } : row])
      else await overwrite(trx, of, row)
    }
}

async function takenIn(
  trx: Trx,
  by: Actor,
  { loan, contents, head }: Checked,
  done: {
    readonly digest: string
    readonly writing: readonly Change[]
    readonly plan: MergePlan
    readonly choices: ReadonlyMap<string, Choice>
  },
): Promise<void> {
  const { commune } = by
  const stream = `may-${loan.id}`
  const last = loan.merges.at(-1)
  const fresh = contents.ledger.filter((entry) => entry.seq > (last?.head_seq ?? 0))
  await insertRows(trx, 'ledger', fresh as readonly LedgerRow[])
  await trx
    .insertInto('ledger_head')
    .values({ commune_id: commune, stream, ...head, gate: null })
    .onConflict((conflict) => conflict.columns(['commune_id', 'stream']).doUpdateSet({ ...head }))
    .execute()
  await rememberRows(trx, commune, loan.id, contents.changes)
  const counts = { ...countsOf(done.writing), _clashes: done.plan.clashes.length, _same: done.plan.same }
  await insertRow(trx, 'laptop_merge', {
    commune_id: commune,
    loan_id: loan.id,
    seq: (last?.seq ?? 0) + 1,
    digest: done.digest,
    head_seq: head.seq,
    head_hash: head.hash,
    counts: canonicalJson(counts),
    by_person: by.person,
    at: instantText(by.now),
  })
  await endNumbers(trx, by, loan.id)
  await dropParcels(trx, commune, loan.id)
  const gate = await gateOf(trx, commune)
  if (gate?.loan === loan.id) await setGate(trx, commune, null)
  await append(trx, by, 'ledger.merged', loan.id, {
    branch: stream,
    from: loan.head_seq,
    to: head.seq,
    hash: head.hash,
    parcel: done.digest,
    rows: done.writing.length,
    choices: [...done.choices].map(([id, choice]) => `${id}=${choice}`),
    conference: loan.conference_id,
  })
}

/** Also of what stayed as it is at home: the laptop's word on that row has been heard. */
async function rememberRows(
  trx: Trx,
  commune: string,
  loan: string,
  changes: readonly Change[],
): Promise<void> {
  for (const { table, key, row } of changes) {
    if (!travellingTable(table)) continue
    const digest = row === null ? NOTHING : sha256(rowText(row))
    await trx
      .insertInto('laptop_taken_row')
      .values({ commune_id: commune, loan_id: loan, tbl: table, key, digest })
      .onConflict((conflict) =>
        conflict.columns(['commune_id', 'loan_id', 'tbl', 'key']).doUpdateSet({ digest }),
      )
      .execute()
  }
}
