// Rules: what the values read of a plan are called on screen, in which part they stand, how one is said in a line.

import { shortDate } from '../kit/clock.ts'
import { ANCHOR, CHANNEL, DIRECTION, DISPOSITION, DUTY, EVERY, ISSUER, isCode, ROLE, UNIT } from './codes.ts'
import type { Found, ProposedRule } from './reading/reading.ts'

const LABELS: Readonly<Record<string, string>> = {
  'commune.name': 'Tên xã',
  'commune.kind': 'Loại đơn vị hành chính',
  'commune.province': 'Tỉnh, thành phố',
  issuer: 'Cơ quan ban hành',
  layout: 'Thể thức văn bản',
  symbol: 'Ký hiệu',
  issuing_body: 'Tên cơ quan ở trang đầu',
  valid_from: 'Ngày ban hành',
  title: 'Tên kế hoạch',
  event: 'Tên hội nghị',
  'plan.subject': 'Trích yếu',
  'period.year': 'Năm',
  'period.label': 'Kỳ',
  legal_bases: 'Căn cứ',
  'plan.opening': 'Câu mở đầu',
  'plan.closing': 'Câu kết thúc',
  chairs: 'Chủ trì',
  stand_in: 'Người chủ trì thay',
  secretaries: 'Thư ký',
  participants: 'Thành phần dự',
  invited: 'Thành phần mời',
  people: 'Nhân dân tham dự',
  invitees_proposed_by: 'Ai đề xuất thành phần mời',
  quota: 'Số đại biểu mỗi đơn vị',
  clusters: 'Buổi theo cụm',
  'hold.per_year_min': 'Số cuộc trong năm, ít nhất',
  'hold.per_year_max': 'Số cuộc trong năm, nhiều nhất',
  place: 'Địa điểm',
  form: 'Hình thức',
  topics: 'Nội dung đối thoại',
  agenda: 'Chương trình',
  channels: 'Kênh tiếp nhận',
  dispositions: 'Cách xử lý ý kiến',
  refusals: 'Từ chối, nghiêm cấm',
  minutes: 'Biên bản',
  publication: 'Niêm yết, đăng tải',
  budget: 'Kinh phí',
  security: 'An ninh, trật tự',
  'plan.recipients': 'Nơi nhận',
  'plan.signature.form': 'Hình thức ký',
  'plan.signature.of': 'Ký thay mặt',
  'plan.signature.position': 'Chức vụ người ký',
  'plan.signature.name': 'Họ tên người ký',
}

const head = (field: string) => field.replace(/\[\d+\]$/, '')

export function foundLabel(found: Found): string {
  if (/^rules\[/.test(found.field)) return DUTY[(found.value as ProposedRule).duty]
  const number = /\[(\d+)\]$/.exec(found.field)?.[1]
  const label = LABELS[head(found.field)] ?? head(found.field)
  return number === undefined ? label : `${label} ${Number(number) + 1}`
}

export const fieldLabel = (field: string): string => LABELS[head(field)] ?? ''

const GROUPS: readonly (readonly [string, RegExp])[] = [
  ['Việc, thời hạn', /^rules\[/],
  [
    'Văn bản',
    /^(?:commune|issuer|layout|symbol|issuing|valid|title|event|period|legal|plan\.(?:subject|opening|closing))/,
  ],
  ['Hội nghị và thành phần', /^(?:chairs|stand|secret|partic|invit|people|quota|clusters|hold|place|form)/],
  ['Nội dung, chương trình', /^(?:topics|agenda)/],
  ['Tiếp nhận, xử lý, công bố', /^(?:channels|dispos|refus|minutes|public|budget|security)/],
  ['Nơi nhận, người ký', /^plan\.(?:recip|sign)/],
]

/** Parts of the review in their order, each with what belongs to it. */
export function grouped<T extends { readonly found: Found }>(
  items: readonly T[],
): readonly { readonly title: string; readonly items: readonly T[] }[] {
  return GROUPS.map(([title, pattern]) => ({
    title,
    items: items.filter(({ found }) => pattern.test(found.field)),
  })).filter((group) => group.items.length > 0)
}

/** "15 ngày làm việc sau ban hành thông báo kết luận", as far as it was read. */
export function ruleWords(rule: ProposedRule): string {
  if (rule.every) return EVERY[rule.every]
  if (rule.fixed !== undefined)
    return `${rule.limit === 'strictly_before' ? 'trước ' : rule.direction === 'on' ? '' : 'chậm nhất '}${shortDate(rule.fixed)}`
  if (rule.from !== undefined && rule.to !== undefined)
    return `từ ${shortDate(rule.from)} đến ${shortDate(rule.to)}`
  if (rule.count === null || rule.count === undefined || !rule.unit)
    return rule.direction === 'before' ? 'trước hội nghị, bản in không nêu số ngày' : 'bản in không nêu hạn'
  const anchor = rule.anchor === null ? 'mốc chưa rõ' : rule.anchor === 'none' ? '' : ANCHOR[rule.anchor]
  return `${rule.count} ${UNIT[rule.unit]} ${rule.direction ? DIRECTION[rule.direction] : ''} ${anchor}`.trim()
}

const named = <T extends string>(codes: Readonly<Record<T, string>>, code: unknown): string =>
  typeof code === 'string' && isCode(codes, code) ? codes[code] : String(code ?? '')

/** A value a person can only take over or leave out here, in words. */
export function valueWords(found: Found): readonly string[] {
  const { field, value } = found
  if (field === 'issuer') return [named(ISSUER, value)]
  if (field === 'layout') return [value === 'party' ? 'văn bản của Đảng' : 'Nghị định 30/2020/NĐ-CP']
  if (field === 'valid_from') return [shortDate(String(value))]
  if (field.startsWith('dispositions')) return [named(DISPOSITION, value)]
  if (value === null || typeof value !== 'object') return [String(value)]
  const map = value as Readonly<Record<string, unknown>>
  if (field === 'agenda') return (map.steps as readonly { readonly text: string }[]).map((step) => step.text)
  if (field.startsWith('channels')) return [named(CHANNEL, map.code), String(map.text ?? '')].filter(Boolean)
  const words = ['position', 'who', 'name', 'text', 'villages', 'place', 'where', 'when', 'recipients']
    .map((key) => map[key])
    .flatMap((each) => (Array.isArray(each) ? [each.join(', ')] : typeof each === 'string' ? [each] : []))
  const count = typeof map.count === 'number' ? [`số người: ${map.count}`] : []
  const copies = typeof map.copies === 'number' ? [`số bản: ${map.copies}`] : []
  const days = typeof map.days === 'number' ? [`${map.days} ngày`] : []
  const owner = typeof map.owner === 'string' ? [named(ROLE, map.owner)] : []
  return [...words, ...count, ...copies, ...days, ...owner]
}
