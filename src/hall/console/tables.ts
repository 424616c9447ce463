// Rows of the secretary's console.

declare module '../../kit/db/db.ts' {
  interface Tables {
    console_act: ConsoleActRow
    speech_note: SpeechNoteRow
    console_file: ConsoleFileRow
  }
}

export interface ConsoleActRow {
  readonly commune_id: string
  readonly key: string
  readonly conference_id: string
  readonly kind: string
  readonly subject: string
  readonly made: string | null
  readonly digest: string
  readonly by_person: string
  readonly device: string
  readonly device_at: string
  readonly offset_ms: number
  readonly at: string
  readonly taken_at: string
}

export interface SpeechNoteRow {
  readonly commune_id: string
  readonly speech_id: string
  readonly by_person: string
  readonly text: string
  readonly at: string
}

export interface ConsoleFileRow {
  readonly commune_id: string
  readonly conference_id: string
  readonly digest: string
  readonly by_person: string
  readonly report: string
  readonly at: string
}
