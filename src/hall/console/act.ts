// Rules: what the console records, as the page, the service and the server all understand it. An act changes groups of
// fields; each change says what the person saw before, so that nobody overwrites what they have not seen.
// Shared with the browser: nothing here may need Node or Temporal.

/** Raised when an older page could no longer be understood. */
export const PROTOCOL = 1

export const UNKNOWN_SPEAKER = 'Chưa rõ người nói'

export interface Speaker {
  /** '' while nobody knows who speaks. */
  readonly name: string
  readonly village: string | null
  readonly address: string | null
}

export interface Times {
  readonly start: string | null
  readonly end: string | null
}

export interface Decision {
  readonly code: string | null
  readonly answer: string | null
  readonly ground: string | null
  readonly answeredBy: string | null
}

export interface SpeechValue {
  readonly speaker: Speaker
  readonly times: Times
  readonly note: string
}

export interface MatterValue {
  readonly text: string
  readonly decision: Decision
  readonly unit: string | null
  /** The day the chair named for it to be done. */
  readonly due: string | null
  /** An opinion of this conference that says the same: one answer for both. */
  readonly same: string | null
  /** A matter of an earlier conference that is raised again. */
  readonly earlier: string | null
}

export const NO_DECISION: Decision = { code: null, answer: null, ground: null, answeredBy: null }
export const NEW_MATTER: MatterValue = {
  text: '',
  decision: NO_DECISION,
  unit: null,
  due: null,
  same: null,
  earlier: null,
}

export interface Change<T> {
  readonly was: T
  readonly now: T
}

export type Changes<V> = { readonly [Group in keyof V]?: Change<V[Group]> }

export type Body =
  | {
      readonly kind: 'moment'
      readonly session: number
      readonly moment: 'khai_mac' | 'buoc' | 'tam_dung' | 'tiep_tuc' | 'be_mac'
      readonly agenda: number | null
      readonly note: string | null
    }
  /** Gives the floor; a turn that does not exist yet is made. */
  | {
      readonly kind: 'turn'
      readonly speech: string
      readonly session: number
      readonly speaker: Speaker
      readonly registration: string | null
      readonly waiting: boolean
    }
  | { readonly kind: 'end'; readonly speech: string }
  /** Invited by mistake: back among those who wait. */
  | { readonly kind: 'back'; readonly speech: string }
  | { readonly kind: 'speech'; readonly speech: string; readonly changes: Changes<SpeechValue> }
  | {
      readonly kind: 'matter'
      readonly speech: string
      readonly matter: string
      readonly fresh: boolean
      readonly changes: Changes<MatterValue>
    }

export interface Act {
  readonly key: string
  readonly person: string
  readonly conference: string
  readonly body: Body
  /** What the device's clock said, in milliseconds. */
  readonly deviceAt: number
  /** Server's clock less device's, in milliseconds. */
  readonly offset: number
}

/** A matter as the server has it. */
export interface Matter {
  readonly id: string
  /** What the console that made it calls it. */
  readonly ref: string
  readonly seq: number
  readonly by: string | null
  readonly value: MatterValue
}

/** A turn as the server has it. */
export interface Entry {
  readonly id: string
  readonly session: number
  readonly position: number
  readonly refused: boolean
  readonly value: SpeechValue
  readonly matters: readonly Matter[]
}

/** What the server says of one act. */
export type Answer =
  | { readonly key: string; readonly outcome: 'done'; readonly entry: Entry | null }
  | {
      readonly key: string
      readonly outcome: 'refused'
      readonly message: string
      readonly field: string | null
      readonly entry: Entry | null
    }
  | {
      readonly key: string
      readonly outcome: 'conflict'
      readonly groups: readonly string[]
      readonly entry: Entry | null
    }
  /** Waits for an earlier act of the same subject that was not taken. */
  | { readonly key: string; readonly outcome: 'held' }

/** What acts hang on: the same subject follows in order, a matter waits for its turn to exist. */
export function subjectOf(body: Body): string {
  switch (body.kind) {
    case 'moment':
      return `moment ${body.session}`
    case 'turn':
    case 'end':
    case 'back':
    case 'speech':
      return body.speech
    case 'matter':
      return body.matter
  }
}

export function speechOf(body: Body): string | null {
  return body.kind === 'moment' ? null : body.speech
}

/** The same value, whatever the order of its keys. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  for (const key of keys) if (!same(Reflect.get(a, key), Reflect.get(b, key))) return false
  return true
}

export interface Merged<V> {
  /** What is to be changed now. */
  readonly apply: Partial<V>
  /** Groups that somebody else changed meanwhile to something else. */
  readonly conflicts: readonly (keyof V & string)[]
}

/**
 * Law 8 of the house: every edit carries what it was made from. A group nobody touched is changed; one that already says
 * so stays; one that somebody else changed is a conflict, for a person to look at. Nothing is applied beside a conflict.
 */
export function merge<V extends object>(present: V, changes: Changes<V>): Merged<V> {
  const apply: Partial<V> = {}
  const conflicts: (keyof V & string)[] = []
  for (const group of Object.keys(changes) as (keyof V & string)[]) {
    const change = changes[group]
    if (change === undefined || same(change.now, present[group])) continue
    if (same(change.was, present[group])) apply[group] = change.now
    else conflicts.push(group)
  }
  return { apply: conflicts.length > 0 ? {} : apply, conflicts }
}

/** One change after another is one change; what ends where it began is none. */
export function chain<V extends object>(first: Changes<V>, then: Changes<V>): Changes<V> {
  const result: { [Group in keyof V]?: Change<V[Group]> } = {}
  for (const group of new Set([...Object.keys(first), ...Object.keys(then)]) as Set<keyof V>) {
    const a = first[group]
    const b = then[group]
    const joined = a && b ? { was: a.was, now: b.now } : (a ?? b)
    if (joined && !same(joined.was, joined.now)) result[group] = joined
  }
  return result
}

export function changed<V extends object>(value: V, changes: Changes<V>): V {
  const next = { ...value }
  for (const group of Object.keys(changes) as (keyof V)[]) {
    const change = changes[group]
    if (change) next[group] = change.now
  }
  return next
}

export function isEmpty(changes: object): boolean {
  return Object.keys(changes).length === 0
}
