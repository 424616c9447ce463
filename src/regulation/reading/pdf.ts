// A PDF's bytes → lines: pieces of text put in rows by where they stand on the page. A PDF that is only pictures has no
// text and is refused; nothing is recognised from pictures.
import { getDocumentProxy } from 'unpdf'
import { convertOld } from '../../kit/old-text.ts'
import { err, ok, type Problem, type Result } from '../../kit/result.ts'
import { drawingOf } from './pdf-glyphs.ts'
import { type Grid, goesOn, gridsOf, type Mark as Piece } from './pdf-grid.ts'
import { type PageMarks, withoutRunning, withoutStruck } from './pdf-running.ts'
import { findTable, type Segment } from './pdf-table.ts'
import type { Source, SourceLine } from './source.ts'
import { splitColumns } from './text.ts'

const MAX_PAGES = 200
const MIN_LETTERS = 40

const BROKEN = {
  message: 'Tệp PDF bị hỏng hoặc tải về chưa trọn. Hãy mở thử, lưu lại rồi gửi tệp mới.',
  status: 422,
} as const
const LOCKED = {
  message: 'Tệp PDF có mật khẩu. Hãy lưu lại bản không có mật khẩu rồi gửi.',
  status: 422,
} as const
const PICTURES = {
  message:
    'Tệp PDF chỉ có hình chụp, không có chữ. Hãy gửi bản Word (.docx) hoặc PDF xuất từ Word; bản chụp phải nhận dạng chữ trước.',
  status: 422,
} as const

export async function pdfSource(bytes: Uint8Array): Promise<Result<Source, Problem>> {
  const document = await open(bytes)
  if (!document.ok) return document
  try {
    if (document.value.numPages > MAX_PAGES)
      return err({ message: `Tệp PDF dài hơn ${MAX_PAGES} trang, không phải một kế hoạch.`, status: 413 })
    const pages: PageMarks[] = []
    for (let number = 1; number <= document.value.numPages; number++) {
      const page = await document.value.getPage(number)
      const content = await page.getTextContent()
      const whole = content.items.flatMap((item) => ('str' in item ? [pieceOf(item)] : []))
      pages.push(withoutStruck({ pieces: whole, ...(await drawingOf(page)) }))
    }
    const lines: SourceLine[] = []
    let open: number | undefined
    for (const [at, { pieces, glyphs, rules }] of withoutRunning(pages).entries()) {
      const drawn = acrossOneAnother(pieces) ? glyphs : pieces
      open = pageLines(drawn, gridsOf(rules, glyphs), at + 1, open, lines)
    }
    const letters = lines.reduce((sum, line) => sum + (line.text.match(/\p{L}/gu)?.length ?? 0), 0)
    if (letters < MIN_LETTERS) return err(PICTURES)
    return ok(converted(lines))
  } catch {
    return err(BROKEN)
  } finally {
    await document.value.loadingTask.destroy()
  }
}

/** Pictures are never looked at: none is worth decoding. */
const OPTIONS = { stopAtErrors: true, verbosity: 0, maxImageSize: 1 } as const

async function open(bytes: Uint8Array) {
  try {
    return ok(await getDocumentProxy(new Uint8Array(bytes), OPTIONS))
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    return err<Problem>(name === 'PasswordException' ? LOCKED : BROKEN)
  }
}

function pieceOf(item: { str: string; transform: unknown[]; width: number; height: number }): Piece {
  const [a = 0, b = 0, , , x = 0, y = 0] = item.transform.map(Number)
  return { text: item.str, x, y, width: item.width, size: Math.hypot(a, b) || item.height || 12 }
}

/** Pieces on one height are a row. */
function rowsOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const rows: Piece[][] = []
  for (const piece of pieces
    .filter((each) => each.text.trim() !== '')
    .sort((p, q) => q.y - p.y || p.x - q.x)) {
    const row = rows.at(-1)
    const [head] = row ?? []
    if (row && head && Math.abs(head.y - piece.y) < Math.max(2, piece.size * 0.35)) row.push(piece)
    else rows.push([piece])
  }
  return rows.map((row) => row.sort((p, q) => p.x - q.x))
}

/** A piece that begins well inside another one of its row: letters of two fonts drawn in turn. */
function acrossOneAnother(pieces: readonly Piece[]): boolean {
  const inside = rowsOf(pieces).flatMap((row) =>
    row.filter((piece, at) => {
      const before = row[at - 1]
      return before !== undefined && piece.x < before.x + before.width - piece.size * 0.4
    }),
  )
  return inside.length >= 3
}

/** Between two columns of a page, and between two cells of a table; in widths of the letter. */
const WIDE = 2.4
const CELL = 0.55

function segmentsOf(row: readonly Piece[], wide: number): readonly Segment[] {
  const segments: { text: string; x: number; end: number }[] = []
  for (const piece of row) {
    const open = segments.at(-1)
    const gap = open === undefined ? Number.POSITIVE_INFINITY : piece.x - open.end
    if (!open || gap > piece.size * wide)
      segments.push({ text: piece.text, x: piece.x, end: piece.x + piece.width })
    else {
      if (gap > piece.size * 0.12 && !open.text.endsWith(' ')) open.text += ' '
      open.text += piece.text
      open.end = piece.x + piece.width
    }
  }
  return segments
}

const WIDE_BLANK = '      '
/** A mark Word set by itself, its words behind a tab: "-     Căn cứ", "1.     Mục đích": no two columns. */
const MARK = /^(?:[-–+•*]|(?:\d{1,2}\.)*\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2})+|[a-zđ][.)]|[IVX]{1,5}[.)-])$/u

function textOf(row: readonly Segment[]): string {
  const [first, ...rest] = row.map((segment) => segment.text)
  const words = rest.join(WIDE_BLANK)
  return MARK.test((first ?? '').trim()) && rest.length > 0
    ? `${first} ${words}`
    : row.map((segment) => segment.text).join(WIDE_BLANK)
}

/** The text above, between and below the drawn tables of a page, and their rows; what stays open for the next page. */
function pageLines(
  pieces: readonly Piece[],
  grids: readonly Grid[],
  page: number,
  before: number | undefined,
  lines: SourceLine[],
): number | undefined {
  let open = before
  let above = Number.POSITIVE_INFINITY
  let count = 0
  const plain = (below: number) => {
    const rows = rowsOf(pieces.filter((piece) => piece.y < above && piece.y > below))
    const read = linesOf(rows, page, open)
    open = rows.length > 0 ? read.open : undefined
    lines.push(...read.lines.map((line) => ({ ...line, line: line.line + count })))
    count += rows.length
  }
  for (const grid of grids) {
    plain(grid.top)
    if (grid.rows === undefined) {
      count += 1
      lines.push({ text: grid.text, line: count, page, cells: [grid.text], unreadable: TABLE })
    }
    for (const row of grid.rows ?? []) {
      const last = lines.at(-1)
      if (last?.cells && last.page === page - 1 && goesOn(last.cells, row)) {
        const cells = last.cells.map((cell, at) => `${cell} ${row[at] ?? ''}`.trim())
        lines[lines.length - 1] = { ...last, text: cells.join(' | '), cells }
      } else {
        count += 1
        lines.push({ text: row.join(' | '), line: count, page, cells: row })
      }
    }
    above = grid.bottom
  }
  plain(Number.NEGATIVE_INFINITY)
  return open
}

/** Lines of a page, its task tables as rows of cells. */
function linesOf(
  pieces: readonly (readonly Piece[])[],
  page: number,
  before: number | undefined,
): { readonly lines: readonly SourceLine[]; readonly open: number | undefined } {
  const rows = pieces.map((row) => segmentsOf(row, WIDE))
  const fine = pieces.map((row) => segmentsOf(row, CELL))
  const lines: SourceLine[] = []
  const plain = (from: number, to: number) => {
    const texts = rows.slice(from, to).map(textOf)
    lines.push(...splitColumns(texts, page).map((line) => ({ ...line, line: line.line + from })))
  }
  let at = 0
  let open: number | undefined
  for (let table = findTable(fine, 0, before); table; table = findTable(fine, at)) {
    open = table.open
    plain(at, table.from)
    if (table.rows)
      for (const row of table.rows)
        lines.push({ text: row.cells.join(' | '), line: row.at + 1, page, cells: row.cells })
    else {
      const text = rows
        .slice(table.from, table.to)
        .flatMap((row) => row.map((segment) => segment.text))
        .join(' ')
      lines.push({ text, line: table.from + 1, page, cells: [text], unreadable: TABLE })
    }
    at = Math.max(table.to, table.from + 1)
  }
  plain(at, rows.length)
  return { lines, open }
}

const TABLE = 'bảng trong PDF không tách được thành dòng; hãy gửi bản Word, hoặc nhập tay các hạn trong bảng'

function converted(lines: readonly SourceLine[]): Source {
  const whole = convertOld(lines.map((line) => line.text).join('\n'))
  const texts = whole.text.normalize('NFC').split('\n')
  return {
    format: 'pdf',
    lines:
      whole.encoding === null
        ? lines.map((line) => ({ ...line, text: line.text.normalize('NFC') }))
        : lines.map((line, at) => ({
            ...line,
            text: texts[at] ?? '',
            ...(line.cells ? { cells: line.cells.map((cell) => convertOld(cell).text) } : {}),
          })),
    notes: whole.encoding === null ? [] : [`Chữ dùng bảng mã ${whole.encoding}, đã chuyển sang Unicode.`],
  }
}
