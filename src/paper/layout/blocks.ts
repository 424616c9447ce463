// Blocks of the model → blocks of the sheet.
import { encode } from 'uqr'
import { absurd } from '../../kit/result.ts'
import type { Block, Cell, CellWith, Inline, TableBlock } from '../model.ts'
import { columnWidths } from './columns.ts'
import { runs, type SafeText, safe, upper } from './safe.ts'
import type { Align, SheetBlock, SheetCell, SheetQr, SheetTable } from './sheet.ts'
import { balanced } from './width.ts'

export function indented(text: SafeText): SheetBlock {
  return { type: 'paragraph', text, align: 'justify', indent: true, keepNext: false }
}

export interface Room {
  /** Width of the text in mm, letter size of tables in points. */
  readonly width: number
  readonly letters: number
  /** Letter size of the text in points. */
  readonly body: number
}

/** A code next to a place to sign stands in the half nobody signs: the slip stays on one page. */
export function composeBlocks(blocks: readonly Block[], room: Room): readonly SheetBlock[] {
  const made: SheetBlock[] = []
  for (const block of blocks.flatMap((each) => composeBlock(each, room))) {
    const before = made.at(-1)
    const joined = before && signedBeside(before, block)
    if (joined) made[made.length - 1] = joined
    else made.push(block)
  }
  return made
}

function signedBeside(one: SheetBlock, other: SheetBlock): SheetBlock | undefined {
  if (one.type === 'sign_row' && other.type === 'qr') return besideSigning(one, other)
  if (one.type === 'qr' && other.type === 'sign_row') return besideSigning(other, one)
  return undefined
}

type SignRow = Extract<SheetBlock, { type: 'sign_row' }>

function besideSigning(row: SignRow, qr: SheetQr): SignRow | undefined {
  const free = row.cells.findIndex(({ qr, ...words }) => qr === null && Object.values(words).join('') === '')
  if (free < 0 || row.cells.length < 2) return undefined
  return { ...row, cells: row.cells.map((cell, at) => (at === free ? { ...cell, qr } : cell)) }
}

function composeBlock(block: Block, room: Room): readonly SheetBlock[] {
  switch (block.type) {
    case 'heading': {
      const words = block.number === undefined ? block.text : numbered(block.number, block.text)
      const text = runs(words, { bold: block.level < 3 })
      return [{ type: 'heading', level: block.level, text: block.level < 2 ? upper(text) : text }]
    }
    case 'paragraph': {
      const align = block.align ?? 'justify'
      const indent = block.indent ?? align === 'justify'
      const text = align === 'center' ? evenly(runs(block.text), room) : runs(block.text)
      return [{ type: 'paragraph', text, align, indent, keepNext: block.keepNext ?? false }]
    }
    case 'list':
      return [
        {
          type: 'list',
          mark: block.mark === 'dash' ? '-' : '+',
          items: block.items.map((item) => runs(item)),
        },
      ]
    case 'points':
      return block.items.map((item) => indented(runs(numbered(item.number, item.text))))
    case 'table':
      return [composeTable(block, room)]
    case 'pairs':
      return [
        {
          type: 'pairs',
          items: block.items.map((item) => ({ label: safe(item.label), value: runs(item.value) })),
        },
      ]
    case 'fill': {
      const { label = '', value = '', lines = 1 } = block
      return [{ type: 'fill', label: safe(label), value: safe(value), lines }]
    }
    case 'choices':
      return [{ type: 'choices', items: block.items.map((item) => runs(item)) }]
    case 'sign_row':
      return [
        {
          type: 'sign_row',
          cells: block.cells.map((cell) => ({
            dateLine: safe(cell.dateLine ?? ''),
            title: safe(cell.title ?? ''),
            note: safe(cell.note ?? ''),
            name: safe(cell.name ?? ''),
            qr: null,
          })),
        },
      ]
    case 'page_break':
      return [block]
    case 'qr':
      return [
        { type: 'qr', modules: qrModules(block.data), caption: safe(block.caption), size: block.size ?? 30 },
      ]
    default:
      return absurd(block)
  }
}

/** A centred text of one look is broken evenly: no word stands alone on its last line. */
function evenly(text: SafeText, room: Room): SafeText {
  const [run, ...more] = text
  if (run === undefined || more.length > 0) return text
  return [{ ...run, t: balanced(run.t, room.body, room.width - 4).join('\n') }]
}

function numbered(number: string, text: Inline): Inline {
  return typeof text === 'string' ? `${number} ${text}` : [`${number} `, ...text]
}

/** Rows of "1" and "0", with the quiet zone of four modules that readers need. */
function qrModules(data: string): readonly string[] {
  const code = encode(data, { ecc: 'M', border: 4 })
  return code.data.map((row) => row.map((dark) => (dark ? '1' : '0')).join(''))
}

/** Letters of a header cell over which a header no longer returns on every page. */
const LONG_HEADER = 300

function composeTable(block: TableBlock, room: Room): SheetTable {
  const aligns = block.columns.map((column) => column.align ?? ('left' as Align))
  const header = block.header.map((row) =>
    row.map((cell) => composeCell(cell, { bold: true, align: 'center' })),
  )
  const widths = columnWidths(
    block.columns.map((column) => column.width),
    header,
    room,
  )
  const columns = widths.map((share, at) => ({ share, align: aligns[at] ?? ('left' as Align) }))
  const empty = block.empty === undefined ? [] : [[emptyCell(block.empty, columns.length)]]
  const rows = block.rows.length === 0 ? empty : placed(block.rows, columns)
  return {
    type: 'table',
    caption: safe(block.caption ?? ''),
    columns,
    header,
    repeat: header
      .flat()
      .every((cell) => cell.text.reduce((sum, run) => sum + run.t.length, 0) <= LONG_HEADER),
    rows,
    rowHeight: block.rowHeight ?? 0,
  }
}

function emptyCell(words: string, span: number): SheetCell {
  return { text: runs(words, { italic: true }), span, rows: 1, align: 'center' }
}

/** Each cell takes the alignment of the column it begins in, also under cells that cover several rows. */
function placed(
  rows: readonly (readonly Cell[])[],
  columns: readonly { readonly align: Align }[],
): readonly (readonly SheetCell[])[] {
  const covered: number[] = columns.map(() => 0)
  return rows.map((row) => {
    let at = 0
    const cells = row.map((cell) => {
      while ((covered[at] ?? 0) > 0) at += 1
      const made = composeCell(cell, { bold: false, align: columns[at]?.align ?? 'left' })
      for (let column = at; column < at + made.span; column += 1) covered[column] = made.rows
      at += made.span
      return made
    })
    covered.forEach((left, column) => {
      covered[column] = Math.max(0, left - 1)
    })
    return cells
  })
}

function composeCell(cell: Cell, usual: { readonly bold: boolean; readonly align: Align }): SheetCell {
  const full: CellWith = isCellWith(cell) ? cell : { text: cell }
  return {
    text: runs(full.text, { bold: full.bold ?? usual.bold }),
    span: full.span ?? 1,
    rows: full.rows ?? 1,
    align: full.align ?? usual.align,
  }
}

function isCellWith(cell: Cell): cell is CellWith {
  return typeof cell === 'object' && 'text' in cell
}
