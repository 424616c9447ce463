// Rules: which waiting questions follow a schedule that moved. Those whose date came from a rule do; a date set by hand
// (an extension, a reopening, the chair's own date in the conclusion) stands; what is answered stays as it was.
import { type CaseFacts, isOwed, roundOf } from './state.ts'

/** The explanation of a date that the chair set in the conclusion instead of the rule. */
export const SET_BY_CHAIR = 'Thời hạn do người chủ trì ấn định trong Thông báo kết luận.'

export interface FollowedRow {
  readonly rule: string
  readonly title: string
  readonly due: string | null
  readonly binding: string | null
  readonly explanation: string
}

export interface CaseMove {
  readonly question: string
  readonly unit: string | null
  readonly row: FollowedRow
  readonly from: string | null
  readonly to: string | null
}

/** Cases whose row is written anew, and of these the ones whose date moves. */
export interface CaseMoves {
  readonly explained: readonly CaseMove[]
  readonly moved: readonly CaseMove[]
}

export function followsRule(facts: CaseFacts): boolean {
  return (
    facts.head === null &&
    facts.opened?.rule != null &&
    facts.opened.explanation !== SET_BY_CHAIR &&
    !facts.extensions.some((one) => one.round === roundOf(facts)) &&
    roundOf(facts) === 0 &&
    isOwed(facts)
  )
}

export function caseMoves(all: Iterable<CaseFacts>, dues: readonly FollowedRow[]): CaseMoves {
  const rows = new Map(dues.map((due) => [due.rule, due]))
  const explained: CaseMove[] = []
  const moved: CaseMove[] = []
  for (const facts of all) {
    const row = facts.opened?.rule ? rows.get(facts.opened.rule) : undefined
    if (!row || !followsRule(facts)) continue
    const [from, to] = [facts.opened?.due ?? null, row.binding ?? row.due]
    const move = { question: facts.question, unit: facts.unit, row, from, to }
    if (from !== to) moved.push(move)
    else if (facts.opened?.explanation !== row.explanation) explained.push(move)
  }
  return { explained, moved }
}
