// Rows of the search of questions: derived data, made by the indexer and by the database's own triggers.

declare module '../../kit/db/db.ts' {
  interface Tables {
    /** Questions the index does not hold yet. */
    question_pending: { commune_id: string; question_id: string }
    /** `words` is text in SQLite, a tsvector in PostgreSQL. */
    question_search: { commune_id: string; question_id: string; words: string }
    /** By which rule a commune's leads were made; `upto`: so far they are done anew. */
    question_lead_rule: { commune_id: string; rule: string; upto: string | null }
    question_lead: { commune_id: string; lead: number; question_id: string }
  }
}

export {}
