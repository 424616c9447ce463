// Queries of acceptance. Every one takes the commune.
import '../../petition/acceptance.tables.ts'
import type { AcceptanceRow } from '../../petition/acceptance.tables.ts'
import type { CaseFacts } from '../state.ts'
import { factsOfQuestions, type Handle } from '../store.ts'
import { type Acceptance, waitsNow } from './rules.ts'
import '../tables.ts'

/** Every time a unit was asked to take these questions or said so, oldest first. */
export async function acceptancesOf(
  read: Handle,
  commune: string,
  question: string,
): Promise<readonly Acceptance[]> {
  const rows = await read
    .selectFrom('acceptance')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('question_id', '=', question)
    .orderBy('asked_at')
    .orderBy('id')
    .execute()
  return rows.map(fromRow)
}

export interface Waiting {
  readonly acceptance: Acceptance
  readonly facts: CaseFacts
}

/** What is waited for in the commune, or of one unit; after a merger it stands with the successor. */
export async function waitingAcceptances(
  read: Handle,
  commune: string,
  unit?: string,
): Promise<readonly Waiting[]> {
  const rows = await read
    .selectFrom('acceptance as x')
    .selectAll()
    .where('x.commune_id', '=', commune)
    .where('x.waits', 'is not', null)
    .$if(unit !== undefined, (query) => query.where('x.unit_id', '=', unit as string))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('matter_taken_over as m')
            .select('m.from_question')
            .whereRef('m.from_commune', '=', 'x.commune_id')
            .whereRef('m.from_question', '=', 'x.question_id'),
        ),
      ),
    )
    .orderBy('x.asked_at')
    .orderBy('x.id')
    .execute()
  if (rows.length === 0) return []
  const all = await factsOfQuestions(read, commune, [...new Set(rows.map((row) => row.question_id))])
  return rows.map(fromRow).flatMap((acceptance) => {
    const facts = all.get(acceptance.question)
    return facts && waitsNow(acceptance, facts) ? [{ acceptance, facts }] : []
  })
}

function fromRow(row: AcceptanceRow): Acceptance {
  return {
    id: row.id,
    question: row.question_id,
    unit: row.unit_id,
    askedAt: row.asked_at,
    due: row.due,
    outcome: row.outcome,
    reason: row.reason,
    by: row.by_person,
    at: row.at,
    waits: row.waits,
    officeDue: row.office_due,
  }
}
