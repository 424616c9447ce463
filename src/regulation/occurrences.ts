// Rules: a duty that comes back every month (plan S1: "báo cáo Chủ tịch UBND xã định kỳ hàng tháng"), every quarter or half-year: each
// time is due and met on its own; the series runs until the conference's file is closed. Pure.

export interface MetMonth {
  /** YYYY-MM: the month of the occurrence. */
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

/** How many months lie between two of the series: 1, 3 of a quarterly one, 6 of a half-yearly one. */
function stepOf(stored: readonly string[]): number {
  const [first, second] = stored.map((date) => Temporal.PlainDate.from(date).toPlainYearMonth())
  return first && second ? first.until(second, { largestUnit: 'months' }).months : 1
}

/** The stored dates are the series' first; the day is the largest among them, since a short month cuts it ("31/1, 28/2"). */
function nth(stored: readonly string[], at: number): string {
  const first = Temporal.PlainDate.from(stored[0] ?? '')
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
  for (let at = 0; ; at++) {
    const date = nth(stored, at)
    if (closedOn !== null && date > closedOn) return found
    // A quarterly one is met in any month since the one before it.
    const after = at > 0 ? monthOf(nth(stored, at - 1)) : ''
    const done = met.find((each) => each.month > after && each.month <= monthOf(date)) ?? null
    found.push({ month: monthOf(date), date, met: done })
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

/** "tháng 10/2025 đã báo cáo, tháng 11/2025 đến hạn 7/11/2025". */
export function monthName(month: string): string {
  const [year, number] = month.split('-')
  return `tháng ${Number(number)}/${year}`
}
