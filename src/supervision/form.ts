// Forms of supervision: a visit and what was seen, a finding and the office's answer, what everyone may read.
import { z } from 'zod'
import { parseDate } from '../kit/clock.ts'
import { clean } from '../kit/text.ts'
import { optionalText, text, wholeNumber } from '../office/form.ts'

const day = (what: string) =>
  z
    .string({ error: `Hãy nhập ${what}.` })
    .transform((typed) => parseDate(clean(typed))?.toString() ?? '')
    .pipe(z.string().min(1, `Hãy nhập ${what} theo dạng ngày/tháng/năm, ví dụ 26/9/2025.`))

export const visitForm = z.object({
  conference: z.string({ error: 'Hãy chọn hội nghị.' }).min(1, 'Hãy chọn hội nghị.').max(80),
  onDate: day('ngày đi giám sát'),
  place: text('nơi đến', 200),
  subject: text('nội dung giám sát', 2000),
})

export const visitChangeForm = visitForm.extend({ _version: wholeNumber('phiên bản') })

export const visitResultForm = z.object({
  onDate: day('ngày đã đi'),
  seen: text('những gì đã thấy', 8000),
})

export const reasonForm = z.object({ reason: text('lý do', 1000) })

export const noteForm = z.object({
  conference: z.string({ error: 'Hãy chọn hội nghị.' }).min(1, 'Hãy chọn hội nghị.').max(80),
  text: text('thông tin công khai', 4000),
})

export const findingForm = z.object({
  conference: z.string({ error: 'Hãy chọn hội nghị.' }).min(1, 'Hãy chọn hội nghị.').max(80),
  question: z
    .string()
    .max(80)
    .optional()
    .transform((id) => id || null),
  code: optionalText(40),
  visit: z
    .string()
    .max(80)
    .optional()
    .transform((id) => id || null),
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
