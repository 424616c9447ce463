// Closing days: when a day is over, how each matter stood is written down, for the matters that changed, before anything of
// the next day is entered. A day on which nothing happened needs nothing.
import { type Clock, instantText, ZONE } from '../kit/clock.ts'
import type { Db, Trx } from '../kit/db/db.ts'
import { canonicalJson } from '../kit/id.ts'
import { listUnits, listVillages } from '../office/store.ts'
import { endOfDay } from './asof.ts'
import { mattersByTime } from './bytime.store.ts'
import { lastActivity, standing } from './day.store.ts'

/**
 * The same database, in which the first act of a day at a commune is preceded by writing down how the days before ended:
 * nothing entered today can stand in yesterday's figures, also when the program was not running at midnight.
 */
export function withClosedDays(db: Db, clock: Clock): Db {
  const checked = new Map<string, string>()
  return {
    ...db,
    // A getter of the inner one: `read` refuses to be used inside an act.
    get read() {
      return db.read
    },
    act: async (commune, work) => {
      const today = clock.today().toString()
      if (checked.get(commune) !== today) {
        await closeDays(db, clock, commune)
        checked.set(commune, today)
      }
      return db.act(commune, work)
    },
  }
}

/** Closes every day of a commune that is over and not yet closed; how many were. */
export async function closeDays(db: Db, clock: Clock, commune: string): Promise<number> {
  const waiting = await openDays(db.read, commune, clock.today())
  for (const day of waiting) await db.act(commune, (trx) => closeDay(trx, commune, day, clock.now()))
  return waiting.length
}

/**
 * Days before today on which something was entered, after the last closed one, oldest first. Where none was ever closed
 * only the newest: what is older is worked out from its times.
 */
async function openDays(
  read: Db['read'],
  commune: string,
  today: Temporal.PlainDate,
): Promise<readonly Temporal.PlainDate[]> {
  const last = await read
    .selectFrom('day_closed')
    .select('day')
    .where('commune_id', '=', commune)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst()
  const days: Temporal.PlainDate[] = []
  let before = today.subtract({ days: 1 })
  for (;;) {
    const active = await lastActivity(read, commune, before.toString())
    if (active === undefined || (last && active <= last.day)) return days.reverse()
    const day = Temporal.PlainDate.from(active)
    days.push(day)
    if (!last) return days
    before = day.subtract({ days: 1 })
  }
}

/** Writes down what changed on that day. What was entered since its end is left out, as far as times tell. */
async function closeDay(
  trx: Trx,
  commune: string,
  day: Temporal.PlainDate,
  now: Temporal.Instant,
): Promise<void> {
  const end = endOfDay(day, ZONE)
  const conferences = await trx
    .selectFrom('conference')
    .select('id')
    .where('commune_id', '=', commune)
    .where('created_at', '<', end)
    .execute()
  for (const { id } of conferences) {
    const before = await standing(trx, commune, day.toString(), id)
    for (const { row: _words, ...counted } of await mattersByTime(trx, commune, id, day)) {
      const data = canonicalJson(counted)
      if (before.get(counted.id) === data) continue
      await trx
        .insertInto('matter_day')
        .values({
          commune_id: commune,
          question_id: counted.id,
          day: day.toString(),
          conference_id: id,
          data,
        })
        .execute()
    }
  }
  const named = <One extends { readonly id: string; readonly name: string }>(all: readonly One[]) =>
    all.map(({ id, name }) => ({ id, label: name }))
  await trx
    .insertInto('day_closed')
    .values({
      commune_id: commune,
      day: day.toString(),
      names: canonicalJson({
        village: named(await listVillages(trx, commune)),
        unit: named(await listUnits(trx, commune)),
      }),
      at: instantText(now),
    })
    // Another program of the same installation may have closed it at the same moment.
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
