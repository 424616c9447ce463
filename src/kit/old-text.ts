// Vietnamese files in the encodings of before Unicode: TCVN3 (ABC), VNI-Windows, windows-1258. Bytes are recognised by
// common words, text by its syllables (old-encoding.ts); what fits none is told so, not guessed.

import { inUnicode, oldEncoded } from './old-encoding.ts'

export type OldText = 'TCVN3 (ABC)' | 'VNI-Windows' | 'windows-1258'

const NAME = { TCVN3: 'TCVN3 (ABC)', VNI: 'VNI-Windows' } as const

const COMMON =
  /(?<![\p{L}])(?:của|và|các|được|nhân dân|hội nghị|đối thoại|ủy ban|uỷ ban|kế hoạch|kiến nghị|trước|ngày|người|những)(?![\p{L}])/giu

const wordsIn = (text: string) => text.normalize('NFC').match(COMMON)?.length ?? 0

export interface Converted {
  readonly text: string
  readonly encoding: OldText | null
}

/** Bytes that are not UTF-8, or undefined when no known encoding gives Vietnamese words. */
export function decodeOld(bytes: Uint8Array): Converted | undefined {
  const latin = new TextDecoder('windows-1252').decode(bytes)
  return best([
    { text: new TextDecoder('windows-1258').decode(bytes).normalize('NFC'), encoding: 'windows-1258' },
    { text: inUnicode(latin, 'TCVN3'), encoding: NAME.TCVN3 },
    { text: inUnicode(latin, 'VNI'), encoding: NAME.VNI },
  ])
}

/** Text whose letters were typed for an old font (".VnTime", "VNI-Times"); Unicode text comes back as it is. */
export function convertOld(text: string): Converted {
  const found = oldEncoded(text)
  return found ? { text: found.text, encoding: NAME[found.encoding] } : { text, encoding: null }
}

function best(candidates: readonly Converted[]): Converted | undefined {
  const [first] = [...candidates].sort((a, b) => wordsIn(b.text) - wordsIn(a.text))
  return first && wordsIn(first.text) >= 3 ? first : undefined
}
