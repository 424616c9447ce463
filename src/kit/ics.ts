// Rules: the calendar file of RFC 5545 as other programs subscribe to it: lines of at most 75 octets, words escaped,
// sessions in universal time, whole days as dates. Pure; what stands in a calendar is the chapters' business.
import { ZONE } from './clock.ts'

/** Whole days, both ends included, or hours of one day in Viet Nam. */
export type IcsWhen =
  | { readonly from: string; readonly to?: string }
  | { readonly date: string; readonly start: string; readonly end: string }

export interface IcsEvent {
  /** The same for the same thing for ever, wherever it moves. */
  readonly uid: string
  readonly when: IcsWhen
  readonly summary: string
  readonly description?: string
  readonly place?: string
  readonly url?: string
  /** ISO instant of its last change. */
  readonly changed: string
  /** How often it was moved: programs then replace what they hold. */
  readonly sequence: number
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED'
  /** Whether the person is taken up by it; a date to keep in mind takes up nobody. */
  readonly busy: boolean
  readonly category?: string
}

export interface IcsCalendar {
  readonly name: string
  readonly description: string
  readonly events: readonly IcsEvent[]
  /** How often programs should look again. */
  readonly refreshHours: number
}

export const ICS_TYPE = 'text/calendar; charset=utf-8'

export function icsCalendar(calendar: IcsCalendar): string {
  const every = `PT${calendar.refreshHours}H`
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Doi Thoai//Lich//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${icsText(calendar.name)}`,
    `X-WR-CALNAME:${icsText(calendar.name)}`,
    `DESCRIPTION:${icsText(calendar.description)}`,
    `X-WR-CALDESC:${icsText(calendar.description)}`,
    `X-WR-TIMEZONE:${ZONE}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${every}`,
    `X-PUBLISHED-TTL:${every}`,
    ...calendar.events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function eventLines(event: IcsEvent): readonly string[] {
  const changed = utc(Temporal.Instant.from(event.changed))
  return [
    'BEGIN:VEVENT',
    `UID:${icsText(event.uid)}`,
    `DTSTAMP:${changed}`,
    `LAST-MODIFIED:${changed}`,
    ...whenLines(event.when),
    `SEQUENCE:${event.sequence}`,
    `STATUS:${event.status}`,
    `TRANSP:${event.busy ? 'OPAQUE' : 'TRANSPARENT'}`,
    `SUMMARY:${icsText(event.summary)}`,
    ...(event.description ? [`DESCRIPTION:${icsText(event.description)}`] : []),
    ...(event.place ? [`LOCATION:${icsText(event.place)}`] : []),
    ...(event.category ? [`CATEGORIES:${icsText(event.category)}`] : []),
    ...(event.url ? [`URL:${event.url.replace(/[^\x21-\x7e]/g, '')}`] : []),
    'END:VEVENT',
  ]
}

/** RFC 5545 3.6.1: the end of whole days is the day after the last one. */
function whenLines(when: IcsWhen): readonly string[] {
  if ('date' in when)
    return [`DTSTART:${utc(instant(when.date, when.start))}`, `DTEND:${utc(instant(when.date, when.end))}`]
  const after = Temporal.PlainDate.from(when.to ?? when.from).add({ days: 1 })
  return [
    `DTSTART;VALUE=DATE:${when.from.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${after.toString().replaceAll('-', '')}`,
  ]
}

function instant(date: string, time: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(ZONE).toInstant()
}

/** Universal time needs no description of a time zone. */
function utc(at: Temporal.Instant): string {
  return `${at.toString({ fractionalSecondDigits: 0 }).replace(/[-:]/g, '')}`
}

function icsText(text: string): string {
  return text
    .replace(/[^\P{C}\n]/gu, '')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\n/g, '\\n')
}

/** RFC 5545 3.1: lines of at most 75 octets; a letter of several octets is never cut. */
export function folded(line: string): string {
  const encoder = new TextEncoder()
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const letter of line) {
    const size = encoder.encode(letter).length
    if (octets + size > 75) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += letter
    octets += size
  }
  return [...parts, part].join('\r\n')
}
