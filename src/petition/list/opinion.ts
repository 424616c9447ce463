// One opinion of a list with its sender and questions, or what is wrong with it.
import { clean } from '../../kit/text.ts'
import type { Level } from '../../regulation/codes.ts'
import { unfit, unusable } from './check.ts'
import type { Title } from './columns.ts'
import type { ListRow } from './row.ts'
import { type ListSender, NO_NAME, NOBODY, parseSender, senderInside } from './sender.ts'
import { splitQuestions } from './split.ts'

export interface ListItem {
  readonly row: number
  readonly content: string
  readonly questions: readonly string[]
  readonly sender: ListSender
  readonly level: Level
  readonly warnings: readonly string[]
}

/** One row of the list, good or bad, in the order of the file. */
export interface ListEntry extends ListItem {
  readonly sheet: string | null
  /** Why it cannot be taken as it stands. */
  readonly problem: string | null
}

export interface Who {
  readonly sender: ListSender
  readonly warnings: readonly string[]
  /** Nothing stands in the sender's columns. */
  readonly empty: boolean
}

export const UNKNOWN: Who = { sender: NOBODY, warnings: [], empty: true }

export function itemOf(
  row: ListRow,
  written: string,
  who: Who,
  level: Level,
  title: Title,
  notes: readonly string[],
): ListEntry {
  const inside = who.empty || who.sender.name === null ? senderInside(written) : undefined
  const found = inside ? parseSender(inside.who) : undefined
  const content = clean(inside?.content ?? written)
  const sender: ListSender = {
    name: found?.sender.name ?? who.sender.name,
    address: found?.sender.address ?? who.sender.address ?? title.village ?? null,
    phone: found?.sender.phone ?? who.sender.phone,
  }
  const reason = unusable(content)
  if (reason) return bad(row, level, sender, content, reason)
  const questions = splitQuestions(content)
  const problem = unfit({ questions, sender }) ?? null
  const warnings = [
    ...notes,
    ...who.warnings,
    ...(found?.warnings ?? []),
    ...(inside ? ['Người gửi ghi trong ô nội dung: đã tách ra, hãy kiểm tra.'] : []),
    ...(sender.name === null && !notes.includes(NO_NAME) ? [NO_NAME] : []),
  ]
  return { row: row.number, sheet: row.sheet ?? null, content, questions, sender, level, warnings, problem }
}

export function bad(
  row: ListRow,
  level: Level,
  sender: ListSender,
  content: string,
  problem: string,
): ListEntry {
  return {
    row: row.number,
    sheet: row.sheet ?? null,
    content,
    questions: [],
    sender,
    level,
    warnings: [],
    problem,
  }
}
