// The statute file (YAML): three dated layers of law above every local regulation, and the map of old body names.
import { z } from 'zod'
import { byLine, type LineError, readYaml } from '../calendar/lines.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { checkRules, type Finding } from './checks.ts'
import { DATE, RULE, TEXT, TEXTS } from './rule.form.ts'

/** What the law asks besides dates: met when one of the words stands in the named part of the regulation. */
const CHECK = z.strictObject({
  id: z.string().regex(/^[a-z0-9_]+$/),
  text: TEXT,
  looks_at: z.enum(['co_chair', 'notice_must_state', 'notice_publish', 'result_publish']),
  /** How it is proved in the publication log: mass media, the notice board, or every village head's receipt. */
  means: z.enum(['media', 'board', 'village_heads']).optional(),
  any_of: TEXTS,
  quote: TEXT,
})

const LAYER = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  law: TEXT,
  article: TEXT,
  from: DATE,
  to: DATE.optional(),
  certainty: TEXT,
  rules: z.array(RULE).min(1),
  checks: z.array(CHECK).default([]),
})

export const STATUTE = z.strictObject({ title: TEXT, layers: z.array(LAYER).min(1) })

/** Bodies of the old three-level system and who holds their duty from a date on. */
export const ORGANISATIONS = z.strictObject({
  title: TEXT,
  words: z.array(z.strictObject({ from: TEXT, to: TEXT, since: DATE, note: TEXT.optional() })),
})

export type Statute = z.infer<typeof STATUTE>
export type StatuteLayer = z.infer<typeof LAYER>
export type StatuteCheck = z.infer<typeof CHECK>
export type Organisations = z.infer<typeof ORGANISATIONS>

export function readStatute(text: string): Result<Statute, readonly LineError[]> {
  const read = readYaml<Statute>(text, STATUTE)
  if (!read.ok) return read
  const { layers } = read.value.value
  const errors = layers.flatMap((layer, at) => [
    ...checkPeriod(layer, layers[at - 1]).map((found) =>
      read.value.error(['layers', at, ...found.path], found.message),
    ),
    ...checkRules(layer.rules).map((found) => read.value.error(['layers', at, ...found.path], found.message)),
  ])
  const ids = layers.flatMap((layer, at) =>
    layer.rules.map((rule, index) => ({ id: rule.id, at: ['layers', at, 'rules', index, 'id'] as const })),
  )
  for (const { id, at } of ids.filter((each, index) => ids.findIndex((one) => one.id === each.id) < index))
    errors.push(read.value.error(at, `Quy tắc “${id}” đã có ở lớp luật trên; đặt mã khác.`))
  return errors.length ? err(errors.sort(byLine)) : ok(read.value.value)
}

/** Each layer follows the one before it: on any day at most one is in force. */
function checkPeriod(layer: StatuteLayer, before: StatuteLayer | undefined): readonly Finding[] {
  if (layer.to !== undefined && layer.from > layer.to)
    return [{ path: ['to'], message: 'Ngày hết hiệu lực đứng trước ngày có hiệu lực.' }]
  if (before && (before.to === undefined || before.to >= layer.from))
    return [{ path: ['from'], message: `Lớp luật này chồng lên lớp “${before.id}”; sửa ngày của một lớp.` }]
  return []
}

export function readOrganisations(text: string): Result<Organisations, readonly LineError[]> {
  const read = readYaml<Organisations>(text, ORGANISATIONS)
  return read.ok ? ok(read.value.value) : read
}
