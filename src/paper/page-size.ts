// A sheet on another page than A4: letters, margins, rules and pictures in proportion, titles broken anew.
import type { Measures } from './layout/measures.ts'
import type { Sheet, SheetBlock, SheetHead, SheetName } from './layout/sheet.ts'
import { balanced } from './layout/width.ts'
import type { PageSize } from './model.ts'

interface Page {
  /** mm; a height of 0 is as long as what is printed. */
  readonly width: number
  readonly height: number
  readonly margin: Measures['margin']
  /** Letters against those of A4. */
  readonly scale: number
  /** Room for a signature in mm. */
  readonly signRoom: number
}

const PAGES: Readonly<Record<Exclude<PageSize, 'a4'>, Page>> = {
  a3: {
    width: 297,
    height: 420,
    margin: { top: 28, bottom: 28, left: 30, right: 30 },
    scale: Math.SQRT2,
    signRoom: 35,
  },
  a6: {
    width: 105,
    height: 148,
    margin: { top: 8, bottom: 8, left: 9, right: 9 },
    scale: 0.68,
    signRoom: 14,
  },
  roll80: {
    width: 80,
    height: 0,
    margin: { top: 5, bottom: 8, left: 4, right: 4 },
    scale: 0.68,
    signRoom: 16,
  },
}

export function resized(sheet: Sheet, size: PageSize = 'a4'): Sheet {
  if (size === 'a4') return sheet
  const page = PAGES[size]
  const measures = measured(sheet.measures, page)
  const room = page.width - page.margin.left - page.margin.right
  return {
    ...sheet,
    measures,
    head: sheet.head && headOn(sheet.head, page.scale),
    name: sheet.name && nameOn(sheet.name, page.scale, measures.size.subject, room),
    body: sheet.body.map((block) => blockOn(block, size === 'a3' ? page.scale : 1)),
  }
}

function measured(of: Measures, page: Page): Measures {
  const size = Object.fromEntries(
    Object.entries(of.size).map(([name, points]) => [name, points * page.scale]),
  ) as unknown as Measures['size']
  const halves = page.width - page.margin.left - page.margin.right
  return {
    ...of,
    page: { width: page.width, height: page.height },
    margin: page.margin,
    size,
    indent: of.indent * page.scale,
    spacing: of.spacing * page.scale,
    line: of.line === null ? null : of.line * page.scale,
    head: { left: halves * 0.4, right: halves * 0.6 },
    signRoom: page.signRoom,
  }
}

function headOn(head: SheetHead, scale: number): SheetHead {
  return { ...head, countryRule: head.countryRule * scale }
}

function nameOn(name: SheetName, scale: number, points: number, room: number): SheetName {
  const broken = (lines: readonly string[]) => balanced(lines.join(' '), points, room)
  const rule = typeof name.rule === 'number' ? Math.min(name.rule * scale, room / 2) : name.rule
  return { ...name, name: broken(name.name), subject: broken(name.subject), rule }
}

function blockOn(block: SheetBlock, scale: number): SheetBlock {
  return block.type === 'qr' ? { ...block, size: block.size * scale } : block
}
