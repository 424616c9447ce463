// Rules: a poster hangs on one sheet: how high it will stand, and how much smaller its letters must be to fit.
import type { Measures } from './measures.ts'
import { textWidth } from './measures.ts'
import type { Sheet, SheetBlock, SheetName } from './sheet.ts'
import { linesOf } from './width.ts'

const MM_PER_POINT = 25.4 / 72
/** Times at single spacing. */
const LINE = 1.149
const STEPS = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5] as const
/** mm kept free: widths of letters are near enough, not exact. */
const SPARE = 8

/** The largest letters with which it stands on one sheet; at half their size it may go on to a second. */
export function onOneSheet(measures: Measures, composed: (measures: Measures) => Sheet): Sheet {
  let sheet = composed(measures)
  for (const share of STEPS) {
    const smaller = scaled(measures, share)
    sheet = shrunk(composed(smaller), share)
    const room = measures.page.height - measures.margin.top - measures.margin.bottom - SPARE
    if (heightOf(sheet, smaller) <= room) return sheet
  }
  return sheet
}

function scaled(measures: Measures, share: number): Measures {
  const size = Object.fromEntries(
    Object.entries(measures.size).map(([name, points]) => [name, points * share]),
  ) as unknown as Measures['size']
  return { ...measures, size, spacing: measures.spacing * share }
}

/** The code keeps two thirds of its side at least: it is read from a few steps away. */
function shrunk(sheet: Sheet, share: number): Sheet {
  const code = Math.max(share, 2 / 3)
  return {
    ...sheet,
    body: sheet.body.map((block) => (block.type === 'qr' ? { ...block, size: block.size * code } : block)),
  }
}

function heightOf(sheet: Sheet, measures: Measures): number {
  const name = sheet.name ? nameHeight(sheet.name, measures) : 0
  return name + sheet.body.reduce((sum, block) => sum + blockHeight(block, measures), 0)
}

function nameHeight(name: SheetName, { size }: Measures): number {
  const lines = name.name.length * size.name + name.subject.length * size.subject
  return (lines * LINE + 16) * MM_PER_POINT
}

function blockHeight(block: SheetBlock, measures: Measures): number {
  switch (block.type) {
    case 'qr':
      return block.size + 2 + textHeight(block.caption, measures)
    case 'list':
      return block.items.reduce((sum, item) => sum + textHeight(`- ${wordsOf(item)}`, measures), 0)
    case 'pairs':
      return block.items.reduce(
        (sum, item) => sum + textHeight(`${item.label}: ${wordsOf(item.value)}`, measures),
        0,
      )
    case 'paragraph':
    case 'heading':
      return textHeight(wordsOf(block.text), measures)
    default:
      return 0
  }
}

function wordsOf(text: readonly { readonly t: string }[]): string {
  return text.map((run) => run.t).join('')
}

function textHeight(text: string, measures: Measures): number {
  const lines = linesOf(text, measures.size.body, textWidth(measures))
  return (lines * measures.size.body * LINE + measures.spacing) * MM_PER_POINT
}
