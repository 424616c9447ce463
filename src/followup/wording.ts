// Rules: the sentences of the papers after the day, officially worded; an office may word them itself.
import { type Place, wording } from '../paper/wording.ts'

const PERSONS = { label: '“ông (bà)” hoặc “các ông (bà)”', sample: 'ông (bà)' } as const satisfies Place
const ASKED = {
  label: 'Lời của người có ý kiến',
  sample: '“Đề nghị sửa đường liên thôn.”',
  must: true,
} as const satisfies Place
const SUPERIOR = { label: 'Cơ quan cấp trên', sample: 'Sở Xây dựng', must: true } as const satisfies Place

export const ASSIGNMENT = wording('giao_tra_loi', {
  mo_dau: {
    label: 'Câu mở đầu',
    text: '{{co_quan}} giao các cơ quan, đơn vị chuẩn bị nội dung trả lời các ý kiến, kiến nghị của Nhân dân theo danh mục sau:',
  },
  ket_thuc: {
    label: 'Yêu cầu đối với câu trả lời',
    text: 'Trả lời đúng trọng tâm từng nội dung, nêu căn cứ, việc đã làm, người phụ trách và thời hạn đối với việc chưa xong; gửi dự thảo trên hệ thống để trình duyệt trước thời hạn.',
  },
  thoi_han: {
    label: 'Hạn gửi trả lời trước hội nghị',
    text: 'Nội dung trả lời gửi về {{noi_nhan}} chậm nhất {{ngay}} để tổng hợp.',
    with: {
      noi_nhan: { label: 'Nơi tổng hợp', sample: 'Văn phòng Đảng ủy' },
      ngay: { label: 'Hạn gửi', sample: 'thứ Năm, 11/12/2025', must: true },
    },
  },
})

export const ANSWER = wording('tra_loi', {
  mo_dau: {
    label: 'Câu mở đầu',
    text: '{{co_quan}} nhận được ý kiến, kiến nghị của {{ong_ba}} tại {{hoi_nghi}}. Sau khi xem xét, {{co_quan}} trả lời như sau:',
    with: { ong_ba: PERSONS },
  },
  viec_se_lam: {
    label: 'Việc sẽ thực hiện và thời hạn',
    text: 'Việc sẽ thực hiện: {{viec}}[[, hoàn thành chậm nhất {{han}}]].',
    with: {
      viec: { label: 'Việc đã hứa', sample: 'lắp 5 đèn đường', must: true },
      han: {
        label: 'Thời hạn',
        sample: 'thứ Sáu, 30/10/2026',
        maybe: { page: 'giai-quyet' },
      },
    },
  },
  ket_thuc: {
    label: 'Câu kết thúc',
    text: 'Nếu {{ong_ba}} chưa đồng ý với nội dung trả lời hoặc có thông tin mới, xin phản hồi về {{don_vi}} để được xem xét tiếp.',
    with: {
      ong_ba: PERSONS,
      don_vi: { label: 'Đơn vị soạn trả lời', sample: 'Phòng Kinh tế' },
    },
  },
})

export const EXTENSION = wording('gia_han', {
  mo_dau: {
    label: 'Câu mở đầu',
    text: 'Tại {{hoi_nghi}}, {{co_quan}} nhận được ý kiến của ông (bà): {{y_kien}}',
    with: { y_kien: ASKED },
  },
  han_moi: {
    label: 'Thời hạn mới',
    text: '{{co_quan}} sẽ trả lời bằng văn bản chậm nhất {{han_moi}}[[ (hạn trước: {{han_cu}})]].',
    with: {
      han_moi: { label: 'Hạn mới', sample: 'thứ Sáu, 30/10/2026', must: true },
      han_cu: {
        label: 'Hạn trước',
        sample: 'thứ Hai, 28/9/2026',
        maybe: { page: 'giai-quyet' },
      },
    },
  },
  ket_thuc: { label: 'Câu kết thúc', text: '{{co_quan}} thông báo để ông (bà) được biết.' },
})

export const GUIDANCE = wording('huong_dan', {
  mo_dau: {
    label: 'Câu mở đầu',
    text: 'Tại {{hoi_nghi}}, {{co_quan}} nhận được ý kiến của ông (bà): {{y_kien}}',
    with: { y_kien: ASKED },
  },
  trach_nhiem: {
    label: 'Thuộc trách nhiệm của ai',
    text: 'Nội dung này thuộc trách nhiệm của {{noi_giai_quyet}}. {{co_quan}} hướng dẫn như sau:',
    with: {
      noi_giai_quyet: { label: 'Cơ quan có trách nhiệm', sample: 'Điện lực khu vực', must: true },
    },
  },
  ket_thuc: {
    label: 'Câu kết thúc',
    text: '',
    blank: true,
    example: '{{co_quan}} hướng dẫn để ông (bà) được biết, thực hiện.',
  },
})

export const LETTER = wording('de_nghi_cap_tren', {
  mo_dau: {
    label: 'Câu mở đầu',
    text: 'Tại {{hoi_nghi}}, Nhân dân nêu {{so_noi_dung}} nội dung vượt thẩm quyền hoặc cần ý kiến của {{cap_tren}}:',
    with: { so_noi_dung: { label: 'Số nội dung', sample: '3' }, cap_tren: SUPERIOR },
  },
  ket_thuc: {
    label: 'Câu đề nghị',
    text: '{{co_quan}} đề nghị {{cap_tren}} xem xét, giải quyết và trả lời[[ chậm nhất {{han}}]] để {{co_quan}} trả lời Nhân dân.',
    with: {
      cap_tren: SUPERIOR,
      han: {
        label: 'Đề nghị trả lời trước ngày',
        sample: 'thứ Sáu, 30/10/2026',
        maybe: { page: 'giai-quyet' },
      },
    },
  },
})

export const VILLAGE_SHEET = wording('phieu_tra_loi_thon', {
  mo_dau: {
    label: 'Lời dặn người đọc',
    text: '(Trưởng thôn đọc cho Nhân dân nghe; kết quả đến ngày {{ngay}})',
    with: { ngay: { label: 'Ngày in phiếu', sample: '05/10/2026', must: true } },
  },
  khong_co: { label: 'Khi thôn không có ý kiến', text: 'Thôn không có ý kiến tại hội nghị này.' },
  ket_thuc: {
    label: 'Câu cuối phiếu',
    text: '',
    blank: true,
    example: 'Bà con còn điều chưa rõ, xin hỏi Trưởng thôn[[ hoặc gọi {{dien_thoai}}]].',
  },
})
