// Rules: parts of a regulation that say how it is conducted: counting days, channels, agenda, dispositions, minutes. Pure.
import { CHANNEL, DISPOSITION, DUTY, PAPER } from './codes.ts'
import { type Part, QUOTE, under } from './parts.base.ts'

export const COUNTING: Part = {
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

export const CHANNELS: Part = {
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

export const AGENDA: Part = {
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

export const HANDLING: Part = {
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

export const MINUTES: Part = {
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
