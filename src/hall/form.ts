// Forms of the day: what the desk, the secretary and the chair send, checked once at the border.
import { z } from 'zod'
import { parseDate } from '../kit/clock.ts'
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
    z.object({ type: z.literal('official'), session, person: text('cán bộ', 64) }),
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

/** The session the page was about, to come back to it. */
export const voidForm = z.object({ session: session.optional().catch(undefined) })

export const scanForm = z.object({ session, code: text('mã trên giấy mời, biên nhận', 500) })

export const queueForm = z
  .object({
    unnamed: ticked,
    /** Everybody who registered to speak, in the order of registration. */
    all: ticked,
    session,
    registration: optionalText(64),
    name: optionalText(100),
    village: optionalText(60),
    address: optionalText(200),
  })
  .refine((value) => value.all || value.registration !== null || value.name !== null || value.unnamed, {
    message: 'Hãy nhập họ và tên người phát biểu. Nếu chưa nghe rõ tên, hãy đánh dấu “Chưa rõ họ tên”.',
    path: ['name'],
  })

/** The page to come back to. */
const ve = z.enum(['chu-tri']).optional().catch(undefined)

export const turnForm = z.object({ ve })

export const moveForm = z.object({
  ve,
  move: z.enum(['len', 'xuong', 'dau'], { error: 'Hãy chọn lên, xuống hoặc lên đầu.' }),
})

export const refuseForm = z.object({ ve, ground: text('căn cứ từ chối', 64) })

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
    // Without one the words of the answer would have no place to stand: refused, never dropped in silence.
    for (const [at, question] of value.questions.entries())
      if (question.code === null && (question.answer ?? question.ground ?? question.answered_by) !== null)
        context.addIssue({
          code: 'custom',
          path: [`questions.${at}.code`],
          message: `Nội dung ${at + 1} đã ghi câu trả lời nhưng chưa chọn cách xử lý. Hãy chọn cách xử lý để câu trả lời được ghi vào biên bản.`,
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

const minutes = optionalText(4)
  .refine(
    (value) => value === null || (/^\d{1,3}$/.test(value) && Number(value) > 0),
    'Số phút là một số từ 1 đến 999.',
  )
  .transform((value) => (value === null ? null : Number(value)))

export const settingForm = z.object({
  _version: version,
  names: z.enum(['ho_ten', 'viet_tat', 'so_thu_tu'], { error: 'Hãy chọn điều màn hình được hiện.' }),
  turn: minutes,
  warn: minutes,
  written: ticked,
})

const stepNumber = optionalText(6).transform((value) => (value === null ? null : Number(value)))

export const agendaForm = z
  .object({
    session,
    kind: z.enum(['them', 'bo', 'doi'], { error: 'Hãy chọn thêm, đổi thời lượng hoặc bỏ.' }),
    step: stepNumber,
    text: optionalText(300),
    minutes,
    reason: text('lý do', 300),
  })
  .superRefine((value, context) => {
    if (value.kind === 'them' && value.text === null)
      context.addIssue({ code: 'custom', path: ['text'], message: 'Hãy nhập tên bước mới.' })
    if (value.kind !== 'them' && value.step === null)
      context.addIssue({ code: 'custom', path: ['step'], message: 'Hãy chọn bước cần đổi hoặc bỏ.' })
    if (value.kind === 'doi' && value.minutes === null)
      context.addIssue({ code: 'custom', path: ['minutes'], message: 'Hãy nhập thời lượng mới.' })
  })

const hour = (what: string) =>
  text(what, 5).refine((value) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value), `${what} có dạng 08:00.`)

export const breakOffForm = z.object({
  session,
  reason: text('lý do', 300),
  date: text('ngày tiếp tục', 12).transform((value, context) => {
    const found = parseDate(value)
    if (found) return found.toString()
    context.addIssue({ code: 'custom', message: 'Ngày có dạng ngày/tháng/năm, ví dụ 26/9/2025.' })
    return z.NEVER
  }),
  start: hour('giờ bắt đầu'),
  end: hour('giờ kết thúc'),
  place: text('địa điểm', 200),
})

export const handOverForm = z.object({
  session,
  to: text('người chủ trì tiếp', 64),
  reason: text('lý do', 300),
})

export const noteForm = z.object({ session, text: text('lời nhắn', 500) })

export const moderateForm = z
  .object({
    session,
    take: z.enum(['co', 'khong'], { error: 'Hãy chọn đưa vào danh sách chờ hoặc không đọc.' }),
    reason: optionalText(300),
  })
  .refine((value) => value.take === 'co' || value.reason !== null, {
    path: ['reason'],
    message: 'Hãy ghi lý do không đọc tại hội nghị.',
  })

export const speakerForm = z.object({
  _version: version,
  name: text('họ và tên', 100),
  village: optionalText(60),
  address: optionalText(200),
})
