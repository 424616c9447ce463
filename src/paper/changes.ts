// Rules: which sentences of a paper are new and which are gone since an earlier text of it. Pure.
import { absurd } from '../kit/result.ts'
import type { Block, Cell, Inline, PaperModel, SignatureBlock } from './model.ts'

export interface Changes {
  readonly gone: readonly string[]
  readonly fresh: readonly string[]
}

/** More than that is read in the paper itself. */
const MOST = 40

export function changesBetween(before: PaperModel, now: PaperModel): Changes {
  const old = linesOf(before)
  const present = linesOf(now)
  return { gone: without(old, new Set(present)), fresh: without(present, new Set(old)) }
}

function without(lines: readonly string[], known: ReadonlySet<string>): readonly string[] {
  const missing = [...new Set(lines.filter((line) => !known.has(line)))]
  if (missing.length <= MOST) return missing
  return [...missing.slice(0, MOST), `… và ${missing.length - MOST} câu nữa`]
}

/** Every sentence a reader sees, number and day of the head left out. */
export function linesOf(model: PaperModel): readonly string[] {
  const { heading } = model
  return [
    ...(heading.type === 'named' ? [heading.name, heading.subject ?? '', heading.note ?? ''] : []),
    ...(heading.type === 'letter' ? [heading.subject] : []),
    ...(model.addressees ?? []),
    ...(model.bases ?? []).map(plain),
    ...model.body.flatMap(blockLines),
    ...signatureLines(model.signature),
    ...(model.recipients ?? []).map((line) => `Nơi nhận: ${line}`),
    ...(model.annexes ?? []).flatMap((annex) => [
      annex.title,
      annex.note ?? '',
      ...(annex.addressees ?? []),
      ...annex.body.flatMap(blockLines),
      ...signatureLines(annex.signature),
    ]),
  ]
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function plain(text: Inline): string {
  return typeof text === 'string'
    ? text
    : text.map((run) => (typeof run === 'string' ? run : run.text)).join('')
}

function cellText(cell: Cell): string {
  return typeof cell === 'object' && 'text' in cell ? plain(cell.text) : plain(cell)
}

function blockLines(block: Block): readonly string[] {
  switch (block.type) {
    case 'heading':
      return [[block.number, plain(block.text)].filter(Boolean).join(' ')]
    case 'paragraph':
      return [plain(block.text)]
    case 'list':
    case 'choices':
      return block.items.map(plain)
    case 'points':
      return block.items.map((item) => `${item.number} ${plain(item.text)}`)
    case 'table':
      return block.rows.map((row) => row.map(cellText).join(' | '))
    case 'pairs':
      return block.items.map((item) => `${item.label}: ${plain(item.value)}`)
    case 'fill':
      return [[block.label, block.value].filter(Boolean).join(' ')]
    case 'sign_row':
      return block.cells.map((cell) => [cell.title, cell.name].filter(Boolean).join(' '))
    case 'qr':
      return [block.caption]
    case 'page_break':
      return []
    default:
      return absurd(block)
  }
}

function signatureLines(block: SignatureBlock | undefined): readonly string[] {
  if (!block) return []
  const all = block.type === 'one' ? [block.by] : [...block.left, ...block.right]
  return all.map((one) =>
    [...(one.behalf ?? []).map(({ form, of }) => `${form}. ${of}`), one.position, one.name ?? ''].join(' '),
  )
}
