// Queries of the restricted register. Only its keepers' routes call them.

import type { Handle } from './store.ts'
import type { RestrictedMatterRow } from './tables.ts'
import '../office/tables.ts'
import './tables.ts'

export interface RestrictedMatter extends RestrictedMatterRow {
  readonly to_body: string | null
  readonly on_date: string | null
  readonly document: string | null
  readonly received_by: string | null
  readonly receipt: string | null
}

function base(read: Handle, commune: string) {
  return read
    .selectFrom('restricted_matter as m')
    .leftJoin('restricted_handover as o', (join) =>
      join.onRef('o.commune_id', '=', 'm.commune_id').onRef('o.matter_id', '=', 'm.id'),
    )
    .selectAll('m')
    .select(['o.to_body', 'o.on_date', 'o.document', 'o.received_by', 'o.receipt'])
    .where('m.commune_id', '=', commune)
}

export async function listRestricted(read: Handle, commune: string): Promise<readonly RestrictedMatter[]> {
  return base(read, commune).orderBy('m.received_at', 'desc').orderBy('m.id').execute()
}

export async function findRestricted(
  read: Handle,
  commune: string,
  id: string,
): Promise<RestrictedMatter | undefined> {
  return base(read, commune).where('m.id', '=', id).executeTakeFirst()
}

export async function restrictedFiles(read: Handle, commune: string, matter: string) {
  return read
    .selectFrom('restricted_file as r')
    .innerJoin('file', (join) =>
      join.onRef('file.commune_id', '=', 'r.commune_id').onRef('file.id', '=', 'r.file_id'),
    )
    .select(['file.id', 'file.name', 'file.size'])
    .where('r.commune_id', '=', commune)
    .where('r.matter_id', '=', matter)
    .orderBy('file.name')
    .execute()
}
