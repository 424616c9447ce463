// Rules: what a superior compares its communes by, and how fairly. product 3.11: "Numbers always with numerator and
// denominator"; "comparison that is fair (per 1,000 people, by kind)". A commune is held beside the middle of all, never
// ranked; a share of few is marked and left out of the middle. Nghị định 59/2023/NĐ-CP: communes report to the superior.
import type { Measure, Rate } from '../figures.ts'

/** What one commune's counts hold; each pair is what is counted and what it is of. */
export interface CommuneFigures {
  readonly commune: string
  readonly received: number
  readonly rates: Readonly<Record<ProvinceMeasure, Rate>>
}

export const PROVINCE_MEASURES = {
  handled: { label: 'Đã trả lời', of: 'nội dung đối thoại' },
  on_time: { label: 'Trả lời đúng hạn', of: 'nội dung có hạn đã trả lời' },
  late: { label: 'Quá hạn', of: 'nội dung có hạn' },
  refused: { label: 'Từ chối', of: 'nội dung đối thoại' },
  beyond: { label: 'Vượt thẩm quyền', of: 'nội dung đối thoại' },
  satisfied: { label: 'Hài lòng', of: 'nội dung đã hỏi mức hài lòng' },
  repeated: { label: 'Nêu lại', of: 'nội dung đối thoại' },
} as const satisfies Partial<Record<Measure, { readonly label: string; readonly of: string }>>
export type ProvinceMeasure = keyof typeof PROVINCE_MEASURES
export const PROVINCE_KEYS = Object.keys(PROVINCE_MEASURES) as readonly ProvinceMeasure[]

export function isProvinceMeasure(text: string): text is ProvinceMeasure {
  return Object.hasOwn(PROVINCE_MEASURES, text)
}

/** Below so many a share says little: one case more or less moves it by tens of per cent. */
export const FEW = 10

export function isFew(rate: Rate): boolean {
  return rate.whole < FEW
}

export function shareOf(rate: Rate): number | null {
  return rate.whole === 0 ? null : rate.part / rate.whole
}

/** Matters raised by 1,000 people; null where the number of people is not known. */
export function perThousand(received: number, population: number): number | null {
  return population <= 0 ? null : (received / population) * 1000
}

export function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const upper = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2
}

/** The middle commune of a measure, of those whose number is not small; with how many those are. */
export function middleOf(
  all: readonly CommuneFigures[],
  measure: ProvinceMeasure,
): { readonly share: number | null; readonly of: number } {
  const shares = all.flatMap(({ rates }) => {
    const share = shareOf(rates[measure])
    return share === null || isFew(rates[measure]) ? [] : [share]
  })
  return { share: medianOf(shares), of: shares.length }
}

/** All communes together. */
export function totalOf(all: readonly CommuneFigures[], measure: ProvinceMeasure): Rate {
  return {
    part: all.reduce((sum, one) => sum + one.rates[measure].part, 0),
    whole: all.reduce((sum, one) => sum + one.rates[measure].whole, 0),
  }
}

/** "12,5 %"; a share of nothing is no number. */
export function shareText(share: number | null): string {
  return share === null ? '–' : `${(Math.round(share * 1000) / 10).toFixed(1).replace('.', ',')} %`
}

export function thousandText(value: number | null): string {
  return value === null ? 'chưa có số dân' : (Math.round(value * 10) / 10).toFixed(1).replace('.', ',')
}
