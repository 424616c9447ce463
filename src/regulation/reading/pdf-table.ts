// Rules: rows of a task table on a PDF page: columns begin where most of the lines below the head begin; a row begins
// where the first column has a number. Where that does not hold (numbers set in the middle of a row, columns that cannot
// be told apart) nothing is put together: a wrong pairing of work and date would be worse than none.

export interface Segment {
  readonly text: string
  readonly x: number
  readonly end: number
}

export interface TableRow {
  readonly cells: readonly string[]
  /** At which row of the page it begins. */
  readonly at: number
}

export interface PageTable {
  readonly from: number
  /** The first row of the page after the table. */
  readonly to: number
  /** Undefined where the rows cannot be told apart. */
  readonly rows: readonly TableRow[] | undefined
  /** Where the second column begins, when the table runs to the end of the page. */
  readonly open: number | undefined
}

const HEAD = /^(?:tt|stt|số tt)$/iu
const NUMBER = /^\d{1,3}[.)]?$/u
const NEAR = 2

type Rows = readonly (readonly Segment[])[]

/** The next table of a page. `open`: a table of the page before may go on here without its head. */
export function findTable(rows: Rows, from = 0, open?: number): PageTable | undefined {
  if (open !== undefined) {
    const to = rows.findIndex((row, nth) => nth > 0 && outside(row, open))
    if (to !== 1)
      return { from: 0, to: to < 0 ? rows.length : to, rows: undefined, open: to < 0 ? open : undefined }
  }
  const at = rows.findIndex(
    (row, nth) => nth >= from && row.length >= 3 && HEAD.test(row[0]?.text.trim() ?? ''),
  )
  const head = rows[at]
  if (!head) return undefined
  const second = head[1]?.x ?? Number.POSITIVE_INFINITY
  const leaves = rows.findIndex((row, nth) => nth > at && outside(row, second))
  const to = leaves < 0 ? rows.length : leaves
  return { from: at, to, rows: rowsOf(rows.slice(at, to), at), open: leaves < 0 ? second : undefined }
}

/** Words where only numbers stand are text after the table. */
function outside(row: readonly Segment[], second: number): boolean {
  const [first] = row
  return first !== undefined && first.x < second - 8 && !NUMBER.test(first.text.trim())
}

const COLUMN =
  /^(?:tt|stt|số tt|nội dung|nhiệm vụ|công việc|thời gian|thời hạn|tiến độ|hạn|đơn vị|cơ quan|chủ trì|phối hợp|người|sản phẩm|kết quả|ghi chú|bộ phận|phân công)/iu

function rowsOf(rows: Rows, at: number): readonly TableRow[] | undefined {
  if (!rows[0]?.every((segment) => COLUMN.test(segment.text.trim()))) return undefined
  const edges = edgesOf(rows)
  if (!edges) return undefined
  const found: { cells: string[]; at: number }[] = []
  for (const [nth, row] of rows.entries()) {
    const first = row[0]
    const numbered = first !== undefined && column(first, edges) === 0 && NUMBER.test(first.text.trim())
    if (nth === 0 || numbered) found.push({ cells: edges.map(() => ''), at: at + nth })
    const open = found.at(-1)
    for (const segment of row) {
      const place = column(segment, edges)
      if (open) open.cells[place] = `${open.cells[place]} ${segment.text}`.trim()
    }
  }
  const sure = found.slice(1).every(({ cells }) => /^[\p{Lu}\d“"]/u.test(cells[1] ?? ''))
  return sure && found.length > 1 ? found : undefined
}

/** Where the columns begin: as many places as the head has cells, each the start of many lines and under its head. */
function edgesOf(rows: Rows): readonly number[] | undefined {
  const [head = [], ...body] = rows
  const counts: { x: number; count: number }[] = []
  for (const { x } of body.flat()) {
    const known = counts.find((each) => Math.abs(each.x - x) < NEAR)
    if (known) known.count += 1
    else counts.push({ x, count: 1 })
  }
  const often = counts.toSorted((a, b) => b.count - a.count).slice(0, head.length)
  const edges = often.map(({ x }) => x).toSorted((a, b) => a - b)
  const under = edges.every((edge, at) => {
    const start = head[at]?.x ?? 0
    return edge <= start + 8 && start < (edges[at + 1] ?? Number.POSITIVE_INFINITY)
  })
  return edges.length === head.length && under && often.every(({ count }) => count >= 2) ? edges : undefined
}

function column(segment: Segment, edges: readonly number[]): number {
  return Math.max(
    0,
    edges.findLastIndex((edge) => edge - NEAR <= segment.x),
  )
}
