// Forms of the office: what an administrator types, checked once at the border.
import { z } from 'zod'
import { clean } from '../kit/text.ts'
import { aliasProblem, readAliases } from './alias.ts'
import { ROLES } from './rights.ts'
import { COMMUNE_KINDS, SEAT_KINDS } from './seats.ts'

/** Trimmed, normalised text of limited length; the message names the thing that is missing. */
export function text(what: string, max: number): z.ZodType<string> {
  return z
    .string({ error: `Hãy nhập ${what}.` })
    .transform(clean)
    .pipe(z.string().min(1, `Hãy nhập ${what}.`).max(max, `Tối đa ${max} ký tự cho ${what}; hãy rút gọn.`))
}

export function optionalText(max: number): z.ZodType<string | null> {
  return z
    .string()
    .optional()
    .transform((value) => clean(value ?? ''))
    .pipe(z.string().max(max, `Tối đa ${max} ký tự; hãy rút gọn.`))
    .transform((value) => (value === '' ? null : value))
}

export const wholeNumber = (what: string) =>
  z
    .string({ error: `Hãy nhập ${what}.` })
    .trim()
    .regex(/^\d{1,9}$/, `${what} là một số nguyên, ví dụ 350.`)
    .transform(Number)

export const email = optionalText(200).refine(
  (value) => value === null || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value),
  'Thư điện tử có dạng ten@coquan.vn.',
)

/** Vietnamese phone numbers as people write them: spaces, dots, +84; kept as digits from 0. */
export const phone = optionalText(30)
  .transform((value) => value?.replace(/[\s.()-]/g, '').replace(/^\+?84(?=\d{9}$)/, '0') ?? null)
  .refine(
    (value) => value === null || /^0\d{9,10}$/.test(value),
    'Số điện thoại có 10 hoặc 11 chữ số, ví dụ 0912 345 678.',
  )

export const slug = (what: string) =>
  z
    .string({ error: `Hãy nhập ${what}.` })
    .trim()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, `${what} chỉ gồm chữ thường không dấu, số và gạch nối, ví dụ thon-1.`)
    .max(60)

export const many = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]))

/** Names with their time; a date that cannot be read is an error, not a part of the name. */
const aliases = optionalText(2000)
  .transform((value) => readAliases(value ?? ''))
  .superRefine((list, context) => {
    for (const message of list.map(aliasProblem))
      if (message !== undefined) context.addIssue({ code: 'custom', message })
  })

export const communeForm = z.object({
  id: slug('mã xã'),
  name: text('tên xã', 100),
  kind: z.enum([...COMMUNE_KINDS, ...SEAT_KINDS], { error: 'Hãy chọn xã, phường hoặc đặc khu.' }),
  province: optionalText(100),
  population: wholeNumber('số dân'),
  voters: wholeNumber('số cử tri'),
  email,
  phone,
  website: optionalText(200),
})

/** What an office edits of its commune. */
export const ownCommuneForm = communeForm.omit({ id: true }).extend({ aliases })

export const unitForm = z.object({
  id: slug('mã đơn vị'),
  name: text('tên đơn vị', 150),
  kind: z.enum(['office', 'party_office', 'unit', 'police', 'finance', 'front', 'leader', 'superior'], {
    error: 'Hãy chọn loại đơn vị.',
  }),
  email,
  fields: many,
})

export const villageForm = z.object({
  id: slug('mã thôn'),
  name: text('tên thôn', 100),
  households: wholeNumber('số hộ'),
  population: wholeNumber('số dân'),
  hall: optionalText(150),
  aliases,
})

export const personForm = z.object({
  id: slug('mã cán bộ'),
  name: text('họ và tên', 100),
  title: text('chức vụ', 150),
  unit: optionalText(60),
  village: optionalText(60),
  email,
  phone,
  roles: many.pipe(
    z
      .array(z.enum(Object.keys(ROLES) as [keyof typeof ROLES, ...(keyof typeof ROLES)[]]))
      .min(1, 'Hãy chọn ít nhất một vai trò.'),
  ),
})

export const passwordForm = z.object({
  login: slug('tên đăng nhập'),
  password: z.string({ error: 'Hãy nhập mật khẩu.' }).min(10, 'Mật khẩu cần ít nhất 10 ký tự.').max(200),
})
