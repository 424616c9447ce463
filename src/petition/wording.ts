// Rules: the sentences of forms, lists and the receipt slip, officially worded; an office may word them itself.
import type { PaperKind } from '../paper/kinds.ts'
import { wording } from '../paper/wording.ts'

/** Stand where the regulation prints no form of its own. */
function formWords(kind: Extract<PaperKind, 'bieu_mau_xa' | 'bieu_mau_tinh'>) {
  return wording(kind, {
    ten: { label: 'Tên biểu mẫu (khi quy chế không in mẫu riêng)', text: 'Biểu mẫu' },
    phu_de: {
      label: 'Dòng dưới tên (khi quy chế không in mẫu riêng)',
      text: 'Ý kiến của Nhân dân gửi tới hội nghị đối thoại cấp {{cap}}',
      with: { cap: { label: 'Cấp hội nghị', sample: 'xã' } },
    },
    huong_dan: {
      label: 'Hướng dẫn ghi',
      text: '',
      blank: true,
      example: 'Mỗi dòng ghi một nội dung; ghi rõ họ tên, thôn, điện thoại của người có ý kiến.',
    },
  })
}

export const COMMUNE_FORM = formWords('bieu_mau_xa')
export const PROVINCE_FORM = formWords('bieu_mau_tinh')

export const CLASSIFICATION = wording('phan_loai', {
  mo_dau: {
    label: 'Câu mở đầu',
    text: 'Tổng số: {{so_noi_dung}} nội dung, trong đó:',
    with: { so_noi_dung: { label: 'Số nội dung', sample: '45', must: true } },
  },
})

export const RECEIPT = wording('bien_nhan', {
  ma_tra_cuu: { label: 'Chữ trước mã', text: 'Mã tra cứu:' },
  ma_qr: {
    label: 'Chữ dưới mã QR',
    text: 'Tra cứu kết quả tại {{dia_chi}}',
    with: { dia_chi: { label: 'Địa chỉ trang của xã', sample: 'https://xa-mau.example' } },
  },
  loi_dan: {
    label: 'Lời dặn cuối phiếu',
    text: '',
    blank: true,
    example: 'Giữ phiếu này để hỏi kết quả[[; điện thoại {{dien_thoai}}]].',
  },
})
