// Acts: issuing a paper (number, frozen model, ledger), attaching its signed scan. An issued paper never changes:
// a correction is a new paper that names the old.
import { instantText, parseDate, shortDate } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { canonicalJson, newId, sha256 } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append, gateOf } from '../ledger/ledger.ts'
import { storeFile } from '../office/files.ts'
import { PAPER_LABELS, type PaperKind } from './kinds.ts'
import { numbered } from './letterheads.ts'
import type { Issuer, PaperModel, Urgency } from './model.ts'
import { numbersOf, registerMode } from './numbering.store.ts'
import { checkedNumber, freeNumber, rangeWords, seriesOf, seriesWords } from './register.ts'
import type { PaperProblem } from './registry.ts'
import { closeSigning } from './signing.acts.ts'
import { findPaper, latestPaper, replacementOf } from './store.ts'
import { numberingOf, symbolText } from './symbol.ts'
import type { PaperRow } from './tables.ts'
import { unknownIn } from './wording.ts'

export interface PaperInput {
  readonly conference: string | null
  readonly kind: PaperKind
  /** What it is about below the conference; absent: the conference itself. One current paper of a kind for each. */
  readonly subject?: string
  /** The draft: number null. */
  readonly model: PaperModel
  /** The draft as of an earlier day: a paper that was signed then is compared with it. */
  readonly redraw?: (day: Temporal.PlainDate) => Promise<Result<PaperModel>>
  readonly issuer: Issuer
  /** Party papers: "2025-2030"; absent: the usual term of the date. */
  readonly term?: string
  /** Null or absent: the next of the register. */
  readonly number?: number | null
  /** ISO date. */
  readonly issuedOn: string
  /** Stamped on the paper when it goes out; no part of the text that was signed. */
  readonly urgency?: Urgency | undefined
  /** The issued paper this one replaces or corrects. */
  readonly replaces?: string
}

export interface Issued {
  readonly id: string
  readonly number: number
  /** "05/KH-UBND". */
  readonly symbol: string
}

export async function issuePaper(trx: Trx, by: Actor, input: PaperInput): Promise<Result<Issued>> {
  const checked = await check(trx, by, input)
  if (!checked.ok) return checked
  const { issuedOn, series } = checked.value
  const signed = await closeSigningOf(trx, by, input)
  if (!signed.ok) return signed
  const number = await takeNumber(trx, by.commune, input, series)
  if (!number.ok) return number
  const model = numbered(stamped(input), number.value, issuedOn)
  if (model.head.type !== 'letterhead') throw new Error('numbered without a letterhead')
  const frozen = canonicalJson(model)
  const paper: PaperRow = {
    commune_id: by.commune,
    id: newId(),
    conference_id: input.conference,
    kind: input.kind,
    subject: input.subject ?? '',
    issuer: input.issuer,
    series,
    number: number.value,
    symbol: symbolText(model.layout, model.head.symbol),
    title: model.title,
    issued_on: issuedOn.toString(),
    model: frozen,
    digest: sha256(frozen),
    replaces: input.replaces ?? null,
    by_person: by.person,
    at: instantText(by.now),
  }
  await trx.insertInto('paper').values(paper).execute()
  await append(trx, by, 'paper.issued', paper.id, {
    conference: paper.conference_id,
    kind: paper.kind,
    issuer: paper.issuer,
    series,
    number: paper.number,
    issued_on: paper.issued_on,
    digest: paper.digest,
  })
  if (input.replaces)
    await append(trx, by, 'paper.replaced', input.replaces, { by: paper.id, digest: paper.digest })
  return ok({ id: paper.id, number: paper.number, symbol: paper.symbol })
}

function stamped({ model, urgency }: PaperInput): PaperModel {
  return urgency === undefined ? model : { ...model, marks: { ...model.marks, urgency } }
}

/** What belongs to no conference goes through no chain. */
async function closeSigningOf(trx: Trx, by: Actor, input: PaperInput): Promise<Result<void>> {
  const { conference, kind, subject = '', model, redraw } = input
  return conference === null ? ok() : closeSigning(trx, by, { conference, kind, subject, model, redraw })
}

async function check(
  trx: Trx,
  by: Actor,
  input: PaperInput,
): Promise<Result<{ issuedOn: Temporal.PlainDate; series: string }>> {
  const { model } = input
  if (model.kind !== input.kind) throw new Error(`model of ${model.kind} issued as ${input.kind}`)
  const numbering = numberingOf(input.kind, model.layout)
  if (numbering.type === 'none' || model.head.type !== 'letterhead')
    return err({
      message: `${PAPER_LABELS[input.kind]} là biểu mẫu, tài liệu in ra dùng ngay, không vào số.`,
    })
  const known = allKnown(model, by.commune, input.conference)
  if (!known.ok) return known
  const issuedOn = parseDate(input.issuedOn)
  if (!issuedOn)
    return err({ field: 'issuedOn', message: 'Ngày ban hành có dạng ngày/tháng/năm, ví dụ 05/9/2024.' })
  if (Temporal.PlainDate.compare(issuedOn, by.today) > 0)
    return err({
      field: 'issuedOn',
      message: `Ngày ban hành ${shortDate(issuedOn)} chưa tới (hôm nay là ${shortDate(by.today)}). Hãy ban hành vào ngày ký.`,
    })
  const free = await replacesRightly(trx, by.commune, input)
  if (!free.ok) return free
  const { term } = input
  const series = seriesOf({
    issuer: input.issuer,
    issuedOn,
    type: numbering.abbreviation,
    mode: await registerMode(trx, by.commune, input.issuer, issuedOn.year),
    ...(term === undefined ? {} : { term }),
  })
  return series.ok ? ok({ issuedOn, series: series.value }) : series
}

/** Words of the paper that nobody has entered yet stop it, with the pages where they are entered. */
export function allKnown(
  model: PaperModel,
  commune: string,
  conference: string | null,
): Result<void, PaperProblem> {
  const unknown = unknownIn(model)
  if (unknown.length === 0) return ok()
  return err({
    message: 'Câu chữ của văn bản còn chỗ chưa có dữ liệu:',
    details: unknown.map(({ label }) => label),
    links: unknown.map(({ label, page }) => ({
      href: `/xa/${commune}/${page.replace(':hoi-nghi', conference ?? '')}`,
      label: `Nhập: ${label}`,
    })),
  })
}

async function takeNumber(
  trx: Trx,
  commune: string,
  input: PaperInput,
  series: string,
): Promise<Result<number>> {
  const { papers, taken, ranges, lent } = await numbersOf(trx, commune, { issuer: input.issuer, series })
  const gate = await gateOf(trx, commune)
  const away = gate?.side === 'laptop'
  if (away && lent.length === 0)
    return err({
      field: 'number',
      status: 409,
      message: `Máy xách tay không được dành số nào cho ${seriesWords(series)}. Hãy ban hành văn bản này ở máy chính sau khi đưa ngày đối thoại về.`,
    })
  const free = freeNumber(taken, ranges)
  if (input.number === undefined || input.number === null) return free
  const number = checkedNumber(input.number)
  if (!number.ok) return number
  const inLent = lent.some((range) => range.from <= number.value && number.value <= range.to)
  if (inLent !== away)
    return err({
      field: 'number',
      status: 409,
      message: away
        ? `Máy xách tay chỉ được dùng ${lent.map(rangeWords).join(', ')} (${seriesWords(series)}). Hãy nhập một số trong đó, hoặc để trống.`
        : `Số ${number.value} (${seriesWords(series)}) đang dành cho máy xách tay. Hãy nhập số khác, hoặc để trống.`,
    })
  const holder = papers.find((paper) => paper.number === number.value)
  if (!holder) return number
  return err({
    field: 'number',
    status: 409,
    message:
      `Số ${number.value} (${seriesWords(series)}) đã dùng cho ${reference(holder)}. ` +
      (free.ok
        ? `Hãy nhập số khác, hoặc để trống để lấy số tiếp theo (${free.value}).`
        : 'Hãy nhập số khác.'),
  })
}

/** One current paper of a kind for each subject: a second one must name the first, and only the current one. */
async function replacesRightly(trx: Trx, commune: string, input: PaperInput): Promise<Result<void>> {
  if (input.replaces) {
    const old = await findPaper(trx, commune, input.replaces)
    if (!old || old.kind !== input.kind || old.conference_id !== input.conference)
      return err({ field: 'replaces', message: 'Không tìm thấy văn bản cần thay thế.', status: 404 })
    const newer = await replacementOf(trx, commune, old.id)
    if (newer)
      return err({
        field: 'replaces',
        status: 409,
        message: `Văn bản này đã được thay bằng ${reference(newer)}. Hãy thay thế văn bản mới nhất.`,
      })
    return ok()
  }
  const current = await latestPaper(trx, commune, input.conference, input.kind, input.subject ?? '')
  if (!current) return ok()
  return err({
    status: 409,
    message: `Đã ban hành ${reference(current)}. Văn bản đã ban hành không sửa được: hãy ban hành văn bản thay thế và nêu văn bản cũ.`,
  })
}

/** "Kế hoạch 05/KH-UBND ngày 5/8/2024": no title, which may name a citizen. */
function reference(paper: Pick<PaperRow, 'kind' | 'symbol' | 'issued_on'>): string {
  const label = Object.hasOwn(PAPER_LABELS, paper.kind) ? PAPER_LABELS[paper.kind as PaperKind] : paper.kind
  return `${label} ${paper.symbol} ngày ${shortDate(paper.issued_on)}`
}

/** The signed and sealed sheet as scanned; several may be kept, none replaces the frozen text. */
export async function attachScan(
  trx: Trx,
  by: Actor,
  input: { readonly paper: string; readonly file: { readonly name: string; readonly bytes: Uint8Array } },
): Promise<Result<{ file: string }>> {
  const paper = await findPaper(trx, by.commune, input.paper)
  if (!paper) return err({ message: 'Không tìm thấy văn bản.', status: 404 })
  const stored = await storeFile(trx, by, input.file)
  if (!stored.ok) return err({ ...stored.error, field: 'scan' })
  await trx
    .insertInto('paper_scan')
    .values({
      commune_id: by.commune,
      paper_id: paper.id,
      file_id: stored.value.id,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'paper.scan_attached', paper.id, {
    file: stored.value.id,
    sha256: stored.value.sha256,
  })
  return ok({ file: stored.value.id })
}
