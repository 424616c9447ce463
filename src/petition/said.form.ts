// What somebody said, as it is typed or pasted at a staff door: never empty, and not in the letters of a font of before
// Unicode, which nobody could read, search or print.
import { z } from 'zod'
import { convertOld } from '../kit/old-text.ts'
import { fold } from '../kit/text.ts'

const SHOWN = 600

/** The words say what the text reads as, so that it can be copied over; undefined for Unicode text. */
export function oldLetters(text: string): string | undefined {
  const { encoding, text: meant } = convertOld(text.slice(0, 20_000))
  if (encoding === null) return undefined
  const shown = meant.length > SHOWN ? `${meant.slice(0, SHOWN)}…` : meant
  return `Chữ gõ theo bảng mã cũ ${encoding}. Nếu đọc đúng như sau thì chép lại vào ô này, hoặc dán ở trang Nhập danh sách để chuyển cả bài: “${shown}”`
}

export const said = z
  .string({ error: 'Hãy ghi nội dung ý kiến.' })
  .refine((value) => fold(value) !== '', 'Hãy ghi nội dung ý kiến.')
  .superRefine((value, context) => {
    const old = oldLetters(value)
    if (old) context.addIssue({ code: 'custom', message: old })
  })
