// Rules: a paper as someone outside the office may see it: what must not be read there is replaced everywhere, and in the
// running text underlined where it is asked to be seen. What is hidden is told by the caller, who knows the people.
import { absurd } from '../kit/result.ts'
import type { Annex, Block, Cell, Inline, PaperModel, Run, SignatureBlock } from './model.ts'

/** Part of a text; `hidden` names what was replaced. */
export interface Piece {
  readonly text: string
  readonly hidden?: Hidden
}

export type Hidden = 'ho_ten' | 'dia_chi' | 'lien_he'

export type Hide = (text: string) => readonly Piece[]

export interface PublicCopy {
  readonly model: PaperModel
  readonly hidden: Readonly<Record<Hidden, number>>
}

export function publicCopy(model: PaperModel, hide: Hide, marked: boolean): PublicCopy {
  const hidden: Record<Hidden, number> = { ho_ten: 0, dia_chi: 0, lien_he: 0 }
  const seen: Hide = (text) => {
    const pieces = hide(text)
    for (const piece of pieces) if (piece.hidden) hidden[piece.hidden] += 1
    return pieces
  }
  const words = wordsOf(seen, marked)
  return { model: hiddenIn(model, words), hidden }
}

interface Words {
  plain(text: string): string
  rich(text: Inline): Inline
}

function wordsOf(hide: Hide, marked: boolean): Words {
  const shown = (piece: Piece, look: Omit<Run, 'text'>): Run => ({
    ...look,
    text: piece.text,
    ...(piece.hidden && marked ? { underline: true } : {}),
  })
  return {
    plain: (text) =>
      hide(text)
        .map((piece) => piece.text)
        .join(''),
    rich: (text) =>
      (typeof text === 'string' ? [text] : text).flatMap((part) => {
        const { text: said, ...look } = typeof part === 'string' ? { text: part } : part
        return hide(said).map((piece) => shown(piece, look))
      }),
  }
}

function hiddenIn(model: PaperModel, words: Words): PaperModel {
  const { plain } = words
  return {
    ...model,
    title: plain(model.title),
    ...(model.addressees ? { addressees: model.addressees.map(plain) } : {}),
    ...(model.bases ? { bases: model.bases.map(words.rich) } : {}),
    ...(model.recipients ? { recipients: model.recipients.map(plain) } : {}),
    ...(model.signature ? { signature: signature(model.signature, words) } : {}),
    ...(model.annexes ? { annexes: model.annexes.map((annex) => hiddenAnnex(annex, words)) } : {}),
    body: model.body.map((block) => hiddenBlock(block, words)),
  }
}

function hiddenAnnex(annex: Annex, words: Words): Annex {
  return {
    ...annex,
    title: words.plain(annex.title),
    ...(annex.addressees ? { addressees: annex.addressees.map(words.plain) } : {}),
    ...(annex.signature ? { signature: signature(annex.signature, words) } : {}),
    body: annex.body.map((block) => hiddenBlock(block, words)),
  }
}

function signature(block: SignatureBlock, { plain }: Words): SignatureBlock {
  const by = <T extends { readonly name?: string }>(one: T): T =>
    one.name === undefined ? one : { ...one, name: plain(one.name) }
  return block.type === 'one'
    ? { ...block, by: by(block.by) }
    : { ...block, left: block.left.map(by), right: block.right.map(by) }
}

function hiddenBlock(block: Block, words: Words): Block {
  const { plain, rich } = words
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return { ...block, text: rich(block.text) }
    case 'list':
    case 'choices':
      return { ...block, items: block.items.map(rich) }
    case 'points':
      return { ...block, items: block.items.map((item) => ({ ...item, text: rich(item.text) })) }
    case 'pairs':
      return { ...block, items: block.items.map((item) => ({ ...item, value: rich(item.value) })) }
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map((cell) => hiddenCell(cell, words))) }
    case 'fill':
      return block.value === undefined ? block : { ...block, value: plain(block.value) }
    case 'sign_row':
      return {
        ...block,
        cells: block.cells.map((cell) =>
          cell.name === undefined ? cell : { ...cell, name: plain(cell.name) },
        ),
      }
    case 'page_break':
    case 'qr':
      return block
    default:
      return absurd(block)
  }
}

function hiddenCell(cell: Cell, { rich }: Words): Cell {
  return typeof cell === 'object' && 'text' in cell ? { ...cell, text: rich(cell.text) } : rich(cell)
}
