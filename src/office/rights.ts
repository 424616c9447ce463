// Rules: who may do what (product.md section 2). A right is a sentence; a role is a set of rights; nothing else grants.

export const RIGHTS = {
  'conference.read': 'Xem hội nghị, lịch và văn bản đã ban hành',
  'conference.write': 'Lập, sửa, thông báo, hoãn, khép hội nghị; ghi việc công khai',
  'conference.issue': 'Ban hành kế hoạch',
  'task.report': 'Báo kết quả hoặc vướng mắc việc chuẩn bị của đơn vị mình',
  'invite.write': 'Lập danh sách và mời đại biểu',
  'petition.read': 'Xem mọi ý kiến (trừ sổ hạn chế)',
  'petition.read_unit': 'Xem ý kiến giao cho đơn vị mình',
  'petition.read_village': 'Xem ý kiến của thôn mình',
  'petition.enter': 'Nhập ý kiến thay người dân',
  'petition.collect': 'Nộp danh sách ý kiến của thôn, chi bộ mình',
  'petition.triage': 'Phân loại, tách, ghép, phân công ý kiến',
  'restricted.read': 'Giữ sổ hạn chế về tố cáo',
  'restricted.appoint': 'Giao người giữ sổ hạn chế',
  'privacy.read': 'Xem ai đã mở dữ liệu cá nhân và thời hạn lưu giữ (không xem dữ liệu)',
  'privacy.write': 'Duyệt bản công khai, đặt thời hạn lưu giữ, xóa dữ liệu cá nhân theo quy định',
  'hall.read': 'Xem diễn biến ngày đối thoại',
  'hall.run': 'Điểm danh, điều hành lượt phát biểu, ghi biên bản',
  'hall.dispose': 'Chủ trì xử lý từng nội dung',
  'conclusion.write': 'Soạn biên bản, kết luận',
  'conclusion.issue': 'Ban hành thông báo kết luận',
  'answer.draft': 'Soạn và trình văn bản trả lời của đơn vị mình',
  'answer.approve': 'Duyệt văn bản trả lời',
  'answer.issue': 'Vào số, ban hành, giao văn bản trả lời',
  'case.manage': 'Gia hạn, chuyển đơn vị, đề nghị cấp trên',
  'superior.answer': 'Trả lời nội dung vượt thẩm quyền của xã',
  'paper.read': 'Xem và in văn bản',
  'paper.issue': 'Vào số, ban hành văn bản',
  'paper.wording': 'Sửa câu chữ của mẫu văn bản',
  'paper.chain': 'Đặt các bước trình ký văn bản',
  'supervision.read': 'Xem nhật ký và kiến nghị giám sát',
  'supervision.write': 'Ghi kiến nghị giám sát',
  'supervision.answer': 'Trả lời kiến nghị giám sát',
  'report.read': 'Xem báo cáo, thống kê',
  'report.write': 'Lập, chốt báo cáo',
  'regulation.write': 'Sửa quy chế của xã',
  'calendar.write': 'Sửa lịch nghỉ, làm bù của xã; các hạn dời theo',
  'office.manage': 'Quản trị đơn vị, thôn, cán bộ, tài khoản',
} as const

export type Right = keyof typeof RIGHTS

export const ROLES = {
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

export type Role = keyof typeof ROLES

const OFFICE: readonly Right[] = [
  'conference.read',
  'conference.write',
  'conference.issue',
  'task.report',
  'invite.write',
  'petition.read',
  'petition.enter',
  'petition.triage',
  'privacy.read',
  'privacy.write',
  'hall.read',
  'hall.run',
  'hall.dispose',
  'conclusion.write',
  'answer.draft',
  'answer.issue',
  'case.manage',
  'paper.read',
  'paper.issue',
  'paper.wording',
  'paper.chain',
  'supervision.read',
  'supervision.answer',
  'report.read',
  'report.write',
  'regulation.write',
  'calendar.write',
]

const CHAIR: readonly Right[] = [
  'conference.read',
  'conference.issue',
  'petition.read',
  'hall.read',
  'hall.dispose',
  'conclusion.write',
  'conclusion.issue',
  'answer.approve',
  'paper.read',
  'supervision.read',
  'report.read',
]

const UNIT: readonly Right[] = [
  'conference.read',
  'task.report',
  'petition.read_unit',
  'answer.draft',
  'paper.read',
]

const OF_ROLE: Readonly<Record<Role, readonly Right[]>> = {
  office: OFFICE,
  party_office: OFFICE,
  chair: [...CHAIR, 'restricted.appoint'],
  stand_in: CHAIR,
  secretary: [
    'conference.read',
    'petition.read',
    'petition.enter',
    'hall.read',
    'hall.run',
    'hall.dispose',
    'conclusion.write',
    'paper.read',
  ],
  unit: UNIT,
  police: UNIT,
  finance: UNIT,
  collector: ['conference.read', 'petition.collect', 'petition.read_village', 'paper.read'],
  front: [
    'conference.read',
    'task.report',
    'invite.write',
    'petition.read',
    'privacy.read',
    'hall.read',
    'paper.read',
    'supervision.read',
    'supervision.write',
    'report.read',
  ],
  leader: ['conference.read', 'petition.read', 'hall.read', 'paper.read', 'supervision.read', 'report.read'],
  superior: ['report.read', 'superior.answer'],
  admin: ['office.manage', 'calendar.write', 'privacy.read'],
}

/** All rights of someone with these roles; keeping the restricted register is granted by name, not by role. */
export function rightsOf(roles: readonly Role[], keepsRestricted: boolean): ReadonlySet<Right> {
  const rights = new Set(roles.flatMap((role) => OF_ROLE[role]))
  if (keepsRestricted) rights.add('restricted.read')
  return rights
}

export function isRole(text: string): text is Role {
  return Object.hasOwn(ROLES, text)
}
