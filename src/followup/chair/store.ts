// Queries of the chair's page: counts of the whole commune worked out by the database, and short lists. Their number does
// not grow with the commune.
import { type RawBuilder, sql } from 'kysely'
import type { Calendar } from '../../calendar/calendar.ts'
import { addWorkingDays } from '../../calendar/counting.ts'
import '../../petition/acceptance.tables.ts'
import { ofCommune, standingOfHeads } from '../standing.store.ts'
import { NEAR } from '../state.ts'
import type { Handle } from '../store.ts'
import { BOUNCES } from './trend.ts'

/** What a unit still owes and how much of it is late, now and at the days of the trend. */
export interface UnitLate {
  /** Null: given to no unit yet. */
  readonly unit: string | null
  readonly open: number
  readonly late: number
  readonly near: number
  readonly trend: readonly number[]
}

/** After a merger a matter stands in the successor's lists. */
const here = (commune: string) =>
  sql`s.question_id not in (select from_question from matter_taken_over where from_commune = ${commune})`

export async function lateByUnit(
  read: Handle,
  commune: string,
  days: readonly Temporal.PlainDate[],
  calendar: Calendar,
): Promise<readonly UnitLate[]> {
  const today = days.at(-1)?.toString() ?? ''
  const running = sql`(s.next in ('reply', 'reply_after_superior', 'letter', 'wait_superior', 'guide', 'keep_promise'))`
  const ended = sql`coalesce(s.answered_on, s.guided_on)`
  const counted = days.map((day, at) => {
    const iso = day.toString()
    const unended = sql`(s.state in ('tiep_nhan', 'phan_cong', 'dang_giai_quyet', 'cho_cap_tren') or ${ended} > ${iso})`
    return sql`sum(case when s.due < ${iso} and ${unended} then 1 else 0 end) as ${sql.ref(`m${at}`)}`
  })
  const { rows } = await sql<Record<string, number | string | null>>`
select s.unit, sum(case when ${running} then 1 else 0 end) as open_count,
  sum(case when ${running} and s.deadline < ${today} then 1 else 0 end) as late_count,
  sum(case when ${running} and s.deadline >= ${today} and s.deadline <= ${nearDay(days.at(-1), calendar)}
    then 1 else 0 end) as near_count,
  ${sql.join(counted)}
from ${standingOfHeads(ofCommune(commune))} as s
where ${here(commune)}
group by s.unit`.execute(read)
  return rows
    .map((row) => ({
      unit: row.unit === null ? null : String(row.unit),
      open: Number(row.open_count),
      late: Number(row.late_count),
      near: Number(row.near_count),
      trend: days.map((_day, at) => Number(row[`m${at}`])),
    }))
    .filter((row) => row.open > 0 || row.trend.some((late) => late > 0))
    .sort((a, b) => b.late - a.late || b.open - a.open || ((a.unit ?? '~') < (b.unit ?? '~') ? -1 : 1))
}

/** The last day that is said to be near. */
function nearDay(today: Temporal.PlainDate | undefined, calendar: Calendar): string {
  if (!today) return ''
  const counted = addWorkingDays(today, NEAR + 1, calendar)
  return counted.ok ? counted.value.date.subtract({ days: 1 }).toString() : today.toString()
}

/** A question of a short list. */
export interface Listed {
  readonly question: string
  readonly text: string
  readonly unit: string | null
  readonly deadline: string | null
  /** How often it changed units. */
  readonly bounces: number
}

const MOST = 20

interface Found {
  readonly question_id: string
  readonly text: string
  readonly unit: string | null
  readonly deadline: string | null
  readonly moves: number
  readonly total: number
  readonly late: number
}

/** The first of the questions in a subquery that are `which`, with how many there are and how many are late. */
async function firstOf(
  read: Handle,
  commune: string,
  among: RawBuilder<unknown>,
  which: RawBuilder<unknown>,
  today: string,
  order: RawBuilder<unknown>,
): Promise<{ readonly rows: readonly Listed[]; readonly late: number; readonly total: number }> {
  // Sent back by its unit and not given anew is one move more.
  const moves = sql`(select count(*) - 1 from assignment a
    where a.commune_id = s.commune_id and a.question_id = s.question_id)
    + (select count(*) from acceptance x
    where x.commune_id = s.commune_id and x.question_id = s.question_id and x.waits = 'van_phong')`
  const { rows } = await sql<Found>`
select f.*, q.text from (
  select s.commune_id, s.question_id, s.unit, s.deadline, ${moves} as moves, count(*) over () as total,
    sum(case when s.deadline < ${today} then 1 else 0 end) over () as late
  from ${standingOfHeads(ofCommune(commune), { among })} as s
  where ${here(commune)} and ${which} order by ${order} limit ${MOST}
) as f join question q on q.commune_id = f.commune_id and q.id = f.question_id
order by ${order}`.execute(read)
  return {
    rows: rows.map((row) => ({
      question: row.question_id,
      text: row.text,
      unit: row.unit,
      deadline: row.deadline,
      bounces: Number(row.moves),
    })),
    total: Number(rows[0]?.total ?? 0),
    late: Number(rows[0]?.late ?? 0),
  }
}

/** Matters that are still open and went from unit to unit. */
export async function bouncing(
  read: Handle,
  commune: string,
): Promise<{ readonly rows: readonly Listed[]; readonly total: number }> {
  const among = sql`select z.question_id from assignment z where z.commune_id = ${commune}
    group by z.question_id having count(*) > ${BOUNCES}
    union select x.question_id from acceptance x where x.commune_id = ${commune} and x.waits = 'van_phong'
    and (select count(*) from assignment a
      where a.commune_id = x.commune_id and a.question_id = x.question_id) >= ${BOUNCES}`
  return firstOf(read, commune, among, sql`s.next <> 'nothing'`, '', sql`moves desc, question_id`)
}

/** Promises not kept yet, the earliest date first; those without a date last. */
export async function openPromises(
  read: Handle,
  commune: string,
  today: string,
): Promise<{ readonly rows: readonly Listed[]; readonly late: number; readonly total: number }> {
  const among = sql`select z.question_id from promise z where z.commune_id = ${commune}`
  const order = sql`coalesce(deadline, '9999'), question_id`
  return firstOf(read, commune, among, sql`s.next = 'keep_promise'`, today, order)
}

/** All the chair's page shows of the commune's matters. */
export async function chairFigures(
  read: Handle,
  commune: string,
  days: readonly Temporal.PlainDate[],
  calendar: Calendar,
) {
  return {
    units: await lateByUnit(read, commune, days, calendar),
    bouncing: await bouncing(read, commune),
    promises: await openPromises(read, commune, days.at(-1)?.toString() ?? ''),
  }
}
