// Acts of preparation: tasks and their reports, quotas, delegates, the publication log.
import { instantText } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { newId } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { storeFile } from '../office/files.ts'
import { listVillages } from '../office/store.ts'
import { DUTY, isCode } from '../regulation/codes.ts'
import { duesOf, dueToday, meetDuty, meetMonth, meetRule } from '../regulation/dues.ts'
import { monthName } from '../regulation/occurrences.ts'
import { NO_CONFERENCE } from './acts.ts'
import { allotPlaces } from './conference.ts'
import { findConference } from './store.ts'
import type { PublicationMeans } from './tables.ts'

export async function addTask(
  trx: Trx,
  by: Actor,
  conference: string,
  input: { unit: string; title: string; due: string | null },
): Promise<Result<{ id: string }>> {
  if (!(await findConference(trx, by.commune, conference))) return err(NO_CONFERENCE)
  const unit = await trx
    .selectFrom('unit')
    .select('id')
    .where('commune_id', '=', by.commune)
    .where('id', '=', input.unit)
    .executeTakeFirst()
  if (!unit) return err({ message: 'Đơn vị không có trong danh sách của xã.', field: 'unit' })
  const id = newId()
  await trx
    .insertInto('conference_task')
    .values({
      commune_id: by.commune,
      id,
      conference_id: conference,
      unit_id: input.unit,
      title: input.title,
      due: input.due,
    })
    .execute()
  await append(trx, by, 'conference.edited', conference, { task: id, unit: input.unit, due: input.due })
  return ok({ id })
}

/** A unit reports its own task; the office may report for any. `unit` null: no limit. */
export async function reportTask(
  trx: Trx,
  by: Actor,
  task: string,
  unit: string | null,
  input: { kind: 'xong' | 'vuong_mac'; note: string | null },
): Promise<Result<{ conference: string }>> {
  const found = await trx
    .selectFrom('conference_task')
    .selectAll()
    .where('commune_id', '=', by.commune)
    .where('id', '=', task)
    .executeTakeFirst()
  if (!found || (unit !== null && found.unit_id !== unit))
    return err({ message: 'Không tìm thấy việc này.', status: 404 })
  if (input.kind === 'vuong_mac' && !input.note)
    return err({ message: 'Hãy ghi rõ vướng mắc để Văn phòng tháo gỡ.', field: 'note' })
  const last = await trx
    .selectFrom('task_report')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('commune_id', '=', by.commune)
    .where('task_id', '=', task)
    .executeTakeFirst()
  await trx
    .insertInto('task_report')
    .values({
      commune_id: by.commune,
      task_id: task,
      seq: Number(last?.seq ?? 0) + 1,
      kind: input.kind,
      note: input.note,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(
    trx,
    by,
    input.kind === 'xong' ? 'conference.task_done' : 'conference.task_obstacle',
    found.conference_id,
    { task },
  )
  return ok({ conference: found.conference_id })
}

/** Shares the places among the villages by population; a village's own number may be corrected by hand afterwards. */
export async function allotQuota(
  trx: Trx,
  by: Actor,
  conference: string,
  places: number,
): Promise<Result<{ id: string }>> {
  if (!(await findConference(trx, by.commune, conference))) return err(NO_CONFERENCE)
  const villages = await listVillages(trx, by.commune)
  const shares = allotPlaces(
    villages.map((village) => ({ village: village.id, population: village.population })),
    places,
  )
  if (!shares.ok) return shares
  return saveQuota(trx, by, conference, shares.value)
}

export async function saveQuota(
  trx: Trx,
  by: Actor,
  conference: string,
  shares: ReadonlyMap<string, number>,
): Promise<Result<{ id: string }>> {
  if (!(await findConference(trx, by.commune, conference))) return err(NO_CONFERENCE)
  const known = new Set((await listVillages(trx, by.commune)).map((village) => village.id))
  for (const [village, places] of shares) {
    if (!known.has(village))
      return err({ message: 'Thôn không có trong danh sách của xã.', field: `village.${village}` })
    await trx
      .insertInto('conference_quota')
      .values({ commune_id: by.commune, conference_id: conference, village_id: village, places })
      .onConflict((conflict) =>
        conflict.columns(['commune_id', 'conference_id', 'village_id']).doUpdateSet({ places }),
      )
      .execute()
  }
  await append(trx, by, 'conference.edited', conference, { quota: Object.fromEntries(shares) })
  await meetDuty(trx, by, conference, 'quota', by.today.toString())
  return ok({ id: conference })
}

export async function addDelegate(
  trx: Trx,
  by: Actor,
  conference: string,
  input: { name: string; title: string | null; village: string | null; part: 'moi' | 'thon' },
): Promise<Result<{ id: string }>> {
  if (!(await findConference(trx, by.commune, conference))) return err(NO_CONFERENCE)
  if (input.part === 'thon' && !input.village)
    return err({ message: 'Đại biểu của thôn: hãy chọn thôn.', field: 'village' })
  const id = newId()
  await trx
    .insertInto('conference_delegate')
    .values({
      commune_id: by.commune,
      id,
      conference_id: conference,
      village_id: input.village,
      name: input.name,
      title: input.title,
      part: input.part,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'conference.invited', conference, {
    delegate: id,
    part: input.part,
    village: input.village,
  })
  return ok({ id })
}

/** One proof of publication; a duty of publishing is met on the first day its proof shows. */
export async function recordPublication(
  trx: Trx,
  by: Actor,
  conference: string,
  input: {
    duty: string
    place: string
    /** By what means, as the law counts them; the villages whose heads received it. */
    means?: PublicationMeans | null
    villages?: readonly string[]
    from: string
    to: string | null
    note: string | null
    proof?: { readonly name: string; readonly bytes: Uint8Array } | undefined
  },
): Promise<Result<{ id: string }>> {
  if (!(await findConference(trx, by.commune, conference))) return err(NO_CONFERENCE)
  if (!isCode(DUTY, input.duty)) return err({ message: 'Hãy chọn nội dung công khai.', field: 'duty' })
  if (input.from > by.today.toString())
    return err({ message: 'Ngày bắt đầu công khai chưa tới; hãy ghi khi đã làm.', field: 'from' })
  if (input.to && input.to < input.from)
    return err({ message: 'Ngày kết thúc phải sau ngày bắt đầu.', field: 'to' })
  const means = input.means ?? null
  const villages = [...new Set(input.villages ?? [])]
  const known = new Set((await listVillages(trx, by.commune)).map((village) => village.id))
  if (villages.some((village) => !known.has(village)))
    return err({ message: 'Thôn được chọn không có trong danh sách của xã.', field: 'villages' })
  if (means === 'village_heads' && villages.length === 0)
    return err({ message: 'Hãy đánh dấu những thôn mà Trưởng thôn đã nhận.', field: 'villages' })
  if (means !== 'village_heads' && villages.length > 0)
    return err({ message: 'Chỉ chọn thôn khi gửi Trưởng thôn; bỏ chọn thôn hoặc đổi cách.', field: 'means' })
  const file = input.proof ? await storeFile(trx, by, input.proof) : undefined
  if (file && !file.ok) return err({ ...file.error, field: 'proof' })
  const ids: string[] = []
  for (const village of villages.length > 0 ? villages : [null]) {
    const id = newId()
    ids.push(id)
    await trx
      .insertInto('publication')
      .values({
        commune_id: by.commune,
        id,
        conference_id: conference,
        duty: input.duty,
        place: input.place,
        means,
        village_id: village,
        from_date: input.from,
        to_date: input.to,
        note: input.note,
        file_id: file?.value.id ?? null,
        by_person: by.person,
        at: instantText(by.now),
      })
      .execute()
    await append(trx, by, 'publication.recorded', conference, {
      publication: id,
      duty: input.duty,
      means,
      village,
      from: input.from,
      to: input.to,
      proof: file?.value.sha256 ?? null,
    })
  }
  return ok({ id: ids[0] ?? '' })
}

/** What was done outside the system and is only noted here; the day cannot lie ahead. */
export async function recordMet(
  trx: Trx,
  by: Actor,
  conference: string,
  rule: string,
  input: { on: string; note: string | null; month?: string | null },
): Promise<Result<void>> {
  const due = (await duesOf(trx, by.commune, conference)).find((each) => each.rule === rule)
  if (!due) return err({ message: 'Không tìm thấy mốc này.', status: 404 })
  if (due.met) return err({ message: 'Mốc này đã được ghi là xong.', status: 409 })
  if (input.on > by.today.toString())
    return err({ message: 'Ngày làm xong chưa tới; hãy ghi khi đã làm.', field: 'on' })
  if (due.occurrences === '') {
    await meetRule(trx, by, conference, rule, input.on, input.note)
    return ok()
  }
  const { series, next } = dueToday(due, by.today, null)
  const month = input.month ?? next?.month
  const asked = series.find((each) => each.month === month)
  if (!asked) return err({ message: 'Hãy chọn một kỳ trong danh sách các kỳ còn phải làm.', field: 'month' })
  if (asked.met)
    return err({ message: `Kỳ ${monthName(asked.month)} đã được ghi là xong.`, status: 409, field: 'month' })
  await meetMonth(trx, by, conference, due, asked.month, input.on, input.note)
  return ok()
}
