// Acts between the cases and the conference's schedule: duties met once nothing of them is open; cases following a
// schedule that moved.
import type { Trx } from '../kit/db/db.ts'
import { must } from '../kit/result.ts'
import type { Actor } from '../ledger/ledger.ts'
import { meetDuty } from '../regulation/dues.ts'
import { openCase } from './case.acts.ts'
import { questionClock } from './clock.store.ts'
import { owedBy } from './disposition.ts'
import { replyDue } from './due.ts'
import { type CaseFacts, dispositionOf, isOwed, nextOf } from './state.ts'
import { caseFacts } from './store.ts'

/** A written reply of the commune's own is still to come; what lies with the superior for its competence is not. */
function awaitsReply(facts: CaseFacts): boolean {
  const next = nextOf(facts)
  if (next === 'reply' || next === 'guide') return true
  const beyond = dispositionOf(facts)?.code === 'vuot_tham_quyen'
  return (next === 'wait_superior' || next === 'reply_after_superior') && !beyond
}

/**
 * Called after every answer, guidance and letter, and by whoever issues the conclusion: a conference at which nothing
 * stayed owed has met these duties too. While a question is not dealt with, nothing is said of them.
 */
export async function settleDuties(trx: Trx, by: Actor, conference: string, on: string): Promise<void> {
  const all = await caseFacts(trx, by.commune, conference)
  const heads = [...all.values()].filter((facts) => facts.head === null)
  if (heads.length === 0 || heads.some((facts) => nextOf(facts) === 'dispose')) return
  if (!heads.some(awaitsReply)) {
    const note = heads.some((facts) => facts.answered.length > 0)
      ? null
      : 'Không có nội dung phải trả lời bằng văn bản.'
    await meetDuty(trx, by, conference, 'reply', on, note)
    await meetDuty(trx, by, conference, 'reply_complex', on, note)
  }
  if (heads.some((facts) => nextOf(facts) === 'letter')) return
  const letters = heads.some((facts) => facts.escalations.some((one) => one.sentOn !== null))
  await meetDuty(trx, by, conference, 'escalate', on, letters ? null : 'Không có nội dung vượt thẩm quyền.')
}

/**
 * The schedule moved (the conclusion was issued, a holiday announced): open cases follow their rule's new date. What is
 * answered keeps the date it was answered by; an extension stands until its own date. A rule that the conference's
 * regulation no longer has gives way to the one that now rules such a reply.
 */
export async function followSchedule(trx: Trx, by: Actor, conference: string): Promise<void> {
  const datesOf = await questionClock(trx, by.commune, conference)
  for (const facts of (await caseFacts(trx, by.commune, conference)).values()) {
    const rule = facts.opened?.rule
    if (!rule || facts.head !== null || !isOwed(facts)) continue
    const dues = await datesOf(facts.question)
    const row = dues.find((each) => each.rule === rule)
    const due = row
      ? { rule: row.rule, due: row.binding ?? row.due, explanation: row.explanation }
      : replyDue(dues, owedBy(dispositionOf(facts)?.code ?? 'tra_loi_van_ban'))
    if (due) must(await openCase(trx, by, { question: facts.question, ...due }))
  }
}
