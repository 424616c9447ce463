// Vietnamese text: normal form, folding for search and comparison, sort keys, initials.
import { foldPlain, isClean } from './plain-text.ts'

/** NFC, zero-width and control characters removed, spaces trimmed and collapsed (line breaks kept). */
export function clean(text: string): string {
  return isClean(text) ? text : cleaned(text)
}

function cleaned(text: string): string {
  // What is unseen goes first: a letter and its mark held apart by it come together.
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{C}\n\t]/gu, '')
    .normalize('NFC')
    .replace(/[ \t\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim()
}

/** Lower case without tone marks, đ→d, only letters, digits and single spaces: the form that is searched. */
export function fold(text: string): string {
  return foldPlain(text) ?? foldedSlowly(text)
}

function foldedSlowly(text: string): string {
  return cleaned(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** "Hội nghị đối thoại" → "Hoi nghi doi thoai": capitals, digits and punctuation stay. */
export function withoutMarks(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replaceAll('–', '-')
    .replaceAll(/[“”]/g, '"')
    .normalize('NFC')
}

const LETTERS = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz'
const TONES = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323']

/** A key whose plain byte order is the Vietnamese dictionary order (letters first, then tones). */
export function sortKey(text: string): string {
  const letters: string[] = []
  const tones: string[] = []
  for (const char of clean(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/d\u0335/g, 'đ')) {
    const tone = TONES.indexOf(char)
    if (tone > 0) tones[tones.length - 1] = String(tone)
    else if (char === '\u0306' || char === '\u0302' || char === '\u031b') {
      const base = letters[letters.length - 1] ?? ''
      letters[letters.length - 1] = codeOf(decode(base) + char)
    } else {
      letters.push(codeOf(char))
      tones.push('0')
    }
  }
  return `${letters.join('')} ${tones.join('')}`
}

function codeOf(char: string): string {
  const at = LETTERS.indexOf(char.normalize('NFC'))
  if (at >= 0) return `b${String.fromCharCode(65 + at)}`
  return char === ' ' ? 'a' : /\d/.test(char) ? `a${char}` : `c${char}`
}

function decode(code: string): string {
  return code.startsWith('b') ? (LETTERS[code.charCodeAt(1) - 65] ?? '') : ''
}

/** "Nguyễn Thị Tình" → "N.T.T.": how a person appears in public by default. */
export function initials(name: string): string {
  return clean(name)
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word))
    .map((word) => `${[...word][0]?.toUpperCase()}.`)
    .join('')
}

/** "1.234.567" as Vietnamese offices write whole numbers. */
export function count(value: number): string {
  return String(Math.trunc(value)).replace(/\B(?=(\d{3})+(?!\d))/g, '.')
}

/** "58/65 (89,2 %)": a rate never stands without what it is of. */
export function rate(part: number, whole: number): string {
  if (whole === 0) return `${count(part)}/0`
  return `${count(part)}/${count(whole)} (${((part / whole) * 100).toFixed(1).replace('.', ',')} %)`
}
