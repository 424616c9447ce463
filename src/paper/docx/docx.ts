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
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { textWidth } from '../layout/measures.ts'
import type { Sheet, SheetAnnex } from '../layout/sheet.ts'
import type { PlaceDate } from '../model.ts'
import { blockOf, type Content, type Room } from './blocks.ts'
import { closingOf } from './closing.ts'
import { centred, centredLines, headOf, nameLines, slipHead } from './head.ts'
import { line, space } from './pieces.ts'
import { paperNumbering, paperStyles, STYLE } from './styles.ts'
import { halves, twips } from './units.ts'

export async function sheetDocx(sheet: Sheet, date?: PlaceDate): Promise<Uint8Array> {
  const document = new Document({
    title: sheet.title,
    creator: '',
    lastModifiedBy: '',
    styles: paperStyles(sheet.measures, sheet.lang),
    numbering: paperNumbering(sheet.measures),
    sections: [mainSection(sheet), ...sheet.annexes.map((annex) => annexSection(sheet, annex))],
  })
  return dated(await Packer.toBuffer(document), date)
}

function mainSection(sheet: Sheet): ISectionOptions {
  const room = { measures: sheet.measures, width: textWidth(sheet.measures) }
  return {
    ...pageOf(sheet, false),
    children: [
      ...headOf(sheet),
      ...(sheet.name === null ? [] : nameLines(sheet.name, sheet.measures)),
      ...sheet.body.flatMap((block) => blockOf(block, room)),
      ...(sheet.closing === null ? [] : closingOf(sheet.closing, room)),
    ],
  }
}

function annexSection(sheet: Sheet, annex: SheetAnnex): ISectionOptions {
  const room = { measures: sheet.measures, width: textWidth(sheet.measures, annex.landscape) }
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

/** NĐ 30 Phụ lục I: the page number in the middle of the top margin, not on the first page; each annex anew. */
function pageOf(sheet: Sheet, landscape: boolean): Omit<ISectionOptions, 'children'> {
  const { page, margin, size } = sheet.measures
  const number = new Paragraph({
    style: STYLE.line,
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], size: halves(size.pageNumber) })],
  })
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: true,
      page: {
        size: {
          width: twips(page.width),
          height: twips(page.height),
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
    headers: { default: new Header({ children: [number] }), first: new Header({ children: [line('')] }) },
  }
}

const CORE = 'docProps/core.xml'
const BODY = 'word/document.xml'
const STORED_AT = new Date(2020, 0, 1)

/**
 * The library stamps the hour of writing and counts pictures over the life of the process; an issued paper
 * carries its own date and always the same bytes.
 */
function dated(bytes: Uint8Array, date: PlaceDate | undefined): Uint8Array {
  const files = unzipSync(bytes)
  const changed = {
    [CORE]: edited(files[CORE], (xml) => xml.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, stampOf(date))),
    [BODY]: edited(files[BODY], renumbered),
  }
  return zipSync({ ...files, ...changed }, { mtime: STORED_AT, level: 6 })
}

function edited(file: Uint8Array | undefined, change: (xml: string) => string): Uint8Array {
  return strToU8(change(strFromU8(file ?? new Uint8Array())))
}

function renumbered(xml: string): string {
  let picture = 0
  return xml.replace(/<wp:docPr id="\d+"/g, () => {
    picture += 1
    return `<wp:docPr id="${picture}"`
  })
}

function stampOf(date: PlaceDate | undefined): string {
  if (date === undefined || date.day === null || date.month === null) return '2020-01-01T00:00:00Z'
  const two = (number: number) => String(number).padStart(2, '0')
  return `${date.year}-${two(date.month)}-${two(date.day)}T00:00:00Z`
}
