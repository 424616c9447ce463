// Rules: what the console shows: the server's entries with the acts that wait laid over them, in the order they were
// made. Nothing is stored twice, so the two cannot fall apart.

import { type DayState, refusalOf } from '../moments.ts'
import {
  type Body,
  changed,
  type Entry,
  type Matter,
  type MatterValue,
  NEW_MATTER,
  type SpeechValue,
  subjectOf,
} from './act.ts'
import { inOrder, isStuck, type Waiting } from './outbox.ts'

export interface Seen<V> {
  readonly value: V
  /** What the server has; undefined while it has nothing. */
  readonly server: V | undefined
  /** Acts that wait for this. */
  readonly waiting: readonly Waiting[]
}

export interface SeenMatter extends Seen<MatterValue> {
  /** The name it has on this device. */
  readonly ref: string
  readonly seq: number
  readonly by: string | null
}

export interface SeenSpeech extends Seen<SpeechValue> {
  readonly id: string
  readonly session: number
  readonly position: number
  readonly refused: boolean
  readonly matters: readonly SeenMatter[]
}

/** ISO text of the true time of an act, as far as it is known. */
export type TrueTime = (act: Waiting) => string

interface Building {
  speech: SeenSpeech
  matters: Map<string, SeenMatter>
}

/** Entries with what waits; in order of position, new turns behind. */
export function project(
  entries: readonly Entry[],
  acts: readonly Waiting[],
  at: TrueTime,
): readonly SeenSpeech[] {
  const all = new Map(entries.map((entry) => [entry.id, begun(entry)]))
  for (const act of inOrder(acts)) lay(all, act, at(act))
  return [...all.values()]
    .map(({ speech, matters }) => ({ ...speech, matters: [...matters.values()] }))
    .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
}

function begun(entry: Entry): Building {
  const { id, session, position, refused, value } = entry
  return {
    speech: { id, session, position, refused, value, server: value, waiting: [], matters: [] },
    matters: new Map(entry.matters.map((matter) => [matter.ref, seen(matter)])),
  }
}

function seen(matter: Matter): SeenMatter {
  const { ref, seq, by, value } = matter
  return { ref, seq, by, value, server: value, waiting: [] }
}

function lay(all: Map<string, Building>, act: Waiting, at: string): void {
  const { body } = act
  if (body.kind === 'moment') return
  if (body.kind === 'turn' && !all.has(body.speech)) all.set(body.speech, opened(body, [...all.values()]))
  const found = all.get(body.speech)
  if (!found) return
  if (body.kind === 'turn') endOthers(all, body.speech, body.session, at)
  if (body.kind === 'matter') {
    const before = found.matters.get(body.matter) ?? blank(body.matter, found.matters.size + 1)
    const value = changed(before.value, body.changes)
    found.matters.set(body.matter, { ...before, value, waiting: [...before.waiting, act] })
    return
  }
  found.speech = {
    ...found.speech,
    value: after(found.speech.value, body, at),
    waiting: [...found.speech.waiting, act],
  }
}

function opened(body: Extract<Body, { kind: 'turn' }>, others: readonly Building[]): Building {
  const last = others.reduce((most, { speech }) => Math.max(most, speech.position), 0)
  return {
    speech: {
      id: body.speech,
      session: body.session,
      position: last + 1,
      refused: false,
      value: { speaker: body.speaker, times: { start: null, end: null }, note: '' },
      server: undefined,
      waiting: [],
      matters: [],
    },
    matters: new Map(),
  }
}

function blank(ref: string, seq: number): SeenMatter {
  return { ref, seq, by: null, value: NEW_MATTER, server: undefined, waiting: [] }
}

function after(value: SpeechValue, body: Body, at: string): SpeechValue {
  const { times } = value
  switch (body.kind) {
    case 'turn':
      return times.start === null ? { ...value, times: { start: at, end: null } } : value
    case 'end':
      return times.start === null || times.end !== null
        ? value
        : { ...value, times: { ...times, end: at < times.start ? times.start : at } }
    case 'back':
      return { ...value, times: { start: null, end: null } }
    case 'speech':
      return changed(value, body.changes)
    case 'matter':
    case 'moment':
      return value
  }
}

/** Who has the floor gives it up when the next is given it. */
function endOthers(all: Map<string, Building>, but: string, session: number, at: string): void {
  for (const each of all.values()) {
    const { speech } = each
    const { times } = speech.value
    if (speech.id === but || speech.session !== session || times.start === null || times.end !== null)
      continue
    if (times.start > at) continue
    each.speech = { ...speech, value: { ...speech.value, times: { ...times, end: at } } }
  }
}

export function speakingNow(speeches: readonly SeenSpeech[], session: number): SeenSpeech | undefined {
  return speeches.find(
    ({ session: of, value }) => of === session && value.times.start !== null && value.times.end === null,
  )
}

export function waitingNow(speeches: readonly SeenSpeech[], session: number): readonly SeenSpeech[] {
  return speeches.filter((one) => one.session === session && one.value.times.start === null && !one.refused)
}

/**
 * Why nobody can be given the floor now; undefined: somebody can. A close stands for good. Whether the day was opened or
 * goes on again somebody else may have recorded while this device had no line: only a device that has one can tell.
 */
export function floorShut(course: DayState, connected: boolean): string | undefined {
  if (course.phase === 'be_mac')
    return 'Buổi đối thoại đã bế mạc: không mời thêm ai. Nội dung của lượt đã ghi vẫn bổ sung được.'
  return connected ? refusalOf(course, 'buoc') : undefined
}

/** Turns that were spoken, the newest first. */
export function spokenNow(speeches: readonly SeenSpeech[], session: number): readonly SeenSpeech[] {
  return speeches
    .filter((one) => one.session === session && one.value.times.start !== null)
    .sort((a, b) => ((a.value.times.start ?? '') < (b.value.times.start ?? '') ? 1 : -1))
}

/** What a person must look at: acts that were not taken, of a turn and its matters, or of the day's course. */
export function troubles(acts: readonly Waiting[]): readonly Waiting[] {
  return inOrder(acts).filter(isStuck)
}

/**
 * Two turns that look like one person written down twice, by two consoles that did not see each other: the same name and
 * village, begun within minutes. The person is told; nobody is joined by the machine.
 */
export function twins(
  speeches: readonly SeenSpeech[],
  speech: SeenSpeech,
  fold: (text: string) => string,
): readonly SeenSpeech[] {
  const { speaker, times } = speech.value
  const name = fold(speaker.name)
  if (name === '' || times.start === null) return []
  const from = Date.parse(times.start)
  return speeches.filter(
    ({ id, session, value }) =>
      id !== speech.id &&
      session === speech.session &&
      value.times.start !== null &&
      fold(value.speaker.name) === name &&
      value.speaker.village === speaker.village &&
      Math.abs(Date.parse(value.times.start) - from) < TWIN_MS,
  )
}

const TWIN_MS = 10 * 60_000

/** The waiting acts of a subject, for those who show one thing. */
export function stuckOf(waiting: readonly Waiting[]): Waiting | undefined {
  return waiting.find(isStuck)
}

export function isOf(act: Waiting, subject: string): boolean {
  return subjectOf(act.body) === subject
}
