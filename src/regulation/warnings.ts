// Rules: what is said at once: a holding window that passes, a deadline already impossible, the earliest date that still
// keeps the rules. Pure; "today" is an argument.
import type { Calendar } from '../calendar/calendar.ts'
import { shortDate } from '../kit/clock.ts'
import { outcomeOf } from './due.ts'
import type { Regulation } from './regulation.form.ts'
import { compute, type ScheduleRow } from './schedule.ts'
import type { Statute } from './statute.form.ts'
import { layerOn } from './statute.ts'

export interface HoldFacts {
  readonly today: Temporal.PlainDate
  /** Days on which conferences were held or are planned in the year of `today`. */
  readonly held: readonly Temporal.PlainDate[]
  readonly planned: readonly Temporal.PlainDate[]
}

export interface HoldWarning {
  readonly rule: string
  readonly level: 'soon' | 'missed' | 'outside'
  readonly until: string
  readonly message: string
}

/** Days before the end of a window from which a conference that is neither held nor planned is warned of. */
const SOON = 60

interface HoldWindow {
  readonly id: string
  readonly quote: string
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
}

function localWindows(
  regulation: Regulation,
  today: Temporal.PlainDate,
  calendar: Calendar,
): readonly HoldWindow[] {
  const anchorOf = () => ({ ok: true, value: undefined }) as const
  const context = { conference: today, calendar, counting: regulation.counting, anchorOf }
  return regulation.rules
    .filter((rule) => rule.duty === 'hold' && rule.unit === 'window')
    .flatMap((rule) => {
      const outcome = outcomeOf(rule, context)
      if (!outcome.ok || !outcome.value.from || !outcome.value.to) return []
      return [{ id: rule.id, quote: rule.quote, from: outcome.value.from, to: outcome.value.to }]
    })
}

/** Luật 72/2025/QH15 Điều 43: "ít nhất mỗi năm một lần": the year itself is the window where the plan prints none. */
function statutoryWindows(statute: Statute | undefined, today: Temporal.PlainDate): readonly HoldWindow[] {
  const rules = (statute && layerOn(today, statute)?.rules) ?? []
  const yearly = rules.find((rule) => rule.duty === 'hold' && rule.per_year_min !== undefined)
  if (!yearly) return []
  const from = today.with({ month: 1, day: 1 })
  return [{ id: yearly.id, quote: yearly.quote, from, to: from.with({ month: 12, day: 31 }) }]
}

/** "01 cuộc trong năm 2024", "trước tháng 9/2024": a conference not held or planned for in time is warned of. */
export function holdWarnings(
  regulation: Regulation,
  facts: HoldFacts,
  calendar: Calendar,
  statute?: Statute,
): readonly HoldWarning[] {
  const local = localWindows(regulation, facts.today, calendar)
  const windows = local.length ? local : statutoryWindows(statute, facts.today)
  return windows.flatMap(({ id, quote, from, to }) => {
    const within = (date: Temporal.PlainDate) =>
      Temporal.PlainDate.compare(from, date) <= 0 && Temporal.PlainDate.compare(date, to) <= 0
    const warn = (level: HoldWarning['level'], message: string) => [
      { rule: id, level, until: to.toString(), message },
    ]
    if (facts.held.some(within)) return []
    const outside = facts.planned.find((date) => !within(date))
    const left = facts.today.until(to).days
    if (facts.planned.some(within)) return []
    if (left < 0)
      return warn(
        'missed',
        `Đã quá kỳ hạn tổ chức (đến ${shortDate(to)}) mà chưa có hội nghị nào: “${quote}”.`,
      )
    if (outside)
      return warn(
        'outside',
        `Hội nghị dự kiến ${shortDate(outside)} nằm ngoài kỳ hạn ${shortDate(from)}–${shortDate(to)}: “${quote}”.`,
      )
    return left <= SOON
      ? warn(
          'soon',
          `Còn ${left} ngày là hết kỳ hạn tổ chức (đến ${shortDate(to)}) mà chưa có hội nghị nào được ấn định: “${quote}”.`,
        )
      : []
  })
}

/** Rows whose binding date already lies in the past while the conference is still ahead. */
export function impossible(rows: readonly ScheduleRow[], today: Temporal.PlainDate): readonly ScheduleRow[] {
  return rows.filter(
    (row) => row.direction === 'before' && row.binding !== null && row.binding < today.toString(),
  )
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
    (each) =>
      each.rule.direction === 'before' && each.binding && Temporal.PlainDate.compare(each.binding, today) < 0,
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
