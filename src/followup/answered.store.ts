// What was told to the person, whichever way: the words a village head reads out, on the sheet and on the telephone.
import { type CaseFacts, isClosed, requestState, roundOf, wasMistaken } from './state.ts'
import type { Handle } from './store.ts'
import './tables.ts'

/** By the question whose facts were given. Nothing is said of one still owed, nor by an answer that was taken back. */
export async function answeredWords(
  read: Handle,
  commune: string,
  of: readonly CaseFacts[],
): Promise<ReadonlyMap<string, string>> {
  const closed = of.filter((facts) => isClosed(requestState(facts)))
  const ids = [...new Set(closed.map((facts) => facts.question))]
  if (ids.length === 0) return new Map()
  const written = await read
    .selectFrom('question_answer as a')
    .innerJoin('answer_part as p', (join) =>
      join
        .onRef('p.commune_id', '=', 'a.commune_id')
        .onRef('p.answer_id', '=', 'a.answer_id')
        .on((eb) => eb('p.question_id', '=', eb.fn.coalesce('a.of_question', 'a.question_id'))),
    )
    .select(['a.question_id', 'a.round', 'p.text'])
    .where('a.commune_id', '=', commune)
    .where('a.question_id', 'in', ids)
    .orderBy('a.on_date')
    .orderBy('a.answer_id')
    .execute()
  const guided = await read
    .selectFrom('guidance')
    .select(['question_id', 'round', 'text'])
    .where('commune_id', '=', commune)
    .where('question_id', 'in', ids)
    .orderBy('seq')
    .execute()
  const spoken = await read
    .selectFrom('disposition')
    .select(['question_id', 'round', 'answer as text'])
    .where('commune_id', '=', commune)
    .where('question_id', 'in', ids)
    .orderBy('seq')
    .execute()
  const found = new Map<string, string>()
  for (const facts of closed) {
    const mine = <Row extends Said>(rows: readonly Row[]) =>
      rows.filter((row) => row.question_id === facts.question)
    const now = (rows: readonly Said[]) =>
      mine(rows)
        .filter((row) => row.round === roundOf(facts))
        .at(-1)?.text
    const guidance = requestState(facts) === 'da_huong_dan' ? now(guided) : undefined
    const meant = mine(written).filter((row) => !wasMistaken(facts, row.round))
    const text = guidance ?? now(meant) ?? meant.at(-1)?.text ?? now(spoken)
    if (text) found.set(facts.question, text)
  }
  return found
}

interface Said {
  readonly question_id: string
  readonly round: number
  readonly text: string | null
}
