// Forms: what a console sends, or a file of its unsent acts, checked once at the border. Anything else is refused whole.
import { z } from 'zod'
import { clean } from '../../kit/text.ts'
import { MAX_QUESTION } from '../../petition/receive.acts.ts'
import { MAX_ANSWER } from '../form.ts'
import { isKey } from '../happened.ts'
import type { Act } from './act.ts'

/** Acts in one sending. */
export const MOST_ACTS = 50
/** Acts in one file. */
export const MOST_IN_FILE = 5000
const MAX_NOTE = 20_000
/** Clocks before 1990 or after 2200 are what a clock says that was never set: kept, with the offset that mends it. */
const MAX_CLOCK = 8.64e15

const key = z.string().refine(isKey)
const words = (max: number) => z.string().max(max).transform(clean)
const maybe = (max: number) =>
  z
    .string()
    .max(max)
    .nullable()
    .transform((value) => (value === null ? null : clean(value) || null))
const id = z
  .string()
  .max(64)
  .refine((text) => !text.includes('\u0000'))
  .nullable()
const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  .nullable()
const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => !Number.isNaN(Date.parse(text)))
  .nullable()

const change = <T extends z.ZodType>(value: T) => z.object({ was: value, now: value }).optional()

const speaker = z.object({ name: words(100), village: id, address: maybe(200) })
const decision = z.object({
  code: z.string().max(40).nullable(),
  answer: maybe(MAX_ANSWER),
  ground: id,
  answeredBy: maybe(150),
})
const speechChanges = z.object({
  speaker: change(speaker),
  times: change(z.object({ start: instant, end: instant })),
  note: change(words(MAX_NOTE)),
})
const matterChanges = z.object({
  text: change(words(MAX_QUESTION)),
  decision: change(decision),
  unit: change(id),
  due: change(date),
  same: change(id),
  earlier: change(id),
})

const session = z.number().int().min(1).max(99)
const body = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('moment'),
    session,
    moment: z.enum(['khai_mac', 'buoc', 'tam_dung', 'tiep_tuc', 'be_mac']),
    agenda: z.number().int().min(0).max(9999).nullable(),
    note: maybe(500),
  }),
  z.object({
    kind: z.literal('turn'),
    speech: key,
    session,
    speaker,
    registration: id,
    waiting: z.boolean(),
  }),
  z.object({ kind: z.literal('end'), speech: key }),
  z.object({ kind: z.literal('back'), speech: key }),
  z.object({ kind: z.literal('speech'), speech: key, changes: speechChanges }),
  z.object({
    kind: z.literal('matter'),
    speech: key,
    matter: key,
    fresh: z.boolean(),
    changes: matterChanges,
  }),
])

const act = z.object({
  key,
  person: z.string().max(64),
  conference: z.string().max(64),
  body,
  deviceAt: z.number().int().min(-MAX_CLOCK).max(MAX_CLOCK),
  offset: z.number().int().min(-MAX_CLOCK).max(MAX_CLOCK),
}) satisfies z.ZodType<Act>

export const sending = z.object({
  protocol: z.number().int(),
  device: z.string().max(64),
  acts: z.array(z.unknown()).max(MOST_ACTS),
})

/** The acts of a sending whose protocol is understood. */
export const acts = z.array(act).max(MOST_ACTS)

export const actsFile = z.object({
  file: z.literal('doithoai-thu-ky'),
  protocol: z.number().int(),
  device: z.string().max(64),
  acts: z.array(act).max(MOST_IN_FILE),
})

/** A JSON text as a value; undefined is refused by any schema. */
export const json = z.string({ error: 'Thiếu nội dung gửi lên.' }).transform((text, context) => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    context.addIssue({ code: 'custom', message: 'Nội dung gửi lên không phải JSON đọc được.' })
    return z.NEVER
  }
})
