// Rules: the parts of a regulation as an office reads them, each a form: heading, chairs, holding, counting, channels,
// agenda, dispositions, minutes, quota and security, the plan paper. Rules have their own form (rule.parts.ts). Pure.
import type { Path } from '../calendar/lines.ts'
import { CHANNEL, DISPOSITION, DUTY, FIELD, ISSUER, LEVEL, PAPER, ROLE } from './codes.ts'
import type { Field, FieldGroup } from './fields.ts'
import { ruleGroups } from './rule.parts.ts'

const QUOTE: Field = { key: 'quote', label: 'Nguyên văn', input: { as: 'text' } }
const under = (prefix: string, field: Field): Field => ({ ...field, key: `${prefix}.${field.key}` })
const FILLED = 'Dùng được chỗ điền, ví dụ {{kind}} {{commune}}, {{year}}.'

export type PartKey =
  | 'dau-de'
  | 'chu-tri'
  | 'to-chuc'
  | 'cach-dem'
  | 'kenh'
  | 'chuong-trinh'
  | 'xu-ly'
  | 'bien-ban'
  | 'bao-dam'
  | 'ke-hoach'

export interface Part {
  readonly key: PartKey
  readonly title: string
  /** Below which every field's key stands. */
  readonly at: Path
  readonly groups: readonly FieldGroup[]
}

const HEADING: Part = {
  key: 'dau-de',
  title: 'Tên, cơ quan ban hành, hiệu lực',
  at: [],
  groups: [
    {
      legend: 'Quy chế',
      fields: [
        { key: 'title', label: 'Tên quy chế', required: true, hint: FILLED, input: { as: 'area', rows: 2 } },
        {
          key: 'id',
          label: 'Mã quy chế',
          required: true,
          hint: 'Chữ thường không dấu, số và gạch nối. Các phiên bản của một quy chế giữ cùng một mã.',
          example: 'xa-moi-2026',
          input: { as: 'text', width: 'l' },
        },
        { key: 'source.document', label: 'Văn bản gốc', required: true, input: { as: 'text' } },
        { key: 'source.note', label: 'Ghi chú về văn bản gốc', input: { as: 'text' } },
        { key: 'valid_from', label: 'Có hiệu lực từ', required: true, input: { as: 'date' } },
        { key: 'valid_to', label: 'Hết hiệu lực sau', input: { as: 'date' } },
        { key: 'period.year', label: 'Năm của văn bản', required: true, input: { as: 'number' } },
        {
          key: 'period.label',
          label: 'Kỳ',
          required: true,
          example: '6 tháng cuối năm {{year}}',
          input: { as: 'text', width: 'l' },
        },
      ],
    },
    {
      legend: 'Xã và cơ quan ban hành',
      fields: [
        { key: 'commune.name', label: 'Tên xã', required: true, input: { as: 'text', width: 'l' } },
        {
          key: 'commune.kind',
          label: 'Là',
          input: {
            as: 'code',
            options: { xã: 'xã', phường: 'phường', 'đặc khu': 'đặc khu' },
            otherwise: 'xã',
          },
        },
        { key: 'commune.province', label: 'Tỉnh, thành phố', input: { as: 'text', width: 'l' } },
        { key: 'issuer', label: 'Cơ quan ban hành', required: true, input: { as: 'code', options: ISSUER } },
        {
          key: 'issuing_body',
          label: 'Tên cơ quan như in ở đầu văn bản',
          required: true,
          hint: FILLED,
          input: { as: 'text' },
        },
        {
          key: 'layout',
          label: 'Thể thức',
          required: true,
          input: {
            as: 'code',
            options: { nd30: 'Hành chính (Nghị định 30/2020)', party: 'Văn bản của Đảng' },
          },
        },
        {
          key: 'symbol',
          label: 'Ký hiệu',
          required: true,
          example: 'KH-UBND',
          input: { as: 'text', width: 's' },
        },
        { key: 'event', label: 'Tên hội nghị', required: true, hint: FILLED, input: { as: 'area', rows: 2 } },
        {
          key: 'legal_bases',
          label: 'Căn cứ',
          input: {
            as: 'rows',
            noun: 'Căn cứ',
            spare: 1,
            bare: 'text',
            fields: [
              { key: 'text', label: 'Căn cứ', input: { as: 'area', rows: 2 } },
              { key: 'in_opening', label: 'Đã nêu trong câu mở đầu', input: { as: 'yes' } },
            ],
          },
        },
      ],
    },
  ],
}

const PEOPLE: Part = {
  key: 'chu-tri',
  title: 'Chủ trì, người thay, thư ký, thành phần',
  at: [],
  groups: [
    {
      legend: 'Chủ trì',
      fields: [
        {
          key: 'chairs',
          label: 'Người chủ trì',
          required: true,
          input: {
            as: 'rows',
            noun: 'Chủ trì',
            spare: 1,
            fields: [
              { key: 'position', label: 'Chức vụ', input: { as: 'text' } },
              { key: 'standing_council', label: 'Thay mặt Thường trực HĐND', input: { as: 'yes' } },
              QUOTE,
            ],
          },
        },
        {
          key: 'stand_in',
          label: 'Người chủ trì thay, theo thứ tự',
          hint: 'Người thứ hai thay khi cả người thứ nhất vắng.',
          input: {
            as: 'rows',
            noun: 'Người thay',
            spare: 1,
            fields: [
              { key: 'who', label: 'Ai', example: 'Phó Chủ tịch UBND xã', input: { as: 'text' } },
              { key: 'count', label: 'Mấy người', input: { as: 'number' } },
              { key: 'when', label: 'Khi nào', example: 'Chủ tịch vắng mặt', input: { as: 'text' } },
              QUOTE,
            ],
          },
        },
        {
          key: 'secretaries',
          label: 'Thư ký',
          input: {
            as: 'rows',
            noun: 'Thư ký',
            spare: 1,
            fields: [
              { key: 'who', label: 'Ai', input: { as: 'text' } },
              { key: 'role', label: 'Vai trò', input: { as: 'code', options: ROLE, blank: 'Người dân' } },
              { key: 'count', label: 'Mấy người', input: { as: 'number' } },
            ],
          },
        },
      ],
    },
    {
      legend: 'Thành phần',
      fields: [
        {
          key: 'participants',
          label: 'Dự',
          hint: 'Mỗi dòng một thành phần.',
          input: { as: 'lines', rows: 5 },
        },
        { key: 'invited', label: 'Mời', hint: 'Mỗi dòng một thành phần.', input: { as: 'lines', rows: 4 } },
        { key: 'people.text', label: 'Nhân dân', input: { as: 'area', rows: 2 } },
        under('people', QUOTE),
        { key: 'invitees_proposed_by', label: 'Ai đề xuất thành phần mời', input: { as: 'text' } },
      ],
    },
  ],
}

const HOLDING: Part = {
  key: 'to-chuc',
  title: 'Số cuộc, địa điểm, hình thức, nội dung, cụm, chuyên đề',
  at: [],
  groups: [
    {
      legend: 'Số cuộc mỗi năm',
      hint: 'Khoảng thời gian phải tổ chức là một quy tắc (loại việc “tổ chức trong kỳ hạn”).',
      fields: [
        { key: 'hold.per_year_min', label: 'Ít nhất', input: { as: 'number' } },
        { key: 'hold.per_year_max', label: 'Nhiều nhất', input: { as: 'number' } },
        { key: 'hold.rhythm', label: 'Nhịp', example: '6 tháng một lần', input: { as: 'text', width: 'l' } },
        under('hold', QUOTE),
      ],
    },
    {
      legend: 'Địa điểm, hình thức, nội dung',
      fields: [
        { key: 'place', label: 'Địa điểm', hint: FILLED, input: { as: 'text' } },
        { key: 'form.text', label: 'Hình thức', required: true, input: { as: 'area', rows: 2 } },
        under('form', QUOTE),
        {
          key: 'topics',
          label: 'Nội dung đối thoại',
          hint: 'Mỗi dòng một nội dung.',
          input: { as: 'lines', rows: 6 },
        },
      ],
    },
    {
      legend: 'Các buổi theo cụm thôn',
      hint: 'Mỗi cụm một buổi: khi lập hội nghị, các buổi, địa điểm và thôn dự được điền sẵn. Để trống nếu chỉ có một hội trường.',
      fields: [
        {
          key: 'clusters',
          label: 'Cụm',
          input: {
            as: 'rows',
            noun: 'Cụm',
            spare: 2,
            fields: [
              { key: 'name', label: 'Tên cụm', example: 'Cụm phía Bắc', input: { as: 'text' } },
              {
                key: 'villages',
                label: 'Các thôn',
                hint: 'Mỗi dòng một thôn, đúng tên trong danh sách của xã.',
                input: { as: 'lines', rows: 3 },
              },
              { key: 'place', label: 'Địa điểm', input: { as: 'text' } },
              QUOTE,
            ],
          },
        },
      ],
    },
    {
      legend: 'Chuyên đề',
      hint: 'Hội nghị theo chuyên đề: khi lập hội nghị, chọn một chuyên đề thì nội dung được điền theo chuyên đề ấy.',
      fields: [
        {
          key: 'themes',
          label: 'Chuyên đề',
          input: {
            as: 'rows',
            noun: 'Chuyên đề',
            spare: 1,
            fields: [
              { key: 'name', label: 'Tên chuyên đề', input: { as: 'text' } },
              { key: 'field', label: 'Lĩnh vực', input: { as: 'code', options: FIELD, blank: 'Không nêu' } },
              {
                key: 'topics',
                label: 'Nội dung',
                hint: 'Mỗi dòng một nội dung.',
                input: { as: 'lines', rows: 3 },
              },
              QUOTE,
            ],
          },
        },
      ],
    },
  ],
}

const COUNTING: Part = {
  key: 'cach-dem',
  title: 'Cách đếm ngày',
  at: ['counting'],
  groups: [
    {
      fields: [
        {
          key: 'roll_after',
          label: 'Hạn “sau” rơi vào ngày nghỉ thì dời sang ngày làm việc tiếp theo',
          hint: 'Bộ luật Dân sự 2015 Điều 148(5). Hạn “trước” không bao giờ dời về sau.',
          input: { as: 'yes', otherwise: true },
        },
        {
          key: 'clear_days',
          label: 'Hạn “trước” tính đủ số ngày trọn vẹn ở giữa',
          hint: 'Sớm hơn cách đếm thường một ngày.',
          input: { as: 'yes' },
        },
        {
          key: 'office_hours.from',
          label: 'Giờ làm việc từ',
          hint: 'Có giờ làm việc thì ý kiến đến ngoài giờ hoặc ngày nghỉ tính tiếp nhận từ ngày làm việc tiếp theo; giờ đến thật vẫn được ghi.',
          example: '07:30',
          input: { as: 'text', width: 's' },
        },
        { key: 'office_hours.to', label: 'đến', example: '17:00', input: { as: 'text', width: 's' } },
      ],
    },
  ],
}

const CHANNELS: Part = {
  key: 'kenh',
  title: 'Kênh tiếp nhận',
  at: [],
  groups: [
    {
      fields: [
        {
          key: 'channels',
          label: 'Kênh tiếp nhận ý kiến',
          input: {
            as: 'rows',
            noun: 'Kênh',
            spare: 2,
            fields: [
              { key: 'code', label: 'Kênh', input: { as: 'code', options: CHANNEL, blank: 'Bỏ kênh này' } },
              { key: 'text', label: 'Gọi trong văn bản là', input: { as: 'text' } },
              QUOTE,
            ],
          },
        },
      ],
    },
  ],
}

const AGENDA: Part = {
  key: 'chuong-trinh',
  title: 'Chương trình',
  at: ['agenda'],
  groups: [
    {
      fields: [
        {
          key: 'can_change',
          label: 'Người chủ trì được thay đổi chương trình tại hội nghị',
          input: { as: 'yes' },
        },
        {
          key: 'steps',
          label: 'Các bước',
          input: {
            as: 'rows',
            noun: 'Bước',
            spare: 2,
            fields: [
              { key: 'who', label: 'Ai', input: { as: 'text', width: 'l' } },
              { key: 'text', label: 'Làm gì', input: { as: 'area', rows: 2 } },
              { key: 'minutes', label: 'Số phút', input: { as: 'number' } },
              { key: 'opinions', label: 'Nhân dân phát biểu ở bước này', input: { as: 'yes' } },
            ],
          },
        },
      ],
    },
  ],
}

const HANDLING: Part = {
  key: 'xu-ly',
  title: 'Cách xử lý ý kiến, từ chối',
  at: [],
  groups: [
    {
      fields: [
        {
          key: 'dispositions',
          label: 'Người chủ trì được xử lý theo các cách',
          required: true,
          input: { as: 'codes', options: DISPOSITION },
        },
        {
          key: 'refusals',
          label: 'Từ chối đối thoại, hành vi bị nghiêm cấm',
          input: {
            as: 'rows',
            noun: 'Căn cứ',
            spare: 1,
            fields: [
              { key: 'id', label: 'Mã', example: 'gay_roi', input: { as: 'text', width: 's' } },
              {
                key: 'kind',
                label: 'Loại',
                input: {
                  as: 'code',
                  options: { refuse: 'được từ chối đối thoại', prohibit: 'hành vi bị nghiêm cấm' },
                  blank: 'Chọn loại',
                },
              },
              { key: 'text', label: 'Nội dung', input: { as: 'area', rows: 2 } },
              QUOTE,
            ],
          },
        },
      ],
    },
  ],
}

const MINUTES: Part = {
  key: 'bien-ban',
  title: 'Biên bản, công khai',
  at: [],
  groups: [
    {
      legend: 'Biên bản',
      hint: 'Để trống tất cả nếu kế hoạch không nói về biên bản.',
      fields: [
        { key: 'minutes.copies', label: 'Số bản', input: { as: 'number' } },
        {
          key: 'minutes.recipients',
          label: 'Gửi, lưu ở',
          hint: 'Mỗi dòng một nơi.',
          input: { as: 'lines', rows: 3 },
        },
        {
          key: 'minutes.contents',
          label: 'Nội dung phải có',
          hint: 'Mỗi dòng một nội dung.',
          input: { as: 'lines', rows: 4 },
        },
        { key: 'minutes.posting_copies', label: 'Bản để niêm yết', input: { as: 'text' } },
        { key: 'minutes.secretaries_sign', label: 'Mấy thư ký ký', input: { as: 'number' } },
        {
          key: 'minutes.names_ordered',
          label: 'Kế hoạch buộc ghi họ tên, địa chỉ người phát biểu',
          input: { as: 'yes' },
        },
        under('minutes', QUOTE),
      ],
    },
    {
      legend: 'Công khai, niêm yết',
      fields: [
        {
          key: 'publication',
          label: 'Việc công khai',
          input: {
            as: 'rows',
            noun: 'Công khai',
            spare: 1,
            fields: [
              { key: 'duty', label: 'Của việc', input: { as: 'code', options: DUTY, blank: 'Chọn việc' } },
              {
                key: 'paper',
                label: 'Văn bản',
                input: { as: 'code', options: PAPER, blank: 'Chọn văn bản' },
              },
              { key: 'where', label: 'Ở đâu', hint: 'Mỗi dòng một nơi.', input: { as: 'lines', rows: 3 } },
              { key: 'days', label: 'Niêm yết liên tục mấy ngày', input: { as: 'number' } },
              QUOTE,
            ],
          },
        },
      ],
    },
  ],
}

const owned = (key: string): readonly Field[] => [
  { key: `${key}.owner`, label: 'Ai lo', input: { as: 'code', options: ROLE, blank: 'Kế hoạch không nói' } },
  { key: `${key}.text`, label: 'Nội dung', input: { as: 'area', rows: 2 } },
  under(key, QUOTE),
]

const SUPPORT: Part = {
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

const PAPER_HEAD: Part = {
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

export const PARTS: readonly Part[] = [
  HEADING,
  PEOPLE,
  HOLDING,
  COUNTING,
  CHANNELS,
  AGENDA,
  HANDLING,
  MINUTES,
  SUPPORT,
  PAPER_HEAD,
]

export const fieldsOf = (groups: readonly FieldGroup[]): readonly Field[] =>
  groups.flatMap((group) => group.fields)

export function partOf(key: string): Part | undefined {
  return PARTS.find((part) => part.key === key)
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

/** Items that have a page of their own. */
export type ItemKind = 'quy-tac' | 'bieu-mau' | 'muc'

export const ITEM_TITLE: Readonly<Record<ItemKind, string>> = {
  'quy-tac': 'Quy tắc',
  'bieu-mau': 'Biểu mẫu',
  muc: 'Mục của kế hoạch',
}

export function isItemKind(text: string): text is ItemKind {
  return Object.hasOwn(ITEM_TITLE, text)
}

/** "0-2" of the plan's sections is plan.sections[0].sections[2]; "3" of the rules is rules[3]. Undefined: no such place. */
export function itemPath(kind: ItemKind, item: string): Path | undefined {
  if (!/^\d{1,3}(-\d{1,3}){0,2}$/.test(item)) return undefined
  const steps = item.split('-').map(Number)
  if (kind === 'muc') return ['plan', ...steps.flatMap((step) => ['sections', step])]
  return steps.length === 1 ? [kind === 'quy-tac' ? 'rules' : 'forms', ...steps] : undefined
}

/** Where new items go: the list itself; "0" of the sections: the sections below the first. */
export function listPath(kind: ItemKind, below = ''): Path | undefined {
  if (kind === 'quy-tac') return ['rules']
  if (kind === 'bieu-mau') return ['forms']
  if (below === '') return ['plan', 'sections']
  const path = itemPath(kind, below)
  return path && path.length < 7 ? [...path, 'sections'] : undefined
}

export function itemGroups(
  kind: ItemKind,
  ruleIds: readonly string[],
  readings: readonly { readonly id: string; readonly text: string }[],
): readonly FieldGroup[] {
  switch (kind) {
    case 'quy-tac':
      return ruleGroups(ruleIds, readings)
    case 'bieu-mau':
      return FORM_GROUPS
    case 'muc':
      return SECTION_GROUPS
  }
}

export interface Place {
  /** The part of the address below the draft: "quy-tac/3", "chu-tri". */
  readonly page: string
  /** The field's name in that form; empty when none is known. */
  readonly field: string
}

/** On which form an error of the file stands: "rules[3].count" → quy-tac/3, count. */
export function placeOf(path: string): Place | undefined {
  const rule = /^rules\[(\d+)\]\.?(.*)$/.exec(path)
  if (rule) return { page: `quy-tac/${rule[1]}`, field: fieldName(rule[2] ?? '') }
  const form = /^forms\[(\d+)\]\.?(.*)$/.exec(path)
  if (form) return { page: `bieu-mau/${form[1]}`, field: fieldName(form[2] ?? '') }
  const section = /^plan((?:\.sections\[\d+\])+)\.?(.*)$/.exec(path)
  if (section) {
    const steps = [...(section[1] ?? '').matchAll(/\[(\d+)\]/g)].map((match) => match[1])
    return { page: `muc/${steps.join('-')}`, field: fieldName(section[2] ?? '') }
  }
  const name = fieldName(path)
  const found = PARTS.find((part) => covers(part, name))
  if (!found) return undefined
  const below = found.at.length ? name.slice(found.at.join('.').length + 1) : name
  return { page: `phan/${found.key}`, field: below }
}

const fieldName = (path: string) => path.replace(/\[(\d+)\]/g, '.$1')

function covers(part: Part, name: string): boolean {
  const at = part.at.join('.')
  if (at !== '') return name === at || name.startsWith(`${at}.`)
  return fieldsOf(part.groups).some(
    (field) => name === field.key || name.startsWith(`${field.key}.`) || field.key.startsWith(`${name}.`),
  )
}
