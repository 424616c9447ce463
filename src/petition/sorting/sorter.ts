// Rules: the cue words made ready: every phrase in a tree, by table. Made once from the files, used for every opinion.
import type { Competence, Field } from '../../regulation/codes.ts'
import type { Decider } from './competence.ts'
import type { CompetenceCues, Cues, KindCues, Levels } from './cues.form.ts'
import { IGNORED as IGNORE } from './evidence.ts'
import { finderOf, type MatterFinder } from './matters.ts'
import { type Counts, type Spoken, spokenBy } from './model.ts'
import { type Listed, type Phrases, phrasesOf } from './phrases.ts'
import type { Abbreviations } from './syllables.ts'
import { lineOf } from './syllables.ts'
import { NO_WEIGHTS, type Weights } from './weights.ts'

/** What a phrase speaks for and how loud; `ignore` only hides what stands inside it. */
export interface Speaks<Code extends string> {
  readonly code: Code | 'ignore'
  readonly weight: number
}

export { IGNORE }

export interface Sorter {
  readonly abbreviations: Abbreviations
  readonly fields: Phrases<Speaks<Field>>
  readonly competence: Phrases<Speaks<Competence | 'less'>>
  /** Groups of words by name. */
  readonly groups: Phrases<string>
  /** What people raise, by meaning. */
  readonly matters: MatterFinder
  readonly kinds: KindCues
  /** Fields that most often are decided by another. */
  readonly leans: CompetenceCues['leans']
  /** How much evidence speaks for each kind. */
  readonly weights: Weights
  /** The same for each who may decide. */
  readonly deciders: Weights<Decider>
  readonly learnt: Counts
  /** The same, ready to be heard. */
  readonly spoken: Spoken
}

const LEVEL = { strong: 3, words: 1.5, weak: 0.6 } as const

function* spoken<Code extends string>(code: Code, levels: Levels): Generator<Listed<Speaks<Code>>> {
  for (const level of ['strong', 'words', 'weak'] as const)
    for (const phrase of levels[level]) yield { phrase, of: { code, weight: LEVEL[level] } }
}

function hidden<Of>(phrases: readonly string[], of: Of): readonly Listed<Of>[] {
  return phrases.map((phrase) => ({ phrase, of }))
}

export function sorterOf(
  cues: Cues,
  learnt: Counts,
  weights: Weights = NO_WEIGHTS,
  deciders: Weights<Decider> = NO_WEIGHTS,
): Sorter {
  const abbreviations = new Map(
    Object.entries(cues.writing.abbreviations).map(([short, long]) => [
      short.toLowerCase().normalize('NFC'),
      lineOf(long).text.split(/\s+/),
    ]),
  )
  const { fields, competence, kinds } = cues
  const silent = { code: IGNORE, weight: 0 } as const
  const fieldList: Listed<Speaks<Field>>[] = [...hidden(fields.ignore, silent)]
  for (const [code, levels] of Object.entries(fields.fields)) fieldList.push(...spoken(code as Field, levels))
  const competenceList: Listed<Speaks<Competence | 'less'>>[] = [
    ...hidden(competence.ignore, silent),
    ...spoken('superior' as const, competence.superior),
    ...spoken('other_body' as const, competence.other_body),
    ...spoken('less' as const, competence.less),
  ]
  const groups = Object.entries(kinds.groups).flatMap(([name, phrases]) => hidden(phrases, name))
  return {
    abbreviations,
    fields: phrasesOf(fieldList, abbreviations),
    competence: phrasesOf(competenceList, abbreviations),
    groups: phrasesOf([...groups, ...hidden(kinds.ignore, IGNORE)], abbreviations),
    matters: finderOf(cues.matters, abbreviations),
    kinds,
    leans: competence.leans,
    weights,
    deciders,
    learnt,
    spoken: spokenBy(learnt),
  }
}
