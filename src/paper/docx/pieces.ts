// Small pieces that every part of a Word paper is made of: runs, lines, rules, tables without borders.
import {
  AlignmentType,
  BorderStyle,
  type IParagraphOptions,
  type IRunOptions,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  UnderlineType,
  WidthType,
} from 'docx'
import type { SafeText } from '../layout/safe.ts'
import type { Align } from '../layout/sheet.ts'
import { STYLE } from './styles.ts'
import { pointTwips, twips } from './units.ts'

export const ALIGN: Record<Align, (typeof AlignmentType)[keyof typeof AlignmentType]> = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.BOTH,
}

/** Line breaks inside a text are breaks of the line, not of the paragraph. */
export function broken(
  text: string,
  options: Omit<IRunOptions, 'text' | 'children'> = {},
): readonly TextRun[] {
  return text
    .split('\n')
    .map(
      (part, at) => new TextRun(at === 0 ? { ...options, text: part } : { ...options, text: part, break: 1 }),
    )
}

export function textRuns(text: SafeText): readonly TextRun[] {
  return text.flatMap((run) => broken(run.t, emphasis(run)))
}

function emphasis(run: SafeText[number]) {
  return {
    ...(run.b ? { bold: true } : {}),
    ...(run.i ? { italics: true } : {}),
    ...(run.u ? { underline: { type: UnderlineType.SINGLE } } : {}),
  }
}

/** Lines of one paragraph; each but the last keeps a space, so that its words stay apart when copied. */
export function joined(lines: readonly string[]): string {
  return lines.join(' \n')
}

export function line(
  text: string,
  run: Omit<IRunOptions, 'text' | 'children'> = {},
  paragraph: IParagraphOptions = {},
): Paragraph {
  return new Paragraph({
    style: STYLE.line,
    alignment: AlignmentType.CENTER,
    ...paragraph,
    children: [...broken(text, run)],
  })
}

/** A solid rule of `length` mm in the middle of `room` mm: the lower border of an empty paragraph. */
export function rule(length: number, room: number): Paragraph {
  const side = twips(Math.max(0, (room - length) / 2))
  return new Paragraph({
    style: STYLE.line,
    indent: { left: side, right: side },
    spacing: { before: 0, after: 0, line: pointTwips(3), lineRule: LineRuleType.EXACT },
    border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 0, color: '000000' } },
  })
}

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const NO_BORDERS = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
}

/** Columns side by side without borders: the heads and signatures of papers. */
export function sideBySide(
  widths: readonly number[],
  rows: readonly (readonly (readonly (Paragraph | Table)[])[])[],
): Table {
  const columns = widths.map(twips)
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columns.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: columns,
    borders: NO_BORDERS,
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    rows: rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          children: row.map(
            (cell, at) =>
              new TableCell({
                width: { size: columns[at] ?? 0, type: WidthType.DXA },
                children: cell.length === 0 ? [line('')] : cell,
              }),
          ),
        }),
    ),
  })
}

export function space(points: number): Paragraph {
  return new Paragraph({
    style: STYLE.line,
    spacing: { before: 0, after: 0, line: pointTwips(points), lineRule: LineRuleType.EXACT },
  })
}
