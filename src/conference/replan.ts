// When the calendar changes: the schedules of all open conferences counted anew, and what hangs on them in the chapters
// above. The preview and the act use the same computation.
import type { Calendar } from '../calendar/calendar.ts'
import { calendarOf } from '../calendar/changes.store.ts'
import type { ClockUser, Step } from '../calendar/clock-user.ts'
import { joined, type PlannedMove, type Replanned } from '../calendar/moves.ts'
import type { Read, Trx } from '../kit/db/db.ts'
import { err, ok, type Result } from '../kit/result.ts'
import type { Actor } from '../ledger/ledger.ts'
import {
  type Due,
  duesAfter,
  duesOf,
  type ScheduleChange,
  saveSchedule,
  scheduleChange,
} from '../regulation/dues.ts'
import type { ScheduleRow } from '../regulation/schedule.ts'
import { tellMoved } from './moved.notice.ts'
import { computedSchedule, type Scheduled } from './schedule.acts.ts'
import { type ConferenceSummary, findConference, listConferences } from './store.ts'

/** A due date as far as what follows it matters. */
export type FollowedDue = Pick<Due, 'rule' | 'duty' | 'title' | 'due' | 'binding' | 'explanation'>

type Named = Scheduled & { readonly title: string }

/** What hangs on a conference's dates in a chapter above: questions that wait for their answer. */
export interface Follower {
  /** What would move if the conference's dues were these. */
  plan(
    read: Read | Trx,
    commune: string,
    conference: Named,
    dues: readonly FollowedDue[],
    calendar: Calendar,
  ): Promise<Replanned>
  /** Moves it after the dues were stored. */
  follow(trx: Trx, by: Actor, conference: Named, reason: string, calendar: Calendar): Promise<Replanned>
}

const isOpen = (row: ConferenceSummary) => !row.cancelled && !row.closed && row.date !== null

async function openConferences(read: Read | Trx, commune: string): Promise<readonly ConferenceSummary[]> {
  return (await listConferences(read, commune)).filter(isOpen)
}

/** What of one conference moves when its schedule becomes these rows. */
async function planRows(
  read: Read | Trx,
  commune: string,
  conference: Named,
  rows: readonly ScheduleRow[],
  followers: readonly Follower[],
  calendar: Calendar,
): Promise<Replanned> {
  const before = await duesOf(read, commune, conference.id)
  const own = replannedOf(conference, scheduleChange(before, rows))
  const after = duesAfter(before, rows)
  const others: Replanned[] = []
  for (const follower of followers)
    others.push(await follower.plan(read, commune, conference, after, calendar))
  return joined([own, ...others])
}

/** Stores the rows and takes along what hangs on them. */
async function applyRows(
  trx: Trx,
  by: Actor,
  conference: Named,
  rows: readonly ScheduleRow[],
  reason: string,
  followers: readonly Follower[],
  calendar: Calendar,
): Promise<Replanned> {
  const own = replannedOf(conference, await saveSchedule(trx, by, conference.id, rows, reason))
  const others: Replanned[] = []
  for (const follower of followers) others.push(await follower.follow(trx, by, conference, reason, calendar))
  return joined([own, ...others])
}

/** What would move if the conference's dates were these; the rows they come from. */
export async function planDates(
  read: Read | Trx,
  commune: string,
  conference: Named,
  dates: Parameters<typeof computedSchedule>[3],
  followers: readonly Follower[],
): Promise<Result<{ readonly planned: Replanned; readonly rows: readonly ScheduleRow[] }>> {
  const calendar = await calendarOf(read, commune)
  const rows = await computedSchedule(read, commune, conference, dates, calendar)
  if (!rows.ok) return rows
  const planned = await planRows(read, commune, conference, rows.value, followers, calendar)
  return ok({ planned, rows: rows.value })
}

/** Counts the schedule of the conference as it now stands, stores it and takes along what follows. */
export async function recount(
  trx: Trx,
  by: Actor,
  id: string,
  reason: string,
  followers: readonly Follower[],
): Promise<Result<Replanned>> {
  const conference = await findConference(trx, by.commune, id)
  if (!conference) throw new Error('no such conference')
  const calendar = await calendarOf(trx, by.commune)
  const rows = await computedSchedule(trx, by.commune, conference, {}, calendar)
  return rows.ok ? ok(await applyRows(trx, by, conference, rows.value, reason, followers, calendar)) : rows
}

function replannedOf(conference: Named, change: ScheduleChange): Replanned {
  return {
    moves: change.moved.map(
      ({ rule, from, to, row }): PlannedMove => ({
        kind: 'due',
        conference: conference.id,
        conferenceTitle: conference.title,
        subject: rule,
        rule,
        title: row.title,
        role: row.owner,
        unit: null,
        from,
        to,
        explanation: row.explanation,
      }),
    ),
    explained: change.rows.filter(({ old, row }) => old && old.binding === row.binding).length,
  }
}

/** The conferences of a commune as users of its calendar. */
export function conferenceClock(followers: readonly Follower[]): ClockUser {
  const each = async (
    read: Read | Trx,
    commune: string,
    calendar: Calendar,
    step: Step,
    work: (conference: ConferenceSummary, rows: readonly ScheduleRow[]) => Promise<Replanned>,
  ): Promise<Result<Replanned>> => {
    const parts: Replanned[] = []
    const conferences = await openConferences(read, commune)
    for (const [at, conference] of conferences.entries()) {
      const rows = await computedSchedule(read, commune, conference, {}, calendar)
      if (!rows.ok)
        return err({
          message: `Không tính lại được lịch của “${conference.title}”: ${rows.error.message}`,
          status: 422,
        })
      parts.push(await work(conference, rows.value))
      await step(at + 1, conferences.length)
    }
    return ok(joined(parts))
  }
  return {
    plan: (read, commune, calendar, step) =>
      each(read, commune, calendar, step, (conference, rows) =>
        planRows(read, commune, conference, rows, followers, calendar),
      ),
    apply: (trx, by, calendar, reason, step) =>
      each(trx, by.commune, calendar, step, (conference, rows) =>
        applyRows(trx, by, conference, rows, reason, followers, calendar),
      ),
    tell: tellMoved,
  }
}
