// Rules: a list of opinions gathered in groups of one matter. Long lists are compared only where something leads from one
// to another; a chain of likenesses is no group.
import type { Comparer, Fingerprint } from './fingerprint.ts'
import { elsewhere } from './places.ts'
import { compared, SAME, type Told, type Weighed, weighed } from './same.ts'

/** So many of a text's rarest words lead to the texts it is compared with, and each to so many. */
const LEADING = 8
const LED_TO = 120
/** A list so short is compared each with each. */
const ALL_PAIRS = 500

/** What leads from one text to another: names of places by their last two words, then the words of the matter. */
function leadsOf({ places, words, sounds }: Fingerprint): {
  names: readonly string[]
  words: readonly string[]
} {
  const names = new Set(places.map(({ name }) => `@${name.slice(-2).join(' ')}`))
  // Who writes small letters throughout names places too: any two words may be a name.
  if (!places.some(({ sure }) => sure))
    for (const [at, sound] of sounds.entries()) names.add(`@${sound} ${sounds[at + 1] ?? ''}`)
  return { names: [...names], words: [...words.keys()] }
}

/** Pairs worth comparing: those that share one of the rarer words of either. */
function candidates(index: Weighed): (at: number) => ReadonlySet<number> {
  const holding = new Map<string, number[]>()
  for (const [at, { mark }] of index.of.entries())
    for (const word of [...leadsOf(mark).names, ...mark.words.keys()]) {
      const list = holding.get(word)
      if (list) list.push(at)
      else holding.set(word, [at])
    }
  const held = (word: string) => holding.get(word) ?? []
  const found = new Map<number, ReadonlySet<number>>()
  if (index.of.length <= ALL_PAIRS) {
    const all = new Set(index.of.keys())
    return () => all
  }
  return (at) => {
    const before = found.get(at)
    if (before) return before
    const near = new Set<number>()
    found.set(at, near)
    const mark = index.of[at]?.mark
    if (!mark) return near
    const leads = leadsOf(mark)
    const rarest = (keys: readonly string[]) =>
      keys.filter((key) => held(key).length > 1).sort((a, b) => held(a).length - held(b).length)
    for (const word of [...rarest(leads.names).slice(0, LEADING), ...rarest(leads.words).slice(0, LEADING)])
      for (const other of held(word).slice(0, LED_TO)) if (other !== at) near.add(other)
    return near
  }
}

/** The same words, letter for letter: compared once for all of them. */
function onceEach(items: readonly Told[]): readonly (readonly number[])[] {
  const same = new Map<string, number[]>()
  for (const [at, { text }] of items.entries()) {
    const key = text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
    const list = same.get(key)
    if (list) list.push(at)
    else same.set(key, [at])
  }
  return [...same.values()]
}

interface Scored {
  readonly a: number
  readonly b: number
  readonly score: number
}

/** Two that are likest to each other, and by far, are the same from so much of the bar on. */
const EACH_OTHER = 0.33
const BY_FAR = 1.5

function likely(pairs: readonly Scored[], atLeast: number): readonly Scored[] {
  const best = new Map<number, readonly [first: number, second: number]>()
  for (const { a, b, score } of pairs)
    for (const at of [a, b]) {
      const [first, second] = best.get(at) ?? [0, 0]
      if (score > first) best.set(at, [score, first])
      else if (score > second) best.set(at, [first, score])
    }
  return pairs.flatMap((pair) => {
    if (pair.score >= atLeast) return [pair]
    const sides = [pair.a, pair.b].map((at) => best.get(at) ?? [0, 0])
    const chosen = sides.every(([first = 0, second = 0]) => pair.score >= first && first >= BY_FAR * second)
    return chosen ? [{ ...pair, score: atLeast }] : []
  })
}

/** Groups of two and more that raise the same matter, each in the order given. Nobody joins a group of elsewhere. */
export function similarGroupsOf(
  comparer: Comparer,
  items: readonly Told[],
  atLeast = SAME,
): readonly (readonly string[])[] {
  const copies = onceEach(items)
  const index = weighed(
    copies.map(([first = 0]) => items[first] as Told),
    comparer,
  )
  const near = candidates(index)
  const scored: Scored[] = []
  for (const [a, item] of index.of.entries())
    for (const b of near(a)) {
      // A pair is led to from either side: it is compared from the smaller, unless only the other leads here.
      if (b === a || (b < a && near(b).has(a))) continue
      const there = index.of[b]
      const score = there ? compared(index, item.mark, there.mark).score : 0
      if (score >= atLeast * EACH_OTHER) scored.push({ a, b, score })
    }
  const pairs = [...likely(scored, atLeast)].sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b)
  const group = new Map<number, number[]>()
  const membersOf = (at: number) => group.get(at) ?? [at]
  const mark = (at: number) => (index.of[at] as { mark: Fingerprint }).mark
  /** A chain of likenesses is no group: the members must be alike on the whole. */
  const alike = (left: readonly number[], right: readonly number[]) => {
    const scores = left.flatMap((x) => right.map((y) => compared(index, mark(x), mark(y)).score))
    return scores.reduce((sum, score) => sum + score, 0) / scores.length >= atLeast * 0.8
  }
  for (const { a, b } of pairs) {
    const [left, right] = [membersOf(a), membersOf(b)]
    if (left === right || left.some((x) => right.some((y) => elsewhere(mark(x), mark(y))))) continue
    if (left.length + right.length > 2 && !alike(left, right)) continue
    const joined = [...left, ...right].sort((x, y) => x - y)
    for (const at of joined) group.set(at, joined)
  }
  const told = new Set(group.values())
  for (const [at, same] of copies.entries()) if (same.length > 1 && !group.has(at)) told.add([at])
  return [...told]
    .map((members) => members.flatMap((at) => copies[at] ?? []).sort((x, y) => x - y))
    .sort((x, y) => (x[0] ?? 0) - (y[0] ?? 0))
    .map((members) => members.map((at) => (items[at] as Told).id))
}
