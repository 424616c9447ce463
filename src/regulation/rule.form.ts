// The schema of one rule as it stands in a regulation or in the statute: what, when, who, and the words it comes from.
import { z } from 'zod'
import { FIRST_YEAR, LAST_YEAR, withinYears } from '../calendar/counting.ts'
import { parseDate } from '../kit/clock.ts'
import { ANCHOR, codesOf, DIRECTION, DUTY, EVERY, LIMIT, PAPER, ROLE, UNIT } from './codes.ts'

export const TEXT = z.string().trim().min(1)
export const TEXTS = z.array(TEXT).default([])
export const DATE = z
  .string()
  .refine((text) => /^\d{4}-/.test(text) && parseDate(text) !== undefined, {
    message: 'Không có ngày này; viết theo dạng 2025-12-10 (năm-tháng-ngày).',
    abort: true,
  })
  .refine((text) => withinYears(Temporal.PlainDate.from(text)), {
    message: `Năm nằm ngoài khoảng tính được (${FIRST_YEAR}–${LAST_YEAR}).`,
  })
export const RULE_ID = z
  .string()
  .regex(/^[A-Z0-9]+(-[A-Z0-9]+)+$/, 'Mã quy tắc gồm chữ hoa, số và dấu gạch nối, ví dụ S5-NOTICE.')

export const COUNT = z.int().min(0).max(1000)

/** What another reading of the same words changes. */
const CHANGE = z.strictObject({
  anchor: z.enum(codesOf(ANCHOR)).optional(),
  direction: z.enum(codesOf(DIRECTION)).optional(),
  limit: z.enum(codesOf(LIMIT)).optional(),
  unit: z.enum(codesOf(UNIT)).optional(),
  count: COUNT.optional(),
})

/** Ambiguous words: the readings offered; the first applies until `reading` names another. */
const READING = z.strictObject({ id: z.string().regex(/^[a-z0-9_]+$/), text: TEXT, set: CHANGE.default({}) })

const EXTENSION = z.strictObject({
  allowed: z.boolean(),
  count: COUNT.nullable().default(null),
  requires: TEXT.optional(),
  quote: TEXT.optional(),
})

export const RULE = z.strictObject({
  id: RULE_ID,
  duty: z.enum(codesOf(DUTY)),
  title: TEXT,
  anchor: z.enum(codesOf(ANCHOR)).default('none'),
  previous: RULE_ID.optional(),
  direction: z.enum(codesOf(DIRECTION)).nullable().default(null),
  count: COUNT.nullable().default(null),
  unit: z.enum(codesOf(UNIT)).nullable().default(null),
  limit: z.enum(codesOf(LIMIT)).nullable().default(null),
  fixed: DATE.optional(),
  offset_from_conference_days: z.int().min(-400).max(400).optional(),
  from: DATE.optional(),
  to: DATE.optional(),
  every: z.enum(codesOf(EVERY)).optional(),
  per_year_min: z.int().min(1).max(52).optional(),
  trigger: TEXT.optional(),
  /** The condition is a request of this share of the commune's voters. */
  voters_percent: z.int().min(1).max(100).optional(),
  owner: z.enum(codesOf(ROLE)).nullable().default(null),
  owner_printed: TEXT.optional(),
  drafter: TEXT.optional(),
  with: TEXT.optional(),
  sent_to: TEXTS,
  result: TEXT.optional(),
  paper: z.enum(codesOf(PAPER)).nullable().default(null),
  also: TEXT.optional(),
  must_state: TEXTS,
  publish: TEXTS,
  extension: EXTENSION.optional(),
  when: TEXT.optional(),
  quote: TEXT,
  article: TEXT.optional(),
  anchor_printed: z.boolean().default(true),
  readings: z.array(READING).default([]),
  reading: z.string().optional(),
  valid_from: DATE.optional(),
  valid_to: DATE.optional(),
  note: TEXT.optional(),
})

export type Rule = z.infer<typeof RULE>
export type Reading = z.infer<typeof READING>

const HOUR = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Giờ viết như "07:30" (đặt trong dấu nháy).')

/** How days are counted where the printed words leave it open (docs/law.md). */
export const COUNTING = z
  .strictObject({
    /** BLDS 2015 Điều 148(5): an "after" term that ends on a day off ends with the next working day. */
    roll_after: z.boolean().default(true),
    /** "n full days between" the act and the conference: one day earlier than plain counting. */
    clear_days: z.boolean().default(false),
    /** An act after these hours or on a day off counts as done on the next working day; absent: the day itself counts. */
    office_hours: z
      .strictObject({ from: HOUR, to: HOUR })
      .refine((hours) => hours.from < hours.to, 'Giờ bắt đầu phải trước giờ kết thúc.')
      .optional(),
  })
  .default({ roll_after: true, clear_days: false })

export type Counting = z.infer<typeof COUNTING>
