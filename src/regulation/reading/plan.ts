// Rules: a plan's text → everything that could be read of it, each with its words. Unknown stays empty.
import { type Block, blocksOf, sentencesOf } from './blocks.ts'
import { readClosing } from './closing.ts'
import { findDates } from './dates.ts'
import { readHead } from './head.ts'
import type { Lexicon } from './lexicon.form.ts'
import { matchForm } from './match.ts'
import { labelled, readParts } from './parts.ts'
import { type Proposal, proposalsOf } from './proposals.ts'
import {
  type Found,
  foundValue,
  type Missing,
  type PlanReading,
  type ProposedRule,
  placeOf,
  type Unread,
} from './reading.ts'
import type { Source } from './source.ts'
import { conferenceTime, type Term } from './terms.ts'
import { readWays } from './ways.ts'

interface Held {
  readonly block: Block
  readonly text: string
  readonly term: Term
  readonly reason: string
}

const HELD =
  /(?:hội nghị|đối thoại|cuộc|buổi)[^.;]{0,50}(?:tổ chức|diễn ra|tiến hành)(?: vào| trong| dự kiến| ngày| lúc)|(?:tổ chức|diễn ra|tiến hành)[^.;]{0,50}(?:vào|trong|dự kiến)/u
/** A line of a timetable that says when something else is due. */
const OTHER_TIME = /gửi|nộp|đăng ký|tiếp nhận|báo cáo/u

/** When the conference is held: behind "Thời gian", in a sentence that says so, else in the title. */
function heldAt(
  body: readonly Block[],
  title: Found | undefined,
  year: number | null,
  lexicon: Lexicon,
): Held | undefined {
  for (const { block, text, items } of labelled(body, 'time', lexicon)) {
    const lines = text === '' ? items.map((each) => ({ block: each, text: each.text })) : [{ block, text }]
    for (const line of lines) {
      const form = matchForm(line.text)
      const term = OTHER_TIME.test(form) ? undefined : conferenceTime(form, year)
      if (term) return { ...line, term, reason: 'sau chữ “Thời gian”' }
    }
  }
  for (const block of body)
    for (const { text } of sentencesOf(block.text)) {
      const form = matchForm(text)
      const said = HELD.exec(form)
      if (!said || OTHER_TIME.test(form)) continue
      const term = conferenceTime(form.slice(said.index), year)
      if (term && findDates(form, year).length > 0)
        return {
          block,
          text,
          term: { ...term, start: term.start + said.index, end: term.end + said.index },
          reason: 'câu nêu ngày tổ chức',
        }
    }
  if (!title) return undefined
  const text = String(title.value)
  const term = conferenceTime(matchForm(text), year)
  const block: Block = { text, mark: '', level: 9, above: [], ...placeOf(title) }
  return term && { block, text, term, reason: 'kỳ ghi trong tên kế hoạch; phần thời gian không nêu ngày' }
}

/** The commune's own government holds what it plans; for other issuers the plan must say who does. */
function holdProposal(held: Held, government: boolean): Proposal {
  const { term, block, text } = held
  const quote = text.slice(term.start, term.end).trim()
  const rule: ProposedRule = {
    id: 'R-HOLD',
    duty: 'hold',
    title: 'Tổ chức hội nghị',
    anchor: 'none',
    direction: term.direction,
    count: null,
    unit: term.unit,
    limit: term.limit,
    ...(term.fixed === undefined
      ? { from: term.from, to: term.to }
      : { fixed: term.fixed, offset_from_conference_days: 0 }),
    owner: government ? 'office' : null,
    quote,
  }
  const found: Found = {
    field: 'rules[0]',
    value: rule,
    sentence: block.text,
    quote,
    reason: held.reason,
    ...placeOf(block),
  }
  return { rule, found }
}

/** What a regulation cannot do without; said to be missing rather than made up. */
const REQUIRED: readonly (readonly [string, string])[] = [
  ['title', 'tên kế hoạch'],
  ['valid_from', 'ngày ban hành (kế hoạch chưa ghi ngày)'],
  ['commune.name', 'tên xã'],
  ['period.year', 'năm của hội nghị'],
  ['issuer', 'cơ quan ban hành'],
  ['issuing_body', 'tên cơ quan ban hành ở trang đầu'],
  ['symbol', 'ký hiệu văn bản'],
  ['event', 'tên hội nghị'],
  ['chairs', 'người chủ trì'],
  ['form', 'hình thức đối thoại'],
  ['agenda', 'chương trình hội nghị'],
  ['dispositions', 'các cách xử lý ý kiến'],
  ['rules', 'việc và thời hạn'],
  ['plan.opening', 'câu mở đầu'],
  ['plan.recipients', 'nơi nhận'],
  ['plan.signature.position', 'chức vụ người ký'],
]

function missingOf(found: readonly Found[]): readonly Missing[] {
  const has = (field: string) =>
    found.some((each) => each.field === field || each.field.startsWith(`${field}[`))
  const plain = REQUIRED.filter(([field]) => !has(field)).map(([field, what]) => ({
    field,
    reason: `Không thấy ${what}.`,
  }))
  const rules = found
    .filter((each) => each.field.startsWith('rules['))
    .flatMap(({ field, value }) => {
      const rule = value as ProposedRule
      const lacks = (key: string, reason: string) => [
        { field: `${field}.${key}`, reason: `${rule.id}: ${reason}` },
      ]
      return [
        ...(rule.anchor === null ? lacks('anchor', 'chưa rõ tính từ mốc nào, hãy chọn.') : []),
        ...(rule.fixed !== undefined && rule.offset_from_conference_days === undefined
          ? lacks('offset_from_conference_days', 'chưa có ngày hội nghị để tính khoảng cách, hãy điền.')
          : []),
      ]
    })
  return [...plain, ...rules]
}

const unreadableOf = (blocks: readonly Block[]): readonly Unread[] =>
  blocks.flatMap((block) =>
    block.unreadable === undefined
      ? []
      : [{ sentence: block.text, reason: block.unreadable, ...placeOf(block) }],
  )

function withUnread(unread: readonly Unread[]): readonly Unread[] {
  return unread.filter(
    (each, at) =>
      unread.findIndex((other) => other.sentence === each.sentence && other.reason === each.reason) === at,
  )
}

/** Reads the lines of a plan. Never guesses: what is not printed is not in `found`. */
export function readPlan(source: Source, lexicon: Lexicon): PlanReading {
  const blocks = blocksOf(source)
  const head = readHead(blocks)
  const whole = [
    ...blocks.slice(head.start, head.end),
    ...blocks.slice(head.end).filter((block) => block.cells),
  ]
  const body = whole.filter((block) => block.unreadable === undefined)
  const title = head.found.find((each) => each.field === 'title')
  const held = heldAt(body, title, head.year, lexicon)
  const exact = held?.term.fixed !== undefined
  const around = {
    blocks,
    lexicon,
    year: head.year,
    conference: held?.term.fixed ?? held?.term.to ?? null,
    party: head.party,
  }
  const rest = body.filter((block) => !(held && block === held.block && block.text === held.block.text))
  const { proposals, unread } = proposalsOf(rest, around, exact)
  const hold = held ? [holdProposal(held, foundValue(head.found, 'issuer') === 'ubnd')] : []
  const rules = [...hold, ...proposals].map(({ found }, at) => ({ ...found, field: `rules[${at}]` }))
  const found = [
    ...head.found,
    ...readParts(body, lexicon),
    ...rules,
    ...readWays(body, proposals, lexicon),
    ...readClosing(blocks, head.end),
  ]
  return {
    found,
    unread: withUnread([...unread, ...unreadableOf(blocks)]),
    missing: missingOf(found),
    notes: source.notes,
    blocks: body,
  }
}
