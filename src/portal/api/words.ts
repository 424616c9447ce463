// What the API says when it refuses, and the words of its readable page, in both languages.
import type { Lang } from '../../kit/html/words.ts'

const vi = {
  title: 'API công khai',
  lead: 'Cùng các phép tính như trang “Tính thời hạn”, dành cho chương trình. Không cần khóa, không dùng cookie, không lưu gì.',
  rules: [
    'GET gọi được từ mọi trang web (CORS mở). POST dành cho quy chế hoặc lịch nghỉ của riêng mình.',
    'Mỗi địa chỉ máy được 60 lần GET, 20 lần POST mỗi phút; tiêu đề x-ratelimit-remaining cho biết còn bao nhiêu, quá thì nhận 429 và retry-after.',
    'Sai thì nhận application/problem+json: điều sai, tên tham số và cách sửa.',
  ],
  document: 'Mô tả OpenAPI 3.1 (máy đọc được)',
  parameters: 'Tham số',
  body: 'Thân yêu cầu (JSON)',
  meaning: 'Ý nghĩa',
  example: 'Ví dụ',
  required: 'bắt buộc',
  yaml: 'Cũng nhận thẳng một tệp quy chế: content-type application/yaml, các ngày để ở địa chỉ.',
  summaries: {
    schedule: 'Mọi hạn của một hội nghị theo một quy chế có sẵn',
    scheduleOwn: 'Mọi hạn của một hội nghị theo quy chế hoặc lịch nghỉ gửi kèm',
    workdays: 'Cộng hoặc lùi số ngày làm việc từ một ngày',
    workdaysOwn: 'Cộng hoặc lùi ngày làm việc theo lịch nghỉ gửi kèm',
    lunar: 'Mùng 1 Tết và Giỗ Tổ của một năm',
    regulations: 'Các quy chế có sẵn',
  },
  wrong: 'Có tham số chưa đúng; chưa tính gì.',
  errors: {
    required: 'Thiếu tham số này.',
    unknown: 'Không có tham số tên này. Xem /api/v1.',
    isoDate: 'Viết năm-tháng-ngày, ví dụ 2026-12-20.',
    date: 'Không có ngày này trong lịch. Viết năm-tháng-ngày, ví dụ 2026-12-20.',
    years: 'Chỉ tính được từ năm 2000 đến năm 2100.',
    lang: 'Chỉ có vi hoặc en.',
    regulation: 'Không có quy chế này. Các mã có ở /api/v1/regulations.',
    count: 'Số nguyên từ -5000 đến 5000, ví dụ 7 hoặc -7.',
    lunarYear: 'Năm từ 1900 đến 2200.',
    text: 'Cần một chuỗi văn bản.',
    endBefore: 'Ngày kết thúc không thể trước ngày hội nghị.',
    endFar: 'Ngày kết thúc cách ngày hội nghị hơn một năm.',
    conclusionBefore: 'Thông báo kết luận không thể ban hành trước khi hội nghị kết thúc.',
    planAfter: 'Kế hoạch không thể ban hành sau ngày hội nghị.',
    which: 'Gửi hoặc regulation (mã có sẵn), hoặc regulationYaml (quy chế của mình): đúng một trong hai.',
    object:
      'Thân yêu cầu phải là một đối tượng JSON, ví dụ {"regulation": "luat-72-2025", "conference": "2026-12-20"}.',
  },
  media: 'Kiểu nội dung này không đọc được. Hãy gửi application/json hoặc application/yaml.',
}

export type ApiWords = typeof vi
export type ApiErrorKey = keyof ApiWords['errors']

const en: ApiWords = {
  title: 'Public API',
  lead: 'The same computations as the deadline calculator, for programs. No key, no cookies, nothing stored.',
  rules: [
    'GET may be called from any web page (CORS is open). POST is for a regulation or a calendar of your own.',
    'Each address may send 60 GET and 20 POST a minute; x-ratelimit-remaining tells what is left, beyond it comes 429 with retry-after.',
    'What is wrong comes as application/problem+json: the fault, the parameter, and what to do.',
  ],
  document: 'OpenAPI 3.1 document (for machines)',
  parameters: 'Parameters',
  body: 'Body (JSON)',
  meaning: 'Meaning',
  example: 'Example',
  required: 'required',
  yaml: 'A regulation file may also be sent as it is: content-type application/yaml, dates in the address.',
  summaries: {
    schedule: 'Every date of a conference by a regulation that comes with the program',
    scheduleOwn: 'Every date of a conference by a regulation or calendar sent along',
    workdays: 'So many working days from a day, forward or back',
    workdaysOwn: 'The same by a calendar sent along',
    lunar: 'First day of Tết and the Hùng Kings’ day of a year',
    regulations: 'The regulations that come with the program',
  },
  wrong: 'Some parameters are wrong; nothing was computed.',
  errors: {
    required: 'This parameter is missing.',
    unknown: 'There is no parameter of this name. See /api/v1.',
    isoDate: 'Write year-month-day, for example 2026-12-20.',
    date: 'There is no such day. Write year-month-day, for example 2026-12-20.',
    years: 'Only the years 2000 to 2100 can be computed.',
    lang: 'Only vi or en.',
    regulation: 'There is no such regulation. The ids are at /api/v1/regulations.',
    count: 'A whole number from -5000 to 5000, for example 7 or -7.',
    lunarYear: 'A year from 1900 to 2200.',
    text: 'A text is needed.',
    endBefore: 'The last day cannot lie before the conference.',
    endFar: 'The last day is more than a year after the conference.',
    conclusionBefore: 'The conclusion notice cannot be issued before the conference ends.',
    planAfter: 'The plan cannot be issued after the conference.',
    which: 'Send either regulation (a shipped id) or regulationYaml (your own): exactly one.',
    object:
      'The body must be a JSON object, for example {"regulation": "luat-72-2025", "conference": "2026-12-20"}.',
  },
  media: 'This content type cannot be read. Send application/json or application/yaml.',
}

const WORDS: Readonly<Record<Lang, ApiWords>> = { vi, en }

export function apiWords(lang: Lang): ApiWords {
  return WORDS[lang]
}
