// Rules: which waiting questions follow a schedule that moved. Those whose date came from a rule do; a date set by hand
// (an extension, a reopening, the chair's own date in the conclusion) stands; what is answered stays as it was.
import { owedBy } from './disposition.ts'
import { type DueLike, replyDue } from './due.ts'
import { type CaseFacts, dispositionOf, isOwed, roundOf } from './state.ts'

/** The explanation of a date that the chair set in the conclusion instead of the rule. */
export const SET_BY_CHAIR = 'Thời hạn do người chủ trì ấn định trong Thông báo kết luận.'

export interface FollowedRow extends DueLike {
  readonly title: string
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

/**
 * `rowsOf`: the dates of one question. A rule that the conference's regulation no longer has gives way to the one that
 * now rules such a reply.
 */
export function caseMoves(
  all: Iterable<CaseFacts>,
  rowsOf: (question: string) => readonly FollowedRow[],
): CaseMoves {
  const explained: CaseMove[] = []
  const moved: CaseMove[] = []
  for (const facts of all) {
    if (!followsRule(facts)) continue
    const row = rowFor(facts, rowsOf(facts.question))
    if (!row) continue
    const [from, to] = [facts.opened?.due ?? null, row.binding ?? row.due]
    const move = { question: facts.question, unit: facts.unit, row, from, to }
    if (from !== to) moved.push(move)
    else if (facts.opened?.explanation !== row.explanation) explained.push(move)
  }
  return { explained, moved }
}

function rowFor(facts: CaseFacts, rows: readonly FollowedRow[]): FollowedRow | undefined {
  const own = rows.find((row) => row.rule === facts.opened?.rule)
  if (own) return own
  const now = replyDue(rows, owedBy(dispositionOf(facts)?.code ?? 'tra_loi_van_ban'))
  return now && rows.find((row) => row.rule === now.rule)
}
