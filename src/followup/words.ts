// Words of follow-up on screens: phases, what comes next, tones of states.
import type { RequestState } from '../regulation/codes.ts'
import type { AnswerState } from './answer.ts'
import type { Next, Phase } from './state.ts'

export const PHASE_WORD: Readonly<Record<Phase, string>> = {
  late: 'Quá hạn',
  due: 'Sắp đến hạn',
  on_time: 'Còn thời gian',
  no_date: 'Không ấn định ngày',
  closed: 'Đã có kết quả',
}

export const PHASE_TONE = {
  late: 'late',
  due: 'due',
  on_time: 'waiting',
  no_date: 'neutral',
  closed: 'done',
} as const satisfies Record<Phase, string>

export const NEXT_WORD: Readonly<Record<Next, string>> = {
  nothing: 'Không còn việc phải làm',
  dispose: 'Chủ trì xử lý tại hội nghị',
  reply: 'Trả lời bằng văn bản',
  reply_after_superior: 'Cấp trên đã trả lời: trả lời người dân',
  letter: 'Làm văn bản đề nghị cấp trên',
  wait_superior: 'Chờ cấp trên trả lời, đôn đốc',
  guide: 'Hướng dẫn liên hệ cơ quan có trách nhiệm',
  keep_promise: 'Thực hiện việc đã hứa',
}

export const STATE_TONE = {
  tiep_nhan: 'neutral',
  phan_cong: 'neutral',
  dang_giai_quyet: 'waiting',
  cho_cap_tren: 'waiting',
  da_tra_loi: 'done',
  da_huong_dan: 'done',
  da_xong: 'done',
  tu_choi: 'neutral',
  tach: 'restricted',
} as const satisfies Record<RequestState, string>

export const ANSWER_TONE = {
  du_thao: 'neutral',
  cho_duyet: 'due',
  tra_lai: 'late',
  da_duyet: 'waiting',
  ban_hanh: 'done',
} as const satisfies Record<AnswerState, string>
