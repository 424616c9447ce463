// Rules: what has been read of a plan so far: the proposals in the order of the text, each duty once, and what was not
// understood.
import type { Clause } from './clauses.ts'
import type { Drafted, Proposal } from './drafting.ts'
import { type ProposedRule, placeOf, type Unread } from './reading.ts'

export interface Run {
  readonly proposals: Proposal[]
  readonly unread: Unread[]
  readonly numbers: Map<string, number>
}

/** The same duty printed twice is proposed once, under the fuller of the two. */
const sameRule = (a: Omit<ProposedRule, 'id'>, b: Omit<ProposedRule, 'id'>) =>
  a.duty === b.duty &&
  // The form for the province and the commune's own are two papers, whatever their date.
  (a.paper === 'bieu_mau_tinh') === (b.paper === 'bieu_mau_tinh') &&
  a.count === b.count &&
  a.unit === b.unit &&
  a.direction === b.direction &&
  a.fixed === b.fixed &&
  a.from === b.from &&
  a.every === b.every &&
  // Two bodies that each report every month have two duties.
  (a.every === undefined || a.owner === b.owner || !a.owner || !b.owner) &&
  (a.anchor === b.anchor || !a.anchor_printed || !b.anchor_printed)

function idFor(duty: string, run: Run): string {
  const nth = (run.numbers.get(duty) ?? 0) + 1
  run.numbers.set(duty, nth)
  const base = `R-${duty.toUpperCase().replaceAll('_', '-')}`
  return nth === 1 ? base : `${base}-${nth}`
}

/** Two rows of one table, each with its own body, are two tasks though their day is the same. */
const nextRow = ({ rule, under, row }: Proposal, drafted: Drafted, { block }: Clause) =>
  row === true && block.cells !== undefined && under === block.above[0] && differ({ rule }, drafted)

const differ = ({ rule }: Pick<Proposal, 'rule'>, drafted: Drafted) =>
  !!rule.owner && !!drafted.rule.owner && rule.owner !== drafted.rule.owner

export function propose(drafted: Drafted, clause: Clause, run: Run): void {
  const twin = run.proposals.findIndex(
    (old) =>
      sameRule(old.rule, drafted.rule) &&
      !nextRow(old, drafted, clause) &&
      !(drafted.same && differ(old, drafted)),
  )
  if (twin >= 0) {
    const old = run.proposals[twin]
    if (old && old.rule.owner === null && drafted.rule.owner !== null)
      run.proposals[twin] = proposal({ ...drafted.rule, id: old.rule.id }, drafted, clause, twin)
    return
  }
  const rule = { ...drafted.rule, id: idFor(drafted.rule.duty, run) }
  run.proposals.push(proposal(rule, drafted, clause, run.proposals.length))
}

function proposal(rule: ProposedRule, drafted: Drafted, clause: Clause, at: number): Proposal {
  return {
    rule,
    duty: drafted.duty,
    ...(drafted.owner === undefined ? {} : { owner: drafted.owner }),
    ...(drafted.anchorOf === undefined ? {} : { anchorOf: drafted.anchorOf }),
    ...(clause.block.above[0] === undefined ? {} : { under: clause.block.above[0] }),
    ...(clause.block.cells === undefined ? {} : { row: true as const }),
    found: {
      field: `rules[${at}]`,
      value: rule,
      sentence: clause.block.cells ? clause.block.text : clause.text,
      quote: drafted.quote,
      reason: drafted.reason,
      ...(drafted.doubts.length > 0 ? { doubts: drafted.doubts } : {}),
      ...placeOf(clause.block),
    },
  }
}

export const unread = (clause: Clause, reason: string): Unread => ({
  sentence: clause.block.cells ? clause.block.text : clause.text,
  reason,
  ...placeOf(clause.block),
})

export const hasTime = (rule: ProposedRule) =>
  rule.count !== null || rule.fixed !== undefined || rule.from !== undefined || rule.every !== undefined
