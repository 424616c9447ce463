// The head of a Word paper: issuer and country side by side, marks, tên loại and trích yếu.
import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { Measures } from '../layout/measures.ts'
import { textWidth } from '../layout/measures.ts'
import type { HeadLeft, Sheet, SheetHead, SheetMark, SheetName } from '../layout/sheet.ts'
import { joined, line, rule, sideBySide, space, textRuns } from './pieces.ts'
import { STYLE } from './styles.ts'
import { halves, pointTwips, twips } from './units.ts'

export function headOf(sheet: Sheet): readonly (Paragraph | Table)[] {
  const { head, marks, measures } = sheet
  if (head === null) return marks.flatMap((mark) => markLines(mark, measures, AlignmentType.LEFT))
  if (head.left === null)
    return [
      ...marks.flatMap((mark) => markLines(mark, measures, AlignmentType.LEFT)),
      ...countryLines(head, measures, textWidth(measures, sheet.landscape)),
      space(12),
    ]
  return [letterheadTable(head, head.left, marks, measures), space(12)]
}

/** The head of a slip among the annexes. */
export function slipHead(head: SheetHead, measures: Measures, landscape: boolean): readonly Paragraph[] {
  return [...countryLines(head, measures, textWidth(measures, landscape)), space(12)]
}

function letterheadTable(
  head: SheetHead,
  left: HeadLeft,
  marks: readonly SheetMark[],
  measures: Measures,
): Table {
  const { size, head: widths } = measures
  const placeDate =
    head.placeDate === null ? [] : [line(head.placeDate, { italics: true, size: halves(size.placeDate) })]
  const under = [...subjectLines(left, measures), ...marks.flatMap((mark) => markLines(mark, measures))]
  return sideBySide(
    [widths.left, widths.right],
    [
      [issuerLines(left, measures), countryLines(head, measures, widths.right)],
      [
        [line(left.symbol, { size: halves(size.symbol) }, { spacing: { before: 120, after: 0 } })],
        spaced(placeDate),
      ],
      ...(under.length === 0 ? [] : [[under, []]]),
    ],
  )
}

/** Level with the number on the other side. */
function spaced(placeDate: readonly Paragraph[]): readonly Paragraph[] {
  return placeDate.length === 0 ? [] : [space(6), ...placeDate]
}

function issuerLines(left: HeadLeft, measures: Measures): readonly Paragraph[] {
  const { size, head } = measures
  const superior =
    left.superior.length === 0 ? [] : [line(joined(left.superior), { size: halves(size.superior) })]
  const issuer = line(joined(left.issuer), { size: halves(size.issuer), bold: true })
  const under =
    left.rule === '*' ? line('*', { size: halves(size.issuer), bold: true }) : rule(left.rule, head.left)
  return [...superior, issuer, under]
}

function countryLines(head: SheetHead, measures: Measures, room: number): readonly Paragraph[] {
  const { size } = measures
  const motto = head.motto === null ? [] : [line(head.motto, { bold: true, size: halves(size.motto) })]
  return [
    line(head.country, { bold: true, size: halves(size.country) }),
    ...motto,
    rule(head.countryRule, room),
  ]
}

function subjectLines(left: HeadLeft, measures: Measures): readonly Paragraph[] {
  if (left.subject.length === 0) return []
  const run = { size: halves(measures.size.letterSubject), italics: left.subjectItalic }
  return [line(joined(left.subject), run, { spacing: { before: pointTwips(6), after: 0 } })]
}

/** A mark's words in a box; the degree of urgency in red, in a box of the decree's size. */
function markLines(
  mark: SheetMark,
  measures: Measures,
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType] = AlignmentType.CENTER,
): readonly (Paragraph | Table)[] {
  const size = halves(measures.size.mark)
  if (mark.box === null) {
    const border = { style: BorderStyle.SINGLE, size: 8, space: 2, color: '000000' }
    const words = new TextRun({ text: `\u00a0${mark.text}\u00a0`, bold: true, size, border })
    return [
      new Paragraph({ style: STYLE.line, alignment, spacing: { before: 120, after: 60 }, children: [words] }),
    ]
  }
  return [space(6), stamp(mark.text, mark.box, { size, alignment }), space(4)]
}

const RED = 'C00000'

function stamp(
  text: string,
  box: { readonly width: number; readonly height: number },
  look: { readonly size: number; readonly alignment: (typeof AlignmentType)[keyof typeof AlignmentType] },
): Table {
  const side = { style: BorderStyle.SINGLE, size: 8, color: RED }
  const width = twips(box.width)
  const cell = new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    children: [line(text, { bold: true, size: look.size, color: RED })],
  })
  return new Table({
    layout: TableLayoutType.FIXED,
    alignment: look.alignment,
    width: { size: width, type: WidthType.DXA },
    columnWidths: [width],
    borders: { top: side, bottom: side, left: side, right: side },
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    rows: [new TableRow({ height: { value: twips(box.height), rule: HeightRule.EXACT }, children: [cell] })],
  })
}

export function nameLines(name: SheetName, measures: Measures, landscape: boolean): readonly Paragraph[] {
  const title = new Paragraph({
    style: STYLE.name,
    keepNext: true,
    children: [new TextRun(joinedName(name.name))],
  })
  const subject = name.subject.length === 0 ? [] : [centredLines(STYLE.subject, name.subject)]
  const note = name.note.length === 0 ? [] : [centred(name.note)]
  return [title, ...subject, ...note, ...nameRule(name.rule, textWidth(measures, landscape)), space(8)]
}

function joinedName(lines: readonly string[]): string {
  return lines.join(' ')
}

function nameRule(length: SheetName['rule'], room: number): readonly Paragraph[] {
  if (length === null) return []
  return [length === '-----' ? line('-----') : rule(length, room)]
}

export function centredLines(style: string, lines: readonly string[]): Paragraph {
  return line(joined(lines), {}, { style, keepNext: true })
}

export function centred(text: SheetName['note']): Paragraph {
  return new Paragraph({ style: STYLE.line, alignment: AlignmentType.CENTER, children: [...textRuns(text)] })
}
