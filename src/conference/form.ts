// Forms of conferences: what an officer types, checked once at the border.
import { z } from 'zod'
import { parseDate } from '../kit/clock.ts'
import { many, optionalText, text, wholeNumber } from '../office/form.ts'

export const date = (what: string) =>
  z
    .string({ error: `Hãy nhập ${what}.` })
    .trim()
    .min(1, `Hãy nhập ${what}.`)
    .transform((value, context) => {
      const read = parseDate(value)
      if (read && read.year >= 2000 && read.year <= 2100) return read.toString()
      context.addIssue({
        code: 'custom',
        message: `Không có ngày "${value}". Viết ngày/tháng/năm, ví dụ 26/9/2025.`,
      })
      return z.NEVER
    })

export const optionalDate = (what: string) =>
  z
    .string()
    .optional()
    .transform((value) => value?.trim() ?? '')
    .pipe(z.union([z.literal('').transform(() => null), date(what)]))

const time = (what: string) =>
  z
    .string({ error: `Hãy nhập ${what}.` })
    .trim()
    .regex(/^([01]?\d|2[0-3])[:hg]([0-5]\d)$/, `${what} có dạng 08:00.`)
    .transform((value) => value.replace(/[hg]/, ':').padStart(5, '0'))

/** One line each; empty lines dropped. */
export const lines = (most: number) =>
  z
    .string()
    .optional()
    .transform((value) =>
      (value ?? '')
        .split('\n')
        .map((line) => line.normalize('NFC').trim())
        .filter((line) => line !== ''),
    )
    .pipe(z.array(z.string().max(1000, 'Mỗi dòng tối đa 1.000 ký tự.')).max(most, `Tối đa ${most} dòng.`))

const session = z
  .object({
    date: date('ngày tổ chức'),
    start: time('Giờ bắt đầu'),
    end: time('Giờ kết thúc'),
    place: text('địa điểm', 200),
    villages: many,
  })
  .refine((value) => value.start < value.end, {
    message: 'Giờ kết thúc phải sau giờ bắt đầu.',
    path: ['end'],
  })

export const conferenceForm = z.object({
  regulation: text('quy chế', 100),
  /** The voters' request it answers. */
  request: optionalText(60),
  kind: z.enum(['dinh_ky', 'dot_xuat', 'chuyen_de', 'theo_yeu_cau'], { error: 'Hãy chọn loại hội nghị.' }),
  title: text('tên hội nghị', 300),
  year: wholeNumber('năm').refine((year) => year >= 2000 && year <= 2100, 'Năm từ 2000 đến 2100.'),
  period: optionalText(100),
  form: z.enum(['truc_tiep', 'truc_tuyen', 'ket_hop'], { error: 'Hãy chọn hình thức.' }),
  place: optionalText(200),
  tentative: z.literal('on').optional(),
  expected_month: optionalText(7).refine(
    (value) => value === null || /^(0?[1-9]|1[0-2])\/20\d\d$/.test(value),
    'Tháng dự kiến có dạng 11/2025.',
  ),
  sessions: z.array(session).max(30).optional(),
  chairs: many.pipe(z.array(z.string()).min(1, 'Hãy chọn người chủ trì.')),
  stand_in: optionalText(60),
  stand_in_more: many,
  secretaries: many,
  citizen_secretary: optionalText(100),
  citizen_secretary_village: optionalText(60),
  topics: lines(40),
  agenda: lines(60),
  participants: lines(60),
  invited: lines(60),
  intake_from: optionalDate('ngày bắt đầu nhận ý kiến'),
  intake_to: optionalDate('ngày kết thúc nhận ý kiến'),
})

export const sessionsForm = z.object({
  sessions: z.array(session, { error: 'Hãy nhập ít nhất một buổi.' }).min(1).max(30),
  /** What was seen of the dates that move; absent when nothing was shown yet. */
  expected: z.string().max(100).optional(),
})

export type ConferenceInput = z.output<typeof conferenceForm>

export const editForm = conferenceForm
  .omit({ regulation: true, request: true, sessions: true })
  .extend({ _version: wholeNumber('phiên bản') })

export const postponementForm = z.object({
  date: date('ngày tổ chức mới'),
  reason: text('lý do', 1000),
  expected: z.string().max(100).optional(),
})

export const cancellationForm = z.object({ reason: text('lý do', 1000) })

export const taskForm = z.object({
  unit: text('đơn vị', 60),
  title: text('việc cần chuẩn bị', 300),
  due: optionalDate('hạn'),
})

export const taskReportForm = z.object({
  kind: z.enum(['xong', 'vuong_mac'], { error: 'Hãy chọn đã xong hay vướng mắc.' }),
  note: optionalText(1000),
})

export const quotaForm = z.object({
  places: z
    .string()
    .optional()
    .transform((value) => value?.trim() ?? '')
    .pipe(z.union([z.literal('').transform(() => null), wholeNumber('Tổng số đại biểu')])),
  village: z.record(z.string(), wholeNumber('số đại biểu')).optional(),
})

export const delegateForm = z.object({
  name: text('họ và tên', 100),
  title: optionalText(150),
  village: optionalText(60),
  part: z.enum(['moi', 'thon'], { error: 'Hãy chọn khách mời hay đại biểu thôn.' }),
})

const upload = z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) })

export const publicationForm = z.object({
  duty: text('nội dung công khai', 60),
  means: z
    .enum(['', 'media', 'board', 'village_heads', 'other'], { error: 'Hãy chọn cách công khai.' })
    .optional()
    .transform((value) => (value === undefined || value === '' ? null : value)),
  villages: many,
  place: text('nơi công khai', 200),
  from: date('ngày bắt đầu'),
  to: optionalDate('ngày kết thúc'),
  note: optionalText(500),
  proof: upload.optional(),
})

export const issueForm = z.object({
  number: z
    .string()
    .optional()
    .transform((value) => value?.trim() ?? '')
    .pipe(
      z.union([
        z.literal('').transform(() => null),
        z
          .string()
          .regex(/^\d{1,5}$/, 'Số văn bản là số nguyên, ví dụ 12; để trống thì lấy số tiếp theo.')
          .transform(Number),
      ]),
    ),
  issuedOn: date('ngày ban hành'),
})

export const metForm = z.object({
  on: date('ngày làm xong'),
  note: optionalText(500),
  /** Of a duty that comes back: which month, YYYY-MM, or which week, YYYY-Www. */
  month: optionalText(8),
})
