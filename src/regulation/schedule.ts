// Rules: the schedule of one conference: every rule of the regulation with its date, the law's own date beside it, and
// the stricter of the two. Product words: "where it is stricter than the local rule both are shown and the stricter binds".
import type { Calendar } from '../calendar/calendar.ts'
import { outOfYears, withinYears } from '../calendar/counting.ts'
import { err, ok, type Problem, type Result } from '../kit/result.ts'
import type { Anchor, Direction, Duty, Limit, PaperKind, Role, Unit } from './codes.ts'
import { type Anchored, type DueContext, type Outcome, outcomeOf, withReading } from './due.ts'
import { explainRow } from './explanation.ts'
import { explainRowEnglish } from './explanation-english.ts'
import type { Regulation } from './regulation.form.ts'
import type { Rule } from './rule.form.ts'
import type { Statute, StatuteLayer } from './statute.form.ts'
import { layerOn } from './statute.ts'

export interface ScheduleDates {
  readonly conference: Temporal.PlainDate
  readonly conferenceEnd?: Temporal.PlainDate | undefined
  readonly conclusion?: Temporal.PlainDate | undefined
  readonly planIssued?: Temporal.PlainDate | undefined
  /** The day one question was accepted; only the schedule of that question has it. */
  readonly accepted?: Temporal.PlainDate | undefined
}

/** One rule as the command line, the API and the database carry it: codes of codes.ts, dates ISO or null. */
export interface ScheduleRow {
  readonly rule: string
  readonly duty: Duty
  readonly title: string
  readonly anchor: Anchor
  readonly direction: Direction | null
  readonly count: number | null
  readonly unit: Unit | null
  readonly limit: Limit | null
  readonly due: string | null
  readonly dueUnrolled: string | null
  readonly workingDayBefore: string | null
  readonly statutoryDue: string | null
  readonly binding: string | null
  readonly bindingRule: string | null
  readonly from: string | null
  readonly to: string | null
  readonly occurrences: readonly string[]
  readonly owner: Role | null
  readonly paper: PaperKind | null
  readonly provisional: boolean
  readonly assumed: boolean
  readonly explanation: string
  readonly quote: string
}

/** The facts behind one row; sentences are made from these. */
export interface Computed {
  readonly rule: Rule
  /** False for a duty that only the law sets: the plan itself gives no date. */
  readonly local: boolean
  readonly outcome: Outcome
  readonly statutory?: { readonly rule: Rule; readonly outcome: Outcome } | undefined
  readonly binding?: Temporal.PlainDate | undefined
  readonly bindingRule?: string | undefined
  readonly conference: Temporal.PlainDate
  /** True where the conference lies before the first layer of the law. */
  readonly beforeLaw: boolean
}

function checkDates(dates: ScheduleDates): Problem | undefined {
  const end = dates.conferenceEnd ?? dates.conference
  const before = (a: Temporal.PlainDate | undefined, b: Temporal.PlainDate) =>
    a !== undefined && Temporal.PlainDate.compare(a, b) < 0
  if (!withinYears(dates.conference)) return outOfYears(dates.conference, 'conference')
  if (before(end, dates.conference))
    return {
      field: 'conferenceEnd',
      message: `Buổi cuối (${end}) không thể trước buổi đầu (${dates.conference}).`,
    }
  if (end.since(dates.conference).days > 366)
    return {
      field: 'conferenceEnd',
      message: 'Buổi đầu và buổi cuối cách nhau hơn một năm; kiểm tra lại hai ngày.',
    }
  if (before(dates.conclusion, end))
    return {
      field: 'conclusion',
      message: `Thông báo kết luận (${dates.conclusion}) không thể ban hành trước khi hội nghị kết thúc (${end}).`,
    }
  if (dates.conclusion && !withinYears(dates.conclusion)) return outOfYears(dates.conclusion, 'conclusion')
  if (dates.planIssued && before(dates.conference, dates.planIssued))
    return {
      field: 'planIssued',
      message: `Kế hoạch (${dates.planIssued}) không thể ban hành sau ngày hội nghị (${dates.conference}).`,
    }
  return undefined
}

type Found = Result<Anchored | undefined, Problem>
const at = (date: Temporal.PlainDate | undefined): Found => ok(date && { date, assumed: false })

/** When each rule's clock starts. Rules that wait for another rule's date ask for it; a circle is refused. */
function anchors(rules: readonly Rule[], dates: ScheduleDates, context: Omit<DueContext, 'anchorOf'>) {
  const dueOf = (rule: Rule | undefined, waiting: readonly string[]): Found => {
    if (!rule) return ok(undefined)
    if (waiting.includes(rule.id))
      return err({ message: `Vòng lặp giữa các quy tắc: ${[...waiting, rule.id].join(' → ')}.` })
    const outcome = outcomeOf(rule, { ...context, anchorOf: anchorOf([...waiting, rule.id]) })
    if (!outcome.ok) return outcome
    const { due, assumed } = outcome.value
    return ok(due && { date: due, assumed })
  }
  const conclusion = (waiting: readonly string[], self: Rule): Found => {
    if (dates.conclusion) return at(dates.conclusion)
    // Without its date the notice is assumed issued on its own due date.
    const own = dueOf(
      rules.find((rule) => rule.duty === 'result' && rule.id !== self.id),
      waiting,
    )
    return own.ok && own.value ? ok({ date: own.value.date, assumed: true }) : own
  }
  const anchorOf =
    (waiting: readonly string[]) =>
    (rule: Rule): Found => {
      switch (rule.anchor) {
        case 'conference':
          return at(dates.conference)
        case 'conference_end':
          return at(dates.conferenceEnd ?? dates.conference)
        case 'conclusion_issued':
          return conclusion(waiting, rule)
        case 'plan_issued':
          return at(dates.planIssued)
        case 'reply_due':
          return dueOf(
            rules.find((other) => other.duty === 'reply' && other.id !== rule.id),
            waiting,
          )
        case 'previous_rule':
          return dueOf(
            rules.find((other) => other.id === rule.previous),
            waiting,
          )
        case 'accepted':
          return at(dates.accepted)
        case 'none':
          return ok(undefined)
      }
    }
  return (rule: Rule) => anchorOf([rule.id])(rule)
}

function computeAll(
  rules: readonly Rule[],
  dates: ScheduleDates,
  context: Omit<DueContext, 'anchorOf'>,
): Result<readonly Outcome[], Problem> {
  const anchorOf = anchors(rules, dates, context)
  const outcomes: Outcome[] = []
  for (const rule of rules) {
    const outcome = outcomeOf(rule, { ...context, anchorOf })
    if (!outcome.ok) return outcome
    outcomes.push(outcome.value)
  }
  return ok(outcomes)
}

interface Dated {
  readonly rule: Rule
  readonly outcome: Outcome
}

/** The law's date for a duty; of several the earliest. */
function strictest(duty: Duty, law: readonly Dated[]): Dated | undefined {
  return law
    .filter((each) => each.rule.duty === duty && each.outcome.due)
    .toSorted((a, b) => compare(a.outcome.due, b.outcome.due))[0]
}

function compare(a: Temporal.PlainDate | undefined, b: Temporal.PlainDate | undefined): number {
  return a && b ? Temporal.PlainDate.compare(a, b) : 0
}

/** The earlier date binds, before and after the conference alike; on the same day the local rule is named. */
function bind(
  rule: Rule,
  outcome: Outcome,
  statutory: Dated | undefined,
  conference: Temporal.PlainDate,
): Computed {
  const law = statutory?.outcome.due
  const lawBinds = law !== undefined && (outcome.due === undefined || compare(law, outcome.due) < 0)
  const binding = lawBinds ? law : outcome.due
  const bindingRule = lawBinds ? statutory?.rule.id : outcome.due && rule.id
  return { rule, local: true, outcome, statutory, binding, bindingRule, conference, beforeLaw: false }
}

const NOTHING: Outcome = {
  occurrences: [],
  skipped: [],
  workedWeekends: [],
  rolledOver: [],
  heldBack: [],
  provisional: false,
  assumed: false,
}

/** Duties the law sets and the plan is silent on are listed too: the plan gives no date, the law does. */
function onlyInLaw(
  local: readonly Computed[],
  law: readonly Dated[],
  conference: Temporal.PlainDate,
): readonly Computed[] {
  const duties = new Set(law.filter((each) => each.outcome.due).map((each) => each.rule.duty))
  return [...duties]
    .filter((duty) => !local.some((each) => each.rule.duty === duty))
    .flatMap((duty) => {
      const statutory = strictest(duty, law)
      if (!statutory) return []
      const { rule, outcome } = statutory
      return [
        {
          rule,
          local: false,
          outcome: NOTHING,
          statutory,
          binding: outcome.due,
          bindingRule: rule.id,
          conference,
          beforeLaw: false,
        },
      ]
    })
}

/** Every rule with its facts: what `schedule` prints and what other chapters store. */
export function compute(
  regulation: Regulation,
  dates: ScheduleDates,
  calendar: Calendar,
  statute: Statute,
): Result<readonly Computed[], Problem> {
  const wrong = checkDates(dates)
  if (wrong) return err(wrong)
  const context = { conference: dates.conference, calendar, counting: regulation.counting }
  const layer: StatuteLayer | undefined = layerOn(dates.conference, statute)
  const own = computeAll(regulation.rules, dates, context)
  if (!own.ok) return own
  const lawRules = layer?.rules ?? []
  const lawOutcomes = computeAll(lawRules, dates, context)
  if (!lawOutcomes.ok) return lawOutcomes
  const law = lawRules.map((rule, index) => ({ rule, outcome: lawOutcomes.value[index] ?? NOTHING }))
  const local = regulation.rules.map((rule, index) => ({
    ...bind(rule, own.value[index] ?? NOTHING, strictest(rule.duty, law), dates.conference),
    beforeLaw: layer === undefined,
  }))
  return ok([...local, ...onlyInLaw(local, law, dates.conference)])
}

const iso = (date: Temporal.PlainDate | undefined): string | null => date?.toString() ?? null

function rowOf(computed: Computed): ScheduleRow {
  const { outcome } = computed
  const rule = withReading(computed.rule)
  return {
    rule: rule.id,
    duty: rule.duty,
    title: rule.title,
    anchor: rule.anchor,
    direction: rule.direction,
    count: rule.count,
    unit: rule.unit,
    limit: rule.limit,
    due: iso(outcome.due),
    dueUnrolled: iso(outcome.unrolled),
    workingDayBefore: iso(outcome.workingDayBefore),
    statutoryDue: iso(computed.statutory?.outcome.due),
    binding: iso(computed.binding),
    bindingRule: computed.bindingRule ?? null,
    from: iso(outcome.from),
    to: iso(outcome.to),
    occurrences: outcome.occurrences.map(String),
    owner: rule.owner,
    paper: rule.paper,
    provisional: outcome.provisional || (computed.statutory?.outcome.provisional ?? false),
    assumed: outcome.assumed,
    explanation: explainRow(computed),
    quote: rule.quote,
  }
}

/** The schedule of a conference: one row a rule, also those without a date. */
export function schedule(
  regulation: Regulation,
  dates: ScheduleDates,
  calendar: Calendar,
  statute: Statute,
): Result<readonly ScheduleRow[], Problem> {
  const computed = compute(regulation, dates, calendar, statute)
  return computed.ok ? ok(computed.value.map(rowOf)) : computed
}

/** The same explanations in English, by rule id. */
export function scheduleEnglish(
  regulation: Regulation,
  dates: ScheduleDates,
  calendar: Calendar,
  statute: Statute,
): Result<ReadonlyMap<string, string>, Problem> {
  const computed = compute(regulation, dates, calendar, statute)
  return computed.ok
    ? ok(new Map(computed.value.map((each) => [each.rule.id, explainRowEnglish(each)])))
    : computed
}
