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
  }
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
