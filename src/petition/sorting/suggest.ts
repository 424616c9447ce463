// Rules: a suggestion for kind, fields and competence with the words that led to it (product: sorting at the door).
// Cue words and what was learnt are added up. Never a decision: what stands in the register was chosen by a person.
import type { Competence, Field, Kind } from '../../regulation/codes.ts'
import { competenceOf } from './competence.ts'
import { kindOf } from './kinds.ts'
import { type Counts, laidOver, learnable, type Spoken, spokenBy } from './model.ts'
import { hitsIn, notInside } from './phrases.ts'
import { added, loudness, ranked, type Scored, together, type Voice, voicesByCode } from './score.ts'
import { IGNORE, type Sorter, type Speaks } from './sorter.ts'
import { type Line, lineOf } from './syllables.ts'

export interface Because {
  readonly of: 'kind' | 'field' | 'competence'
  readonly code: string
  /** The words as they stand in the text. */
  readonly words: readonly string[]
}

export interface Suggestion {
  readonly kind: Kind
  readonly competence: Competence
  /** Best first, one to three. */
  readonly fields: readonly [Field, ...Field[]]
  /** How many of them are likely; the others are only possible. */
  readonly likely: number
  readonly because: readonly Because[]
}

/** How loud what was learnt speaks beside the cue words. */
const LEARNT = { kind: 0.25, field: 0.5, competence: 0.2 } as const
/** One decision of the place itself against one of the shipped examples. */
const OWN_TIMES = 3
const MOST_WORDS = 6

/** A sorter that also knows what the officers of one commune decided. */
export function taught(sorter: Sorter, own: Counts): Sorter {
  if (own.total === 0) return sorter
  const learnt = laidOver(sorter.learnt, own, OWN_TIMES)
  return { ...sorter, learnt, spoken: spokenBy(learnt) }
}

export function suggest(sorter: Sorter, text: string): Suggestion {
  const line = lineOf(text, sorter.abbreviations)
  const read = learnable(line)
  const words = learntVoices(line, sorter.spoken, read)
  const kind = kindOf(line, sorter, leaning(words, 'kind', LEARNT.kind), read)
  const fields = fieldsOf(line, sorter, kind.code, words)
  const competence = competenceOf(line, sorter, {
    kind,
    field: fields[0]?.code,
    leaning: leaning(words, 'competence', LEARNT.competence),
    words: read,
  })
  const top = fields[0]?.score ?? 0
  const [first, ...rest] = fields.slice(0, 3)
  return {
    kind: kind.code,
    competence: competence.code,
    fields: first ? [first.code, ...rest.map((field) => field.code)] : ['khac'],
    likely: Math.max(1, fields.slice(0, 3).filter((field) => field.score >= top * 0.55).length),
    because: [
      { of: 'kind' as const, code: kind.code, words: kind.words.slice(0, MOST_WORDS) },
      ...fields.slice(0, 3).map((field) => ({
        of: 'field' as const,
        code: field.code,
        words: field.words.slice(0, MOST_WORDS),
      })),
      { of: 'competence' as const, code: competence.code, words: competence.words.slice(0, MOST_WORDS) },
    ].filter((one) => one.words.length > 0),
  }
}

/** By table ("kind", "field", "competence"), then by code. */
type LearntVoices = ReadonlyMap<string, ReadonlyMap<string, readonly Voice[]>>

const NOBODY: ReadonlyMap<string, readonly Voice[]> = new Map()

/** Every learnt word of the text with what it says. */
function learntVoices(line: Line, spoken: Spoken, read: ReturnType<typeof learnable>): LearntVoices {
  const found = new Map<string, Map<string, Voice[]>>()
  if (spoken.size === 0) return found
  for (const [word, { from, to }] of read) {
    const sayings = spoken.get(word)
    if (!sayings) continue
    const words = line.text.slice(line.syllables[from]?.from, line.syllables[to - 1]?.to)
    for (const { of, code, weight } of sayings) {
      let table = found.get(of)
      if (!table) {
        table = new Map()
        found.set(of, table)
      }
      const list = table.get(code)
      if (list) list.push({ weight, words })
      else table.set(code, [{ weight, words }])
    }
  }
  return found
}

function leaning(words: LearntVoices, of: string, times: number): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const [code, voices] of words.get(of) ?? NOBODY) sums.set(code, loudness(voices) * times)
  return sums
}

/** Cue words and learnt words for the codes of one table. */
function summed<Code extends string>(
  cues: ReadonlyMap<Code, readonly Voice[]>,
  words: LearntVoices,
  of: 'field',
): Map<Code, Scored<Code>> {
  const learntOf = (words.get(of) ?? NOBODY) as ReadonlyMap<Code, readonly Voice[]>
  const sums = new Map<Code, Scored<Code>>()
  for (const [code, voices] of cues) {
    const said = together(voices)
    const learnt = learntOf.get(code)
    const score = said.score + (learnt ? loudness(learnt) * LEARNT[of] : 0)
    sums.set(code, { code, score, words: [...new Set(said.words)] })
  }
  for (const [code, voices] of learntOf) {
    if (sums.has(code)) continue
    const learnt = added(voices)
    sums.set(code, { code, score: learnt.score * LEARNT[of], words: [...new Set(learnt.words.slice(0, 3))] })
  }
  return sums
}

function cueVoices<Code extends string>(
  line: Line,
  phrases: Parameters<typeof hitsIn<Speaks<Code>>>[1],
): ReadonlyMap<Code, readonly Voice[]> {
  const voices = new Map(voicesByCode<Code | typeof IGNORE>(line, notInside(hitsIn(line, phrases))))
  voices.delete(IGNORE)
  return voices as ReadonlyMap<Code, readonly Voice[]>
}

/** What the cue words alone say of the field. */
export function fieldScores(line: Line, sorter: Sorter): readonly Scored<Field>[] {
  return ranked(summed<Field>(cueVoices(line, sorter.fields), new Map(), 'field').values())
}

function fieldsOf(line: Line, sorter: Sorter, kind: Kind, words: LearntVoices): readonly Scored<Field>[] {
  const sums = summed<Field>(cueVoices(line, sorter.fields), words, 'field')
  for (const [field, weight] of Object.entries(sorter.kinds.brings[kind] ?? {})) {
    const code = field as Field
    const before = sums.get(code) ?? { code, score: 0, words: [] }
    sums.set(code, { ...before, score: before.score + weight })
  }
  sums.delete('khac')
  return ranked(sums.values())
}
