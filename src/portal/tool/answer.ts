// Rules: the tool's answers: the rows of a schedule with what is already too late and the earliest day that keeps the
// rules; explanations in the asker's language; the days off of a year. Pure.
import { type Calendar, dayStatus, isProvisional } from '../../calendar/calendar.ts'
import { addWorkingDays, FIRST_YEAR, LAST_YEAR, type WorkingDays } from '../../calendar/counting.ts'
import { explainWorkingDaysEnglish } from '../../calendar/explain.ts'
import type { Lang } from '../../kit/html/words.ts'
import { ok, type Problem, type Result } from '../../kit/result.ts'
import type { Grounds } from '../../regulation/backplan.steps.ts'
import { type ScheduleDates, type ScheduleRow, schedule, scheduleEnglish } from '../../regulation/schedule.ts'
import { type Earliest, earliestLawful, impossible } from '../../regulation/warnings.ts'

export interface ScheduleAnswer {
  readonly rows: readonly ScheduleRow[]
  /** Due before a conference that is still ahead, and already past. */
  readonly late: readonly ScheduleRow[]
  /** Asked for only when something is late; undefined: no day within the next 400 keeps every rule. */
  readonly earliest: Earliest | undefined
}

/** Rows as the command line gives them; `lang` changes the explanation and nothing else. */
export function scheduleRows(
  grounds: Grounds,
  dates: ScheduleDates,
  lang: Lang,
): Result<readonly ScheduleRow[], Problem> {
  const rows = schedule(grounds.regulation, dates, grounds.calendar, grounds.statute)
  if (!rows.ok || lang === 'vi') return rows
  const english = scheduleEnglish(grounds.regulation, dates, grounds.calendar, grounds.statute)
  if (!english.ok) return english
  return ok(
    rows.value.map((row) => ({ ...row, explanation: english.value.get(row.rule) ?? row.explanation })),
  )
}

export function scheduleAnswer(
  grounds: Grounds,
  dates: ScheduleDates,
  today: Temporal.PlainDate,
  lang: Lang,
): Result<ScheduleAnswer, Problem> {
  const rows = scheduleRows(grounds, dates, lang)
  if (!rows.ok) return rows
  const ahead = Temporal.PlainDate.compare(dates.conference, today) >= 0
  const late = ahead ? impossible(rows.value, today) : []
  const earliest = late.length
    ? earliestLawful(grounds.regulation, today, grounds.calendar, grounds.statute)
    : undefined
  return ok({ rows: rows.value, late, earliest })
}

export function workdaysAnswer(
  from: Temporal.PlainDate,
  add: number,
  calendar: Calendar,
  lang: Lang,
): Result<WorkingDays, Problem> {
  const counted = addWorkingDays(from, add, calendar)
  if (!counted.ok || lang === 'vi') return counted
  return ok({ ...counted.value, explanation: explainWorkingDaysEnglish(from, add, counted.value, calendar) })
}

export interface YearDays {
  readonly off: readonly { readonly date: Temporal.PlainDate; readonly name: string }[]
  readonly worked: readonly { readonly date: Temporal.PlainDate; readonly name: string }[]
  readonly provisional: boolean
}

const PLAIN_WEEKEND = new Set(['thứ Bảy', 'Chủ nhật'])

/** The named days of a year; undefined outside the years that are counted. */
export function yearDays(year: number, calendar: Calendar): YearDays | undefined {
  if (year < FIRST_YEAR || year > LAST_YEAR) return undefined
  const off: { date: Temporal.PlainDate; name: string }[] = []
  const worked: { date: Temporal.PlainDate; name: string }[] = []
  for (let date = Temporal.PlainDate.from({ year, month: 1, day: 1 }); date.year === year; ) {
    const { working, reason } = dayStatus(date, calendar)
    if (reason !== undefined && !PLAIN_WEEKEND.has(reason))
      (working ? worked : off).push({ date, name: reason })
    date = date.add({ days: 1 })
  }
  return { off, worked, provisional: isProvisional(year, calendar) }
}
