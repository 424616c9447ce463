// Rules: what travels with a day that is taken along, table by table. The order is that of the references between tables:
// what a row names stands before it.

/** `out`: read on the laptop, changed at home only. `both`: what changed comes home. `home`: made on the laptop only. */
export type Way = 'out' | 'both' | 'home'

export interface Travelling {
  readonly table: string
  /** The primary key after commune_id. */
  readonly key: readonly string[]
  readonly way: Way
  /** What people call a row of it. */
  readonly label: string
  /** The column with the record the row hangs on, and of what it is; none: the conference. */
  readonly of?: readonly [kind: Owner, column: string]
  /** The last key column only counts: two rows of both sides can stand one after the other. */
  readonly counted?: boolean
  /** Tables that say one thing of their owner together: how a question is sorted, who sent a submission. */
  readonly unit?: boolean
}

export type Owner = 'question' | 'submission' | 'speech' | 'answer' | 'attendance'

type Line = readonly [
  table: string,
  key: string,
  label: string,
  of?: `${Owner}:${string}`,
  counted?: 'counted',
]

const OUT: readonly (readonly [table: string, key: string])[] = [
  ['commune', ''],
  ['unit', 'id'],
  ['unit_field', 'unit_id field'],
  ['unit_dissolved', 'unit_id'],
  ['village', 'id'],
  ['village_alias', 'village_id folded'],
  ['commune_alias', 'folded'],
  ['person', 'id'],
  ['person_role', 'person_id role'],
  ['account', 'login'],
  ['deputy', 'id'],
  ['deputy_end', 'id'],
  ['regulation_version', 'id'],
  ['calendar_change', 'id'],
  ['calendar_day', 'change_id date'],
  ['calendar_withdrawal', 'change_id'],
  ['register_mode', 'issuer from_year'],
  ['number_range', 'id'],
  ['number_range_return', 'range_id'],
  ['number_note', 'issuer series number'],
  ['paper_wording', 'kind block version'],
  ['signing_chain', 'kind version'],
  ['privacy_setting', 'version'],
  ['consent_text', 'purpose version'],
  ['reminder_ladder', ''],
  ['acceptance_term', ''],
  ['matter_day', 'question_id day'],
  ['day_closed', 'day'],
  ['matter_taken_over', 'question_id'],
]

const OUT_AFTER: readonly (readonly [table: string, key: string])[] = [
  ['voter_request', 'id'],
  ['voter_request_count', 'request_id seq'],
  ['voter_request_conference', 'request_id conference_id'],
  ['list_import', 'id'],
  ['list_import_row', 'import_id seq'],
  ['finding', 'id'],
  ['finding_answer', 'finding_id'],
  ['supervision_visit', 'id'],
  ['supervision_visit_result', 'visit_id'],
  ['supervision_visit_end', 'visit_id'],
  ['finding_visit', 'finding_id'],
  ['front_note', 'id'],
  ['front_note_withdrawal', 'note_id'],
  ['frozen_report', 'id'],
]

const BOTH: readonly Line[] = [
  ['file', 'id', 'tệp đính kèm'],
  ['conference', 'id', 'thông tin hội nghị'],
  ['conference_session', 'conference_id seq', 'buổi đối thoại'],
  ['session_village', 'conference_id seq village_id', 'thôn của buổi'],
  ['conference_chair', 'conference_id seq', 'chủ trì'],
  ['conference_secretary', 'conference_id seq', 'thư ký'],
  ['conference_topic', 'conference_id seq', 'chủ đề'],
  ['conference_agenda', 'conference_id seq', 'bước chương trình'],
  ['conference_body', 'conference_id seq', 'thành phần dự'],
  ['conference_quota', 'conference_id village_id', 'phân bổ đại biểu'],
  ['conference_delegate', 'id', 'đại biểu'],
  ['conference_task', 'id', 'việc chuẩn bị'],
  ['task_report', 'task_id seq', 'báo cáo việc chuẩn bị', undefined, 'counted'],
  ['conference_announcement', 'conference_id', 'thông báo hội nghị'],
  ['conference_postponement', 'conference_id seq', 'lần hoãn', undefined, 'counted'],
  ['conference_cancellation', 'conference_id', 'việc hủy hội nghị'],
  ['conference_closure', 'conference_id', 'việc khép hội nghị'],
  ['conference_regulation_move', 'conference_id seq', 'lần chuyển quy chế', undefined, 'counted'],
  ['conference_stand_in', 'conference_id seq', 'người chủ trì thay'],
  ['due', 'conference_id rule', 'mốc thời hạn'],
  ['due_met', 'conference_id rule', 'mốc đã hoàn thành'],
  ['due_occurrence_met', 'conference_id rule month', 'mốc hằng tháng đã hoàn thành'],
  ['publication', 'id', 'lần công khai'],
  ['paper', 'id', 'văn bản ban hành'],
  ['paper_scan', 'paper_id file_id', 'bản quét văn bản'],
  ['submission', 'id', 'lượt ý kiến', 'submission:id'],
  ['question', 'id', 'nội dung ý kiến', 'question:id'],
  ['classification', 'question_id', 'phân loại', 'question:question_id'],
  ['question_field', 'question_id field', 'lĩnh vực', 'question:question_id'],
  ['assignment', 'question_id seq', 'phân công', 'question:question_id', 'counted'],
  ['acceptance', 'id', 'tiếp nhận xử lý', 'question:question_id'],
  ['question_link', 'question_id kind', 'ghép nội dung', 'question:question_id'],
  ['question_due', 'question_id', 'hạn chuẩn bị trả lời', 'question:question_id'],
  ['past_matter', 'id', 'vấn đề kỳ trước'],
  ['split_off', 'question_id', 'tách sang luật khác', 'question:question_id'],
  ['attachment', 'submission_id file_id', 'tệp của lượt ý kiến', 'submission:submission_id'],
  ['village_meeting', 'id', 'buổi họp thôn'],
  ['registration', 'id', 'đăng ký tham gia'],
  ['list_photo', 'id', 'ảnh danh sách'],
  ['submission_people', 'submission_id', 'người gửi hộ, người ghi', 'submission:submission_id'],
  ['submission_signer', 'submission_id seq', 'người cùng ký', 'submission:submission_id'],
  ['public_text', 'question_id part version', 'bản công khai', 'question:question_id'],
  [
    'personal_access',
    'submission_id person_id on_date',
    'lượt xem dữ liệu cá nhân',
    'submission:submission_id',
  ],
  ['erasure', 'submission_id', 'việc xóa dữ liệu cá nhân', 'submission:submission_id'],
  ['disposition', 'question_id seq', 'cách xử lý', 'question:question_id'],
  ['followup_case', 'question_id', 'việc còn nợ', 'question:question_id'],
  ['case_reopening', 'question_id seq', 'lần mở lại', 'question:question_id', 'counted'],
  ['case_extension', 'question_id seq', 'lần gia hạn', 'question:question_id', 'counted'],
  ['case_progress', 'question_id seq', 'ghi tiến độ', 'question:question_id', 'counted'],
  ['cooperation', 'id', 'đơn vị phối hợp', 'question:question_id'],
  ['cooperation_end', 'cooperation_id', 'việc thôi phối hợp', 'question:question_id'],
  ['contribution', 'id', 'ý kiến phối hợp', 'question:question_id'],
  ['answer', 'id', 'văn bản trả lời', 'answer:id'],
  ['answer_part', 'answer_id question_id', 'nội dung trả lời', 'question:question_id'],
  ['answer_step', 'answer_id seq', 'bước duyệt trả lời', 'answer:answer_id'],
  ['question_answer', 'question_id answer_id', 'trả lời đã ban hành', 'question:question_id'],
  ['answer_delivery', 'answer_id seq', 'lần giao trả lời', 'answer:answer_id', 'counted'],
  ['escalation', 'id', 'văn bản đề nghị cấp trên'],
  ['escalation_question', 'escalation_id question_id', 'nội dung đề nghị cấp trên', 'question:question_id'],
  ['superior_reply', 'escalation_id', 'cấp trên trả lời'],
  ['guidance', 'question_id seq', 'hướng dẫn', 'question:question_id'],
  ['promise', 'question_id seq', 'việc đã hứa', 'question:question_id', 'counted'],
  ['completion', 'question_id seq', 'việc đã xong', 'question:question_id', 'counted'],
  ['satisfaction', 'question_id seq', 'mức hài lòng', 'question:question_id', 'counted'],
  ['hall_moment', 'conference_id seq', 'diễn biến của ngày'],
  ['attendance', 'id', 'điểm danh', 'attendance:id'],
  ['attendance_void', 'attendance_id', 'điểm danh đã bỏ', 'attendance:attendance_id'],
  ['speech', 'id', 'lượt phát biểu', 'speech:id'],
  ['speech_refusal', 'speech_id', 'lượt bị từ chối hoặc dừng', 'speech:speech_id'],
  ['hall_setting', 'conference_id seq', 'cách hiển thị'],
  ['agenda_change', 'conference_id seq', 'thay đổi chương trình'],
  ['chair_handover', 'conference_id seq', 'lần giao chủ trì'],
  ['hall_note', 'id', 'lời nhắn của chủ trì'],
  ['hall_note_seen', 'note_id', 'lời nhắn đã xem'],
  ['written_question', 'id', 'câu hỏi viết', 'submission:submission_id'],
  ['written_decision', 'written_id', 'duyệt câu hỏi viết'],
  ['session_break_off', 'conference_id seq', 'lần gián đoạn'],
  ['question_wording', 'question_id seq', 'lời cũ của nội dung', 'question:question_id'],
  ['minutes_reading', 'conference_id seq', 'lần đọc lại biên bản'],
  ['speech_note', 'speech_id by_person', 'ghi chép nhanh', 'speech:speech_id'],
  ['console_act', 'key', 'việc của bàn thư ký'],
  ['console_file', 'conference_id digest by_person', 'tệp của bàn thư ký'],
  ['conclusion_order', 'id', 'mục giao việc'],
  ['order_removal', 'order_id', 'mục giao việc đã bỏ'],
  ['order_unit', 'order_id unit_id', 'đơn vị phối hợp của mục giao việc'],
  ['order_question', 'order_id question_id', 'nội dung của mục giao việc', 'question:question_id'],
  ['policy_document', 'order_id', 'văn bản theo kết luận'],
  ['minutes_signature', 'conference_id part seq', 'chữ ký biên bản'],
  ['conclusion', 'conference_id', 'kết luận'],
  ['signing_request', 'id', 'lần trình ký'],
  ['signing_move', 'request_id seq', 'bước trình ký'],
]

const UNITS: ReadonlySet<string> = new Set([
  'question',
  'classification',
  'question_field',
  'question_link',
  'question_due',
  'split_off',
  'submission',
  'submission_people',
  'submission_signer',
])

const keys = (text: string): readonly string[] => (text === '' ? [] : text.split(' '))

function both([table, key, label, of, counted]: Line): Travelling {
  const [kind, column] = (of?.split(':') ?? []) as [Owner?, string?]
  return {
    table,
    key: keys(key),
    way: 'both',
    label,
    ...(kind && column ? { of: [kind, column] as const } : {}),
    ...(counted ? { counted: true } : {}),
    ...(UNITS.has(table) ? { unit: true } : {}),
  }
}

const out = ([table, key]: readonly [string, string]): Travelling => ({
  table,
  key: keys(key),
  way: 'out',
  label: table,
})

export const TRAVELLING: readonly Travelling[] = [
  ...OUT.map(out),
  ...BOTH.map(both),
  // Drawn from a paper's frozen model where it is first wanted; what the laptop issued was printed there, and is kept.
  { table: 'paper_file', key: ['paper_id', 'format'], way: 'home', label: 'tệp văn bản' },
  ...OUT_AFTER.map(out),
]

/**
 * Never leaves: the restricted register, sessions and secrets, what waits or is derived, what joins the commune to others that
 * stay behind, and the traveller's own books.
 */
export const STAYS =
  /^(restricted_\w+|schema_migration|done_key|installation|ledger|ledger_head|account_disabled|session|outbox|regulation_draft\w*|calendar_proposal|calendar_address\w*|list_draft\w*|bulk_act\w*|saved_filter|case_follow|reminder_(wish|run|sent)|news_mark|text_reply|commune_(merged|superior)|escalation_grant|superior_(acceptance|return)|question_(pending|search|lead|words)\w*|laptop_\w+)$/

export function travellingTable(table: string): Travelling | undefined {
  return BY_NAME.get(table)
}

const BY_NAME = new Map(TRAVELLING.map((one) => [one.table, one]))

export type Row = Readonly<Record<string, unknown>>

/** The key of a row as text, the same on both machines. */
export function keyOf(of: Travelling, row: Row): string {
  return JSON.stringify(of.key.map((name) => row[name]))
}
