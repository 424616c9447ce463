// Rules: deadlines that name a day, a stretch of days or a repetition: "trước 17 giờ ngày 10/12", "từ 01/10 đến hết
// 15/10", "trong quý IV", "ngày 25 hằng tháng".
import type { Every } from '../codes.ts'
import { type FoundDate, findDates, findWindows } from './dates.ts'
import type { Lexicon } from './lexicon.form.ts'
import { type Span, spansOf } from './match.ts'
import { anchorIn, EMPTY, leadBefore, type Term, trimmed } from './term.ts'

const HOUR = "(?:(?:lúc |từ )?(?<hour>\\d{1,2}) ?(?:giờ|h|g|:) ?(?<minute>\\d{2})?(?: phút|['’′])?,? ?)?"
const WEEKDAY =
  '(?:(?:buổi )?(?:sáng|chiều|tối),? )?(?:\\(?(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\\)?,? ?)?'
const DATE_LEAD = new RegExp(`${HOUR}${WEEKDAY}(?:ngày )?\\(?$`, 'u')
const WINDOW_LINK = new RegExp(
  `^\\)? ?(?:\\([^)]{0,20}\\) ?)?,? ?(?:(?:cho |kéo dài |kéo )?(?:đến|tới)|-|(?:và )?(?:kết thúc|xong|hoàn thành|hoàn tất|dứt(?: điểm)?|khóa sổ|chốt|đóng)(?: vào| trong)?)(?: hết)?(?: ngày)? ?(?:\\d{1,2} giờ(?: \\d{2})?(?: phút)?,? ?)?${WEEKDAY}(?:ngày )?\\(?$`,
  'u',
)
/** "12/10 - 16/10/2026", whatever stands before it. */
const RANGE = /^\d{1,2} ?\/ ?\d{1,2} ?- ?(?:ngày )?\d{1,2} ?\/ ?\d{1,2}(?: ?\/ ?\d{2,4})?$/u
/** Behind the number of a paper a day is its own. */
const CITED =
  /(?:số|luật|nghị định|thông tư|quyết định|công văn|kế hoạch|nghị quyết|quy chế|tờ trình|báo cáo|thông báo)[^,;.]{0,50}, ?$/u
const DUE_WORDS =
  /(?:hoàn thành|hoàn tất|xong|trình|gửi|nộp|báo cáo|kết thúc|hết|đến|về|hạn|thời gian|chốt|phát hành|chạy thử|tổng duyệt|kiểm tra|phân loại|tổng hợp|trả lời)$/u

/** All fixed dates of a sentence that some word makes a deadline. */
export function datedTerms(form: string, lexicon: Lexicon, year: number | null): Term[] {
  const dates = findDates(form, year)
  const terms: Term[] = []
  for (const [index, date] of dates.entries()) {
    const next = dates[index + 1]
    const hour = DATE_LEAD.exec(form.slice(0, date.start))
    const head = form.slice(0, hour?.index ?? date.start)
    if (
      next &&
      WINDOW_LINK.test(form.slice(date.end, next.start)) &&
      (opensWindow(form.slice(0, date.start)) || RANGE.test(form.slice(date.start, next.end)))
    ) {
      terms.push(windowTerm(date.date, next.date, form.slice(0, date.start), next.end))
      continue
    }
    if (terms.some((term) => date.start >= term.start && date.end <= term.end)) continue
    const until = untilConference(form, date, lexicon)
    if (until) {
      terms.push(until)
      continue
    }
    const pair = next && pairTerm(form, date, next)
    if (pair) {
      terms.push(pair)
      continue
    }
    const term = startTerm(form, date) ?? datedTerm(form, { head, date, hour }, lexicon)
    if (term) terms.push(term)
  }
  return terms
}

/** Counted from a day, or in force since: no work begins there. */
const SINCE = /(?:kể|tính|hiệu lực|thi hành|áp dụng|số liệu|nhiệm kỳ|nghỉ|ốm|công tác|sinh) $/u

/** "thông báo rộng rãi từ ngày 06/11/2025": a beginning without an end. */
function startTerm(form: string, date: FoundDate): Term | undefined {
  const head = form.slice(0, date.start)
  const lead = FROM.exec(head)?.[1]
  const start = date.start - (lead?.length ?? 0)
  if (lead === undefined || date.date === null || SINCE.test(form.slice(0, start))) return undefined
  const goesOn = /^\)? ?,? ?(?:cho |kéo dài )?(?:đến|tới|-)/u.test(form.slice(date.end))
  if (goesOn) return undefined
  const day = { unit: 'fixed', direction: 'on', fixed: date.date, starts: true } as const
  return { ...EMPTY, ...day, start, end: date.end, core: date.start, note: 'bản in chỉ nêu ngày bắt đầu' }
}

/** "từ thứ Bảy 14/3 đến ngày họp". */
function untilConference(form: string, date: FoundDate, lexicon: Lexicon): Term | undefined {
  const lead = FROM.exec(form.slice(0, date.start))
  const to = /^\)? ?,? ?(?:(?:cho |kéo dài )?(?:đến|tới)) (?:tận |hết |sát )?/u.exec(form.slice(date.end))
  if (!lead || !to || date.date === null) return undefined
  const behind = date.end + to[0].length
  const event = anchorIn(form.slice(behind), lexicon, 0)
  if (event?.anchor !== 'conference') return undefined
  return {
    ...EMPTY,
    start: date.start - (lead[1]?.length ?? 0),
    end: behind + event.end,
    unit: 'window',
    direction: 'within',
    limit: 'by',
    from: date.date,
    until: 'conference',
  }
}

/** "từ 01/9", or the first day of "09 - 11/9" with no other word of a limit before it. */
/** "Từ khoảng 26/10 gì đó đến tầm 30/10": a stretch, whatever stands in between; never two dates. */
const STRETCH = /(?<!kể |tính )(?<![\p{L}])từ [^,;.]{0,24}$/u
/** "Ngày 02/11 và 03/11/2026": two days side by side are one stretch. */
const BESIDE = /^(?: và |, ?)(?:ngày )?$/u

function pairTerm(form: string, date: FoundDate, next: FoundDate): Term | undefined {
  const [head, link] = [form.slice(0, date.start), form.slice(date.end, next.start)]
  const span = { start: date.start, end: next.end }
  if (STRETCH.test(head) && /^[^;]{0,50}(?:đến|tới) [^;]{0,30}$/u.test(link))
    return { ...EMPTY, ...span, problem: 'khoảng ngày không đọc được: xem lại ngày đầu và ngày cuối' }
  if (!BESIDE.test(link) || date.date === null || next.date === null) return undefined
  const opens =
    OPENS.test(head.replace(/(?:các )?ngày $/u, '')) ||
    /(?:trong|vào|: hoàn thành) (?:các |hai )?(?:ngày )?$/u.test(head)
  const between = /(?:^|[ ,(:])(?:(?:trong )?khoảng )?giữa (?:ngày )?$/u.test(head) && date.date < next.date
  const follows = Temporal.PlainDate.from(date.date).add({ days: 1 }).toString() === next.date
  if (!between && !(opens && follows)) return undefined
  return {
    ...EMPTY,
    ...span,
    unit: 'window',
    direction: 'within',
    limit: 'by',
    from: date.date,
    to: next.date,
  }
}

const FROM = new RegExp(
  `(?:^|[ ,(:])((?:bắt đầu )?(?:từ|bắt đầu) (?:\\d{1,2} giờ(?: \\d{2})?(?: phút)?,? )?${WEEKDAY}(?:ngày )?\\(?)$`,
  'u',
)
const BARE_FROM = new RegExp(
  `(?:^ *|[:;,(] ?|(?:hoàn thành|trong|vào|thời gian|khoảng|đợt|tuần|từ|các ngày|ngày) )(?:các |hai |ba )?(${WEEKDAY}(?:ngày )?)$`,
  'u',
)
const opensWindow = (head: string) => FROM.test(head) || BARE_FROM.test(head)

function windowTerm(from: string | null, to: string | null, head: string, end: number): Term {
  const start = head.length - (FROM.exec(head)?.[1]?.length ?? BARE_FROM.exec(head)?.[1]?.length ?? 0)
  if (from === null || to === null || from > to)
    return { ...EMPTY, start, end, problem: 'khoảng ngày không đọc được: xem lại ngày đầu và ngày cuối' }
  return { ...EMPTY, start, end, unit: 'window', direction: 'within', limit: 'by', from, to }
}

/** "Ngày 18/9/2025, Văn phòng tổng hợp …": the day stands at the head of the sentence. */
const OPENS =
  /(?:^|; ?|^[^:;]{2,40}: ?) *(?:bước (?:\d+|[ivx]+|thứ [\p{L}]+) ?[:.-] ?)?(?:\()?(?:vào |trong )?$/u
/** What stands behind a day that opens a clause: a comma, or at once who acts. */
const OPENED =
  /^ ?(?:\([^)]*\) ?)?(?:[,:-]|(?:các |văn phòng|phòng |trưởng |ubnd|ủy ban|tổ |công an|chủ tịch|thôn|ấp|mttq|mặt trận|ban |đơn vị))/u

/** "số liệu tính đến ngày 30/6": how far figures go. */
const UP_TO = /(?:tính đến|(?:số liệu|tình hình|kết quả)[^,.;:]{0,30} đến)(?: hết)?(?: ngày)? ?$/u

/** "từ 16 giờ đến 21 giờ ngày 24/4": how long that day, not by when. */
const HOURS = /từ (?:lúc )?\d{1,2} ?(?:giờ|h|g|:)[^,;.]{0,14}(?:đến|tới|-) ?$/u

/** Behind these words a day is that of a meeting, a paper or a beginning, not one by which something is done. */
const NO_DUE =
  /(?<![\p{L}])(?:họp|hội nghị|đối thoại|buổi|phiên|kỳ|làm việc|hiệu lực|ban hành|ký|thành lập|sáp nhập|từ|sau|bắt đầu|khởi động|kết thúc|lập|đề|ra|sinh|số|theo|của|tại)(?![\p{L}])[^,;.:]{0,16}$/u

/** "tại cuộc họp (12/3/2026)": when something else was. */
const MEETING =
  /(?:họp|làm việc|ban hành|công văn|kế hoạch|quyết định|lần trước|năm trước|năm ngoái)[^,;.]{0,24}$/u

/** "Duyệt câu trả lời thứ Ba 24/3/2026;": the day closes what is said, or its weekday or part of the day is named. */
function stands(form: string, head: string, date: FoundDate, hour: RegExpExecArray | null): boolean {
  const named = /thứ|chủ nhật|sáng|chiều|tối/u.test(hour?.[0] ?? '')
  const closes = /^ ?(?:\([^)]*\))?[)]?(?:$|[.;,])/u.test(form.slice(date.end))
  if (!(named || closes) || head.trim() === '' || CITED.test(head)) return false
  // "vào thứ Năm của tuần liền trước hội nghị (19/3/2026)": the day itself, said again.
  const again = /\((?:là |tức |nhằm )?$/u.test(head) || /\((?:ngày )?$/u.test(form.slice(0, date.start))
  return again && /^ ?\)/u.test(form.slice(date.end)) ? !MEETING.test(head) : !NO_DUE.test(head)
}

const BACK =
  /^,? ?(?:ít nhất |tối thiểu |khoảng |chậm nhất |là )*(?:nửa tháng|(?:\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:\(\d{1,3}\) )?(?:ngày|tuần|tháng)(?![\p{L}]| \d))/u

function datedTerm(
  form: string,
  { head, date, hour }: { head: string; date: FoundDate; hour: RegExpExecArray | null },
  lexicon: Lexicon,
): Term | undefined {
  const lead = leadBefore(head, lexicon)
  const words = lead.words
  const strict = /(?:^|[ ,:(])trước(?: (?:dịp |kỳ nghỉ )?(?:lễ|tết))? ?$/u.test(words)
  const latest = spansOf(words, lexicon.limits.latest).some(
    (span) => words.slice(span.start, span.end) !== 'trong',
  )
  const limited =
    strict ||
    latest ||
    /(?:^|[ ,:(])(?:trong|vào|đến)(?: hết| hết ngày)? ?$/u.test(words) ||
    /(?:hết|cuối|trong) (?:giờ|ngày|buổi)/u.test(words) ||
    DUE_WORDS.test(form.slice(0, lead.start).trimEnd()) ||
    /(?:đến hết|đến|hết) ?$/u.test(head) ||
    (/[:,(] ?(?:vào )?$/u.test(head) &&
      /^ ?(?:\([^)]*\))?[.;)]*(?:$|[.;])/u.test(form.slice(date.end)) &&
      !CITED.test(head)) ||
    /(?:hạn|thời hạn|mốc)(?: chót| cuối| cuối cùng)? [^,;.]{2,80} (?:là|vào)(?: lúc)? ?$/u.test(head) ||
    (OPENS.test(head) && OPENED.test(form.slice(date.end)))
  const loose = !limited && stands(form, head, date, hour)
  if (!(limited || loose) || UP_TO.test(head) || HOURS.test(head)) return undefined
  const groups = hour?.groups ?? {}
  const clock = groups.hour === undefined ? undefined : `${groups.hour} giờ ${groups.minute ?? '00'}`
  const start = lead.words.trim() === '' ? (hour?.index ?? date.start) : trimmed(form, lead.start)
  const base = { ...EMPTY, start, end: date.end, core: date.start }
  // "trước 20/11 nửa tháng", "trước ngày 20/11 ít nhất 05 ngày": counted back from that day, not due on it.
  if (strict && BACK.test(form.slice(date.end)))
    return { ...base, problem: 'hạn đếm lùi từ một ngày đã nêu: hãy tính ra ngày' }
  if (date.date === null) return { ...base, problem: 'không có ngày này trong lịch, hoặc không rõ năm' }
  const on =
    /^[ ,:(]*(?:trong|vào)(?![\p{L}])/u.test(words) || OPENS.test(head) || /: ?(?:vào )?$/u.test(head)
  return {
    ...base,
    unit: 'fixed',
    fixed: date.date,
    direction: on && !strict && !latest ? 'on' : 'before',
    limit: strict && clock === undefined ? 'strictly_before' : 'by',
    ...(clock === undefined ? {} : { hour: clock, note: `bản in ghi ${clock}` }),
    ...(date.yearPrinted ? {} : { note: 'bản in không ghi năm; lấy năm của kế hoạch' }),
    ...(loose ? { loose } : {}),
  }
}

export function repeatedTerms(form: string, lexicon: Lexicon): Term[] {
  const series = (pattern: RegExp, every: Every) =>
    spansOf(form, pattern).map((span) => ({ ...EMPTY, ...dayOf(form, span), every }))
  const other = spansOf(form, lexicon.otherPeriods).map((span) => ({
    ...EMPTY,
    ...span,
    problem: 'lặp lại theo kỳ không phải hằng tuần, hằng tháng, hằng quý: hãy tự nhập',
  }))
  return [
    ...series(lexicon.weekly, 'week'),
    ...series(lexicon.monthly, 'month'),
    ...series(lexicon.quarterly, 'quarter'),
    ...series(lexicon.halfYearly, 'half_year'),
    ...other,
  ]
}

const DAY = /(?:ngày|thứ|tuần|cuối|đầu|trước) [\p{L}\d]/u

/** "Vào ngày 25 hằng tháng": a day of the period is a limit; without one the period alone is said. */
function dayOf(form: string, span: Span): Span & Pick<Term, 'limit' | 'note'> {
  const words = form.slice(span.start, span.end)
  const strict = /^trước /u.test(words) || /(?:^|[ ,(:])trước $/u.test(form.slice(0, span.start))
  const start = strict && !words.startsWith('trước') ? span.start - 'trước '.length : span.start
  return DAY.test(words)
    ? {
        start,
        end: span.end,
        limit: strict ? 'strictly_before' : 'by',
        note: `ngày trong kỳ: “${words.trim()}”`,
      }
    : behind(form, span)
}

/** "Hàng tháng, tại cuộc họp với các trưởng ấp (ngày 02)": the day stands behind the period. */
function behind(form: string, span: Span): Span & Pick<Term, 'limit' | 'note'> {
  const match =
    /^[^.;]{0,90}?[(, ]((?:vào |trước |chậm nhất |muộn nhất |là )*ngày \d{1,2}(?:(?:, | và )(?:ngày )?\d{1,2})*)(?=[),.;]|$)/u.exec(
      form.slice(span.end),
    )
  const day = match?.[1]
  if (day === undefined) return { ...span, limit: null }
  return {
    ...span,
    limit: day.startsWith('trước') ? 'strictly_before' : 'by',
    note: `ngày trong kỳ: “${day}”`,
  }
}

const END_OF =
  /(?:^|[ ,(:])((?:(?:trước|chậm nhất|muộn nhất|xong|hoàn thành|là|vào|cho) )*(?:khi |ngày )?(?:đến |tới )?(?:hết|kết thúc|cuối|ngày cuối|ngày cuối cùng của|ngày cuối của) )$/u

/** "trước khi kết thúc tháng 6", "đến hết quý III": the last day of it still counts. "cuối tháng 9" alone says no day. */
export function endTerms(form: string, year: number | null): Term[] {
  return findWindows(form, year, true).flatMap((window): Term[] => {
    const lead = END_OF.exec(form.slice(0, window.start))
    const words = lead?.[1]
    if (!lead || words === undefined || !/^(?:tháng|quý)/u.test(form.slice(window.start))) return []
    if (/cuối $/u.test(words) && !/(?:trước|chậm nhất|muộn nhất|ngày) /u.test(words)) return []
    const start = window.start - words.length
    const by = { unit: 'fixed', direction: 'before', limit: 'by', fixed: window.to } as const
    return [
      { ...EMPTY, start, end: window.end, core: window.start, ...by, note: 'ngày cuối của kỳ nêu trong câu' },
    ]
  })
}

/** "trong quý IV/2026", "hoàn thành trong tháng 11": a whole month or quarter something falls in. */
export function windowedTerms(form: string, year: number | null): Term[] {
  return findWindows(form, year).flatMap((window): Term[] => {
    const lead =
      /(?:(?:chậm nhất |muộn nhất |hoàn thành |hoàn tất |xong )*(?:trong|vào)|hoàn thành|xong) (?:hoàn thành )?(?:trong )?$/u.exec(
        form.slice(0, window.start),
      )
    const exact = /^(?:tháng|quý|thượng|trung|hạ)/u.test(form.slice(window.start, window.end))
    // "Quý IV/2026: quyết toán …".
    const opens = /^ *$|; ?$/u.test(form.slice(0, window.start)) && /^ ?[:,]/u.test(form.slice(window.end))
    if (!(lead || opens) || !exact) return []
    const { from, to, start, end } = window
    const within = { unit: 'window', direction: 'within', limit: 'by', from, to } as const
    return [{ ...EMPTY, start: lead?.index ?? start, end, core: start, ...within }]
  })
}
