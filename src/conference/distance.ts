// "còn 5 ngày làm việc": the distance of a date counted by the calendar of the law.

import type { Calendar } from '../calendar/calendar.ts'
import { workingDaysBetween } from '../calendar/counting.ts'

export function workingDistance(
  date: Temporal.PlainDate,
  today: Temporal.PlainDate,
  calendar: Calendar,
): string {
  const order = Temporal.PlainDate.compare(today, date)
  if (order === 0) return 'hôm nay'
  const [from, to] = order < 0 ? [today, date] : [date, today]
  const days = workingDaysBetween(from, to, calendar)
  return order < 0 ? `còn ${days} ngày làm việc` : `quá ${days} ngày làm việc`
}
