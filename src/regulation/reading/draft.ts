// Rules: what was read of a plan → the text of a regulation, to be completed by a person: every value with the line it was
// read from, what is missing left empty and named. The same file format as regulations/*.yaml.
import { stringify } from 'yaml'
import { fold } from '../../kit/text.ts'
import type { Every } from '../codes.ts'
import type { Block } from './blocks.ts'
import { type Found, foundValue, type PlanReading, type ProposedRule } from './reading.ts'

type Value = unknown

const TO_FILL = '# CẦN ĐIỀN'

/** One "key: value" of the file, or the key left empty with what is to be filled in. */
function entry(key: string, value: Value, missing: string | undefined): string {
  if (value === undefined) return missing === undefined ? '' : `${key}: ${TO_FILL}: ${missing}\n`
  return stringify({ [key]: plain(value) }, { lineWidth: 0 })
}

/** Printed braces would be taken for places to fill. Places of ours are known words. */
function plain(value: Value): Value {
  if (typeof value === 'string')
    return value
      .replaceAll('{{year}}', '\u0001')
      .replace(/[{}]{2,}/g, ' ')
      .replaceAll('\u0001', '{{year}}')
  if (Array.isArray(value)) return value.map(plain)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
}

function listOf(found: readonly Found[], field: string): readonly Value[] | undefined {
  const values = found.filter((each) => each.field.startsWith(`${field}[`)).map((each) => each.value)
  return values.length > 0 ? values : undefined
}

const place = (found: { readonly line: number; readonly page: number | null }) =>
  found.page === null ? `dòng ${found.line}` : `trang ${found.page}, dòng ${found.line}`

function comment(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return `  # ${line.length > 300 ? `${line.slice(0, 299)}…` : line}\n`
}

/** Only what is said: empty lists and unknown values are left out, an unknown anchor of a counted rule is asked for. */
function ruleEntry(found: Found): string {
  const rule = found.value as ProposedRule
  const said = Object.entries(rule).filter(
    ([key, value]) =>
      value !== undefined &&
      value !== null &&
      !(Array.isArray(value) && value.length === 0) &&
      !(key === 'anchor' && value === 'none') &&
      !(key === 'anchor_printed' && value === true),
  )
  const order = ['id', 'duty', 'title']
  const sorted = said.toSorted(([a], [b]) => rank(order, a) - rank(order, b))
  const text = stringify([plain(Object.fromEntries(sorted))], { lineWidth: 0 })
  const ask = rule.anchor === null ? `  anchor: ${TO_FILL}: mốc tính ngày\n` : ''
  const indented = `${text}${ask}`.replace(/^(?=.)/gm, '  ')
  return `${comment(`${place(found)}: “${found.sentence}”`)}${comment(found.reason)}${indented}`
}

const rank = (order: readonly string[], key: string) =>
  order.includes(key) ? order.indexOf(key) : order.length

interface Section {
  number: string
  title: string
  joint?: string
  run_in?: string
  lines?: Value[]
  sections?: Section[]
}

/** The body as headings and lines, at most three deep. */
function sectionsOf(blocks: readonly Block[], rules: readonly Found[]): readonly Section[] {
  const top: Section[] = []
  const open: Section[] = []
  for (const block of blocks) {
    const over = block.above.filter((each) => each.level <= 3).length
    const depth = block.level <= 3 ? Math.min(3, over + 1, open.length + 1) : 0
    if (depth > 0) {
      const section = headingOf(block)
      open.length = depth - 1
      const parent = open.at(-1)
      if (parent) parent.sections = [...(parent.sections ?? []), section]
      else top.push(section)
      open.push(section)
    } else {
      const section = open.at(-1)
      if (section) section.lines = [...(section.lines ?? []), lineOf(block, rules)]
    }
  }
  return top
}

function headingOf(block: Block): Section {
  const number = /^[a-zđ]$/u.test(block.mark) ? `${block.mark})` : `${block.mark}.`
  const run = /^([^:]{3,90}):\s+(\S.*)$/u.exec(block.text)
  if (!run) return { number, title: block.text.replace(/:$/u, '') }
  return { number, title: run[1] ?? '', joint: ': ', run_in: run[2] ?? '' }
}

function lineOf(block: Block, rules: readonly Found[]): Value {
  const ids = rules
    .filter(
      (each) => each.line === block.line && each.page === block.page && block.text.includes(each.sentence),
    )
    .map((each) => (each.value as ProposedRule).id)
  const mark = ['-', '+', '*'].includes(block.mark) ? block.mark : /[–—•]/u.test(block.mark) ? '-' : undefined
  if (mark === undefined && ids.length === 0) return block.text
  return {
    text: block.text,
    ...(mark === undefined ? {} : { mark }),
    ...(ids.length > 0 ? { rules: ids } : {}),
  }
}

function signatureOf(found: readonly Found[]): Value {
  const keys = ['form', 'of', 'position', 'name'] as const
  const pairs = keys.flatMap((key) => {
    const value = foundValue<string>(found, `plan.signature.${key}`)
    return value === undefined ? [] : [[key, value] as const]
  })
  return pairs.length > 0 ? Object.fromEntries(pairs) : undefined
}

function planEntry(
  reading: PlanReading,
  rules: readonly Found[],
  why: (field: string) => string | undefined,
): string {
  const { found, blocks } = reading
  const sections = sectionsOf(blocks, rules)
  const parts = [
    entry('subject', foundValue(found, 'plan.subject'), 'tên kế hoạch'),
    entry('opening', foundValue(found, 'plan.opening'), why('plan.opening')),
    entry('sections', sections.length > 0 ? sections : undefined, 'các mục của kế hoạch'),
    entry('closing', foundValue(found, 'plan.closing'), undefined),
    entry('recipients', foundValue(found, 'plan.recipients'), why('plan.recipients')),
    entry('signature', signatureOf(found), why('plan.signature.position')),
  ]
  return `plan:\n${parts.join('').replace(/^(?=.)/gm, '  ')}`
}

const MONTHS: Readonly<Partial<Record<Every, number>>> = { month: 1, quarter: 3, half_year: 6 }

const isRhythmRule = ({ value }: Found) => {
  const rule = value as ProposedRule
  return rule.duty === 'hold' && rule.every !== undefined
}

function holdEntry(found: readonly Found[]): Value {
  const hold = found.find(
    (each) => each.field.startsWith('rules[') && (each.value as ProposedRule).duty === 'hold',
  )
  const least = foundValue<number>(found, 'hold.per_year_min')
  const most = foundValue<number>(found, 'hold.per_year_max')
  const months = MONTHS[(hold?.value as ProposedRule | undefined)?.every ?? 'week']
  return {
    ...(least === undefined ? {} : { per_year_min: least }),
    ...(most === undefined ? {} : { per_year_max: most }),
    ...(months === undefined ? {} : { every_months: months }),
    ...(hold ? { quote: hold.quote } : {}),
  }
}

function communeEntry(found: readonly Found[]): Value {
  const value = (key: string) => foundValue<string>(found, `commune.${key}`)
  const name = value('name')
  if (name === undefined) return undefined
  return {
    name,
    ...(value('kind') ? { kind: value('kind') } : {}),
    ...(value('province') ? { province: value('province') } : {}),
  }
}

function header(reading: PlanReading): string {
  const missing = reading.missing.map(({ field, reason }) => `#   - ${field}: ${reason}`)
  const unread = reading.unread.map(
    (each) => `#   - ${place(each)} (${each.reason}): “${each.sentence.replace(/\s+/g, ' ').slice(0, 240)}”`,
  )
  return [
    '# BẢN NHÁP đọc từ một kế hoạch: mỗi giá trị cần người có thẩm quyền đối chiếu với bản in trước khi dùng.',
    missing.length > 0 ? '# Còn thiếu, cần điền:' : '# Không thiếu mục bắt buộc nào.',
    ...missing,
    ...(unread.length > 0 ? ['# Câu giống nhiệm vụ hoặc thời hạn mà chưa đọc được:', ...unread] : []),
    '',
  ].join('\n')
}

/** Who decides is asked for where the plan does not say it: without it the quota stays a remark. */
function quotaEntry(value: Value): Value {
  const quota = value as { decided_by?: string } | undefined
  return quota?.decided_by === undefined ? undefined : quota
}

/** The draft's text. It is checked like any regulation; what is to be filled in is what the check names. */
export function draftFrom(reading: PlanReading): string {
  const { found } = reading
  const why = (field: string) => reading.missing.find((each) => each.field === field)?.reason
  const value = (field: string) => foundValue(found, field)
  const year = foundValue<number>(found, 'period.year')
  const name = foundValue<string>(found, 'commune.name')
  // How often there is a conference stands under "hold", not among the duties of one.
  const rules = found.filter((each) => each.field.startsWith('rules[') && !isRhythmRule(each))
  const slug = name === undefined ? 'ban-nhap' : fold(name).replaceAll(' ', '-')
  const period = year === undefined ? undefined : { year, label: value('period.label') ?? 'năm {{year}}' }
  return [
    header(reading),
    entry('id', [slug, year].filter((part) => part !== undefined).join('-'), undefined),
    entry('title', value('title'), why('title')),
    entry('version', 1, undefined),
    entry('valid_from', value('valid_from'), why('valid_from')),
    entry('source', { document: sourceWords(found) }, undefined),
    entry('commune', communeEntry(found), why('commune.name')),
    entry('period', period, why('period.year')),
    entry('issuer', value('issuer'), why('issuer')),
    entry('issuing_body', value('issuing_body'), why('issuing_body')),
    entry('layout', value('layout'), why('issuer')),
    entry('symbol', value('symbol'), why('symbol')),
    entry('event', value('event'), why('event')),
    entry('legal_bases', listOf(found, 'legal_bases'), undefined),
    entry('chairs', listOf(found, 'chairs'), why('chairs')),
    entry('stand_in', value('stand_in'), undefined),
    entry('secretaries', listOf(found, 'secretaries'), undefined),
    entry('participants', listOf(found, 'participants'), undefined),
    entry('invited', listOf(found, 'invited'), undefined),
    entry('people', value('people'), undefined),
    entry('invitees_proposed_by', value('invitees_proposed_by'), undefined),
    entry('hold', holdEntry(found), undefined),
    entry('place', value('place'), undefined),
    entry('form', value('form'), why('form')),
    entry('topics', listOf(found, 'topics'), undefined),
    entry('clusters', listOf(found, 'clusters'), undefined),
    rules.length > 0 ? `rules:\n${rules.map(ruleEntry).join('')}` : entry('rules', undefined, why('rules')),
    entry('channels', listOf(found, 'channels'), undefined),
    entry('agenda', value('agenda'), why('agenda')),
    entry('dispositions', listOf(found, 'dispositions'), why('dispositions')),
    entry('refusals', listOf(found, 'refusals'), undefined),
    entry('minutes', value('minutes'), undefined),
    entry('publication', listOf(found, 'publication'), undefined),
    entry('quota', quotaEntry(value('quota')), why('quota')),
    entry('budget', value('budget'), undefined),
    entry('security', value('security'), undefined),
    planEntry(reading, rules, why),
  ].join('')
}

function sourceWords(found: readonly Found[]): string {
  const symbol = foundValue<string>(found, 'symbol')
  const title = foundValue<string>(found, 'title')
  return ['Kế hoạch', symbol, title === undefined ? undefined : `“${title}”`]
    .filter((part) => part !== undefined)
    .join(' ')
}
