// Rows of replies by text message: digests and outcomes, neither numbers nor words.

declare module '../../kit/db/db.ts' {
  interface Tables {
    text_reply: {
      readonly commune_id: string
      readonly message: string
      readonly sender: string
      readonly outcome: string
      readonly at: string
    }
  }
}
