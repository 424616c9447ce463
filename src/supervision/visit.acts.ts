// Acts on the Front's plan of visits: planned, changed, carried out, given up. The ledger keeps every day that was moved.
import { findConference } from '../conference/store.ts'
import { instantText } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { newId, newSecret, sha256 } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { findVisit, type Visit } from './visit.store.ts'
import { checkDone, checkPlanned } from './visit.ts'

export interface VisitInput {
  readonly conference: string
  readonly onDate: string
  readonly place: string
  readonly subject: string
}

const GONE = { message: 'Không tìm thấy đợt giám sát này.', status: 404 } as const

export async function planVisit(
  trx: Trx,
  by: Actor,
  input: VisitInput,
): Promise<Result<{ readonly id: string }>> {
  const known = await conferenceKnown(trx, by, input.conference)
  if (!known.ok) return known
  const day = checkPlanned(input.onDate, by.today.toString())
  if (!day.ok) return day
  const id = newId()
  await trx
    .insertInto('supervision_visit')
    .values({
      commune_id: by.commune,
      id,
      conference_id: input.conference,
      on_date: day.value,
      place: input.place,
      subject: input.subject,
      version: 1,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'visit.planned', id, { conference: input.conference, on: day.value })
  return ok({ id })
}

async function conferenceKnown(trx: Trx, by: Actor, conference: string): Promise<Result<void>> {
  return (await findConference(trx, by.commune, conference))
    ? ok()
    : err({ field: 'conference', message: 'Hãy chọn một hội nghị trong danh sách.' })
}

/** Neither carried out nor given up yet. */
async function open(trx: Trx, by: Actor, id: string): Promise<Result<Visit>> {
  const visit = await findVisit(trx, by.commune, id)
  if (!visit) return err(GONE)
  if (visit.result)
    return err({ message: 'Đợt giám sát này đã ghi kết quả, không sửa được nữa.', status: 409 })
  if (visit.end) return err({ message: 'Đợt giám sát này đã hủy, không sửa được nữa.', status: 409 })
  return ok(visit)
}

export async function changeVisit(
  trx: Trx,
  by: Actor,
  input: VisitInput & { readonly visit: string; readonly version: number },
): Promise<Result<void>> {
  const visit = await open(trx, by, input.visit)
  if (!visit.ok) return visit
  const before = visit.value
  if (before.version !== input.version)
    return err({
      message: 'Đợt giám sát vừa được người khác sửa. Hãy mở lại trang, xem bản mới rồi sửa tiếp.',
      status: 409,
    })
  const known = await conferenceKnown(trx, by, input.conference)
  if (!known.ok) return known
  const day = checkPlanned(input.onDate, by.today.toString(), before.on_date)
  if (!day.ok) return day
  await trx
    .updateTable('supervision_visit')
    .set({
      conference_id: input.conference,
      on_date: day.value,
      place: input.place,
      subject: input.subject,
      version: before.version + 1,
    })
    .where('commune_id', '=', by.commune)
    .where('id', '=', before.id)
    .execute()
  await append(trx, by, 'visit.changed', before.id, { from: before.on_date, to: day.value })
  return ok()
}

export async function recordVisit(
  trx: Trx,
  by: Actor,
  input: { readonly visit: string; readonly onDate: string; readonly seen: string },
): Promise<Result<void>> {
  const visit = await open(trx, by, input.visit)
  if (!visit.ok) return visit
  const day = checkDone(input.onDate, by.today.toString())
  if (!day.ok) return day
  const salt = newSecret()
  await trx
    .insertInto('supervision_visit_result')
    .values({
      commune_id: by.commune,
      visit_id: input.visit,
      on_date: day.value,
      seen: input.seen,
      salt,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'visit.done', input.visit, {
    on: day.value,
    digest: sha256(`${salt}\n${input.seen}`),
  })
  return ok()
}

export async function endVisit(
  trx: Trx,
  by: Actor,
  input: { readonly visit: string; readonly reason: string },
): Promise<Result<void>> {
  const visit = await open(trx, by, input.visit)
  if (!visit.ok) return visit
  await trx
    .insertInto('supervision_visit_end')
    .values({
      commune_id: by.commune,
      visit_id: input.visit,
      reason: input.reason,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'visit.cancelled', input.visit)
  return ok()
}
