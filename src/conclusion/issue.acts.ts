// Act: the chair issues the conclusion. Number, frozen paper, cases of every ordered matter, the dates that hang on it:
// one transaction. What no order or answer covers blocks it, by name.
import { calendarOf } from '../calendar/changes.store.ts'
import { countedOn } from '../calendar/office-hours.ts'
import { conclusionIssued } from '../conference/dates.acts.ts'
import { tellMoved } from '../conference/moved.notice.ts'
import { openCase } from '../followup/case.acts.ts'
import { SET_BY_CHAIR } from '../followup/follow.ts'
import { askOrdered, type NewJoint } from '../followup/joint/acts.ts'
import { caseFollower, settleDuties } from '../followup/settle.acts.ts'
import { instantText, longDate, parseDate } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, anchorText, append } from '../ledger/ledger.ts'
import { issuePaper } from '../paper/issue.ts'
import { typedNumber } from '../paper/register.ts'
import type { Signer } from '../paper/registry.ts'
import type { Leaving } from '../petition/acts.ts'
import { assignQuestion } from '../petition/acts.ts'
import { meetDuty } from '../regulation/dues.ts'
import { isOpen, openReason } from './account.ts'
import { buildConclusion, conclusionModel } from './conclusion.paper.ts'
import { registerOf } from './issuer.ts'
import { type Limits, limitsWhenIssued } from './limits.ts'
import { isComplete } from './minutes.paper.ts'
import { findMinutes } from './minutes.store.ts'
import { caseDue, shortened, tooLate } from './orders.ts'
import { ownLimits } from './own.store.ts'
import type { Draft, Order } from './store.ts'

export interface IssueInput {
  readonly conference: string
  /** ISO. */
  readonly issuedOn: string
  /** As typed; empty: the next of the register. */
  readonly number: string | null
}

export async function issueConclusion(
  trx: Trx,
  by: Actor,
  input: IssueInput,
): Promise<Result<{ paper: string; symbol: string }>> {
  const draft = await findMinutes(trx, by.commune, input.conference)
  if (!draft) return err({ message: 'Không tìm thấy hội nghị.', status: 404 })
  if (draft.issued) return err({ message: 'Thông báo kết luận của hội nghị này đã ban hành.', status: 409 })
  if (draft.conference.cancellation) return err({ message: 'Hội nghị này đã hủy.', status: 409 })
  if (!isComplete(draft))
    return err({ message: 'Hội nghị chưa bế mạc nên chưa ban hành thông báo kết luận được.', status: 409 })
  const open = blocking(draft)
  if (open.length > 0)
    return err({
      message: `Còn ${open.length} nội dung chưa được giải quyết trong kết luận. Hãy ghi cách xử lý ở trang ngày đối thoại, hoặc thêm mục giao việc cho từng nội dung dưới đây.`,
      details: open,
    })
  const issuedOn = parseDate(input.issuedOn)
  const number = typedNumber(input.number ?? '')
  if (!issuedOn) return err({ field: 'issuedOn', message: 'Ngày ban hành có dạng ngày/tháng/năm.' })
  if (!number.ok) return number
  const { end_date: end } = draft.conference
  if (end !== null && issuedOn.toString() < end)
    return err({ field: 'issuedOn', message: 'Ngày ban hành không thể trước ngày kết thúc hội nghị.' })
  const calendar = await calendarOf(trx, by.commune)
  const counted = countedOn(issuedOn, by.now, calendar, draft.regulation.counting.office_hours)
  const limits = limitsWhenIssued(draft.conference, draft.regulation, counted.date, calendar)
  if (!limits.ok) return limits
  const late = lateOrders(draft.orders, limits.value)
  if (late.length > 0)
    return err({
      message: 'Có mục giao việc ghi thời hạn muộn hơn hạn trả lời Nhân dân. Hãy sửa lại.',
      details: late,
    })
  const anchor = await anchorText(trx, by.commune)
  const register = await registerOf(trx, by.commune, input.conference)
  const paper = await issuePaper(trx, by, {
    conference: input.conference,
    kind: 'thong_bao_ket_luan',
    model: conclusionModel(draft, limits.value, anchor, issuedOn, signerOf(draft, by.person)),
    redraw: (day) => buildConclusion(trx, by.commune, input.conference, day),
    issuer: register.issuer,
    ...(register.term === undefined ? {} : { term: register.term }),
    number: number.value,
    issuedOn: issuedOn.toString(),
  })
  if (!paper.ok) return paper
  await trx
    .insertInto('conclusion')
    .values({
      commune_id: by.commune,
      conference_id: input.conference,
      issued_on: issuedOn.toString(),
      paper_id: paper.value.id,
      anchor,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  const opened = await openCases(trx, by, draft, limits.value)
  if (!opened.ok) return opened
  await append(trx, by, 'conclusion.issued', input.conference, {
    paper: paper.value.id,
    on: issuedOn.toString(),
    anchor,
    orders: draft.orders.map((order) => order.id),
    cases: opened.value,
  })
  const moved = await conclusionIssued(trx, by, input.conference, issuedOn.toString(), [caseFollower])
  if (!moved.ok) return moved
  await tellMoved(trx, by, moved.value.moves, {
    occasion: `conclusion:${input.conference}`,
    subject: 'Thông báo kết luận đã ban hành: có thời hạn dời ngày',
    lead: `Thông báo kết luận số ${paper.value.symbol} ban hành ${longDate(issuedOn)}; các hạn tính từ ngày này.`,
  })
  await settleDuties(trx, by, input.conference, issuedOn.toString())
  await meetDuty(trx, by, input.conference, 'result', issuedOn.toString())
  return ok({ paper: paper.value.id, symbol: paper.value.symbol })
}

/** The chair who issues, or one of the deputies who stood in; whoever else holds the right issues what the first chair signs. */
function signerOf({ conference }: Draft, person: string): Signer {
  const deputy = conference.stand_ins.find((one) => one.id === person)
  if (deputy) return { name: deputy.name, standIn: true }
  const chair = conference.chairs.find((one) => one.id === person) ?? conference.chairs[0]
  return chair ? { name: chair.name } : {}
}

/** What no order or answer covers, each with why. */
export function blocking({ matters, standings }: Draft): readonly string[] {
  return matters.flatMap((matter) => {
    const standing = standings.get(matter.id) ?? 'undecided'
    if (!isOpen(standing)) return []
    return [`${matter.code}: “${shortened(matter.text, 120)}”: ${openReason(standing)}.`]
  })
}

/** Orders dated behind the reply rule as it is on the day of issue; a text of policy takes its own time. */
function lateOrders(orders: readonly Order[], limits: Limits): readonly string[] {
  return orders.flatMap((order, at) => {
    if (order.due === null || order.policy_action !== null) return []
    const late = tooLate(order.due, limits.latest)
    return late === undefined ? [] : [`Mục ${at + 1}: ${late}`]
  })
}

/** Every ordered matter becomes a case of the ordered unit; a matter in several orders belongs to the first. */
async function openCases(trx: Trx, by: Actor, draft: Draft, limits: Limits): Promise<Result<number>> {
  const done = new Set<string>()
  const ownOf = await ownLimits(trx, by.commune, draft.conference.id)
  for (const order of draft.orders)
    for (const id of order.questions) {
      const matter = draft.matters.find((one) => one.id === id)
      if (!matter || done.has(id)) continue
      done.add(id)
      const common = order.due === null ? limits.ordinary : limits.latest
      const limit = common?.latest === null ? ((await ownOf(id, common.rule)) ?? common) : common
      const due = caseDue(order.due, limit)
      const opened = await openCase(trx, by, {
        question: id,
        due,
        rule: limit?.rule ?? null,
        explanation: explanationOf(order, due, limit?.explanation ?? null),
      })
      if (!opened.ok) return opened
      if (matter.duplicateOf !== null) continue
      if (matter.unit !== order.unit_id) {
        const assigned = await assignQuestion(trx, by, {
          question: id,
          unit: order.unit_id,
          reason: 'Theo Thông báo kết luận',
        })
        if (!assigned.ok) return assigned
      }
      await askOrdered(trx, by, id, helpOf(draft.orders, id, due))
    }
  return ok(done.size)
}

/**
 * Who helps with a matter: the units its order names beside the responsible one, and those of further orders that cover it
 * too. They hand in by their order's date, never later than the answer is owed.
 */
function helpOf(orders: readonly Order[], question: string, due: string | null): readonly NewJoint[] {
  return orders
    .filter((order) => order.questions.includes(question))
    .flatMap((order, at) =>
      [...(at === 0 ? [] : [order.unit_id]), ...order.helpers.map((unit) => unit.id)].map((unit) => ({
        unit,
        request: `Theo Thông báo kết luận: ${order.viewpoint}`,
        due: order.due !== null && (due === null || order.due < due) ? order.due : due,
      })),
    )
}

function explanationOf(order: Order, due: string | null, rule: string | null): string | null {
  if (order.due !== null && order.due === due) return SET_BY_CHAIR
  return rule
}

/** A matter that leaves for the restricted register leaves the draft's orders too. */
export const orderLetsGo: Leaving = async (trx, by, question) => {
  await trx
    .deleteFrom('order_question')
    .where('commune_id', '=', by.commune)
    .where('question_id', '=', question)
    .execute()
}
