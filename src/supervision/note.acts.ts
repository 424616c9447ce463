// Acts on what the Front lets everyone read about a conference: published, withdrawn with a reason. Nothing is ever edited.
import { findConference } from '../conference/store.ts'
import { instantText } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { newId, newSecret, sha256 } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { findNote } from './note.store.ts'

export async function publishNote(
  trx: Trx,
  by: Actor,
  input: { readonly conference: string; readonly text: string },
): Promise<Result<{ readonly id: string }>> {
  if (!(await findConference(trx, by.commune, input.conference)))
    return err({ field: 'conference', message: 'Hãy chọn một hội nghị trong danh sách.' })
  const row = {
    commune_id: by.commune,
    id: newId(),
    conference_id: input.conference,
    text: input.text,
    salt: newSecret(),
    by_person: by.person,
    at: instantText(by.now),
  }
  await trx.insertInto('front_note').values(row).execute()
  await append(trx, by, 'front_note.published', row.id, {
    conference: row.conference_id,
    digest: sha256(`${row.salt}\n${row.text}`),
  })
  return ok({ id: row.id })
}

export async function withdrawNote(
  trx: Trx,
  by: Actor,
  input: { readonly note: string; readonly reason: string },
): Promise<Result<void>> {
  const note = await findNote(trx, by.commune, input.note)
  if (!note) return err({ message: 'Không tìm thấy thông tin này.', status: 404 })
  if (note.withdrawal) return err({ message: 'Thông tin này đã rút từ trước.', status: 409 })
  await trx
    .insertInto('front_note_withdrawal')
    .values({
      commune_id: by.commune,
      note_id: note.id,
      reason: input.reason,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'front_note.withdrawn', note.id)
  return ok()
}
