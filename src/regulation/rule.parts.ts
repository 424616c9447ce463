// Rules: the form of one rule, in the order in which a person reads the printed sentence: its words, what, when, who,
// what the paper must say, how it may be extended, how its words are read. Pure.
import { ANCHOR, DIRECTION, DUTY, EVERY, LIMIT, PAPER, ROLE, UNIT } from './codes.ts'
import type { Codes, Field, FieldGroup } from './fields.ts'

const WHEN: readonly Field[] = [
  {
    key: 'direction',
    label: 'Trước hay sau',
    input: { as: 'code', options: DIRECTION, blank: 'Không có' },
  },
  { key: 'count', label: 'Số ngày', input: { as: 'number' }, example: '15' },
  { key: 'unit', label: 'Đếm theo', input: { as: 'code', options: UNIT, blank: 'Văn bản không nêu' } },
  { key: 'limit', label: 'Ngày cuối', input: { as: 'code', options: LIMIT, blank: 'Không có' } },
]

const others = (ids: readonly string[]): Codes => Object.fromEntries(ids.map((id) => [id, id]))

/** `ids`: the other rules of the file; `readings`: the readings this rule offers. */
export function ruleGroups(
  ids: readonly string[],
  readings: readonly { readonly id: string; readonly text: string }[],
): readonly FieldGroup[] {
  return [
    {
      legend: 'Lời in trong kế hoạch',
      hint: 'Chép nguyên văn câu của kế hoạch mà quy tắc này lấy ra. Mọi ngày tính được đều dẫn lại câu này.',
      fields: [
        { key: 'quote', label: 'Nguyên văn', required: true, input: { as: 'area', rows: 3 } },
        { key: 'article', label: 'Điều, mục', input: { as: 'text', width: 'l' }, example: 'Mục II.3' },
      ],
    },
    {
      legend: 'Việc gì, ai làm',
      fields: [
        {
          key: 'id',
          label: 'Mã quy tắc',
          required: true,
          hint: 'Chữ hoa không dấu, số và gạch nối; không trùng quy tắc khác.',
          example: 'XM-TRALOI',
          input: { as: 'text', width: 'm' },
        },
        { key: 'title', label: 'Tên việc', required: true, input: { as: 'text' } },
        { key: 'duty', label: 'Loại việc', required: true, input: { as: 'code', options: DUTY } },
        { key: 'owner', label: 'Ai làm', input: { as: 'code', options: ROLE, blank: 'Văn bản không nêu' } },
        { key: 'owner_printed', label: 'Tên người, cơ quan như in', input: { as: 'text' } },
        { key: 'drafter', label: 'Ai dự thảo', input: { as: 'text' } },
        { key: 'with', label: 'Phối hợp với', input: { as: 'text' } },
        { key: 'sent_to', label: 'Gửi cho', hint: 'Mỗi dòng một nơi.', input: { as: 'lines', rows: 2 } },
        { key: 'paper', label: 'Văn bản làm ra', input: { as: 'code', options: PAPER, blank: 'Không có' } },
        { key: 'result', label: 'Kết quả phải có', input: { as: 'text' } },
      ],
    },
    {
      legend: 'Hạn',
      hint: 'Đếm ngày: chọn mốc, trước hay sau, số ngày, loại ngày. Mốc “tiếp nhận ý kiến”: mỗi nội dung có hạn riêng, tính từ ngày nội dung ấy được tiếp nhận. Văn bản không nêu số ngày thì để trống: không ngày nào được đặt thêm.',
      fields: [
        {
          key: 'anchor',
          label: 'Tính từ mốc',
          input: { as: 'code', options: ANCHOR, otherwise: 'none' },
        },
        {
          key: 'previous',
          label: 'Mốc khác: hạn của',
          input: { as: 'code', options: others(ids), blank: 'Không' },
        },
        ...WHEN,
      ],
    },
    {
      legend: 'Ngày ấn định, khoảng thời gian, việc lặp lại',
      seldom: true,
      hint: 'Chỉ điền khi văn bản viết như vậy.',
      fields: [
        { key: 'fixed', label: 'Ngày ấn định', input: { as: 'date' } },
        {
          key: 'offset_from_conference_days',
          label: 'Cách ngày hội nghị mấy ngày',
          hint: 'Số âm là trước hội nghị; để năm sau dùng lại được.',
          example: '-5',
          input: { as: 'number' },
        },
        { key: 'from', label: 'Khoảng: từ ngày', input: { as: 'date' } },
        { key: 'to', label: 'Khoảng: đến ngày', input: { as: 'date' } },
        {
          key: 'every',
          label: 'Lặp lại',
          input: { as: 'code', options: EVERY, blank: 'Không lặp lại' },
        },
        { key: 'per_year_min', label: 'Ít nhất mấy lần một năm', input: { as: 'number' } },
        {
          key: 'trigger',
          label: 'Chỉ khi',
          hint: 'Điều kiện làm phát sinh việc này.',
          input: { as: 'text' },
        },
      ],
    },
    {
      legend: 'Phải nêu, phải công khai',
      seldom: true,
      fields: [
        {
          key: 'must_state',
          label: 'Văn bản phải nêu',
          hint: 'Mỗi dòng một điều.',
          example: 'cách thức tham dự',
          input: { as: 'lines', rows: 4 },
        },
        {
          key: 'publish',
          label: 'Công khai ở đâu',
          hint: 'Mỗi dòng một nơi.',
          example: 'niêm yết trụ sở',
          input: { as: 'lines', rows: 4 },
        },
        { key: 'also', label: 'Đồng thời', input: { as: 'text' } },
      ],
    },
    {
      legend: 'Kéo dài thời hạn',
      seldom: true,
      fields: [
        {
          key: 'extension.allowed',
          label: 'Có được kéo dài không',
          input: { as: 'truth', yes: 'Được kéo dài', no: 'Không được kéo dài' },
        },
        {
          key: 'extension.count',
          label: 'Kéo dài nhiều nhất (ngày làm việc)',
          hint: 'Để trống nếu văn bản không nêu số.',
          input: { as: 'number' },
        },
        { key: 'extension.requires', label: 'Điều kiện', input: { as: 'text' } },
        { key: 'extension.quote', label: 'Nguyên văn về kéo dài', input: { as: 'area', rows: 2 } },
      ],
    },
    {
      legend: 'Cách hiểu',
      seldom: true,
      hint: 'Khi câu chữ có thể hiểu nhiều cách: ghi từng cách và chọn cách đang dùng. Cách nào đổi số ngày, mốc thì điền vào hàng ấy.',
      fields: [
        {
          key: 'reading',
          label: 'Cách hiểu đang dùng',
          input: {
            as: 'code',
            options: Object.fromEntries(readings.map((reading) => [reading.id, reading.text])),
            blank: 'Cách đầu tiên',
          },
        },
        {
          key: 'readings',
          label: 'Các cách hiểu',
          input: {
            as: 'rows',
            noun: 'Cách hiểu',
            spare: 1,
            fields: [
              { key: 'id', label: 'Mã', example: 'trong_ky', input: { as: 'text', width: 's' } },
              { key: 'text', label: 'Hiểu là', input: { as: 'text' } },
              {
                key: 'set.anchor',
                label: 'Mốc',
                input: { as: 'code', options: ANCHOR, blank: 'Giữ nguyên' },
              },
              ...WHEN.map((field) => ({
                ...field,
                key: `set.${field.key}`,
                input: field.input.as === 'code' ? { ...field.input, blank: 'Giữ nguyên' } : field.input,
              })),
            ],
          },
        },
      ],
    },
    {
      legend: 'Hiệu lực, ghi chú',
      seldom: true,
      fields: [
        { key: 'when', label: 'Áp dụng khi', input: { as: 'text' } },
        { key: 'valid_from', label: 'Có hiệu lực từ', input: { as: 'date' } },
        { key: 'valid_to', label: 'Hết hiệu lực sau', input: { as: 'date' } },
        {
          key: 'anchor_printed',
          label: 'Mốc tính có in trong văn bản',
          hint: 'Bỏ chọn khi mốc chỉ được hiểu ngầm; lời giải thích sẽ nói rõ.',
          input: { as: 'yes', otherwise: true },
        },
        { key: 'note', label: 'Ghi chú', input: { as: 'area', rows: 2 } },
      ],
    },
  ]
}

export const RULE_FIELDS: readonly Field[] = ruleGroups([], []).flatMap((group) => group.fields)
