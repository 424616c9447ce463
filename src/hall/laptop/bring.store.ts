// What is at home of the rows a parcel changes, and the parcel's own claims against the loan and the ledger here.
import type { Read, Trx } from '../../kit/db/db.ts'
import { sha256 } from '../../kit/id.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import { type Entry, sealed as sealedText } from '../../ledger/chain.ts'
import { gateOf } from '../../ledger/ledger.ts'
import { findLoan, type Loan } from './loans.store.ts'
import { type AtHome, type MergePlan, ownerOf, planMerge } from './merge.ts'
import { type Contents, openParcel, schemaOf } from './parcel.ts'
import { readRows, rowText } from './rows.store.ts'
import { CHANGED, readLabel } from './sealed.ts'
import { keyOf, type Row, TRAVELLING } from './travel.ts'
import { instantWords } from './words.ts'

type Handle = Read | Trx

export interface Checked {
  readonly loan: Loan
  readonly contents: Contents
  readonly head: { readonly seq: number; readonly hash: string }
}

/** Everything that must hold before a parcel may be looked at; each reason it does not has its own words. */
export async function checkReturn(
  handle: Handle,
  commune: string,
  conference: string,
  bytes: Uint8Array,
): Promise<Result<Checked>> {
  const sealed = readLabel(bytes)
  if (!sealed.ok) return sealed
  const { label } = sealed.value
  if (label.commune !== commune)
    return refuse('Gói này của xã khác, không phải của xã mình. Không nhận gì từ gói này.')
  if (label.way === 'di')
    return refuse('Đây là gói mang đi, dành cho máy xách tay. Máy chính cần gói đưa về, tải từ máy xách tay.')
  const loan = await findLoan(handle, commune, label.loan)
  if (!loan)
    return refuse(
      'Máy này không giao ngày đối thoại nào mang số của gói. Gói thuộc một máy chính khác, hoặc máy chính đã khôi phục từ bản sao lưu cũ hơn lần giao: hãy khôi phục bản sao lưu sau lần giao rồi nhập lại.',
    )
  const contents = await openParcel(sealed.value, loan.code)
  if (!contents.ok) return contents
  const { meta, ledger } = contents.value
  if (loan.conference_id !== conference || meta.conference !== conference)
    return refuse('Gói này thuộc hội nghị khác của xã. Hãy mở trang Máy xách tay của hội nghị đó rồi nhập.')
  if ((await schemaOf(handle)) !== meta.schema)
    return refuse(
      'Máy xách tay chạy phiên bản chương trình khác với máy chính. Hãy cài cùng một phiên bản trên máy xách tay, đóng gói lại rồi nhập.',
    )
  const { head } = meta
  if (!head || !branchHolds(loan, ledger, head)) return err({ message: CHANGED, status: 422 })
  const order = orderProblem(loan, ledger, head)
  if (order) return refuse(order)
  const gate = await gateOf(handle, commune)
  if (gate && gate.loan !== loan.id)
    return refuse(
      `Ngày đối thoại này đã gọi về rồi giao tiếp cho máy “${gate.name}”. Hãy đưa máy đó về trước, rồi nhập gói này.`,
    )
  return ok({ loan, contents: contents.value, head })
}

const refuse = (message: string) => err({ message, status: 409 as const })

/** One chain from the entry the day was lent at to the end the parcel names. */
function branchHolds(loan: Loan, ledger: readonly Entry[], head: Checked['head']): boolean {
  let before = { seq: loan.head_seq, hash: loan.head_hash }
  for (const entry of ledger) {
    const { hash, ...rest } = entry
    if (entry.commune_id !== loan.commune_id || entry.stream !== `may-${loan.id}`) return false
    if (entry.seq !== before.seq + 1 || entry.prev !== before.hash || sha256(sealedText(rest)) !== hash)
      return false
    before = entry
  }
  return before.seq === head.seq && before.hash === head.hash
}

/** Against what of this loan was taken in before: the same, an older one, a copy that went its own way. */
function orderProblem(loan: Loan, ledger: readonly Entry[], head: Checked['head']): string | undefined {
  const last = loan.merges.at(-1)
  if (!last) return undefined
  if (head.seq === last.head_seq && head.hash === last.head_hash)
    return `Gói này đã nhập lúc ${instantWords(last.at)}. Mọi việc trong gói đã có ở đây; không có gì thay đổi.`
  const earlier = loan.merges.find((merge) => merge.head_seq === head.seq && merge.head_hash === head.hash)
  if (earlier)
    return `Gói này đã nhập lúc ${instantWords(earlier.at)}, và sau đó đã nhập gói mới hơn lúc ${instantWords(last.at)}. Không có gì thay đổi.`
  if (head.seq > last.head_seq)
    return ledger.find((entry) => entry.seq === last.head_seq)?.hash === last.head_hash ? undefined : FORKED
  return undefined
}

export const FORKED =
  'Gói này và gói đã nhập trước đó đến từ hai bản sao khác nhau của máy xách tay: hai máy đã cùng ghi một ngày đối thoại. Không nhận gì từ gói này. Hãy giữ máy đó, mở hai bản ghi cạnh nhau và ghi bổ sung bằng tay những gì còn thiếu.'

export function olderWords(loan: Loan): string {
  const last = loan.merges.at(-1)
  return `Gói này cũ hơn gói đã nhập lúc ${instantWords(last?.at ?? '')}: mọi việc trong gói đã có ở đây. Không có gì thay đổi.`
}

/** A parcel that ends before the one taken in last: its end stands in the branch that is here, or it is another's. */
export async function olderProblem(handle: Handle, { loan, head }: Checked): Promise<string | undefined> {
  const last = loan.merges.at(-1)
  if (!last || head.seq > last.head_seq) return undefined
  const entry = await handle
    .selectFrom('ledger')
    .select('hash')
    .where('commune_id', '=', loan.commune_id)
    .where('stream', '=', `may-${loan.id}`)
    .where('seq', '=', head.seq)
    .executeTakeFirst()
  return entry?.hash === head.hash ? olderWords(loan) : FORKED
}

export async function planOf(handle: Handle, { loan, contents }: Checked): Promise<MergePlan> {
  return planMerge(contents.changes, await atHome(handle, loan, contents), sha256)
}

async function atHome(handle: Handle, loan: Loan, { changes }: Contents): Promise<AtHome> {
  const commune = loan.commune_id
  const rows = new Map<string, Row>()
  const units = new Map<string, { table: string; key: string; row: Row }[]>()
  const named = new Set(['erasure', ...changes.map((change) => change.table)])
  for (const of of TRAVELLING.filter(({ table, unit }) => unit || named.has(table)))
    for (const row of await readRows(handle, commune, of)) {
      const key = keyOf(of, row)
      rows.set(`${of.table} ${key}`, row)
      const owner = of.unit ? ownerOf(of, row) : null
      if (!owner) continue
      const unit = `${owner.kind} ${owner.id}`
      units.set(unit, [...(units.get(unit) ?? []), { table: of.table, key, row }])
    }
  const taken = new Map(
    (
      await handle
        .selectFrom('laptop_taken_row')
        .selectAll()
        .where('commune_id', '=', commune)
        .where('loan_id', '=', loan.id)
        .execute()
    ).map((row) => [`${row.tbl} ${row.key}`, row.digest]),
  )
  // A denunciation moved away since may have taken its sender with it: the laptop's copy must not bring them back.
  const restricted = new Set(
    (
      await handle
        .selectFrom('restricted_matter')
        .select('code')
        .where('commune_id', '=', commune)
        .where('at', '>', loan.at)
        .execute()
    ).map((one) => one.code),
  )
  const row = (table: string, key: string) => rows.get(`${table} ${key}`) ?? null
  const byId = (table: string, id: string) => row(table, JSON.stringify([id]))
  return {
    row,
    unit: ({ kind, id }) => units.get(`${kind} ${id}`) ?? [],
    text: rowText,
    taken: (table, key) => taken.get(`${table} ${key}`),
    stands: ({ kind, id }) => {
      const found = byId(kind, id)
      return found !== null && !(kind === 'submission' && restricted.has(String(found.code)))
    },
    erased: ({ kind, id }) => {
      const submission = kind === 'submission' ? id : String(byId('question', id)?.submission_id)
      const erasure = byId('erasure', submission)
      return erasure !== null && String(erasure.at) > loan.at
    },
  }
}
