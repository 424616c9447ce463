// Rules: the agenda as it really runs. Seed 2: the order "được thay đổi, bổ sung khi cần thiết"; so a step may be added,
// dropped or given another length on the day, each with its reason, and the plan's own steps stay readable beside it.
import { agendaTimes } from '../conference/agenda.ts'
import type { Moment } from './moments.ts'

export interface PlannedStep {
  readonly seq: number
  readonly text: string
  readonly who: string | null
  readonly minutes: number | null
}

export interface AgendaChange {
  readonly seq: number
  readonly session: number
  readonly kind: 'them' | 'bo' | 'doi'
  readonly step: number
  readonly after: number | null
  readonly text: string | null
  readonly minutes: number | null
  readonly reason: string
  readonly at: string
}

export interface Step extends PlannedStep {
  /** Added on the day, with the reason. */
  readonly added: string | null
  /** Dropped on the day, with the reason. */
  readonly dropped: string | null
}

/** The steps of one session in their order, the changes of the day applied. */
export function stepsOf(
  planned: readonly PlannedStep[],
  changes: readonly AgendaChange[],
  session: number,
): readonly Step[] {
  let steps: readonly Step[] = planned.map((step) => ({ ...step, added: null, dropped: null }))
  for (const change of changes) if (change.session === session) steps = changed(steps, change)
  return steps
}

function changed(steps: readonly Step[], change: AgendaChange): readonly Step[] {
  const only = (edit: (step: Step) => Step) =>
    steps.map((step) => (step.seq === change.step ? edit(step) : step))
  switch (change.kind) {
    case 'them': {
      const step: Step = {
        seq: change.step,
        text: change.text ?? '',
        who: null,
        minutes: change.minutes,
        added: change.reason,
        dropped: null,
      }
      const at = steps.findIndex((one) => one.seq === change.after) + 1
      return [...steps.slice(0, at), step, ...steps.slice(at)]
    }
    case 'bo':
      return only((step) => ({ ...step, dropped: change.reason }))
    case 'doi':
      return only((step) => ({ ...step, minutes: change.minutes, dropped: null }))
  }
}

/** The number of the next added step, over all sessions: one number never means two steps. */
export function nextStep(planned: readonly PlannedStep[], changes: readonly AgendaChange[]): number {
  return Math.max(0, ...planned.map((step) => step.seq), ...changes.map((change) => change.step)) + 1
}

export interface CourseLine {
  readonly step: Step
  /** "08:15" by the plan and the lengths in force; null where a length before it is not known. */
  readonly plannedFrom: string | null
  /** When it was really begun and left; breaks are not counted into its minutes. */
  readonly from: string | null
  readonly to: string | null
  readonly minutes: number | null
  readonly running: boolean
}

interface Span {
  readonly step: number | null
  readonly from: string
  readonly to: string | null
}

/** Planned and real times of every step. */
export function courseOf(
  steps: readonly Step[],
  moments: readonly Moment[],
  session: { readonly start: string; readonly end: string },
  now: string,
): readonly CourseLine[] {
  const kept = steps.filter((step) => step.dropped === null)
  const times = agendaTimes(
    kept.map((step) => step.minutes),
    session.start,
    session.end,
  )
  const spans = spansOf(moments)
  return steps.map((step) => {
    const own = spans.filter((span) => span.step === step.seq)
    const last = own.at(-1)
    const at = kept.indexOf(step)
    return {
      step,
      plannedFrom: at >= 0 && times.ok ? (times.value[at]?.from ?? null) : null,
      from: own[0]?.from ?? null,
      to: last?.to ?? null,
      minutes: last === undefined ? null : Math.floor(own.reduce((sum, one) => sum + length(one, now), 0)),
      running: last !== undefined && last.to === null,
    }
  })
}

/** Stretches of time that belong to a step: from its beginning to the next step, a break, or the end. */
function spansOf(moments: readonly Moment[]): readonly Span[] {
  const spans: Span[] = []
  let step: number | null = null
  const close = (at: string) => {
    const open = spans.at(-1)
    if (open && open.to === null) spans[spans.length - 1] = { ...open, to: at }
  }
  for (const moment of [...moments].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    close(moment.at)
    if (moment.kind === 'buoc') step = moment.agenda
    if (moment.kind === 'buoc' || moment.kind === 'tiep_tuc') spans.push({ step, from: moment.at, to: null })
  }
  return spans
}

function length(span: Span, now: string): number {
  const until = Temporal.Instant.from(span.to ?? now)
  return Math.max(0, Temporal.Instant.from(span.from).until(until).total('minutes'))
}
