// Rules: which lines are rows of a table of tasks: its head names what is done and by when; strokes may stand for columns.
import { matchForm } from './match.ts'
import type { SourceLine } from './source.ts'

const COLUMN =
  /^(tt|stt|số tt|nội dung|nhiệm vụ|công việc|việc|làm gì|thời gian|thời hạn|thời điểm|tiến độ|hoàn thành|hạn|mốc|ngày|khi nào|bao giờ|lịch|đơn vị|cơ quan|chủ trì|phối hợp|người|ai|phụ trách|đầu mối|giao|trách nhiệm|sản phẩm|kết quả|nơi nhận|gửi|ghi chú|thực hiện|bộ phận|cá nhân|phân công|bước|khâu|hoạt động|hạng mục|đầu ra|mã)/u
const WHEN_COLUMN =
  /thời gian|thời hạn|thời điểm|tiến độ|hoàn thành|(?:^| )(?:hạn|mốc|lịch|ngày)(?: |$)|^(?:khi nào|bao giờ|lúc nào|xong)/u
const TASK_COLUMN = /nội dung|nhiệm vụ|hạng mục|công việc|việc|hoạt động|làm gì|^bước|^khâu|phần việc/u

/** A head that names what is done and by when makes the rows below it tasks. */
export function headOf(cells: readonly string[]): readonly string[] | undefined {
  const columns = cells.map((cell) => matchForm(cell.trim()))
  const known = columns.filter((column) => COLUMN.test(column)).length
  const when = columns.findIndex((column) => WHEN_COLUMN.test(column))
  const useful = when >= 0 && columns.some((column, at) => at !== when && TASK_COLUMN.test(column))
  const words = columns.every((column) => column.length < 50 && !/\d{1,2}[/.]\d{1,2}|\d ngày/u.test(column))
  return known >= 2 && useful && words ? columns : undefined
}

/** The second line of a head: "| | Chủ trì | Phối hợp |" under "Thực hiện"; each column by both its words. */
export function joinHeads(head: readonly string[], cells: readonly string[]): readonly string[] | undefined {
  const columns = cells.map((cell) => matchForm(cell.trim()))
  const own = columns.filter((column) => column !== '')
  const words = own.every((column) => column.length < 30 && COLUMN.test(column) && !/\d/u.test(column))
  if (cells.length !== head.length || own.length === 0 || own.length === cells.length || !words)
    return undefined
  return head.map((column, at) => `${column} ${columns[at]}`.trim())
}

const STROKE = /(?<= )\|(?= |$)|(?<= )\/(?= )/u
/** "| Việc | Hạn |": strokes at the ends too; an empty cell between two strokes. */
const cellsOf = (text: string, framed: boolean) =>
  (framed ? text.trim().replace(/^\|\s*|\s*\|$/gu, '') : text.replace(/^(?=\s*\|)/u, ' '))
    .split(STROKE)
    .map((cell) => cell.replace(/^Cột \d+: ?/u, '').trim())

/** "Việc / Chủ trì / Hạn" and lines of as many parts under it: a table set with strokes, its rows perhaps over two lines. */
export function slashed(lines: readonly SourceLine[]): readonly SourceLine[] {
  const found: SourceLine[] = []
  let parts = 0
  let framed = false
  for (const line of lines) {
    if (parts === 0) framed = /^\s*\|/u.test(line.text)
    const cells = cellsOf(line.text, framed)
    const row = found.at(-1)
    const own = row?.cells
    if (!line.cells && cells.length >= 3 && headOf(cells)) parts = cells.length
    else if (line.cells || parts === 0) {
      parts = 0
      found.push(line)
      continue
    } else if (row && own && cells.length < parts && goesOn(own, cells, parts, line.text)) {
      const text = `${row.text} ${line.text}`
      found[found.length - 1] = { ...row, text, cells: cellsOf(text, framed) }
      continue
    } else if (cells.length < 2 || cells.length > parts) {
      parts = 0
      found.push(line)
      continue
    }
    found.push({ ...line, cells })
  }
  return found
}

/** A row that has not all its parts yet, or whose last part runs on in small letters. */
const goesOn = (row: readonly string[], cells: readonly string[], parts: number, text: string) =>
  row.length + cells.length - 1 <= parts &&
  (row.length < parts || /^(?!\d{1,2}(?:\.\d+)*[.)] )[\p{Ll}\d(]/u.test(text.trim()))
