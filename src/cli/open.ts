// Commands that need the database: settings, opening, closing, refusals with words.
import type { Clock } from '../kit/clock.ts'
import { settableClock, systemClock } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import { openDatabase } from '../kit/db/open.ts'
import { withClosedDays } from '../report/day.ts'
import { readSettings, type Settings } from '../settings.ts'
import { type Io, REFUSED } from './command.ts'

export interface Opened {
  readonly db: Db
  readonly clock: Clock
  readonly settings: Settings
}

/** Runs `work` with the installation's database; every failure becomes words and exit 1. */
export async function withDatabase(
  io: Io,
  dataDir: string | undefined,
  work: (opened: Opened) => Promise<number>,
): Promise<number> {
  const settings = readSettings(io.env, dataDir)
  if (!settings.ok) {
    io.err([settings.error.message, ...(settings.error.details ?? [])].join('\n  - '))
    return REFUSED
  }
  try {
    const clock = settings.value.storyDate ? settableClock(settings.value.storyDate) : systemClock()
    const db = await openDatabase(
      settings.value,
      Temporal.Now.instant().toString({ fractionalSecondDigits: 3 }),
    )
    try {
      return await work({ db: withClosedDays(db, clock), clock, settings: settings.value })
    } finally {
      await db.close()
    }
  } catch (error) {
    io.err(error instanceof Error ? error.message : String(error))
    return REFUSED
  }
}
