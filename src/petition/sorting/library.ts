// The files of the sorting (cues/): cue words and the starting counts. Another folder may be named; what is wrong in it
// is told with file and line, and what it lacks is taken from the shipped one.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { readTextFile } from '../../calendar/library.ts'
import { type LineError, lineErrorText } from '../../calendar/lines.ts'
import { err, ok, type Problem, type Result } from '../../kit/result.ts'
import { ROOT } from '../../kit/root.ts'
import type { Decider } from './competence.ts'
import {
  type Cues,
  readCompetenceCues,
  readFieldCues,
  readKindCues,
  readMatters,
  readSameMatter,
  readSplitting,
  readWriting,
} from './cues.form.ts'
import { type Cutter, cutterOf } from './cuts.ts'
import { type Comparer, comparerOf, NOTHING_USUAL, type Usual } from './fingerprint.ts'
import { type Counts, NOTHING_LEARNT } from './model.ts'
import { type PairWeights, readPairWeights } from './pairs.ts'
import { type Sorter, sorterOf } from './sorter.ts'
import { readCounts, readUsual } from './starting.ts'
import { NO_THEMES, readThemes, type Themes } from './themes.ts'
import { NO_WEIGHTS, readWeights, type Weights } from './weights.ts'

export const CUES_FOLDER = path.join(ROOT, 'cues')
export const STARTING_COUNTS = path.join(CUES_FOLDER, 'learnt.tsv')
export const CHECKED_CUES = path.join(CUES_FOLDER, 'checked.json')
export const WEIGHTS = path.join(CUES_FOLDER, 'weights.tsv')
export const DECIDERS_WEIGHTS = path.join(CUES_FOLDER, 'deciders.tsv')
export const PAIRS = path.join(CUES_FOLDER, 'pairs.tsv')
export const THEMES = path.join(CUES_FOLDER, 'themes.tsv')
export const USUAL_WORDS = path.join(CUES_FOLDER, 'usual.tsv')

function load<T>(
  folder: string,
  name: string,
  read: (text: string) => Result<T, readonly LineError[]>,
): Result<T, Problem> {
  const own = path.join(folder, name)
  const file = existsSync(own) ? own : path.join(CUES_FOLDER, name)
  const text = readTextFile(file)
  if (!text.ok) return text
  const value = read(text.value)
  if (value.ok) return value
  const details = value.error.map(lineErrorText)
  return err({ message: `${file}: có ${details.length} lỗi.`, details })
}

export function loadCues(folder: string = CUES_FOLDER): Result<Cues, Problem> {
  const fields = load(folder, 'fields.yaml', readFieldCues)
  if (!fields.ok) return fields
  const kinds = load(folder, 'kinds.yaml', readKindCues)
  if (!kinds.ok) return kinds
  const competence = load(folder, 'competence.yaml', readCompetenceCues)
  if (!competence.ok) return competence
  const writing = load(folder, 'writing.yaml', readWriting)
  if (!writing.ok) return writing
  const same = load(folder, 'same-matter.yaml', readSameMatter)
  if (!same.ok) return same
  const matters = load(folder, 'matters.yaml', readMatters)
  if (!matters.ok) return matters
  const splitting = load(folder, 'splitting.yaml', readSplitting)
  if (!splitting.ok) return splitting
  return ok({
    fields: fields.value,
    kinds: kinds.value,
    competence: competence.value,
    writing: writing.value,
    same: same.value,
    matters: matters.value,
    splitting: splitting.value,
  })
}

/** What the product ships is right or the installation is broken, hence the throw. */
export function writtenCues(): Cues {
  const cues = loadCues()
  if (!cues.ok) throw new Error([cues.error.message, ...(cues.error.details ?? [])].join('\n'))
  return cues.value
}

const FILES = ['fields', 'kinds', 'competence', 'writing', 'same-matter', 'matters', 'splitting'] as const

/** Of the files as they stand, so that a changed one is read anew. */
function digestOfFiles(): string {
  const hash = createHash('sha256')
  for (const name of FILES) hash.update(readFileSync(path.join(CUES_FOLDER, `${name}.yaml`)))
  return hash.digest('hex')
}

/** The checked files as one that is read in a moment: YAML of this size takes a second and much memory. */
export function checkedText(cues: Cues): string {
  return `${JSON.stringify({ of: digestOfFiles(), cues })}\n`
}

export function shippedCues(): Cues {
  if (!existsSync(CHECKED_CUES)) return writtenCues()
  const checked = JSON.parse(readFileSync(CHECKED_CUES, 'utf8')) as {
    readonly of: string
    readonly cues: Cues
  }
  return checked.of === digestOfFiles() ? checked.cues : writtenCues()
}

export function startingCounts(): Counts {
  return existsSync(STARTING_COUNTS) ? readCounts(readFileSync(STARTING_COUNTS, 'utf8')) : NOTHING_LEARNT
}

export function startingWeights(): Weights {
  return existsSync(WEIGHTS) ? readWeights(readFileSync(WEIGHTS, 'utf8')) : NO_WEIGHTS
}

export function startingDeciders(): Weights<Decider> {
  return existsSync(DECIDERS_WEIGHTS)
    ? readWeights<Decider>(readFileSync(DECIDERS_WEIGHTS, 'utf8'))
    : NO_WEIGHTS
}

export function startingPairs(): PairWeights {
  return existsSync(PAIRS) ? readPairWeights(readFileSync(PAIRS, 'utf8')) : new Map()
}

export function usualWords(): Usual {
  return existsSync(USUAL_WORDS) ? readUsual(readFileSync(USUAL_WORDS, 'utf8')) : NOTHING_USUAL
}

export function startingThemes(): Themes {
  return existsSync(THEMES) ? readThemes(readFileSync(THEMES, 'utf8')) : NO_THEMES
}

let rule: string | undefined

/** Of all that leads are made of: another rule, other leads. */
export function leadRule(): string {
  if (rule !== undefined) return rule
  const hash = createHash('sha256').update(digestOfFiles())
  for (const file of [STARTING_COUNTS, USUAL_WORDS]) if (existsSync(file)) hash.update(readFileSync(file))
  rule = hash.digest('hex').slice(0, 16)
  return rule
}

let standard: { readonly sorter: Sorter; readonly comparer: Comparer; readonly cutter: Cutter } | undefined

function made(): NonNullable<typeof standard> {
  if (standard) return standard
  const cues = shippedCues()
  const sorter = sorterOf(cues, startingCounts(), startingWeights(), startingDeciders())
  standard = {
    sorter,
    comparer: comparerOf(sorter, cues, usualWords(), startingPairs(), startingThemes()),
    cutter: cutterOf(sorter, cues.splitting),
  }
  return standard
}

/** The shipped sorter, made when first needed and kept. */
export const standardSorter = (): Sorter => made().sorter

/** What suggests where a text goes over to another matter. */
export const standardCutter = (): Cutter => made().cutter

/** The shipped comparer of matters. */
export const standardComparer = (): Comparer => made().comparer
