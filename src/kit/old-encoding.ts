// Vietnamese typed in the encodings before Unicode and pasted as it is: TCVN3 (ABC) and VNI-Windows are recognised by
// the syllables they turn into, and converted. Unicode Vietnamese and other languages are left alone. Pure.
import { isSyllable } from './syllable.ts'

export type OldEncoding = 'TCVN3' | 'VNI'

export interface Converted {
  readonly encoding: OldEncoding
  readonly text: string
}

/** TCVN 5712:1993 VN3, the fonts ".Vn…": one byte a letter, read here as Latin-1 from U+00A1 on; "." is no letter. */
const TCVN3 = 'ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ'

/** VNI-Windows: the letter, then a mark; tones in the order sắc, huyền, hỏi, ngã, nặng. */
const TONES = ['\u0301', '\u0300', '\u0309', '\u0303', '\u0323'] as const
const VNI_TONES = [...'ùøûõï']
const VNI_CIRCUMFLEX = [...'áàåãä']
const VNI_BREVE = [...'éèúüë']

const VNI: ReadonlyMap<string, string> = vniLetters()

function vniLetters(): ReadonlyMap<string, string> {
  const small: [string, string][] = [
    ['ñ', 'đ'],
    ['ô', 'ơ'],
    ['ö', 'ư'],
    ['í', 'í'],
    ['ì', 'ì'],
    ['æ', 'ỉ'],
    ['ó', 'ĩ'],
    ['ò', 'ị'],
    ['î', 'ỵ'],
    ['aê', 'ă'],
    ...[...'aeo'].map((base): [string, string] => [`${base}â`, `${base}\u0302`]),
    ...[...'aeouy'].flatMap((base) => marked(base, base, VNI_TONES)),
    ...marked('ô', 'ơ', VNI_TONES),
    ...marked('ö', 'ư', VNI_TONES),
    ...[...'aeo'].flatMap((base) => marked(base, `${base}\u0302`, VNI_CIRCUMFLEX)),
    ...marked('a', 'ă', VNI_BREVE),
  ]
  const capitals = small.map(([code, letter]): [string, string] => [code.toUpperCase(), letter.toUpperCase()])
  return new Map([...small, ...capitals].map(([code, letter]) => [code, letter.normalize('NFC')]))
}

function marked(code: string, letter: string, marks: readonly string[]): [string, string][] {
  return marks.map((mark, at) => [`${code}${mark}`, `${letter}${TONES[at]}`])
}

/** A word with the signs the old fonts used as letters («, ¬, ®, ·, ×, the soft hyphen …). */
const WORD = /[\p{L}\p{M}\u00a1-\u00bf\u00d7\u00f7]+/gu
const LATIN1 = /[\u00a1-\u00ff]/u
/** Letters only Unicode Vietnamese has. */
const MODERN = /[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]/u

const CONVERT: Readonly<Record<OldEncoding, (word: string) => string>> = { TCVN3: fromTcvn3, VNI: fromVni }

/** The text as it reads if every word of it is in that encoding. */
export function inUnicode(text: string, encoding: OldEncoding): string {
  return text.replace(WORD, CONVERT[encoding])
}

/** The text in Unicode when it, or some of its lines, is in an old encoding; undefined when it is not. */
export function oldEncoded(text: string): Converted | undefined {
  const lines = text.split('\n')
  const old = lines.filter((line) => LATIN1.test(line) && !MODERN.test(line.normalize('NFC')))
  const words = old.flatMap((line) => line.match(WORD) ?? []).filter((word) => LATIN1.test(word))
  const kept = words.filter((word) => isSyllable(bare(word))).length
  const odd = words.filter((word) => !isSyllable(bare(word)))
  const [best] = (['TCVN3', 'VNI'] as const)
    .map((encoding) => ({ encoding, good: odd.filter((word) => isSyllable(bare(CONVERT[encoding](word)))) }))
    .sort((one, other) => other.good.length - one.good.length)
  if (!best || !convinces(best.good, odd.length, kept)) return undefined
  const converted = lines.map((line) => (old.includes(line) ? inUnicode(line, best.encoding) : line))
  return { encoding: best.encoding, text: converted.join('\n') }
}

/** Most odd words become syllables, and they outweigh those that were syllables already ("mét", "hái" by chance). */
function convinces(good: readonly string[], odd: number, kept: number): boolean {
  const enough = good.length > 1 || (good[0]?.match(/[\u00a1-\u00ff]/gu) ?? []).length > 1
  return enough && good.length >= odd * 0.75 && good.length * 2 >= kept
}

/** Without the quotation marks around a word; other signs inside it are letters of the old fonts. */
function bare(word: string): string {
  return word.replace(/^[«»¡¿]+|[«»]+$/gu, '')
}

/** Capitals with a tone were made by the font: a word whose plain letters are all capitals becomes all capitals. */
function fromTcvn3(word: string): string {
  const text = word.replace(/[\u00a1-\u00fe]/gu, (code) => {
    const letter = TCVN3[code.charCodeAt(0) - 0xa1]
    return letter === undefined || letter === '.' ? code : letter
  })
  const plain = word.replace(/[^A-Za-z]/g, '')
  return plain.length > 1 && plain === plain.toUpperCase() ? text.toLocaleUpperCase('vi') : text
}

const VNI_PIECE = new RegExp([...VNI.keys()].sort((one, other) => other.length - one.length).join('|'), 'gu')

function fromVni(word: string): string {
  return word.replace(VNI_PIECE, (code) => VNI.get(code) ?? code)
}
