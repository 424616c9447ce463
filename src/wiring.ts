// The only file that knows every chapter: which routes there are, which papers, what the conference's page shows of
// the chapters above it, and what runs in the background.
import { h } from 'preact'
import { calendarRoutes } from './calendar/calendar.routes.ts'
import { isWorkingDay } from './calendar/calendar.ts'
import { calendarOf } from './calendar/changes.store.ts'
import type { ClockUser } from './calendar/clock-user.ts'
import { type Replanner, replannerOf } from './calendar/replan.job.ts'
import { CONCLUSION_PAPERS } from './conclusion/conclusion.paper.ts'
import { orderLetsGo } from './conclusion/issue.acts.ts'
import { MINUTES_PAPERS } from './conclusion/minutes.paper.ts'
import { hiddenPeople } from './conclusion/public-copy.store.ts'
import { hiding } from './conclusion/redact.ts'
import { conclusionRoutes } from './conclusion/routes.ts'
import { roleWord } from './conference/dates.routes.ts'
import { issueRoutes } from './conference/issue.routes.ts'
import { moveRoutes } from './conference/move.routes.ts'
import { conferencePapers } from './conference/papers.ts'
import { conferenceClock, type Follower } from './conference/replan.ts'
import { conferenceRoutes } from './conference/routes.ts'
import { acceptanceThings } from './followup/acceptance/things.ts'
import { carriedPanel } from './followup/carried.panel.tsx'
import { jointThings } from './followup/joint/things.ts'
import { letGoQuestion } from './followup/leaving.acts.ts'
import { tellAllNews } from './followup/news/run.ts'
import { followupPapers } from './followup/papers.ts'
import { type ReminderParts, remindAll } from './followup/reminder/run.ts'
import { caseThings, conferenceThings } from './followup/reminder/things.ts'
import { followupPanel, followupRoutes, openMatters } from './followup/routes.ts'
import { caseFollower } from './followup/settle.acts.ts'
import { type SuperiorParts, superiorRoutes } from './followup/superior/routes.ts'
import { seatThings } from './followup/superior/things.ts'
import { briefingEntry } from './hall/briefing.paper.ts'
import { noteLetsGo } from './hall/console/correct.acts.ts'
import { speechLetsGo } from './hall/record.acts.ts'
import { hallRoutes } from './hall/routes.ts'
import type { Clock } from './kit/clock.ts'
import type { Db } from './kit/db/db.ts'
import { tune } from './kit/db/tune.ts'
import { buildServer } from './kit/http/app.ts'
import { liveHub } from './kit/http/live.ts'
import type { App } from './kit/http/route.ts'
import { startLoop } from './kit/loop.ts'
import type { Tls } from './kit/tls.ts'
import type { Workers } from './kit/workers.ts'
import { gatewayTransport } from './notice/gateway.ts'
import { startOutbox, type Transports } from './notice/outbox.ts'
import { noticeRoutes } from './notice/routes.ts'
import { smtpTransport } from './notice/smtp.ts'
import type { NoticeChannel } from './notice/tables.ts'
import { adminRoutes } from './office/admin.routes.ts'
import { plainUi } from './office/guard.ts'
import { ProblemPage } from './office/sign-in.pages.tsx'
import { signInRoutes } from './office/sign-in.routes.ts'
import { type PaperRegistry, paperRegistry } from './paper/registry.ts'
import { paperRoutes } from './paper/routes.ts'
import { type Importer, importerOf } from './petition/list/importer.ts'
import { petitionPapers } from './petition/papers.ts'
import { petitionRoutes } from './petition/routes.ts'
import { startIndexer } from './petition/search/indexer.ts'
import { portalRoutes } from './portal/routes.ts'
import { FIELD } from './regulation/codes.ts'
import { regulationRoutes } from './regulation/routes.ts'
import { withClosedDays } from './report/day.ts'
import { conferencePanel } from './report/panels.tsx'
import { reportPapers } from './report/papers.ts'
import { provinceRoutes } from './report/province/routes.ts'
import { reportRoutes } from './report/routes.ts'
import type { Settings } from './settings.ts'
import { followLetsGo } from './supervision/follow.store.ts'
import { supervisionRoutes } from './supervision/routes.ts'
import { findingThings, visitThings } from './supervision/things.ts'

export interface Parts {
  readonly db: Db
  readonly clock: Clock
  readonly workers: Workers
  readonly settings: Settings
  /** Read from the files of the setting. */
  readonly tls?: Tls | undefined
}

export interface Background {
  stop(): Promise<void>
}

const OUTBOX_EVERY_MS = 15_000
const REPLAN_EVERY_MS = 15_000
const IMPORT_EVERY_MS = 15_000
const REMIND_EVERY_MS = 60_000
/** Whoever opens the first page is served before the reminders are counted. */
const FIRST_REMINDERS_MS = 20_000
/** When the first pages are out, then a few times a day. */
const TUNE_AFTER_MS = 45_000
const TUNE_EVERY_MS = 6 * 3_600_000

/** What hangs on a conference's dates in the chapters above it. */
const FOLLOWERS: readonly Follower[] = [caseFollower]

/** Everything that is counted by a commune's calendar, for the routes and the command line. */
export function calendarUser(): ClockUser {
  return conferenceClock(FOLLOWERS)
}

/** What people are reminded of, and how they can be reached. */
export function reminderParts(settings: Settings): ReminderParts {
  return {
    sources: [
      conferenceThings,
      caseThings,
      acceptanceThings,
      jointThings,
      findingThings,
      visitThings,
      seatThings,
    ],
    channels: channelsOf(settings),
    publicUrl: settings.publicUrl,
  }
}

function transportsOf(settings: Settings): Transports {
  const { sms, zalo } = settings.gateways
  return {
    ...(settings.smtpUrl ? { email: smtpTransport({ url: settings.smtpUrl, from: settings.smtpFrom }) } : {}),
    ...(sms ? { sms: gatewayTransport(sms) } : {}),
    ...(zalo ? { zalo: gatewayTransport(zalo) } : {}),
  }
}

const channelsOf = (settings: Settings) => Object.keys(transportsOf(settings)) as NoticeChannel[]

/** All the papers there are, for the routes and the command line. */
export function allPapers(): PaperRegistry {
  return paperRegistry([
    ...conferencePapers,
    ...petitionPapers,
    ...followupPapers,
    briefingEntry,
    ...MINUTES_PAPERS,
    ...CONCLUSION_PAPERS,
    ...reportPapers,
  ])
}

/** Puts the house together; routes without a guard stop the start. */
export async function wire(given: Parts): Promise<{ app: App; background: () => Background }> {
  const { clock, workers, settings } = given
  const db = withClosedDays(given.db, clock)
  const parts = { ...given, db }
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
      requestsPerMinute: settings.requestsPerMinute,
      tls: parts.tls,
    },
  )
  signInRoutes(app, settings)
  adminRoutes(app, FIELD)
  noticeRoutes(app, channelsOf(settings))
  paperRoutes(app, {
    registry: allPapers(),
    workers,
    conference: async (read, commune, id) =>
      read
        .selectFrom('conference')
        .select(['id', 'title'])
        .where('commune_id', '=', commune)
        .where('id', '=', id)
        .executeTakeFirst(),
    hide,
    conferences: async (read, commune) =>
      read
        .selectFrom('conference')
        .select(['id', 'title'])
        .where('commune_id', '=', commune)
        .orderBy('created_at', 'desc')
        .limit(20)
        .execute(),
  })
  const replanner = replannerOf(db, clock, calendarUser(), {
    everyMs: REPLAN_EVERY_MS,
    failed: (code) => app.log.error({ code }, 'calendar'),
  })
  calendarRoutes(app, { user: calendarUser(), replanner, role: roleWord })
  conferenceRoutes(app, {
    panels: [carriedPanel, conferencePanel, followupPanel],
    openMatters,
    followers: FOLLOWERS,
  })
  regulationRoutes(app, workers)
  moveRoutes(app, FOLLOWERS)
  issueRoutes(app)
  const importer = importerOf(
    { db, clock, workers },
    { everyMs: IMPORT_EVERY_MS, failed: (code) => app.log.error({ code }, 'import') },
  )
  petitionRoutes(app, {
    workers,
    importer,
    leaving: [letGoQuestion, noteLetsGo, speechLetsGo, orderLetsGo, followLetsGo],
    panels: [],
  })
  followupRoutes(app, { publicUrl: settings.publicUrl, reminders: reminderParts(settings) })
  const hub = liveHub(db)
  app.addHook('preClose', async () => hub.close())
  hallRoutes(app, hub, {
    host: settings.host,
    port: () => portOf(app, settings.port),
    secure: parts.tls !== undefined,
    publicUrl: settings.publicUrl,
  })
  conclusionRoutes(app)
  supervisionRoutes(app, workers)
  reportRoutes(app, workers)
  superiorRoutes(app, { hide })
  provinceRoutes(app, workers)
  portalRoutes(app, { workers, publicUrl: settings.publicUrl, replySecret: settings.replySecret })
  return { app, background: () => background(parts, app, [replanner, importer]) }
}

/** What takes the people of a conference out of a text. */
const hide: SuperiorParts['hide'] = async (read, commune, conference) =>
  hiding(await hiddenPeople(read, commune, conference))

/** The port really listened on: a free one is chosen when the setting is 0. */
function portOf(app: App, set: number): number {
  const [first] = app.server.listening ? app.addresses() : []
  return typeof first === 'object' ? first.port : set
}

/** Reminders are queued each working morning; the outbox goes round where a gateway is set, else its rows wait and are shown. */
function background(
  { db, clock, settings }: Parts,
  app: App,
  woken: readonly (Replanner | Importer)[],
): Background {
  for (const job of woken) job.wake()
  const failed = (what: string) => (code: string) => app.log.error({ code }, what)
  const transports = transportsOf(settings)
  const jobs: { stop(): Promise<void> }[] = [
    startIndexer(db, { failed: failed('search') }),
    startLoop(() => tune(db), { firstMs: TUNE_AFTER_MS, everyMs: TUNE_EVERY_MS, failed: failed('tune') }),
  ]
  if (settings.reminders)
    jobs.push(
      startLoop(() => tellAllNews(db, clock, reminderParts(settings)), {
        firstMs: FIRST_REMINDERS_MS,
        everyMs: REMIND_EVERY_MS,
        failed: failed('news'),
      }),
      startLoop(() => remindAll(db, clock, reminderParts(settings)), {
        firstMs: FIRST_REMINDERS_MS,
        everyMs: REMIND_EVERY_MS,
        failed: failed('reminders'),
      }),
    )
  if (Object.keys(transports).length > 0)
    jobs.push(
      startOutbox(
        db,
        {
          transports,
          clock,
          workingDays: async (commune) => {
            const calendar = await calendarOf(db.read, commune)
            return (date) => isWorkingDay(date, calendar)
          },
        },
        { everyMs: OUTBOX_EVERY_MS, failed: failed('outbox') },
      ),
    )
  return {
    async stop() {
      await Promise.all([...woken, ...jobs].map((job) => job.stop()))
    },
  }
}
