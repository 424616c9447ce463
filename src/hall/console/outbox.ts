// Rules: the acts that wait on the device. While nobody has tried to send an act it may still grow (keystrokes become
// one act); once tried it never changes, because it may have arrived. Acts of one subject keep their order; one that is
// not taken holds back what hangs on it and nothing else.
import {
  type Act,
  type Answer,
  type Body,
  type Changes,
  chain,
  type Decision,
  isEmpty,
  speechOf,
  subjectOf,
} from './act.ts'
import type { Stamp } from './clock.ts'

export type Standing =
  | { readonly state: 'open' }
  /** Tried at least once: it may have arrived. */
  | { readonly state: 'sealed' }
  | { readonly state: 'refused'; readonly message: string; readonly field: string | null }
  | { readonly state: 'conflict'; readonly groups: readonly string[] }

/** An act on the device. `offset` is set when it is sealed. */
export interface Waiting extends Stamp {
  readonly key: string
  readonly person: string
  readonly conference: string
  readonly body: Body
  readonly offset: number | null
  readonly sure: boolean
  readonly standing: Standing
}

export function isStuck(act: Waiting): boolean {
  return act.standing.state === 'refused' || act.standing.state === 'conflict'
}

/** The acts after one more; what still grows is joined with it where both change the same thing. */
export function queued(acts: readonly Waiting[], act: Waiting): readonly Waiting[] {
  const last = acts.filter((one) => subjectOf(one.body) === subjectOf(act.body)).at(-1)
  const joined =
    last && last.standing.state === 'open' && last.person === act.person && join(last.body, act.body)
  if (!last || !joined) return isIdle(act.body) ? acts : [...acts, act]
  if (isIdle(joined)) return acts.filter((one) => one !== last)
  return acts.map((one) => (one === last ? { ...last, body: joined } : one))
}

/** A change that changes nothing need not be told. */
function isIdle(body: Body): boolean {
  return (body.kind === 'speech' || body.kind === 'matter') && isEmpty(body.changes)
}

function join(first: Body, then: Body): Body | undefined {
  if (first.kind === 'speech' && then.kind === 'speech')
    return { ...first, changes: chain(first.changes, then.changes) }
  if (first.kind === 'matter' && then.kind === 'matter') {
    const changes = chain(first.changes, then.changes)
    return { ...first, changes }
  }
  const speaker =
    then.kind === 'speech' && first.kind === 'turn' && !first.waiting && onlySpeaker(then.changes)
  return speaker && first.kind === 'turn' ? { ...first, speaker } : undefined
}

function onlySpeaker(changes: Extract<Body, { kind: 'speech' }>['changes']) {
  return Object.keys(changes).length === 1 ? changes.speaker?.now : undefined
}

/**
 * What may be sent now, oldest first: nothing of other people, nothing still being typed, nothing that hangs on an act
 * that was not taken.
 */
export function sendable(
  acts: readonly Waiting[],
  person: string,
  most: number,
  typing: (act: Waiting) => boolean = () => false,
): readonly Waiting[] {
  const stuck = new Set<string>()
  const result: Waiting[] = []
  for (const act of inOrder(acts)) {
    const mayGo = !isStuck(act) && act.person === person && (act.standing.state === 'sealed' || !typing(act))
    if (!mayGo || isHeld(act.body, stuck) || !isComplete(act.body)) {
      stuck.add(subjectOf(act.body))
      continue
    }
    if (result.length < most) result.push(act)
  }
  return result
}

/** A matter without words is none yet: it stays on the device. */
function isComplete(body: Body): boolean {
  return body.kind !== 'matter' || !body.fresh || Boolean(body.changes.text?.now)
}

/** What is missing, and the field it would be in. */
export interface Lack {
  readonly field: 'text' | 'code' | 'answer' | 'ground' | 'unit'
  readonly words: string
}

/** What a decision still lacks, as the regulation's words ask; an answer typed before its code is none yet. */
export function lackOf(decision: Decision, unit: string | null): Lack | undefined {
  switch (decision.code) {
    case null:
      return { field: 'code', words: 'cách xử lý' }
    case 'tra_loi_tai_cho':
    case 'chua_thoa_dang':
      return decision.answer ? undefined : { field: 'answer', words: 'nội dung đã trả lời' }
    case 'tiep_thu':
      return decision.answer
        ? undefined
        : { field: 'answer', words: 'nơi sử dụng, hoặc lý do không tiếp thu' }
    case 'tu_choi':
      return decision.ground ? undefined : { field: 'ground', words: 'căn cứ từ chối' }
    case 'giao_don_vi':
      return unit ? undefined : { field: 'unit', words: 'đơn vị được giao' }
    default:
      return undefined
  }
}

/**
 * An act about to be sealed, and what must stay behind: the words of a question go at once, a decision only when it is
 * whole. `unit` is the matter's unit as it stands.
 */
export function parted(act: Waiting, unit: string | null): readonly [Waiting | undefined, Body | undefined] {
  const { body } = act
  if (!isComplete(body)) return [undefined, body]
  if (body.kind !== 'matter' || !body.changes.decision) return [act, undefined]
  if (!lackOf(body.changes.decision.now, body.changes.unit?.now ?? unit)) return [act, undefined]
  const { decision, ...others } = body.changes
  const rest: Body = { ...body, fresh: false, changes: { decision } }
  return isEmpty(others) ? [undefined, rest] : [{ ...act, body: { ...body, changes: others } }, rest]
}

/** Whether an act waits for one that was not taken: of its own subject, or of its turn. */
export function isHeld(body: Body, stuck: ReadonlySet<string>): boolean {
  return stuck.has(subjectOf(body)) || (body.kind === 'matter' && stuck.has(body.speech))
}

export function inOrder(acts: readonly Waiting[]): readonly Waiting[] {
  return [...acts].sort((a, b) => a.seq - b.seq)
}

/** The act as it travels; only a sealed one does. */
export function travelling(act: Waiting): Act {
  const { key, person, conference, body, deviceAt } = act
  return { key, person, conference, body, deviceAt, offset: act.offset ?? 0 }
}

/** What remains after the server's answers: taken acts go, the others keep what was said of them. */
export function answered(acts: readonly Waiting[], answers: readonly Answer[]): readonly Waiting[] {
  const of = new Map(answers.map((answer) => [answer.key, answer]))
  return acts.flatMap((act) => {
    const answer = of.get(act.key)
    if (!answer || answer.outcome === 'held') return [act]
    if (answer.outcome === 'done') return []
    const standing: Standing =
      answer.outcome === 'conflict'
        ? { state: 'conflict', groups: answer.groups }
        : { state: 'refused', message: answer.message, field: answer.field }
    return [{ ...act, standing }]
  })
}

/** All acts of one turn or matter that have not been taken. */
export function actsOf(acts: readonly Waiting[], subject: string): readonly Waiting[] {
  return inOrder(acts).filter((act) => subjectOf(act.body) === subject)
}

/**
 * A person has looked at both sides. One act takes the place of all that waited for this subject: it begins from what the
 * server has now, so that it is not refused again for the same reason. `changes` empty: the server's side stays.
 */
export function settled(
  acts: readonly Waiting[],
  subject: string,
  replacement: Waiting | undefined,
): readonly Waiting[] {
  const first = actsOf(acts, subject)[0]
  const rest = acts.filter((act) => subjectOf(act.body) !== subject)
  if (!first || !replacement || isIdle(replacement.body)) return rest
  return [...rest, { ...replacement, seq: first.seq }]
}

/** Changes from what the server has to what the person wants. */
export function changesTo<V extends object>(present: V, wanted: V): Changes<V> {
  const all = Object.fromEntries(
    (Object.keys(wanted) as (keyof V)[]).map((group) => [group, { was: present[group], now: wanted[group] }]),
  )
  return chain(all as Changes<V>, {})
}

/** How many turns have something that is not sent. */
export function turnsWaiting(acts: readonly Waiting[]): ReadonlySet<string> {
  return new Set(acts.flatMap((act) => speechOf(act.body) ?? []))
}
