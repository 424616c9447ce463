// Rules: the sentences of minutes, the posted record and the conclusion, officially worded; an office may word them
// itself.
import type { PaperKind } from '../paper/kinds.ts'
import { type Place, wording } from '../paper/wording.ts'

const ANCHOR = {
  label: 'Mốc nhật ký (để đối chiếu về sau)',
  sample: '128 · 9f2c 41ab',
  must: true,
} as const satisfies Place

/** The copy on the wall says the same as the full one, unless the office words it otherwise. */
function minutesWords(kind: Extract<PaperKind, 'bien_ban' | 'bien_ban_niem_yet'>) {
  return wording(kind, {
    mo_dau: {
      label: 'Câu mở đầu',
      text: '',
      blank: true,
      example: 'Hôm nay, {{co_quan}} tổ chức {{hoi_nghi}}. Diễn biến như sau:',
    },
    khong_gui_truoc: { label: 'Khi không có ý kiến gửi trước', text: 'Không có ý kiến gửi đến trước.' },
    khong_phat_bieu: {
      label: 'Khi không có ý kiến tại hội nghị',
      text: 'Không có ý kiến nêu tại hội nghị.',
    },
    phat_bieu: {
      label: 'Số lượt phát biểu',
      text: '{{so_luot}} lượt phát biểu, {{so_noi_dung}} nội dung.',
      with: {
        so_luot: { label: 'Số lượt phát biểu', sample: '14', must: true },
        so_noi_dung: { label: 'Số nội dung', sample: '23', must: true },
      },
    },
    tra_loi_van_ban: {
      label: 'Nội dung còn trả lời bằng văn bản',
      text: 'Trả lời bằng văn bản, giao giải quyết: {{cac_noi_dung}}.',
      with: {
        cac_noi_dung: { label: 'Số thứ tự các nội dung', sample: 'nội dung số 1, 4, 7', must: true },
      },
    },
    cap_tren: {
      label: 'Nội dung trình cấp trên',
      text: 'Trình, đề nghị cấp có thẩm quyền: {{cac_noi_dung}}.',
      with: {
        cac_noi_dung: { label: 'Số thứ tự các nội dung', sample: 'nội dung số 2, 9', must: true },
      },
    },
    moc_nhat_ky: {
      label: 'Mốc nhật ký',
      text: 'Mốc nhật ký khi lập biên bản: {{moc}}.',
      with: { moc: ANCHOR },
    },
    doc_lai: {
      label: 'Đọc lại biên bản',
      text: '',
      blank: true,
      example: 'Biên bản đã được đọc lại cho mọi người dự hội nghị cùng nghe, nhất trí và ký tên.',
    },
    ket_thuc: {
      label: 'Câu kết thúc',
      text: 'Hội nghị kết thúc vào hồi {{gio_ket_thuc}}',
      with: {
        gio_ket_thuc: {
          label: 'Giờ, ngày kết thúc',
          sample: '11 giờ 30 phút, ngày 26 tháng 9 năm 2026',
          must: true,
        },
      },
    },
  })
}

export const MINUTES = minutesWords('bien_ban')
export const POSTED_MINUTES = minutesWords('bien_ban_niem_yet')

const COUNT = { label: 'Số nội dung', sample: '45' } as const satisfies Place

export const CONCLUSION = wording('thong_bao_ket_luan', {
  mo_dau: {
    label: 'Câu mở đầu',
    text: '[[Ngày {{ngay}}, tại {{dia_diem}}, ]]{{co_quan}} tổ chức {{hoi_nghi}}. Hội nghị tiếp nhận {{so_noi_dung}} nội dung của Nhân dân. Người chủ trì kết luận như sau:',
    with: {
      ngay: {
        label: 'Ngày tổ chức',
        sample: 'thứ Sáu, 26/9/2026',
        maybe: { page: 'hoi-nghi/:hoi-nghi/ngay-to-chuc' },
      },
      dia_diem: {
        label: 'Địa điểm',
        sample: 'Hội trường xã',
        maybe: { page: 'hoi-nghi/:hoi-nghi/ngay-to-chuc' },
      },
      so_noi_dung: COUNT,
    },
  },
  khong_giao: {
    label: 'Khi không phải giao việc gì thêm',
    text: 'Các nội dung đã được trả lời tại hội nghị; không có nội dung phải giao giải quyết thêm.',
  },
  cap_tren: {
    label: 'Trước các nội dung đề nghị cấp trên',
    text: 'Nội dung báo cáo, đề nghị cấp có thẩm quyền xem xét, giải quyết; kết quả được trả lời lại cho Nhân dân:',
  },
  noi_dung_khac: {
    label: 'Các nội dung khác',
    text: 'Các nội dung khác: {{cac_noi_dung}}.',
    with: {
      cac_noi_dung: {
        label: 'Số nội dung theo cách xử lý',
        sample: '2 nội dung đã giải thích, hướng dẫn liên hệ cơ quan có trách nhiệm',
        must: true,
      },
    },
  },
  moc_nhat_ky: {
    label: 'Mốc nhật ký',
    text: 'Mốc nhật ký khi ban hành: {{moc}}.',
    with: { moc: ANCHOR },
  },
  ket_thuc: {
    label: 'Câu kết thúc',
    text: 'Đề nghị các cơ quan, đơn vị, cá nhân được giao nghiêm túc thực hiện và báo cáo kết quả cho người chủ trì',
  },
})
