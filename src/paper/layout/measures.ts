// The measures of each layout in millimetres and points, each from the text it stands in. No drawing here.
import type { PaperKind, PaperLayout } from '../model.ts'

export interface Measures {
  /** A4; margins in mm. */
  readonly page: { readonly width: number; readonly height: number }
  readonly margin: {
    readonly top: number
    readonly bottom: number
    readonly left: number
    readonly right: number
  }
  /** Letter sizes in points. */
  readonly size: {
    readonly country: number
    readonly motto: number
    readonly superior: number
    readonly issuer: number
    readonly symbol: number
    readonly placeDate: number
    readonly name: number
    readonly subject: number
    readonly letterSubject: number
    readonly body: number
    readonly table: number
    readonly sign: number
    readonly recipientsLabel: number
    readonly recipients: number
    readonly annexLabel: number
    readonly pageNumber: number
    readonly mark: number
  }
  /** First-line indent in mm, space between paragraphs in pt, exact line height in pt (null: single). */
  readonly indent: number
  readonly spacing: number
  readonly line: number | null
  /** Widths of the two halves of the head in mm. */
  readonly head: { readonly left: number; readonly right: number }
  /** Room for the signature in mm. */
  readonly signRoom: number
}

const PAGE = { width: 210, height: 297 }

/** NĐ 30/2020 Phụ lục I mục I.2: trên, dưới 20–25; trái 30–35; phải 15–20. HD 05-HD/VPTW: 20/20/30/15. */
const MARGIN = { top: 20, bottom: 20, left: 30, right: 15 }

/** NĐ 30/2020 Phụ lục I mục V (mẫu chữ và chi tiết trình bày): each size lies inside its range there. */
const ND30: Measures = {
  page: PAGE,
  margin: MARGIN,
  size: {
    country: 13,
    motto: 14,
    superior: 13,
    issuer: 13,
    symbol: 13,
    placeDate: 14,
    name: 14,
    subject: 14,
    letterSubject: 12,
    body: 14,
    table: 13,
    sign: 14,
    recipientsLabel: 12,
    recipients: 11,
    annexLabel: 14,
    pageNumber: 13,
    mark: 13,
  },
  indent: 12.7,
  spacing: 6,
  line: null,
  head: { left: 66, right: 99 },
  signRoom: 25,
}

/** HD 36-HD/VPTW 2018: ĐẢNG CỘNG SẢN VIỆT NAM 15 bold, body 14, lines at least 18 pt. */
const PARTY: Measures = {
  ...ND30,
  size: {
    ...ND30.size,
    country: 15,
    superior: 14,
    issuer: 14,
    symbol: 14,
    name: 16,
    pageNumber: 14,
    recipientsLabel: 14,
    recipients: 12,
  },
  indent: 10,
  line: 18,
  head: { left: 80, right: 85 },
}

/** Phiếu biên nhận: A6, handed over the counter. No paper of NĐ 30. */
const SLIP: Measures = {
  ...ND30,
  page: { width: 105, height: 148 },
  margin: { top: 10, bottom: 8, left: 8, right: 8 },
  size: { ...ND30.size, country: 10.5, motto: 11, name: 12, subject: 11, body: 11, table: 10, sign: 11 },
  indent: 0,
  spacing: 2,
  signRoom: 12,
}

/** Áp phích: A4, or A3 when it is printed twice as large; read from a few steps away. No paper of NĐ 30. */
const POSTER: Measures = {
  ...ND30,
  margin: { top: 18, bottom: 18, left: 20, right: 20 },
  size: { ...ND30.size, name: 30, subject: 20, body: 15, table: 15 },
  indent: 0,
  spacing: 5,
}

export function measuresOf(layout: PaperLayout, kind?: PaperKind): Measures {
  if (kind === 'bien_nhan') return SLIP
  if (kind === 'ap_phich') return POSTER
  return layout === 'nd30' ? ND30 : PARTY
}

/** Width of the text in mm. */
export function textWidth(measures: Measures, landscape = false): number {
  const across = landscape ? measures.page.height : measures.page.width
  return across - measures.margin.left - measures.margin.right
}
