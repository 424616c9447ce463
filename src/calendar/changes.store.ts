// The calendar of one commune: the one that comes with the program, with the commune's own changes laid over it.
import type { Read, Trx } from '../kit/db/db.ts'
import { type Calendar, type CalendarChange, withChanges } from './calendar.ts'
import { standardCalendar } from './library.ts'
import type { CalendarChangeRow } from './tables.ts'
import './tables.ts'

export interface StoredChange extends CalendarChangeRow, CalendarChange {
  readonly withdrawn: { readonly reason: string; readonly by_person: string; readonly at: string } | null
}

/** Every change of the commune in the order in which they were made, the withdrawn ones too. */
export async function calendarChanges(read: Read | Trx, commune: string): Promise<readonly StoredChange[]> {
  const changes = await read
    .selectFrom('calendar_change')
    .selectAll()
    .where('commune_id', '=', commune)
    .orderBy('seq')
    .execute()
  if (changes.length === 0) return []
  const days = await read
    .selectFrom('calendar_day')
    .selectAll()
    .where('commune_id', '=', commune)
    .orderBy('date')
    .execute()
  const withdrawals = await read
    .selectFrom('calendar_withdrawal')
    .selectAll()
    .where('commune_id', '=', commune)
    .execute()
  return changes.map((change) => ({
    ...change,
    days: days
      .filter((day) => day.change_id === change.id)
      .map(({ date, working, name }) => ({ date, working: working === 1, name })),
    withdrawn: withdrawals.find((each) => each.change_id === change.id) ?? null,
  }))
}

/** The calendar by which everything of this commune is counted. */
export async function calendarOf(read: Read | Trx, commune: string): Promise<Calendar> {
  const standing = (await calendarChanges(read, commune)).filter((change) => !change.withdrawn)
  return standing.length === 0 ? standardCalendar() : withChanges(standardCalendar(), standing)
}
