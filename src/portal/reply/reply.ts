// Rules: what a reply by text message says: "HL <mã>" content, "KHL <mã> …" not content and why. product 3.9 "Person says satisfied
// / not, with reason"; phones write with or without marks, in either case, the code in one piece or in two. Pure.
import { fold } from '../../kit/text.ts'
import { parseCode } from '../../petition/code.ts'

export type Reply =
  | {
      readonly kind: 'word'
      readonly satisfied: boolean
      readonly code: string
      /** The second matter of a submission: "…/2". */
      readonly place: number | null
      readonly reason: string | null
    }
  /** The word is there, the code is not one. */
  | { readonly kind: 'mistyped' }
  /** None of ours. */
  | { readonly kind: 'unclear' }

const NOT_CONTENT = /^(khl|k hl|khong hai long|chua hai long)( |$)/
const CONTENT = /^(hl|hai long)( |$)/

export function readReply(text: string): Reply {
  const words = text
    .slice(0, 2000)
    .normalize('NFC')
    .split(/[\s.,:;]+/)
    .filter((word) => word !== '')
  const folded = fold(words.join(' '))
  const head = NOT_CONTENT.exec(folded) ?? CONTENT.exec(folded)
  if (!head) return { kind: 'unclear' }
  const satisfied = !NOT_CONTENT.test(folded)
  const rest = words.slice((head[1] ?? '').split(' ').length)
  // The whole code in one word, or its two groups of four.
  for (const length of [1, 2]) {
    const [typed = '', place] = rest.slice(0, length).join('').split('/')
    const parsed = parseCode(typed)
    if (parsed.state !== 'code') continue
    const reason = rest.slice(length).join(' ')
    return {
      kind: 'word',
      satisfied,
      code: parsed.code,
      place: place !== undefined && /^\d{1,2}$/.test(place) ? Number(place) : null,
      reason: reason === '' ? null : reason,
    }
  }
  return { kind: 'mistyped' }
}

export type Outcome =
  | 'content'
  | 'not_content'
  | 'no_reason'
  | 'which'
  | 'nothing'
  | 'mistyped'
  | 'unclear'
  | 'too_often'

/**
 * What is written back; an unknown code, a denunciation's and one without an answer read alike. Nobody's words are repeated;
 * undefined: nothing is written back to who writes without end.
 */
export function answerTo(outcome: Outcome, commune: string): string | undefined {
  switch (outcome) {
    case 'content':
      return `${commune}: Đã ghi nhận ông/bà hài lòng. Cảm ơn ông/bà.`
    case 'not_content':
      return `${commune}: Đã ghi nhận điều ông/bà chưa hài lòng. Muốn xem lại, hãy nhờ trưởng thôn hoặc tra cứu bằng mã biên nhận.`
    case 'no_reason':
      return `${commune}: Xin nhắn lại KHL, mã biên nhận và điều ông/bà chưa hài lòng. Ví dụ: KHL 4F7K 2M9C đường vẫn chưa sửa.`
    case 'which':
      return `${commune}: Mã này có nhiều nội dung. Xin nhắn rõ nội dung thứ mấy. Ví dụ: HL 4F7K 2M9C/2.`
    case 'nothing':
      return `${commune}: Chưa ghi được: mã chưa đúng, hoặc nội dung chưa có câu trả lời. Xin xem lại mã trên giấy biên nhận.`
    case 'mistyped':
      return `${commune}: Mã biên nhận chưa đúng. Mã có 8 ký tự, in trên giấy biên nhận. Xin nhắn lại, ví dụ: HL 4F7K 2M9C.`
    case 'unclear':
      return `${commune}: Xin nhắn HL và mã biên nhận nếu hài lòng; KHL, mã và điều chưa hài lòng nếu chưa.`
    case 'too_often':
      return undefined
  }
}

/** From one number in an hour: a family with several matters gets through, a machine does not. */
export const MOST_AN_HOUR = 10

/** "+84 912 345 678" and "84912345678" are 0912345678; undefined: no number one can write back to. */
export function phoneOf(typed: string): string | undefined {
  const digits = typed.replace(/[\s.()-]/g, '').replace(/^\+?84(?=\d{9}$)/, '0')
  return /^0\d{9}$/.test(digits) ? digits : undefined
}
