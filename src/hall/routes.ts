// HTTP of the day: the pages everybody in the hall works at, and what they are told of changes. Acts stand in
// desk.routes.ts, speech.routes.ts and running.routes.ts.
import { findConference } from '../conference/store.ts'
import { type LiveHub, live, type Watched } from '../kit/http/live.ts'
import { type App, form, page } from '../kit/http/route.ts'
import { ledgerVersion } from '../ledger/ledger.ts'
import { staff } from '../office/guard.ts'
import type { Listening } from './addresses.ts'
import { consoleRoutes } from './console/routes.ts'
import { deskRoutes } from './desk.routes.ts'
import { momentForm } from './form.ts'
import { laptopRoutes } from './laptop/routes.ts'
import { recordMoment } from './moments.acts.ts'
import { runningRoutes } from './running.routes.ts'
import { screenRoutes } from './screen.routes.ts'
import { chairPage, controlPage } from './shown.ts'
import { speechRoutes } from './speech.routes.ts'
import { again, BASE, id, path, type Staff } from './web.ts'
import { writtenRoutes } from './written.routes.ts'

/** A word that changes with every act of the commune: the pages of the day fetch themselves anew. */
async function watchedChanges(ctx: Staff): Promise<Watched | undefined> {
  if (!(await findConference(ctx.read, ctx.scope, id(ctx)))) return undefined
  const { read, scope } = ctx
  return {
    key: `thay-doi ${scope}`,
    draw: () => ledgerVersion(read, scope),
  }
}

export function hallRoutes(app: App, hub: LiveHub, listening: Listening): void {
  const read = staff('hall.read')
  page(app, BASE, read, (ctx) => controlPage(ctx))
  page(app, `${BASE}/chu-tri`, staff('hall.dispose'), (ctx) => chairPage(ctx))
  live(app, `${BASE}/thay-doi`, read, hub, watchedChanges)
  form(
    app,
    `${BASE}/dien-bien`,
    staff('hall.run'),
    momentForm,
    (ctx, input) =>
      ctx.act(
        (trx) => recordMoment(trx, ctx.who.by, { conference: id(ctx), ...input }),
        () => path(ctx, '', input.session),
      ),
    again(controlPage, 'dien-bien'),
  )
  screenRoutes(app, hub, listening)
  deskRoutes(app)
  speechRoutes(app)
  runningRoutes(app, listening)
  writtenRoutes(app)
  consoleRoutes(app)
  laptopRoutes(app)
}
