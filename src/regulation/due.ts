// Rules: the date of one rule: BLDS 2015 Điều 147, 148 for terms, the plan's own words for the rest. Pure.
// What the date means to people (rows, sentences, binding) stands in schedule.ts and explanation.ts.
import type { Calendar } from '../calendar/calendar.ts'
import { outOfYears, roll, type SkippedDay, walkWorkingDays, withinYears } from '../calendar/counting.ts'
import { err, ok, type Problem, type Result } from '../kit/result.ts'
import type { Counting, Rule } from './rule.form.ts'

/** Why a rule has no date; each has its own sentence in explanation.ts. */
export type NoDate = 'no_number' | 'not_valid' | 'not_anchored' | 'each_acceptance' | 'trigger'

export interface Anchored {
  readonly date: Temporal.PlainDate
  readonly assumed: boolean
}

export interface Outcome {
  readonly anchorDate?: Temporal.PlainDate
  readonly due?: Temporal.PlainDate
  readonly unrolled?: Temporal.PlainDate
  readonly workingDayBefore?: Temporal.PlainDate
  readonly from?: Temporal.PlainDate
  readonly to?: Temporal.PlainDate
  readonly occurrences: readonly Temporal.PlainDate[]
  readonly skipped: readonly SkippedDay[]
  readonly workedWeekends: readonly SkippedDay[]
  /** Days off over which the end of the term was rolled. */
  readonly rolledOver: readonly SkippedDay[]
  /** Days off between the plain date (itself included) and the last working day on or before it. */
  readonly heldBack: readonly SkippedDay[]
  /** Days really counted, where "strictly before" or "n full days between" add or take one. */
  readonly counted?: number
  readonly provisional: boolean
  readonly assumed: boolean
  readonly noDate?: NoDate
}

export interface DueContext {
  readonly conference: Temporal.PlainDate
  readonly calendar: Calendar
  readonly counting: Counting
  /** The date on which a rule's clock starts; undefined when that event has no date yet. */
  readonly anchorOf: (rule: Rule) => Result<Anchored | undefined, Problem>
}

const BARE = {
  occurrences: [],
  skipped: [],
  workedWeekends: [],
  rolledOver: [],
  heldBack: [],
  provisional: false,
  assumed: false,
} as const

const OCCURRENCES = 6

/** The rule with its chosen reading applied; ambiguous words are switched in the data, not in code. */
export function withReading(rule: Rule): Rule {
  const chosen = rule.readings.find((reading) => reading.id === rule.reading) ?? rule.readings[0]
  return chosen ? { ...rule, ...chosen.set } : rule
}

/** A rule is valid by the conference's first day; outside its dates it stands in the list without a date. */
function isValid(rule: Rule, conference: Temporal.PlainDate): boolean {
  const iso = conference.toString()
  return (rule.valid_from ?? '') <= iso && (rule.valid_to === undefined || iso <= rule.valid_to)
}

export function outcomeOf(raw: Rule, context: DueContext): Result<Outcome, Problem> {
  const rule = withReading(raw)
  if (!isValid(rule, context.conference)) return ok({ ...BARE, noDate: 'not_valid' })
  if (rule.unit === 'fixed') return fixed(rule, context)
  if (rule.unit === 'window') return ok({ ...BARE, ...movedWindow(rule, context.conference) })
  if (rule.trigger !== undefined) return ok({ ...BARE, noDate: 'trigger' })
  if (rule.every === undefined && rule.count === null) return ok({ ...BARE, noDate: 'no_number' })
  const anchor = context.anchorOf(rule)
  if (!anchor.ok) return anchor
  if (!anchor.value)
    return ok({ ...BARE, noDate: rule.anchor === 'accepted' ? 'each_acceptance' : 'not_anchored' })
  return rule.every ? repeats(anchor.value, STEP[rule.every]) : counted(rule, anchor.value, context)
}

/** "Dates printed as fixed are kept with their distance from the conference, so that the regulation serves next year." */
function fixed(rule: Rule, context: DueContext): Result<Outcome, Problem> {
  const printed = context.conference.add({ days: rule.offset_from_conference_days ?? 0 })
  // "trước ngày 10/12": that day is too late, the last day that still counts is the one before.
  const due = rule.limit === 'strictly_before' ? printed.subtract({ days: 1 }) : printed
  return finish(rule, { ...BARE, anchorDate: context.conference, unrolled: due }, context)
}

/** "6 tháng cuối năm 2025" serves the conference's year; a window over New Year is placed where it holds the conference. */
function movedWindow(rule: Rule, conference: Temporal.PlainDate) {
  const from = Temporal.PlainDate.from(rule.from ?? conference)
  const to = Temporal.PlainDate.from(rule.to ?? conference)
  const years = conference.year - from.year
  const placed = (shift: number) => ({ from: from.add({ years: shift }), to: to.add({ years: shift }) })
  const holds = [years, years - 1].find((shift) => contains(placed(shift), conference))
  return placed(holds ?? years)
}

export function contains(
  window: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate },
  date: Temporal.PlainDate,
): boolean {
  return (
    Temporal.PlainDate.compare(window.from, date) <= 0 && Temporal.PlainDate.compare(date, window.to) <= 0
  )
}

const STEP = {
  week: { weeks: 1 },
  month: { months: 1 },
  quarter: { months: 3 },
  half_year: { months: 6 },
} as const

/** "định kỳ hàng tháng", "mỗi quý một lần": the same day of each such month or week, the next six; occurrences.ts carries on. */
function repeats(
  anchor: Anchored,
  step: { readonly months?: number; readonly weeks?: number },
): Result<Outcome, Problem> {
  const occurrences = Array.from({ length: OCCURRENCES }, (_, index) =>
    anchor.date.add({ weeks: (index + 1) * (step.weeks ?? 0), months: (index + 1) * (step.months ?? 0) }),
  )
  return ok({ ...BARE, anchorDate: anchor.date, assumed: anchor.assumed, occurrences })
}

/** Signed number of days. Strictly before, and "n full days between", each put a "before" limit one day earlier. */
function signedCount(rule: Rule, counting: Counting): number {
  const count = rule.count ?? 0
  if (rule.direction === 'on') return 0
  if (rule.direction !== 'before') return rule.limit === 'strictly_before' ? count - 1 : count
  return -(count + (rule.limit === 'strictly_before' ? 1 : 0) + (counting.clear_days ? 1 : 0))
}

function counted(rule: Rule, anchor: Anchored, context: DueContext): Result<Outcome, Problem> {
  const days = signedCount(rule, context.counting)
  const base = { ...BARE, anchorDate: anchor.date, assumed: anchor.assumed, counted: Math.abs(days) }
  if (rule.unit !== 'working_day')
    return finish(rule, { ...base, unrolled: anchor.date.add({ days }) }, context)
  const walk = walkWorkingDays(anchor.date, days, context.calendar)
  if (!walk.ok) return walk
  const { date, skipped, workedWeekends, provisional } = walk.value
  return finish(rule, { ...base, unrolled: date, skipped, workedWeekends, provisional }, context)
}

/**
 * BLDS 2015 Điều 148(5) extends an "after" term that ends on a day off to the next working day. It cannot excuse a late
 * notice: a "before" limit stays, and the last working day before it is shown beside it.
 */
function finish(
  rule: Rule,
  outcome: Outcome & { unrolled: Temporal.PlainDate },
  context: DueContext,
): Result<Outcome, Problem> {
  const { calendar, counting } = context
  if (!withinYears(outcome.unrolled)) return err(outOfYears(outcome.unrolled, 'conference'))
  if (rule.limit === 'not_before') return ok({ ...outcome, from: outcome.unrolled })
  const rolls = counting.roll_after && (rule.direction === 'after' || rule.direction === 'within')
  const forward = rolls ? roll(outcome.unrolled, 1, calendar) : undefined
  const due = forward?.date ?? outcome.unrolled
  const back = roll(outcome.unrolled, -1, calendar)
  return ok({
    ...outcome,
    due,
    workingDayBefore: back.date,
    rolledOver: forward?.skipped ?? [],
    heldBack: back.skipped,
    provisional: outcome.provisional || (forward?.provisional ?? false) || back.provisional,
  })
}
