// Rules: planning backwards: from the last day on which a conference may be held, or from a wished date, to the last day
// of each preparation, to what is already impossible, and to the days that suit. Pure.
import { ok, type Problem, type Result } from '../kit/result.ts'
import { type Candidate, candidates, judgeDay, type OtherSession } from './backplan.days.ts'
import { type Grounds, type HoldWindow, holdWindow, type PlanIssue, planIssue } from './backplan.steps.ts'
import { earliestLawful } from './warnings.ts'

export interface BackPlan {
  /** The day from which is planned backwards: the wished one, else the latest. */
  readonly target: Candidate
  readonly wished: boolean
  readonly plan: PlanIssue | undefined
  readonly window: HoldWindow | undefined
  readonly latest: Temporal.PlainDate
  readonly earliest: { readonly date: Temporal.PlainDate; readonly because: string } | undefined
  readonly candidates: readonly Candidate[]
}

export interface BackPlanAsk {
  readonly today: Temporal.PlainDate
  /** Typed by a person; without it the window of the regulation or of the law. */
  readonly latest?: Temporal.PlainDate | undefined
  readonly wished?: Temporal.PlainDate | undefined
  readonly sessions: readonly OtherSession[]
}

export function backPlan(grounds: Grounds, ask: BackPlanAsk): Result<BackPlan, Problem> {
  const window = holdWindow(grounds, ask.today)
  const latest = ask.latest ?? window?.to ?? ask.today.with({ month: 12, day: 31 })
  const from = ask.latest ? ask.today : (window?.from ?? ask.today)
  const limits = { today: ask.today, from, latest, sessions: ask.sessions }
  const target = judgeDay(grounds, limits, ask.wished ?? latest)
  if (!target.ok) return target
  return ok({
    target: target.value,
    wished: ask.wished !== undefined,
    plan: planIssue(grounds, target.value.steps),
    window,
    latest,
    earliest: earliestLawful(grounds.regulation, ask.today, grounds.calendar, grounds.statute),
    candidates: candidates(grounds, limits),
  })
}
