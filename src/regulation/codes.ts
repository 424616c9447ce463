// The stable words of the field: code → Vietnamese label. Data files, the command line, the API and the database use
// the codes; a commune may add fields, units and channels as data, the rest is closed.

export const UNIT = {
  working_day: 'ngày làm việc',
  calendar_day: 'ngày',
  fixed: 'ngày ấn định',
  window: 'khoảng thời gian',
} as const

/** How often a duty comes back. */
export const EVERY = {
  week: 'hàng tuần',
  month: 'hàng tháng',
  quarter: 'hàng quý',
  half_year: 'sáu tháng một lần',
} as const

export const DIRECTION = {
  before: 'trước',
  after: 'sau',
  on: 'vào',
  within: 'trong',
} as const

export const LIMIT = {
  by: 'chậm nhất (tính cả ngày cuối)',
  strictly_before: 'trước ngày (ngày đó không còn kịp)',
  not_before: 'không sớm hơn',
} as const

export const ANCHOR = {
  conference: 'ngày tổ chức (buổi đầu)',
  conference_end: 'kết thúc hội nghị (buổi cuối)',
  conclusion_issued: 'ban hành thông báo kết luận',
  plan_issued: 'ban hành kế hoạch',
  accepted: 'tiếp nhận ý kiến',
  reply_due: 'hạn trả lời',
  previous_rule: 'mốc khác (nêu id)',
  none: 'không có mốc',
} as const

export const DUTY = {
  hold: 'tổ chức trong kỳ hạn',
  notice: 'thông báo, niêm yết trước',
  invite: 'mời',
  collect: 'tổng hợp ý kiến từ thôn, chi bộ',
  classify: 'phân loại, tổng hợp',
  prepare: 'chuẩn bị nội dung, trả lời',
  result: 'thông báo kết luận, kết quả',
  escalate: 'kiến nghị cấp trên',
  reply: 'trả lời bằng văn bản',
  reply_complex: 'trả lời vụ việc phức tạp',
  track: 'theo dõi định kỳ',
  report: 'báo cáo cấp trên',
  quota: 'phân bổ đại biểu',
  settle: 'thanh quyết toán',
} as const

export const ROLE = {
  office: 'Văn phòng',
  party_office: 'Văn phòng Đảng ủy',
  chair: 'Chủ trì',
  stand_in: 'Người được phân công chủ trì thay',
  secretary: 'Thư ký',
  unit: 'Cơ quan, đơn vị chuyên môn',
  collector: 'Trưởng thôn, chi bộ, đoàn thể',
  front: 'Ủy ban MTTQ Việt Nam và các tổ chức chính trị - xã hội',
  leader: 'Đảng ủy, Thường trực HĐND (theo dõi)',
  superior: 'Cấp trên',
  police: 'Công an',
  finance: 'Tài chính - Kế toán',
  admin: 'Quản trị hệ thống',
} as const

export const KIND = {
  kien_nghi: 'Kiến nghị',
  phan_anh: 'Phản ánh',
  hoi: 'Hỏi',
  gop_y: 'Góp ý, sáng kiến',
  khieu_nai: 'Khiếu nại',
  to_cao: 'Tố cáo',
  to_giac: 'Tố giác tội phạm',
  tranh_chap: 'Tranh chấp dân sự, đất đai',
  tthc: 'Yêu cầu thủ tục hành chính',
} as const

export const COMPETENCE = {
  commune: 'Thuộc thẩm quyền xã',
  superior: 'Vượt thẩm quyền',
  other_body: 'Thuộc cơ quan, tổ chức khác',
  complaint_law: 'Giải quyết theo luật khiếu nại, tố cáo',
} as const

export const LEVEL = {
  commune: 'Hội nghị cấp xã',
  province: 'Hội nghị cấp tỉnh',
} as const

export const DISPOSITION = {
  tra_loi_tai_cho: 'Trả lời tại chỗ',
  chua_thoa_dang: 'Đã trả lời tại chỗ, chưa thỏa đáng: còn trả lời bằng văn bản',
  tiep_thu: 'Tiếp thu (nơi sử dụng, hoặc lý do không tiếp thu)',
  xac_minh: 'Ghi nhận, xác minh, trả lời sau',
  tra_loi_van_ban: 'Trả lời bằng văn bản',
  thieu_thoi_gian: 'Không đủ thời gian: trả lời bằng văn bản',
  giao_don_vi: 'Giao cơ quan, đơn vị',
  vuot_tham_quyen: 'Vượt thẩm quyền: đề nghị cấp có thẩm quyền',
  thinh_thi: 'Trong thẩm quyền nhưng vướng mắc: xin ý kiến cấp trên để thống nhất trả lời',
  co_quan_khac: 'Thuộc cơ quan khác: giải thích, hướng dẫn',
  tu_choi: 'Từ chối đối thoại (nêu căn cứ)',
  tach_don: 'Tách xử lý theo luật khiếu nại, tố cáo',
} as const

export const CHANNEL = {
  phieu: 'Phiếu đăng ký',
  web: 'Trang thông tin',
  truc_tiep: 'Phát biểu tại hội nghị',
  thon: 'Trưởng thôn tổng hợp',
  chi_bo: 'Chi bộ tổng hợp',
  mat_tran: 'MTTQ, đoàn thể',
  gui_truoc: 'Gửi trước về Văn phòng',
  truyen_thong: 'Phương tiện thông tin đại chúng',
  dien_thoai: 'Điện thoại, tin nhắn, Zalo',
  ton_dong: 'Tồn đọng (cử tri, giám sát, tiếp công dân, kỳ trước)',
} as const

export const BACKLOG_SOURCE = {
  cu_tri: 'Cử tri tại kỳ họp HĐND',
  giam_sat: 'Giám sát',
  tiep_dan: 'Tiếp công dân',
  don_thu: 'Đơn thư (chỉ thống kê)',
  ky_truoc: 'Hội nghị kỳ trước',
} as const

export const ISSUER = {
  ubnd: 'Ủy ban nhân dân',
  party: 'Đảng ủy, Ban Thường vụ Đảng ủy',
  front: 'Ủy ban MTTQ Việt Nam',
} as const

export const PAPER = {
  ke_hoach: 'Kế hoạch',
  phan_bo: 'Phân bổ đại biểu',
  thong_bao: 'Thông báo tổ chức',
  giay_moi: 'Giấy mời',
  phieu_dang_ky: 'Phiếu đăng ký tham gia',
  bieu_mau_xa: 'Biểu mẫu ý kiến cấp xã',
  bieu_mau_tinh: 'Biểu mẫu ý kiến cấp tỉnh',
  noi_quy: 'Nội quy',
  chuong_trinh: 'Chương trình',
  bao_cao_ktxh: 'Báo cáo tóm tắt KT-XH',
  noi_dung_cong_khai: 'Nội dung phải công khai và lấy ý kiến Nhân dân',
  ket_qua_ky_truoc: 'Kết quả giải quyết kiến nghị kỳ trước',
  ra_soat_ton_dong: 'Rà soát vấn đề tồn đọng, dự kiến hướng giải quyết',
  du_bao_tinh_hinh: 'Dự báo tình huống',
  phuong_an_an_ninh: 'Phương án bảo đảm an ninh',
  phan_loai: 'Bảng phân loại ý kiến',
  giao_tra_loi: 'Công văn giao trả lời',
  tong_hop_tra_loi: 'Tổng hợp nội dung trả lời',
  tai_lieu_chu_tri: 'Tài liệu chủ trì',
  danh_sach_diem_danh: 'Danh sách đại biểu (ký)',
  bien_ban: 'Biên bản',
  thong_bao_ket_luan: 'Thông báo kết luận',
  bien_ban_niem_yet: 'Biên bản niêm yết',
  tra_loi: 'Văn bản trả lời',
  gia_han: 'Thông báo gia hạn',
  de_nghi_cap_tren: 'Văn bản đề nghị cấp trên',
  huong_dan: 'Văn bản hướng dẫn',
  phieu_tra_loi_thon: 'Phiếu trả lời theo thôn',
  danh_muc: 'Danh mục kiến nghị',
  bao_cao_thang: 'Báo cáo tháng',
  bao_cao_to_chuc: 'Báo cáo kết quả tổ chức',
  bao_cao_giai_quyet: 'Báo cáo kết quả giải quyết',
  bao_cao_tong_hop: 'Báo cáo tổng hợp sau hội nghị',
  bao_cao_du_luan: 'Báo cáo tình hình Nhân dân (MTTQ)',
  ban_giao: 'Danh mục bàn giao',
  quyet_toan: 'Bảng dự toán, quyết toán',
  ap_phich: 'Áp phích',
  ban_tin: 'Bản tin truyền thanh',
  tin_nhan: 'Tin nhắn',
  bien_nhan: 'Phiếu biên nhận',
} as const

export const FIELD = {
  dat_dai: 'Đất đai, giấy chứng nhận',
  gpmb_tai_dinh_cu: 'Giải phóng mặt bằng, tái định cư',
  giao_thong: 'Giao thông',
  thuy_loi: 'Thủy lợi, thoát nước',
  nuoc_sach: 'Nước sạch',
  dien: 'Điện, chiếu sáng',
  moi_truong: 'Môi trường, rác thải',
  nong_lam_nghiep: 'Nông, lâm nghiệp',
  chan_nuoi: 'Chăn nuôi',
  quy_hoach_xay_dung: 'Quy hoạch, xây dựng cơ bản',
  nong_thon_moi: 'Xây dựng nông thôn mới, chương trình mục tiêu',
  thien_tai: 'Thiên tai, sạt lở',
  chinh_sach: 'Chính sách, an sinh, người có công',
  y_te: 'Y tế, BHYT',
  giao_duc: 'Giáo dục',
  van_hoa: 'Văn hóa, nhà văn hóa, tín ngưỡng',
  an_ninh: 'An ninh, trật tự',
  tthc_cchc: 'Cải cách hành chính, thủ tục',
  chuyen_doi_so: 'Chuyển đổi số, truyền thanh, viễn thông',
  can_bo: 'Tổ chức, cán bộ, thái độ phục vụ',
  dan_toc: 'Dân tộc, tôn giáo',
  ngan_sach: 'Ngân sách, tín dụng, các khoản đóng góp',
  khac: 'Khác',
} as const

export const REQUEST_STATE = {
  tiep_nhan: 'Đã tiếp nhận',
  phan_cong: 'Đã phân công',
  dang_giai_quyet: 'Đang giải quyết',
  cho_cap_tren: 'Chờ cấp trên',
  da_tra_loi: 'Đã trả lời',
  da_huong_dan: 'Đã hướng dẫn',
  da_xong: 'Đã thực hiện xong',
  tu_choi: 'Từ chối',
  tach: 'Đã tách xử lý theo luật khác',
} as const

export type Unit = keyof typeof UNIT
export type Every = keyof typeof EVERY
export type Direction = keyof typeof DIRECTION
export type Limit = keyof typeof LIMIT
export type Anchor = keyof typeof ANCHOR
export type Duty = keyof typeof DUTY
export type Role = keyof typeof ROLE
export type Kind = keyof typeof KIND
export type Competence = keyof typeof COMPETENCE
export type Level = keyof typeof LEVEL
export type Disposition = keyof typeof DISPOSITION
export type Channel = keyof typeof CHANNEL
export type BacklogSource = keyof typeof BACKLOG_SOURCE
export type Issuer = keyof typeof ISSUER
export type PaperKind = keyof typeof PAPER
export type Field = keyof typeof FIELD
export type RequestState = keyof typeof REQUEST_STATE

/** The codes of one list, typed: for schemas and forms. */
export function codesOf<T extends string>(list: Readonly<Record<T, string>>): readonly [T, ...T[]] {
  return Object.keys(list) as unknown as readonly [T, ...T[]]
}

export function isCode<T extends string>(list: Readonly<Record<T, string>>, code: string): code is T {
  return Object.hasOwn(list, code)
}
