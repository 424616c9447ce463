// A date before the event: nothing is answered, sent on or done about a question before it was received. A year typed wrongly
// would else count as answered in time for ever.
import { dateOf, shortDate } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { err, ok, type Result } from '../kit/result.ts'

/** Refuses a day (ISO) that lies before one of these questions was received; `what` begins the sentence. */
export async function notBeforeReceived(
  trx: Trx,
  commune: string,
  questions: readonly string[],
  given: { readonly field: string; readonly day: string; readonly what: string },
): Promise<Result<void>> {
  if (questions.length === 0) return ok()
  const row = await trx
    .selectFrom('question as q')
    .innerJoin('submission as s', (join) =>
      join.onRef('s.commune_id', '=', 'q.commune_id').onRef('s.id', '=', 'q.submission_id'),
    )
    .select((eb) => eb.fn.max('s.received_at').as('last'))
    .where('q.commune_id', '=', commune)
    .where('q.id', 'in', questions)
    .executeTakeFirst()
  const received = row?.last ? dateOf(row.last) : undefined
  if (!received || given.day >= received.toString()) return ok()
  return err({
    field: given.field,
    message: `${given.what} không thể trước ngày tiếp nhận ý kiến (${shortDate(received)}). Hãy xem lại ngày, nhất là năm.`,
  })
}
