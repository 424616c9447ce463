// Form fields of how a submission came from a person; spread into the forms that enter or correct one.
import type { z } from 'zod'
import { z as zod } from 'zod'
import { count } from '../../kit/text.ts'
import { optionalText } from '../../office/form.ts'
import { MAX_SIGNERS, type PeopleFacts, peopleProblems, readSigners, slipNumber } from './people.ts'

const ticked = zod
  .literal('on')
  .optional()
  .transform((value) => value === 'on')

export const peopleFields = {
  proxyName: optionalText(100),
  proxyRelation: optionalText(60),
  writtenBy: optionalText(100),
  readBack: ticked,
  thumbPrint: ticked,
  guardianName: optionalText(100),
  guardianRelation: optionalText(60),
  slip: optionalText(20).transform((value) => (value === null ? null : slipNumber(value))),
  signerList: zod
    .string()
    .optional()
    .transform((value) => readSigners((value ?? '').slice(0, 100_000)))
    .refine(
      (list) => list.length <= MAX_SIGNERS,
      `Tối đa ${count(MAX_SIGNERS)} người ký trong một đơn; danh sách dài hơn hãy kèm thành tệp.`,
    )
    .refine(
      (list) => list.every(({ name, address }) => name.length <= 100 && (address?.length ?? 0) <= 200),
      'Một dòng quá dài. Mỗi dòng một người: họ tên, địa chỉ.',
    ),
}

type Typed = { readonly [Key in keyof typeof peopleFields]: z.output<(typeof peopleFields)[Key]> }

export function peopleOf(input: Typed): PeopleFacts {
  const { signerList: signers, ...rest } = input
  return { ...rest, signers }
}

/** For superRefine: what does not fit together, each at its field. */
export function checkPeople(input: Typed & { readonly name: string | null }, context: z.RefinementCtx): void {
  for (const { field, message } of peopleProblems(peopleOf(input), input.name))
    context.addIssue({ code: 'custom', message, path: [field] })
}
