// Rules: a plan's text → everything that could be read of it, each with its words. Unknown stays empty.
import { type Block, blocksOf } from './blocks.ts'
import { readClosing } from './closing.ts'
import { readHead } from './head.ts'
import { clustersOf, heldAll, holdProposal } from './held.ts'
import type { Lexicon } from './lexicon.form.ts'
import { readParts } from './parts.ts'
import { proposalsOf } from './proposals.ts'
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
import { readWays } from './ways.ts'

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
        ...(rule.anchor === 'previous_rule' && rule.previous === undefined
          ? lacks('previous', 'chưa rõ tính từ hạn của việc nào, hãy chọn.')
          : []),
        ...(rule.fixed !== undefined && rule.offset_from_conference_days === undefined
          ? lacks('offset_from_conference_days', 'chưa có ngày hội nghị để tính khoảng cách, hãy điền.')
          : []),
      ]
    })
  return [...plain, ...rules]
}

/** Two bodies sign: the draft has room for one. */
function jointNote(blocks: readonly Block[]): readonly string[] {
  const signs = new Set(
    blocks.filter((block) => /^(?:TM\.|T\/M) ?\p{Lu}/u.test(block.text)).map((block) => block.text),
  )
  return signs.size < 2
    ? []
    : [
        `Kế hoạch liên tịch, ${signs.size} cơ quan cùng ký (${[...signs].join('; ')}): bản nháp ghi một cơ quan ban hành, hãy đối chiếu.`,
      ]
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
  const held = heldAll(body, title, head.year, lexicon)
  const days = held.flatMap(({ term }) => [term.fixed ?? term.from ?? '', term.fixed ?? term.to ?? '']).sort()
  const [from, to] = [days.at(0), days.at(-1)]
  const around = {
    blocks,
    lexicon,
    year: head.year,
    conference: from !== undefined && to !== undefined ? { from, to } : null,
    exact: held.length === 1 && held[0]?.term.fixed !== undefined,
    party: head.party,
  }
  const rest = body.filter((block) => !held.some((each) => each.block === block))
  const { proposals, unread } = proposalsOf(rest, around)
  const government = foundValue(head.found, 'issuer') === 'ubnd'
  const holds = held.map((each, at) => holdProposal(each, at, government))
  const rules = [...holds, ...proposals].map(({ found }, at) => ({ ...found, field: `rules[${at}]` }))
  const found = [
    ...head.found,
    ...readParts(body, lexicon),
    ...rules,
    ...clustersOf(held),
    ...readWays(body, proposals, lexicon),
    ...readClosing(blocks, head.end),
  ]
  return {
    found,
    unread: withUnread([...unread, ...unreadableOf(blocks)]),
    missing: missingOf(found),
    notes: [...source.notes, ...jointNote(blocks)],
    blocks: body,
  }
}
