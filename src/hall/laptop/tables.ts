// Rows of days lent to a laptop, at home and on the laptop.

declare module '../../kit/db/db.ts' {
  interface Tables {
    laptop_loan: LoanRow
    laptop_recall: { commune_id: string; loan_id: string; reason: string; by_person: string; at: string }
    laptop_merge: MergeRow
    laptop_taken_row: { commune_id: string; loan_id: string; tbl: string; key: string; digest: string }
    laptop_parcel: ParcelRow
    laptop_here: HereRow
    laptop_packed: { commune_id: string; tbl: string; key: string }
    laptop_base: { commune_id: string; tbl: string; key: string; row: string }
  }
}

export interface LoanRow {
  readonly commune_id: string
  readonly id: string
  readonly conference_id: string
  readonly name: string
  readonly code: string
  readonly head_seq: number
  readonly head_hash: string
  readonly by_person: string
  readonly at: string
}

export interface MergeRow {
  readonly commune_id: string
  readonly loan_id: string
  readonly seq: number
  readonly digest: string
  readonly head_seq: number
  readonly head_hash: string
  /** JSON: how many rows of what. */
  readonly counts: string
  readonly by_person: string
  readonly at: string
}

export interface ParcelRow {
  readonly commune_id: string
  readonly id: string
  readonly loan_id: string
  readonly way: 'di' | 've'
  readonly digest: string
  readonly size: number
  readonly counts: string
  readonly bytes: Uint8Array
  readonly by_person: string
  readonly at: string
}

export interface HereRow {
  readonly commune_id: string
  readonly loan_id: string
  readonly conference_id: string
  readonly name: string
  readonly code: string
  readonly head_seq: number
  readonly head_hash: string
  readonly taken_at: string
}
