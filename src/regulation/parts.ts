// Rules: the parts of a regulation as an office reads them, each a form: heading, chairs, holding, counting, channels,
// agenda, dispositions, minutes, quota and security, the plan paper. Rules have their own form (rule.parts.ts). Pure.
import type { Path } from '../calendar/lines.ts'
import type { Field, FieldGroup } from './fields.ts'
import type { Part } from './parts.base.ts'
import { AGENDA, CHANNELS, COUNTING, HANDLING, MINUTES } from './parts.conduct.ts'
import { HEADING, HOLDING, PEOPLE } from './parts.opening.ts'
import { FORM_GROUPS, PAPER_HEAD, SECTION_GROUPS, SUPPORT } from './parts.paper.ts'
import { ruleGroups } from './rule.parts.ts'

export const PARTS: readonly Part[] = [
  HEADING,
  PEOPLE,
  HOLDING,
  COUNTING,
  CHANNELS,
  AGENDA,
  HANDLING,
  MINUTES,
  SUPPORT,
  PAPER_HEAD,
]

export const fieldsOf = (groups: readonly FieldGroup[]): readonly Field[] =>
  groups.flatMap((group) => group.fields)

export function partOf(key: string): Part | undefined {
  return PARTS.find((part) => part.key === key)
}

/** Items that have a page of their own. */
export type ItemKind = 'quy-tac' | 'bieu-mau' | 'muc'

export const ITEM_TITLE: Readonly<Record<ItemKind, string>> = {
  'quy-tac': 'Quy tắc',
  'bieu-mau': 'Biểu mẫu',
  muc: 'Mục của kế hoạch',
}

export function isItemKind(text: string): text is ItemKind {
  return Object.hasOwn(ITEM_TITLE, text)
}

/** "0-2" of the plan's sections is plan.sections[0].sections[2]; "3" of the rules is rules[3]. Undefined: no such place. */
export function itemPath(kind: ItemKind, item: string): Path | undefined {
  if (!/^\d{1,3}(-\d{1,3}){0,2}$/.test(item)) return undefined
  const steps = item.split('-').map(Number)
  if (kind === 'muc') return ['plan', ...steps.flatMap((step) => ['sections', step])]
  return steps.length === 1 ? [kind === 'quy-tac' ? 'rules' : 'forms', ...steps] : undefined
}

/** Where new items go: the list itself; "0" of the sections: the sections below the first. */
export function listPath(kind: ItemKind, below = ''): Path | undefined {
  if (kind === 'quy-tac') return ['rules']
  if (kind === 'bieu-mau') return ['forms']
  if (below === '') return ['plan', 'sections']
  const path = itemPath(kind, below)
  return path && path.length < 7 ? [...path, 'sections'] : undefined
}

export function itemGroups(
  kind: ItemKind,
  ruleIds: readonly string[],
  readings: readonly { readonly id: string; readonly text: string }[],
): readonly FieldGroup[] {
  switch (kind) {
    case 'quy-tac':
      return ruleGroups(ruleIds, readings)
    case 'bieu-mau':
      return FORM_GROUPS
    case 'muc':
      return SECTION_GROUPS
  }
}

export interface Place {
  /** The part of the address below the draft: "quy-tac/3", "chu-tri". */
  readonly page: string
  /** The field's name in that form; empty when none is known. */
  readonly field: string
}

/** On which form an error of the file stands: "rules[3].count" → quy-tac/3, count. */
export function placeOf(path: string): Place | undefined {
  const rule = /^rules\[(\d+)\]\.?(.*)$/.exec(path)
  if (rule) return { page: `quy-tac/${rule[1]}`, field: fieldName(rule[2] ?? '') }
  const form = /^forms\[(\d+)\]\.?(.*)$/.exec(path)
  if (form) return { page: `bieu-mau/${form[1]}`, field: fieldName(form[2] ?? '') }
  const section = /^plan((?:\.sections\[\d+\])+)\.?(.*)$/.exec(path)
  if (section) {
    const steps = [...(section[1] ?? '').matchAll(/\[(\d+)\]/g)].map((match) => match[1])
    return { page: `muc/${steps.join('-')}`, field: fieldName(section[2] ?? '') }
  }
  const name = fieldName(path)
  const found = PARTS.find((part) => covers(part, name))
  if (!found) return undefined
  const below = found.at.length ? name.slice(found.at.join('.').length + 1) : name
  return { page: `phan/${found.key}`, field: below }
}

const fieldName = (path: string) => path.replace(/\[(\d+)\]/g, '.$1')

function covers(part: Part, name: string): boolean {
  const at = part.at.join('.')
  if (at !== '') return name === at || name.startsWith(`${at}.`)
  return fieldsOf(part.groups).some(
    (field) => name === field.key || name.startsWith(`${field.key}.`) || field.key.startsWith(`${name}.`),
  )
}
