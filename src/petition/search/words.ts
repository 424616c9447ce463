// Rules: what is searched by: folded words, cut to a length an index takes, and the word that stands for the commune.
import { fold } from '../../kit/text.ts'

const MOST_ASKED = 12
/** Nothing a person would look for is longer; PostgreSQL refuses words of 2 kB. */
const LONGEST = 60
/** So many letters of the last word are enough to begin with. */
const BEGUN_FROM = 3

/** Words of a question and of its submission for the index, each once, with the commune's. */
export function indexedWords(commune: string, ...folded: readonly string[]): readonly string[] {
  const words = folded.flatMap((text) => text.split(' ')).filter((word) => word !== '')
  return [...new Set([communeWord(commune), ...words.map((word) => word.slice(0, LONGEST))])]
}

/** One word of letters and digits, whatever signs the id has. */
export function communeWord(commune: string): string {
  return `xx${[...new TextEncoder().encode(commune)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

export interface Asked {
  /** Whole words that must all stand there. */
  readonly words: readonly string[]
  /** The last one, perhaps still being typed: the beginning of a word. */
  readonly begun: string | undefined
}

/** undefined: nothing that could be found. */
export function askedFor(q: string): Asked | undefined {
  const words = fold(q)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, MOST_ASKED)
    .map((word) => word.slice(0, LONGEST))
  const last = words.at(-1)
  if (last === undefined) return undefined
  const before = [...new Set(words.slice(0, -1))]
  // A last word of two letters behind others is still being typed too; one letter says nothing yet.
  if (before.length > 0 && /^\p{L}$/u.test(last)) return { words: before, begun: undefined }
  const isBegun = last.length >= BEGUN_FROM || (before.length > 0 && /^\p{L}{2}$/u.test(last))
  return isBegun ? { words: before, begun: last } : { words: [...new Set(words)], begun: undefined }
}

/** As FTS5 asks: every word in quotation marks. */
export function ftsQuery(commune: string, { words, begun }: Asked): string {
  const quoted = [communeWord(commune), ...words].map((word) => `"${word}"`)
  return [...quoted, ...(begun === undefined ? [] : [`"${begun}" *`])].join(' AND ')
}

/** As a tsquery is written. */
export function tsQuery(commune: string, { words, begun }: Asked): string {
  const quoted = [communeWord(commune), ...words].map((word) => `'${word}'`)
  return [...quoted, ...(begun === undefined ? [] : [`'${begun}':*`])].join(' & ')
}

/** What `' ' || folded || ' '` must be like; folded words hold no sign of LIKE. */
export function likePatterns({ words, begun }: Asked): readonly string[] {
  return [...words.map((word) => `% ${word} %`), ...(begun === undefined ? [] : [`% ${begun}%`])]
}
