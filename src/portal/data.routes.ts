// HTTP of what machines read: open data, feed, calendar.
import { h } from 'preact'
import { type ConferenceSummary, listConferences } from '../conference/store.ts'
import { ZONE } from '../kit/clock.ts'
import { type App, NOT_FOUND, page, type Visit } from '../kit/http/route.ts'
import { ICS_TYPE, icsCalendar } from '../kit/ics.ts'
import { CSV_TYPE, csvText } from '../kit/xlsx.ts'
import { conferenceCalendar } from './conference.ics.ts'
import { DataPage, LICENCE } from './data.pages.tsx'
import { atom, type Entry } from './feeds.ts'
import { citizen } from './guard.ts'
import { COLUMNS, type DataRow, dataRow } from './open-data.ts'
import { isPublicPaper } from './published.ts'
import type { Here, PortalHost } from './routes.ts'
import { shared, sharedBytes } from './send.ts'
import { address, communeName, day, portalPath } from './shell.tsx'
import { announcedConference, currentSendTo, type PublishedViews, publicPapers } from './store.ts'
import { portalWords } from './words.ts'

/** Entries a reader is given; older news is on the pages. */
const FEED_LENGTH = 50

export function dataRoutes(app: App, host: PortalHost, views: PublishedViews): void {
  async function announced(ctx: Here): Promise<readonly ConferenceSummary[]> {
    return (await listConferences(ctx.read, ctx.scope)).filter((one) => one.announced)
  }

  async function rows(ctx: Here): Promise<readonly DataRow[]> {
    const all: DataRow[] = []
    for (const conference of await announced(ctx))
      for (const matter of (await views(ctx.db, ctx.scope, conference.id))?.matters ?? [])
        all.push(dataRow(conference, matter))
    return all
  }

  page(app, '/cong/:commune/du-lieu', citizen, async (ctx) => {
    const conference = await currentSendTo(ctx.read, ctx.scope, ctx.clock.today())
    const sendTo =
      conference && portalPath(ctx.scope, `/hoi-nghi/${encodeURIComponent(conference)}/gui-y-kien`)
    return shared(ctx, h(DataPage, { commune: ctx.who.commune, sendTo }))
  })

  page(app, '/cong/:commune/du-lieu.csv', citizen, async (ctx) => {
    const columns = COLUMNS.map((header) => ({ header }))
    const lines = (await rows(ctx)).map((row) => COLUMNS.map((column) => row[column]))
    return sharedBytes(ctx, csvText({ columns, rows: lines }), CSV_TYPE, `doi-thoai-${ctx.scope}.csv`)
  })

  page(app, '/cong/:commune/du-lieu.json', citizen, async (ctx) => {
    const { commune } = ctx.who
    const data = {
      source: portalWords('vi').data.sourceText(`${commune.kind} ${commune.name}`),
      commune: { id: commune.commune_id, name: commune.name, kind: commune.kind, province: commune.province },
      licence: LICENCE,
      dictionary: new URL(portalPath(ctx.scope, '/du-lieu'), baseOf(host, ctx)).href,
      questions: await rows(ctx),
    }
    return sharedBytes(ctx, JSON.stringify(data), 'application/json; charset=utf-8')
  })

  page(app, '/cong/:commune/tin.atom', citizen, async (ctx) => {
    const say = portalWords(ctx.ui.lang)
    const base = baseOf(host, ctx)
    const name = communeName(ctx.who.commune)
    const absolute = (path: string) => new URL(address(path, ctx.ui.lang), base).href
    const home = absolute(portalPath(ctx.scope))
    const entries: Entry[] = []
    for (const summary of await announced(ctx)) entries.push(...(await newsOf(ctx, summary.id, base)))
    const newest = entries.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, FEED_LENGTH)
    const feed = {
      id: absolute(portalPath(ctx.scope, '/tin.atom')),
      title: say.feed.title(name),
      author: name,
      self: absolute(portalPath(ctx.scope, '/tin.atom')),
      home,
      lang: ctx.ui.lang,
      at: ctx.clock.today().toZonedDateTime(ZONE).toInstant().toString(),
      entries: newest,
    }
    return sharedBytes(ctx, atom(feed), 'application/atom+xml; charset=utf-8')
  })

  page(app, '/cong/:commune/hoi-nghi/:id/lich.ics', citizen, async (ctx) => {
    const conference = await announcedConference(ctx.read, ctx.scope, ctx.params.id ?? '')
    if (!conference?.announcement) return NOT_FOUND
    const { announcement } = conference
    const url = new URL(
      portalPath(ctx.scope, `/hoi-nghi/${encodeURIComponent(conference.id)}`),
      baseOf(host, ctx),
    )
    return sharedBytes(
      ctx,
      icsCalendar(conferenceCalendar(conference, announcement, ctx.who.commune, url.href, ctx.ui.lang)),
      ICS_TYPE,
      'hoi-nghi-doi-thoai.ics',
    )
  })
}

/** Where people reach this server: the installation's own setting, else what the request says. */
function baseOf(host: PortalHost, ctx: Visit): string {
  return host.publicUrl ?? `${ctx.request.protocol}://${ctx.request.host}`
}

/** What happened to a conference that people are told: announced, moved, cancelled, a paper published. */
async function newsOf(ctx: Here, id: string, base: string): Promise<readonly Entry[]> {
  const say = portalWords(ctx.ui.lang)
  const conference = await announcedConference(ctx.read, ctx.scope, id)
  if (!conference?.announcement) return []
  const page = new URL(
    address(portalPath(ctx.scope, `/hoi-nghi/${encodeURIComponent(id)}`), ctx.ui.lang),
    base,
  ).href
  const entry = (kind: string, title: string, at: string, summary: string, href = page): Entry => ({
    id: `${page}#${kind}`,
    title,
    href,
    at,
    summary,
  })
  const session = conference.sessions[0]
  const when = session
    ? `${day(session.date)}, ${say.conf.hours(session.start_time, session.end_time)}, ${session.place}`
    : say.conf.noDate
  const papers = await publicPapers(ctx.read, ctx.scope, id)
  return [
    entry('thong-bao', `${say.feed.announced}: ${conference.title}`, conference.announcement.at, when),
    ...conference.postponements.map((row) =>
      entry(`doi-${row.seq}`, `${say.feed.postponed}: ${conference.title}`, row.at, row.reason),
    ),
    ...(conference.cancellation
      ? [
          entry(
            'huy',
            `${say.feed.cancelled}: ${conference.title}`,
            conference.cancellation.at,
            conference.cancellation.reason,
          ),
        ]
      : []),
    ...papers.flatMap((paper) =>
      isPublicPaper(paper.kind)
        ? [
            entry(
              `van-ban-${paper.id}`,
              `${say.papers[paper.kind]} ${paper.symbol}`,
              paper.at,
              paper.title,
              new URL(portalPath(ctx.scope, `/van-ban/${encodeURIComponent(paper.id)}.pdf`), base).href,
            ),
          ]
        : [],
    ),
  ]
}
