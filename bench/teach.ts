// Learning the weights of evidence from labelled opinions: a softmax with a pull towards nothing, the stronger the more
// special the evidence. Deterministic: the same opinions give the same weights.
import { BY_KIND, competenceEvidence, DECIDERS, type Decider } from '../src/petition/sorting/competence.ts'
import type { Cues } from '../src/petition/sorting/cues.form.ts'
import { type Evidence, evidenceOf, groupHits } from '../src/petition/sorting/evidence.ts'
import {
  type Comparer,
  comparerOf,
  fingerprintOf,
  NOTHING_USUAL,
  type Usual,
  usualIn,
} from '../src/petition/sorting/fingerprint.ts'
import { type Counts, learnable } from '../src/petition/sorting/model.ts'
import { type Evidence as Common, EVIDENCE, type PairWeights } from '../src/petition/sorting/pairs.ts'
import { compared, weighed } from '../src/petition/sorting/same.ts'
import type { Sorter } from '../src/petition/sorting/sorter.ts'
import { fieldScores } from '../src/petition/sorting/suggest.ts'
import { lineOf } from '../src/petition/sorting/syllables.ts'
import { type Themes, themesOf } from '../src/petition/sorting/themes.ts'
import { ALWAYS, type Weights } from '../src/petition/sorting/weights.ts'
import { KIND, type Kind } from '../src/regulation/codes.ts'
import { neighbours, type Opinion } from './opinions.ts'
import { countsOf } from './sorting.ts'

/** A word must have stood in so many opinions to be shipped. */
export const SHIPPED_FROM = 3

const ROUNDS = 220
const DECIDER_ROUNDS = 80
const STEP = 0.5
/** Single words say what one writer says; groups of words are said by many. */
const PULL = { w: 0.9, n: 0.35, g: 0.12, m: 0.12, c: 0.12, f: 0.12, k: 0.12, q: 0.3, p: 0.3 } as const
/** Evidence seen in so few opinions is left out. */
const SEEN = { w: 3, n: 2, g: 1, m: 1, c: 1, f: 1, k: 1, q: 2, p: 2 } as const

const classOf = (name: string) => (name[0] ?? 'w') as keyof typeof PULL

export function evidenceIn(sorter: Sorter, text: string): readonly Evidence[] {
  const line = lineOf(text, sorter.abbreviations)
  return evidenceOf(line, groupHits(line, sorter.groups), learnable(line))
}

export function taughtWeights(sorter: Sorter, opinions: readonly Opinion[]): Weights {
  return softmax(
    Object.keys(KIND) as Kind[],
    opinions.map(({ kind, text }) => ({ code: kind, evidence: evidenceIn(sorter, text) })),
    ROUNDS,
  )
}

/** Who decides, learnt from what has no law of its own. */
export function taughtDeciders(sorter: Sorter, opinions: readonly Opinion[]): Weights<Decider> {
  const told = opinions.flatMap(({ kind, competence, text }) => {
    if (BY_KIND.includes(kind) || competence === 'complaint_law') return []
    const line = lineOf(text, sorter.abbreviations)
    const [field] = fieldScores(line, sorter)
    const evidence = competenceEvidence(line, sorter, { kind, field: field?.code, words: learnable(line) })
    return [{ code: competence, evidence }]
  })
  return softmax(DECIDERS, told, DECIDER_ROUNDS)
}

export function softmax<Code extends string>(
  codes: readonly Code[],
  told: readonly { readonly code: Code; readonly evidence: readonly Evidence[] }[],
  rounds: number,
): Weights<Code> {
  const seen = new Map<string, number>()
  for (const { evidence } of told) for (const { name } of evidence) seen.set(name, (seen.get(name) ?? 0) + 1)
  const kept = [...seen].filter(([name, count]) => count >= SEEN[classOf(name)]).map(([name]) => name)
  const at = new Map([ALWAYS, ...kept].map((name, index) => [name, index]))
  const rows = told.map(({ code, evidence }) => ({
    kind: codes.indexOf(code),
    features: [0, ...evidence.flatMap(({ name }) => at.get(name) ?? [])],
  }))
  const pulls = [0.001, ...kept.map((name) => PULL[classOf(name)])]
  const values = descended(rows, pulls, codes.length, rounds)
  return {
    kinds: codes,
    of: new Map([ALWAYS, ...kept].map((name, index) => [name, values[index] ?? []])),
  }
}

interface Row {
  readonly kind: number
  readonly features: readonly number[]
}

/** Adagrad over all rows at once; the weights of one piece of evidence lie side by side. */
function descended(
  rows: readonly Row[],
  pulls: readonly number[],
  kinds: number,
  rounds: number,
): readonly number[][] {
  const weights = new Float64Array(pulls.length * kinds)
  const squares = new Float64Array(pulls.length * kinds).fill(1e-6)
  const slopes = new Float64Array(pulls.length * kinds)
  const shares = new Float64Array(kinds)
  const at = (list: Float64Array, index: number) => list[index] as number
  for (let round = 0; round < rounds; round++) {
    for (const [index, pull] of pulls.entries())
      for (let k = index * kinds; k < (index + 1) * kinds; k++) slopes[k] = at(weights, k) * pull
    for (const { kind, features } of rows) {
      shares.fill(0)
      for (const feature of features)
        for (let k = 0; k < kinds; k++) shares[k] = at(shares, k) + at(weights, feature * kinds + k)
      const most = Math.max(...shares)
      let all = 0
      for (let k = 0; k < kinds; k++) {
        shares[k] = Math.exp(at(shares, k) - most)
        all += at(shares, k)
      }
      for (let k = 0; k < kinds; k++) {
        const slope = at(shares, k) / all - (k === kind ? 1 : 0)
        for (const feature of features) slopes[feature * kinds + k] = at(slopes, feature * kinds + k) + slope
      }
    }
    for (let k = 0; k < weights.length; k++) {
      const slope = at(slopes, k)
      squares[k] = at(squares, k) + slope * slope
      weights[k] = at(weights, k) - (STEP * slope) / Math.sqrt(at(squares, k))
    }
  }
  return pulls.map((_pull, index) => [...weights.subarray(index * kinds, (index + 1) * kinds)])
}

const PAIR_ROUNDS = 120
const PAIR_PULL = 1
/** One pair of a matter counts as two that are none. */
const SAME_TIMES = 2

interface Labelled {
  readonly same: boolean
  readonly common: readonly number[]
}

/** Far from one another: such pairs teach nothing. */
const worthTeaching = (common: Common): boolean =>
  common.spot > 0 ||
  ((common.words > 0.08 || common.matter > 0.1) &&
    (common.village > 0 || common.words > 0.12 || common.matter > 0.4))

/** What opinions teach without anybody's label: which words are usual, and what they go with. */
export interface Taught {
  readonly counts: Counts
  readonly usual: Usual
  readonly themes: Themes
}

export function taughtBy(bare: Sorter, cues: Cues, opinions: readonly Opinion[]): Taught {
  const plain = plainOf(bare, cues)
  const texts = opinions.map(({ text }) => text)
  return {
    counts: countsOf(opinions, bare, SHIPPED_FROM),
    usual: usualIn(plain, texts),
    themes: themesOf(
      texts.map((text) => fingerprintOf(plain, text)),
      plain.matters.names,
    ),
  }
}

const plains = new WeakMap<Sorter, Comparer>()

/** One for all places, so that each opinion is read once. */
function plainOf(bare: Sorter, cues: Cues): Comparer {
  const plain = plains.get(bare) ?? comparerOf(bare, cues, NOTHING_USUAL)
  plains.set(bare, plain)
  return plain
}

export interface Place {
  readonly writers: readonly string[]
  readonly opinions: readonly Opinion[]
  /** What read every other place, never this one. */
  readonly comparer: Comparer
  readonly pairs: readonly Labelled[]
}

/** Each place as strangers meet it: read by what the other places taught. */
export function placesAsStrangers(bare: Sorter, cues: Cues, opinions: readonly Opinion[]): readonly Place[] {
  return neighbours(opinions).map((writers) => {
    const others = opinions.filter((one) => !writers.includes(one.writer))
    const { usual, themes } = taughtBy(bare, cues, others)
    const comparer = comparerOf(bare, cues, usual, new Map(), themes)
    const own = opinions.filter((one) => writers.includes(one.writer))
    return { writers, opinions: own, comparer, pairs: labelledPairs(comparer, own) }
  })
}

function labelledPairs(comparer: Comparer, near: readonly Opinion[]): readonly Labelled[] {
  const index = weighed(near, comparer)
  const found: Labelled[] = []
  for (const [at, one] of index.of.entries())
    for (let next = at + 1; next < index.of.length; next++) {
      const other = index.of[next]
      const [mine, theirs] = [near[at]?.group ?? '', near[next]?.group ?? '']
      const same = mine !== '' && mine === theirs
      const { pair } = other ? compared(index, one.mark, other.mark) : { pair: undefined }
      if (pair && (same || worthTeaching(pair.evidence)))
        found.push({ same, common: EVIDENCE.map((name) => pair.evidence[name]) })
    }
  return found
}

/** What makes two opinions of one place the same matter, learnt from labelled pairs. */
export function taughtPairs(pairs: readonly Labelled[]): PairWeights {
  const weights = new Float64Array(EVIDENCE.length)
  const squares = new Float64Array(EVIDENCE.length).fill(1e-6)
  const at = (list: Float64Array, index: number) => list[index] as number
  for (let round = 0; round < PAIR_ROUNDS; round++) {
    const slopes = weights.map((weight, index) => (index === 0 ? 0 : weight * PAIR_PULL))
    for (const { same, common } of pairs) {
      let sum = 0
      for (let k = 0; k < common.length; k++) sum += at(weights, k) * (common[k] as number)
      const slope = (1 / (1 + Math.exp(-sum)) - (same ? 1 : 0)) * (same ? SAME_TIMES : 1)
      for (let k = 0; k < common.length; k++) slopes[k] = at(slopes, k) + slope * (common[k] as number)
    }
    for (let k = 0; k < weights.length; k++) {
      const slope = at(slopes, k)
      squares[k] = at(squares, k) + slope * slope
      weights[k] = at(weights, k) - (STEP * slope) / Math.sqrt(at(squares, k))
    }
  }
  return new Map(EVIDENCE.map((name, index) => [name, at(weights, index)]))
}
