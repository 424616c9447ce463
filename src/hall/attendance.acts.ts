// Acts: who came. By name (delegate, registration, walk-in, guest) or as a count of one village's people.
import { delegatesOf, findConference } from '../conference/store.ts'
import { instantText } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { newId } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { findPerson, listVillages } from '../office/store.ts'
import { sameName, spelled } from './attendance.ts'
import { type Happened, trueTime } from './happened.ts'
import { hourOf } from './moments.ts'
import { type Attended, attendanceOf, registrationsOf } from './store.ts'
import type { AttendanceRow } from './tables.ts'

export type Comer =
  | { readonly type: 'delegate'; readonly delegate: string }
  | { readonly type: 'registration'; readonly registration: string }
  | {
      readonly type: 'walk_in'
      readonly name: string
      readonly village: string | null
      /** A human says that this is another person of the same name. */
      readonly namesake: boolean
    }
  | { readonly type: 'guest'; readonly name: string }
  /** The head or another official of a unit, by office. */
  | { readonly type: 'official'; readonly person: string }
  | { readonly type: 'count'; readonly village: string; readonly people: number }

export interface AttendInput extends Happened {
  readonly conference: string
  readonly session: number
  readonly who: Comer
}

export interface Attending {
  readonly id: string
  /** Was in already: nothing was added. */
  readonly already: boolean
}

type Fields = Pick<
  AttendanceRow,
  'part' | 'village_id' | 'name' | 'people' | 'delegate_id' | 'registration_id' | 'person_id'
>

const NOBODY = {
  name: null,
  village_id: null,
  delegate_id: null,
  registration_id: null,
  person_id: null,
  people: 1,
}

export async function attend(trx: Trx, by: Actor, input: AttendInput): Promise<Result<Attending>> {
  const conference = await findConference(trx, by.commune, input.conference)
  if (!conference) return err({ message: 'Không tìm thấy hội nghị.', status: 404 })
  if (!conference.sessions.some((session) => session.seq === input.session))
    return err({ message: 'Hội nghị chưa có buổi này. Hãy ghi ngày, giờ của buổi ở trang hội nghị.' })
  const at = trueTime(input, by.now)
  if (!at.ok) return at
  const present = await attendanceOf(trx, by.commune, conference.id)
  const again = present.find((row) => row.id === input.key) ?? inAlready(present, input)
  if (again) return ok({ id: again.id, already: true })
  const fields = await fieldsOf(trx, by, input, present)
  if (!fields.ok) return fields
  const row: AttendanceRow = {
    commune_id: by.commune,
    id: input.key ?? newId(),
    conference_id: conference.id,
    session_seq: input.session,
    ...fields.value,
    by_person: by.person,
    at: instantText(at.value),
    entered_at: instantText(by.now),
  }
  await trx.insertInto('attendance').values(row).execute()
  await append(trx, by, 'hall.attended', conference.id, {
    attendance: row.id,
    session: row.session_seq,
    part: row.part,
    village: row.village_id,
    people: row.people,
    delegate: row.delegate_id,
    registration: row.registration_id,
    person: row.person_id,
  })
  return ok({ id: row.id, already: false })
}

/** The same delegate, registration or official in the same session counts once. */
function inAlready(present: readonly Attended[], input: AttendInput): Attended | undefined {
  const { who } = input
  const here = present.filter((row) => row.session === input.session)
  if (who.type === 'delegate') return here.find((row) => row.delegate === who.delegate)
  if (who.type === 'registration') return here.find((row) => row.registration === who.registration)
  if (who.type === 'official') return here.find((row) => row.person === who.person)
  return undefined
}

async function fieldsOf(
  trx: Trx,
  by: Actor,
  input: AttendInput,
  present: readonly Attended[],
): Promise<Result<Fields>> {
  const { who } = input
  switch (who.type) {
    case 'delegate': {
      const found = (await delegatesOf(trx, by.commune, input.conference)).find(
        (row) => row.id === who.delegate,
      )
      if (!found) return err({ message: 'Không tìm thấy đại biểu này.', status: 404 })
      const here = inByName(present, input, found)
      if (here) return here
      const part = found.part === 'moi' ? 'dai_bieu' : 'nhan_dan'
      return ok({
        ...NOBODY,
        part,
        name: found.name,
        village_id: found.village_id,
        delegate_id: found.id,
      })
    }
    case 'registration': {
      const found = (await registrationsOf(trx, by.commune, input.conference)).find(
        (row) => row.id === who.registration,
      )
      if (!found) return err({ message: 'Không tìm thấy phiếu đăng ký này.', status: 404 })
      const here = inByName(present, input, found)
      if (here) return here
      return ok({
        ...NOBODY,
        part: 'nhan_dan',
        name: found.name,
        village_id: found.village_id,
        registration_id: found.id,
      })
    }
    case 'walk_in': {
      const same = sameName(present, input.session, who.name, who.village)
      if (same && !who.namesake)
        return err({
          field: 'name',
          status: 409,
          message: `Người có họ tên và thôn này đã điểm danh lúc ${hourOf(same.at)}. Nếu là người khác trùng tên, hãy đánh dấu vào ô “Người khác trùng tên” rồi ghi lại.`,
        })
      if (!who.namesake && (await isListed(trx, by, input, who, present)))
        return err({
          field: 'name',
          status: 409,
          message:
            'Người có họ tên và thôn này có trong danh sách chưa đến. Hãy tìm tên ở danh sách rồi bấm “Có mặt”. Nếu là người khác trùng tên, hãy đánh dấu vào ô “Người khác trùng tên” rồi ghi lại.',
        })
      const village = await villageOr(trx, by, who.village)
      return village.ok
        ? ok({ ...NOBODY, part: 'nhan_dan', name: who.name, village_id: who.village })
        : village
    }
    case 'official': {
      const found = await findPerson(trx, by.commune, who.person)
      if (!found) return err({ message: 'Không tìm thấy cán bộ này.', status: 404 })
      return ok({ ...NOBODY, part: 'dai_bieu', name: `${found.name}, ${found.title}`, person_id: found.id })
    }
    case 'guest':
      return ok({ ...NOBODY, part: 'dai_bieu', name: who.name })
    case 'count': {
      const village = await villageOr(trx, by, who.village)
      if (!village.ok) return village
      return ok({ ...NOBODY, part: 'nhan_dan', village_id: who.village, people: who.people })
    }
  }
}

/** In already under this name and village by another list, another desk: whether it is the same person a human says. */
function inByName(
  present: readonly Attended[],
  input: AttendInput,
  found: { readonly name: string; readonly village_id: string | null },
): Result<never> | undefined {
  const same = sameName(present, input.session, found.name, found.village_id)
  if (!same) return undefined
  return err({
    status: 409,
    message: `${found.name}: người có họ tên và thôn này đã điểm danh lúc ${hourOf(same.at)}, không ghi thêm. Nếu là hai người trùng tên, hãy ghi người này ở ô “Người đến không có trong danh sách” và đánh dấu “Người khác trùng tên”.`,
  })
}

/** Stands on the list of delegates or of those who registered and has not come: to be ticked there, not written anew. */
async function isListed(
  trx: Trx,
  by: Actor,
  input: AttendInput,
  who: { readonly name: string; readonly village: string | null },
  present: readonly Attended[],
): Promise<boolean> {
  const here = present.filter((row) => row.session === input.session)
  const listed = [
    ...(await delegatesOf(trx, by.commune, input.conference)).filter(
      (row) => !here.some((one) => one.delegate === row.id),
    ),
    ...(await registrationsOf(trx, by.commune, input.conference)).filter(
      (row) => !here.some((one) => one.registration === row.id),
    ),
  ]
  return listed.some((row) => row.village_id === who.village && spelled(row.name) === spelled(who.name))
}

async function villageOr(trx: Trx, by: Actor, id: string | null): Promise<Result<void>> {
  if (id === null) return ok()
  const villages = await listVillages(trx, by.commune)
  return villages.some((village) => village.id === id)
    ? ok()
    : err({ message: 'Hãy chọn thôn trong danh sách.', field: 'village' })
}

/** A row written by mistake: it stays in the book and counts no more. */
export async function voidAttendance(
  trx: Trx,
  by: Actor,
  input: { readonly conference: string; readonly attendance: string },
): Promise<Result<void>> {
  const present = await attendanceOf(trx, by.commune, input.conference)
  if (!present.some((row) => row.id === input.attendance))
    return err({ message: 'Dòng điểm danh này không còn. Hãy tải lại trang.', status: 404 })
  await trx
    .insertInto('attendance_void')
    .values({
      commune_id: by.commune,
      attendance_id: input.attendance,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'hall.attendance_voided', input.conference, { attendance: input.attendance })
  return ok()
}
