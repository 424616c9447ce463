// Rules: terms that run from acceptance ("15 ngày làm việc từ ngày tiếp nhận"): each question has its own date, counted
// from the day it was accepted. The conference's schedule shows such a rule without a common date.
import type { Calendar } from '../calendar/calendar.ts'
import { countedFrom } from '../calendar/office-hours.ts'
import { longDate } from '../kit/clock.ts'
import { ok, type Problem, type Result } from '../kit/result.ts'
import { waitsFor } from './checks.ts'
import { withReading } from './due.ts'
import type { Regulation } from './regulation.form.ts'
import type { Counting, Rule } from './rule.form.ts'
import { type ScheduleRow, schedule } from './schedule.ts'
import type { Statute } from './statute.form.ts'

export interface Acceptance {
  /** The day from which the term runs. */
  readonly date: Temporal.PlainDate
  /** Why that is not the day on which it arrived; empty when it is. */
  readonly moved: string
}

/**
 * BLDS 2015 Điều 147(2): the day of the event is not counted. What arrives on a day off or after hours is accepted on
 * the next working day where the regulation names office hours; both times are kept in the sentence.
 */
export function acceptanceOf(
  receivedAt: Temporal.Instant,
  counting: Counting,
  calendar: Calendar,
): Acceptance {
  const { date, happened, because } = countedFrom(receivedAt, calendar, counting.office_hours)
  if (because === undefined) return { date, moved: '' }
  const time = happened.toPlainTime().toString({ smallestUnit: 'minute' })
  return {
    date,
    moved: `Gửi đến lúc ${time} ${longDate(happened.toPlainDate())}, ${because}, nên tính là tiếp nhận ngày làm việc tiếp theo, ${longDate(date)}.`,
  }
}

/** Whether the rule's date comes, by itself or through the rules it waits for, from the day of acceptance. */
export function hangsOnAcceptance(rule: Rule, rules: readonly Rule[]): boolean {
  const walked = new Set<string>()
  for (let at: Rule | undefined = rule; at && !walked.has(at.id); ) {
    if (withReading(at).anchor === 'accepted') return true
    walked.add(at.id)
    const next: string | undefined = waitsFor(withReading(at), rules)[0]
    at = rules.find((other) => other.id === next)
  }
  return false
}

/** The rows of one question: rules that run from its acceptance, with their dates and sentences; none in most plans. */
export function questionRows(
  regulation: Regulation,
  facts: { readonly conference: Temporal.PlainDate; readonly receivedAt: Temporal.Instant },
  calendar: Calendar,
  statute: Statute,
): Result<readonly ScheduleRow[], Problem> {
  const rules = regulation.rules.filter((rule) => hangsOnAcceptance(rule, regulation.rules))
  if (rules.length === 0) return ok([])
  const { date, moved } = acceptanceOf(facts.receivedAt, regulation.counting, calendar)
  const own = new Set(rules.map((rule) => rule.id))
  const rows = schedule(
    { ...regulation, rules },
    { conference: facts.conference, accepted: date },
    calendar,
    statute,
  )
  if (!rows.ok) return rows
  return ok(
    rows.value
      .filter((row) => own.has(row.rule))
      .map((row) => (moved ? { ...row, explanation: `${moved} ${row.explanation}` } : row)),
  )
}
