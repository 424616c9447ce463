// Rules: the {{places}} in a regulation's texts that are filled from data, so that a changed rule changes the paper and
// the same file serves another commune and the next year. Pure.
import type { Regulation } from './regulation.form.ts'
import type { Rule } from './rule.form.ts'

/** What a text is filled with; absent values print as the blanks of a draft. */
export interface Filling {
  readonly commune?: string | undefined
  readonly kind?: string | undefined
  readonly province?: string | undefined
  readonly year?: number | undefined
  readonly period?: string | undefined
  readonly place?: string | undefined
  readonly conference?: Temporal.PlainDate | undefined
  readonly signer?: string | undefined
  readonly chairTitle?: string | undefined
  readonly planNumber?: string | undefined
  readonly planDate?: Temporal.PlainDate | undefined
}

const two = (value: number) => String(value).padStart(2, '0')
const printed = (date: Temporal.PlainDate) => `${two(date.day)}/${two(date.month)}/${date.year}`
const month = (date: Temporal.PlainDate) => `${date.month}/${date.year}`

export function yearOf(regulation: Regulation, filling: Filling): number {
  return filling.year ?? filling.conference?.year ?? regulation.period.year
}

type Fill = (regulation: Regulation, filling: Filling) => string | undefined

const WORDS: Readonly<Record<string, Fill>> = {
  commune: (regulation, filling) => filling.commune ?? regulation.commune.name,
  COMMUNE: (regulation, filling) => (filling.commune ?? regulation.commune.name).toUpperCase(),
  kind: (regulation, filling) => filling.kind ?? regulation.commune.kind,
  KIND: (regulation, filling) => (filling.kind ?? regulation.commune.kind).toUpperCase(),
  province: (regulation, filling) => filling.province ?? regulation.commune.province ?? '…',
  year: (regulation, filling) => String(yearOf(regulation, filling)),
  period: (regulation, filling) => filling.period ?? fillIn(regulation.period.label, regulation, filling),
  place: (regulation, filling) =>
    filling.place ?? (regulation.place ? fillIn(regulation.place, regulation, filling) : '…'),
  chair_title: (regulation, filling) => filling.chairTitle ?? regulation.chairs[0]?.position,
  signer: (regulation, filling) => filling.signer ?? regulation.plan.signature.name ?? '',
  plan_number: (_regulation, filling) => filling.planNumber ?? '      ',
  plan_date: (regulation, filling) =>
    filling.planDate
      ? `ngày ${two(filling.planDate.day)} tháng ${filling.planDate.month} năm ${filling.planDate.year}`
      : `ngày     tháng     năm ${yearOf(regulation, filling)}`,
  conference_date: (_regulation, filling) => (filling.conference ? printed(filling.conference) : '…/…/…'),
}

/** A date printed as fixed keeps its distance from the conference. */
function fixedDate(rule: Rule, filling: Filling): Temporal.PlainDate | undefined {
  if (rule.fixed === undefined) return undefined
  if (filling.conference && rule.offset_from_conference_days !== undefined)
    return filling.conference.add({ days: rule.offset_from_conference_days })
  return Temporal.PlainDate.from(rule.fixed)
}

/** The first or last day of a rule's window in the year of the conference. */
export function windowDate(
  text: string | undefined,
  regulation: Regulation,
  filling: Filling,
): Temporal.PlainDate | undefined {
  if (text === undefined) return undefined
  const date = Temporal.PlainDate.from(text)
  return date.add({ years: yearOf(regulation, filling) - regulation.period.year })
}

type RuleFill = (rule: Rule, regulation: Regulation, filling: Filling) => string | undefined
const show = (date: Temporal.PlainDate | undefined, as: (date: Temporal.PlainDate) => string) =>
  date && as(date)

const RULE_WORDS: Readonly<Record<string, RuleFill>> = {
  count: (rule) => (rule.count === null ? undefined : two(rule.count)),
  fixed: (rule, _regulation, filling) => show(fixedDate(rule, filling), printed),
  fixed_long: (rule, _regulation, filling) =>
    show(fixedDate(rule, filling), (date) => `${date.day} tháng ${date.month} năm ${date.year}`),
  from: (rule, regulation, filling) => show(windowDate(rule.from, regulation, filling), printed),
  to: (rule, regulation, filling) => show(windowDate(rule.to, regulation, filling), printed),
  month: (rule, regulation, filling) => show(windowDate(rule.from, regulation, filling), month),
  month_after: (rule, regulation, filling) =>
    show(windowDate(rule.to, regulation, filling), (date) => month(date.add({ days: 1 }))),
}

const PLACE = /\{\{\s*([^{}]*?)\s*\}\}/g

export function placeholdersIn(text: string): readonly string[] {
  const open = text.replaceAll(PLACE, '')
  const loose = open.includes('{{') || open.includes('}}') ? ['{{'] : []
  return [...[...text.matchAll(PLACE)].map((match) => match[1] ?? ''), ...loose]
}

function ruleFill(name: string, regulation: Regulation): readonly [Rule, RuleFill] | undefined {
  const [, id, attribute] = /^rule\.([A-Z0-9-]+)\.([a-z_]+)$/.exec(name) ?? []
  const rule = regulation.rules.find((each) => each.id === id)
  const fill =
    attribute !== undefined && Object.hasOwn(RULE_WORDS, attribute) ? RULE_WORDS[attribute] : undefined
  return rule && fill ? [rule, fill] : undefined
}

/** Why a placeholder cannot be filled, or undefined when it can. */
export function placeholderProblem(name: string, regulation: Regulation): string | undefined {
  if (name === '{{') return 'Dấu {{ hoặc }} không đi thành cặp.'
  if (Object.hasOwn(WORDS, name)) return undefined
  if (!name.startsWith('rule.'))
    return `Không có chỗ điền “{{${name}}}”; có: ${Object.keys(WORDS).join(', ')}, rule.MÃ.count.`
  const found = ruleFill(name, regulation)
  if (!found)
    return `Không có quy tắc hoặc thuộc tính cho “{{${name}}}”; thuộc tính: ${Object.keys(RULE_WORDS).join(', ')}.`
  return found[1](found[0], regulation, {}) === undefined
    ? `Quy tắc ${found[0].id} không có giá trị cho “{{${name}}}”.`
    : undefined
}

/** The text with every place filled. A checked regulation has no unknown place, so that one throws. */
export function fillIn(text: string, regulation: Regulation, filling: Filling): string {
  return text.replaceAll(PLACE, (_whole, name: string) => {
    const rule = ruleFill(name, regulation)
    const word = Object.hasOwn(WORDS, name) ? WORDS[name] : undefined
    const value = rule ? rule[1](rule[0], regulation, filling) : word?.(regulation, filling)
    if (value === undefined) throw new Error(`no value for placeholder ${name} in ${regulation.id}`)
    return value
  })
}
