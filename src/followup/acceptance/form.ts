// Forms of acceptance, checked once at the border.
import { z } from 'zod'
import { many, text, wholeNumber } from '../../office/form.ts'

export const MOST_DAYS = 30
export const MOST_AT_ONCE = 200

export const takeForm = z.object({})

export const sendBackForm = z.object({ reason: text('lý do không thuộc trách nhiệm của đơn vị', 1000) })

/** Those that were ticked, or by the other button all that the page showed: what came in since is not taken unseen. */
export const takeManyForm = z
  .object({ questions: many, shown: many, all: z.string().max(10).optional() })
  .transform(({ questions, shown, all }) => ({ questions: all === undefined ? questions : shown }))
  .pipe(
    z.object({
      questions: z
        .array(z.string().max(80))
        .min(1, 'Hãy chọn ít nhất một nội dung.')
        .max(MOST_AT_ONCE, `Mỗi lần tiếp nhận tối đa ${MOST_AT_ONCE} nội dung.`),
    }),
  )

export const termForm = z.object({
  days: z
    .string()
    .optional()
    .transform((typed) => (typed ?? '').trim())
    .refine(
      (typed) =>
        typed === '' || (/^\d{1,2}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= MOST_DAYS),
      `Là một số ngày làm việc từ 1 đến ${MOST_DAYS}, ví dụ 2; để trống nếu không ấn định ngày.`,
    )
    .transform((typed) => (typed === '' ? null : Number(typed))),
  _version: wholeNumber('Phiên bản'),
})
