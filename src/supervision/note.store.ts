// Queries of what the Front lets everyone read.
import type { Read, Trx } from '../kit/db/db.ts'
import type { FrontNoteRow, FrontNoteWithdrawalRow } from './tables.ts'
import './tables.ts'

export interface FrontNote extends FrontNoteRow {
  readonly withdrawal: FrontNoteWithdrawalRow | null
}

/** Of a commune, of one conference, or the one of this id; newest first. */
async function notesOf(
  read: Read | Trx,
  commune: string,
  of: { readonly conference?: string; readonly id?: string },
): Promise<readonly FrontNote[]> {
  const rows = await read
    .selectFrom('front_note')
    .selectAll()
    .where('commune_id', '=', commune)
    .$if(of.conference !== undefined, (query) => query.where('conference_id', '=', of.conference as string))
    .$if(of.id !== undefined, (query) => query.where('id', '=', of.id as string))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  if (rows.length === 0) return []
  const withdrawn = await read
    .selectFrom('front_note_withdrawal')
    .selectAll()
    .where('commune_id', '=', commune)
    .execute()
  return rows.map((row) => ({ ...row, withdrawal: withdrawn.find((one) => one.note_id === row.id) ?? null }))
}

export async function listNotes(
  read: Read | Trx,
  commune: string,
  conference?: string,
): Promise<readonly FrontNote[]> {
  return notesOf(read, commune, conference === undefined ? {} : { conference })
}

export async function findNote(
  read: Read | Trx,
  commune: string,
  id: string,
): Promise<FrontNote | undefined> {
  return (await notesOf(read, commune, { id }))[0]
}
