// Rules: a half-year or a year as a period of figures. Plan S4 holds its conference “6 tháng cuối năm 2025”; product
// 3.11 asks for "half-year and year". What was received in the period is counted, as it stood when the period ended, or today
// while it still runs.

export const PARTS = {
  'nua-1': { label: '6 tháng đầu năm', from: '01-01', to: '06-30' },
  'nua-2': { label: '6 tháng cuối năm', from: '07-01', to: '12-31' },
  nam: { label: 'Cả năm', from: '01-01', to: '12-31' },
} as const

export type Part = keyof typeof PARTS

export interface Period {
  readonly year: number
  readonly part: Part
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
}

export function isPart(text: string): text is Part {
  return Object.hasOwn(PARTS, text)
}

export function periodOf(year: number, part: Part): Period {
  const day = (of: string) => Temporal.PlainDate.from(`${year}-${of}`)
  return { year, part, from: day(PARTS[part].from), to: day(PARTS[part].to) }
}

/** The half-year a day lies in. */
export function currentPeriod(today: Temporal.PlainDate): Period {
  return periodOf(today.year, today.month <= 6 ? 'nua-1' : 'nua-2')
}

/** The period an address asks for: none asked is the present one; undefined is none at all. */
export function readPeriod(
  year: string | undefined,
  part: string | undefined,
  today: Temporal.PlainDate,
): Period | undefined {
  const now = currentPeriod(today)
  if (year !== undefined && !/^(19|20)\d{2}$/.test(year)) return undefined
  if (part !== undefined && !isPart(part)) return undefined
  return periodOf(
    year === undefined ? now.year : Number(year),
    part ?? (year === undefined ? now.part : 'nam'),
  )
}

/** The day the figures stand on; undefined: the period has not begun. */
export function closingDay(period: Period, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  if (Temporal.PlainDate.compare(today, period.from) < 0) return undefined
  return Temporal.PlainDate.compare(today, period.to) < 0 ? today : period.to
}

export function isWithin(period: Period, day: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(day, period.from) >= 0 && Temporal.PlainDate.compare(day, period.to) <= 0
}

export function periodWords(period: Period): string {
  return period.part === 'nam' ? `năm ${period.year}` : `${PARTS[period.part].label} ${period.year}`
}
