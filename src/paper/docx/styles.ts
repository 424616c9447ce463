// Named styles of a paper in Word: a clerk who edits it changes the style, not each paragraph.
import { AlignmentType, type IStylesOptions, LevelFormat, LevelSuffix, LineRuleType } from 'docx'
import type { Measures } from '../layout/measures.ts'
import { halves, pointTwips, twips } from './units.ts'

export const FONT = 'Times New Roman'

/** Style ids; their Vietnamese names stand in Word's list of styles. */
export const STYLE = {
  body: 'VanBan',
  line: 'Dong',
  base: 'CanCu',
  cell: 'Bang',
  recipientsLabel: 'NoiNhan',
  recipient: 'NoiNhanDong',
  sign: 'ChuKy',
  name: 'TenLoai',
  subject: 'TrichYeu',
  annex: 'PhuLuc',
} as const

export const NUMBERING = { '-': 'gach-dau-dong', '+': 'dau-cong' } as const

export function paperStyles(measures: Measures, lang: string): IStylesOptions {
  const { size } = measures
  const heading = (bold: boolean) => ({
    run: { font: FONT, size: halves(size.body), bold, color: '000000' },
    paragraph: { ...bodyParagraph(measures), alignment: AlignmentType.LEFT, keepNext: true },
  })
  return {
    default: {
      document: {
        run: { font: FONT, size: halves(size.body), language: { value: lang === 'vi' ? 'vi-VN' : lang } },
      },
      heading1: heading(true),
      heading2: heading(true),
      heading3: heading(false),
    },
    paragraphStyles: [
      {
        id: STYLE.body,
        name: 'Văn bản',
        basedOn: 'Normal',
        quickFormat: true,
        paragraph: bodyParagraph(measures),
      },
      { id: STYLE.base, name: 'Căn cứ', basedOn: STYLE.body, quickFormat: true, run: { italics: true } },
      { id: STYLE.line, name: 'Dòng', basedOn: 'Normal', paragraph: { spacing: { before: 0, after: 0 } } },
      centred(STYLE.sign, 'Chữ ký', size.sign, true),
      centred(STYLE.name, 'Tên loại', size.name, true),
      centred(STYLE.subject, 'Trích yếu', size.subject, true),
      centred(STYLE.annex, 'Phụ lục', size.annexLabel, true),
      plainStyle(STYLE.cell, 'Bảng', size.table),
      plainStyle(STYLE.recipientsLabel, 'Nơi nhận', size.recipientsLabel),
      plainStyle(STYLE.recipient, 'Nơi nhận, dòng', size.recipients),
    ],
  }
}

/** Space between paragraphs stands before each, as offices set it. */
function bodyParagraph(measures: Measures) {
  const exact =
    measures.line === null ? {} : { line: pointTwips(measures.line), lineRule: LineRuleType.EXACT }
  return {
    alignment: AlignmentType.BOTH,
    indent: { firstLine: twips(measures.indent) },
    spacing: { before: pointTwips(measures.spacing), after: 0, ...exact },
  }
}

function centred(id: string, name: string, points: number, bold: boolean) {
  const paragraph = { alignment: AlignmentType.CENTER, spacing: { before: 0, after: 0 } }
  return { id, name, basedOn: 'Normal', quickFormat: true, run: { size: halves(points), bold }, paragraph }
}

function plainStyle(id: string, name: string, points: number) {
  const paragraph = { spacing: { before: 0, after: 0 } }
  return { id, name, basedOn: 'Normal', quickFormat: true, run: { size: halves(points) }, paragraph }
}

/** "- …" and "+ …" as Word's own lists, their first line indented like a paragraph. */
export function paperNumbering(measures: Measures) {
  return {
    config: (['-', '+'] as const).map((mark) => ({
      reference: NUMBERING[mark],
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: mark,
          suffix: LevelSuffix.SPACE,
          style: {
            run: { font: FONT },
            paragraph: { indent: { left: 0, firstLine: twips(measures.indent) } },
          },
        },
      ],
    })),
  }
}
