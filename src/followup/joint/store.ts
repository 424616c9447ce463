// Queries of cooperating units. Every one takes the commune.
import '../../office/tables.ts'
import type { CaseFacts } from '../state.ts'
import { factsOfQuestions, type Handle } from '../store.ts'
import '../tables.ts'
import { isWaiting, type Joint, standing } from './joint.ts'

/** Every time a unit was asked to help with these questions, oldest first. */
export async function jointsOf(
  read: Handle,
  commune: string,
  questions: readonly string[],
): Promise<readonly Joint[]> {
  if (questions.length === 0) return []
  const rows = await asked(read, commune)
    .where('j.question_id', 'in', [...questions])
    .execute()
  return withGiven(read, commune, rows)
}

/** Every time a unit was asked to help, and not taken off again. */
export async function jointsAskedOf(read: Handle, commune: string, unit: string): Promise<readonly Joint[]> {
  const rows = await asked(read, commune).where('e.kind', 'is', null).where('j.unit_id', '=', unit).execute()
  return withGiven(read, commune, rows)
}

export interface WaitingJoint {
  readonly joint: Joint
  readonly facts: CaseFacts
}

/** What is still waited for in the commune, or of one unit. */
export async function waitingJoints(
  read: Handle,
  commune: string,
  unit?: string,
): Promise<readonly WaitingJoint[]> {
  const rows = await asked(read, commune)
    .where('e.kind', 'is', null)
    .$if(unit !== undefined, (query) => query.where('j.unit_id', '=', unit as string))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('contribution as c')
            .select('c.id')
            .whereRef('c.commune_id', '=', 'j.commune_id')
            .whereRef('c.cooperation_id', '=', 'j.id'),
        ),
      ),
    )
    .execute()
  if (rows.length === 0) return []
  const joints = await withGiven(read, commune, rows)
  const all = await factsOfQuestions(read, commune, [...new Set(joints.map((one) => one.question))])
  return joints.flatMap((joint) => {
    const facts = all.get(joint.question)
    if (!facts || facts.head !== null || facts.splitOff) return []
    return standing([joint], facts).length > 0 && isWaiting(joint, facts) ? [{ joint, facts }] : []
  })
}

function asked(read: Handle, commune: string) {
  return read
    .selectFrom('cooperation as j')
    .leftJoin('cooperation_end as e', (join) =>
      join.onRef('e.commune_id', '=', 'j.commune_id').onRef('e.cooperation_id', '=', 'j.id'),
    )
    .selectAll('j')
    .select(['e.kind', 'e.reason', 'e.by_person as end_by', 'e.at as end_at'])
    .where('j.commune_id', '=', commune)
    .orderBy('j.at')
    .orderBy('j.id')
}

type AskedRow = Awaited<ReturnType<ReturnType<typeof asked>['execute']>>[number]

async function withGiven(
  read: Handle,
  commune: string,
  rows: readonly AskedRow[],
): Promise<readonly Joint[]> {
  if (rows.length === 0) return []
  const given = await read
    .selectFrom('contribution as c')
    .leftJoin('file as f', (join) =>
      join.onRef('f.commune_id', '=', 'c.commune_id').onRef('f.id', '=', 'c.file_id'),
    )
    .selectAll('c')
    .select('f.name as file_name')
    .where('c.commune_id', '=', commune)
    .where('c.question_id', 'in', [...new Set(rows.map((row) => row.question_id))])
    .orderBy('c.at')
    .orderBy('c.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    question: row.question_id,
    unit: row.unit_id,
    round: row.round,
    request: row.request,
    due: row.due,
    by: row.by_person,
    at: row.at,
    end:
      row.kind === null
        ? null
        : { kind: row.kind, reason: row.reason, by: row.end_by as string, at: row.end_at as string },
    given: given
      .filter((one) => one.cooperation_id === row.id)
      .map((one) => ({
        id: one.id,
        text: one.text,
        file: one.file_id === null ? null : { id: one.file_id, name: one.file_name ?? 'Tệp' },
        by: one.by_person,
        at: one.at,
      })),
  }))
}
