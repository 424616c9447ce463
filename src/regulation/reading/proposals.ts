// Rules: every deadline of a plan → a proposed rule with its words: what, by whom, how long before or after what. What
// is not said stays empty; a deadline whose duty is unknown is named as unread, with what was understood of it.
import { unsure } from './abstain.ts'
import type { Block } from './blocks.ts'
import { type Charged, mentionsOf } from './bodies.ts'
import { type Clause, clausesOf, ownerOfClause, type Surroundings } from './clauses.ts'
import { type Drafted, draft, type Proposal, phaseOf } from './drafting.ts'
import { dutyOf, dutyWords, type FoundDuty, masked, openDuties, type Phase, zonesOf } from './duties.ts'
import type { Lexicon } from './lexicon.form.ts'
import { has, matchForm, type Span, spansOf } from './match.ts'
import { type ProposedRule, placeOf, type Unread } from './reading.ts'
import { anchorIn, COMPLEX, type Term } from './term.ts'
import { termsOf } from './terms.ts'

/** The same duty printed twice is proposed once, under the fuller of the two. */
const sameRule = (a: Omit<ProposedRule, 'id'>, b: Omit<ProposedRule, 'id'>) =>
  a.duty === b.duty &&
  // The form for the province and the commune's own are two papers, whatever their date.
  (a.paper === 'bieu_mau_tinh') === (b.paper === 'bieu_mau_tinh') &&
  a.count === b.count &&
  a.unit === b.unit &&
  a.direction === b.direction &&
  a.fixed === b.fixed &&
  a.from === b.from &&
  a.every === b.every &&
  // Two bodies that each report every month have two duties.
  (a.every === undefined || a.owner === b.owner || !a.owner || !b.owner) &&
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
    ...(drafted.owner === undefined ? {} : { owner: drafted.owner }),
    ...(drafted.anchorOf === undefined ? {} : { anchorOf: drafted.anchorOf }),
    found: {
      field: `rules[${at}]`,
      value: rule,
      sentence: clause.block.cells ? clause.block.text : clause.text,
      quote: drafted.quote,
      reason: drafted.reason,
      ...(drafted.doubts.length > 0 ? { doubts: drafted.doubts } : {}),
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

/** No sentence of a plan is longer; one that is holds a list without full stops, which nobody reads rightly at once. */
const LONGEST = 3000

function readClause(clause: Clause, around: Surroundings, run: Run): void {
  if (clause.form.length > LONGEST) {
    const text = `${clause.text.slice(0, 160)}…`
    const reason = `câu dài ${clause.form.length.toLocaleString('vi-VN')} ký tự, không đọc: hãy tách thành từng câu, từng ý`
    run.unread.push(unread({ ...clause, text }, reason))
    return
  }
  const terms = termsOf(clause.form, around.lexicon, around.year)
  const dated = [...terms, ...openBefore(clause, terms, around)]
  const complex = spansOf(clause.form, complexWords(around.lexicon)).length > 0 && terms.length > 0
  const extension = complex ? null : EXTENSION.exec(clause.form)
  const own = dated.filter((term) => !(extension && extension.index < term.start && !term.anchorPrinted))
  for (const term of own) readTerm(term, dated, clause, around, run)
  const extended = extension !== null && extendReply(clause, terms, run)
  readOpen(clause, dated, around, run)
  readSigns(clause, own, around, extended, run)
}

function complexWords(lexicon: Lexicon): RegExp {
  const entry = lexicon.duties.find((each) => each.duty === 'reply_complex')
  return entry?.words[0]?.pattern ?? /(?!)/gu
}

const TOPICS = /^(?:mục đích|(?:các )?nội dung(?: đối thoại| hội nghị| trao đổi| trọng tâm| chính|,)*) ?:?$/u

/** What is talked about may have deadlines of its own; they are no duties of the plan. */
const ofTopics = (block: Block): boolean =>
  block.above.some((above) => TOPICS.test(matchForm(above.text))) ||
  TOPICS.test(matchForm(/^[^:]*:/u.exec(block.text)?.[0] ?? ''))

/** "gửi cùng thời điểm": the deadline of the rule read just before, of the same paragraph or the one above it. */
function sameTerm(term: Term, clause: Clause, run: Run): Term | undefined {
  const { line, page } = clause.block
  const before = run.proposals.at(-1)
  if (!before || before.found.page !== page || line - before.found.line > 2) return undefined
  const { count, unit, direction, limit, anchor, fixed, from, to } = before.rule
  return {
    start: term.start,
    end: term.end,
    count: count ?? null,
    unit: unit ?? null,
    direction: direction ?? null,
    limit: limit ?? null,
    anchor,
    anchorPrinted: true,
    note: `hạn lấy theo câu trước: “${before.found.quote}”`,
    ...(fixed === undefined ? {} : { fixed }),
    ...(from === undefined || to === undefined ? {} : { from, to }),
  }
}

/** What is answered. */
const ANSWERED = /trả lời|giải quyết|xử lý|vụ việc|câu hỏi|kiến nghị|ý kiến|nội dung|trường hợp|việc/u

/** What a limit holds for, said directly behind it. */
const SCOPE = /^ ?\)?,? ?(?:đối với|với|cho|nếu|khi|trong trường hợp)(?: những| các)? [^,;.]*/u

const OWN_SCOPE =
  /(?:^|[ .;:,])(?:(?:những |các )?(?:việc|vụ việc|ý kiến|nội dung|kiến nghị|trường hợp|câu hỏi|vấn đề|hồ sơ)) [^;.:]{3,80}(?::| thì)[^:;.]{0,20}$/u

/** "Trả lời: 12 ngày …. Việc liên quan khu vực biển: 45 ngày …": a longer limit for one kind of matter. */
function ownScope(duty: FoundDuty | undefined, term: Term, zone: string, clause: Clause, run: Run) {
  const before = run.proposals.at(-1)
  const shorter =
    before?.rule.duty === 'reply' &&
    before.found.line === clause.block.line &&
    before.rule.unit === term.unit &&
    (before.rule.count ?? 0) < (term.count ?? 0)
  return duty?.entry.duty === 'reply' && shorter ? OWN_SCOPE.exec(zone) : null
}

function complexReply(
  duty: FoundDuty | undefined,
  term: Term,
  terms: readonly Term[],
  clause: Clause,
  around: Surroundings,
  run: Run,
) {
  if (term.direction !== 'after' || term.count === null || term.every !== undefined) return duty
  if (duty && duty.entry.duty !== 'reply' && duty.weight >= 5 && term.anchor !== 'reply_due') return duty
  const zones = zonesOf(clause.form, term, terms)
  // "trong 21 ngày đối với ý kiến phức tạp": the case behind its limit; else before it.
  const scope = SCOPE.exec(clause.form.slice(zones.right.start, zones.right.end))
  const zone = scope?.[0] ?? clause.form.slice(zones.left.start, zones.left.end)
  const match = COMPLEX.exec(zone) ?? ownScope(duty, term, zone, clause, run)
  const entry = around.lexicon.duties.find((each) => each.duty === 'reply_complex')
  if (!match || !entry || (!duty && !ANSWERED.test(clause.form))) return duty
  return { entry, weight: 8, words: match[0] }
}

function readTerm(given: Term, terms: readonly Term[], clause: Clause, around: Surroundings, run: Run): void {
  const term = given.same ? sameTerm(given, clause, run) : given
  if (!term) return
  const own = ownerOfClause(clause, around, term, terms)
  const owner = own ?? (given.same ? run.proposals.at(-1)?.owner : undefined)
  const phase = phaseOf(term, around)
  const said =
    dutyOf(maskedClause(clause, terms, around), term, terms, phase, owner?.role, around.lexicon) ??
    dutyWords(wholeForm(clause, around), phase, owner?.role, around.lexicon) ??
    fromHeading(clause, phase, owner, around)
  const duty = complexReply(said, term, terms, clause, around, run)
  const open = term.count === null && term.unit === null && term.every === undefined && !term.problem
  // The day of the conference, named once more in a table or a sentence.
  if (!duty && term.fixed !== undefined && around.exact && term.fixed === around.conference?.from) return
  if (open && (duty?.entry.duty !== 'collect' || owner?.role !== 'collector')) return
  if (!duty || (duty.weight < 2 && term.problem)) {
    const words = clause.text.slice(term.start, term.end)
    run.unread.push(unread(clause, term.problem ?? `thấy hạn “${words}” nhưng chưa rõ là việc gì`))
    return
  }
  // "Sáu tháng sau Hội nghị": the event and the duty are known, only not how many days; a person fills them in.
  if (term.problem && !(term.other === true && term.anchor !== null && duty.weight >= 2)) {
    run.unread.push(unread(clause, term.problem))
    return
  }
  const before = run.proposals.at(-1)?.found
  const beside = before?.line === clause.block.line && before.page === clause.block.page
  const why = unsure(term, duty, clause, beside)
  if (why !== undefined) {
    run.unread.push(unread(clause, why))
    return
  }
  if (own === undefined && ofTopics(clause.block)) {
    run.unread.push(unread(clause, 'thấy hạn trong phần mục đích hoặc nội dung đối thoại, không giao cho ai'))
    return
  }
  const drafted = draft(term, clause, duty, owner, run.proposals, around)
  if (drafted.rule.anchor === null && term.count !== null) {
    run.unread.push(unread(clause, `thấy “${drafted.quote}” nhưng chưa rõ tính từ mốc nào`))
    return
  }
  propose(drafted, clause, run)
}

/** The clause without its deadlines, and without the words put between the cells of a row. */
function maskedClause({ form, joint }: Clause, terms: readonly Term[], around: Surroundings): string {
  const text = masked(form, terms, around.lexicon)
  return joint
    ? text.slice(0, joint.start) + ' '.repeat(joint.end - joint.start) + text.slice(joint.end)
    : text
}

/** The paragraph without its deadlines. */
function wholeForm({ block }: Clause, around: Surroundings): string {
  if (block.text.length > LONGEST) return ''
  const form = matchForm(block.text)
  return masked(form, termsOf(form, around.lexicon, around.year), around.lexicon)
}

function fromHeading(
  clause: Clause,
  phase: Phase,
  owner: Charged | undefined,
  around: Surroundings,
): FoundDuty | undefined {
  for (const above of clause.block.above.slice(0, 2)) {
    // "3. Thông báo, niêm yết": a short heading says the duty by its bare name.
    const least = above.text.length < 60 ? 1 : 2
    const found = dutyWords(matchForm(above.text), phase, owner?.role, around.lexicon, least)
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
function readOpen(clause: Clause, terms: readonly Term[], around: Surroundings, run: Run): void {
  for (const segment of segmentsOf(clause)) {
    if (terms.some((term) => term.start >= segment.start && term.start < segment.end)) continue
    const form = clause.form.slice(segment.start, segment.end)
    const text = clause.text.slice(segment.start, segment.end)
    const charged = ownerOfClause({ ...clause, text, form }, around)
    for (const duty of openDuties(form, charged?.role, around.lexicon)) {
      const owner = actingBefore(form, text, duty, around) ?? charged
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
      propose(draft(term, part, duty, owner, run.proposals, around), clause, run)
    }
  }
}

/** "Đảng ủy sẽ phân bổ sau": who stands directly before what is done. */
function actingBefore(form: string, text: string, duty: Span, around: Surroundings): Charged | undefined {
  const mention = mentionsOf(form, around.lexicon).find(
    (each) => each.end <= duty.start && /^ (?:sẽ |phải )?$/u.test(form.slice(each.end, duty.start)),
  )
  return mention && { role: mention.doer, text: text.slice(mention.start, mention.end), place: mention }
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

/** "không quá 05 phút", "tối đa 20 đại biểu": a limit, but of no days. */
const NO_DAYS =
  /(?:không quá|không được quá|tối đa|ít nhất|tối thiểu)[^.;,]{0,24}?(?:phút|người|đại biểu|trang|đồng|lần|bản|câu hỏi|ý kiến|%)/gu

/** "Sau khi tổng hợp xong 02 ngày": a number of days behind words of a limit that belongs to no deadline read. */
function openCount(clause: Clause, terms: readonly Term[]): string | undefined {
  const match = [...clause.form.matchAll(OPEN_COUNT)].find(({ index, groups }) => {
    const at = index + (groups?.lead?.length ?? 0)
    return !terms.some(
      (term) => at < term.end && term.start <= index + (groups?.all?.length ?? 0) && at >= term.start,
    )
  })
  return match?.groups?.all && clause.text.slice(match.index, match.index + match[0].length).trim()
}

const OPEN_COUNT =
  /(?<all>(?<lead>(?<![\p{L}])(?:sau khi|trước khi|kể từ|tính từ|thì|không quá|chậm nhất|phức tạp)(?: [^,.;:()\d]{0,40})? )\(?\d{1,3}\)? ngày(?: làm việc)?)(?![\p{L}\d]| ?\d)/gu

/** A sentence with the words of a deadline from which nothing was taken is named, never passed over. */
function readSigns(
  clause: Clause,
  terms: readonly Term[],
  around: Surroundings,
  extended: boolean,
  run: Run,
): void {
  const open = extended ? undefined : openCount(clause, terms)
  if (open !== undefined) {
    run.unread.push(unread(clause, `thấy “${open}” nhưng chưa rõ tính từ đâu`))
    return
  }
  if (terms.length > 0 || extended || !has(clause.form.replace(NO_DAYS, ' '), around.lexicon.signs)) return
  if (run.unread.some((each) => each.sentence === clause.text)) return
  run.unread.push(unread(clause, 'câu có lời của một thời hạn nhưng chưa đọc được'))
}

const hasTime = (rule: ProposedRule) =>
  rule.count !== null || rule.fixed !== undefined || rule.from !== undefined || rule.every !== undefined

/** The rule another one's deadline runs from: known when the plan has one of that duty only. */
function linkPrevious(run: Run): void {
  for (const [at, each] of run.proposals.entries()) {
    if (each.rule.anchor !== 'previous_rule' || each.anchorOf === undefined) continue
    const of = run.proposals.filter(({ rule }) => rule.duty === each.anchorOf)
    const [only] = of
    if (of.length !== 1 || !only) continue
    const rule: ProposedRule = { ...each.rule, previous: only.rule.id }
    run.proposals[at] = { ...each, rule, found: { ...each.found, value: rule } }
  }
}

/** All proposals of the body of a plan. */
export function proposalsOf(
  body: readonly Block[],
  around: Surroundings,
): { readonly proposals: readonly Proposal[]; readonly unread: readonly Unread[] } {
  const run: Run = { proposals: [], unread: [], numbers: new Map() }
  for (const block of body) for (const clause of clausesOf(block)) readClause(clause, around, run)
  linkPrevious(run)
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
