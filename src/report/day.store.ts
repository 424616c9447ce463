// Days that are over, written down: which are closed, how each matter stood, what villages and units were called.
import { dateOf, ZONE } from '../kit/clock.ts'
import { allQuestions } from '../petition/store.ts'
import { endOfDay } from './asof.ts'
import type { Handle, Matter } from './bytime.store.ts'
import type { Counted, Named, Names } from './figures.ts'
import './tables.ts'

/** Whatever was done until the end of this day is written down: nothing happened after the last closed day up to it. */
export async function closedDay(read: Handle, commune: string, day: string): Promise<boolean> {
  const last = await lastActivity(read, commune, day)
  if (last === undefined) return false
  const row = await read
    .selectFrom('day_closed')
    .select('day')
    .where('commune_id', '=', commune)
    .where('day', '=', last)
    .executeTakeFirst()
  return row !== undefined
}

/** The last day up to this one on which anything was entered into the ledger. */
export async function lastActivity(read: Handle, commune: string, day: string): Promise<string | undefined> {
  const before = endOfDay(Temporal.PlainDate.from(day), ZONE)
  const row = await read
    .selectFrom('ledger')
    .select('at')
    .where('commune_id', '=', commune)
    .where('at', '<', before)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && dateOf(row.at).toString()
}

/** Each matter as it stood when the day was over, oldest first; of what has left the lists since, nothing. */
export async function matterDays(
  read: Handle,
  commune: string,
  conference: string,
  day: string,
): Promise<readonly Matter[]> {
  const stood = await standing(read, commune, day, conference)
  const rows = await allQuestions(read, commune, { conference, dir: 'asc' })
  return rows.flatMap((row) => {
    const data = stood.get(row.id)
    return data === undefined ? [] : [{ ...(JSON.parse(data) as Counted), row }]
  })
}

/** The newest row of each matter up to that day. */
export async function standing(
  read: Handle,
  commune: string,
  day: string,
  conference: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await read
    .selectFrom('matter_day')
    .select(['question_id', 'data'])
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .where('day', '<=', day)
    .orderBy('day')
    .execute()
  return new Map(rows.map((row) => [row.question_id, row.data]))
}

export async function namesOfDay(
  read: Handle,
  commune: string,
  day: string,
): Promise<Pick<Names, 'village' | 'unit'> | undefined> {
  if (!(await closedDay(read, commune, day))) return undefined
  const row = await read
    .selectFrom('day_closed')
    .select('names')
    .where('commune_id', '=', commune)
    .where('day', '<=', day)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && (JSON.parse(row.names) as { village: readonly Named[]; unit: readonly Named[] })
}
