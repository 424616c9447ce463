// What a form of entering may choose from: conferences that still take opinions, villages.
import { listConferences } from '../conference/store.ts'
import type { FormState } from '../kit/html/form.tsx'
import type { Ctx } from '../kit/http/route.ts'
import type { Signed } from '../office/session.ts'
import { villageNames } from './inbox.names.ts'

type Staff = Ctx<Signed>

export const typed = (state: FormState, name: string) => {
  const value = state.values[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

export async function choices(ctx: Staff, wanted: string | undefined) {
  const conferences = (await listConferences(ctx.read, ctx.scope)).filter(
    (one) => !one.cancelled && !one.closed,
  )
  return {
    conferences,
    conference: conferences.find(({ id }) => id === wanted)?.id ?? conferences[0]?.id,
    villages: await villageNames(ctx),
  }
}
