// Forms of the day: what the desk, the secretary and the chair send, checked once at the border.
import { z } from 'zod'
import { many, optionalText, text, wholeNumber } from '../office/form.ts'
import { MAX_CONTENT, MAX_QUESTION } from '../petition/receive.acts.ts'

export const MAX_ANSWER = 20_000
/** Questions of one speech that the form takes at once. */
export const MAX_QUESTIONS = 12

const session = z.coerce.number({ error: 'Hãy chọn buổi.' }).int().min(1).max(99)
const ticked = z
  .string()
  .optional()
  .transform((value) => value !== undefined && value !== '')
const version = z.coerce
  .number({ error: 'Trang thiếu số phiên bản. Hãy tải lại trang.' })
  .int('Trang thiếu số phiên bản. Hãy tải lại trang.')

export const momentForm = z.object({
  session,
  kind: z.enum(['khai_mac', 'buoc', 'tam_dung', 'tiep_tuc', 'be_mac'], {
    error: 'Hãy chọn việc cần ghi: khai mạc, chuyển bước, tạm dừng, tiếp tục hoặc bế mạc.',
  }),
  agenda: optionalText(4).transform((value) => (value === null ? null : Number(value))),
  note: optionalText(500),
})

export const attendForm = z.discriminatedUnion(
  'type',
  [
    z.object({ type: z.literal('delegate'), session, delegate: text('đại biểu', 64) }),
    z.object({ type: z.literal('registration'), session, registration: text('phiếu đăng ký', 64) }),
    z.object({
      type: z.literal('walk_in'),
      session,
      name: text('họ và tên', 100),
      village: optionalText(60),
      namesake: ticked,
    }),
    z.object({ type: z.literal('guest'), session, name: text('họ tên, chức vụ của khách mời', 200) }),
    z.object({
      type: z.literal('count'),
      session,
      village: text('thôn', 60),
      people: wholeNumber('số người').pipe(
        z.number().min(1, 'Số người ít nhất là 1.').max(20_000, 'Số người quá lớn; hãy kiểm tra lại.'),
      ),
    }),
  ],
  { error: 'Hãy chọn cách điểm danh.' },
)

export const queueForm = z
  .object({
    session,
    registration: optionalText(64),
    name: optionalText(100),
    village: optionalText(60),
    address: optionalText(200),
  })
  .refine((value) => value.registration !== null || value.name !== null, {
    message: 'Hãy nhập họ và tên người phát biểu.',
    path: ['name'],
  })

export const moveForm = z.object({
  move: z.enum(['len', 'xuong', 'dau'], { error: 'Hãy chọn lên, xuống hoặc lên đầu.' }),
})

export const refuseForm = z.object({ ground: text('căn cứ từ chối', 64) })

/** What the chair did with one matter. */
export const dispositionShape = {
  code: optionalText(40),
  answer: optionalText(MAX_ANSWER),
  ground: optionalText(64),
  answered_by: optionalText(150),
  unit: optionalText(60),
}

export const recordForm = z
  .object({
    _version: version,
    content: optionalText(MAX_CONTENT),
    questions: z
      .array(z.object({ text: optionalText(MAX_QUESTION), ...dispositionShape }))
      .max(MAX_QUESTIONS, `Mỗi lần ghi tối đa ${MAX_QUESTIONS} nội dung; hãy ghi tiếp ở lần sau.`)
      .optional()
      .transform((value) => value ?? []),
    end: ticked,
  })
  .superRefine((value, context) => {
    if (value.content === null && value.questions.every((question) => question.text === null))
      context.addIssue({
        code: 'custom',
        path: ['questions.0.text'],
        message: 'Hãy ghi ít nhất một nội dung của lượt phát biểu.',
      })
    for (const [at, question] of value.questions.entries())
      if (question.text === null && (question.answer !== null || question.code !== null) && at > 0)
        context.addIssue({
          code: 'custom',
          path: [`questions.${at}.text`],
          message: `Nội dung ${at + 1} có trả lời nhưng chưa ghi câu hỏi.`,
        })
  })

export const disposeForm = z.object({
  _version: version,
  text: optionalText(MAX_QUESTION),
  ...dispositionShape,
  code: text('cách xử lý', 40),
})

export const oneTapForm = z.object({ ...dispositionShape, code: text('cách xử lý', 40) })

export const bulkForm = z.object({
  question: many.pipe(
    z
      .array(z.string().max(64))
      .min(1, 'Hãy chọn ít nhất một nội dung.')
      .max(500, 'Mỗi lần chọn tối đa 500 nội dung.'),
  ),
  ...dispositionShape,
  code: text('cách xử lý', 40),
})
