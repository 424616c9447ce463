// Rules: which opinions raise the same matter (plan S2: "đã được nêu ra nhiều lần nhưng chưa giải quyết dứt
// điểm"): the same place and the same thing, however it is told. A proposal with its common words; a person decides.
import { type Comparer, type Fingerprint, fingerprintOf, weightOf } from './fingerprint.ts'
import { elsewhere, namesInCommon } from './places.ts'

export interface Told {
  readonly id: string
  readonly text: string
}

export interface Likeness {
  readonly id: string
  /** 0 nothing in common, 1 the same words. */
  readonly score: number
  /** The words they share, as the other text spells them, rarest first. */
  readonly shared: readonly string[]
}

export interface Weighed {
  readonly of: readonly (Told & { readonly mark: Fingerprint })[]
  weigh(word: string): number
  /** All words of one together. */
  total(mark: Fingerprint): number
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
  return { of, weigh, total }
}

interface Thing {
  /** Shared words against all words of both, 0 to 1. */
  readonly score: number
  /** How much the shared words weigh. */
  readonly weight: number
  readonly common: readonly string[]
}

function sameThing(index: Weighed, a: Fingerprint, b: Fingerprint): Thing {
  const common = [...a.words.keys()].filter((word) => b.words.has(word))
  let weight = 0
  for (const word of common) weight += index.weigh(word)
  const score = weight === 0 ? 0 : weight / Math.sqrt(index.total(a) * index.total(b))
  return { score, weight, common }
}

/** The words two have in common, rarest first, as the second spells them. */
function sharedWords(index: Weighed, { common }: Thing, b: Fingerprint): readonly string[] {
  const told = [...common].sort((x, y) => index.weigh(y) - index.weigh(x))
  return told.slice(0, 5).map((word) => b.words.get(word) ?? word)
}

function sameField(a: Fingerprint, b: Fingerprint): number {
  let sum = 0
  for (const [field, weight] of a.fields) sum += weight * (b.fields.get(field) ?? 0)
  return sum
}

/** Each names its own place, and not the same. */
const APART = 0.6
const namesPlace = ({ places }: Fingerprint) => places.some(({ sure, kind }) => sure && kind !== 'person')

/** Less in common is chance. */
const LEAST = 1

/** So much common weight makes sure that not one word alone speaks. */
const ENOUGH = 9

interface Compared {
  readonly score: number
  readonly thing: Thing
}

const NOTHING: Compared = { score: 0, thing: { score: 0, weight: 0, common: [] } }

export function compared(index: Weighed, a: Fingerprint, b: Fingerprint): Compared {
  const same = sameThing(index, a, b)
  if (same.weight < LEAST || elsewhere(a, b)) return NOTHING
  return { score: Math.min(1, likeness(same, sameField(a, b), a, b)), thing: same }
}

/** In one village much happens, at one bridge less; where both agree, few common words will do. */
const WITH_VILLAGE = 0.41
const AT_A_SPOT = 0.5
const AT_BOTH = 0.39
/** At one spot, but of another field: what is common there must be the matter itself. */
const OTHER_FIELD = 0.3

/** Half and more: the same matter (the thresholds were read off the labelled pairs, bench/README.md). */
function likeness({ score, weight }: Thing, field: number, a: Fingerprint, b: Fingerprint): number {
  const { villages, spots } = namesInCommon(a, b)
  const told = score + 0.3 * field
  if (spots > 1 || (spots > 0 && villages > 0)) return (told / AT_BOTH) * SAME
  if (spots > 0 && field < OTHER_FIELD) return (told / AT_A_SPOT) * SAME
  if (spots > 0) return ((score + 0.1 * field + 0.02 * Math.min(weight, 12)) / AT_A_SPOT) * SAME
  if (villages > 0) return (told / WITH_VILLAGE) * SAME
  // No place: the words must carry it alone.
  const apart = namesPlace(a) && namesPlace(b) ? APART : 1
  return score * (0.6 + 0.4 * field) * Math.min(1, weight / ENOUGH) * apart
}

export const ALIKE = 0.42
export const SAME = 0.5

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
    .map(({ item, score, thing }) => ({ id: item.id, score, shared: sharedWords(index, thing, item.mark) }))
}
