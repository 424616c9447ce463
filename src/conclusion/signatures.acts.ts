// Acts on the minutes: read aloud, remarked upon, signed by a chair or a secretary. A signature seals what was signed: the
// digest of the full copy.
import { instantText } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { canonicalJson, sha256 } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { isComplete, minutesModel } from './minutes.paper.ts'
import { findMinutes, type Minutes } from './minutes.store.ts'
import { isStale, type Signing } from './minutes.ts'

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
  const digest = minutesDigest(minutes, by.today)
  const before = minutes.signatures.find((one) => one.part === input.part && one.seq === input.seq)
  if (before && !isStale(before, digest)) return ok()
  const row = { name: signer.name, by_person: by.person, at: instantText(by.now), digest }
  const own = { commune_id: by.commune, conference_id: conference, part: signer.part, seq: signer.seq }
  // Signed again after a correction: the ledger keeps the first signature and what it was put under.
  await trx
    .insertInto('minutes_signature')
    .values({ ...own, ...row })
    .onConflict((conflict) =>
      conflict.columns(['commune_id', 'conference_id', 'part', 'seq']).doUpdateSet(row),
    )
    .execute()
  await append(trx, by, 'minutes.signed', conference, { part: signer.part, seq: signer.seq, digest })
  return ok()
}

/** What is signed: the full copy without the ledger's mark, which moves with every act of the commune. */
export function minutesDigest(minutes: Minutes, today: Temporal.PlainDate): string {
  return sha256(canonicalJson(minutesModel({ ...minutes, anchor: '' }, 'day_du', today)))
}

/** Read aloud to the hall, or a remark of somebody present about what was read. */
export async function recordReading(
  trx: Trx,
  by: Actor,
  conference: string,
  input: { readonly kind: 'doc_lai' | 'y_kien'; readonly text: string | null },
): Promise<Result<void>> {
  const minutes = await findMinutes(trx, by.commune, conference)
  if (!minutes) return err({ message: 'Không tìm thấy hội nghị.', status: 404 })
  if (minutes.sessions.every((session) => session.opened === null))
    return err({ message: 'Chưa khai mạc nên chưa có biên bản để đọc.', status: 409 })
  if (minutes.issued)
    return err({
      message: 'Thông báo kết luận đã ban hành: biên bản không ghi thêm được nữa.',
      status: 409,
    })
  if (input.kind === 'doc_lai' && minutes.readings.some((one) => one.kind === 'doc_lai')) return ok()
  const seq = minutes.readings.length + 1
  await trx
    .insertInto('minutes_reading')
    .values({
      commune_id: by.commune,
      conference_id: conference,
      seq,
      kind: input.kind,
      text: input.text,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'minutes.read_aloud', conference, { seq, kind: input.kind })
  return ok()
}
