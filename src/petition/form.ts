// Forms of the petition chapter: what an officer or a collector types, checked once at the border.
import { z } from 'zod'
import { parseDate, ZONE } from '../kit/clock.ts'
import { fold } from '../kit/text.ts'
import { many, optionalText, phone, text, wholeNumber } from '../office/form.ts'
import {
  BACKLOG_SOURCE,
  CHANNEL,
  COMPETENCE,
  type Competence,
  codesOf,
  FIELD,
  type Field,
  isCode,
  KIND,
  type Kind,
  LEVEL,
} from '../regulation/codes.ts'
import { checkPeople, peopleFields } from './people/people.form.ts'
import { oldLetters, said } from './said.form.ts'

const noDate = (value: string) =>
  `Không có ngày "${value.slice(0, 40)}". Viết ngày/tháng/năm, ví dụ 26/9/2025.`

const day = z
  .string({ error: 'Hãy nhập ngày.' })
  .trim()
  .transform((value, context) => {
    const read = parseDate(value)
    if (read) return read
    context.addIssue({ code: 'custom', message: value === '' ? 'Hãy nhập ngày.' : noDate(value) })
    return z.NEVER
  })

const optionalDay = z
  .string()
  .optional()
  .transform((value, context) => {
    const typed = value?.trim() ?? ''
    const read = parseDate(typed)
    if (typed === '') return null
    if (read) return read
    context.addIssue({ code: 'custom', message: noDate(typed) })
    return z.NEVER
  })

const optionalNumber = (what: string) =>
  z
    .string()
    .optional()
    .transform((value) => value?.trim() ?? '')
    .refine((value) => /^\d{0,6}$/.test(value), `${what} là một số nguyên, ví dụ 35.`)
    .transform((value) => (value === '' ? null : Number(value)))

const clockTime = z
  .string()
  .optional()
  .transform((value) => value?.trim() || null)
  .refine((value) => value === null || /^([01]?\d|2[0-3])[:hg]([0-5]\d)$/.test(value), 'Giờ có dạng 08:30.')
  .transform((value) => value?.replace(/[hg]/, ':').padStart(5, '0') ?? null)

/** A date and perhaps a time as written on a slip; without a time the day begins. */
export function instantOf(
  date: Temporal.PlainDate | null,
  time: string | null,
): Temporal.Instant | undefined {
  if (date === null) return undefined
  const [hour, minute] = (time ?? '00:00').split(':').map(Number)
  return date
    .toPlainDateTime({ hour: hour ?? 0, minute: minute ?? 0 })
    .toZonedDateTime(ZONE)
    .toInstant()
}

const optionalCode = <T extends string>(list: Readonly<Record<T, string>>) =>
  z
    .string()
    .optional()
    .transform((value) => (value !== undefined && isCode(list, value) ? value : null))

const upload = z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) })
const uploads = z
  .union([upload, z.array(upload)])
  .optional()
  .transform((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]))

export const version = z.coerce.number().int().positive().optional()

const level = z.enum(codesOf(LEVEL), { error: 'Hãy chọn cấp hội nghị.' })

const sender = {
  name: optionalText(100),
  phone,
  address: optionalText(200),
  village: optionalText(60),
}

/** Phiếu, điện thoại, thư, tồn đọng: one opinion at a time, as fast as it can be typed. */
export const entryForm = z
  .object({
    conference: text('hội nghị', 80),
    channel: z.enum(codesOf(CHANNEL), { error: 'Hãy chọn nguồn ý kiến.' }),
    level,
    backlogSource: optionalCode(BACKLOG_SOURCE),
    ...sender,
    ...peopleFields,
    signers: optionalNumber('Số người ký').transform((value) => value || null),
    content: said,
    /** Each line a question, when the officer wants to split at once. */
    questions: optionalText(20_000).transform((value) =>
      (value ?? '')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    ),
    consent: z.literal('on').optional(),
    /** The receipt's code as the page showed it. */
    code: optionalText(20),
    receivedOn: optionalDay,
    receivedAt: clockTime,
    files: uploads,
  })
  .refine((value) => value.channel !== 'ton_dong' || value.backlogSource !== null, {
    message: 'Ý kiến tồn đọng cần ghi nguồn: cử tri, giám sát, tiếp công dân, đơn thư hoặc kỳ trước.',
    path: ['backlogSource'],
  })
  .superRefine(checkPeople)
export type EntryInput = z.output<typeof entryForm>

export const LIST_ROWS = 20
/** Who put a list together; messages of one evening are a list too. */
export const LIST_CHANNELS = ['thon', 'chi_bo', 'mat_tran', 'dien_thoai'] as const

/** Danh sách của thôn, chi bộ: content with who said it, a row each; empty rows are nothing. */
export const listForm = z
  .object({
    conference: text('hội nghị', 80),
    village: optionalText(60),
    channel: z.enum(LIST_CHANNELS, { error: 'Hãy chọn ai tổng hợp.' }),
    level,
    heldOn: optionalDay,
    attendance: optionalNumber('Số người dự'),
    nothing: z.literal('on').optional(),
    rows: z
      .array(
        z.object({
          content: z.string().optional(),
          name: optionalText(100),
          address: optionalText(200),
          phone,
          /** When it was sent, where the row came from a message. */
          on: optionalDay,
          at: clockTime,
        }),
      )
      .max(200, 'Mỗi lần tối đa 200 dòng.')
      .optional(),
  })
  .transform((value, context) => {
    const rows = (value.rows ?? []).map(({ on, at: time, ...row }, at) => ({
      ...row,
      at,
      receivedAt: instantOf(on, time),
      content: row.content ?? '',
    }))
    const filled = rows.filter((row) => {
      const old = oldLetters(row.content)
      if (old) context.addIssue({ code: 'custom', ...old, path: ['rows', row.at, 'content'] })
      if (fold(row.content) !== '') return true
      if (row.name !== null || row.phone !== null || row.address !== null)
        context.addIssue({
          code: 'custom',
          message: `Dòng ${row.at + 1} có người gửi mà chưa có nội dung.`,
          path: ['rows', row.at, 'content'],
        })
      return false
    })
    if (value.nothing && filled.length > 0)
      context.addIssue({
        code: 'custom',
        message: 'Đã chọn "không có ý kiến" nhưng bảng có nội dung. Hãy bỏ chọn hoặc xóa bảng.',
        path: ['nothing'],
      })
    if (!value.nothing && filled.length === 0)
      context.addIssue({
        code: 'custom',
        message: 'Hãy ghi ít nhất một nội dung, hoặc chọn "Họp thôn không có ý kiến".',
        path: ['rows', 0, 'content'],
      })
    if (value.nothing && value.heldOn === null)
      context.addIssue({ code: 'custom', message: 'Hãy ghi ngày họp thôn.', path: ['heldOn'] })
    return { ...value, rows: filled }
  })
export type ListInput = z.output<typeof listForm>

const id = (what: string) => text(what, 80)

const fields = many.pipe(
  z.array(z.enum(codesOf(FIELD), { error: 'Lĩnh vực này không có trong danh mục.' })),
) as z.ZodType<readonly Field[]>

export const classifyForm = z.object({
  _version: version,
  kind: z.enum(codesOf(KIND), { error: 'Hãy chọn loại.' }) as z.ZodType<Kind>,
  competence: z.enum(codesOf(COMPETENCE), { error: 'Hãy chọn thẩm quyền.' }) as z.ZodType<Competence>,
  /** The main field, and further ones. */
  field: z.enum(codesOf(FIELD), { error: 'Hãy chọn lĩnh vực chính.' }) as z.ZodType<Field>,
  fields,
})

export const assignForm = z.object({
  _version: version,
  unit: id('đơn vị'),
  reason: optionalText(1000),
})

/** "q:<id>" a question, "p:<id>" a matter of earlier years; or the receipt code of the other submission. */
export const linkForm = z
  .object({
    _version: version,
    kind: z.enum(['trung', 'nhac_lai'], { error: 'Hãy chọn trùng hay nêu lại.' }),
    of: optionalText(100),
    code: optionalText(40),
  })
  .refine((value) => value.of !== null || value.code !== null, {
    message: 'Hãy chọn nội dung để ghép, hoặc gõ mã biên nhận của lượt ý kiến kia.',
    path: ['of'],
  })

export const unlinkForm = z.object({ _version: version, kind: z.enum(['trung', 'nhac_lai']) })

export const splitOffForm = z.object({
  _version: version,
  kind: z.enum(codesOf(KIND), { error: 'Hãy chọn loại.' }) as z.ZodType<Kind>,
  guidance: optionalText(3000),
})

export const restrictForm = z.object({
  _version: version,
  sure: z.literal('on', { error: 'Hãy đánh dấu xác nhận: việc này không đảo lại được từ màn hình này.' }),
  keep: many,
  keepsSender: z.literal('on').optional(),
})

export const splitForm = z.object({
  _version: version,
  parts: z
    .array(z.object({ id: optionalText(80), text: z.string().max(20_000, 'Nội dung quá dài.') }))
    .max(60, 'Tối đa 50 nội dung.'),
})

export const correctForm = z
  .object({ _version: version, level, ...sender, ...peopleFields })
  .superRefine(checkPeople)

export const pastMatterForm = z.object({
  year: wholeNumber('Năm'),
  village: optionalText(60),
  text: text('nội dung vấn đề', 5000),
  times: optionalNumber('Số lần đã nêu').transform((value) => Math.max(1, value ?? 1)),
  answered: optionalText(3000),
  done: z.literal('on').optional(),
})

export const handOverForm = z.object({
  toBody: text('cơ quan nhận', 200),
  onDate: day,
  document: optionalText(60),
  receivedBy: optionalText(150),
  receipt: optionalText(200),
  files: uploads,
})
