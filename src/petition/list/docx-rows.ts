// The events of a Word document's XML turned into rows: paragraphs, tables with their merged cells, tables inside cells.
import type { Numbering } from '../../regulation/reading/docx-numbering.ts'
import { attribute } from '../../regulation/reading/docx-numbering.ts'
import { headerOf } from './columns.ts'
import type { ListRow } from './row.ts'

interface Paragraph {
  text: string
  list: string | undefined
  level: number
  style: string
  notes: string[]
  /** Its end is deleted: it runs on into the next. */
  runsOn: boolean
}

interface Cell {
  readonly lines: string[]
  span: number
  merge: 'none' | 'start' | 'below'
}

interface Row {
  readonly cells: Cell[]
  before: number
  deleted: boolean
}

interface Table {
  readonly rows: Row[]
  cell: Cell | undefined
}

type Attributes = () => Readonly<Record<string, string>>

/** Content a reader does not see: deleted, moved away, or drawn a second time for older programs. */
const SKIPPED = new Set(['del', 'moveFrom', 'Fallback'])
const MAX_SPAN = 50

export class DocxRows {
  readonly rows: ListRow[] = []
  private readonly numbering: Numbering
  private readonly footnotes: ReadonlyMap<string, string>
  private readonly paragraphs: Paragraph[] = []
  private readonly tables: Table[] = []
  private skipping = 0
  private inText = false
  private paragraphProperties = 0
  private runProperties = 0
  private rowProperties = 0
  private hidden = false
  private open = ''
  private tableRows = 0
  private tableId = 0

  constructor(numbering: Numbering, notes: ReadonlyMap<string, string>) {
    this.numbering = numbering
    this.footnotes = notes
  }

  text(words: string, decode: (text: string) => string): void {
    if (this.inText && this.skipping === 0 && !this.hidden) this.write(decode(words))
  }

  opened(tag: string, attributes: Attributes): void {
    if (SKIPPED.has(tag) && !this.inProperties()) this.skipping += 1
    const value = () => attribute(attributes(), 'val')
    if (this.inProperties()) this.property(tag, value)
    const paragraph = this.paragraphs.at(-1)
    switch (tag) {
      case 'p':
        this.paragraphs.push({ text: '', list: undefined, level: 0, style: '', notes: [], runsOn: false })
        break
      case 'pPr':
        this.paragraphProperties += 1
        break
      case 'rPr':
        this.runProperties += 1
        break
      case 'trPr':
        this.rowProperties += 1
        break
      case 'r':
        this.hidden = false
        break
      case 't':
        this.inText = true
        break
      case 'tab':
        if (!this.inProperties() && this.skipping === 0) this.write('\t')
        break
      case 'br':
      case 'cr':
        if (this.skipping === 0) this.write('\n')
        break
      case 'noBreakHyphen':
        this.write('-')
        break
      case 'footnoteReference':
      case 'endnoteReference': {
        const note = this.footnotes.get(`${tag.replace('Reference', '')} ${attribute(attributes(), 'id')}`)
        if (paragraph && note && this.skipping === 0) paragraph.notes.push(note)
        break
      }
      case 'tbl':
        this.tables.push({ rows: [], cell: undefined })
        break
      case 'tr':
        this.tables.at(-1)?.rows.push({ cells: [], before: 0, deleted: this.skipping > 0 })
        break
      case 'tc': {
        const table = this.tables.at(-1)
        if (!table) break
        table.cell = { lines: [], span: 1, merge: 'none' }
        table.rows.at(-1)?.cells.push(table.cell)
        break
      }
      case 'gridSpan':
        this.cell((cell) => {
          cell.span = Math.min(Math.max(1, Number(value()) || 1), MAX_SPAN)
        })
        break
      case 'vMerge':
        this.cell((cell) => {
          cell.merge = value() === 'restart' ? 'start' : 'below'
        })
        break
    }
  }

  private cell(change: (cell: Cell) => void): void {
    const cell = this.tables.at(-1)?.cell
    if (cell) change(cell)
  }

  private inProperties(): boolean {
    return this.paragraphProperties > 0 || this.runProperties > 0 || this.rowProperties > 0
  }

  private property(tag: string, value: () => string | undefined): void {
    const paragraph = this.paragraphs.at(-1)
    const row = this.tables.at(-1)?.rows.at(-1)
    if (tag === 'vanish' && this.runProperties > 0 && this.paragraphProperties === 0)
      this.hidden = value() !== '0' && value() !== 'false'
    else if (tag === 'del' && this.rowProperties > 0) {
      if (row) row.deleted = true
    } else if (tag === 'del' && paragraph && this.paragraphProperties > 0) paragraph.runsOn = true
    else if (tag === 'gridBefore' && row) row.before = Math.min(Number(value()) || 0, MAX_SPAN)
    else if (paragraph && this.paragraphProperties > 0) {
      if (tag === 'numId') paragraph.list = value()
      else if (tag === 'ilvl') paragraph.level = Number(value()) || 0
      else if (tag === 'pStyle') paragraph.style = value() ?? ''
    }
  }

  closed(tag: string): void {
    if (tag === 'pPr') this.paragraphProperties -= 1
    else if (tag === 'rPr') this.runProperties -= 1
    else if (tag === 'trPr') this.rowProperties -= 1
    else if (tag === 't') this.inText = false
    else if (tag === 'p') this.paragraphDone()
    else if (tag === 'tc') {
      const table = this.tables.at(-1)
      if (table) table.cell = undefined
    } else if (tag === 'tbl') this.tableDone()
    if (SKIPPED.has(tag) && !this.inProperties()) this.skipping = Math.max(0, this.skipping - 1)
  }

  private write(text: string): void {
    const paragraph = this.paragraphs.at(-1)
    if (paragraph) paragraph.text += text
  }

  private paragraphDone(): void {
    const paragraph = this.paragraphs.pop()
    if (!paragraph) return
    this.open += paragraph.text
    if (paragraph.runsOn) return
    const words = this.open.trim()
    this.open = ''
    if (words === '') return
    const label = this.labelOf(paragraph)
    const notes = paragraph.notes.map((note) => ` (chú thích: ${note})`).join('')
    const lines = `${label === '' ? '' : `${label} `}${words}${notes}`.split('\n')
    const cell = this.tables.at(-1)?.cell
    if (cell) cell.lines.push(...lines)
    else if (this.tables.length === 0) for (const line of lines) this.add([line], [], true)
  }

  private labelOf(paragraph: Paragraph): string {
    if (paragraph.list !== undefined)
      return paragraph.list === '0' ? '' : this.numbering.next(paragraph.list, paragraph.level)
    const style = this.numbering.ofStyle(paragraph.style)
    return style && style.list !== '0' ? this.numbering.next(style.list, style.level) : ''
  }

  private tableDone(): void {
    const table = this.tables.pop()
    if (!table) return
    const rows = table.rows.filter((row) => !row.deleted)
    const cell = this.tables.at(-1)?.cell
    // A list drawn inside a frame is a list; any other table in a cell is text of that cell.
    if (cell && !isList(rows))
      cell.lines.push(
        ...rows
          .map((row) =>
            row.cells
              .map((each) => each.lines.join(' '))
              .join(' ')
              .trim(),
          )
          .filter(Boolean),
      )
    else this.emit(rows)
  }

  private emit(rows: readonly Row[]): void {
    this.tableId += 1
    let above: readonly string[] = []
    for (const row of rows) {
      const cells: string[] = Array.from({ length: row.before }, () => '')
      const carried: number[] = []
      for (const cell of row.cells) {
        const below = cell.merge === 'below'
        if (below) carried.push(cells.length)
        cells.push(below ? (above[cells.length] ?? '') : cell.lines.join('\n'))
        for (let more = 1; more < cell.span; more++) cells.push('')
      }
      above = cells
      this.add(cells, carried, false)
    }
  }

  private add(cells: readonly string[], carried: readonly number[], loose: boolean): void {
    if (!loose) this.tableRows += 1
    this.rows.push({
      number: loose ? this.rows.length + 1 : this.tableRows,
      cells,
      carried,
      loose,
      ...(loose ? {} : { table: this.tableId }),
    })
  }
}

function isList(rows: readonly Row[]): boolean {
  return rows.some((row) => {
    const cells = row.cells.map((cell) => cell.lines.join('\n'))
    return (headerOf({ number: 0, cells, carried: [], loose: false })?.size ?? 0) > 1
  })
}
