// Rules: which matters sound alike (product.md 3.6: merge duplicates, link repeats across years). Plain word overlap
// on the folded text: rare words weigh more than common ones. A proposal with its common words; a person decides.
import { clean, fold } from '../kit/text.ts'

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

const COMMON = new Set(
  'la va cua cho de nghi den tu o tai thi ma co khong duoc nay do cac nhung mot da dang se bi voi ra vao len nguoi dan xa thon toi chung ba con nhan kien xin mong rat nhieu qua'.split(
    ' ',
  ),
)

/** Syllables and pairs of neighbours (a pair is nearly a word in Vietnamese), folded, each with its own spelling. */
function features(text: string): ReadonlyMap<string, string> {
  const spelt = clean(text.slice(0, 5000)).match(/[\p{L}\p{N}]+/gu) ?? []
  const folded = spelt.map(fold)
  const found = new Map<string, string>()
  for (const [at, syllable] of folded.entries()) {
    if (!COMMON.has(syllable)) found.set(syllable, spelt[at] ?? '')
    const next = folded[at + 1]
    if (next !== undefined && !(COMMON.has(syllable) && COMMON.has(next)))
      found.set(`${syllable} ${next}`, `${spelt[at]} ${spelt[at + 1]}`)
  }
  return found
}

interface Index {
  readonly of: readonly (Told & { readonly features: ReadonlyMap<string, string> })[]
  weigh(feature: string): number
}

function indexed(items: readonly Told[]): Index {
  const of = items.map((item) => ({ ...item, features: features(item.text) }))
  const seen = new Map<string, number>()
  for (const item of of)
    for (const feature of item.features.keys()) seen.set(feature, (seen.get(feature) ?? 0) + 1)
  return { of, weigh: (feature) => Math.log(1 + (items.length + 1) / ((seen.get(feature) ?? 0) + 1)) }
}

type Features = ReadonlyMap<string, string>

function compared(index: Index, a: Features, b: Features): Omit<Likeness, 'id'> {
  const sum = (of: Iterable<string>) => [...of].reduce((total, feature) => total + index.weigh(feature), 0)
  const common = [...a.keys()].filter((feature) => b.has(feature))
  const [left, right] = [sum(a.keys()), sum(b.keys())]
  // Against the shorter and the longer text both: a short slip within a long letter counts, a single word does not.
  const shared = sum(common)
  const score =
    left === 0 || right === 0 ? 0 : (shared / Math.min(left, right) + shared / Math.max(left, right)) / 2
  const pairs = common.filter((feature) => feature.includes(' '))
  const told = (pairs.length > 0 ? pairs : common).sort((x, y) => index.weigh(y) - index.weigh(x))
  return { score, shared: told.slice(0, 5).map((feature) => b.get(feature) ?? feature) }
}

export const ALIKE = 0.3

/** The matters most like `text`, best first. */
export function mostSimilar(
  text: string,
  among: readonly Told[],
  limit: number,
  atLeast = ALIKE,
): readonly Likeness[] {
  const index = indexed(among)
  const own = features(text)
  return index.of
    .map((item) => ({ id: item.id, ...compared(index, own, item.features) }))
    .filter((one) => one.score >= atLeast)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, limit)
}

/** Groups of two and more that raise the same matter, each in the order given. */
export function similarGroups(items: readonly Told[], atLeast = 0.45): readonly (readonly string[])[] {
  const index = indexed(items)
  const holding = new Map<string, number[]>()
  for (const [at, item] of index.of.entries())
    for (const feature of item.features.keys()) holding.set(feature, [...(holding.get(feature) ?? []), at])
  const head = items.map((_, at) => at)
  const rootOf = (at: number): number => {
    let root = at
    while (head[root] !== root) root = head[root] as number
    return root
  }
  for (const [at, item] of index.of.entries()) {
    const near = new Set<number>()
    for (const feature of item.features.keys()) {
      const others = holding.get(feature) ?? []
      if (others.length <= Math.max(20, items.length / 10)) for (const other of others) near.add(other)
    }
    for (const other of near) {
      const there = index.of[other]
      if (other <= at || there === undefined || rootOf(other) === rootOf(at)) continue
      if (compared(index, item.features, there.features).score >= atLeast) head[rootOf(other)] = rootOf(at)
    }
  }
  const groups = new Map<number, string[]>()
  for (const [at, item] of items.entries())
    groups.set(rootOf(at), [...(groups.get(rootOf(at)) ?? []), item.id])
  return [...groups.values()].filter((group) => group.length > 1)
}
