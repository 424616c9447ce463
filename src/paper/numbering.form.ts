// What comes in about the register: the way of numbering, ranges, explanations.
import { z } from 'zod'
import { clean } from '../kit/text.ts'

const NUMBER = 'Ghi một số nguyên, ví dụ 101.'
const whole = z
  .string({ error: NUMBER })
  .trim()
  .regex(/^\d{1,6}$/, NUMBER)
  .transform(Number)
const YEAR = 'Ghi năm bằng bốn chữ số, ví dụ 2026.'
const year = z
  .string({ error: YEAR })
  .trim()
  .regex(/^20\d\d$/, YEAR)
  .transform(Number)
const words = (message: string) =>
  z.string({ error: message }).transform(clean).pipe(z.string().min(3, message).max(300, 'Tối đa 300 ký tự.'))

/** The abbreviations papers are numbered under; the empty one is a công văn. */
export const TYPES = ['KH', 'TB', 'BC', 'BB', 'GM', 'PA', 'CTr', 'CV'] as const

export const modeForm = z.object({
  issuer: z.enum(['ubnd', 'front'], { error: 'Hãy chọn cơ quan.' }),
  year,
  mode: z.enum(['kind', 'year'], { error: 'Hãy chọn cách đánh số.' }),
})
export type ModeInput = z.output<typeof modeForm>

export const rangeForm = z.object({
  issuer: z.enum(['ubnd', 'party', 'front'], { error: 'Hãy chọn cơ quan.' }),
  type: z.enum(TYPES, { error: 'Hãy chọn loại văn bản.' }).transform((type) => (type === 'CV' ? null : type)),
  year,
  term: z.string().trim().max(20).optional(),
  from: whole,
  to: whole,
  source: words('Ghi ai cấp dải số, ví dụ “Văn thư xã cấp ngày 05/11/2026”.'),
})
export type RangeInput = z.output<typeof rangeForm>

export const explanationForm = z.object({
  issuer: z.enum(['ubnd', 'party', 'front'], { error: 'Hãy chọn cơ quan.' }),
  series: z.string().trim().min(4).max(40),
  from: whole,
  to: whole,
  reason: words('Ghi lý do, ví dụ “dùng cho văn bản khác của xã” hoặc “hủy, không dùng”.'),
})
export type ExplanationInput = z.output<typeof explanationForm>
