// Act: power fails, a storm comes. The session ends where it stands and goes on another day: whoever still waits to speak
// waits there, attendance is kept apart, nothing that was said is touched.
import { type Continuation, continueConference } from '../conference/continue.acts.ts'
import type { Follower } from '../conference/replan.ts'
import { instantText, shortDate } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { recordMoment } from './moments.acts.ts'
import { stateOf } from './moments.ts'
import { speaking, waiting } from './queue.ts'
import { endSpeech } from './speech.acts.ts'
import { asMoments, momentsOf, speechesOf } from './store.ts'

export async function breakOff(
  trx: Trx,
  by: Actor,
  input: Continuation,
  followers: readonly Follower[],
): Promise<Result<{ session: number }>> {
  const moments = asMoments(await momentsOf(trx, by.commune, input.conference))
  const state = stateOf(input.session, moments)
  if (state.phase === 'chua_khai_mac')
    return err({
      status: 409,
      message: 'Buổi này chưa khai mạc nên không gián đoạn. Muốn đổi ngày, hãy dùng “Hoãn hội nghị”.',
    })
  if (state.phase === 'be_mac') return err({ status: 409, message: 'Buổi này đã bế mạc.' })
  const turns = (await speechesOf(trx, by.commune, input.conference)).filter(
    (turn) => turn.session === input.session,
  )
  const now = speaking(turns)
  if (now) {
    const ended = await endSpeech(trx, by, { speech: now.id })
    if (!ended.ok) return ended
  }
  const continued = await continueConference(trx, by, input, followers)
  if (!continued.ok) return continued
  const { seq } = continued.value
  await trx
    .insertInto('session_break_off')
    .values({
      commune_id: by.commune,
      conference_id: input.conference,
      seq: input.session,
      continued_by: seq,
      reason: input.reason,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  for (const turn of waiting(turns))
    await trx
      .updateTable('speech')
      .set({ session_seq: seq })
      .where('commune_id', '=', by.commune)
      .where('id', '=', turn.id)
      .execute()
  const closed = await recordMoment(trx, by, {
    conference: input.conference,
    session: input.session,
    kind: 'be_mac',
    note: `gián đoạn: ${input.reason}; tiếp tục ngày ${shortDate(input.date)}`,
  })
  if (!closed.ok) return closed
  await append(trx, by, 'hall.broken_off', input.conference, {
    session: input.session,
    continued: seq,
    moved: waiting(turns).map((turn) => turn.id),
  })
  return ok({ session: seq })
}
