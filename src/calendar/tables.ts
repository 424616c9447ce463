// Rows of a commune's own calendar.

declare module '../kit/db/db.ts' {
  interface Tables {
    calendar_change: CalendarChangeRow
    calendar_day: {
      readonly commune_id: string
      readonly change_id: string
      readonly date: string
      /** 1: worked although a weekend or holiday; 0: off. */
      readonly working: number
      readonly name: string
    }
    calendar_withdrawal: {
      readonly commune_id: string
      readonly change_id: string
      readonly reason: string
      readonly by_person: string
      readonly at: string
    }
    calendar_proposal: CalendarProposalRow
  }
}

/** Looked at, waiting to be carried out, being carried out, done, or given back with a reason. */
export type ProposalState = 'draft' | 'queued' | 'running' | 'done' | 'refused'

export interface CalendarProposalRow {
  readonly commune_id: string
  readonly id: string
  readonly kind: 'change' | 'withdrawal'
  readonly withdraws: string | null
  readonly year: number | null
  readonly title: string
  readonly source: string
  readonly days: string
  readonly notes: string
  readonly state: ProposalState
  readonly expected: string | null
  readonly total: number
  readonly done: number
  readonly lease_until: string | null
  readonly problem: string | null
  readonly change_id: string | null
  readonly by_person: string
  readonly at: string
  readonly ended_at: string | null
}

export interface CalendarChangeRow {
  readonly commune_id: string
  readonly id: string
  readonly seq: number
  /** The year a yearly announcement settles; null for single days. */
  readonly year: number | null
  readonly title: string
  readonly source: string
  readonly by_person: string
  readonly at: string
}
