// Rules: deadlines that count days: "chậm nhất 07 ngày làm việc trước …", "trước … ít nhất 10 ngày", "ngày làm việc thứ 6
// sau …". BLDS 2015 Điều 144–148 (thời hạn); the wording of offices as data in lexicon/deadlines.yaml.

import { AFTER_RIGHT, BEFORE_RIGHT, closesClause, directionOf, SCOPED } from './direction.ts'
import type { Lexicon } from './lexicon.form.ts'
import type { Span } from './match.ts'
import { nextDays, sameDays } from './near-days.ts'
import { NUMBER, numberOf, WORD_NUMBER } from './numbers.ts'
import { EMPTY, leadBefore, type Term, trimmed } from './term.ts'

const QUANTITY = new RegExp(
  `(?<![\\p{L}\\p{N}/.,-])(?<!(?:thứ|tháng) )(?:(?<low>\\d{1,3}) ?(?:-|đến|tới) ?)?${NUMBER} ?(?<unit>ngày \\(? ?(?:ngày )?(?:làm việc|lv) ?\\)?|ngày|(?<!một )hôm|tuần(?: làm việc| lễ)?|tháng|giờ)(?![\\p{L}\\p{N}])`,
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
/** "Báo cáo kết quả đối thoại trong 15 ngày kể từ …": the talk does not last that long. */
const BY_WHEN = /(?:hội nghị|đối thoại|tổ chức|diễn ra) trong $/u

function isDuration(left: string, quantity: string, right: string, lexicon: Lexicon): boolean {
  if (!lexicon.notBefore.test(left)) return false
  const event = BEFORE_RIGHT.test(right) || AFTER_RIGHT.test(right)
  const limit = /(?:trong vòng|trong thời hạn|chậm nhất|muộn nhất|không quá|thời hạn)(?: là| sau)? ?$/u.test(
    left,
  )
  if (event && (limit || quantity.includes('làm việc') || BY_WHEN.test(left))) return false
  // "kể từ ngày niêm yết không quá 7 ngày": the posting itself is the event.
  return !/(?:kể từ|tính từ|sau) (?:ngày |khi )*[^,.;]{0,24}$/u.test(left)
}

/** "Quyết định số 15 ngày 20/3", "15 ngày 11 tháng 6", "07 ngày đầu tháng". */
const NOT_DAYS = /^ ?(\d|đầu |cuối |tháng \d|(?:một|01|1) lần|\/)/u

/** "báo cáo 6 tháng trước ngày 15/6": the half-year reported on, and a day. */
const PERIOD = /^ (?:đầu năm |cuối năm )?(?:trước|chậm nhất|vào|xong|hoàn thành)(?: là| trước)? (?:ngày )?\d/u

const TORN = 'hai số đứng liền nhau, không rõ là một số hay hai'

/** All counted deadlines of a sentence. */
export function countedTerms(form: string, lexicon: Lexicon): Term[] {
  const terms: Term[] = []
  for (const match of form.matchAll(QUANTITY)) {
    const start = match.index
    const end = start + match[0].length
    const right = form.slice(end)
    if (/tháng$/u.test(match[0]) && PERIOD.test(right)) continue
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
 * "ra thông báo kết luận sau 05 ngày và báo cáo sau 10 ngày, kể từ ngày kết thúc …": the event behind the second is of the
 * first too.
 */
function coordinated(form: string, terms: readonly Term[], last: Term): readonly Term[] {
  const before = terms.filter((term) => term.end <= last.start)
  // "Sau đối thoại, … sau 05 ngày …": which moment of it, the words behind the second number say.
  const loose = ({ anchor, anchorPrinted, event }: Term) =>
    !anchorPrinted || (event !== undefined && anchor === 'conference')
  const open = before.findLastIndex((term) => !loose(term) || term.direction !== 'after')
  return before
    .slice(open + 1)
    .filter((term) => term.count !== null && /^[^;.]* và [^;.]*$/u.test(form.slice(term.end, last.start)))
}

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
  const joined = terms.length > 1 ? coordinated(form, terms, last) : []
  const scoped = SCOPED.test(form.slice(core).replace(/^[^đvc]*?(?= (?:đối với|với|cho) )/u, ''))
  if (
    joined.length === 0 &&
    !both &&
    !scoped &&
    !(MATTER.test(form.slice(0, core)) && /^[^,(]*[,(]/u.test(form.slice(core, last.end)))
  )
    return [...terms]
  const event = { direction: last.direction, anchor: last.anchor, anchorPrinted: true } as const
  const of = last.anchorOf === undefined ? {} : { anchorOf: last.anchorOf }
  const known = terms.map((term) =>
    (both && term.end <= core && term.anchor === null && term.direction === 'after') || joined.includes(term)
      ? { ...term, ...event, ...of }
      : term,
  )
  const bare = [...form.slice(0, core).matchAll(QUANTITY)].flatMap((match): Term[] => {
    const at = { start: match.index, end: match.index + match[0].length }
    if (terms.some((term) => term.start < at.end && term.end > at.start)) return []
    const behind = form.slice(at.end)
    if (!SCOPED.test(behind) && !(MATTER.test(form.slice(0, at.start)) && closesClause(behind))) return []
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
  if (printed.includes('ngày') || printed === 'hôm')
    return { unit: /làm việc|lv/u.test(printed) ? 'working_day' : 'calendar_day', count }
  if (printed === 'tuần' || printed === 'tuần lễ')
    return { unit: 'calendar_day', count: count * 7, note: `bản in ghi ${count} tuần` }
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
