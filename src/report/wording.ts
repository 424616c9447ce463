// Rules: the sentences of reports and lists, officially worded; an office may word them itself. Figures stay places.
import { type Place, type Places, wording } from '../paper/wording.ts'

const TURNS = { label: 'Số lượt ý kiến', sample: '38', must: true } as const satisfies Place
const MATTERS = { label: 'Số nội dung', sample: '45', must: true } as const satisfies Place
const RECEIVED = { so_luot: TURNS, so_noi_dung: MATTERS } as const satisfies Places
const RECEIVED_TEXT = 'Tiếp nhận {{so_luot}} lượt ý kiến với {{so_noi_dung}} nội dung.'
const MONTH = { label: 'Tháng báo cáo', sample: 'tháng 9 năm 2026' } as const satisfies Place
const SPLIT = {
  label: 'Số nội dung tách sang luật khác',
  sample: 'Tách xử lý theo luật khác: 2/45 (4,4 %) nội dung',
  must: true,
} as const satisfies Place

export const MONTHLY = wording('bao_cao_thang', {
  mo_dau: {
    label: 'Câu mở đầu',
    text: '',
    blank: true,
    example: '{{co_quan}} báo cáo tiến độ giải quyết kiến nghị của Nhân dân trong {{thang}} như sau:',
    with: { thang: MONTH },
  },
  tiep_nhan: { label: 'Số tiếp nhận', text: `${RECEIVED_TEXT} Trong đó:`, with: RECEIVED },
  tra_loi_trong_thang: {
    label: 'Trả lời trong tháng',
    text: 'Trả lời bằng văn bản trong {{thang}}: {{so_tra_loi}} nội dung.',
    with: { thang: MONTH, so_tra_loi: { label: 'Số nội dung đã trả lời', sample: '12', must: true } },
  },
  con_lai: {
    label: 'Gia hạn, còn lại',
    text: 'Đang gia hạn: {{so_gia_han}} nội dung. Còn phải giải quyết: {{so_con_lai}} nội dung.',
    with: {
      so_gia_han: { label: 'Số đang gia hạn', sample: '3', must: true },
      so_con_lai: { label: 'Số còn phải giải quyết', sample: '9', must: true },
    },
  },
  khong_qua_han: { label: 'Khi không có quá hạn', text: 'Không có nội dung quá hạn chưa trả lời.' },
  qua_han: {
    label: 'Trước các nội dung quá hạn',
    text: '{{so_qua_han}} nội dung quá hạn chưa trả lời:',
    with: { so_qua_han: { label: 'Số quá hạn', sample: '2', must: true } },
  },
  ket_thuc: { label: 'Câu kết thúc', text: 'Chi tiết từng kiến nghị tại Phụ lục kèm theo.' },
})

export const LIST = wording('danh_muc', {
  mo_dau: {
    label: 'Câu mở đầu',
    text: '',
    blank: true,
    example: 'Danh mục lập từ ý kiến tiếp nhận trước, trong và sau {{hoi_nghi}}.',
  },
})

export const HOLDING = wording('bao_cao_to_chuc', {
  mo_dau: {
    label: 'Câu mở đầu',
    text: '{{co_quan}} báo cáo kết quả tổ chức {{hoi_nghi}} như sau:',
  },
  tiep_nhan: {
    label: 'Số tiếp nhận',
    text: `${RECEIVED_TEXT} {{tach}}. {{neu_lai}}.`,
    with: {
      ...RECEIVED,
      tach: SPLIT,
      neu_lai: {
        label: 'Số nội dung nêu lại',
        sample: 'Nêu lại nhiều lần: 5/45 (11,1 %) nội dung',
        must: true,
      },
    },
  },
  khong_de_xuat: {
    label: 'Khi không có đề xuất với cấp trên',
    text: 'Không có đề xuất, kiến nghị đối với cấp trên.',
  },
  ket_thuc: {
    label: 'Câu kết thúc',
    text: 'Trên đây là báo cáo kết quả tổ chức hội nghị của {{co_quan}} (kèm theo biên bản hội nghị)',
  },
})

export const SOLVING = wording('bao_cao_giai_quyet', {
  mo_dau: {
    label: 'Câu mở đầu',
    text: '',
    blank: true,
    example: '{{co_quan}} báo cáo kết quả giải quyết các kiến nghị của Nhân dân sau {{hoi_nghi}} như sau:',
  },
  tiep_nhan: {
    label: 'Số tiếp nhận',
    text: `${RECEIVED_TEXT} {{tach}}. {{trung}}.`,
    with: {
      ...RECEIVED,
      tach: SPLIT,
      trung: {
        label: 'Số nội dung trùng',
        sample: 'Trùng nội dung khác: 4/45 (8,9 %) nội dung',
        must: true,
      },
    },
  },
  khong_con: {
    label: 'Khi đã giải quyết xong hết',
    text: 'Không còn nội dung nào chưa giải quyết, trả lời.',
  },
  khong_de_xuat: {
    label: 'Khi không có đề xuất với cấp trên',
    text: 'Không có đề xuất, kiến nghị đối với cấp trên.',
  },
})

export const SYNTHESIS = wording('bao_cao_tong_hop', {
  mo_dau: {
    label: 'Câu mở đầu',
    text: '',
    blank: true,
    example: '{{co_quan}} tổng hợp nội dung, nhiệm vụ thực hiện theo kết luận tại {{hoi_nghi}} như sau:',
  },
  tiep_nhan: { label: 'Số tiếp nhận', text: RECEIVED_TEXT, with: RECEIVED },
  ket_thuc: {
    label: 'Câu kết thúc',
    text: 'Trên đây là báo cáo tổng hợp sau {{hoi_nghi}} của {{co_quan}}.',
  },
})

export const COMPILED = wording('tong_hop_tra_loi', {
  mo_dau: {
    label: 'Câu mở đầu',
    text: 'Tổng hợp nội dung trả lời của các cơ quan, đơn vị được giao tại {{hoi_nghi}}:',
  },
})

export const PAST = wording('ket_qua_ky_truoc', {
  mo_dau: {
    label: 'Câu mở đầu',
    text: '{{co_quan}} báo cáo Nhân dân biết những việc đã nêu tại các kỳ trước nay đến đâu, tính đến ngày {{ngay}}:',
    with: { ngay: { label: 'Ngày lập báo cáo', sample: '05/9/2026' } },
  },
  khong_co: {
    label: 'Khi kỳ trước không có ý kiến',
    text: 'Không có ý kiến, kiến nghị của kỳ trước được ghi nhận.',
  },
  ket_thuc: {
    label: 'Câu kết thúc',
    text: '{{co_quan}} báo cáo để Nhân dân biết, theo dõi, giám sát.',
  },
})

export const BACKLOG = wording('ra_soat_ton_dong', {
  mo_dau: {
    label: 'Câu mở đầu',
    text: 'Có {{so_van_de}} vấn đề chưa giải quyết dứt điểm, trong đó nêu từ hai lần trở lên: {{neu_lai}}.',
    with: {
      so_van_de: { label: 'Số vấn đề tồn đọng', sample: '7', must: true },
      neu_lai: { label: 'Số vấn đề nêu từ hai lần', sample: '3/7 (42,9 %)', must: true },
    },
  },
})

export const MOOD = wording('bao_cao_du_luan', {
  mo_dau: { label: 'Câu mở đầu', text: '{{co_quan}} báo cáo như sau:' },
  tiep_nhan: {
    label: 'Số nội dung được nêu',
    text: 'Nhân dân nêu {{so_noi_dung}} nội dung trong {{so_luot}} lượt ý kiến. Các lĩnh vực được nêu nhiều nhất:',
    with: RECEIVED,
  },
})

export const HANDOVER = wording('ban_giao', {
  mo_dau: {
    label: 'Câu mở đầu',
    text: 'Bàn giao {{so_noi_dung}} nội dung {{don_vi}} được phân công:',
    with: {
      so_noi_dung: { label: 'Số nội dung bàn giao', sample: '4/12 (33,3 %)', must: true },
      don_vi: { label: 'Đơn vị', sample: 'Phòng Kinh tế' },
    },
  },
})
