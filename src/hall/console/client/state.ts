// In the browser: what the console's heart holds and offers to the page.
import type { Body } from '../act.ts'
import { isStuck, type Waiting } from '../outbox.ts'
import type { Standing } from '../words.ts'
import type { Kept } from './keep.ts'

export interface State extends Kept {
  readonly line: Standing['line']
  /** Since when, in device time; null: never was up. */
  readonly downSince: number | null
  readonly saved: Standing['saved']
  /** A sentence of the server for the person. */
  readonly message: string | null
  /** How many acts were on the device and are no longer: the store was cleared. Said until a person has seen it. */
  readonly lost: number
  readonly loaded: boolean
  /** The server has another build than this page. */
  readonly newBuild: boolean
}

export interface Engine {
  state(): State
  onChange(listener: () => void): void
  start(): Promise<void>
  /** Records one act. */
  put(body: Body): void
  /** Nobody types there any more: it may be sent. */
  release(): void
  /** A person looked at what was not taken: `body` replaces all that waits for the subject, or nothing does. */
  settle(subject: string, body: Body | undefined): void
  /** Takes back an act that nobody has tried to send; false: it may have arrived. */
  takeBack(key: string): boolean
  sendNow(): void
  /** Everything of this person that is not sent, to be handed in later. */
  exportFile(person: string): Promise<string>
  forget(): Promise<void>
  /** The person has read that acts were lost. */
  seen(): void
  /** Somebody is still in the middle of it. */
  isTyping(act: Waiting): boolean
  /** True time of an act, or of now. */
  timeOf(act: Waiting): number
  now(): number
}

export interface Place {
  readonly base: string
  readonly day: string
  readonly conference: string
  readonly build: string
  readonly name: string
}

/** A key nobody else chooses; also where the browser has no randomUUID (no HTTPS). */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** What the status line says, worked out from the state; `unfinished` are those of the unsent that lack something. */
export function standingOf(state: State, unfinished: number, since: (ms: number) => string): Standing {
  const person = state.snapshot?.who.person
  const own = state.acts.filter((act) => act.person === person)
  return {
    unsent: own.filter((act) => !isStuck(act)).length - unfinished,
    unfinished,
    stuck: own.filter(isStuck).length,
    others: state.acts.length - own.length,
    line: state.line,
    since: state.downSince === null ? null : since(state.downSince),
    saved: state.saved,
  }
}
