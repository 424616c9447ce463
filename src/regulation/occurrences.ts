// Rules: a duty that comes back every month (plan S1: "báo cáo Chủ tịch UBND xã định kỳ hàng tháng"), every week, quarter or
// half-year: each time is due and met on its own; the series runs until the conference's file is closed. Pure.
import type { Every } from './codes.ts'

export interface MetMonth {
  /** The period of the occurrence: YYYY-MM, or YYYY-Www of a weekly one. */
  readonly month: string
  readonly on_date: string
  readonly note: string | null
}

export interface Occurrence {
  readonly month: string
  readonly date: string
  readonly met: MetMonth | null
}

const monthOf = (date: string) => date.slice(0, 7)

/** ISO 8601: weeks begin on Monday; the year is that of the week's Thursday. */
function weekOf(date: string): string {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(date)
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`
}

function daysBetween(stored: readonly string[]): number | undefined {
  const [first, second] = stored.map((date) => Temporal.PlainDate.from(date))
  return first && second ? first.until(second).days : undefined
}

const isWeekly = (stored: readonly string[]) => daysBetween(stored) === 7

/** The period a day belongs to in this series: it stays the same when the series shifts by some days. */
export const periodOf = (stored: readonly string[], date: string): string =>
  isWeekly(stored) ? weekOf(date) : monthOf(date)

/** How many months lie between two of the series: 1, 3 of a quarterly one, 6 of a half-yearly one. */
function stepOf(stored: readonly string[]): number {
  const [first, second] = stored.map((date) => Temporal.PlainDate.from(date).toPlainYearMonth())
  return first && second ? first.until(second, { largestUnit: 'months' }).months : 1
}

const EVERY_BY_STEP: Readonly<Record<number, Every>> = { 1: 'month', 3: 'quarter', 6: 'half_year' }

/** How often the series comes, as its dates tell. */
export const everyOf = (stored: readonly string[]): Every =>
  isWeekly(stored) ? 'week' : (EVERY_BY_STEP[stepOf(stored)] ?? 'month')

/** The stored dates are the series' first; the day is the largest among them, since a short month cuts it ("31/1, 28/2"). */
function nth(stored: readonly string[], at: number): string {
  const first = Temporal.PlainDate.from(stored[0] ?? '')
  if (isWeekly(stored)) return first.add({ weeks: at }).toString()
  const day = Math.max(...stored.map((date) => Number(date.slice(8))))
  const month = first.toPlainYearMonth().add({ months: at * stepOf(stored) })
  return month.toPlainDate({ day: Math.min(day, month.daysInMonth) }).toString()
}

/**
 * Every occurrence up to today and the next one after it, each met or not. Closing the file ends the series: nothing is
 * expected after that day.
 */
export function occurrencesOf(
  stored: readonly string[],
  met: readonly MetMonth[],
  today: Temporal.PlainDate,
  closedOn: string | null,
): readonly Occurrence[] {
  if (stored.length === 0) return []
  const found: Occurrence[] = []
  // Months that were met before the duty became a weekly one are of another series.
  const own = met.filter((each) => each.month.includes('W') === isWeekly(stored))
  for (let at = 0; ; at++) {
    const date = nth(stored, at)
    if (closedOn !== null && date > closedOn) return found
    // A quarterly one is met in any month since the one before it.
    const after = at > 0 ? periodOf(stored, nth(stored, at - 1)) : ''
    const month = periodOf(stored, date)
    const done = own.find((each) => each.month > after && each.month <= month) ?? null
    found.push({ month, date, met: done })
    if (date > today.toString() && !done) return found
  }
}

/** The next few dates of the series after a day. */
export function occurrencesAfter(stored: readonly string[], after: string, count: number): readonly string[] {
  const found: string[] = []
  for (let at = 0; stored.length > 0 && found.length < count; at++) {
    const date = nth(stored, at)
    if (date > after) found.push(date)
  }
  return found
}

/** The one to be done next: the earliest that is not met. */
export function nextOf(occurrences: readonly Occurrence[]): Occurrence | undefined {
  return occurrences.find((each) => each.met === null)
}

/** The Monday of an ISO week: 4 January always lies in the first one. */
function mondayOf(year: number, week: number): Temporal.PlainDate {
  const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 })
  return fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ weeks: week - 1 })
}

/** "tháng 10/2025", of a weekly duty "tuần 24–30/11/2025". */
export function monthName(month: string): string {
  const [year, number = ''] = month.split('-')
  if (!number.startsWith('W')) return `tháng ${Number(number)}/${year}`
  const from = mondayOf(Number(year), Number(number.slice(1)))
  const to = from.add({ days: 6 })
  const start = from.month === to.month ? `${from.day}` : `${from.day}/${from.month}`
  return `tuần ${start}–${to.day}/${to.month}/${to.year}`
}
