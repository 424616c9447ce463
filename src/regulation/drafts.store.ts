// Drafts of a commune's regulation: texts that may still hold errors. A draft that was published or laid aside stays.
import type { Read, Trx } from '../kit/db/db.ts'
import type { RegulationDraftRow } from './tables.ts'
import './tables.ts'

export type Draft = Omit<RegulationDraftRow, 'commune_id'>

const open = (read: Read | Trx, commune: string) =>
  read
    .selectFrom('regulation_draft as d')
    .leftJoin('regulation_draft_end as e', (join) =>
      join.onRef('e.commune_id', '=', 'd.commune_id').onRef('e.draft_id', '=', 'd.id'),
    )
    .where('d.commune_id', '=', commune)
    .where('e.draft_id', 'is', null)

/** A draft that is still being written. */
export async function findDraft(read: Read | Trx, commune: string, id: string): Promise<Draft | undefined> {
  return open(read, commune).selectAll('d').where('d.id', '=', id).executeTakeFirst()
}

export interface PlanOfDraft {
  readonly file_id: string
  readonly name: string
  readonly accepted: number
  readonly corrected: number
  readonly left_out: number
}

/** The printed plan a draft was read from. */
export async function planOfDraft(
  read: Read | Trx,
  commune: string,
  id: string,
): Promise<PlanOfDraft | undefined> {
  return read
    .selectFrom('regulation_draft_plan as r')
    .innerJoin('file as f', (join) =>
      join.onRef('f.commune_id', '=', 'r.commune_id').onRef('f.id', '=', 'r.file_id'),
    )
    .select(['r.file_id', 'f.name', 'r.accepted', 'r.corrected', 'r.left_out'])
    .where('r.commune_id', '=', commune)
    .where('r.draft_id', '=', id)
    .executeTakeFirst()
}

export interface DraftLine {
  readonly id: string
  readonly title: string
  readonly base_version_id: string | null
  readonly source: string
  readonly version: number
  readonly at: string
  readonly by_name: string | null
}

export async function openDrafts(read: Read | Trx, commune: string): Promise<readonly DraftLine[]> {
  return open(read, commune)
    .leftJoin('person as p', (join) =>
      join.onRef('p.commune_id', '=', 'd.commune_id').onRef('p.id', '=', 'd.by_person'),
    )
    .select(['d.id', 'd.title', 'd.base_version_id', 'd.source', 'd.version', 'd.at', 'p.name as by_name'])
    .orderBy('d.at', 'desc')
    .execute()
}

export interface VersionLine {
  readonly id: string
  readonly regulation_id: string
  readonly adopted_at: string
  readonly by_name: string | null
  readonly yaml: string
}

export async function findVersion(
  read: Read | Trx,
  commune: string,
  id: string,
): Promise<VersionLine | undefined> {
  return read
    .selectFrom('regulation_version as v')
    .leftJoin('person as p', (join) =>
      join.onRef('p.commune_id', '=', 'v.commune_id').onRef('p.id', '=', 'v.by_person'),
    )
    .select(['v.id', 'v.regulation_id', 'v.adopted_at', 'v.yaml', 'p.name as by_name'])
    .where('v.commune_id', '=', commune)
    .where('v.id', '=', id)
    .executeTakeFirst()
}
