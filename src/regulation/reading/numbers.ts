// Rules: numbers as offices print them: "07", "bảy (07)", "07 (bảy)", "mười lăm". Where the word and the figure differ,
// there is no number: a person must say which one holds.

const ONES = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const
const OTHER: Readonly<Record<string, number>> = { mốt: 1, tư: 4, lăm: 5, nhăm: 5, bẩy: 7 }

const digit = (word: string): number | undefined => {
  const at = ONES.indexOf(word as (typeof ONES)[number])
  return at >= 0 ? at : OTHER[word]
}

/** The number of words up to 999, or undefined when they are no number. */
export function numberOfWords(words: string): number | undefined {
  const parts = words.trim().split(/\s+/)
  let total = 0
  let last: number | undefined
  for (const part of parts) {
    if (part === 'trăm') {
      if (last === undefined) return undefined
      total += last * 100
      last = undefined
    } else if (part === 'mươi') {
      if (last === undefined) return undefined
      total += last * 10
      last = undefined
    } else if (part === 'mười') {
      if (last !== undefined) return undefined
      total += 10
    } else if (part !== 'linh' && part !== 'lẻ') {
      if (last !== undefined) return undefined
      last = digit(part)
      if (last === undefined) return undefined
    }
  }
  return total + (last ?? 0)
}

const WORD = [...ONES.slice(1), ...Object.keys(OTHER), 'mười', 'mươi', 'trăm', 'linh', 'lẻ'].join('|')
const WORDS = `(?:${WORD})(?: (?:${WORD}))*`

/** Source of a pattern for a number in words. */
export const WORD_NUMBER = WORDS

/** Source of a pattern with the named groups `figure`, `words`, `inner`; flags `u`. */
export const NUMBER = `(?:(?<figure>\\d{1,3}) ?(?:\\( ?(?<spoken>${WORDS}) ?\\))?|(?<words>${WORDS}) ?(?:\\( ?(?<inner>\\d{1,3}) ?\\))?)`

/** The number of a match of NUMBER; null where word and figure contradict each other. */
export function numberOf(groups: Readonly<Record<string, string | undefined>>): number | null {
  const figures = [groups.figure, groups.inner].filter((each) => each !== undefined).map(Number)
  const spoken = [groups.words, groups.spoken]
    .filter((each) => each !== undefined)
    .map(numberOfWords)
    .filter((each) => each !== undefined)
  const all = new Set([...figures, ...spoken])
  return all.size === 1 ? ([...all][0] ?? null) : null
}
