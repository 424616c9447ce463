// The short way for text that needs no care: Vietnamese letters already composed, digits, common punctuation. Reading a
// list folds each cell several times; `kit/text.ts` says what clean and folded mean, this only answers sooner.

const SPACE = 32
const LINE = 10

/** What becomes of a code unit: kept by `clean`, and folded to a letter, a digit or a space. 0: not known here. */
const FOLDED = new Uint8Array(0x2060)

// Composed Latin letters only: nothing here joins with its neighbour or changes under NFC.
for (let code = 33; code < FOLDED.length; code++) {
  if (code > 0x7e && !(code >= 0xa1 && code < 0x180) && !isVietnamese(code) && !isPunctuation(code)) continue
  const letter = String.fromCharCode(code)
  if (/\p{C}/u.test(letter) || letter.normalize('NFC') !== letter) continue
  const plain = letter.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace('đ', 'd')
  if (/^[a-z0-9]$/.test(plain)) FOLDED[code] = plain.charCodeAt(0)
  else if (!/[\p{L}\p{N}]/u.test(plain)) FOLDED[code] = SPACE
}

function isVietnamese(code: number): boolean {
  return (code >= 0x1a0 && code <= 0x1b0) || (code >= 0x1ea0 && code <= 0x1ef9)
}

function isPunctuation(code: number): boolean {
  return code >= 0x2010 && code <= 0x2026
}

/** True when `clean` would give back the very same text; false also where that is not known here. */
export function isClean(text: string): boolean {
  let before = SPACE
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === SPACE || code === LINE) {
      if (before === SPACE || (code === SPACE && before === LINE) || at === 0) return false
    } else if (!FOLDED[code]) return false
    before = code
  }
  return text.length === 0 || (before !== SPACE && before !== LINE)
}

const LONGEST = 4096
const letters = new Uint8Array(LONGEST)

/** The folded form, or undefined where a character wants the long way. */
export function foldPlain(text: string): string | undefined {
  if (text.length > LONGEST) return undefined
  let size = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const letter = code === SPACE || code === LINE || code === 9 || code === 13 ? SPACE : FOLDED[code]
    if (!letter) return undefined
    if (letter === SPACE && (size === 0 || letters[size - 1] === SPACE)) continue
    letters[size++] = letter
  }
  if (size > 0 && letters[size - 1] === SPACE) size -= 1
  return size === 0 ? '' : String.fromCharCode.apply(null, letters.subarray(0, size) as unknown as number[])
}
