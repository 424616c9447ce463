// The regulation file (YAML): its schema and its reader. What a schema cannot say stands in checks.ts.
import { z } from 'zod'
import { byLine, type LineError, readYaml } from '../calendar/lines.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { checkRegulation } from './checks.ts'
import { CHANNEL, codesOf, DISPOSITION, DUTY, FIELD, ISSUER, PAPER, ROLE } from './codes.ts'
import { FORM, PLAN } from './plan.form.ts'
import { COUNTING, DATE, RULE, TEXT, TEXTS } from './rule.form.ts'

const COMMUNE = z.strictObject({
  name: TEXT,
  kind: z.enum(['xã', 'phường', 'đặc khu']).default('xã'),
  province: TEXT.optional(),
})

const PERSONS = z.strictObject({
  who: TEXT,
  role: z.enum(codesOf(ROLE)).optional(),
  count: z.int().min(1).max(50).optional(),
})
const CHAIR = z.strictObject({
  position: TEXT,
  standing_council: z.boolean().default(false),
  quote: TEXT.optional(),
})
/** One person, or several in the order in which they stand in; a single one needs no list. */
const STAND_IN = z.preprocess(
  (value) => (value !== null && typeof value === 'object' && !Array.isArray(value) ? [value] : value),
  z
    .array(
      z.strictObject({
        who: TEXT,
        count: z.int().min(1).max(20).default(1),
        when: TEXT,
        quote: TEXT.optional(),
      }),
    )
    .max(10)
    .default([]),
)

/** A conference held in several sessions, one for each cluster of villages (Luật 72/2025/QH15 Điều 43). */
const CLUSTER = z.strictObject({
  name: TEXT,
  villages: TEXTS,
  place: TEXT.optional(),
  quote: TEXT.optional(),
})

/** "Nếu tổ chức từ 02 cuộc trở lên thì quyết định chủ đề, lĩnh vực của từng cuộc": what a themed conference is about. */
const THEME = z.strictObject({
  name: TEXT,
  field: z.enum(codesOf(FIELD)).optional(),
  topics: TEXTS,
  quote: TEXT.optional(),
})

const QUOTED = z.strictObject({ text: TEXT, quote: TEXT.optional() })
const OWNER = z.strictObject({ owner: z.enum(codesOf(ROLE)), text: TEXT, quote: TEXT.optional() })

/** `in_opening`: the plan names it inside its opening sentence and prints no line of its own. */
const BASIS = z.preprocess(
  (value) => (typeof value === 'string' ? { text: value } : value),
  z.strictObject({ text: TEXT, in_opening: z.boolean().default(false) }),
)

const HOLD = z.strictObject({
  per_year_min: z.int().min(1).max(52).default(1),
  per_year_max: z.int().min(1).max(52).optional(),
  rhythm: TEXT.optional(),
  /** The rhythm as a number of months (6: half-yearly): periods the plan does not print itself are warned of as implied. */
  every_months: z.literal([1, 2, 3, 4, 6, 12]).optional(),
  /** What is decided for each conference when a year has two or more. */
  several: TEXT.optional(),
  quote: TEXT.optional(),
})

const AGENDA = z.strictObject({
  can_change: z.boolean().default(false),
  steps: z.array(
    z.strictObject({
      who: TEXT,
      text: TEXT,
      minutes: z.int().min(1).max(600).optional(),
      opinions: z.boolean().default(false),
    }),
  ),
})

/** `refuse`: the chair may refuse the dialogue; `prohibit`: the plan forbids the behaviour. */
const REFUSAL = z.strictObject({
  id: z.string().regex(/^[a-z0-9_]+$/),
  kind: z.enum(['refuse', 'prohibit']),
  text: TEXT,
  quote: TEXT.optional(),
})

const MINUTES = z.strictObject({
  copies: z.int().min(1).max(20),
  recipients: TEXTS,
  contents: TEXTS,
  posting_copies: TEXT.optional(),
  secretaries_sign: z.int().min(1).max(5).default(1),
  names_ordered: z.boolean().default(false),
  quote: TEXT.optional(),
})

const PUBLICATION = z.strictObject({
  duty: z.enum(codesOf(DUTY)),
  paper: z.enum(codesOf(PAPER)),
  where: TEXTS,
  days: z.int().min(1).max(365).optional(),
  quote: TEXT.optional(),
})

const QUOTA = z.strictObject({ per: TEXT, decided_by: TEXT, text: TEXT, quote: TEXT.optional() })
const CHANNELS = z.array(
  z.strictObject({ code: z.enum(codesOf(CHANNEL)), text: TEXT.optional(), quote: TEXT.optional() }),
)

export const REGULATION = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Chỉ dùng chữ thường không dấu, số và dấu gạch nối.'),
  title: TEXT,
  version: z.int().min(1),
  valid_from: DATE,
  valid_to: DATE.optional(),
  source: z.strictObject({ document: TEXT, file: TEXT.optional(), note: TEXT.optional() }),
  commune: COMMUNE,
  period: z.strictObject({ year: z.int().min(2000).max(2100), label: TEXT }),
  issuer: z.enum(codesOf(ISSUER)),
  issuing_body: TEXT,
  layout: z.enum(['nd30', 'party']),
  symbol: TEXT,
  event: TEXT,
  legal_bases: z.array(BASIS).default([]),
  chairs: z.array(CHAIR).min(1),
  stand_in: STAND_IN,
  secretaries: z.array(PERSONS).default([]),
  participants: TEXTS,
  invited: TEXTS,
  people: QUOTED.optional(),
  invitees_proposed_by: TEXT.optional(),
  hold: HOLD,
  place: TEXT.optional(),
  form: QUOTED,
  topics: TEXTS,
  clusters: z.array(CLUSTER).max(30).default([]),
  themes: z.array(THEME).max(30).default([]),
  counting: COUNTING,
  rules: z.array(RULE).min(1),
  channels: CHANNELS.default([]),
  forms: z.array(FORM).default([]),
  agenda: AGENDA,
  dispositions: z.array(z.enum(codesOf(DISPOSITION))).min(1),
  refusals: z.array(REFUSAL).default([]),
  minutes: MINUTES.optional(),
  publication: z.array(PUBLICATION).default([]),
  quota: QUOTA.optional(),
  budget: OWNER.optional(),
  security: OWNER.optional(),
  plan: PLAN,
})

export type Regulation = z.infer<typeof REGULATION>
export type RegulationError = LineError

/** The regulation of a file, or every error with its line, the place in the file and what to do. */
export function readRegulation(text: string): Result<Regulation, readonly RegulationError[]> {
  const read = readYaml<Regulation>(text, REGULATION)
  if (!read.ok) return read
  const errors = checkRegulation(read.value.value).map((found) => read.value.error(found.path, found.message))
  return errors.length ? err(errors.sort(byLine)) : ok(read.value.value)
}
