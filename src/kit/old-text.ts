// Vietnamese text in the encodings of before Unicode: TCVN3 (ABC), VNI-Windows, windows-1258. Recognised by common words,
// converted only when those appear; text that fits none is told so, not guessed.

export type OldEncoding = 'TCVN3 (ABC)' | 'VNI-Windows' | 'windows-1258'

const TCVN3_CODES =
  'a1Ă a2Â a3Ê a4Ô a5Ơ a6Ư a7Đ a8ă a9â aaê abô acơ adư aeđ b5à b6ả b7ã b8á b9ạ bbằ bcẳ bdẵ beắ c6ặ c7ầ c8ẩ c9ẫ caấ cbậ ' +
  'ccè ceẻ cfẽ d0é d1ẹ d2ề d3ể d4ễ d5ế d6ệ d7ì d8ỉ dcĩ ddí deị dfò e1ỏ e2õ e3ó e4ọ e5ồ e6ổ e7ỗ e8ố e9ộ eaờ ebở ecỡ edớ eeợ ' +
  'efù f1ủ f2ũ f3ú f4ụ f5ừ f6ử f7ữ f8ứ f9ự faỳ fbỷ fcỹ fdý feỵ'

const TCVN3 = new Map(
  TCVN3_CODES.split(' ').map((pair) => [
    String.fromCharCode(Number.parseInt(pair.slice(0, 2), 16)),
    pair.slice(2),
  ]),
)

const ACUTE = '\u0301'
const GRAVE = '\u0300'
const HOOK = '\u0309'
const TILDE = '\u0303'
const DOT = '\u0323'
const CIRCUMFLEX = '\u0302'
const BREVE = '\u0306'

const VNI_MARKS: Readonly<Record<string, string>> = {
  ù: ACUTE,
  ø: GRAVE,
  û: HOOK,
  õ: TILDE,
  ï: DOT,
  â: CIRCUMFLEX,
  á: CIRCUMFLEX + ACUTE,
  à: CIRCUMFLEX + GRAVE,
  å: CIRCUMFLEX + HOOK,
  ã: CIRCUMFLEX + TILDE,
  ä: CIRCUMFLEX + DOT,
  ê: BREVE,
  é: BREVE + ACUTE,
  è: BREVE + GRAVE,
  ú: BREVE + HOOK,
  ü: BREVE + TILDE,
  ë: BREVE + DOT,
}
const VNI_LETTERS: Readonly<Record<string, string>> = {
  ô: 'ơ',
  ö: 'ư',
  ñ: 'đ',
  í: 'í',
  ì: 'ì',
  æ: 'ỉ',
  ó: 'ĩ',
  ò: 'ị',
  î: 'ỵ',
}

function fromTcvn3(text: string): string {
  return [...text].map((char) => TCVN3.get(char) ?? char).join('')
}

function fromVni(text: string): string {
  const marked = text.replace(
    /([aeouyôöAEOUYÔÖ])([ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË])/g,
    (_all, base: string, mark: string) => `${letter(base)}${VNI_MARKS[mark.toLowerCase()] ?? ''}`,
  )
  return [...marked.normalize('NFC')]
    .map((char) => (char.charCodeAt(0) < 0x100 ? letter(char) : char))
    .join('')
}

function letter(char: string): string {
  const low = VNI_LETTERS[char.toLowerCase()]
  if (low === undefined) return char
  return char === char.toLowerCase() ? low : low.toUpperCase()
}

const COMMON =
  /(?<![\p{L}])(?:của|và|các|được|nhân dân|hội nghị|đối thoại|ủy ban|uỷ ban|kế hoạch|kiến nghị|trước|ngày|người|những)(?![\p{L}])/giu

const wordsIn = (text: string) => text.normalize('NFC').match(COMMON)?.length ?? 0

export interface Converted {
  readonly text: string
  readonly encoding: OldEncoding | null
}

/** Bytes that are not UTF-8, or undefined when no known encoding gives Vietnamese words. */
export function decodeOld(bytes: Uint8Array): Converted | undefined {
  const latin = new TextDecoder('windows-1252').decode(bytes)
  return best([
    { text: new TextDecoder('windows-1258').decode(bytes).normalize('NFC'), encoding: 'windows-1258' },
    { text: fromTcvn3(latin), encoding: 'TCVN3 (ABC)' },
    { text: fromVni(latin), encoding: 'VNI-Windows' },
  ])
}

/** Text whose letters were typed for an old font (".VnTime", "VNI-Times"); Unicode text comes back as it is. */
export function convertOld(text: string): Converted {
  const own = wordsIn(text)
  const found = best([
    { text: fromTcvn3(text), encoding: 'TCVN3 (ABC)' },
    { text: fromVni(text), encoding: 'VNI-Windows' },
  ])
  return found && wordsIn(found.text) > own * 2 + 3 ? found : { text, encoding: null }
}

function best(candidates: readonly Converted[]): Converted | undefined {
  const [first] = [...candidates].sort((a, b) => wordsIn(b.text) - wordsIn(a.text))
  return first && wordsIn(first.text) >= 3 ? first : undefined
}
