// Rules: findings of the Front. Luật 10/2022/QH15 Điều 86, 87: the Front supervises and recommends, the body supervised
// must answer; a recommendation may set a day, which cannot lie in the past. What of the ledger is shown, and how.
import { err, ok, type Result } from '../kit/result.ts'
import type { ActCode } from '../ledger/acts.ts'

export type FindingState = 'waiting' | 'late' | 'answered'

export function findingState(
  finding: { readonly deadline: string | null; readonly answered: boolean },
  today: string,
): FindingState {
  if (finding.answered) return 'answered'
  return finding.deadline !== null && finding.deadline < today ? 'late' : 'waiting'
}

export function checkDeadline(deadline: string | null, today: string): Result<string | null> {
  if (deadline !== null && deadline < today)
    return err({ field: 'deadline', message: 'Hạn đề nghị trả lời đã qua. Hãy chọn từ hôm nay trở đi.' })
  return ok(deadline)
}

/**
 * Luật 10/2022/QH15 Điều 9, Luật Tố cáo 25/2018/QH14: nothing may lead to who denounced. Of these entries the chain shows
 * that they exist, and no more.
 */
const SEALED: readonly string[] = ['question.restricted', 'restricted.handed_over'] satisfies ActCode[]

export function isSealed(act: string): boolean {
  return SEALED.includes(act)
}

/** Acts that move a date people rely on: they stand out. */
export const DATE_ACTS: readonly string[] = [
  'due.moved',
  'conference.postponed',
  'conference.cancelled',
  'case.extended',
  'visit.changed',
] satisfies ActCode[]

export interface Move {
  readonly from: string | null
  readonly to: string | null
  readonly rule: string | null
}

/** The dates an entry moved; of every other entry nothing of its data is shown. */
export function moveOf(act: string, data: string): Move | undefined {
  if (!DATE_ACTS.includes(act)) return undefined
  const read: unknown = JSON.parse(data)
  if (typeof read !== 'object' || read === null) return undefined
  const fields = new Map(Object.entries(read))
  const day = (name: string) => {
    const value: unknown = fields.get(name)
    return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null
  }
  const rule: unknown = fields.get('rule')
  return { from: day('from'), to: day('to'), rule: typeof rule === 'string' ? rule : null }
}
