// Rules: the sentences of a paper that an office may word itself. A kind of paper declares its blocks: the official
// sentence and the {{places}} it may or must name; what is not known yet is left out ([[…]]) or stops the issuing.
import { oldEncoded } from '../kit/old-encoding.ts'
import { clean, fold } from '../kit/text.ts'
import type { PaperKind } from './kinds.ts'
import type { PaperModel, ParagraphBlock, Run } from './model.ts'
import { filled, type Given, namesIn, parsed, type Value } from './wording.template.ts'

export type { Value } from './wording.template.ts'

/** Where a value that is not known yet is entered: under /xa/:commune/, ":hoi-nghi" stands for the conference. */
export interface EnteredAt {
  readonly page: string
}

export interface Place {
  readonly label: string
  readonly sample: string
  /** The sentence must name it: an invitation without the guest's name invites nobody. */
  readonly must?: true
  /** May be unknown when the paper is drafted. */
  readonly maybe?: EnteredAt
}

export type Places = Readonly<Record<string, Place>>

export interface BlockWords {
  readonly label: string
  /** The official sentence. */
  readonly text: string
  readonly with?: Places
  /** May be left empty: then nothing is printed. */
  readonly blank?: true
  /** One line of the text is one item of a list. */
  readonly list?: true
  /** Shown under a block whose official wording is empty. */
  readonly example?: string
}

export interface TextBlock extends BlockWords {
  readonly kind: PaperKind
  readonly id: string
}

export interface Wording {
  readonly kind: PaperKind
  readonly blocks: readonly TextBlock[]
}

type Named<B extends Readonly<Record<string, BlockWords>>> = {
  readonly [Id in keyof B]: B[Id] & { readonly kind: PaperKind; readonly id: string }
}

/** The blocks of a kind, each knowing whose it is. */
export function wording<const B extends Readonly<Record<string, BlockWords>>>(
  kind: PaperKind,
  blocks: B,
): Named<B> {
  const named = Object.entries(blocks).map(([id, block]) => [id, { ...block, kind, id }])
  return Object.fromEntries(named) as Named<B>
}

/** The same as a list, for the registry and the screen. */
export function wordingOf(blocks: Readonly<Record<string, TextBlock>>): Wording {
  const all = Object.values(blocks)
  const [first] = all
  if (!first) throw new Error('a wording without blocks')
  return { kind: first.kind, blocks: all }
}

/** What every sentence may name, whatever the paper. */
export const COMMON = {
  co_quan: { label: 'Cơ quan ban hành', sample: 'Ủy ban nhân dân xã Mẫu' },
  xa: { label: 'Tên xã, phường', sample: 'xã Mẫu' },
  hoi_nghi: { label: 'Tên hội nghị', sample: 'hội nghị đối thoại năm 2026' },
  dien_thoai: {
    label: 'Điện thoại của xã',
    sample: '0200 000 000',
    maybe: { page: 'quan-tri' },
  },
  thu_dien_tu: {
    label: 'Thư điện tử của xã',
    sample: 'ubnd@xa-mau.example',
    maybe: { page: 'quan-tri' },
  },
  trang_web: {
    label: 'Trang thông tin điện tử của xã',
    sample: 'https://xa-mau.example',
    maybe: { page: 'quan-tri' },
  },
} as const satisfies Places

export type CommonValues = {
  readonly [Name in keyof typeof COMMON]: (typeof COMMON)[Name] extends { maybe: EnteredAt }
    ? string | undefined
    : string
}

/** What the sentence needs to know: a value for each place of its own; unknown only where it may be. */
export type Values<T extends BlockWords, V> = T extends { readonly with: infer P }
  ? { readonly [Name in keyof P]: P[Name] extends { maybe: EnteredAt } ? V | undefined : V }
  : Record<never, never>

type Arguments<T extends BlockWords, V> = T extends { readonly with: Places } ? [values: Values<T, V>] : []

/** The texts an office worded itself, by "kind.block". */
export type OwnWords = ReadonlyMap<string, string>

export const OFFICIAL: OwnWords = new Map()

export function keyOf(block: Pick<TextBlock, 'kind' | 'id'>): string {
  return `${block.kind}.${block.id}`
}

/** Says the sentences of a paper in the words that count for this commune. */
export interface Speaker {
  /** Plain text. */
  say<T extends TextBlock>(block: T, ...values: Arguments<T, string>): string
  /** With values set in bold or italic. */
  runs<T extends TextBlock>(block: T, ...values: Arguments<T, Value>): readonly (string | Run)[]
  /** A paragraph; none where the office left the block empty. */
  paragraph<T extends TextBlock>(block: T, ...values: Arguments<T, Value>): readonly ParagraphBlock[]
  /** One for each line that is not empty. */
  lines<T extends TextBlock>(block: T, ...values: Arguments<T, string>): readonly string[]
}

export function speaker(own: OwnWords, common: CommonValues): Speaker {
  const told = (block: TextBlock, values: Given | undefined): readonly (string | Run)[] =>
    filled(own.get(keyOf(block)) ?? block.text, { ...common, ...values }, (name) => unknown(block, name))
  const say = (block: TextBlock, values: Given | undefined) =>
    told(block, values)
      .map((part) => (typeof part === 'string' ? part : part.text))
      .join('')
  return {
    say: (block, ...values) => say(block, first(values)),
    runs: (block, ...values) => told(block, first(values)),
    paragraph: (block, ...values) => {
      const text = told(block, first(values))
      return text.length === 0 ? [] : [{ type: 'paragraph', text }]
    },
    lines: (block, ...values) =>
      say(block, first(values))
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
  }
}

function first(values: readonly unknown[]): Given | undefined {
  return values[0] as Given | undefined
}

/** Private-use letters: `clean` takes them out of whatever people type, so no citizen's words can stop a paper. */
const MARK = /\uE010([^\uE010-\uE012]*)\uE011([^\uE010-\uE012]*)\uE012/gu

/** Stands in the text where a value is not known: what it is, and the page where it is entered. */
function unknown(block: TextBlock, name: string): string {
  const place = placesOf(block)[name]
  const page = place?.maybe?.page ?? `mau-van-ban/${block.kind}`
  return `\uE010${place?.label ?? `{{${name}}}`}\uE011${page}\uE012`
}

export interface Unknown {
  readonly label: string
  readonly page: string
}

/** What a paper names and nobody has entered yet: while there is any it is not issued. */
export function unknownIn(model: PaperModel): readonly Unknown[] {
  const found = [...JSON.stringify(model).matchAll(MARK)]
  const byLabel = new Map(found.map(([, label = '', page = '']) => [label, { label, page }]))
  return [...byLabel.values()]
}

/** As it is printed before issue: a blank to fill in by hand. */
export function withBlanks(model: PaperModel): PaperModel {
  const text = JSON.stringify(model)
  return text.includes('\uE010') ? (JSON.parse(text.replace(MARK, '……')) as PaperModel) : model
}

export function placesOf(block: BlockWords): Places {
  return { ...COMMON, ...block.with }
}

/** The sentences one under the other with the samples of their places, for a look without a conference. */
export function samplePaper(
  wording: Wording,
  textOf: (block: TextBlock) => string,
  name: string,
): PaperModel {
  const sentences = wording.blocks.map((block) => ({ block, text: sampled(textOf(block), block) }))
  return {
    kind: wording.kind,
    layout: 'nd30',
    title: name,
    head: { type: 'bare' },
    heading: { type: 'named', name, note: '(Câu chữ với dữ liệu ví dụ)' },
    body: sentences
      .filter(({ text }) => text !== '')
      .map(({ block, text }) =>
        block.list ? { type: 'list', mark: 'dash', items: text.split('\n') } : { type: 'paragraph', text },
      ),
    endMark: false,
  }
}

/** The sentence with the sample of each place. */
export function sampled(text: string, block: TextBlock): string {
  const samples = Object.fromEntries(
    Object.entries(placesOf(block)).map(([name, place]) => [name, place.sample]),
  )
  return filled(text, samples, (name) => `{{${name}}}`)
    .map((part) => (typeof part === 'string' ? part : part.text))
    .join('')
}

export interface Fault {
  readonly message: string
  /** What the text should be instead, where that is known: an old encoding converted. */
  readonly instead?: string
}

export const MOST = 2000

/** The text as it is kept: NFC, no invisible characters, one line unless it is a list. */
export function tidy(text: string, block: BlockWords): string {
  const lines = clean(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return lines.join(block.list ? '\n' : ' ')
}

/** Everything wrong with a text for this block, most telling first; empty: it may be used. */
export function checkWording(raw: string, block: TextBlock): readonly Fault[] {
  const old = oldEncoded(raw)
  if (old)
    return [
      {
        message: `Câu này gõ bằng bảng mã cũ (${old.encoding}). Bản đã chuyển sang Unicode: “${old.text}”.`,
        instead: old.text,
      },
    ]
  const strange = raw.match(/[^\P{Cc}\n\r\t]|\p{Co}|\p{Cn}|\p{Cs}/u)
  if (strange) return [{ message: 'Câu có ký tự điều khiển, không in được. Hãy gõ lại câu thay vì dán.' }]
  const text = tidy(raw, block)
  if (text === '')
    return block.blank
      ? []
      : [{ message: 'Câu này không được để trống. Hãy ghi câu của cơ quan, hoặc dùng lại câu chính thức.' }]
  return [...lengthFaults(text), ...placeFaults(text, block), ...capitalFaults(text)]
}

function lengthFaults(text: string): readonly Fault[] {
  if (text.length <= MOST) return []
  return [{ message: `Dài ${text.length} ký tự; tối đa ${MOST}. Hãy viết gọn lại.` }]
}

function placeFaults(text: string, block: TextBlock): readonly Fault[] {
  const template = parsed(text)
  if (!template.ok) return [{ message: template.error }]
  const places = placesOf(block)
  const names = namesIn(template.value)
  const stray = [...new Set(names.filter((name) => !Object.hasOwn(places, name)))]
  const absent = Object.entries(places).filter(([name, place]) => place.must && !names.includes(name))
  return [
    ...stray.map((name) => ({ message: strayWords(name, places) })),
    ...absent.map(([name, place]) => ({
      message: `Thiếu {{${name}}} (${place.label}): câu này phải có.`,
    })),
  ]
}

function strayWords(name: string, places: Places): string {
  const near = Object.keys(places).find(
    (known) => fold(known).replace(/ /g, '') === fold(name).replace(/ /g, ''),
  )
  const may = near
    ? `Có phải {{${near}}}?`
    : `Dùng được: ${Object.keys(places)
        .map((each) => `{{${each}}}`)
        .join(', ')}.`
  return name === '' ? `Có {{}} để trống. ${may}` : `Không có {{${name}}}. ${may}`
}

/** NĐ 30/2020 Phụ lục II mục IV: "Danh từ thuộc trường hợp đặc biệt: Nhân dân, Nhà nước" are written with capitals. */
const PART_OF_A_NAME =
  /(ủy ban|uỷ ban|hội đồng|công an|tòa án|toà án|viện kiểm sát|quân đội|dân quân|đại biểu hội đồng)\s+nhân dân/giu

function capitalFaults(text: string): readonly Fault[] {
  const bare = text.normalize('NFC').replace(PART_OF_A_NAME, '')
  if (!/(?<!\p{L})nhân dân(?!\p{L})/u.test(bare)) return []
  return [{ message: 'Viết hoa “Nhân dân” (Nghị định 30/2020/NĐ-CP, Phụ lục II).' }]
}
