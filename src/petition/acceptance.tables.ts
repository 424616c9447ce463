// Rows of acceptance: a unit says that it takes what it was given, or sends it back.

declare module '../kit/db/db.ts' {
  interface Tables {
    acceptance: AcceptanceRow
    acceptance_term: {
      readonly commune_id: string
      readonly days: number | null
      readonly version: number
      readonly by_person: string
      readonly at: string
    }
  }
}

export type AcceptanceOutcome = 'nhan' | 'viec' | 'tra' | 'thay'
export type AcceptanceWaits = 'don_vi' | 'van_phong'

export interface AcceptanceRow {
  readonly commune_id: string
  readonly id: string
  readonly question_id: string
  readonly unit_id: string
  readonly asked_at: string
  readonly due: string | null
  readonly outcome: AcceptanceOutcome | null
  readonly reason: string | null
  readonly by_person: string | null
  readonly at: string | null
  readonly waits: AcceptanceWaits | null
  readonly office_due: string | null
}
