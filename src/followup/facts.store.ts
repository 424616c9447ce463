// Queries of follow-up: the rows that make the facts of questions, joined in the program. Every one takes the commune.
import { dateOf } from '../kit/clock.ts'
import type { Read, Trx } from '../kit/db/db.ts'
import '../conference/tables.ts'
import '../petition/tables.ts'
import type { CaseFacts } from './state.ts'
import './superior/tables.ts'
import './tables.ts'

export type Handle = Read | Trx

/** Which questions: a conference's, or these; without a word the commune's. */
export interface Which {
  readonly conference?: string
  readonly ids?: readonly string[]
}

/** Everything the state of a question is worked out from, each table asked once for all of them. */
export async function loadFacts(
  read: Handle,
  commune: string,
  which: Which,
): Promise<ReadonlyMap<string, CaseFacts>> {
  const questions = await read
    .selectFrom('question')
    .select(['id', 'conference_id'])
    .where('commune_id', '=', commune)
    .$if(which.conference !== undefined, (query) =>
      query.where('conference_id', '=', which.conference as string),
    )
    .$if(which.ids !== undefined, (query) => query.where('id', 'in', [...(which.ids ?? [])]))
    .execute()
  const rows = await allRows(read, commune, which)
  return new Map(
    questions.map((question) => [question.id, factsFrom(question.id, question.conference_id, rows)]),
  )
}

/** Rows of one table that belong to the wanted questions, grouped by question. */
export async function grouped<Row extends { readonly question_id: string }>(
  rows: Promise<readonly Row[]>,
): Promise<ReadonlyMap<string, readonly Row[]>> {
  const groups = new Map<string, Row[]>()
  for (const row of await rows) {
    const group = groups.get(row.question_id)
    if (group) group.push(row)
    else groups.set(row.question_id, [row])
  }
  return groups
}

export function wanted(read: Handle, commune: string, which: Which) {
  return read
    .selectFrom('question as q')
    .select('q.id')
    .where('q.commune_id', '=', commune)
    .$if(which.conference !== undefined, (query) =>
      query.where('q.conference_id', '=', which.conference as string),
    )
    .$if(which.ids !== undefined, (query) => query.where('q.id', 'in', [...(which.ids ?? [])]))
}

type Rows = Awaited<ReturnType<typeof allRows>>

async function allRows(read: Handle, commune: string, which: Which) {
  // A whole commune is read table by table: no question of it is left out.
  const all = which.conference === undefined && which.ids === undefined
  const ids = () => wanted(read, commune, which)
  return {
    dispositions: await grouped(
      read
        .selectFrom('disposition')
        .select(['question_id', 'seq', 'round', 'code'])
        .where('commune_id', '=', commune)
        .$if(!all, (query) => query.where('question_id', 'in', ids()))
        .orderBy('seq')
        .execute(),
    ),
    cases: await grouped(
      read
        .selectFrom('followup_case')
        .select(['question_id', 'rule', 'due', 'explanation'])
        .where('commune_id', '=', commune)
        .$if(!all, (query) => query.where('question_id', 'in', ids()))
        .execute(),
    ),
    reopenings: await grouped(
      read
        .selectFrom('case_reopening')
        .select(['question_id', 'seq', 'due', 'mistaken'])
        .where('commune_id', '=', commune)
        .$if(!all, (query) => query.where('question_id', 'in', ids()))
        .orderBy('seq')
        .execute(),
    ),
    extensions: await grouped(
      read
        .selectFrom('case_extension')
        .select(['question_id', 'seq', 'round', 'new_due', 'reason'])
        .where('commune_id', '=', commune)
        .$if(!all, (query) => query.where('question_id', 'in', ids()))
        .orderBy('seq')
        .execute(),
    ),
    progress: await grouped(
      read
        .selectFrom('case_progress')
        .select('question_id')
        .where('commune_id', '=', commune)
        .$if(!all, (query) => query.where('question_id', 'in', ids()))
        .execute(),
    ),
    parts: await grouped(
      read
        .selectFrom('answer_part')
        .select('question_id')
        .where('commune_id', '=', commune)
        .$if(!all, (query) => query.where('question_id', 'in', ids()))
        .execute(),
    ),
    answered: await grouped(
      read
        .selectFrom('question_answer')
        .select(['question_id', 'round', 'on_date'])
        .where('commune_id', '=', commune)
        .$if(!all, (query) => query.where('question_id', 'in', ids()))
        .orderBy('on_date')
        .execute(),
    ),
    guidances: await grouped(
      read
        .selectFrom('guidance')
        .select(['question_id', 'seq', 'round', 'disposition_seq', 'at'])
        .where('commune_id', '=', commune)
        .$if(!all, (query) => query.where('question_id', 'in', ids()))
        .orderBy('seq')
        .execute(),
    ),
    promises: await grouped(
      read
        .selectFrom('promise')
        .select(['question_id', 'seq', 'round', 'due', 'text'])
        .where('commune_id', '=', commune)
        .$if(!all, (query) => query.where('question_id', 'in', ids()))
        .orderBy('seq')
        .execute(),
    ),
    completions: await grouped(
      read
        .selectFrom('completion')
        .select(['question_id', 'round', 'on_date'])
        .where('commune_id', '=', commune)
        .$if(!all, (query) => query.where('question_id', 'in', ids()))
        .orderBy('seq')
        .execute(),
    ),
    satisfactions: await grouped(
      read
        .selectFrom('satisfaction')
        .select(['question_id', 'seq', 'round', 'satisfied'])
        .where('commune_id', '=', commune)
        .$if(!all, (query) => query.where('question_id', 'in', ids()))
        .orderBy('seq')
        .execute(),
    ),
    assignments: await grouped(
      read
        .selectFrom('assignment')
        .select(['question_id', 'unit_id', 'seq'])
        .where('commune_id', '=', commune)
        .$if(!all, (query) => query.where('question_id', 'in', ids()))
        .orderBy('seq')
        .execute(),
    ),
    links: await grouped(
      read
        .selectFrom('question_link')
        .select(['question_id', 'of_question'])
        .where('commune_id', '=', commune)
        .where('kind', '=', 'trung')
        .$if(!all, (query) => query.where('question_id', 'in', ids()))
        .execute(),
    ),
    splits: await grouped(
      read
        .selectFrom('split_off')
        .select('question_id')
        .where('commune_id', '=', commune)
        .$if(!all, (query) => query.where('question_id', 'in', ids()))
        .execute(),
    ),
    escalations: await grouped(
      read
        .selectFrom('escalation_question as eq')
        .innerJoin('escalation as e', (join) =>
          join.onRef('e.commune_id', '=', 'eq.commune_id').onRef('e.id', '=', 'eq.escalation_id'),
        )
        .leftJoin('superior_reply as r', (join) =>
          join.onRef('r.commune_id', '=', 'e.commune_id').onRef('r.escalation_id', '=', 'e.id'),
        )
        .leftJoin('superior_return as t', (join) =>
          join.onRef('t.commune_id', '=', 'e.commune_id').onRef('t.escalation_id', '=', 'e.id'),
        )
        .select([
          'eq.question_id',
          'eq.round',
          'e.id',
          'e.sent_on',
          'e.reply_by',
          'r.on_date',
          'r.answer_by',
          't.on_date as returned_on',
        ])
        .where('eq.commune_id', '=', commune)
        .$if(!all, (query) => query.where('eq.question_id', 'in', ids()))
        .orderBy('e.at')
        .orderBy('e.id')
        .execute(),
    ),
  }
}

function factsFrom(question: string, conference: string, rows: Rows): CaseFacts {
  const opened = rows.cases.get(question)?.[0]
  return {
    question,
    conference,
    head: rows.links.get(question)?.[0]?.of_question ?? null,
    unit: rows.assignments.get(question)?.at(-1)?.unit_id ?? null,
    splitOff: rows.splits.has(question),
    dispositions: rows.dispositions.get(question) ?? [],
    opened: opened ? { rule: opened.rule, due: opened.due, explanation: opened.explanation } : null,
    reopenings: (rows.reopenings.get(question) ?? []).map((row) => ({
      seq: row.seq,
      due: row.due,
      mistaken: row.mistaken === 1,
    })),
    extensions: (rows.extensions.get(question) ?? []).map((row) => ({
      seq: row.seq,
      round: row.round,
      newDue: row.new_due,
      reason: row.reason,
    })),
    work: (rows.progress.get(question)?.length ?? 0) + (rows.parts.get(question)?.length ?? 0),
    answered: (rows.answered.get(question) ?? []).map((row) => ({ round: row.round, onDate: row.on_date })),
    guided: (rows.guidances.get(question) ?? []).map((row) => ({
      round: row.round,
      dispositionSeq: row.disposition_seq,
      onDate: dateOf(row.at).toString(),
    })),
    escalations: (rows.escalations.get(question) ?? []).map((row) => ({
      id: row.id,
      round: row.round,
      sentOn: row.sent_on,
      replyBy: row.reply_by,
      repliedOn: row.on_date,
      answerBy: row.answer_by,
      returnedOn: row.returned_on,
    })),
    promises: rows.promises.get(question) ?? [],
    completed: (rows.completions.get(question) ?? []).map((row) => ({
      round: row.round,
      onDate: row.on_date,
    })),
    satisfied: (rows.satisfactions.get(question) ?? []).map((row) => ({
      seq: row.seq,
      round: row.round,
      satisfied: row.satisfied === 1,
    })),
  }
}
