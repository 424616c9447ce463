// What earlier conferences promised: open until it is done, over years, whatever became of the conference's file.
import { listConferences } from '../conference/store.ts'
import { listUnits, listVillages } from '../office/store.ts'
import { type CarriedPromise, carriedPromises } from './carried.ts'
import { factsOfQuestions, type Handle } from './store.ts'

/** Promises of conferences held before this one: what is open, and what was done since the last conference before it. */
export async function promisesBefore(
  read: Handle,
  commune: string,
  conference: string,
  today: Temporal.PlainDate,
): Promise<readonly CarriedPromise[]> {
  const all = await listConferences(read, commune)
  const until = all.find((each) => each.id === conference)?.date ?? today.toString()
  const earlier = all.filter(
    (each) => each.id !== conference && each.date !== null && each.date < until && !each.cancelled,
  )
  const takenOver = read
    .selectFrom('matter_taken_over')
    .select('question_id')
    .where('commune_id', '=', commune)
  const rows = await read
    .selectFrom('promise as p')
    .innerJoin('question as q', (join) =>
      join.onRef('q.commune_id', '=', 'p.commune_id').onRef('q.id', '=', 'p.question_id'),
    )
    .innerJoin('submission as s', (join) =>
      join.onRef('s.commune_id', '=', 'q.commune_id').onRef('s.id', '=', 'q.submission_id'),
    )
    .select(['q.id', 'q.text', 'q.conference_id', 's.village_id'])
    .distinct()
    .where('p.commune_id', '=', commune)
    .where((eb) =>
      eb.or([
        ...(earlier.length === 0
          ? []
          : [
              eb(
                'q.conference_id',
                'in',
                earlier.map((each) => each.id),
              ),
            ]),
        // What a merged commune promised hangs on the conference it was taken over into.
        eb.and([eb('q.conference_id', '=', conference), eb('q.id', 'in', takenOver)]),
      ]),
    )
    .execute()
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const facts = await factsOfQuestions(read, commune, ids)
  const notes = new Map(
    (
      await read
        .selectFrom('completion')
        .select(['question_id', 'note'])
        .where('commune_id', '=', commune)
        .where('question_id', 'in', ids)
        .orderBy('seq')
        .execute()
    ).map((row) => [row.question_id, row.note]),
  )
  const units = new Map((await listUnits(read, commune)).map((unit) => [unit.id, unit.name]))
  const villages = new Map((await listVillages(read, commune)).map((one) => [one.id, one.name]))
  const titles = new Map(all.map((each) => [each.id, { title: each.title, date: each.date ?? '' }]))
  const last =
    earlier
      .map((each) => each.date ?? '')
      .sort()
      .at(-1) ?? ''
  return carriedPromises(
    rows.flatMap((row) => {
      const own = facts.get(row.id)
      const from = titles.get(row.conference_id)
      if (!own || !from) return []
      return {
        facts: own,
        text: row.text,
        village: row.village_id === null ? null : (villages.get(row.village_id) ?? null),
        unit: own.unit === null ? null : (units.get(own.unit) ?? own.unit),
        conference: from,
        note: notes.get(row.id) ?? null,
      }
    }),
    last,
  )
}
