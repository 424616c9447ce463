// Queries of letters to the superior. Every one takes the commune.
import type { Handle } from './store.ts'
import { findSeatState } from './superior/store.ts'
import type { AcceptanceRow, ReturnRow } from './superior/tables.ts'
import type { EscalationRow, SuperiorReplyRow } from './tables.ts'
import './tables.ts'

export interface Escalation extends EscalationRow {
  readonly questions: readonly string[]
  readonly reply: SuperiorReplyRow | null
  readonly accepted: AcceptanceRow | null
  /** Sent back unanswered. */
  readonly returned: ReturnRow | null
}

export async function listEscalations(
  read: Handle,
  commune: string,
  conference?: string,
): Promise<readonly Escalation[]> {
  const rows = await read
    .selectFrom('escalation')
    .selectAll()
    .where('commune_id', '=', commune)
    .$if(conference !== undefined, (query) => query.where('conference_id', '=', conference as string))
    .orderBy('id')
    .execute()
  return Promise.all(rows.map((row) => completed(read, row)))
}

export async function findEscalation(
  read: Handle,
  commune: string,
  id: string,
): Promise<Escalation | undefined> {
  const row = await read
    .selectFrom('escalation')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && completed(read, row)
}

async function completed(read: Handle, row: EscalationRow): Promise<Escalation> {
  const questions = await read
    .selectFrom('escalation_question')
    .select('question_id')
    .where('commune_id', '=', row.commune_id)
    .where('escalation_id', '=', row.id)
    .orderBy('seq')
    .execute()
  const reply = await read
    .selectFrom('superior_reply')
    .selectAll()
    .where('commune_id', '=', row.commune_id)
    .where('escalation_id', '=', row.id)
    .executeTakeFirst()
  return {
    ...row,
    questions: questions.map((one) => one.question_id),
    reply: reply ?? null,
    ...(await findSeatState(read, row.commune_id, row.id)),
  }
}
