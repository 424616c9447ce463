// What somebody said, as it is typed or pasted: never empty, and not in the letters of a font of before Unicode, which nobody
// could read, search or print.
import { z } from 'zod'
import { convertOld } from '../kit/old-text.ts'
import { fold } from '../kit/text.ts'

interface OldLetters {
  readonly message: string
  /** Stands in the field when the form comes back. */
  readonly params: { readonly becomes: string }
}

/** What a text typed for an old font reads as, offered in its place; undefined for Unicode text. */
export function oldLetters(text: string): OldLetters | undefined {
  const { encoding, text: meant } = convertOld(text)
  if (encoding === null) return undefined
  return {
    message: `Chữ gõ theo bảng mã cũ ${encoding} đã được đổi sang chữ đang thấy trong ô. Hãy đọc lại, sửa chỗ chưa đúng, rồi gửi.`,
    params: { becomes: meant },
  }
}

export const said = z
  .string({ error: 'Hãy ghi nội dung ý kiến.' })
  .refine((value) => fold(value) !== '', 'Hãy ghi nội dung ý kiến.')
  .superRefine((value, context) => {
    const old = oldLetters(value)
    if (old) context.addIssue({ code: 'custom', ...old })
  })
