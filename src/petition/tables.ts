// Rows of the petition chapter: submissions, their questions, what was decided about each, the restricted register.

declare module '../kit/db/db.ts' {
  interface Tables {
    submission: SubmissionTable
    question: QuestionTable
    classification: ClassificationTable
    question_field: { commune_id: string; question_id: string; field: string; rank: number }
    assignment: AssignmentTable
    cooperation: CooperationRow
    cooperation_end: CooperationEndRow
    question_link: LinkTable
    past_matter: PastMatterRow
    restricted_matter: RestrictedMatterRow
    restricted_file: { commune_id: string; matter_id: string; file_id: string }
    restricted_handover: RestrictedHandoverRow
    split_off: SplitOffTable
    attachment: { commune_id: string; submission_id: string; file_id: string }
    village_meeting: VillageMeetingRow
    registration: RegistrationRow
    bulk_act: BulkActRow
    bulk_act_row: BulkQuestionRow
    question_due: { commune_id: string; question_id: string; due_on: string; by_person: string; at: string }
    saved_filter: SavedFilterRow
    list_photo: ListPhotoRow
    case_follow: CaseFollowRow
  }
}

export interface SubmissionTable {
  readonly commune_id: string
  readonly id: string
  readonly conference_id: string
  readonly code: string
  readonly channel: string
  readonly level: 'commune' | 'province'
  readonly backlog_source: string | null
  readonly village_id: string | null
  readonly name: string | null
  readonly phone: string | null
  readonly address: string | null
  readonly content: string
  readonly folded: string
  readonly on_behalf: string | null
  readonly signers: number | null
  readonly collector: string | null
  readonly speech_id: string | null
  readonly file_id: string | null
  readonly consent_text: string | null
  readonly consent_publish: number
  readonly received_at: string
  readonly entered_at: string
  readonly entered_by: string
  readonly salt: string
  readonly version: number
}

export interface QuestionTable {
  readonly commune_id: string
  readonly id: string
  readonly conference_id: string
  readonly submission_id: string
  readonly seq: number
  readonly text: string
  readonly folded: string
  readonly created_at: string
  readonly by_person: string
  readonly version: number
}

export interface ClassificationTable {
  readonly commune_id: string
  readonly question_id: string
  readonly kind: string
  readonly competence: string
  readonly by_person: string
  readonly at: string
}

export interface AssignmentTable {
  readonly commune_id: string
  readonly question_id: string
  readonly seq: number
  readonly unit_id: string
  readonly reason: string | null
  readonly by_person: string
  readonly at: string
}

/** A unit that helps the one that answers; without an end it counts. */
export interface CooperationRow {
  readonly commune_id: string
  readonly id: string
  readonly question_id: string
  readonly unit_id: string
  readonly round: number
  readonly request: string
  readonly due: string | null
  readonly by_person: string
  readonly at: string
}

export interface CooperationEndRow {
  readonly commune_id: string
  readonly cooperation_id: string
  readonly question_id: string
  readonly kind: 'thoi' | 'moi' | 'chuyen'
  readonly reason: string | null
  readonly by_person: string
  readonly at: string
}

export type LinkKind = 'trung' | 'nhac_lai'

export interface LinkTable {
  readonly commune_id: string
  readonly question_id: string
  readonly kind: LinkKind
  readonly of_question: string | null
  readonly of_past: string | null
  readonly by_person: string
  readonly at: string
}

export interface PastMatterRow {
  readonly commune_id: string
  readonly id: string
  readonly year: number
  readonly village_id: string | null
  readonly text: string
  readonly folded: string
  readonly times: number
  readonly answered: string | null
  readonly done: number
  readonly by_person: string
  readonly at: string
}

export interface RestrictedMatterRow {
  readonly commune_id: string
  readonly id: string
  readonly conference_id: string
  readonly code: string
  readonly channel: string
  readonly text: string
  readonly name: string | null
  readonly phone: string | null
  readonly address: string | null
  readonly on_behalf: string | null
  readonly people: string | null
  readonly sender_hidden: number
  readonly village_id: string | null
  readonly received_at: string
  readonly by_person: string
  readonly at: string
}

export interface RestrictedHandoverRow {
  readonly commune_id: string
  readonly matter_id: string
  readonly to_body: string
  readonly on_date: string
  readonly document: string | null
  readonly received_by: string | null
  readonly receipt: string | null
  readonly by_person: string
  readonly at: string
}

export interface SplitOffTable {
  readonly commune_id: string
  readonly question_id: string
  readonly kind: string
  readonly guidance: string
  readonly by_person: string
  readonly at: string
}

export interface VillageMeetingRow {
  readonly commune_id: string
  readonly id: string
  readonly conference_id: string
  readonly village_id: string
  readonly held_on: string
  readonly attendance: number
  readonly nothing_raised: number
  readonly by_person: string
  readonly at: string
}

export interface RegistrationRow {
  readonly commune_id: string
  readonly id: string
  readonly conference_id: string
  readonly code: string
  readonly name: string
  readonly phone: string | null
  readonly address: string | null
  readonly village_id: string | null
  readonly speaks: number
  readonly submission_id: string | null
  readonly at: string
  readonly by_person: string
}

export type BulkAct = 'suggested' | 'classified' | 'assigned' | 'linked' | 'due_set'

export interface BulkActRow {
  readonly commune_id: string
  readonly id: string
  readonly conference_id: string | null
  readonly act: BulkAct
  readonly left_out: number
  readonly ledger_seq: number
  readonly by_person: string
  readonly at: string
  readonly undone_by: string | null
  readonly undone_at: string | null
}

export interface BulkQuestionRow {
  readonly commune_id: string
  readonly bulk_id: string
  readonly question_id: string
  /** What stood before, as JSON (bulk.store.ts). */
  readonly before: string
  readonly version_after: number
}

export interface SavedFilterRow {
  readonly commune_id: string
  readonly id: string
  readonly name: string
  readonly query: string
  readonly person_id: string
  readonly shared: number
  readonly at: string
  readonly removed_at: string | null
}

export interface ListPhotoRow {
  readonly commune_id: string
  readonly id: string
  readonly conference_id: string
  readonly village_id: string | null
  readonly file_id: string
  readonly by_person: string
  readonly at: string
}

/** Whoever follows a question, with how it stood when they last looked: its words are erased with the question's. */
export interface CaseFollowRow {
  readonly commune_id: string
  readonly person_id: string
  readonly question_id: string
  readonly since: string
  readonly seen_at: string
  readonly seen_due: string | null
  readonly seen_state: string
  readonly seen_unit: string | null
  readonly seen_text: string | null
}
