// Rows of an import: the draft that waits to be confirmed, and what was imported.
import type { Level } from '../../regulation/codes.ts'

declare module '../../kit/db/db.ts' {
  interface Tables {
    list_draft: ListDraftTable
    list_draft_row: DraftRowTable
    list_import: ListImportTable
    list_import_row: ImportRowTable
  }
}

export type DraftState = 'waiting' | 'reading' | 'read' | 'refused' | 'confirmed' | 'storing'
export type Conversion = 'tu_dong' | 'giu_nguyen'
export type Outcome = 'received' | 'present' | 'left_out' | 'refused'

export interface ListDraftTable {
  readonly commune_id: string
  readonly id: string
  readonly conference_id: string
  readonly name: string
  readonly mime: string
  readonly size: number
  readonly sha256: string
  readonly bytes: Uint8Array
  readonly channel: string
  readonly level: Level | null
  readonly village_id: string | null
  readonly only_village: number
  readonly conversion: Conversion
  readonly state: DraftState
  readonly problem: string | null
  readonly notes: string
  readonly total: number
  readonly done: number
  readonly lease_until: string | null
  readonly began_at: string | null
  readonly import_id: string | null
  readonly by_person: string
  readonly at: string
  readonly version: number
}

export interface DraftRowTable {
  readonly commune_id: string
  readonly draft_id: string
  readonly seq: number
  readonly file_row: number
  readonly sheet: string | null
  readonly content: string
  readonly questions: string
  readonly name: string | null
  readonly phone: string | null
  readonly address: string | null
  readonly village_id: string | null
  readonly level: Level
  readonly warnings: string
  readonly problem: string | null
  readonly present: number
  readonly take: number
  readonly forced: number
  readonly edited: number
  readonly version: number
}

export interface ListImportTable {
  readonly commune_id: string
  readonly id: string
  readonly conference_id: string
  readonly file_id: string
  readonly draft_id: string | null
  readonly channel: string
  readonly village_id: string | null
  readonly received: number
  readonly questions: number
  readonly present: number
  readonly left_out: number
  readonly refused: number
  readonly by_person: string
  readonly at: string
  readonly ended_at: string | null
}

export interface ImportRowTable {
  readonly commune_id: string
  readonly import_id: string
  readonly seq: number
  readonly file_row: number
  readonly outcome: Outcome
}
