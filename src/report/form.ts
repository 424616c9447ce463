// Forms of reports: closing figures at a day, issuing a report.
import { z } from 'zod'
import { parseDate } from '../kit/clock.ts'
import { codesOf } from '../regulation/codes.ts'
import { REPORTS } from './kinds.ts'

const day = (message: string) =>
  z
    .string({ error: message })
    .transform((typed) => parseDate(typed)?.toString() ?? '')
    .pipe(z.string().min(1, message))

export const freezeForm = z.object({
  kind: z.enum(codesOf(REPORTS as unknown as Record<keyof typeof REPORTS, string>), {
    error: 'Hãy chọn báo cáo trong danh sách.',
  }),
  conference: z.string({ error: 'Hãy chọn hội nghị.' }).min(1, 'Hãy chọn hội nghị.').max(80),
  asOf: day('Ngày chốt theo dạng ngày/tháng/năm, ví dụ 30/9/2024.'),
})

export const issueForm = z.object({
  conference: z.string({ error: 'Hãy chọn hội nghị.' }).min(1, 'Hãy chọn hội nghị.').max(80),
  subject: z.string().max(10).optional().default(''),
  number: z
    .string()
    .optional()
    .transform((typed) => (typed ?? '').trim())
    .pipe(z.string().regex(/^\d{0,5}$/, 'Số văn bản chỉ gồm chữ số, ví dụ 27; để trống để lấy số tiếp theo.'))
    .transform((typed) => (typed === '' ? null : Number(typed))),
  issuedOn: day('Ngày ban hành theo dạng ngày/tháng/năm, ví dụ 05/9/2024.'),
  replaces: z.string().max(80).optional(),
})
