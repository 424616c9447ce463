// Rules: deadlines that count days: "chậm nhất 07 ngày làm việc trước …", "trước … ít nhất 10 ngày", "ngày làm việc thứ 6
// sau …". BLDS 2015 Điều 144–148 (thời hạn); the wording of offices as data in lexicon/deadlines.yaml.

import type { Lexicon } from './lexicon.form.ts'
import { has, type Span, spansOf } from './match.ts'
import { nextDays, sameDays } from './near-days.ts'
import { NUMBER, numberOf, WORD_NUMBER } from './numbers.ts'
import { anchorIn, anchorOf, COMPLEX, EMPTY, leadBefore, type Term, trimmed } from './term.ts'

const QUANTITY = new RegExp(
  `(?<![\\p{L}\\p{N}/.,-])(?:(?<low>\\d{1,3}) ?(?:-|đến|tới) ?)?${NUMBER} ?(?<unit>ngày \\(? ?(?:ngày )?làm việc ?\\)?|ngày|tuần(?: làm việc| lễ)?|tháng|giờ)(?![\\p{L}\\p{N}])`,
  'gu',
)
/** "ngày làm việc thứ 6 sau …": as many days as its number says. */
const ORDINAL = new RegExp(
  `(?<![\\p{L}])(?<unit>ngày(?: làm việc)?) thứ (?:(?<figure>\\d{1,2})|(?<words>${WORD_NUMBER}))(?=,? (?:sau|kể từ|tính từ|từ|trước|tiếp theo))`,
  'gu',
)
/**
 * "niêm yết 30 ngày", "niêm yết trong thời gian 15 ngày kể từ …": how long, not by when. Beside an event it is a deadline
 * where words of a limit or working days say so; otherwise nobody can tell, and it is no deadline.
 */
function isDuration(left: string, quantity: string, right: string, lexicon: Lexicon): boolean {
  if (!lexicon.notBefore.test(left)) return false
  const event = BEFORE_RIGHT.test(right) || AFTER_RIGHT.test(right)
  const limit = /(?:trong vòng|trong thời hạn|chậm nhất|muộn nhất|không quá|thời hạn)(?: là| sau)? ?$/u.test(
    left,
  )
  if (event && (limit || quantity.includes('làm việc'))) return false
  // "kể từ ngày niêm yết không quá 7 ngày": the posting itself is the event.
  return !/(?:kể từ|tính từ|sau) (?:ngày |khi )*[^,.;]{0,24}$/u.test(left)
}

/** "Quyết định số 15 ngày 20/3", "15 ngày 11 tháng 6", "07 ngày đầu tháng". */
const NOT_DAYS = /^ ?(\d|đầu |cuối |tháng \d|(?:một|01|1) lần|\/)/u

const FILLER = '(?:tiếp theo|kế tiếp|liền kề|liền|liên tiếp|đầu tiên|ngay) ?'
const BEFORE_RIGHT = /^[ ,(]*(?:tính )?trước(?: (?:khi|ngày|thời điểm|lúc|giờ|hôm))?(?![\p{L}])/u
const AFTER_RIGHT = new RegExp(
  `^[ ,(]*(?:${FILLER})?(?:làm việc )?(?:,? ?)(?:đều |cùng )?(?:(?:được )?(?:sau(?! đó)|tiếp theo(?= (?:của |kể từ |sau )?(?:ngày|hội nghị|buổi|cuộc))|kể từ|tính từ|tính kể từ|kể|từ(?= (?:khi|ngày|lúc|thời điểm|giờ|có|thông báo|hội nghị|buổi|cuộc|đối thoại|kết thúc|hôm))))(?: (?:khi|ngày|lúc|thời điểm|giờ|hôm|sau))*(?![\\p{L}])`,
  'u',
)
const BEFORE_LEFT = /(?:^|[ ,(:])(?:trước|cách|sớm hơn)(?: (?:khi|ngày|thời điểm|lúc|giờ|hôm))?(?![\p{L}])/gu
const AFTER_LEFT =
  /(?:^|[ ,(:])(?:sau|kể từ|tính từ|từ(?= (?:khi|ngày|lúc|thời điểm)))(?: (?:khi|ngày|lúc|thời điểm|giờ|hôm))*(?![\p{L}])/gu

const closesClause = (right: string) => /^ ?(?:\)|$|[.;,])/u.test(right)
/** For what a limit is, said behind it. */
const SCOPED = /^ (?:đối với|với những|với các|cho những|cho các) /u

const word = (words: string, pattern: RegExp) => pattern.test(words)

const TORN = 'hai số đứng liền nhau, không rõ là một số hay hai'

/** All counted deadlines of a sentence. */
export function countedTerms(form: string, lexicon: Lexicon): Term[] {
  const terms: Term[] = []
  for (const match of form.matchAll(QUANTITY)) {
    const start = match.index
    const end = start + match[0].length
    const right = form.slice(end)
    if (NOT_DAYS.test(right) || lexicon.notAfter.test(right.trimStart())) continue
    if (isDuration(form.slice(0, start), match[0], right, lexicon)) continue
    const term = countedTerm(form, { start, end }, match.groups ?? {}, lexicon)
    // "1 5 ngày": a figure torn in two, or two figures; neither is taken.
    const torn = /\d $/u.test(form.slice(0, start)) && /^\d/u.test(match[0])
    if (term) terms.push(torn ? { ...term, unit: null, count: null, limit: null, problem: TORN } : term)
  }
  for (const match of form.matchAll(ORDINAL)) {
    const at = { start: match.index, end: match.index + match[0].length }
    const term = countedTerm(form, at, match.groups ?? {}, lexicon)
    if (term) terms.push(term)
  }
  return [...sharing(form, terms), ...nextDays(form, lexicon), ...sameDays(form, lexicon)]
}

/** What a limit is for, named directly before it: "việc đơn giản 07 ngày". */
const MATTER =
  /(?:^|[;:,(] ?|và )(?:đối với |với |riêng )?(?:những |các )?(?:việc|vụ việc|ý kiến|nội dung|kiến nghị|trường hợp|câu hỏi|vấn đề) [^;:,.()]{2,40}(?: thì| là|:)? (?:trong |không quá |chậm nhất )*$/u

/**
 * "việc đơn giản 07 ngày, việc phải xác minh 20 ngày, tính từ ngày ký kết luận"; "15 ngày; vụ việc phức tạp: 30 ngày (đều
 * tính từ …)": the event at the end is of every limit before it.
 */
function sharing(form: string, terms: readonly Term[]): Term[] {
  const last = terms.findLast(
    (term) => term.anchorPrinted && term.direction === 'after' && term.count !== null,
  )
  if (!last) return [...terms]
  const core = last.core ?? last.start
  const both = /(?:đều|cùng) (?:tính|kể) /u.test(form.slice(core, last.end))
  if (!both && !(MATTER.test(form.slice(0, core)) && /^[^,(]*[,(]/u.test(form.slice(core, last.end))))
    return [...terms]
  const event = { direction: last.direction, anchor: last.anchor, anchorPrinted: true } as const
  const of = last.anchorOf === undefined ? {} : { anchorOf: last.anchorOf }
  const known = terms.map((term) =>
    both && term.end <= core && term.anchor === null && term.direction === 'after'
      ? { ...term, ...event, ...of }
      : term,
  )
  const bare = [...form.slice(0, core).matchAll(QUANTITY)].flatMap((match): Term[] => {
    const at = { start: match.index, end: match.index + match[0].length }
    if (terms.some((term) => term.start < at.end && term.end > at.start)) return []
    if (!MATTER.test(form.slice(0, at.start)) || !closesClause(form.slice(at.end))) return []
    const size = unitOf(match.groups?.unit ?? '', numberOf(match.groups ?? {}))
    return [
      { ...EMPTY, ...size, ...event, ...of, limit: size.count === null ? null : 'by', ...at, core: at.start },
    ]
  })
  return [...bare, ...known]
}

type Size = Pick<Term, 'unit' | 'count' | 'problem' | 'note' | 'other'>

function unitOf(printed: string, count: number | null): Size {
  if (count === null) return { unit: null, count, problem: 'số bằng chữ và bằng số không khớp nhau' }
  if (printed.includes('ngày'))
    return { unit: printed.includes('làm việc') ? 'working_day' : 'calendar_day', count }
  if (printed === 'tuần' || printed === 'tuần lễ')
    return { unit: 'calendar_day', count: count * 7, note: `bản in ghi ${count} tuần` }
  // A day by another name; of more hours nobody can tell whether days off are among them.
  if (printed === 'giờ' && count === 24)
    return { unit: 'calendar_day', count: 1, note: 'bản in ghi 24 giờ, đọc là một ngày' }
  return { unit: null, count: null, problem: `hạn tính bằng ${printed}, hãy chọn số ngày`, other: true }
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
  const size: Size = groups.low
    ? { unit: null, count: null, problem: 'bản in nêu một khoảng số ngày, hãy chọn một số' }
    : unitOf(groups.unit ?? '', numberOf(groups))
  return {
    ...EMPTY,
    ...size,
    ...way,
    limit: size.count === null && size.other !== true ? null : 'by',
    core: at.start,
    start: trimmed(form, Math.min(way.start, lead.start)),
  }
}

type Way = Span & Pick<Term, 'direction' | 'anchor' | 'anchorPrinted' | 'anchorOf' | 'event'>

/** Nothing is due before the end of a conference: "trước mỗi đợt đối thoại" is before it begins. */
const beginning = (way: Way | undefined): Way | undefined =>
  way?.direction === 'before' && way.anchor === 'conference_end' ? { ...way, anchor: 'conference' } : way

function directionOf(
  form: string,
  at: Span,
  lead: { start: number; words: string },
  lexicon: Lexicon,
): Way | undefined {
  const right = form.slice(at.end)
  const way =
    fromExpiry(form, at, lexicon) ??
    further(form, at) ??
    fromRight(right, at, BEFORE_RIGHT, 'before', lexicon) ??
    fromRight(right, at, AFTER_RIGHT, 'after', lexicon) ??
    fromLead(right, at, lead, lexicon) ??
    fromLeft(form, at, lead, lexicon) ??
    withoutAnchor(at, lead, form.slice(0, lead.start), right, lexicon)
  return beginning(way && ofConclusion(way, form))
}

/** "Công khai kết luận …: sau khi ban hành 02 ngày": what is issued is what the clause speaks of. */
function ofConclusion(way: Way, form: string): Way {
  const said = form.slice(way.start, way.end)
  return way.anchor === 'plan_issued' &&
    !said.includes('kế hoạch') &&
    form.slice(0, way.start).includes('kết luận')
    ? { ...way, anchor: 'conclusion_issued' }
    : way
}

/** "cho thêm tối đa 15 ngày làm việc": on top of the time to answer. */
function further(form: string, at: Span): Way | undefined {
  const match = /(?:^|[ ,])((?:cho |được |thì )*thêm (?:tối đa |không quá |nhiều nhất )*)$/u.exec(
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
    /(?:^|[ ,(])((?:(?:sau|kể từ|từ|tính từ) )?(?:khi |ngày )*(?:hết|kết thúc) (?:thời )?hạn[^,.;:]{0,40}?),?(?: (?:là|quá|không quá|chậm nhất|muộn nhất|trong vòng|trong))* $/u.exec(
      left,
    ) ?? expiredThen(left)
  const words = match?.[1]
  if (!match || words === undefined) return undefined
  const found = anchorIn(words, lexicon, 12)
  const start = match.index + match[0].indexOf(words)
  return {
    start,
    end: at.end,
    direction: 'after',
    anchor: found?.anchor ?? (REFERRED.test(words) ? 'previous_rule' : null),
    ...anchorOf(found),
    anchorPrinted: true,
  }
}

/** "hết hạn nêu tại điểm 1.2", "hết thời hạn trên": another line's own deadline. */
const REFERRED =
  /(?:nêu|quy định|tại|ở) (?:tại |ở )?(?:điểm|khoản|mục|bước|ý|nhiệm vụ|phần|trên)|hạn (?:trên|này|đó|nêu trên)/u

/** "Sau khi hết hạn nêu tại điểm 1.2, Văn phòng có 02 ngày làm việc để …": whose time begins there. */
const expiredThen = (left: string) =>
  /(?:^|[ ,(])((?:sau|kể từ|từ|tính từ) (?:khi |ngày )*(?:hết|kết thúc) (?:thời )?(?:hạn|thời gian)[^,;:]{0,60}), [^,.;:]{2,60} có (?:thời hạn |thời gian |tối đa |không quá )*$/u.exec(
    left,
  )

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
  const found = eventBehind(rest, match[0], lexicon, 26)
  return {
    start: at.start,
    end: at.end + match[0].length + (found ? found.end : (/^[^,.;:()]{0,60}/.exec(rest)?.[0].length ?? 0)),
    direction,
    anchor: found?.anchor ?? null,
    ...anchorOf(found),
    anchorPrinted: true,
  }
}

/** The event behind a preposition whose last word may belong to it: "trước ngày" + " diễn ra". */
function eventBehind(rest: string, words: string, lexicon: Lexicon, reach: number) {
  const own = /(?:khi|ngày|lúc|thời điểm|giờ|hôm)$/u.exec(words.trimEnd())?.[0] ?? ''
  const with_ = own === '' ? undefined : anchorIn(own + rest, lexicon, 4)
  const found = with_ && with_.start === 0 ? with_ : anchorIn(rest, lexicon, reach)
  return found && { ...found, end: found.end - (found === with_ ? own.length : 0) }
}

/** "trước 05 ngày tổ chức Hội nghị", "sau 05 ngày tổ chức Hội nghị", "trước 07 ngày làm việc". */
function fromLead(
  right: string,
  at: Span,
  lead: { start: number; words: string },
  lexicon: Lexicon,
): Way | undefined {
  const before = word(lead.words, /(?:^|[ ,:(])(?:trước|cách|sớm hơn)(?![\p{L}])/u)
  const after = word(lead.words, /(?:^|[ ,:(])sau(?![\p{L}])/u)
  if (before === after) return undefined
  const compared = /^ so với /u.exec(right)?.[0].length ?? 0
  const found = anchorIn(right.slice(compared), lexicon, 14)
  return {
    start: lead.start,
    end: found ? at.end + compared + found.end : at.end,
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
  ].filter((each) => each.match !== undefined && lead.start - (each.match?.index ?? 0) < 130)
  const last = candidates.sort((a, b) => (b.match?.index ?? 0) - (a.match?.index ?? 0))[0]
  if (!last?.match) return undefined
  const open = last.match.index + last.match[0].length
  const rest = form.slice(open, lead.start)
  if (/[.;]/u.test(rest)) return undefined
  const found = eventBehind(rest, last.match[0], lexicon, 14)
  const gap = found ? rest.slice(found.end).trim() : 'x'
  const limited = has(lead.words, lexicon.limits.latest) || has(lead.words, lexicon.limits.least)
  if (!found || (gap.length > 3 && !limited) || gap.length > 60) return undefined
  const start = last.match.index + (/^[ ,(:]/.test(last.match[0]) ? 1 : 0)
  return {
    start,
    ...(gap.length > 3 ? { event: { start, end: open + found.end } } : {}),
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
  right: string,
  lexicon: Lexicon,
): Way | undefined {
  const latest = spansOf(lead.words, lexicon.limits.latest).filter(
    (span) => lead.words.slice(span.start, span.end) !== 'trong',
  )
  // "…; việc phức tạp 20 ngày": the case directly before its number, or with "là", "thì" or a colon between.
  const longer =
    (/(?:^| )(?:là|thì) $|[:(] $/u.test(lead.words) && COMPLEX.test(left.slice(-90))) ||
    (/(?:^|[;,.(]| -) ?(?:[^;,.()]* )?$/u.test(left) &&
      COMPLEX.test(/[^;,.()]{0,70}$/u.exec(left)?.[0].replace(/^.* - /u, '') ?? '') &&
      closesClause(right))
  // "Ban hành kết luận: 05 ngày làm việc.": a number at the end of its clause, taken only under "Sau hội nghị".
  const closes = closesClause(right)
  // "…: trong 15 ngày đối với việc đã rõ; trong 40 ngày đối với việc phải xác minh": the event stands before both.
  const scoped = SCOPED.test(right) && /(?:^|[ ,(:])trong $/u.test(lead.words)
  const bare = closes && (/(?:^| )trong $|[:(-] ?$/u.test(lead.words) || /[:(-] ?$/u.test(left))
  if (latest.length === 0 && !longer && !bare && !scoped) return undefined
  return { start: lead.start, end: at.end, direction: 'after', anchor: null, anchorPrinted: false }
}
