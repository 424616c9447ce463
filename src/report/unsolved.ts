// Rules: matters "đã được nêu ra nhiều lần nhưng chưa giải quyết dứt điểm" (plan S2). A chain of repeats is one matter,
// shown as it was raised last, with what was answered each time before. Pure: rows in, a list out.

import type { CaseFacts } from '../followup/state.ts'
import { requestState } from '../followup/state.ts'
import type { QuestionRow } from '../petition/store.ts'
import type { PastMatterRow } from '../petition/tables.ts'
import type { RequestState } from '../regulation/codes.ts'

/** One earlier time: when, and what was then answered; null where nothing is on record. */
export interface Before {
  readonly when: string
  readonly answer: string | null
}

export interface Unsolved {
  readonly key: string
  /** The question raised last; null for a matter noted from a year before this system. */
  readonly question: string | null
  readonly text: string
  readonly village: string | null
  readonly unit: string | null
  readonly raised: string
  readonly times: number
  readonly state: RequestState | null
  /** The oldest first. */
  readonly before: readonly Before[]
}

export interface UnsolvedFilter {
  readonly village?: string | undefined
  readonly unit?: string | undefined
}

export interface UnsolvedFacts {
  /** Every question that stands in a chain of repeats, by id. */
  readonly questions: ReadonlyMap<string, QuestionRow>
  readonly past: readonly PastMatterRow[]
  readonly states: ReadonlyMap<string, CaseFacts>
  /** What was answered last to a question. */
  readonly answers: ReadonlyMap<string, string>
  readonly conferences: ReadonlyMap<string, string>
}

export const MANY = 2

/** Answered is not yet done: only completion, guidance, refusal and another law's procedure end a matter. */
function lasts(state: RequestState): boolean {
  return state !== 'da_xong' && state !== 'da_huong_dan' && state !== 'tu_choi' && state !== 'tach'
}

export function unsolvedMatters(facts: UnsolvedFacts, filter: UnsolvedFilter = {}): readonly Unsolved[] {
  const rows = [...facts.questions.values()]
  const raisedAgain = new Set(rows.flatMap((row) => [row.repeat_of ?? '', row.repeat_of_past ?? '']))
  const own = rows.flatMap((row) => ownMatter(facts, row, raisedAgain) ?? [])
  const noted = facts.past
    .filter((row) => row.times >= MANY && row.done === 0 && !raisedAgain.has(row.id))
    .map((row) => notedMatter(row))
  return [...own, ...noted]
    .filter((one) => filter.village === undefined || one.village === filter.village)
    .filter((one) => filter.unit === undefined || one.unit === filter.unit)
    .sort((a, b) => b.times - a.times || (a.key < b.key ? -1 : 1))
}

function ownMatter(
  facts: UnsolvedFacts,
  row: QuestionRow,
  raisedAgain: ReadonlySet<string>,
): Unsolved | undefined {
  const known = facts.states.get(row.id)
  const state = known ? requestState(known) : 'tiep_nhan'
  if (row.times < MANY || row.duplicate_of !== null || raisedAgain.has(row.id)) return undefined
  if (row.split_kind !== null || !lasts(state)) return undefined
  return {
    key: row.id,
    question: row.id,
    text: row.text,
    village: row.village_id,
    unit: row.unit_id,
    raised: facts.conferences.get(row.conference_id) ?? '',
    times: row.times,
    state,
    before: chainBefore(facts, row),
  }
}

function notedMatter(row: PastMatterRow): Unsolved {
  const raised = `Năm ${row.year}`
  return {
    key: row.id,
    question: null,
    text: row.text,
    village: row.village_id,
    unit: null,
    raised,
    times: row.times,
    state: null,
    before: [{ when: raised, answer: row.answered }],
  }
}

/** Down the chain of repeats to the first time. */
function chainBefore(facts: UnsolvedFacts, last: QuestionRow): readonly Before[] {
  const found: Before[] = []
  const seen = new Set([last.id])
  let row: QuestionRow | undefined = last
  while (row) {
    const past = row.repeat_of_past
    const noted = past === null ? undefined : facts.past.find(({ id }) => id === past)
    if (noted) found.push({ when: `Năm ${noted.year}`, answer: noted.answered })
    const earlier: QuestionRow | undefined =
      row.repeat_of === null || seen.has(row.repeat_of) ? undefined : facts.questions.get(row.repeat_of)
    if (earlier) {
      seen.add(earlier.id)
      found.push({
        when: facts.conferences.get(earlier.conference_id) ?? '',
        answer: facts.answers.get(earlier.id) ?? null,
      })
    }
    row = earlier
  }
  return found.reverse()
}
