// Rules: every deadline of a plan → a proposed rule with its words: what, by whom, how long before or after what. What
// is not said stays empty; a deadline whose duty is unknown is named as unread, with what was understood of it.
import type { Anchor, Role } from '../codes.ts'
import { type Block, sentencesOf } from './blocks.ts'
import { type Charged, mentionsOf, ownerOf } from './bodies.ts'
import { dutyOf, dutyWords, type FoundDuty, openDuties, type Phase, zonesOf } from './duties.ts'
import type { Lexicon } from './lexicon.form.ts'
import { has, matchForm, type Span, spansOf } from './match.ts'
import { type Found, type ProposedRule, placeOf, type Unread } from './reading.ts'
import { anchorIn, type Term, termsOf } from './terms.ts'

export interface Proposal {
  readonly rule: ProposedRule
  readonly found: Found
}

export interface Surroundings {
  readonly blocks: readonly Block[]
  readonly lexicon: Lexicon
  readonly year: number | null
  /** The day or the last day of the conference's window, ISO; null when the plan does not say. */
  readonly conference: string | null
  readonly party: boolean
}

interface Clause {
  readonly block: Block
  /** As printed. */
  readonly text: string
  readonly form: string
}

/** The clauses of a block; a row of tasks is one clause, what is done before by when. */
function clausesOf(block: Block): readonly Clause[] {
  if (!block.cells) return sentencesOf(block.text).map(({ text }) => ({ block, text, form: matchForm(text) }))
  const when = block.cells.filter((cell) => WHEN.test(cell.column)).map((cell) => cell.text)
  const what = block.cells
    .filter((cell) => WHAT.test(cell.column) && !WHEN.test(cell.column))
    .map((cell) => cell.text)
  const text = `${what.join(', ').replaceAll(';', ',')}: hoàn thành ${when.join(', ')}`.trim()
  return [{ block, text, form: matchForm(text) }]
}

const WHEN = /thời gian|thời hạn|tiến độ|hoàn thành|hạn/u
const WHAT = /nội dung|nhiệm vụ|công việc|việc/u
const WHO = /chủ trì|phụ trách|thực hiện|đơn vị|cơ quan|người|bộ phận|phân công/u

function ownerOfClause(clause: Clause, around: Surroundings, term?: Span): Charged | undefined {
  const { block, text } = clause
  const who = block.cells?.find(
    (cell) => WHO.test(cell.column) && !WHEN.test(cell.column) && !WHAT.test(cell.column),
  )
  if (who) {
    const [mention] = mentionsOf(matchForm(who.text), around.lexicon)
    if (mention) return { role: mention.doer, text: who.text, place: { start: 0, end: 0 } }
  }
  const zones = term && zonesOf(clause.form, term, [term])
  const segment = zones ? text.slice(zones.left.start, zones.right.end) : text
  const after = zones && term ? term.end - zones.left.start : undefined
  return (
    ownerOf(segment.trim() === '' ? text : segment, { ...block, above: [] }, [], around.lexicon, after) ??
    ownerOf(text, block, around.blocks, around.lexicon, term?.end)
  )
}

/** Before or after the conference, as far as the deadline itself says. */
function phaseOf(term: Term, around: Surroundings): Phase {
  const last = term.fixed ?? term.to
  if (last !== undefined)
    return around.conference === null ? undefined : last <= around.conference ? 'before' : 'after'
  if (term.every !== undefined) return 'after'
  if (term.anchor === 'plan_issued') return 'before'
  return term.direction === 'before' ? 'before' : term.direction === 'after' ? 'after' : undefined
}

/** The anchor a deadline without one hangs on: of the sentence before it in the paragraph, else the conference. */
function anchorFor(
  term: Term,
  duty: FoundDuty,
  earlier: readonly Proposal[],
  block: Block,
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
  if (term.count === null || term.direction === null) return { anchor: term.anchor, why: '' }
  if (term.anchorPrinted) return { anchor: null, why: 'mốc in trong câu chưa có trong danh mục, hãy chọn' }
  if (term.direction === 'before')
    return { anchor: 'conference', why: 'câu không in mốc; “trước … ngày” hiểu là trước hội nghị' }
  const before = earlier.filter(({ found }) => found.line === block.line && found.page === block.page).at(-1)
  if (before?.rule.anchor && before.rule.anchor !== 'none' && before.rule.direction === 'after')
    return { anchor: before.rule.anchor, why: 'câu không in mốc; lấy mốc của câu trước trong cùng đoạn' }
  return duty.entry.phase === 'after'
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

function readingsOf(term: Term, quote: string): Partial<ProposedRule> {
  if (term.limit === 'strictly_before') return { readings: STRICT, reading: 'strict' }
  const bare =
    /^sau /u.test(matchForm(quote)) &&
    term.direction === 'after' &&
    /^sau (?:\d|\p{L}+ (?:\(|ngày))/u.test(matchForm(quote))
  return bare ? { readings: WITHIN, reading: 'within' } : {}
}

function paperOf(duty: FoundDuty, form: string): ProposedRule['paper'] {
  if (duty.entry.duty !== 'collect') return duty.entry.paper
  if (PROVINCE.test(form)) return 'bieu_mau_tinh'
  return /(?:theo|vào) (?:biểu )?mẫu/u.test(form) ? 'bieu_mau_xa' : null
}

const PROVINCE = /cấp tỉnh|lãnh đạo tỉnh|hội nghị đối thoại (?:trực tuyến )?(?:của )?(?:cấp )?tỉnh/u

function offset(fixed: string | undefined, around: Surroundings, exact: boolean): Partial<ProposedRule> {
  if (fixed === undefined) return {}
  if (around.conference === null || !exact) return { fixed }
  const days = Temporal.PlainDate.from(around.conference).until(Temporal.PlainDate.from(fixed)).days
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

interface Drafted {
  readonly duty: FoundDuty
  readonly owner: Charged | undefined
  readonly rule: Omit<ProposedRule, 'id'>
  readonly reason: string
  readonly quote: string
}

function draft(
  term: Term,
  clause: Clause,
  duty: FoundDuty,
  owner: Charged | undefined,
  earlier: readonly Proposal[],
  around: Surroundings,
  exact: boolean,
): Drafted {
  const quote = clause.text.slice(term.start, term.end).trim()
  const { anchor, why } = anchorFor(term, duty, earlier, clause.block)
  const role = roleFor(owner, around)
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
    ...offset(term.fixed, around, exact),
    ...(term.from === undefined ? {} : { from: term.from, to: term.to }),
    ...(term.every === undefined ? {} : { every: term.every }),
    owner: role,
    ...(owner === undefined ? {} : { owner_printed: owner.text }),
    sent_to: [...sentTo(clause, around)],
    paper: paperOf(duty, clause.form) ?? null,
    publish: duty.entry.duty === 'notice' || duty.entry.duty === 'result' ? publish : [],
    anchor_printed: term.anchorPrinted || (term.count === null && term.every === undefined),
    ...readingsOf(term, quote),
    quote,
  }
  return { duty, owner, rule, quote, reason: reasonOf(duty, owner, term, why, role) }
}

function roleFor(owner: Charged | undefined, around: Surroundings): Role | null {
  if (!owner) return null
  return owner.role === 'leader' && around.party ? 'party_office' : owner.role
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

/** The same duty printed twice is proposed once, under the fuller of the two. */
const sameRule = (a: Omit<ProposedRule, 'id'>, b: Omit<ProposedRule, 'id'>) =>
  a.duty === b.duty &&
  a.count === b.count &&
  a.unit === b.unit &&
  a.direction === b.direction &&
  a.fixed === b.fixed &&
  a.from === b.from &&
  a.every === b.every &&
  (a.anchor === b.anchor || !a.anchor_printed || !b.anchor_printed)

interface Run {
  readonly proposals: Proposal[]
  readonly unread: Unread[]
  readonly numbers: Map<string, number>
}

function idFor(duty: string, run: Run): string {
  const nth = (run.numbers.get(duty) ?? 0) + 1
  run.numbers.set(duty, nth)
  const base = `R-${duty.toUpperCase().replaceAll('_', '-')}`
  return nth === 1 ? base : `${base}-${nth}`
}

function propose(drafted: Drafted, clause: Clause, run: Run): void {
  const twin = run.proposals.findIndex(({ rule }) => sameRule(rule, drafted.rule))
  if (twin >= 0) {
    const old = run.proposals[twin]
    if (old && old.rule.owner === null && drafted.rule.owner !== null)
      run.proposals[twin] = proposal({ ...drafted.rule, id: old.rule.id }, drafted, clause, twin)
    return
  }
  const rule = { ...drafted.rule, id: idFor(drafted.rule.duty, run) }
  run.proposals.push(proposal(rule, drafted, clause, run.proposals.length))
}

function proposal(rule: ProposedRule, drafted: Drafted, clause: Clause, at: number): Proposal {
  return {
    rule,
    found: {
      field: `rules[${at}]`,
      value: rule,
      sentence: clause.block.cells ? clause.block.text : clause.text,
      quote: drafted.quote,
      reason: drafted.reason,
      ...placeOf(clause.block),
    },
  }
}

/** "gia hạn", "thêm thời gian": what is said of a reply that cannot be given in time. */
const EXTENSION = /gia hạn|thêm thời gian|kéo dài thời (?:gian|hạn)/u
const REASON = /(?:thông báo|nêu|báo cáo)[^.;]{0,80}lý do/u

function extendReply(clause: Clause, terms: readonly Term[], run: Run): boolean {
  const extension = EXTENSION.exec(clause.form)
  if (!extension) return false
  const at = run.proposals.findLastIndex(({ rule }) => rule.duty === 'reply')
  const reply = run.proposals[at]
  const reason = REASON.exec(clause.form)
  const behind = terms.find(
    (term) => term.start > extension.index && !term.anchorPrinted && term.count !== null,
  )
  if (!reply || reply.rule.extension || (!reason && !/gia hạn/u.test(clause.form))) return false
  if (terms.some((term) => term.start > extension.index && term.anchorPrinted)) return false
  const span = reason ?? extension
  const rule: ProposedRule = {
    ...reply.rule,
    extension: {
      allowed: true,
      count: behind?.count ?? null,
      ...(reason ? { requires: clause.text.slice(reason.index, reason.index + reason[0].length) } : {}),
      quote: clause.text.slice(
        Math.min(span.index, extension.index),
        behind?.end ?? span.index + span[0].length,
      ),
    },
  }
  run.proposals[at] = { rule, found: { ...reply.found, value: rule } }
  return true
}

function readClause(clause: Clause, around: Surroundings, exact: boolean, run: Run): void {
  const terms = termsOf(clause.form, around.lexicon, around.year)
  const dated = [...terms, ...openBefore(clause, terms, around)]
  const complex = spansOf(clause.form, complexWords(around.lexicon)).length > 0 && terms.length > 0
  const extension = complex ? null : EXTENSION.exec(clause.form)
  const own = dated.filter((term) => !(extension && extension.index < term.start && !term.anchorPrinted))
  for (const term of own) readTerm(term, dated, clause, around, exact, run)
  const extended = extension !== null && extendReply(clause, terms, run)
  readOpen(clause, dated, around, exact, run)
  readSigns(clause, own, around, extended, run)
}

function complexWords(lexicon: Lexicon): RegExp {
  const entry = lexicon.duties.find((each) => each.duty === 'reply_complex')
  return entry?.words[0]?.pattern ?? /(?!)/gu
}

function readTerm(
  term: Term,
  terms: readonly Term[],
  clause: Clause,
  around: Surroundings,
  exact: boolean,
  run: Run,
): void {
  const owner = ownerOfClause(clause, around, term)
  const phase = phaseOf(term, around)
  const duty =
    dutyOf(clause.form, term, terms, phase, owner?.role, around.lexicon) ??
    dutyWords(matchForm(clause.block.text), phase, owner?.role, around.lexicon) ??
    fromHeading(clause, phase, owner, around)
  const open = term.count === null && term.unit === null && term.every === undefined && !term.problem
  if (open && (duty?.entry.duty !== 'collect' || owner?.role !== 'collector')) return
  if (!duty || (duty.weight < 2 && term.problem)) {
    const said = clause.text.slice(term.start, term.end)
    run.unread.push(unread(clause, term.problem ?? `thấy hạn “${said}” nhưng chưa rõ là việc gì`))
    return
  }
  if (term.problem) {
    run.unread.push(unread(clause, term.problem))
    return
  }
  propose(draft(term, clause, duty, owner, run.proposals, around, exact), clause, run)
}

function fromHeading(
  clause: Clause,
  phase: Phase,
  owner: Charged | undefined,
  around: Surroundings,
): FoundDuty | undefined {
  for (const above of clause.block.above.slice(0, 2)) {
    const found = dutyWords(matchForm(above.text), phase, owner?.role, around.lexicon)
    if (found) return found
  }
  return undefined
}

const unread = (clause: Clause, reason: string): Unread => ({
  sentence: clause.block.cells ? clause.block.text : clause.text,
  reason,
  ...placeOf(clause.block),
})

/** "trước khi tổ chức buổi đối thoại": before the conference, no number. */
function openBefore(clause: Clause, terms: readonly Term[], around: Surroundings): readonly Term[] {
  if (terms.length > 0) return []
  const match = /(?:^|[ ,(])(trước (?:khi|ngày) )/u.exec(clause.form)
  if (!match) return []
  const start = match.index + match[0].length - (match[1]?.length ?? 0)
  const found = anchorIn(clause.form.slice(start + 6), around.lexicon, 8)
  if (found?.anchor !== 'conference') return []
  return [
    {
      start,
      end: start + 6 + found.end,
      unit: null,
      count: null,
      direction: 'before',
      limit: null,
      anchor: 'conference',
      anchorPrinted: true,
    },
  ]
}

/** Duties with no number: the report to a superior, the quota to be allotted later. */
function readOpen(
  clause: Clause,
  terms: readonly Term[],
  around: Surroundings,
  exact: boolean,
  run: Run,
): void {
  for (const segment of segmentsOf(clause)) {
    if (terms.some((term) => term.start >= segment.start && term.start < segment.end)) continue
    const form = clause.form.slice(segment.start, segment.end)
    const text = clause.text.slice(segment.start, segment.end)
    const owner = ownerOfClause({ ...clause, text, form }, around)
    for (const duty of openDuties(form, owner?.role, around.lexicon)) {
      if (duty.entry.duty === 'quota' && !has(form, around.lexicon.openTerms)) continue
      if (run.proposals.some(({ rule }) => rule.duty === duty.entry.duty)) continue
      const term: Term = {
        ...widened(duty, owner, form, around.lexicon),
        unit: null,
        count: null,
        direction: null,
        limit: null,
        anchor: 'none',
        anchorPrinted: true,
      }
      const part = { block: clause.block, text, form }
      propose(draft(term, part, duty, owner, run.proposals, around, exact), clause, run)
    }
  }
}

/** The words quoted for a duty without a number: from who does it to the word that leaves it open. */
function widened(duty: Span, owner: Charged | undefined, form: string, lexicon: Lexicon): Span {
  const near = owner && owner.place.start < duty.start && duty.start - owner.place.end < 12
  const open = spansOf(form, lexicon.openTerms).find(
    (span) => span.end > duty.end && span.start - duty.end < 20,
  )
  return { start: near ? owner.place.start : duty.start, end: open?.end ?? duty.end }
}

function segmentsOf(clause: Clause): readonly Span[] {
  const cuts = [...clause.form.matchAll(/;/g)].map((match) => match.index + 1)
  return [0, ...cuts].map((start, at) => ({ start, end: cuts[at] ?? clause.form.length }))
}

/** A sentence with the words of a deadline from which nothing was taken is named, never passed over. */
function readSigns(
  clause: Clause,
  terms: readonly Term[],
  around: Surroundings,
  extended: boolean,
  run: Run,
): void {
  if (terms.length > 0 || extended || !has(clause.form, around.lexicon.signs)) return
  if (run.unread.some((each) => each.sentence === clause.text)) return
  run.unread.push(unread(clause, 'câu có lời của một thời hạn nhưng chưa đọc được'))
}

const hasTime = (rule: ProposedRule) =>
  rule.count !== null || rule.fixed !== undefined || rule.from !== undefined || rule.every !== undefined

/** All proposals of the body of a plan. `exact`: the conference's day is printed, not only its month. */
export function proposalsOf(
  body: readonly Block[],
  around: Surroundings,
  exact: boolean,
): { readonly proposals: readonly Proposal[]; readonly unread: readonly Unread[] } {
  const run: Run = { proposals: [], unread: [], numbers: new Map() }
  for (const block of body) for (const clause of clausesOf(block)) readClause(clause, around, exact, run)
  // A repetition that stood before the conclusion's own rule finds its anchor now.
  const result = run.proposals.some(({ rule }) => rule.duty === 'result')
  const counted = (duty: string) => run.proposals.some(({ rule }) => rule.duty === duty && hasTime(rule))
  const kept = run.proposals.filter(
    ({ rule }) => hasTime(rule) || rule.direction !== null || !counted(rule.duty),
  )
  const proposals = kept.map((each) => {
    if (each.rule.every === undefined || each.rule.anchor !== null || !result) return each
    const rule: ProposedRule = { ...each.rule, anchor: 'conclusion_issued', anchor_printed: false }
    return { rule, found: { ...each.found, value: rule } }
  })
  return { proposals, unread: run.unread }
}
