// Forms of voters' requests: what an officer types, checked once at the border.
import { z } from 'zod'
import { optionalText, text } from '../office/form.ts'
import { date } from './form.ts'

/** A whole number as typed, "2.800" too; the sign is read so that a negative one can be refused by its own words. */
const number = (what: string, least: number) =>
  z
    .string({ error: `Hãy nhập ${what}.` })
    .trim()
    .min(1, `Hãy nhập ${what}.`)
    .regex(/^-?\d{1,3}(?:[. ]?\d{3})*$|^-?\d+$/, `${what} là số nguyên, ví dụ 285 hoặc 2.800.`)
    .transform((typed) => Number(typed.replace(/[. ]/g, '')))
    .pipe(
      z
        .number()
        .min(least, `${what} phải từ ${least} trở lên.`)
        .max(1_000_000, `${what} quá lớn; kiểm tra lại.`),
    )

const upload = z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) })

const FIGURES = {
  signatures: number('Số chữ ký', 1),
  voters: number('Số cử tri', 1),
  voters_on: date('ngày của số cử tri'),
  voters_source: text('nguồn của số cử tri', 200),
}

export const requestForm = z.object({
  received: date('ngày nhận'),
  subject: text('nội dung đề nghị', 1000),
  ...FIGURES,
  file: upload.optional(),
})

export const correctionForm = z.object({
  _version: number('Phiên bản', 1),
  received: date('ngày nhận'),
  subject: text('nội dung đề nghị', 1000),
  ...FIGURES,
  reason: text('lý do đính chính', 500),
})

export const signaturesForm = z.object({
  kind: z.enum(['bo_sung', 'rut'], { error: 'Hãy chọn bổ sung hay rút chữ ký.' }),
  number: number('Số chữ ký', 1),
  on: date('ngày nhận'),
  note: optionalText(500),
})

export type RequestInput = z.output<typeof requestForm>
export type CorrectionInput = z.output<typeof correctionForm>
export type SignaturesInput = z.output<typeof signaturesForm>
