// Rows of news: how far into the ledger people were told.

declare module '../../kit/db/db.ts' {
  interface Tables {
    news_mark: { commune_id: string; seq: number; at: string }
  }
}
