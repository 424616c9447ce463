// Rules: a paper as it is read aloud. Tables become sentences: column, then what stands in it; a number is said, dots are not.
import type { Block, Cell, Inline, PaperModel } from '../paper/model.ts'

export interface Line {
  readonly heading: boolean
  readonly text: string
}

export function spokenLines(model: PaperModel): readonly Line[] {
  const head =
    model.heading.type === 'named'
      ? [{ heading: true, text: [model.heading.name, plain(model.heading.subject ?? '')].join('. ') }]
      : []
  return [...head, ...model.body.flatMap(linesOf)].filter((line) => line.text.trim() !== '')
}

function linesOf(block: Block): readonly Line[] {
  switch (block.type) {
    case 'heading':
      return [{ heading: true, text: [block.number, plain(block.text)].filter(Boolean).join(' ') }]
    case 'paragraph':
      return [said(plain(block.text))]
    case 'list':
      return block.items.map((item) => said(plain(item)))
    case 'pairs':
      return block.items.map((item) => said(`${plain(item.label)}: ${plain(item.value)}`))
    case 'points':
      return block.items.map((item) => said(`${item.number} ${plain(item.text)}`))
    case 'table':
      return block.rows.map((row) => said(rowWords(row, block.header?.[0] ?? [])))
    default:
      return []
  }
}

function said(text: string): Line {
  return { heading: false, text: /[.:!?…]$/.test(text) || text === '' ? text : `${text}.` }
}

/** "Nội dung 3. Người có ý kiến: …. Nội dung: …. Trả lời: …" */
function rowWords(row: readonly Cell[], header: readonly Cell[]): string {
  const words = row.map(cellText)
  const [first = '', ...rest] = words
  const numbered = /^\d+$/.test(first) && rest.length > 1
  const parts = numbered
    ? [`Nội dung số ${first}`, ...rest.map((text, at) => withHead(header[at + 1], text))]
    : words.map((text, at) => (at === 0 ? text : withHead(header[at], text)))
  return parts
    .filter(Boolean)
    .map((part, at, all) => (at < all.length - 1 ? said(part).text : part))
    .join(' ')
}

function withHead(head: Cell | undefined, text: string): string {
  return text === '' ? '' : [head === undefined ? '' : cellText(head), text].filter(Boolean).join(': ')
}

function cellText(cell: Cell): string {
  return typeof cell === 'object' && 'text' in cell ? plain(cell.text) : plain(cell)
}

function plain(text: Inline): string {
  return typeof text === 'string'
    ? text
    : text.map((run) => (typeof run === 'string' ? run : run.text)).join('')
}

/** Syllables a careful reader says in a minute before a hall. */
const A_MINUTE = 150

export function minutesToRead(lines: readonly Line[]): number {
  const syllables = lines.reduce((sum, line) => sum + line.text.split(/\s+/).filter(Boolean).length, 0)
  return Math.max(1, Math.ceil(syllables / A_MINUTE))
}
