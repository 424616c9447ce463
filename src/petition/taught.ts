// What the officers of a commune decided, as the sorting's memory: read from the register itself and kept nowhere else,
// so that what leaves the register (a denunciation, a corrected text) leaves the memory with it.
import type { Read } from '../kit/db/db.ts'
import { standardSorter } from './sorting/library.ts'
import { learnable, learnt } from './sorting/model.ts'
import type { Sorter } from './sorting/sorter.ts'
import { taught } from './sorting/suggest.ts'
import { lineOf } from './sorting/syllables.ts'
import '../office/tables.ts'
import './tables.ts'

/** The newest decisions say how the commune decides today. */
const REMEMBERED = 1000
/** One decision may be a slip of the hand, and one word somebody's name. */
const SEEN_IN = 2
const KEPT_COMMUNES = 20

interface Kept {
  readonly state: string
  readonly sorter: Sorter
}

const kept = new WeakMap<object, Map<string, Kept>>()

/** Changes whenever a decision, a text or a field does. */
async function stateOf(read: Read, commune: string): Promise<string> {
  const row = await read
    .selectFrom('classification')
    .innerJoin('question', (join) =>
      join
        .onRef('question.commune_id', '=', 'classification.commune_id')
        .onRef('question.id', '=', 'classification.question_id'),
    )
    .select((eb) => [
      eb.fn.countAll().as('decided'),
      eb.fn.max('classification.at').as('last'),
      eb.fn.sum('question.version').as('versions'),
    ])
    .where('classification.commune_id', '=', commune)
    .executeTakeFirst()
  return `${row?.decided ?? 0} ${row?.last ?? ''} ${row?.versions ?? 0}`
}

async function decidedIn(read: Read, commune: string) {
  const rows = await read
    .selectFrom('classification')
    .innerJoin('question', (join) =>
      join
        .onRef('question.commune_id', '=', 'classification.commune_id')
        .onRef('question.id', '=', 'classification.question_id'),
    )
    .select(['question.id', 'question.text', 'classification.kind', 'classification.competence'])
    .where('classification.commune_id', '=', commune)
    .orderBy('classification.at', 'desc')
    .orderBy('question.id')
    .limit(REMEMBERED)
    .execute()
  const fields = await read
    .selectFrom('question_field')
    .select(['question_id', 'field'])
    .where('commune_id', '=', commune)
    .where(
      'question_id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute()
  const of = new Map<string, string[]>()
  for (const { question_id, field } of fields) of.set(question_id, [...(of.get(question_id) ?? []), field])
  return rows.map((row) => ({ ...row, fields: of.get(row.id) ?? [] }))
}

/** The shipped sorter with what this commune's officers decided laid over it. */
export async function taughtSorter(read: Read, commune: string): Promise<Sorter> {
  const standard = standardSorter()
  const communes = kept.get(read) ?? new Map<string, Kept>()
  kept.set(read, communes)
  const state = await stateOf(read, commune)
  const before = communes.get(commune)
  if (before?.state === state) return before.sorter
  const decided = state.startsWith('0 ') ? [] : await decidedIn(read, commune)
  const own = learnt(
    decided.map(({ text, kind, competence, fields }) => ({
      words: learnable(lineOf(text, standard.abbreviations)).keys(),
      codes: [`kind:${kind}`, `competence:${competence}`, ...fields.map((field) => `field:${field}`)],
    })),
    SEEN_IN,
  )
  const sorter = taught(standard, own)
  if (communes.size >= KEPT_COMMUNES) communes.clear()
  communes.set(commune, { state, sorter })
  return sorter
}
