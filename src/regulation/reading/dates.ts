// Rules: dates and windows of months as offices print them. A date that does not exist, and a date without a year where
// the plan has none, give no date: they are named, not mended.
import type { Span } from './match.ts'
import { numberOfWords, WORD_NUMBER } from './numbers.ts'

export interface FoundDate extends Span {
  /** ISO; null where no such day exists or no year is known. */
  readonly date: string | null
  readonly yearPrinted: boolean
}

export interface FoundWindow extends Span {
  readonly from: string
  readonly to: string
}

const two = (value: number) => String(value).padStart(2, '0')

/** The ISO date, or null when the calendar has no such day. */
export function isoDate(year: number, month: number, day: number): string | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString()
  } catch {
    return null
  }
}

/** "20/10/2026", "20/10/26", the second day of "12-16/10/2026". */
const NUMERIC =
  /(?<![\d/.]|[\p{L}]-|\d[/.-]\d{1,2}-)(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{4}(?!\d)|\d{2}(?![\d/.-]?\d))/gu
/** "tuần thứ 3 tháng 11" names no day. */
const WRITTEN =
  /(?<!\d|(?:tuần|tuần thứ|lần|lần thứ|kỳ|cụm|đợt|phiên|quý|điểm) )(?:(?:mùng|mồng) )?(\d{1,2}) ?tháng ?(\d{1,2})(?: ?(?:năm|\/) ?(\d{4}))?(?![\d/])/gu
const SHORT =
  /(?<=(?:^|ngày|từ|đến|tới|hết|thành|; ?|và|trước|vào|sáng|chiều|tối|nhất|hạn|làm việc|hành chính|giờ|lễ|tết|ngay|khoảng|tầm|độ|xong|hôm|hẹn|tuần|giữa|dứt|bắt đầu|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|,|:|-|\() ?)(?<![\d/.])(\d{1,2}) ?[/-] ?(\d{1,2})(?:(?![/.-]?\d)(?! [/.] ?\d)|(?=-\d{1,2}[/.]\d))(?! ?(?::\d|(?:giờ|phút|h|g)(?!\p{L})))(?![\p{L}%])/gu
/** "ngày mười lăm tháng năm năm 2026". */
const SPOKEN = new RegExp(
  `(?<=ngày )(?:mùng |mồng )?(${WORD_NUMBER}|\\d{1,2}) tháng (giêng|chạp|mười hai|mười một|mười|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín)(?![\\p{L}\\d])(?: ?(?:năm|/) ?(\\d{4}))?`,
  'gu',
)
/** "ngày 15 và 16/12/2025": the first day shares month and year with the second. */
const SHARED =
  /(?:ngày|từ|khoảng|trong|tuần|sáng|chiều|\(|:|^) ?(\d{1,2}) ?(?:,|và|-|đến|tới|đến ngày|đến hết|đến hết ngày) ?(?:ngày )?$/u

/** "văn phòng, 12/10 - 16/10": a day with its month before another one. */
const RANGED = /(?<![\d/.-])(\d{1,2}) ?\/ ?(\d{1,2})(?= ?- ?(?:ngày )?\d{1,2} ?\/ ?\d{1,2}(?!\d))/gu

/** "26" is the year the plan speaks of or the next, else none. */
function yearOf(printed: string, year: number | null): number | null {
  if (printed.length === 4) return Number(printed)
  return (
    [year, year === null ? null : year + 1].find((each) => each !== null && each % 100 === Number(printed)) ??
    null
  )
}

/** 0 for what is no number: no calendar has such a day. */
function spoken(words = ''): number {
  if (/^\d+$/u.test(words)) return Number(words)
  return words === 'giêng' ? 1 : words === 'chạp' ? 12 : (numberOfWords(words) ?? 0)
}

/** Every date of the text, in order; `year` serves those printed without one. */
export function findDates(form: string, year: number | null): readonly FoundDate[] {
  const found: FoundDate[] = []
  const add = (match: RegExpExecArray, day: number, month: number, printed: string | undefined) => {
    const start = match.index
    const end = start + match[0].length
    if (found.some((each) => start < each.end && end > each.start)) return
    const of = printed === undefined ? year : yearOf(printed, year)
    if (printed?.length === 2 && of === null) return
    // "1 5/11/2025": a day torn in two, or two numbers; neither is taken.
    const torn = /(?<!giờ \d?)\d $/u.test(form.slice(0, start))
    const sure = torn ? null : of === null ? null : isoDate(of, month, day)
    found.push({ start, end, date: sure, yearPrinted: printed !== undefined })
    const before = SHARED.exec(form.slice(Math.max(0, start - 30), start))
    if (!before || of === null) return
    const at = start - before[0].length + before[0].search(/\d/u)
    found.push({
      start: at,
      end: at + String(before[1]).length,
      date: isoDate(of, month, Number(before[1])),
      yearPrinted: printed !== undefined,
    })
  }
  for (const match of form.matchAll(NUMERIC)) add(match, Number(match[1]), Number(match[3]), match[4])
  for (const match of form.matchAll(WRITTEN)) add(match, Number(match[1]), Number(match[2]), match[3])
  for (const match of form.matchAll(SPOKEN)) add(match, spoken(match[1]), spoken(match[2]), match[3])
  for (const short of [SHORT, RANGED])
    for (const match of form.matchAll(short)) add(match, Number(match[1]), Number(match[2]), undefined)
  return found.sort((a, b) => a.start - b.start)
}

const lastDay = (year: number, month: number) => Temporal.PlainYearMonth.from({ year, month }).daysInMonth
const monthWindow = (year: number, first: number, last: number) => ({
  from: `${year}-${two(first)}-01`,
  to: `${year}-${two(last)}-${lastDay(year, last)}`,
})

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, '1': 1, '2': 2, '3': 3, '4': 4 }
const MONTHS = '(0?[1-9]|1[0-2])'
const YEAR = '(?: ?(?:/|-|năm) ?(\\d{4}))'
const VAGUE =
  /(tuần (?:thứ )?(?:\d|i{1,3}|iv|nhất|hai|ba|tư|bốn|đầu|cuối)|đầu|giữa|cuối|thượng tuần|trung tuần|hạ tuần|nửa đầu|nửa cuối) (?:của )?$/u
/** Thượng tuần, trung tuần, hạ tuần: the first ten days of a month, the second ten, the rest. */
const THIRDS: Readonly<Record<string, readonly [number, number | undefined]>> = {
  thượng: [1, 10],
  trung: [11, 20],
  hạ: [21, undefined],
}

function thirdOf(which: string, year: number, month: number) {
  const [first, last] = THIRDS[which] ?? [1, undefined]
  return {
    from: `${year}-${two(month)}-${two(first)}`,
    to: `${year}-${two(month)}-${two(last ?? lastDay(year, month))}`,
  }
}

type Make = (match: RegExpExecArray, year: number) => { from: string; to: string } | undefined

/** Each way of naming a stretch of the year; the last group is its year. */
const WINDOWS: readonly (readonly [RegExp, Make])[] = [
  [
    new RegExp(`(thượng|trung|hạ) tuần (?:của )?tháng ${MONTHS}${YEAR}?(?!\\d)`, 'gu'),
    (match, year) => thirdOf(match[1] ?? '', year, Number(match[2])),
  ],
  [
    new RegExp(`trước tháng ${MONTHS}${YEAR}?(?!\\d)`, 'gu'),
    (match, year) => (Number(match[1]) > 1 ? monthWindow(year, 1, Number(match[1]) - 1) : undefined),
  ],
  [
    new RegExp(`từ tháng ${MONTHS}(?:/\\d{4})? (?:đến|tới)(?: hết)? tháng ${MONTHS}${YEAR}?(?!\\d)`, 'gu'),
    (match, year) =>
      Number(match[1]) <= Number(match[2])
        ? monthWindow(year, Number(match[1]), Number(match[2]))
        : undefined,
  ],
  [
    new RegExp(`tháng ${MONTHS} ?(?:,|và|-|đến) ?(?:tháng )?${MONTHS}${YEAR}?(?!\\d)`, 'gu'),
    (match, year) =>
      Number(match[1]) <= Number(match[2])
        ? monthWindow(year, Number(match[1]), Number(match[2]))
        : undefined,
  ],
  [
    new RegExp(`tháng ${MONTHS}${YEAR}?(?!\\d)`, 'gu'),
    (match, year) => monthWindow(year, Number(match[1]), Number(match[1])),
  ],
  [
    new RegExp(`quý (iii|ii|iv|i|[1-4])${YEAR}?(?![\\d\\p{L}])`, 'gu'),
    (match, year) => {
      const quarter = ROMAN[match[1] ?? '']
      return quarter === undefined ? undefined : monthWindow(year, quarter * 3 - 2, quarter * 3)
    },
  ],
  [
    /(?:0?6|sáu) tháng (đầu|cuối) năm(?: (\d{4}))?/gu,
    (match, year) => (match[1] === 'đầu' ? monthWindow(year, 1, 6) : monthWindow(year, 7, 12)),
  ],
  [/(?:trong )?năm (\d{4})/gu, (_match, year) => monthWindow(year, 1, 12)],
]

/** Windows of whole months, the most exact first; vague parts of one ("đầu tháng 11") give none unless asked for. */
export function findWindows(form: string, year: number | null, vague = false): readonly FoundWindow[] {
  const found: FoundWindow[] = []
  for (const [pattern, make] of WINDOWS)
    for (const match of form.matchAll(pattern)) {
      const start = match.index
      const end = start + match[0].length
      if (found.some((each) => start < each.end && end > each.start)) continue
      if ((!vague && VAGUE.test(form.slice(0, start))) || /\d ?$/.test(form.slice(0, start))) continue
      const last = match.slice(1).at(-1)
      const of = last !== undefined && /^\d{4}$/.test(last) ? Number(last) : year
      const made = of === null ? undefined : make(match, of)
      if (made) found.push({ start, end, ...made })
    }
  return found
}
