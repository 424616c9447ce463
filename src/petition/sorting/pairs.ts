// Rules: what two opinions have in common and what sets them apart, as numbers, and the weights that make a likelihood of
// "the same matter" of them. The weights were learnt from labelled pairs (cues/pairs.tsv) and can be read by a person.
import type { Comparer, Fingerprint } from './fingerprint.ts'
import { namesInCommon } from './places.ts'
import { apartOf } from './traits.ts'

/** Of words, things and matters: how much each tells. */
export interface Telling {
  word(word: string): number
  words(mark: Fingerprint): number
  /** How many name a place. */
  named(name: string): number
  /** How many write this word with a capital. */
  capital(word: string): number
  /** Names that are a village's or an alley's. */
  readonly wide: ReadonlySet<string>
}

export interface Pair {
  /** Words both have. */
  readonly common: readonly string[]
  /** How much they weigh. */
  readonly weight: number
  /** Matters both speak of, by number. */
  readonly matters: readonly number[]
  readonly evidence: Evidence
}

export type Evidence = Readonly<Record<(typeof EVIDENCE)[number], number>>

export const EVIDENCE = [
  'always',
  'words',
  'words-weight',
  'words-squared',
  'field',
  'matter',
  'matter-rare',
  'no-matter-in-common',
  'other-matter-of-the-family',
  'matter-unknown',
  'things',
  'village',
  'spot',
  'two-names',
  'no-name-at-all',
  'one-names-a-place',
  'other-names',
  'amount',
  'only-one-asks',
  'words*place',
  'matter*place',
  'matter-rare*place',
  'things*place',
  'words*matter',
  'things*matter',
  'words*matter*things',
  'words*spot',
  'matter*spot',
  'words*matter*village',
  'words*matter*spot',
  'other-matter*village',
  'other-matter*spot',
  'words*no-name',
  'matter*no-name',
  'things*no-name',
  'words*matter*things*no-place',
  'words*matter-rare*no-place',
  'amount*matter',
  'amount*words',
  'theme',
  'theme*place',
  'theme*no-name',
  'theme*matter-unknown',
  'theme*apart',
  'theme*words',
  'theme*spot',
  'field*spot',
  'field*village',
  'field*no-name',
  'name-rare',
  'name-rare*theme',
  'name-rare*field',
  'name-rare*words',
  'longest',
  'only-the-village',
  'capital-rare',
  'capital-rare*theme',
  'other-village',
  'one-accuses',
  'both-accuse',
  'other-spots',
  'other-household',
  'other-amount',
  'other-school',
  'other-things',
  'families',
] as const

const SCALE = 6
const MOST_AMOUNTS = 2

/** Cosine over what both have, each by its weight times how much it tells. */
function alike<Key>(
  a: ReadonlyMap<Key, number>,
  b: ReadonlyMap<Key, number>,
  tells: (key: Key) => number,
): { readonly cosine: number; readonly rarest: number; readonly common: readonly Key[] } {
  let [dot, own, other, rarest] = [0, 0, 0, 0]
  const common: Key[] = []
  for (const [key, weight] of a) {
    const times = tells(key)
    own += (weight * times) ** 2
    const there = b.get(key)
    if (there === undefined) continue
    common.push(key)
    dot += weight * times * there * times
    rarest = Math.max(rarest, Math.min(weight, there) * times)
  }
  for (const [key, weight] of b) other += (weight * tells(key)) ** 2
  return { cosine: own > 0 && other > 0 ? dot / Math.sqrt(own * other) : 0, rarest, common }
}

const namesPlace = ({ places }: Fingerprint) => places.some(({ sure, kind }) => sure && kind !== 'person')
const villagesOf = ({ places }: Fingerprint) => places.some(({ sure, kind }) => sure && kind === 'village')
const one = (yes: boolean) => (yes ? 1 : 0)

function sharesFamily(comparer: Comparer, a: Fingerprint, b: Fingerprint): boolean {
  const families = new Set([...a.meaning.keys()].map((key) => comparer.matters.families[key]))
  return [...b.meaning.keys()].some((key) => families.has(comparer.matters.families[key]))
}

export function pairOf(comparer: Comparer, telling: Telling, a: Fingerprint, b: Fingerprint): Pair {
  const common = [...a.words.keys()].filter((word) => b.words.has(word))
  let weight = 0
  for (const word of common) weight += telling.word(word)
  const words = weight === 0 ? 0 : weight / Math.sqrt(telling.words(a) * telling.words(b))
  let field = 0
  for (const [code, share] of a.fields) field += share * (b.fields.get(code) ?? 0)
  const matters = alike(a.meaning, b.meaning, (key) => (comparer.matterTells[key] ?? 0) / SCALE)
  const things = alike(a.things, b.things, (key) => (comparer.thingTells[key] ?? 0) / SCALE).cosine
  let theme = 0
  for (const [name, share] of a.theme) theme += share * (b.theme.get(name) ?? 0)
  const { villages, spots, names } = namesInCommon(a, b, telling.wide)
  const rare = names.reduce((most, name) => Math.max(most, 1 / Math.max(1, telling.named(name) - 1)), 0)
  const [village, spot] = [one(villages > 0), one(spots > 0)]
  const place = one(village + spot > 0)
  const [named, otherNamed] = [namesPlace(a), namesPlace(b)]
  const noName = one(!named && !otherNamed)
  const known = a.meaning.size > 0 && b.meaning.size > 0
  const apart = one(known && matters.common.length === 0)
  const amount = Math.min(MOST_AMOUNTS, [...a.amounts].filter((each) => b.amounts.has(each)).length)
  const matter = matters.cosine
  let capital = 0
  for (const word of a.capitals)
    if (b.capitals.has(word)) capital = Math.max(capital, 1 / Math.max(1, telling.capital(word) - 1))
  const longest = common.some((word) => word.split(' ').length > 1 && telling.word(word) > 1.5) ? 1 : 0
  return {
    common,
    weight,
    matters: matters.common,
    evidence: {
      always: 1,
      words,
      'words-weight': Math.min(weight, 12) / 12,
      'words-squared': words * words,
      field,
      matter,
      'matter-rare': matters.rarest,
      'no-matter-in-common': apart,
      'other-matter-of-the-family': one(apart === 1 && sharesFamily(comparer, a, b)),
      'matter-unknown': one(!known),
      things,
      village,
      spot,
      'two-names': one(spots > 1 || (spots > 0 && villages > 0)),
      'no-name-at-all': noName,
      'one-names-a-place': one(named !== otherNamed && place === 0),
      'other-names': one(named && otherNamed && place === 0),
      amount,
      'only-one-asks': one(a.asks !== b.asks),
      'words*place': words * place,
      'matter*place': matter * place,
      'matter-rare*place': matters.rarest * place,
      'things*place': things * place,
      'words*matter': words * matter,
      'things*matter': things * matter,
      'words*matter*things': words * matter * things,
      'words*spot': words * spot,
      'matter*spot': matter * spot,
      'words*matter*village': village * words * matter,
      'words*matter*spot': spot * words * matter,
      'other-matter*village': apart * village,
      'other-matter*spot': apart * spot,
      'words*no-name': words * noName,
      'matter*no-name': matter * noName,
      'things*no-name': things * noName,
      'words*matter*things*no-place': words * matter * things * (1 - place),
      'words*matter-rare*no-place': words * matters.rarest * (1 - place),
      'amount*matter': amount * matter,
      'amount*words': amount * words,
      theme,
      'theme*place': theme * place,
      'theme*no-name': theme * noName,
      'theme*matter-unknown': theme * one(!known),
      'theme*apart': theme * apart,
      'theme*words': theme * words,
      'theme*spot': theme * spot,
      'field*spot': field * spot,
      'field*village': field * village,
      'field*no-name': field * noName,
      'name-rare': rare,
      'name-rare*theme': rare * theme,
      'name-rare*field': rare * field,
      'name-rare*words': rare * words,
      longest,
      'capital-rare': capital,
      'capital-rare*theme': capital * theme,
      'other-village': one(place === 0 && villagesOf(a) && villagesOf(b)),
      'only-the-village': one(village === 1 && spot === 0),
      ...apartOf(comparer, a, b),
    },
  }
}

export type PairWeights = ReadonlyMap<string, number>

/** From 0 to 1: the same matter from a half on. */
export function likelihood(weights: PairWeights, evidence: Evidence): number {
  let sum = 0
  for (const name of EVIDENCE) sum += (weights.get(name) ?? 0) * evidence[name]
  return 1 / (1 + Math.exp(-sum))
}

export function pairWeightsText(weights: PairWeights): string {
  const line = (name: string) => `${name}\t${Math.round((weights.get(name) ?? 0) * 1000) / 1000}`
  return `${EVIDENCE.map(line).join('\n')}\n`
}

export function readPairWeights(text: string): PairWeights {
  return new Map(
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [name = '', value = '0'] = line.split('\t')
        return [name, Number(value)] as const
      }),
  )
}
