// What the public part of the house may know: the citizen's form, what a receipt code tells, questions as redacted rows.
// Nothing of the restricted register, nothing split off, no data of a person.
import { z } from 'zod'
import { dateOf } from '../kit/clock.ts'
import { fold } from '../kit/text.ts'
import { optionalText, phone } from '../office/form.ts'
import type { Channel, Field, Kind, Level } from '../regulation/codes.ts'
import { parseCode, type TypedCode } from './code.ts'
import { NEUTRAL_STATUS } from './guidance.ts'
import { publicName, publicText } from './redact.ts'
import { allQuestions, type Handle, type QuestionRow, questionsOf } from './store.ts'
import './tables.ts'

/** The consent a citizen sees; its version is stored with each submission. */
export const CONSENT = {
  version: 'dong-y-1',
  vi: 'Tôi đồng ý công khai họ tên của tôi cùng nội dung ý kiến và câu trả lời. Nếu không chọn, xã chỉ ghi chữ cái đầu của tên và thôn.',
  en: 'I agree that my full name is published with my opinion and the answer. Otherwise only initials and village are shown.',
} as const

export const PUBLIC_CONTENT = 5000
const PUBLIC_FILES = 5

const upload = z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) })
const uploads = z
  .union([upload, z.array(upload)])
  .optional()
  .transform((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]))
  .pipe(z.array(upload).max(PUBLIC_FILES, `Kèm tối đa ${PUBLIC_FILES} tệp.`))

/** Name, phone, village and address are asked, none is demanded: an anonymous opinion is kept and marked. */
export const publicForm = z.object({
  name: optionalText(100),
  phone,
  village: optionalText(60),
  address: optionalText(200),
  content: z
    .string({ error: 'Hãy ghi nội dung ý kiến.' })
    .refine((value) => fold(value) !== '', 'Hãy ghi nội dung ý kiến.')
    .refine(
      (value) => value.length <= PUBLIC_CONTENT,
      'Nội dung tối đa 5.000 ký tự. Hãy chia làm nhiều lần gửi.',
    ),
  consent: z.literal('on').optional(),
  files: uploads,
})
export type PublicInput = z.output<typeof publicForm>

export interface PartStatus {
  /** For the states of follow-up; null while there is nothing more to tell than that it was received. */
  readonly question: string | null
  readonly seq: number
  readonly fields: readonly Field[]
  readonly unit: string | null
  /** The head of the group whose answer it shares. */
  readonly sharedWith: string | null
  /** Split off: the lawful way, in words. */
  readonly guidance: string | null
}

export interface CodeStatus {
  readonly code: string
  readonly conference: string
  /** ISO date. */
  readonly receivedOn: string
  /** Said when nothing more may or can be told. */
  readonly neutral: string | null
  readonly parts: readonly PartStatus[]
}

export type LookUp =
  | { readonly state: 'found'; readonly status: CodeStatus }
  | { readonly state: Exclude<TypedCode['state'], 'code'> | 'unknown' }

/** What a receipt tells its holder. A matter of the restricted register looks like one not yet sorted. */
export async function lookUp(read: Handle, commune: string, typed: string): Promise<LookUp> {
  const code = parseCode(typed)
  if (code.state !== 'code') return { state: code.state }
  const submission = await read
    .selectFrom('submission')
    .select(['id', 'conference_id', 'received_at'])
    .where('commune_id', '=', commune)
    .where('code', '=', code.code)
    .executeTakeFirst()
  if (!submission) return lookUpRestricted(read, commune, code.code)
  const parts = (await questionsOf(read, commune, submission.id)).map(partOf)
  return {
    state: 'found',
    status: {
      code: code.code,
      conference: submission.conference_id,
      receivedOn: dateOf(submission.received_at).toString(),
      neutral: parts.every((part) => part.question === null) ? NEUTRAL_STATUS : null,
      parts,
    },
  }
}

function partOf(row: QuestionRow, at: number): PartStatus {
  const sorted = row.kind !== null || row.duplicate_of !== null
  return {
    question: sorted ? row.id : null,
    seq: at + 1,
    fields: row.fields,
    unit: row.unit_id,
    sharedWith: row.duplicate_of,
    guidance: row.guidance,
  }
}

async function lookUpRestricted(read: Handle, commune: string, code: string): Promise<LookUp> {
  const matters = await read
    .selectFrom('restricted_matter')
    .select(['conference_id', 'received_at'])
    .where('commune_id', '=', commune)
    .where('code', '=', code)
    .execute()
  const [first] = matters
  if (!first) return { state: 'unknown' }
  return {
    state: 'found',
    status: {
      code,
      conference: first.conference_id,
      receivedOn: dateOf(first.received_at).toString(),
      neutral: NEUTRAL_STATUS,
      parts: [{ question: null, seq: 1, fields: [], unit: null, sharedWith: null, guidance: null }],
    },
  }
}

export interface PublicQuestion {
  readonly id: string
  readonly text: string
  readonly kind: Kind
  readonly fields: readonly Field[]
  readonly level: Level
  readonly channel: Channel
  readonly village: string | null
  /** Initials, the name with consent, or null for someone who gave none. */
  readonly by: string | null
  readonly unit: string | null
  readonly times: number
  /** How many people raised the same, this one included. */
  readonly people: number
}

/** Questions of a conference for everyone: sorted ones only, heads of groups, redacted. */
export async function publicQuestions(
  read: Handle,
  commune: string,
  conference: string,
): Promise<readonly PublicQuestion[]> {
  const rows = await allQuestions(read, commune, { conference, dir: 'asc' })
  const alike = new Map<string, number>()
  for (const row of rows)
    if (row.duplicate_of) alike.set(row.duplicate_of, (alike.get(row.duplicate_of) ?? 0) + 1)
  return rows.flatMap((row) =>
    row.kind === null || row.split_kind !== null || row.duplicate_of !== null
      ? []
      : [
          {
            id: row.id,
            text: publicText(row.text, row),
            kind: row.kind,
            fields: row.fields,
            level: row.level,
            channel: row.channel,
            village: row.village_id,
            by: publicName(row),
            unit: row.unit_id,
            times: row.times,
            people: 1 + (alike.get(row.id) ?? 0),
          },
        ],
  )
}
