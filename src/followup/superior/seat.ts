// Rules: a letter at its superior's seat: where it stands, its own clock. plan S5: what is beyond the commune's competence is
// asked of the competent body, followed, and answered to the people afterwards; product 3.9: "letter to the superior, its own
// clock and reminders". Luật Tổ chức chính quyền địa phương 72/2025/QH15: the superior answers what its communes ask.
import type { Calendar } from '../../calendar/calendar.ts'
import { addWorkingDays } from '../../calendar/counting.ts'
import { shortDate } from '../../kit/clock.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import type { Actor } from '../../ledger/ledger.ts'

export type SeatPhase = 'new' | 'accepted' | 'replied' | 'returned'

export function seatPhase(letter: {
  readonly accepted: boolean
  readonly replied: boolean
  readonly returned: boolean
}): SeatPhase {
  if (letter.replied) return 'replied'
  if (letter.returned) return 'returned'
  return letter.accepted ? 'accepted' : 'new'
}

/** The seat's own date once it took the letter on; before that, the date the letter asks for. */
export function seatDue(letter: {
  readonly acceptedDue: string | null
  readonly replyBy: string | null
}): string | null {
  return letter.acceptedDue ?? letter.replyBy
}

const LATEST_DAYS = 366

/** A seat that takes a letter on says by when it answers: from tomorrow, within a year. */
export function checkAcceptance(due: string, today: Temporal.PlainDate): Result<void> {
  const day = Temporal.PlainDate.from(due)
  if (Temporal.PlainDate.compare(day, today) <= 0)
    return err({ field: 'due', message: `Ngày hẹn trả lời phải sau hôm nay (${shortDate(today)}).` })
  if (today.until(day).days > LATEST_DAYS)
    return err({ field: 'due', message: 'Ngày hẹn trả lời xa quá một năm. Hãy xem lại.' })
  return ok()
}

const USUAL_WORKING_DAYS = 15

/** What the form proposes: the date asked for, else so many working days; the seat decides. */
export function proposedDue(replyBy: string | null, today: Temporal.PlainDate, calendar: Calendar): string {
  if (replyBy !== null && replyBy > today.toString()) return replyBy
  const counted = addWorkingDays(today, USUAL_WORKING_DAYS, calendar)
  return counted.ok ? counted.value.date.toString() : today.add({ days: 21 }).toString()
}

/** Somebody of the seat acting in a commune's record: a name that no person of the commune can have. */
export function seatActor(by: Actor, commune: string): Actor {
  return { ...by, commune, person: `${by.commune}/${by.person}` }
}

/** The seat and person of such an actor; undefined: a person of the commune itself. */
export function readSeatActor(actor: string): { readonly seat: string; readonly person: string } | undefined {
  const [seat, person, ...rest] = actor.split('/')
  return seat && person && rest.length === 0 ? { seat, person } : undefined
}
