// The only file that knows every chapter: which routes there are, which papers, what the conference's page shows of
// the chapters above it, and what runs in the background.
import { h } from 'preact'
import { conferenceRoutes } from './conference/routes.ts'
import type { Clock } from './kit/clock.ts'
import type { Db } from './kit/db/db.ts'
import { buildServer } from './kit/http/app.ts'
import type { App } from './kit/http/route.ts'
import type { Workers } from './kit/workers.ts'
import { plainUi } from './office/guard.ts'
import { ProblemPage } from './office/sign-in.pages.tsx'
import { signInRoutes } from './office/sign-in.routes.ts'
import type { Settings } from './settings.ts'

export interface Parts {
  readonly db: Db
  readonly clock: Clock
  readonly workers: Workers
  readonly settings: Settings
}

export interface Background {
  stop(): Promise<void>
}

const REQUESTS_PER_MINUTE = 600

/** Puts the house together; routes without a guard stop the start. */
export async function wire(parts: Parts): Promise<{ app: App; background: () => Background }> {
  const { db, clock, settings } = parts
  const app = await buildServer(
    {
      db,
      clock,
      signInPath: '/dang-nhap',
      problemPage: (_visit, status, problem) => h(ProblemPage, { status, problem }),
      problemUi: (visit) => plainUi(visit),
    },
    {
      logLevel: settings.logLevel,
      trustProxy: settings.trustProxy,
      secureCookies: settings.secureCookies,
      requestsPerMinute: REQUESTS_PER_MINUTE,
    },
  )
  signInRoutes(app, settings)
  conferenceRoutes(app, { panels: [], openMatters: async () => [] })
  return { app, background: () => ({ stop: async () => {} }) }
}
