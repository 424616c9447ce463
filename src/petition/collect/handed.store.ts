// Which villages have handed in for a conference: how many submissions came by those who gather them, whether the village has
// met, and who is to be reminded.
import type { Read } from '../../kit/db/db.ts'
import '../../office/tables.ts'
import '../tables.ts'
import { COLLECTED_BY } from './collect.form.ts'
import { type HandedIn, isIn } from './handed.ts'

/** Every village of the commune, those that have handed in nothing first. */
export async function handedIn(
  read: Read,
  commune: string,
  conference: string,
): Promise<readonly HandedIn[]> {
  const villages = await read
    .selectFrom('village')
    .select(['id', 'name'])
    .where('commune_id', '=', commune)
    .orderBy('sort_key')
    .execute()
  const received = await read
    .selectFrom('submission')
    .select((eb) => ['village_id', eb.fn.countAll<number>().as('many')])
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .where('channel', 'in', [...COLLECTED_BY])
    .groupBy('village_id')
    .execute()
  const meetings = await read
    .selectFrom('village_meeting')
    .select((eb) => ['village_id', eb.fn.max('held_on').as('met')])
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .groupBy('village_id')
    .execute()
  const people = await read
    .selectFrom('person as p')
    .innerJoin('person_role as r', (join) =>
      join.onRef('r.commune_id', '=', 'p.commune_id').onRef('r.person_id', '=', 'p.id'),
    )
    .select(['p.village_id', 'p.name', 'p.phone'])
    .where('p.commune_id', '=', commune)
    .where('r.role', '=', 'collector')
    .orderBy('p.sort_key')
    .execute()
  const rows = villages.map(({ id, name }) => ({
    id,
    name,
    received: Number(received.find((row) => row.village_id === id)?.many ?? 0),
    met: meetings.find((row) => row.village_id === id)?.met ?? null,
    collectors: people
      .filter((one) => one.village_id === id)
      .map((one) => ({ name: one.name, phone: one.phone })),
  }))
  return [...rows.filter((row) => !isIn(row)), ...rows.filter(isIn)]
}
