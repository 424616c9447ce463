// Rules: what a person does with each value that was read: take it over, correct it, leave it out. A value mended from a
// scan is not taken over unless a person says so. What is left is the reading a draft is made of.
import { parseDate } from '../../kit/clock.ts'
import { err, ok, type Problem, type Result } from '../../kit/result.ts'
import { ANCHOR, DIRECTION, EVERY, isCode, LIMIT, ROLE, UNIT } from '../codes.ts'
import { missingOf } from './missing.ts'
import type { Found, PlanReading, ProposedRule } from './reading.ts'

/** What of it can be corrected at once: its words, its lines, the parts of a rule; the rest in the draft's own forms. */
export type ReviewKind = 'text' | 'lines' | 'rule' | 'whole'

export interface ReviewItem {
  readonly key: string
  readonly found: Found
  readonly kind: ReviewKind
  /** Taken over unless a person says otherwise. */
  readonly sure: boolean
}

function kindOf(found: Found): ReviewKind {
  if (/^rules\[/.test(found.field)) return 'rule'
  if (typeof found.value === 'string' && !CODED.test(found.field)) return 'text'
  const lines = Array.isArray(found.value) && found.value.every((each) => typeof each === 'string')
  return lines ? 'lines' : 'whole'
}

/** Values of a closed list: another one is chosen in the draft's forms. */
const CODED = /^(?:issuer|layout|commune\.kind|valid_from|dispositions)/

const isMended = (found: Found) => (found.doubts ?? []).some((each) => each.startsWith('chữ trong bản quét'))

export function reviewItems(reading: PlanReading): readonly ReviewItem[] {
  return reading.found.map((found, at) => ({
    key: `m${at}`,
    found,
    kind: kindOf(found),
    sure: !isMended(found),
  }))
}

/** What was sent of one item, by the names of its fields. */
export type Choice = Readonly<Record<string, unknown>>

export interface Reviewed {
  readonly reading: PlanReading
  readonly accepted: number
  readonly corrected: number
  readonly leftOut: number
}

const typed = (choice: Choice, name: string): string | undefined => {
  const value = choice[name]
  return typeof value === 'string' ? value.trim() : undefined
}

const DATES = ['fixed', 'from', 'to'] as const
const CODES = {
  unit: UNIT,
  direction: DIRECTION,
  limit: LIMIT,
  anchor: ANCHOR,
  owner: ROLE,
  every: EVERY,
} as const

type Wrong = { readonly field: string; readonly message: string }

/** The rule with what was typed over it; a field that was not sent stays as it was read. */
function correctedRule(rule: ProposedRule, key: string, choice: Choice): Result<ProposedRule, Wrong> {
  const next: Record<string, unknown> = { ...rule }
  const count = typed(choice, 'count')
  if (count !== undefined) {
    if (!/^\d{0,3}$/.test(count))
      return err({
        field: `${key}.count`,
        message: 'Số ngày là một số nguyên, ví dụ 15; để trống nếu bản in không nêu.',
      })
    next.count = count === '' ? null : Number(count)
  }
  for (const name of DATES) {
    const text = typed(choice, name)
    if (text === undefined) continue
    const date = text === '' ? undefined : parseDate(text)
    if (text !== '' && !date)
      return err({
        field: `${key}.${name}`,
        message: `Không có ngày "${text.slice(0, 40)}". Viết ngày/tháng/năm, ví dụ 26/9/2025.`,
      })
    next[name] = date?.toString()
  }
  for (const [name, codes] of Object.entries(CODES)) {
    const text = typed(choice, name)
    if (text === undefined) continue
    next[name] = text !== '' && isCode<string>(codes, text) ? text : name === 'every' ? undefined : null
  }
  const way = typed(choice, 'cach')
  if (way !== undefined && rule.readings?.some((each) => each.id === way)) next.reading = way
  return ok(next as ProposedRule)
}

/** Whether two values say the same, whatever is empty in them. */
function alike(a: unknown, b: unknown): boolean {
  const bare = (value: unknown) =>
    JSON.stringify(value, (_key, inner) =>
      inner === null || inner === undefined || inner === '' ? undefined : inner,
    )
  return bare(a) === bare(b)
}

function chosenValue(item: ReviewItem, choice: Choice): Result<unknown, Wrong> {
  const { found, kind, key } = item
  switch (kind) {
    case 'whole':
      return ok(found.value)
    case 'rule':
      return correctedRule(found.value as ProposedRule, key, choice)
    case 'text': {
      const text = typed(choice, 'gia')
      if (text === '')
        return err({ field: `${key}.gia`, message: 'Ô này trống. Bỏ dấu “Nhận” nếu không dùng giá trị này.' })
      return ok(text?.replace(/\s+/g, ' ') ?? found.value)
    }
    case 'lines': {
      const lines = typed(choice, 'gia')
        ?.split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '')
      return ok(lines ?? found.value)
    }
  }
}

const CORRECTED = 'Đã sửa khi đối chiếu với bản in.'

/** Everything a person decided, or every field that cannot be taken as typed. */
export function applyReview(
  reading: PlanReading,
  choices: Readonly<Record<string, Choice | undefined>>,
): Result<Reviewed, Problem> {
  const kept: Found[] = []
  const wrong: Wrong[] = []
  let corrected = 0
  let leftOut = 0
  for (const item of reviewItems(reading)) {
    const choice = choices[item.key] ?? {}
    if (typed(choice, 'nhan') === undefined) {
      leftOut += 1
      continue
    }
    const value = chosenValue(item, choice)
    if (!value.ok) {
      wrong.push(value.error)
      continue
    }
    const changed = !alike(value.value, item.found.value)
    if (changed) corrected += 1
    const noted =
      changed && item.kind === 'rule' ? { ...(value.value as ProposedRule), note: CORRECTED } : value.value
    kept.push({ ...item.found, value: noted })
  }
  const [first] = wrong
  if (first) return err({ field: first.field, message: first.message, errors: wrong, status: 422 })
  const found = linked(kept)
  return ok({
    reading: { ...reading, found, missing: missingOf(found, reading.blocks) },
    accepted: kept.length - corrected,
    corrected,
    leftOut,
  })
}

/** Rules numbered anew; one that ran from a rule left out has no such anchor any more. */
function linked(kept: readonly Found[]): readonly Found[] {
  const ids = new Set(
    kept.filter((each) => /^rules\[/.test(each.field)).map((each) => (each.value as ProposedRule).id),
  )
  let nth = 0
  return kept.map((each) => {
    if (!/^rules\[/.test(each.field)) return each
    const rule = each.value as ProposedRule
    const { previous, ...rest } = rule
    return {
      ...each,
      field: `rules[${nth++}]`,
      value: previous !== undefined && !ids.has(previous) ? rest : rule,
    }
  })
}
