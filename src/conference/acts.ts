// Acts on a conference: create from a regulation, edit, announce, cancel, close. What moves its dates stands in
// dates.acts.ts.
import { instantText } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { newId } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { findPerson, listVillages } from '../office/store.ts'
import { meetDuty } from '../regulation/dues.ts'
import type { ConferenceInput } from './form.ts'
import { restartClock } from './schedule.acts.ts'
import { type Conference, findConference } from './store.ts'

export const NO_CONFERENCE = { message: 'Không tìm thấy hội nghị này.', status: 404 } as const

export async function createConference(
  trx: Trx,
  by: Actor,
  input: Omit<ConferenceInput, 'request'>,
): Promise<Result<{ id: string }>> {
  const version = await trx
    .selectFrom('regulation_version')
    .select('id')
    .where('commune_id', '=', by.commune)
    .where('id', '=', input.regulation)
    .executeTakeFirst()
  if (!version)
    return err({
      message: 'Quy chế đã chọn không có trong danh sách của xã. Hãy chọn lại.',
      field: 'regulation',
    })
  const checked = await checkParts(trx, by, input)
  if (!checked.ok) return checked
  const id = newId()
  await trx
    .insertInto('conference')
    .values({
      commune_id: by.commune,
      id,
      regulation_version_id: input.regulation,
      ...heading(input),
      created_at: instantText(by.now),
      by_person: by.person,
      version: 1,
    })
    .execute()
  await replaceSessions(trx, by, id, input.sessions ?? [])
  await replaceParts(trx, by, id, input)
  await append(trx, by, 'conference.created', id, {
    regulation: input.regulation,
    sessions: (input.sessions ?? []).map((s) => s.date),
  })
  const clock = await restartClock(trx, by, id, 'lập hội nghị')
  return clock.ok ? ok({ id }) : clock
}

function heading(input: Omit<ConferenceInput, 'regulation' | 'request' | 'sessions'>) {
  const month = input.expected_month ? /^(\d{1,2})\/(\d{4})$/.exec(input.expected_month) : null
  return {
    kind: input.kind,
    title: input.title,
    year: input.year,
    period: input.period,
    form: input.form,
    place: input.place,
    expected_month: month ? `${month[2]}-${String(month[1]).padStart(2, '0')}` : null,
    tentative: input.tentative ? 1 : 0,
    stand_in: input.stand_in,
    intake_from: input.intake_from,
    intake_to: input.intake_to,
  }
}

async function checkParts(
  trx: Trx,
  by: Actor,
  input: Omit<ConferenceInput, 'regulation' | 'request' | 'sessions'> & Pick<ConferenceInput, 'sessions'>,
): Promise<Result<void>> {
  for (const [field, person] of [
    ...input.chairs.map((chair) => ['chairs', chair] as const),
    ...input.secretaries.map((secretary) => ['secretaries', secretary] as const),
    ...(input.stand_in ? [['stand_in', input.stand_in] as const] : []),
    ...input.stand_in_more.map((deputy) => ['stand_in_more', deputy] as const),
  ])
    if (!(await findPerson(trx, by.commune, person)))
      return err({ message: 'Người được chọn không có trong danh sách cán bộ của xã.', field })
  if (input.stand_in && input.chairs.includes(input.stand_in))
    return err({ message: 'Người chủ trì thay phải khác người chủ trì.', field: 'stand_in' })
  if (input.stand_in_more.length > 0 && !input.stand_in)
    return err({ message: 'Hãy chọn người chủ trì thay thứ nhất trước.', field: 'stand_in' })
  if (input.stand_in_more.some((deputy) => deputy === input.stand_in || input.chairs.includes(deputy)))
    return err({
      message: 'Người thay tiếp theo phải khác người chủ trì và người thay thứ nhất.',
      field: 'stand_in_more',
    })
  const days = (input.sessions ?? []).map((session) => session.date)
  if (days.some((day, at) => at > 0 && day < (days[at - 1] ?? '')))
    return err({ message: 'Các buổi phải xếp theo thứ tự ngày.', field: 'sessions.0.date' })
  if (input.intake_from && input.intake_to && input.intake_from > input.intake_to)
    return err({ message: 'Ngày kết thúc nhận ý kiến phải sau ngày bắt đầu.', field: 'intake_to' })
  const villages = new Set((await listVillages(trx, by.commune)).map((village) => village.id))
  for (const [at, session] of (input.sessions ?? []).entries())
    if (session.villages.some((village) => !villages.has(village)))
      return err({
        message: 'Thôn được chọn không có trong danh sách của xã.',
        field: `sessions.${at}.villages`,
      })
  return ok()
}

export async function replaceSessions(
  trx: Trx,
  by: Actor,
  id: string,
  sessions: NonNullable<ConferenceInput['sessions']>,
): Promise<void> {
  const mine = { commune_id: by.commune, conference_id: id }
  for (const table of ['session_village', 'conference_session'] as const)
    await trx.deleteFrom(table).where('commune_id', '=', by.commune).where('conference_id', '=', id).execute()
  for (const [at, session] of sessions.entries()) {
    await trx
      .insertInto('conference_session')
      .values({
        ...mine,
        seq: at + 1,
        date: session.date,
        start_time: session.start,
        end_time: session.end,
        place: session.place,
      })
      .execute()
    for (const village of new Set(session.villages))
      await trx
        .insertInto('session_village')
        .values({ ...mine, seq: at + 1, village_id: village })
        .execute()
  }
}

async function replaceParts(
  trx: Trx,
  by: Actor,
  id: string,
  input: Omit<ConferenceInput, 'regulation' | 'request' | 'sessions'>,
): Promise<void> {
  const mine = { commune_id: by.commune, conference_id: id }
  for (const table of [
    'conference_chair',
    'conference_stand_in',
    'conference_secretary',
    'conference_topic',
    'conference_agenda',
    'conference_body',
  ] as const)
    await trx.deleteFrom(table).where('commune_id', '=', by.commune).where('conference_id', '=', id).execute()
  for (const [at, person_id] of input.chairs.entries())
    await trx
      .insertInto('conference_chair')
      .values({ ...mine, seq: at + 1, person_id })
      .execute()
  for (const [at, person_id] of [...new Set(input.stand_in_more)].entries())
    await trx
      .insertInto('conference_stand_in')
      .values({ ...mine, seq: at + 1, person_id })
      .execute()
  let seq = 0
  for (const person of input.secretaries) {
    const found = await findPerson(trx, by.commune, person)
    await trx
      .insertInto('conference_secretary')
      .values({
        ...mine,
        seq: ++seq,
        person_id: person,
        name: found?.name ?? '',
        title: found?.title ?? null,
        village_id: null,
      })
      .execute()
  }
  if (input.citizen_secretary)
    await trx
      .insertInto('conference_secretary')
      .values({
        ...mine,
        seq: ++seq,
        person_id: null,
        name: input.citizen_secretary,
        title: 'Đại diện Nhân dân',
        village_id: input.citizen_secretary_village,
      })
      .execute()
  for (const [at, topic] of input.topics.entries())
    await trx
      .insertInto('conference_topic')
      .values({ ...mine, seq: at + 1, text: topic })
      .execute()
  for (const [at, line] of input.agenda.entries())
    await trx
      .insertInto('conference_agenda')
      .values({ ...mine, seq: at + 1, ...agendaLine(line) })
      .execute()
  const bodies = [
    ...input.participants.map((name) => ({ name, part: 'tham_du' as const })),
    ...input.invited.map((name) => ({ name, part: 'moi' as const })),
  ]
  for (const [at, body] of bodies.entries())
    await trx
      .insertInto('conference_body')
      .values({ ...mine, seq: at + 1, ...body })
      .execute()
}

/** "Văn phòng: Tuyên bố lý do (10 phút)" → who, text, minutes; who and minutes may be absent. */
export function agendaLine(line: string): { text: string; who: string | null; minutes: number | null } {
  const minutes = /\s*\((\d{1,3}) phút\)\s*$/.exec(line)
  const rest = minutes ? line.slice(0, minutes.index) : line
  const who = /^([^:]{2,60}):\s+(.+)$/s.exec(rest)
  return {
    text: (who?.[2] ?? rest).trim(),
    who: who?.[1]?.trim() ?? null,
    minutes: minutes ? Number(minutes[1]) : null,
  }
}

export async function editConference(
  trx: Trx,
  by: Actor,
  id: string,
  version: number,
  input: Omit<ConferenceInput, 'regulation' | 'request' | 'sessions'>,
): Promise<Result<{ id: string }>> {
  const found = await openConference(trx, by, id)
  if (!found.ok) return found
  if (found.value.version !== version)
    return err({
      message:
        'Hội nghị vừa được người khác sửa. Nội dung bạn nhập còn ở dưới; hãy mở trang mới bên cạnh, so lại rồi gửi.',
      status: 409,
    })
  const checked = await checkParts(trx, by, { ...input, sessions: [] })
  if (!checked.ok) return checked
  await trx
    .updateTable('conference')
    .set({ ...heading(input), version: version + 1 })
    .where('commune_id', '=', by.commune)
    .where('id', '=', id)
    .execute()
  await replaceParts(trx, by, id, input)
  await append(trx, by, 'conference.edited', id, { version: version + 1 })
  return ok({ id })
}

/** The conference, when it may still be changed. */
export async function openConference(trx: Trx, by: Actor, id: string): Promise<Result<Conference>> {
  const found = await findConference(trx, by.commune, id)
  if (!found) return err(NO_CONFERENCE)
  if (found.closure) return err({ message: 'Hồ sơ hội nghị đã khép, không sửa được nữa.', status: 409 })
  if (found.cancellation) return err({ message: 'Hội nghị đã hủy, không sửa được nữa.', status: 409 })
  return ok(found)
}

/** The public notice went out: the notice duty is met on that day. */
export async function announceConference(
  trx: Trx,
  by: Actor,
  id: string,
  onDate: string,
  paper: string | null,
): Promise<Result<{ id: string }>> {
  const found = await openConference(trx, by, id)
  if (!found.ok) return found
  if (!found.value.date)
    return err({
      message: 'Chưa ấn định ngày tổ chức nên chưa thông báo được. Hãy nhập các buổi trước.',
      status: 422,
    })
  if (found.value.announcement) return err({ message: 'Hội nghị này đã thông báo.', status: 409 })
  await trx
    .insertInto('conference_announcement')
    .values({
      commune_id: by.commune,
      conference_id: id,
      on_date: onDate,
      paper_id: paper,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'conference.announced', id, { on: onDate, paper })
  await meetDuty(trx, by, id, 'notice', onDate)
  await meetDuty(trx, by, id, 'invite', onDate)
  return ok({ id })
}

export async function cancelConference(
  trx: Trx,
  by: Actor,
  id: string,
  reason: string,
): Promise<Result<{ id: string }>> {
  const found = await openConference(trx, by, id)
  if (!found.ok) return found
  await trx
    .insertInto('conference_cancellation')
    .values({
      commune_id: by.commune,
      conference_id: id,
      reason,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'conference.cancelled', id)
  return ok({ id })
}

/** Closing the file: `open` names what is still owed (the caller asks the chapters above). */
export async function closeConference(trx: Trx, by: Actor, id: string): Promise<Result<{ id: string }>> {
  const found = await openConference(trx, by, id)
  if (!found.ok) return found
  const day = by.today.toString()
  if (!found.value.end_date || day <= found.value.end_date)
    return err({ message: 'Hội nghị chưa diễn ra nên chưa khép hồ sơ được.', status: 422 })
  await trx
    .insertInto('conference_closure')
    .values({
      commune_id: by.commune,
      conference_id: id,
      on_date: day,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'conference.closed', id, { on: day })
  return ok({ id })
}
