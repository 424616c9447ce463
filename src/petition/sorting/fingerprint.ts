// Rules: what an opinion is compared by: the words of its matter with their synonyms as one, the places it names, how it
// sounds and its fields. How two are compared stands in same.ts.
import type { Field } from '../../regulation/codes.ts'
import { amountsIn } from './amounts.ts'
import type { Cues } from './cues.form.ts'
import { denied, HALF, type MatterFinder, mattersIn } from './matters.ts'
import type { PairWeights } from './pairs.ts'
import { hitsIn, notInside, type Phrases, phrasesOf } from './phrases.ts'
import { type Place, placesIn, soundOf } from './places.ts'
import type { Sorter } from './sorter.ts'
import { fieldScores } from './suggest.ts'
import { formsOf, type Line, lineOf } from './syllables.ts'
import { NO_THEMES, type Themes, themeOf } from './themes.ts'

/** What is needed to compare: the sorter reads fields, the phrases read synonyms and places. */
export interface Comparer {
  readonly sorter: Sorter
  readonly synonyms: Phrases<string>
  /** Words said of many things. */
  readonly aspects: ReadonlySet<string>
  readonly places: Phrases<string>
  readonly matters: MatterFinder
  /** How much each matter tells, and each thing. */
  readonly matterTells: readonly number[]
  readonly thingTells: readonly number[]
  /** What makes two the same matter. */
  readonly pairs: PairWeights
  /** How usual a word is among opinions at large, so that a short list is compared like a long one. */
  readonly usual: Usual
  /** What words go with. */
  readonly themes: Themes
}

export interface Usual {
  readonly total: number
  readonly words: ReadonlyMap<string, number>
}

export const NOTHING_USUAL: Usual = { total: 0, words: new Map() }

/** Before the name of a matter and of a thing among the usual words. */
const MATTER = '#'
const THING = '+'

function tells({ total, words }: Usual, name: string): number {
  return Math.log(1 + total / ((words.get(name) ?? 0) + 3))
}

export function comparerOf(
  sorter: Sorter,
  { same: words }: Pick<Cues, 'same'>,
  usual: Usual,
  pairs: PairWeights = new Map(),
  themes: Themes = NO_THEMES,
): Comparer {
  const { abbreviations } = sorter
  const finder = sorter.matters
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
    matters: finder,
    matterTells: finder.names.map((name) => tells(usual, MATTER + name)),
    thingTells: finder.sets.map((name) => tells(usual, THING + name)),
    pairs,
    usual,
    themes,
  }
}

/** What two opinions are compared by. */
export interface Fingerprint {
  /** Words of the matter: what they stand for, with how the text spells them. */
  readonly words: ReadonlyMap<string, string>
  readonly places: readonly Place[]
  /** What it speaks of, by meaning: number of the matter, with how sure; near ones by half. */
  readonly meaning: ReadonlyMap<number, number>
  /** The things and states it tells of. */
  readonly things: ReadonlyMap<number, number>
  /** Where its words point to, of length 1. */
  readonly theme: ReadonlyMap<string, number>
  /** Sums, counts and dates. */
  readonly amounts: ReadonlySet<string>
  /** Every sentence is a question. */
  readonly asks: boolean
  readonly sounds: readonly string[]
  /** Words written with a capital inside a sentence, as they sound. */
  readonly capitals: ReadonlySet<string>
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
    if (doubtful || denied(line, hit.from)) continue
    for (let at = hit.from; at < hit.to; at++) covered.add(at)
    if (!found.has(hit.of)) found.set(hit.of, spelt(hit.from, hit.to))
  }
  for (const [at, { folded, name }] of line.syllables.entries()) {
    if (covered.has(at) || places.has(at) || name || COMMON.has(folded)) continue
    if (denied(line, at)) continue
    if (!found.has(folded)) found.set(folded, spelt(at, at + 1))
    const next = line.syllables[at + 1]
    if (next && !covered.has(at + 1) && !COMMON.has(next.folded) && !next.name)
      found.set(`${folded} ${next.folded}`, spelt(at, at + 2))
  }
  return found
}

/** With the words that were written out also as they stand: "mui ca ngat" is a name, no "công an". */
function soundsOf(line: Line): readonly string[] {
  const sounds = line.syllables.map(({ folded }) => soundOf(folded))
  const short = line.syllables.some((one, at) => {
    const written = line.text.slice(one.from, one.to)
    return line.syllables[at + 1]?.from === one.from || formsOf(written).folded !== one.folded
  })
  if (!short) return sounds
  const written = line.syllables
    .filter((one, at) => line.syllables[at - 1]?.from !== one.from)
    .map((one) => soundOf(formsOf(line.text.slice(one.from, one.to)).folded))
  return [...sounds, '', ...written]
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
  const words = contentWords(line, comparer, new Set())
  const meant = mattersIn(line, comparer.matters)
  const fingerprint: Fingerprint = {
    words,
    places: placesIn(line, comparer.places),
    ...meant,
    theme: themeOf({ words, ...meant }, comparer.themes, comparer.matters.names, (word) =>
      weightOf(comparer, word),
    ),
    amounts: amountsIn(line),
    asks: line.asked.size > 0 && line.asked.size > (line.syllables.at(-1)?.sentence ?? 0),
    sounds: soundsOf(line),
    capitals: new Set(line.syllables.filter(({ name }) => name).map(({ folded }) => soundOf(folded))),
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
  const seen = (word: string) => words.set(word, (words.get(word) ?? 0) + 1)
  for (const text of texts) {
    const mark = fingerprintOf(comparer, text)
    for (const word of mark.words.keys()) seen(word)
    // A half of a matter is only what lies near it.
    for (const [matter, sure] of mark.meaning)
      if (sure > HALF) seen(MATTER + (comparer.matters.names[matter] ?? ''))
    for (const thing of mark.things.keys()) seen(THING + (comparer.matters.sets[thing] ?? ''))
  }
  return { total: texts.length, words: new Map([...words].filter(([, count]) => count > 1)) }
}

/** A pair of neighbours repeats what its words say; an aspect is said of many things. */
const OF_A_PAIR = 0.4
const OF_AN_ASPECT = 0.4
const RARE = 3
const FEW = 30

function timesOf(comparer: Comparer, word: string): number {
  if (comparer.aspects.has(word)) return OF_AN_ASPECT
  return / /.test(word) && /^[a-z0-9 ]+$/.test(word) ? OF_A_PAIR : 1
}

/** How much a word tells: rare words much. `seen` of `more` opinions at hand have it, beside those at large. */
export function weightOf(comparer: Comparer, word: string, seen = 0, more = 0): number {
  const { total, words } = comparer.usual
  const all = total + more + FEW
  return Math.log(1 + all / (seen + (words.get(word) ?? 0) + RARE)) * timesOf(comparer, word)
}
