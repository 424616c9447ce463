// A Word file as rows: its tables with merged cells carried down, the paragraphs around them as loose rows.
import { err, ok, type Result } from '../../kit/result.ts'
import { type ListRow, MAX_ROWS } from './row.ts'
import { BROKEN, unpack } from './zip.ts'

const PART = 'word/document.xml'
const TOKEN = /<(\/?)(?:[A-Za-z][\w.-]*:)?([A-Za-z]\w*)([^>]*?)(\/?)>|([^<]+)/g
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export function docxRows(bytes: Uint8Array): Result<readonly ListRow[]> {
  const parts = unpack(bytes, (name) => name === PART)
  if (!parts.ok) return parts
  const part = parts.value.get(PART)
  if (!part) return err(BROKEN)
  const xml = new TextDecoder().decode(part)
  if (!xml.includes('</w:body>') && !/<\/(?:\w+:)?body>/.test(xml)) return err(BROKEN)
  const reading = new Reading()
  for (const [, close, tag, attributes, empty, text] of xml.matchAll(TOKEN)) {
    if (text !== undefined) reading.text(text)
    else if (close) reading.closed(tag ?? '')
    else {
      reading.opened(tag ?? '', attributes ?? '')
      if (empty) reading.closed(tag ?? '')
    }
    if (reading.rows.length > MAX_ROWS) break
  }
  return ok(reading.rows)
}

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w+));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name] ?? whole
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ''
  })
}

interface Cell {
  readonly paragraphs: string[]
  span: number
  merge: 'none' | 'start' | 'below'
}

/** The document read tag by tag; a table inside a cell is text of that cell. */
class Reading {
  readonly rows: ListRow[] = []
  private tables = 0
  private skipped = 0
  private inText = false
  private numbered = false
  private words = ''
  private cells: Cell[] = []
  private cell: Cell | undefined
  private above: readonly string[] = []
  private table = 0

  text(text: string): void {
    if (this.inText && this.skipped === 0) this.words += decoded(text)
  }

  opened(tag: string, attributes: string): void {
    const value = /(?:\w+:)?val="([^"]*)"/.exec(attributes)?.[1]
    if (tag === 'Fallback') this.skipped += 1
    else if (tag === 'tbl') {
      this.tables += 1
      if (this.tables === 1) this.above = []
    } else if (tag === 'tr' && this.tables === 1) this.cells = []
    else if (tag === 'tc' && this.tables === 1) this.cell = { paragraphs: [], span: 1, merge: 'none' }
    else if (tag === 'gridSpan' && this.cell && this.tables === 1)
      this.cell.span = Math.min(Math.max(1, Number(value) || 1), 50)
    else if (tag === 'vMerge' && this.cell && this.tables === 1)
      this.cell.merge = value === 'restart' ? 'start' : 'below'
    else if (tag === 'numPr') this.numbered = true
    else if (tag === 't') this.inText = true
    else if (tag === 'br' || tag === 'cr') this.words += '\n'
    else if (tag === 'tab' && this.words !== '') this.words += '\t'
  }

  closed(tag: string): void {
    if (tag === 'Fallback') this.skipped -= 1
    else if (tag === 't') this.inText = false
    else if (tag === 'p') this.paragraph()
    else if (tag === 'tbl') this.tables -= 1
    else if (tag === 'tc' && this.tables === 1 && this.cell) {
      this.cells.push(this.cell)
      this.cell = undefined
    } else if (tag === 'tr' && this.tables === 1) this.row()
  }

  private paragraph(): void {
    const words = this.words.trim()
    // The number or dash of an automatic list is not in the text; a dash stands for it.
    const text = this.numbered && words !== '' ? `- ${words}` : words
    this.words = ''
    this.numbered = false
    if (text === '') return
    if (this.cell) this.cell.paragraphs.push(text)
    else for (const line of text.split('\n')) this.add([line], [], true)
  }

  private row(): void {
    const cells: string[] = []
    const carried: number[] = []
    for (const cell of this.cells) {
      const below = cell.merge === 'below'
      if (below) carried.push(cells.length)
      cells.push(below ? (this.above[cells.length] ?? '') : cell.paragraphs.join('\n'))
      for (let more = 1; more < cell.span; more++) cells.push('')
    }
    this.above = cells
    this.add(cells, carried, false)
  }

  private add(cells: readonly string[], carried: readonly number[], loose: boolean): void {
    if (!loose) this.table += 1
    this.rows.push({ number: loose ? this.rows.length + 1 : this.table, cells, carried, loose })
  }
}
