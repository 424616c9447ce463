// A Word file's bytes → lines: what a reader of the finished text sees. Tracked deletions and hidden text are left out,
// insertions kept; automatic numbers are written out; running heads, notes and comments are no part of the plan.
import { Parser } from 'saxen'
import { convertOld } from '../../kit/old-text.ts'
import { err, ok, type Problem, type Result } from '../../kit/result.ts'
import { type UnzipFailure, unzip } from '../../kit/unzip.ts'
import { attribute, type Numbering, numberingOf } from './docx-numbering.ts'
import type { Source, SourceLine } from './source.ts'

const PARTS = ['word/document.xml', 'word/numbering.xml', 'word/styles.xml'] as const
const MAX_UNPACKED = 60 * 1024 * 1024

const BROKEN = {
  message: 'Tệp Word bị hỏng hoặc tải về chưa trọn. Hãy mở bằng Word, lưu lại thành .docx rồi gửi tệp mới.',
  status: 422,
} as const
const WHY: Readonly<Record<UnzipFailure, Problem>> = {
  broken: BROKEN,
  locked: { message: 'Tệp Word có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.', status: 422 },
  too_much: {
    message: 'Tệp phình quá lớn khi mở: không phải một kế hoạch. Hãy chép phần chữ sang tệp mới rồi gửi.',
    status: 413,
  },
}

export function docxSource(bytes: Uint8Array): Result<Source, Problem> {
  const parts = unzip(bytes, (name) => PARTS.some((part) => part === name), MAX_UNPACKED)
  if (!parts.ok) return err(WHY[parts.error])
  const text = (name: (typeof PARTS)[number]) => {
    const part = parts.value.get(name)
    return part ? new TextDecoder().decode(part) : ''
  }
  const xml = text('word/document.xml')
  if (!/<\/(?:\w+:)?body>/.test(xml)) return err(BROKEN)
  const reader = new Reader(numberingOf(text('word/numbering.xml'), text('word/styles.xml')))
  if (!reader.read(xml)) return err(BROKEN)
  return ok(sourceOf(reader))
}

function sourceOf(reader: Reader): Source {
  const whole = convertOld(reader.lines.map((line) => line.text).join('\n'))
  const texts = whole.text.split('\n')
  const lines = reader.lines.map((line, at) => ({
    ...line,
    text: (whole.encoding === null ? line.text : (texts[at] ?? '')).normalize('NFC'),
    ...(line.cells ? { cells: line.cells.map((cell) => convertCell(cell, whole.encoding !== null)) } : {}),
  }))
  return {
    format: 'docx',
    lines,
    notes: [
      ...(whole.encoding === null ? [] : [`Chữ dùng bảng mã ${whole.encoding}, đã chuyển sang Unicode.`]),
      ...(reader.deleted
        ? ['Tệp có chỗ sửa theo dõi (Track Changes): phần đã xóa bị bỏ, phần thêm được giữ.']
        : []),
    ],
  }
}

const convertCell = (cell: string, old: boolean) => (old ? convertOld(cell).text : cell).normalize('NFC')

interface Paragraph {
  text: string
  list: string | undefined
  level: number
  style: string
  /** Its end is deleted: it runs on into the next. */
  runsOn: boolean
}

interface Table {
  readonly rows: { cells: SourceLine[][]; text: string[][] }[]
}

const SKIPPED = new Set(['del', 'moveFrom', 'Fallback', 'instrText', 'delText'])

class Reader {
  readonly lines: SourceLine[] = []
  deleted = false
  private readonly numbering: Numbering
  private readonly paragraphs: Paragraph[] = []
  private readonly tables: Table[] = []
  private skipping = 0
  private inText = false
  private inProperties = 0
  private inRunProperties = 0
  private hidden = false
  private count = 0
  private open = ''

  constructor(numbering: Numbering) {
    this.numbering = numbering
  }

  read(xml: string): boolean {
    const parser = new Parser()
    let failed = false
    parser.on('warn', () => {})
    parser.on('error', () => {
      failed = true
    })
    parser.on('openTag', (name, attributes) => this.opened(local(name), attributes))
    parser.on('closeTag', (name) => this.closed(local(name)))
    parser.on('text', (text, decode) => {
      if (this.inText && this.skipping === 0 && !this.hidden) this.write(decode(text))
    })
    parser.parse(xml)
    return !failed
  }

  private write(text: string): void {
    const paragraph = this.paragraphs.at(-1)
    if (paragraph) paragraph.text += text
  }

  private opened(tag: string, attributes: () => Readonly<Record<string, string>>): void {
    if (SKIPPED.has(tag) && this.inProperties === 0 && this.inRunProperties === 0) {
      this.skipping += 1
      if (tag === 'del' || tag === 'moveFrom') this.deleted = true
    }
    const paragraph = this.paragraphs.at(-1)
    const value = () => attribute(attributes(), 'val')
    switch (tag) {
      case 'p':
        this.paragraphs.push({ text: '', list: undefined, level: 0, style: '', runsOn: false })
        break
      case 'pPr':
        this.inProperties += 1
        break
      case 'rPr':
        this.inRunProperties += 1
        break
      case 'r':
        this.hidden = false
        break
      case 'vanish':
        if (this.inRunProperties > 0 && this.inProperties === 0 && value() !== '0' && value() !== 'false')
          this.hidden = true
        break
      case 'del':
        if (paragraph && this.inProperties > 0 && this.inRunProperties > 0) {
          paragraph.runsOn = true
          this.deleted = true
        }
        break
      case 'numId':
        if (paragraph && this.inProperties > 0) paragraph.list = value()
        break
      case 'ilvl':
        if (paragraph && this.inProperties > 0) paragraph.level = Number(value()) || 0
        break
      case 'pStyle':
        if (paragraph) paragraph.style = value() ?? ''
        break
      case 't':
        this.inText = true
        break
      case 'tab':
        if (this.inProperties === 0 && this.skipping === 0) this.write('\t')
        break
      case 'br':
      case 'cr':
        if (this.skipping === 0) this.write('\n')
        break
      case 'noBreakHyphen':
        this.write('-')
        break
      case 'tbl':
        this.tables.push({ rows: [] })
        break
      case 'tr':
        this.tables.at(-1)?.rows.push({ cells: [], text: [] })
        break
      case 'tc': {
        const row = this.tables.at(-1)?.rows.at(-1)
        row?.cells.push([])
        row?.text.push([])
        break
      }
    }
  }

  private closed(tag: string): void {
    if (SKIPPED.has(tag) && this.inProperties === 0 && this.inRunProperties === 0)
      this.skipping = Math.max(0, this.skipping - 1)
    if (tag === 't') this.inText = false
    else if (tag === 'pPr') this.inProperties -= 1
    else if (tag === 'rPr') this.inRunProperties -= 1
    else if (tag === 'p') this.paragraphDone()
    else if (tag === 'tbl') this.tableDone()
  }

  private paragraphDone(): void {
    const paragraph = this.paragraphs.pop()
    if (!paragraph) return
    this.open += paragraph.text
    if (paragraph.runsOn) return
    const text = this.open
    this.open = ''
    if (this.paragraphs.length === 0) this.count += 1
    if (text.trim() === '') return
    const label = this.labelOf(paragraph)
    for (const [at, line] of text.split('\n').entries())
      if (line.trim() !== '') this.add(`${at === 0 && label !== '' ? `${label} ` : ''}${line}`)
  }

  private labelOf(paragraph: Paragraph): string {
    if (paragraph.list !== undefined)
      return paragraph.list === '0' ? '' : this.numbering.next(paragraph.list, paragraph.level)
    const style = this.numbering.ofStyle(paragraph.style)
    return style && style.list !== '0' ? this.numbering.next(style.list, style.level) : ''
  }

  private add(text: string): void {
    const cells = text.trim().split(/\t+/u)
    const row = this.tables.at(-1)?.rows.at(-1)
    const lines = cells
      .map((cell) => ({ text: cell.trim(), line: Math.max(1, this.count), page: null }))
      .filter((line) => line.text !== '')
    // A mark followed by a tab is a list written by hand, no columns.
    const [first] = lines
    const joined =
      lines.length === 1 || (first && first.text.length <= 4)
        ? [{ text: lines.map((line) => line.text).join(' '), line: Math.max(1, this.count), page: null }]
        : lines
    if (row?.cells.at(-1)) {
      row.cells.at(-1)?.push(...joined)
      row.text.at(-1)?.push(joined.map((line) => line.text).join(' '))
    } else this.lines.push(...joined)
  }

  private tableDone(): void {
    const table = this.tables.pop()
    if (!table) return
    const outer = this.tables.at(-1)?.rows.at(-1)
    const columns = Math.max(0, ...table.rows.map((row) => row.cells.length))
    const filled = table.rows.filter(
      (row) => row.text.filter((cell) => cell.join('').trim() !== '').length >= 2,
    )
    const list =
      columns >= 3 || (columns === 2 && table.rows.length > 3 && filled.length > table.rows.length * 0.7)
    const lines = list ? table.rows.map((row) => this.rowLine(row)) : layoutLines(table, columns)
    if (outer?.cells.at(-1)) outer.cells.at(-1)?.push(...lines)
    else this.lines.push(...lines)
  }

  private rowLine(row: Table['rows'][number]): SourceLine {
    const cells = row.text.map((cell) => cell.join(' ').trim())
    const line = row.cells.flat()[0]?.line ?? Math.max(1, this.count)
    return { text: cells.join('\t'), line, page: null, cells }
  }
}

/** A table only for layout, as at the head and the signature: one column after the other. */
function layoutLines(table: Table, columns: number): readonly SourceLine[] {
  return Array.from({ length: columns }).flatMap((_each, at) =>
    table.rows.flatMap((row) => row.cells[at] ?? []),
  )
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)
