// Rows of the ledger and its heads.

declare module '../kit/db/db.ts' {
  interface Tables {
    ledger: LedgerRow
    ledger_head: {
      commune_id: string
      stream: string
      seq: number
      hash: string
      /** JSON of a Gate; null where every act is taken. */
      gate: string | null
    }
    installation: { id: string; created_at: string; secret: string }
  }
}

export interface LedgerRow {
  readonly commune_id: string
  readonly stream: string
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly act: string
  readonly subject: string
  /** Canonical JSON of ids, codes and digests; never names, addresses or words of a person. */
  readonly data: string
  readonly prev: string
  readonly hash: string
}
