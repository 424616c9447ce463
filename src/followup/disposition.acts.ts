// Act: what the chair does with a question. A later disposition supersedes an earlier one; both are kept.
import type { Trx } from '../kit/db/db.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { takenByWork } from '../petition/acceptance.acts.ts'
import { regulationOf } from '../regulation/adopted.ts'
import { actable, insertGuidance, openCase, rowOf } from './case.acts.ts'
import { questionDues } from './clock.store.ts'
import { checkDisposition, OWED } from './disposition.ts'
import { replyDue } from './due.ts'
import { requestState, roundOf } from './state.ts'
import { questionFacts } from './store.ts'

export interface Disposing {
  readonly question: string
  readonly code: string
  readonly answer?: string | null
  /** Whom the person was told to turn to (another body's matter). */
  readonly body?: string | null
  readonly ground?: string | null
  readonly answeredBy?: string | null
}

export async function disposeQuestion(trx: Trx, by: Actor, input: Disposing): Promise<Result<void>> {
  const facts = await actable(trx, by.commune, input.question)
  if (!facts.ok) return facts
  const state = requestState(facts.value)
  if (facts.value.answered.some((row) => row.round === roundOf(facts.value)) || state === 'da_xong')
    return err({
      message: 'Nội dung này đã có văn bản trả lời. Muốn xử lý lại, hãy mở lại nội dung trước.',
      status: 409,
    })
  const answer = input.answer ?? null
  const ground = input.ground ?? null
  const code = checkDisposition(
    { code: input.code, answer, ground },
    await allowedFor(trx, by.commune, facts.value.conference),
  )
  if (!code.ok) return code
  const row = await rowOf(trx, by, 'disposition', input.question)
  await trx
    .insertInto('disposition')
    .values({
      ...row,
      round: roundOf(facts.value),
      code: code.value,
      answer,
      ground,
      answered_by: input.answeredBy ?? null,
    })
    .execute()
  await append(trx, by, 'question.disposed', input.question, { seq: row.seq, code: code.value })
  const owed = OWED[code.value]
  if (owed === 'nothing') {
    await takenByWork(trx, by, input.question)
    return ok()
  }
  if (owed === 'guidance' && answer !== null) {
    const now = (await questionFacts(trx, by.commune, input.question)).get(input.question)
    if (now) await insertGuidance(trx, by, now, { body: input.body ?? null, text: answer })
    return ok()
  }
  const due = replyDue(
    await questionDues(trx, by.commune, facts.value.conference, facts.value.question),
    owed,
  )
  return openCase(trx, by, {
    question: input.question,
    due: due?.due ?? null,
    rule: due?.rule ?? null,
    explanation: due?.explanation ?? null,
  })
}

/** The dispositions the conference's own regulation allows. */
export async function allowedFor(trx: Trx, commune: string, conference: string): Promise<readonly string[]> {
  const row = await trx
    .selectFrom('conference')
    .select('regulation_version_id')
    .where('commune_id', '=', commune)
    .where('id', '=', conference)
    .executeTakeFirstOrThrow()
  return (await regulationOf(trx, commune, row.regulation_version_id)).dispositions
}
