// What comes in when a paper is issued or a scan attached.
import { z } from 'zod'
import { parseDate } from '../kit/clock.ts'
import type { UploadedFile } from '../kit/http/body.ts'
import { clean } from '../kit/text.ts'
import { typedNumber } from './register.ts'

const shortText = (max: number) =>
  z
    .string()
    .transform(clean)
    .pipe(z.string().max(max, `Tối đa ${max} ký tự.`))

/** The degree of urgency; blank: none. */
export const urgencyField = z
  .enum(['', 'khan', 'thuong_khan', 'hoa_toc'], { error: 'Hãy chọn mức độ khẩn trong danh sách.' })
  .default('')
  .transform((value) => (value === '' ? undefined : value))

export const issueForm = z.object({
  subject: shortText(100).default(''),
  number: z
    .string()
    .default('')
    .transform((value, context) => {
      const number = typedNumber(value)
      if (number.ok) return number.value
      context.addIssue({ code: 'custom', message: number.error.message })
      return z.NEVER
    }),
  issuedOn: z.string({ error: 'Hãy nhập ngày ban hành.' }).transform((value, context) => {
    const date = parseDate(value)
    if (date) return date.toString()
    context.addIssue({
      code: 'custom',
      message: 'Ngày ban hành có dạng ngày/tháng/năm và phải là ngày có thật, ví dụ 05/9/2024.',
    })
    return z.NEVER
  }),
  term: shortText(20).optional(),
  replaces: shortText(60).optional(),
  inOrder: z.string().optional(),
  urgency: urgencyField,
})

export type IssueForm = z.output<typeof issueForm>

export const scanForm = z.object({
  scan: z.custom<UploadedFile>(
    (value) => typeof value === 'object' && value !== null && 'bytes' in value,
    'Hãy chọn tệp bản ký (PDF hoặc ảnh chụp).',
  ),
})
