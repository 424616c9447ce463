// Query: whether a laptop's day came home after these figures were taken, so that a page can say what they lack.
import type { Handle } from './bytime.store.ts'
import '../hall/laptop/tables.ts'

/** When a laptop first brought something of this conference home after `at` (instants as text). */
export async function broughtAfter(
  read: Handle,
  commune: string,
  conference: string,
  at: string,
): Promise<string | undefined> {
  const row = await read
    .selectFrom('laptop_merge as m')
    .innerJoin('laptop_loan as l', (join) =>
      join.onRef('l.commune_id', '=', 'm.commune_id').onRef('l.id', '=', 'm.loan_id'),
    )
    .select('m.at')
    .where('m.commune_id', '=', commune)
    .where('l.conference_id', '=', conference)
    .where('m.at', '>', at)
    .orderBy('m.at')
    .executeTakeFirst()
  return row?.at
}
