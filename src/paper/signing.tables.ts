// Row types of the signing chain.

declare module '../kit/db/db.ts' {
  interface Tables {
    signing_chain: SigningChainRow
    signing_request: SigningRequestRow
    signing_move: SigningMoveRow
  }
}

export interface SigningChainRow {
  readonly commune_id: string
  /** '' for every kind that has no chain of its own. */
  readonly kind: string
  readonly version: number
  /** JSON of the steps; null: the usual chain again. */
  readonly steps: string | null
  readonly own: 'forbid' | 'allow'
  readonly by_person: string
  readonly at: string
}

export interface SigningRequestRow {
  readonly commune_id: string
  readonly id: string
  readonly conference_id: string
  readonly kind: string
  readonly subject: string
  readonly round: number
  readonly steps: string
  readonly own: 'forbid' | 'allow'
  readonly title: string
  /** Canonical JSON of the text as submitted; null where the chapter's own record keeps it. */
  readonly model: string | null
  readonly digest: string | null
  readonly comment: string | null
  readonly by_person: string
  readonly at: string
}

export interface SigningMoveRow {
  readonly commune_id: string
  readonly request_id: string
  readonly seq: number
  readonly move: 'dong_y' | 'tra_lai' | 'rut' | 'ban_hanh'
  readonly comment: string | null
  readonly by_person: string
  readonly at: string
}
