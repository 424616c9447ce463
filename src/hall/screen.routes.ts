// HTTP of the hall's screen: the page, and what its watchers are sent.
import { h } from 'preact'
import { instantText } from '../kit/clock.ts'
import { renderFragment } from '../kit/html/context.tsx'
import { type LiveHub, live, type Watched } from '../kit/http/live.ts'
import { type Answer, type App, NOT_FOUND, page } from '../kit/http/route.ts'
import { staff } from '../office/guard.ts'
import { addressesOf, type Listening } from './addresses.ts'
import { stateOf } from './moments.ts'
import { Screen, ScreenPage } from './screen.page.tsx'
import type { Day } from './store.ts'
import { dayFor, id, type Staff } from './web.ts'
import { takesWritten } from './written.ts'

/** Where people in the hall ask in writing: only while that is open, announced, and can be reached from their telephones. */
export function askAddress(day: Day, today: Temporal.PlainDate, listening: Listening): string | undefined {
  const takes = takesWritten(
    day.conference.sessions.map((session) => ({
      ...session,
      phase: stateOf(session.seq, day.moments).phase,
    })),
    day.setting,
    today.toString(),
  )
  const [address] = addressesOf(listening)
  if (!takes.open || !day.conference.announcement || !address) return undefined
  return `${address.url}/cong/${day.conference.commune_id}/hoi-nghi/${day.conference.id}/hoi`
}

export function screenRoutes(app: App, hub: LiveHub, listening: Listening): void {
  const url = '/xa/:commune/hoi-nghi/:id/man-hinh'
  const read = staff('hall.read')
  page(app, url, read, async (ctx): Promise<Answer> => {
    const day = await dayFor(ctx)
    if (!day) return NOT_FOUND
    const at = `${ctx.request.url.split('?')[0]}/truc-tiep${day.session === undefined ? '' : `?buoi=${day.session}`}`
    const ask = askAddress(day, ctx.clock.today(), listening)
    return h(ScreenPage, { day, now: instantText(ctx.clock.now()), live: at, ask })
  })
  live(app, `${url}/truc-tiep`, read, hub, (ctx) => watchedScreen(ctx, listening))
}

/** The screen's content for all who watch it: one drawing for each session and language. */
async function watchedScreen(ctx: Staff, listening: Listening): Promise<Watched | undefined> {
  const day = await dayFor(ctx)
  if (!day) return undefined
  const { read, clock, ui, query } = ctx
  const at = { read, clock, query, who: ctx.who, params: ctx.params }
  return {
    key: `man-hinh ${ctx.scope} ${id(ctx)} ${query.buoi ?? ''} ${ui.lang}`,
    draw: async () => {
      const now = await dayFor(at)
      if (!now) return undefined
      const ask = askAddress(now, clock.today(), listening)
      return renderFragment(ui, h(Screen, { day: now, now: instantText(clock.now()), ask }))
    },
  }
}
