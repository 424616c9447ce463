// Rules: what can become of an act that a console sent.
import { err, type Problem, type Result } from '../../kit/result.ts'

/** Why an act was not taken: a rule refuses it, or somebody else changed the same. */
export type NotTaken = { readonly problem: Problem } | { readonly conflict: readonly string[] }

/** `made`: the question that came to be. */
export type Done = Result<{ readonly made: string | null }, NotTaken>

export const DONE: Done = { ok: true, value: { made: null } }

export function refuse(message: string): { readonly ok: false; readonly error: NotTaken } {
  return err({ problem: { message } })
}
