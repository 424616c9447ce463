// Opinions written in tables: under a header wherever it stands, in the columns it names; without one, in guessed columns.
import { clean, fold } from '../../kit/text.ts'
import {
  type Column,
  type Columns,
  headerOf,
  isNumbering,
  levelIn,
  type Title,
  titleOf,
  underHeader,
} from './columns.ts'
import { isDateLine, isHead, isRemark, isSignature } from './frame.ts'
import { bad, itemOf, type ListEntry, type Who } from './opinion.ts'
import type { ListRow } from './row.ts'
import { normalPhone, parseSender } from './sender.ts'

const GUESSED = 'Không thấy dòng tiêu đề: đã đoán cột nội dung và cột người gửi.'
const HIDDEN = 'Dòng này đang ẩn trong bảng tính: hãy xem có nhập không.'
const RUNS_ON = 'Dòng nối tiếp dòng trên (không số thứ tự, không người gửi): đã ghép làm một.'

/** The rows of the tables; `guess` where no table has a header. */
export function tableEntries(rows: readonly ListRow[], guess: Columns | undefined): readonly ListEntry[] {
  const reading = new Reading(guess)
  for (const block of blocksOf(rows)) reading.block(block)
  return reading.entries
}

/** Rows of one table or sheet together; paragraphs between them one by one. */
function blocksOf(rows: readonly ListRow[]): readonly (readonly ListRow[])[] {
  const blocks: ListRow[][] = []
  for (const row of rows) {
    const last = blocks.at(-1)?.at(-1)
    if (last && !row.loose && !last.loose && last.table === row.table) blocks.at(-1)?.push(row)
    else blocks.push([row])
  }
  return blocks
}

class Reading {
  readonly entries: ListEntry[] = []
  private columns: Columns | undefined
  private readonly guess: Columns | undefined
  private title: Title = {}
  private first: boolean
  private afterHeader = false
  private ended = false
  private width = 0
  private before: Who | undefined
  private numbers = 0
  private read = 0

  constructor(guess: Columns | undefined) {
    this.guess = guess
    this.columns = guess
    this.first = guess !== undefined
  }

  block(rows: readonly ListRow[]): void {
    const [first] = rows
    if (!first) return
    if (!first.loose && !rows.some((row) => headerOf(row)) && !this.continues(rows)) return
    if (!first.loose) this.ended = false
    for (const row of rows) this.row(row)
  }

  /** A table without a header of its own: the rest of the one before, or a frame of the page. */
  private continues(rows: readonly ListRow[]): boolean {
    if (rows.some((row) => row.cells.some((cell) => cell.split('\n').some(isSignature)))) {
      const table = rows.filter((row) => row.cells.filter((cell) => cell.trim() !== '').length > 1)
      if (table.length < 3) return false
    }
    if (this.guess) return true
    if (!this.columns) return false
    if (this.width === 0) return true
    const stt = this.columns.get('stt')
    const content = this.columns.get('content') ?? 0
    const filled = rows.filter((row) => row.cells.some((cell) => cell.trim() !== ''))
    const wide = Math.max(...filled.map((row) => row.cells.length))
    if (Math.abs(wide - this.width) > 1) return false
    if (stt === undefined) return filled.some((row) => (row.cells[content] ?? '').length > 15)
    return filled.some((row) => /^\(?\d{1,4}[.)]?$/.test((row.cells[stt] ?? '').trim()))
  }

  private row(row: ListRow): void {
    const header = headerOf(row)
    const finer = !header && this.afterHeader && this.columns ? underHeader(this.columns, row) : undefined
    if (header || finer) {
      this.columns = header ?? finer
      this.afterHeader = true
      this.ended = false
      this.width = row.cells.length
      this.before = undefined
      return
    }
    const heading = titleOf(row, this.columns)
    if (heading) {
      // A new list begins anew; a village's part stays in its list's level.
      this.title = heading.level ? heading : { ...this.title, ...heading }
      if (heading.level || heading.village) this.ended = false
      return
    }
    if (this.afterHeader && isNumbering(row)) return
    this.afterHeader = false
    if (!this.columns || row.loose) return
    if (this.isEnd(row)) this.ended = true
    if (this.ended || isNote(row)) return
    this.opinion(row, this.columns)
  }

  /** The signatures begin: what follows is no opinion, until a new header or heading. */
  private isEnd(row: ListRow): boolean {
    const filled = row.cells.filter((cell) => cell.trim() !== '')
    return filled.length > 0 && filled.length <= 3 && filled.every((cell) => endsList(cell))
  }

  private opinion(row: ListRow, columns: Columns): void {
    const cell = (column: Column) => {
      const at = columns.get(column)
      return at === undefined ? '' : clean(row.cells[at] ?? '')
    }
    const own = row.cells.some(
      (text, at) => text.trim() !== '' && at !== columns.get('stt') && !row.carried.includes(at),
    )
    if (!own) return
    const more = cell('more')
    const content = [cell('content'), more].filter((text) => text !== '').join('\n')
    const who = this.senderOf(cell)
    this.read += 1
    if (cell('stt') !== '') this.numbers += 1
    if (this.runsOn(cell, content, who)) return
    if (content === '') {
      if (who.empty || isRemark(row.cells.join(' '))) return
      const level = this.title.level ?? 'commune'
      this.entries.push(bad(row, level, who.sender, '', 'Có người gửi nhưng ô nội dung trống.'))
      return
    }
    const written = cell('level')
    const level = written === '' ? (this.title.level ?? 'commune') : levelIn(written)
    const notes = [
      ...(this.first ? [GUESSED] : []),
      ...(row.hidden ? [HIDDEN] : []),
      ...(level ? [] : ['Không hiểu cấp ghi ở cột cấp: đã để cấp xã.']),
    ]
    this.first = false
    this.entries.push(itemOf(row, content, who, level ?? 'commune', this.title, notes))
  }

  private senderOf(cell: (column: Column) => string): Who {
    const who = readSender(cell, this.title)
    const ditto = isDitto([cell('sender'), cell('name')].join(' '))
    if (ditto && this.before) return this.before
    if (!who.empty) this.before = who
    return who
  }

  /** A row broken by the end of a page: no number among numbered ones, nobody's name, and it begins small. */
  private runsOn(cell: (column: Column) => string, content: string, who: Who): boolean {
    const last = this.entries.at(-1)
    if (!last || last.problem !== null || content === '' || !who.empty || cell('stt') !== '') return false
    if (this.numbers * 2 < this.read || !/^[\p{Ll}(]/u.test(content) || /^[a-zđ][.)]/u.test(content))
      return false
    const row: ListRow = {
      number: last.row,
      cells: [],
      carried: [],
      loose: false,
      ...(last.sheet ? { sheet: last.sheet } : {}),
    }
    const joined = itemOf(
      row,
      `${last.content} ${content}`,
      { sender: last.sender, warnings: [], empty: false },
      last.level,
      {},
      [...last.warnings.filter((warning) => warning !== RUNS_ON), RUNS_ON],
    )
    this.entries[this.entries.length - 1] = { ...joined, warnings: [...new Set(joined.warnings)] }
    return true
  }
}

function endsList(cell: string): boolean {
  const lines = cell.split('\n').filter((line) => line.trim() !== '')
  return lines.some((line) => isSignature(line)) && cell.length < 400
}

/** A date, a head or a sum between the rows. */
function isNote(row: ListRow): boolean {
  const filled = row.cells.filter((cell) => cell.trim() !== '')
  const [only = ''] = filled
  if (filled.length === 1 && (isDateLine(only) || isHead(only))) return true
  return filled.length <= 2 && isRemark(only) && only.length < 60
}

function isDitto(text: string): boolean {
  return (
    text.length < 40 &&
    /^[\s"'”“〃,-]*(nt|n\.t|như trên|nhu tren|trên|-nt-|như dòng trên)?[\s"'”“〃.,-]*$/iu.test(text) &&
    /\S/.test(text)
  )
}

function readSender(cell: (column: Column) => string, title: Title): Who {
  const text = [cell('sender'), cell('name')].filter((part) => part !== '').join(', ')
  const read = parseSender(text)
  const phoneText = cell('phone')
  const plain = normalPhone(phoneText)
  const typed = phoneText === '' || plain.phone !== null ? undefined : parseSender(phoneText)
  const phone = phoneText === '' ? read.sender.phone : (plain.phone ?? typed?.sender.phone ?? null)
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
    ...(plain.restored ? ['Số điện thoại thiếu số 0 ở đầu: đã thêm.'] : []),
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
  return /^(thôn|xóm|ấp|tổ|tdp|khu|buôn|bản|làng|khối|phố|chi bộ)(\s|$)/iu.test(text) ? text : `thôn ${text}`
}
