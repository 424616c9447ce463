// Rows of the superior's seat: which letters were opened to it, what it took on, what it sent back.
import '../../office/superior.tables.ts'

declare module '../../kit/db/db.ts' {
  interface Tables {
    escalation_grant: GrantRow
    superior_acceptance: AcceptanceRow
    superior_return: ReturnRow
  }
}

/** The only door across communes: this letter may be read by that superior. */
export interface GrantRow {
  readonly commune_id: string
  readonly escalation_id: string
  readonly superior_id: string
  readonly at: string
}

export interface AcceptanceRow {
  readonly commune_id: string
  readonly escalation_id: string
  /** ISO date: the seat's own clock. */
  readonly due: string
  readonly note: string | null
  readonly by_person: string
  readonly at: string
}

export interface ReturnRow {
  readonly commune_id: string
  readonly escalation_id: string
  readonly reason: string
  readonly on_date: string
  readonly by_person: string
  readonly at: string
}
