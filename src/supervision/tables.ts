// Rows of supervision: what the Front planned, found and asked, what the office answered, what everyone may read.

declare module '../kit/db/db.ts' {
  interface Tables {
    finding: FindingRow
    finding_answer: FindingAnswerRow
    supervision_visit: VisitRow
    supervision_visit_result: VisitResultRow
    supervision_visit_end: VisitEndRow
    finding_visit: { commune_id: string; finding_id: string; visit_id: string }
    front_note: FrontNoteRow
    front_note_withdrawal: FrontNoteWithdrawalRow
  }
}

export interface FindingRow {
  readonly commune_id: string
  readonly id: string
  readonly conference_id: string
  readonly question_id: string | null
  readonly text: string
  readonly deadline: string | null
  readonly salt: string
  readonly by_person: string
  readonly at: string
}

export interface FindingAnswerRow {
  readonly commune_id: string
  readonly finding_id: string
  readonly text: string
  readonly salt: string
  readonly by_person: string
  readonly at: string
}

export interface VisitRow {
  readonly commune_id: string
  readonly id: string
  readonly conference_id: string
  readonly on_date: string
  readonly place: string
  readonly subject: string
  readonly version: number
  readonly by_person: string
  readonly at: string
}

export interface VisitResultRow {
  readonly commune_id: string
  readonly visit_id: string
  readonly on_date: string
  readonly seen: string
  readonly salt: string
  readonly by_person: string
  readonly at: string
}

export interface VisitEndRow {
  readonly commune_id: string
  readonly visit_id: string
  readonly reason: string
  readonly by_person: string
  readonly at: string
}

export interface FrontNoteRow {
  readonly commune_id: string
  readonly id: string
  readonly conference_id: string
  readonly text: string
  readonly salt: string
  readonly by_person: string
  readonly at: string
}

export interface FrontNoteWithdrawalRow {
  readonly commune_id: string
  readonly note_id: string
  readonly reason: string
  readonly by_person: string
  readonly at: string
}
