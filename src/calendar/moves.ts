// Rules: due dates that move when a calendar or a conference's day changes, as people are shown them before it happens,
// and the days on which two calendars differ. What computes them stands in the chapters above.
import { type Calendar, type DayStatus, dayStatus } from './calendar.ts'

/** One open due date that moves: of a conference's schedule, or of a question that waits for its answer. */
export interface PlannedMove {
  readonly kind: 'due' | 'case'
  readonly conference: string
  readonly conferenceTitle: string
  /** The rule, or the question. */
  readonly subject: string
  readonly rule: string
  readonly title: string
  /** Who has it: a role of the regulation, or a unit. */
  readonly role: string | null
  readonly unit: string | null
  readonly from: string | null
  readonly to: string | null
  readonly explanation: string
}

export interface Replanned {
  readonly moves: readonly PlannedMove[]
  /** Dates that stay where they are but are explained anew, such as those no longer provisional. */
  readonly explained: number
}

export const NOTHING_MOVES: Replanned = { moves: [], explained: 0 }

export function joined(parts: readonly Replanned[]): Replanned {
  return {
    moves: parts.flatMap((part) => part.moves),
    explained: parts.reduce((sum, part) => sum + part.explained, 0),
  }
}

/** Waiting questions that move together: one rule, one old and one new date. */
export interface CaseGroup {
  readonly rule: string
  readonly title: string
  readonly from: string | null
  readonly to: string | null
  readonly explanation: string
  readonly count: number
  /** How many each unit has; '' for those nobody has yet. */
  readonly units: ReadonlyMap<string, number>
}

export interface ConferenceMoves {
  readonly conference: string
  readonly title: string
  readonly dues: readonly PlannedMove[]
  readonly cases: readonly CaseGroup[]
}

/** The moves by conference, in the order in which they came; questions of one rule and date stand together. */
export function byConference(moves: readonly PlannedMove[]): readonly ConferenceMoves[] {
  const groups = new Map<string, PlannedMove[]>()
  for (const move of moves) {
    const group = groups.get(move.conference)
    if (group) group.push(move)
    else groups.set(move.conference, [move])
  }
  return [...groups].map(([conference, all]) => ({
    conference,
    title: all[0]?.conferenceTitle ?? '',
    dues: all.filter((move) => move.kind === 'due'),
    cases: caseGroups(all.filter((move) => move.kind === 'case')),
  }))
}

function caseGroups(moves: readonly PlannedMove[]): readonly CaseGroup[] {
  const groups = new Map<string, { first: PlannedMove; count: number; units: Map<string, number> }>()
  for (const move of moves) {
    const key = `${move.rule} ${move.from} ${move.to}`
    const group = groups.get(key) ?? { first: move, count: 0, units: new Map<string, number>() }
    group.count += 1
    group.units.set(move.unit ?? '', (group.units.get(move.unit ?? '') ?? 0) + 1)
    groups.set(key, group)
  }
  return [...groups.values()].map(({ first, count, units }) => ({
    rule: first.rule,
    title: first.title,
    from: first.from,
    to: first.to,
    explanation: first.explanation,
    count,
    units,
  }))
}

/** What is told apart when two previews are compared: who and why may be worded anew, the dates may not differ. */
export function moveKeys(moves: readonly PlannedMove[]): readonly string[] {
  return moves.map((move) => [move.kind, move.conference, move.subject, move.from, move.to].join(' ')).sort()
}

export interface DayDifference {
  readonly date: string
  readonly before: DayStatus
  readonly after: DayStatus
}

/** Of these days, those on which the calendars say something else. */
export function differences(
  before: Calendar,
  after: Calendar,
  dates: Iterable<string>,
): readonly DayDifference[] {
  return [...new Set(dates)].sort().flatMap((date) => {
    const day = Temporal.PlainDate.from(date)
    const [was, is] = [dayStatus(day, before), dayStatus(day, after)]
    const same = was.working === is.working && was.reason === is.reason && was.provisional === is.provisional
    return same ? [] : [{ date, before: was, after: is }]
  })
}

/** Every day of a year: what an announcement settles. */
export function daysOfYear(year: number): readonly string[] {
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 })
  return Array.from({ length: first.daysInYear }, (_, at) => first.add({ days: at }).toString())
}
