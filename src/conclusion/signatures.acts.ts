// Act: a chair or a secretary has signed the minutes. The entry seals what was signed: the digest of the full copy.
import { instantText } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { canonicalJson, sha256 } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { isComplete, minutesModel } from './minutes.paper.ts'
import { findMinutes } from './minutes.store.ts'
import type { Signing } from './minutes.ts'

export async function signMinutes(
  trx: Trx,
  by: Actor,
  conference: string,
  input: Signing,
): Promise<Result<void>> {
  const minutes = await findMinutes(trx, by.commune, conference)
  if (!minutes) return err({ message: 'Không tìm thấy hội nghị.', status: 404 })
  if (!isComplete(minutes))
    return err({ message: 'Hội nghị chưa bế mạc: biên bản được ký khi mọi buổi đã kết thúc.', status: 409 })
  const signer = minutes.signers.find((one) => one.part === input.part && one.seq === input.seq)
  if (!signer) return err({ message: 'Người này không phải chủ trì hay thư ký của hội nghị.', field: 'seq' })
  if (minutes.signatures.some((one) => one.part === input.part && one.seq === input.seq)) return ok()
  await trx
    .insertInto('minutes_signature')
    .values({
      commune_id: by.commune,
      conference_id: conference,
      part: signer.part,
      seq: signer.seq,
      name: signer.name,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'minutes.signed', conference, {
    part: signer.part,
    seq: signer.seq,
    digest: sha256(canonicalJson(minutesModel(minutes, 'day_du', by.today))),
  })
  return ok()
}
