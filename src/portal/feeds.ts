// Rules: the Atom feed (RFC 4287) and the calendar file (RFC 5545), written by hand, byte by byte. Pure.

export function xml(text: string): string {
  return text.replace(/[^\P{C}\n\t]/gu, '').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

export interface Entry {
  readonly id: string
  readonly title: string
  readonly href: string
  /** ISO instant. */
  readonly at: string
  readonly summary: string
}

export interface Feed {
  readonly id: string
  readonly title: string
  readonly author: string
  readonly self: string
  readonly home: string
  readonly lang: string
  /** When there is no entry yet. */
  readonly at: string
  /** Newest first. */
  readonly entries: readonly Entry[]
}

export function atom(feed: Feed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(feed.lang)}">`,
    `<id>${xml(feed.id)}</id>`,
    `<title>${xml(feed.title)}</title>`,
    `<updated>${xml(feed.entries[0]?.at ?? feed.at)}</updated>`,
    `<author><name>${xml(feed.author)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${xml(feed.self)}"/>`,
    `<link rel="alternate" type="text/html" href="${xml(feed.home)}"/>`,
    ...feed.entries.map((entry) =>
      [
        '<entry>',
        `<id>${xml(entry.id)}</id>`,
        `<title>${xml(entry.title)}</title>`,
        `<updated>${xml(entry.at)}</updated>`,
        `<link rel="alternate" href="${xml(entry.href)}"/>`,
        `<summary>${xml(entry.summary)}</summary>`,
        '</entry>',
      ].join(''),
    ),
    '</feed>',
    '',
  ].join('\n')
}

export interface CalendarEvent {
  readonly uid: string
  readonly date: string
  readonly from: string
  readonly to: string
  readonly place: string
  readonly summary: string
  readonly url: string
  /** ISO instant of the announcement. */
  readonly stamp: string
  /** How often it was moved: programs then replace what they hold. */
  readonly sequence: number
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED'
}

export function calendar(events: readonly CalendarEvent[], zone: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Doi Thoai//Cong//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${icsText(event.uid)}`,
      `DTSTAMP:${utc(Temporal.Instant.from(event.stamp))}`,
      `DTSTART:${utc(instant(event.date, event.from, zone))}`,
      `DTEND:${utc(instant(event.date, event.to, zone))}`,
      `SEQUENCE:${event.sequence}`,
      `STATUS:${event.status}`,
      `SUMMARY:${icsText(event.summary)}`,
      `LOCATION:${icsText(event.place)}`,
      `URL:${event.url.replace(/[\r\n]/g, '')}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function instant(date: string, time: string, zone: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).toInstant()
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
