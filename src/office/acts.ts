// Acts of the office: communes, units, villages, people, accounts.
import type { z } from 'zod'
import { instantText } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { fold, sortKey } from '../kit/text.ts'
import { type Actor, append } from '../ledger/ledger.ts'
import { readAlias } from './alias.ts'
import type { communeForm, personForm, unitForm, villageForm } from './form.ts'
import { findCommune, findPerson } from './store.ts'
import type { AliasRow } from './tables.ts'

export async function createCommune(
  trx: Trx,
  by: Actor,
  input: z.output<typeof communeForm>,
): Promise<Result<void>> {
  if (await findCommune(trx, input.id))
    return err({ message: `Đã có xã mang mã ${input.id}.`, field: 'id', status: 409 })
  await trx
    .insertInto('commune')
    .values({
      commune_id: input.id,
      name: input.name,
      kind: input.kind,
      province: input.province,
      population: input.population,
      voters: input.voters,
      email: input.email,
      phone: input.phone,
      website: input.website,
      sort_key: sortKey(input.name),
    })
    .execute()
  await append(trx, { ...by, commune: input.id }, 'commune.created', input.id)
  return ok()
}

/** The commune's own facts: shares, rates and letterheads stand on them. */
export async function saveCommune(
  trx: Trx,
  by: Actor,
  input: Omit<z.output<typeof communeForm>, 'id' | 'aliases'> & { readonly aliases?: readonly string[] },
): Promise<Result<void>> {
  const { aliases, ...facts } = input
  await trx
    .updateTable('commune')
    .set({ ...facts, sort_key: sortKey(input.name) })
    .where('commune_id', '=', by.commune)
    .execute()
  if (aliases !== undefined) {
    await trx.deleteFrom('commune_alias').where('commune_id', '=', by.commune).execute()
    for (const row of aliasRows(by.commune, aliases))
      await trx.insertInto('commune_alias').values(row).execute()
  }
  await append(trx, by, 'commune.saved', by.commune, { population: input.population, voters: input.voters })
  return ok()
}

export async function saveUnit(trx: Trx, by: Actor, input: z.output<typeof unitForm>): Promise<Result<void>> {
  const row = { name: input.name, kind: input.kind, email: input.email }
  await trx
    .insertInto('unit')
    .values({ commune_id: by.commune, id: input.id, ...row })
    .onConflict((conflict) => conflict.columns(['commune_id', 'id']).doUpdateSet(row))
    .execute()
  await trx
    .deleteFrom('unit_field')
    .where('commune_id', '=', by.commune)
    .where('unit_id', '=', input.id)
    .execute()
  for (const field of new Set(input.fields))
    await trx.insertInto('unit_field').values({ commune_id: by.commune, unit_id: input.id, field }).execute()
  await append(trx, by, 'unit.saved', input.id, { kind: input.kind, fields: input.fields })
  return ok()
}

export async function saveVillage(
  trx: Trx,
  by: Actor,
  input: z.output<typeof villageForm>,
): Promise<Result<void>> {
  const row = {
    name: input.name,
    households: input.households,
    population: input.population,
    hall: input.hall,
    sort_key: sortKey(input.name),
  }
  await trx
    .insertInto('village')
    .values({ commune_id: by.commune, id: input.id, ...row })
    .onConflict((conflict) => conflict.columns(['commune_id', 'id']).doUpdateSet(row))
    .execute()
  await trx
    .deleteFrom('village_alias')
    .where('commune_id', '=', by.commune)
    .where('village_id', '=', input.id)
    .execute()
  for (const row of aliasRows(by.commune, input.aliases))
    await trx
      .insertInto('village_alias')
      .values({ ...row, village_id: input.id })
      .execute()
  await append(trx, by, 'village.saved', input.id, {
    population: input.population,
    households: input.households,
  })
  return ok()
}

/** One row for each name; the last of two that read the same counts. */
function aliasRows(commune: string, typed: readonly string[]): readonly AliasRow[] {
  const rows = typed.flatMap((text) => {
    const read = readAlias(text)
    if (!read) return []
    const { alias, from, to } = read
    return [{ commune_id: commune, alias, folded: fold(alias), valid_from: from, valid_to: to }]
  })
  return [...new Map(rows.map((row) => [row.folded, row])).values()]
}

export async function savePerson(
  trx: Trx,
  by: Actor,
  input: z.output<typeof personForm>,
): Promise<Result<void>> {
  const places = await placesExist(trx, by.commune, input.unit, input.village)
  if (!places.ok) return places
  const row = {
    name: input.name,
    title: input.title,
    unit_id: input.unit,
    village_id: input.village,
    email: input.email,
    phone: input.phone,
    sort_key: sortKey(input.name.split(' ').reverse().join(' ')),
  }
  await trx
    .insertInto('person')
    .values({ commune_id: by.commune, id: input.id, ...row, version: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['commune_id', 'id'])
        .doUpdateSet((eb) => ({ ...row, version: eb('person.version', '+', 1) })),
    )
    .execute()
  await trx
    .deleteFrom('person_role')
    .where('commune_id', '=', by.commune)
    .where('person_id', '=', input.id)
    .execute()
  for (const role of new Set(input.roles))
    await trx
      .insertInto('person_role')
      .values({ commune_id: by.commune, person_id: input.id, role })
      .execute()
  await append(trx, by, 'person.saved', input.id, {
    roles: input.roles,
    unit: input.unit,
    village: input.village,
  })
  return ok()
}

async function placesExist(
  trx: Trx,
  commune: string,
  unit: string | null,
  village: string | null,
): Promise<Result<void>> {
  for (const [table, id, field, what] of [
    ['unit', unit, 'unit', 'đơn vị'],
    ['village', village, 'village', 'thôn'],
  ] as const) {
    if (id === null) continue
    const row = await trx
      .selectFrom(table)
      .select('id')
      .where('commune_id', '=', commune)
      .where('id', '=', id)
      .executeTakeFirst()
    if (!row) return err({ message: `Xã chưa có ${what} mang mã ${id}.`, field, status: 422 })
  }
  return ok()
}

/** Opens an account or changes its password; `hash` is made outside the transaction (it takes a while). */
export async function openAccount(
  trx: Trx,
  by: Actor,
  input: {
    readonly login: string
    readonly person: string
    readonly hash: string
    readonly demonstration?: boolean
  },
): Promise<Result<void>> {
  if (!(await findPerson(trx, by.commune, input.person)))
    return err({ message: `Xã chưa có cán bộ mang mã ${input.person}.`, field: 'person', status: 422 })
  const taken = await trx
    .selectFrom('account')
    .selectAll()
    .where('login', '=', input.login)
    .executeTakeFirst()
  if (taken && (taken.commune_id !== by.commune || taken.person_id !== input.person))
    return err({
      message: `Tên đăng nhập ${input.login} đã có người dùng. Hãy chọn tên khác.`,
      field: 'login',
      status: 409,
    })
  await trx
    .insertInto('account')
    .values({
      login: input.login,
      commune_id: by.commune,
      person_id: input.person,
      password_hash: input.hash,
      opened_at: instantText(by.now),
      demonstration: input.demonstration ? 1 : 0,
    })
    .onConflict((conflict) => conflict.column('login').doUpdateSet({ password_hash: input.hash }))
    .execute()
  await trx
    .deleteFrom('session')
    .where('commune_id', '=', by.commune)
    .where('person_id', '=', input.person)
    .execute()
  await append(trx, by, taken ? 'account.password_changed' : 'account.opened', input.person)
  return ok()
}

export async function disableAccount(trx: Trx, by: Actor, login: string): Promise<Result<void>> {
  const account = await trx
    .selectFrom('account')
    .selectAll()
    .where('login', '=', login)
    .where('commune_id', '=', by.commune)
    .executeTakeFirst()
  if (!account) return err({ message: `Không có tài khoản ${login}.`, field: 'login', status: 404 })
  await trx
    .insertInto('account_disabled')
    .values({ login, by_person: by.person, at: instantText(by.now) })
    .onConflict((conflict) => conflict.column('login').doNothing())
    .execute()
  await trx
    .deleteFrom('session')
    .where('commune_id', '=', by.commune)
    .where('person_id', '=', account.person_id)
    .execute()
  await append(trx, by, 'account.disabled', account.person_id)
  return ok()
}

/** The chair names who keeps the restricted register. */
export async function appointKeeper(trx: Trx, by: Actor, person: string): Promise<Result<void>> {
  if (!(await findPerson(trx, by.commune, person)))
    return err({ message: 'Không có cán bộ này.', field: 'person', status: 422 })
  await trx
    .insertInto('restricted_keeper')
    .values({ commune_id: by.commune, person_id: person, by_person: by.person, at: instantText(by.now) })
    .onConflict((conflict) => conflict.columns(['commune_id', 'person_id']).doNothing())
    .execute()
  await append(trx, by, 'person.saved', person, { keeps_restricted: true })
  return ok()
}
