// Words of the import's screens: times, sizes, what a draft is waiting for. No markup.
import { shortTime } from '../../kit/clock.ts'

/** "29/11/2026 08:05". */
export function whenWords(instant: string): string {
  return shortTime(instant)
}

/** "1,4 MB", "12 KB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} byte`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1).replace('.', ',')} MB`
}
