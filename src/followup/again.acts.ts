// Act: the person takes the answer back by the code on the receipt. What was said of it is kept; the case is open again.
import { calendarOf } from '../calendar/changes.store.ts'
import type { Trx } from '../kit/db/db.ts'
import { err, ok, type Result } from '../kit/result.ts'
import type { Actor } from '../ledger/ledger.ts'
import { regulationOf } from '../regulation/adopted.ts'
import { dueAgain, mayAskAgain } from './again.ts'
import { actable, recordSatisfaction, reopen } from './case.acts.ts'

export async function askAgain(
  trx: Trx,
  by: Actor,
  input: { readonly question: string; readonly reason: string },
): Promise<Result<void>> {
  const facts = await actable(trx, by.commune, input.question)
  if (!facts.ok) return facts
  if (!mayAskAgain(facts.value, by.today))
    return err({
      message:
        'Đã quá 30 ngày từ khi có kết quả, hoặc nội dung đã được mở lại một lần. Hãy liên hệ Văn phòng để đề nghị xem lại.',
      status: 409,
    })
  const { question, reason } = input
  const said = await recordSatisfaction(trx, by, { question, satisfied: false, reason })
  if (!said.ok) return said
  const row = await trx
    .selectFrom('conference')
    .select('regulation_version_id')
    .where('commune_id', '=', by.commune)
    .where('id', '=', facts.value.conference)
    .executeTakeFirstOrThrow()
  const { rules, counting } = await regulationOf(trx, by.commune, row.regulation_version_id)
  const due = dueAgain(rules, counting, by.today, await calendarOf(trx, by.commune))
  const opened = await reopen(trx, by, { question, reason, due })
  return opened.ok ? ok() : opened
}
