// Rules: a text as a line of Vietnamese syllables, each with the forms it is compared by. People write without marks,
// with marks in half the words, with hỏi for ngã, and in abbreviations; all of that is read here, once.

export interface Syllable {
  /** Lower case with its tone at the end, wherever it was put; "y" after a consonant is "i". */
  readonly toned: string
  /** The same with hỏi and ngã as one tone: many write one for the other. */
  readonly loose: string
  /** Only letters and digits of the plain alphabet. */
  readonly folded: string
  /** Written with any Vietnamese mark. */
  readonly marked: boolean
  /** Where the written word stands in the text of the line; the parts of an abbreviation stand in the same place. */
  readonly from: number
  readonly to: number
  readonly sentence: number
  /** Follows the one before with nothing but a space or a hyphen between. */
  readonly joined: boolean
  /** Begins with a capital although it begins no sentence: most often a name. */
  readonly name: boolean
}

export interface Line {
  readonly text: string
  readonly syllables: readonly Syllable[]
  /** Most words carry their marks: then a word without one means just that. */
  readonly strict: boolean
  /** Sentences that end with a question mark. */
  readonly asked: ReadonlySet<number>
}

export type Abbreviations = ReadonlyMap<string, readonly string[]>

export const LONGEST_READ = 20_000
/** "Ea M'lang" is one word where the apostrophe stands, and "Mlang" the same. */
const WORD = /[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const MARKS = /[\u0300-\u036f]/g
/** Of words that could carry a mark so many must do, for the bare ones to be meant as bare. */
const STRICT_FROM = 0.45

interface Forms {
  readonly toned: string
  readonly loose: string
  readonly folded: string
  readonly marked: boolean
  /** Begins with a capital. */
  readonly capital: boolean
  /** Begins with a digit. */
  readonly digit: boolean
}

const known = new Map<string, Forms>()
const MOST_KNOWN = 20_000

/** The forms of one written word; kept, since a commune's words are few. */
export function formsOf(word: string): Forms {
  const found = known.get(word)
  if (found) return found
  const lower = word.toLowerCase().replace(/['’]/g, '').normalize('NFD')
  // "nuớc", "đưòng": the horn of one letter was forgotten.
  const letters = lower
    .replace(TONES, '')
    .normalize('NFC')
    .replace(/(?:uơ|ưo)(?=\p{L})/u, 'ươ')
  const tone = lower.match(TONES)?.[0] ?? ''
  const folded = lower.replace(MARKS, '').replace(/đ/g, 'd')
  const plain = (text: string) => text.replace(/(?<=[^aeouâêôơư])y$/u, 'i')
  const toned = plain(letters) + tone
  const forms = {
    toned,
    loose: toned.replace('\u0303', '\u0309'),
    folded: plain(folded),
    marked: folded !== lower,
    capital: /^\p{Lu}/u.test(word),
    digit: /^\d/.test(word),
  }
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(word, forms)
  return forms
}

export const NO_ABBREVIATIONS: Abbreviations = new Map()

/** "QL1", "đt.768": the road's class stands before its number. */
const ROADS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^ql\d/, ['quốc', 'lộ']],
  [/^(đt|tl)\d/, ['tỉnh', 'lộ']],
]

/** "K8", "khu5", "tổ3": a place's word and its number written as one. */
const NUMBERED = /^(k|kp|khu|tổ|to|ấp|ap|thôn|thon|xóm|xom|ngõ|ngo|hẻm|hem|đội|doi)(\d{1,3})$/

const writings = new WeakMap<Abbreviations, Map<string, readonly string[]>>()
/** Read by what follows them. */
const BY_NEXT = /^(?:hem|đt|tl)$/i

function writtenOut(word: string, next: string, abbreviations: Abbreviations): readonly string[] {
  let kept = writings.get(abbreviations)
  if (!kept) {
    kept = new Map()
    writings.set(abbreviations, kept)
  }
  const before = kept.get(word)
  if (before) return before
  const parts = spelledOut(word, next, abbreviations)
  if (BY_NEXT.test(word)) return parts
  if (kept.size >= MOST_KNOWN) kept.clear()
  kept.set(word, parts)
  return parts
}

function spelledOut(word: string, next: string, abbreviations: Abbreviations): readonly string[] {
  const lower = word.toLowerCase()
  // "hem 42" is an alley; alone, "hem" is a joking "không".
  if (lower === 'hem' && /^\d/.test(next)) return ['hẻm']
  const stands = abbreviations.get(lower)
  if (stands) return stands
  if (lower !== 'đt' && lower !== 'tl' && !/\d/.test(lower)) return [word]
  if ((lower === 'đt' || lower === 'tl') && /^\d/.test(next)) return ['tỉnh', 'lộ']
  const numbered = NUMBERED.exec(lower)
  if (numbered) {
    const [, place = '', number = ''] = numbered
    return [place === 'k' || place === 'kp' ? 'khu' : place, number]
  }
  const road = ROADS.find(([shape]) => shape.test(lower))?.[1]
  return road ? [...road, lower.replace(/^\D+/, '')] : [word]
}

export function lineOf(written: string, abbreviations: Abbreviations = NO_ABBREVIATIONS): Line {
  const text = written.slice(0, LONGEST_READ).normalize('NFC')
  const syllables: Syllable[] = []
  const asked = new Set<number>()
  let sentence = 0
  let end = 0
  let letters = 0
  let marked = 0
  const words = [...text.matchAll(WORD)]
  for (const [at, match] of words.entries()) {
    const [word] = match
    const between = text.slice(end, match.index)
    // Nearly always one space: nothing to look at.
    const space = between === ' '
    const starts = at === 0 || (!space && /[.!?;:\n"“(–-]/.test(between))
    if (!space && /[.!?;\n]/.test(between)) {
      if (between.includes('?')) asked.add(sentence)
      sentence++
    }
    end = match.index + word.length
    const whole = formsOf(word)
    const name = !starts && whole.capital
    const parts = writtenOut(word, words[at + 1]?.[0] ?? '', abbreviations)
    const joined = space || (at > 0 && /^[\s\-–/]*$/.test(between) && !between.includes('\n'))
    const short = parts.length > 1 || parts[0] !== word
    const letter = !short && !whole.digit
    for (const [nth, part] of parts.entries()) {
      const { toned, loose, folded, marked: hasMark } = short ? formsOf(part) : whole
      if (letter) letters++
      if (letter && hasMark) marked++
      syllables.push({
        toned,
        loose,
        folded,
        marked: hasMark,
        from: match.index,
        to: end,
        sentence,
        joined: joined || nth > 0,
        name: name && !short,
      })
    }
  }
  if (text.slice(end).includes('?')) asked.add(sentence)
  return { text, syllables, strict: letters > 0 && marked / letters >= STRICT_FROM, asked }
}
