// Model → sheet: decides every word, capital and punctuation of a paper once, for all renderers.
import { composeHead, composeMarks, ruleUnder, titleLines } from '../letterhead.ts'
import type { Annex, Heading, Inline, PaperLayout, PaperModel } from '../model.ts'
import { composeBlocks, indented, type Room } from './blocks.ts'
import { bare, composeClosing, punctuated } from './closing.ts'
import { type Measures, measuresOf, textWidth } from './measures.ts'
import { onOneSheet } from './poster.ts'
import { endWith, runs, safe } from './safe.ts'
import type { Sheet, SheetAnnex, SheetBlock, SheetName, SheetTable } from './sheet.ts'

export function compose(model: PaperModel): Sheet {
  const measures = measuresOf(model.layout, model.kind)
  if (model.kind === 'ap_phich') return onOneSheet(measures, (smaller) => composed(model, smaller))
  return composed(model, measures)
}

function composed(model: PaperModel, measures: Measures): Sheet {
  const { layout } = model
  const landscape = liesAcross(model)
  return {
    layout,
    lang: model.lang ?? 'vi',
    title: safe(model.title).replace(/\s+/g, ' '),
    date: dayOf(model),
    measures,
    head: composeHead(layout, measures, model.head, model.heading),
    marks: composeMarks(model.marks),
    draft: model.marks?.draft ?? false,
    landscape,
    name: composeName(layout, measures, model.heading, landscape),
    body: keepWithClosing(composeBody(model, { measures, landscape }), model),
    closing: composeClosing(layout, model.signature, model.recipients),
    annexes: (model.annexes ?? []).map((annex, at, all) => composeAnnex(layout, measures, annex, at, all)),
  }
}

const WIDE = 6

/**
 * NĐ 30 Phụ lục I mục I.1: "trường hợp nội dung văn bản có các bảng, biểu nhưng không được làm thành các phụ lục
 * riêng thì văn bản có thể được trình bày theo chiều rộng". So lie the lists that have no letterhead.
 */
function liesAcross({ head, body }: PaperModel): boolean {
  return (
    head.type !== 'letterhead' && body.some((block) => block.type === 'table' && block.columns.length >= WIDE)
  )
}

const NO_DAY = { year: 2020, month: 1, day: 1 }

/** The day it is dated; a draft has the first day it may have. */
function dayOf(model: PaperModel): Sheet['date'] {
  const [year, month, day] = (model.date ?? '').split('-').map(Number)
  if (year !== undefined && month !== undefined && day !== undefined) return { year, month, day }
  const at = model.head.type === 'letterhead' ? model.head.placeDate : undefined
  return at === undefined ? NO_DAY : { year: at.year, month: at.month ?? 1, day: at.day ?? 1 }
}

function composeName(
  layout: PaperLayout,
  measures: Measures,
  heading: Heading,
  landscape: boolean,
): SheetName | null {
  if (heading.type !== 'named') return null
  const { size } = measures
  const subject =
    heading.subject === undefined ? [] : titleLines(heading.subject, measures, size.subject, landscape)
  return {
    name: titleLines(heading.name.toLocaleUpperCase('vi'), measures, size.name, landscape),
    subject,
    note: runs(heading.note ?? '', { italic: true }),
    rule: subject.length === 0 ? null : nameRule(layout, measures, subject),
  }
}

/** NĐ 30: a solid rule of 1/3–1/2; the Party's papers: five hyphens. */
function nameRule(layout: PaperLayout, { size }: Measures, subject: readonly string[]): SheetName['rule'] {
  return layout === 'nd30' ? ruleUnder(subject, size.subject) : '-----'
}

function roomOf(measures: Measures, landscape: boolean): Room {
  return { width: textWidth(measures, landscape), letters: measures.size.table, body: measures.size.body }
}

interface Page {
  readonly measures: Measures
  readonly landscape: boolean
}

function composeBody(model: PaperModel, { measures, landscape }: Page): readonly SheetBlock[] {
  const body = [
    ...composeAddressees(model.addressees),
    ...composeBases(model.layout, model.bases ?? []),
    ...composeBlocks(model.body, roomOf(measures, landscape)),
  ]
  return (model.endMark ?? model.head.type === 'letterhead')
    ? withEndMark(body, endMarkOf(model.layout))
    : body
}

/** NĐ 30 and seed practice: "./."; HD 05-HD/VPTW: ".". */
function endMarkOf(layout: PaperLayout): string {
  return layout === 'party2026' ? '.' : './.'
}

function withEndMark(body: readonly SheetBlock[], mark: string): readonly SheetBlock[] {
  const last = body.at(-1)
  if (last === undefined) return body
  return [...body.slice(0, -1), endBlock(last, mark)]
}

function endBlock(block: SheetBlock, mark: string): SheetBlock {
  if (block.type === 'paragraph') return { ...block, text: endWith(block.text, mark) }
  if (block.type === 'list') return { ...block, items: endLast(block.items, (item) => endWith(item, mark)) }
  if (block.type === 'pairs')
    return {
      ...block,
      items: endLast(block.items, (item) => ({ ...item, value: endWith(item.value, mark) })),
    }
  return block
}

function endLast<T>(items: readonly T[], end: (item: T) => T): readonly T[] {
  return items.map((item, at) => (at === items.length - 1 ? end(item) : item))
}

/** The signature never stands on a page without a line of the text. */
function keepWithClosing(body: readonly SheetBlock[], model: PaperModel): readonly SheetBlock[] {
  const last = body.at(-1)
  if (last === undefined || model.signature === undefined) return body
  return [...body.slice(0, -1), keptLast(last)]
}

function keptLast(block: SheetBlock): SheetBlock {
  switch (block.type) {
    case 'paragraph':
      return { ...block, keepNext: true }
    case 'list':
    case 'pairs':
    case 'fill':
      return { ...block, keepLast: true }
    case 'table':
      return lastRowAlone(block) ? { ...block, keepLast: true } : block
    default:
      return block
  }
}

/** Letters over which a row may go on to the next page: it cannot go whole to the signature's. */
const WHOLE_ROW = 700

/** No cell of the rows above reaches into the last row, and it stays whole. */
function lastRowAlone({ rows, columns }: SheetTable): boolean {
  const cells = rows.at(-1) ?? []
  const long = cells.some((cell) => cell.text.reduce((sum, run) => sum + run.t.length, 0) > WHOLE_ROW)
  return !long && cells.length > 0 && cells.reduce((sum, cell) => sum + cell.span, 0) === columns.length
}

/** NĐ 30: one addressee on the line of "Kính gửi"; more each on a line "- …;", the last closed by ".". */
function composeAddressees(addressees: readonly string[] = []): readonly SheetBlock[] {
  if (addressees.length === 0) return []
  const one = addressees.length === 1
  const items = one ? addressees.map(bare) : punctuated(addressees)
  return [{ type: 'addressees', label: 'Kính gửi:', items }]
}

/** NĐ 30: italic, one a line, ";" and "." at the end. The Party's papers: upright, "- …;". */
function composeBases(layout: PaperLayout, bases: readonly Inline[]): readonly SheetBlock[] {
  if (bases.length === 0) return []
  const closed = bases.map((base, at) =>
    endWith(runs(base, { italic: layout === 'nd30' }), at === bases.length - 1 ? '.' : ';'),
  )
  if (layout !== 'nd30') return [{ type: 'list', mark: '-', items: closed }]
  return closed.map(indented)
}

const ROMANS = [
  'I',
  'II',
  'III',
  'IV',
  'V',
  'VI',
  'VII',
  'VIII',
  'IX',
  'X',
  'XI',
  'XII',
  'XIII',
  'XIV',
  'XV',
] as const

/** NĐ 30: annexes carry Roman numbers where there are two or more. */
function composeAnnex(
  layout: PaperLayout,
  measures: Measures,
  annex: Annex,
  at: number,
  all: readonly Annex[],
): SheetAnnex {
  const landscape = annex.orientation === 'landscape'
  return {
    label: annexLabel(annex, all.slice(0, at), all),
    title: titleLines(annex.title.toLocaleUpperCase('vi'), measures, measures.size.subject, landscape),
    note: runs(annex.note ?? '', { italic: true }),
    landscape,
    head: annex.head === 'motto' ? composeHead(layout, measures, { type: 'motto' }, { type: 'none' }) : null,
    body: [...composeAddressees(annex.addressees), ...composeBlocks(annex.body, roomOf(measures, landscape))],
    closing: composeClosing(layout, annex.signature),
  }
}

function annexLabel(annex: Annex, before: readonly Annex[], all: readonly Annex[]): string | null {
  if (annex.label === null) return null
  const label = safe(annex.label ?? 'Phụ lục')
  const same = (other: Annex) => other.label !== null && safe(other.label ?? 'Phụ lục') === label
  if (all.filter(same).length < 2) return label
  return `${label} ${roman(before.filter(same).length + 1)}`
}

function roman(number: number): string {
  return ROMANS[number - 1] ?? String(number)
}
