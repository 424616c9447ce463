// Act: a conference that was broken off goes on in a further session on another day. The end of the conference is the last
// session's, so that what counts from it moves and everybody concerned is told.
import { instantText, longDate } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { openConference } from './acts.ts'
import { invitedAddresses } from './dates.acts.ts'
import { tellMoved } from './moved.notice.ts'
import { type Follower, recount } from './replan.ts'

export interface Continuation {
  readonly conference: string
  /** The session that was broken off. */
  readonly session: number
  readonly date: string
  readonly start: string
  readonly end: string
  readonly place: string
  readonly reason: string
}

/** Adds the session that continues another: the same villages, its own day and place. */
export async function continueConference(
  trx: Trx,
  by: Actor,
  input: Continuation,
  followers: readonly Follower[],
): Promise<Result<{ seq: number }>> {
  const found = await openConference(trx, by, input.conference)
  if (!found.ok) return found
  const conference = found.value
  const broken = conference.sessions.find((session) => session.seq === input.session)
  if (!broken) return err({ message: 'Không tìm thấy buổi bị gián đoạn.', status: 404 })
  if (input.date < by.today.toString() || input.date < broken.date)
    return err({ field: 'date', message: 'Ngày tiếp tục không thể ở trước hôm nay.' })
  if (input.start >= input.end) return err({ field: 'end', message: 'Giờ kết thúc phải sau giờ bắt đầu.' })
  const seq = Math.max(...conference.sessions.map((session) => session.seq)) + 1
  const mine = { commune_id: by.commune, conference_id: conference.id, seq }
  await trx
    .insertInto('conference_session')
    .values({ ...mine, date: input.date, start_time: input.start, end_time: input.end, place: input.place })
    .execute()
  for (const village of broken.villages)
    await trx
      .insertInto('session_village')
      .values({ ...mine, village_id: village })
      .execute()
  await append(trx, by, 'conference.continued', conference.id, {
    session: input.session,
    seq,
    on: input.date,
  })
  const moved = await recount(trx, by, conference.id, 'hội nghị tiếp tục ngày khác', followers)
  if (!moved.ok) return moved
  await tellMoved(
    trx,
    by,
    moved.value.moves,
    {
      occasion: `continued:${conference.id}:${seq}:${instantText(by.now)}`,
      subject: `Hội nghị gián đoạn, tiếp tục ${longDate(input.date)}`,
      lead: `“${conference.title}” gián đoạn (${input.reason}) và tiếp tục ${longDate(input.date)}, ${input.start}, tại ${input.place}.`,
    },
    await invitedAddresses(trx, by.commune, conference),
  )
  return ok({ seq })
}
