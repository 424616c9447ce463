// Rules: what a disposition is allowed to be, what it closes at once, what it leaves owed. Pure.
import { err, ok, type Result } from '../kit/result.ts'
import { DISPOSITION, type Disposition, isCode } from '../regulation/codes.ts'

export interface DispositionInput {
  readonly code: string
  /** What was answered, where the opinion is taken on board, whom the person was told to turn to. */
  readonly answer: string | null
  readonly ground: string | null
}

/** What a disposition leaves owed to the person. */
export type Owed = 'nothing' | 'reply' | 'letter' | 'guidance'

/**
 * plan S5: "trường hợp không đủ thời gian thì trả lời bằng văn bản"; "nếu chưa được trả lời thỏa đáng
 * tại Hội nghị" the reply is owed in writing. plan S1: "Đối với những vấn đề cần xác minh, kiểm tra
 * làm rõ thì ghi nhận, tiếp thu trả lời sau". What is within the commune's competence but stuck (thỉnh thị) is asked of
 * the superior so that one answer is given: the commune still owes the reply.
 */
export const OWED: Readonly<Record<Disposition, Owed>> = {
  tra_loi_tai_cho: 'nothing',
  chua_thoa_dang: 'reply',
  tiep_thu: 'nothing',
  xac_minh: 'reply',
  tra_loi_van_ban: 'reply',
  thieu_thoi_gian: 'reply',
  giao_don_vi: 'reply',
  vuot_tham_quyen: 'letter',
  thinh_thi: 'reply',
  co_quan_khac: 'guidance',
  tu_choi: 'nothing',
  tach_don: 'nothing',
}

export function owedBy(code: string): Owed {
  return isCode(DISPOSITION, code) ? OWED[code] : 'nothing'
}

/** Dispositions whose words are the answer itself: without them nothing was said to the person. */
const NEEDS_ANSWER: Partial<Record<Disposition, string>> = {
  tra_loi_tai_cho: 'Hãy ghi nội dung đã trả lời tại chỗ.',
  chua_thoa_dang: 'Hãy ghi nội dung đã trả lời tại chỗ.',
  tiep_thu: 'Hãy ghi ý kiến được tiếp thu để dùng vào việc gì, hoặc lý do không tiếp thu.',
}

/**
 * Only what the conference's own regulation provides may be chosen. A refusal states its ground (plan S2,
 * S5 name the grounds on which the chair may refuse) and never removes the opinion.
 */
export function checkDisposition(input: DispositionInput, allowed: readonly string[]): Result<Disposition> {
  const { code } = input
  if (!isCode(DISPOSITION, code))
    return err({ field: 'code', message: 'Hãy chọn cách xử lý trong danh sách.', status: 422 })
  if (!allowed.includes(code))
    return err({
      field: 'code',
      message: `Quy chế của hội nghị này không có cách xử lý “${DISPOSITION[code]}”. Hãy chọn cách khác trong danh sách.`,
      status: 422,
    })
  if (code === 'tu_choi' && !input.ground)
    return err({
      field: 'ground',
      message: 'Từ chối đối thoại phải nêu căn cứ trong quy chế. Ý kiến vẫn được lưu.',
      status: 422,
    })
  const missing = NEEDS_ANSWER[code]
  if (missing && !input.answer) return err({ field: 'answer', message: missing, status: 422 })
  return ok(code)
}
