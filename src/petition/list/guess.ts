// Rules: what the columns of a table without a header hold, told by what stands in them.
import { fold } from '../../kit/text.ts'
import type { Column, Columns } from './columns.ts'
import { isDateLine, isHead, isSignature } from './frame.ts'
import type { ListRow } from './row.ts'
import { isName, normalPhone } from './sender.ts'

const SAMPLE = 300
const PLACE = /^(thon|xom|ap|to|tdp|ban|buon|lang|khu|khoi|doi|dia chi|chi bo)\b/

export function guessColumns(rows: readonly ListRow[]): Columns | undefined {
  const table = rows
    .filter((row) => !row.loose && row.cells.filter((cell) => cell.trim()).length > 1)
    .filter((row) => !row.cells.some((cell) => cell.trim() !== '' && isAround(cell)))
    .slice(0, SAMPLE)
  if (table.length === 0) return undefined
  const width = Math.max(...table.map((row) => row.cells.length))
  const columns = Array.from({ length: width }, (_, at) =>
    table.map((row) => (row.cells[at] ?? '').trim()).filter((cell) => cell !== ''),
  )
  const letters = columns.map((cells) => cells.reduce((sum, cell) => sum + cell.length, 0))
  const content = letters.indexOf(Math.max(...letters))
  if ((columns[content] ?? []).every((cell) => !/\p{L}{2}.*\s.*\p{L}/u.test(cell))) return undefined
  const found = new Map<Column, number>([['content', content]])
  for (const [at, cells] of columns.entries()) {
    if (at === content || cells.length === 0) continue
    const column = holds(cells)
    if (!found.has(column)) found.set(column, at)
    else if (column === 'name' && !found.has('sender')) found.set('sender', at)
  }
  return found
}

const isAround = (cell: string) => isDateLine(cell) || isHead(cell) || isSignature(cell)

function holds(cells: readonly string[]): Column {
  const most = (fits: (cell: string) => boolean) => cells.filter(fits).length * 10 >= cells.length * 6
  if (most((cell) => /^\(?\d{0,4}[.)]?$/.test(cell))) return 'stt'
  if (most((cell) => normalPhone(cell).phone !== null)) return 'phone'
  if (most((cell) => PLACE.test(fold(cell)) && !/[,;\n]/.test(cell))) return 'address'
  if (most((cell) => isName(cell))) return 'name'
  return 'sender'
}
