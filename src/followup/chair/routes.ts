// HTTP of the chair's page.
import { h } from 'preact'
import { calendarOf } from '../../calendar/changes.store.ts'
import { type App, page } from '../../kit/http/route.ts'
import { staff } from '../../office/guard.ts'
import { listUnits } from '../../office/store.ts'
import { waitingFor } from '../../paper/signing.store.ts'
import { acceptanceView } from '../acceptance/view.ts'
import { ChairPage } from './page.tsx'
import { chairFigures } from './store.ts'
import { MONTHS, trendDays } from './trend.ts'

export function chairRoutes(app: App): void {
  page(app, '/xa/:commune/dieu-hanh', staff('answer.approve', 'supervision.read'), async (ctx) => {
    const { read, scope } = ctx
    const today = ctx.clock.today()
    const days = trendDays(today, MONTHS)
    return h(ChairPage, {
      who: ctx.who,
      today,
      days,
      ...(await chairFigures(read, scope, days, await calendarOf(read, scope))),
      names: new Map((await listUnits(read, scope)).map((unit) => [unit.id, unit.name])),
      acceptance: await acceptanceView(read, ctx.who, today),
      sign: await waitingFor(read, scope, ctx.who),
    })
  })
}
