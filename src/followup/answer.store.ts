// Queries of answers: parts, signing chain, deliveries. Every one takes the commune.

import { type AnswerState, answerState } from './answer.ts'
import type { Handle } from './store.ts'
import type { AnswerPartRow, AnswerRow, AnswerStepRow, DeliveryRow, Step } from './tables.ts'
import './tables.ts'

export interface Answer extends AnswerRow {
  readonly parts: readonly AnswerPartRow[]
  readonly steps: readonly AnswerStepRow[]
  readonly deliveries: readonly DeliveryRow[]
  readonly state: AnswerState
}

export async function findAnswer(read: Handle, commune: string, id: string): Promise<Answer | undefined> {
  const row = await read
    .selectFrom('answer')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const parts = await read
    .selectFrom('answer_part')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('answer_id', '=', id)
    .orderBy('seq')
    .execute()
  const steps = await read
    .selectFrom('answer_step')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('answer_id', '=', id)
    .orderBy('seq')
    .execute()
  const deliveries = await read
    .selectFrom('answer_delivery')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('answer_id', '=', id)
    .orderBy('seq')
    .execute()
  return { ...row, parts, steps, deliveries, state: answerState(steps) }
}

export interface AnswerSummary extends AnswerRow {
  readonly state: AnswerState
  readonly questions: readonly string[]
  readonly delivered: boolean
  readonly last_at: string
}

/** Answers of a commune or of one conference, newest first. */
export async function listAnswers(
  read: Handle,
  commune: string,
  conference?: string,
): Promise<readonly AnswerSummary[]> {
  const rows = await read
    .selectFrom('answer')
    .selectAll()
    .where('commune_id', '=', commune)
    .$if(conference !== undefined, (query) => query.where('conference_id', '=', conference as string))
    .orderBy('id', 'desc')
    .execute()
  const steps = await read
    .selectFrom('answer_step')
    .select(['answer_id', 'step', 'at'])
    .where('commune_id', '=', commune)
    .orderBy('seq')
    .execute()
  const parts = await read
    .selectFrom('answer_part')
    .select(['answer_id', 'question_id'])
    .where('commune_id', '=', commune)
    .orderBy('seq')
    .execute()
  const delivered = await read
    .selectFrom('answer_delivery')
    .select('answer_id')
    .where('commune_id', '=', commune)
    .execute()
  const stepsOf = groups(steps)
  const partsOf = groups(parts)
  const sent = new Set(delivered.map((row) => row.answer_id))
  return rows.map((row) => {
    const mine = stepsOf.get(row.id) ?? []
    return {
      ...row,
      state: answerState(mine as readonly { step: Step }[]),
      questions: (partsOf.get(row.id) ?? []).map((part) => part.question_id),
      delivered: sent.has(row.id),
      last_at: mine.at(-1)?.at ?? row.at,
    }
  })
}

function groups<Row extends { readonly answer_id: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> {
  const all = new Map<string, Row[]>()
  for (const row of rows) {
    const group = all.get(row.answer_id)
    if (group) group.push(row)
    else all.set(row.answer_id, [row])
  }
  return all
}

/** The answer not yet issued that a question stands in, if any. */
export async function liveAnswer(
  read: Handle,
  commune: string,
  question: string,
): Promise<string | undefined> {
  const row = await read
    .selectFrom('answer_part as p')
    .select('p.answer_id')
    .where('p.commune_id', '=', commune)
    .where('p.question_id', '=', question)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('answer_step as s')
            .select('s.seq')
            .where('s.commune_id', '=', commune)
            .whereRef('s.answer_id', '=', 'p.answer_id')
            .where('s.step', '=', 'ban_hanh'),
        ),
      ),
    )
    .executeTakeFirst()
  return row?.answer_id
}

/** Every answer a question stands in, oldest first. */
export async function answersOf(read: Handle, commune: string, question: string): Promise<readonly Answer[]> {
  const rows = await read
    .selectFrom('answer_part')
    .select('answer_id')
    .where('commune_id', '=', commune)
    .where('question_id', '=', question)
    .orderBy('answer_id')
    .execute()
  const answers: Answer[] = []
  for (const row of rows) {
    const answer = await findAnswer(read, commune, row.answer_id)
    if (answer) answers.push(answer)
  }
  return answers
}
