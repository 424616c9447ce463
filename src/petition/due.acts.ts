// The day by which a unit hands its prepared answer to the office (plan S3: units answer before 12/12).
import { instantText } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { heldQuestion } from './receive.acts.ts'
import { bump } from './triage.acts.ts'
import './tables.ts'

export async function setQuestionDue(
  trx: Trx,
  by: Actor,
  input: { readonly question: string; readonly due: string; readonly version?: number | undefined },
): Promise<Result<void>> {
  const held = await heldQuestion(trx, by, input.question, input.version)
  if (!held.ok) return held
  if (held.value.due_on === input.due) return ok()
  if (input.due < by.today.toString())
    return err({ message: 'Hạn này đã qua. Hãy ghi từ hôm nay trở đi.', field: 'due' })
  if (held.value.duplicate_of !== null)
    return err({ message: 'Nội dung này đã ghép trùng: đặt hạn ở nội dung đứng đầu nhóm.', field: 'due' })
  const decided = { due_on: input.due, by_person: by.person, at: instantText(by.now) }
  await trx
    .insertInto('question_due')
    .values({ commune_id: by.commune, question_id: held.value.id, ...decided })
    .onConflict((conflict) => conflict.columns(['commune_id', 'question_id']).doUpdateSet(decided))
    .execute()
  await bump(trx, by.commune, held.value.id)
  await append(trx, by, 'question.due_set', held.value.id, { due: input.due })
  return ok()
}
