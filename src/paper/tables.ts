// Rows of issued papers, the files made from them, their signed scans, the office's own sentences.

declare module '../kit/db/db.ts' {
  interface Tables {
    paper: PaperRow
    paper_file: PaperFileRow
    paper_scan: PaperScanRow
    paper_wording: {
      readonly commune_id: string
      readonly kind: string
      readonly block: string
      readonly version: number
      /** Null: the official wording again. */
      readonly text: string | null
      readonly by_person: string
      readonly at: string
    }
    register_mode: {
      readonly commune_id: string
      readonly issuer: string
      readonly from_year: number
      readonly mode: string
      readonly by_person: string
      readonly at: string
    }
    number_range: {
      readonly commune_id: string
      readonly id: string
      readonly issuer: PaperRow['issuer']
      readonly series: string
      readonly from_number: number
      readonly to_number: number
      readonly source: string
      readonly by_person: string
      readonly at: string
    }
    number_range_return: {
      readonly commune_id: string
      readonly range_id: string
      readonly by_person: string
      readonly at: string
    }
    laptop_number: {
      readonly commune_id: string
      readonly loan_id: string
      readonly issuer: PaperRow['issuer']
      readonly series: string
      readonly from_number: number
      readonly to_number: number
      /** At home nobody may take them, on the laptop no others are taken. */
      readonly side: 'nha' | 'may'
      readonly ended_at: string | null
    }
    number_note: {
      readonly commune_id: string
      readonly issuer: string
      readonly series: string
      readonly number: number
      readonly reason: string
      readonly by_person: string
      readonly at: string
    }
  }
}

export interface PaperRow {
  readonly commune_id: string
  readonly id: string
  readonly conference_id: string | null
  readonly kind: string
  /** What the paper is about below the conference; '' for the conference's own. */
  readonly subject: string
  readonly issuer: 'ubnd' | 'party' | 'front'
  readonly series: string
  readonly number: number
  readonly symbol: string
  readonly title: string
  readonly issued_on: string
  /** Canonical JSON of the frozen model; `digest` is its SHA-256. */
  readonly model: string
  readonly digest: string
  readonly replaces: string | null
  readonly by_person: string
  readonly at: string
}

export interface PaperFileRow {
  readonly commune_id: string
  readonly paper_id: string
  readonly format: 'docx' | 'pdf' | 'html'
  readonly sha256: string
  readonly bytes: Uint8Array
}

export interface PaperScanRow {
  readonly commune_id: string
  readonly paper_id: string
  readonly file_id: string
  readonly by_person: string
  readonly at: string
}
