// Rules: words of the laptop's pages: when, how much, what a column of a row is called.
import { shortTime } from '../../kit/clock.ts'
import { count } from '../../kit/text.ts'
import { travellingTable } from './travel.ts'

/** "16:05 ngày 20/8/2024". */
export function instantWords(instant: string): string {
  return instant === '' ? '' : shortTime(instant).replace(/^(\S+) (\S+)$/, '$2 ngày $1')
}

export function sizeWords(bytes: number): string {
  const kilo = bytes / 1024
  return kilo < 1024
    ? `${count(Math.max(1, Math.round(kilo)))} KB`
    : `${(kilo / 1024).toFixed(1).replace('.', ',')} MB`
}

/** "12 điểm danh, 5 lượt phát biểu", by table as they come home. */
export function countLines(counts: Readonly<Record<string, number>>): readonly (readonly [string, number])[] {
  return Object.entries(counts)
    .flatMap(([table, number]) => {
      const label = travellingTable(table)?.label
      return label === undefined || number === 0 ? [] : [[label, number] as const]
    })
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}

/** What people recognise of what goes along; the rest of the tables hang on these. */
const GOING: readonly (readonly [table: string, label: string])[] = [
  ['submission', 'lượt ý kiến'],
  ['question', 'nội dung ý kiến'],
  ['registration', 'đăng ký tham gia'],
  ['conference_delegate', 'đại biểu'],
  ['paper', 'văn bản đã ban hành'],
  ['person', 'cán bộ'],
  ['account', 'tài khoản đăng nhập'],
  ['village', 'thôn'],
]

export function goingLines(counts: Readonly<Record<string, number>>): readonly (readonly [string, number])[] {
  return GOING.map(([table, label]) => [label, counts[table] ?? 0] as const)
}

const COLUMNS: Readonly<Record<string, string>> = {
  text: 'Lời',
  content: 'Nội dung',
  name: 'Họ tên',
  address: 'Địa chỉ',
  phone: 'Điện thoại',
  village_id: 'Thôn',
  unit_id: 'Đơn vị',
  kind: 'Loại',
  competence: 'Thẩm quyền',
  field: 'Lĩnh vực',
  code: 'Mã',
  answer: 'Trả lời',
  ground: 'Căn cứ',
  answered_by: 'Người trả lời',
  reason: 'Lý do',
  note: 'Ghi chú',
  due: 'Hạn',
  due_on: 'Hạn',
  title: 'Tên',
  place: 'Địa điểm',
  date: 'Ngày',
  start_time: 'Bắt đầu',
  end_time: 'Kết thúc',
  started_at: 'Bắt đầu',
  ended_at: 'Kết thúc',
  position: 'Thứ tự',
  people: 'Số người',
  viewpoint: 'Quan điểm',
  explanation: 'Cách tính',
  by_person: 'Người ghi',
  at: 'Lúc ghi',
  version: 'Lần sửa',
  conference_id: 'Hội nghị',
  folded: '',
  salt: '',
}

/** A column as people call it; empty: nothing a person reads. */
export function columnWords(name: string): string {
  return COLUMNS[name] ?? name.replaceAll('_', ' ')
}
