// One sheet's XML as rows of text: only cells that hold something, at their places.
import { MAX_COLUMNS, MAX_ROWS } from './row.ts'
import { parse, unescaped, type Workbook } from './xlsx-workbook.ts'

export interface SheetRow {
  readonly cells: string[]
  readonly hidden: boolean
}

export interface Merge {
  readonly column: number
  readonly from: number
  readonly to: number
}

export interface Sheet {
  readonly rows: Map<number, SheetRow>
  /** Those that reach down over several rows. */
  readonly merges: readonly Merge[]
}

interface Cell {
  row: number
  column: number
  type: string
  style: number
  value: string
  inline: string
}

export function sheetOf(
  xml: string,
  book: Pick<Workbook, 'texts' | 'dates' | 'from1904'>,
): Sheet | 'broken' | 'too_far' {
  const rows = new Map<number, SheetRow>()
  const merges: Merge[] = []
  let number = 0
  let row: SheetRow = { cells: [], hidden: false }
  let column = -1
  let cell: Cell | undefined
  let into: 'value' | 'inline' | undefined
  let phonetic = false
  let far = false
  const whole = parse(xml, {
    open(tag, attributes) {
      switch (tag) {
        case 'row': {
          const given = attributes()
          number = Number(given.r) || number + 1
          row = { cells: [], hidden: given.hidden === '1' || given.hidden === 'true' }
          column = -1
          break
        }
        case 'c': {
          const given = attributes()
          column = columnOf(given.r) ?? column + 1
          cell = {
            row: number,
            column,
            type: given.t ?? 'n',
            style: Number(given.s) || 0,
            value: '',
            inline: '',
          }
          break
        }
        case 'v':
          into = cell ? 'value' : undefined
          break
        case 'rPh':
          phonetic = true
          break
        case 't':
          into = cell && !phonetic ? 'inline' : undefined
          break
        case 'mergeCell':
          merges.push(...mergeOf(attributes().ref ?? ''))
          break
      }
    },
    text(text) {
      if (cell && into) cell[into] += text
    },
    close(tag) {
      if (tag === 'v' || tag === 't') into = undefined
      else if (tag === 'rPh') phonetic = false
      else if (tag === 'c' && cell) {
        const text = textOf(cell, book)
        if (text !== '') {
          if (cell.row > MAX_ROWS || cell.column >= MAX_COLUMNS) far = true
          else {
            while (row.cells.length < cell.column) row.cells.push('')
            row.cells[cell.column] = text
            rows.set(cell.row, row)
          }
        }
        cell = undefined
      }
    },
  })
  if (!whole) return 'broken'
  return far ? 'too_far' : { rows, merges }
}

function columnOf(reference: string | undefined): number | undefined {
  if (reference === undefined) return undefined
  let column = 0
  let at = 0
  for (; at < 5; at++) {
    const code = reference.charCodeAt(at) - 64
    if (!(code >= 1 && code <= 26)) break
    column = column * 26 + code
  }
  const digit = reference.charCodeAt(at)
  return at > 0 && at < 5 && digit >= 48 && digit <= 57 ? column - 1 : undefined
}

function mergeOf(reference: string): readonly Merge[] {
  const [, from, to] = /^[A-Z]{1,4}(\d{1,7}):[A-Z]{1,4}(\d{1,7})$/.exec(reference) ?? []
  const column = columnOf(reference)
  if (from === undefined || to === undefined || column === undefined || from === to) return []
  return [{ column, from: Number(from), to: Math.min(Number(to), MAX_ROWS) }]
}

function textOf(cell: Cell, book: Pick<Workbook, 'texts' | 'dates' | 'from1904'>): string {
  switch (cell.type) {
    case 's':
      return book.texts[Number(cell.value)] ?? ''
    case 'inlineStr':
      return unescaped(cell.inline)
    case 'str':
    case 'e':
      return unescaped(cell.value)
    case 'b':
      return ''
    case 'd':
      return cell.value.replace(/^(\d{4})-(\d\d)-(\d\d).*$/, (_all, year, month, day) =>
        [Number(day), Number(month), year].join('/'),
      )
    default:
      return numberText(cell.value, book.dates[cell.style] ?? false, book.from1904)
  }
}

function numberText(written: string, isDate: boolean, from1904: boolean): string {
  const value = Number(written)
  if (written.trim() === '' || !Number.isFinite(value)) return written.trim()
  if (isDate && value >= 1 && value < 2_958_466) return dateText(Math.floor(value) + (from1904 ? 1462 : 0))
  // Fifteen digits are what a spreadsheet keeps: 0.1 + 0.2 is 0,3 to whoever sees it.
  return Number.isInteger(value) && Math.abs(value) < 1e15
    ? value.toFixed(0)
    : String(Number(value.toPrecision(15)))
}

/** Days since 30/12/1899, as spreadsheets count them from March 1900 on. */
function dateText(days: number): string {
  const date = Temporal.PlainDate.from('1899-12-30').add({ days })
  return `${date.day}/${date.month}/${date.year}`
}
