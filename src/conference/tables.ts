// Rows of conferences and what is planned for them.

declare module '../kit/db/db.ts' {
  interface Tables {
    conference: ConferenceRow
    conference_session: SessionRow
    session_village: { commune_id: string; conference_id: string; seq: number; village_id: string }
    conference_chair: { commune_id: string; conference_id: string; seq: number; person_id: string }
    /** Deputies after the first, who stands in conference.stand_in. */
    conference_stand_in: { commune_id: string; conference_id: string; seq: number; person_id: string }
    conference_regulation_move: RegulationMoveRow
    conference_secretary: SecretaryRow
    conference_topic: { commune_id: string; conference_id: string; seq: number; text: string }
    conference_agenda: AgendaRow
    conference_body: {
      commune_id: string
      conference_id: string
      seq: number
      name: string
      part: 'tham_du' | 'moi'
    }
    conference_quota: { commune_id: string; conference_id: string; village_id: string; places: number }
    conference_delegate: DelegateRow
    conference_task: TaskRow
    task_report: TaskReportRow
    conference_announcement: AnnouncementRow
    conference_postponement: PostponementRow
    conference_cancellation: {
      commune_id: string
      conference_id: string
      reason: string
      by_person: string
      at: string
    }
    conference_closure: {
      commune_id: string
      conference_id: string
      on_date: string
      by_person: string
      at: string
    }
    publication: PublicationRow
    voter_request: VoterRequestRow
    voter_request_count: VoterRequestCountRow
    voter_request_conference: {
      commune_id: string
      request_id: string
      conference_id: string
      by_person: string
      at: string
    }
  }
}

export type ConferenceKind = 'dinh_ky' | 'dot_xuat' | 'chuyen_de' | 'theo_yeu_cau'
export type ConferenceForm = 'truc_tiep' | 'truc_tuyen' | 'ket_hop'

export interface ConferenceRow {
  readonly commune_id: string
  readonly id: string
  readonly regulation_version_id: string
  readonly kind: ConferenceKind
  readonly title: string
  readonly year: number
  readonly period: string | null
  readonly form: ConferenceForm
  readonly place: string | null
  readonly expected_month: string | null
  readonly tentative: number
  readonly stand_in: string | null
  readonly intake_from: string | null
  readonly intake_to: string | null
  readonly created_at: string
  readonly by_person: string
  readonly version: number
}

export interface SessionRow {
  readonly commune_id: string
  readonly conference_id: string
  readonly seq: number
  readonly date: string
  readonly start_time: string
  readonly end_time: string
  readonly place: string
}

export interface SecretaryRow {
  readonly commune_id: string
  readonly conference_id: string
  readonly seq: number
  readonly person_id: string | null
  readonly name: string
  readonly title: string | null
  readonly village_id: string | null
}

export interface AgendaRow {
  readonly commune_id: string
  readonly conference_id: string
  readonly seq: number
  readonly text: string
  readonly who: string | null
  readonly minutes: number | null
}

export interface DelegateRow {
  readonly commune_id: string
  readonly id: string
  readonly conference_id: string
  readonly village_id: string | null
  readonly name: string
  readonly title: string | null
  readonly part: 'moi' | 'thon'
  readonly by_person: string
  readonly at: string
}

export interface TaskRow {
  readonly commune_id: string
  readonly id: string
  readonly conference_id: string
  readonly unit_id: string
  readonly title: string
  readonly due: string | null
}

export interface TaskReportRow {
  readonly commune_id: string
  readonly task_id: string
  readonly seq: number
  readonly kind: 'xong' | 'vuong_mac'
  readonly note: string | null
  readonly by_person: string
  readonly at: string
}

export interface AnnouncementRow {
  readonly commune_id: string
  readonly conference_id: string
  readonly on_date: string
  readonly paper_id: string | null
  readonly by_person: string
  readonly at: string
}

export interface PostponementRow {
  readonly commune_id: string
  readonly conference_id: string
  readonly seq: number
  readonly from_date: string | null
  readonly to_date: string | null
  readonly reason: string
  readonly by_person: string
  readonly at: string
}

export type PublicationMeans = 'media' | 'board' | 'village_heads' | 'other'
export interface RegulationMoveRow {
  readonly commune_id: string
  readonly conference_id: string
  readonly seq: number
  readonly from_version: string
  readonly to_version: string
  readonly reason: string
  readonly by_person: string
  readonly at: string
}

export interface PublicationRow {
  readonly commune_id: string
  readonly id: string
  readonly conference_id: string
  readonly duty: string
  readonly place: string
  /** By what means the law counts it; null: only the words of `place` say so. */
  readonly means: PublicationMeans | null
  /** The village whose head received it. */
  readonly village_id: string | null
  readonly from_date: string
  readonly to_date: string | null
  readonly note: string | null
  readonly file_id: string | null
  readonly by_person: string
  readonly at: string
}

export interface VoterRequestRow {
  readonly commune_id: string
  readonly id: string
  readonly received_on: string
  readonly subject: string
  readonly file_id: string | null
  readonly version: number
  readonly by_person: string
  readonly at: string
}

/** First noted, signatures added, signatures withdrawn, corrected. */
export type RequestCountKind = 'ghi_nhan' | 'bo_sung' | 'rut' | 'dinh_chinh'

export interface VoterRequestCountRow {
  readonly commune_id: string
  readonly request_id: string
  readonly seq: number
  readonly kind: RequestCountKind
  readonly on_date: string
  /** The whole number of valid signatures after this row. */
  readonly signatures: number
  readonly voters: number
  readonly voters_on: string
  readonly voters_source: string
  readonly note: string | null
  readonly by_person: string
  readonly at: string
}
