// Rules: what a scan does to words and figures: a letter O in a number, a word torn in two. Mended only where one reading is
// possible, and always told: a person compares such a value with the print.

/** The words deadlines are made of; nothing else is put together. */
const CORE = new Set(
  'ngày làm việc trước sau kể từ hội nghị thông báo kết luận tháng năm chậm nhất trong thời hạn vòng không quá trả lời bằng văn bản giấy mời thôn phòng tổng hợp kiến đối thoại hoàn thành khai mạc tổ chức thúc hành'.split(
    ' ',
  ),
)
const VOWEL = /[aăâeêioôơuưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/u
const PAIR = /(?<![\p{L}\p{N}])(\p{L}{1,6}) (\p{L}{1,6})(?![\p{L}\p{N}])/gu

/** A part that is no word of its own: one letter, or no vowel in it. */
const torn = (part: string) => part.length === 1 || !VOWEL.test(part)

export interface Mended {
  readonly text: string
  /** "ngà y → ngày". */
  readonly mended: readonly string[]
}

export function mend(text: string): Mended {
  const mended: string[] = []
  let whole = text
  // A pair may begin with the second word of the pair before it.
  for (let at = 0; at < 2; at++)
    whole = whole.replace(PAIR, (pair: string, first: string, second: string) => {
      const joined = `${first}${second}`
      const known = CORE.has(joined.toLowerCase()) && (torn(first.toLowerCase()) || torn(second.toLowerCase()))
      if (!known) return pair
      mended.push(`“${pair}” đọc là “${joined}”`)
      return joined
    })
  return { text: whole, mended }
}

const MIXED = /(?<![\p{L}\p{N}])(?=[oOlI|]*\d)(?=\d*[oOlI|])[\doOlI|]{2,4}(?![\p{L}\p{N}])/gu
const DIGIT: Readonly<Record<string, string>> = { o: '0', O: '0', l: '1', I: '1', '|': '1' }
const figures = (token: string) => [...token].map((char) => DIGIT[char] ?? char).join('')

/** Figures with letters among them as figures, letter for letter. */
export function figureForm(text: string): string {
  return text.replace(MIXED, figures)
}

/** What of these words was read through a scan's mistakes: “1O” as 10, “ngảy” as “ngày”. */
export function noiseIn(text: string): readonly string[] {
  const numbers = [...text.matchAll(MIXED)].map(([token]) => `“${token}” đọc là ${figures(token)}`)
  const words = [...text.matchAll(/(?<![\p{L}])n(?:gảy|gầy|gãy|gàv|qày)(?![\p{L}])/giu)].map(
    ([word]) => `“${word}” đọc là “ngày”`,
  )
  return [...numbers, ...words]
}
