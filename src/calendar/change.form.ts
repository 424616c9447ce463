// What is typed on the calendar's pages: one day, a year's announcement, a file, a withdrawal, a confirmation.
import { z } from 'zod'
import { parseDate } from '../kit/clock.ts'
import { optionalText, text } from '../office/form.ts'
import { FIRST_YEAR, LAST_YEAR } from './counting.ts'

const date = (what: string) =>
  z.string({ error: `Hãy nhập ${what}.` }).transform((value, context) => {
    const found = parseDate(value)
    if (found) return found
    context.addIssue({ code: 'custom', message: `Không có ngày "${value}". Viết như 16/02/2026.` })
    return z.NEVER
  })

const year = (what: string) =>
  z
    .string({ error: `Hãy nhập ${what}.` })
    .trim()
    .regex(/^\d{4}$/, `${what} gồm bốn chữ số, ví dụ 2027.`)
    .transform(Number)
    .refine(
      (value) => value >= FIRST_YEAR && value <= LAST_YEAR,
      `${what} trong khoảng ${FIRST_YEAR} đến ${LAST_YEAR}.`,
    )

const source = text('căn cứ (số văn bản, ngày, cơ quan ban hành)', 500)

export const dayForm = z.object({
  date: date('ngày'),
  working: z.enum(['nghi', 'lam'], { error: 'Hãy chọn ngày nghỉ hay ngày làm bù.' }),
  name: text('tên ngày', 200),
  source,
})

const MOST_TYPED = 20_000

export const announcementForm = z.object({
  year: year('năm'),
  off: z
    .string({ error: 'Hãy nhập các ngày nghỉ.' })
    .max(MOST_TYPED, 'Danh sách quá dài; hãy dùng nhập tệp.'),
  worked: z.string().max(MOST_TYPED, 'Danh sách quá dài; hãy dùng nhập tệp.').default(''),
  source,
})

const file = z.custom<{ readonly name: string; readonly bytes: Uint8Array }>(
  (value) => typeof value === 'object' && value !== null && 'bytes' in value,
  'Hãy chọn một tệp .ics hoặc .csv.',
)

export const importForm = z
  .object({
    file,
    from: year('năm đầu'),
    to: year('năm cuối'),
    settles: z.string().optional(),
    title: optionalText(200),
    source,
  })
  .refine((value) => value.from <= value.to, { path: ['to'], message: 'Năm cuối phải từ năm đầu trở đi.' })
  .refine((value) => value.to - value.from < 10, {
    path: ['to'],
    message: 'Nhập mỗi lần không quá mười năm.',
  })
  .refine((value) => value.settles === undefined || value.from === value.to, {
    path: ['to'],
    message: 'Lịch trọn năm chỉ nhập từng năm một: chọn năm đầu và năm cuối như nhau.',
  })

export const withdrawalForm = z.object({ reason: text('lý do thu hồi', 1000) })

export const confirmForm = z.object({
  expected: z.string().regex(/^[0-9a-f]{64}$/, 'Hãy mở lại trang xem trước.'),
  moves: z.coerce.number().int().min(0).max(10_000_000),
})
