// Sheet → .docx: real Word structure to edit and sign, the same bytes for the same sheet.
import {
  AlignmentType,
  Document,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
} from 'docx'
import { textWidth } from '../layout/measures.ts'
import type { Sheet, SheetAnnex, SheetBlock, SheetQr } from '../layout/sheet.ts'
import { blockOf, type Content, type Room } from './blocks.ts'
import { closingOf } from './closing.ts'
import { centred, centredLines, headOf, nameLines, slipHead } from './head.ts'
import { coreProperties, timeless } from './package.ts'
import { line, space } from './pieces.ts'
import { paperNumbering, paperStyles, STYLE } from './styles.ts'
import { halves, twips } from './units.ts'
import { acrossThePage } from './watermark.ts'

/** The sheets that follow have the measures of the first. */
export async function sheetDocx(sheet: Sheet, others: readonly Sheet[] = []): Promise<Uint8Array> {
  const all = [sheet, ...others]
  const pictures = picturesOf(all)
  const document = new Document({
    styles: paperStyles(sheet.measures, sheet.lang),
    numbering: paperNumbering(sheet.measures),
    sections: all.flatMap((each) => [
      mainSection(each, pictures),
      ...each.annexes.map((annex) => annexSection(each, annex, pictures)),
    ]),
  })
  const core = { path: 'docProps/core.xml', data: coreProperties(sheet) }
  return timeless(await Packer.toBuffer(document, false, [core]))
}

/** Each picture's number in this paper; the library would go on counting from the papers before it. */
function picturesOf(sheets: readonly Sheet[]): ReadonlyMap<SheetQr, number> {
  const all = sheets.flatMap((sheet) => [...sheet.body, ...sheet.annexes.flatMap((annex) => annex.body)])
  return new Map(all.flatMap(codesOf).map((code, at) => [code, at + 1]))
}

function codesOf(block: SheetBlock): readonly SheetQr[] {
  if (block.type === 'qr') return [block]
  if (block.type !== 'sign_row') return []
  return block.cells.map((cell) => cell.qr).filter((code) => code !== null)
}

function mainSection(sheet: Sheet, pictures: Room['pictures']): ISectionOptions {
  const { measures, landscape } = sheet
  const room = { measures, width: textWidth(measures, landscape), pictures }
  return {
    ...pageOf(sheet, landscape),
    children: [
      ...headOf(sheet),
      ...(sheet.name === null ? [] : nameLines(sheet.name, measures, landscape)),
      ...sheet.body.flatMap((block) => blockOf(block, room)),
      ...(sheet.closing === null ? [] : closingOf(sheet.closing, room)),
    ],
  }
}

function annexSection(sheet: Sheet, annex: SheetAnnex, pictures: Room['pictures']): ISectionOptions {
  const room = { measures: sheet.measures, width: textWidth(sheet.measures, annex.landscape), pictures }
  return { ...pageOf(sheet, annex.landscape), children: annexChildren(annex, room) }
}

function annexChildren(annex: SheetAnnex, room: Room): readonly Content[] {
  return [
    ...(annex.head === null ? [] : slipHead(annex.head, room.measures, annex.landscape)),
    ...(annex.label === null
      ? []
      : [line(annex.label, {}, { style: STYLE.annex, keepNext: true, outlineLevel: 0 })]),
    centredLines(STYLE.subject, annex.title),
    ...(annex.note.length === 0 ? [] : [centred(annex.note)]),
    space(8),
    ...annex.body.flatMap((block) => blockOf(block, room)),
    ...(annex.closing === null ? [] : closingOf(annex.closing, room)),
  ]
}

/** A page as long as what is printed has to have a length in Word: that of A4. */
const LONGEST = 297

/** NĐ 30 Phụ lục I: the page number in the middle of the top margin, not on the first page; each annex anew. */
function pageOf(sheet: Sheet, landscape: boolean): Omit<ISectionOptions, 'children'> {
  const { page, margin, size } = sheet.measures
  const across = (id: number) => (sheet.draft ? [acrossThePage(id, page.width)] : [])
  const number = new Paragraph({
    style: STYLE.line,
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], size: halves(size.pageNumber) }), ...across(1)],
  })
  const first = new Paragraph({ style: STYLE.line, children: [...across(2)] })
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: true,
      page: {
        size: {
          width: twips(page.width),
          height: twips(page.height || LONGEST),
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: twips(margin.top),
          bottom: twips(margin.bottom),
          left: twips(margin.left),
          right: twips(margin.right),
          header: twips(7.5),
          footer: twips(7.5),
        },
        pageNumbers: { start: 1 },
      },
    },
    headers: { default: new Header({ children: [number] }), first: new Header({ children: [first] }) },
  }
}
