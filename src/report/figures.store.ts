// Figures worked out by the database: it counts the matters of which the figures see the same, together and by group, and
// figures.ts asks its questions of each kind once. What the program does does not grow with the number of matters.
import { type RawBuilder, sql } from 'kysely'
import { type AsOf, ofCommune, standing } from '../followup/standing.store.ts'
import { ZONE } from '../kit/clock.ts'
import { endOfDay } from './asof.ts'
import type { Handle } from './bytime.store.ts'
import type { Dimension, Figures, Names } from './figures.ts'
import { countedOf, hasSign, type SignedRow, signsOf } from './signs.store.ts'
import { figuresFrom } from './tally.ts'

interface CellRow extends SignedRow {
  readonly dimension: Dimension | null
  readonly key: string | null
}

/** The figures of a conference at the end of a day, from the times at which things were done. */
export async function figuresByTime(
  read: Handle,
  commune: string,
  conference: string,
  day: Temporal.PlainDate,
  names: Names,
): Promise<Figures> {
  const asOf = { day: day.toString(), end: endOfDay(day, ZONE) }
  const { rows } = await sql<CellRow>`
with judged as materialized (
  select s.question_id, m.channel, m.village_id as village, s.unit, s.state, s.code,
    ${signsOf(asOf.day)} as signs
  from ${standing(ofCommune(commune), { conference, asOf })} as s
  join submission m on m.commune_id = s.commune_id and m.id = s.submission_id
  left join question_link r on r.commune_id = s.commune_id and r.question_id = s.question_id
    and r.kind = 'nhac_lai' and r.at < ${asOf.end}
), cell as materialized (
  select channel, village, unit, state, code, signs, count(*) as matters
  from judged group by channel, village, unit, state, code, signs
), field as materialized (
  select f.field, j.unit, j.state, j.code, j.signs, count(*) as matters
  from judged j left join question_field f on f.commune_id = ${commune} and f.question_id = j.question_id
    and ${hasSign(sql`j.signs`, 'classified')}
  group by f.field, j.unit, j.state, j.code, j.signs
)
${sql.join(
  [
    grouped(null, sql`cast(null as text)`, sql`cell`),
    grouped('channel', sql`channel`, sql`cell`),
    grouped('village', sql`village`, sql`cell`),
    grouped('unit', sql`unit`, sql`cell`),
    grouped('field', sql`field`, sql`field`),
  ],
  sql` union all `,
)}`.execute(read)
  return figuresFrom(
    rows.map((row) => ({ dimension: row.dimension, group: row.key, ...countedOf(row) })),
    await submissionsOf(read, commune, conference, asOf),
    names,
    asOf.day,
  )
}

function grouped(dimension: Dimension | null, key: RawBuilder<unknown>, from: RawBuilder<unknown>) {
  return sql`select ${dimension === null ? sql`cast(null as text)` : sql.lit(dimension)} as dimension, ${key} as key,
    state, code, case when unit is null then 0 else 1 end as assigned, signs, sum(matters) as matters
  from ${from} group by 2, 3, 4, 5, 6`
}

async function submissionsOf(
  read: Handle,
  commune: string,
  conference: string,
  { end }: AsOf,
): Promise<number> {
  const row = await read
    .selectFrom('question')
    .select((eb) => eb.fn.count<number>('submission_id').distinct().as('total'))
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .where('created_at', '<', end)
    .executeTakeFirstOrThrow()
  return Number(row.total)
}
