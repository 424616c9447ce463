// Forms of succession: what is typed when a unit is dissolved, a commune merged, its matters taken over.
import { z } from 'zod'
import { parseDate } from '../../kit/clock.ts'
import { many, optionalText, text } from '../../office/form.ts'

const day = (what: string) =>
  z
    .string({ error: `Hãy nhập ${what}.` })
    .transform((typed) => parseDate(typed)?.toString() ?? '')
    .pipe(z.string().min(1, `Hãy nhập ${what} theo dạng ngày/tháng/năm, ví dụ 1/7/2025.`))

export const dissolutionForm = z.object({
  unit: text('đơn vị giải thể', 60),
  successor: optionalText(60),
  onDate: day('ngày giải thể'),
  reason: text('căn cứ, lý do', 500),
})

export const mergerForm = z.object({
  successor: text('xã tiếp nhận', 60),
  onDate: day('ngày sáp nhập'),
  reason: text('căn cứ, lý do', 500),
})

export const takingOverForm = z.object({
  from: text('xã đã sáp nhập', 60),
  conference: text('hội nghị', 80),
  unit: text('đơn vị tiếp nhận', 60),
  questions: many,
})
