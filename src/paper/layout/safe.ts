// What may stand in a paper's text: everything but what no typesetter or XML can carry.
import type { Inline } from '../model.ts'

/** Control characters, direction overrides, soft hyphens, byte-order marks, noncharacters. */
const UNPRINTABLE =
  /(?!\n)\p{Cc}|[\u00ad\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]|\p{Noncharacter_Code_Point}/gu

/** NFC, lone surrogates replaced, tabs as spaces, line breaks as "\n", unprintable characters dropped; "89,2 %" stays whole. */
export function safe(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/(\d) %/g, '$1\u00a0%')
    .replace(UNPRINTABLE, '')
}

/** One run with every flag decided, as renderers read it. */
export interface SafeRun {
  readonly t: string
  readonly b: boolean
  readonly i: boolean
  readonly u: boolean
}

export type SafeText = readonly SafeRun[]

export interface Emphasis {
  readonly bold?: boolean
  readonly italic?: boolean
}

/** The runs of an inline text; emphasis of the whole is added to each run's own. */
export function runs(text: Inline, whole: Emphasis = {}): SafeText {
  const parts = typeof text === 'string' ? [text] : text
  return parts
    .map((part) => (typeof part === 'string' ? { text: part } : part))
    .map((part) => ({
      t: safe(part.text),
      b: whole.bold === true || part.bold === true,
      i: whole.italic === true || part.italic === true,
      u: part.underline === true,
    }))
    .filter((run) => run.t !== '')
}

export function plain(text: Inline): string {
  return runs(text)
    .map((run) => run.t)
    .join('')
}

export function upper(text: SafeText): SafeText {
  return text.map((run) => ({ ...run, t: run.t.toLocaleUpperCase('vi') }))
}

/** Ends the text with `mark` in place of any closing punctuation it already carries. */
export function endWith(text: SafeText, mark: string): SafeText {
  const trimmed = trimEnd(text)
  const last = trimmed.at(-1)
  if (last === undefined) return text
  return [...trimmed.slice(0, -1), { ...last, t: `${last.t}${mark}` }]
}

/** "./.", "/.", ";", ",", "." and spaces at the end go; "…", "?" and "!" stay. */
function trimEnd(text: SafeText): SafeText {
  const last = text.at(-1)
  if (last === undefined) return text
  const t = last.t.replace(/(?:\s*(?:\.\/\.|\/\.|[;,])|(?<!\.)\s*\.|\s)+$/u, '')
  return t === '' ? trimEnd(text.slice(0, -1)) : [...text.slice(0, -1), { ...last, t }]
}
