// Rules: the verdict on a row of a list being imported, and what it would add.
import { fold } from '../../kit/text.ts'
import type { Level } from '../../regulation/codes.ts'

export const VERDICT = {
  tot: 'Nhập được',
  'chu-y': 'Cần xem',
  loi: 'Chưa nhập được',
  'da-co': 'Đã có',
  'bo-ra': 'Bỏ ra',
} as const

export type Verdict = keyof typeof VERDICT

export interface Judged {
  readonly problem: string | null
  readonly present: number
  readonly take: number
  /** JSON */
  readonly warnings: string
}

export function verdictOf(row: Judged): Verdict {
  if (row.take === 0) return row.present === 1 ? 'da-co' : 'bo-ra'
  if (row.problem !== null) return 'loi'
  return row.warnings === '[]' ? 'tot' : 'chu-y'
}

export interface Said {
  readonly level: Level
  readonly content: string
  readonly name: string | null
  readonly phone: string | null
  readonly address: string | null
}

/**
 * What makes two rows the same: the same words at the same level by the same person. Two nameless people may say the
 * same, so that without a name the address and telephone count as well.
 */
export function sameKey(said: Said): string {
  const who = fold(said.name ?? '')
  const nameless = who === '' ? [fold(said.address ?? ''), said.phone ?? ''] : []
  return JSON.stringify([said.level, fold(said.content), who, ...nameless])
}

/** What is in the conference already; without a name as many times as it was said, with a name once for all. */
export interface Present {
  /** True when the row is there already; a row that is not, is from now on. */
  takes(said: Said): boolean
}

export function presentOf(there: Iterable<Said>): Present {
  const left = new Map<string, number>()
  const add = (key: string, by: number) => left.set(key, (left.get(key) ?? 0) + by)
  for (const said of there) add(sameKey(said), 1)
  return {
    takes(said) {
      const key = sameKey(said)
      const known = left.get(key) ?? 0
      if (fold(said.name ?? '') !== '') {
        if (known > 0) return true
        left.set(key, 1)
        return false
      }
      // Each of the list's nameless rows uses up one that is there.
      if (known > 0) add(key, -1)
      return known > 0
    },
  }
}

/** "còn khoảng 2 phút": from how long the part that is done took. */
export function remaining(done: number, total: number, seconds: number): string | undefined {
  if (done <= 0 || seconds < 1 || done >= total) return undefined
  const left = Math.ceil((seconds / done) * (total - done))
  if (left < 60) return `còn khoảng ${Math.max(1, left)} giây`
  return `còn khoảng ${Math.ceil(left / 60)} phút`
}
