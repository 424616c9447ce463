// Acts between the cases and the conference's schedule: duties met once nothing of them is open; cases following a
// schedule that moved.
import type { Calendar } from '../calendar/calendar.ts'
import type { PlannedMove, Replanned } from '../calendar/moves.ts'
import type { Follower } from '../conference/replan.ts'
import type { Trx } from '../kit/db/db.ts'
import { type Actor, appendAll } from '../ledger/ledger.ts'
import { meetDuty } from '../regulation/dues.ts'
import { type QuestionDates, questionClock } from './clock.store.ts'
import { type CaseMoves, caseMoves, followsRule } from './follow.ts'
import { type CaseFacts, dispositionOf, isWithSuperior, nextOf } from './state.ts'
import { caseFacts, type Handle } from './store.ts'

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
  const letters = heads.some((facts) => facts.escalations.some(isWithSuperior))
  await meetDuty(trx, by, conference, 'escalate', on, letters ? null : 'Không có nội dung vượt thẩm quyền.')
}

/** Rows of one update: below the number of values either database takes. */
const CHUNK = 400

/**
 * The schedule moved (the conclusion was issued, a holiday announced): open cases follow their rule's new date. What is
 * answered keeps the date it was answered by; a date set by hand stands.
 */
export async function followSchedule(
  trx: Trx,
  by: Actor,
  conference: string,
  reason: string,
  calendar?: Calendar,
): Promise<CaseMoves> {
  const moves = await movesOf(trx, by.commune, conference, calendar ? { calendar } : {})
  for (const row of new Set([...moves.explained, ...moves.moved].map((move) => move.row))) {
    const questions = [...moves.explained, ...moves.moved]
      .filter((move) => move.row === row)
      .map((move) => move.question)
    for (let at = 0; at < questions.length; at += CHUNK)
      await trx
        .updateTable('followup_case')
        .set((eb) => ({
          rule: row.rule,
          due: row.binding ?? row.due,
          explanation: row.explanation,
          version: eb('version', '+', 1),
        }))
        .where('commune_id', '=', by.commune)
        .where('question_id', 'in', questions.slice(at, at + CHUNK))
        .execute()
  }
  await appendAll(
    trx,
    by,
    moves.moved.map(({ question, row, from, to }) => ({
      act: 'due.moved',
      subject: question,
      data: { rule: row.rule, from, to, reason },
    })),
  )
  return moves
}

/** The waiting questions as followers of their conference's dates. */
export const caseFollower: Follower = {
  async plan(read, commune, conference, dues, calendar) {
    return replanned(conference, await movesOf(read, commune, conference.id, { dues, calendar }))
  },
  async follow(trx, by, conference, reason, calendar) {
    return replanned(conference, await followSchedule(trx, by, conference.id, reason, calendar))
  },
}

async function movesOf(
  read: Handle,
  commune: string,
  conference: string,
  as: Parameters<typeof questionClock>[3],
): Promise<CaseMoves> {
  const all = [...(await caseFacts(read, commune, conference)).values()]
  const datesOf = await questionClock(read, commune, conference, as)
  const dates = new Map<string, QuestionDates>()
  for (const facts of all) if (followsRule(facts)) dates.set(facts.question, await datesOf(facts.question))
  return caseMoves(all, (question) => dates.get(question) ?? [])
}

function replanned(conference: { readonly id: string; readonly title: string }, moves: CaseMoves): Replanned {
  return {
    moves: moves.moved.map(
      ({ question, unit, row, from, to }): PlannedMove => ({
        kind: 'case',
        conference: conference.id,
        conferenceTitle: conference.title,
        subject: question,
        rule: row.rule,
        title: row.title,
        role: null,
        unit,
        from,
        to,
        explanation: row.explanation,
      }),
    ),
    explained: moves.explained.length,
  }
}
