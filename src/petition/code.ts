// Rules: the receipt code. product.md 3.5: "Receipt with a short code that has a check character and can be read
// over the phone". Eight signs, the last one checks; no sign looks or sounds like another that is used.

/** Digits and thirteen letters: no vowel (no word can be spelt), none that looks like a digit. 23 is prime. */
const SIGNS = '0123456789CFHJKMNPRTVWX'
const LENGTH = 8

/** Signs people read or type in place of ours. */
const MEANT: Readonly<Record<string, string>> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  Z: '2',
  S: '5',
  G: '6',
  B: '8',
  U: 'V',
}

/** A new code; `random(n)` gives a whole number from 0 to n-1. */
export function makeCode(random: (below: number) => number): string {
  const body = Array.from({ length: LENGTH - 1 }, () => random(SIGNS.length))
  return [...body, check(body)].map((value) => SIGNS[value]).join('')
}

/** Weights 2…8 differ modulo a prime: one wrong sign, or any two exchanged, never fits. */
function check(body: readonly number[]): number {
  const sum = body.reduce((total, value, at) => total + value * (at + 2), 0)
  return (SIGNS.length - (sum % SIGNS.length)) % SIGNS.length
}

export type TypedCode =
  | { readonly state: 'code'; readonly code: string }
  /** As long as a code, but a sign is wrong: the person should look again. */
  | { readonly state: 'mistyped'; readonly look: readonly (1 | 2)[] }
  /** Not a code at all. */
  | { readonly state: 'none' }

/** A code as people type it: lower case, spaces, dashes, o for 0, i for 1. */
export function parseCode(typed: string): TypedCode {
  const text = typed
    .slice(0, 100)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  const signs = [...text].map((sign) => SIGNS.indexOf(MEANT[sign] ?? sign))
  if (signs.length !== LENGTH)
    return /\d/.test(text) && signs.length > 4
      ? { state: 'mistyped', look: lopsided(typed, signs.length) }
      : { state: 'none' }
  if (signs.includes(-1) || check(signs.slice(0, -1)) !== signs.at(-1))
    return { state: 'mistyped', look: doubtful(signs) }
  return { state: 'code', code: signs.map((value) => SIGNS[value]).join('') }
}

/** Signs that are mixed up when heard or copied by hand. */
const MIXED_UP = ['MN', 'VW', 'PT', 'KH', 'CT', '17', '38', '56', '27', '49', '69', '0C', 'FX', 'JR']

/** The groups of four in which a usual slip makes a wrong code of a right one; told without asking any register. */
function doubtful(signs: readonly number[]): readonly (1 | 2)[] {
  const bad = signs.flatMap((value, at) => (value < 0 ? [groupOf(at)] : []))
  if (bad.length > 0) return [...new Set(bad)].sort()
  const fits = (body: readonly number[]) => check(body.slice(0, -1)) === body.at(-1)
  const found = new Set<1 | 2>()
  for (const [at, value] of signs.entries()) {
    const sign = SIGNS[value] ?? ''
    for (const pair of MIXED_UP.filter((each) => each.includes(sign)))
      if (fits(signs.with(at, SIGNS.indexOf(pair.replace(sign, ''))))) found.add(groupOf(at))
    const next = signs[at + 1]
    if (next !== undefined && next !== value && fits(signs.with(at, next).with(at + 1, value)))
      found.add(groupOf(at))
  }
  return [...found].sort()
}

const groupOf = (at: number): 1 | 2 => (at < LENGTH / 2 ? 1 : 2)

/** Too long or too short: the group that does not have its four signs, where groups were typed. */
function lopsided(typed: string, length: number): readonly (1 | 2)[] {
  const groups = typed
    .trim()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((each) => each !== '')
  if (groups.length !== 2) return length < LENGTH ? [2] : []
  return ([1, 2] as const).filter((group) => groups[group - 1]?.length !== LENGTH / 2)
}

/** "4F7K 2M9C": groups of four for reading aloud and for paper. */
export function grouped(code: string): string {
  return code.match(/.{1,4}/g)?.join(' ') ?? code
}

/** The same where a line of the screen must not break it in two. */
export function unbroken(code: string): string {
  return grouped(code).replaceAll(' ', '\u00a0')
}
