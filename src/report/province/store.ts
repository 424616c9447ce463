// Queries of the superior's figures: counts of all its communes in one statement. No word of a matter and no name is read.
import { type RawBuilder, sql } from 'kysely'
import { ofSuperior, standing } from '../../followup/standing.store.ts'
import type { Handle } from '../bytime.store.ts'
import { countedOf, type SignedRow, signsOf } from '../signs.store.ts'
import { ratesOf } from '../tally.ts'
import { type CommuneFigures, PROVINCE_KEYS } from './figures.ts'

export interface Narrowed {
  readonly year: number | undefined
  readonly field: string | undefined
  readonly kind: string | undefined
  readonly commune?: string | undefined
}

/** What a group of counts stands for. */
export type GroupBy = 'commune' | 'field' | 'kind'

export interface ProvinceGroup extends CommuneFigures {
  /** The code of the group: a commune's id, a field, a kind; null: not yet classified. */
  readonly key: string | null
}

const KEY = {
  commune: sql`s.commune_id`,
  field: sql`f.field`,
  kind: sql`s.kind`,
} as const satisfies Record<GroupBy, RawBuilder<unknown>>

/** One row a group, of every commune of the superior or one of them; one statement however many communes there are. */
export async function provinceFigures(
  read: Handle,
  superior: string,
  by: GroupBy,
  of: Narrowed,
  today: string,
): Promise<readonly ProvinceGroup[]> {
  const where = [
    sql`1 = 1`,
    ...(of.kind === undefined ? [] : [sql`s.kind = ${of.kind}`]),
    ...(of.commune === undefined ? [] : [sql`s.commune_id = ${of.commune}`]),
    ...(of.field === undefined
      ? []
      : [
          sql`exists (select 1 from question_field x where x.commune_id = s.commune_id
            and x.question_id = s.question_id and x.field = ${of.field})`,
        ]),
  ]
  const { rows } = await sql<SignedRow & { readonly group_key: string | null }>`
with judged as materialized (
  select ${KEY[by]} as group_key, s.state, s.code, case when s.unit is null then 0 else 1 end as assigned,
    ${signsOf(today)} as signs
  from ${standing(ofSuperior(superior), { year: of.year })} as s
  left join question_link r on r.commune_id = s.commune_id and r.question_id = s.question_id and r.kind = 'nhac_lai'
  ${by === 'field' ? sql`left join question_field f on f.commune_id = s.commune_id and f.question_id = s.question_id` : sql``}
  where ${sql.join(where, sql` and `)}
)
select group_key, state, code, assigned, signs, count(*) as matters
from judged group by group_key, state, code, assigned, signs`.execute(read)
  return [...Map.groupBy(rows, (row) => row.group_key)].map(([key, group]) => {
    const cells = group.map(countedOf)
    return {
      key,
      commune: key ?? '',
      received: cells.reduce((total, cell) => total + cell.count, 0),
      rates: ratesOf(cells, PROVINCE_KEYS),
    }
  })
}

/** Years in which a commune of the superior had a conference, newest first. */
export async function provinceYears(read: Handle, superior: string): Promise<readonly number[]> {
  const rows = await read
    .selectFrom('conference as c')
    .innerJoin('commune_superior as s', 's.commune_id', 'c.commune_id')
    .select('c.year')
    .distinct()
    .where('s.superior_id', '=', superior)
    .orderBy('c.year', 'desc')
    .execute()
  return rows.map((row) => row.year)
}

export interface Heard {
  readonly villages: number
  readonly heard: number
  readonly conferences: number
  readonly waiting: number
}

/** Villages and how many of them were heard, conferences, letters that wait: by commune. */
export async function provinceHeard(
  read: Handle,
  superior: string,
  year: number | undefined,
): Promise<ReadonlyMap<string, Heard>> {
  const inYear = (alias: string) =>
    year === undefined ? sql`` : sql`and ${sql.ref(`${alias}.year`)} = ${year}`
  const { rows } = await sql<{ commune_id: string } & Record<keyof Heard, number>>`
select u.commune_id,
  (select count(*) from village v where v.commune_id = u.commune_id) as villages,
  (select count(distinct m.village_id) from submission m
    join conference c on c.commune_id = m.commune_id and c.id = m.conference_id ${inYear('c')}
    where m.commune_id = u.commune_id and m.village_id is not null) as heard,
  (select count(*) from conference c where c.commune_id = u.commune_id ${inYear('c')}) as conferences,
  (select count(*) from escalation_grant g
    left join superior_reply r on r.commune_id = g.commune_id and r.escalation_id = g.escalation_id
    left join superior_return t on t.commune_id = g.commune_id and t.escalation_id = g.escalation_id
    where g.commune_id = u.commune_id and g.superior_id = u.superior_id
      and r.escalation_id is null and t.escalation_id is null) as waiting
from commune_superior u where u.superior_id = ${superior}`.execute(read)
  return new Map(
    rows.map((row) => [
      row.commune_id,
      {
        villages: Number(row.villages),
        heard: Number(row.heard),
        conferences: Number(row.conferences),
        waiting: Number(row.waiting),
      },
    ]),
  )
}
