// What comes in on the way of a paper through its signing chain, and when an office sets the chain.
import { z } from 'zod'
import { optionalText } from '../office/form.ts'
import { isRole } from '../office/rights.ts'
import { type ChainStep, MAX_STEPS } from './signing.ts'

export const submitForm = z.object({ subject: z.string().max(100).default(''), comment: optionalText(2000) })

export const moveForm = z.object({ comment: optionalText(2000) })

const WRONG = 'Hãy chọn người hoặc vai trò trong danh sách.'

/** "" is a place left empty. */
const step = z
  .string()
  .max(300, WRONG)
  .transform((value, context): ChainStep | null => {
    if (value === '') return null
    const [type, rest = ''] = value.split(/:(.*)/s)
    if (type === 'person' && rest !== '') return { type: 'person', person: rest }
    const roles = rest.split(',').filter(isRole)
    if (type === 'role' && roles.length > 0 && roles.length === rest.split(',').length)
      return { type: 'role', roles }
    context.addIssue({ code: 'custom', message: WRONG })
    return z.NEVER
  })

export const chainForm = z.object({
  _version: z.coerce.number({ error: 'Hãy tải lại trang rồi làm lại.' }).int().min(0),
  loai: z.string().max(40).default(''),
  /** "chung": as every other kind; "rieng": the steps below. */
  cach: z.enum(['chung', 'rieng'], { error: 'Hãy chọn cách trình ký.' }),
  steps: z.array(step).max(MAX_STEPS, WRONG).default([]),
  own: z.enum(['forbid', 'allow'], { error: 'Hãy chọn.' }).default('forbid'),
})
