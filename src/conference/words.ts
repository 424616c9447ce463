// Words of conferences on screens and papers: kinds, forms, states of a due date, who owns a rule.
import type { Tone } from '../kit/html/tone.ts'
import type { HoldWarning } from '../regulation/holding.ts'
import type { DueState } from './conference.ts'
import type { ConferenceForm, ConferenceKind, PublicationMeans } from './tables.ts'

export const KIND_OF_CONFERENCE: Readonly<Record<ConferenceKind, string>> = {
  dinh_ky: 'Định kỳ',
  dot_xuat: 'Đột xuất',
  chuyen_de: 'Theo chuyên đề',
  theo_yeu_cau: 'Theo đề nghị của cử tri (từ 10 %)',
}

export const FORM_OF_CONFERENCE: Readonly<Record<ConferenceForm, string>> = {
  truc_tiep: 'Trực tiếp',
  truc_tuyen: 'Trực tuyến',
  ket_hop: 'Trực tiếp kết hợp trực tuyến',
}

export const MEANS: Readonly<Record<PublicationMeans, string>> = {
  media: 'Phương tiện thông tin đại chúng (loa truyền thanh, trang thông tin điện tử, báo, đài)',
  board: 'Niêm yết tại trụ sở',
  village_heads: 'Gửi Trưởng thôn, Tổ trưởng tổ dân phố',
  other: 'Cách khác',
}

export const DUE_TONE: Readonly<Record<DueState, Tone>> = {
  xong: 'done',
  xong_muon: 'due',
  qua_han: 'late',
  sap_den: 'due',
  con_thoi_gian: 'waiting',
  khong_ngay: 'neutral',
}

export const HOLD_TONE: Readonly<Record<HoldWarning['level'], Tone>> = {
  soon: 'due',
  impossible: 'late',
  missed: 'late',
  late: 'neutral',
  outside: 'due',
  too_many: 'due',
  topics: 'due',
}

/** On the timeline what is done is done; how late it was stands in the table. */
export const TIMELINE_TONE: Readonly<Record<DueState, Tone>> = { ...DUE_TONE, xong_muon: 'done' }

export const DUE_WORD: Readonly<Record<DueState, string>> = {
  xong: 'Đã xong',
  xong_muon: 'Xong muộn',
  qua_han: 'Quá hạn',
  sap_den: 'Sắp đến hạn',
  con_thoi_gian: 'Còn thời gian',
  khong_ngay: 'Không ấn định ngày',
}

export const requestPath = (commune: string, id = '', part = '') =>
  `/xa/${commune}/yeu-cau-doi-thoai${id ? `/${id}` : ''}${part ? `/${part}` : ''}`

/** "2026-03" as offices write it: 3/2026. */
export function monthWords(month: string): string {
  const [year, number] = month.split('-')
  return `${Number(number)}/${year}`
}
