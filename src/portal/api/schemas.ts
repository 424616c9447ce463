// What programs ask and are answered, as schemas: requests are parsed with them, the OpenAPI document is made of them, and
// tests hold real answers against them. Messages are keys of the API's own words.
import { z } from 'zod'
import { FIRST_YEAR, LAST_YEAR, MOST_DAYS } from '../../calendar/counting.ts'
import { FIRST_LUNAR_YEAR, LAST_LUNAR_YEAR } from '../../calendar/lunar.ts'
import { ANCHOR, codesOf, DIRECTION, DUTY, LIMIT, PAPER, ROLE, UNIT } from '../../regulation/codes.ts'
import type { ScheduleRow } from '../../regulation/schedule.ts'
import type { ApiErrorKey } from './words.ts'

const key = (name: ApiErrorKey) => name

/** The shape only; whether there is such a day, and in which years, is asked afterwards. */
const day = (description: string, example: string) =>
  z
    .string({ error: key('isoDate') })
    .regex(/^\d{4}-\d{2}-\d{2}$/, key('isoDate'))
    .meta({ format: 'date', description: `${description} (${FIRST_YEAR}–${LAST_YEAR})`, example })

const lang = z
  .enum(['vi', 'en'], { error: key('lang') })
  .default('vi')
  .meta({ description: 'Ngôn ngữ của lời giải thích · Language of explanations', example: 'vi' })

const dates = {
  conference: day('Ngày hội nghị · Day of the conference', '2026-12-20'),
  conferenceEnd: day('Ngày kết thúc, khi có nhiều buổi · Last day of several', '2026-12-21').optional(),
  conclusion: day('Ngày ban hành thông báo kết luận · Conclusion notice issued', '2026-12-28').optional(),
  planIssued: day('Ngày ban hành kế hoạch · Plan issued', '2026-11-25').optional(),
}

const regulation = z
  .string({ error: key('required') })
  .min(1, key('required'))
  .max(100, key('regulation'))
  .meta({
    description: 'Mã quy chế có sẵn, xem /api/v1/regulations · Id of a shipped regulation',
    example: 'luat-72-2025',
  })

const yaml = (description: string) =>
  z
    .string({ error: key('text') })
    .min(1, key('required'))
    .meta({ description })

const regulationYaml = yaml('Quy chế dạng YAML, không lưu · A regulation as YAML, not stored')
const calendarYaml = yaml('Lịch nghỉ dạng YAML, không lưu · A calendar as YAML, not stored')

const whole = (least: number, most: number, wrong: ApiErrorKey, description: string, example: number) =>
  z
    .preprocess(
      (value) => (typeof value === 'string' && /^[-+]?\d{1,9}$/.test(value.trim()) ? Number(value) : value),
      z
        .int({ error: key(wrong) })
        .min(least, key(wrong))
        .max(most, key(wrong)),
    )
    .meta({ type: 'integer', minimum: least, maximum: most, description, example })

const from = day('Từ ngày, ngày này không tính · From this day, itself not counted', '2026-11-20')
const add = whole(
  -MOST_DAYS,
  MOST_DAYS,
  'count',
  'Số ngày làm việc, âm thì lùi · Working days, negative goes back',
  7,
)

export const scheduleQuery = z.strictObject({ regulation, ...dates, lang })
export const scheduleBody = z.strictObject({
  regulation: regulation.optional(),
  regulationYaml: regulationYaml.optional(),
  calendarYaml: calendarYaml.optional(),
  ...dates,
  lang,
})
/** Beside a body that is the regulation itself. */
export const scheduleBeside = z.strictObject({ ...dates, lang })
export const workdaysQuery = z.strictObject({ from, add, lang })
export const workdaysBody = z.strictObject({ from, add, calendarYaml: calendarYaml.optional(), lang })
export const lunarQuery = z.strictObject({
  year: whole(FIRST_LUNAR_YEAR, LAST_LUNAR_YEAR, 'lunarYear', 'Năm · Year', 2027),
  lang,
})
export const noQuery = z.strictObject({ lang })

const iso = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .meta({ format: 'date' })

export const scheduleRow: z.ZodType<ScheduleRow> = z.strictObject({
  rule: z.string().meta({ description: 'Mã quy tắc · Id of the rule' }),
  duty: z.enum(codesOf(DUTY)),
  title: z.string(),
  anchor: z.enum(codesOf(ANCHOR)),
  direction: z.enum(codesOf(DIRECTION)).nullable(),
  count: z.int().nullable(),
  unit: z.enum(codesOf(UNIT)).nullable(),
  limit: z.enum(codesOf(LIMIT)).nullable(),
  due: iso
    .nullable()
    .meta({ description: 'Hạn theo quy chế, đã dời khi được dời · Due by the regulation, rolled' }),
  dueUnrolled: iso.nullable(),
  workingDayBefore: iso
    .nullable()
    .meta({ description: 'Ngày làm việc cuối không quá hạn · Last working day not after it' }),
  statutoryDue: iso.nullable().meta({ description: 'Hạn theo luật · Due by law' }),
  binding: iso.nullable().meta({ description: 'Hạn chặt hơn trong hai hạn · The stricter of the two' }),
  bindingRule: z.string().nullable(),
  from: iso.nullable(),
  to: iso.nullable(),
  occurrences: z
    .array(iso)
    .meta({ description: 'Sáu lần tới của việc lặp lại · Next six of a duty that comes back' }),
  owner: z.enum(codesOf(ROLE)).nullable(),
  paper: z.enum(codesOf(PAPER)).nullable(),
  provisional: z
    .boolean()
    .meta({ description: 'Lịch nghỉ năm ấy chưa công bố · Holidays not announced yet' }),
  assumed: z.boolean().meta({ description: 'Dựa vào một ngày giả định · Rests on an assumed date' }),
  explanation: z.string(),
  quote: z.string().meta({ description: 'Lời của văn bản · The printed words' }),
})

export const workingDays = z.strictObject({
  date: iso,
  skipped: z.array(z.strictObject({ date: iso, reason: z.string() })),
  provisional: z.boolean(),
  explanation: z.string(),
})

export const lunarDays = z.strictObject({ tet: iso, gioTo: iso })

export const regulationHead = z.strictObject({ id: z.string(), title: z.string() })

export const problemAnswer = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().meta({ description: 'Điều sai và cách sửa · What is wrong and what to do' }),
  errors: z
    .array(z.strictObject({ field: z.string().optional(), detail: z.string() }))
    .meta({ description: 'Từng chỗ sai, có tên tham số hoặc dòng của tệp · Each place' }),
  help: z.string(),
})
