// Rules: what is said at once: a deadline already impossible, the earliest date that still keeps the rules. Pure; "today"
// is an argument. Holding windows and the yearly duty stand in holding.ts.
import type { Calendar } from '../calendar/calendar.ts'
import type { Regulation } from './regulation.form.ts'
import { compute, type ScheduleRow } from './schedule.ts'
import type { Statute } from './statute.form.ts'

/** Due before the conference: counted back from it, or fixed at a distance from it ("dự kiến trong ngày 10/12"). */
const isAhead = (rule: Pick<ScheduleRow, 'direction' | 'unit'>) =>
  rule.direction === 'before' || rule.unit === 'fixed'

/** Rows whose binding date already lies in the past while the conference is still ahead. */
export function impossible(rows: readonly ScheduleRow[], today: Temporal.PlainDate): readonly ScheduleRow[] {
  return rows.filter((row) => isAhead(row) && row.binding !== null && row.binding < today.toString())
}

export interface Earliest {
  readonly date: Temporal.PlainDate
  /** The rule that forbids the day before. */
  readonly because: string
}

const FARTHEST = 400

/** The first rule that a conference on `date` would break if everything due before it started today. */
function brokenBy(
  regulation: Regulation,
  date: Temporal.PlainDate,
  today: Temporal.PlainDate,
  calendar: Calendar,
  statute: Statute,
) {
  const computed = compute(regulation, { conference: date }, calendar, statute)
  if (!computed.ok) return undefined
  return computed.value.find(
    (each) => isAhead(each.rule) && each.binding && Temporal.PlainDate.compare(each.binding, today) < 0,
  )
}

/** The earliest conference that still keeps every rule before it if the notice goes out today. */
export function earliestLawful(
  regulation: Regulation,
  today: Temporal.PlainDate,
  calendar: Calendar,
  statute: Statute,
): Earliest | undefined {
  let because = ''
  for (let days = 0; days <= FARTHEST; days++) {
    const date = today.add({ days })
    const broken = brokenBy(regulation, date, today, calendar, statute)
    if (!broken) return { date, because }
    because = broken.bindingRule ?? broken.rule.id
  }
  return undefined
}
