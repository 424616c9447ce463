// Sheet → PDF through Typst: tagged PDF/A-2a in Tinos, the same bytes for the same sheet.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { qrSvg } from '../layout/qr.ts'
import type { Sheet, SheetBlock, SheetCell, SheetQr, SheetTable } from '../layout/sheet.ts'
import { breakable, CELL } from './breakable.ts'
import { TEMPLATE } from './template.ts'

const FONTS = path.dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/tinos/package.json')))

let compiler: NodeCompiler | undefined

const FACES = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'] as const

/** Without its letters a paper would be drawn in another font and look right to nobody but us: better not at all. */
export function checkFonts(folder: string): void {
  const missing = FACES.map((face) => `Tinos_${face}.ttf`).filter(
    (file, at) => !existsSync(path.join(folder, FACES[at] ?? '', file)),
  )
  if (missing.length > 0)
    throw new Error(
      `Thiếu phông chữ của văn bản: ${missing.join(', ')} trong ${folder}. Hãy chạy lại npm ci để cài đủ.`,
    )
}

/** One compiler a thread; what it remembers of the papers before is let go. */
function theCompiler(): NodeCompiler {
  if (!compiler) checkFonts(FONTS)
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: [FONTS] }] })
  compiler.evictCache(0)
  return compiler
}

/** The sheets that follow have the measures of the first. */
export function sheetPdf(sheet: Sheet, others: readonly Sheet[] = []): Uint8Array {
  const typst = theCompiler()
  const compile = { mainFileContent: TEMPLATE, inputs: { sheet: inputOf(sheet, others) } }
  try {
    return typst.pdf(compile, { pdfStandard: 'a-2a', creationTimestamp: 0 })
  } catch {
    // PDF/A refuses letters that no font here can draw; such a paper is still printed, tagged but not archival.
    return typst.pdf(compile, { creationTimestamp: 0 })
  }
}

/** Letters of a text up to which each place to break is worth an element of its own. */
const TOO_MANY = 2000

function inputOf(sheet: Sheet, others: readonly Sheet[]): string {
  let longest = 0
  const broken = (key: string, value: unknown) => {
    if (typeof value !== 'string' || key === 'title' || key === 'svg') return value
    const words = breakable(value)
    if (words.includes('\u200b')) longest = Math.max(longest, value.length)
    return words
  }
  const drawnSheet = (each: Sheet) => ({ ...each, body: drawnBody(each.body), annexes: drawnAnnexes(each) })
  const drawn = JSON.stringify({ ...drawnSheet(sheet), others: others.map(drawnSheet) }, broken)
  return `{"long":${longest > 0 && longest <= TOO_MANY},${drawn.slice(1)}`
}

function drawnAnnexes(sheet: Sheet) {
  return sheet.annexes.map((annex) => ({ ...annex, body: drawnBody(annex.body) }))
}

function drawnBody(blocks: readonly SheetBlock[]) {
  return blocks.map((block) => {
    const drawn = drawnBlock(block)
    return { keepLast: false, ...drawn }
  })
}

function drawnBlock(block: SheetBlock) {
  switch (block.type) {
    case 'qr':
      return withPicture(block)
    case 'table':
      return drawnTable(block)
    case 'sign_row':
      return {
        ...block,
        cells: block.cells.map((cell) => ({ ...cell, qr: cell.qr && withPicture(cell.qr) })),
      }
    default:
      return block
  }
}

function withPicture({ modules, ...rest }: SheetQr) {
  return { ...rest, svg: qrSvg(modules) }
}

/** Letters up to which a row stays whole on its page; a longer cell may go on over the pages. */
const WHOLE_ROW = 700

/** A cell that looks like its column becomes its bare text: an object for each cell of a long list is slow to draw. */
function drawnTable({ rows, header, ...table }: SheetTable) {
  const justified = table.columns.findIndex(({ align }) => align === 'justify')
  const usual = (cell: SheetCell, at: number) =>
    cell.align === table.columns[at]?.align && (cell.align !== 'justify' || at === justified)
  const body = rows.map((row) => {
    // One long cell lets its whole row go on over the pages: beside a cell that may not, its text would run off the paper.
    if (row.some(isLong)) return row.map((cell) => ({ ...fullCell(cell), long: true }))
    return row.map((cell, at) => {
      const bare = row.length === table.columns.length && usual(cell, at) ? bareText(cell) : undefined
      return table.rowHeight > 0 || bare === undefined ? fullCell(cell) : bare
    })
  })
  return {
    ...table,
    justified,
    plain: body.every((row) => row.every((cell) => typeof cell === 'string')),
    header: header.map((row) => row.map(fullCell)),
    rows: body,
  }
}

function fullCell(cell: SheetCell) {
  const text = cell.text.map((run) => ({ ...run, t: breakable(run.t, CELL) }))
  return { ...cell, text, long: isLong(cell) }
}

function isLong(cell: SheetCell): boolean {
  return lengthOf(cell) > WHOLE_ROW
}

function lengthOf(cell: SheetCell): number {
  return cell.text.reduce((sum, run) => sum + run.t.length, 0)
}

function bareText({ text, span, rows }: SheetCell): string | undefined {
  const [run, ...more] = text
  if (span > 1 || rows > 1 || more.length > 0) return undefined
  if (run === undefined) return ''
  const plain = !(run.b || run.i || run.u) && run.t.length <= WHOLE_ROW && !run.t.includes('\n')
  return plain && breakable(run.t, CELL) === run.t ? run.t : undefined
}
