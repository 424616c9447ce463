// What the chapters above do when the calendar of a commune changes: handed in by wiring, since they stand above.
import type { Read, Trx } from '../kit/db/db.ts'
import type { Result } from '../kit/result.ts'
import type { Actor } from '../ledger/ledger.ts'
import type { Calendar } from './calendar.ts'
import type { PlannedMove, Replanned } from './moves.ts'

/** Called between conferences, so that long work shows how far it is and lets others in. */
export type Step = (done: number, total: number) => Promise<void>

/** What those concerned are told. */
export interface News {
  /** The same occasion is told an address once. */
  readonly occasion: string
  readonly subject: string
  /** One or two sentences: what happened and why. */
  readonly lead: string
}

export interface ClockUser {
  /** Every open date that would move under this calendar; nothing is changed. */
  plan(read: Read | Trx, commune: string, calendar: Calendar, step: Step): Promise<Result<Replanned>>
  /** Moves them, with a ledger entry each; answers what moved. */
  apply(trx: Trx, by: Actor, calendar: Calendar, reason: string, step: Step): Promise<Result<Replanned>>
  /** Queues a message to each of those concerned who has an address; answers how many. */
  tell(trx: Trx, by: Actor, moves: readonly PlannedMove[], news: News): Promise<number>
}

/** Lets the event loop turn: other requests are answered while many dates are counted. */
export const yieldStep: Step = () => new Promise((resolve) => setImmediate(resolve))
