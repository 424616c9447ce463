// Stored files: proofs, attachments, originals of imports, scans. Content stays with the commune that stored it.
import { instantText } from '../kit/clock.ts'
import type { Read, Trx } from '../kit/db/db.ts'
import { acceptAttachment } from '../kit/files.ts'
import { newId, sha256 } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import type { Actor } from '../ledger/ledger.ts'
import type { FileRow } from './tables.ts'

/** Checks the true type and stores the bytes; resolves with the file's id and digest (for the ledger). */
export async function storeFile(
  trx: Trx,
  by: Actor,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Result<{ id: string; sha256: string }>> {
  const type = acceptAttachment(file)
  return type.ok ? keepFile(trx, by, file, type.value.mime) : type
}

/** The original of what was read from a file whose kind its reader has told: also plain text, which has no mark of its own. */
export async function keepFile(
  trx: Trx,
  by: Actor,
  file: { readonly name: string; readonly bytes: Uint8Array },
  mime: string,
): Promise<Result<{ id: string; sha256: string }>> {
  if (file.bytes.length > 10 * 1024 * 1024) return err({ message: 'Mỗi tệp không quá 10 MB.', status: 413 })
  const id = newId()
  const digest = sha256(file.bytes)
  await trx
    .insertInto('file')
    .values({
      commune_id: by.commune,
      id,
      sha256: digest,
      name: file.name.slice(0, 200),
      mime,
      size: file.bytes.length,
      bytes: file.bytes,
      at: instantText(by.now),
      by_person: by.person,
    })
    .execute()
  return ok({ id, sha256: digest })
}

export async function findFile(read: Read, commune: string, id: string): Promise<FileRow | undefined> {
  const row = await read
    .selectFrom('file')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('id', '=', id)
    .executeTakeFirst()
  // On a laptop that holds one day: what is not of that day stayed in the office.
  return row && row.bytes.length === 0 && row.size > 0 ? undefined : row
}
