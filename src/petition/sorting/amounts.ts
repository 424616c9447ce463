// Rules: sums, counts and dates an opinion names, written one way: "600k", "600 ngàn", "sáu trăm nghìn" are one sum. Two who
// tell of the same matter often name the same.
import { formsOf, type Line } from './syllables.ts'

const DIGITS: ReadonlyMap<string, number> = new Map(
  'một mốt hai ba bốn tư năm lăm nhăm sáu bảy bẩy tám chín'.split(' ').map((word, at) => {
    const values = [1, 1, 2, 3, 4, 4, 5, 5, 5, 6, 7, 7, 8, 9]
    return [formsOf(word).toned, values[at] as number] as const
  }),
)
const FOLDED: ReadonlyMap<string, number> = new Map(
  'mot hai ba bon tu nam lam sau bay tam chin'.split(' ').map((word, at) => {
    const values = [1, 2, 3, 4, 4, 5, 5, 6, 7, 8, 9]
    return [word, values[at] as number] as const
  }),
)
const MONEY: Readonly<Record<string, number>> = {
  k: 1_000,
  ngan: 1_000,
  nghin: 1_000,
  tr: 1_000_000,
  trieu: 1_000_000,
  cu: 1_000_000,
  ty: 1_000_000_000,
  ti: 1_000_000_000,
}
/** What is counted, by one word for all who count it. */
const COUNTED: Readonly<Record<string, string>> = {
  ho: 'hộ',
  nha: 'hộ',
  m: 'm',
  met: 'm',
  thuoc: 'm',
  km: 'km',
  cai: 'cái',
  bong: 'bóng',
  tam: 'tấm',
  lan: 'lần',
  ban: 'lần',
  chuyen: 'lần',
  chau: 'cháu',
  dua: 'cháu',
  em: 'cháu',
  sao: 'sào',
  mau: 'mẫu',
  ha: 'ha',
  m2: 'm2',
  khoi: 'khối',
  phong: 'phòng',
  nguoi: 'người',
  khau: 'người',
  tuoi: 'tuổi',
  nam: 'năm',
  thang: 'tháng',
  ngay: 'ngày',
  tuan: 'tuần',
}
const SMALL = new Set(['năm', 'tháng', 'ngày', 'tuần', 'lần', 'cái', 'người', 'cháu'])

interface Read {
  readonly value: number
  readonly next: number
}

function digitAt(line: Line, at: number): number {
  const syllable = line.syllables[at]
  if (!syllable) return -1
  if (line.strict || syllable.marked) return DIGITS.get(syllable.toned) ?? -1
  return FOLDED.get(syllable.folded) ?? -1
}

/** "ba trăm hai mươi", "mười chín", "bảy chục": below a thousand. */
function spokenFrom(line: Line, from: number): Read | undefined {
  const word = (at: number) => (at < line.syllables.length ? (line.syllables[at]?.folded ?? '') : '')
  let at = from
  let value = 0
  let read = false
  const digit = digitAt(line, at)
  if (digit > 0 && word(at + 1) === 'tram') {
    value = digit * 100
    at += 2
    read = true
  }
  const tens = digitAt(line, at)
  if (word(at) === 'muoi') {
    value += 10
    at += 1
    read = true
  } else if (tens > 0 && (word(at + 1) === 'muoi' || word(at + 1) === 'chuc')) {
    value += tens * 10
    at += 2
    read = true
  }
  const ones = digitAt(line, at)
  if (ones > 0) {
    // "hai mốt": twenty-one.
    const next = word(at + 1)
    if (!read && ones > 1 && (next === 'mot' || next === 'lam')) {
      value = ones * 10 + digitAt(line, at + 1)
      at += 2
    } else {
      value += ones
      at += 1
    }
    read = true
  }
  return read ? { value, next: at } : undefined
}

/** "500.000": its thousands stand as syllables of their own. */
function writtenFrom(line: Line, from: number): Read | undefined {
  const first = line.syllables[from]
  if (!first || !/^\d+$/.test(first.folded)) return undefined
  let value = Number(first.folded)
  let at = from + 1
  while (/^\d{3}$/.test(line.syllables[at]?.folded ?? '')) {
    const between = line.text.slice(line.syllables[at - 1]?.to, line.syllables[at]?.from)
    if (between !== '.' && between !== ',') break
    value = value * 1000 + Number(line.syllables[at]?.folded)
    at++
  }
  return { value, next: at }
}

const GLUED = /^(\d+)(k|tr|trieu|cu|ty|ti|ngan|nghin)(\d?)$/

function gluedSum(folded: string): number | undefined {
  const found = GLUED.exec(folded)
  if (!found) return undefined
  const times = MONEY[found[2] ?? ''] ?? 1
  return Number(found[1]) * times + (found[3] ? (Number(found[3]) * times) / 10 : 0)
}

function amountFrom(line: Line, at: number): { readonly name: string; readonly next: number } | undefined {
  const folded = line.syllables[at]?.folded ?? ''
  const glued = gluedSum(folded)
  if (glued !== undefined) return { name: `đ ${glued}`, next: at + 1 }
  const read = writtenFrom(line, at) ?? spokenFrom(line, at)
  if (!read) return undefined
  const spoken = !/^\d/.test(folded)
  const unit = line.syllables[read.next]?.joined ? (line.syllables[read.next]?.folded ?? '') : ''
  const times = MONEY[unit]
  if (times !== undefined) {
    const rest = times === 1_000_000 ? digitAt(line, read.next + 1) : -1
    const further = /^\d$/.test(line.syllables[read.next + 1]?.folded ?? '') ? -1 : rest
    return {
      name: `đ ${read.value * times + (further > 0 ? (further * times) / 10 : 0)}`,
      next: read.next + 1,
    }
  }
  if (read.value >= 1000 && read.value % 500 === 0) return { name: `đ ${read.value}`, next: read.next }
  const counted = COUNTED[unit]
  if (counted === undefined || read.value === 0 || (spoken && read.value < 10 && counted !== 'hộ'))
    return { name: '', next: read.next }
  if (read.value < 3 && SMALL.has(counted)) return { name: '', next: read.next + 1 }
  return { name: `${read.value} ${counted}`, next: read.next + 1 }
}

const DATE = /(?<![\d/])(\d{1,3})\/(\d{1,3})(?![\d/])/g

/** Each once. */
export function amountsIn(line: Line): ReadonlySet<string> {
  const found = new Set<string>()
  for (let at = 0; at < line.syllables.length; ) {
    const amount = amountFrom(line, at)
    if (amount && amount.name !== '') found.add(amount.name)
    at = amount ? Math.max(at + 1, amount.next) : at + 1
  }
  for (const [, day = '', month = ''] of line.text.matchAll(DATE))
    found.add(`${Number(day)}/${Number(month)}`)
  return found
}
