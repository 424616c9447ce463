// Forms of reminders: the commune's steps, a person's wish.
import { z } from 'zod'
import { wholeNumber } from '../../office/form.ts'
import { type Ladder, ladderProblem } from './ladder.ts'

/** "5, 1" or "5 1" or nothing. */
const steps = z
  .string()
  .optional()
  .transform((value) => (value ?? '').split(/[\s,;]+/).filter((each) => each !== ''))
  .refine(
    (list) => list.every((each) => /^\d{1,3}$/.test(each)),
    'Ghi các số ngày, cách nhau dấu phẩy, ví dụ 5, 1.',
  )
  .refine((list) => list.length <= 6, 'Nhiều nhất sáu lần nhắc.')
  .transform((list) => [...new Set(list.map(Number))])

const daysOrNever = z
  .string()
  .optional()
  .transform((value) => (value ?? '').trim())
  .refine((value) => value === '' || /^\d{1,3}$/.test(value), 'Là một số ngày, hoặc để trống.')
  .transform((value) => (value === '' ? null : Number(value)))

export const ladderForm = z
  .object({
    before: steps,
    onDay: z
      .string()
      .optional()
      .transform((value) => value !== undefined),
    after: steps,
    every: daysOrNever,
    office: daysOrNever,
    chair: daysOrNever,
    _version: wholeNumber('Phiên bản'),
  })
  .superRefine((ladder: Ladder, context) => {
    const problem = ladderProblem(ladder)
    if (problem) context.addIssue({ code: 'custom', path: [problem.field], message: problem.message })
  })

export const CHANNEL_CHOICES = {
  email: 'Thư điện tử',
  sms: 'Tin nhắn',
  zalo: 'Zalo',
  none: 'Không gửi cho tôi',
} as const
export const DIGEST_CHOICES = {
  daily: 'Mỗi sáng làm việc',
  weekly: 'Sáng làm việc đầu tuần',
  none: 'Không cần',
} as const

export const wishForm = z.object({
  channel: z.enum(['email', 'sms', 'zalo', 'none'], { error: 'Hãy chọn một cách nhận.' }),
  digest: z.enum(['daily', 'weekly', 'none'], { error: 'Hãy chọn một nhịp.' }),
  _version: wholeNumber('Phiên bản'),
})
