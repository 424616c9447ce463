// What somebody follows: the mark with what was last seen, and how the question stands now. A private mark, no official act: it
// is not in the ledger, where the office would read whom the Front watches.
import { deadlineOf, factsOf, requestState } from '../followup/state.ts'
import { questionFacts } from '../followup/store.ts'
import { instantText } from '../kit/clock.ts'
import type { Read, Trx } from '../kit/db/db.ts'
import { err, ok, type Result } from '../kit/result.ts'
import type { Actor } from '../ledger/ledger.ts'
import type { Leaving } from '../petition/acts.ts'
import { findQuestion, type QuestionRow } from '../petition/store.ts'
import type { CaseFollowRow } from '../petition/tables.ts'
import { isCode, REQUEST_STATE } from '../regulation/codes.ts'
import { type Change, changesSince, type Standing } from './follow.ts'

type Handle = Read | Trx

export interface Followed {
  readonly question: QuestionRow
  readonly now: Standing
  readonly seenAt: string
  readonly changes: readonly Change[]
}

/** How many one person follows at most: a list that is read, not a second register. */
export const MOST_FOLLOWED = 300

async function standing(read: Handle, commune: string, question: QuestionRow): Promise<Standing | undefined> {
  const facts = factsOf(await questionFacts(read, commune, question.id), question.id)
  if (!facts) return undefined
  return { due: deadlineOf(facts), state: requestState(facts), unit: facts.unit, text: question.text }
}

export async function followed(read: Handle, commune: string, person: string): Promise<readonly Followed[]> {
  const rows = await read
    .selectFrom('case_follow')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('person_id', '=', person)
    .orderBy('since', 'desc')
    .orderBy('question_id')
    .execute()
  const found: Followed[] = []
  for (const row of rows) {
    const question = await findQuestion(read, commune, row.question_id)
    const now = question && (await standing(read, commune, question))
    if (question && now)
      found.push({ question, now, seenAt: row.seen_at, changes: changesSince(seenOf(row, now), now) })
  }
  return [
    ...found.filter((one) => one.changes.length > 0),
    ...found.filter((one) => one.changes.length === 0),
  ]
}

function seenOf(row: CaseFollowRow, now: Standing): Standing {
  return {
    due: row.seen_due,
    state: isCode(REQUEST_STATE, row.seen_state) ? row.seen_state : now.state,
    unit: row.seen_unit,
    text: row.seen_text,
  }
}

/** Begins to follow, or says that what has changed was looked at. */
export async function follow(trx: Trx, by: Actor, id: string): Promise<Result<void>> {
  const question = await findQuestion(trx, by.commune, id)
  const now = question && (await standing(trx, by.commune, question))
  if (!now) return err({ field: 'code', message: 'Không tìm thấy nội dung này.' })
  const own = await trx
    .selectFrom('case_follow')
    .select('question_id')
    .where('commune_id', '=', by.commune)
    .where('person_id', '=', by.person)
    .execute()
  if (own.length >= MOST_FOLLOWED && !own.some((row) => row.question_id === id))
    return err({ field: 'code', message: `Đã theo dõi ${MOST_FOLLOWED} nội dung. Hãy thôi theo dõi bớt.` })
  const seen = {
    seen_at: instantText(by.now),
    seen_due: now.due,
    seen_state: now.state,
    seen_unit: now.unit,
    seen_text: now.text,
  }
  await trx
    .insertInto('case_follow')
    .values({
      commune_id: by.commune,
      person_id: by.person,
      question_id: id,
      since: instantText(by.now),
      ...seen,
    })
    .onConflict((conflict) => conflict.columns(['commune_id', 'person_id', 'question_id']).doUpdateSet(seen))
    .execute()
  return ok()
}

export async function unfollow(trx: Trx, by: Actor, id: string): Promise<Result<void>> {
  await trx
    .deleteFrom('case_follow')
    .where('commune_id', '=', by.commune)
    .where('person_id', '=', by.person)
    .where('question_id', '=', id)
    .execute()
  return ok()
}

export async function lookedAtAll(trx: Trx, by: Actor): Promise<Result<void>> {
  for (const { question, changes } of await followed(trx, by.commune, by.person))
    if (changes.length > 0) {
      const seen = await follow(trx, by, question.id)
      if (!seen.ok) return seen
    }
  return ok()
}

/** What turns out to be a denunciation is followed by nobody. */
export const followLetsGo: Leaving = async (trx, by, question) => {
  await trx
    .deleteFrom('case_follow')
    .where('commune_id', '=', by.commune)
    .where('question_id', '=', question)
    .execute()
}
