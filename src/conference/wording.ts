// Rules: the sentences of the papers before the day, officially worded; an office may word them itself.
import { type Place, wording } from '../paper/wording.ts'

const VILLAGE = {
  label: 'Thôn hoặc tổ dân phố (chữ thường)',
  sample: 'thôn',
} as const satisfies Place
const OFFICE = { label: 'Văn phòng nhận ý kiến', sample: 'Văn phòng HĐND và UBND' } as const satisfies Place
const SITE = { label: 'Địa chỉ trang của xã', sample: 'https://xa-mau.example' } as const satisfies Place
const PLAN = {
  label: 'Số, ngày của kế hoạch đã ban hành',
  sample: '05/KH-UBND ngày 5/8/2026',
  maybe: { page: 'hoi-nghi/:hoi-nghi/ke-hoach' },
} as const satisfies Place

export const NOTICE = wording('thong_bao', {
  mo_dau: {
    label: 'Câu mở đầu',
    text: '[[Thực hiện Kế hoạch số {{ke_hoach}}, ]]{{co_quan}} thông báo tổ chức {{hoi_nghi}} như sau:',
    with: { ke_hoach: PLAN },
  },
  ai_cung_duoc: {
    label: 'Ai được nêu ý kiến, ai được ghi giúp',
    text: 'Mọi người dân trên địa bàn đều có thể nêu ý kiến, kiến nghị; người không tự viết được thì đến {{van_phong}} hoặc gặp Trưởng {{thon}} để được ghi giúp.',
    with: { van_phong: OFFICE, thon: VILLAGE },
  },
  cach_mang: {
    label: 'Cách gửi: qua mạng',
    text: 'Gửi qua mạng tại {{dia_chi}}, không cần tài khoản',
    with: { dia_chi: { ...SITE, must: true } },
  },
  cach_phieu: {
    label: 'Cách gửi: phiếu đăng ký',
    text: 'Ghi phiếu đăng ký và nộp tại {{van_phong}} hoặc gửi Trưởng {{thon}}',
    with: { van_phong: OFFICE, thon: VILLAGE },
  },
  cach_truc_tiep: {
    label: 'Cách gửi: phát biểu tại hội nghị',
    text: 'Đăng ký với Ban tổ chức và phát biểu tại Hội nghị',
  },
  cach_thon: {
    label: 'Cách gửi: qua trưởng thôn',
    text: 'Nói với Trưởng {{thon}} để tổng hợp, gửi về {{van_phong}}',
    with: { van_phong: OFFICE, thon: VILLAGE },
  },
  cach_chi_bo: { label: 'Cách gửi: qua chi bộ', text: 'Gửi chi bộ nơi cư trú để tổng hợp' },
  cach_mat_tran: {
    label: 'Cách gửi: qua Mặt trận, đoàn thể',
    text: 'Gửi Ủy ban MTTQ Việt Nam hoặc đoàn thể ở cơ sở',
  },
  cach_gui_truoc: {
    label: 'Cách gửi: bằng văn bản',
    text: 'Gửi bằng văn bản về {{van_phong}}',
    with: { van_phong: OFFICE },
  },
  cach_truyen_thong: {
    label: 'Cách gửi: qua báo, đài',
    text: 'Gửi qua phương tiện thông tin đại chúng',
  },
  cach_lien_he: {
    label: 'Cách gửi: gọi hoặc viết cho văn phòng',
    text: 'Gọi hoặc viết cho {{van_phong}}: {{lien_he}}',
    with: {
      van_phong: OFFICE,
      lien_he: {
        label: 'Điện thoại, thư điện tử',
        sample: 'điện thoại 0200 000 000, thư điện tử ubnd@xa-mau.example',
        must: true,
      },
    },
  },
  nhan_truoc: {
    label: 'Thời gian nhận ý kiến trước hội nghị',
    text: 'Nhận ý kiến trước Hội nghị[[ từ ngày {{tu_ngay}}]][[ đến hết ngày {{den_ngay}}]]; ý kiến nêu tại Hội nghị được ghi nhận ngay tại chỗ.',
    with: {
      tu_ngay: { label: 'Ngày bắt đầu nhận', sample: '01/9/2026', maybe: { page: 'hoi-nghi/:hoi-nghi/sua' } },
      den_ngay: {
        label: 'Ngày cuối nhận',
        sample: '20/9/2026',
        maybe: { page: 'hoi-nghi/:hoi-nghi/sua' },
      },
    },
  },
  du_lieu_ca_nhan: {
    label: 'Thông tin phải cho biết, cách công khai, đơn thư',
    text: 'Chỉ cần cho biết họ tên, điện thoại, địa chỉ và nội dung; khi công khai chỉ ghi chữ cái đầu của tên và {{thon}}. Khiếu nại, tố cáo được hướng dẫn gửi và giải quyết theo pháp luật về khiếu nại, tố cáo.',
    with: { thon: VILLAGE },
  },
  ket_thuc: {
    label: 'Câu kết thúc',
    text: '{{co_quan}} thông báo để các cơ quan, đơn vị và Nhân dân biết, tham dự và gửi ý kiến',
  },
})

export const INVITATION = wording('giay_moi', {
  mo_dau: {
    label: 'Câu kính mời',
    text: '{{co_quan}} trân trọng kính mời: {{dai_bieu}}[[, {{chuc_danh}}]]',
    with: {
      dai_bieu: { label: 'Họ tên người được mời', sample: 'Ông Nguyễn Văn Mẫu', must: true },
      chuc_danh: {
        label: 'Chức danh, thôn của người được mời',
        sample: 'Trưởng thôn, thôn Mẫu',
        maybe: { page: 'hoi-nghi/:hoi-nghi/dai-bieu' },
      },
    },
  },
  ket_thuc: {
    label: 'Câu kết thúc',
    text: 'Đại biểu có ý kiến, kiến nghị xin chuẩn bị ngắn gọn và đăng ký với {{van_phong}} trước giờ khai mạc. Rất mong đại biểu đến dự đúng giờ',
    with: { van_phong: OFFICE, ke_hoach: PLAN },
  },
})

export const PROGRAMME = wording('chuong_trinh', {
  mo_dau: {
    label: 'Câu mở đầu',
    text: '',
    blank: true,
    example: '[[Thực hiện Kế hoạch số {{ke_hoach}}, ]]chương trình {{hoi_nghi}} như sau:',
    with: { ke_hoach: PLAN },
  },
  co_the_doi: {
    label: 'Câu kết thúc khi quy chế cho thay đổi chương trình',
    text: 'Người chủ trì có thể thay đổi, bổ sung chương trình khi cần thiết',
  },
  theo_thu_tu: {
    label: 'Câu kết thúc khi quy chế không nói tới thay đổi',
    text: 'Hội nghị tiến hành theo thứ tự trên',
  },
})

export const HOUSE_RULES = wording('noi_quy', {
  mo_dau: {
    label: 'Câu mở đầu',
    text: '',
    blank: true,
    example: 'Để {{hoi_nghi}} diễn ra trang trọng, dân chủ, người tham dự thực hiện các quy định sau:',
  },
  quy_tac: {
    label: 'Các quy tắc của người tham dự (mỗi dòng một quy tắc)',
    list: true,
    text: [
      'Đến đúng giờ, ký tên vào danh sách, ngồi theo hướng dẫn của Ban tổ chức.',
      'Để điện thoại ở chế độ im lặng; ghi âm, ghi hình theo sự điều hành của người chủ trì.',
      'Ai muốn phát biểu thì đăng ký với Thư ký hoặc bộ phận tiếp nhận ý kiến; phát biểu theo thứ tự và sự điều hành của người chủ trì.',
      'Khi phát biểu, nói rõ họ tên và nơi ở; nói ngắn gọn, đúng việc, có căn cứ. Ý kiến đã có người nêu thì chỉ bổ sung điều còn thiếu.',
      'Ai chưa kịp phát biểu hoặc không muốn nói trước đông người thì ghi phiếu gửi Thư ký; ý kiến ghi phiếu được trả lời như ý kiến phát biểu.',
      'Lắng nghe và tôn trọng nhau; không ngắt lời, không to tiếng, không nói việc riêng tư của người khác.',
      'Khiếu nại, tố cáo không giải quyết tại Hội nghị; người có đơn được hướng dẫn gửi đến nơi có thẩm quyền theo quy định của pháp luật.',
    ].join('\n'),
  },
  tu_choi: {
    label: 'Khi từ chối đối thoại',
    text: 'Khi từ chối, người chủ trì nói rõ căn cứ; ý kiến, lý do và người quyết định được ghi vào biên bản.',
  },
  ky_ten: { label: 'Ai ra nội quy', text: 'Ban Tổ chức Hội nghị' },
})

export const SLIP = wording('phieu_dang_ky', {
  mo_dau: {
    label: 'Câu đầu phiếu',
    text: '',
    blank: true,
    example: 'Xin ghi rõ từng nội dung; mỗi nội dung một dòng. Người không tự viết được sẽ được ghi giúp.',
  },
  chan_phieu: {
    label: 'Câu chân phiếu',
    text: '',
    blank: true,
    example: 'Gửi phiếu cho Trưởng {{thon}} hoặc {{van_phong}}.',
    with: { van_phong: OFFICE, thon: VILLAGE },
  },
  ma_qr: {
    label: 'Chữ dưới mã QR',
    text: 'Hoặc gửi ý kiến tại {{dia_chi}}',
    with: { dia_chi: SITE },
  },
})

export const QUOTA = wording('phan_bo', {
  mo_dau: {
    label: 'Câu mở đầu',
    text: '{{co_quan}} phân bổ đại biểu Nhân dân dự {{hoi_nghi}} như sau:',
  },
  ket_thuc: {
    label: 'Câu kết thúc',
    text: 'Trưởng các {{thon}} chọn, mời đại biểu và gửi danh sách về {{van_phong}} để in giấy mời, bố trí chỗ ngồi',
    with: { van_phong: OFFICE, thon: VILLAGE },
  },
})

export const ATTENDANCE = wording('danh_sach_diem_danh', {
  mo_dau: {
    label: 'Câu đầu danh sách',
    text: '',
    blank: true,
    example: 'Đại biểu ký tên vào dòng của mình.',
  },
  tong_so: {
    label: 'Tổng số',
    text: 'Tổng số theo danh sách: {{so_dai_bieu}} đại biểu.',
    with: { so_dai_bieu: { label: 'Số đại biểu trong danh sách', sample: '65', must: true } },
  },
})

export const POSTER = wording('ap_phich', {
  tieu_de: { label: 'Dòng lớn trên đầu', text: 'Mời Nhân dân dự đối thoại' },
  khau_hieu: {
    label: 'Khẩu hiệu',
    text: '',
    blank: true,
    list: true,
    example: 'Dân biết, dân bàn, dân làm, dân kiểm tra, dân giám sát, dân thụ hưởng',
  },
  ban_ve: { label: 'Trước các nội dung', text: 'Bàn về:' },
  gui_y_kien: { label: 'Trước các cách gửi ý kiến', text: 'Gửi ý kiến bằng cách nào?' },
  ma_qr: {
    label: 'Chữ dưới mã QR',
    text: 'Quét mã để gửi ý kiến: {{dia_chi}}',
    with: { dia_chi: SITE },
  },
})

const START = {
  gio: { label: 'Giờ bắt đầu', sample: '08 giờ', must: true },
  ngay: { label: 'Ngày tổ chức', sample: 'thứ Sáu, ngày 26/9/2026', must: true },
  dia_diem: { label: 'Địa điểm', sample: 'Hội trường xã', must: true },
} as const

export const LOUDSPEAKER = wording('ban_tin', {
  loi_chao: { label: 'Lời chào', text: 'Kính thưa bà con {{xa}}!' },
  loi_moi: { label: 'Lời mời', text: '{{co_quan}} mời bà con dự {{hoi_nghi}}.' },
  mot_buoi: {
    label: 'Giờ, ngày, nơi (một buổi)',
    text: 'Hội nghị bắt đầu lúc {{gio}}, {{ngay}}. Địa điểm: {{dia_diem}}.',
    with: START,
  },
  nhieu_buoi: {
    label: 'Giờ, ngày, nơi của từng buổi (nhiều buổi)',
    text: 'Buổi {{buoi}}, bắt đầu lúc {{gio}}, {{ngay}}. Địa điểm: {{dia_diem}}.',
    with: { buoi: { label: 'Buổi thứ mấy', sample: '1' }, ...START },
  },
  noi_dung: {
    label: 'Nội dung',
    text: 'Hội nghị bàn về các việc sau. {{noi_dung}}',
    with: { noi_dung: { label: 'Các nội dung', sample: 'Đường giao thông. Nước sạch.', must: true } },
  },
  den_noi: {
    label: 'Mời đến nói',
    text: 'Bà con có điều gì muốn hỏi, muốn góp ý, muốn đề nghị thì đến dự và nói thẳng với người chủ trì.',
  },
  khong_den_duoc: {
    label: 'Ai không đến được',
    text: 'Ai không đến được thì nói với Trưởng {{thon}}, hoặc gửi về {{van_phong}}. Ai không tự viết được sẽ có người ghi giúp.',
    with: { van_phong: OFFICE, thon: VILLAGE },
  },
  deu_tra_loi: { label: 'Lời hứa', text: 'Ý kiến nào cũng được ghi lại và được trả lời.' },
  cam_on: { label: 'Lời cảm ơn', text: 'Xin cảm ơn bà con đã lắng nghe.' },
})

export const MESSAGE = wording('tin_nhan', {
  tin: {
    label: 'Tin nhắn',
    text: '{{ten_xa}} mời bà con dự đối thoại: {{thoi_gian}}, tại {{dia_diem}}[[ (và {{so_buoi_khac}} buổi khác)]]. Gửi ý kiến: Trưởng {{thon}}, Văn phòng {{loai_xa}}[[, {{trang_web}}]].',
    with: {
      ten_xa: { label: 'Tên xã, phường (chữ hoa đầu)', sample: 'Xã Mẫu' },
      loai_xa: { label: 'Xã hoặc phường (chữ thường)', sample: 'xã' },
      thoi_gian: { label: 'Giờ, ngày', sample: '08h00 thứ Sáu 26/9/2026', must: true },
      dia_diem: { label: 'Địa điểm', sample: 'Hội trường xã', must: true },
      so_buoi_khac: {
        label: 'Số buổi khác',
        sample: '2',
        maybe: { page: 'hoi-nghi/:hoi-nghi/ngay-to-chuc' },
      },
      thon: VILLAGE,
      trang_web: {
        label: 'Trang của xã',
        sample: 'xa-mau.example',
        maybe: { page: 'quan-tri' },
      },
    },
  },
})
