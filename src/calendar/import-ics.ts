// Rules: days off and worked days from an iCalendar file (RFC 5545), read by ical.js. Whole days only, in Viet Nam's time;
// repeats within the years asked for. One event that cannot be read refuses the whole file, with its line and name.
import ICAL from 'ical.js'
import { ZONE } from '../kit/clock.ts'
import { decodeText } from '../kit/delimited.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { fold } from '../kit/text.ts'
import { type DayProblem, expand, type GivenDay, type ReadDays } from './days.ts'

type Component = InstanceType<typeof ICAL.Component>
type Event = InstanceType<typeof ICAL.Event>
type Time = InstanceType<typeof ICAL.Time>
type Recur = InstanceType<typeof ICAL.Recur>

export interface Years {
  readonly from: number
  readonly to: number
}

/** A rule without an end that falls more often than this within the years asked is no calendar of days off. */
const MOST_OCCURRENCES = 400
/** Steps from the first day of a repeat to the years asked: a daily repeat of a century stays below. */
const MOST_STEPS = 60_000
const FREQUENCIES = new Set(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'])

const whole = (message: string): Result<never, readonly DayProblem[]> => err([{ place: 'Tệp', message }])

export function daysFromIcs(bytes: Uint8Array, years: Years): Result<ReadDays, readonly DayProblem[]> {
  if (bytes.length === 0) return whole('rỗng (0 byte). Chọn tệp lịch .ics.')
  const text = decodeText(bytes)
  if (!text.ok) return whole(text.error.message)
  const calendars = parsed(text.value)
  if (!calendars.ok) return calendars
  const events = calendars.value.flatMap((calendar) => calendar.getAllSubcomponents('vevent'))
  if (events.length === 0) return whole('không có sự kiện nào (không có dòng BEGIN:VEVENT).')
  return readEvents(events, linesOf(text.value), years)
}

function parsed(text: string): Result<readonly Component[], readonly DayProblem[]> {
  const begins = /BEGIN:VCALENDAR/i.exec(text)
  if (!begins || text.slice(0, begins.index).trim() !== '')
    return whole('không phải tệp lịch iCalendar: phải bắt đầu bằng BEGIN:VCALENDAR.')
  try {
    const read: unknown[] = ICAL.parse(text.trim())
    const roots = (typeof read[0] === 'string' ? [read] : read) as unknown[][]
    return ok(roots.map((root) => new ICAL.Component(root)))
  } catch (error) {
    const words = error instanceof Error ? error.message.split('\n')[0]?.slice(0, 120) : ''
    return whole(`không đọc được tệp lịch: có dòng sai hoặc thiếu dòng đóng END (${words}).`)
  }
}

/** The line of each BEGIN:VEVENT, in the order of the events. */
function linesOf(text: string): readonly number[] {
  return text.split('\n').flatMap((line, at) => (/^BEGIN:VEVENT\s*$/i.test(line) ? [at + 1] : []))
}

interface Reading {
  readonly days: GivenDay[]
  readonly problems: DayProblem[]
  outside: number
  readonly observances: string[]
  cancelled: number
}

function readEvents(
  events: readonly Component[],
  lines: readonly number[],
  years: Years,
): Result<ReadDays, readonly DayProblem[]> {
  const reading: Reading = { days: [], problems: [], outside: 0, observances: [], cancelled: 0 }
  const series = seriesOf(events)
  for (const [at, component] of events.entries()) {
    const place = placeOf(component, lines[at] ?? 0)
    try {
      const problem = readEvent(component, series, place, years, reading)
      if (problem !== undefined) reading.problems.push({ place, message: problem })
    } catch (error) {
      const words = error instanceof Error ? error.message.slice(0, 120) : ''
      reading.problems.push({ place, message: `sự kiện này có giá trị không đọc được (${words}).` })
    }
  }
  if (reading.problems.length > 0) return err(reading.problems)
  if (reading.days.length === 0)
    return whole(`không có ngày nào thuộc các năm ${years.from}–${years.to}. Xem lại năm đã chọn.`)
  return ok({ days: reading.days, notes: notesOf(reading, years) })
}

function notesOf(reading: Reading, years: Years): readonly string[] {
  const { outside, observances, cancelled } = reading
  return [
    ...(outside > 0 ? [`${outside} ngày ngoài các năm ${years.from}–${years.to} được bỏ qua.`] : []),
    ...(observances.length > 0
      ? [`Bỏ qua ngày kỷ niệm, không phải ngày nghỉ: ${[...new Set(observances)].slice(0, 30).join(', ')}.`]
      : []),
    ...(cancelled > 0 ? [`${cancelled} sự kiện ghi là đã hủy được bỏ qua.`] : []),
  ]
}

/** The repeats of a file and their changed single occurrences, by what they belong to. */
interface Series {
  readonly repeats: ReadonlySet<string>
  readonly changed: ReadonlyMap<string, readonly Component[]>
}

function seriesOf(events: readonly Component[]): Series {
  const repeats = new Set<string>()
  const changed = new Map<string, Component[]>()
  for (const component of events) {
    const uid = textOf(component, 'uid')
    if (component.hasProperty('rrule') || component.hasProperty('rdate')) repeats.add(uid)
    if (!component.hasProperty('recurrence-id')) continue
    const known = changed.get(uid)
    if (known) known.push(component)
    else changed.set(uid, [component])
  }
  return { repeats, changed }
}

function textOf(component: Component, name: string): string {
  const value = component.getFirstPropertyValue(name)
  return typeof value === 'string' ? value.normalize('NFC') : ''
}

function placeOf(component: Component, line: number): string {
  const summary = textOf(component, 'summary').replace(/\s+/g, ' ').slice(0, 60)
  return `sự kiện ở dòng ${line}${summary ? ` (“${summary}”)` : ''}`
}

function readEvent(
  component: Component,
  series: Series,
  place: string,
  years: Years,
  reading: Reading,
): string | undefined {
  if (textOf(component, 'status').toUpperCase() === 'CANCELLED') {
    reading.cancelled += 1
    return undefined
  }
  if (!component.hasProperty('dtstart')) return 'thiếu ngày bắt đầu (DTSTART).'
  const impossible = impossibleDate(component)
  if (impossible !== undefined) return `không có ngày ${impossible}.`
  if (isObservance(component)) {
    reading.observances.push(textOf(component, 'summary'))
    return undefined
  }
  // A changed occurrence is read where its repeat is; alone it stands for itself.
  const event = new ICAL.Event(component, { exceptions: [] })
  const uid = textOf(component, 'uid')
  if (!event.isRecurrenceException() && event.isRecurring()) {
    for (const exception of series.changed.get(uid) ?? []) event.relateException(exception)
    return readRepeat(event, place, years, reading)
  }
  if (event.isRecurrenceException() && series.repeats.has(uid)) return undefined
  return take(event.startDate, event.endDate, component, place, years, reading)
}

/** A date as written that no calendar has: the library would quietly take the next month's. */
function impossibleDate(component: Component): string | undefined {
  for (const name of ['dtstart', 'dtend']) {
    const written: unknown = component.getFirstProperty(name)?.toJSON()[3]
    if (typeof written !== 'string') continue
    try {
      Temporal.PlainDate.from(written.slice(0, 10), { overflow: 'reject' })
    } catch {
      return written.slice(0, 20)
    }
  }
  return undefined
}

/** Public feeds list days of remembrance beside days off and say so in the description. */
function isObservance(component: Component): boolean {
  return /observance|ngày kỷ niệm|ngày lễ kỷ niệm/i.test(
    `${textOf(component, 'description')} ${textOf(component, 'categories')}`,
  )
}

function readRepeat(event: Event, place: string, years: Years, reading: Reading): string | undefined {
  const rules = event.component
    .getAllProperties('rrule')
    .map((one) => one.getFirstValue() as unknown as Recur)
  const odd = rules.find((rule) => !FREQUENCIES.has(rule.freq))
  if (odd) return `lặp theo “${odd.freq}” thì không phải trọn ngày.`
  if (rules.some((rule) => rule.interval < 1)) return 'khoảng lặp (INTERVAL) phải từ 1 trở lên.'
  const endless = rules.some((rule) => !rule.isFinite())
  const iterator = event.iterator()
  let found = 0
  for (let step = 0; ; step++) {
    const next: Time | null | undefined = iterator.next()
    if (!next || next.year > years.to) return undefined
    if (step > MOST_STEPS)
      return 'lặp quá nhiều lần trước các năm đã chọn. Ghi ngày bắt đầu gần hơn hoặc liệt kê từng ngày.'
    if (next.year < years.from - 1) continue
    found += 1
    if (found > MOST_OCCURRENCES)
      return endless
        ? 'lặp không có ngày kết thúc (RRULE không có UNTIL hay COUNT) và quá dày. Ghi ngày kết thúc.'
        : `lặp hơn ${MOST_OCCURRENCES} lần trong các năm đã chọn; đó không phải lịch ngày nghỉ.`
    const { startDate, endDate, item } = event.getOccurrenceDetails(next)
    const problem = take(startDate, endDate, item.component, place, years, reading)
    if (problem !== undefined) return problem
  }
}

/** Takes the days of one occurrence, or says what is wrong with it. */
function take(
  start: Time,
  end: Time,
  component: Component,
  place: string,
  years: Years,
  reading: Reading,
): string | undefined {
  const from = dayOf(start, component, 'dtstart')
  if (!from.ok) return from.error
  // The end of a whole-day event is the day after its last.
  const after = dayOf(end, component, component.hasProperty('dtend') ? 'dtend' : 'dtstart')
  if (!after.ok) return after.error
  const length = from.value.until(after.value).days
  if (length < 0) return 'ngày kết thúc đứng trước ngày bắt đầu.'
  const to = from.value.add({ days: Math.max(0, length - 1) })
  if (to.year < years.from || from.value.year > years.to) {
    reading.outside += length || 1
    return undefined
  }
  const working = isWorked(component, from.value)
  const read = expand({ from: from.value, to, working, name: textOf(component, 'summary') }, place)
  if (!read.ok) return read.error.message
  const inside = read.value.filter((day) => isWithin(Number(day.date.slice(0, 4)), years))
  reading.outside += read.value.length - inside.length
  reading.days.push(...inside)
  return undefined
}

const isWithin = (year: number, years: Years) => year >= years.from && year <= years.to

/** "làm bù …" on a weekend is a worked day; "hoán đổi, làm bù thứ Bảy …" on a weekday is the day off it is worked for. */
function isWorked(component: Component, date: Temporal.PlainDate): boolean {
  if (date.dayOfWeek < 6) return false
  const summary = fold(textOf(component, 'summary'))
  const categories = fold(textOf(component, 'categories'))
  const words = /\b(lam bu|lam viec bu|di lam|ngay lam bu|working day|make up)\b/
  return words.test(summary) || words.test(categories)
}

/** The Vietnamese day that begins at this time; a time that is no midnight in Viet Nam is no whole day. */
function dayOf(time: Time, component: Component, property: string): Result<Temporal.PlainDate, string> {
  const date = { year: time.year, month: time.month, day: time.day }
  if (time.isDate) {
    if (time.year < 1 || time.year > 9999) return err('năm không đọc được.')
    return ok(Temporal.PlainDate.from(date, { overflow: 'reject' }))
  }
  const instant = instantOf(time, component, property)
  if (!instant.ok) return instant
  const local = instant.value.toZonedDateTimeISO(ZONE)
  const clock = local.toPlainTime()
  if (clock.hour + clock.minute + clock.second > 0)
    return err(
      `không phải trọn ngày: ${property === 'dtend' ? 'kết thúc' : 'bắt đầu'} lúc ${clock.toString({ smallestUnit: 'minute' })} giờ Việt Nam. Chọn “cả ngày” trong chương trình lịch rồi xuất lại.`,
    )
  return ok(local.toPlainDate())
}

function instantOf(time: Time, component: Component, property: string): Result<Temporal.Instant, string> {
  if (time.zone && time.zone.tzid !== 'floating')
    return ok(Temporal.Instant.fromEpochMilliseconds(time.toUnixTime() * 1000))
  const named: unknown = component.getFirstProperty(property)?.getParameter('tzid')
  if (typeof named !== 'string' || named === '')
    return err('có giờ mà không có múi giờ. Ghi sự kiện cả ngày (VALUE=DATE) hoặc kèm múi giờ.')
  const { year, month, day, hour, minute, second } = time
  try {
    const local = Temporal.PlainDateTime.from(
      { year, month, day, hour, minute, second },
      { overflow: 'reject' },
    )
    return ok(local.toZonedDateTime(named).toInstant())
  } catch {
    return err(`múi giờ “${named.slice(0, 60)}” không có trong tệp và không phải tên múi giờ chuẩn.`)
  }
}
