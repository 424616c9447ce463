// Rules: what has changed of a followed question since its follower last looked. product 3.10: the MTTQ seat "sees each change of
// date and text": the old beside the new, each once, until it was looked at.
import type { RequestState } from '../regulation/codes.ts'

export interface Standing {
  readonly due: string | null
  readonly state: RequestState
  readonly unit: string | null
  /** null: the words seen before were erased since; nothing is said of them. */
  readonly text: string | null
}

export type Aspect = 'due' | 'state' | 'unit' | 'text'

export interface Change {
  readonly what: Aspect
  readonly from: string | null
  readonly to: string | null
}

/** In the order people ask for them: the date, where it stands, whose it is, the words. */
export function changesSince(seen: Standing, now: Standing): readonly Change[] {
  return (['due', 'state', 'unit', 'text'] as const)
    .filter((what) => what !== 'text' || (seen.text !== null && now.text !== null))
    .map((what) => ({ what, from: seen[what], to: now[what] }))
    .filter(({ from, to }) => from !== to)
}
