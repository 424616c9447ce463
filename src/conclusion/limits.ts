// The last days of a written reply, as they are if the notice of conclusion is issued on a given day: some regulations
// count from the conference, others from the notice.
import type { Calendar } from '../calendar/calendar.ts'
import type { Conference } from '../conference/store.ts'
import type { Result } from '../kit/result.ts'
import { ok } from '../kit/result.ts'
import { standardStatute } from '../regulation/library.ts'
import type { Regulation } from '../regulation/regulation.form.ts'
import { schedule } from '../regulation/schedule.ts'
import { type DueLike, type ReplyLimit, replyLimit } from './orders.ts'

export interface Limits {
  /** By when an ordinary matter is answered: the date of orders that name none. */
  readonly ordinary: ReplyLimit | undefined
  /** The last day any reply may have: the rule for complex matters where there is one. */
  readonly latest: ReplyLimit | undefined
}

export function limitsOf(dues: readonly DueLike[]): Limits {
  return { ordinary: replyLimit(dues, false), latest: replyLimit(dues, true) }
}

export function limitsWhenIssued(
  conference: Conference,
  regulation: Regulation,
  issuedOn: Temporal.PlainDate,
  calendar: Calendar,
): Result<Limits> {
  const { date, end_date: end } = conference
  if (!date || !end) return ok(limitsOf([]))
  const rows = schedule(
    regulation,
    {
      conference: Temporal.PlainDate.from(date),
      conferenceEnd: Temporal.PlainDate.from(end),
      conclusion: issuedOn,
      planIssued: undefined,
    },
    calendar,
    standardStatute(),
  )
  return rows.ok ? ok(limitsOf(rows.value)) : rows
}
