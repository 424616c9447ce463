// Acts of how the day is run: the setting, a change of the agenda, the chair handed over, a note to the secretaries.
import { type Conference, findConference } from '../conference/store.ts'
import { instantText } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { newId } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { nextStep, stepsOf } from './agenda.ts'
import { chairsNow, mayTakeOver } from './chairing.ts'
import { stateOf } from './moments.ts'
import { agendaChangesOf, handoversOf, nextSeq, settingOfHall } from './running.store.ts'
import type { HallSetting } from './setting.ts'
import { asMoments, momentsOf } from './store.ts'

const GONE = { message: 'Không tìm thấy hội nghị.', status: 404 } as const
const NO_SESSION = {
  message: 'Hội nghị chưa có buổi này. Hãy ghi ngày, giờ của buổi ở trang hội nghị.',
} as const

/** The conference, when its day may still be written down. */
export async function runningConference(
  trx: Trx,
  by: Actor,
  id: string,
  session?: number,
): Promise<Result<Conference>> {
  const conference = await findConference(trx, by.commune, id)
  if (!conference) return err(GONE)
  if (conference.cancellation) return err({ message: 'Hội nghị này đã hủy.', status: 409 })
  if (conference.closure) return err({ message: 'Hồ sơ hội nghị đã khép.', status: 409 })
  if (session !== undefined && !conference.sessions.some((one) => one.seq === session)) return err(NO_SESSION)
  return ok(conference)
}

export async function setUpHall(
  trx: Trx,
  by: Actor,
  input: { readonly conference: string } & HallSetting,
): Promise<Result<void>> {
  const found = await runningConference(trx, by, input.conference)
  if (!found.ok) return found
  const before = await settingOfHall(trx, by.commune, input.conference)
  if (before.version !== input.version)
    return err({
      status: 409,
      message: 'Cách hiển thị vừa được người khác đổi. Hãy xem lại rồi lưu lần nữa.',
    })
  const { turnMinutes, warnMinutes } = input
  if (turnMinutes !== null && warnMinutes !== null && warnMinutes >= turnMinutes)
    return err({
      field: 'warn',
      message:
        'Số phút báo trước phải ít hơn thời gian mỗi lượt. Hãy ghi số nhỏ hơn, hoặc để trống để chương trình tự báo cho vừa lượt.',
    })
  const seq = before.version + 1
  await trx
    .insertInto('hall_setting')
    .values({
      commune_id: by.commune,
      conference_id: input.conference,
      seq,
      names: input.names,
      turn_minutes: turnMinutes,
      warn_minutes: warnMinutes,
      written: input.written ? 1 : 0,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'hall.set_up', input.conference, {
    names: input.names,
    turn: turnMinutes,
    warn: warnMinutes,
    written: input.written,
  })
  return ok()
}

export type AgendaEdit = {
  readonly conference: string
  readonly session: number
  readonly reason: string
} & (
  | {
      readonly kind: 'them'
      readonly after: number | null
      readonly text: string
      readonly minutes: number | null
    }
  | { readonly kind: 'bo'; readonly step: number }
  | { readonly kind: 'doi'; readonly step: number; readonly minutes: number | null }
)

/** The agenda of one session is changed on the spot; the plan's own agenda stays as it was printed. */
export async function changeAgenda(
  trx: Trx,
  by: Actor,
  input: AgendaEdit,
): Promise<Result<{ step: number }>> {
  const found = await runningConference(trx, by, input.conference, input.session)
  if (!found.ok) return found
  const state = stateOf(input.session, asMoments(await momentsOf(trx, by.commune, input.conference)))
  if (state.phase === 'be_mac')
    return err({ status: 409, message: 'Buổi đối thoại đã bế mạc, chương trình không đổi được nữa.' })
  const changes = await agendaChangesOf(trx, by.commune, input.conference)
  const steps = stepsOf(found.value.agenda, changes, input.session)
  const known = (seq: number | null) => steps.find((step) => step.seq === seq)
  if (input.kind === 'them' && input.after !== null && !known(input.after))
    return err({ field: 'after', message: 'Hãy chọn một bước có trong chương trình.' })
  if (input.kind !== 'them') {
    const step = known(input.step)
    if (!step) return err({ field: 'step', message: 'Hãy chọn một bước có trong chương trình.' })
    if (input.kind === 'bo' && step.dropped !== null)
      return err({ field: 'step', message: 'Bước này đã bỏ rồi.', status: 409 })
    if (input.kind === 'bo' && 'step' in state && state.step === step.seq)
      return err({ field: 'step', message: 'Bước này đang diễn ra, không bỏ được. Hãy chuyển bước trước.' })
  }
  const step = input.kind === 'them' ? nextStep(found.value.agenda, changes) : input.step
  const seq = await nextSeq(trx, 'agenda_change', by.commune, input.conference)
  await trx
    .insertInto('agenda_change')
    .values({
      commune_id: by.commune,
      conference_id: input.conference,
      seq,
      session_seq: input.session,
      kind: input.kind,
      agenda_seq: step,
      after_seq: input.kind === 'them' ? input.after : null,
      text: input.kind === 'them' ? input.text : null,
      minutes: input.kind === 'bo' ? null : input.minutes,
      reason: input.reason,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'hall.agenda_changed', input.conference, {
    session: input.session,
    kind: input.kind,
    step,
    minutes: input.kind === 'bo' ? null : input.minutes,
  })
  return ok({ step })
}

/** The chair leaves the hall for a while: whom the plan names takes over, from now, with the reason in the minutes. */
export async function handOverChair(
  trx: Trx,
  by: Actor,
  input: {
    readonly conference: string
    readonly session: number
    readonly to: string
    readonly reason: string
  },
): Promise<Result<void>> {
  const found = await runningConference(trx, by, input.conference, input.session)
  if (!found.ok) return found
  const handovers = await handoversOf(trx, by.commune, input.conference)
  const now = chairsNow(found.value, handovers, input.session)
  if (now.length === 1 && now[0]?.id === input.to) return ok()
  if (!mayTakeOver(found.value, handovers, input.session).some((one) => one.id === input.to))
    return err({
      field: 'to',
      message: 'Chỉ giao được cho người chủ trì hoặc người chủ trì thay ghi ở trang hội nghị.',
    })
  const from = now.find((one) => one.id === by.person) ?? now[0]
  if (!from) return err({ message: 'Hội nghị chưa ghi người chủ trì. Hãy ghi ở trang hội nghị trước.' })
  const seq = await nextSeq(trx, 'chair_handover', by.commune, input.conference)
  await trx
    .insertInto('chair_handover')
    .values({
      commune_id: by.commune,
      conference_id: input.conference,
      seq,
      session_seq: input.session,
      from_person: from.id,
      to_person: input.to,
      reason: input.reason,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'hall.chair_handed_over', input.conference, {
    session: input.session,
    from: from.id,
    to: input.to,
  })
  return ok()
}

export async function writeNote(
  trx: Trx,
  by: Actor,
  input: { readonly conference: string; readonly session: number; readonly text: string },
): Promise<Result<{ id: string }>> {
  const found = await runningConference(trx, by, input.conference, input.session)
  if (!found.ok) return found
  const id = newId()
  await trx
    .insertInto('hall_note')
    .values({
      commune_id: by.commune,
      id,
      conference_id: input.conference,
      session_seq: input.session,
      text: input.text,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'hall.note_written', input.conference, { note: id, session: input.session })
  return ok({ id })
}

/** A secretary has read the note: it steps back for everybody. */
export async function seeNote(
  trx: Trx,
  by: Actor,
  input: { readonly conference: string; readonly note: string },
): Promise<Result<void>> {
  const note = await trx
    .selectFrom('hall_note')
    .select('id')
    .where('commune_id', '=', by.commune)
    .where('conference_id', '=', input.conference)
    .where('id', '=', input.note)
    .executeTakeFirst()
  if (!note) return err({ message: 'Không tìm thấy lời nhắn này.', status: 404 })
  const seen = await trx
    .selectFrom('hall_note_seen')
    .select('note_id')
    .where('commune_id', '=', by.commune)
    .where('note_id', '=', note.id)
    .executeTakeFirst()
  if (seen) return ok()
  await trx
    .insertInto('hall_note_seen')
    .values({ commune_id: by.commune, note_id: note.id, by_person: by.person, at: instantText(by.now) })
    .execute()
  await append(trx, by, 'hall.note_seen', input.conference, { note: note.id })
  return ok()
}
