// The schema of the plan paper as data: headings in the plan's own numbering, paragraphs, the duties of each body,
// recipients, signature, annexed forms. The words live in regulations/*.yaml, never in code.
import { z } from 'zod'
import { codesOf, LEVEL, PAPER } from './codes.ts'
import { RULE_ID, TEXT, TEXTS } from './rule.form.ts'

const MARK = z.enum(['', '-', '+', '*'])

/** One printed paragraph: a bare string, or a string with its list mark and the rules whose data it states. */
const LINE = z.preprocess(
  (value) => (typeof value === 'string' ? { text: value } : value),
  z.strictObject({ text: TEXT, mark: MARK.optional(), rules: z.array(RULE_ID).default([]) }),
)

/** "Đề nghị Ủy ban MTTQ …", "Giao các Trưởng thôn": the body a section charges, and how it is addressed. */
const BODY = z.strictObject({ form: z.enum(['', 'Đề nghị', 'Giao']).default(''), name: TEXT })

const SECTION_SHAPE = {
  number: z.string().default(''),
  title: TEXT.optional(),
  body: BODY.optional(),
  /** Text printed on the heading's own line, after `joint`. */
  run_in: TEXT.optional(),
  joint: z.string().default(' '),
  /** The list mark of this section's lines where a line names none. */
  mark: MARK.default(''),
  lines: z.array(LINE).default([]),
}

const LEAF = z.strictObject(SECTION_SHAPE)
const MIDDLE = z.strictObject({ ...SECTION_SHAPE, sections: z.array(LEAF).default([]) })
const SECTION = z.strictObject({ ...SECTION_SHAPE, sections: z.array(MIDDLE).default([]) })

const SIGNATURE = z.strictObject({
  form: z.enum(['', 'TM.', 'T/M', 'KT.', 'TL.', 'Q.', 'TUQ.']).default(''),
  of: TEXT.optional(),
  position: TEXT,
  name: TEXT.optional(),
})

export const FORM = z.strictObject({
  id: z.string().regex(/^[A-Z0-9_]+$/),
  paper: z.enum(codesOf(PAPER)),
  level: z.enum(codesOf(LEVEL)).default('commune'),
  title: TEXT,
  subtitle: TEXT.optional(),
  note: TEXT.optional(),
  addressee: TEXT.optional(),
  fields: z.array(z.strictObject({ label: TEXT, lines: z.int().min(1).max(40).default(1) })).default([]),
  columns: TEXTS,
  rows: z.int().min(0).max(100).default(0),
  signature: TEXTS,
})

export const PLAN = z.strictObject({
  heading: TEXT.default('KẾ HOẠCH'),
  subject: TEXT,
  opening: TEXT,
  sections: z.array(SECTION).min(1),
  closing: TEXT.optional(),
  recipients: z.array(TEXT).min(1),
  signature: SIGNATURE,
  annexes: z.array(z.string()).default([]),
})

export type Plan = z.infer<typeof PLAN>
export type PlanSection = z.infer<typeof SECTION>
export type PlanLine = z.infer<typeof LINE>
export type OpinionForm = z.infer<typeof FORM>
