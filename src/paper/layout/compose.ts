// Model → sheet: decides every word, capital and punctuation of a paper once, for all renderers.
import { encode } from 'uqr'
import { absurd } from '../../kit/result.ts'
import { composeHead, composeMarks, ruleUnder, titleLines } from '../letterhead.ts'
import type {
  Annex,
  Block,
  Cell,
  CellWith,
  Heading,
  Inline,
  OnBehalf,
  PaperLayout,
  PaperModel,
  Signature,
  SignatureBlock,
  TableBlock,
} from '../model.ts'
import { measuresOf } from './measures.ts'
import { endWith, plain, runs, safe, upper } from './safe.ts'
import type {
  Align,
  Closing,
  Recipients,
  Sheet,
  SheetAnnex,
  SheetBlock,
  SheetCell,
  SheetName,
  SheetTable,
  Signer,
} from './sheet.ts'

export function compose(model: PaperModel): Sheet {
  const { layout } = model
  return {
    layout,
    lang: model.lang ?? 'vi',
    title: safe(model.title).replace(/\s+/g, ' '),
    measures: measuresOf(layout),
    head: composeHead(layout, model.head, model.heading),
    marks: composeMarks(model.marks),
    name: composeName(layout, model.heading),
    body: keepWithClosing(composeBody(model), model),
    closing: composeClosing(layout, model.signature, model.recipients),
    annexes: (model.annexes ?? []).map((annex, at, all) => composeAnnex(layout, annex, at, all)),
  }
}

function composeName(layout: PaperLayout, heading: Heading): SheetName | null {
  if (heading.type !== 'named') return null
  const subject = heading.subject === undefined ? [] : titleLines(heading.subject, layout)
  return {
    name: titleLines(heading.name.toLocaleUpperCase('vi'), layout),
    subject,
    note: runs(heading.note ?? '', { italic: true }),
    rule: subject.length === 0 ? null : nameRule(layout, subject),
  }
}

/** NĐ 30: a solid rule of 1/3–1/2; the Party's papers: five hyphens. */
function nameRule(layout: PaperLayout, subject: readonly string[]): SheetName['rule'] {
  return layout === 'nd30' ? ruleUnder(subject, measuresOf(layout).size.subject) : '-----'
}

function composeBody(model: PaperModel): readonly SheetBlock[] {
  const body = [
    ...composeAddressees(model.addressees),
    ...composeBases(model.layout, model.bases ?? []),
    ...model.body.flatMap(composeBlock),
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
  if (last?.type !== 'paragraph' || model.signature === undefined) return body
  return [...body.slice(0, -1), { ...last, keepNext: true }]
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
  return closed.map((text) => paragraph(text))
}

function paragraph(text: ReturnType<typeof runs>): SheetBlock {
  return { type: 'paragraph', text, align: 'justify', indent: true, keepNext: false }
}

function composeBlock(block: Block): readonly SheetBlock[] {
  switch (block.type) {
    case 'heading': {
      const number = block.number === undefined ? [] : [`${block.number} `]
      const words = typeof block.text === 'string' ? [block.text] : block.text
      const text = runs([...number, ...words], { bold: block.level < 3 })
      return [{ type: 'heading', level: block.level, text: block.level < 2 ? upper(text) : text }]
    }
    case 'paragraph': {
      const align = block.align ?? 'justify'
      const indent = block.indent ?? align === 'justify'
      return [{ type: 'paragraph', text: runs(block.text), align, indent, keepNext: block.keepNext ?? false }]
    }
    case 'list':
      return [
        {
          type: 'list',
          mark: block.mark === 'dash' ? '-' : '+',
          items: block.items.map((item) => runs(item)),
        },
      ]
    case 'points':
      return block.items.map((item) => paragraph([...runs(`${item.number} `), ...runs(item.text)]))
    case 'table':
      return [composeTable(block)]
    case 'pairs':
      return [
        {
          type: 'pairs',
          items: block.items.map((item) => ({ label: safe(item.label), value: runs(item.value) })),
        },
      ]
    case 'fill': {
      const { label = '', value = '', lines = 1 } = block
      return [{ type: 'fill', label: safe(label), value: safe(value), lines }]
    }
    case 'choices':
      return [{ type: 'choices', items: block.items.map((item) => runs(item)) }]
    case 'sign_row':
      return [
        {
          type: 'sign_row',
          cells: block.cells.map((cell) => ({
            dateLine: safe(cell.dateLine ?? ''),
            title: safe(cell.title ?? ''),
            note: safe(cell.note ?? ''),
            name: safe(cell.name ?? ''),
          })),
        },
      ]
    case 'page_break':
      return [block]
    case 'qr':
      return [
        { type: 'qr', modules: qrModules(block.data), caption: safe(block.caption), size: block.size ?? 30 },
      ]
    default:
      return absurd(block)
  }
}

/** Rows of "1" and "0", with the quiet zone of four modules that readers need. */
function qrModules(data: string): readonly string[] {
  const code = encode(data, { ecc: 'M', border: 4 })
  return code.data.map((row) => row.map((dark) => (dark ? '1' : '0')).join(''))
}

function composeTable(block: TableBlock): SheetTable {
  const columns = block.columns.map((column) => ({
    share: column.width,
    align: column.align ?? ('left' as Align),
  }))
  const header = block.header.map((row) =>
    row.map((cell) => composeCell(cell, { bold: true, align: 'center' })),
  )
  const empty = block.empty === undefined ? [] : [[emptyCell(block.empty, columns.length)]]
  const rows = block.rows.length === 0 ? empty : placed(block.rows, columns)
  return {
    type: 'table',
    caption: safe(block.caption ?? ''),
    columns,
    header,
    rows,
    rowHeight: block.rowHeight ?? 0,
  }
}

function emptyCell(words: string, span: number): SheetCell {
  return { text: runs(words, { italic: true }), span, rows: 1, align: 'center' }
}

/** Each cell takes the alignment of the column it begins in, also under cells that cover several rows. */
function placed(
  rows: readonly (readonly Cell[])[],
  columns: readonly { readonly align: Align }[],
): readonly (readonly SheetCell[])[] {
  const covered: number[] = columns.map(() => 0)
  return rows.map((row) => {
    let at = 0
    const cells = row.map((cell) => {
      while ((covered[at] ?? 0) > 0) at += 1
      const made = composeCell(cell, { bold: false, align: columns[at]?.align ?? 'left' })
      for (let column = at; column < at + made.span; column += 1) covered[column] = made.rows
      at += made.span
      return made
    })
    covered.forEach((left, column) => {
      covered[column] = Math.max(0, left - 1)
    })
    return cells
  })
}

function composeCell(cell: Cell, usual: { readonly bold: boolean; readonly align: Align }): SheetCell {
  const full: CellWith = isCellWith(cell) ? cell : { text: cell }
  return {
    text: runs(full.text, { bold: full.bold ?? usual.bold }),
    span: full.span ?? 1,
    rows: full.rows ?? 1,
    align: full.align ?? usual.align,
  }
}

function isCellWith(cell: Cell): cell is CellWith {
  return typeof cell === 'object' && 'text' in cell
}

function composeClosing(
  layout: PaperLayout,
  block: SignatureBlock | undefined,
  to: readonly string[] = [],
): Closing | null {
  const recipients = to.length === 0 ? null : composeRecipients(layout, to)
  if (block === undefined) return recipients === null ? null : { left: [], right: [], recipients }
  if (block.type === 'one') return { left: [], right: signers(layout, [block.by]), recipients }
  return { left: signers(layout, block.left), right: signers(layout, block.right), recipients }
}

function composeRecipients(layout: PaperLayout, to: readonly string[]): Recipients {
  return {
    label: 'Nơi nhận:',
    style: layout === 'nd30' ? 'bold_italic' : 'underlined',
    items: punctuated(to),
  }
}

/** Signers of one position stand under it together: the two secretaries of a conference. */
function signers(layout: PaperLayout, all: readonly Signature[]): readonly Signer[] {
  const found: Signer[] = []
  for (const signature of all) {
    const signer = composeSigner(layout, signature)
    const last = found.at(-1)
    if (last !== undefined && sameTitle(last, signer))
      found[found.length - 1] = { ...last, names: [...last.names, ...signer.names] }
    else found.push(signer)
  }
  return found
}

function sameTitle(a: Signer, b: Signer): boolean {
  return a.position === b.position && a.note === b.note && a.behalf.join('\n') === b.behalf.join('\n')
}

function composeSigner(layout: PaperLayout, signature: Signature): Signer {
  const capitals = (text: string) => safe(text).toLocaleUpperCase('vi')
  return {
    behalf: (signature.behalf ?? []).map((line) => `${behalfWord(layout, line.form)} ${capitals(line.of)}`),
    position: capitals(signature.position),
    positionBold: layout !== 'party2026',
    note: safe(signature.note ?? ''),
    names: [safe(signature.name ?? '')],
  }
}

const ND30_BEHALF = { TM: 'TM.', KT: 'KT.', TL: 'TL.', TUQ: 'TUQ.', Q: 'Q.' } as const
const PARTY_BEHALF = { TM: 'T/M', KT: 'K/T', TL: 'T/L', TUQ: 'T/UQ', Q: 'Q.' } as const

function behalfWord(layout: PaperLayout, form: OnBehalf): string {
  return layout === 'nd30' ? ND30_BEHALF[form] : PARTY_BEHALF[form]
}

/** "…;" for each and "." for the last, whatever the caller wrote at the end. */
function punctuated(items: readonly string[]): readonly string[] {
  return items.map((item, at) => plainEnd(item, at === items.length - 1 ? '.' : ';'))
}

function plainEnd(item: string, mark: string): string {
  return endWith(runs(item.replace(/^\s*[-–]\s*/u, '')), mark)
    .map((run) => run.t)
    .join('')
}

function bare(item: string): string {
  return plain(item)
    .replace(/^\s*[-–]\s*/u, '')
    .trim()
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
function composeAnnex(layout: PaperLayout, annex: Annex, at: number, all: readonly Annex[]): SheetAnnex {
  const landscape = annex.orientation === 'landscape'
  return {
    label: annexLabel(annex, all.slice(0, at), all),
    title: titleLines(annex.title.toLocaleUpperCase('vi'), layout, landscape),
    note: runs(annex.note ?? '', { italic: true }),
    landscape,
    head: annex.head === 'motto' ? composeHead(layout, { type: 'motto' }, { type: 'none' }) : null,
    body: [...composeAddressees(annex.addressees), ...annex.body.flatMap(composeBlock)],
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
