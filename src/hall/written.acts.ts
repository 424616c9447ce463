// Acts: a question written in the hall from the code on the screen, and what staff make of it. It is an opinion like any
// other from the moment it is sent: nothing is refused by the machine, and not reading it out loses nothing.
import { instantText } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { newId } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { receiveSubmission } from '../petition/acts.ts'
import { stateOf } from './moments.ts'
import { runningConference } from './running.acts.ts'
import { settingOfHall } from './running.store.ts'
import { queueSpeech } from './speech.acts.ts'
import { asMoments, momentsOf } from './store.ts'
import { findWritten } from './written.store.ts'
import { type TakesWritten, takesWritten } from './written.ts'

export interface WrittenInput {
  readonly conference: string
  readonly name: string | null
  readonly village: string | null
  readonly content: string
  readonly consentText: string | null
}

/** Whether questions are taken in writing now, and for which session. */
export async function writtenNow(
  trx: Parameters<typeof momentsOf>[0],
  by: Pick<Actor, 'commune' | 'today'>,
  conference: {
    readonly id: string
    readonly sessions: readonly { readonly seq: number; readonly date: string }[]
  },
): Promise<TakesWritten> {
  const moments = asMoments(await momentsOf(trx, by.commune, conference.id))
  const setting = await settingOfHall(trx, by.commune, conference.id)
  return takesWritten(
    conference.sessions.map((session) => ({ ...session, phase: stateOf(session.seq, moments).phase })),
    setting,
    by.today.toString(),
  )
}

export async function askInWriting(
  trx: Trx,
  by: Actor,
  input: WrittenInput,
): Promise<Result<{ code: string }>> {
  const found = await runningConference(trx, by, input.conference)
  if (!found.ok) return found
  const takes = await writtenNow(trx, by, found.value)
  if (!takes.open)
    return err({
      status: 409,
      message:
        takes.why === 'off'
          ? 'Hội nghị này không nhận câu hỏi viết trên mạng. Hãy đăng ký phát biểu với thư ký.'
          : 'Câu hỏi viết chỉ nhận trong lúc hội nghị diễn ra. Hãy gửi Văn phòng xã hoặc trưởng thôn.',
    })
  const received = await receiveSubmission(trx, by, {
    conference: input.conference,
    channel: 'web',
    level: 'commune',
    village: input.village,
    name: input.name,
    phone: null,
    address: null,
    content: input.content,
    consentText: input.consentText,
    consentPublish: false,
  })
  if (!received.ok) return received
  const id = newId()
  await trx
    .insertInto('written_question')
    .values({
      commune_id: by.commune,
      id,
      conference_id: input.conference,
      session_seq: takes.session,
      submission_id: received.value.id,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'hall.question_written', input.conference, {
    written: id,
    submission: received.value.id,
    session: takes.session,
  })
  return ok({ code: received.value.code })
}

const NO_NAME = 'Không nêu tên'

/** Into the queue of turns, to be read out; or not, with the reason. Decided once; the same twice does nothing more. */
export async function moderateWritten(
  trx: Trx,
  by: Actor,
  input: { readonly conference: string; readonly written: string } & (
    | { readonly take: true; readonly session: number }
    | { readonly take: false; readonly reason: string }
  ),
): Promise<Result<void>> {
  const written = await findWritten(trx, by.commune, input.written)
  if (written?.conference !== input.conference)
    return err({ message: 'Không tìm thấy câu hỏi này.', status: 404 })
  if (written.decision) {
    const same = input.take === (written.decision.speech !== null)
    return same
      ? ok()
      : err({ status: 409, message: 'Câu hỏi này vừa được người khác xử lý. Hãy xem lại trang.' })
  }
  let speech: string | null = null
  if (input.take) {
    const queued = await queueSpeech(trx, by, {
      conference: input.conference,
      session: input.session,
      who: { name: written.name ?? NO_NAME, village: written.village, address: null },
    })
    if (!queued.ok) return queued
    speech = queued.value.id
    await trx
      .updateTable('speech')
      .set({ submission_id: written.submission })
      .where('commune_id', '=', by.commune)
      .where('id', '=', speech)
      .execute()
    await trx
      .updateTable('submission')
      .set({ speech_id: speech })
      .where('commune_id', '=', by.commune)
      .where('id', '=', written.submission)
      .execute()
  }
  await trx
    .insertInto('written_decision')
    .values({
      commune_id: by.commune,
      written_id: written.id,
      speech_id: speech,
      reason: input.take ? null : input.reason,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'hall.question_moderated', input.conference, {
    written: written.id,
    taken: input.take,
    speech,
  })
  return ok()
}
