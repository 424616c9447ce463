// Words too long for any line get invisible places to break; ordinary text is left as it is.

const TOO_LONG = /[^\s\u200b]{31,}/gu
const PIECE = 10
const letters = new Intl.Segmenter('vi', { granularity: 'grapheme' })

/** A word of more than 30 letters may break after every tenth: lines must not run off the paper. */
export function breakable(text: string): string {
  return text.replace(TOO_LONG, (word) =>
    [...letters.segment(word)]
      .map((letter, at) => (at > 0 && at % PIECE === 0 ? `\u200b${letter.segment}` : letter.segment))
      .join(''),
  )
}
