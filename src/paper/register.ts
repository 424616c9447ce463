// Rules: the register of papers (sổ văn bản đi): in which series a paper is numbered, which number comes next,
// what a typed number must be, what a gap between numbers means.
import { err, ok, type Result } from '../kit/result.ts'
import type { Issuer } from './model.ts'

const MAX_NUMBER = 99_999

/** How the papers of an office are numbered: each kind by itself within the year, or all in one line. */
export type RegisterMode = 'kind' | 'year'

export function isRegisterMode(text: string): text is RegisterMode {
  return text === 'kind' || text === 'year'
}

/**
 * NĐ 30/2020/NĐ-CP Điều 15: "Số và thời gian ban hành văn bản được lấy theo thứ tự và trình tự thời gian ban hành văn
 * bản của cơ quan, tổ chức trong năm (bắt đầu liên tiếp từ số 01 vào ngày 01 tháng 01 và kết thúc vào ngày 31 tháng 12
 * hằng năm)"; whether the kinds run apart or together is the office's own choice. HD 36-HD/VPTW mục II.3: a Party
 * committee's numbers run by kind of paper from congress to congress.
 */
export function seriesOf(paper: {
  readonly issuer: Issuer
  readonly issuedOn: Temporal.PlainDate
  /** The abbreviation in the symbol: "KH"; null for a công văn. */
  readonly type: string | null
  readonly mode: RegisterMode
  readonly term?: string
}): Result<string> {
  const type = paper.type ?? LETTER
  const year = String(paper.issuedOn.year)
  if (paper.issuer !== 'party') return ok(paper.mode === 'year' ? year : `${year}/${type}`)
  const term = paper.term ?? usualTerm(paper.issuedOn)
  if (!isTerm(term))
    return err({
      field: 'term',
      message: 'Nhiệm kỳ ghi bằng hai năm, ví dụ 2025-2030. Hãy nhập lại.',
    })
  return ok(`${term}/${type}`)
}

/** A công văn has no abbreviation in its symbol; in the register it stands under this one. */
const LETTER = 'CV'

export function isTerm(text: string): boolean {
  const years = /^(\d{4})-(\d{4})$/.exec(text)
  return years !== null && Number(years[2]) === Number(years[1]) + 5
}

/** Party congresses are held every five years, in years ending in 0 and 5; in such a year the typed term decides. */
export function usualTerm(date: Temporal.PlainDate): string {
  const from = date.year - (date.year % 5)
  return `${from}-${from + 5}`
}

/** "Số 12 (KH, năm 2024)", "số 12 (năm 2024)", "số 12 (KH, nhiệm kỳ 2025-2030)". */
export function seriesWords(series: string): string {
  const [period = '', type] = series.split('/')
  const when = isTerm(period) ? `nhiệm kỳ ${period}` : `năm ${period}`
  return type === undefined ? when : `${type}, ${when}`
}

/** NĐ 30/2020 Điều 15: numbers are taken in order; the next is one more than the largest taken. */
export function nextNumber(taken: readonly number[]): number {
  return taken.reduce((most, number) => Math.max(most, number), 0) + 1
}

/** Numbers that the commune's register, kept elsewhere, has set aside for papers issued here. */
export interface NumberRange {
  readonly from: number
  readonly to: number
}

/**
 * The number a paper takes when none is typed. With ranges set aside: the first free one in them, in their order;
 * without: the next of the register, which then is kept here.
 */
export function freeNumber(taken: readonly number[], ranges: readonly NumberRange[]): Result<number> {
  if (ranges.length === 0) return checkedNumber(nextNumber(taken))
  const used = new Set(taken)
  for (const range of ranges)
    for (let number = range.from; number <= range.to; number++) if (!used.has(number)) return ok(number)
  return err({
    field: 'number',
    message: `Đã dùng hết số giữ chỗ (${ranges.map(rangeWords).join('; ')}). Hãy nhập số do sổ của cơ quan cấp, hoặc nhận thêm dải số ở trang Sổ văn bản.`,
  })
}

export function leftIn(range: NumberRange, taken: readonly number[]): number {
  const used = new Set(taken.filter((number) => number >= range.from && number <= range.to))
  return range.to - range.from + 1 - used.size
}

export function rangeWords(range: NumberRange): string {
  return range.from === range.to ? `số ${range.from}` : `số ${range.from} đến ${range.to}`
}

/** The widest range that is set aside at once: a year's papers of one kind are far fewer. */
const MAX_RANGE = 5_000

/** A new range: in order, not too wide, not over another one. */
export function checkedRange(range: NumberRange, others: readonly NumberRange[]): Result<NumberRange> {
  for (const [field, number] of [
    ['from', range.from],
    ['to', range.to],
  ] as const) {
    const checked = checkedNumber(number)
    if (!checked.ok) return err({ field, message: `Số văn bản là số nguyên từ 1 đến ${MAX_NUMBER}.` })
  }
  if (range.to < range.from)
    return err({ field: 'to', message: `Số cuối (${range.to}) đứng trước số đầu (${range.from}).` })
  if (range.to - range.from >= MAX_RANGE)
    return err({ field: 'to', message: `Một dải giữ tối đa ${MAX_RANGE} số. Hãy chia làm nhiều dải.` })
  const over = others.find((other) => other.from <= range.to && range.from <= other.to)
  return over
    ? err({ field: 'from', message: `Dải này chồng lên dải đã có: ${rangeWords(over)}.` })
    : ok(range)
}

/**
 * A number typed by the clerk, as the commune's own register gave it. NĐ 30/2020 Phụ lục I: "Số của văn bản được ghi
 * bằng chữ số Ả Rập"; leading zeros are of the print, not of the number.
 */
export function typedNumber(text: string): Result<number | null> {
  const trimmed = text.trim()
  if (trimmed === '') return ok(null)
  if (!/^\d{1,9}$/.test(trimmed))
    return err({
      field: 'number',
      message: 'Số văn bản chỉ gồm chữ số, ví dụ 27. Hãy nhập lại, hoặc để trống để lấy số tiếp theo.',
    })
  return checkedNumber(Number(trimmed))
}

export function checkedNumber(number: number): Result<number> {
  if (Number.isSafeInteger(number) && number > 0 && number <= MAX_NUMBER) return ok(number)
  return err({
    field: 'number',
    message: `Số văn bản là số nguyên từ 1 đến ${MAX_NUMBER}. Hãy nhập lại, hoặc để trống để lấy số tiếp theo.`,
  })
}

/** A run of numbers of one series that no paper here carries, in words of who knows why. */
export interface Gap {
  readonly from: number
  readonly to: number
  readonly reason?: string | undefined
}

/**
 * The numbers missing below the largest taken. Those of a range still set aside are not missing, they wait. An
 * explained number stands apart with its reason.
 */
export function gaps(
  taken: readonly number[],
  ranges: readonly NumberRange[] = [],
  reasons: ReadonlyMap<number, string> = new Map(),
): readonly Gap[] {
  const used = new Set(taken)
  const last = taken.reduce((most, number) => Math.max(most, number), 0)
  const found: Gap[] = []
  for (let number = 1; number < last; number++) {
    if (used.has(number) || ranges.some((range) => range.from <= number && number <= range.to)) continue
    const reason = reasons.get(number)
    const before = found.at(-1)
    if (before && before.to === number - 1 && before.reason === reason)
      found[found.length - 1] = { ...before, to: number }
    else found.push({ from: number, to: number, ...(reason === undefined ? {} : { reason }) })
  }
  return found
}

export function gapWords(gap: Gap): string {
  const numbers = gap.from === gap.to ? `Số ${gap.from}` : `Các số từ ${gap.from} đến ${gap.to}`
  return gap.reason === undefined
    ? `${numbers} không có ở đây và chưa có giải trình.`
    : `${numbers}: ${gap.reason}`
}

export interface Numbered {
  readonly number: number
  readonly issuedOn: string
}

/**
 * NĐ 30/2020 Điều 15 ("theo thứ tự và trình tự thời gian ban hành"): a smaller number with a later date, or a larger
 * with an earlier, is said before issuing. It is a warning: a register corrected by hand may hold it.
 */
export function orderWarning(paper: Numbered, others: readonly Numbered[]): string | undefined {
  const before = others.filter((other) => other.number < paper.number).sort((a, b) => b.number - a.number)[0]
  if (before && before.issuedOn > paper.issuedOn)
    return `Số ${before.number} đã ban hành ngày ${viDate(before.issuedOn)}, sau ngày định ghi cho số ${paper.number} (${viDate(paper.issuedOn)}). Số sau thường không mang ngày trước.`
  const after = others.filter((other) => other.number > paper.number).sort((a, b) => a.number - b.number)[0]
  if (after && after.issuedOn < paper.issuedOn)
    return `Số ${after.number} đã ban hành ngày ${viDate(after.issuedOn)}, trước ngày định ghi cho số ${paper.number} (${viDate(paper.issuedOn)}). Số trước thường không mang ngày sau.`
  return undefined
}

function viDate(iso: string): string {
  const [year, month, day] = iso.split('-')
  return `${Number(day)}/${Number(month)}/${year}`
}
