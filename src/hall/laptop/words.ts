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

/** As a sentence begins. */
export function sentence(words: string): string {
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)
}

const COLUMNS: Readonly<Record<string, string>> = {
  text: 'Lời',
  content: 'Nội dung',
  name: 'Họ tên',
  address: 'Địa chỉ',
  phone: 'Điện thoại',
  village_id: 'Thôn',
  unit_id: 'Đơn vị',
  person_id: 'Cán bộ',
  from_person: 'Người giao',
  to_person: 'Người nhận',
  kind: 'Loại',
  part: 'Phần',
  competence: 'Thẩm quyền',
  field: 'Lĩnh vực',
  channel: 'Nguồn',
  level: 'Cấp hội nghị',
  on_behalf: 'Gửi thay',
  code: 'Mã',
  answer: 'Trả lời',
  ground: 'Căn cứ',
  legal_basis: 'Căn cứ pháp lý',
  guidance: 'Hướng dẫn',
  answered_by: 'Người trả lời',
  satisfied: 'Hài lòng',
  reason: 'Lý do',
  note: 'Ghi chú',
  due: 'Hạn',
  due_on: 'Hạn',
  on_date: 'Ngày',
  of_question: 'Với nội dung',
  title: 'Tên',
  place: 'Địa điểm',
  date: 'Ngày',
  start_time: 'Bắt đầu',
  end_time: 'Kết thúc',
  queued_at: 'Vào danh sách chờ',
  started_at: 'Bắt đầu',
  ended_at: 'Kết thúc',
  received_at: 'Tiếp nhận',
  opened_at: 'Mở lúc',
  session_seq: 'Buổi',
  continued_by: 'Tiếp tục ở buổi',
  agenda_seq: 'Bước',
  after_seq: 'Sau bước',
  minutes: 'Số phút',
  names: 'Tên trên màn hình',
  turn_minutes: 'Phút mỗi lượt',
  warn_minutes: 'Báo trước (phút)',
  written: 'Nhận câu hỏi viết',
  speaks: 'Đăng ký phát biểu',
  consent_publish: 'Đồng ý công khai tên',
  position: 'Thứ tự',
  people: 'Số người',
  viewpoint: 'Quan điểm',
  policy_action: 'Việc về chính sách',
  explanation: 'Cách tính',
  by_person: 'Người ghi',
  at: 'Lúc ghi',
}

/** What only the machine reads: keys, counters of edits, digests, what is derived from other columns. */
const UNREAD =
  /^(id|\w+_id|seq|round|rank|version|folded|salt|key|\w*digest|anchor|created_at|entered_at|entered_by|of_past|rule)$/

/** A column as people call it; empty: nothing a person reads. */
export function columnWords(name: string): string {
  return COLUMNS[name] ?? (UNREAD.test(name) ? '' : name.replaceAll('_', ' '))
}
