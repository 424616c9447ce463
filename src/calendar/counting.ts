// Rules: counting days of law: working days forward and back, rolling. Pure; sentences stand in explain.ts.
import { err, ok, type Problem, type Result } from '../kit/result.ts'
import { type Calendar, dayStatus, isProvisional, isWorkingDay } from './calendar.ts'
import { explainWorkingDays, explainWorkingDaysEnglish } from './explain.ts'

export const FIRST_YEAR = 2000
export const LAST_YEAR = 2100
export const MOST_DAYS = 5000

export interface SkippedDay {
  readonly date: Temporal.PlainDate
  readonly reason: string
}

/** The days walked over: those skipped, and the weekend days that were counted because they are worked. */
export interface Walk {
  readonly date: Temporal.PlainDate
  readonly skipped: readonly SkippedDay[]
  readonly workedWeekends: readonly SkippedDay[]
  readonly provisional: boolean
}

export interface WorkingDays extends Walk {
  readonly explanation: string
  readonly explanationEnglish: string
}

export function withinYears(date: Temporal.PlainDate): boolean {
  return date.year >= FIRST_YEAR && date.year <= LAST_YEAR
}

export function outOfYears(date: Temporal.PlainDate, field: string): Problem {
  return {
    field,
    message: `Ngày ${date} nằm ngoài khoảng tính được: chỉ tính ngày làm việc trong các năm ${FIRST_YEAR}–${LAST_YEAR}.`,
  }
}

/**
 * BLDS 2015 Điều 147(2): "Khi thời hạn được xác định bằng ngày, tuần, tháng, năm thì ngày đầu tiên của thời hạn không được
 * tính mà tính từ ngày tiếp theo liền kề ngày được xác định." The same reading backwards: the conference day is not counted.
 */
export function walkWorkingDays(
  from: Temporal.PlainDate,
  count: number,
  calendar: Calendar,
): Result<Walk, Problem> {
  if (!Number.isInteger(count) || Math.abs(count) > MOST_DAYS)
    return err({
      field: 'add',
      message: `Số ngày làm việc phải là số nguyên từ -${MOST_DAYS} đến ${MOST_DAYS}.`,
    })
  if (!withinYears(from)) return err(outOfYears(from, 'from'))
  return walk(from, count, calendar)
}

function walk(from: Temporal.PlainDate, count: number, calendar: Calendar): Result<Walk, Problem> {
  const step = { days: Math.sign(count) }
  const skipped: SkippedDay[] = []
  const workedWeekends: SkippedDay[] = []
  let date = from
  let provisional = count === 0 && isProvisional(from.year, calendar)
  for (let left = Math.abs(count); left > 0; ) {
    date = date.add(step)
    if (!withinYears(date)) return err(outOfYears(date, 'add'))
    const status = dayStatus(date, calendar)
    provisional ||= status.provisional
    if (!status.working) skipped.push({ date, reason: status.reason ?? '' })
    else left -= 1
    if (status.working && status.reason) workedWeekends.push({ date, reason: status.reason })
  }
  return ok({ date, skipped, workedWeekends, provisional })
}

/** `count` working days from `from` (negative: back); `from` itself is never counted, 0 gives `from`. */
export function addWorkingDays(
  from: Temporal.PlainDate,
  count: number,
  calendar: Calendar,
): Result<WorkingDays, Problem> {
  const walked = walkWorkingDays(from, count, calendar)
  if (!walked.ok) return walked
  return ok({
    ...walked.value,
    explanation: explainWorkingDays(from, count, walked.value, calendar),
    explanationEnglish: explainWorkingDaysEnglish(from, count, walked.value, calendar),
  })
}

/** The date itself or the nearest working day in the direction, with the days off passed on the way. */
export function roll(date: Temporal.PlainDate, direction: 1 | -1, calendar: Calendar): Walk {
  const skipped: SkippedDay[] = []
  let at = date
  let provisional = false
  for (;;) {
    const status = dayStatus(at, calendar)
    provisional ||= status.provisional
    if (status.working) return { date: at, skipped, workedWeekends: [], provisional }
    skipped.push({ date: at, reason: status.reason ?? '' })
    at = at.add({ days: direction })
  }
}

/**
 * BLDS 2015 Điều 148(5): "Khi ngày cuối cùng của thời hạn là ngày nghỉ cuối tuần hoặc ngày nghỉ lễ thì thời hạn kết thúc tại
 * thời điểm kết thúc ngày làm việc tiếp theo ngày nghỉ đó."
 */
export function rollForward(date: Temporal.PlainDate, calendar: Calendar): Temporal.PlainDate {
  return roll(date, 1, calendar).date
}

/** A "before" limit never moves forward; whoever wants office hours acts on this day at the latest. */
export function workingDayOnOrBefore(date: Temporal.PlainDate, calendar: Calendar): Temporal.PlainDate {
  return roll(date, -1, calendar).date
}

/** Working days still left after `from` up to and including `to`; negative when `to` has passed. */
export function workingDaysBetween(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  calendar: Calendar,
): number {
  const days = from.until(to).days
  const [start, end] = days < 0 ? [to, from] : [from, to]
  const left = Math.abs(days) > NEAR_DAYS ? workedFar(start, end, calendar) : workedNear(start, end, calendar)
  return days < 0 ? -left : left
}

function workedNear(start: Temporal.PlainDate, end: Temporal.PlainDate, calendar: Calendar): number {
  let worked = 0
  for (let at = start.add({ days: 1 }); Temporal.PlainDate.compare(at, end) <= 0; at = at.add({ days: 1 }))
    if (isWorkingDay(at, calendar)) worked += 1
  return worked
}

/** Nearer days are walked; what is late for months is a difference of two sums. */
const NEAR_DAYS = 40

/** Of each calendar the working days of a year up to each of its days; a calendar never changes once it is made. */
const SUMS = new WeakMap<Calendar, Map<number, Uint16Array>>()

function workedFar(start: Temporal.PlainDate, end: Temporal.PlainDate, calendar: Calendar): number {
  let worked =
    (sumsOf(end.year, calendar)[end.dayOfYear] ?? 0) - (sumsOf(start.year, calendar)[start.dayOfYear] ?? 0)
  for (let year = start.year; year < end.year; year++) worked += sumsOf(year, calendar).at(-1) ?? 0
  return worked
}

function sumsOf(year: number, calendar: Calendar): Uint16Array {
  const years = SUMS.get(calendar) ?? new Map<number, Uint16Array>()
  SUMS.set(calendar, years)
  const known = years.get(year)
  if (known) return known
  const first = new Temporal.PlainDate(year, 1, 1)
  const sums = new Uint16Array(first.daysInYear + 1)
  for (let day = 1; day <= first.daysInYear; day++)
    sums[day] = (sums[day - 1] ?? 0) + (isWorkingDay(first.add({ days: day - 1 }), calendar) ? 1 : 0)
  years.set(year, sums)
  return sums
}
