// The table a reading is measured by: a JSON file made by hand, of one plan ({"rules": […]}) or of several
// ({"seeds": [{"file": …, "rules": […]}]}). Only what is compared is asked for; further keys are the maker's own.
import { z } from 'zod'
import { err, ok, type Result } from '../../kit/result.ts'

const RULE = z.looseObject({
  id: z.string().optional(),
  duty: z.string().min(1),
  owner: z.string().nullish(),
  count: z.number().nullish(),
})
export type Expected = z.infer<typeof RULE>

const PLAN = z.looseObject({
  file: z.string().optional(),
  commune: z.string().optional(),
  issuer: z.string().optional(),
  rules: z.array(RULE).min(1),
  fields: z.record(z.string(), z.unknown()).optional(),
})
const TABLE = z.union([z.looseObject({ seeds: z.array(PLAN).min(1) }), PLAN])

export interface ExpectedPlan {
  readonly rules: readonly Expected[]
  readonly fields: Readonly<Record<string, unknown>>
}

const stem = (file: string) => (file.split(/[\\/]/).at(-1) ?? '').replace(/\.[^.]*$/, '').toLowerCase()

function planOf(plan: z.infer<typeof PLAN>): ExpectedPlan {
  return {
    rules: plan.rules,
    fields: {
      ...(plan.commune === undefined ? {} : { 'commune.name': plan.commune }),
      ...(plan.issuer === undefined ? {} : { issuer: plan.issuer }),
      ...plan.fields,
    },
  }
}

/** The part of the table that is of `file`, told by its name without the ending. */
export function readExpected(text: string, file: string): Result<ExpectedPlan> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return err({ message: 'Bảng đối chiếu không phải JSON.' })
  }
  const parsed = TABLE.safeParse(json)
  if (!parsed.success)
    return err({
      message:
        'Bảng đối chiếu không đúng dạng: cần {"rules": [{"duty": …}]}, hoặc {"seeds": [{"file": …, "rules": …}]} cho nhiều kế hoạch.',
    })
  const table = parsed.data
  if ('rules' in table && Array.isArray(table.rules)) return ok(planOf(table as z.infer<typeof PLAN>))
  const seeds = (table as { seeds: readonly z.infer<typeof PLAN>[] }).seeds
  const plan = seeds.length === 1 ? seeds[0] : seeds.find((each) => stem(each.file ?? '') === stem(file))
  if (plan) return ok(planOf(plan))
  return err({
    message: `Bảng đối chiếu không có kế hoạch nào tên “${stem(file)}”; có: ${seeds.map((each) => stem(each.file ?? '?')).join(', ')}.`,
  })
}
