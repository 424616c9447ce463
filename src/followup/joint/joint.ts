// Rules: one unit answers a question and is measured by it (đơn vị chủ trì), others help it (đơn vị phối hợp) with what was
// asked of them by their own date. Pure.
import { shortDate } from '../../kit/clock.ts'
import { err, ok, type Problem, type Result } from '../../kit/result.ts'
import { type CaseFacts, deadlineOf, isClosed, requestState, roundOf } from '../state.ts'

export interface Contribution {
  readonly id: string
  readonly text: string
  readonly file: { readonly id: string; readonly name: string } | null
  readonly by: string
  readonly at: string
}

/** One time a unit was asked to help. */
export interface Joint {
  readonly id: string
  readonly question: string
  readonly unit: string
  readonly round: number
  readonly request: string
  /** ISO; null: no date was set. */
  readonly due: string | null
  readonly by: string
  readonly at: string
  readonly end: {
    readonly kind: 'thoi' | 'moi' | 'chuyen'
    readonly reason: string | null
    readonly by: string
    readonly at: string
  } | null
  readonly given: readonly Contribution[]
}

/** Those that count now: of this round, not ended; who has become the lead itself helps nobody. */
export function standing(joints: readonly Joint[], facts: CaseFacts): readonly Joint[] {
  return joints.filter((one) => one.end === null && one.round === roundOf(facts) && one.unit !== facts.unit)
}

/** Nothing was handed in, and the person still waits for the answer it is for. */
export function isWaiting(joint: Joint, facts: CaseFacts): boolean {
  return joint.given.length === 0 && !isClosed(requestState(facts))
}

export interface Asking {
  readonly units: readonly string[]
  readonly request: string
  /** ISO. */
  readonly due: string
}

interface UnitLike {
  readonly id: string
  readonly name: string
  readonly dissolved: unknown
}

/** Whether these units may be asked now. The lead answers by its date: help that comes later is none. */
export function mayAsk(
  asked: Asking,
  facts: CaseFacts,
  units: readonly UnitLike[],
  today: Temporal.PlainDate,
): Result<void> {
  const open = isOpenFor(facts)
  if (!open.ok) return open
  if (asked.units.length === 0) return wrong('units', 'Hãy chọn ít nhất một đơn vị phối hợp.')
  for (const id of asked.units) {
    const unit = units.find((one) => one.id === id)
    if (!unit) return wrong('units', 'Xã không có đơn vị này. Hãy chọn lại.')
    if (unit.dissolved !== null)
      return wrong('units', `${unit.name} đã giải thể. Hãy chọn đơn vị đang hoạt động.`)
    if (unit.id === facts.unit)
      return wrong('units', `${unit.name} đang chủ trì nội dung này, không thể vừa phối hợp.`)
  }
  if (asked.due < today.toString())
    return wrong('due', `Hạn gửi ý kiến không thể trước hôm nay (${shortDate(today)}).`)
  const deadline = deadlineOf(facts)
  if (deadline !== null && deadline >= today.toString() && asked.due > deadline)
    return wrong(
      'due',
      `Hạn gửi ý kiến không thể sau hạn của đơn vị chủ trì (${shortDate(deadline)}). Hãy chọn ngày sớm hơn để kịp đưa vào câu trả lời.`,
    )
  return ok()
}

/** Help is asked for and given while a unit has the question and nothing ended it. */
export function isOpenFor(facts: CaseFacts): Result<void> {
  if (isClosed(requestState(facts)))
    return gone(
      'Nội dung này đã có kết quả nên không cần phối hợp nữa. Muốn làm tiếp, hãy mở lại nội dung trước.',
    )
  if (facts.unit === null)
    return gone(
      'Nội dung chưa có đơn vị chủ trì. Hãy phân công đơn vị trước, rồi đề nghị đơn vị khác phối hợp.',
    )
  return ok()
}

const wrong = (field: string, message: string): Result<never, Problem> => err({ field, message })
const gone = (message: string): Result<never, Problem> => err({ message, status: 409 })
