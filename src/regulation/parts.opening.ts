// Rules: parts of a regulation that say who holds a conference, when and how often: heading, chairs, holding. Pure.
import { FIELD, ISSUER, ROLE } from './codes.ts'
import { FILLED, type Part, QUOTE, under } from './parts.base.ts'

export const HEADING: Part = {
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

export const PEOPLE: Part = {
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

export const HOLDING: Part = {
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
