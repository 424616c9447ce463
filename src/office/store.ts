// Queries of the office. Every one takes the commune.
import type { Read, Trx } from '../kit/db/db.ts'
import type { Alias, NamedPlace } from './alias.ts'
import { isRole, type Role } from './rights.ts'
import { SEAT_KINDS } from './seats.ts'
import type { AliasRow, CommuneRow, PersonRow, UnitRow, VillageRow } from './tables.ts'
import './tables.ts'

type Handle = Read | Trx

export async function findCommune(read: Handle, commune: string): Promise<CommuneRow | undefined> {
  return read.selectFrom('commune').selectAll().where('commune_id', '=', commune).executeTakeFirst()
}

/** Communes only: the seats of their superiors are no communes. */
export async function listCommunes(read: Handle): Promise<readonly CommuneRow[]> {
  return read
    .selectFrom('commune')
    .selectAll()
    .where('kind', 'not in', [...SEAT_KINDS])
    .orderBy('sort_key')
    .execute()
}

export interface Unit extends UnitRow {
  readonly fields: readonly string[]
  /** Since when it is no more; its name says so wherever it is shown. */
  readonly dissolved: string | null
}

export async function listUnits(read: Handle, commune: string): Promise<readonly Unit[]> {
  const units = await read
    .selectFrom('unit')
    .selectAll()
    .where('commune_id', '=', commune)
    .orderBy('id')
    .execute()
  const fields = await read
    .selectFrom('unit_field')
    .selectAll()
    .where('commune_id', '=', commune)
    .orderBy('field')
    .execute()
  const gone = new Map(
    (
      await read
        .selectFrom('unit_dissolved')
        .select(['unit_id', 'on_date'])
        .where('commune_id', '=', commune)
        .execute()
    ).map((row) => [row.unit_id, row.on_date]),
  )
  return units.map((unit) => ({
    ...unit,
    name: gone.has(unit.id) ? `${unit.name} (đã giải thể)` : unit.name,
    dissolved: gone.get(unit.id) ?? null,
    fields: fields.filter((row) => row.unit_id === unit.id).map((row) => row.field),
  }))
}

export interface Village extends VillageRow {
  /** Names only. */
  readonly aliases: readonly string[]
  /** With the time they were valid. */
  readonly names: readonly Alias[]
}

export async function listVillages(read: Handle, commune: string): Promise<readonly Village[]> {
  const villages = await read
    .selectFrom('village')
    .selectAll()
    .where('commune_id', '=', commune)
    .orderBy('sort_key')
    .execute()
  const aliases = await read
    .selectFrom('village_alias')
    .selectAll()
    .where('commune_id', '=', commune)
    .execute()
  return villages.map((village) => ({
    ...village,
    ...namesOf(aliases.filter((row) => row.village_id === village.id)),
  }))
}

function namesOf(rows: readonly AliasRow[]): Pick<Village, 'aliases' | 'names'> {
  const names = rows.map((row) => ({ alias: row.alias, from: row.valid_from, to: row.valid_to }))
  return { names, aliases: names.map(({ alias }) => alias) }
}

/** Villages as placeNamed wants them. */
export async function namedVillages(read: Handle, commune: string): Promise<readonly NamedPlace[]> {
  const villages = await listVillages(read, commune)
  return villages.map(({ id, name, names }) => ({ id, name, aliases: names }))
}

/** Names communes had before, with their time; of one commune or of all. */
export async function communeAliases(
  read: Handle,
  commune?: string,
): Promise<readonly (Alias & { readonly commune: string; readonly folded: string })[]> {
  const all = read.selectFrom('commune_alias').selectAll().orderBy('folded')
  const rows = await (commune === undefined ? all : all.where('commune_id', '=', commune)).execute()
  return rows.map((row) => ({
    commune: row.commune_id,
    alias: row.alias,
    folded: row.folded,
    from: row.valid_from,
    to: row.valid_to,
  }))
}

export interface Person extends PersonRow {
  readonly roles: readonly Role[]
}

export async function listPeople(read: Handle, commune: string): Promise<readonly Person[]> {
  const people = await read
    .selectFrom('person')
    .selectAll()
    .where('commune_id', '=', commune)
    .orderBy('sort_key')
    .execute()
  const roles = await read.selectFrom('person_role').selectAll().where('commune_id', '=', commune).execute()
  return people.map((person) => ({ ...person, roles: rolesOf(roles, person.id) }))
}

/** Names of all officers by id, for the ids that stand in a page; without what they may do. */
export async function peopleNames(read: Handle, commune: string): Promise<ReadonlyMap<string, string>> {
  const people = await read
    .selectFrom('person')
    .select(['id', 'name'])
    .where('commune_id', '=', commune)
    .orderBy('sort_key')
    .execute()
  return new Map(people.map(({ id, name }) => [id, name]))
}

export async function findPerson(read: Handle, commune: string, id: string): Promise<Person | undefined> {
  const person = await read
    .selectFrom('person')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!person) return undefined
  const roles = await read
    .selectFrom('person_role')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('person_id', '=', id)
    .execute()
  return { ...person, roles: rolesOf(roles, id) }
}

function rolesOf(rows: readonly { person_id: string; role: string }[], person: string): readonly Role[] {
  return rows
    .filter((row) => row.person_id === person)
    .map((row) => row.role)
    .filter(isRole)
}

export async function keepsRestricted(read: Handle, commune: string, person: string): Promise<boolean> {
  const row = await read
    .selectFrom('restricted_keeper')
    .select('person_id')
    .where('commune_id', '=', commune)
    .where('person_id', '=', person)
    .executeTakeFirst()
  return row !== undefined
}

/** The demonstration's accounts, for the sign-in page; a real installation has none. */
export async function demonstrationAccounts(read: Read): Promise<
  readonly {
    login: string
    commune: string
    kind: string
    communeId: string
    person: string
    title: string
    roles: readonly Role[]
  }[]
> {
  const rows = await read
    .selectFrom('account')
    .innerJoin('person', (join) =>
      join.onRef('person.commune_id', '=', 'account.commune_id').onRef('person.id', '=', 'account.person_id'),
    )
    .innerJoin('commune', 'commune.commune_id', 'account.commune_id')
    .select([
      'account.login',
      'commune.name as commune',
      'commune.kind',
      'commune.commune_id',
      'person.name as person',
      'person.title',
      'person.id',
    ])
    .where('account.demonstration', '=', 1)
    .orderBy('commune.sort_key')
    .orderBy('account.login')
    .execute()
  const roles = await read.selectFrom('person_role').selectAll().execute()
  return rows.map((row) => ({
    login: row.login,
    commune: row.commune,
    kind: row.kind,
    communeId: row.commune_id,
    person: row.person,
    title: row.title,
    roles: roles
      .filter((role) => role.commune_id === row.commune_id && role.person_id === row.id)
      .map((role) => role.role)
      .filter(isRole),
  }))
}
