// Rules: the form in which Vietnamese office words are compared, letter for letter as long as the text itself, so that a
// place found in it is a place in what was printed; and the patterns of the word lists.

import { figureForm } from './mend.ts'

const OPEN_SYLLABLE = /(?<!q)(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/gu
const MOVED: Readonly<Record<string, string>> = Object.fromEntries(
  ['oà òa', 'oá óa', 'oả ỏa', 'oã õa', 'oạ ọa', 'oè òe', 'oé óe', 'oẻ ỏe', 'oẽ õe', 'oẹ ọe']
    .concat(['uỳ ùy', 'uý úy', 'uỷ ủy', 'uỹ ũy', 'uỵ ụy'])
    .concat(['ià ìa', 'iá ía', 'iả ỉa', 'iã ĩa', 'iạ ịa'])
    .map((pair) => pair.split(' ') as [string, string]),
)

/** Lower case, one kind of dash and of space, tone marks where offices put them today. Same length as the text. */
export function matchForm(printed: string): string {
  const text = figureForm(printed)
  const lower = [...text].map((char) =>
    char.toLowerCase().length === char.length ? char.toLowerCase() : char,
  )
  return (
    lower
      .join('')
      .replace(/[‐-―−]/g, '-')
      .replace(/[\u00a0\t\n]/g, ' ')
      // A deadline in square brackets is one in round ones.
      .replaceAll('[', '(')
      .replaceAll(']', ')')
      // The South writes "gởi", "thơ mời".
      .replace(/(?<![\p{L}])gởi(?![\p{L}])/gu, 'gửi')
      .replace(/(?<![\p{L}])thơ(?= mời)/gu, 'thư')
      .replace(/(?<![\p{L}])n(?:gảy|gầy|gãy|gàv|qày)(?![\p{L}])/gu, 'ngày')
      .replace(/(?<!g)i([àáảãạ])(?![\p{L}])/gu, (pair) => MOVED[pair] ?? pair)
      .replace(OPEN_SYLLABLE, (vowels) => MOVED[vowels] ?? vowels)
  )
}

export interface Span {
  readonly start: number
  readonly end: number
}

/** A word of a list ends where it ends: "lo" of "lo hội trường" is none of "loa". */
const ended = (pattern: string) => pattern.replace(/(?<=[\p{L})])\[\^/gu, '(?![\\p{L}\\p{N}])[^')

const source = (pattern: string) =>
  `(?<![\\p{L}\\p{N}])(?:${ended(pattern.replaceAll('…', '[^.;]{0,90}?'))})(?![\\p{L}\\p{N}])`

export function compile(patterns: string | readonly string[]): RegExp {
  const all = typeof patterns === 'string' ? [patterns] : patterns
  return new RegExp(all.map(source).join('|'), 'gu')
}

/** Only where the text begins. */
export function compileStart(patterns: readonly string[]): RegExp {
  return new RegExp(`^(?:${patterns.map(source).join('|')})`, 'u')
}

export function spansOf(form: string, pattern: RegExp): Span[] {
  return [...form.matchAll(pattern)]
    .filter((match) => match[0] !== '')
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
}

export function has(form: string, pattern: RegExp): boolean {
  // A pattern with the flag g remembers where it stopped, also for the next matchAll.
  pattern.lastIndex = 0
  const found = pattern.test(form)
  pattern.lastIndex = 0
  return found
}
