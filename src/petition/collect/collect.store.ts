// What a collector has brought so far: rows with their receipts, photographs, the meetings of the village.
import type { Read, Trx } from '../../kit/db/db.ts'
import type { ListPhotoRow } from '../tables.ts'
import '../tables.ts'

type Handle = Read | Trx

/** Who looks: the office sees every village's, a collector the own one's and what they brought themselves. */
export interface Door {
  readonly all: boolean
  readonly village: string | null
  readonly person: string
}

export async function findPhoto(
  read: Handle,
  commune: string,
  id: string,
  door: Door,
): Promise<ListPhotoRow | undefined> {
  const row = await read
    .selectFrom('list_photo')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('id', '=', id)
    .executeTakeFirst()
  const own = row?.by_person === door.person || (row?.village_id !== null && row?.village_id === door.village)
  return row && (door.all || own) ? row : undefined
}

export interface BroughtRow {
  readonly id: string
  readonly code: string
  readonly content: string
  readonly name: string | null
  readonly received_at: string
}

/** The newest rows this person handed in. */
export async function broughtBy(
  read: Handle,
  commune: string,
  conference: string,
  person: string,
  limit: number,
): Promise<readonly BroughtRow[]> {
  return read
    .selectFrom('submission')
    .select(['id', 'code', 'content', 'name', 'received_at'])
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .where((eb) => eb.or([eb('collector', '=', person), eb('entered_by', '=', person)]))
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}
