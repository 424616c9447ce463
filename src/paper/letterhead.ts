// The head of a paper in each layout: quốc hiệu or the Party's name, issuer, number, place and date.

import { type Measures, textWidth } from './layout/measures.ts'
import { safe } from './layout/safe.ts'
import type { HeadLeft, SheetHead, SheetMark } from './layout/sheet.ts'
import { balanced, boldWidth } from './layout/width.ts'
import type { Head, Heading, Marks, PaperLayout } from './model.ts'
import { placeDateLine, symbolLine } from './symbol.ts'

export const QUOC_HIEU = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
export const TIEU_NGU = 'Độc lập - Tự do - Hạnh phúc'
export const PARTY_NAME = 'ĐẢNG CỘNG SẢN VIỆT NAM'

type Letterhead = Extract<Head, { type: 'letterhead' }>

export function composeHead(
  layout: PaperLayout,
  measures: Measures,
  head: Head,
  heading: Heading,
): SheetHead | null {
  if (head.type === 'bare') return null
  const country = countryOf(layout, measures)
  if (head.type === 'motto') return { ...country, left: null, placeDate: null }
  const placeDate = head.placeDate === undefined ? null : safe(placeDateLine(head.placeDate))
  return { ...country, left: composeLeft(layout, measures, head, heading), placeDate }
}

/** NĐ 30 Phụ lục I: "phía dưới có đường kẻ ngang, nét liền, có độ dài bằng độ dài của dòng chữ". */
function countryOf(
  layout: PaperLayout,
  { size }: Measures,
): Pick<SheetHead, 'country' | 'motto' | 'countryRule'> {
  if (layout === 'nd30')
    return { country: QUOC_HIEU, motto: TIEU_NGU, countryRule: boldWidth(TIEU_NGU, size.motto) }
  return { country: PARTY_NAME, motto: null, countryRule: boldWidth(PARTY_NAME, size.country) }
}

function composeLeft(layout: PaperLayout, measures: Measures, head: Letterhead, heading: Heading): HeadLeft {
  const { size, head: halves } = measures
  const capitals = (text: string) => safe(text).toLocaleUpperCase('vi')
  const broken = (text: string, points: number) => balanced(capitals(text), points, halves.left - 2)
  const issuer = head.issuer.flatMap((line) => broken(line, size.issuer))
  return {
    superior: head.superior === undefined ? [] : broken(head.superior, size.superior),
    issuer,
    rule: layout === 'nd30' ? issuerRule(issuer, size.issuer) : '*',
    symbol: safe(symbolLine(layout, head.symbol)),
    subject: heading.type === 'letter' ? letterSubject(layout, measures, heading.subject) : [],
    subjectItalic: layout !== 'nd30',
  }
}

/** NĐ 30 Phụ lục I: "độ dài bằng từ 1/3 đến 1/2 độ dài của dòng chữ và đặt cân đối so với dòng chữ". */
function issuerRule(issuer: readonly string[], points: number): number {
  return ruleUnder(issuer, points)
}

export function ruleUnder(lines: readonly string[], points: number): number {
  return 0.4 * Math.max(0, ...lines.map((line) => boldWidth(line, points)))
}

/** NĐ 30: "V/v …"; HD 05-HD/VPTW: "về việc …". */
function letterSubject(layout: PaperLayout, { size, head }: Measures, subject: string): readonly string[] {
  const words = safe(subject).replace(/^\s*(v\/v|về việc)\s+/iu, '')
  return balanced(`${layout === 'party2026' ? 'về việc' : 'V/v'} ${words}`, size.letterSubject, head.left - 2)
}

/** NĐ 30 Phụ lục I mục III.3: HỎA TỐC 30 × 8 mm, THƯỢNG KHẨN 40 × 8 mm, KHẨN 20 × 8 mm. */
const URGENCY = {
  khan: { text: 'KHẨN', width: 20 },
  thuong_khan: { text: 'THƯỢNG KHẨN', width: 40 },
  hoa_toc: { text: 'HỎA TỐC', width: 30 },
} as const
export const URGENCY_HEIGHT = 8

export const DRAFT = 'DỰ THẢO'

export function composeMarks(marks: Marks = {}): readonly SheetMark[] {
  const found: SheetMark[] = []
  if (marks.draft) found.push({ text: DRAFT, box: null })
  if (marks.urgency) {
    const { text, width } = URGENCY[marks.urgency]
    found.push({ text, box: { width, height: URGENCY_HEIGHT } })
  }
  for (const words of [marks.copy, marks.circulation])
    if (words !== undefined) found.push({ text: safe(words).toLocaleUpperCase('vi'), box: null })
  return found
}

/** Trích yếu is broken evenly, so that no word stands alone on its last line. */
export function titleLines(
  text: string,
  measures: Measures,
  size: number,
  landscape = false,
): readonly string[] {
  return balanced(safe(text), size, textWidth(measures, landscape) - (measures.page.width > 150 ? 20 : 4))
}
