// Rules: what was read of a plan beside a table made of it by hand: which rules were found, which are missing, which carry
// another number or were never printed.
import type { Expected, ExpectedPlan } from './expected.form.ts'
import type { PlanReading, ProposedRule } from './reading.ts'

/** What makes a rule the same rule: every number, date and direction the table has. */
const VALUES = ['unit', 'count', 'direction', 'limit', 'anchor', 'fixed', 'from', 'to', 'every'] as const

export interface Score {
  readonly expected: number
  readonly found: number
  readonly right: number
  /** A proposal that differs from the table's in a number, date or anchor, or that the table does not have. */
  readonly wrong: readonly string[]
  readonly lost: readonly string[]
  readonly owners: { readonly asked: number; readonly right: number; readonly wrong: readonly string[] }
}

export const rulesOf = (reading: Pick<PlanReading, 'found'>): readonly ProposedRule[] =>
  reading.found.filter((each) => /^rules\[\d+\]$/.test(each.field)).map((each) => each.value as ProposedRule)

function same(rule: ProposedRule, expected: Expected): boolean {
  return (
    rule.duty === expected.duty &&
    VALUES.every((key) => {
      const wanted = expected[key]
      // The table writes recipients under the same word as the end of a window.
      if (key === 'to' && !/^\d{4}-/.test(String(wanted))) return true
      // "trước 11 giờ ngày 17/9": before the hour; of the day itself it is the last moment, no day earlier.
      if (key === 'limit' && wanted === 'strictly_before' && expected.time !== undefined)
        return rule.limit === 'by' || rule.limit === wanted
      // A repeated duty counts no days from anywhere: a table that names no beginning leaves it open.
      if (key === 'anchor' && expected.every !== undefined && wanted === 'none') return true
      return wanted === undefined || wanted === null || wanted === (rule[key] ?? null)
    }) &&
    (typeof expected.count === 'number') === (typeof rule.count === 'number')
  )
}

/** A rule in one line: "reply 15 working_day after conclusion_issued by". */
function line(rule: Readonly<Record<string, unknown>>): string {
  const keys = ['duty', 'count', 'unit', 'direction', 'anchor', 'limit', 'fixed', 'from', 'to', 'every']
  return keys
    .filter((key) => key !== 'to' || /^\d{4}-/.test(String(rule.to)))
    .map((key) => rule[key])
    .filter((value) => value !== undefined && value !== null && value !== 'none' && value !== '')
    .join(' ')
}

export function score(rules: readonly ProposedRule[], table: readonly Expected[]): Score {
  const left = [...rules]
  const lost: string[] = []
  const ownersWrong: string[] = []
  let right = 0
  let asked = 0
  let owners = 0
  for (const expected of table) {
    const fitting = left.filter((rule) => same(rule, expected))
    const [first] = fitting
    const rule = fitting.find((each) => each.owner === expected.owner) ?? first
    if (!rule) {
      lost.push(`${expected.id ?? ''} ${line(expected)}`.trim())
      continue
    }
    right += 1
    left.splice(left.indexOf(rule), 1)
    if (!expected.owner) continue
    asked += 1
    if (rule.owner === expected.owner) owners += 1
    else ownersWrong.push(`${expected.id ?? expected.duty}: ${rule.owner ?? '(trống)'} ≠ ${expected.owner}`)
  }
  return {
    expected: table.length,
    found: rules.length,
    right,
    wrong: left.map((rule) => `${line(rule)}: “${rule.quote}”`),
    lost,
    owners: { asked, right: owners, wrong: ownersWrong },
  }
}

export interface FieldScore {
  readonly asked: number
  readonly right: number
  readonly wrong: readonly string[]
}

/** The draft's value of one field, written "commune.name": found alone, or as a key of what was found. */
export function readValue(found: PlanReading['found'], field: string): unknown {
  const [head = '', key] = field.split('.')
  const whole = found.find((each) => each.field === head)?.value
  return (
    found.find((each) => each.field === field)?.value ??
    (key ? (whole as Record<string, unknown> | undefined)?.[key] : undefined)
  )
}

export function scoreFields(reading: PlanReading, expected: ExpectedPlan): FieldScore {
  const asked = Object.entries(expected.fields)
  const wrong = asked
    .map(([field, wanted]) => ({ field, wanted, got: readValue(reading.found, field) }))
    .filter(({ wanted, got }) => JSON.stringify(got) !== JSON.stringify(wanted))
  return {
    asked: asked.length,
    right: asked.length - wrong.length,
    wrong: wrong.map(
      ({ field, wanted, got }) => `${field}: ${JSON.stringify(got ?? '(trống)')} ≠ ${JSON.stringify(wanted)}`,
    ),
  }
}

/** Among what was found, how much is right; 1 where nothing was found and nothing asked. */
export const precision = (score: Score) => (score.found === 0 ? 1 : score.right / score.found)
export const recall = (score: Score) => (score.expected === 0 ? 1 : score.right / score.expected)
