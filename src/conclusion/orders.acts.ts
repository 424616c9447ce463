// Acts: orders of the draft conclusion, and the texts that were issued because of them.
import { instantText, shortDate } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { newId } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { duesOf } from '../regulation/dues.ts'
import { limitsOf } from './limits.ts'
import { orderDue } from './orders.ts'
import { earliestOwn } from './own.store.ts'
import { type Draft, findDraft, findOrder, nextOrderSeq, type Order } from './store.ts'

export interface OrderInput {
  readonly viewpoint: string
  readonly unit: string
  /** As typed; null: the reply rule's date. */
  readonly due: string | null
  /** What is proposed to a superior, or which own text is issued or amended. */
  readonly policy_action: string | null
  readonly questions: readonly string[]
  /** Units that cooperate; the responsible one answers. */
  readonly helpers?: readonly string[]
}

export const NO_CONFERENCE = { message: 'Không tìm thấy hội nghị.', status: 404 } as const
const NO_ORDER = { message: 'Không tìm thấy mục giao việc này.', status: 404 } as const

export async function addOrder(
  trx: Trx,
  by: Actor,
  conference: string,
  input: OrderInput,
): Promise<Result<{ id: string }>> {
  const draft = await openDraft(trx, by, conference)
  if (!draft.ok) return draft
  const due = await checked(trx, by, draft.value, input)
  if (!due.ok) return due
  const id = newId()
  await trx
    .insertInto('conclusion_order')
    .values({
      commune_id: by.commune,
      id,
      conference_id: conference,
      seq: await nextOrderSeq(trx, by.commune, conference),
      viewpoint: input.viewpoint,
      unit_id: input.unit,
      due: due.value,
      policy_action: input.policy_action,
      by_person: by.person,
      at: instantText(by.now),
      version: 1,
    })
    .execute()
  await cover(trx, by, id, input.questions)
  await nameHelpers(trx, by, id, input)
  await append(trx, by, 'conclusion.order_added', conference, ledgerOf(id, input, due.value, 1))
  return ok({ id })
}

export async function editOrder(
  trx: Trx,
  by: Actor,
  input: OrderInput & { readonly order: string; readonly version: number },
): Promise<Result<void>> {
  const found = await openOrder(trx, by, input.order, input.version)
  if (!found.ok) return found
  const { draft, order } = found.value
  const due = await checked(trx, by, draft, input)
  if (!due.ok) return due
  await trx
    .updateTable('conclusion_order')
    .set({
      viewpoint: input.viewpoint,
      unit_id: input.unit,
      due: due.value,
      policy_action: input.policy_action,
      version: order.version + 1,
    })
    .where('commune_id', '=', by.commune)
    .where('id', '=', order.id)
    .execute()
  await trx
    .deleteFrom('order_question')
    .where('commune_id', '=', by.commune)
    .where('order_id', '=', order.id)
    .execute()
  await cover(trx, by, order.id, input.questions)
  await nameHelpers(trx, by, order.id, input)
  await append(
    trx,
    by,
    'conclusion.order_edited',
    order.conference_id,
    ledgerOf(order.id, input, due.value, order.version + 1),
  )
  return ok()
}

export async function removeOrder(
  trx: Trx,
  by: Actor,
  input: { readonly order: string; readonly version: number },
): Promise<Result<void>> {
  const found = await openOrder(trx, by, input.order, input.version)
  if (!found.ok) return found
  const { order } = found.value
  await trx
    .insertInto('order_removal')
    .values({ commune_id: by.commune, order_id: order.id, by_person: by.person, at: instantText(by.now) })
    .execute()
  await append(trx, by, 'conclusion.order_removed', order.conference_id, { order: order.id })
  return ok()
}

/** The text that an order led to: its number and date. Recorded once, after the conclusion was issued. */
export async function recordPolicyDocument(
  trx: Trx,
  by: Actor,
  input: { readonly order: string; readonly reference: string; readonly on_date: string },
): Promise<Result<void>> {
  const order = await findOrder(trx, by.commune, input.order)
  if (!order) return err(NO_ORDER)
  if (order.policy_action === null)
    return err({ message: 'Mục này không giao xây dựng, đề nghị sửa đổi văn bản nào.' })
  if (order.document) return err({ message: 'Văn bản của mục này đã được ghi.', status: 409 })
  if (input.on_date > by.today.toString())
    return err({
      field: 'on_date',
      message: `Ngày ban hành văn bản chưa tới (hôm nay là ${shortDate(by.today)}).`,
    })
  await trx
    .insertInto('policy_document')
    .values({
      commune_id: by.commune,
      order_id: order.id,
      reference: input.reference,
      on_date: input.on_date,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'policy_action.recorded', order.conference_id, {
    order: order.id,
    on: input.on_date,
  })
  return ok()
}

/** The draft, when the conclusion was not issued yet. */
async function openDraft(trx: Trx, by: Actor, conference: string): Promise<Result<Draft>> {
  const draft = await findDraft(trx, by.commune, conference)
  if (!draft) return err(NO_CONFERENCE)
  if (draft.issued)
    return err({
      status: 409,
      message: 'Thông báo kết luận đã ban hành, các mục giao việc không sửa được nữa.',
    })
  if (draft.conference.cancellation) return err({ status: 409, message: 'Hội nghị này đã hủy.' })
  return ok(draft)
}

async function openOrder(
  trx: Trx,
  by: Actor,
  id: string,
  version: number,
): Promise<Result<{ draft: Draft; order: Order }>> {
  const order = await findOrder(trx, by.commune, id)
  if (!order) return err(NO_ORDER)
  const draft = await openDraft(trx, by, order.conference_id)
  if (!draft.ok) return draft
  if (order.version !== version)
    return err({
      status: 409,
      message:
        'Mục giao việc này vừa được người khác sửa. Những gì đã nhập còn ở dưới; hãy so với bản mới rồi gửi lại.',
    })
  return ok({ draft: draft.value, order })
}

async function checked(trx: Trx, by: Actor, draft: Draft, input: OrderInput): Promise<Result<string | null>> {
  if (!draft.units.some((unit) => unit.id === input.unit))
    return err({ field: 'unit', message: 'Hãy chọn đơn vị trong danh sách của xã.' })
  const helpers = input.helpers ?? []
  if (helpers.some((id) => !draft.units.some((unit) => unit.id === id && unit.dissolved === null)))
    return err({
      field: 'helper',
      message: 'Hãy chọn đơn vị phối hợp đang hoạt động trong danh sách của xã.',
    })
  if (helpers.includes(input.unit))
    return err({
      field: 'helper',
      message: 'Đơn vị chịu trách nhiệm không thể đồng thời là đơn vị phối hợp. Hãy bỏ chọn một bên.',
    })
  const known = new Set(draft.matters.map((matter) => matter.id))
  if (input.questions.some((id) => !known.has(id)))
    return err({
      field: 'question',
      message: 'Có nội dung đã chọn không thuộc hội nghị này. Hãy tải lại trang.',
    })
  if (input.questions.length === 0 && input.policy_action === null)
    return err({
      field: 'question',
      message: 'Hãy chọn ít nhất một nội dung mà mục này giải quyết, hoặc ghi văn bản cần xây dựng, sửa đổi.',
    })
  const limits = limitsOf(await duesOf(trx, by.commune, draft.conference.id))
  // Issuing or amending a text takes its own time; the covered matters are answered by the rule's date all the same.
  if (input.policy_action !== null)
    return orderDue(input.due, input.due ? undefined : limits.ordinary, by.today)
  const limit = input.due ? limits.latest : limits.ordinary
  if (limit?.latest !== null) return orderDue(input.due, limit, by.today)
  const own = await earliestOwn(trx, by.commune, draft.conference.id, input.questions, limit.rule)
  return orderDue(input.due, own ?? limit, by.today)
}

async function nameHelpers(trx: Trx, by: Actor, order: string, { helpers = [] }: OrderInput): Promise<void> {
  await trx
    .deleteFrom('order_unit')
    .where('commune_id', '=', by.commune)
    .where('order_id', '=', order)
    .execute()
  for (const unit of new Set(helpers))
    await trx
      .insertInto('order_unit')
      .values({ commune_id: by.commune, order_id: order, unit_id: unit })
      .execute()
}

async function cover(trx: Trx, by: Actor, order: string, questions: readonly string[]): Promise<void> {
  for (const question of new Set(questions))
    await trx
      .insertInto('order_question')
      .values({ commune_id: by.commune, order_id: order, question_id: question })
      .execute()
}

function ledgerOf(order: string, input: OrderInput, due: string | null, version: number) {
  return {
    order,
    unit: input.unit,
    due,
    policy: input.policy_action !== null,
    questions: [...new Set(input.questions)],
    ...(input.helpers && input.helpers.length > 0 ? { helpers: [...new Set(input.helpers)] } : {}),
    version,
  }
}
