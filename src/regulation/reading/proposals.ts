// Rules: every deadline of a plan → a proposed rule with its words: what, by whom, how long before or after what. What
// is not said stays empty; a deadline whose duty is unknown is named as unread, with what was understood of it.
import { phaseUnder, unsure } from './abstain.ts'
import type { Block } from './blocks.ts'
import type { Charged } from './bodies.ts'
import { type Clause, clausesOf, ownerOfClause, type Surroundings } from './clauses.ts'
import { type Drafted, draft, type Proposal, phaseOf } from './drafting.ts'
import { dutyOf, dutyWords, type FoundDuty, masked, ONCE, type Phase } from './duties.ts'
import type { Lexicon } from './lexicon.form.ts'
import { evidenceOf, type Guess, likeliest } from './likely.ts'
import { matchForm, spansOf } from './match.ts'
import { openBefore, readOpen } from './numberless.ts'
import type { ProposedRule, Unread } from './reading.ts'
import { complexReply, EXTENSION, extendReply, replyBeside } from './replies.ts'
import { isRhythm } from './rhythm.ts'
import { hasTime, propose, type Run, unread } from './run.ts'
import { readSigns } from './signs.ts'
import type { Place } from './source.ts'
import { EMPTY, type Term } from './term.ts'
import { termsOf } from './terms.ts'

/** No sentence of a plan is longer; one that is holds a list without full stops, which nobody reads rightly at once. */
const LONGEST = 3000

/** A day before the plan's own is that of a paper or a meeting it speaks of. */
const isPast = ({ fixed, to }: Term, { since }: Surroundings) =>
  since !== null && (fixed ?? to ?? since) < since

function readClause(clause: Clause, around: Surroundings, run: Run): void {
  if (clause.form.length > LONGEST) {
    const text = `${clause.text.slice(0, 160)}…`
    const reason = `câu dài ${clause.form.length.toLocaleString('vi-VN')} ký tự, không đọc: hãy tách thành từng câu, từng ý`
    run.unread.push(unread({ ...clause, text }, reason))
    return
  }
  const terms = termsOf(clause.form, around.lexicon, around.year).filter((term) => !isPast(term, around))
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

const TOPICS =
  /^(?:mục đích(?:(?:,| và| -) (?:ý nghĩa|yêu cầu))*|ý nghĩa|mục tiêu|chỉ tiêu|phạm vi|nguyên tắc|(?:các )?nội dung(?: đối thoại| hội nghị| trao đổi| trọng tâm| chính|,)*) ?:?$/u

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

/** "Hội nghị diễn ra trong buổi sáng ngày …": its own day, no task's. */
const TAKES_PLACE = /(?:diễn ra|tổ chức|khai mạc|tiến hành|bắt đầu|mở)[^,;.]{0,30}$/u

/** "từ 14/3 đến ngày họp": to the one day the plan names for it. */
function untilHeld(term: Term, { exact, conference }: Surroundings): Term {
  const to = exact ? conference?.from : undefined
  if (to === undefined || (term.from ?? '') > to)
    return { ...EMPTY, start: term.start, end: term.end, problem: 'đến ngày hội nghị, nhưng chưa rõ ngày ấy' }
  return { ...term, to, note: 'ngày cuối là ngày hội nghị nêu trong kế hoạch' }
}

function readTerm(given: Term, terms: readonly Term[], clause: Clause, around: Surroundings, run: Run): void {
  if (isRhythm(given, clause.form)) return
  const term = given.same ? sameTerm(given, clause, run) : given.until ? untilHeld(given, around) : given
  if (!term) return
  const own = ownerOfClause(clause, around, term, terms)
  const mine = own ?? (given.same ? run.proposals.at(-1)?.owner : undefined)
  const phase = phaseOf(term, around) ?? phaseUnder(clause.block)
  const said =
    dutyOf(
      maskedClause(clause, terms, around),
      term,
      terms,
      phase,
      mine?.role,
      around.lexicon,
      clause.joint !== undefined,
    ) ??
    dutyWords(wholeForm(clause, around), phase, mine?.role, around.lexicon) ??
    fromHeading(clause, phase, mine, around)
  const guess = guessed(term, terms, clause, phase, mine, around)
  const joined = sameWork(term, terms, clause, run)
  const duty = joined ?? complexReply(said, term, terms, clause, around, run) ?? byLikeness(guess, around)
  const complex = duty?.entry.duty === 'reply_complex'
  const beside = complex ? replyBeside(clause, run) : undefined
  const owner = mine ?? beside?.owner
  const open =
    term.count === null &&
    term.unit === null &&
    term.every === undefined &&
    term.direction !== 'on' &&
    !term.problem
  // The day of the conference, named once more in a table or a sentence.
  if (duty && term.every !== undefined && ONCE.has(duty.entry.duty)) {
    run.unread.push(unread(clause, 'việc lặp lại theo kỳ nhưng chưa rõ là việc gì'))
    return
  }
  const itself = term.fixed !== undefined && around.exact && term.fixed === around.conference?.from
  if (itself && (!duty || term.loose || TAKES_PLACE.test(clause.form.slice(0, term.core ?? term.start))))
    return
  if (open && (duty?.entry.duty !== 'collect' || owner?.role !== 'collector')) return
  if (!duty || (duty.weight < 2 && term.problem)) {
    const words = clause.text.slice(term.start, term.end)
    run.unread.push(unread(clause, term.problem ?? `thấy hạn “${words}” nhưng chưa rõ là việc gì`))
    return
  }
  // "Sáu tháng sau Hội nghị": the event and the duty are known, only not how many days; a person fills them in.
  const known = term.anchor !== null || beside !== undefined
  if (term.problem && !(term.other === true && known && duty.weight >= 2)) {
    run.unread.push(unread(clause, term.problem))
    return
  }
  const last = run.proposals.at(-1)
  if (term.follows && (!last || skipped(last, clause, around, run))) {
    run.unread.push(unread(clause, 'hạn tính từ việc nêu trước đó, nhưng không rõ việc nào'))
    return
  }
  const near = last?.found.line === clause.block.line && last.found.page === clause.block.page
  const why = unsure(term, duty, clause, near)
  if (why !== undefined) {
    run.unread.push(unread(clause, why))
    return
  }
  if (guess && guess.duty !== duty.entry.duty && guess.chance >= PLAIN) {
    const other = around.lexicon.duties.find((each) => each.duty === guess.duty)?.title ?? guess.duty
    run.unread.push(unread(clause, `lời nói “${duty.entry.title}” nhưng câu giống “${other}” hơn: hãy chọn`))
    return
  }
  if (own === undefined && ofTopics(clause.block)) {
    run.unread.push(unread(clause, 'thấy hạn trong phần mục đích hoặc nội dung đối thoại, không giao cho ai'))
    return
  }
  const made = {
    ...draft(term, clause, duty, owner, run.proposals, around),
    ...(given.same ? { same: true as const } : {}),
  }
  const drafted = term.follows && last ? following(made, last) : made
  if (drafted.rule.anchor === null && term.count !== null && (term.anchorPrinted || duty.weight < PLAINLY)) {
    run.unread.push(unread(clause, `thấy “${drafted.quote}” nhưng chưa rõ tính từ mốc nào`))
    return
  }
  propose(drafted, clause, run)
}

/** "báo cáo kết quả tổ chức chậm nhất … và kết quả giải quyết trước …": a second thing reported, no verb of its own. */
const SECOND_THING = /^,? (?:và|cùng) (?:kết quả|tình hình|tiến độ) [^,;.]*$/u

function sameWork(term: Term, terms: readonly Term[], clause: Clause, run: Run): FoundDuty | undefined {
  const before = terms.findLast((each) => each.end <= term.start)
  const last = run.proposals.at(-1)
  if (!before || !last || last.rule.duty !== 'report' || last.found.line !== clause.block.line)
    return undefined
  return SECOND_THING.test(clause.form.slice(before.end, term.start).trimEnd()) ? last.duty : undefined
}

/** So plainly said, a duty is proposed without its anchor: the person chooses one. */
const PLAINLY = 3

/** Something between the last rule and this clause was not read: "the step before" may be that. */
function skipped({ found }: Proposal, { block }: Clause, { blocks }: Surroundings, run: Run): boolean {
  const nth = (place: Place) =>
    blocks.findIndex((each) => each.line === place.line && each.page === place.page)
  if (nth(block) - nth(found) > 2) return true
  const at = (sentence: string) => block.text.indexOf(sentence)
  return run.unread.some((each) =>
    nth(each) === nth(found) ? at(each.sentence) > at(found.sentence) : nth(each) > nth(found),
  )
}

/** "Trong 10 ngày làm việc tiếp theo": behind the rule before; behind the conclusion, from the day it is issued. */
function following(made: Drafted, last: Proposal): Drafted {
  const result = last.rule.duty === 'result'
  return result
    ? { ...made, rule: { ...made.rule, anchor: 'conclusion_issued' } }
    : { ...made, rule: { ...made.rule, previous: last.rule.id } }
}

/** How sure the likeness must be to name a duty that no word tells; and to be asked about one that a word tells. */
const SURE = 0.8
const PLAIN = 0.9

function guessed(
  term: Term,
  terms: readonly Term[],
  clause: Clause,
  phase: Phase,
  owner: Charged | undefined,
  around: Surroundings,
): Guess | undefined {
  if (term.problem !== undefined) return undefined
  const form = maskedClause(clause, terms, around)
  const told = { form, term, terms, block: clause.block, phase, owner: owner?.role }
  const guess = likeliest(around.lexicon.likely, evidenceOf(told))
  // The conference's own day is read where the plan says when it is held.
  return guess?.duty === 'hold' ? undefined : guess
}

function byLikeness(guess: Guess | undefined, { lexicon }: Surroundings): FoundDuty | undefined {
  if (!guess || guess.chance < SURE) return undefined
  const entry = lexicon.duties.find((each) => each.duty === guess.duty)
  return entry && { entry, weight: 3, words: guess.words, likely: guess.chance }
}

/** The clause without its deadlines, and without the words put between the cells of a row. */
export function maskedClause({ form, joint }: Clause, terms: readonly Term[], around: Surroundings): string {
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
