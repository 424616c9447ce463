// What comes in from citizens. Messages are keys of the catalogue's errors: the page says them in its language.
import { z } from 'zod'
import { sniff } from '../kit/files.ts'
import type { UploadedFile } from '../kit/http/body.ts'
import { clean } from '../kit/text.ts'
import { MAX_CONTENT } from '../petition/receive.acts.ts'
import { oldLetters } from '../petition/said.form.ts'
import type { ErrorKey } from './words.vi.ts'

export const MAX_FILES = 3

const key = (name: ErrorKey) => name

const text = (max: number, tooLong: ErrorKey) =>
  z.preprocess((value) => (typeof value === 'string' ? clean(value) : ''), z.string().max(max, key(tooLong)))

/**
 * What somebody wrote. Words typed for an old font come back in Unicode, to be read and sent; looked at as they came, since
 * `clean` takes away the soft hyphen, which is TCVN3's "ư".
 */
export const inUnicode = z.preprocess(
  (value) => (typeof value === 'string' ? value : ''),
  z
    .string()
    .superRefine((value, context) => {
      const old = oldLetters(value)
      if (old) context.addIssue({ code: 'custom', message: key('oldLetters'), params: old.params })
    })
    .transform(clean),
)

const phone = z.preprocess(
  (value) => (typeof value === 'string' ? clean(value) : ''),
  z.string().regex(/^$|^\+?[\d .()-]{8,20}$/, key('phone')),
)

function isFile(value: unknown): value is UploadedFile {
  return typeof value === 'object' && value !== null && 'bytes' in value && value.bytes instanceof Uint8Array
}

const files = z
  .preprocess(
    (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.custom<UploadedFile>(isFile, key('fileType'))),
  )
  .superRefine((list, context) => {
    if (list.length > MAX_FILES) context.addIssue({ code: 'custom', message: key('files') })
    else if (list.some((file) => sniff(file.bytes) === undefined))
      context.addIssue({ code: 'custom', message: key('fileType') })
  })

/** Programs that fill every box fill this one too; people do not see it. */
const trap = z.preprocess((value) => value ?? '', z.literal('', { error: key('trap') }))

const ticked = z.preprocess((value) => value === 'on', z.boolean())

const sender = {
  phone,
  address: text(200, 'addressLong'),
  village: text(80, 'village'),
  consent: ticked,
  /** The version of the words of consent as the page showed them. */
  seen: z.preprocess((value) => (typeof value === 'string' ? value.slice(0, 60) : ''), z.string()),
  publish: z.preprocess((value) => value === 'ten', z.boolean()),
  trang_web: trap,
}

export const opinionForm = z
  .object({
    ...sender,
    name: text(100, 'nameLong'),
    content: inUnicode.pipe(z.string().min(1, key('content')).max(MAX_CONTENT, key('contentLong'))),
    files,
  })
  .superRefine((form, context) => {
    if (!form.consent && (form.name || form.phone || form.address))
      context.addIssue({ code: 'custom', path: ['consent'], message: key('consent') })
  })

export type OpinionForm = z.output<typeof opinionForm>

export const registrationForm = z
  .object({
    ...sender,
    name: z.preprocess(
      (value) => (typeof value === 'string' ? clean(value) : ''),
      z.string().min(1, key('name')).max(100, key('nameLong')),
    ),
    speaks: z.preprocess((value) => value === 'co', z.boolean()),
    content: inUnicode.pipe(z.string().max(MAX_CONTENT, key('contentLong'))),
  })
  .superRefine((form, context) => {
    if (!form.consent)
      context.addIssue({ code: 'custom', path: ['consent'], message: key('consentRegister') })
  })

export type RegistrationForm = z.output<typeof registrationForm>

export const ratingForm = z
  .object({
    question: z.string({ error: key('notYet') }).max(80, key('notYet')),
    satisfied: z.enum(['co', 'khong'], { error: key('answer') }),
    reason: text(2000, 'reasonLong'),
    /** Not content, and wants another answer. */
    again: ticked,
  })
  .superRefine((form, context) => {
    if (form.satisfied === 'khong' && form.reason === '')
      context.addIssue({ code: 'custom', path: ['reason'], message: key('reason') })
  })

export type RatingForm = z.output<typeof ratingForm>
