// Rows of reports: figures as they stood at a closing day, never computed again.

declare module '../kit/db/db.ts' {
  interface Tables {
    frozen_report: FrozenReportRow
  }
}

export interface FrozenReportRow {
  readonly commune_id: string
  readonly id: string
  readonly conference_id: string
  readonly kind: string
  readonly as_of: string
  /** Canonical JSON of the figures. */
  readonly data: string
  readonly digest: string
  readonly by_person: string
  readonly at: string
}
