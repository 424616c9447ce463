// Rules: what a printed deadline says, whoever reads it: how many days of which kind before or after what, a fixed date,
// a window, a repetition; and the event it hangs on. What the words do not say stays empty.
import type { Anchor, Direction, Duty, Every, Limit, Unit } from '../codes.ts'
import type { Lexicon } from './lexicon.form.ts'
import { type Span, spansOf } from './match.ts'

export interface Term extends Span {
  /** Where the number or the date itself begins, behind the words of the limit. */
  readonly core?: number
  /** The words of the event, where other words stand between them and the number. */
  readonly event?: Span
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
  /** Counted in hours or months: no number of days is printed. */
  readonly other?: true
  /** Nothing but its place in the clause makes the day a limit: taken only with a duty that is plainly said. */
  readonly loose?: true
  /** "từ ngày 06/11": when it begins; no end is named. */
  readonly starts?: true
  /** "từ 14/3 đến ngày họp": the stretch ends with the conference. */
  readonly until?: 'conference'
  /** "trong 02 ngày tiếp theo": behind the step named just before. */
  readonly follows?: true
  /** Why the words could not be taken as they stand. */
  readonly problem?: string
  readonly note?: string
}

export const EMPTY = {
  unit: null,
  count: null,
  direction: null,
  limit: null,
  anchor: null,
  anchorPrinted: false,
} as const

export interface FoundAnchor extends Span {
  readonly anchor: Anchor
  readonly of: Duty | undefined
}

const NEAR = 26
/** An event is said within so many characters. */
const EVENT = 160

/** The event named first; among those that begin together the longest. Nothing beyond `reach` characters. */
export function anchorIn(form: string, lexicon: Lexicon, reach = NEAR): FoundAnchor | undefined {
  const text = form.slice(0, reach + EVENT)
  const found = lexicon.anchors
    .flatMap(({ anchor, of, pattern }) => spansOf(text, pattern).map((span) => ({ ...span, anchor, of })))
    .filter((span) => span.start <= reach)
  return found.sort((a, b) => a.start - b.start || b.end - a.end)[0]
}

export const anchorOf = (found: FoundAnchor | undefined) =>
  found?.of === undefined ? {} : { anchorOf: found.of }

const FILLER =
  /(?:[:,(]|(?<![\p{L}])(?:là|khoảng|thời gian|đủ|tròn|phải|được|ngay|luôn|tầm|chừng|độ|(?:dịp |kỳ nghỉ )?(?:lễ|tết)|(?:cuối|hết|trong) giờ(?: làm việc| hành chính)?(?:(?: của)? ngày)?)) ?$/u

/** "trước khi hết thời hạn trả lời 03 ngày": an end that is an event, no words of a limit. */
const EXPIRY =
  /(?:đến|tới|hết|quá|kết thúc) (?:thời )?hạn(?: (?:trả lời|giải quyết|xử lý|gửi|nộp|đăng ký|tiếp nhận))? ?$/u

/** Limit words and prepositions that stand directly before the place. */
export function leadBefore(form: string, lexicon: Lexicon): { start: number; words: string } {
  let start = form.length
  for (let step = 0; step < 8; step++) {
    const text = form.slice(0, start)
    const match = lexicon.limits.ends.exec(text) ?? FILLER.exec(text)
    if (!match || match[0] === '' || EXPIRY.test(text)) break
    start = match.index
  }
  return { start, words: form.slice(start) }
}

/** Past the comma or colon before the words. */
export const trimmed = (form: string, at: number) => at + (/^[ ,:(]*/.exec(form.slice(at))?.[0].length ?? 0)

/** What a reply may take longer for. */
export const COMPLEX =
  /phức tạp|khó khăn|(?:việc|nội dung|vấn đề|kiến nghị|ý kiến) khó|kéo dài|nhiều (?:ngành|cơ quan|đơn vị|lĩnh vực|cấp|bộ phận|bên|phòng)|(?:hai|ba|0?[23]) (?:ngành|cơ quan|đơn vị|lĩnh vực|phòng) trở lên|liên (?:ngành|cơ quan)|liên quan (?:đến |tới )?nhiều|chờ ý kiến|mời (?:cơ quan|đơn vị|ngành)|xác minh|kiểm tra (?:hiện trường|thực địa|thực tế|lại)|thẩm tra|đối chiếu|quan trắc|đo đất|đo vẽ|kiểm tra thực|khảo sát thực|xin ý kiến|giám định|đo đạc|thêm thời gian|nhiều thời gian|cần thời gian/u
