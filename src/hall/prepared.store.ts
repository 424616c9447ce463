// Queries of answers that units prepared for questions of a conference: the last draft or the issued one, with its legal basis.
import type { Read, Trx } from '../kit/db/db.ts'
import '../followup/tables.ts'
import '../office/tables.ts'

export interface PreparedAnswer {
  readonly question: string
  readonly text: string
  readonly legalBasis: string | null
  readonly unit: string
  readonly approved: boolean
}

export async function preparedOf(
  read: Read | Trx,
  commune: string,
  conference: string,
): Promise<ReadonlyMap<string, PreparedAnswer>> {
  const rows = await read
    .selectFrom('answer_part as p')
    .innerJoin('answer as a', (join) =>
      join.onRef('a.commune_id', '=', 'p.commune_id').onRef('a.id', '=', 'p.answer_id'),
    )
    .innerJoin('unit as u', (join) =>
      join.onRef('u.commune_id', '=', 'a.commune_id').onRef('u.id', '=', 'a.unit_id'),
    )
    .select(['p.question_id', 'p.text', 'a.id', 'a.legal_basis', 'u.name'])
    .where('p.commune_id', '=', commune)
    .where('a.conference_id', '=', conference)
    .orderBy('a.at')
    .orderBy('a.id')
    .execute()
  const approved = await approvedAnswers(read, commune, conference)
  return new Map(
    rows.map((row) => [
      row.question_id,
      {
        question: row.question_id,
        text: row.text,
        legalBasis: row.legal_basis,
        unit: row.name,
        approved: approved.has(row.id),
      },
    ]),
  )
}

/** Whose last step is the approval or the issue. */
async function approvedAnswers(
  read: Read | Trx,
  commune: string,
  conference: string,
): Promise<ReadonlySet<string>> {
  const steps = await read
    .selectFrom('answer_step as s')
    .innerJoin('answer as a', (join) =>
      join.onRef('a.commune_id', '=', 's.commune_id').onRef('a.id', '=', 's.answer_id'),
    )
    .select(['s.answer_id', 's.step'])
    .where('s.commune_id', '=', commune)
    .where('a.conference_id', '=', conference)
    .orderBy('s.seq')
    .execute()
  const last = new Map(steps.map((row) => [row.answer_id, row.step]))
  return new Set([...last].filter(([, step]) => step === 'duyet' || step === 'ban_hanh').map(([id]) => id))
}
