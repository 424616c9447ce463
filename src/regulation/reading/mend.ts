// Rules: what a scan does to words and figures: a letter O in a number, a word torn in two. Mended only where one reading is
// possible, and always told: a person compares such a value with the print.

/** The words deadlines are made of; nothing else is put together. */
const CORE = new Set(
  'ngày làm việc trước sau kể từ hội nghị thông báo kết luận tháng năm chậm nhất trong thời hạn vòng không quá trả lời bằng văn bản giấy mời thôn phòng tổng hợp kiến đối thoại hoàn thành khai mạc tổ chức thúc hành'.split(
    ' ',
  ),
)
const VOWEL = /[aăâeêioôơuưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/u
const WORD = /^\p{L}{1,6}$/u

/** Words of deadlines whose marks a scan loses, with the one word they can stand for. */
const MISREAD: Readonly<Record<string, string>> = {
  nhât: 'nhất',
  tô: 'tổ',
  giây: 'giấy',
  kê: 'kể',
  đinh: 'định',

  quyêt: 'quyết',
  câp: 'cấp',
  đê: 'đề',
  viêc: 'việc',
  trươc: 'trước',
  luân: 'luận',
  hôi: 'hội',
  kêt: 'kết',
  bô: 'bộ',
}
/** Each with its neighbour, so that no other word is touched. */
const PAIRS: readonly RegExp[] = [
  /(?<![\p{L}])(chậm|muộn|trễ|ít|gần) (nhât)(?![\p{L}])/giu,
  /(?<![\p{L}])(ngày|khi|dự kiến) (tô) (?=chức)/giu,
  /(?<![\p{L}])(gửi|phát hành|in|phát) (giây) (?=mời)/giu,
  /(?<![\p{L}])(\p{L}+|,) (kê) (?=từ (?:ngày|khi))/giu,
  /(?<![\p{L}])(\p{L}+|,) (đinh) (?=kỳ)/giu,
  /(?<![\p{L}])(giải|thông báo|nghị) (quyêt|kêt)(?![\p{L}])/giu,
  /(?<![\p{L}])(làm) (viêc)(?![\p{L}])/giu,
  /(?<![\p{L}])(cung) (câp)(?![\p{L}])/giu,
]

/** A part that is no word of its own: one letter, or no vowel in it. */
const torn = (part: string) => part.length === 1 || !VOWEL.test(part)

export interface Mended {
  readonly text: string
  /** "ngà y → ngày". */
  readonly mended: readonly string[]
}

/** The word two neighbouring parts make, when it is one of deadlines and one part alone is no word. */
function joinedOf(first: string, second: string): string | undefined {
  // A comma or full stop may stand behind the second part only.
  const [, bare = '', tail = ''] = /^(\p{L}+)([.,;:)]*)$/u.exec(second) ?? []
  const joined = `${first}${bare}`
  const fits = WORD.test(first) && WORD.test(bare) && CORE.has(joined.toLowerCase())
  return fits && (torn(first.toLowerCase()) || torn(bare.toLowerCase())) ? `${joined}${tail}` : undefined
}

export function mend(text: string): Mended {
  const mended: string[] = []
  const words: string[] = []
  for (const word of text.split(' ')) {
    const before = words.at(-1)
    const joined = before === undefined ? undefined : joinedOf(before, word)
    if (joined === undefined) words.push(word)
    else {
      mended.push(`“${before} ${word}” đọc là “${joined}”`)
      words[words.length - 1] = joined
    }
  }
  let whole = words.join(' ')
  for (const pattern of PAIRS)
    whole = whole.replace(pattern, (pair: string, first: string, second: string) => {
      const right = MISREAD[second.toLowerCase()]
      if (right === undefined || right === second.toLowerCase()) return pair
      mended.push(`“${second}” đọc là “${right}”`)
      return pair.replace(`${first} ${second}`, `${first} ${right}`)
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
