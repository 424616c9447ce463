// Rules: parts of a regulation around the plan as a paper: quota, money, security, its head, forms and sections. Pure.
import { LEVEL, PAPER, ROLE } from './codes.ts'
import type { Field, FieldGroup } from './fields.ts'
import { FILLED, type Part, QUOTE, under } from './parts.base.ts'

const owned = (key: string): readonly Field[] => [
  { key: `${key}.owner`, label: 'Ai lo', input: { as: 'code', options: ROLE, blank: 'Kế hoạch không nói' } },
  { key: `${key}.text`, label: 'Nội dung', input: { as: 'area', rows: 2 } },
  under(key, QUOTE),
]

export const SUPPORT: Part = {
  key: 'bao-dam',
  title: 'Phân bổ đại biểu, kinh phí, an ninh',
  at: [],
  groups: [
    {
      legend: 'Phân bổ đại biểu',
      fields: [
        { key: 'quota.per', label: 'Chia theo', example: 'thôn', input: { as: 'text', width: 'm' } },
        { key: 'quota.decided_by', label: 'Ai phân bổ', input: { as: 'text', width: 'l' } },
        { key: 'quota.text', label: 'Nội dung', input: { as: 'area', rows: 2 } },
        under('quota', QUOTE),
      ],
    },
    { legend: 'Kinh phí', fields: owned('budget') },
    { legend: 'An ninh, trật tự', fields: owned('security') },
  ],
}

export const PAPER_HEAD: Part = {
  key: 'ke-hoach',
  title: 'Văn bản kế hoạch',
  at: ['plan'],
  groups: [
    {
      legend: 'Đầu và cuối văn bản',
      fields: [
        { key: 'heading', label: 'Tên loại văn bản', example: 'KẾ HOẠCH', input: { as: 'text', width: 'l' } },
        { key: 'subject', label: 'Trích yếu', required: true, hint: FILLED, input: { as: 'area', rows: 2 } },
        { key: 'opening', label: 'Câu mở đầu', required: true, hint: FILLED, input: { as: 'area', rows: 3 } },
        { key: 'closing', label: 'Câu kết', hint: FILLED, input: { as: 'area', rows: 3 } },
        {
          key: 'recipients',
          label: 'Nơi nhận',
          required: true,
          hint: 'Mỗi dòng một nơi.',
          input: { as: 'lines', rows: 6 },
        },
        {
          key: 'signature.form',
          label: 'Thẩm quyền ký',
          input: {
            as: 'code',
            options: { 'TM.': 'TM.', 'T/M': 'T/M', 'KT.': 'KT.', 'TL.': 'TL.', 'Q.': 'Q.', 'TUQ.': 'TUQ.' },
            blank: 'Không ghi',
          },
        },
        {
          key: 'signature.of',
          label: 'Thay mặt',
          example: 'ỦY BAN NHÂN DÂN',
          input: { as: 'text', width: 'l' },
        },
        {
          key: 'signature.position',
          label: 'Chức vụ người ký',
          required: true,
          input: { as: 'text', width: 'l' },
        },
        { key: 'signature.name', label: 'Họ tên người ký', input: { as: 'text', width: 'l' } },
        {
          key: 'annexes',
          label: 'Biểu mẫu kèm theo',
          hint: 'Mỗi dòng mã một biểu mẫu.',
          input: { as: 'lines', rows: 2 },
        },
      ],
    },
  ],
}

/** One form of an annex: the slip, the form of a list. */
export const FORM_GROUPS: readonly FieldGroup[] = [
  {
    fields: [
      {
        key: 'id',
        label: 'Mã biểu mẫu',
        required: true,
        hint: 'Chữ hoa không dấu, số, gạch dưới.',
        example: 'PHIEU_DANG_KY',
        input: { as: 'text', width: 'm' },
      },
      { key: 'paper', label: 'Loại', required: true, input: { as: 'code', options: PAPER } },
      { key: 'level', label: 'Cho', input: { as: 'code', options: LEVEL, otherwise: 'commune' } },
      { key: 'title', label: 'Tên biểu mẫu', required: true, input: { as: 'text' } },
      { key: 'subtitle', label: 'Dòng dưới tên', input: { as: 'text' } },
      { key: 'note', label: 'Ghi chú ở đầu', hint: FILLED, input: { as: 'area', rows: 2 } },
      { key: 'addressee', label: 'Kính gửi', hint: FILLED, input: { as: 'text' } },
      {
        key: 'fields',
        label: 'Các ô',
        input: {
          as: 'rows',
          noun: 'Ô',
          spare: 2,
          fields: [
            { key: 'label', label: 'Nhãn', example: 'Họ và tên:', input: { as: 'text' } },
            { key: 'lines', label: 'Mấy dòng kẻ', input: { as: 'number' } },
          ],
        },
      },
      {
        key: 'columns',
        label: 'Các cột của bảng',
        hint: 'Mỗi dòng một cột; để trống nếu không có bảng.',
        input: { as: 'lines', rows: 4 },
      },
      { key: 'rows', label: 'Bảng có mấy dòng trống', input: { as: 'number' } },
      { key: 'signature', label: 'Chỗ ký', hint: 'Mỗi dòng một dòng in.', input: { as: 'lines', rows: 3 } },
    ],
  },
]

const MARKS = { '-': 'gạch đầu dòng -', '+': 'dấu +', '*': 'dấu *' }

/** One heading of the plan with its paragraphs. */
export const SECTION_GROUPS: readonly FieldGroup[] = [
  {
    fields: [
      { key: 'number', label: 'Số mục', example: 'II.', input: { as: 'text', width: 's' } },
      { key: 'title', label: 'Tên mục', hint: FILLED, input: { as: 'text' } },
      {
        key: 'body.form',
        label: 'Giao hay đề nghị',
        input: { as: 'code', options: { 'Đề nghị': 'Đề nghị', Giao: 'Giao' }, blank: 'Không' },
      },
      { key: 'body.name', label: 'Cơ quan, người được giao', input: { as: 'text' } },
      { key: 'run_in', label: 'Chữ viết liền sau tên mục', input: { as: 'text' } },
      { key: 'mark', label: 'Dấu đầu dòng của mục', input: { as: 'code', options: MARKS, blank: 'Không' } },
      {
        key: 'lines',
        label: 'Các đoạn',
        hint: 'Số ngày lấy từ quy tắc: {{rule.MÃ.count}}; ghi mã quy tắc vào ô “Quy tắc” để biết đoạn nào nói về quy tắc nào.',
        input: {
          as: 'rows',
          noun: 'Đoạn',
          spare: 2,
          bare: 'text',
          fields: [
            { key: 'text', label: 'Nội dung', input: { as: 'area', rows: 2 } },
            { key: 'mark', label: 'Dấu riêng', input: { as: 'code', options: MARKS, blank: 'Theo mục' } },
            { key: 'rules', label: 'Quy tắc', hint: 'Mỗi dòng một mã.', input: { as: 'lines', rows: 1 } },
          ],
        },
      },
    ],
  },
]
