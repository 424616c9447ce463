// A question in writing, sent from a seat in the hall. Messages are keys of the catalogue's errors.
import { z } from 'zod'
import { clean } from '../kit/text.ts'
import { inUnicode } from './form.ts'
import type { ErrorKey } from './words.vi.ts'

/** Short enough to be read out. */
export const MAX_WRITTEN = 2000

const key = (name: ErrorKey) => name
const typed = (value: unknown) => (typeof value === 'string' ? clean(value) : '')

export const askForm = z
  .object({
    content: inUnicode.pipe(z.string().min(1, key('content')).max(MAX_WRITTEN, key('writtenLong'))),
    name: z.preprocess(typed, z.string().max(100, key('nameLong'))),
    village: z.preprocess(typed, z.string().max(80, key('village'))),
    consent: z.preprocess((value) => value === 'on', z.boolean()),
    trang_web: z.preprocess((value) => value ?? '', z.literal('', { error: key('trap') })),
  })
  .superRefine((form, context) => {
    if (form.name !== '' && !form.consent)
      context.addIssue({ code: 'custom', path: ['consent'], message: key('consent') })
  })
