// Rows of the day in the hall: what happened when, who came, who spoke.

declare module '../kit/db/db.ts' {
  interface Tables {
    hall_moment: MomentRow
    attendance: AttendanceRow
    attendance_void: { commune_id: string; attendance_id: string; by_person: string; at: string }
    speech: SpeechRow
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
