// A year as a wall calendar: twelve months, days off and worked weekend days marked, with their names underneath.
import { longDate, shortDate } from '../kit/clock.ts'
import { assetUrl } from '../kit/http/assets.ts'
import { type Calendar, type DayStatus, dayStatus, isProvisional } from './calendar.ts'

const WEEKDAYS = ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'] as const
const LONG = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'] as const
const PLAIN = new Set(['thứ Bảy', 'Chủ nhật'])

/** The kind of day with the tone that colours it. */
const OFF = 'off late'
const WORKED = 'worked waiting'

interface Day {
  readonly date: Temporal.PlainDate
  readonly status: DayStatus
}

/** A day with a name: a holiday, a swapped day, a weekend day that is worked. */
const isNamed = ({ status }: Day) => status.reason !== undefined && !PLAIN.has(status.reason)

export function YearPicture(props: {
  readonly year: number
  readonly calendar: Calendar
  readonly today: Temporal.PlainDate
}) {
  return (
    <div class="year">
      <link rel="stylesheet" href={assetUrl('calendar.css')} />
      {Array.from({ length: 12 }, (_, at) => (
        <Month key={at} {...props} month={at + 1} />
      ))}
    </div>
  )
}

function daysOf(year: number, month: number, calendar: Calendar): readonly Day[] {
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  return Array.from({ length: first.daysInMonth }, (_, at) => {
    const date = first.add({ days: at })
    return { date, status: dayStatus(date, calendar) }
  })
}

function Month(props: {
  readonly year: number
  readonly month: number
  readonly calendar: Calendar
  readonly today: Temporal.PlainDate
}) {
  const days = daysOf(props.year, props.month, props.calendar)
  const lead = (days[0]?.date.dayOfWeek ?? 1) - 1
  const cells: readonly (Day | undefined)[] = [...Array.from({ length: lead }, () => undefined), ...days]
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, at) =>
    cells.slice(at * 7, at * 7 + 7),
  )
  return (
    <section class="month">
      <table>
        <caption>Tháng {props.month}</caption>
        <thead>
          <tr>
            {WEEKDAYS.map((name, at) => (
              <th key={name} scope="col">
                <abbr title={LONG[at]}>{name}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, at) => (
            <tr key={`${at}`}>
              {Array.from({ length: 7 }, (_, weekday) => (
                <Cell key={`${weekday}`} day={week[weekday]} today={props.today} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Names days={days.filter(isNamed)} />
    </section>
  )
}

function Cell(props: { readonly day: Day | undefined; readonly today: Temporal.PlainDate }) {
  const { day } = props
  if (!day) return <td />
  const { status, date } = day
  const kind = status.working ? (status.reason ? WORKED : '') : isNamed(day) ? OFF : 'weekend'
  const today = date.equals(props.today)
  return (
    <td class={kind || undefined} aria-current={today ? 'date' : undefined}>
      {date.day}
      {isNamed(day) && (
        <span class="sr">
          {' '}
          {status.working ? 'làm việc' : 'nghỉ'}: {status.reason}
        </span>
      )}
    </td>
  )
}

interface Run {
  readonly first: Day
  readonly last: Day
}

/** "thứ Bảy, Tết" and "Tết" are one holiday: a run of days under one name. */
const bareName = (day: Day) => (day.status.reason ?? '').replace(/^(thứ Bảy|Chủ nhật), /, '')

function runsOf(days: readonly Day[]): readonly Run[] {
  const runs: Run[] = []
  for (const day of days) {
    const open = runs.at(-1)
    const next =
      open !== undefined &&
      bareName(open.last) === bareName(day) &&
      open.last.status.working === day.status.working &&
      open.last.date.add({ days: 1 }).equals(day.date)
    if (open && next) runs[runs.length - 1] = { first: open.first, last: day }
    else runs.push({ first: day, last: day })
  }
  return runs
}

function Names(props: { readonly days: readonly Day[] }) {
  if (props.days.length === 0) return null
  return (
    <ul class="names">
      {runsOf(props.days).map(({ first, last }) => (
        <li key={first.date.toString()} class={first.status.working ? 'waiting' : 'late'}>
          <b>{first === last ? first.date.day : `${first.date.day}–${last.date.day}`}</b>{' '}
          {first.status.working ? 'làm việc: ' : ''}
          {bareName(first)}
        </li>
      ))}
    </ul>
  )
}

/** What the colours and marks mean, in words. */
export function YearLegend(props: { readonly year: number; readonly calendar: Calendar }) {
  const counted = Array.from({ length: 12 }, (_, at) => daysOf(props.year, at + 1, props.calendar)).flat()
  const off = counted.filter((day) => !day.status.working && isNamed(day) && day.date.dayOfWeek < 6).length
  const worked = counted.filter((day) => day.status.working && isNamed(day)).length
  return (
    <p class="year-legend">
      <span class={OFF}>nghỉ lễ, tết, hoán đổi ({off} ngày trong tuần)</span>
      <span class={WORKED}>ngày nghỉ cuối tuần làm bù ({worked})</span>
      <span class="weekend">nghỉ cuối tuần</span>
      {isProvisional(props.year, props.calendar) && (
        <span class="provisional due">tạm tính, chưa công bố</span>
      )}
    </p>
  )
}

export function dayWords(date: string): string {
  return longDate(date)
}

export function dayNumber(date: string): string {
  return shortDate(date)
}
