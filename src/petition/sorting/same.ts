// Rules: which opinions raise the same matter (plan S2: "đã được nêu ra nhiều lần nhưng chưa giải quyết dứt
// điểm"): the same place and the same thing, however it is told. A proposal with its common words; a person decides.
import type { Field } from '../../regulation/codes.ts'
import type { SameMatter } from './cues.form.ts'
import { hitsIn, notInside, type Phrases, phrasesOf } from './phrases.ts'
import { elsewhere, namesInCommon, type Place, placesIn, soundOf } from './places.ts'
import type { Sorter } from './sorter.ts'
import { fieldScores } from './suggest.ts'
import { type Line, lineOf } from './syllables.ts'

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

/** What is needed to compare: the sorter reads fields, the phrases read synonyms and places. */
export interface Comparer {
  readonly sorter: Sorter
  readonly synonyms: Phrases<string>
  /** Words said of many things. */
  readonly aspects: ReadonlySet<string>
  readonly places: Phrases<string>
  /** How usual a word is among opinions at large, so that a short list is compared like a long one. */
  readonly usual: Usual
}

export interface Usual {
  readonly total: number
  readonly words: ReadonlyMap<string, number>
}

export const NOTHING_USUAL: Usual = { total: 0, words: new Map() }

export function comparerOf(sorter: Sorter, words: SameMatter, usual: Usual): Comparer {
  const { abbreviations } = sorter
  const standFor = (lists: readonly (readonly string[])[]) =>
    lists.flatMap((list) => list.map((phrase) => ({ phrase, of: (list[0] as string).normalize('NFC') })))
  const places = Object.entries(words.places).flatMap(([kind, list]) =>
    list.map((phrase) => ({ phrase, of: kind })),
  )
  return {
    sorter,
    synonyms: phrasesOf([...standFor(words.things), ...standFor(words.aspects)], abbreviations),
    aspects: new Set(words.aspects.map((list) => (list[0] as string).normalize('NFC'))),
    places: phrasesOf(places, abbreviations),
    usual,
  }
}

/** What two opinions are compared by. */
export interface Fingerprint {
  /** Words of the matter: what they stand for, with how the text spells them. */
  readonly words: ReadonlyMap<string, string>
  readonly places: readonly Place[]
  readonly sounds: readonly string[]
  readonly fields: ReadonlyMap<Field, number>
}

const COMMON = new Set(
  `la va cua cho de nghi den tu o tai thi ma co khong duoc nay do cac nhung mot da dang se bi voi ra vao len nguoi dan xa
  thon toi chung ba con nhan kien xin mong rat nhieu qua tui em minh ap ban xom ong di nua roi nhu hai sau kia no cung chi
  anh may moi a oi nam thang gi sao thoi luon hay ca vay hon trong tren khi phai giup gium dum nho ho tro som quan tam
  hien nguy hiem lam kinh uy can bo nhac noi hoai mai chang ai thay gio chua rat toan ben dau day ay the nen vi qua cai
  nha bao lai e ko ubnd yeu cau tinh trang hinh thuc khu vuc dia ban phuc vu dam bao thuc hien viec`.split(
    /\s+/,
  ),
)

function contentWords(
  line: Line,
  comparer: Comparer,
  places: ReadonlySet<number>,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const covered = new Set<number>()
  const spelt = (from: number, to: number) =>
    line.text.slice(line.syllables[from]?.from, line.syllables[to - 1]?.to)
  for (const hit of notInside(hitsIn(line, comparer.synonyms))) {
    const doubtful =
      !line.strict && hit.to - hit.from === 1 && (line.syllables[hit.from]?.folded.length ?? 0) <= 2
    if (doubtful) continue
    for (let at = hit.from; at < hit.to; at++) covered.add(at)
    if (!found.has(hit.of)) found.set(hit.of, spelt(hit.from, hit.to))
  }
  for (const [at, { folded, name }] of line.syllables.entries()) {
    if (covered.has(at) || places.has(at) || name || COMMON.has(folded)) continue
    if (!found.has(folded)) found.set(folded, spelt(at, at + 1))
    const next = line.syllables[at + 1]
    if (next && !covered.has(at + 1) && !COMMON.has(next.folded) && !next.name)
      found.set(`${folded} ${next.folded}`, spelt(at, at + 2))
  }
  return found
}

const read = new WeakMap<Comparer, Map<string, Fingerprint>>()
const MOST_READ = 20_000

export function fingerprintOf(comparer: Comparer, text: string): Fingerprint {
  const kept = read.get(comparer) ?? new Map<string, Fingerprint>()
  read.set(comparer, kept)
  const before = kept.get(text)
  if (before) return before
  const line = lineOf(text.slice(0, 5000), comparer.sorter.abbreviations)
  const fields = fieldScores(line, comparer.sorter)
  const size = Math.hypot(...fields.map(({ score }) => score)) || 1
  const fingerprint: Fingerprint = {
    words: contentWords(line, comparer, new Set()),
    places: placesIn(line, comparer.places),
    sounds: line.syllables.map(({ folded }) => soundOf(folded)),
    fields: new Map(fields.map(({ code, score }) => [code, score / size])),
  }
  if (kept.size >= MOST_READ) kept.clear()
  kept.set(text, fingerprint)
  return fingerprint
}

/**
 * What a database can be asked by: names of places and words of the matter, as plain text, most telling first. Opinions
 * of the same matter share some of them.
 */
export function featuresOf(comparer: Comparer, text: string): readonly string[] {
  const { words, places } = fingerprintOf(comparer, text)
  const names = places.filter(({ sure }) => sure).map(({ name }) => `@${name.join(' ')}`)
  return [...new Set([...names, ...words.keys()])]
}

/** How usual each word is in these opinions; what only one of them says is left out. */
export function usualIn(comparer: Comparer, texts: readonly string[]): Usual {
  const words = new Map<string, number>()
  for (const text of texts)
    for (const word of fingerprintOf(comparer, text).words.keys()) words.set(word, (words.get(word) ?? 0) + 1)
  return { total: texts.length, words: new Map([...words].filter(([, count]) => count > 1)) }
}

interface Weighed {
  readonly of: readonly (Told & { readonly mark: Fingerprint })[]
  weigh(word: string): number
  /** All words of one together. */
  total(mark: Fingerprint): number
}

/** A pair of neighbours repeats what its words say; an aspect is said of many things. */
const OF_A_PAIR = 0.4
const OF_AN_ASPECT = 0.4

function weighed(items: readonly Told[], comparer: Comparer): Weighed {
  const of = items.map((item) => ({ ...item, mark: fingerprintOf(comparer, item.text) }))
  const { usual } = comparer
  const seen = new Map<string, number>()
  for (const { mark } of of) for (const word of mark.words.keys()) seen.set(word, (seen.get(word) ?? 0) + 1)
  const all = items.length + usual.total + 30
  const times = (word: string) =>
    comparer.aspects.has(word) ? OF_AN_ASPECT : / /.test(word) && /^[a-z0-9 ]+$/.test(word) ? OF_A_PAIR : 1
  const weights = new Map<string, number>()
  const totals = new Map<Fingerprint, number>()
  const weigh = (word: string) => {
    const known = weights.get(word)
    if (known !== undefined) return known
    const weight =
      Math.log(1 + all / ((seen.get(word) ?? 0) + (usual.words.get(word) ?? 0) + 3)) * times(word)
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

function compared(index: Weighed, a: Fingerprint, b: Fingerprint): Compared {
  const same = sameThing(index, a, b)
  const { score: thing, weight } = same
  if (weight < LEAST || elsewhere(a, b)) return NOTHING
  const names = namesInCommon(a, b)
  const field = sameField(a, b)
  const apart = names === 0 && namesPlace(a) && namesPlace(b)
  // The same place and the same field: few common words will do. No place: the words must carry it alone.
  const score =
    names > 0
      ? 0.1 + 0.08 * names + 0.75 * thing + 0.3 * field
      : thing * (0.6 + 0.4 * field) * Math.min(1, weight / ENOUGH) * (apart ? APART : 1)
  return { score: Math.min(1, score), thing: same }
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
  const pairs: { readonly a: number; readonly b: number; readonly score: number }[] = []
  for (const [a, item] of index.of.entries())
    for (const b of near(a)) {
      // A pair is led to from either side: it is compared from the smaller, unless only the other leads here.
      if (b === a || (b < a && near(b).has(a))) continue
      const there = index.of[b]
      const score = there ? compared(index, item.mark, there.mark).score : 0
      if (score >= atLeast) pairs.push({ a, b, score })
    }
  pairs.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b)
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
