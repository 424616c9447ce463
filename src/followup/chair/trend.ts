// Rules: the days a trend is shown at, and which question was late on each. product 2: the chair needs "a page of what is late
// and whose"; issue 7: "late by unit with trend". Late at a day: its date was over and it was neither answered nor guided by
// then; of dates moved since, the date in force counts, so that a unit is not charged with what it was given time for.

/** How many days a trend shows. */
export const MONTHS = 6

/** The last day of each of the months before, and today: oldest first. */
export function trendDays(today: Temporal.PlainDate, months: number): readonly Temporal.PlainDate[] {
  const days = [today]
  let month = today.toPlainYearMonth()
  while (days.length < months) {
    days.unshift(month.toPlainDate({ day: 1 }).subtract({ days: 1 }))
    month = month.subtract({ months: 1 })
  }
  return days
}

/** "9/2024", its end: what a day of the trend is called; the last is today. */
export function trendWord(day: Temporal.PlainDate, today: Temporal.PlainDate): string {
  return Temporal.PlainDate.compare(day, today) === 0 ? 'Hôm nay' : `${day.month}/${day.year}`
}

export type Direction = 'up' | 'down' | 'same'

/** Against the month before. */
export function directionOf(late: readonly number[]): Direction {
  const [before, now] = [late.at(-2) ?? 0, late.at(-1) ?? 0]
  return now > before ? 'up' : now < before ? 'down' : 'same'
}

/** How often a matter may change units before the chair is told: product 3.9, "two bounces raise an alarm to the chair". */
export const BOUNCES = 2
