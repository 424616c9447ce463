// Forms of the conclusion: orders, texts issued because of them, signatures, issuing.
import { z } from 'zod'
import { parseDate } from '../kit/clock.ts'
import { many, optionalText, text } from '../office/form.ts'

const version = z.coerce
  .number({ error: 'Trang thiếu số phiên bản. Hãy tải lại trang.' })
  .int('Trang thiếu số phiên bản. Hãy tải lại trang.')

const date = (what: string) =>
  text(what, 12).transform((value, context) => {
    const found = parseDate(value)
    if (found) return found.toString()
    context.addIssue({ code: 'custom', message: `${what} có dạng ngày/tháng/năm, ví dụ 26/9/2025.` })
    return z.NEVER
  })

const order = {
  viewpoint: text('quan điểm giải quyết và việc được giao', 10_000),
  unit: text('đơn vị chịu trách nhiệm', 60),
  due: optionalText(12),
  policy_action: optionalText(1000),
  helper: many.pipe(z.array(z.string().max(80)).max(50, 'Mỗi mục tối đa 50 đơn vị phối hợp.')),
  question: many.pipe(z.array(z.string().max(64)).max(1000, 'Mỗi mục tối đa 1.000 nội dung.')),
}

export const orderForm = z.object(order)
export const orderEditForm = z.object({ ...order, _version: version })
export const orderRemovalForm = z.object({ _version: version })

export const policyForm = z.object({
  reference: text('số, ký hiệu và tên văn bản', 300),
  on_date: date('ngày ban hành văn bản'),
})

export const signatureForm = z.object({
  part: z.enum(['chu_tri', 'thu_ky'], { error: 'Hãy chọn người ký.' }),
  seq: z.coerce.number().int().min(1).max(50),
})

export const readingForm = z
  .object({
    kind: z.enum(['doc_lai', 'y_kien'], { error: 'Hãy chọn đã đọc lại hay ý kiến của người dự.' }),
    text: optionalText(2000),
  })
  .refine((value) => value.kind === 'doc_lai' || value.text !== null, {
    path: ['text'],
    message: 'Hãy ghi ý kiến của người dự về biên bản.',
  })

export const issueForm = z.object({
  issuedOn: date('ngày ban hành'),
  number: optionalText(9),
})
