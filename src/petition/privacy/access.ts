// Who opened the personal data of a submission, once a day each; told without the data itself (Luật 91/2025/QH15).
import { dateOf, instantText } from '../../kit/clock.ts'
import type { Db } from '../../kit/db/db.ts'
import { ok } from '../../kit/result.ts'
import type { Handle } from '../store.ts'
import './tables.ts'

interface Opening {
  readonly commune: string
  readonly submission: string
  readonly person: string
  readonly now: Temporal.Instant
}

/** Kept before the page is shown; the second look of a day writes nothing. */
export async function noteOpening(db: Db, { commune, submission, person, now }: Opening): Promise<void> {
  const day = dateOf(instantText(now)).toString()
  const noted = await db.read
    .selectFrom('personal_access')
    .select('at')
    .where('commune_id', '=', commune)
    .where('submission_id', '=', submission)
    .where('person_id', '=', person)
    .where('on_date', '=', day)
    .executeTakeFirst()
  if (noted) return
  await db.act(commune, async (trx) => {
    const there = await trx
      .selectFrom('submission')
      .select('id')
      .where('commune_id', '=', commune)
      .where('id', '=', submission)
      .executeTakeFirst()
    if (!there) return ok()
    await trx
      .insertInto('personal_access')
      .values({
        commune_id: commune,
        submission_id: submission,
        person_id: person,
        on_date: day,
        at: instantText(now),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return ok()
  })
}

export interface OpeningRow {
  readonly person_id: string
  readonly at: string
  readonly code: string
}

export async function openings(
  read: Handle,
  commune: string,
  person: string | undefined,
): Promise<readonly OpeningRow[]> {
  const all = read
    .selectFrom('personal_access as p')
    .innerJoin('submission as s', (join) =>
      join.onRef('s.commune_id', '=', 'p.commune_id').onRef('s.id', '=', 'p.submission_id'),
    )
    .select(['p.person_id', 'p.at', 's.code'])
    .where('p.commune_id', '=', commune)
  return (person === undefined ? all : all.where('p.person_id', '=', person))
    .orderBy('p.at', 'desc')
    .limit(500)
    .execute()
}
