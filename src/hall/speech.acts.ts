// Acts: turns to speak. Queued, moved, started, ended, refused with a ground of the regulation.
import { findConference } from '../conference/store.ts'
import { instantText } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { newId } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { listVillages } from '../office/store.ts'
import { correctSubmission } from '../petition/acts.ts'
import { findSubmission } from '../petition/submission.store.ts'
import { regulationOf } from '../regulation/adopted.ts'
import { UNKNOWN_SPEAKER } from './console/act.ts'
import { groundsNow } from './grounds.ts'
import { type Happened, trueTime } from './happened.ts'
import { refusalOf, stateOf } from './moments.ts'
import { type Move, moved, speaking } from './queue.ts'
import { settingOfHall } from './running.store.ts'
import { asMoments, findSpeech, momentsOf, registrationsOf, type Speech, speechesOf } from './store.ts'
import type { SpeechRow } from './tables.ts'

export interface QueueInput extends Happened {
  readonly conference: string
  readonly session: number
  /** From a registration, or typed in. */
  readonly who:
    | { readonly registration: string }
    | { readonly name: string; readonly village: string | null; readonly address: string | null }
}

export async function queueSpeech(trx: Trx, by: Actor, input: QueueInput): Promise<Result<{ id: string }>> {
  const conference = await findConference(trx, by.commune, input.conference)
  if (!conference) return err({ message: 'Không tìm thấy hội nghị.', status: 404 })
  if (!conference.sessions.some((session) => session.seq === input.session))
    return err({ message: 'Hội nghị chưa có buổi này. Hãy ghi ngày, giờ của buổi ở trang hội nghị.' })
  const at = trueTime(input, by.now)
  if (!at.ok) return at
  const turns = await speechesOf(trx, by.commune, conference.id)
  const again = turns.find((turn) => turn.id === input.key)
  if (again) return ok({ id: again.id })
  const speaker = await speakerOf(trx, by, input, turns)
  if (!speaker.ok) return speaker
  const row: SpeechRow = {
    commune_id: by.commune,
    id: input.key ?? newId(),
    conference_id: conference.id,
    session_seq: input.session,
    position: turns.reduce((last, turn) => Math.max(last, turn.position), 0) + 1,
    ...speaker.value,
    submission_id: null,
    queued_at: instantText(at.value),
    started_at: null,
    ended_at: null,
    by_person: by.person,
    entered_at: instantText(by.now),
    version: 1,
  }
  await trx.insertInto('speech').values(row).execute()
  await append(trx, by, 'hall.speech_queued', row.id, {
    conference: conference.id,
    session: row.session_seq,
    position: row.position,
    village: row.village_id,
    registration: row.registration_id,
  })
  return ok({ id: row.id })
}

/** Everybody who registered to speak and does not wait or speak yet, in the order of registration (seeds 2 and 3). */
export async function queueRegistered(
  trx: Trx,
  by: Actor,
  input: { readonly conference: string; readonly session: number },
): Promise<Result<{ count: number }>> {
  const queued = new Set(
    (await speechesOf(trx, by.commune, input.conference)).map((turn) => turn.registration_id),
  )
  const waiting = (await registrationsOf(trx, by.commune, input.conference)).filter(
    (row) => row.speaks === 1 && !queued.has(row.id),
  )
  for (const row of waiting) {
    const one = await queueSpeech(trx, by, { ...input, who: { registration: row.id } })
    if (!one.ok) return one
  }
  return ok({ count: waiting.length })
}

type Speaker = Pick<SpeechRow, 'name' | 'village_id' | 'address' | 'registration_id'>

async function speakerOf(
  trx: Trx,
  by: Actor,
  input: QueueInput,
  turns: readonly Speech[],
): Promise<Result<Speaker>> {
  const { who } = input
  if ('registration' in who) {
    const found = (await registrationsOf(trx, by.commune, input.conference)).find(
      (row) => row.id === who.registration,
    )
    if (!found) return err({ message: 'Không tìm thấy phiếu đăng ký này.', status: 404 })
    if (turns.some((turn) => turn.registration_id === found.id && turn.startedAt === null && !turn.refused))
      return err({ message: 'Người đăng ký này đã có trong danh sách chờ.', status: 409 })
    return ok({
      name: found.name,
      village_id: found.village_id,
      address: found.address,
      registration_id: found.id,
    })
  }
  const villages = await listVillages(trx, by.commune)
  if (who.village !== null && !villages.some((village) => village.id === who.village))
    return err({ message: 'Hãy chọn thôn trong danh sách.', field: 'village' })
  return ok({ name: who.name, village_id: who.village, address: who.address, registration_id: null })
}

export async function moveSpeech(
  trx: Trx,
  by: Actor,
  input: { readonly speech: string; readonly move: Move },
): Promise<Result<void>> {
  const speech = await findSpeech(trx, by.commune, input.speech)
  if (!speech) return err(GONE)
  const turns = await speechesOf(trx, by.commune, speech.conference_id)
  const places = moved(
    turns.filter((turn) => turn.session === speech.session),
    speech.id,
    input.move,
  )
  if (!places)
    return err({ message: 'Người này không còn trong danh sách chờ. Hãy tải lại trang.', status: 409 })
  for (const place of places)
    await trx
      .updateTable('speech')
      .set({ position: place.position })
      .where('commune_id', '=', by.commune)
      .where('id', '=', place.id)
      .execute()
  if (places.length > 0)
    await append(trx, by, 'hall.speech_moved', speech.id, { move: input.move, places: [...places] })
  return ok()
}

/** Gives the floor; whoever has it gives it up at the same moment. */
export async function startSpeech(
  trx: Trx,
  by: Actor,
  input: Pick<Happened, 'at'> & { readonly speech: string },
): Promise<Result<void>> {
  const speech = await findSpeech(trx, by.commune, input.speech)
  if (!speech) return err(GONE)
  if (speech.refused)
    return err({ message: 'Lượt phát biểu này đã bị từ chối, không mời lại được.', status: 409 })
  if (speech.startedAt !== null) return ok()
  const at = trueTime(input, by.now)
  if (!at.ok) return at
  // What was offline tells later of what was before: the state of that hour counts.
  const moments = asMoments(await momentsOf(trx, by.commune, speech.conference_id)).filter(
    (moment) => moment.at <= instantText(at.value),
  )
  const refused = refusalOf(stateOf(speech.session, moments), 'buoc')
  if (refused !== undefined) return err({ message: refused, status: 409 })
  const turns = await speechesOf(trx, by.commune, speech.conference_id)
  const now = speaking(turns.filter((turn) => turn.session === speech.session))
  if (now && (now.startedAt ?? '') <= instantText(at.value)) await setEnd(trx, by, now, at.value)
  await trx
    .updateTable('speech')
    .set({ started_at: instantText(at.value) })
    .where('commune_id', '=', by.commune)
    .where('id', '=', speech.id)
    .execute()
  await append(trx, by, 'hall.speech_started', speech.id, { at: instantText(at.value) })
  return ok()
}

export async function endSpeech(
  trx: Trx,
  by: Actor,
  input: Pick<Happened, 'at'> & { readonly speech: string },
): Promise<Result<void>> {
  const speech = await findSpeech(trx, by.commune, input.speech)
  if (!speech) return err(GONE)
  if (speech.startedAt === null) return err({ message: 'Lượt phát biểu này chưa bắt đầu.', status: 409 })
  if (speech.endedAt !== null) return ok()
  const at = trueTime(input, by.now)
  if (!at.ok) return at
  await setEnd(trx, by, speech, at.value)
  return ok()
}

async function setEnd(trx: Trx, by: Actor, speech: Speech, at: Temporal.Instant): Promise<void> {
  await trx
    .updateTable('speech')
    .set({ ended_at: instantText(at) })
    .where('commune_id', '=', by.commune)
    .where('id', '=', speech.id)
    .execute()
  await append(trx, by, 'hall.speech_ended', speech.id, { at: instantText(at) })
}

/**
 * Refused before it began, or cut while it runs: with a ground, kept with who did it; what was said so far is not deleted.
 */
export async function refuseSpeech(
  trx: Trx,
  by: Actor,
  input: { readonly speech: string; readonly ground: string },
): Promise<Result<void>> {
  const speech = await findSpeech(trx, by.commune, input.speech)
  if (!speech) return err(GONE)
  if (speech.refused) return ok()
  const conference = await findConference(trx, by.commune, speech.conference_id)
  if (!conference) return err(GONE)
  const { refusals } = await regulationOf(trx, by.commune, conference.regulation_version_id)
  const limit = (await settingOfHall(trx, by.commune, conference.id)).turnMinutes
  const grounds = groundsNow(refusals, speech, limit)
  if (grounds.length === 0)
    return err({
      field: 'ground',
      message: 'Quy chế đang áp dụng không nêu căn cứ từ chối nào, nên không từ chối lượt phát biểu được.',
    })
  if (!grounds.some((ground) => ground.id === input.ground))
    return err({ field: 'ground', message: 'Hãy chọn căn cứ từ chối theo quy chế.' })
  if (speech.startedAt !== null && speech.endedAt === null) await setEnd(trx, by, speech, by.now)
  await trx
    .insertInto('speech_refusal')
    .values({
      commune_id: by.commune,
      speech_id: speech.id,
      ground: input.ground,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'hall.speech_refused', speech.id, { ground: input.ground })
  return ok()
}

/** Whose turn it was, put right: the name was not heard, or heard wrongly. What was written down goes along. */
export async function correctSpeaker(
  trx: Trx,
  by: Actor,
  input: {
    readonly speech: string
    readonly version: number
    readonly name: string
    readonly village: string | null
    readonly address: string | null
  },
): Promise<Result<void>> {
  const speech = await findSpeech(trx, by.commune, input.speech)
  if (!speech) return err(GONE)
  if (speech.version !== input.version)
    return err({
      status: 409,
      message: 'Lượt phát biểu này vừa được người khác ghi. Hãy xem lại rồi lưu lần nữa.',
    })
  const villages = await listVillages(trx, by.commune)
  if (input.village !== null && !villages.some((village) => village.id === input.village))
    return err({ message: 'Hãy chọn thôn trong danh sách.', field: 'village' })
  await trx
    .updateTable('speech')
    .set({ name: input.name, village_id: input.village, address: input.address, version: speech.version + 1 })
    .where('commune_id', '=', by.commune)
    .where('id', '=', speech.id)
    .execute()
  if (speech.submission_id !== null) {
    const said = await findSubmission(trx, by.commune, speech.submission_id)
    if (said) {
      const corrected = await correctSubmission(trx, by, {
        submission: said.id,
        name: input.name === UNKNOWN_SPEAKER ? null : input.name,
        phone: said.phone,
        address: input.address,
        village: input.village,
        level: said.level,
        onBehalf: said.on_behalf,
      })
      if (!corrected.ok) return corrected
    }
  }
  await append(trx, by, 'hall.speaker_corrected', speech.id, {
    village: input.village,
    version: speech.version + 1,
  })
  return ok()
}

const GONE = { message: 'Không tìm thấy lượt phát biểu.', status: 404 } as const
