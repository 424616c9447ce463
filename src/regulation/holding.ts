// Rules: the duty to hold: windows printed in the plan ("trước tháng 9/2024"), a rhythm ("6 tháng cuối năm"), how many a
// year at least and at most, and the law's yearly one. Warned of in time, counting back what must happen before. Pure.
import type { Calendar } from '../calendar/calendar.ts'
import { longDate, shortDate } from '../kit/clock.ts'
import { contains, outcomeOf } from './due.ts'
import type { Regulation } from './regulation.form.ts'
import type { Rule } from './rule.form.ts'
import { compute } from './schedule.ts'
import type { Statute } from './statute.form.ts'
import { layerOn } from './statute.ts'

export interface HoldFacts {
  readonly today: Temporal.PlainDate
  /** Days on which conferences were held or are planned. */
  readonly held: readonly Temporal.PlainDate[]
  readonly planned: readonly Temporal.PlainDate[]
  /** Conferences of which only a month is known ("dự kiến trong tháng 11/2019"). */
  readonly expected?: readonly Temporal.PlainYearMonth[]
  /** Days of the periodic ones; one on request or for a special reason does not use up "01 cuộc trong năm". */
  readonly periodic?: readonly Temporal.PlainDate[]
  /** Titles of this year's conferences without any topic. */
  readonly withoutTopics?: readonly string[]
}

export interface HoldWarning {
  readonly rule: string
  readonly level: 'soon' | 'impossible' | 'missed' | 'late' | 'outside' | 'too_many' | 'topics'
  readonly until: string
  /** The last day on which a notice can still go out so that the conference falls inside the window. */
  readonly lastNotice: string | null
  readonly needed: number
  /** Held or fixed inside the window. */
  readonly have: number
  readonly message: string
}

/** Days before the last possible notice from which a missing conference is warned of. */
const SOON = 60

interface Period {
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
}

interface HoldWindow extends Period {
  readonly id: string
  readonly words: string
  readonly needed: number
}

const yearOf = (date: Temporal.PlainDate): Period => {
  const from = date.with({ month: 1, day: 1 })
  return { from, to: from.with({ month: 12, day: 31 }) }
}

const printed = (quote: string) => `“${quote}”`

/** The windows the plan prints, placed in the year of `today`. */
function printedWindows(
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
      const { from, to } = outcome.value
      return [{ id: rule.id, words: printed(rule.quote), from, to, needed: rule.per_year_min ?? 1 }]
    })
}

/** "6 tháng cuối năm": the rhythm asks for the other half of the year too, which the plan does not print. */
function impliedWindows(
  regulation: Regulation,
  today: Temporal.PlainDate,
  own: readonly HoldWindow[],
): readonly HoldWindow[] {
  const { every_months: months, quote, rhythm } = regulation.hold
  if (months === undefined || months === 12) return []
  const { from: newYear } = yearOf(today)
  const id = own[0]?.id ?? regulation.rules.find((rule) => rule.duty === 'hold')?.id ?? regulation.id
  const words = `kỳ này suy ra từ nhịp ${rhythm ?? `${months} tháng một lần`}${quote ? `, kế hoạch in ${printed(quote)}` : ''}`
  return Array.from({ length: 12 / months }, (_, at) => newYear.add({ months: at * months }))
    .map((from) => ({ from, to: from.add({ months }).subtract({ days: 1 }) }))
    .filter((period) => !own.some((window) => overlap(window, period)))
    .map((period) => ({ ...period, id, words, needed: 1 }))
}

function overlap(a: Period, b: Period): boolean {
  return Temporal.PlainDate.compare(a.from, b.to) <= 0 && Temporal.PlainDate.compare(b.from, a.to) <= 0
}

/** Luật 72/2025/QH15 Điều 43: "ít nhất mỗi năm một lần": the year itself is the window. */
function lawWindow(statute: Statute | undefined, today: Temporal.PlainDate): HoldWindow | undefined {
  const rules: readonly Rule[] = (statute && layerOn(today, statute)?.rules) ?? []
  const yearly = rules.find((rule) => rule.duty === 'hold' && rule.per_year_min !== undefined)
  return yearly && yearlyWindow(yearly.id, printed(yearly.quote), yearly.per_year_min ?? 1, today)
}

function yearlyWindow(id: string, words: string, needed: number, today: Temporal.PlainDate): HoldWindow {
  return { ...yearOf(today), id, words, needed }
}

/** All windows of the regulation: printed, implied, and the number a year where they do not add up to it. */
function ownWindows(
  regulation: Regulation,
  today: Temporal.PlainDate,
  calendar: Calendar,
): readonly HoldWindow[] {
  const own = printedWindows(regulation, today, calendar)
  const all = [...own, ...impliedWindows(regulation, today, own)]
  const { per_year_min: least, quote } = regulation.hold
  const sum = all.reduce((count, window) => count + window.needed, 0)
  const hold = regulation.rules.find((rule) => rule.duty === 'hold')
  if (sum >= least || (sum === 0 && least === 1)) return all
  const words = quote ? printed(quote) : `quy chế định ít nhất ${least} hội nghị một năm`
  return [...all, yearlyWindow(hold?.id ?? regulation.id, words, least, today)]
}

interface Deadline {
  readonly date: Temporal.PlainDate
  readonly rule: string
}

/** What must have happened by when, were the conference held on the last day of the window. */
function lastChances(
  window: HoldWindow,
  regulation: Regulation,
  calendar: Calendar,
  statute: Statute,
): { notice?: Deadline; first?: Deadline } {
  const computed = compute(regulation, { conference: window.to }, calendar, statute)
  if (!computed.ok) return {}
  const before = computed.value
    .flatMap(({ rule, binding, bindingRule }) =>
      binding && Temporal.PlainDate.compare(binding, window.to) < 0
        ? [{ duty: rule.duty, date: binding, rule: bindingRule ?? rule.id }]
        : [],
    )
    .toSorted((a, b) => Temporal.PlainDate.compare(a.date, b.date))
  const notice = before.find(({ duty }) => duty === 'notice' || duty === 'invite')
  const [first] = before
  return { ...(notice ? { notice } : {}), ...(first ? { first } : {}) }
}

function chanceWords(window: HoldWindow, chances: { notice?: Deadline; first?: Deadline }): string {
  const { notice, first } = chances
  const end = `hội nghị vào ngày cuối kỳ hạn ${shortDate(window.to)}`
  if (!notice) return ''
  const earlier =
    first && Temporal.PlainDate.compare(first.date, notice.date) < 0
      ? `, việc chuẩn bị đầu tiên (${first.rule}) chậm nhất ${longDate(first.date)}`
      : ''
  return ` Muốn kịp thì phải thông báo chậm nhất ${longDate(notice.date)} (${notice.rule}, ${end})${earlier}.`
}

/** Where a window stands: nothing to say, or one warning. */
function assess(
  window: HoldWindow,
  facts: HoldFacts,
  chances: { notice?: Deadline; first?: Deadline },
): readonly HoldWarning[] {
  const { today, held, planned, expected = [] } = facts
  const within = (date: Temporal.PlainDate) => contains(window, date)
  const have = held.filter(within).length + planned.filter(within).length
  if (have >= window.needed) return []
  const warn = (level: HoldWarning['level'], message: string): readonly HoldWarning[] => [
    {
      rule: window.id,
      level,
      until: window.to.toString(),
      lastNotice: chances.notice?.date.toString() ?? null,
      needed: window.needed,
      have,
      message,
    },
  ]
  const left = today.until(window.to).days
  const counted = `mới có ${have}/${window.needed} hội nghị`
  const term = `${shortDate(window.from)}–${shortDate(window.to)}`
  if (left < 0) {
    const late = held.find((date) => !within(date) && date.year === window.to.year)
    return late
      ? warn(
          'late',
          `Hội nghị đã tổ chức ${longDate(late)}, ngoài kỳ hạn ${term}: ${window.words}. Hãy nêu lý do trong báo cáo.`,
        )
      : warn(
          'missed',
          `Đã quá kỳ hạn tổ chức (đến ${shortDate(window.to)}), ${counted}: ${window.words}. Hãy tổ chức sớm nhất có thể và nêu lý do trong báo cáo.`,
        )
  }
  const outside = planned.find((date) => !within(date))
  if (outside && window.needed === have + 1)
    return warn(
      'outside',
      `Hội nghị dự kiến ${longDate(outside)} nằm ngoài kỳ hạn ${term}: ${window.words}. Hãy đổi ngày hoặc nêu lý do.${chanceWords(window, chances)}`,
    )
  const last = chances.notice?.date ?? window.to
  if (Temporal.PlainDate.compare(today, last) > 0)
    return warn(
      'impossible',
      `Còn ${left} ngày là hết kỳ hạn tổ chức (đến ${shortDate(window.to)}), ${counted} và không còn kịp thông báo: hạn thông báo cuối cùng là ${longDate(last)} (${chances.notice?.rule ?? window.id}). Kỳ hạn: ${window.words}.`,
    )
  if (today.until(last).days > SOON) return []
  const month = expected.find((each) =>
    overlap(window, { from: each.toPlainDate({ day: 1 }), to: each.toPlainDate({ day: each.daysInMonth }) }),
  )
  const tentative = month
    ? ` Hội nghị dự kiến tháng ${month.month}/${month.year} chưa ấn định ngày: hãy ấn định.`
    : ''
  return warn(
    'soon',
    `Còn ${left} ngày là hết kỳ hạn tổ chức (đến ${shortDate(window.to)}), ${counted} được ấn định ngày: ${window.words}.${tentative}${chanceWords(window, chances)}`,
  )
}

/** "tổ chức đối thoại 01 cuộc trong năm 2024". */
function tooMany(regulation: Regulation, facts: HoldFacts): readonly HoldWarning[] {
  const most = regulation.hold.per_year_max
  const year = yearOf(facts.today)
  const have = (facts.periodic ?? [...facts.held, ...facts.planned]).filter((date) =>
    contains(year, date),
  ).length
  if (most === undefined || have <= most) return []
  return [
    {
      rule: regulation.rules.find((rule) => rule.duty === 'hold')?.id ?? regulation.id,
      level: 'too_many',
      until: year.to.toString(),
      lastNotice: null,
      needed: most,
      have,
      message: `Năm ${facts.today.year} có ${have} hội nghị định kỳ, quy chế định nhiều nhất ${most}: ${printed(regulation.hold.quote ?? '')}. Cuộc thêm nên ghi là đột xuất, theo chuyên đề hoặc theo đề nghị của cử tri.`,
    },
  ]
}

/** Plan S5: "nếu trong 01 năm tổ chức 02 Hội nghị trở lên thì Chủ trì Hội nghị quyết định nội dung, lĩnh vực theo từng Hội nghị". */
function topicsOfEach(regulation: Regulation, facts: HoldFacts): readonly HoldWarning[] {
  const year = yearOf(facts.today)
  const dated = [...facts.held, ...facts.planned].filter((date) => contains(year, date)).length
  const have = dated + (facts.expected ?? []).filter((month) => month.year === facts.today.year).length
  const without = facts.withoutTopics ?? []
  if (!regulation.hold.several || have < 2 || without.length === 0) return []
  return [
    {
      rule: regulation.rules.find((rule) => rule.duty === 'hold')?.id ?? regulation.id,
      level: 'topics',
      until: year.to.toString(),
      lastNotice: null,
      needed: have,
      have: have - without.length,
      message: `Năm ${facts.today.year} có ${have} hội nghị: ${regulation.hold.several}. Chưa có nội dung: ${without.join('; ')}.`,
    },
  ]
}

/** Conferences not held or planned for in time, too many, or without a topic of their own. */
export function holdWarnings(
  regulation: Regulation,
  facts: HoldFacts,
  calendar: Calendar,
  statute?: Statute,
): readonly HoldWarning[] {
  const law = statute ?? { title: '', layers: [] }
  const of = (window: HoldWindow) => assess(window, facts, lastChances(window, regulation, calendar, law))
  const windows = ownWindows(regulation, facts.today, calendar)
  const own = windows.flatMap(of)
  // The year is what is left when the plan's own window cannot be kept any more.
  const lost = own.some(({ level }) => level === 'missed' || level === 'impossible')
  const yearly = lawWindow(statute, facts.today)
  const others = yearly && (windows.length === 0 || lost) ? of(yearly) : []
  return [...own, ...others, ...tooMany(regulation, facts), ...topicsOfEach(regulation, facts)]
}
