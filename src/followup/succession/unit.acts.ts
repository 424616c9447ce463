// Act: a unit is dissolved. What it still holds goes to the unit that takes over, each with its clock running on.
import { instantText, shortDate } from '../../kit/clock.ts'
import type { Trx } from '../../kit/db/db.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import { type Actor, append } from '../../ledger/ledger.ts'
import { listUnits } from '../../office/store.ts'
import { assignQuestion } from '../../petition/triage.acts.ts'
import { moveJoint } from '../joint/acts.ts'
import { type WaitingJoint, waitingJoints } from '../joint/store.ts'
import { nextOf } from '../state.ts'
import { communeFacts, type Handle } from '../store.ts'

export interface Dissolution {
  readonly unit: string
  /** Who takes over; may be left out when nothing is open. */
  readonly successor: string | null
  readonly onDate: string
  readonly reason: string
}

export interface UnitHolds {
  readonly questions: readonly string[]
  readonly tasks: readonly string[]
  readonly drafts: readonly string[]
  /** Cases of other units it is still waited for to help with. */
  readonly joints: readonly WaitingJoint[]
}

/** What a unit would leave behind. */
export async function unitHolds(read: Handle, commune: string, unit: string): Promise<UnitHolds> {
  const facts = await communeFacts(read, commune)
  const tasks = await read
    .selectFrom('conference_task as t')
    .select('t.id')
    .where('t.commune_id', '=', commune)
    .where('t.unit_id', '=', unit)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('task_report as r')
            .select('r.task_id')
            .whereRef('r.commune_id', '=', 't.commune_id')
            .whereRef('r.task_id', '=', 't.id')
            .where('r.kind', '=', 'xong'),
        ),
      ),
    )
    .execute()
  const drafts = await read
    .selectFrom('answer as a')
    .select('a.id')
    .where('a.commune_id', '=', commune)
    .where('a.unit_id', '=', unit)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('answer_step as s')
            .select('s.seq')
            .whereRef('s.commune_id', '=', 'a.commune_id')
            .whereRef('s.answer_id', '=', 'a.id')
            .where('s.step', '=', 'ban_hanh'),
        ),
      ),
    )
    .execute()
  return {
    questions: [...facts.values()]
      .filter((one) => one.head === null && one.unit === unit && nextOf(one) !== 'nothing')
      .map((one) => one.question),
    tasks: tasks.map((row) => row.id),
    drafts: drafts.map((row) => row.id),
    joints: await waitingJoints(read, commune, unit),
  }
}

export async function dissolveUnit(
  trx: Trx,
  by: Actor,
  input: Dissolution,
): Promise<Result<{ moved: number }>> {
  const units = await listUnits(trx, by.commune)
  const unit = units.find((one) => one.id === input.unit)
  if (!unit) return err({ field: 'unit', message: 'Xã không có đơn vị này. Hãy chọn lại.' })
  if (unit.dissolved !== null)
    return err({ field: 'unit', message: 'Đơn vị này đã ghi giải thể từ trước.', status: 409 })
  if (input.onDate > by.today.toString())
    return err({
      field: 'onDate',
      message: `Chỉ ghi khi việc giải thể đã có hiệu lực: ngày không thể sau hôm nay (${shortDate(by.today)}).`,
    })
  const holds = await unitHolds(trx, by.commune, unit.id)
  const open = holds.questions.length + holds.tasks.length + holds.drafts.length + holds.joints.length
  const successor = units.find((one) => one.id === input.successor)
  if (input.successor !== null && (!successor || successor.dissolved !== null || successor.id === unit.id))
    return err({ field: 'successor', message: 'Hãy chọn một đơn vị khác đang hoạt động để tiếp nhận.' })
  if (open > 0 && !successor)
    return err({
      field: 'successor',
      message: `Đơn vị còn giữ ${holds.questions.length} nội dung, ${holds.tasks.length} việc chuẩn bị, ${holds.drafts.length} dự thảo trả lời, ${holds.joints.length} việc phối hợp. Hãy chọn đơn vị tiếp nhận.`,
    })
  if (successor) {
    const moved = await moveAll(trx, by, unit.id, successor.id, holds, input)
    if (!moved.ok) return moved
  }
  await trx
    .insertInto('unit_dissolved')
    .values({
      commune_id: by.commune,
      unit_id: unit.id,
      on_date: input.onDate,
      successor_id: successor?.id ?? null,
      reason: input.reason,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'unit.dissolved', unit.id, {
    on: input.onDate,
    successor: successor?.id ?? null,
    questions: holds.questions.length,
    tasks: holds.tasks.length,
    drafts: holds.drafts.length,
    ...(holds.joints.length > 0 ? { joints: holds.joints.length } : {}),
  })
  return ok({ moved: open })
}

async function moveAll(
  trx: Trx,
  by: Actor,
  unit: string,
  successor: string,
  holds: UnitHolds,
  input: Dissolution,
): Promise<Result<void>> {
  const reason = `Đơn vị giải thể từ ngày ${shortDate(input.onDate)}: ${input.reason}`
  for (const { joint, facts } of holds.joints)
    await moveJoint(trx, by, { joint, facts, to: successor, reason })
  for (const question of holds.questions) {
    const moved = await assignQuestion(trx, by, { question, unit: successor, reason })
    if (!moved.ok) return moved
  }
  for (const [table, ids] of [
    ['conference_task', holds.tasks],
    ['answer', holds.drafts],
  ] as const)
    for (const id of ids)
      await trx
        .updateTable(table)
        .set({ unit_id: successor })
        .where('commune_id', '=', by.commune)
        .where('id', '=', id)
        .execute()
  const fields = await trx
    .selectFrom('unit_field')
    .select('field')
    .where('commune_id', '=', by.commune)
    .where('unit_id', '=', unit)
    .execute()
  // What comes in these fields from now on is proposed to the successor.
  for (const { field } of fields)
    await trx
      .insertInto('unit_field')
      .values({ commune_id: by.commune, unit_id: successor, field })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  await trx
    .deleteFrom('unit_field')
    .where('commune_id', '=', by.commune)
    .where('unit_id', '=', unit)
    .execute()
  return ok()
}
