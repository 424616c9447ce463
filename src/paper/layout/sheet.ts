// A paper made ready for drawing: every word, capital and punctuation decided, nothing left but to place it.
import type { PaperLayout } from '../model.ts'
import type { Measures } from './measures.ts'
import type { SafeText } from './safe.ts'

export type Align = 'left' | 'center' | 'right' | 'justify'

export interface Sheet {
  readonly layout: PaperLayout
  readonly lang: string
  readonly title: string
  /** The day in the file's properties: never the hour of printing, so that the same paper is the same bytes. */
  readonly date: { readonly year: number; readonly month: number; readonly day: number }
  readonly measures: Measures
  readonly head: SheetHead | null
  readonly marks: readonly SheetMark[]
  /** DỰ THẢO stands across every page. */
  readonly draft: boolean
  /** The paper itself lies across the page: a list without letterhead. Annexes say it for themselves. */
  readonly landscape: boolean
  readonly name: SheetName | null
  readonly body: readonly SheetBlock[]
  readonly closing: Closing | null
  readonly annexes: readonly SheetAnnex[]
}

/** Lines centred under one another, with the rule that closes them (mm wide; "stars" and "dashes" are printed). */
export interface SheetHead {
  /** Null on slips: only the country stands, centred. */
  readonly left: HeadLeft | null
  readonly country: string
  readonly motto: string | null
  /** Length in mm of the rule under the last line. */
  readonly countryRule: number
  readonly placeDate: string | null
}

export interface HeadLeft {
  readonly superior: readonly string[]
  readonly issuer: readonly string[]
  /** A solid rule of that many mm, or the Party's asterisk. */
  readonly rule: number | '*'
  readonly symbol: string
  /** "V/v …" of a công văn. */
  readonly subject: readonly string[]
  readonly subjectItalic: boolean
}

export interface SheetMark {
  readonly text: string
  /** Mức độ khẩn: red, in a box of these mm. */
  readonly box: { readonly width: number; readonly height: number } | null
}

/** Tên loại and trích yếu. */
export interface SheetName {
  readonly name: readonly string[]
  readonly subject: readonly string[]
  readonly note: SafeText
  readonly rule: number | '-----' | null
}

export type SheetBlock =
  | { readonly type: 'heading'; readonly level: 0 | 1 | 2 | 3; readonly text: SafeText }
  | {
      readonly type: 'paragraph'
      readonly text: SafeText
      readonly align: Align
      readonly indent: boolean
      readonly keepNext: boolean
    }
  | ({ readonly type: 'list'; readonly mark: '-' | '+'; readonly items: readonly SafeText[] } & KeepLast)
  | ({
      readonly type: 'pairs'
      readonly items: readonly { readonly label: string; readonly value: SafeText }[]
    } & KeepLast)
  | { readonly type: 'addressees'; readonly label: string; readonly items: readonly string[] }
  | SheetTable
  | ({
      readonly type: 'fill'
      readonly label: string
      readonly value: string
      readonly lines: number
    } & KeepLast)
  | { readonly type: 'choices'; readonly items: readonly SafeText[] }
  | { readonly type: 'sign_row'; readonly cells: readonly SheetSignCell[] }
  | { readonly type: 'page_break' }
  | SheetQr

/** Its last line stays on the page of the signature. */
export interface KeepLast {
  readonly keepLast?: boolean
}

export interface SheetQr {
  readonly type: 'qr'
  readonly modules: readonly string[]
  readonly caption: string
  readonly size: number
}

export interface SheetTable extends KeepLast {
  readonly type: 'table'
  readonly caption: string
  /** `share` in mm. */
  readonly columns: readonly { readonly share: number; readonly align: Align }[]
  readonly header: readonly (readonly SheetCell[])[]
  /** The header returns on every page: not when it would fill the page itself. */
  readonly repeat: boolean
  readonly rows: readonly (readonly SheetCell[])[]
  readonly rowHeight: number
}

export interface SheetCell {
  readonly text: SafeText
  readonly span: number
  readonly rows: number
  readonly align: Align
}

export interface SheetSignCell {
  readonly dateLine: string
  readonly title: string
  readonly note: string
  readonly name: string
  /** A code that stands in a place nobody signs. */
  readonly qr: SheetQr | null
}

/** Signer's lines: on whose behalf, position, name. */
export interface Signer {
  readonly behalf: readonly string[]
  readonly position: string
  readonly positionBold: boolean
  readonly note: string
  readonly names: readonly string[]
}

export interface Closing {
  readonly left: readonly Signer[]
  readonly right: readonly Signer[]
  readonly recipients: Recipients | null
}

export interface Recipients {
  readonly label: string
  readonly style: 'bold_italic' | 'underlined'
  readonly items: readonly string[]
}

export interface SheetAnnex {
  readonly label: string | null
  readonly title: readonly string[]
  readonly note: SafeText
  readonly landscape: boolean
  readonly head: SheetHead | null
  readonly body: readonly SheetBlock[]
  readonly closing: Closing | null
}
