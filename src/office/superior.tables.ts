// Rows of who reports to whom: a commune and the seat of its superior in the same installation.

declare module '../kit/db/db.ts' {
  interface Tables {
    commune_superior: CommuneSuperiorRow
  }
}

export interface CommuneSuperiorRow {
  readonly commune_id: string
  readonly superior_id: string
  readonly by_person: string
  readonly at: string
}
