// Short names for the pieces of a paper, so that papers read like what they print.
import type {
  Block,
  Cell,
  CellWith,
  ChoicesBlock,
  Column,
  FillBlock,
  HeadingBlock,
  Inline,
  ListBlock,
  PairsBlock,
  ParagraphBlock,
  PlaceDate,
  PointsBlock,
  QrBlock,
  Run,
  Signature,
  SignatureBlock,
  SignCell,
  SignRowBlock,
  TableBlock,
} from './model.ts'

export function b(text: string): Run {
  return { text, bold: true }
}

export function i(text: string): Run {
  return { text, italic: true }
}

/** h(1, 'I.', 'Mục đích, yêu cầu'). An empty number: the heading carries none. */
export function h(level: HeadingBlock['level'], number: string, text: Inline): HeadingBlock {
  return number === '' ? { type: 'heading', level, text } : { type: 'heading', level, number, text }
}

export function p(...text: readonly (string | Run)[]): ParagraphBlock {
  return { type: 'paragraph', text }
}

/** A paragraph set otherwise than justified with an indent: aligned('center', i('(Tiếp theo)')). */
export function aligned(
  align: NonNullable<ParagraphBlock['align']>,
  ...text: readonly (string | Run)[]
): ParagraphBlock {
  return { type: 'paragraph', text, align, indent: false }
}

/** "- …" items. */
export function dashes(items: readonly Inline[]): ListBlock {
  return { type: 'list', mark: 'dash', items }
}

/** "+ …" items. */
export function pluses(items: readonly Inline[]): ListBlock {
  return { type: 'list', mark: 'plus', items }
}

export function points(items: readonly (readonly [number: string, text: Inline])[]): PointsBlock {
  return { type: 'points', items: items.map(([number, text]) => ({ number, text })) }
}

export function pairs(items: readonly (readonly [label: string, value: Inline])[]): PairsBlock {
  return { type: 'pairs', items: items.map(([label, value]) => ({ label, value })) }
}

/** A table of columns given with their header words. */
export function table(
  columns: readonly (Column & { readonly head: string })[],
  rows: readonly (readonly Cell[])[],
  more: Pick<TableBlock, 'caption' | 'empty' | 'rowHeight'> = {},
): TableBlock {
  return {
    type: 'table',
    columns: columns.map(({ head: _, ...column }) => column),
    header: [columns.map((column) => column.head)],
    rows,
    ...more,
  }
}

/** A row over the whole width: a group's name. */
export function groupRow(columns: number, text: Inline): readonly CellWith[] {
  return [{ text, span: columns, bold: true, align: 'left' }]
}

export function fill(label: string, more: Pick<FillBlock, 'value' | 'lines'> = {}): FillBlock {
  return label === '' ? { type: 'fill', ...more } : { type: 'fill', label, ...more }
}

export function choices(items: readonly Inline[]): ChoicesBlock {
  return { type: 'choices', items }
}

export function signRow(...cells: readonly SignCell[]): SignRowBlock {
  return { type: 'sign_row', cells }
}

export function pageBreak(): Block {
  return { type: 'page_break' }
}

export function qr(data: string, caption: string, size?: number): QrBlock {
  return size === undefined ? { type: 'qr', data, caption } : { type: 'qr', data, caption, size }
}

export function signedBy(by: Signature): SignatureBlock {
  return { type: 'one', by }
}

export function signedByPair(left: readonly Signature[], right: readonly Signature[]): SignatureBlock {
  return { type: 'pair', left, right }
}

/** The date on a paper that is issued. */
export function onDate(place: string, date: Temporal.PlainDate): PlaceDate {
  return { place, day: date.day, month: date.month, year: date.year }
}

/** The date on a draft: day left blank, and the month too when it is not known. */
export function undated(place: string, year: number, month: number | null = null): PlaceDate {
  return { place, day: null, month, year }
}
