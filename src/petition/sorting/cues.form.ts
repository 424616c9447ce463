// The files of cue words (cues/*.yaml): their shape, and every error with its line. Words live in the files, never in code.
import { z } from 'zod'
import { type LineError, readYaml } from '../../calendar/lines.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import { FIELD, KIND } from '../../regulation/codes.ts'

const LONGEST_PHRASE = 80
const phrase = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(
    z
      .string()
      .max(LONGEST_PHRASE, `Cụm từ dài quá ${LONGEST_PHRASE} ký tự.`)
      .regex(/[\p{L}\p{N}]/u, 'Cụm từ phải có ít nhất một chữ cái hoặc chữ số.'),
  )
const phrases = z.array(phrase).max(5000)
const levels = z.strictObject({
  strong: phrases.default([]),
  words: phrases.default([]),
  weak: phrases.default([]),
})
const keys = <Code extends string>(list: Readonly<Record<Code, string>>) =>
  z.enum(Object.keys(list) as [Code, ...Code[]])
const FIELD_CODE = keys(FIELD)
const KIND_CODE = keys(KIND)

const fieldsFile = z.strictObject({
  ignore: phrases.default([]),
  fields: z.partialRecord(FIELD_CODE, levels),
})

const weight = z.number().min(0).max(10)
const sign = z.strictObject({
  kind: KIND_CODE,
  weight,
  any: z.array(z.string()).min(1).optional(),
  near: z.array(z.string()).min(2).max(3).optional(),
  within: z.int().min(2).max(100).default(15),
  calm: z.boolean().default(false),
  calm_asked: z.boolean().default(false),
  calm_with: z.string().optional(),
})
const kindsFile = z.strictObject({
  grave_from: z.number().min(0.5).max(50),
  brings: z.partialRecord(KIND_CODE, z.partialRecord(FIELD_CODE, weight)).default({}),
  ignore: phrases.default([]),
  groups: z.record(z.string(), phrases),
  signs: z.array(sign).min(1).max(200),
})

const competenceFile = z.strictObject({
  ignore: phrases.default([]),
  superior: levels,
  other_body: levels,
  less: levels,
  leans: z
    .partialRecord(FIELD_CODE, z.strictObject({ superior: weight.optional(), other_body: weight.optional() }))
    .default({}),
})

const sameFile = z.strictObject({
  things: z.array(z.array(phrase).min(2)).max(1000),
  aspects: z.array(z.array(phrase).min(2)).max(1000),
  places: z.record(z.string(), phrases),
})

const mattersFile = z.strictObject({
  sets: z.record(z.string(), phrases),
  matters: z.record(z.string(), phrases),
  near: z.array(z.array(z.string()).length(2)).default([]),
})

const splittingFile = z.strictObject({ next: phrases, turns: phrases, again: phrases })

const writingFile = z.strictObject({ abbreviations: z.record(z.string(), phrase) })

export type Levels = z.infer<typeof levels>
export type Sign = z.infer<typeof sign>
export type FieldCues = z.infer<typeof fieldsFile>
export type KindCues = z.infer<typeof kindsFile>
export type CompetenceCues = z.infer<typeof competenceFile>
export type Writing = z.infer<typeof writingFile>
export type Splitting = z.infer<typeof splittingFile>
export type SameMatter = z.infer<typeof sameFile>
export type Matters = z.infer<typeof mattersFile>

export interface Cues {
  readonly fields: FieldCues
  readonly kinds: KindCues
  readonly competence: CompetenceCues
  readonly writing: Writing
  readonly same: SameMatter
  readonly matters: Matters
  readonly splitting: Splitting
}

type Read<T> = Result<T, readonly LineError[]>

function plain<T>(text: string, schema: z.ZodType<T>): Read<T> {
  const read = readYaml(text, schema)
  return read.ok ? ok(read.value.value) : read
}

export const readFieldCues = (text: string): Read<FieldCues> => plain(text, fieldsFile)
export const readCompetenceCues = (text: string): Read<CompetenceCues> => plain(text, competenceFile)
export const readWriting = (text: string): Read<Writing> => plain(text, writingFile)

export const readSplitting = (text: string): Read<Splitting> => plain(text, splittingFile)
export const readMatters = (text: string): Read<Matters> => plain(text, mattersFile)
export const readSameMatter = (text: string): Read<SameMatter> => plain(text, sameFile)

/** Groups that the rules themselves speak of. */
export const NAMED_GROUPS = ['asking_how', 'praise', 'ask', 'wish', 'idea', 'tell'] as const

export function readKindCues(text: string): Read<KindCues> {
  const read = readYaml(text, kindsFile)
  if (!read.ok) return read
  const { value, error } = read.value
  const known = (name: string) => Object.hasOwn(value.groups, name)
  const errors = value.signs.flatMap((one, at) => [
    ...[...(one.any ?? []), ...(one.near ?? []), ...(one.calm_with === undefined ? [] : [one.calm_with])]
      .filter((name) => !known(name))
      .map((name) => error(['signs', at], `Không có nhóm từ “${name}” trong mục groups.`)),
    ...((one.any === undefined) === (one.near === undefined)
      ? [error(['signs', at], 'Mỗi dấu hiệu cần đúng một trong hai mục: any hoặc near.')]
      : []),
  ])
  const missing = NAMED_GROUPS.filter((name) => !known(name)).map((name) =>
    error(['groups'], `Thiếu nhóm từ “${name}”.`),
  )
  return errors.length + missing.length > 0 ? err([...errors, ...missing]) : ok(value)
}
