// Rules: what speaks for and against holding a conference on one day, and which days suit best. Pure; the words stand in
// backplan.words.ts.
import { type Calendar, dayStatus } from '../calendar/calendar.ts'
import { workingDaysBetween } from '../calendar/counting.ts'
import { FIRST_LUNAR_YEAR, LAST_LUNAR_YEAR, tet } from '../calendar/lunar.ts'
import { ok, type Problem, type Result } from '../kit/result.ts'
import { type Grounds, type Preparation, preparations } from './backplan.steps.ts'
import type { Regulation } from './regulation.form.ts'
import type { Rule } from './rule.form.ts'

/** A day on which people of the commune already meet. */
export interface OtherSession {
  readonly date: string
  readonly title: string
  /** Names of the villages called to it; none: the whole commune. */
  readonly villages: readonly string[]
}

/** What speaks for or against a day; the words for it are made elsewhere. */
export type Remark =
  | { readonly kind: 'day_off'; readonly name: string }
  | { readonly kind: 'weekend' }
  | { readonly kind: 'worked_weekend'; readonly name: string }
  | { readonly kind: 'beside_day_off'; readonly name: string; readonly date: Temporal.PlainDate }
  | { readonly kind: 'tet'; readonly tet: Temporal.PlainDate }
  | { readonly kind: 'election'; readonly name: string; readonly date: Temporal.PlainDate }
  | { readonly kind: 'session'; readonly of: OtherSession; readonly days: number }
  | { readonly kind: 'impossible'; readonly step: Preparation }
  | { readonly kind: 'tight'; readonly step: Preparation; readonly workingDays: number }
  | { readonly kind: 'ample'; readonly step: Preparation; readonly workingDays: number }
  | {
      readonly kind: 'outside'
      readonly window: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate }
    }
  | { readonly kind: 'no_reserve'; readonly days: number }
  | { readonly kind: 'provisional' }

/** How much each remark weighs against a day; what only informs weighs nothing. */
function weightOf(remark: Remark): number {
  switch (remark.kind) {
    case 'impossible':
    case 'outside':
      return 1000
    case 'day_off':
      return 100
    case 'election':
      return 80
    case 'session':
      return remark.days === 0 ? 70 : 20
    case 'tet':
      return 60
    case 'tight':
      return remark.workingDays < TIGHT ? 25 : 12
    case 'no_reserve':
      return 20
    case 'beside_day_off':
      return 15
    case 'weekend':
      return 10
    case 'worked_weekend':
      return 4
    case 'ample':
    case 'provisional':
      return 0
  }
}

/** Working days left for the nearest preparation: fewer are tight, so many are ample. */
const TIGHT = 2
const AMPLE = 5
/** Days to the end of the window that a postponement would need. */
const RESERVE = 10
/** Tết weeks: from the 23rd of the last lunar month (a week before the first day) until the week after it. */
const TET_DAYS = 7
const NEAR_SESSION = 3

export interface Limits {
  readonly today: Temporal.PlainDate
  readonly from: Temporal.PlainDate
  /** The latest day on which the conference may be held. */
  readonly latest: Temporal.PlainDate
  readonly sessions: readonly OtherSession[]
}

const knownTet = new Map<number, Temporal.PlainDate>()

/** The astronomy behind a new year is slow, and hundreds of days ask for the same few. */
function tetOf(year: number): Temporal.PlainDate {
  const first = knownTet.get(year) ?? tet(year)
  knownTet.set(year, first)
  return first
}

function aroundTet(date: Temporal.PlainDate): Remark[] {
  return [date.year, date.year + 1].flatMap((year) => {
    if (year < FIRST_LUNAR_YEAR || year > LAST_LUNAR_YEAR) return []
    const first = tetOf(year)
    return Math.abs(first.until(date).days) <= TET_DAYS ? [{ kind: 'tet' as const, tet: first }] : []
  })
}

const ELECTION = /bầu cử/i

/** What the calendar says of the day itself, of the day before and of the day after. */
function dayRemarks(date: Temporal.PlainDate, calendar: Calendar): readonly Remark[] {
  const status = dayStatus(date, calendar)
  const own: Remark[] = []
  const named = status.reason !== undefined && calendarName(date, calendar)
  if (!status.working && (named || !status.weekend)) own.push({ kind: 'day_off', name: status.reason ?? '' })
  else if (!status.working) own.push({ kind: 'weekend' })
  else if (status.weekend) own.push({ kind: 'worked_weekend', name: status.reason ?? '' })
  const around = [-1, 1].flatMap((days): Remark[] => {
    const beside = date.add({ days })
    const name = calendarName(beside, calendar)
    if (!name || dayStatus(beside, calendar).working || own.some((each) => each.kind === 'day_off')) return []
    return [{ kind: 'beside_day_off', name, date: beside }]
  })
  const elections = [-1, 0, 1].flatMap((days): Remark[] => {
    const on = date.add({ days })
    const name = calendarName(on, calendar)
    return name && ELECTION.test(name) ? [{ kind: 'election', name, date: on }] : []
  })
  return [...own, ...around.slice(0, 1), ...elections.slice(0, 1)]
}

const PLAIN_WEEKEND = new Set(['thứ Bảy', 'Chủ nhật'])

/** The name the day has in the calendar, off or worked; a plain weekend has none. */
function calendarName(date: Temporal.PlainDate, calendar: Calendar): string | undefined {
  const reason = dayStatus(date, calendar).reason
  return reason === undefined || PLAIN_WEEKEND.has(reason) ? undefined : reason
}

function sessionRemarks(date: Temporal.PlainDate, sessions: readonly OtherSession[]): readonly Remark[] {
  return sessions.flatMap((of) => {
    const days = Math.abs(Temporal.PlainDate.from(of.date).until(date).days)
    return days <= NEAR_SESSION ? [{ kind: 'session' as const, of, days }] : []
  })
}

function timeRemarks(
  steps: readonly Preparation[],
  today: Temporal.PlainDate,
  calendar: Calendar,
): readonly Remark[] {
  const limits = steps.filter((step) => step.obliges)
  const impossible = limits.filter((step) => step.daysLate > 0)
  if (impossible.length) return impossible.map((step) => ({ kind: 'impossible', step }))
  const [step] = limits
  if (!step) return []
  const workingDays = workingDaysBetween(today, step.last, calendar)
  return workingDays < AMPLE ? [{ kind: 'tight', step, workingDays }] : [{ kind: 'ample', step, workingDays }]
}

export interface Candidate {
  readonly date: Temporal.PlainDate
  /** 0 is the best; more speaks against the day. */
  readonly weight: number
  readonly remarks: readonly Remark[]
  readonly steps: readonly Preparation[]
}

/** One day looked at from every side. */
export function judgeDay(
  grounds: Grounds,
  limits: Limits,
  date: Temporal.PlainDate,
): Result<Candidate, Problem> {
  const steps = preparations(grounds, date, limits.today)
  if (!steps.ok) return steps
  const outside =
    Temporal.PlainDate.compare(date, limits.from) < 0 || Temporal.PlainDate.compare(date, limits.latest) > 0
  const reserve = date.until(limits.latest).days
  const remarks: Remark[] = [
    ...(outside ? [{ kind: 'outside' as const, window: { from: limits.from, to: limits.latest } }] : []),
    ...timeRemarks(steps.value, limits.today, grounds.calendar),
    ...dayRemarks(date, grounds.calendar),
    ...aroundTet(date),
    ...sessionRemarks(date, limits.sessions),
    ...(!outside && reserve < RESERVE ? [{ kind: 'no_reserve' as const, days: reserve }] : []),
    ...(dayStatus(date, grounds.calendar).provisional || steps.value.some((step) => step.provisional)
      ? [{ kind: 'provisional' as const }]
      : []),
  ]
  const weight = remarks.reduce((sum, remark) => sum + weightOf(remark), 0)
  return ok({ date, weight, remarks, steps: steps.value })
}

/** Only what is due before a conference, with what it counts from: enough to judge many days quickly. */
function onlyBefore(regulation: Regulation): Regulation {
  const wanted = new Set<string>()
  const want = (rule: Rule | undefined) => {
    if (!rule || wanted.has(rule.id)) return
    wanted.add(rule.id)
    want(regulation.rules.find((other) => other.id === rule.previous))
  }
  for (const rule of regulation.rules)
    if (rule.direction === 'before' || rule.direction === 'on' || rule.readings.length > 0) want(rule)
  return { ...regulation, rules: regulation.rules.filter((rule) => wanted.has(rule.id)) }
}

const SHOWN = 8
const FARTHEST = 370

/** The best lawful day of each week, the best of them first. */
export function candidates(grounds: Grounds, limits: Limits): readonly Candidate[] {
  const first = later(limits.from, limits.today)
  const reduced = { ...grounds, regulation: onlyBefore(grounds.regulation) }
  const weeks = new Map<string, Candidate>()
  for (let days = 0; days <= FARTHEST; days++) {
    const date = first.add({ days })
    if (Temporal.PlainDate.compare(date, limits.latest) > 0) break
    const judged = judgeDay(reduced, limits, date)
    if (!judged.ok || judged.value.remarks.some((remark) => remark.kind === 'impossible')) continue
    const week = date.subtract({ days: date.dayOfWeek - 1 }).toString()
    const best = weeks.get(week)
    if (!best || judged.value.weight < best.weight) weeks.set(week, judged.value)
  }
  return [...weeks.values()]
    .sort((a, b) => a.weight - b.weight || Temporal.PlainDate.compare(a.date, b.date))
    .slice(0, SHOWN)
}

function later(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) >= 0 ? a : b
}
