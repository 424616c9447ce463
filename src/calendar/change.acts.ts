// Acts on a commune's calendar: proposing a change, and carrying it out with every date that moves, in one transaction.
import { instantText } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { canonicalJson, newId, sha256 } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import type { Wish } from './calendar.ts'
import { calendarOf } from './changes.store.ts'
import { type ClockUser, type Step, yieldStep } from './clock-user.ts'
import type { Replanned } from './moves.ts'
import { digestOf, findProposal, proposed, wishOf } from './proposals.store.ts'

const GONE = { message: 'Không tìm thấy đề nghị sửa lịch này.', status: 404 } as const

/** Drafts nobody confirmed are no record of anything and go after a week. */
const DRAFT_DAYS = 7
/** Rows of one insert: below the number of values either database takes. */
const CHUNK = 200

/** Keeps what was typed or read, to be looked at before it changes anything. */
export async function proposeChange(trx: Trx, by: Actor, wish: Wish): Promise<Result<{ id: string }>> {
  const calendars = await proposed(trx, by.commune, wish)
  if (!calendars.ok) return calendars
  if (calendars.value.differences.length === 0)
    return err({
      message: 'Lịch đang dùng đã có đúng những ngày này, không có gì thay đổi.',
      status: 422,
    })
  await trx
    .deleteFrom('calendar_proposal')
    .where('commune_id', '=', by.commune)
    .where('state', '=', 'draft')
    .where('at', '<', instantText(by.now.subtract({ hours: 24 * DRAFT_DAYS })))
    .execute()
  const id = newId()
  const withdrawal = wish.kind === 'withdrawal'
  await trx
    .insertInto('calendar_proposal')
    .values({
      commune_id: by.commune,
      id,
      kind: wish.kind,
      withdraws: withdrawal ? wish.change : null,
      year: withdrawal ? null : wish.year,
      title: withdrawal ? 'Thu hồi một mục lịch' : wish.title,
      source: withdrawal ? wish.reason : wish.source,
      days: JSON.stringify(withdrawal ? [] : wish.days),
      notes: JSON.stringify(withdrawal ? [] : wish.notes),
      state: 'draft',
      expected: null,
      total: 0,
      done: 0,
      lease_until: null,
      problem: null,
      change_id: null,
      by_person: by.person,
      at: instantText(by.now),
      ended_at: null,
    })
    .execute()
  return ok({ id })
}

/** Many dates: the confirmation is kept and carried out in the background. */
export async function queueProposal(
  trx: Trx,
  by: Actor,
  id: string,
  expected: string,
  total: number,
): Promise<Result<void>> {
  const row = await findProposal(trx, by.commune, id)
  if (!row) return err(GONE)
  if (row.state !== 'draft' && row.state !== 'refused') return err(ALREADY)
  await trx
    .updateTable('calendar_proposal')
    .set({ state: 'queued', expected, total, done: 0, problem: null, by_person: by.person })
    .where('commune_id', '=', by.commune)
    .where('id', '=', id)
    .execute()
  return ok()
}

const ALREADY = {
  message: 'Thay đổi lịch này đã được xác nhận; xem trạng thái ở dưới.',
  status: 409,
} as const

export const STALE = {
  message:
    'Từ lúc bạn xem trước, lịch hoặc các hạn đã thay đổi, nên chưa áp dụng. Bảng dưới đây là bảng mới; hãy xem lại rồi xác nhận.',
  status: 409,
} as const

export interface CarriedOut extends Replanned {
  readonly change: string
  readonly told: number
}

/**
 * The change and every date that moves with it. What moves is compared with what was seen before confirming: a
 * difference refuses, and the refusal undoes everything.
 */
export async function carryOut(
  trx: Trx,
  by: Actor,
  id: string,
  expected: string,
  user: ClockUser,
  step: Step = yieldStep,
): Promise<Result<CarriedOut>> {
  const row = await findProposal(trx, by.commune, id)
  if (!row) return err(GONE)
  if (row.state === 'done') return err(ALREADY)
  const done = await applyWish(trx, by, wishOf(row), expected, user, step)
  if (!done.ok) return done
  await trx
    .updateTable('calendar_proposal')
    .set({
      state: 'done',
      change_id: done.value.change,
      total: done.value.moves.length,
      done: done.value.moves.length,
      lease_until: null,
      problem: null,
      ended_at: instantText(by.now),
    })
    .where('commune_id', '=', by.commune)
    .where('id', '=', id)
    .execute()
  return done
}

/** The same without a proposal kept. `expected` undefined: nobody looked at a preview (the command line). */
export async function applyWish(
  trx: Trx,
  by: Actor,
  wish: Wish,
  expected: string | undefined,
  user: ClockUser,
  step: Step = yieldStep,
): Promise<Result<CarriedOut>> {
  const calendars = await proposed(trx, by.commune, wish)
  if (!calendars.ok) return calendars
  const stored = wish.kind === 'change' ? await storeChange(trx, by, wish) : await withdraw(trx, by, wish)
  const calendar = await calendarOf(trx, by.commune)
  const reason = wish.kind === 'change' ? 'lịch nghỉ thay đổi' : 'thu hồi một mục lịch nghỉ'
  const replanned = await user.apply(trx, by, calendar, reason, step)
  if (!replanned.ok) return replanned
  if (expected !== undefined && digestOf(calendars.value.base, replanned.value.moves) !== expected)
    return err(STALE)
  const told = await user.tell(trx, by, replanned.value.moves, {
    occasion: `calendar:${stored}${wish.kind === 'change' ? '' : ':withdrawn'}`,
    subject: 'Lịch nghỉ thay đổi: có thời hạn dời ngày',
    lead:
      wish.kind === 'change'
        ? `Lịch nghỉ của cơ quan vừa thay đổi: ${wish.title} (${wish.source}).`
        : `Một mục của lịch nghỉ vừa được thu hồi: ${wish.reason}`,
  })
  return ok({ ...replanned.value, change: stored, told })
}

async function storeChange(trx: Trx, by: Actor, wish: Extract<Wish, { kind: 'change' }>): Promise<string> {
  const id = newId()
  const { seq } = await trx
    .selectFrom('calendar_change')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('commune_id', '=', by.commune)
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('calendar_change')
    .values({
      commune_id: by.commune,
      id,
      seq: Number(seq ?? 0) + 1,
      year: wish.year,
      title: wish.title,
      source: wish.source,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  for (let at = 0; at < wish.days.length; at += CHUNK)
    await trx
      .insertInto('calendar_day')
      .values(
        wish.days.slice(at, at + CHUNK).map((day) => ({
          commune_id: by.commune,
          change_id: id,
          date: day.date,
          working: day.working ? 1 : 0,
          name: day.name,
        })),
      )
      .execute()
  await append(trx, by, 'calendar.changed', id, {
    year: wish.year,
    off: wish.days.filter((day) => !day.working).length,
    worked: wish.days.filter((day) => day.working).length,
    digest: sha256(canonicalJson(wish.days)),
  })
  return id
}

async function withdraw(trx: Trx, by: Actor, wish: Extract<Wish, { kind: 'withdrawal' }>): Promise<string> {
  await trx
    .insertInto('calendar_withdrawal')
    .values({
      commune_id: by.commune,
      change_id: wish.change,
      reason: wish.reason,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'calendar.withdrawn', wish.change)
  return wish.change
}
