// Rules: a deadline as it is printed → what it says: how many days of which kind before or after what, a fixed date, a
// window, a repetition. BLDS 2015 Điều 144–148 (thời hạn), the wording of offices as data in lexicon/deadlines.yaml.
// What the words do not say stays empty.
import type { Anchor, Direction, Duty, Every, Limit, Unit } from '../codes.ts'
import { type FoundDate, findDates, findWindows } from './dates.ts'
import type { Lexicon } from './lexicon.form.ts'
import { type Span, spansOf } from './match.ts'
import { NUMBER, numberOf } from './numbers.ts'

export interface Term extends Span {
  /** Where the number or the date itself begins, behind the words of the limit. */
  readonly core?: number
  readonly unit: Unit | null
  readonly count: number | null
  readonly direction: Direction | null
  readonly limit: Limit | null
  readonly anchor: Anchor | null
  /** The words of an anchor stand there, whether or not we know which one it is. */
  readonly anchorPrinted: boolean
  readonly fixed?: string
  readonly from?: string
  readonly to?: string
  readonly every?: Every
  /** The anchor is another duty's own deadline. */
  readonly anchorOf?: Duty
  /** "gửi cùng thời điểm": the deadline named just before holds for this too. */
  readonly same?: true
  /** "17 giờ 00". */
  readonly hour?: string
  /** Why the words could not be taken as they stand. */
  readonly problem?: string
  readonly note?: string
}

const EMPTY = { unit: null, count: null, direction: null, limit: null, anchor: null, anchorPrinted: false }

const QUANTITY = new RegExp(
  `(?<![\\p{L}\\p{N}/.,-])(?:(?<low>\\d{1,3}) ?(?:-|đến|tới) ?)?${NUMBER} ?(?<unit>ngày \\(? ?làm việc\\)?|ngày|tuần( làm việc)?|tháng|giờ)(?![\\p{L}\\p{N}])`,
  'gu',
)
/** "Quyết định số 15 ngày 20/3", "15 ngày 11 tháng 6", "07 ngày đầu tháng". */
const NOT_DAYS = /^ ?(\d|đầu |cuối |tháng \d)/u

const BEFORE_RIGHT = /^[ ,]*(?:tính )?trước(?: (?:khi|ngày|thời điểm|lúc))?(?![\p{L}])/u
const AFTER_RIGHT =
  /^[ ,]*(?:làm việc )?(?:,? ?)(?:sau(?! đó)|kể từ|tính từ|từ(?= (?:khi|ngày|lúc|thời điểm|có|thông báo)))(?: (?:khi|ngày|lúc|thời điểm|sau))*(?![\p{L}])/u
const BEFORE_LEFT = /(?:^|[ ,(])trước(?: (?:khi|ngày|thời điểm|lúc))?(?![\p{L}])/gu
const AFTER_LEFT = /(?:^|[ ,(])(?:sau|kể từ|tính từ)(?: (?:khi|ngày|lúc|thời điểm))*(?![\p{L}])/gu
const NEAR = 26

interface FoundAnchor extends Span {
  readonly anchor: Anchor
  readonly of: Duty | undefined
}

/** The anchor named first; among those that begin together the longest. Nothing beyond `reach` characters. */
export function anchorIn(form: string, lexicon: Lexicon, reach = NEAR): FoundAnchor | undefined {
  const found = lexicon.anchors
    .flatMap(({ anchor, of, pattern }) => spansOf(form, pattern).map((span) => ({ ...span, anchor, of })))
    .filter((span) => span.start <= reach)
  return found.sort((a, b) => a.start - b.start || b.end - a.end)[0]
}

/** Limit words and prepositions that stand directly before the place. */
function leadBefore(form: string, lexicon: Lexicon): { start: number; words: string } {
  let start = form.length
  for (let step = 0; step < 8; step++) {
    const text = form.slice(0, start)
    const match = lexicon.limits.ends.exec(text) ?? /(?:[:,(]|là|khoảng|thời gian) ?$/u.exec(text)
    if (!match || match[0] === '') break
    start = match.index
  }
  return { start, words: form.slice(start) }
}

const word = (words: string, pattern: RegExp) => pattern.test(words)

const TORN = 'hai số đứng liền nhau, không rõ là một số hay hai'

/** All counted deadlines of a sentence. */
function countedTerms(form: string, lexicon: Lexicon): Term[] {
  const terms: Term[] = []
  for (const match of form.matchAll(QUANTITY)) {
    const start = match.index
    const end = start + match[0].length
    const right = form.slice(end)
    if (NOT_DAYS.test(right) || lexicon.notAfter.test(right.trimStart())) continue
    if (lexicon.notBefore.test(form.slice(0, start))) continue
    const term = countedTerm(form, { start, end }, match.groups ?? {}, lexicon)
    // "1 5 ngày": a figure torn in two, or two figures; neither is taken.
    const torn = /\d $/u.test(form.slice(0, start)) && /^\d/u.test(match[0])
    if (term) terms.push(torn ? { ...term, unit: null, count: null, limit: null, problem: TORN } : term)
  }
  return terms
}

function unitOf(printed: string, count: number | null): Pick<Term, 'unit' | 'count' | 'problem' | 'note'> {
  if (count === null) return { unit: null, count, problem: 'số bằng chữ và bằng số không khớp nhau' }
  if (printed.includes('ngày'))
    return { unit: printed.includes('làm việc') ? 'working_day' : 'calendar_day', count }
  if (printed === 'tuần') return { unit: 'calendar_day', count: count * 7, note: `bản in ghi ${count} tuần` }
  return { unit: null, count: null, problem: `hạn tính bằng ${printed}, hãy chọn số ngày` }
}

function countedTerm(
  form: string,
  at: Span,
  groups: Readonly<Record<string, string | undefined>>,
  lexicon: Lexicon,
): Term | undefined {
  const lead = leadBefore(form.slice(0, at.start), lexicon)
  const way = directionOf(form, at, lead, lexicon)
  if (!way) return undefined
  const size = groups.low
    ? { unit: null, count: null, problem: 'bản in nêu một khoảng số ngày, hãy chọn một số' }
    : unitOf(groups.unit ?? '', numberOf(groups))
  return {
    ...EMPTY,
    ...size,
    ...way,
    limit: size.count === null ? null : 'by',
    core: at.start,
    start: trimmed(form, Math.min(way.start, lead.start)),
  }
}

/** Past the comma or colon before the words. */
const trimmed = (form: string, at: number) => at + (/^[ ,:(]*/.exec(form.slice(at))?.[0].length ?? 0)

type Way = Span & Pick<Term, 'direction' | 'anchor' | 'anchorPrinted' | 'anchorOf'>

const anchorOf = (found: FoundAnchor | undefined) => (found?.of === undefined ? {} : { anchorOf: found.of })

function directionOf(
  form: string,
  at: Span,
  lead: { start: number; words: string },
  lexicon: Lexicon,
): Way | undefined {
  const right = form.slice(at.end)
  return (
    fromExpiry(form, at, lexicon) ??
    further(form, at) ??
    fromRight(right, at, BEFORE_RIGHT, 'before', lexicon) ??
    fromRight(right, at, AFTER_RIGHT, 'after', lexicon) ??
    fromLead(right, at, lead, lexicon) ??
    fromLeft(form, at, lead, lexicon) ??
    withoutAnchor(at, lead, form.slice(0, lead.start), lexicon)
  )
}

/** "cho thêm tối đa 15 ngày làm việc": on top of the time to answer. */
function further(form: string, at: Span): Way | undefined {
  const match = /(?:^|[ ,])((?:cho |được |thì )*thêm (?:tối đa |không quá |nhiều nhất )?)$/u.exec(
    form.slice(0, at.start),
  )
  if (!match?.[1]) return undefined
  const start = match.index + match[0].length - match[1].length
  return { start, end: at.end, direction: 'after', anchor: 'reply_due', anchorPrinted: true }
}

/** "Hết thời hạn trả lời 05 ngày làm việc, …": so many days behind another deadline. */
function fromExpiry(form: string, at: Span, lexicon: Lexicon): Way | undefined {
  const left = form.slice(0, at.start)
  const match =
    /(?:^|[ ,(])((?:sau )?(?:khi |ngày )*hết (?:thời )?hạn[^,.;:]{0,40}?)(?: (?:là|quá|không quá|chậm nhất|trong vòng))* $/u.exec(
      left,
    )
  const words = match?.[1]
  if (!match || words === undefined) return undefined
  const found = anchorIn(words, lexicon, 12)
  const start = match.index + match[0].indexOf(words)
  return {
    start,
    end: at.end,
    direction: 'after',
    anchor: found?.anchor ?? null,
    ...anchorOf(found),
    anchorPrinted: true,
  }
}

/** "07 ngày làm việc trước khi tổ chức …", "30 ngày sau khi kết thúc …". */
function fromRight(
  right: string,
  at: Span,
  pattern: RegExp,
  direction: 'before' | 'after',
  lexicon: Lexicon,
): Way | undefined {
  const match = pattern.exec(right)
  if (!match) return undefined
  const rest = right.slice(match[0].length)
  const found = anchorIn(rest, lexicon) ?? anchorIn(lastWord(match[0]) + rest, lexicon)
  const shift = found && !anchorIn(rest, lexicon) ? lastWord(match[0]).length : 0
  return {
    start: at.start,
    end:
      at.end +
      match[0].length +
      (found ? found.end - shift : (/^[^,.;:()]{0,60}/.exec(rest)?.[0].length ?? 0)),
    direction,
    anchor: found?.anchor ?? null,
    ...anchorOf(found),
    anchorPrinted: true,
  }
}

/** "trước ngày" + " diễn ra": the last word may belong to the anchor. */
const lastWord = (words: string) => /(?:khi|ngày|lúc|thời điểm)$/u.exec(words.trimEnd())?.[0] ?? ''

/** "trước 05 ngày tổ chức Hội nghị", "sau 05 ngày tổ chức Hội nghị", "trước 07 ngày làm việc". */
function fromLead(
  right: string,
  at: Span,
  lead: { start: number; words: string },
  lexicon: Lexicon,
): Way | undefined {
  const before = word(lead.words, /(?:^|[ ,:(])trước(?![\p{L}])/u)
  const after = word(lead.words, /(?:^|[ ,:(])sau(?![\p{L}])/u)
  if (before === after) return undefined
  const found = anchorIn(right, lexicon, 14)
  return {
    start: lead.start,
    end: found ? at.end + found.end : at.end,
    direction: before ? 'before' : 'after',
    anchor: found?.anchor ?? (before ? 'conference' : null),
    ...anchorOf(found),
    anchorPrinted: found !== undefined,
  }
}

/** "trước khi tổ chức hội nghị ít nhất 10 ngày", "Sau khi kết thúc hội nghị, chậm nhất là 10 ngày làm việc". */
function fromLeft(
  form: string,
  at: Span,
  lead: { start: number; words: string },
  lexicon: Lexicon,
): Way | undefined {
  const left = form.slice(0, lead.start)
  const near = (pattern: RegExp) => [...left.matchAll(pattern)].at(-1)
  const candidates = [
    { match: near(BEFORE_LEFT), direction: 'before' as const },
    { match: near(AFTER_LEFT), direction: 'after' as const },
  ].filter((each) => each.match !== undefined && lead.start - (each.match?.index ?? 0) < 110)
  const last = candidates.sort((a, b) => (b.match?.index ?? 0) - (a.match?.index ?? 0))[0]
  if (!last?.match) return undefined
  const open = last.match.index + last.match[0].length
  const rest = form.slice(open, lead.start)
  if (/[.;]/u.test(rest)) return undefined
  const found = anchorIn(rest, lexicon, 14) ?? anchorIn(lastWord(last.match[0]) + rest, lexicon, 4)
  const gap = found ? rest.slice(found.end).trim() : 'x'
  const limited = lexicon.limits.latest.test(lead.words) || lexicon.limits.least.test(lead.words)
  lexicon.limits.latest.lastIndex = 0
  lexicon.limits.least.lastIndex = 0
  if (!found || (gap.length > 3 && !limited) || gap.length > 60) return undefined
  return {
    start: last.match.index + (/^[ ,(]/.test(last.match[0]) ? 1 : 0),
    end: at.end,
    direction: last.direction,
    anchor: found.anchor,
    ...anchorOf(found),
    anchorPrinted: true,
  }
}

/** "không quá 30 ngày làm việc": an end without a beginning; "ít nhất 07 ngày" without "trước" says nothing. */
function withoutAnchor(
  at: Span,
  lead: { start: number; words: string },
  left: string,
  lexicon: Lexicon,
): Way | undefined {
  const latest = spansOf(lead.words, lexicon.limits.latest).filter(
    (span) => lead.words.slice(span.start, span.end) !== 'trong',
  )
  const longer = /(?:^| )(?:là|thì) $|[:(] $/u.test(lead.words) && COMPLEX.test(left.slice(-90))
  if (latest.length === 0 && !longer) return undefined
  return { start: lead.start, end: at.end, direction: 'after', anchor: null, anchorPrinted: false }
}

/** What a reply may take longer for. */
export const COMPLEX =
  /phức tạp|khó khăn|(?:việc|nội dung|vấn đề|kiến nghị|ý kiến) khó|kéo dài|nhiều (?:ngành|cơ quan|đơn vị|lĩnh vực|cấp|bộ phận)|liên quan (?:đến |tới )?nhiều|chờ ý kiến|mời cơ quan|xác minh|thẩm tra|kiểm tra thực|xin ý kiến|giám định|đo đạc|thêm thời gian|nhiều thời gian|cần thời gian/u

const HOUR = '(?:(?:lúc )?(?<hour>\\d{1,2}) ?(?:giờ|h|g|:) ?(?<minute>\\d{2})?(?: phút)?,? ?)?'
const DATE_LEAD = new RegExp(`${HOUR}(?:ngày )?$`, 'u')
const WINDOW_LINK =
  /^ ?(?:\([^)]{0,20}\) ?)?(?:đến|tới|-)(?: hết)?(?: ngày)? ?(?:\d{1,2} giờ(?: \d{2})?(?: phút)?,? ?(?:ngày )?)?$/u
const DUE_WORDS = /(?:hoàn thành|xong|trình|gửi|nộp|báo cáo|kết thúc|hết|đến|về|hạn|thời gian)$/u

/** All fixed dates of a sentence that some word makes a deadline. */
function datedTerms(form: string, lexicon: Lexicon, year: number | null): Term[] {
  const dates = findDates(form, year)
  const terms: Term[] = []
  for (const [index, date] of dates.entries()) {
    const next = dates[index + 1]
    const hour = DATE_LEAD.exec(form.slice(0, date.start))
    const head = form.slice(0, hour?.index ?? date.start)
    if (
      next &&
      /(?:^|[ ,(:])từ (?:ngày )?$/u.test(form.slice(0, date.start)) &&
      WINDOW_LINK.test(form.slice(date.end, next.start))
    ) {
      terms.push(windowTerm(date.date, next.date, head, date.start, next.end))
      continue
    }
    if (terms.some((term) => date.start >= term.start && date.end <= term.end)) continue
    const term = datedTerm(form, { head, date, hour }, lexicon)
    if (term) terms.push(term)
  }
  return terms
}

function windowTerm(from: string | null, to: string | null, head: string, at: number, end: number): Term {
  const start = /từ $/u.test(head) ? head.length - 3 : at
  if (from === null || to === null || from > to)
    return { ...EMPTY, start, end, problem: 'khoảng ngày không đọc được: xem lại ngày đầu và ngày cuối' }
  return { ...EMPTY, start, end, unit: 'window', direction: 'within', from, to }
}

/** "Ngày 18/9/2025, Văn phòng tổng hợp …": the day stands at the head of the sentence. */
const OPENS = /^ *(?:bước (?:\d+|[ivx]+|thứ [\p{L}]+) ?[:.-] ?)?(?:\()?(?:vào |trong )?$/u

function datedTerm(
  form: string,
  { head, date, hour }: { head: string; date: FoundDate; hour: RegExpExecArray | null },
  lexicon: Lexicon,
): Term | undefined {
  const lead = leadBefore(head, lexicon)
  const words = lead.words
  const strict = /(?:^|[ ,:(])trước ?$/u.test(words)
  const limited =
    strict ||
    spansOf(words, lexicon.limits.latest).some((span) => words.slice(span.start, span.end) !== 'trong') ||
    /(?:^|[ ,:(])(?:trong|vào|đến)(?: hết| hết ngày)? ?$/u.test(words) ||
    DUE_WORDS.test(form.slice(0, lead.start).trimEnd()) ||
    /(?:đến hết|đến|hết) ?$/u.test(head) ||
    (/: ?(?:vào )?$/u.test(head) && /^ ?(?:\([^)]*\))?[.;]?$/u.test(form.slice(date.end))) ||
    (OPENS.test(head) && /^ ?[,:]/u.test(form.slice(date.end)))
  if (!limited) return undefined
  const groups = hour?.groups ?? {}
  const clock = groups.hour === undefined ? undefined : `${groups.hour} giờ ${groups.minute ?? '00'}`
  const start = lead.words.trim() === '' ? (hour?.index ?? date.start) : trimmed(form, lead.start)
  const base = { ...EMPTY, start, end: date.end, core: date.start }
  if (date.date === null) return { ...base, problem: 'không có ngày này trong lịch, hoặc không rõ năm' }
  return {
    ...base,
    unit: 'fixed',
    fixed: date.date,
    direction:
      (/^[ ,:(]*(?:trong|vào)(?![\p{L}])/u.test(words) || OPENS.test(head) || /: ?(?:vào )?$/u.test(head)) &&
      !strict
        ? 'on'
        : 'before',
    limit: strict && clock === undefined ? 'strictly_before' : 'by',
    ...(clock === undefined ? {} : { hour: clock, note: `bản in ghi ${clock}` }),
    ...(date.yearPrinted ? {} : { note: 'bản in không ghi năm; lấy năm của kế hoạch' }),
  }
}

function repeatedTerms(form: string, lexicon: Lexicon): Term[] {
  const series = (pattern: RegExp, every: Every) =>
    spansOf(form, pattern).map((span) => ({ ...EMPTY, ...span, every }))
  const other = spansOf(form, lexicon.otherPeriods).map((span) => ({
    ...EMPTY,
    ...span,
    problem: 'lặp lại theo kỳ không phải hằng tháng, hằng quý: hãy tự nhập',
  }))
  return [...series(lexicon.monthly, 'month'), ...series(lexicon.quarterly, 'quarter'), ...other]
}

/** "trong quý IV/2026", "hoàn thành trong tháng 11": a whole month or quarter something falls in. */
function windowedTerms(form: string, year: number | null): Term[] {
  return findWindows(form, year).flatMap((window) => {
    const lead = /(?:trong|vào|hoàn thành) (?:hoàn thành )?(?:trong )?$/u.exec(form.slice(0, window.start))
    const exact = /^(?:tháng|quý)/u.test(form.slice(window.start, window.end))
    if (!lead || !exact) return []
    const { from, to, start, end } = window
    return [{ ...EMPTY, start: lead.index, end, core: start, unit: 'window', direction: 'within', from, to }]
  })
}

const sameTerms = (form: string, lexicon: Lexicon): readonly Term[] =>
  spansOf(form, lexicon.sameTime).map((span) => ({ ...EMPTY, ...span, same: true as const }))

/** Every deadline of a sentence in the order of the text. */
export function termsOf(form: string, lexicon: Lexicon, year: number | null): readonly Term[] {
  const all = [
    ...countedTerms(form, lexicon),
    ...datedTerms(form, lexicon, year),
    ...windowedTerms(form, year),
    ...repeatedTerms(form, lexicon),
    ...sameTerms(form, lexicon),
  ]
  return all
    .filter((term, at) => !all.some((other, nth) => nth !== at && contains(other, term)))
    .sort((a, b) => a.start - b.start)
}

const contains = (outer: Term, inner: Term) =>
  outer.start <= inner.start && outer.end >= inner.end && outer.end - outer.start > inner.end - inner.start

/** When the conference is: a date, dates of several sessions, or a window of whole months. */
export function conferenceTime(form: string, year: number | null): Term | undefined {
  const dates = findDates(form, year)
  const sure = dates.filter((each) => each.date !== null)
  const [first] = sure
  const last = sure.at(-1)
  if (first?.date && last?.date) {
    const before = /(?:trước|chậm nhất|xong)(?: (?:trước|là|vào|đến|hết))*(?: ngày)? ?$/u.exec(
      form.slice(0, first.start),
    )
    if (before) return untilDate(first.date, before[0].includes('trước'), before.index, first.end)
    const days = sure.map((each) => each.date ?? '').sort()
    const lead = /(?:dự kiến )?(?:vào |trong |tổ chức )*(?:ngày )?$/u.exec(form.slice(0, first.start))
    const base = { ...EMPTY, start: lead?.index ?? first.start, end: last.end }
    if (days.at(0) === days.at(-1))
      return { ...base, unit: 'fixed', fixed: first.date, direction: 'on', limit: 'by' }
    return { ...base, unit: 'window', from: days.at(0) ?? '', to: days.at(-1) ?? '', direction: 'within' }
  }
  if (dates.length > 0) return undefined
  const windows = findWindows(form, year)
  const [window] = windows
  if (!window) return undefined
  const lead = /(?:dự kiến )?(?:vào |trong )*$/u.exec(form.slice(0, window.start))
  return {
    ...EMPTY,
    start: lead?.index ?? window.start,
    end: window.end,
    unit: 'window',
    from: window.from,
    to: window.to,
    direction: 'within',
  }
}

/** "xong trước ngày 30/11/2025": from the beginning of that year, as "trước tháng 9/2024". */
function untilDate(date: string, strict: boolean, start: number, end: number): Term {
  const last = Temporal.PlainDate.from(date).subtract({ days: strict ? 1 : 0 })
  return {
    ...EMPTY,
    start,
    end,
    unit: 'window',
    from: `${last.year}-01-01`,
    to: last.toString(),
    direction: 'within',
  }
}
