// Storing what leads to questions: those of before are gone.
import type { Trx } from '../../kit/db/db.ts'
import './tables.ts'

const ROWS_AT_ONCE = 200

export interface Leading {
  readonly id: string
  readonly leads: readonly number[]
}

export async function insertLeads(trx: Trx, commune: string, made: readonly Leading[]): Promise<void> {
  if (made.length === 0) return
  await trx
    .deleteFrom('question_lead')
    .where('commune_id', '=', commune)
    .where(
      'question_id',
      'in',
      made.map(({ id }) => id),
    )
    .execute()
  const rows = made.flatMap(({ id, leads }) =>
    leads.map((lead) => ({ commune_id: commune, lead, question_id: id })),
  )
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
    await trx
      .insertInto('question_lead')
      .values(rows.slice(at, at + ROWS_AT_ONCE))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}
