// Act: somebody is checked in by the code of the invitation or of the receipt, read at the desk.
import type { Read, Trx } from '../kit/db/db.ts'
import { err, type Problem, type Result } from '../kit/result.ts'
import type { Actor } from '../ledger/ledger.ts'
import { type Attending, attend, type Comer } from './attendance.acts.ts'
import { scanned } from './scan.ts'

const UNREAD: Problem = {
  field: 'code',
  message: 'Không đọc được mã này. Hãy quét lại, gõ mã trên phiếu, hoặc tìm theo tên ở dưới.',
}
const MISTYPED: Problem = {
  field: 'code',
  message: 'Mã thiếu hoặc sai một ký tự. Hãy đối chiếu với phiếu rồi gõ lại.',
}
const KNOWN: Problem = {
  field: 'code',
  status: 409,
  message:
    'Người có họ tên và thôn như trên phiếu này đã điểm danh hoặc có trong danh sách chưa đến. Hãy tìm theo tên ở dưới; nếu là người khác trùng tên, hãy ghi ở ô “Người đến không có trong danh sách”.',
}
const UNKNOWN: Problem = {
  field: 'code',
  message:
    'Mã này không thuộc hội nghị đang mở. Hãy tìm theo tên, hoặc ghi là người đến không có trong danh sách.',
}

export async function attendByCode(
  trx: Trx,
  by: Actor,
  input: { readonly conference: string; readonly session: number; readonly code: string },
): Promise<Result<Attending>> {
  const found = scanned(input.code)
  if (found.type === 'mistyped') return err(MISTYPED)
  if (found.type === 'none') return err(UNREAD)
  const who: Comer | undefined =
    found.type === 'delegate'
      ? { type: 'delegate', delegate: found.id }
      : await comerOf(trx, by.commune, input.conference, found.code)
  if (!who) return err(UNKNOWN)
  const done = await attend(trx, by, { conference: input.conference, session: input.session, who })
  if (done.ok) return done
  if (done.error.status === 404) return err(UNKNOWN)
  // Beside the code there is no box to tick: what to do is said, the machine tells nobody apart.
  return err(who.type === 'walk_in' && done.error.status === 409 ? KNOWN : { ...done.error, field: 'code' })
}

/** A registration by its own code or by that of the opinion handed in with it; else whoever sent the opinion. */
export async function comerOf(
  trx: Read | Trx,
  commune: string,
  conference: string,
  code: string,
): Promise<Comer | undefined> {
  const submission = await trx
    .selectFrom('submission')
    .select(['id', 'name', 'village_id'])
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .where('code', '=', code)
    .executeTakeFirst()
  const registration = await trx
    .selectFrom('registration')
    .select('id')
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .where((eb) =>
      submission
        ? eb.or([eb('code', '=', code), eb('submission_id', '=', submission.id)])
        : eb('code', '=', code),
    )
    .executeTakeFirst()
  if (registration) return { type: 'registration', registration: registration.id }
  if (!submission || submission.name === null) return undefined
  return { type: 'walk_in', name: submission.name, village: submission.village_id, namesake: false }
}
