// Cooperating units as pages show them: each with its date today; what one unit is waited for.
import type { Calendar } from '../../calendar/calendar.ts'
import { calendarOf } from '../../calendar/changes.store.ts'
import type { Signed } from '../../office/session.ts'
import { listUnits } from '../../office/store.ts'
import { questionsById } from '../../petition/store.ts'
import { type CaseFacts, datePhase, distanceWords, type Phase } from '../state.ts'
import { factsOfQuestions, type Handle } from '../store.ts'
import { isWaiting, type Joint, standing } from './joint.ts'
import { jointsOf, waitingJoints } from './store.ts'

export interface JointRow {
  readonly joint: Joint
  /** `closed`: handed in, or no longer needed. */
  readonly phase: Phase
  readonly distance: string | undefined
}

export interface JointView {
  /** Every time a unit was asked: the story. */
  readonly all: readonly Joint[]
  /** Those that count now. */
  readonly now: readonly JointRow[]
}

export async function jointView(
  read: Handle,
  commune: string,
  facts: CaseFacts,
  today: Temporal.PlainDate,
): Promise<JointView> {
  const all = await jointsOf(read, commune, [facts.question])
  const calendar = await calendarOf(read, commune)
  return { all, now: standing(all, facts).map((joint) => rowOf(joint, facts, today, calendar)) }
}

/** For a draft over several questions. */
export async function jointsByQuestion(
  read: Handle,
  commune: string,
  questions: readonly string[],
  today: Temporal.PlainDate,
): Promise<ReadonlyMap<string, readonly JointRow[]>> {
  const joints = await jointsOf(read, commune, questions)
  if (joints.length === 0) return new Map()
  const calendar = await calendarOf(read, commune)
  const all = await factsOfQuestions(read, commune, questions)
  return new Map(
    [...all].map(([id, facts]) => {
      const mine = joints.filter((one) => one.question === id)
      return [id, standing(mine, facts).map((joint) => rowOf(joint, facts, today, calendar))]
    }),
  )
}

function rowOf(joint: Joint, facts: CaseFacts, today: Temporal.PlainDate, calendar: Calendar): JointRow {
  const waiting = isWaiting(joint, facts)
  return {
    joint,
    phase: waiting ? datePhase(joint.due, today, calendar) : 'closed',
    distance:
      waiting && joint.due !== null
        ? distanceWords(Temporal.PlainDate.from(joint.due), today, calendar)
        : undefined,
  }
}

/** A line of "Việc hôm nay" and of the unit's work list. */
export interface JointWork extends JointRow {
  readonly text: string
  readonly code: string
  readonly lead: string
}

/** What this person's unit is waited for, the earliest date first. */
export async function jointWork(
  read: Handle,
  who: Signed,
  today: Temporal.PlainDate,
): Promise<readonly JointWork[]> {
  if (who.unit === null || !who.rights.has('answer.draft')) return []
  const commune = who.commune.id
  const waiting = await waitingJoints(read, commune, who.unit)
  if (waiting.length === 0) return []
  const calendar = await calendarOf(read, commune)
  const units = new Map((await listUnits(read, commune)).map((unit) => [unit.id, unit.name]))
  const rows = new Map(
    (
      await questionsById(
        read,
        commune,
        waiting.map(({ facts }) => facts.question),
      )
    ).map((row) => [row.id, row]),
  )
  return waiting
    .flatMap(({ joint, facts }) => {
      const row = rows.get(facts.question)
      const lead = facts.unit === null ? undefined : units.get(facts.unit)
      return row
        ? [
            {
              ...rowOf(joint, facts, today, calendar),
              text: row.text,
              code: row.code,
              lead: lead ?? 'Chưa phân công',
            },
          ]
        : []
    })
    .sort((a, b) => (a.joint.due ?? '9999').localeCompare(b.joint.due ?? '9999'))
}
