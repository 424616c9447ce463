// Rules: what in an opinion may speak for a kind, named so that a weight can be learnt for each and a person can read it:
// its words and pairs of words, the groups of cue words in it, groups that stand near each other, sums of money.
import { type Hit, hitsIn, notInside, type Phrases } from './phrases.ts'
import { formsOf, type Line } from './syllables.ts'

export interface Span {
  readonly from: number
  readonly to: number
}

export interface Evidence {
  /** "w cầu", "g official", "n official taking", "m money". */
  readonly name: string
  /** Where its words stand: first syllable, and the one after the last. */
  readonly at: readonly Span[]
}

export const IGNORED = 'ignore'
export type GroupHits = ReadonlyMap<string, readonly Hit<string>[]>

/** Groups so near speak together. */
const NEAR = 14
const MANY_WORDS = 160

/** "ho", "so", "em" without a mark may be any of six words. */
function doubtful(line: Line, hit: Hit<string>): boolean {
  const only = line.syllables[hit.from]
  if (line.strict || hit.to - hit.from > 1 || !only || only.marked) return false
  return only.folded.length <= 3 && formsOf(hit.phrase).marked
}

const kept = new WeakMap<Line, { readonly phrases: Phrases<string>; readonly groups: GroupHits }>()

/** Kept with the line: kind and competence ask for the same. */
export function groupHits(line: Line, phrases: Phrases<string>): GroupHits {
  const before = kept.get(line)
  if (before?.phrases === phrases) return before.groups
  const groups = lookedUp(line, phrases)
  kept.set(line, { phrases, groups })
  return groups
}

function lookedUp(line: Line, phrases: Phrases<string>): GroupHits {
  const all = hitsIn(line, phrases)
  const hiding = all.filter((hit) => hit.of === IGNORED)
  const groups = new Map<string, Hit<string>[]>()
  for (const hit of notInside(all, hiding)) {
    if (hit.of === IGNORED || doubtful(line, hit)) continue
    const list = groups.get(hit.of)
    if (list) list.push(hit)
    else groups.set(hit.of, [hit])
  }
  return groups
}

function apart(a: Hit<string>, b: Hit<string>): boolean {
  if (a.from < b.to && b.from < a.to) return false
  return Math.max(a.to, b.to) - Math.min(a.from, b.from) <= NEAR
}

function nearPair(as: readonly Hit<string>[], bs: readonly Hit<string>[]): readonly Hit<string>[] {
  for (const a of as) for (const b of bs) if (apart(a, b)) return a.from < b.from ? [a, b] : [b, a]
  return []
}

const MONEY_WORD = new Set('trieu nghin ngan dong cu chai ti ty tr k'.split(' '))
const NUMBER_WORD = new Set('mot hai ba bon nam sau bay tam chin muoi chuc tram may'.split(' '))
const MONEY = /^\d+(?:tr|k|cu|trieu|ti|ty)\d*$/
const MEASURE = new Set(
  'ki ky kg can tan ta yen bao thung suat con cay met m m2 cai hop trieu nghin ngan tr k dong xe phan muoi'.split(
    ' ',
  ),
)

function sums(line: Line): readonly Evidence[] {
  const found: Evidence[] = []
  const units = new Map<string, number>()
  for (const [at, { folded }] of line.syllables.entries()) {
    const before = line.syllables[at - 1]
    const number = before && (/^\d/.test(before.folded) || NUMBER_WORD.has(before.folded))
    if (MONEY.test(folded) || (number && MONEY_WORD.has(folded)))
      found.push({ name: 'm money', at: [{ from: number ? at - 1 : at, to: at + 1 }] })
    if (number && MEASURE.has(folded)) units.set(folded, (units.get(folded) ?? 0) + 1)
  }
  if ([...units.values()].some((count) => count > 1)) found.push({ name: 'm twice', at: [] })
  if (/["“][^"”]{2,60}["”]/u.test(line.text)) found.push({ name: 'm quoted', at: [] })
  if (line.asked.size > 0) found.push({ name: 'm asked', at: [] })
  return found
}

/** Evidence worth finding, by what it is found with: words, and groups by pairs; undefined: all. */
interface Wanted {
  readonly names: { has(name: string): boolean }
  readonly words: ReadonlyMap<string, string>
  readonly near: ReadonlyMap<string, ReadonlyMap<string, string>>
}

const indexes = new WeakMap<ReadonlyMap<string, unknown>, Wanted>()

/** Made once for each file of weights: most words and pairs of an opinion have none. */
function wantedBy(weights: ReadonlyMap<string, unknown>): Wanted {
  const before = indexes.get(weights)
  if (before) return before
  const words = new Map<string, string>()
  const near = new Map<string, Map<string, string>>()
  for (const name of weights.keys()) {
    if (name.startsWith('w ')) words.set(name.slice(2), name)
    if (!name.startsWith('n ')) continue
    const [, one = '', other = ''] = name.split(' ')
    near.set(one, (near.get(one) ?? new Map<string, string>()).set(other, name))
  }
  const index = { names: weights, words, near }
  indexes.set(weights, index)
  return index
}

/** Words that have a weight, with the name of the weight. */
export const weighedWords = (weights: ReadonlyMap<string, unknown>): ReadonlyMap<string, string> =>
  wantedBy(weights).words

/** Each once, where it was first seen; with weights only what has one. */
export function evidenceOf(
  line: Line,
  groups: GroupHits,
  words: ReadonlyMap<string, Span>,
  weights?: ReadonlyMap<string, unknown>,
): readonly Evidence[] {
  const wanted = weights ? wantedBy(weights) : undefined
  const found = new Map<string, Evidence>()
  const add = (name: string, at: readonly Span[]) => {
    if (!found.has(name)) found.set(name, { name, at })
  }
  const wants = (name: string) => wanted === undefined || wanted.names.has(name)
  const names = [...groups.keys()].sort()
  for (const name of names) {
    const hits = groups.get(name) ?? []
    if (wants(`g ${name}`)) add(`g ${name}`, hits.slice(0, 1))
    if (hits.length > 1 && hits.some((hit) => hit.phrase !== hits[0]?.phrase) && wants(`g2 ${name}`))
      add(`g2 ${name}`, hits.slice(0, 2))
  }
  for (const [at, one] of names.entries()) {
    const beside = wanted?.near.get(one)
    if (wanted && !beside) continue
    for (let next = at + 1; next < names.length; next++) {
      const other = names[next] as string
      const name = beside ? beside.get(other) : `n ${one} ${other}`
      if (name === undefined) continue
      const pair = nearPair(groups.get(one) ?? [], groups.get(other) ?? [])
      if (pair.length > 0) add(name, pair)
    }
  }
  for (const one of sums(line)) if (wants(one.name)) add(one.name, one.at)
  let read = 0
  for (const [word, span] of words) {
    if (read++ > MANY_WORDS) break
    const name = wanted ? wanted.words.get(word) : `w ${word}`
    if (name !== undefined) add(name, [span])
  }
  return [...found.values()]
}
