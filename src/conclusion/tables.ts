// Rows of the conclusion: orders with their questions, policy texts, signatures under the minutes, the issued notice.

declare module '../kit/db/db.ts' {
  interface Tables {
    conclusion_order: OrderRow
    order_removal: { commune_id: string; order_id: string; by_person: string; at: string }
    order_unit: { commune_id: string; order_id: string; unit_id: string }
    order_question: { commune_id: string; order_id: string; question_id: string }
    policy_document: PolicyDocumentRow
    minutes_signature: SignatureRow
    minutes_reading: ReadingRow
    conclusion: ConclusionRow
  }
}

export interface OrderRow {
  readonly commune_id: string
  readonly id: string
  readonly conference_id: string
  readonly seq: number
  readonly viewpoint: string
  readonly unit_id: string
  readonly due: string | null
  readonly policy_action: string | null
  readonly by_person: string
  readonly at: string
  readonly version: number
}

export interface PolicyDocumentRow {
  readonly commune_id: string
  readonly order_id: string
  readonly reference: string
  readonly on_date: string
  readonly by_person: string
  readonly at: string
}

export interface SignatureRow {
  readonly commune_id: string
  readonly conference_id: string
  readonly part: 'chu_tri' | 'thu_ky'
  readonly seq: number
  readonly name: string
  readonly by_person: string
  readonly at: string
  /** Of the full copy that was signed; null for a signature from before this was kept. */
  readonly digest: string | null
}

export interface ReadingRow {
  readonly commune_id: string
  readonly conference_id: string
  readonly seq: number
  readonly kind: 'doc_lai' | 'y_kien'
  readonly text: string | null
  readonly by_person: string
  readonly at: string
}

export interface ConclusionRow {
  readonly commune_id: string
  readonly conference_id: string
  readonly issued_on: string
  readonly paper_id: string
  readonly anchor: string
  readonly by_person: string
  readonly at: string
}
