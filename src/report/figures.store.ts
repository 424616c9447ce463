// Figures worked out by the database: it counts the matters of which the figures see the same, together and by group, and
// figures.ts asks its questions of each kind once. What the program does does not grow with the number of matters.
import { type RawBuilder, sql } from 'kysely'
import { type AsOf, ofCommune, standing } from '../followup/standing.store.ts'
import { ZONE } from '../kit/clock.ts'
import type { RequestState } from '../regulation/codes.ts'
import { endOfDay } from './asof.ts'
import type { Handle } from './bytime.store.ts'
import { type Dimension, type Figures, isOwedInWriting, type Names, type Seen } from './figures.ts'
import { type Cell, figuresFrom } from './tally.ts'

/** What is a yes or no of a matter, one bit each of a number the rows are grouped by. */
const SIGNS = (asOf: AsOf) =>
  ({
    duplicate: sql`s.duplicate = 1`,
    repeated: sql`r.question_id is not null`,
    classified: sql`s.kind is not null`,
    answered: sql`s.answered_on is not null`,
    guided: sql`s.guided = 1`,
    dated: sql`s.due is not null`,
    closedLate: sql`s.closed_late = 1`,
    overdue: sql`s.open = 1 and s.due < ${asOf.day}`,
    beyond: sql`s.beyond = 1`,
    letterSent: sql`s.letter_sent = 1`,
    superiorReplied: sql`s.superior_replied = 1`,
    promised: sql`s.promised = 1`,
    asked: sql`s.satisfied is not null`,
    satisfied: sql`s.satisfied = 1`,
    reopened: sql`s.round > 0`,
    opened: sql`s.opened = 1`,
  }) satisfies Record<string, RawBuilder<unknown>>
type Sign = keyof ReturnType<typeof SIGNS>

interface CellRow {
  readonly dimension: Dimension | null
  readonly key: string | null
  readonly state: RequestState
  readonly code: string | null
  readonly assigned: number
  readonly signs: number
  readonly matters: number
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
  const signs = Object.entries(SIGNS(asOf))
  const bits = signs.map(([, test], at) => sql`case when ${test} then ${sql.lit(2 ** at)} else 0 end`)
  const { rows } = await sql<CellRow>`
with judged as materialized (
  select s.question_id, m.channel, m.village_id as village, s.unit, s.state, s.code,
    ${sql.join(bits, sql` + `)} as signs
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
    and ${classified(signs)}
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
  const named = signs.map(([name]) => name as Sign)
  return figuresFrom(
    rows.map((row) => cellOf(row, named)),
    await submissionsOf(read, commune, conference, asOf),
    names,
    asOf.day,
  )
}

/** Fields are decided with the kind: both were known by then or neither. */
function classified(signs: readonly (readonly [string, unknown])[]) {
  return sql`(j.signs & ${sql.lit(2 ** signs.findIndex(([name]) => name === 'classified'))}) > 0`
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

function cellOf(row: CellRow, names: readonly Sign[]): Cell {
  const bits = Number(row.signs)
  const has = (name: Sign) => (bits & (2 ** names.indexOf(name))) > 0
  const { state, code } = row
  const split = state === 'tach'
  const [answered, reopened] = [has('answered'), has('reopened')]
  const seen: Seen = {
    state,
    code,
    split,
    answered,
    reopened,
    assigned: Number(row.assigned) === 1,
    owedInWriting: isOwedInWriting({ split, answered, code, reopened, opened: has('opened') }),
    duplicate: has('duplicate'),
    repeated: has('repeated'),
    classified: has('classified'),
    guided: has('guided'),
    dated: has('dated'),
    closedLate: has('closedLate'),
    overdue: has('overdue'),
    beyond: has('beyond'),
    letterSent: has('letterSent'),
    superiorReplied: has('superiorReplied'),
    promised: has('promised'),
    done: state === 'da_xong',
    satisfied: has('asked') ? has('satisfied') : null,
  }
  return { dimension: row.dimension, group: row.key, seen, count: Number(row.matters) }
}
