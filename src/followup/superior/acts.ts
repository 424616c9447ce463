// Acts on a letter at its superior's: taken on with the seat's own date, sent back with a reason. They run in the commune
// whose letter it is and stand in its ledger; the seat's reply itself is recordSuperiorReply.
import { instantText } from '../../kit/clock.ts'
import type { Trx } from '../../kit/db/db.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import { type Actor, append } from '../../ledger/ledger.ts'
import { type Escalation, findEscalation } from '../escalation.store.ts'
import { checkAcceptance } from './seat.ts'
import { findSeatState } from './store.ts'

const GONE = { message: 'Không tìm thấy văn bản đề nghị này.', status: 404 } as const

/** The letter, when it still waits for its superior. */
async function waiting(trx: Trx, commune: string, id: string): Promise<Result<Escalation>> {
  const letter = await findEscalation(trx, commune, id)
  if (!letter || letter.sent_on === null) return err(GONE)
  if (letter.reply) return err({ message: 'Văn bản này đã được trả lời.', status: 409 })
  const { returned } = await findSeatState(trx, commune, id)
  if (returned)
    return err({ message: 'Văn bản này đã chuyển trả xã; xã sẽ gửi lại nếu còn đề nghị.', status: 409 })
  return ok(letter)
}

export async function acceptLetter(
  trx: Trx,
  by: Actor,
  input: { readonly escalation: string; readonly due: string; readonly note: string | null },
): Promise<Result<void>> {
  const letter = await waiting(trx, by.commune, input.escalation)
  if (!letter.ok) return letter
  const { accepted } = await findSeatState(trx, by.commune, input.escalation)
  if (accepted) return err({ message: 'Văn bản này đã được tiếp nhận.', status: 409 })
  const due = checkAcceptance(input.due, by.today)
  if (!due.ok) return due
  await trx
    .insertInto('superior_acceptance')
    .values({
      commune_id: by.commune,
      escalation_id: letter.value.id,
      due: input.due,
      note: input.note,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'case.superior_accepted', letter.value.id, { due: input.due })
  return ok()
}

/** Also entered by the commune's office, when the superior sent the letter back on paper. */
export async function returnLetter(
  trx: Trx,
  by: Actor,
  input: { readonly escalation: string; readonly reason: string },
): Promise<Result<void>> {
  const letter = await waiting(trx, by.commune, input.escalation)
  if (!letter.ok) return letter
  await trx
    .insertInto('superior_return')
    .values({
      commune_id: by.commune,
      escalation_id: letter.value.id,
      reason: input.reason,
      on_date: by.today.toString(),
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'case.superior_returned', letter.value.id, { on: by.today.toString() })
  return ok()
}

/** Opens a letter just sent to the seat of the commune's superior, where there is one. Nothing else opens it. */
export async function grantLetter(trx: Trx, by: Actor, escalation: string): Promise<void> {
  const superior = await trx
    .selectFrom('commune_superior')
    .select('superior_id')
    .where('commune_id', '=', by.commune)
    .executeTakeFirst()
  if (!superior) return
  await trx
    .insertInto('escalation_grant')
    .values({
      commune_id: by.commune,
      escalation_id: escalation,
      superior_id: superior.superior_id,
      at: instantText(by.now),
    })
    .execute()
}
