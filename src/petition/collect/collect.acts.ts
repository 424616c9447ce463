// What a collector brings: a row of a list with the photograph it was typed from, and the photograph itself.
import { instantText } from '../../kit/clock.ts'
import type { Trx } from '../../kit/db/db.ts'
import { sniff } from '../../kit/files.ts'
import type { UploadedFile } from '../../kit/http/body.ts'
import { newId } from '../../kit/id.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import { type Actor, append } from '../../ledger/ledger.ts'
import { storeFile } from '../../office/files.ts'
import { placeExists, type Received, receiveSubmission, type SubmissionInput } from '../receive.acts.ts'
import { type Door, findPhoto } from './collect.store.ts'

export async function addListPhoto(
  trx: Trx,
  by: Actor,
  input: { readonly conference: string; readonly village: string | null; readonly file: UploadedFile },
): Promise<Result<string>> {
  const placed = await placeExists(trx, by.commune, input.conference, input.village)
  if (!placed.ok) return placed
  if (!sniff(input.file.bytes)?.mime.startsWith('image/'))
    return err({
      message: 'Đây không phải ảnh (JPEG, PNG, WebP). Hãy chụp lại, hoặc nộp tệp ở trang nhập danh sách.',
      field: 'files',
    })
  const stored = await storeFile(trx, by, input.file)
  if (!stored.ok) return err({ ...stored.error, field: 'files' })
  const id = newId()
  await trx
    .insertInto('list_photo')
    .values({
      commune_id: by.commune,
      id,
      conference_id: input.conference,
      village_id: input.village,
      file_id: stored.value.id,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'list_photo.added', id, {
    conference: input.conference,
    village: input.village,
    digest: stored.value.sha256,
  })
  return ok(id)
}

/** One row of a list; the photograph goes along as what it was typed from. */
export async function receiveRow(
  trx: Trx,
  by: Actor,
  input: SubmissionInput & { readonly photo: string | null },
  door: Door,
): Promise<Result<Received>> {
  const { photo: wanted, ...submission } = input
  const photo = wanted === null ? undefined : await findPhoto(trx, by.commune, wanted, door)
  if (wanted !== null && !photo)
    return err({ message: 'Không thấy ảnh danh sách này nữa. Hãy bỏ ảnh, hoặc gửi lại ảnh.', field: 'photo' })
  const received = await receiveSubmission(trx, by, submission)
  if (!received.ok || !photo) return received
  await trx
    .insertInto('attachment')
    .values({ commune_id: by.commune, submission_id: received.value.id, file_id: photo.file_id })
    .execute()
  return received
}
