// Acts that move a conference's dates: fixing its sessions, postponing it, and the papers whose day starts a clock. Each
// takes along what hangs on the dates; what was seen before confirming must be what moves.

import type { PlannedMove, Replanned } from '../calendar/moves.ts'
import { digestOf } from '../calendar/proposals.store.ts'
import { instantText, longDate } from '../kit/clock.ts'
import type { Read, Trx } from '../kit/db/db.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { listPeople, listUnits } from '../office/store.ts'
import { meetDuty } from '../regulation/dues.ts'
import { NO_CONFERENCE, openConference, replaceSessions } from './acts.ts'
import type { ConferenceInput } from './form.ts'
import { tellMoved } from './moved.notice.ts'
import { type Follower, planDates, recount } from './replan.ts'
import { restartClock } from './schedule.acts.ts'
import { type Conference, findConference, tasksOf } from './store.ts'

export interface DatesPreview extends Replanned {
  /** Names what was seen: a confirmation of something else is refused. */
  readonly digest: string
  /** The first day as it would be. */
  readonly first: Temporal.PlainDate
}

/** How a change of dates is confirmed. Without `expected` nobody looked at a preview: imports, the demonstration. */
export interface Confirmed {
  readonly followers: readonly Follower[]
  readonly expected?: string
}

const UNSEEN: Confirmed = { followers: [] }

const CHANGED = {
  message:
    'Các hạn dời ngày không còn đúng như bảng bạn đã xem, nên chưa đổi gì. Bảng dưới đây là bảng mới; hãy xem lại rồi xác nhận.',
  status: 409,
} as const

function seen(conference: Conference, moves: readonly PlannedMove[]): string {
  return digestOf([conference.id, ...conference.sessions.map((session) => session.date)], moves)
}

interface Days {
  readonly date: string
  readonly endDate: string
}

async function previewDays(
  read: Read | Trx,
  commune: string,
  conference: Conference,
  days: Days,
  followers: readonly Follower[],
): Promise<Result<DatesPreview>> {
  const dates = await planDates(read, commune, conference, days, followers)
  if (!dates.ok) return dates
  const { planned } = dates.value
  return ok({
    ...planned,
    digest: seen(conference, planned.moves),
    first: Temporal.PlainDate.from(days.date),
  })
}

/** The first and last day after every session moved as far as the first one. */
function postponed(conference: Conference, to: string): Days & { readonly days: number } {
  const first = Temporal.PlainDate.from(conference.date ?? to)
  const days = first.until(Temporal.PlainDate.from(to)).days
  const end = Temporal.PlainDate.from(conference.end_date ?? to).add({ days })
  return { date: to, endDate: end.toString(), days }
}

function checkPostponement(conference: Conference, to: string, today: Temporal.PlainDate): Result<void> {
  const { date } = conference
  if (!date) return err({ message: 'Hội nghị chưa ấn định ngày nên không có gì để hoãn.', field: 'date' })
  if (to <= today.toString()) return err({ message: 'Ngày mới phải sau hôm nay.', field: 'date' })
  if (to === date) return err({ message: 'Ngày mới trùng ngày cũ.', field: 'date' })
  return ok()
}

/** What would move if the conference were held from that day; nothing is changed. */
export async function previewPostponement(
  read: Read | Trx,
  commune: string,
  id: string,
  to: string,
  today: Temporal.PlainDate,
  followers: readonly Follower[],
): Promise<Result<DatesPreview>> {
  const conference = await findConference(read, commune, id)
  if (!conference) return err(NO_CONFERENCE)
  const checked = checkPostponement(conference, to, today)
  if (!checked.ok) return checked
  return previewDays(read, commune, conference, postponed(conference, to), followers)
}

/** What would move if the sessions were on these days. */
export async function previewSessions(
  read: Read | Trx,
  commune: string,
  id: string,
  dates: readonly string[],
  followers: readonly Follower[],
): Promise<Result<DatesPreview>> {
  const conference = await findConference(read, commune, id)
  const [date] = dates
  if (!conference || date === undefined) return err(NO_CONFERENCE)
  return previewDays(read, commune, conference, { date, endDate: dates.at(-1) ?? date }, followers)
}

/** Computes, stores, takes along what follows, and compares with what was seen. */
async function moveDates(
  trx: Trx,
  by: Actor,
  before: Conference,
  reason: string,
  { followers, expected }: Confirmed,
): Promise<Result<Replanned>> {
  const moved = await recount(trx, by, before.id, reason, followers)
  if (!moved.ok) return moved
  return expected !== undefined && expected !== seen(before, moved.value.moves) ? err(CHANGED) : moved
}

/** Fixes the sessions of a conference; one that already had its days is confirmed after a preview. */
export async function setSessions(
  trx: Trx,
  by: Actor,
  id: string,
  sessions: NonNullable<ConferenceInput['sessions']>,
  confirmed: Confirmed = UNSEEN,
): Promise<Result<{ id: string }>> {
  const found = await openConference(trx, by, id)
  if (!found.ok) return found
  if (found.value.announcement)
    return err({
      message: 'Hội nghị đã thông báo: muốn đổi ngày, hãy dùng "Hoãn hội nghị" và nêu lý do.',
      status: 409,
    })
  await replaceSessions(trx, by, id, sessions)
  await append(trx, by, 'conference.edited', id, { sessions: sessions.map((session) => session.date) })
  const moved = await moveDates(trx, by, found.value, 'ấn định ngày', confirmed)
  if (!moved.ok) return moved
  if (found.value.date !== null)
    await tellMoved(trx, by, moved.value.moves, {
      occasion: `sessions:${id}:${by.now.epochMilliseconds}`,
      subject: 'Ngày đối thoại thay đổi: có thời hạn dời ngày',
      lead: `“${found.value.title}” có ngày mới: ${dayWords(sessions[0]?.date)}.`,
    })
  return ok({ id })
}

const dayWords = (date: string | undefined) => (date === undefined ? 'chưa ấn định' : longDate(date))

/** A conference holds on another day: every session moves by the same number of days, the old dates stay in the ledger. */
export async function postponeConference(
  trx: Trx,
  by: Actor,
  id: string,
  to: string,
  reason: string,
  confirmed: Confirmed = UNSEEN,
): Promise<Result<{ id: string }>> {
  const found = await openConference(trx, by, id)
  if (!found.ok) return found
  const conference = found.value
  const checked = checkPostponement(conference, to, by.today)
  if (!checked.ok) return checked
  const { days } = postponed(conference, to)
  for (const session of conference.sessions)
    await trx
      .updateTable('conference_session')
      .set({ date: Temporal.PlainDate.from(session.date).add({ days }).toString() })
      .where('commune_id', '=', by.commune)
      .where('conference_id', '=', id)
      .where('seq', '=', session.seq)
      .execute()
  const seq = conference.postponements.length + 1
  await trx
    .insertInto('conference_postponement')
    .values({
      commune_id: by.commune,
      conference_id: id,
      seq,
      from_date: conference.date,
      to_date: to,
      reason,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'conference.postponed', id, { from: conference.date, to })
  const moved = await moveDates(trx, by, conference, 'hoãn hội nghị', confirmed)
  if (!moved.ok) return moved
  await tellMoved(
    trx,
    by,
    moved.value.moves,
    {
      occasion: `postponed:${id}:${seq}`,
      subject: `Hoãn hội nghị: ${dayWords(conference.date ?? undefined)} chuyển sang ${dayWords(to)}`,
      lead: `“${conference.title}” chuyển từ ${dayWords(conference.date ?? undefined)} sang ${dayWords(to)}. Lý do: ${reason}`,
    },
    await invitedAddresses(trx, by.commune, conference),
  )
  return ok({ id })
}

/** Everybody with an e-mail address who has a part in the conference: chairs, secretaries, village heads, units with tasks. */
export async function invitedAddresses(
  read: Read | Trx,
  commune: string,
  conference: Conference,
): Promise<readonly string[]> {
  const named = new Set([
    ...conference.chairs.map((chair) => chair.id),
    ...(conference.stand_in ? [conference.stand_in] : []),
    ...conference.secretaries.flatMap((secretary) => (secretary.person_id ? [secretary.person_id] : [])),
  ])
  const tasks = new Set((await tasksOf(read, commune, conference.id)).map((task) => task.unit_id))
  const people = await listPeople(read, commune)
  const units = await listUnits(read, commune)
  return [
    ...people.flatMap((person) =>
      person.email && (named.has(person.id) || person.roles.includes('collector')) ? [person.email] : [],
    ),
    ...units.flatMap((unit) => (unit.email && tasks.has(unit.id) ? [unit.email] : [])),
  ]
}

/** The plan paper was issued: rules that count from it start. */
export async function planIssued(trx: Trx, by: Actor, id: string, on: string): Promise<Result<void>> {
  await append(trx, by, 'conference.plan_issued', id, { on })
  const clock = await restartClock(trx, by, id, 'ban hành kế hoạch')
  return clock.ok ? ok() : clock
}

/** What would move if the notice of conclusion were issued on that day instead of the assumed one. */
export async function previewConclusion(
  read: Read | Trx,
  commune: string,
  conference: Conference,
  on: string,
  followers: readonly Follower[],
): Promise<Result<Replanned>> {
  const dates = await planDates(read, commune, conference, { conclusion: on }, followers)
  if (!dates.ok) return dates
  const { planned, rows } = dates.value
  // Issuing meets the duty to publish the result, so that its own date does not move.
  return ok({ ...planned, moves: planned.moves.filter((move) => !isResult(move, rows)) })
}

function isResult(
  move: PlannedMove,
  rows: readonly { readonly rule: string; readonly duty: string }[],
): boolean {
  return move.kind === 'due' && rows.some((row) => row.rule === move.rule && row.duty === 'result')
}

/** The conclusion was issued: what hangs on it is no longer assumed. */
export async function conclusionIssued(
  trx: Trx,
  by: Actor,
  id: string,
  on: string,
  followers: readonly Follower[] = [],
): Promise<Result<Replanned>> {
  await meetDuty(trx, by, id, 'result', on)
  return recount(trx, by, id, 'ban hành thông báo kết luận', followers)
}
