// Rows of secret calendar addresses.

declare module '../../kit/db/db.ts' {
  interface Tables {
    calendar_address: {
      readonly commune_id: string
      readonly id: string
      readonly person_id: string
      /** SHA-256 of the secret part; the secret itself is shown once and kept nowhere. */
      readonly token_hash: string
      readonly made_at: string
    }
    calendar_address_end: {
      readonly commune_id: string
      readonly address_id: string
      readonly by_person: string
      readonly at: string
    }
  }
}

export type {}
