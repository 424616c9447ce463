// The stored schedule of a conference: each due date with its explanation, and whether it was met.
import { instantText } from '../kit/clock.ts'
import type { Read, Trx } from '../kit/db/db.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import type { Duty } from './codes.ts'
import type { ScheduleRow } from './schedule.ts'
import type { DueMetRow, DueRow } from './tables.ts'
import './tables.ts'

export interface Due extends DueRow {
  readonly met: DueMetRow | null
}

export async function duesOf(read: Read | Trx, commune: string, conference: string): Promise<readonly Due[]> {
  const rows = await read
    .selectFrom('due')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .orderBy('position')
    .execute()
  const met = await read
    .selectFrom('due_met')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .execute()
  return rows.map((row) => ({ ...row, met: met.find((each) => each.rule === row.rule) ?? null }))
}

export interface Moved {
  readonly rule: string
  readonly from: string | null
  readonly to: string | null
}

/** Stores a computed schedule. A date that was met stays as it was; every other date that moves is entered in the ledger. */
export async function saveSchedule(
  trx: Trx,
  by: Actor,
  conference: string,
  rows: readonly ScheduleRow[],
  reason: string,
): Promise<readonly Moved[]> {
  const before = await duesOf(trx, by.commune, conference)
  const moved: Moved[] = []
  for (const [position, row] of rows.entries()) {
    const old = before.find((each) => each.rule === row.rule)
    if (old?.met) continue
    if (old && old.binding !== row.binding) moved.push({ rule: row.rule, from: old.binding, to: row.binding })
    const values = dueValues(row, position, instantText(by.now))
    await trx
      .insertInto('due')
      .values({ commune_id: by.commune, conference_id: conference, ...values })
      .onConflict((conflict) => conflict.columns(['commune_id', 'conference_id', 'rule']).doUpdateSet(values))
      .execute()
  }
  moved.push(...(await dropVanished(trx, by, conference, before, rows)))
  for (const move of moved) await append(trx, by, 'due.moved', conference, { ...move, reason })
  return moved
}

/** A rule the regulation no longer has leaves the schedule, unless it was met: that stays on record. */
async function dropVanished(
  trx: Trx,
  by: Actor,
  conference: string,
  before: readonly Due[],
  rows: readonly ScheduleRow[],
): Promise<readonly Moved[]> {
  if (rows.length === 0) return []
  const gone = before.filter((due) => !due.met && !rows.some((row) => row.rule === due.rule))
  for (const due of gone)
    await trx
      .deleteFrom('due')
      .where('commune_id', '=', by.commune)
      .where('conference_id', '=', conference)
      .where('rule', '=', due.rule)
      .execute()
  return gone.flatMap((due) =>
    due.binding === null ? [] : [{ rule: due.rule, from: due.binding, to: null }],
  )
}

function dueValues(
  row: ScheduleRow,
  position: number,
  at: string,
): Omit<DueRow, 'commune_id' | 'conference_id'> {
  return {
    rule: row.rule,
    position,
    duty: row.duty,
    title: row.title,
    owner: row.owner,
    paper: row.paper,
    anchor: row.anchor,
    direction: row.direction,
    count: row.count,
    unit: row.unit,
    due: row.due,
    statutory: row.statutoryDue,
    binding: row.binding,
    from_date: row.from,
    to_date: row.to,
    occurrences: row.occurrences.join(' '),
    provisional: row.provisional ? 1 : 0,
    assumed: row.assumed ? 1 : 0,
    explanation: row.explanation,
    quote: row.quote,
    computed_at: at,
  }
}

/** Marks every rule of this duty that was not yet met as met on that day. */
export async function meetDuty(
  trx: Trx,
  by: Actor,
  conference: string,
  duty: Duty,
  onDate: string,
  note: string | null = null,
): Promise<void> {
  for (const due of await duesOf(trx, by.commune, conference))
    if (due.duty === duty && !due.met) await meetRule(trx, by, conference, due.rule, onDate, note)
}

/** Marks one rule as met; a rule already met stays as it was recorded first. */
export async function meetRule(
  trx: Trx,
  by: Actor,
  conference: string,
  rule: string,
  onDate: string,
  note: string | null,
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('due_met')
    .values({
      commune_id: by.commune,
      conference_id: conference,
      rule,
      on_date: onDate,
      note,
      by_person: by.person,
      at: instantText(by.now),
    })
    .onConflict((conflict) => conflict.columns(['commune_id', 'conference_id', 'rule']).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows && numInsertedOrUpdatedRows > 0n)
    await append(trx, by, 'due.met', conference, { rule, on: onDate })
}
