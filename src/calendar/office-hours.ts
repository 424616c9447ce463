// Rules: the day from which a clock counts when something happens at a time of day. Where the regulation names office
// hours, an act after them or on a day off counts as done on the next working day (BLDS 2015 Điều 148(6): "Thời điểm kết
// thúc ngày cuối cùng của thời hạn vào lúc hai mươi tư giờ của ngày đó", so without office hours the day itself counts).
import { longDate, shortDate, ZONE } from '../kit/clock.ts'
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

/** The day a date of a paper counts from: a date alone has no hour, so that only a day off moves it. */
export function countedFromDay(
  day: Temporal.PlainDate,
  calendar: Calendar,
  hours: OfficeHours | undefined,
): Temporal.PlainDate {
  return hours ? roll(day, 1, calendar).date : day
}

/** "nhận lúc 18:20, thứ Sáu, 20/11/2026, sau giờ làm việc (17:00), nên tính từ thứ Hai, 23/11/2026"; nothing when they agree. */
export function countedWords(counted: Counted, verb: string): string | undefined {
  if (counted.because === undefined) return undefined
  const time = counted.happened.toPlainTime().toString({ smallestUnit: 'minute' })
  return `${verb} lúc ${time}, ${longDate(counted.happened.toPlainDate())}, ${counted.because}, nên thời hạn tính từ ${longDate(counted.date)}.`
}

/** Both times in a few letters, for tables: "20/11/2026 18:20 (tính từ 23/11/2026)". */
export function countedShort(counted: Counted): string {
  const time = `${shortDate(counted.happened.toPlainDate())} ${counted.happened.toPlainTime().toString({ smallestUnit: 'minute' })}`
  return counted.because === undefined ? time : `${time} (tính từ ${shortDate(counted.date)})`
}
