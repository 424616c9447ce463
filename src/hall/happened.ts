// Rules: when something happened and how it is known again. A device that was offline sends acts later, with the time
// they happened and a key chosen there; the same key twice is the same act.
import { err, ok, type Result } from '../kit/result.ts'

export interface Happened {
  /** Chosen where it happened; the row's id where the row has one. */
  readonly key?: string
  /** The true time; now when absent. */
  readonly at?: Temporal.Instant
}

const CLOCKS_APART = Temporal.Duration.from({ minutes: 5 })

/** What happened cannot lie ahead; clocks of two devices may be minutes apart. */
export function trueTime(happened: Happened, now: Temporal.Instant): Result<Temporal.Instant> {
  const { at } = happened
  if (at === undefined) return ok(now)
  if (Temporal.Instant.compare(at, now.add(CLOCKS_APART)) > 0)
    return err({
      message:
        'Thời điểm ghi nằm ở tương lai. Hãy kiểm tra đồng hồ của máy đã ghi, chỉnh đúng giờ rồi gửi lại.',
    })
  return ok(at)
}

/** A key must be able to be an id: nothing else is taken from outside. */
export function isKey(text: string): boolean {
  return /^[A-Za-z0-9_-]{8,64}$/.test(text)
}
