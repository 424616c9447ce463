// Queries of the chair's page: counts of the whole commune worked out by the database, and short lists. Their number does
// not grow with the commune.
import { sql } from 'kysely'
import type { Calendar } from '../../calendar/calendar.ts'
import { addWorkingDays } from '../../calendar/counting.ts'
import { ofCommune, type StandingRow, standing } from '../standing.store.ts'
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
from ${standing(ofCommune(commune))} as s
where s.duplicate = 0
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

/** Matters that are still open and went from unit to unit. */
export async function bouncing(
  read: Handle,
  commune: string,
): Promise<{ readonly rows: readonly Listed[]; readonly total: number }> {
  const { rows } = await sql<{ question_id: string; moves: number }>`
select question_id, count(*) - 1 as moves from assignment
where commune_id = ${commune} group by question_id having count(*) > ${BOUNCES}
order by count(*) desc, question_id limit 500`.execute(read)
  const moves = new Map(rows.map((row) => [row.question_id, Number(row.moves)]))
  const open = (await standingOf(read, commune, [...moves.keys()])).filter((row) => row.next !== 'nothing')
  const ordered = open.sort((a, b) => (moves.get(b.question_id) ?? 0) - (moves.get(a.question_id) ?? 0))
  return { rows: await listed(read, commune, ordered.slice(0, MOST), moves), total: open.length }
}

/** Promises not kept yet, the earliest date first; those without a date last. */
export async function openPromises(
  read: Handle,
  commune: string,
  today: string,
): Promise<{ readonly rows: readonly Listed[]; readonly late: number; readonly total: number }> {
  const rows = await read
    .selectFrom('promise as p')
    .select('p.question_id')
    .distinct()
    .where('p.commune_id', '=', commune)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('completion as c')
            .select('c.seq')
            .where('c.commune_id', '=', commune)
            .whereRef('c.question_id', '=', 'p.question_id')
            .whereRef('c.round', '=', 'p.round'),
        ),
      ),
    )
    .limit(2000)
    .execute()
  const open = (
    await standingOf(
      read,
      commune,
      rows.map((row) => row.question_id),
    )
  ).filter((row) => row.next === 'keep_promise')
  const ordered = open.sort((a, b) => (a.deadline ?? '9999').localeCompare(b.deadline ?? '9999'))
  return {
    rows: await listed(read, commune, ordered.slice(0, MOST)),
    late: open.filter((row) => row.deadline !== null && row.deadline < today).length,
    total: open.length,
  }
}

async function standingOf(read: Handle, commune: string, ids: readonly string[]): Promise<StandingRow[]> {
  if (ids.length === 0) return []
  const only = standing(ofCommune(commune), { questions: ids })
  return [...(await sql<StandingRow>`select * from ${only} as s where s.duplicate = 0`.execute(read)).rows]
}

async function listed(
  read: Handle,
  commune: string,
  rows: readonly StandingRow[],
  moves: ReadonlyMap<string, number> = new Map(),
): Promise<readonly Listed[]> {
  if (rows.length === 0) return []
  const texts = await read
    .selectFrom('question')
    .select(['id', 'text'])
    .where('commune_id', '=', commune)
    .where(
      'id',
      'in',
      rows.map((row) => row.question_id),
    )
    .execute()
  const textOf = new Map(texts.map((row) => [row.id, row.text]))
  return rows.map((row) => ({
    question: row.question_id,
    text: textOf.get(row.question_id) ?? '',
    unit: row.unit,
    deadline: row.deadline,
    bounces: moves.get(row.question_id) ?? 0,
  }))
}
