// The stored schedule of a conference: each due date with its explanation, and whether it was met.
import { instantText } from '../kit/clock.ts'
import type { Read, Trx } from '../kit/db/db.ts'
import { type Actor, append, appendAll } from '../ledger/ledger.ts'
import { type Duty, isCode, ROLE } from './codes.ts'
import { everyOf, nextOf, type Occurrence, occurrencesOf, periodOf } from './occurrences.ts'
import type { ScheduleRow } from './schedule.ts'
import type { DueMetRow, DueOccurrenceMetRow, DueRow } from './tables.ts'
import './tables.ts'

export interface Due extends DueRow {
  /** Null for a duty that comes back: its months or weeks are met one by one. */
  readonly met: DueMetRow | null
  readonly months: readonly DueOccurrenceMetRow[]
}

/** The dates of a repeating rule as they were stored. */
export const storedOccurrences = (due: Pick<DueRow, 'occurrences'>): readonly string[] =>
  due.occurrences.split(' ').filter((each) => each !== '')

/** The months of a repeating duty up to the next one that is not met. */
export function monthsOf(
  due: Due,
  today: Temporal.PlainDate,
  closedOn: string | null,
): readonly Occurrence[] {
  return occurrencesOf(storedOccurrences(due), due.months, today, closedOn)
}

/** A due row as people read it today: a monthly one stands at its earliest month that is not met. */
export interface DueToday extends Due {
  readonly series: readonly Occurrence[]
  readonly next: Occurrence | null
}

export function dueToday(due: Due, today: Temporal.PlainDate, closedOn: string | null): DueToday {
  const series = monthsOf(due, today, closedOn)
  const next = nextOf(series) ?? null
  return { ...due, series, next, binding: next?.date ?? due.binding }
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
  const months = await read
    .selectFrom('due_occurrence_met')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .orderBy('month')
    .execute()
  return rows.map((row) => ({
    ...row,
    met: row.occurrences === '' ? (met.find((each) => each.rule === row.rule) ?? null) : null,
    months: months.filter((each) => each.rule === row.rule),
  }))
}

export interface Moved {
  readonly rule: string
  readonly from: string | null
  readonly to: string | null
}

/** What storing a computed schedule would change: rows written anew, and of these the ones whose date moves. */
export interface ScheduleChange {
  readonly rows: readonly {
    readonly row: ScheduleRow
    readonly position: number
    readonly old: Due | undefined
  }[]
  readonly moved: readonly (Moved & { readonly row: Pick<ScheduleRow, 'title' | 'owner' | 'explanation'> })[]
  /** Rules the regulation no longer has; what of them was met stays on record. */
  readonly gone: readonly string[]
}

/** A date that was met stays as it was; a row that says the same as before is not written again. */
export function scheduleChange(before: readonly Due[], rows: readonly ScheduleRow[]): ScheduleChange {
  const known = new Map(before.map((due) => [due.rule, due]))
  const written = [...rows.entries()].flatMap(([position, row]) => {
    const old = known.get(row.rule)
    return old?.met || (old && saysTheSame(old, row, position)) ? [] : [{ row, position, old }]
  })
  const gone = vanished(before, rows)
  return {
    rows: written,
    moved: [
      ...written.flatMap(({ row, old }) =>
        old && old.binding !== row.binding
          ? [{ rule: row.rule, from: old.binding, to: row.binding, row }]
          : [],
      ),
      ...gone.flatMap((due) => (due.binding === null ? [] : [leaving(due)])),
    ],
    gone: gone.map((due) => due.rule),
  }
}

function vanished(before: readonly Due[], rows: readonly ScheduleRow[]): readonly Due[] {
  if (rows.length === 0) return []
  const named = new Set(rows.map((row) => row.rule))
  return before.filter((due) => !due.met && due.months.length === 0 && !named.has(due.rule))
}

function leaving(due: Due): ScheduleChange['moved'][number] {
  const owner = due.owner !== null && isCode(ROLE, due.owner) ? due.owner : null
  const explanation = 'Quy chế mới không còn quy tắc này.'
  return { rule: due.rule, from: due.binding, to: null, row: { title: due.title, owner, explanation } }
}

function saysTheSame(old: Due, row: ScheduleRow, position: number): boolean {
  const fresh: Readonly<Record<string, unknown>> = dueValues(row, position, old.computed_at)
  const stored: Readonly<Record<string, unknown>> = { ...old }
  return Object.keys(fresh).every((name) => stored[name] === fresh[name])
}

/** The dues as they stand once the schedule is stored. */
export function duesAfter(
  before: readonly Due[],
  rows: readonly ScheduleRow[],
): readonly (Pick<Due, 'rule' | 'duty' | 'title' | 'owner' | 'due' | 'binding' | 'explanation'> & {
  readonly met: boolean
})[] {
  const known = new Map(before.map((due) => [due.rule, due]))
  const fresh = rows.map((row) => {
    const old = known.get(row.rule)
    return old?.met ? { ...old, met: true } : { ...row, met: false }
  })
  const left = new Set([...rows.map((row) => row.rule), ...vanished(before, rows).map((due) => due.rule)])
  return [
    ...fresh,
    ...before.filter((due) => !left.has(due.rule)).map((due) => ({ ...due, met: due.met !== null })),
  ]
}

/** Stores a computed schedule. A date that was met stays as it was; every other date that moves is entered in the ledger. */
export async function saveSchedule(
  trx: Trx,
  by: Actor,
  conference: string,
  rows: readonly ScheduleRow[],
  reason: string,
): Promise<ScheduleChange> {
  const change = scheduleChange(await duesOf(trx, by.commune, conference), rows)
  for (const { row, position } of change.rows) {
    const values = dueValues(row, position, instantText(by.now))
    await trx
      .insertInto('due')
      .values({ commune_id: by.commune, conference_id: conference, ...values })
      .onConflict((conflict) => conflict.columns(['commune_id', 'conference_id', 'rule']).doUpdateSet(values))
      .execute()
  }
  if (change.gone.length > 0)
    await trx
      .deleteFrom('due')
      .where('commune_id', '=', by.commune)
      .where('conference_id', '=', conference)
      .where('rule', 'in', change.gone)
      .execute()
  await appendAll(
    trx,
    by,
    change.moved.map(({ rule, from, to }) => ({
      act: 'due.moved',
      subject: conference,
      data: { rule, from, to, reason },
    })),
  )
  return change
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

/** Marks every rule of this duty that was not yet met as met on that day; of a series the month or week of that day. */
export async function meetDuty(
  trx: Trx,
  by: Actor,
  conference: string,
  duty: Duty,
  onDate: string,
  note: string | null = null,
): Promise<void> {
  for (const due of await duesOf(trx, by.commune, conference))
    if (due.duty === duty && !due.met) {
      if (due.occurrences === '') await meetRule(trx, by, conference, due.rule, onDate, note)
      else await meetMonth(trx, by, conference, due, periodOf(storedOccurrences(due), onDate), onDate, note)
    }
}

/** The monthly duty's month is met; other duties, other months and what comes back weekly stay as they are. */
export async function meetDutyOfMonth(
  trx: Trx,
  by: Actor,
  conference: string,
  duty: Duty,
  month: string,
  onDate: string,
): Promise<void> {
  for (const due of await duesOf(trx, by.commune, conference))
    if (due.duty === duty && due.occurrences !== '' && everyOf(storedOccurrences(due)) !== 'week')
      await meetMonth(trx, by, conference, due, month, onDate, null)
}

/** One month or week of a series, where the series has it; a month already met stays as it was recorded first. */
export async function meetMonth(
  trx: Trx,
  by: Actor,
  conference: string,
  due: Due,
  month: string,
  onDate: string,
  note: string | null,
): Promise<void> {
  const stored = storedOccurrences(due)
  const [first] = stored
  if (first === undefined || month < periodOf(stored, first)) return
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('due_occurrence_met')
    .values({
      commune_id: by.commune,
      conference_id: conference,
      rule: due.rule,
      month,
      on_date: onDate,
      note,
      by_person: by.person,
      at: instantText(by.now),
    })
    .onConflict((conflict) => conflict.columns(['commune_id', 'conference_id', 'rule', 'month']).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows && numInsertedOrUpdatedRows > 0n)
    await append(trx, by, 'due.met', conference, { rule: due.rule, month, on: onDate })
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
