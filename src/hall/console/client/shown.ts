// In the browser: the state as the page shows it, worked out once for each change, and the acts a person can do there.

import { type DayState, stateOf } from '../../moments.ts'
import {
  type Body,
  type Changes,
  type Decision,
  type MatterValue,
  NEW_MATTER,
  type SpeechValue,
  subjectOf,
} from '../act.ts'
import { changesTo, inOrder, isStuck, type Waiting } from '../outbox.ts'
import type { Snapshot } from '../snapshot.ts'
import { type Unfinished, unfinished } from '../unfinished.ts'
import { project, type SeenMatter, type SeenSpeech } from '../view.ts'
import { type Engine, newKey, type State } from './state.ts'

export interface Shown {
  readonly state: State
  readonly snapshot: Snapshot
  readonly session: number
  readonly speeches: readonly SeenSpeech[]
  readonly course: DayState
  readonly stuck: readonly Waiting[]
  readonly unfinished: readonly Unfinished[]
}

export function shownOf(engine: Engine): Shown | undefined {
  const state = engine.state()
  const { snapshot, acts } = state
  if (!snapshot) return undefined
  const at = (act: Waiting) => new Date(engine.timeOf(act)).toISOString()
  const session = snapshot.session ?? snapshot.sessions[0]?.seq ?? 1
  const waitingMoments = inOrder(acts).flatMap((act) =>
    act.body.kind === 'moment' && !isStuck(act)
      ? [
          {
            session: act.body.session,
            kind: act.body.moment,
            agenda: act.body.agenda,
            note: act.body.note,
            at: at(act),
          },
        ]
      : [],
  )
  const speeches = project(snapshot.entries, acts, at)
  return {
    state,
    snapshot,
    session,
    speeches,
    course: stateOf(session, [...snapshot.moments, ...waitingMoments]),
    stuck: inOrder(acts).filter(isStuck),
    unfinished: unfinished(speeches, snapshot.who.person, engine.isTyping),
  }
}

export function villageName(snapshot: Snapshot, id: string | null): string {
  return snapshot.villages.find((village) => village.id === id)?.name ?? ''
}

export function labelOf(snapshot: Snapshot, code: string | null): string {
  return snapshot.dispositions.find((one) => one.code === code)?.label ?? code ?? ''
}

/** What can be taken back, newest last. */
interface Step {
  readonly words: string
  readonly subject: string
  readonly group: string
  readonly at: number
  undo(): boolean
}

export interface Hands {
  changeSpeech(speech: SeenSpeech, changes: Changes<SpeechValue>, words: string): void
  changeMatter(
    speech: SeenSpeech,
    matter: SeenMatter | string,
    changes: Changes<MatterValue>,
    words: string,
  ): void
  /** Part of a decision, on top of what stands now: the page may not have been drawn since the last key. */
  decide(speech: SeenSpeech, matter: SeenMatter, change: Partial<Decision>, words: string): void
  begin(body: Omit<Extract<Body, { kind: 'turn' }>, 'kind' | 'speech'>, speech?: string): string
  end(speech: string): void
  back(speech: string): void
  moment(body: Omit<Extract<Body, { kind: 'moment' }>, 'kind'>): void
  /** Words of what was taken back; undefined: there is nothing, or it was sent and must be corrected. */
  undo(): string | undefined
}

/** Keystrokes in one field are one step. */
const ONE_STEP_MS = 8000

export function hands(engine: Engine): Hands {
  const steps: Step[] = []

  function did(step: Omit<Step, 'at'>): void {
    const last = steps.at(-1)
    const now = Date.now()
    const goesOn = last?.subject === step.subject && last.group === step.group && now - last.at < ONE_STEP_MS
    if (goesOn && last) steps[steps.length - 1] = { ...last, at: now }
    else steps.push({ ...step, at: now })
    if (steps.length > 50) steps.shift()
  }

  function single(body: Body, words: string, otherwise: () => boolean): void {
    engine.put(body)
    const key = engine.state().acts.at(-1)?.key ?? ''
    did({ words, subject: key, group: '', undo: () => engine.takeBack(key) || otherwise() })
  }

  /** After a refusal the next change is the mending: one act from what the server has takes the place of all. */
  function mended(body: Body): Body | undefined {
    if (body.kind !== 'matter' && body.kind !== 'speech') return undefined
    const subject = subjectOf(body)
    const own = engine.state().acts.filter((act) => subjectOf(act.body) === subject)
    if (
      !own.some((act) => act.standing.state === 'refused') ||
      own.some((act) => act.body.kind !== body.kind)
    )
      return undefined
    const speech = shownOf(engine)?.speeches.find((one) => one.id === body.speech)
    if (body.kind === 'speech')
      return (
        speech?.server && {
          ...body,
          changes: changesTo(speech.server, { ...speech.value, ...wanted(body.changes) }),
        }
      )
    const matter = speech?.matters.find((one) => one.ref === body.matter)
    if (!matter) return undefined
    const want = { ...matter.value, ...wanted(body.changes) }
    return {
      ...body,
      fresh: matter.server === undefined,
      changes: changesTo(matter.server ?? NEW_MATTER, want),
    }
  }

  function put(body: Body): void {
    const instead = mended(body)
    if (instead) engine.settle(subjectOf(body), instead)
    else engine.put(body)
  }

  const made: Hands = {
    changeSpeech(speech, changes, words) {
      put({ kind: 'speech', speech: speech.id, changes })
      did({
        words,
        subject: speech.id,
        group: Object.keys(changes).join(),
        undo: () => {
          const now = shownOf(engine)?.speeches.find((one) => one.id === speech.id)
          if (now) put({ kind: 'speech', speech: speech.id, changes: back(now.value, changes) })
          return now !== undefined
        },
      })
    },
    changeMatter(speech, matter, changes, words) {
      const ref = typeof matter === 'string' ? matter : matter.ref
      const fresh = typeof matter === 'string' || matter.server === undefined
      put({ kind: 'matter', speech: speech.id, matter: ref, fresh, changes })
      did({
        words,
        subject: ref,
        group: Object.keys(changes).join(),
        undo: () => {
          const now = shownOf(engine)
            ?.speeches.find((one) => one.id === speech.id)
            ?.matters.find((one) => one.ref === ref)
          if (!now) return false
          put({ kind: 'matter', speech: speech.id, matter: ref, fresh, changes: back(now.value, changes) })
          return true
        },
      })
    },
    decide(speech, matter, change, words) {
      const fresh = shownOf(engine)
        ?.speeches.find((one) => one.id === speech.id)
        ?.matters.find((one) => one.ref === matter.ref)
      const was = (fresh ?? matter).value.decision
      made.changeMatter(speech, fresh ?? matter, { decision: { was, now: { ...was, ...change } } }, words)
    },
    begin(body, speech = newKey()) {
      single({ kind: 'turn', speech, ...body }, 'mời phát biểu', () => {
        engine.put({ kind: 'back', speech })
        return true
      })
      return speech
    },
    end(speech) {
      single({ kind: 'end', speech }, 'kết thúc lượt', () => {
        const now = shownOf(engine)?.speeches.find((one) => one.id === speech)
        if (!now) return false
        const was = now.value.times
        engine.put({ kind: 'speech', speech, changes: { times: { was, now: { ...was, end: null } } } })
        return true
      })
    },
    back(speech) {
      engine.put({ kind: 'back', speech })
    },
    moment(body) {
      single({ kind: 'moment', ...body }, 'diễn biến vừa ghi', () => false)
    },
    undo() {
      const step = steps.pop()
      if (!step) return undefined
      return step.undo()
        ? `Đã hoàn tác: ${step.words}.`
        : `Không hoàn tác được “${step.words}” vì đã gửi đi; hãy sửa lại bằng tay.`
    },
  }
  return made
}

function wanted<V>(changes: Changes<V>): Partial<V> {
  const result: Partial<V> = {}
  for (const group of Object.keys(changes) as (keyof V)[]) {
    const change = changes[group]
    if (change) result[group] = change.now
  }
  return result
}

/** The same groups, from what they are now to what they were. */
function back<V>(now: V, changes: Changes<V>): Changes<V> {
  const result: { [Group in keyof V]?: { was: V[Group]; now: V[Group] } } = {}
  for (const group of Object.keys(changes) as (keyof V)[]) {
    const change = changes[group]
    if (change) result[group] = { was: now[group], now: change.was }
  }
  return result
}
