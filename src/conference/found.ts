// The conference an address names, with its stage today.
import type { Ctx } from '../kit/http/route.ts'
import type { Signed } from '../office/session.ts'
import type { Stage } from './conference.ts'
import { type Conference, findConference, stageOfConference } from './store.ts'

type Staff = Ctx<Signed>

export interface Found {
  readonly conference: Conference
  readonly stage: Stage
  readonly today: Temporal.PlainDate
}

export async function found(ctx: Staff): Promise<Found | undefined> {
  const conference = await findConference(ctx.read, ctx.scope, ctx.params.id ?? '')
  if (!conference) return undefined
  const today = ctx.clock.today()
  return { conference, stage: stageOfConference(conference, today), today }
}
