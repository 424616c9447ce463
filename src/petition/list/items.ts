// From rows to opinions: a table, slips, a copied chat or lines of text. A bad row says what is wrong and stops no other.

import { messagesIn } from './chat.ts'
import { headerOf } from './columns.ts'
import { guessColumns } from './guess.ts'
import { passagesOf } from './lines.ts'
import { bad, itemOf, type ListEntry, type ListItem, UNKNOWN } from './opinion.ts'
import type { ListRow } from './row.ts'
import { parseSender } from './sender.ts'
import { type Slip, slipsIn } from './slips.ts'
import { tableEntries } from './table.ts'

export type { ListEntry, ListItem } from './opinion.ts'

export interface ListError {
  readonly row: number
  readonly reason: string
}

export interface OpinionList {
  readonly items: readonly ListItem[]
  readonly errors: readonly ListError[]
  readonly entries: readonly ListEntry[]
  /** What is to be known of the file as a whole. */
  readonly notes: readonly string[]
}

export function listOf(rows: readonly ListRow[]): OpinionList {
  return collected(entriesOf(rows))
}

function entriesOf(rows: readonly ListRow[]): readonly ListEntry[] {
  if (rows.some((row) => headerOf(row) !== undefined)) return tableEntries(rows, undefined)
  const slips = slipsIn(rows)
  if (slips) return slips.map(slipEntry)
  const guess = guessColumns(rows)
  if (guess) return tableEntries(rows, guess)
  const messages = messagesIn(rows)
  if (messages)
    return messages.map(({ row, who, text, idle }) => {
      const read = { ...parseSender(who), empty: false }
      return idle === undefined
        ? itemOf(row, text, read, 'commune', {}, [])
        : bad(row, 'commune', read.sender, text, idle)
    })
  return passagesOf(rows).map(({ row, text, title }) =>
    itemOf(row, text, UNKNOWN, title.level ?? 'commune', title, []),
  )
}

function slipEntry(slip: Slip): ListEntry {
  const labelled = [slip.name, slip.address, slip.phone].filter((part) => part !== '').join(', ')
  const read = parseSender(labelled)
  const sender = { ...read.sender, address: slip.address || read.sender.address }
  const level = slip.level ?? 'commune'
  if (slip.content === '') return bad(slip.row, level, sender, '', 'Phiếu không ghi nội dung.')
  return itemOf(slip.row, slip.content, { sender, warnings: read.warnings, empty: false }, level, {}, [])
}

function collected(entries: readonly ListEntry[]): OpinionList {
  return {
    entries,
    items: entries
      .filter(({ problem }) => problem === null)
      .map(({ row, content, questions, sender, level, warnings }) => ({
        row,
        content,
        questions,
        sender,
        level,
        warnings,
      })),
    errors: entries.flatMap(({ row, sheet, problem }) =>
      problem === null ? [] : [{ row, reason: sheet === null ? problem : `Trang “${sheet}”: ${problem}` }],
    ),
    notes: [],
  }
}
