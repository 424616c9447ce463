// The door of public pages: open to everybody, no session, no cookie; in an address with a commune it must exist.
import { whileUnchanged } from '../kit/db/unchanged.ts'
import type { Admission, Guard, Visit } from '../kit/http/route.ts'
import { type Actor, CITIZEN } from '../ledger/ledger.ts'
import { plainUi } from '../office/guard.ts'
import { findCommune } from '../office/store.ts'
import type { CommuneRow } from '../office/tables.ts'

/** A citizen at a commune's pages. */
export interface AtCommune {
  readonly commune: CommuneRow
  readonly by: Actor
}

export const citizen: Guard<AtCommune> = {
  name: 'public',
  async admit(visit: Visit): Promise<Admission<AtCommune>> {
    const id = visit.params.commune ?? ''
    const commune = await whileUnchanged(visit.db, `commune ${id}`, () => findCommune(visit.read, id))
    if (!commune) return 'not_found'
    const now = visit.clock.now()
    const by: Actor = { commune: commune.commune_id, person: CITIZEN, now, today: visit.clock.today() }
    return { who: { commune, by }, ui: plainUi(visit), scope: commune.commune_id }
  },
}

/** Pages of the whole installation: the front page, a look-up that finds the commune by itself. */
export const everybody: Guard<undefined> = {
  name: 'public',
  async admit(visit: Visit): Promise<Admission<undefined>> {
    return { who: undefined, ui: plainUi(visit), scope: 'public' }
  },
}
