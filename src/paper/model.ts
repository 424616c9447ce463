// The one document model of every paper: plain JSON, no markup, no measures. Renderers turn it into .docx,
// PDF and HTML; punctuation of lists, the end mark, capitals, T/M or TM. come from the layout, not from the caller.
import type { PaperKind } from './kinds.ts'

export type { PaperKind } from './kinds.ts'

/** nd30: NĐ 30/2020/NĐ-CP. party2018: HD 36-HD/VPTW. party2026: QĐ 399-QĐ/TW and HD 05-HD/VPTW. */
export type PaperLayout = 'nd30' | 'party2018' | 'party2026'

export type Issuer = 'ubnd' | 'party' | 'front'

/** Text of a paragraph; a line break inside it is "\n". */
export type Inline = string | readonly (string | Run)[]

export interface Run {
  readonly text: string
  readonly bold?: boolean
  readonly italic?: boolean
  readonly underline?: boolean
}

/** Where not A4: the poster on A3, the slip a person takes home on A6 or on the 80 mm roll of a receipt printer. */
export type PageSize = 'a4' | 'a3' | 'a6' | 'roll80'

export interface PaperModel {
  readonly kind: PaperKind
  /** A4 when absent. */
  readonly page?: PageSize
  readonly layout: PaperLayout
  /** The title of the file and of the tab, in one sentence ("Kế hoạch tổ chức hội nghị …"). */
  readonly title: string
  /** Language of the text, BCP 47; "vi" when absent. */
  readonly lang?: string
  /** The day of the file, ISO, where the head shows none: minutes, slips. */
  readonly date?: string
  readonly head: Head
  readonly heading: Heading
  readonly marks?: Marks
  /** Kính gửi, without dashes and punctuation. */
  readonly addressees?: readonly string[]
  /** Căn cứ, one each, with the word "Căn cứ" and without the closing punctuation. */
  readonly bases?: readonly Inline[]
  readonly body: readonly Block[]
  /** "./." or "." after the last words; on by default where the paper has a letterhead. */
  readonly endMark?: boolean
  readonly signature?: SignatureBlock
  /** Nơi nhận, without dashes and punctuation; the last is "Lưu: VT, VP". */
  readonly recipients?: readonly string[]
  readonly annexes?: readonly Annex[]
}

/** letterhead: the whole head. motto: only quốc hiệu and tiêu ngữ (slips). bare: nothing (forms, posters). */
export type Head =
  | {
      readonly type: 'letterhead'
      readonly superior?: string
      /** One line, or two where the name is broken: ["ỦY BAN NHÂN DÂN", "XÃ …"]. */
      readonly issuer: readonly string[]
      readonly symbol: PaperSymbol
      /** Absent on minutes. */
      readonly placeDate?: PlaceDate
    }
  | { readonly type: 'motto' }
  | { readonly type: 'bare' }

/** Số, ký hiệu. `number` null: left blank, as on a draft. `type` null: công văn. */
export interface PaperSymbol {
  readonly number: string | null
  readonly type: string | null
  /** Abbreviation of the issuing body: "UBND", "ĐU", "MTTQ-BTT". */
  readonly body: string
  /** The drafting unit, on a công văn: "VP". */
  readonly unit?: string
}

/** Day and month null: left blank, as on a draft. */
export interface PlaceDate {
  readonly place: string
  readonly day: number | null
  readonly month: number | null
  readonly year: number
}

/** named: tên loại with trích yếu. letter: công văn, its subject after "V/v". none: neither. */
export type Heading =
  | { readonly type: 'named'; readonly name: string; readonly subject?: string; readonly note?: string }
  | { readonly type: 'letter'; readonly subject: string }
  | { readonly type: 'none' }

/** NĐ 30/2020/NĐ-CP Phụ lục I mục III.3. */
export type Urgency = 'khan' | 'thuong_khan' | 'hoa_toc'

export interface Marks {
  readonly draft?: boolean
  /** What copy this is: "BẢN NIÊM YẾT". */
  readonly copy?: string
  readonly urgency?: Urgency
  /** Phạm vi lưu hành: "LƯU HÀNH NỘI BỘ". */
  readonly circulation?: string
}

export type Block =
  | HeadingBlock
  | ParagraphBlock
  | ListBlock
  | PointsBlock
  | TableBlock
  | PairsBlock
  | FillBlock
  | ChoicesBlock
  | SignRowBlock
  | PageBreakBlock
  | QrBlock

/** Level 0 phần/chương (centred), 1 "I." (capitals), 2 "1." (bold), 3 "a)" (upright). */
export interface HeadingBlock {
  readonly type: 'heading'
  readonly level: 0 | 1 | 2 | 3
  /** As printed: "I.", "1.", "a)"; absent where the text carries none. */
  readonly number?: string
  readonly text: Inline
}

export interface ParagraphBlock {
  readonly type: 'paragraph'
  readonly text: Inline
  /** Justified with the first line indented when absent. */
  readonly align?: 'left' | 'center' | 'right' | 'justify'
  /** False: no first-line indent. */
  readonly indent?: boolean
  readonly keepNext?: boolean
}

/** Dash for "- …", plus for "+ …": each item a paragraph, punctuation as given. */
export interface ListBlock {
  readonly type: 'list'
  readonly mark: 'dash' | 'plus'
  readonly items: readonly Inline[]
}

/** Points numbered by the caller: "1.", "a)". */
export interface PointsBlock {
  readonly type: 'points'
  readonly items: readonly { readonly number: string; readonly text: Inline }[]
}

export interface TableBlock {
  readonly type: 'table'
  readonly caption?: string
  readonly columns: readonly Column[]
  /** Header rows, repeated on every page. */
  readonly header: readonly (readonly Cell[])[]
  readonly rows: readonly (readonly Cell[])[]
  /** Said instead of rows when there are none. */
  readonly empty?: string
  /** Height of a row in mm at least: rows filled in by hand. */
  readonly rowHeight?: number
}

/** `width` is a share of the sum of all widths. */
export interface Column {
  readonly width: number
  readonly align?: 'left' | 'center' | 'right' | 'justify'
}

export type Cell = Inline | CellWith

export interface CellWith {
  readonly text: Inline
  /** Columns and rows it covers; covered places are left out of the following cells. */
  readonly span?: number
  readonly rows?: number
  readonly bold?: boolean
  readonly align?: 'left' | 'center' | 'right' | 'justify'
}

/** "Thời gian: …" lines of invitations and minutes. */
export interface PairsBlock {
  readonly type: 'pairs'
  readonly items: readonly { readonly label: string; readonly value: Inline }[]
}

/** A dotted line to fill in by hand: after a label, and further empty ones. */
export interface FillBlock {
  readonly type: 'fill'
  readonly label?: string
  /** Already known: printed over the dots' place. */
  readonly value?: string
  /** Lines in all; one when absent. */
  readonly lines?: number
}

/** Boxes to tick by hand. */
export interface ChoicesBlock {
  readonly type: 'choices'
  readonly items: readonly Inline[]
}

/** Places to sign inside a form, side by side; an empty cell keeps its place. */
export interface SignRowBlock {
  readonly type: 'sign_row'
  readonly cells: readonly SignCell[]
}

export interface SignCell {
  /** "…, ngày … tháng … năm …" over the title. */
  readonly dateLine?: string
  readonly title?: string
  /** "(Ký, ghi rõ họ và tên)". */
  readonly note?: string
  readonly name?: string
}

export interface PageBreakBlock {
  readonly type: 'page_break'
}

export interface QrBlock {
  readonly type: 'qr'
  readonly data: string
  /** What it opens, said in words: also the alternative text. */
  readonly caption: string
  /** Side in mm; 30 when absent. */
  readonly size?: number
}

export type OnBehalf = 'TM' | 'KT' | 'TL' | 'TUQ' | 'Q'

export interface Signature {
  /** Lines above the position: [{form:'TM', of:'ỦY BAN NHÂN DÂN'}], [{form:'KT', of:'CHỦ TỊCH'}]. */
  readonly behalf?: readonly { readonly form: OnBehalf; readonly of: string }[]
  readonly position: string
  readonly name?: string
  /** "(Ký, ghi rõ họ tên)", under the position. */
  readonly note?: string
}

/** one: on the right, recipients on the left. pair: minutes, secretaries left and chairs right. */
export type SignatureBlock =
  | { readonly type: 'one'; readonly by: Signature }
  | { readonly type: 'pair'; readonly left: readonly Signature[]; readonly right: readonly Signature[] }

export interface Annex {
  /** "Phụ lục" when absent; null for a form that carries only its title. */
  readonly label?: string | null
  readonly title: string
  /** "(Kèm theo Kế hoạch số … )". */
  readonly note?: string
  readonly orientation?: 'portrait' | 'landscape'
  /** Slips begin with quốc hiệu. */
  readonly head?: 'motto' | 'none'
  readonly addressees?: readonly string[]
  readonly body: readonly Block[]
  readonly signature?: SignatureBlock
}

/** The Party's papers follow the new rules from QĐ 399-QĐ/TW of 09/01/2026, before it HD 36-HD/VPTW. */
export function layoutFor(issuer: Issuer, issued: Temporal.PlainDate): PaperLayout {
  if (issuer !== 'party') return 'nd30'
  return Temporal.PlainDate.compare(issued, PARTY_2026) < 0 ? 'party2018' : 'party2026'
}

const PARTY_2026 = Temporal.PlainDate.from('2026-01-09')
