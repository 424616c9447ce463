// Who may import, and what they may choose: shared by the routes of this folder.
import { listConferences } from '../../conference/store.ts'
import type { Ctx } from '../../kit/http/route.ts'
import type { Workers } from '../../kit/workers.ts'
import { staff } from '../../office/guard.ts'
import type { Signed } from '../../office/session.ts'
import { villageNames } from '../inbox.names.ts'
import type { Choices } from './import.pages.tsx'
import type { Importer } from './importer.ts'

export const IMPORTERS = staff('petition.collect', 'petition.enter')
export type Staff = Ctx<Signed>

export interface ImportParts {
  readonly importer: Importer
  readonly workers: Workers
}

/** The office brings lists of any village, a collector only the own one's. */
export function ownOf(who: Signed): Choices['own'] {
  return who.rights.has('petition.enter') ? undefined : { village: who.village }
}

export async function choicesOf(ctx: Staff, wanted?: string): Promise<Choices> {
  const conferences = (await listConferences(ctx.read, ctx.scope)).filter(
    (one) => !one.cancelled && !one.closed,
  )
  return {
    conferences,
    conference: conferences.find(({ id }) => id === wanted)?.id ?? conferences[0]?.id,
    villages: await villageNames(ctx),
    own: ownOf(ctx.who),
  }
}
