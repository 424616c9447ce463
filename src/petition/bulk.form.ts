// Forms of the common acts: which rows are chosen, how each was read, what is to be done with them.
import { z } from 'zod'
import { parseDate } from '../kit/clock.ts'
import { many, optionalText, text } from '../office/form.ts'
import { COMPETENCE, FIELD, isCode, KIND } from '../regulation/codes.ts'
import { MAX_BULK } from './bulk.acts.ts'
import { readSeen } from './proposal.ts'

const rows = {
  /** The list to go back to: "?hoi-nghi=…". */
  ve: optionalText(2000),
  chon: many,
  /** The one row whose own button was pressed. */
  mot: optionalText(80),
  /** By id, as the page showed it. */
  thay: z.record(z.string().max(100), z.string().max(500)).optional(),
}

function chosenOf(value: {
  readonly mot?: string | null
  readonly chon: readonly string[]
  readonly thay?: Readonly<Record<string, string>> | undefined
}) {
  const ids = value.mot ? [value.mot] : [...new Set(value.chon)]
  return ids.map((question) => ({ question, seen: readSeen(value.thay?.[question] ?? '') }))
}

type Rows = z.output<z.ZodObject<typeof rows>>

/** Adds the chosen rows to what a form holds; none, or too many, is said at the list. */
function withRows<Shape extends z.ZodRawShape>(more: Shape) {
  return z.object({ ...rows, ...more }).transform((value, context) => {
    const chosen = chosenOf(value as Rows)
    const message =
      chosen.length === 0
        ? 'Hãy chọn ít nhất một nội dung trong danh sách.'
        : chosen.length > MAX_BULK
          ? `Mỗi lần tối đa ${MAX_BULK} nội dung.`
          : chosen.some(({ question }) => question === '' || question.length > 80)
            ? 'Danh sách đã chọn không đọc được. Hãy tải lại trang.'
            : undefined
    if (message) context.addIssue({ code: 'custom', message, path: ['chon'] })
    return { ...value, chosen }
  })
}

const codeOrNull = <T extends string>(list: Readonly<Record<T, string>>) =>
  z
    .string()
    .optional()
    .transform((value) => (value !== undefined && isCode(list, value) ? value : null))

export const bulkSuggestedForm = withRows({})
export const bulkLinkForm = withRows({})
export const bulkAssignForm = withRows({
  unit: z.string({ error: 'Hãy chọn đơn vị.' }).min(1, 'Hãy chọn đơn vị.').max(80),
  reason: optionalText(1000),
})
export const bulkClassifyForm = withRows({
  kind: codeOrNull(KIND),
  field: codeOrNull(FIELD),
  competence: codeOrNull(COMPETENCE),
}).refine((value) => value.kind !== null || value.field !== null || value.competence !== null, {
  message: 'Hãy chọn loại, lĩnh vực hoặc thẩm quyền cho các nội dung đã chọn.',
  path: ['field'],
})
export const bulkDueForm = withRows({
  due: z.string({ error: 'Hãy ghi hạn.' }).transform((value, context) => {
    const read = parseDate(value)
    if (read) return read.toString()
    context.addIssue({ code: 'custom', message: 'Ghi hạn theo ngày/tháng/năm, ví dụ 12/12/2025.' })
    return z.NEVER
  }),
})

export const undoForm = z.object({ ve: optionalText(2000) })

export const saveFilterForm = z.object({
  ve: optionalText(2000),
  name: text('tên bộ lọc', 60),
  shared: z.literal('on').optional(),
})
