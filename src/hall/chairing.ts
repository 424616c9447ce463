// Rules: who chairs now. Seed 2: the chair who is unexpectedly busy assigns one deputy; only whom the plan names may stand in.
import type { Official } from '../conference/store.ts'

export interface Handover {
  readonly session: number
  readonly from: string
  readonly to: string
  readonly reason: string
  readonly at: string
}

interface Chaired {
  readonly chairs: readonly Official[]
  readonly stand_ins: readonly Official[]
}

/** Who has the chair of a session: the chairs of the plan, or whoever it was handed to last. */
export function chairsNow(
  conference: Chaired,
  handovers: readonly Handover[],
  session: number,
): readonly Official[] {
  const last = handovers.filter((one) => one.session === session).at(-1)
  if (!last) return conference.chairs
  const found = officials(conference).find((one) => one.id === last.to)
  return found ? [found] : conference.chairs
}

/** Who may take the chair over now. */
export function mayTakeOver(
  conference: Chaired,
  handovers: readonly Handover[],
  session: number,
): readonly Official[] {
  const now = chairsNow(conference, handovers, session)
  return officials(conference).filter((one) => !(now.length === 1 && now[0]?.id === one.id))
}

function officials({ chairs, stand_ins }: Chaired): readonly Official[] {
  const all = [...chairs, ...stand_ins]
  return all.filter((one, at) => all.findIndex((other) => other.id === one.id) === at)
}
