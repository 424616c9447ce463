// Rules: what a calendar of working days is and what it says of one day. Pure; counting stands in counting.ts.
import { computedDaysOff } from './holidays.ts'

export interface NamedDay {
  readonly date: string
  readonly name: string
}

/** One announced year as the file or the administrator gives it. */
export interface CalendarYear {
  readonly year: number
  readonly source?: string | undefined
  readonly off: readonly NamedDay[]
  readonly worked: readonly NamedDay[]
}

/** `unannounced` says what happens in a year that is not listed: computed by law, or weekends only. */
export interface CalendarData {
  readonly id: string
  readonly title: string
  readonly unannounced: 'computed' | 'weekends'
  readonly years: readonly CalendarYear[]
}

export interface Calendar extends CalendarData {
  readonly announced: ReadonlySet<number>
  readonly offDays: ReadonlyMap<string, string>
  readonly workedDays: ReadonlyMap<string, string>
}

export function buildCalendar(data: CalendarData): Calendar {
  const named = (pick: (year: CalendarYear) => readonly NamedDay[]) =>
    new Map(data.years.flatMap(pick).map((day) => [day.date, day.name]))
  return {
    ...data,
    announced: new Set(data.years.map((year) => year.year)),
    offDays: named((year) => year.off),
    workedDays: named((year) => year.worked),
  }
}

/** A day that an office takes off or works, against what the calendar says otherwise. */
export interface DayChange {
  readonly date: string
  readonly working: boolean
  readonly name: string
}

/** One announcement or entry. With a `year` it settles that year whole: what stood for it before no longer counts. */
export interface CalendarChange {
  readonly year: number | null
  readonly days: readonly DayChange[]
}

/** What somebody wants to do to the calendar. */
export type Wish =
  | {
      readonly kind: 'change'
      readonly year: number | null
      readonly title: string
      readonly source: string
      readonly days: readonly DayChange[]
      readonly notes: readonly string[]
    }
  | { readonly kind: 'withdrawal'; readonly change: string; readonly reason: string }

/** The calendar with changes laid over it in their order: the later one wins. */
export function withChanges(calendar: Calendar, changes: readonly CalendarChange[]): Calendar {
  const announced = new Set(calendar.announced)
  const offDays = new Map(calendar.offDays)
  const workedDays = new Map(calendar.workedDays)
  for (const change of changes) {
    if (change.year !== null) {
      announced.add(change.year)
      for (const days of [offDays, workedDays])
        for (const date of days.keys()) if (date.startsWith(`${change.year}-`)) days.delete(date)
    }
    for (const day of change.days) {
      const [to, from] = day.working ? [workedDays, offDays] : [offDays, workedDays]
      from.delete(day.date)
      to.set(day.date, day.name)
    }
  }
  return { ...calendar, announced, offDays, workedDays }
}

/** What one day is: `reason` says why it is off, or why a weekend day is worked. */
export interface DayStatus {
  readonly working: boolean
  readonly weekend: boolean
  readonly reason?: string | undefined
  readonly provisional: boolean
}

const WEEKEND = { 6: 'thứ Bảy', 7: 'Chủ nhật' } as const

/** BLLĐ 2019 Điều 111, 112: Monday to Friday but for holidays, and the weekend days announced as worked. */
export function dayStatus(date: Temporal.PlainDate, calendar: Calendar): DayStatus {
  const iso = date.toString()
  const provisional = isProvisional(date.year, calendar)
  const weekend = date.dayOfWeek === 6 ? WEEKEND[6] : date.dayOfWeek === 7 ? WEEKEND[7] : undefined
  const worked = calendar.workedDays.get(iso)
  if (worked !== undefined) return { working: true, weekend: Boolean(weekend), reason: worked, provisional }
  const name = calendar.offDays.get(iso) ?? computedName(date, calendar)
  const reason = weekend && name ? `${weekend}, ${name}` : (name ?? weekend)
  return { working: reason === undefined, weekend: Boolean(weekend), reason, provisional }
}

function computedName(date: Temporal.PlainDate, calendar: Calendar): string | undefined {
  if (calendar.announced.has(date.year) || calendar.unannounced === 'weekends') return undefined
  return computedDaysOff(date.year).get(date.toString())
}

/** A year nobody has announced may still change: what is counted through it is provisional. */
export function isProvisional(year: number, calendar: Calendar): boolean {
  return !calendar.announced.has(year)
}

export function isWorkingDay(date: Temporal.PlainDate, calendar: Calendar): boolean {
  return dayStatus(date, calendar).working
}
