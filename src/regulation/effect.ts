// Rules: what a change of rules does to the dates of a conference: which move, which duties appear, which go; what was met
// stays met. Used for the sample conference of a draft and for moving a real one. Pure.
import type { Calendar } from '../calendar/calendar.ts'
import { ok, type Problem, type Result } from '../kit/result.ts'
import type { Regulation } from './regulation.form.ts'
import { type ScheduleRow, schedule } from './schedule.ts'
import type { Statute } from './statute.form.ts'
import { type CheckResult, layerOn, statuteChecks } from './statute.ts'

/** One row of a schedule as far as its dates go; computed rows and stored ones alike. */
export interface Dated {
  readonly rule: string
  readonly title: string
  readonly binding: string | null
  readonly from: string | null
  readonly to: string | null
  readonly occurrences: readonly string[]
  readonly explanation: string
}

export interface DateMove {
  readonly rule: string
  readonly title: string
  readonly kind: 'moves' | 'appears' | 'goes' | 'reworded'
  readonly before: string | null
  readonly after: string | null
  /** Why the new date, or why the old one was. */
  readonly why: string
}

/** "2026-03-04", "2026-01-01..2026-06-30", dates with spaces, or null: what a reader sees as the date of a row. */
export function dateOfRow(row: Dated): string | null {
  if (row.binding) return row.binding
  if (row.from && row.to) return `${row.from}..${row.to}`
  return row.from ?? (row.occurrences.length > 0 ? row.occurrences.join(' ') : null)
}

/** Rows by rule; `met` rules stay as they are, whatever the new rules say. */
export function dateMoves(
  before: readonly Dated[],
  after: readonly Dated[],
  met: ReadonlySet<string> = new Set(),
): readonly DateMove[] {
  const moves = after.flatMap((row): readonly DateMove[] => {
    if (met.has(row.rule)) return []
    const old = before.find((each) => each.rule === row.rule)
    const now = dateOfRow(row)
    const base = { rule: row.rule, title: row.title, after: now, why: row.explanation }
    if (!old) return [{ ...base, kind: 'appears', before: null }]
    const was = dateOfRow(old)
    if (was !== now) return [{ ...base, kind: 'moves', before: was }]
    return old.explanation === row.explanation ? [] : [{ ...base, kind: 'reworded', before: was }]
  })
  const gone = before
    .filter((row) => !met.has(row.rule) && !after.some((each) => each.rule === row.rule))
    .map(
      (row): DateMove => ({
        rule: row.rule,
        title: row.title,
        kind: 'goes',
        before: dateOfRow(row),
        after: null,
        why: row.explanation,
      }),
    )
  return [...moves, ...gone]
}

/** Dates that differ, wording aside. */
export const dateChanges = (moves: readonly DateMove[]) => moves.filter((move) => move.kind !== 'reworded')

export interface Sample {
  readonly rows: readonly ScheduleRow[]
  /** Against the regulation it began from; none without one. */
  readonly moves: readonly DateMove[]
  readonly checks: readonly CheckResult[]
  /** The layer of the law on the sample date; undefined before the first. */
  readonly law: string | undefined
}

/** The sample conference of a draft: its dates, what they were, what the law asks besides. */
export function sampleOf(
  regulation: Regulation,
  base: Regulation | undefined,
  conference: Temporal.PlainDate,
  calendar: Calendar,
  statute: Statute,
): Result<Sample, Problem> {
  const rows = schedule(regulation, { conference }, calendar, statute)
  if (!rows.ok) return rows
  const before = base && schedule(base, { conference }, calendar, statute)
  const layer = layerOn(conference, statute)
  return ok({
    rows: rows.value,
    moves: before?.ok ? dateMoves(before.value, rows.value) : [],
    checks: layer ? statuteChecks(regulation, layer) : [],
    law: layer && `${layer.law}, ${layer.article}`,
  })
}
