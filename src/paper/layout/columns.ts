// Widths of a table's columns: the shares a paper asks for, but never narrower than the words of their own header.
import type { Room } from './blocks.ts'
import type { SheetCell } from './sheet.ts'
import { boldWidth } from './width.ts'

/** Both sides of a cell, and a hair. */
const INSET = 2 * 1.6 + 0.4

/** In mm, together as wide as the text. */
export function columnWidths(
  shares: readonly number[],
  header: readonly (readonly SheetCell[])[],
  room: Room,
): readonly number[] {
  const least = leastWidths(shares.length, header, room.letters)
  const asked = scaled(shares, room.width)
  if (least.reduce((sum, width) => sum + width, 0) > room.width) return asked
  const narrow = asked.map((width, at) => width < (least[at] ?? 0))
  if (!narrow.includes(true)) return asked
  const given = least.reduce((sum, width, at) => sum + (narrow[at] ? width : 0), 0)
  const rest = scaled(
    shares.map((share, at) => (narrow[at] ? 0 : share)),
    room.width - given,
  )
  const widths = rest.map((width, at) => (narrow[at] ? (least[at] ?? 0) : width))
  return widths.every((width, at) => width >= (least[at] ?? 0) - 0.01)
    ? widths
    : least.map((width) => (width * room.width) / sum(least))
}

function scaled(shares: readonly number[], width: number): readonly number[] {
  const all = sum(shares)
  return shares.map((share) => (all === 0 ? 0 : (share * width) / all))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** The longest word over each column; cells over several columns ask for nothing. */
function leastWidths(
  columns: number,
  header: readonly (readonly SheetCell[])[],
  letters: number,
): readonly number[] {
  const least = Array.from({ length: columns }, () => 0)
  for (const row of header) {
    if (row.length !== columns) continue
    row.forEach((cell, at) => {
      const words = cell.text.flatMap((run) => run.t.split(/\s+/))
      const widest = Math.max(0, ...words.map((word) => boldWidth(word, letters)))
      least[at] = Math.max(least[at] ?? 0, Math.min(widest, 40) + INSET)
    })
  }
  return least
}
