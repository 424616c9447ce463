// Rules: the day from which a clock counts when something happens at a time of day. Where the regulation names office
// hours, an act after them or on a day off counts as done on the next working day (BLDS 2015 Điều 148(6): "Thời điểm kết
// thúc ngày cuối cùng của thời hạn vào lúc hai mươi tư giờ của ngày đó", so without office hours the day itself counts).
import { longDate, ZONE } from '../kit/clock.ts'
import { type Calendar, dayStatus } from './calendar.ts'
import { roll } from './counting.ts'

/** "07:30" to "17:00". */
export interface OfficeHours {
  readonly from: string
  readonly to: string
}

export interface Counted {
  /** The day the clock starts from. */
  readonly date: Temporal.PlainDate
  /** When it really happened, in Viet Nam. */
  readonly happened: Temporal.PlainDateTime
  /** Why the clock starts later than it happened; undefined when it does not. */
  readonly because: string | undefined
}

/** The day from which is counted what happened at this moment. */
export function countedFrom(
  instant: Temporal.Instant,
  calendar: Calendar,
  hours: OfficeHours | undefined,
): Counted {
  const happened = instant.toZonedDateTimeISO(ZONE).toPlainDateTime()
  const day = happened.toPlainDate()
  if (!hours) return { date: day, happened, because: undefined }
  const status = dayStatus(day, calendar)
  if (!status.working)
    return { date: roll(day, 1, calendar).date, happened, because: `vào ngày nghỉ (${status.reason})` }
  if (Temporal.PlainTime.compare(happened.toPlainTime(), Temporal.PlainTime.from(hours.to)) <= 0)
    return { date: day, happened, because: undefined }
  const next = roll(day.add({ days: 1 }), 1, calendar).date
  return { date: next, happened, because: `sau giờ làm việc (${hours.to})` }
}

/**
 * The day a dated paper counts from. Issued on the day it bears, the hour of issuing counts; a date written for another
 * day has no hour, so that only a day off moves it.
 */
export function countedOn(
  day: Temporal.PlainDate,
  issued: Temporal.Instant,
  calendar: Calendar,
  hours: OfficeHours | undefined,
): Counted {
  if (issued.toZonedDateTimeISO(ZONE).toPlainDate().equals(day)) return countedFrom(issued, calendar, hours)
  return countedFrom(day.toZonedDateTime({ timeZone: ZONE }).toInstant(), calendar, hours)
}

/** "nhận lúc 18:20, thứ Sáu, 20/11/2026, sau giờ làm việc (17:00), nên tính từ thứ Hai, 23/11/2026"; nothing when they agree. */
export function countedWords(counted: Counted, verb: string): string | undefined {
  if (counted.because === undefined) return undefined
  const time = counted.happened.toPlainTime().toString({ smallestUnit: 'minute' })
  return `${verb} lúc ${time}, ${longDate(counted.happened.toPlainDate())}, ${counted.because}, nên thời hạn tính từ ${longDate(counted.date)}.`
}
