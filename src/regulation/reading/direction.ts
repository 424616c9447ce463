// Rules: whether a number of days runs before or after an event, and which: "07 ngày trước khi …", "kể từ ngày … trong 15
// ngày", "hết hạn nêu tại điểm 1.2, 02 ngày". BLDS 2015 Điều 144–148 (thời hạn).

import type { Lexicon } from './lexicon.form.ts'
import { has, type Span, spansOf } from './match.ts'
import { anchorIn, anchorOf, COMPLEX, type Term } from './term.ts'

const FILLER = '(?:tiếp theo|kế tiếp|liền kề|liền|liên tiếp|đầu tiên|ngay) ?'
/** "…, tính ngược từ ngày khai mạc", "khi còn 05 ngày nữa đến hội nghị". */
export const BEFORE_RIGHT =
  /^[ ,(]*(?:(?:tính )?trước|(?:tính |đếm )?(?:ngược|lùi)(?: lại| về trước)? (?:kể )?(?:từ|so với)|nữa (?:là |mới |thì )*(?:đến|tới))(?: (?:khi|ngày|thời điểm|lúc|giờ|hôm))?(?![\p{L}])/u
export const AFTER_RIGHT = new RegExp(
  `^[ ,(]*(?:${FILLER})?(?:làm việc )?(?:,? ?)(?:đều |cùng )?(?:(?:được )?(?:sau(?! đó)|tiếp theo(?= (?:của |kể từ |sau )?(?:ngày|hội nghị|buổi|cuộc))|kể từ|tính từ|tính kể từ|kể|từ(?= (?:khi|ngày|lúc|thời điểm|giờ|có|thông báo|hội nghị|buổi|cuộc|đối thoại|kết thúc|hôm))))(?: (?:khi|ngày|lúc|thời điểm|giờ|hôm|sau))*(?![\\p{L}])`,
  'u',
)
const BEFORE_LEFT = /(?:^|[ ,(:])(?:trước|cách|sớm hơn)(?: (?:khi|ngày|thời điểm|lúc|giờ|hôm))?(?![\p{L}])/gu
const AFTER_LEFT =
  /(?:^|[ ,(:])(?:sau|kể từ|tính từ|từ(?= (?:khi|ngày|lúc|thời điểm)))(?: (?:khi|ngày|lúc|thời điểm|giờ|hôm))*(?![\p{L}])/gu

export const closesClause = (right: string) => /^ ?(?:\)|$|[.;,])/u.test(right)
/** For what a limit is, said behind it. */
export const SCOPED = /^ (?:đối với|với những|với các|cho những|cho các) /u

const word = (words: string, pattern: RegExp) => pattern.test(words)

export type Way = Span &
  Pick<Term, 'direction' | 'anchor' | 'anchorPrinted' | 'anchorOf' | 'event' | 'follows'>

/** Nothing is due before the end of a conference: "trước mỗi đợt đối thoại" is before it begins. */
const beginning = (way: Way | undefined): Way | undefined =>
  way?.direction === 'before' && way.anchor === 'conference_end' ? { ...way, anchor: 'conference' } : way

export function directionOf(
  form: string,
  at: Span,
  lead: { start: number; words: string },
  lexicon: Lexicon,
): Way | undefined {
  const right = form.slice(at.end)
  const way =
    following(form, at) ??
    fromExpiry(form, at, lexicon) ??
    further(form, at) ??
    fromRight(right, at, BEFORE_RIGHT, 'before', lexicon) ??
    fromRight(right, at, AFTER_RIGHT, 'after', lexicon) ??
    fromScope(right, at, lexicon) ??
    fromLead(right, at, lead, lexicon) ??
    fromLeft(form, at, lead, lexicon) ??
    withoutAnchor(form, at, lead, lexicon)
  const whole = way && fromOpening(form, at, lead, way, lexicon)
  return beginning(whole && ofReply(ofConclusion(whole, form), form))
}

/** "Sau khi hết hạn …" without a word of the reply may be any time that is over. */
function ofReply(way: Way, form: string): Way {
  if (way.anchor !== 'reply_due' || way.direction !== 'after') return way
  const said = form.slice(Math.max(0, way.start - 60), way.end)
  if (/trả lời|giải quyết|xử lý|phúc đáp|thêm/u.test(said)) return way
  return { ...way, anchor: REFERRED.test(said) ? 'previous_rule' : null }
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

/** "…, trong 02 ngày làm việc tiếp theo.": behind the step before. */
function following(form: string, at: Span): Way | undefined {
  const match =
    /^ (?:làm việc )?(?:tiếp theo|kế tiếp|tiếp sau|sau đó|tiếp đó|liền sau(?: đó)?|ngay sau đó)(?= ?(?:[.,;:)]|$))/u.exec(
      form.slice(at.end),
    )
  if (!match) return undefined
  return {
    start: at.start,
    end: at.end + match[0].length,
    direction: 'after',
    anchor: 'previous_rule',
    anchorPrinted: true,
    follows: true,
  }
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
  if (/trước(?: khi| ngày| lúc)? $/u.test(left.slice(0, match.index + match[0].indexOf(words))))
    return undefined
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

/** "20 ngày đối với việc khó, kể từ ngày có thông báo kết luận": what it is for stands between the days and the event. */
function fromScope(right: string, at: Span, lexicon: Lexicon): Way | undefined {
  const scope = /^ (?:đối với|với|cho) [^,;.()]{2,50}(?=,? (?:kể từ|tính từ|tính kể từ) )/u.exec(right)?.[0]
    .length
  if (scope === undefined) return undefined
  return fromRight(
    right.slice(scope),
    { start: at.start, end: at.end + scope },
    AFTER_RIGHT,
    'after',
    lexicon,
  )
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
  // "Chậm nhất sau 05 ngày làm việc, tham mưu niêm yết kết luận": behind the comma is what is to be done.
  const near = /^[^,:;.]{0,14}/u.exec(right.slice(compared))?.[0].length ?? 0
  const any = anchorIn(right.slice(compared), lexicon, 14)
  const found = any && any.start <= near && !/^[ ]?[,:;.]/u.test(right.slice(compared)) ? any : undefined
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
  // "01 ngày trước ngày dự kiến và tổ chức lại trong vòng 10 ngày": "trước" is of the number before it.
  if (/ngày(?: làm việc)? ?$/u.test(left.slice(0, last.match.index))) return undefined
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

/** "Sau khi tiếp nhận, …", "Kể từ ngày có kết luận, …": what the sentence itself begins with. */
const OPENING = /(?:^|; ?) *(?:ngay )?(?:sau|kể từ|tính từ|từ)(?: (?:khi|ngày|lúc|thời điểm))* /gu

/** "Hội nghị kết thúc chậm nhất 15 ngày, …": the event directly before the number. */
const ENDED = /(?:hội nghị|buổi|cuộc|đối thoại)(?: \p{L}+){0,2} (?:kết thúc|bế mạc),? ?$/u

/** "Sau khi tiếp nhận, Văn phòng phân loại … trong thời hạn 01 ngày": the event the sentence opens with, however far away. */
function fromOpening(
  form: string,
  at: Span,
  lead: { start: number; words: string },
  way: Way,
  lexicon: Lexicon,
): Way {
  if (way.anchorPrinted || way.direction !== 'after') return way
  if (ENDED.test(form.slice(0, lead.start))) return { ...way, anchor: 'conference_end', anchorPrinted: true }
  const opening = [...form.slice(0, at.start).matchAll(OPENING)].at(-1)
  if (!opening) return way
  const open = opening.index + opening[0].length
  const rest = form.slice(open, lead.start)
  const found = eventBehind(rest, opening[0], lexicon, 2)
  // Behind the event a comma or who acts; a semicolon ends what the opening is of.
  if (!found || /;/u.test(rest) || !/^[^,]{0,40},/u.test(rest.slice(found.end))) return way
  const start = opening.index + (/^[; ]*/u.exec(opening[0])?.[0].length ?? 0)
  return {
    ...way,
    event: { start, end: open + found.end },
    anchor: found.anchor,
    ...anchorOf(found),
    anchorPrinted: true,
  }
}

/** "không quá 30 ngày làm việc": an end without a beginning; "ít nhất 07 ngày" without "trước" says nothing. */
function withoutAnchor(
  form: string,
  at: Span,
  lead: { start: number; words: string },
  lexicon: Lexicon,
): Way | undefined {
  const [left, right] = [form.slice(0, lead.start), form.slice(at.end)]
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
  // "trong 03 ngày làm việc Văn phòng trình …": nothing lasts working days.
  const worked = /(?:^|[ ,(:])trong $/u.test(lead.words) && /làm việc/u.test(form.slice(at.start, at.end))
  // "…: trong 15 ngày đối với việc đã rõ; trong 40 ngày đối với việc phải xác minh": the event stands before both.
  const scoped = SCOPED.test(right) && /(?:^|[ ,(:])trong $/u.test(lead.words)
  const bare = closes && (/(?:^| )trong $|[:(-] ?$/u.test(lead.words) || /[:(-] ?$/u.test(left))
  if (latest.length === 0 && !longer && !bare && !scoped && !worked) return undefined
  return { start: lead.start, end: at.end, direction: 'after', anchor: null, anchorPrinted: false }
}
