// Rules: a table drawn with lines on a PDF page: its cells by the lines around them, whatever stands in the middle of a row
// and however many lines a cell has. Tables without lines are pdf-table.ts's.

export interface Mark {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
}

/** A drawn line, level or upright. */
export interface Rule {
  readonly x0: number
  readonly x1: number
  readonly y0: number
  readonly y1: number
}

export interface Grid {
  readonly top: number
  readonly bottom: number
  /** Undefined where words stand across the lines: which cell they belong to cannot be told. */
  readonly rows: readonly (readonly string[])[] | undefined
  readonly text: string
}

const THIN = 2
const NEAR = 3

const level = (rule: Rule) => rule.y1 - rule.y0 <= THIN && rule.x1 - rule.x0 > 12
const upright = (rule: Rule) => rule.x1 - rule.x0 <= THIN && rule.y1 - rule.y0 > 4

/** Numbers that lie together as one, in order. */
function places(values: readonly number[]): readonly number[] {
  const sorted = values.toSorted((a, b) => a - b)
  const kept: number[] = []
  for (const value of sorted) if (value - (kept.at(-1) ?? Number.NEGATIVE_INFINITY) > NEAR) kept.push(value)
  return kept
}

const middle = (rule: Rule) => (rule.y0 + rule.y1) / 2
const across = (rule: Rule) => (rule.x0 + rule.x1) / 2
const spans = (from: number, to: number, at: number) => from - NEAR <= at && at <= to + NEAR

/** Bands between level lines that upright lines run through, put together as long as they touch. */
function bandsOf(levels: readonly Rule[], uprights: readonly Rule[]): readonly (readonly number[])[] {
  const heights = places(levels.map(middle)).toReversed()
  const tables: number[][] = []
  let open: number[] = []
  for (const [at, top] of heights.entries()) {
    const bottom = heights[at + 1]
    if (open.length === 0) open = [top]
    const mid = bottom === undefined ? undefined : (top + bottom) / 2
    const joined = mid !== undefined && uprights.filter((rule) => spans(rule.y0, rule.y1, mid)).length >= 2
    if (joined && bottom !== undefined) open.push(bottom)
    else {
      const whole = withOpenEnds(open, uprights)
      if (whole.length >= 3) tables.push(whole)
      open = []
    }
  }
  return tables
}

/** A row cut by the page's end has no line there: the upright lines tell how far it goes. */
function withOpenEnds(heights: readonly number[], uprights: readonly Rule[]): number[] {
  const [top = 0, bottom = 0] = [heights[0], heights.at(-1)]
  const own = uprights.filter((rule) => rule.y1 > bottom - NEAR && rule.y0 < top + NEAR)
  const high = own.filter((rule) => rule.y1 > top + 6)
  const low = own.filter((rule) => rule.y0 < bottom - 6)
  return [
    ...(high.length >= 3 ? [Math.max(...high.map((rule) => rule.y1))] : []),
    ...heights,
    ...(low.length >= 3 ? [Math.min(...low.map((rule) => rule.y0))] : []),
  ]
}

function cellText(marks: readonly Mark[]): string {
  const lines: Mark[][] = []
  for (const mark of marks.toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const line = lines.at(-1)
    const head = line?.[0]
    if (line && head && Math.abs(head.y - mark.y) < Math.max(2, mark.size * 0.35)) line.push(mark)
    else lines.push([mark])
  }
  return lines
    .map((line) => {
      let text = ''
      let end: number | undefined
      for (const mark of line.toSorted((a, b) => a.x - b.x)) {
        if (end !== undefined && mark.x - end > mark.size * 0.12) text += ' '
        text += mark.text
        end = mark.x + mark.width
      }
      return text
    })
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** A word drawn over an upright line: its letters touch and their middles lie on both sides. */
function crosses(marks: readonly Mark[], edges: readonly number[]): boolean {
  const sorted = marks.toSorted((a, b) => b.y - a.y || a.x - b.x)
  return sorted.some((mark, at) => {
    const next = sorted[at + 1]
    if (!next || Math.abs(next.y - mark.y) > 1) return false
    const touching = next.x - (mark.x + mark.width) < mark.size * 0.1
    const between = (edge: number) => mark.x + mark.width / 2 < edge && next.x + next.width / 2 >= edge
    return touching && edges.slice(1, -1).some(between)
  })
}

/** Upright lines that pass through most rows: a row of one merged cell ("B. SAU BUỔI ĐỐI THOẠI") has none inside. */
function columnsOf(heights: readonly number[], uprights: readonly Rule[]): readonly number[] {
  const bands = heights.slice(0, -1).map((high, at) => (high + (heights[at + 1] ?? high)) / 2)
  const through = (edge: number) => bands.filter((mid) => stands(edge, mid, uprights)).length
  return places(
    uprights.filter((rule) => bands.some((mid) => spans(rule.y0, rule.y1, mid))).map(across),
  ).filter((edge) => through(edge) * 2 > bands.length)
}

const stands = (edge: number, mid: number, uprights: readonly Rule[]) =>
  uprights.some((rule) => Math.abs(across(rule) - edge) <= NEAR && spans(rule.y0, rule.y1, mid))

function gridOf(
  heights: readonly number[],
  levels: readonly Rule[],
  uprights: readonly Rule[],
  marks: readonly Mark[],
): Grid | undefined {
  const top = heights[0] ?? 0
  const bottom = heights.at(-1) ?? 0
  const edges = columnsOf(heights, uprights)
  if (edges.length < 4) return undefined
  const inside = marks.filter((mark) => mark.y < top + NEAR && mark.y > bottom - NEAR)
  const rows: string[][] = []
  for (const [at, high] of heights.slice(0, -1).entries()) {
    const low = heights[at + 1] ?? bottom
    const standing = edges.filter((edge) => stands(edge, (high + low) / 2, uprights))
    const own = inside.filter((mark) => {
      const base = mark.y + mark.size * 0.25
      return base < high && base >= low
    })
    if (crosses(own, standing)) return { top, bottom, rows: undefined, text: cellText(inside) }
    const cells = edges.slice(0, -1).map((left) => {
      // A merged cell stands in its first column.
      const right = standing.includes(left) ? (standing.find((edge) => edge > left) ?? left) : left
      return own.filter((mark) => {
        const centre = mark.x + mark.width / 2
        return centre >= left && centre < right
      })
    })
    // No line above a cell: it goes on from the row before.
    const goesOn = edges.slice(0, -1).map((left, column) => {
      const centre = (left + (edges[column + 1] ?? left)) / 2
      return (
        at > 0 &&
        !levels.some((rule) => Math.abs(middle(rule) - high) <= NEAR && spans(rule.x0, rule.x1, centre))
      )
    })
    const before = rows.at(-1)
    rows.push(cells.map((cell, column) => (before && goesOn[column] ? '' : cellText(cell))))
    for (const [column, cell] of cells.entries())
      if (before && goesOn[column] && cell.length > 0)
        before[column] = `${before[column] ?? ''} ${cellText(cell)}`.trim()
  }
  const filled = rows.filter((row) => row.some((cell) => cell !== ''))
  return filled.length >= 2 ? { top, bottom, rows: filled, text: '' } : undefined
}

/** The tables of a page with at least three columns and two rows, from the top down. */
export function gridsOf(rules: readonly Rule[], marks: readonly Mark[]): readonly Grid[] {
  const levels = rules.filter(level)
  const uprights = rules.filter(upright)
  if (levels.length < 3 || uprights.length < 4) return []
  return bandsOf(levels, uprights).flatMap((heights) => {
    const grid = gridOf(heights, levels, uprights, marks)
    return grid ? [grid] : []
  })
}

/** The first row of a page's table goes on from the last of the page before: no number of its own, or small letters. */
export function goesOn(before: readonly string[], row: readonly string[]): boolean {
  if (before.length !== row.length) return false
  const first = row.find((cell) => cell !== '')
  if (first === undefined || !row.includes('')) return false
  return (row[0] === '' && /^\d/.test(before[0] ?? '')) || /^\p{Ll}/u.test(first)
}
