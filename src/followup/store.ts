// Queries of follow-up: the facts of questions (facts.store.ts), their dispositions and histories. Every one takes the commune.
import '../conference/tables.ts'
import '../petition/tables.ts'
import { grouped, type Handle, loadFacts, wanted } from './facts.store.ts'
import type { CaseFacts } from './state.ts'
import type {
  CompletionRow,
  DispositionRow,
  ExtensionRow,
  FollowupCaseRow,
  GuidanceRow,
  ProgressRow,
  PromiseRow,
  ReopeningRow,
  SatisfactionRow,
} from './tables.ts'
import './superior/tables.ts'
import './tables.ts'

export type { Handle } from './facts.store.ts'

/** Facts of every question of a conference, by question. */
export async function caseFacts(
  read: Handle,
  commune: string,
  conference: string,
): Promise<ReadonlyMap<string, CaseFacts>> {
  return loadFacts(read, commune, { conference })
}

/** Facts of every question of the commune: what the work list is drawn from. */
export async function communeFacts(read: Handle, commune: string): Promise<ReadonlyMap<string, CaseFacts>> {
  const facts = await loadFacts(read, commune, {})
  const moved = await read
    .selectFrom('matter_taken_over')
    .select('from_question')
    .where('from_commune', '=', commune)
    .execute()
  if (moved.length === 0) return facts
  // After a merger they stand in the successor's list.
  const gone = new Set(moved.map((row) => row.from_question))
  return new Map([...facts].filter(([id, { head }]) => !gone.has(id) && !gone.has(head ?? '')))
}

/** Facts of one question with those of its group's head, by question. */
export async function questionFacts(
  read: Handle,
  commune: string,
  question: string,
): Promise<ReadonlyMap<string, CaseFacts>> {
  const ids = [question]
  for (;;) {
    const head = await headOf(read, commune, ids.at(-1) as string)
    if (head === null || ids.includes(head)) break
    ids.push(head)
  }
  return loadFacts(read, commune, { ids })
}

/** Facts of these questions, each its own. */
export async function factsOfQuestions(
  read: Handle,
  commune: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CaseFacts>> {
  return ids.length === 0 ? new Map() : loadFacts(read, commune, { ids })
}

/** The question this one was joined to as a duplicate. */
export async function headOf(read: Handle, commune: string, question: string): Promise<string | null> {
  const row = await read
    .selectFrom('question_link')
    .select('of_question')
    .where('commune_id', '=', commune)
    .where('question_id', '=', question)
    .where('kind', '=', 'trung')
    .executeTakeFirst()
  return row?.of_question ?? null
}

/** All questions that share this one's answer, itself first. */
export async function groupOf(read: Handle, commune: string, head: string): Promise<readonly string[]> {
  const group = [head]
  for (const one of group) {
    const rows = await read
      .selectFrom('question_link')
      .select('question_id')
      .where('commune_id', '=', commune)
      .where('of_question', '=', one)
      .where('kind', '=', 'trung')
      .orderBy('question_id')
      .execute()
    for (const row of rows) if (!group.includes(row.question_id)) group.push(row.question_id)
  }
  return group
}

/** What the chair did with each question of a conference, by question, in order; the last is in force. */
export async function dispositionsOf(
  read: Handle,
  commune: string,
  conference: string,
): Promise<ReadonlyMap<string, readonly DispositionRow[]>> {
  return grouped(
    read
      .selectFrom('disposition')
      .selectAll()
      .where('commune_id', '=', commune)
      .where('question_id', 'in', wanted(read, commune, { conference }))
      .orderBy('seq')
      .execute(),
  )
}

export async function findCase(
  read: Handle,
  commune: string,
  question: string,
): Promise<FollowupCaseRow | undefined> {
  return read
    .selectFrom('followup_case')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('question_id', '=', question)
    .executeTakeFirst()
}

/** Everything recorded about one question, for its page. */
export interface Record {
  readonly dispositions: readonly DispositionRow[]
  readonly reopenings: readonly ReopeningRow[]
  readonly extensions: readonly ExtensionRow[]
  readonly progress: readonly ProgressRow[]
  readonly guidances: readonly GuidanceRow[]
  readonly promises: readonly PromiseRow[]
  readonly completions: readonly CompletionRow[]
  readonly satisfactions: readonly SatisfactionRow[]
}

type Sequenced =
  | 'disposition'
  | 'case_reopening'
  | 'case_extension'
  | 'case_progress'
  | 'guidance'
  | 'promise'
  | 'completion'
  | 'satisfaction'

export async function recordOf(read: Handle, commune: string, question: string): Promise<Record> {
  return {
    dispositions: await read
      .selectFrom('disposition')
      .selectAll()
      .where('commune_id', '=', commune)
      .where('question_id', '=', question)
      .orderBy('seq')
      .execute(),
    reopenings: await read
      .selectFrom('case_reopening')
      .selectAll()
      .where('commune_id', '=', commune)
      .where('question_id', '=', question)
      .orderBy('seq')
      .execute(),
    extensions: await read
      .selectFrom('case_extension')
      .selectAll()
      .where('commune_id', '=', commune)
      .where('question_id', '=', question)
      .orderBy('seq')
      .execute(),
    progress: await read
      .selectFrom('case_progress')
      .selectAll()
      .where('commune_id', '=', commune)
      .where('question_id', '=', question)
      .orderBy('seq')
      .execute(),
    guidances: await read
      .selectFrom('guidance')
      .selectAll()
      .where('commune_id', '=', commune)
      .where('question_id', '=', question)
      .orderBy('seq')
      .execute(),
    promises: await read
      .selectFrom('promise')
      .selectAll()
      .where('commune_id', '=', commune)
      .where('question_id', '=', question)
      .orderBy('seq')
      .execute(),
    completions: await read
      .selectFrom('completion')
      .selectAll()
      .where('commune_id', '=', commune)
      .where('question_id', '=', question)
      .orderBy('seq')
      .execute(),
    satisfactions: await read
      .selectFrom('satisfaction')
      .selectAll()
      .where('commune_id', '=', commune)
      .where('question_id', '=', question)
      .orderBy('seq')
      .execute(),
  }
}

/** The number after the last of a question's rows in one table. */
export async function nextSeq(
  read: Handle,
  table: Sequenced,
  commune: string,
  question: string,
): Promise<number> {
  const row = await read
    .selectFrom(table as 'disposition')
    .select((eb) => eb.fn.max('seq').as('most'))
    .where('commune_id', '=', commune)
    .where('question_id', '=', question)
    .executeTakeFirst()
  return Number(row?.most ?? 0) + 1
}
