// Số, ký hiệu and địa danh, ngày tháng: how each layout writes them, also while they are still blank.
import type { PaperKind, PaperLayout, PaperSymbol, PlaceDate } from './model.ts'

/** Room for a number written in by hand; no-break, so that no renderer collapses or breaks it. */
export const BLANK = '\u00a0'.repeat(7)
const BLANK_DAY = '\u00a0'.repeat(5)

/** How a kind of paper is numbered: a type's abbreviation, a công văn (type null), or without number. */
export type Numbering =
  | { readonly type: 'register'; readonly abbreviation: string | null }
  | { readonly type: 'none' }

const ABBREVIATIONS: Partial<Record<PaperKind, string>> = {
  ke_hoach: 'KH',
  phan_bo: 'TB',
  thong_bao: 'TB',
  giay_moi: 'GM',
  chuong_trinh: 'CTr',
  bao_cao_ktxh: 'BC',
  noi_dung_cong_khai: 'BC',
  ket_qua_ky_truoc: 'BC',
  ra_soat_ton_dong: 'BC',
  du_bao_tinh_hinh: 'BC',
  phuong_an_an_ninh: 'PA',
  tong_hop_tra_loi: 'BC',
  bien_ban: 'BB',
  bien_ban_niem_yet: 'BB',
  thong_bao_ket_luan: 'TB',
  gia_han: 'TB',
  bao_cao_thang: 'BC',
  bao_cao_to_chuc: 'BC',
  bao_cao_giai_quyet: 'BC',
  bao_cao_tong_hop: 'BC',
  bao_cao_du_luan: 'BC',
  quyet_toan: 'BC',
}

const LETTERS: readonly PaperKind[] = ['giao_tra_loi', 'tra_loi', 'de_nghi_cap_tren', 'huong_dan']

/** NĐ 30/2020 Phụ lục III: the abbreviations; a công văn has none there, in the Party's papers it is CV. */
export function numberingOf(kind: PaperKind, layout: PaperLayout): Numbering {
  if (LETTERS.includes(kind)) return { type: 'register', abbreviation: layout === 'nd30' ? null : 'CV' }
  const known = ABBREVIATIONS[kind]
  if (known === undefined) return { type: 'none' }
  const abbreviation = layout !== 'nd30' && known === 'GM' ? 'CV' : known
  return { type: 'register', abbreviation }
}

/** NĐ 30/2020 Phụ lục I: "đối với những số nhỏ hơn 10 phải ghi thêm số 0 phía trước". */
export function paddedNumber(number: string): string {
  const digits = /^0*(\d)(\D.*)?$/.exec(number.trim())
  return digits ? `0${digits[1]}${digits[2] ?? ''}` : number.trim()
}

/** "05/KH-UBND", "12/UBND-VP", "05-KH/ĐU": as other papers refer to it. */
export function symbolText(layout: PaperLayout, symbol: PaperSymbol): string {
  const number = symbol.number === null ? BLANK : paddedNumber(symbol.number)
  if (layout !== 'nd30') return `${number}-${partyParts(symbol)}`
  const parts = [symbol.type, symbol.body, symbol.unit].filter((part) => part !== null && part !== undefined)
  return `${number}/${parts.join('-')}`
}

function partyParts(symbol: PaperSymbol): string {
  const body = symbol.unit === undefined ? symbol.body : `${symbol.body}-${symbol.unit}`
  return `${symbol.type ?? 'CV'}/${body}`
}

/** "Số: 05/KH-UBND" by NĐ 30; "Số 05-KH/ĐU", without the colon, on the Party's papers. */
export function symbolLine(layout: PaperLayout, symbol: PaperSymbol): string {
  const before = layout === 'nd30' ? 'Số: ' : 'Số '
  return `${before}${symbolText(layout, symbol)}`
}

/** "ngày 05 tháng 9 năm 2024": a zero before days under 10 and before the months 1 and 2. */
export function dateWords(date: Omit<PlaceDate, 'place'>): string {
  const day = date.day === null ? BLANK_DAY : String(date.day).padStart(2, '0')
  const month = date.month === null ? BLANK_DAY : date.month < 3 ? `0${date.month}` : String(date.month)
  return `ngày ${day} tháng ${month} năm ${date.year}`
}

/** "An Bình, ngày 05 tháng 9 năm 2024". */
export function placeDateLine(at: PlaceDate): string {
  return `${at.place}, ${dateWords(at)}`
}
