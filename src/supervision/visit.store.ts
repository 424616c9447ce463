// Queries of the Front's plan of visits.
import type { Read, Trx } from '../kit/db/db.ts'
import type { VisitEndRow, VisitResultRow, VisitRow } from './tables.ts'
import './tables.ts'

type Handle = Read | Trx

export interface Visit extends VisitRow {
  readonly result: VisitResultRow | null
  readonly end: VisitEndRow | null
  /** Findings that came of it, oldest first. */
  readonly findings: readonly string[]
}

/** The visits of a commune by their day, or the one of this id. */
async function visitsOf(read: Handle, commune: string, id?: string): Promise<readonly Visit[]> {
  const rows = await read
    .selectFrom('supervision_visit')
    .selectAll()
    .where('commune_id', '=', commune)
    .$if(id !== undefined, (query) => query.where('id', '=', id as string))
    .orderBy('on_date')
    .orderBy('id')
    .execute()
  const results = await read
    .selectFrom('supervision_visit_result')
    .selectAll()
    .where('commune_id', '=', commune)
    .execute()
  const ends = await read
    .selectFrom('supervision_visit_end')
    .selectAll()
    .where('commune_id', '=', commune)
    .execute()
  const findings = await read
    .selectFrom('finding_visit as l')
    .innerJoin('finding as f', (join) =>
      join.onRef('f.commune_id', '=', 'l.commune_id').onRef('f.id', '=', 'l.finding_id'),
    )
    .select(['l.visit_id', 'l.finding_id'])
    .where('l.commune_id', '=', commune)
    .orderBy('f.at')
    .orderBy('f.id')
    .execute()
  return rows.map((row) => ({
    ...row,
    result: results.find((one) => one.visit_id === row.id) ?? null,
    end: ends.find((one) => one.visit_id === row.id) ?? null,
    findings: findings.filter((one) => one.visit_id === row.id).map((one) => one.finding_id),
  }))
}

export async function listVisits(read: Handle, commune: string): Promise<readonly Visit[]> {
  return visitsOf(read, commune)
}

export async function findVisit(read: Handle, commune: string, id: string): Promise<Visit | undefined> {
  return (await visitsOf(read, commune, id))[0]
}
