// Act: a conference goes over to another version of the commune's regulation. Its dates are counted anew; what was met stays.
import { instantText } from '../kit/clock.ts'
import type { Read, Trx } from '../kit/db/db.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { regulationOf } from '../regulation/adopted.ts'
import { findVersion } from '../regulation/drafts.store.ts'
import { duesOf } from '../regulation/dues.ts'
import { type DateMove, dateMoves } from '../regulation/effect.ts'
import { NO_CONFERENCE } from './acts.ts'
import { type Follower, recount } from './replan.ts'
import { computedSchedule } from './schedule.acts.ts'
import { type Conference, findConference } from './store.ts'

export interface Moving {
  readonly conference: string
  /** The version of the regulation it goes over to. */
  readonly to: string
  readonly reason: string
  /** Of the conference, as the page showed it. */
  readonly version: number
}

function movable(conference: Conference | undefined): Result<Conference> {
  if (!conference) return err(NO_CONFERENCE)
  if (conference.closure)
    return err({ message: 'Hồ sơ hội nghị đã khép nên giữ phiên bản quy chế của nó.', status: 409 })
  if (conference.cancellation)
    return err({ message: 'Hội nghị đã hủy nên không chuyển quy chế nữa.', status: 409 })
  return ok(conference)
}

/** Which dates would move, which duties would come and go; nothing is stored. */
export async function movePreview(
  read: Read | Trx,
  commune: string,
  conference: Conference,
  to: string,
): Promise<Result<{ readonly moves: readonly DateMove[]; readonly kept: readonly string[] }>> {
  const may = movable(conference)
  if (!may.ok) return may
  const before = await duesOf(read, commune, conference.id)
  const rows = await computedSchedule(read, commune, { ...conference, regulation_version_id: to })
  if (!rows.ok) return rows
  const met = before.filter((due) => due.met)
  const stored = before.map((due) => ({
    rule: due.rule,
    title: due.title,
    binding: due.binding,
    from: due.from_date,
    to: due.to_date,
    occurrences: due.occurrences === '' ? [] : due.occurrences.split(' '),
    explanation: due.explanation,
  }))
  return ok({
    moves: dateMoves(stored, rows.value, new Set(met.map((due) => due.rule))),
    kept: met.map((due) => due.title),
  })
}

export async function moveConference(
  trx: Trx,
  by: Actor,
  input: Moving,
  followers: readonly Follower[],
): Promise<Result<{ id: string }>> {
  const found = movable(await findConference(trx, by.commune, input.conference))
  if (!found.ok) return found
  const { id, version, regulation_version_id: from } = found.value
  if (version !== input.version)
    return err({
      message: 'Hội nghị vừa được người khác sửa. Hãy xem lại các ngày dời ở dưới rồi chuyển.',
      status: 409,
    })
  if (!(await findVersion(trx, by.commune, input.to)))
    return err({ field: 'sang', message: 'Hãy chọn một phiên bản quy chế của xã.' })
  if (input.to === from) return err({ field: 'sang', message: 'Hội nghị đang theo chính phiên bản này.' })
  const before = await trx
    .selectFrom('conference_regulation_move')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('commune_id', '=', by.commune)
    .where('conference_id', '=', id)
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('conference_regulation_move')
    .values({
      commune_id: by.commune,
      conference_id: id,
      seq: Number(before.count) + 1,
      from_version: from,
      to_version: input.to,
      reason: input.reason,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await trx
    .updateTable('conference')
    .set({ regulation_version_id: input.to, version: version + 1 })
    .where('commune_id', '=', by.commune)
    .where('id', '=', id)
    .execute()
  const regulation = await regulationOf(trx, by.commune, input.to)
  await append(trx, by, 'conference.regulation_moved', id, {
    from,
    to: input.to,
    regulation: regulation.id,
    version: regulation.version,
  })
  const moved = await recount(trx, by, id, 'chuyển phiên bản quy chế', followers)
  return moved.ok ? ok({ id }) : moved
}
