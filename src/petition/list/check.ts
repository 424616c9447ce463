// Rules: what one opinion of a list must be to be taken, whether it was read from a file or corrected by hand.
import { count, fold } from '../../kit/text.ts'

export const MAX_CONTENT = 20_000
export const MAX_QUESTION = 5_000
export const MAX_QUESTIONS = 50
export const MAX_NAME = 100
export const MAX_ADDRESS = 200

const NOTHING = /^(khong|khong co|chua co) (co )?(y kien|kien nghi|noi dung)( gi| nao)?( them)?$/

/** Why these words are no opinion, or none that can be kept as it stands. */
export function unusable(content: string): string | undefined {
  if (/^#[A-Z/0!?]+$/.test(content)) return 'Ô nội dung là lỗi của công thức bảng tính. Hãy gõ lại nội dung.'
  if (!/\p{L}{2}/u.test(content)) return 'Ô nội dung không có chữ nào.'
  if (content.length < 80 && NOTHING.test(fold(content))) return 'Ghi “không có ý kiến”: không có gì để nhập.'
  if (content.length > MAX_CONTENT)
    return `Nội dung dài ${count(content.length)} ký tự; tối đa ${count(MAX_CONTENT)}. Hãy chia thành nhiều dòng.`
  return undefined
}

export interface Opinion {
  readonly content: string
  readonly questions: readonly string[]
  readonly sender: { readonly name: string | null; readonly address: string | null }
}

export function problemOf(opinion: Opinion): string | undefined {
  return unusable(opinion.content) ?? unfit(opinion)
}

/** The same, of words that are known to be usable. */
export function unfit({ questions, sender }: Omit<Opinion, 'content'>): string | undefined {
  if (questions.length > MAX_QUESTIONS)
    return `Có ${questions.length} nội dung trong một ô; tối đa ${MAX_QUESTIONS}. Hãy tách thành nhiều dòng.`
  if (questions.some((question) => question.length > MAX_QUESTION))
    return `Có nội dung dài quá ${count(MAX_QUESTION)} ký tự. Hãy đánh số để tách ra.`
  if ((sender.name?.length ?? 0) > MAX_NAME)
    return `Tên người gửi dài quá ${MAX_NAME} ký tự: có thể ô này là nội dung. Hãy xem lại.`
  if ((sender.address?.length ?? 0) > MAX_ADDRESS) return `Địa chỉ dài quá ${MAX_ADDRESS} ký tự. Hãy rút gọn.`
  return undefined
}
