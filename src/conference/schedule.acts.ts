// The schedule of a conference: computed from its regulation when its clock starts or moves, and stored with reasons.
import type { Calendar } from '../calendar/calendar.ts'
import { calendarOf } from '../calendar/changes.store.ts'
import { countedOn } from '../calendar/office-hours.ts'
import type { Read, Trx } from '../kit/db/db.ts'
import { ok, type Result } from '../kit/result.ts'
import type { Actor } from '../ledger/ledger.ts'
import { regulationOf } from '../regulation/adopted.ts'
import { type ScheduleChange, saveSchedule } from '../regulation/dues.ts'
import { standardStatute } from '../regulation/library.ts'
import { type ScheduleRow, schedule } from '../regulation/schedule.ts'
import { type Conference, findConference } from './store.ts'

/** What starts clocks besides the sessions: each is a row somebody brought about. */
async function startedClocks(
  read: Read | Trx,
  commune: string,
  conference: string,
): Promise<{ plan: Issued | undefined; conclusion: Issued | undefined }> {
  const row = (kind: string) =>
    read
      .selectFrom('paper')
      .select(['issued_on', 'at'])
      .where('commune_id', '=', commune)
      .where('conference_id', '=', conference)
      .where('kind', '=', kind)
      .orderBy('at')
      .executeTakeFirst()
  const [plan, conclusion] = [await row('ke_hoach'), await row('thong_bao_ket_luan')]
  return { plan, conclusion }
}

/** The day a paper bears, and when it was issued. */
interface Issued {
  readonly issued_on: string
  readonly at: string
}

/** What the schedule of a conference is computed from. */
export type Scheduled = Pick<Conference, 'id' | 'regulation_version_id' | 'date' | 'end_date'>

/** The rows of the schedule as they would be now; none while no day is fixed. */
export async function computedSchedule(
  read: Read | Trx,
  commune: string,
  conference: Scheduled,
  dates: { readonly date?: string; readonly endDate?: string; readonly conclusion?: string } = {},
  calendar?: Calendar,
): Promise<Result<readonly ScheduleRow[]>> {
  const date = dates.date ?? conference.date
  const end = dates.endDate ?? dates.date ?? conference.end_date
  if (!date || !end) return ok([])
  const regulation = await regulationOf(read, commune, conference.regulation_version_id)
  const clocks = await startedClocks(read, commune, conference.id)
  const days = calendar ?? (await calendarOf(read, commune))
  const counted = (paper: Issued | undefined) =>
    paper &&
    countedOn(
      Temporal.PlainDate.from(paper.issued_on),
      Temporal.Instant.from(paper.at),
      days,
      regulation.counting.office_hours,
    ).date
  const plan = counted(clocks.plan)
  return schedule(
    regulation,
    {
      conference: Temporal.PlainDate.from(date),
      conferenceEnd: Temporal.PlainDate.from(end),
      conclusion: dates.conclusion ? Temporal.PlainDate.from(dates.conclusion) : counted(clocks.conclusion),
      planIssued: plan && plan.toString() <= date ? plan : undefined,
    },
    days,
    standardStatute(),
  )
}

/** Computes and stores; answers which dates moved. */
export async function restartClock(
  trx: Trx,
  by: Actor,
  conference: string,
  reason: string,
): Promise<Result<ScheduleChange>> {
  const found = await findConference(trx, by.commune, conference)
  if (!found) throw new Error('no such conference')
  const rows = await computedSchedule(trx, by.commune, found)
  return rows.ok ? ok(await saveSchedule(trx, by, conference, rows.value, reason)) : rows
}
