// The secret address of a person's calendar: made, renewed, ended by its owner; found by its secret. Whoever has the
// address reads the calendar, so that only its digest is kept and a disabled account closes it.
import { instantText } from '../../kit/clock.ts'
import type { Read, Trx } from '../../kit/db/db.ts'
import { newId, newSecret, sha256 } from '../../kit/id.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import { type Actor, append } from '../../ledger/ledger.ts'
import { type Right, rightsOf } from '../../office/rights.ts'
import { findPerson, keepsRestricted, type Person } from '../../office/store.ts'
import './tables.ts'

export interface CalendarAddress {
  readonly id: string
  readonly made_at: string
}

/** The address in force; null when none was made or the last was ended. */
export async function addressOf(
  read: Read | Trx,
  commune: string,
  person: string,
): Promise<CalendarAddress | null> {
  const row = await read
    .selectFrom('calendar_address as a')
    .leftJoin('calendar_address_end as e', (join) =>
      join.onRef('e.commune_id', '=', 'a.commune_id').onRef('e.address_id', '=', 'a.id'),
    )
    .select(['a.id', 'a.made_at'])
    .where('a.commune_id', '=', commune)
    .where('a.person_id', '=', person)
    .where('e.at', 'is', null)
    .orderBy('a.id', 'desc')
    .executeTakeFirst()
  return row ?? null
}

/** A new address; the one before ends with it. Resolves with the secret, which is shown once. */
export async function makeAddress(trx: Trx, by: Actor): Promise<Result<string>> {
  const before = await addressOf(trx, by.commune, by.person)
  if (before) await insertEnd(trx, by, before.id)
  const secret = newSecret()
  const id = newId()
  await trx
    .insertInto('calendar_address')
    .values({
      commune_id: by.commune,
      id,
      person_id: by.person,
      token_hash: sha256(secret),
      made_at: instantText(by.now),
    })
    .execute()
  await append(trx, by, 'calendar_address.made', id, { replaces: before?.id ?? null })
  return ok(secret)
}

export async function endAddress(trx: Trx, by: Actor): Promise<Result<void>> {
  const before = await addressOf(trx, by.commune, by.person)
  if (!before)
    return err({ message: 'Không còn địa chỉ lịch nào đang dùng; không có gì để thu hồi.', status: 409 })
  await insertEnd(trx, by, before.id)
  await append(trx, by, 'calendar_address.ended', before.id)
  return ok()
}

async function insertEnd(trx: Trx, by: Actor, id: string): Promise<void> {
  await trx
    .insertInto('calendar_address_end')
    .values({ commune_id: by.commune, address_id: id, by_person: by.person, at: instantText(by.now) })
    .execute()
}

/** The file of an address: the commune, so that every query can name it, and the secret. */
export function addressPath(commune: string, secret: string): string {
  return `/lich/${commune}.${secret}.ics`
}

const FILE = /^([a-z0-9-]{1,80})\.([A-Za-z0-9_-]{43})\.ics$/

/** Whose calendar it is, with the rights of this moment. */
export interface Owner {
  readonly commune: string
  readonly person: Person
  readonly rights: ReadonlySet<Right>
}

/** Ended, unknown, of nobody with an open account: all the same to whoever asks. */
export async function ownerOf(read: Read, file: string): Promise<Owner | undefined> {
  const [, commune, secret] = FILE.exec(file) ?? []
  if (!commune || !secret) return undefined
  const row = await read
    .selectFrom('calendar_address as a')
    .leftJoin('calendar_address_end as e', (join) =>
      join.onRef('e.commune_id', '=', 'a.commune_id').onRef('e.address_id', '=', 'a.id'),
    )
    .innerJoin('account', (join) =>
      join.onRef('account.commune_id', '=', 'a.commune_id').onRef('account.person_id', '=', 'a.person_id'),
    )
    .leftJoin('account_disabled', 'account_disabled.login', 'account.login')
    .select(['a.person_id'])
    .where('a.commune_id', '=', commune)
    .where('a.token_hash', '=', sha256(secret))
    .where('e.at', 'is', null)
    .where('account_disabled.at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const person = await findPerson(read, commune, row.person_id)
  const keeper = await keepsRestricted(read, commune, row.person_id)
  return person && { commune, person, rights: rightsOf(person.roles, keeper) }
}
