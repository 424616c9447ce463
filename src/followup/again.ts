// Rules: the person is not content with the answer and asks for another: how long after it, how often, by when. Pure.
// No law and none of the five plans sets a limit; product 3.9: "Person says satisfied / not, with reason; reopening by
// rule." The office may reopen at any time and as often as it sees reason to.
import type { Calendar } from '../calendar/calendar.ts'
import { addWorkingDays, rollForward } from '../calendar/counting.ts'
import type { Counting } from '../regulation/rule.form.ts'
import { type CaseFacts, requestState, roundOf } from './state.ts'

/** A month to read the answer and see what it was worth. */
const WITHIN_DAYS = 30
/** The person alone takes an answer back once; a second time the office decides. */
const MOST_TIMES = 1

/** Only what was answered in writing, guided or called done, and only while it is fresh. */
export function mayAskAgain(facts: CaseFacts, today: Temporal.PlainDate): boolean {
  if (facts.head !== null || reopenedForThem(facts) >= MOST_TIMES) return false
  const last = closedOn(facts)
  if (last === undefined) return false
  return (
    Temporal.PlainDate.compare(today, Temporal.PlainDate.from(last).add({ days: WITHIN_DAYS })) <= 0 &&
    ['da_tra_loi', 'da_huong_dan', 'da_xong'].includes(requestState(facts))
  )
}

/** What the office took back for its own mistake does not use up the person's word. */
function reopenedForThem(facts: CaseFacts): number {
  return facts.reopenings.filter((row) => row.mistaken !== true).length
}

function closedOn(facts: CaseFacts): string | undefined {
  const round = roundOf(facts)
  return [...facts.answered, ...facts.guided, ...facts.completed]
    .filter((row) => row.round === round)
    .map((row) => row.onDate)
    .sort()
    .at(-1)
}

interface ReplyRule {
  readonly duty: string
  readonly count: number | null
  readonly unit: string | null
}

/** The plan's own reply period, counted anew from the day of asking; a plan without a number gives no date. */
export function dueAgain(
  rules: readonly ReplyRule[],
  counting: Counting,
  today: Temporal.PlainDate,
  calendar: Calendar,
): string | null {
  const rule = rules.find((each) => each.duty === 'reply')
  if (!rule?.count) return null
  if (rule.unit === 'working_day') {
    const counted = addWorkingDays(today, rule.count, calendar)
    return counted.ok ? counted.value.date.toString() : null
  }
  if (rule.unit !== 'calendar_day') return null
  const plain = today.add({ days: rule.count })
  return (counting.roll_after ? rollForward(plain, calendar) : plain).toString()
}
