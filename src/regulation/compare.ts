// Rules: two regulations side by side: rules by their id with every field that changed, all other parts line by line,
// and which dates of a conference differ (product 3.1: "moving it to a newer one first shows which dates move"). Pure.
import type { Plain } from './editing.ts'
import { valueAt } from './editing.ts'
import { keyPath, linesOf, wordsOf } from './fields.ts'
import type { PartKey } from './parts.base.ts'
import { FORM_GROUPS } from './parts.paper.ts'
import { fieldsOf, PARTS } from './parts.ts'
import type { PlanSection } from './plan.form.ts'
import type { Regulation } from './regulation.form.ts'
import type { Rule } from './rule.form.ts'
import { RULE_FIELDS } from './rule.parts.ts'
import { ruleWhen } from './words.ts'

export interface FieldChange {
  readonly label: string
  readonly before: string
  readonly after: string
}

export interface RuleChange {
  readonly id: string
  readonly title: string
  readonly kind: 'added' | 'removed' | 'changed'
  /** When it falls due in words, before and after; empty on the side that has no such rule. */
  readonly before: string
  readonly after: string
  readonly fields: readonly FieldChange[]
}

export interface PartChange {
  readonly part: PartKey | 'bieu-mau'
  readonly title: string
  readonly removed: readonly string[]
  readonly added: readonly string[]
}

export interface Comparison {
  readonly rules: readonly RuleChange[]
  /** The rules both have stand in another order. */
  readonly reordered: boolean
  readonly parts: readonly PartChange[]
}

export function isSame(comparison: Comparison): boolean {
  return comparison.rules.length === 0 && comparison.parts.length === 0 && !comparison.reordered
}

export function compareRegulations(before: Regulation, after: Regulation): Comparison {
  const ids = (regulation: Regulation, other: Regulation) =>
    regulation.rules.map((rule) => rule.id).filter((id) => other.rules.some((rule) => rule.id === id))
  return {
    rules: compareRules(before.rules, after.rules),
    reordered: ids(before, after).join() !== ids(after, before).join(),
    parts: compareParts(before, after),
  }
}

function compareRules(before: readonly Rule[], after: readonly Rule[]): readonly RuleChange[] {
  const kept = after.flatMap((rule): readonly RuleChange[] => {
    const old = before.find((each) => each.id === rule.id)
    if (!old)
      return [
        { id: rule.id, title: rule.title, kind: 'added', before: '', after: ruleWhen(rule), fields: [] },
      ]
    const fields = changedFields(old, rule)
    return fields.length === 0
      ? []
      : [
          {
            id: rule.id,
            title: rule.title,
            kind: 'changed',
            before: ruleWhen(old),
            after: ruleWhen(rule),
            fields,
          },
        ]
  })
  const gone = before
    .filter((rule) => !after.some((each) => each.id === rule.id))
    .map(
      (rule): RuleChange => ({
        id: rule.id,
        title: rule.title,
        kind: 'removed',
        before: ruleWhen(rule),
        after: '',
        fields: [],
      }),
    )
  return [...kept, ...gone]
}

/** Field by field, in the words of the form's own labels. */
function changedFields(before: Rule, after: Rule): readonly FieldChange[] {
  return RULE_FIELDS.flatMap((field): readonly FieldChange[] => {
    const [old, now] = [before, after].map((rule) => valueAt(rule as Plain, keyPath(field.key)))
    if (JSON.stringify(old ?? null) === JSON.stringify(now ?? null)) return []
    const words = (value: Plain) =>
      field.input.as === 'rows'
        ? linesOf([{ ...field, key: 'rows' }], { rows: value } as Plain).join('\n')
        : wordsOf(field, value)
    return [{ label: field.label, before: words(old), after: words(now) }]
  })
}

function compareParts(before: Regulation, after: Regulation): readonly PartChange[] {
  const changes = PARTS.map((part) => {
    const lines = (regulation: Regulation) => partLines(regulation, part.key)
    return { part: part.key, title: part.title, ...difference(lines(before), lines(after)) }
  })
  const forms = {
    part: 'bieu-mau' as const,
    title: 'Biểu mẫu',
    ...difference(formLines(before), formLines(after)),
  }
  return [...changes, forms].filter((change) => change.removed.length > 0 || change.added.length > 0)
}

/** A part of a regulation in lines. */
export function partLines(regulation: Regulation, key: PartKey): readonly string[] {
  const part = PARTS.find((each) => each.key === key)
  if (!part) return []
  const lines = linesOf(fieldsOf(part.groups), valueAt(regulation as Plain, part.at))
  return key === 'ke-hoach' ? [...lines, ...regulation.plan.sections.flatMap(sectionLines)] : lines
}

function formLines(regulation: Regulation): readonly string[] {
  return regulation.forms.flatMap((form) =>
    linesOf(fieldsOf(FORM_GROUPS), form as Plain).map((line) => `${form.id} · ${line}`),
  )
}

type AnySection = Omit<PlanSection, 'sections'> & { readonly sections?: readonly AnySection[] }

function sectionLines(section: AnySection): readonly string[] {
  const head = [section.number, section.title ?? [section.body?.form, section.body?.name].join(' ')]
  return [
    [...head, section.run_in]
      .map((word) => word?.trim())
      .filter(Boolean)
      .join(' '),
    ...section.lines.map((line) => [line.mark ?? section.mark, line.text].filter(Boolean).join(' ')),
    ...(section.sections ?? []).flatMap(sectionLines),
  ]
}

/** Lines that only one side has; a line that stands twice on one side and once on the other is one difference. */
function difference(
  before: readonly string[],
  after: readonly string[],
): { readonly removed: readonly string[]; readonly added: readonly string[] } {
  const without = (lines: readonly string[], others: readonly string[]) => {
    const left = [...others]
    return lines.filter((line) => {
      const at = left.indexOf(line)
      if (at < 0) return true
      left.splice(at, 1)
      return false
    })
  }
  return { removed: without(before, after), added: without(after, before) }
}

/** The change in codes only, as the ledger keeps it. */
export function changeCodes(comparison: Comparison): Readonly<Record<string, readonly string[]>> {
  const of = (kind: RuleChange['kind']) =>
    comparison.rules.filter((rule) => rule.kind === kind).map((rule) => rule.id)
  return {
    added: of('added'),
    removed: of('removed'),
    changed: of('changed'),
    parts: comparison.parts.map((part) => part.part),
  }
}
