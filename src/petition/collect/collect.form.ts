// Forms of the collector's page: one row of a list, a photograph of the list, the village's meeting.
import { z } from 'zod'
import { parseDate } from '../../kit/clock.ts'
import { optionalText, phone, text } from '../../office/form.ts'
import { codesOf, LEVEL } from '../../regulation/codes.ts'
import { said } from '../said.form.ts'

const upload = z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) })

const place = { conference: text('hội nghị', 80), village: optionalText(60) }

export const COLLECTED_BY = ['thon', 'chi_bo', 'mat_tran'] as const

export const rowForm = z.object({
  ...place,
  channel: z.enum(COLLECTED_BY, { error: 'Hãy chọn ai tổng hợp.' }),
  level: z.enum(codesOf(LEVEL), { error: 'Hãy chọn cấp hội nghị.' }),
  content: said,
  name: optionalText(100),
  address: optionalText(200),
  phone,
  /** The photograph it is typed from. */
  photo: optionalText(80),
})

export const photoForm = z.object({
  ...place,
  files: z.union([upload, z.array(upload).transform((all) => all[0])], { error: 'Hãy chọn ảnh danh sách.' }),
})

export const meetingForm = z.object({
  ...place,
  heldOn: z.string({ error: 'Hãy ghi ngày họp.' }).transform((value, context) => {
    const read = parseDate(value)
    if (read) return read
    context.addIssue({ code: 'custom', message: 'Ghi ngày họp theo ngày/tháng/năm, ví dụ 26/9/2025.' })
    return z.NEVER
  }),
  attendance: z
    .string({ error: 'Hãy ghi số người dự.' })
    .trim()
    .regex(/^\d{1,5}$/, 'Số người dự là một số nguyên, ví dụ 35.')
    .transform(Number),
  nothing: z.literal('on').optional(),
})
