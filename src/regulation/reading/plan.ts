// Rules: a plan's text → everything that could be read of it, each with its words. Unknown stays empty.
import { APART, type Block, blocksOf } from './blocks.ts'
import { readClosing } from './closing.ts'
import { readHead } from './head.ts'
import { heldAll, holdProposal } from './held.ts'
import type { Lexicon } from './lexicon.form.ts'
import { matchForm } from './match.ts'
import { missingOf } from './missing.ts'
import { readParts } from './parts.ts'
import { proposalsOf } from './proposals.ts'
import { foundValue, type PlanReading, placeOf, type Unread } from './reading.ts'
import { rhythmProposals } from './rhythm.ts'
import { clustersOf } from './sessions.ts'
import type { Source } from './source.ts'
import { tasksOf } from './tasks.ts'
import { readWays } from './ways.ts'

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

/** A form to be filled in, a list, an agenda: its lines are no tasks. */
const FORM =
  /(?:^|(?<![\p{L}]))(?:mẫu|biểu|phiếu|danh sách|chương trình|kịch bản|nội quy|sơ đồ|giấy mời)(?![\p{L}])/u

/** Behind the signature: the rows of every table of tasks; all lines of an annex that is no form. */
function annexesOf(tail: readonly Block[]): readonly Block[] {
  const starts = tail.flatMap((block, at) =>
    /^phụ lục/u.test(matchForm(block.text)) && APART.test(matchForm(block.text)) ? [at] : [],
  )
  return tail.filter((block, at) => {
    if (block.cells) return true
    const start = starts.findLast((each) => each <= at)
    if (start === undefined || at < start + 2) return false
    return !FORM.test(
      matchForm(
        tail
          .slice(start, start + 2)
          .map(({ text }) => text)
          .join(' '),
      ),
    )
  })
}

/** Reads the lines of a plan. Never guesses: what is not printed is not in `found`. */
export function readPlan(source: Source, lexicon: Lexicon): PlanReading {
  const blocks = blocksOf(source)
  const head = readHead(blocks)
  const whole = [...blocks.slice(head.start, head.end), ...annexesOf(blocks.slice(head.end))]
  const body = whole.filter((block) => block.unreadable === undefined)
  const title = head.found.find((each) => each.field === 'title')
  const tasks = tasksOf(body)
  const held = heldAll(tasks.rest, title, head.year, lexicon)
  const days = held.flatMap(({ term }) => [term.fixed ?? term.from ?? '', term.fixed ?? term.to ?? '']).sort()
  const [from, to] = [days.at(0), days.at(-1)]
  const around = {
    blocks,
    lexicon,
    year: head.year,
    since: foundValue<string>(head.found, 'valid_from') ?? null,
    conference: from !== undefined && to !== undefined ? { from, to } : null,
    sessions: held.flatMap(({ name, term }) =>
      name !== undefined && term.fixed !== undefined ? [{ name: matchForm(name), date: term.fixed }] : [],
    ),
    exact: held.length === 1 && held[0]?.term.fixed !== undefined,
    party: head.party,
  }
  const rest = tasks.rows.filter((block) => !held.some((each) => each.block === block))
  const { proposals, unread } = proposalsOf(rest, around)
  const government = foundValue(head.found, 'issuer') === 'ubnd'
  const holds = held.map((each, at) => holdProposal(each, at, government))
  const rhythm = held.length > 0 ? [] : rhythmProposals(rest, government, lexicon)
  const rules = [...holds, ...proposals, ...rhythm].map(({ found }, at) => ({
    ...found,
    field: `rules[${at}]`,
  }))
  const found = [
    ...head.found,
    ...readParts(body, lexicon),
    ...rules,
    ...clustersOf(held),
    ...readWays(body, proposals, lexicon),
    ...readClosing(blocks, head.end),
  ]
  return {
    format: source.format,
    found,
    unread: withUnread([...unread, ...unreadableOf(blocks)]),
    missing: missingOf(found, body),
    notes: [...source.notes, ...jointNote(blocks)],
    blocks: body,
  }
}
