// Rules: what of a text may tell who a person is, found and proposed for hiding; a human accepts or adjusts before it is
// published. Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 Điều 9, 16; domain.md: "default = redact", names of third persons
// and of officials, telephone and identity numbers, plots of land and addresses too. Offsets are of the text given.
import { clean, fold, initials } from '../kit/text.ts'

export const HIDDEN_KINDS = {
  name: 'Họ tên',
  official: 'Họ tên cán bộ',
  phone: 'Điện thoại',
  email: 'Thư điện tử',
  number: 'Số giấy tờ',
  plot: 'Thửa đất',
  address: 'Địa chỉ nhà',
} as const
export type HiddenKind = keyof typeof HIDDEN_KINDS

export interface Proposal {
  readonly from: number
  readonly to: number
  readonly kind: HiddenKind
  /** What stands in its place. */
  readonly instead: string
}

export interface KnownNames {
  /** Senders, signers, who registered. */
  readonly citizens: readonly string[]
  readonly officials: readonly string[]
}

const CAPITAL = '\\p{Lu}[\\p{L}\\p{M}]*'
const TITLES = 'ông|bà|anh|chị|em|cô|chú|bác|cụ|cháu|dì|cậu|mợ|thím|mẹ|vợ|chồng|con|tên|họ và tên|họ tên'
const OFFICES =
  'chủ tịch|phó chủ tịch|bí thư|phó bí thư|trưởng thôn|trưởng ban|phó ban|trưởng phòng|phó phòng|trưởng công an|công an viên|cán bộ|công chức|giáo viên|hiệu trưởng|y tá|bác sĩ|địa chính|kế toán'
const KINSHIP = `(?:(?:${TITLES})\\s+)?`
/** One capital word after a title, or several: "ông Bảy", "chủ tịch Nguyễn Văn A". */
const PERSON = `(${CAPITAL}(?:\\s+${CAPITAL}){0,4})`
const NOT_AFTER_LETTER = '(?<![\\p{L}\\p{M}\\p{N}])'
const START = (words: string) => `${NOT_AFTER_LETTER}(?:${spelt(words)})`

/** Titles stand at the beginning of a sentence too. */
function spelt(words: string): string {
  return words
    .split('|')
    .map((word) => `[${word.charAt(0)}${word.charAt(0).toUpperCase()}]${word.slice(1)}`)
    .join('|')
}

const OFFICIAL = new RegExp(`${START(OFFICES)}\\s+${KINSHIP}${PERSON}`, 'gu')
const TITLED = new RegExp(`${START(TITLES)}\\s+${PERSON}`, 'gu')

/** Words that begin with a capital after a title and are no person: "bà con", "ông Nhà nước". */
const NO_PERSON =
  /^(Nhà|Nhân|Ủy|Uỷ|Hội|Đảng|Mặt|Ban|Phòng|Công|Thôn|Xã|Xóm|Tổ|Quốc|Trung|Chủ|Bí|Đoàn|Luật|Nghị)(\s|$)/u

const PLAIN: readonly (readonly [HiddenKind, RegExp, string])[] = [
  ['email', /(?<![^\s@<>(),;])[^\s@<>(),;]+@[^\s@]+\.[^\s@.,;)]+/gu, '[thư điện tử]'],
  ['phone', /(?<!\d)(?:\+?84|0)(?:[\s.()-]?\d){8,9}(?!\d)/gu, '[số điện thoại]'],
  [
    'plot',
    /(?<![\p{L}\p{M}])(?:thửa(?:\s+đất)?(?:\s+số)?|số\s+thửa|tờ\s+bản\s+đồ(?:\s+số)?)\s*:?\s*\d{1,5}(?:\s*[,;]?\s*(?:thuộc\s+)?tờ\s+(?:bản\s+đồ\s+)?(?:số\s+)?\d{1,4})?/giu,
    '[thửa đất]',
  ],
  [
    'number',
    /(?<![\p{L}\p{M}])(?:GCN|sổ\s+(?:đỏ|hồng)|giấy\s+chứng\s+nhận)[^\p{L}\d]{0,3}(?:QSDĐ\s*)?(?:số\s*)?:?\s*[A-ZĐ]{1,3}\s?\d{5,8}(?!\d)/gu,
    '[số giấy tờ]',
  ],
  ['number', /(?<!\d)\d{9}(?:\d{3})?(?!\d)/gu, '[số]'],
  [
    'address',
    /(?<![\p{L}\p{M}])(?:số\s+nhà|nhà\s+số)\s*:?\s*\d{1,5}[A-Za-z]?(?:\/\d{1,4})*(?:\s*,?\s*(?:ngõ|ngách|hẻm|kiệt|đường|phố)\s+[\p{L}\p{N}/]+(?:\s+\p{Lu}[\p{L}\p{M}]*){0,4})?/giu,
    '[địa chỉ]',
  ],
  ['address', /(?<![\p{L}\p{M}])(?:ngõ|ngách|hẻm|kiệt)\s+\d{1,4}[A-Za-z]?(?:\/\d{1,4})*/giu, '[địa chỉ]'],
]

/** All that may tell on somebody, in the order of the text, none overlapping; the longer of two wins. */
export function proposalsFor(text: string, known: KnownNames): readonly Proposal[] {
  const found: Proposal[] = []
  for (const [kind, pattern, instead] of PLAIN)
    for (const match of text.matchAll(pattern))
      found.push({ from: match.index, to: match.index + match[0].length, kind, instead })
  found.push(...knownNames(text, known.officials, 'official'), ...knownNames(text, known.citizens, 'name'))
  found.push(...titled(text, OFFICIAL, 'official'), ...titled(text, TITLED, 'name'))
  return withoutOverlap(found)
}

function titled(text: string, pattern: RegExp, kind: HiddenKind): readonly Proposal[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const name = match[1] ?? ''
    if (name === '' || NO_PERSON.test(name)) return []
    const to = match.index + match[0].length
    return [{ from: to - name.length, to, kind, instead: initials(name) }]
  })
}

/** Known names wherever they stand, in whatever capitals and tone placement; a single word is no proof. */
function knownNames(text: string, names: readonly string[], kind: HiddenKind): readonly Proposal[] {
  const words = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    folded: fold(match[0]),
  }))
  const all = ` ${words.map((word) => word.folded).join(' ')} `
  const wanted = new Map(names.map((name) => [fold(name), clean(name)]))
  const found: Proposal[] = []
  for (const [folded, name] of wanted) {
    const parts = folded.split(' ')
    if (parts.length < 2 || !all.includes(` ${folded} `)) continue
    for (let at = 0; at + parts.length <= words.length; at++) {
      if (!parts.every((part, i) => words[at + i]?.folded === part)) continue
      const first = words[at]
      const last = words[at + parts.length - 1]
      if (first && last) found.push({ from: first.from, to: last.to, kind, instead: initials(name) })
    }
  }
  return found
}

function withoutOverlap(found: readonly Proposal[]): readonly Proposal[] {
  const kept: Proposal[] = []
  for (const one of [...found].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = kept.at(-1)
    if (!last || last.to <= one.from) kept.push(one)
    else if (one.to - one.from > last.to - last.from) kept[kept.length - 1] = one
  }
  return kept
}

/** The text with these proposals carried out. */
export function redacted(text: string, proposals: readonly Proposal[]): string {
  let out = ''
  let at = 0
  for (const one of proposals) {
    out += text.slice(at, one.from) + one.instead
    // Initials end with their own point.
    at = one.instead.endsWith('.') && text[one.to] === '.' ? one.to + 1 : one.to
  }
  return out + text.slice(at)
}
