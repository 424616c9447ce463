// Rules: what must be done before a conference and on which day at the latest; when the plan has to be out; the window in
// which the next conference has to be held. Pure.
import type { Calendar } from '../calendar/calendar.ts'
import { walkWorkingDays, workingDayOnOrBefore } from '../calendar/counting.ts'
import { ok, type Problem, type Result } from '../kit/result.ts'
import type { Role } from './codes.ts'
import { withReading } from './due.ts'
import { explainRow } from './explanation.ts'
import { explainRowEnglish } from './explanation-english.ts'
import type { Regulation } from './regulation.form.ts'
import type { Rule } from './rule.form.ts'
import { type Computed, compute } from './schedule.ts'
import type { Statute } from './statute.form.ts'
import { layerOn } from './statute.ts'

/** The regulation, the calendar and the law by which everything here is counted. */
export interface Grounds {
  readonly regulation: Regulation
  readonly calendar: Calendar
  readonly statute: Statute
}

/** What has to be done before a conference, and on which day at the latest. */
export interface Preparation {
  readonly rule: string
  readonly title: string
  readonly owner: Role | null
  readonly last: Temporal.PlainDate
  /** The rule that sets the day: the plan's own, or the law's where that is stricter. */
  readonly bindingRule: string
  /** Whoever keeps office hours acts on this day. */
  readonly workingDay: Temporal.PlainDate
  /** By how many days the last day has already passed; 0 while it can still be kept. */
  readonly daysLate: number
  /** A limit ("before") makes the date unlawful when it has passed; a fixed day ("on") can be caught up with. */
  readonly obliges: boolean
  readonly provisional: boolean
  readonly explanation: string
  readonly explanationEnglish: string
}

function preparationOf(
  computed: Computed,
  last: Temporal.PlainDate,
  today: Temporal.PlainDate,
  calendar: Calendar,
): Preparation {
  const rule = withReading(computed.rule)
  const { outcome, statutory } = computed
  return {
    rule: rule.id,
    title: rule.title,
    owner: rule.owner,
    last,
    bindingRule: computed.bindingRule ?? rule.id,
    workingDay: workingDayOnOrBefore(last, calendar),
    daysLate: Math.max(0, last.until(today).days),
    obliges: rule.direction === 'before',
    provisional: outcome.provisional || (statutory?.outcome.provisional ?? false),
    // Hundreds of days are judged and few are shown: the sentence is made when it is read.
    get explanation() {
      return explainRow(computed)
    },
    get explanationEnglish() {
      return explainRowEnglish(computed)
    },
  }
}

/** Every duty with a day up to the conference, the earliest first; the holding itself is no preparation. */
export function preparations(
  grounds: Grounds,
  conference: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Result<readonly Preparation[], Problem> {
  const { calendar } = grounds
  const computed = compute(grounds.regulation, { conference }, calendar, grounds.statute)
  if (!computed.ok) return computed
  const steps = computed.value.flatMap((each) => {
    const last = each.binding
    const ahead = last !== undefined && Temporal.PlainDate.compare(last, conference) <= 0
    return ahead && each.rule.duty !== 'hold' ? [preparationOf(each, last, today, calendar)] : []
  })
  return ok(steps.sort((a, b) => Temporal.PlainDate.compare(a.last, b.last) || (a.rule < b.rule ? -1 : 1)))
}

export interface PlanIssue {
  readonly last: Temporal.PlainDate
  readonly workingDay: Temporal.PlainDate
  /** The preparation that comes first. */
  readonly before: Preparation
  /** The rule that counts from the plan's issue and needs its time in between. */
  readonly chain: Rule | undefined
}

/**
 * The plan is what sets the preparations going, so it is out before the first of them is due; where rules count from its
 * issue ("sau khi ban hành kế hoạch …"), their time lies in between. Inferred from the rules, printed in none of them.
 */
export function planIssue(grounds: Grounds, steps: readonly Preparation[]): PlanIssue | undefined {
  const [before] = steps
  if (!before) return undefined
  const chain = grounds.regulation.rules
    .filter((rule) => rule.anchor === 'plan_issued' && rule.direction === 'after' && rule.count !== null)
    .sort((a, b) => (b.count ?? 0) - (a.count ?? 0))[0]
  const last = daysBack(before.last, chain, grounds.calendar)
  return last && { last, workingDay: workingDayOnOrBefore(last, grounds.calendar), before, chain }
}

function daysBack(
  from: Temporal.PlainDate,
  chain: Rule | undefined,
  calendar: Calendar,
): Temporal.PlainDate | undefined {
  const days = -(chain?.count ?? 0)
  if (chain?.unit !== 'working_day') return from.add({ days })
  const walked = walkWorkingDays(from, days, calendar)
  return walked.ok ? walked.value.date : undefined
}

export interface HoldWindow {
  readonly rule: string
  readonly quote: string
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
}

/** The window in which the next conference has to be held: the plan's own, else the year of the law ("mỗi năm một lần"). */
export function holdWindow(grounds: Grounds, today: Temporal.PlainDate): HoldWindow | undefined {
  for (const year of [today, today.add({ years: 1 })]) {
    const window = localWindow(grounds, year) ?? statutoryYear(grounds.statute, year)
    if (window && Temporal.PlainDate.compare(today, window.to) <= 0) return window
  }
  return undefined
}

function localWindow(grounds: Grounds, on: Temporal.PlainDate): HoldWindow | undefined {
  const computed = compute(grounds.regulation, { conference: on }, grounds.calendar, grounds.statute)
  if (!computed.ok) return undefined
  return computed.value.flatMap(({ rule, outcome: { from, to } }) =>
    rule.duty === 'hold' && rule.unit === 'window' && from && to
      ? [{ rule: rule.id, quote: rule.quote, from, to }]
      : [],
  )[0]
}

function statutoryYear(statute: Statute, on: Temporal.PlainDate): HoldWindow | undefined {
  const rule = layerOn(on, statute)?.rules.find((each) => each.per_year_min !== undefined)
  if (!rule) return undefined
  const from = on.with({ month: 1, day: 1 })
  return { rule: rule.id, quote: rule.quote, from, to: from.with({ month: 12, day: 31 }) }
}
