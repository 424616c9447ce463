// Queries of deputies.
import type { Read, Trx } from '../kit/db/db.ts'
import { actsFor, type DeputyKind, type Deputyship, hasLeft, type Standing, standingOf } from './deputy.ts'
import { findPerson, type Person } from './store.ts'
import './tables.ts'

type Handle = Read | Trx

export interface DeputyRecord extends Deputyship {
  readonly reason: string | null
  readonly by_person: string
  readonly at: string
}

/** All of a commune, the newest first. */
export async function deputiesOf(read: Handle, commune: string): Promise<readonly DeputyRecord[]> {
  const rows = await read
    .selectFrom('deputy as d')
    .leftJoin('deputy_end as e', (join) =>
      join.onRef('e.commune_id', '=', 'd.commune_id').onRef('e.id', '=', 'd.id'),
    )
    .selectAll('d')
    .select('e.at as ended_at')
    .where('d.commune_id', '=', commune)
    .orderBy('d.at', 'desc')
    .orderBy('d.id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    person: row.person_id,
    deputy: row.deputy_id,
    kind: row.kind as DeputyKind,
    from: row.from_date,
    to: row.to_date,
    reason: row.reason,
    by_person: row.by_person,
    at: row.at,
    ended: row.ended_at !== null,
  }))
}

/** What a person holds today, with whatever they stand in for; undefined once they have left. */
export async function heldToday(
  read: Handle,
  commune: string,
  person: Person,
  today: Temporal.PlainDate,
): Promise<Standing | undefined> {
  const rows = await deputiesOf(read, commune)
  if (hasLeft(rows, person.id, today.toString())) return undefined
  const [, ...others] = actsFor(rows, person.id, today.toString())
  if (others.length === 0) return standingOf(person, [])
  const posts = await Promise.all(others.map((id) => findPerson(read, commune, id)))
  return standingOf(
    person,
    posts.flatMap((post) => (post ? [post] : [])),
  )
}
