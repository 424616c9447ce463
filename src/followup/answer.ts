// Rules: the signing chain of an answer: soạn → trình → duyệt (or trả lại) → ban hành; who may take which step. Pure.
import { absurd, err, ok, type Result } from '../kit/result.ts'
import { OWN_DRAFT } from '../paper/signing.ts'
import { type Held, heldBack } from './substance.ts'
import type { Step } from './tables.ts'

export type AnswerState = 'du_thao' | 'cho_duyet' | 'tra_lai' | 'da_duyet' | 'ban_hanh'

export const ANSWER_STATE: Readonly<Record<AnswerState, string>> = {
  du_thao: 'Đang soạn',
  cho_duyet: 'Đã trình, chờ duyệt',
  tra_lai: 'Trả lại để sửa',
  da_duyet: 'Đã duyệt, chờ ban hành',
  ban_hanh: 'Đã ban hành',
}

export interface ChainStep {
  readonly step: Step
  readonly by_person: string
}

export function answerState(steps: readonly Pick<ChainStep, 'step'>[]): AnswerState {
  const step = steps.at(-1)?.step
  switch (step) {
    case undefined:
      return 'du_thao'
    case 'trinh':
      return 'cho_duyet'
    case 'tra_lai':
      return 'tra_lai'
    case 'duyet':
      return 'da_duyet'
    case 'ban_hanh':
      return 'ban_hanh'
    default:
      return absurd(step)
  }
}

export function canEdit(state: AnswerState): boolean {
  return state === 'du_thao' || state === 'tra_lai'
}

const FROM: Readonly<Record<Step, readonly AnswerState[]>> = {
  trinh: ['du_thao', 'tra_lai'],
  tra_lai: ['cho_duyet', 'da_duyet'],
  duyet: ['cho_duyet'],
  ban_hanh: ['da_duyet'],
}

/** The next step from where the answer stands; anything else says where it stands. */
export function checkStep(state: AnswerState, step: Step): Result<void> {
  if (FROM[step].includes(state)) return ok()
  return err({
    message: `Văn bản trả lời này đang ở bước “${ANSWER_STATE[state]}” nên chưa làm được việc này. Có thể người khác vừa xử lý: hãy xem lại trang.`,
    status: 409,
  })
}

export interface Part {
  readonly question: string
  readonly text: string
}

/** Parts held back for want of substance, by question. */
export function heldParts(parts: readonly Part[]): readonly (Held & { readonly question: string })[] {
  return parts.flatMap((part) => {
    const held = heldBack(part.text)
    return held ? [{ ...held, question: part.question }] : []
  })
}

/**
 * Product 3.9: an answer "is drafted by the unit, approved, numbered, issued": by someone else than who wrote or
 * submitted it. What lacks substance is held back; the approver may insist, and says why: both are recorded.
 */
export function checkApproval(input: {
  readonly approver: string
  readonly drafter: string
  readonly steps: readonly ChainStep[]
  readonly parts: readonly Part[]
  readonly insists: boolean
  readonly comment: string | null
  /** The chain lets who wrote it approve it too. */
  readonly own?: boolean
  /** A step before the last: it may pass on what the last approver will have to insist on. */
  readonly passesOn?: boolean
}): Result<void> {
  const state = checkStep(answerState(input.steps), 'duyet')
  if (!state.ok) return state
  const wrote = [
    input.drafter,
    ...input.steps.filter((one) => one.step === 'trinh').map((one) => one.by_person),
  ]
  if (!input.own && wrote.includes(input.approver)) return err({ message: OWN_DRAFT, status: 422 })
  const held = heldParts(input.parts)
  if (held.length === 0) return ok()
  if (held.some((part) => part.fault === 'nothing'))
    return err({ message: 'Có nội dung chưa được trả lời. Hãy trả lại để bổ sung.', status: 422 })
  if (input.passesOn || (input.insists && input.comment)) return ok()
  if (input.insists)
    return err({
      field: 'comment',
      message: 'Vẫn duyệt câu trả lời bị giữ lại thì phải ghi lý do; lý do được lưu vào nhật ký.',
      status: 422,
    })
  return err({
    field: 'insists',
    message:
      'Câu trả lời bị giữ lại vì chưa có nội dung thực chất. Hãy trả lại để sửa, hoặc đánh dấu vẫn duyệt và ghi lý do.',
    details: [...new Set(held.map((part) => part.reason))],
    status: 422,
  })
}

/** How an answer reached the person. */
export const DELIVERY = {
  trao_tay: 'Trao tận tay',
  buu_dien: 'Gửi bưu điện',
  truong_thon: 'Qua trưởng thôn',
  thu_dien_tu: 'Thư điện tử',
  tin_nhan: 'Tin nhắn, Zalo',
  niem_yet: 'Niêm yết',
} as const

export type Delivery = keyof typeof DELIVERY
