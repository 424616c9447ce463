// Rules: when messages may go out, and how long a failed one waits. product.md 3.9 of the specification: reminders are
// "quiet at night and on days off"; what a day off is (BLLĐ 2019 Điều 111, 112) is asked of the calendar passed in.
import { ZONE } from '../kit/clock.ts'

const MORNING = 7
const NIGHT = 21
/** No holiday of the law is longer; beyond it the calendar itself would be wrong. */
const LOOK_AHEAD_DAYS = 60

export type IsWorkingDay = (date: Temporal.PlainDate) => boolean

/** Between 21:00 and 7:00 nobody is written to, nor on a day off. */
export function isQuiet(at: Temporal.Instant, isWorkingDay: IsWorkingDay): boolean {
  const local = at.toZonedDateTimeISO(ZONE)
  return local.hour < MORNING || local.hour >= NIGHT || !isWorkingDay(local.toPlainDate())
}

/** The moment itself, or seven o'clock of the next working day. */
export function nextSendTime(at: Temporal.Instant, isWorkingDay: IsWorkingDay): Temporal.Instant {
  if (!isQuiet(at, isWorkingDay)) return at
  const local = at.toZonedDateTimeISO(ZONE)
  let day = local.toPlainDate()
  if (local.hour >= MORNING) day = day.add({ days: 1 })
  for (let ahead = 0; ahead < LOOK_AHEAD_DAYS && !isWorkingDay(day); ahead++) day = day.add({ days: 1 })
  return day
    .toZonedDateTime({ timeZone: ZONE, plainTime: Temporal.PlainTime.from({ hour: MORNING }) })
    .toInstant()
}

const DAY = 1440

/**
 * Tried at once, then after these minutes, then day by day for two weeks; after the last a person must look. RFC 5321
 * 4.5.4.1: "the give-up time generally needs to be at least 4-5 days"; a line that is down for a week loses nothing.
 */
const BACKOFF_MINUTES: readonly number[] = [2, 10, 30, 120, 360, ...Array.from({ length: 14 }, () => DAY)]

export const MAX_ATTEMPTS = BACKOFF_MINUTES.length + 1

/** When to try again after `attempts` failures; undefined: given up. */
export function retryAt(attempts: number, failedAt: Temporal.Instant): Temporal.Instant | undefined {
  const minutes = BACKOFF_MINUTES[attempts - 1]
  return minutes === undefined ? undefined : failedAt.add({ minutes })
}

/** What became of one attempt. `unsure`: the text was handed over and the line broke before the answer. */
export type Outcome =
  | { readonly kind: 'sent' }
  /** `down`: there was nobody to hand anything to, so that no other message would fare better now. */
  | { readonly kind: 'later'; readonly code: string; readonly down?: true }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'unsure'; readonly code: string }
