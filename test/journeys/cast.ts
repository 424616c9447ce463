// The cast of a journey: a commune with its offices, villages and people from the demonstration's story, and nothing
// else. Whatever happens after that happens in the browser.
import { readStories, type Story } from '../../src/demo/story.form.ts'
import type { Db, Trx } from '../../src/kit/db/db.ts'
import { must } from '../../src/kit/result.ts'
import { type Actor, SYSTEM } from '../../src/ledger/ledger.ts'
import {
  appointKeeper,
  createCommune,
  openAccount,
  savePerson,
  saveUnit,
  saveVillage,
} from '../../src/office/acts.ts'
import { hashPassword } from '../../src/office/password.ts'

export const PASSWORD = 'mat-khau-hanh-trinh'

export type Cast = Pick<Story, 'commune' | 'units' | 'villages' | 'people'>

export function castOf(commune: string): Cast {
  const story = readStories().find((each) => each.commune.id === commune)
  if (!story) throw new Error(`no story of ${commune}`)
  return story
}

export function login(commune: string, person: string): string {
  return `${person}.${commune}`
}

export async function prepare(db: Db, cast: Cast, now: Temporal.Instant): Promise<void> {
  const hash = await hashPassword(PASSWORD)
  const by: Actor = {
    commune: cast.commune.id,
    person: SYSTEM,
    now,
    today: now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate(),
  }
  await db.act(by.commune, (trx) => fill(trx, by, cast, hash))
}

async function fill(trx: Trx, by: Actor, cast: Cast, hash: string): Promise<void> {
  const { office_email: email, ...commune } = cast.commune
  must(await createCommune(trx, by, { ...commune, email }))
  for (const unit of cast.units) must(await saveUnit(trx, by, unit as Parameters<typeof saveUnit>[2]))
  for (const village of cast.villages) must(await saveVillage(trx, by, village))
  for (const person of cast.people) {
    must(await savePerson(trx, by, { ...person, phone: person.phone?.replace(/\s/g, '') ?? null }))
    must(await openAccount(trx, by, { login: login(by.commune, person.id), person: person.id, hash }))
  }
  const keeper = cast.people.find((person) => person.roles.includes('police'))
  if (keeper) must(await appointKeeper(trx, by, keeper.id))
}
