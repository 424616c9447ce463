// Words too long for any line get invisible places to break; ordinary text is left as it is.

interface Places {
  /** Letters up to which a word stays whole. */
  readonly whole: number
  /** Letters between two places. */
  readonly piece: number
}

/** In the text of a page. */
const LINE: Places = { whole: 30, piece: 10 }
/** In a column of a table: an address of e-mail is wider than many. Syllables have seven letters at most. */
export const CELL: Places = { whole: 12, piece: 3 }

const PATTERNS = new Map([LINE, CELL].map((places) => [places, wordsOver(places)]))
const letters = new Intl.Segmenter('vi', { granularity: 'grapheme' })

function wordsOver({ whole }: Places): RegExp {
  return new RegExp(`[^\\s\\u200b]{${whole + 1},}`, 'gu')
}

/** A word longer than that may break between whole letters: lines must not run off the paper. */
export function breakable(text: string, places: Places = LINE): string {
  return text.replace(PATTERNS.get(places) ?? wordsOver(places), (word) =>
    [...letters.segment(word)]
      .map((letter, at) => (at > 0 && at % places.piece === 0 ? `\u200b${letter.segment}` : letter.segment))
      .join(''),
  )
}
