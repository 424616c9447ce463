// Rows of messages on their way out.

declare module '../kit/db/db.ts' {
  interface Tables {
    outbox: OutboxRow
  }
}

export type NoticeChannel = 'email' | 'sms' | 'zalo'

export type MessageState = 'waiting' | 'sending' | 'sent' | 'unsure' | 'dead' | 'dropped'

export interface OutboxRow {
  readonly commune_id: string
  readonly id: string
  readonly channel: NoticeChannel
  readonly address: string
  readonly subject: string
  readonly body: string
  readonly occasion: string
  readonly created_at: string
  readonly not_before: string
  readonly state: MessageState
  readonly attempts: number
  readonly tried_at: string | null
  readonly failed: string | null
  readonly sent_at: string | null
}
