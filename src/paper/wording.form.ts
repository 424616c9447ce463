// What comes in when the office words its papers: the texts by block, the version they were made from. Each text is
// checked by the rules of its block.
import { z } from 'zod'

const LATE = 'Trang thiếu số phiên bản. Hãy tải lại trang.'
const version = z.coerce.number({ error: LATE }).int(LATE).min(0, LATE)
const block = z.string().trim().min(1).max(40)

export const wordingForm = z.object({
  _version: version,
  /** Longer than any block may be: the rule of the block says so, and what was typed is shown again. */
  cau: z.record(z.string().max(40), z.string({ error: 'Mỗi câu chỉ gửi một lần.' }).max(100_000)).default({}),
  /** The block whose converted text is taken. */
  chuyen: z.string().max(40).optional(),
})

export const restoreForm = z.object({ _version: version, block, from: version })

export const resetForm = z.object({ _version: version, block: block.optional() })
