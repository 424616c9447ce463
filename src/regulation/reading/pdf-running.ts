// Rules: what stands on a PDF page and is no part of its text: heads and feet that run over the pages, page numbers, and
// words struck out. Left in, a foot would stand in the middle of a sentence or of a row that goes on over the page.
import type { Mark, Rule } from './pdf-grid.ts'

export interface PageMarks {
  readonly pieces: readonly Mark[]
  readonly glyphs: readonly Mark[]
  readonly rules: readonly Rule[]
}

const NEAR = 2

interface Edge {
  readonly text: string
  readonly y: number
}

/** The highest and the lowest line of a page; numbers in them may differ from page to page ("Trang 1/3"). */
function edgesOf({ pieces }: PageMarks): readonly Edge[] {
  const heights = pieces.filter((each) => each.text.trim() !== '').map((each) => each.y)
  if (heights.length === 0) return []
  const [low, high] = heights.reduce(
    ([a, b], y) => [Math.min(a, y), Math.max(b, y)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  )
  return [high, low].map((y) => ({
    y,
    text: pieces
      .filter((each) => Math.abs(each.y - y) < NEAR)
      .toSorted((a, b) => a.x - b.x)
      .map((each) => each.text)
      .join('')
      .replace(/\s+/gu, ''),
  }))
}

const masked = (text: string) => text.replace(/\d+/gu, '#')
const NUMBER = /^[-–]?(?:trang)?(\d{1,3})(?:\/\d{1,3})?[-–]?$/iu

/** A page's own number, not in a table. */
const isNumber = (edge: Edge, page: number, { rules }: PageMarks) =>
  NUMBER.exec(edge.text)?.[1] === String(page) &&
  !rules.some((rule) => rule.x1 - rule.x0 <= NEAR && rule.y0 < edge.y && rule.y1 > edge.y)

/** The pages without the lines that run over them; a line is one when another page has the same at the same height. */
export function withoutRunning(pages: readonly PageMarks[]): readonly PageMarks[] {
  const edges = pages.map(edgesOf)
  return pages.map((page, at) => {
    const running = (edges[at] ?? []).filter(
      (edge) =>
        isNumber(edge, at + 1, page) ||
        edges.some(
          (others, nth) =>
            nth !== at &&
            others.some(
              (other) => Math.abs(other.y - edge.y) < NEAR && masked(other.text) === masked(edge.text),
            ),
        ),
    )
    if (running.length === 0) return page
    const stays = (mark: Mark) => !running.some((edge) => Math.abs(edge.y - mark.y) < NEAR)
    return { ...page, pieces: page.pieces.filter(stays), glyphs: page.glyphs.filter(stays) }
  })
}

/** Words with a line drawn through the middle of their letters were taken out. */
export function withoutStruck(page: PageMarks): PageMarks {
  const lines = page.rules.filter((rule) => rule.y1 - rule.y0 <= NEAR && rule.x1 - rule.x0 > 3)
  const struck = (mark: Mark) =>
    mark.text.trim() !== '' &&
    lines.some((rule) => {
      const height = ((rule.y0 + rule.y1) / 2 - mark.y) / mark.size
      return (
        height > 0.15 && height < 0.45 && rule.x0 <= mark.x + NEAR && rule.x1 >= mark.x + mark.width - NEAR
      )
    })
  if (!page.glyphs.some(struck)) return page
  // Letter by letter: a piece may begin struck and go on whole. The letter before reaches over the gap: it is no blank
  // between two columns.
  const pieces = page.glyphs.filter((mark) => !struck(mark))
  for (const gone of page.glyphs.filter(struck).toSorted((a, b) => a.x - b.x)) {
    let left = -1
    for (const [at, each] of pieces.entries())
      if (Math.abs(each.y - gone.y) < NEAR && each.x < gone.x && each.x > (pieces[left]?.x ?? -1)) left = at
    const before = pieces[left]
    if (before) pieces[left] = { ...before, width: Math.max(before.width, gone.x + gone.width - before.x) }
  }
  return { ...page, pieces, glyphs: page.glyphs.filter((mark) => !struck(mark)) }
}
