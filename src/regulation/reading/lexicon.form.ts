// The word lists of the reader (lexicon/*.yaml): their schemas and their compiled form. A wrong pattern is refused with
// its line.
import { z } from 'zod'
import { byLine, type LineError, type Located, type Path, readYaml } from '../../calendar/lines.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import {
  ANCHOR,
  type Anchor,
  CHANNEL,
  type Channel,
  codesOf,
  DISPOSITION,
  type Disposition,
  DUTY,
  type Duty,
  PAPER,
  type PaperKind,
  ROLE,
  type Role,
} from '../codes.ts'
import { type Likely, readLikely } from './likely.ts'
import { compile, compileStart } from './match.ts'
import { expand, SET, type Sets, setsOf } from './word-sets.ts'

const PATTERN = z.string().min(2)
const PATTERNS = z.array(PATTERN).min(1)
const ROLES = z.enum(codesOf(ROLE))

const SETS = z.strictObject({ words: z.record(z.string().regex(/^[a-z_]+$/), PATTERNS) })

const BODIES = z.strictObject({
  bodies: z.array(z.strictObject({ role: ROLES, doer: ROLES.optional(), patterns: PATTERNS })).min(1),
})

const DEADLINES = z.strictObject({
  limits: z.strictObject({ latest: PATTERNS, least: PATTERNS }),
  not_deadlines: z.strictObject({ before: PATTERNS, after: PATTERNS }),
  /** `of`: an anchor that is another duty's own deadline. */
  anchors: z
    .array(
      z.strictObject({
        anchor: z.enum(codesOf(ANCHOR)),
        of: z.enum(codesOf(DUTY)).optional(),
        patterns: PATTERNS,
      }),
    )
    .min(1),
  weekly: PATTERNS,
  monthly: PATTERNS,
  quarterly: PATTERNS,
  half_yearly: PATTERNS,
  other_periods: PATTERNS,
  same_time: PATTERNS,
  open_terms: PATTERNS,
  signs: PATTERNS,
})

const WORDS = z.strictObject({
  words: PATTERN,
  weight: z.int().min(1).max(20),
  owner: z.union([ROLES, z.array(ROLES).min(1)]).optional(),
  superior: z.boolean().default(false),
})
const DUTIES = z.strictObject({
  duties: z
    .array(
      z.strictObject({
        duty: z.enum(codesOf(DUTY)),
        phase: z.enum(['before', 'after', 'any']),
        title: z.string().min(1),
        paper: z.enum(codesOf(PAPER)).nullable().default(null),
        usual: z.array(ROLES).default([]),
        without_number: z.boolean().default(false),
        patterns: z.array(WORDS).min(1),
      }),
    )
    .min(1),
  references: PATTERNS,
  verbs: PATTERNS,
  charging: PATTERNS,
})

const LABELS = [
  'time',
  'place',
  'form',
  'chairs',
  'secretaries',
  'invited',
  'participants',
  'topics',
  'agenda',
] as const
export type Label = (typeof LABELS)[number]

const PARTS = z.strictObject({
  labels: z.record(z.enum(LABELS), PATTERNS),
  later: PATTERNS,
  people: PATTERNS,
  channels: z.array(
    z.strictObject({ code: z.enum(codesOf(CHANNEL)), words: PATTERN, text: z.string().min(1) }),
  ),
  dispositions: z.array(z.strictObject({ code: z.enum(codesOf(DISPOSITION)), words: PATTERN })),
  refuse: PATTERNS,
  prohibit: PATTERNS,
  notice_boards: PATTERNS,
})

export interface DutyWords {
  readonly pattern: RegExp
  readonly weight: number
  readonly owners: readonly Role[]
  readonly superior: boolean
}

export interface DutyEntry {
  readonly duty: Duty
  readonly phase: 'before' | 'after' | 'any'
  readonly title: string
  readonly paper: PaperKind | null
  /** Who usually does it. */
  readonly usual: readonly Role[]
  readonly withoutNumber: boolean
  readonly words: readonly DutyWords[]
}

export interface Lexicon {
  readonly bodies: readonly { readonly role: Role; readonly doer: Role; readonly pattern: RegExp }[]
  readonly limits: { readonly latest: RegExp; readonly least: RegExp; readonly ends: RegExp }
  readonly notBefore: RegExp
  readonly notAfter: RegExp
  readonly anchors: readonly {
    readonly anchor: Anchor
    readonly of: Duty | undefined
    readonly pattern: RegExp
  }[]
  readonly weekly: RegExp
  readonly monthly: RegExp
  readonly quarterly: RegExp
  readonly halfYearly: RegExp
  readonly otherPeriods: RegExp
  readonly sameTime: RegExp
  readonly openTerms: RegExp
  readonly signs: RegExp
  readonly duties: readonly DutyEntry[]
  /** A paper named, not a thing to do. */
  readonly references: RegExp
  readonly verbs: RegExp
  readonly charging: RegExp
  readonly labels: Readonly<Record<Label, RegExp>>
  readonly later: RegExp
  readonly people: RegExp
  readonly channels: readonly { readonly code: Channel; readonly pattern: RegExp; readonly text: string }[]
  readonly dispositions: readonly { readonly code: Disposition; readonly pattern: RegExp }[]
  readonly refuse: RegExp
  readonly prohibit: RegExp
  readonly boards: RegExp
  /** Weights of what stands around a deadline (lexicon/likely.tsv). */
  readonly likely: Likely
}

export interface LexiconTexts {
  readonly words: string
  readonly bodies: string
  readonly deadlines: string
  readonly duties: string
  readonly parts: string
  readonly likely: string
}

/** Patterns that are no patterns, each with its place in the file. */
function badPatterns(value: unknown, path: Path): { path: Path; message: string }[] {
  if (Array.isArray(value)) return value.flatMap((inner, at) => badPatterns(inner, [...path, at]))
  if (value !== null && typeof value === 'object')
    return Object.entries(value).flatMap(([key, inner]) => badPatterns(inner, [...path, key]))
  if (typeof value !== 'string') return []
  const [unknown] = value.match(SET) ?? []
  if (unknown !== undefined) return [{ path, message: `Không có nhóm từ ${unknown} trong words.yaml.` }]
  try {
    compile(value)
    return []
  } catch (error) {
    return [
      { path, message: `Mẫu không đọc được: ${error instanceof Error ? error.message : String(error)}` },
    ]
  }
}

function readList<T>(
  text: string,
  schema: z.ZodType<T>,
  sets: Sets,
): Result<Located<T>, readonly LineError[]> {
  const read = readYaml<T>(text, schema)
  if (!read.ok) return read
  const value = expand(read.value.value, sets)
  const bad = badPatterns(value, []).map(({ path, message }) => read.value.error(path, message))
  return bad.length > 0 ? err(bad.sort(byLine)) : ok({ ...read.value, value })
}

/** Between the words of a limit and its date: "chậm nhất thứ Sáu, ngày 14/11". */
const WEEKDAYS = ['(?:buổi )?(?:sáng|chiều|tối)', 'thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7]),?', 'chủ nhật,?']

const anchored = (patterns: readonly string[]) =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')}) ?$`, 'u')

/** The lists compiled, or the errors of the first that has any, named by its file. */
export function readLexicon(texts: LexiconTexts): Result<Lexicon, readonly (LineError & { file: string })[]> {
  const named = (file: string, errors: readonly LineError[]) =>
    err(errors.map((error) => ({ ...error, file })))
  const raw = readYaml(texts.words, SETS)
  const sets = raw.ok ? setsOf(raw.value.value.words) : new Map<string, string>()
  const words = readList(texts.words, SETS, sets)
  if (!words.ok) return named('words.yaml', words.error)
  const bodies = readList(texts.bodies, BODIES, sets)
  if (!bodies.ok) return named('bodies.yaml', bodies.error)
  const deadlines = readList(texts.deadlines, DEADLINES, sets)
  if (!deadlines.ok) return named('deadlines.yaml', deadlines.error)
  const duties = readList(texts.duties, DUTIES, sets)
  if (!duties.ok) return named('duties.yaml', duties.error)
  const parts = readList(texts.parts, PARTS, sets)
  if (!parts.ok) return named('parts.yaml', parts.error)
  const { limits, not_deadlines, anchors } = deadlines.value.value
  const p = parts.value.value
  return ok({
    bodies: bodies.value.value.bodies.map(({ role, doer = role, patterns }) => ({
      role,
      doer,
      pattern: compile(patterns),
    })),
    limits: {
      latest: compile(limits.latest),
      least: compile(limits.least),
      ends: anchored([
        ...limits.latest,
        ...limits.least,
        ...WEEKDAYS,
        'trước',
        'sau',
        'là',
        'vào',
        'đến',
        '(?<!chứng )từ',
      ]),
    },
    notBefore: anchored(not_deadlines.before),
    notAfter: compileStart(not_deadlines.after),
    // Each pattern by itself: of several that begin together the longest is taken.
    anchors: anchors.flatMap(({ anchor, of, patterns }) =>
      patterns.map((pattern) => ({ anchor, of, pattern: compile(pattern) })),
    ),
    weekly: compile(deadlines.value.value.weekly),
    monthly: compile(deadlines.value.value.monthly),
    quarterly: compile(deadlines.value.value.quarterly),
    halfYearly: compile(deadlines.value.value.half_yearly),
    otherPeriods: compile(deadlines.value.value.other_periods),
    sameTime: compile(deadlines.value.value.same_time),
    openTerms: compile(deadlines.value.value.open_terms),
    signs: compile(deadlines.value.value.signs),
    duties: duties.value.value.duties.map((each) => ({
      duty: each.duty,
      phase: each.phase,
      title: each.title,
      paper: each.paper,
      usual: each.usual,
      withoutNumber: each.without_number,
      words: each.patterns.map(({ words, weight, owner, superior }) => ({
        pattern: compile(words),
        weight,
        owners: owner === undefined ? [] : typeof owner === 'string' ? [owner] : owner,
        superior,
      })),
    })),
    references: compile(duties.value.value.references),
    verbs: compileStart(duties.value.value.verbs),
    charging: anchored(duties.value.value.charging),
    labels: Object.fromEntries(LABELS.map((label) => [label, compileStart(p.labels[label])])) as Record<
      Label,
      RegExp
    >,
    later: compile(p.later),
    people: compile(p.people),
    channels: p.channels.map(({ code, words, text }) => ({ code, pattern: compile(words), text })),
    dispositions: p.dispositions.map(({ code, words }) => ({ code, pattern: compile(words) })),
    refuse: compile(p.refuse),
    prohibit: compile(p.prohibit),
    boards: compile(p.notice_boards),
    likely: readLikely(texts.likely),
  })
}
