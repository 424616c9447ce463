// Rows of reports: figures as they stood at a closing day, never computed again.

declare module '../kit/db/db.ts' {
  interface Tables {
    frozen_report: FrozenReportRow
    matter_day: MatterDayRow
    day_closed: {
      readonly commune_id: string
      readonly day: string
      readonly names: string
      readonly at: string
    }
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

export interface MatterDayRow {
  readonly commune_id: string
  readonly question_id: string
  readonly day: string
  readonly conference_id: string
  /** Canonical JSON of the matter without its words: what `Counted` is made of. */
  readonly data: string
}
