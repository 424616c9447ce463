// Clock times of an agenda, from the session's start and the steps' own durations. Pure. Nothing is invented:
// after a step without a duration the next one's time is not known.
import { err, ok, type Result } from '../kit/result.ts'

export interface Timed {
  /** "08:15"; null: follows the step before it. */
  readonly from: string | null
}

export function agendaTimes(
  minutes: readonly (number | null)[],
  start: string,
  end: string,
): Result<readonly Timed[]> {
  const room = minuteOf(end) - minuteOf(start)
  const wanted = minutes.reduce<number>((sum, each) => sum + (each ?? 0), 0)
  if (wanted > room)
    return err({
      message: `Chương trình cộng lại ${wanted} phút, dài hơn buổi họp từ ${start} đến ${end} (${room} phút). Hãy rút ngắn chương trình hoặc kéo dài buổi họp.`,
    })
  let at: number | null = minuteOf(start)
  const times: Timed[] = []
  for (const each of minutes) {
    times.push({ from: at === null ? null : clockOf(at) })
    at = at === null || each === null ? null : at + each
  }
  return ok(times)
}

function minuteOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number)
  return (hours ?? 0) * 60 + (minutes ?? 0)
}

function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
