// Forms of follow-up: what staff type, checked once at the border.
import { z } from 'zod'
import { parseDate } from '../kit/clock.ts'
import { clean } from '../kit/text.ts'
import { many, optionalText, text } from '../office/form.ts'
import { urgencyField } from '../paper/form.ts'
import { DELIVERY } from './answer.ts'

/** A date typed as dd/mm/yyyy, kept as ISO text. */
export const day = (what: string) =>
  z
    .string({ error: `Hãy nhập ${what}.` })
    .transform((typed) => parseDate(typed)?.toString() ?? '')
    .pipe(z.string().min(1, `Hãy nhập ${what} theo dạng ngày/tháng/năm, ví dụ 26/9/2025.`))

const optionalDay = (what: string) =>
  z
    .string()
    .optional()
    .transform((typed) => clean(typed ?? ''))
    .refine((typed) => typed === '' || parseDate(typed) !== undefined, {
      message: `${what} theo dạng ngày/tháng/năm, ví dụ 26/9/2025; để trống nếu chưa có.`,
    })
    .transform((typed) => parseDate(typed)?.toString() ?? null)

const number = z
  .string()
  .optional()
  .transform((typed) => (typed ?? '').trim())
  .pipe(z.string().regex(/^\d{0,5}$/, 'Số văn bản chỉ gồm chữ số, ví dụ 27; để trống để lấy số tiếp theo.'))
  .transform((typed) => (typed === '' ? null : Number(typed)))

const version = z
  .string({ error: 'Hãy tải lại trang rồi làm lại.' })
  .regex(/^\d{1,9}$/, 'Hãy tải lại trang rồi làm lại.')
  .transform(Number)

export const file = z
  .custom<{ name: string; bytes: Uint8Array }>(
    (value) => typeof value === 'object' && value !== null && 'bytes' in value,
  )
  .optional()
  .catch(undefined)

const LONG = 20_000

export const dispositionForm = z.object({
  code: z.string({ error: 'Hãy chọn cách xử lý.' }).max(40),
  answer: optionalText(LONG),
  body: optionalText(200),
  ground: optionalText(500),
  answeredBy: optionalText(150),
})

export const progressForm = z.object({ note: text('tiến độ, việc đã làm', 4000) })

export const guidanceForm = z.object({
  body: optionalText(200),
  text: text('nội dung hướng dẫn', 4000),
})

export const promiseForm = z.object({
  text: text('việc đã hứa', 2000),
  due: optionalDay('Thời hạn đã hứa'),
})

export const completionForm = z.object({
  note: text('kết quả thực hiện', 4000),
  onDate: day('ngày thực hiện xong'),
  file,
})

export const satisfactionForm = z.object({
  satisfied: z.enum(['co', 'khong'], { error: 'Hãy chọn hài lòng hay chưa hài lòng.' }),
  reason: optionalText(2000),
})

export const reopeningForm = z.object({
  reason: text('lý do mở lại', 2000),
  due: optionalDay('Hạn trả lời mới'),
  mistaken: z
    .literal('on')
    .optional()
    .transform((ticked) => ticked !== undefined),
})

export const extensionForm = z.object({
  reason: text('lý do gia hạn', 2000),
  newDue: day('hạn mới'),
  issuedOn: day('ngày ban hành thông báo'),
  number,
})

export const draftForm = z.object({
  text: z
    .string()
    .optional()
    .transform((typed) => clean(typed ?? ''))
    .pipe(z.string().max(LONG, 'Câu trả lời dài quá 20.000 ký tự; hãy rút gọn.')),
  legalBasis: optionalText(4000),
})

export const answerForm = z.object({
  _version: version,
  parts: z
    .array(
      z.object({
        question: z.string().min(1).max(80),
        text: z
          .string()
          .transform(clean)
          .pipe(z.string().max(LONG, 'Câu trả lời dài quá 20.000 ký tự; hãy rút gọn.')),
      }),
      { error: 'Văn bản trả lời cần ít nhất một nội dung.' },
    )
    .min(1)
    .max(200),
  legalBasis: optionalText(4000),
  add: optionalText(80),
})

export const stepForm = z.object({
  _version: version,
  comment: optionalText(4000),
  insists: z
    .string()
    .optional()
    .transform((value) => value !== undefined && value !== ''),
})

export const issueForm = z.object({ issuedOn: day('ngày ban hành'), number, urgency: urgencyField })

const HOWS = Object.keys(DELIVERY) as [keyof typeof DELIVERY, ...(keyof typeof DELIVERY)[]]

export const deliveryForm = z.object({
  how: z.enum(HOWS, { error: 'Hãy chọn cách giao.' }),
  toWhom: text('người nhận', 300),
  onDate: day('ngày giao'),
  file,
})

export const letterForm = z.object({
  questions: many,
  body: text('cơ quan cấp trên', 200),
  request: text('nội dung đề nghị', LONG),
  replyBy: optionalDay('Thời hạn đề nghị trả lời'),
})

export const letterEditForm = letterForm.omit({ questions: true }).extend({ _version: version })

export const superiorReplyForm = z.object({
  text: text('nội dung trả lời của cấp trên', LONG),
  reference: optionalText(200),
  onDate: day('ngày cấp trên trả lời'),
  answerBy: optionalDay('Hạn xã trả lời người dân'),
})
