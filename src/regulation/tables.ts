// Rows of adopted regulation versions and of the schedules computed from them.

declare module '../kit/db/db.ts' {
  interface Tables {
    regulation_version: RegulationVersionRow
    regulation_draft: RegulationDraftRow
    regulation_draft_end: {
      commune_id: string
      draft_id: string
      version_id: string | null
      by_person: string
      at: string
    }
    regulation_draft_plan: RegulationDraftPlanRow
    due: DueRow
    due_met: DueMetRow
    due_occurrence_met: DueOccurrenceMetRow
  }
}

export interface RegulationVersionRow {
  readonly commune_id: string
  readonly id: string
  readonly regulation_id: string
  readonly digest: string
  readonly yaml: string
  readonly adopted_at: string
  readonly by_person: string
}

export interface RegulationDraftRow {
  readonly commune_id: string
  readonly id: string
  readonly title: string
  readonly yaml: string
  readonly base_version_id: string | null
  readonly source: string
  readonly version: number
  readonly created_at: string
  readonly created_by: string
  readonly by_person: string
  readonly at: string
}

/** The printed plan a draft was read from, and what a person did with what was read. */
export interface RegulationDraftPlanRow {
  readonly commune_id: string
  readonly draft_id: string
  readonly file_id: string
  readonly accepted: number
  readonly corrected: number
  readonly left_out: number
  readonly by_person: string
  readonly at: string
}

export interface DueRow {
  readonly commune_id: string
  readonly conference_id: string
  readonly rule: string
  readonly position: number
  readonly duty: string
  readonly title: string
  readonly owner: string | null
  readonly paper: string | null
  readonly anchor: string | null
  readonly direction: string | null
  readonly count: number | null
  readonly unit: string | null
  readonly due: string | null
  readonly statutory: string | null
  readonly binding: string | null
  readonly from_date: string | null
  readonly to_date: string | null
  /** Dates of a repeating rule, separated by spaces. */
  readonly occurrences: string
  readonly provisional: number
  readonly assumed: number
  readonly explanation: string
  readonly quote: string
  readonly computed_at: string
}

export interface DueMetRow {
  readonly commune_id: string
  readonly conference_id: string
  readonly rule: string
  readonly on_date: string
  readonly note: string | null
  readonly by_person: string
  readonly at: string
}

export interface DueOccurrenceMetRow {
  readonly commune_id: string
  readonly conference_id: string
  readonly rule: string
  /** YYYY-MM. */
  readonly month: string
  readonly on_date: string
  readonly note: string | null
  readonly by_person: string
  readonly at: string
}
