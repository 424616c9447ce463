// Queries for the list of matters raised many times: the chains of repeats, where each stands, what was answered.
import { listConferences } from '../conference/store.ts'
import { communeFacts } from '../followup/store.ts'
import { questionsById } from '../petition/store.ts'
import { listPastMatters } from '../petition/submission.store.ts'
import type { Handle } from './store.ts'
import type { UnsolvedFacts } from './unsolved.ts'

export async function unsolvedFacts(read: Handle, commune: string): Promise<UnsolvedFacts> {
  const links = await read
    .selectFrom('question_link')
    .select(['question_id', 'of_question'])
    .where('commune_id', '=', commune)
    .where('kind', '=', 'nhac_lai')
    .execute()
  const ids = [...new Set(links.flatMap((link) => [link.question_id, link.of_question ?? link.question_id]))]
  const rows = await questionsById(read, commune, ids)
  const conferences = await listConferences(read, commune)
  return {
    questions: new Map(rows.map((row) => [row.id, row])),
    past: await listPastMatters(read, commune),
    states: ids.length === 0 ? new Map() : await communeFacts(read, commune),
    answers: await answersTo(read, commune, new Set(ids)),
    conferences: new Map(conferences.map(({ id, title, year }) => [id, `${title} (${year})`])),
  }
}

/** The issued answer's words; where there is none, what the chair said in the hall. The latest of each counts. */
async function answersTo(
  read: Handle,
  commune: string,
  wanted: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  if (wanted.size === 0) return found
  const said = await read
    .selectFrom('disposition')
    .select(['question_id', 'answer'])
    .where('commune_id', '=', commune)
    .where('answer', 'is not', null)
    .orderBy('seq')
    .execute()
  for (const row of said) if (wanted.has(row.question_id)) found.set(row.question_id, row.answer ?? '')
  const written = await read
    .selectFrom('answer_part as p')
    .innerJoin('answer_step as s', (join) =>
      join.onRef('s.commune_id', '=', 'p.commune_id').onRef('s.answer_id', '=', 'p.answer_id'),
    )
    .select(['p.question_id', 'p.text'])
    .where('p.commune_id', '=', commune)
    .where('s.step', '=', 'ban_hanh')
    .orderBy('s.at')
    .execute()
  for (const row of written) if (wanted.has(row.question_id)) found.set(row.question_id, row.text)
  return found
}
