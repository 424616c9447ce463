// Proposed changes of the calendar: what was typed or imported, the calendar as it would be, and what would move.
import type { Read, Trx } from '../kit/db/db.ts'
import { canonicalJson, sha256 } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Calendar, type DayChange, type Wish, withChanges } from './calendar.ts'
import { calendarChanges, type StoredChange } from './changes.store.ts'
import { type ClockUser, type Step, yieldStep } from './clock-user.ts'
import { standardCalendar } from './library.ts'
import {
  type DayDifference,
  daysOfYear,
  differences,
  moveKeys,
  type PlannedMove,
  type Replanned,
} from './moves.ts'
import type { CalendarProposalRow } from './tables.ts'
import './tables.ts'

export async function findProposal(
  read: Read | Trx,
  commune: string,
  id: string,
): Promise<CalendarProposalRow | undefined> {
  return read
    .selectFrom('calendar_proposal')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** What was proposed and is neither done nor forgotten: for the calendar's page. */
export async function openProposals(
  read: Read | Trx,
  commune: string,
): Promise<readonly CalendarProposalRow[]> {
  return read
    .selectFrom('calendar_proposal')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('state', 'in', ['queued', 'running', 'refused'])
    .orderBy('at')
    .execute()
}

export function wishOf(row: CalendarProposalRow): Wish {
  if (row.kind === 'withdrawal')
    return { kind: 'withdrawal', change: row.withdraws ?? '', reason: row.source }
  return {
    kind: 'change',
    year: row.year,
    title: row.title,
    source: row.source,
    days: JSON.parse(row.days) as readonly DayChange[],
    notes: JSON.parse(row.notes) as readonly string[],
  }
}

/** The two calendars and the days on which they differ. */
export interface Proposed {
  readonly before: Calendar
  readonly after: Calendar
  readonly differences: readonly DayDifference[]
  /** The changes that stand now: a preview made over others is stale. */
  readonly base: readonly string[]
}

/** The calendar as the wish would make it; refused when what it withdraws no longer stands. */
export async function proposed(read: Read | Trx, commune: string, wish: Wish): Promise<Result<Proposed>> {
  const standing = (await calendarChanges(read, commune)).filter((change) => !change.withdrawn)
  const before = withChanges(standardCalendar(), standing)
  const base = standing.map((change) => change.id)
  if (wish.kind === 'change') {
    const after = withChanges(before, [wish])
    return ok({ before, after, base, differences: differences(before, after, datesOf([wish])) })
  }
  const gone = standing.find((change) => change.id === wish.change)
  if (!gone)
    return err({ message: 'Mục lịch này không còn hiệu lực: có thể người khác vừa thu hồi.', status: 409 })
  const after = withChanges(
    standardCalendar(),
    standing.filter((change) => change !== gone),
  )
  return ok({ before, after, base, differences: differences(before, after, datesOf([gone])) })
}

function datesOf(
  changes: readonly (Pick<StoredChange, 'year' | 'days'> | Extract<Wish, { kind: 'change' }>)[],
): readonly string[] {
  return changes.flatMap((change) => [
    ...(change.year === null ? [] : daysOfYear(change.year)),
    ...change.days.map((day) => day.date),
  ])
}

export interface Preview extends Proposed, Replanned {
  /** Names what was seen: a confirmation of something else is refused. */
  readonly digest: string
}

/** Everything a person looks at before confirming. Reads only. */
export async function previewOf(
  read: Read | Trx,
  commune: string,
  wish: Wish,
  user: ClockUser,
  step: Step = yieldStep,
): Promise<Result<Preview>> {
  const calendars = await proposed(read, commune, wish)
  if (!calendars.ok) return calendars
  const replanned = await user.plan(read, commune, calendars.value.after, step)
  if (!replanned.ok) return replanned
  return ok({
    ...calendars.value,
    ...replanned.value,
    digest: digestOf(calendars.value.base, replanned.value.moves),
  })
}

export function digestOf(base: readonly string[], moves: readonly PlannedMove[]): string {
  return sha256(canonicalJson({ base, moves: moveKeys(moves) }))
}
