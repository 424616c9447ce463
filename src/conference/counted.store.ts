// The day from which something counts under a conference's own regulation: its office hours, the commune's calendar.
import { calendarOf } from '../calendar/changes.store.ts'
import { type Counted, countedFrom } from '../calendar/office-hours.ts'
import type { Read, Trx } from '../kit/db/db.ts'
import { regulationOf } from '../regulation/adopted.ts'
import './tables.ts'

/** What was done at this moment (ISO text), for a conference of the commune; undefined where there is no such conference. */
export async function countedAt(
  read: Read | Trx,
  commune: string,
  conference: string,
  instant: string,
): Promise<Counted | undefined> {
  const row = await read
    .selectFrom('conference')
    .select('regulation_version_id')
    .where('commune_id', '=', commune)
    .where('id', '=', conference)
    .executeTakeFirst()
  if (!row) return undefined
  const hours = (await regulationOf(read, commune, row.regulation_version_id)).counting.office_hours
  // Without office hours nothing starts later: the calendar need not be read.
  if (!hours) return undefined
  return countedFrom(Temporal.Instant.from(instant), await calendarOf(read, commune), hours)
}
