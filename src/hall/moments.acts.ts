// Acts: the course of the day. Opening, steps of the agenda, interruptions, closing.
import { findConference } from '../conference/store.ts'
import { dateOf, instantText } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { newId } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import type { ActCode } from '../ledger/acts.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { meetDuty } from '../regulation/dues.ts'
import { stepsOf } from './agenda.ts'
import { type Happened, trueTime } from './happened.ts'
import { allClosed, type MomentKind, refusalOf, stateOf } from './moments.ts'
import { agendaChangesOf } from './running.store.ts'
import { asMoments, momentsOf } from './store.ts'
import type { MomentRow } from './tables.ts'

export interface MomentInput extends Happened {
  readonly conference: string
  readonly session: number
  readonly kind: MomentKind
  /** The step of the agenda, for 'buoc'. */
  readonly agenda?: number | null
  readonly note?: string | null
}

const ACT: Readonly<Record<MomentKind, ActCode>> = {
  khai_mac: 'hall.opened',
  buoc: 'hall.step_started',
  tam_dung: 'hall.interrupted',
  tiep_tuc: 'hall.interrupted',
  be_mac: 'hall.closed',
}

/** Records one moment of a session; the last session's closing meets the duty to hold the conference. */
export async function recordMoment(
  trx: Trx,
  by: Actor,
  input: MomentInput,
): Promise<Result<{ seq: number }>> {
  const conference = await findConference(trx, by.commune, input.conference)
  if (!conference) return err({ message: 'Không tìm thấy hội nghị.', status: 404 })
  if (conference.cancellation) return err({ message: 'Hội nghị này đã hủy, không ghi diễn biến được.' })
  if (!conference.sessions.some((session) => session.seq === input.session))
    return err({
      message:
        'Hội nghị chưa có buổi này. Hãy ghi ngày, giờ của buổi đối thoại ở trang hội nghị trước khi khai mạc.',
    })
  if (input.kind === 'buoc') {
    const changes = await agendaChangesOf(trx, by.commune, conference.id)
    const steps = stepsOf(conference.agenda, changes, input.session)
    if (!steps.some((step) => step.seq === input.agenda && step.dropped === null))
      return err({ message: 'Hãy chọn một bước của chương trình.', field: 'agenda' })
  }
  const at = trueTime(input, by.now)
  if (!at.ok) return at
  const before = await momentsOf(trx, by.commune, conference.id)
  const same = before.find((moment) => moment.key === input.key)
  if (same) return ok({ seq: same.seq })
  const known = asMoments(before).filter((moment) => moment.at <= instantText(at.value))
  const refused = refusalOf(stateOf(input.session, known), input.kind)
  if (refused !== undefined) return err({ message: refused, status: 409 })
  const row = momentRow(by, input, before.length + 1, at.value)
  await trx.insertInto('hall_moment').values(row).execute()
  await append(trx, by, ACT[input.kind], conference.id, {
    session: row.session_seq,
    kind: row.kind,
    agenda: row.agenda_seq,
    at: row.at,
  })
  if (input.kind === 'be_mac' && allClosed(conference.sessions, asMoments([...before, row])))
    await meetDuty(trx, by, conference.id, 'hold', dateOf(row.at).toString())
  return ok({ seq: row.seq })
}

function momentRow(by: Actor, input: MomentInput, seq: number, at: Temporal.Instant): MomentRow {
  return {
    commune_id: by.commune,
    conference_id: input.conference,
    seq,
    session_seq: input.session,
    kind: input.kind,
    agenda_seq: input.kind === 'buoc' ? (input.agenda ?? null) : null,
    note: input.note ?? null,
    key: input.key ?? newId(),
    by_person: by.person,
    at: instantText(at),
    entered_at: instantText(by.now),
  }
}
