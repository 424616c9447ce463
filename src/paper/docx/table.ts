// The tables of a Word paper: columns in mm, header rows repeated, rows that do not break over pages.
import type { SafeText } from '../layout/safe.ts'
import type { SheetCell, SheetTable } from '../layout/sheet.ts'
import { element, ReadyBlock, type Xml } from './ready.ts'
import { STYLE } from './styles.ts'
import { twips } from './units.ts'

/** Letters up to which a row stays whole on its page. */
const WHOLE_ROW = 700

const JUSTIFY = { left: 'left', center: 'center', right: 'right', justify: 'both' } as const

export function tableXml(block: SheetTable): ReadyBlock {
  const widths = block.columns.map((column) => twips(column.share))
  const header = block.header.map((row) => ({ row, header: block.repeat, height: 0, keepNext: true }))
  const rows = block.rows.map((row, at) => ({
    row,
    header: false,
    height: block.rowHeight,
    keepNext: block.keepLast === true && at === block.rows.length - 1,
  }))
  return new ReadyBlock('w:tbl', {
    'w:tbl': [
      { 'w:tblPr': tableLook(widths) },
      { 'w:tblGrid': widths.map((width) => element('w:gridCol', { 'w:w': width })) },
      ...rowsXml([...header, ...rows], widths),
    ],
  })
}

function tableLook(widths: readonly number[]): readonly Xml[] {
  const border = { 'w:val': 'single', 'w:color': 'auto', 'w:sz': 4 }
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  const margins = [
    ['top', 0.7],
    ['left', 1.6],
    ['bottom', 0.7],
    ['right', 1.6],
  ] as const
  return [
    element('w:tblW', { 'w:type': 'dxa', 'w:w': widths.reduce((sum, width) => sum + width, 0) }),
    { 'w:tblBorders': sides.map((side) => element(`w:${side}`, border)) },
    element('w:tblLayout', { 'w:type': 'fixed' }),
    {
      'w:tblCellMar': margins.map(([side, mm]) =>
        element(`w:${side}`, { 'w:type': 'dxa', 'w:w': twips(mm) }),
      ),
    },
  ]
}

interface Row {
  readonly row: readonly SheetCell[]
  readonly header: boolean
  readonly height: number
  readonly keepNext: boolean
}

/** Rows left that a cell above still covers, and over how many columns, at the column where it begins. */
interface Covered {
  readonly rows: number
  readonly span: number
}

function rowsXml(rows: readonly Row[], widths: readonly number[]): readonly Xml[] {
  let covered: ReadonlyMap<number, Covered> = new Map()
  return rows.map((row) => {
    const next = new Map<number, Covered>()
    const cells: Xml[] = []
    let at = 0
    const below = () => {
      for (let cover = covered.get(at); cover; cover = covered.get(at)) {
        cells.push(coveredXml(cover.span, widthOf(widths, at, cover.span)))
        if (cover.rows > 1) next.set(at, { rows: cover.rows - 1, span: cover.span })
        at += cover.span
      }
    }
    for (const cell of row.row) {
      below()
      cells.push(cellXml(cell, widthOf(widths, at, cell.span), row.keepNext))
      if (cell.rows > 1) next.set(at, { rows: cell.rows - 1, span: cell.span })
      at += cell.span
    }
    below()
    covered = next
    return { 'w:tr': [...rowLook(row), ...cells] }
  })
}

function widthOf(widths: readonly number[], at: number, span: number): number {
  return widths.slice(at, at + span).reduce((sum, width) => sum + width, 0)
}

function rowLook({ row, header, height }: Row): readonly Xml[] {
  const long = row.some((cell) => cell.text.reduce((sum, run) => sum + run.t.length, 0) > WHOLE_ROW)
  const look = [
    ...(long && !header ? [] : [{ 'w:cantSplit': {} }]),
    ...(height > 0 ? [element('w:trHeight', { 'w:val': twips(height), 'w:hRule': 'atLeast' })] : []),
    ...(header ? [{ 'w:tblHeader': {} }] : []),
  ]
  return look.length === 0 ? [] : [{ 'w:trPr': look }]
}

function coveredXml(span: number, width: number): Xml {
  return {
    'w:tc': [
      {
        'w:tcPr': [element('w:tcW', { 'w:type': 'dxa', 'w:w': width }), ...spanXml(span), { 'w:vMerge': {} }],
      },
      { 'w:p': [{ 'w:pPr': [element('w:pStyle', { 'w:val': STYLE.cell })] }] },
    ],
  }
}

function spanXml(span: number): readonly Xml[] {
  return span > 1 ? [element('w:gridSpan', { 'w:val': span })] : []
}

function cellXml(cell: SheetCell, width: number, keepNext: boolean): Xml {
  const merged = cell.rows > 1 ? [element('w:vMerge', { 'w:val': 'restart' })] : []
  const look = [
    element('w:pStyle', { 'w:val': STYLE.cell }),
    ...(keepNext ? [{ 'w:keepNext': {} }] : []),
    ...(cell.align === 'left' ? [] : [element('w:jc', { 'w:val': JUSTIFY[cell.align] })]),
  ]
  return {
    'w:tc': [
      { 'w:tcPr': [element('w:tcW', { 'w:type': 'dxa', 'w:w': width }), ...spanXml(cell.span), ...merged] },
      { 'w:p': [{ 'w:pPr': look }, ...runsXml(cell.text)] },
    ],
  }
}

function runsXml(text: SafeText): readonly Xml[] {
  return text.map((run) => {
    const look = [
      ...(run.b ? [{ 'w:b': {} }, { 'w:bCs': {} }] : []),
      ...(run.i ? [{ 'w:i': {} }, { 'w:iCs': {} }] : []),
      ...(run.u ? [element('w:u', { 'w:val': 'single' })] : []),
    ]
    return { 'w:r': [...(look.length === 0 ? [] : [{ 'w:rPr': look }]), ...linesXml(run.t)] }
  })
}

function linesXml(text: string): readonly Xml[] {
  return text
    .split('\n')
    .flatMap((part, at) => [
      ...(at === 0 ? [] : [{ 'w:br': {} }]),
      { 'w:t': [{ _attr: { 'xml:space': 'preserve' } }, part] },
    ])
}
