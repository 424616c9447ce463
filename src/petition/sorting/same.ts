// Rules: which opinions raise the same matter (plan S2: "đã được nêu ra nhiều lần nhưng chưa giải quyết dứt
// điểm"): the same place and the same thing, however it is told. A proposal with its common words; a person decides.
import { type Comparer, type Fingerprint, fingerprintOf, weightOf } from './fingerprint.ts'
import { nearlyOne } from './letters.ts'
import { HALF } from './matters.ts'
import { likelihood, type Pair, pairOf, type Telling } from './pairs.ts'
import { elsewhere, shortName, wideNames } from './places.ts'

export interface Told {
  readonly id: string
  readonly text: string
}

export interface Likeness {
  readonly id: string
  /** 0 nothing in common, 1 the same words. */
  readonly score: number
  /** The matters both speak of, then the words they share as the other text spells them, rarest first. */
  readonly shared: readonly string[]
}

export interface Weighed extends Telling {
  readonly of: readonly (Told & { readonly mark: Fingerprint })[]
  readonly comparer: Comparer
}

export function weighed(items: readonly Told[], comparer: Comparer): Weighed {
  const of = items.map((item) => ({ ...item, mark: fingerprintOf(comparer, item.text) }))
  const seen = new Map<string, number>()
  for (const { mark } of of) for (const word of mark.words.keys()) seen.set(word, (seen.get(word) ?? 0) + 1)
  const weights = new Map<string, number>()
  const totals = new Map<Fingerprint, number>()
  const weigh = (word: string) => {
    const known = weights.get(word)
    if (known !== undefined) return known
    const weight = weightOf(comparer, word, seen.get(word) ?? 0, items.length)
    weights.set(word, weight)
    return weight
  }
  const total = (mark: Fingerprint) => {
    const known = totals.get(mark)
    if (known !== undefined) return known
    let sum = 0
    for (const word of mark.words.keys()) sum += weigh(word)
    totals.set(mark, sum)
    return sum
  }
  const capitals = new Map<string, number>()
  for (const { mark } of of)
    for (const word of mark.capitals) capitals.set(word, (capitals.get(word) ?? 0) + 1)
  const named = new Map<string, number>()
  for (const { mark } of of)
    for (const name of new Set(mark.places.filter(({ sure }) => sure).map(shortName)))
      named.set(name, (named.get(name) ?? 0) + 1)
  return {
    of,
    comparer,
    word: weigh,
    words: total,
    named: (name) => named.get(name) ?? 0,
    capital: (word) => capitals.get(word) ?? 0,
    wide: wideNames(of.map(({ mark }) => mark)),
  }
}

export interface Compared {
  readonly score: number
  readonly pair: Pair | undefined
}

const NOTHING: Compared = { score: 0, pair: undefined }
/** Fewer words in common is chance, where no matter is in common either. */
const LEAST = 1

/** Words so alike that only the place they name tells them apart. */
const FORM = 0.6
/** Of texts that are nearly one. */
const NEARLY = 0.95

export function compared(index: Weighed, a: Fingerprint, b: Fingerprint): Compared {
  if (elsewhere(a, b)) return NOTHING
  const pair = pairOf(index.comparer, index, a, b)
  if (pair.weight < LEAST && pair.matters.length === 0 && pair.evidence.spot === 0) return NOTHING
  const { words, 'other-names': otherNames } = pair.evidence
  // The same form filled in for another place.
  if (otherNames > 0 && words >= FORM) return NOTHING
  const score = likelihood(index.comparer.pairs, pair.evidence)
  const nearly = score < NEARLY && nearlyOne(a, b, words)
  return { score: nearly ? NEARLY : score, pair }
}

const MOST_MATTERS = 2
const MOST_WORDS = 5

/** What two have in common: their matters by name, then their words, rarest first, as the second spells them. */
function sharedWords(
  index: Weighed,
  pair: Pair | undefined,
  a: Fingerprint,
  b: Fingerprint,
): readonly string[] {
  if (!pair) return []
  const sure = (key: number) => Math.min(a.meaning.get(key) ?? 0, b.meaning.get(key) ?? 0)
  const matters = [...pair.matters].filter((key) => sure(key) > HALF).sort((x, y) => sure(y) - sure(x))
  const words = [...pair.common].sort((x, y) => index.word(y) - index.word(x))
  return [
    ...matters.slice(0, MOST_MATTERS).map((key) => index.comparer.matters.names[key] ?? ''),
    ...words.slice(0, MOST_WORDS).map((word) => b.words.get(word) ?? word),
  ]
}

/** From here on a person is shown it … */
export const ALIKE = 0.3
/** … and from here on it is proposed as the same. */
export const SAME = 0.6

/** The matters most like `text`, best first. */
export function mostSimilarOf(
  comparer: Comparer,
  text: string,
  among: readonly Told[],
  limit: number,
  atLeast = ALIKE,
): readonly Likeness[] {
  const index = weighed(among, comparer)
  const own = fingerprintOf(comparer, text)
  return index.of
    .map((item) => ({ item, ...compared(index, own, item.mark) }))
    .filter((one) => one.score >= atLeast)
    .sort((a, b) => b.score - a.score || (a.item.id < b.item.id ? -1 : 1))
    .slice(0, limit)
    .map(({ item, score, pair }) => ({
      id: item.id,
      score,
      shared: sharedWords(index, pair, own, item.mark),
    }))
}
