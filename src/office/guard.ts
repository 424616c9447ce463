// The one door of staff routes: signed in, of this commune, holding the right. Whoever may not see gets "not found".

import type { Ui } from '../kit/html/context.tsx'
import { assetUrl } from '../kit/http/assets.ts'
import type { Admission, Guard, Visit } from '../kit/http/route.ts'
import { newId } from '../kit/id.ts'
import type { Right } from './rights.ts'
import { findSession, SESSION_COOKIE, type Signed } from './session.ts'

async function signedOf(visit: Visit): Promise<Signed | undefined> {
  const token = visit.request.cookies[SESSION_COOKIE]
  return token ? findSession(visit.read, token, visit.clock.now(), visit.clock.today()) : undefined
}

export function plainUi(visit: Visit, csrf?: string): Ui {
  return {
    lang: visit.query.lang === 'en' ? 'en' : 'vi',
    path: visit.request.url,
    newKey: newId,
    today: visit.clock.today(),
    style: assetUrl('style.css'),
    ...(csrf === undefined ? {} : { csrf }),
  }
}

/** Staff of the commune in the address, holding one of these rights. */
export function staff(...anyOf: readonly [Right, ...Right[]]): Guard<Signed> {
  return {
    name: anyOf.join('|'),
    async admit(visit): Promise<Admission<Signed>> {
      const signed = await signedOf(visit)
      if (!signed) return 'sign_in'
      if (signed.commune.id !== visit.params.commune) return 'not_found'
      if (!anyOf.some((right) => signed.rights.has(right))) return 'not_found'
      return { who: signed, ui: plainUi(visit, signed.csrf), scope: signed.commune.id }
    },
  }
}

/** Anyone signed in, of the commune in the address when it names one. */
export const anyStaff: Guard<Signed> = {
  name: 'signed_in',
  async admit(visit) {
    const signed = await signedOf(visit)
    if (!signed) return 'sign_in'
    if (visit.params.commune !== undefined && signed.commune.id !== visit.params.commune) return 'not_found'
    return { who: signed, ui: plainUi(visit, signed.csrf), scope: signed.commune.id }
  },
}

/** Anyone at all; `who` is the signed-in person when there is one (for the sign-in page). */
export const anyone: Guard<Signed | undefined> = {
  name: 'public',
  async admit(visit) {
    return { who: await signedOf(visit), ui: plainUi(visit), scope: visit.params.commune ?? 'public' }
  },
}
