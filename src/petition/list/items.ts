// From rows to opinions: header, titles, columns, senders, questions. A bad row says what is wrong and stops no other.
import { clean, fold } from '../../kit/text.ts'
import type { Level } from '../../regulation/codes.ts'
import { problemOf, unusable } from './check.ts'
import {
  type Column,
  type Columns,
  guessColumns,
  headerOf,
  isNumbering,
  levelIn,
  type Title,
  titleOf,
  underHeader,
} from './columns.ts'
import type { ListRow } from './row.ts'
import { type ListSender, NO_NAME, NOBODY, normalPhone, parseSender, senderInside } from './sender.ts'
import { splitQuestions } from './split.ts'

export interface ListItem {
  readonly row: number
  readonly content: string
  readonly questions: readonly string[]
  readonly sender: ListSender
  readonly level: Level
  readonly warnings: readonly string[]
}

export interface ListError {
  readonly row: number
  readonly reason: string
}

/** One row of the list, good or bad, in the order of the file. */
export interface ListEntry extends ListItem {
  readonly sheet: string | null
  /** Why it cannot be taken as it stands. */
  readonly problem: string | null
}

export interface OpinionList {
  readonly items: readonly ListItem[]
  readonly errors: readonly ListError[]
  readonly entries: readonly ListEntry[]
  /** What is to be known of the file as a whole. */
  readonly notes: readonly string[]
}

type Read = ListEntry | undefined

/** The table where there is one, else the lines of text. */
export function listOf(rows: readonly ListRow[]): OpinionList {
  const table = rows.some((row) => headerOf(row) !== undefined)
  if (table) return collected(tableItems(rows, undefined))
  const guess = guessColumns(rows)
  if (guess) return collected(tableItems(rows, guess))
  return collected(textItems(rows))
}

function collected(reads: readonly Read[]): OpinionList {
  const entries = reads.filter((read) => read !== undefined)
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

function tableItems(rows: readonly ListRow[], guess: Columns | undefined): readonly Read[] {
  const reads: Read[] = []
  let columns = guess
  let title: Title = {}
  let first = guess !== undefined
  let afterHeader = false
  for (const row of rows) {
    const header = headerOf(row)
    const finer = !header && afterHeader && columns ? underHeader(columns, row) : undefined
    if (header || finer) {
      columns = header ?? finer
      afterHeader = true
      continue
    }
    const heading = titleOf(row, columns)
    if (heading) {
      // A new list begins anew; a village's part stays in its list's level.
      title = heading.level ? heading : { ...title, ...heading }
      continue
    }
    if (afterHeader && isNumbering(row)) continue
    afterHeader = false
    if (!columns || row.loose) continue
    const read = rowItem(row, columns, title, first ? [GUESSED] : [])
    if (read) first = false
    reads.push(read)
  }
  return reads
}

const GUESSED = 'Không thấy dòng tiêu đề: đã đoán cột nội dung và cột người gửi.'
const FOOTER =
  /^(nguoi (tong hop|lap|viet)|xac nhan|truong thon|bi thu|tm |t m |tong (cong|so)|ghi chu|luu y|noi nhan)/

function rowItem(row: ListRow, columns: Columns, title: Title, notes: readonly string[]): Read {
  const cell = (column: Column) => {
    const at = columns.get(column)
    return at === undefined ? '' : clean(row.cells[at] ?? '')
  }
  const own = row.cells.some(
    (text, at) => text.trim() !== '' && at !== columns.get('stt') && !row.carried.includes(at),
  )
  if (!own) return undefined
  const content = cell('content')
  const who = senderOf(cell, title)
  if (content === '') {
    const rest = fold(row.cells.join(' '))
    if (FOOTER.test(rest) || who.empty) return undefined
    return bad(row, title.level ?? 'commune', who.sender, '', 'Có người gửi nhưng ô nội dung trống.')
  }
  const written = cell('level')
  const level = written === '' ? (title.level ?? 'commune') : levelIn(written)
  const doubt = level ? [] : [`Không hiểu cấp ghi ở cột cấp: đã để cấp xã.`]
  return itemOf(row, content, who, level ?? 'commune', title, [...notes, ...doubt])
}

interface Who {
  readonly sender: ListSender
  readonly warnings: readonly string[]
  /** Nothing stands in the sender's columns. */
  readonly empty: boolean
}

function senderOf(cell: (column: Column) => string, title: Title): Who {
  const text = [cell('sender'), cell('name')].filter((part) => part !== '').join(', ')
  const read = parseSender(text)
  const phoneText = cell('phone')
  const typed = phoneText === '' ? undefined : parseSender(phoneText)
  const phone =
    phoneText === '' ? read.sender.phone : (normalPhone(phoneText).phone ?? typed?.sender.phone ?? null)
  const village = villageText(cell('village'))
  const address = [
    cell('address'),
    read.sender.address,
    village,
    cell('address') === '' && /\p{L}/u.test(typed?.sender.address ?? '') ? typed?.sender.address : null,
  ]
    .filter((part): part is string => part !== null && part !== undefined && part !== '')
    .filter((part, at, all) => all.findIndex((other) => fold(other).includes(fold(part))) === at)
    .join(', ')
  const empty = text === '' && phoneText === '' && address === ''
  const warnings = [
    ...read.warnings,
    ...(phoneText !== '' && phone === null ? ['Số điện thoại không đúng dạng: đã bỏ trống.'] : []),
    ...(normalPhone(phoneText).restored ? ['Số điện thoại thiếu số 0 ở đầu: đã thêm.'] : []),
  ]
  return {
    sender: { name: read.sender.name, address: address || (empty ? null : (title.village ?? null)), phone },
    warnings: [...new Set(warnings)],
    empty,
  }
}

/** A column headed "Thôn" often holds only the village's name or number. */
function villageText(text: string): string {
  if (text === '') return ''
  return /^(thôn|xóm|ấp|tổ|tdp|khu|buôn|bản|làng|khối|phố)(\s|$)/iu.test(text) ? text : `thôn ${text}`
}

function itemOf(
  row: ListRow,
  written: string,
  who: Who,
  level: Level,
  title: Title,
  notes: readonly string[],
): Read {
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
  const problem = problemOf({ content, questions, sender }) ?? null
  const warnings = [
    ...notes,
    ...who.warnings,
    ...(found?.warnings ?? []),
    ...(inside ? ['Người gửi ghi trong ô nội dung: đã tách ra, hãy kiểm tra.'] : []),
    ...(sender.name === null ? [NO_NAME] : []),
  ]
  return { row: row.number, sheet: row.sheet ?? null, content, questions, sender, level, warnings, problem }
}

function bad(row: ListRow, level: Level, sender: ListSender, content: string, problem: string): ListEntry {
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

const NUMBERED = /^(?:câu(?: hỏi)?|ý kiến(?: số| thứ)?)? ?\(?(\d{1,4}) ?[.):/-]\s*(?=\D)/iu
const DASHED = /^[-–—+•*●▪]\s*/

/** Lines of text: a number begins the next opinion, lines without one go on; without numbers each line is one. */
function textItems(rows: readonly ListRow[]): readonly Read[] {
  const lines = rows
    .map((row) => ({ row, text: clean(row.cells.join(' ')) }))
    .filter(({ text }) => text !== '')
  const numbered =
    lines.some(({ text }) => numberOf(text) === 1) && lines.some(({ text }) => numberOf(text) === 2)
  const dashed = !numbered && lines.some(({ text }) => DASHED.test(text))
  const reads: Read[] = []
  let title: Title = {}
  let open: { row: ListRow; parts: string[] } | undefined
  let last = 0
  const close = () => {
    if (open)
      reads.push(
        itemOf(
          open.row,
          open.parts.join('\n'),
          { sender: NOBODY, warnings: [], empty: true },
          title.level ?? 'commune',
          title,
          [],
        ),
      )
    open = undefined
  }
  for (const { row, text } of lines) {
    const number = numberOf(text)
    const heading = titleOf({ ...row, cells: [text], loose: true }, undefined)
    if (heading) {
      close()
      title = heading.level ? heading : { ...title, ...heading }
      last = 0
    } else if (!numbered || number === last + 1 || (number === 1 && last > 1)) {
      close()
      last = number ?? 0
      open = {
        row,
        parts: [numbered ? text.replace(NUMBERED, '') : dashed ? text.replace(DASHED, '') : text],
      }
    } else if (open) open.parts.push(text)
  }
  close()
  return reads
}

function numberOf(text: string): number | undefined {
  const found = NUMBERED.exec(text)
  return found ? Number(found[1]) : undefined
}
