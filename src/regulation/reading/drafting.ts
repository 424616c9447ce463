// Rules: one deadline with its duty and who is charged → a proposed rule: its anchor, its other readings, its paper, to whom
// it goes. What the words do not say stays empty.
import type { Anchor, Duty, Role } from '../codes.ts'
import { IN_CASE, isAfter, underAfter } from './abstain.ts'
import type { Block } from './blocks.ts'
import { type Charged, mentionsOf } from './bodies.ts'
import type { Clause, Surroundings } from './clauses.ts'
import type { FoundDuty, Phase } from './duties.ts'
import { matchForm, spansOf } from './match.ts'
import { noiseIn } from './mend.ts'
import type { Found, ProposedRule } from './reading.ts'
import type { Term } from './term.ts'

export interface Proposal {
  readonly rule: ProposedRule
  readonly found: Found
  readonly owner?: Charged
  /** Its anchor is the deadline of a rule of this duty. */
  readonly anchorOf?: Duty
  /** The heading it stands under. */
  readonly under?: Block
  /** What its words were taken for. */
  readonly duty?: FoundDuty
  /** A row of a table. */
  readonly row?: true
}

/** Before or after the conference, as far as the deadline itself says. */
export function phaseOf(term: Term, around: Surroundings): Phase {
  const last = term.fixed ?? term.to
  if (last !== undefined) {
    if (around.conference === null) return undefined
    if (last < around.conference.from) return 'before'
    if (last > around.conference.to) return 'after'
    // On the very day, or within the window the conference is to be held in: before it, or not told.
    return around.conference.from === around.conference.to ? 'before' : undefined
  }
  if (term.every !== undefined) return 'after'
  switch (term.anchor) {
    case 'plan_issued':
      return 'before'
    case 'conclusion_issued':
    case 'conference_end':
    case 'reply_due':
      return 'after'
    case 'accepted':
      return undefined
    case 'previous_rule':
      return term.anchorOf === 'reply' ? 'after' : undefined
    default:
      if (term.direction === 'on') return term.count === 0 ? 'after' : undefined
      return term.direction === 'before' ? 'before' : term.direction === 'after' ? 'after' : undefined
  }
}

/** The anchor a deadline without one hangs on: of the sentence before it in the paragraph, else the conference. */
function anchorFor(
  term: Term,
  duty: FoundDuty,
  earlier: readonly Proposal[],
  block: Block,
  said: string,
): { anchor: Anchor | null; why: string } {
  if (term.anchor !== null && term.anchorPrinted) return { anchor: term.anchor, why: '' }
  if (term.every !== undefined) {
    const result = earlier.some(({ rule }) => rule.duty === 'result')
    return result
      ? {
          anchor: 'conclusion_issued',
          why: 'câu không nêu mốc; việc theo dõi bắt đầu từ thông báo kết luận của kế hoạch này',
        }
      : { anchor: null, why: 'câu không nêu mốc bắt đầu, hãy chọn' }
  }
  if ((term.count === null && term.other !== true) || term.direction === null)
    return { anchor: term.anchor, why: '' }
  if (term.anchorPrinted) return { anchor: null, why: 'mốc in trong câu chưa có trong danh mục, hãy chọn' }
  if (duty.entry.duty === 'reply_complex') {
    const reply = earlier.findLast(({ rule }) => rule.duty === 'reply' && rule.direction === 'after')
    if (reply?.rule.anchor && reply.rule.anchor !== 'none')
      return { anchor: reply.rule.anchor, why: 'câu không in mốc; lấy mốc của hạn trả lời thường' }
    return { anchor: null, why: 'câu không in mốc, hãy chọn' }
  }
  if (term.direction === 'before')
    return { anchor: 'conference', why: 'câu không in mốc; “trước … ngày” hiểu là trước hội nghị' }
  const before = earlier.filter(({ found }) => found.line === block.line && found.page === block.page).at(-1)
  if (before?.rule.anchor && before.rule.anchor !== 'none' && before.rule.direction === 'after')
    return { anchor: before.rule.anchor, why: 'câu không in mốc; lấy mốc của câu trước trong cùng đoạn' }
  // "Chậm nhất sau 05 ngày làm việc", or a heading "Sau hội nghị": after what only a conference can be.
  const after = duty.entry.phase === 'after' && (isAfter(said) || underAfter(block))
  return after
    ? { anchor: 'conference', why: 'câu không in mốc; việc sau hội nghị hiểu là tính từ ngày hội nghị' }
    : { anchor: null, why: 'câu không in mốc, hãy chọn' }
}

const STRICT = [
  { id: 'strict', text: '“trước ngày” là hôm đó không còn kịp', set: { limit: 'strictly_before' as const } },
  {
    id: 'by',
    text: '“trước ngày” là chậm nhất trong ngày đó, như thói quen văn phòng',
    set: { limit: 'by' as const },
  },
]
const WITHIN = [
  { id: 'within', text: '“sau … ngày” là thời hạn, chậm nhất ngày cuối', set: { limit: 'by' as const } },
  {
    id: 'not_before',
    text: '“sau … ngày” là chỉ làm khi đã qua số ngày ấy',
    set: { limit: 'not_before' as const },
  },
]

/** What is asked or looked at again after some time is not due within that time. */
const SURVEYED = /giám sát|kiểm tra|khảo sát|hài lòng|đánh giá lại|rà soát lại|phúc tra|hỏi lại/u

function readingsOf(term: Term, quote: string, words: string): Partial<ProposedRule> {
  if (term.limit === 'strictly_before') return { readings: STRICT, reading: 'strict' }
  const bare =
    /^sau /u.test(matchForm(quote)) &&
    term.direction === 'after' &&
    /^sau (?:\d|\p{L}+ (?:\(|ngày))/u.test(matchForm(quote))
  if (!bare) return {}
  return SURVEYED.test(words)
    ? { readings: WITHIN, reading: 'not_before', limit: 'not_before' }
    : { readings: WITHIN, reading: 'within' }
}

function paperOf(duty: FoundDuty, form: string): ProposedRule['paper'] {
  if (duty.entry.duty !== 'collect') return duty.entry.paper
  if (PROVINCE.test(form)) return 'bieu_mau_tinh'
  return /(?:theo|vào) (?:biểu )?mẫu/u.test(form) ? 'bieu_mau_xa' : null
}

const PROVINCE = /cấp tỉnh|lãnh đạo tỉnh|hội nghị đối thoại (?:trực tuyến )?(?:của )?(?:cấp )?tỉnh/u

function offset(fixed: string | undefined, form: string, around: Surroundings): Partial<ProposedRule> {
  if (fixed === undefined) return {}
  if (around.conference === null) return { fixed }
  // Of several sessions the one the clause names.
  const session = around.sessions.find(({ name }) =>
    new RegExp(`(?<![\\p{L}])${name}(?![\\p{L}\\d])`, 'u').test(form),
  )
  if (!around.exact) {
    if (!session) return { fixed }
    const days = Temporal.PlainDate.from(session.date).until(Temporal.PlainDate.from(fixed)).days
    return { fixed, offset_from_conference_days: days }
  }
  const days = Temporal.PlainDate.from(around.conference.from).until(Temporal.PlainDate.from(fixed)).days
  return { fixed, offset_from_conference_days: days }
}

const SENT =
  /(?:gửi|báo cáo|trình|nộp|chuyển)(?: kết quả| bằng văn bản| báo cáo)*(?: về| đến| tới| cho| lên| với)*(?: thường trực| ban thường vụ)? ?$/u

/** To whom: the body directly behind "gửi về", "báo cáo", "trình". */
function sentTo(clause: Clause, around: Surroundings): readonly string[] {
  return mentionsOf(clause.form, around.lexicon)
    .filter((mention) => SENT.test(clause.form.slice(Math.max(0, mention.start - 60), mention.start)))
    .filter((mention) => !/ để [^,;]*$/u.test(clause.form.slice(0, mention.start)))
    .map((mention) => clause.text.slice(mention.start, mention.end))
    .filter((text, at, all) => all.indexOf(text) === at)
}

export interface Drafted {
  readonly duty: FoundDuty
  readonly owner: Charged | undefined
  readonly rule: Omit<ProposedRule, 'id'>
  readonly reason: string
  readonly quote: string
  readonly doubts: readonly string[]
  readonly anchorOf?: Duty
  /** Its time is said to be that of the task before. */
  readonly same?: true
}

export function draft(
  term: Term,
  clause: Clause,
  duty: FoundDuty,
  owner: Charged | undefined,
  earlier: readonly Proposal[],
  around: Surroundings,
): Drafted {
  const quote = clause.text.slice(term.start, term.end).trim()
  const { anchor, why } = anchorFor(term, duty, earlier, clause.block, quote)
  const role = roleFor(owner, duty, around)
  const publish = spansOf(clause.form, around.lexicon.boards).map((span) =>
    clause.text.slice(span.start, span.end).trim(),
  )
  const rule: Omit<ProposedRule, 'id'> = {
    duty: duty.entry.duty,
    title: duty.entry.title,
    anchor: term.fixed !== undefined || term.from !== undefined ? 'none' : anchor,
    direction: term.direction,
    count: term.count,
    unit: term.unit,
    limit: term.limit,
    ...offset(term.fixed, clause.form, around),
    ...(term.from === undefined ? {} : { from: term.from, to: term.to }),
    ...(term.every === undefined ? {} : { every: term.every }),
    owner: role,
    ...(owner === undefined ? {} : { owner_printed: owner.text }),
    sent_to: [...sentTo(clause, around)],
    paper: paperOf(duty, clause.form) ?? null,
    publish: duty.entry.duty === 'notice' || duty.entry.duty === 'result' ? publish : [],
    anchor_printed: term.anchorPrinted || (term.count === null && term.every === undefined),
    ...readingsOf(term, quote, duty.words),
    quote,
  }
  return {
    duty,
    owner,
    rule,
    quote,
    reason: reasonOf(duty, owner, term, why, role),
    doubts: [
      ...doubtsOf(quote, term, rule, clause.block, why),
      ...(duty.likely === undefined
        ? []
        : [
            `không từ nào trong danh mục nói rõ việc; đoán theo các kế hoạch đã biết (${Math.floor(duty.likely * 100)} %)`,
          ]),
      ...(IN_CASE.test(clause.form) ? ['hạn chỉ có khi xảy ra trường hợp nêu trong câu'] : []),
    ],
    ...(term.anchorOf === undefined ? {} : { anchorOf: term.anchorOf }),
  }
}

/** Since 2025 the room that keeps the money is one room with others: "Phòng Kinh tế". */
const MONEY = /kinh tế|tài chính|kế toán/u

function roleFor(owner: Charged | undefined, duty: FoundDuty, around: Surroundings): Role | null {
  if (!owner) return null
  if (duty.entry.duty === 'settle' && owner.role === 'unit' && MONEY.test(matchForm(owner.text)))
    return 'finance'
  return owner.role === 'leader' && around.party ? 'party_office' : owner.role
}

function doubtsOf(
  quote: string,
  term: Term,
  rule: Omit<ProposedRule, 'id'>,
  block: Block,
  why: string,
): readonly string[] {
  const noise = [...noiseIn(quote), ...(block.mended ?? [])]
  return [
    ...(noise.length > 0 ? [`chữ trong bản quét bị lỗi, ${noise.join(', ')}: hãy so với bản in`] : []),
    ...(why === '' ? [] : [why]),
    ...(term.note === undefined ? [] : [term.note]),
    ...(term.problem === undefined ? [] : [term.problem]),
    ...(rule.readings === undefined ? [] : ['lời in có thể hiểu nhiều cách']),
  ]
}

function reasonOf(
  duty: FoundDuty,
  owner: Charged | undefined,
  term: Term,
  why: string,
  role: Role | null,
): string {
  return [
    `việc: “${duty.words.trim()}”`,
    owner && role ? `người làm: “${owner.text.trim()}”` : 'câu và mục không nêu người làm, để trống',
    why,
    term.note ?? '',
    term.problem ?? '',
  ]
    .filter((part) => part !== '')
    .join('; ')
}
