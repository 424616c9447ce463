// Words of the import's screens: times, sizes, what a draft is waiting for. No markup.
import { dateOf, shortDate, shortTime } from '../../kit/clock.ts'

/** "08:05, 29/11/2026". */
export function whenWords(instant: string): string {
  return `${shortTime(instant)}, ${shortDate(dateOf(instant))}`
}

/** "1,4 MB", "12 KB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} byte`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1).replace('.', ',')} MB`
}
