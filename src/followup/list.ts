// Rules: the work list: which questions stand in it, filters, order (late first), counts by unit. Pure.
import type { Calendar } from '../calendar/calendar.ts'
import { isCode, REQUEST_STATE, type RequestState } from '../regulation/codes.ts'
import type { Escalation } from './escalation.store.ts'
import {
  type CaseFacts,
  deadlineOf,
  isOwed,
  type Next,
  nextOf,
  type Phase,
  phaseOf,
  requestState,
} from './state.ts'

export interface WorkFilter {
  readonly conference?: string | undefined
  readonly unit?: string | undefined
  readonly state?: RequestState | undefined
  readonly phase?: Phase | undefined
  readonly page: number
}

export const PAGE_SIZE = 50
const PHASES: readonly Phase[] = ['late', 'due', 'on_time', 'no_date', 'closed']

/** An unknown word is as good as none. */
export function readWorkFilter(query: Readonly<Record<string, string>>): WorkFilter {
  const id = (text: string | undefined) => (text && text.length <= 80 ? text : undefined)
  const state = query['trang-thai']
  const page = Number(query.trang)
  return {
    conference: id(query['hoi-nghi']),
    unit: id(query['don-vi']),
    state: state !== undefined && isCode(REQUEST_STATE, state) ? state : undefined,
    phase: PHASES.find((phase) => phase === query.han),
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  }
}

export function workQuery(filter: Partial<WorkFilter>): string {
  const query = new URLSearchParams()
  if (filter.conference) query.set('hoi-nghi', filter.conference)
  if (filter.unit) query.set('don-vi', filter.unit)
  if (filter.state) query.set('trang-thai', filter.state)
  if (filter.phase) query.set('han', filter.phase)
  if (filter.page && filter.page > 1) query.set('trang', String(filter.page))
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

export interface WorkItem {
  readonly question: string
  readonly conference: string
  readonly unit: string | null
  readonly state: RequestState
  readonly next: Next
  readonly phase: Phase
  readonly deadline: string | null
}

/** A row as shown: the person's words and where they come from beside what the rules say. */
export interface WorkRow extends WorkItem {
  readonly text: string
  readonly code: string
  readonly village: string | undefined
  readonly unitName: string | undefined
  readonly distance: string | undefined
}

/** A letter to the superior as lists show it. */
export interface LetterRow {
  readonly letter: Escalation
  readonly phase: Phase
  readonly distance: string | undefined
}

export function workItem(facts: CaseFacts, today: Temporal.PlainDate, calendar: Calendar): WorkItem {
  return {
    question: facts.question,
    conference: facts.conference,
    unit: facts.unit,
    state: requestState(facts),
    next: nextOf(facts),
    phase: phaseOf(facts, today, calendar),
    deadline: deadlineOf(facts),
  }
}

/** Heads only. Without a state or phase asked for: what is owed to a person, or promised and not done. */
export function workItems(
  all: Iterable<CaseFacts>,
  filter: WorkFilter,
  today: Temporal.PlainDate,
  calendar: Calendar,
): readonly WorkItem[] {
  const items: WorkItem[] = []
  for (const facts of all) {
    if (facts.head !== null) continue
    if (filter.conference !== undefined && facts.conference !== filter.conference) continue
    if (filter.unit !== undefined && facts.unit !== filter.unit) continue
    const item = workItem(facts, today, calendar)
    if (filter.state !== undefined && item.state !== filter.state) continue
    if (filter.phase !== undefined && item.phase !== filter.phase) continue
    const running = isOwed(facts) || item.next === 'keep_promise'
    if (filter.state === undefined && filter.phase !== 'closed' && !running) continue
    items.push(item)
  }
  return items.sort(
    (a, b) =>
      PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase) ||
      (a.deadline ?? '9999').localeCompare(b.deadline ?? '9999') ||
      (a.question < b.question ? -1 : 1),
  )
}

export interface UnitCount {
  readonly unit: string | null
  readonly total: number
  readonly late: number
  readonly due: number
}

/** What each unit still owes, and how much of it is late: the ones with most late first. */
export function countsByUnit(items: readonly WorkItem[]): readonly UnitCount[] {
  const counts = new Map<string | null, { total: number; late: number; due: number }>()
  for (const item of items) {
    const count = counts.get(item.unit) ?? { total: 0, late: 0, due: 0 }
    count.total++
    if (item.phase === 'late') count.late++
    if (item.phase === 'due') count.due++
    counts.set(item.unit, count)
  }
  return [...counts]
    .map(([unit, count]) => ({ unit, ...count }))
    .sort((a, b) => b.late - a.late || b.total - a.total || ((a.unit ?? '') < (b.unit ?? '') ? -1 : 1))
}
