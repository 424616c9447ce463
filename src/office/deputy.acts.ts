// Acts of deputies: naming one, ending it before its time. Whoever leaves for good is signed out and their account closed.
import { instantText } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { newId } from '../kit/id.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { disableAccount } from './acts.ts'
import { deputiesOf } from './deputy.store.ts'
import { checkDeputy, type DeputyInput } from './deputy.ts'
import { listPeople } from './store.ts'

export async function nameDeputy(
  trx: Trx,
  by: Actor,
  input: DeputyInput & { readonly reason: string | null },
): Promise<Result<{ id: string }>> {
  const checked = checkDeputy(
    input,
    await listPeople(trx, by.commune),
    await deputiesOf(trx, by.commune),
    by.today,
  )
  if (!checked.ok) return checked
  const id = newId()
  const [from, to] = [input.from.toString(), input.to?.toString() ?? null]
  await trx
    .insertInto('deputy')
    .values({
      commune_id: by.commune,
      id,
      person_id: input.person,
      deputy_id: input.deputy,
      kind: input.kind,
      from_date: from,
      to_date: to,
      reason: input.reason,
      by_person: by.person,
      at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'deputy.named', input.person, { deputy: input.deputy, kind: input.kind, from, to })
  if (input.kind === 'roi_nhiem_vu' && from <= by.today.toString()) {
    const closed = await closeAccount(trx, by, input.person)
    if (!closed.ok) return closed
  }
  return ok({ id })
}

async function closeAccount(trx: Trx, by: Actor, person: string): Promise<Result<void>> {
  const accounts = await trx
    .selectFrom('account')
    .leftJoin('account_disabled', 'account_disabled.login', 'account.login')
    .select('account.login')
    .where('account.commune_id', '=', by.commune)
    .where('account.person_id', '=', person)
    .where('account_disabled.login', 'is', null)
    .execute()
  for (const { login } of accounts) {
    const closed = await disableAccount(trx, by, login)
    if (!closed.ok) return closed
  }
  return ok()
}

export async function endDeputy(trx: Trx, by: Actor, id: string): Promise<Result<void>> {
  const row = (await deputiesOf(trx, by.commune)).find((one) => one.id === id)
  if (!row) return err({ message: 'Không tìm thấy việc làm thay này.', status: 404 })
  if (row.ended) return ok()
  await trx
    .insertInto('deputy_end')
    .values({ commune_id: by.commune, id, by_person: by.person, at: instantText(by.now) })
    .execute()
  await append(trx, by, 'deputy.ended', row.person, { deputy: row.deputy })
  return ok()
}
