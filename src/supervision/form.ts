// Forms of supervision: a finding, and the office's answer to it.
import { z } from 'zod'
import { parseDate } from '../kit/clock.ts'
import { clean } from '../kit/text.ts'
import { optionalText, text } from '../office/form.ts'

export const findingForm = z.object({
  conference: z.string({ error: 'Hãy chọn hội nghị.' }).min(1, 'Hãy chọn hội nghị.').max(80),
  question: z
    .string()
    .max(80)
    .optional()
    .transform((id) => id || null),
  code: optionalText(40),
  text: text('nội dung giám sát, kiến nghị', 4000),
  deadline: z
    .string()
    .optional()
    .transform((typed) => clean(typed ?? ''))
    .refine((typed) => typed === '' || parseDate(typed) !== undefined, {
      message: 'Hạn đề nghị trả lời theo dạng ngày/tháng/năm, ví dụ 26/9/2025; để trống nếu không đặt hạn.',
    })
    .transform((typed) => parseDate(typed)?.toString() ?? null),
})

export const findingAnswerForm = z.object({ text: text('nội dung trả lời Mặt trận', 4000) })
