// Rows of supervision: what the Front found and asked, what the office answered.

declare module '../kit/db/db.ts' {
  interface Tables {
    finding: FindingRow
    finding_answer: FindingAnswerRow
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
