// A running program for tests: real server on a free port, its own database, a clock the test sets.

import { type SettableClock, settableClock } from '../src/kit/clock.ts'
import { must } from '../src/kit/result.ts'
import { type Running, start } from '../src/main.ts'
import { readSettings } from '../src/settings.ts'
import { type DatabaseKind, freshDatabase } from './databases.ts'

export interface TestServer extends Running {
  readonly clock: SettableClock
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  stop(): Promise<void>
}

/** `prepare` fills the database before the server listens. */
export async function startServer(
  kind: DatabaseKind,
  day: string,
  prepare?: (parts: Pick<Running, 'db' | 'clock' | 'workers'>) => Promise<void>,
  env: Record<string, string> = {},
): Promise<TestServer> {
  const database = await freshDatabase(kind)
  await database.db.close()
  const clock = settableClock(Temporal.PlainDate.from(day))
  const settings = must(
    readSettings({
      DATA_DIR: database.dataDir,
      PORT: '0',
      LOG_LEVEL: 'silent',
      // Tests that count rows are not to be surprised by a morning.
      REMINDERS: '0',
      ...(database.databaseUrl ? { DATABASE_URL: database.databaseUrl } : {}),
      ...env,
    }),
  )
  const running = await start(settings, { clock, ...(prepare ? { prepare } : {}) })
  return {
    ...running,
    clock,
    dataDir: database.dataDir,
    databaseUrl: database.databaseUrl,
    async stop() {
      await running.close()
      await database.dropAfterClose()
    },
  }
}
