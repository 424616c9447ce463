// Rules: when somebody is reminded of a date, and when the reminder climbs. product.md 3.9 of the specification: "Reminders
// before and after each due date …, quiet at night and on days off; escalation ladder to the chair." The steps are data of
// each commune. Everything is counted in working days: on a day off nobody is reminded.
import { type Calendar, isWorkingDay } from '../../calendar/calendar.ts'
import { workingDayOnOrBefore, workingDaysBetween } from '../../calendar/counting.ts'

export interface Ladder {
  /** Working days before the date, the furthest first. */
  readonly before: readonly number[]
  /** On the day itself, or on the last working day before it. */
  readonly onDay: boolean
  /** Working days after the date. */
  readonly after: readonly number[]
  /** After the last of those again every so many working days; null: no more. */
  readonly every: number | null
  /** From so many working days late the office is told too; null: never. */
  readonly office: number | null
  /** From so many working days late the chair is told too; null: never. */
  readonly chair: number | null
}

export const DEFAULT_LADDER: Ladder = {
  before: [5, 1],
  onDay: true,
  after: [1, 3],
  every: 5,
  office: 1,
  chair: 3,
}

export type StageKind = 'before' | 'on_day' | 'after'

export interface Stage {
  readonly kind: StageKind
  /** Which step: working days before or after; 0 on the day. A date has each stage once. */
  readonly step: number
  /** Working days between today and the date: before it positive, after it negative. */
  readonly distance: number
}

/** "truoc-5", "den-han", "qua-3": the stage as it is remembered. */
export function stageCode(stage: Pick<Stage, 'kind' | 'step'>): string {
  switch (stage.kind) {
    case 'before':
      return `truoc-${stage.step}`
    case 'on_day':
      return 'den-han'
    case 'after':
      return `qua-${stage.step}`
  }
}

/**
 * The stage a date has reached on this working day: the latest one, so that after days without a run (a machine that
 * stood still, a date set late) one reminder comes and not all that were missed. Undefined on a day off, and while the
 * date is further away than the first step.
 */
export function stageOf(
  date: Temporal.PlainDate,
  today: Temporal.PlainDate,
  calendar: Calendar,
  ladder: Ladder,
): Stage | undefined {
  if (!isWorkingDay(today, calendar)) return undefined
  const distance = workingDaysBetween(today, date, calendar)
  if (Temporal.PlainDate.compare(today, date) > 0) return lateStage(-lateDays(date, today, calendar), ladder)
  // The day itself may be one off: what must be done by it is done on the last working day before it.
  if (today.equals(workingDayOnOrBefore(date, calendar)))
    return ladder.onDay ? { kind: 'on_day', step: 0, distance } : stageBefore(distance, ladder)
  return stageBefore(distance, ladder)
}

/** Working days begun since the date passed, today included: the first working day after it is day 1. */
function lateDays(date: Temporal.PlainDate, today: Temporal.PlainDate, calendar: Calendar): number {
  return workingDaysBetween(date, today, calendar)
}

function stageBefore(distance: number, ladder: Ladder): Stage | undefined {
  const reached = ladder.before.filter((step) => distance <= step)
  return reached.length === 0 ? undefined : { kind: 'before', step: Math.min(...reached), distance }
}

function lateStage(distance: number, ladder: Ladder): Stage | undefined {
  const late = -distance
  const last = Math.max(0, ...ladder.after)
  const again =
    ladder.every === null || late <= last
      ? []
      : [last + Math.floor((late - last) / ladder.every) * ladder.every]
  const reached = [...ladder.after, ...again].filter((step) => step > 0 && step <= late)
  return reached.length === 0 ? undefined : { kind: 'after', step: Math.max(...reached), distance }
}

export type Audience = 'owner' | 'office' | 'chair'

/** Who hears of a stage: the owner always; what stays late climbs to the office, then to the chair. */
export function audienceOf(stage: Stage, ladder: Ladder): readonly Audience[] {
  const late = stage.kind === 'after' ? -stage.distance : 0
  const reaches = (step: number | null) => step !== null && late > 0 && late >= step
  return [
    'owner',
    ...(reaches(ladder.office) ? (['office'] as const) : []),
    ...(reaches(ladder.chair) ? (['chair'] as const) : []),
  ]
}

const MOST_DAYS = 60

/** What is wrong with a ladder as typed; undefined: nothing. */
export function ladderProblem(
  ladder: Ladder,
): { readonly field: string; readonly message: string } | undefined {
  const tooFar = (steps: readonly number[]) => steps.some((step) => step < 1 || step > MOST_DAYS)
  if (tooFar(ladder.before))
    return { field: 'before', message: `Số ngày nhắc trước là các số từ 1 đến ${MOST_DAYS}, ví dụ 5, 1.` }
  if (tooFar(ladder.after))
    return {
      field: 'after',
      message: `Số ngày nhắc sau khi quá hạn là các số từ 1 đến ${MOST_DAYS}, ví dụ 1, 3.`,
    }
  if (ladder.every !== null && (ladder.every < 1 || ladder.every > MOST_DAYS))
    return { field: 'every', message: `Nhắc lại sau mỗi 1 đến ${MOST_DAYS} ngày làm việc, hoặc để trống.` }
  if (ladder.office !== null && ladder.chair !== null && ladder.chair < ladder.office)
    return { field: 'chair', message: 'Chủ trì được báo cùng lúc với Văn phòng hoặc sau đó.' }
  return undefined
}
