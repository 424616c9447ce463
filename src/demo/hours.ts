// The hours of the demonstration’s day in the hall, worked out from the time of the day; nothing is loaded here.

/** So long has the conference in the hall been going on when somebody first looks at it: its last speech is just over. */
const UNDER_WAY = 75
const LENGTH = 210
const LAST = '23:45'

export function minutesAfter(time: string, minutes: number): string {
  return Temporal.PlainTime.from(time).add({ minutes }).toString({ smallestUnit: 'minute' })
}

/** Hours of a session that is under way at this time of the day, in quarters of an hour; within the day. */
export function hoursAround(now: Temporal.PlainTime): { readonly start: string; readonly end: string } {
  const minute = now.hour * 60 + now.minute
  const start = Math.max(0, Math.floor((minute - UNDER_WAY) / 15) * 15)
  const end = minutesAfter('00:00', start + LENGTH)
  return {
    start: minutesAfter('00:00', start),
    end: start + LENGTH < 24 * 60 ? end : LAST,
  }
}
