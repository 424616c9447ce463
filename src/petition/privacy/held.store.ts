// Everything kept about the person who sent an opinion, for that person: what was sent, whom it was given to, who opened it.
import { fold } from '../../kit/text.ts'
import { type Handle, questionsOf } from '../store.ts'
import { findSubmission, type Submission } from '../submission.store.ts'
import { erasureOf } from './erase.acts.ts'
import './tables.ts'

export interface HeldSubmission {
  readonly submission: Submission
  readonly questions: readonly { readonly id: string }[]
  /** Units its questions were given to, each once. */
  readonly units: readonly string[]
  readonly opened: readonly { readonly person: string; readonly on: string }[]
}

/**
 * The submission and, where it has a telephone number, every other under that number and name: a village head's number stands
 * with many people's opinions. Nothing of the restricted register. Undefined: no such submission, or its data are erased.
 */
export async function heldOf(
  read: Handle,
  commune: string,
  id: string,
): Promise<readonly HeldSubmission[] | undefined> {
  const asked = await findSubmission(read, commune, id)
  if (!asked || (await erasureOf(read, commune, id))) return undefined
  const held: HeldSubmission[] = []
  for (const one of await samePerson(read, commune, asked)) {
    const submission = one === id ? asked : await findSubmission(read, commune, one)
    if (!submission) continue
    const questions = await questionsOf(read, commune, one)
    const ids = questions.map((question) => question.id)
    const units = await read
      .selectFrom('assignment')
      .select('unit_id')
      .distinct()
      .where('commune_id', '=', commune)
      .where('question_id', 'in', ids)
      // Who helps reads it too.
      .union(
        read
          .selectFrom('cooperation')
          .select('unit_id')
          .where('commune_id', '=', commune)
          .where('question_id', 'in', ids),
      )
      .orderBy('unit_id')
      .execute()
    const opened = await read
      .selectFrom('personal_access')
      .select(['person_id as person', 'on_date as on'])
      .where('commune_id', '=', commune)
      .where('submission_id', '=', one)
      .orderBy('on_date')
      .orderBy('person_id')
      .execute()
    held.push({ submission, questions, units: units.map(({ unit_id }) => unit_id), opened })
  }
  return held
}

async function samePerson(read: Handle, commune: string, asked: Submission): Promise<readonly string[]> {
  if (asked.phone === null) return [asked.id]
  const rows = await read
    .selectFrom('submission')
    .select(['id', 'name'])
    .where('commune_id', '=', commune)
    .where('phone', '=', asked.phone)
    .orderBy('received_at')
    .orderBy('id')
    .execute()
  const name = fold(asked.name ?? '')
  return rows.filter((row) => fold(row.name ?? '') === name).map((row) => row.id)
}
