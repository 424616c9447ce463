// Rules: a unit says that it takes what it was given, or sends it back to the office. The law sets no time for it: the date
// is the office's own, and without one nothing is late. Silence holds nothing up: whoever works on a question has taken it.
// Pure.
import { err, ok, type Result } from '../../kit/result.ts'
import type { AcceptanceOutcome, AcceptanceWaits } from '../../petition/acceptance.tables.ts'
import { type CaseFacts, isClosed, requestState } from '../state.ts'

/** One time a unit was asked, or said so unasked. */
export interface Acceptance {
  readonly id: string
  readonly question: string
  readonly unit: string
  readonly askedAt: string
  readonly due: string | null
  readonly outcome: AcceptanceOutcome | null
  readonly reason: string | null
  readonly by: string | null
  readonly at: string | null
  readonly waits: AcceptanceWaits | null
  readonly officeDue: string | null
}

/** What is waited for now: of the unit that has the question, while the person waits for an answer. */
export function waitsNow(one: Acceptance, facts: CaseFacts): boolean {
  return one.waits !== null && one.unit === facts.unit && isOpen(facts)
}

function isOpen(facts: CaseFacts): boolean {
  return facts.head === null && !facts.splitOff && !isClosed(requestState(facts))
}

/** The last word about the unit that has the question now. */
export function lastOf(all: readonly Acceptance[], facts: CaseFacts): Acceptance | undefined {
  const last = all.findLast((one) => one.waits !== null) ?? all.at(-1)
  return last?.unit === facts.unit ? last : undefined
}

/** Given to a unit, and nothing ended it. */
export function mayAnswer(facts: CaseFacts): Result<{ readonly unit: string }> {
  if (!isOpen(facts))
    return err({
      message: 'Nội dung này đã có kết quả nên không còn gì phải tiếp nhận. Hãy tải lại trang để xem.',
      status: 409,
    })
  if (facts.unit === null)
    return err({ message: 'Nội dung chưa giao cho đơn vị nào. Hãy phân công đơn vị trước.', status: 409 })
  return ok({ unit: facts.unit })
}

/** Who has begun to work on it has taken it; whoever sent it back waits for the office. */
export function maySendBack(last: Acceptance | undefined, facts: CaseFacts): Result<void> {
  if (last?.waits === 'van_phong')
    return err({
      message: 'Nội dung này đã trả lại Văn phòng và đang chờ giao lại. Hãy tải lại trang để xem.',
      status: 409,
    })
  if (last?.outcome === 'viec' || (last === undefined && facts.work > 0))
    return err({
      message:
        'Đơn vị đã bắt đầu giải quyết nội dung này nên không trả lại được nữa. Nếu cần đơn vị khác làm tiếp, hãy đề nghị Văn phòng chuyển đơn vị.',
      status: 409,
    })
  return ok()
}
