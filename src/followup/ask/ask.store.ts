// The answered questions of one's own village, those nobody has asked about yet first.
import type { Read, Trx } from '../../kit/db/db.ts'
import type { Scope } from '../../petition/scope.ts'
import { listQuestions, type QuestionRow } from '../../petition/store.ts'
import { mayAskAgain } from '../again.ts'
import { answeredWords } from '../answered.store.ts'
import { type CaseFacts, factsOf, requestState, roundOf } from '../state.ts'
import { factsOfQuestions } from '../store.ts'
import { lastWord, mayBeAsked } from './asked.ts'

export interface AskedRow {
  readonly question: QuestionRow
  readonly state: ReturnType<typeof requestState>
  readonly answeredOn: string | null
  /** What the head reads out; undefined: only that it was settled. */
  readonly answer: string | undefined
  /** undefined: not asked yet. */
  readonly said: { readonly satisfied: boolean; readonly reason: string | null } | undefined
  readonly mayAskAgain: boolean
}

/** The newest of them: what is older was asked long ago. */
const MOST = 300

export async function answeredOf(
  read: Read,
  commune: string,
  scope: Scope,
  today: Temporal.PlainDate,
): Promise<readonly AskedRow[]> {
  const { rows } = await listQuestions(read, commune, { pageSize: MOST }, scope)
  const heads = rows.flatMap((row) => row.duplicate_of ?? [])
  const all = await factsOfQuestions(read, commune, [...new Set([...rows.map((row) => row.id), ...heads])])
  const words = await answeredWords(read, commune, [...all.values()])
  const found: AskedRow[] = []
  for (const question of rows) {
    const facts = factsOf(all, question.id)
    const own = all.get(question.id)
    if (!facts || !own || !mayBeAsked(facts)) continue
    const satisfied = lastWord(facts, own)
    found.push({
      question,
      state: requestState(facts),
      answeredOn: facts.answered.filter((row) => row.round === roundOf(facts)).at(-1)?.onDate ?? null,
      answer: words.get(facts.question),
      said:
        satisfied === undefined
          ? undefined
          : { satisfied, reason: await lastReason(read, commune, question.id) },
      mayAskAgain: facts.question === question.id && mayAskAgain(facts, today),
    })
  }
  return [...found.filter((row) => row.said === undefined), ...found.filter((row) => row.said !== undefined)]
}

export async function lastReason(
  read: Read | Trx,
  commune: string,
  question: string,
): Promise<string | null> {
  const row = await read
    .selectFrom('satisfaction')
    .select('reason')
    .where('commune_id', '=', commune)
    .where('question_id', '=', question)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.reason ?? null
}

/** The question's own facts and those that count (its head's where it is a duplicate). */
export async function bothFacts(
  read: Read | Trx,
  commune: string,
  question: QuestionRow,
): Promise<{ readonly facts: CaseFacts; readonly own: CaseFacts } | undefined> {
  const ids = [question.id, ...(question.duplicate_of === null ? [] : [question.duplicate_of])]
  const all = await factsOfQuestions(read, commune, ids)
  const facts = factsOf(all, question.id)
  const own = all.get(question.id)
  return facts && own && { facts, own }
}
