// Queries of the villages' years: opinions by village and year of their conference, matters of earlier years' minutes.
import type { Handle } from '../bytime.store.ts'
import type { Heard } from './years.ts'

export async function heardByYear(
  read: Handle,
  commune: string,
): Promise<{ readonly held: readonly number[]; readonly heard: readonly Heard[] }> {
  const conferences = await read
    .selectFrom('conference')
    .select('year')
    .distinct()
    .where('commune_id', '=', commune)
    .execute()
  const opinions = await read
    .selectFrom('question as q')
    .innerJoin('submission as s', (join) =>
      join.onRef('s.commune_id', '=', 'q.commune_id').onRef('s.id', '=', 'q.submission_id'),
    )
    .innerJoin('conference as c', (join) =>
      join.onRef('c.commune_id', '=', 'q.commune_id').onRef('c.id', '=', 'q.conference_id'),
    )
    .select(({ fn }) => ['s.village_id', 'c.year', fn.countAll<number>().as('opinions')])
    .where('q.commune_id', '=', commune)
    .where('s.village_id', 'is not', null)
    .groupBy(['s.village_id', 'c.year'])
    .execute()
  const past = await read
    .selectFrom('past_matter')
    .select(({ fn }) => ['village_id', 'year', fn.countAll<number>().as('opinions')])
    .where('commune_id', '=', commune)
    .groupBy(['village_id', 'year'])
    .execute()
  const rows = [...opinions, ...past]
  return {
    held: [...conferences, ...past].map((row) => row.year),
    heard: rows.flatMap(({ village_id: village, year, opinions: number }) =>
      village === null ? [] : [{ village, year, opinions: Number(number) }],
    ),
  }
}
