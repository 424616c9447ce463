// The one clock. Dates of law are Temporal.PlainDate in Asia/Ho_Chi_Minh; nothing else asks the system for the time.

export const ZONE = 'Asia/Ho_Chi_Minh'

export interface Clock {
  now(): Temporal.Instant
  today(): Temporal.PlainDate
}

function clockFrom(now: () => Temporal.Instant): Clock {
  let day: { readonly date: Temporal.PlainDate; readonly from: number; readonly until: number } | undefined
  return {
    now,
    today() {
      const at = now()
      const ms = at.epochMilliseconds
      // Every page asks more than once; a date of the zone is worked out once a day.
      if (!day || ms < day.from || ms >= day.until) {
        const midnight = at.toZonedDateTimeISO(ZONE).startOfDay()
        const next = midnight.add({ days: 1 })
        day = {
          date: midnight.toPlainDate(),
          from: midnight.epochMilliseconds,
          until: next.epochMilliseconds,
        }
      }
      return day.date
    },
  }
}

export function systemClock(): Clock {
  return clockFrom(() => Temporal.Now.instant())
}

/** A clock set to a date (08:00 in Viet Nam) that runs on from there: story dates of journeys and the demonstration. */
export interface SettableClock extends Clock {
  set(at: Temporal.PlainDate | Temporal.PlainDateTime): void
}

export function settableClock(at: Temporal.PlainDate | Temporal.PlainDateTime): SettableClock {
  let base = Temporal.Now.instant()
  let story = base
  const set = (wanted: Temporal.PlainDate | Temporal.PlainDateTime) => {
    const time = 'hour' in wanted ? wanted : wanted.toPlainDateTime({ hour: 8 })
    base = Temporal.Now.instant()
    story = time.toZonedDateTime(ZONE).toInstant()
  }
  set(at)
  return { ...clockFrom(() => story.add(base.until(Temporal.Now.instant()))), set }
}

/** The Vietnamese calendar date of an instant stored as ISO text. */
export function dateOf(instant: string): Temporal.PlainDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE).toPlainDate()
}

let written: { readonly instant: Temporal.Instant; readonly text: string } | undefined

/** ISO text with milliseconds and Z: fixed width, so that text order is time order. */
export function instantText(instant: Temporal.Instant): string {
  // One act writes the same moment into all its rows.
  if (written?.instant !== instant)
    written = { instant, text: instant.toString({ fractionalSecondDigits: 3 }) }
  return written.text
}

/** A date typed by a person or read from a file: dd/mm/yyyy or yyyy-mm-dd; undefined when there is no such date. */
export function parseDate(text: string): Temporal.PlainDate | undefined {
  const vi = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim())
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim())
  const parts = vi ? [vi[3], vi[2], vi[1]] : iso ? [iso[1], iso[2], iso[3]] : undefined
  if (!parts) return undefined
  const [year, month, day] = parts.map(Number) as [number, number, number]
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

const WEEKDAYS = ['', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật']

/** "26/9/2025": day and month without zeros, as screens and sentences write them; of a date or of its ISO text. */
export function shortDate(date: Temporal.PlainDate | string): string {
  const { day, month, year } = Temporal.PlainDate.from(date)
  return `${day}/${month}/${year}`
}

/** "thứ Sáu, 26/9/2025". */
export function longDate(date: Temporal.PlainDate | string): string {
  return `${WEEKDAYS[Temporal.PlainDate.from(date).dayOfWeek]}, ${shortDate(date)}`
}

const ENGLISH_WEEKDAYS = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** "Friday, 26/9/2025": the day and month stay in the order Viet Nam writes them. */
export function longDateEnglish(date: Temporal.PlainDate): string {
  return `${ENGLISH_WEEKDAYS[date.dayOfWeek]}, ${shortDate(date)}`
}

/** "26/9/2025 14:05" in Viet Nam. */
export function shortTime(instant: string): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE)
  return `${shortDate(at.toPlainDate())} ${String(at.hour).padStart(2, '0')}:${String(at.minute).padStart(2, '0')}`
}
