// What a list of questions can be narrowed and ordered by, read from an address and written back to it.
// Addresses hold codes, ids and the words searched for by an officer; never the data of a person shown in the list.
import {
  CHANNEL,
  type Channel,
  COMPETENCE,
  type Competence,
  FIELD,
  type Field,
  isCode,
  KIND,
  type Kind,
  LEVEL,
  type Level,
} from '../regulation/codes.ts'

export const TRIAGE = {
  chua_phan_loai: 'Chưa phân loại',
  chua_phan_cong: 'Chưa phân công',
  da_phan_cong: 'Đã phân công',
  trung: 'Trùng',
  nhac_lai: 'Nêu lại nhiều lần',
  tach: 'Đã tách xử lý theo luật khác',
  an_danh: 'Không ghi tên',
} as const
export type Triage = keyof typeof TRIAGE

export const SORT = {
  nhan: 'Ngày nhận',
  thon: 'Thôn',
  don_vi: 'Đơn vị',
  noi_dung: 'Nội dung',
  han: 'Hạn chuẩn bị',
} as const
export type SortKey = keyof typeof SORT

export interface QuestionFilter {
  readonly conference?: string | undefined
  readonly kind?: Kind | undefined
  readonly field?: Field | undefined
  readonly competence?: Competence | undefined
  readonly unit?: string | undefined
  readonly village?: string | undefined
  readonly channel?: Channel | undefined
  readonly level?: Level | undefined
  readonly state?: Triage | undefined
  /** Words in any order, with or without tone marks; or a receipt code. */
  readonly q?: string | undefined
  readonly sort?: SortKey | undefined
  readonly dir?: 'asc' | 'desc' | undefined
  /** From 1. */
  readonly page?: number | undefined
  readonly pageSize?: number | undefined
}

export const PAGE_SIZE = 50
/** Longer pages, for who sorts in bulk. */
export const PAGE_SIZES = [50, 100, 200] as const
const MAX_QUERY = 200

function code<T extends string>(list: Readonly<Record<T, string>>, text: string | undefined): T | undefined {
  return text !== undefined && isCode(list, text) ? text : undefined
}

const id = (text: string | undefined) => (text && text.length <= 80 ? text : undefined)

/** An unknown word is as good as none: an old or mistyped address still shows a list. */
export function readFilter(query: Readonly<Record<string, string>>): QuestionFilter {
  return {
    conference: id(query['hoi-nghi']),
    kind: code(KIND, query.loai),
    field: code(FIELD, query['linh-vuc']),
    competence: code(COMPETENCE, query['tham-quyen']),
    unit: id(query['don-vi']),
    village: id(query.thon),
    channel: code(CHANNEL, query.kenh),
    level: code(LEVEL, query.cap),
    state: code(TRIAGE, query['tinh-trang']),
    q: query.q?.trim() ? query.q.trim().slice(0, MAX_QUERY) : undefined,
    sort: code(SORT, query.xep),
    dir: query.chieu === 'asc' || query.chieu === 'desc' ? query.chieu : undefined,
    pageSize: PAGE_SIZES.find((size) => String(size) === query.so && size !== PAGE_SIZE),
    page: /^[1-9]\d{0,5}$/.test(query.trang ?? '') ? Number(query.trang) : 1,
  }
}

const NAMES: readonly (readonly [keyof QuestionFilter, string])[] = [
  ['conference', 'hoi-nghi'],
  ['kind', 'loai'],
  ['field', 'linh-vuc'],
  ['competence', 'tham-quyen'],
  ['unit', 'don-vi'],
  ['village', 'thon'],
  ['channel', 'kenh'],
  ['level', 'cap'],
  ['state', 'tinh-trang'],
  ['q', 'q'],
  ['sort', 'xep'],
  ['dir', 'chieu'],
  ['pageSize', 'so'],
]

/** "?hoi-nghi=…&thon=…": the same list again; the page only when it is not the first. */
export function filterQuery(filter: QuestionFilter): string {
  const query = new URLSearchParams()
  for (const [key, name] of NAMES) {
    const value = filter[key]
    if (value !== undefined) query.set(name, String(value))
  }
  if (filter.page !== undefined && filter.page > 1) query.set('trang', String(filter.page))
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}
