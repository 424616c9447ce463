// The head of a Word paper: issuer and country side by side, marks, tên loại and trích yếu.
import { AlignmentType, BorderStyle, Paragraph, type Table, TextRun } from 'docx'
import type { Measures } from '../layout/measures.ts'
import { textWidth } from '../layout/measures.ts'
import type { HeadLeft, Sheet, SheetHead, SheetMark, SheetName } from '../layout/sheet.ts'
import { joined, line, rule, sideBySide, space, textRuns } from './pieces.ts'
import { STYLE } from './styles.ts'
import { halves, pointTwips } from './units.ts'

export function headOf(sheet: Sheet): readonly (Paragraph | Table)[] {
  const { head, marks, measures } = sheet
  if (head === null) return marks.map((mark) => markLine(mark, measures, AlignmentType.LEFT))
  if (head.left === null)
    return [
      ...marks.map((mark) => markLine(mark, measures, AlignmentType.LEFT)),
      ...countryLines(head, measures, textWidth(measures)),
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
  const under = [...subjectLines(left, measures), ...marks.map((mark) => markLine(mark, measures))]
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

/** A stamp's words in a box; urgency in red. */
function markLine(
  mark: SheetMark,
  measures: Measures,
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType] = AlignmentType.CENTER,
): Paragraph {
  const color = mark.urgent ? 'C00000' : '000000'
  const border = { style: BorderStyle.SINGLE, size: 8, space: 2, color }
  return new Paragraph({
    style: STYLE.line,
    alignment,
    spacing: { before: 120, after: 60 },
    children: [
      new TextRun({
        text: `\u00a0${mark.text}\u00a0`,
        bold: true,
        color,
        size: halves(measures.size.mark),
        border,
      }),
    ],
  })
}

export function nameLines(name: SheetName, measures: Measures): readonly Paragraph[] {
  const title = new Paragraph({
    style: STYLE.name,
    keepNext: true,
    children: [new TextRun(joinedName(name.name))],
  })
  const subject = name.subject.length === 0 ? [] : [centredLines(STYLE.subject, name.subject)]
  const note = name.note.length === 0 ? [] : [centred(name.note)]
  return [title, ...subject, ...note, ...nameRule(name.rule, measures), space(8)]
}

function joinedName(lines: readonly string[]): string {
  return lines.join(' ')
}

function nameRule(length: SheetName['rule'], measures: Measures): readonly Paragraph[] {
  if (length === null) return []
  return [length === '-----' ? line('-----') : rule(length, textWidth(measures))]
}

export function centredLines(style: string, lines: readonly string[]): Paragraph {
  return line(joined(lines), {}, { style, keepNext: true })
}

export function centred(text: SheetName['note']): Paragraph {
  return new Paragraph({ style: STYLE.line, alignment: AlignmentType.CENTER, children: [...textRuns(text)] })
}
