// Rows of the day in the hall: what happened when, who came, who spoke.

declare module '../kit/db/db.ts' {
  interface Tables {
    hall_moment: MomentRow
    attendance: AttendanceRow
    attendance_void: { commune_id: string; attendance_id: string; by_person: string; at: string }
    speech: SpeechRow
    hall_setting: HallSettingRow
    agenda_change: AgendaChangeRow
    chair_handover: HandoverRow
    hall_note: NoteRow
    hall_note_seen: { commune_id: string; note_id: string; by_person: string; at: string }
    written_question: WrittenRow
    written_decision: WrittenDecisionRow
    session_break_off: BreakOffRow
    question_wording: WordingRow
    speech_refusal: { commune_id: string; speech_id: string; ground: string; by_person: string; at: string }
  }
}

export interface MomentRow {
  readonly commune_id: string
  readonly conference_id: string
  readonly seq: number
  readonly session_seq: number
  readonly kind: 'khai_mac' | 'buoc' | 'tam_dung' | 'tiep_tuc' | 'be_mac'
  readonly agenda_seq: number | null
  readonly note: string | null
  readonly key: string
  readonly by_person: string
  readonly at: string
  readonly entered_at: string
}

export interface AttendanceRow {
  readonly commune_id: string
  readonly id: string
  readonly conference_id: string
  readonly session_seq: number
  readonly part: 'nhan_dan' | 'dai_bieu'
  readonly village_id: string | null
  readonly name: string | null
  readonly people: number
  readonly delegate_id: string | null
  readonly registration_id: string | null
  readonly person_id: string | null
  readonly by_person: string
  readonly at: string
  readonly entered_at: string
}

export interface SpeechRow {
  readonly commune_id: string
  readonly id: string
  readonly conference_id: string
  readonly session_seq: number
  readonly position: number
  readonly name: string
  readonly village_id: string | null
  readonly address: string | null
  readonly registration_id: string | null
  readonly submission_id: string | null
  readonly queued_at: string
  readonly started_at: string | null
  readonly ended_at: string | null
  readonly by_person: string
  readonly entered_at: string
  readonly version: number
}

export interface HallSettingRow {
  readonly commune_id: string
  readonly conference_id: string
  readonly seq: number
  readonly names: 'ho_ten' | 'viet_tat' | 'so_thu_tu'
  readonly turn_minutes: number | null
  readonly warn_minutes: number | null
  readonly written: number
  readonly by_person: string
  readonly at: string
}

export interface AgendaChangeRow {
  readonly commune_id: string
  readonly conference_id: string
  readonly seq: number
  readonly session_seq: number
  readonly kind: 'them' | 'bo' | 'doi'
  readonly agenda_seq: number
  readonly after_seq: number | null
  readonly text: string | null
  readonly minutes: number | null
  readonly reason: string
  readonly by_person: string
  readonly at: string
}

export interface HandoverRow {
  readonly commune_id: string
  readonly conference_id: string
  readonly seq: number
  readonly session_seq: number
  readonly from_person: string
  readonly to_person: string
  readonly reason: string
  readonly by_person: string
  readonly at: string
}

export interface NoteRow {
  readonly commune_id: string
  readonly id: string
  readonly conference_id: string
  readonly session_seq: number
  readonly text: string
  readonly by_person: string
  readonly at: string
}

export interface WrittenRow {
  readonly commune_id: string
  readonly id: string
  readonly conference_id: string
  readonly session_seq: number
  readonly submission_id: string
  readonly at: string
}

export interface WrittenDecisionRow {
  readonly commune_id: string
  readonly written_id: string
  readonly speech_id: string | null
  readonly reason: string | null
  readonly by_person: string
  readonly at: string
}

export interface BreakOffRow {
  readonly commune_id: string
  readonly conference_id: string
  readonly seq: number
  readonly continued_by: number
  readonly reason: string
  readonly by_person: string
  readonly at: string
}

export interface WordingRow {
  readonly commune_id: string
  readonly question_id: string
  readonly seq: number
  readonly text: string
  readonly by_person: string
  readonly at: string
}
