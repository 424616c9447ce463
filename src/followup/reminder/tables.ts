// Rows of reminders.

declare module '../../kit/db/db.ts' {
  interface Tables {
    reminder_ladder: LadderRow
    reminder_wish: WishRow
    reminder_run: {
      readonly commune_id: string
      readonly on_date: string
      readonly at: string
      readonly told: number
    }
    reminder_sent: {
      readonly commune_id: string
      readonly thing: string
      readonly due: string
      readonly stage: string
      readonly recipient: string
      readonly on_date: string
    }
  }
}

export interface LadderRow {
  readonly commune_id: string
  readonly before_days: string
  readonly on_day: number
  readonly after_days: string
  readonly every_days: number | null
  readonly office_after: number | null
  readonly chair_after: number | null
  readonly version: number
  readonly by_person: string
  readonly at: string
}

export interface WishRow {
  readonly commune_id: string
  readonly person_id: string
  readonly channel: 'email' | 'sms' | 'zalo' | 'none'
  readonly digest: 'daily' | 'weekly' | 'none'
  readonly version: number
  readonly at: string
}
