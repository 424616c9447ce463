// Expected failure as a value. What a person can cause is a Result; what nobody can cause throws.

export type Ok<T> = { readonly ok: true; readonly value: T }
export type Err<E> = { readonly ok: false; readonly error: E }
export type Result<T, E = Problem> = Ok<T> | Err<E>

/** A refusal a person reads: what happened and what to do; `field` names the form field it stands beside. */
export interface Problem {
  readonly message: string
  readonly field?: string
  readonly status?: 404 | 409 | 413 | 415 | 422 | 429
  readonly details?: readonly string[]
  /** Several places at once. */
  readonly errors?: readonly { readonly field: string; readonly message: string }[]
  /** Pages where what is missing is put right. */
  readonly links?: readonly { readonly href: string; readonly label: string }[]
}

export function ok(): Ok<void>
export function ok<T>(value: T): Ok<T>
export function ok<T>(value?: T): Ok<T | undefined> {
  return { ok: true, value }
}

export function err<E>(error: E): Err<E> {
  return { ok: false, error }
}

/** For a union that must be exhausted: the type check fails where a case is missing. */
export function absurd(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`)
}

/** The value, or a throw: for places where failure would be a programming error. */
export function must<T, E>(result: Result<T, E>): T {
  if (result.ok) return result.value
  throw new Error(`unexpected failure: ${JSON.stringify(result.error)}`)
}

/** A refusal from the depth of an act, where no Result can be handed up: it undoes the act and is told as one. */
export class ActRefused extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.message)
    this.problem = problem
  }
}
