// Acts around the conference: a village's meeting beforehand, a registration to take part.
import { instantText } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { newId } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { clean } from '../kit/text.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { freshCode, orNull, placeExists, receiveSubmission } from './receive.acts.ts'
import './tables.ts'

/** A village's meeting before the conference; "không có ý kiến" is a result too. */
export async function recordVillageMeeting(
  trx: Trx,
  by: Actor,
  input: {
    readonly conference: string
    readonly village: string
    readonly heldOn: Temporal.PlainDate
    readonly attendance: number
    readonly nothingRaised: boolean
  },
): Promise<Result<string>> {
  const placed = await placeExists(trx, by.commune, input.conference, input.village)
  if (!placed.ok) return placed
  if (Temporal.PlainDate.compare(input.heldOn, by.today) > 0)
    return err({ message: 'Ngày họp thôn ở trong tương lai. Hãy sửa lại.', field: 'heldOn' })
  const id = newId()
  await trx
    .insertInto('village_meeting')
    .values({
      commune_id: by.commune,
      id,
      conference_id: input.conference,
      village_id: input.village,
      held_on: input.heldOn.toString(),
      attendance: input.attendance,
      nothing_raised: input.nothingRaised ? 1 : 0,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'village_meeting.recorded', id, {
    conference: input.conference,
    village: input.village,
    attendance: input.attendance,
    nothing: input.nothingRaised,
  })
  return ok(id)
}

export interface RegistrationInput {
  readonly conference: string
  readonly name: string
  readonly phone: string | null
  readonly address: string | null
  readonly village: string | null
  readonly speaks: boolean
  /** What the person wants to say: becomes a submission that is kept with the registration. */
  readonly content: string | null
  readonly consentText?: string | null
  readonly consentPublish: boolean
}

/** Phiếu đăng ký tham gia: someone who will come and, if they wish, speak. */
export async function receiveRegistration(
  trx: Trx,
  by: Actor,
  input: RegistrationInput,
): Promise<Result<{ id: string; code: string; submission: string | null }>> {
  const name = clean(input.name)
  if (name === '') return err({ message: 'Hãy ghi họ và tên người đăng ký.', field: 'name' })
  const placed = await placeExists(trx, by.commune, input.conference, input.village)
  if (!placed.ok) return placed
  const content = orNull(input.content)
  const received =
    content === null
      ? ok(null)
      : await receiveSubmission(trx, by, { ...input, name, content, channel: 'phieu', level: 'commune' })
  if (!received.ok) return received
  const id = newId()
  const code = await freshCode(trx)
  await trx
    .insertInto('registration')
    .values({
      commune_id: by.commune,
      id,
      conference_id: input.conference,
      code,
      name,
      phone: orNull(input.phone),
      address: orNull(input.address),
      village_id: input.village,
      speaks: input.speaks ? 1 : 0,
      submission_id: received.value?.id ?? null,
      at: instantText(by.now),
      by_person: by.person,
    })
    .execute()
  await append(trx, by, 'registration.received', id, { conference: input.conference, speaks: input.speaks })
  return ok({ id, code, submission: received.value?.id ?? null })
}
