// The body of a Word paper: headings, paragraphs, lists, tables, forms.
import {
  AlignmentType,
  CheckBox,
  HeadingLevel,
  ImageRun,
  type ISectionOptions,
  LeaderType,
  PageBreak,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from 'docx'
import { absurd } from '../../kit/result.ts'
import type { Measures } from '../layout/measures.ts'
import type { KeepLast, SheetBlock, SheetQr, SheetSignCell, SheetTable } from '../layout/sheet.ts'
import { ALIGN, broken, line, sideBySide, space, textRuns } from './pieces.ts'
import { qrPng } from './qr-png.ts'
import { NUMBERING, STYLE } from './styles.ts'
import { tableXml } from './table.ts'
import { halves, pixels, pointTwips, twips } from './units.ts'

export type Content = ISectionOptions['children'][number]

export interface Room {
  readonly measures: Measures
  /** Width of the text in mm. */
  readonly width: number
  /** The number of each picture in the paper. */
  readonly pictures: ReadonlyMap<SheetQr, number>
}

type Of<T extends SheetBlock['type']> = Extract<SheetBlock, { type: T }>

export function blockOf(block: SheetBlock, room: Room): readonly Content[] {
  switch (block.type) {
    case 'heading':
      return [headingOf(block)]
    case 'paragraph':
      return [paragraphOf(block)]
    case 'list':
      return block.items.map(
        (item, at) =>
          new Paragraph({
            style: STYLE.body,
            ...kept(block, at, block.items.length),
            numbering: { reference: NUMBERING[block.mark], level: 0 },
            children: [...textRuns(item)],
          }),
      )
    case 'pairs':
      return block.items.map(
        (item, at) =>
          new Paragraph({
            style: STYLE.body,
            ...kept(block, at, block.items.length),
            children: [new TextRun(`${item.label}: `), ...textRuns(item.value)],
          }),
      )
    case 'addressees':
      return addresseesOf(block)
    case 'table':
      return tableOf(block)
    case 'fill':
      return fillOf(block, room)
    case 'choices':
      return block.items.map(
        (item) =>
          new Paragraph({
            style: STYLE.body,
            indent: { left: twips(7), hanging: twips(7), firstLine: 0 },
            tabStops: [{ type: TabStopType.LEFT, position: twips(7) }],
            children: [new CheckBox(), new TextRun({ children: [new Tab()] }), ...textRuns(item)],
          }),
      )
    case 'sign_row':
      return signRowOf(block.cells, room)
    case 'page_break':
      return [new Paragraph({ style: STYLE.line, children: [new PageBreak()] })]
    case 'qr':
      return qrOf(block, room)
    default:
      return absurd(block)
  }
}

/** The last line of a text stays with the signature under it. */
function kept(block: KeepLast, at: number, all: number): { readonly keepNext?: true } {
  return block.keepLast && at === all - 1 ? { keepNext: true } : {}
}

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
] as const

function headingOf(block: Of<'heading'>): Paragraph {
  const centred = block.level === 0 ? { alignment: AlignmentType.CENTER, indent: { firstLine: 0 } } : {}
  return new Paragraph({ heading: HEADINGS[block.level], ...centred, children: [...textRuns(block.text)] })
}

function paragraphOf(block: Of<'paragraph'>): Paragraph {
  const italic = block.text.length > 0 && block.text.every((run) => run.i)
  return new Paragraph({
    style: italic && block.align === 'justify' ? STYLE.base : STYLE.body,
    ...(block.align === 'justify' ? {} : { alignment: ALIGN[block.align] }),
    ...(block.indent ? {} : { indent: { firstLine: 0 } }),
    ...(block.keepNext ? { keepNext: true } : {}),
    children: [...textRuns(block.text)],
  })
}

function addresseesOf(block: Of<'addressees'>): readonly Paragraph[] {
  const [first, ...more] = block.items
  if (first !== undefined && more.length === 0)
    return [
      new Paragraph({
        style: STYLE.body,
        alignment: AlignmentType.CENTER,
        indent: { firstLine: 0 },
        children: [new TextRun(`${block.label} ${first}`)],
      }),
    ]
  const label = new Paragraph({
    style: STYLE.body,
    indent: { left: twips(20), firstLine: 0 },
    keepNext: true,
    children: [new TextRun(block.label)],
  })
  const items = block.items.map(
    (item) =>
      new Paragraph({
        style: STYLE.body,
        numbering: { reference: NUMBERING['-'], level: 0 },
        indent: { left: twips(41), firstLine: 0 },
        spacing: { before: pointTwips(3) },
        children: [new TextRun(item)],
      }),
  )
  return [label, ...items]
}

function tableOf(block: SheetTable): readonly Content[] {
  const caption =
    block.caption === ''
      ? []
      : [line(block.caption, { bold: true }, { keepNext: true, spacing: { before: 120, after: 60 } })]
  return [
    ...(block.caption === '' ? [space(6)] : caption),
    tableXml(block),
    ...(block.keepLast ? [] : [space(4)]),
  ]
}

/** Dots by a tab with leaders, so that they end at the margin whatever is typed before them. */
function fillOf(block: Of<'fill'>, room: Room): readonly Paragraph[] {
  const known = block.value !== ''
  const label = block.label === '' ? [] : [new TextRun(`${block.label} `)]
  const first = known
    ? [...label, ...broken(block.value)]
    : [...label, new TextRun({ children: [new Tab()] })]
  const rest = Array.from({ length: block.lines - 1 }, () => [new TextRun({ children: [new Tab()] })])
  return [first, ...rest].map(
    (children, at, all) =>
      new Paragraph({
        style: STYLE.body,
        ...kept(block, at, all.length),
        alignment: AlignmentType.LEFT,
        indent: { firstLine: 0 },
        spacing: { before: pointTwips(room.measures.spacing + 4) },
        tabStops: [{ type: TabStopType.RIGHT, position: twips(room.width), leader: LeaderType.DOT }],
        children,
      }),
  )
}

function signRowOf(cells: readonly SheetSignCell[], room: Room): readonly Content[] {
  const width = room.width / Math.max(1, cells.length)
  return [
    space(12),
    sideBySide(
      cells.map(() => width),
      [cells.map((cell) => signCellOf(cell, room))],
    ),
  ]
}

function signCellOf(cell: SheetSignCell, room: Room): readonly Paragraph[] {
  if (cell.qr) return qrOf(cell.qr, room)
  return [
    ...(cell.dateLine === '' ? [] : [line(cell.dateLine, { italics: true })]),
    ...(cell.title === '' ? [] : [line(cell.title, { bold: true })]),
    ...(cell.note === '' ? [] : [line(cell.note, { italics: true, size: halves(12) })]),
    line(cell.name, { bold: true }, { spacing: { before: twips(room.measures.signRoom), after: 0 } }),
  ]
}

function qrOf(block: SheetQr, room: Room): readonly Paragraph[] {
  const side = pixels(block.size)
  const picture = new ImageRun({
    type: 'png',
    data: qrPng(block.modules),
    transformation: { width: side, height: side },
    altText: {
      id: String(room.pictures.get(block) ?? 0),
      name: block.caption,
      title: block.caption,
      description: block.caption,
    },
  })
  return [
    new Paragraph({
      style: STYLE.line,
      alignment: AlignmentType.CENTER,
      keepNext: true,
      children: [picture],
    }),
    line(block.caption, { size: halves(11) }),
  ]
}
