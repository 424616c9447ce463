// Rules: the register of papers (sổ văn bản đi): in which series a paper is numbered, which number comes next,
// what a typed number must be, what a gap between numbers means.
import { err, ok, type Result } from '../kit/result.ts'
import type { Issuer } from './model.ts'

const MAX_NUMBER = 99_999

/**
 * NĐ 30/2020/NĐ-CP Điều 15: "Số và thời gian ban hành văn bản được lấy theo thứ tự và trình tự thời gian ban hành văn
 * bản của cơ quan, tổ chức trong năm (bắt đầu liên tiếp từ số 01 vào ngày 01 tháng 01 và kết thúc vào ngày 31 tháng 12
 * hằng năm)". HD 36-HD/VPTW mục II.3: a Party committee's numbers run by kind of paper from congress to congress.
 */
export function seriesOf(paper: {
  readonly issuer: Issuer
  readonly issuedOn: Temporal.PlainDate
  /** The abbreviation in the symbol: "KH"; null for a công văn. */
  readonly type: string | null
  readonly term?: string
}): Result<string> {
  if (paper.issuer !== 'party') return ok(String(paper.issuedOn.year))
  const term = paper.term ?? usualTerm(paper.issuedOn)
  if (!isTerm(term))
    return err({
      field: 'term',
      message: 'Nhiệm kỳ ghi bằng hai năm, ví dụ 2025-2030. Hãy nhập lại.',
    })
  return ok(`${term}/${paper.type ?? 'CV'}`)
}

export function isTerm(text: string): boolean {
  const years = /^(\d{4})-(\d{4})$/.exec(text)
  return years !== null && Number(years[2]) === Number(years[1]) + 5
}

/** Party congresses are held every five years, in years ending in 0 and 5; in such a year the typed term decides. */
export function usualTerm(date: Temporal.PlainDate): string {
  const from = date.year - (date.year % 5)
  return `${from}-${from + 5}`
}

/** "Số 12 năm 2024", "số 12 (KH, nhiệm kỳ 2025-2030)". */
export function seriesWords(series: string): string {
  const [term, type] = series.split('/')
  return type === undefined ? `năm ${series}` : `${type}, nhiệm kỳ ${term}`
}

/** NĐ 30/2020 Điều 15: numbers are taken in order; the next is one more than the largest taken. */
export function nextNumber(taken: readonly number[]): number {
  return taken.reduce((most, number) => Math.max(most, number), 0) + 1
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

/** A run of numbers of one series that no paper here carries. */
export interface Gap {
  readonly from: number
  readonly to: number
}

/** The numbers missing below the largest; our papers share the commune's register, so a gap is named, never filled. */
export function gaps(taken: readonly number[]): readonly Gap[] {
  const sorted = [...new Set(taken)].sort((a, b) => a - b)
  return sorted.flatMap((number, at) => {
    const before = at === 0 ? 0 : (sorted[at - 1] as number)
    return number > before + 1 ? [{ from: before + 1, to: number - 1 }] : []
  })
}

export function gapWords(gap: Gap): string {
  const numbers = gap.from === gap.to ? `Số ${gap.from}` : `Các số từ ${gap.from} đến ${gap.to}`
  return `${numbers} không có ở đây: đã dùng cho văn bản khác trong sổ của cơ quan, hoặc chưa dùng.`
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
