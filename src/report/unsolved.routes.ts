// HTTP of the matters raised many times and not settled: the list and the same list to take along.
import { h } from 'preact'
import { listConferences } from '../conference/store.ts'
import { type App, type Ctx, page } from '../kit/http/route.ts'
import type { Workers } from '../kit/workers.ts'
import { CSV_TYPE, csvText, XLSX_TYPE, xlsxBytes } from '../kit/xlsx.ts'
import { staff } from '../office/guard.ts'
import type { Signed } from '../office/session.ts'
import { unitNames, villageNames } from '../petition/inbox.names.ts'
import { UnsolvedPage, unsolvedSheet } from './unsolved.pages.tsx'
import { unsolvedFacts } from './unsolved.store.ts'
import { unsolvedMatters } from './unsolved.ts'

type Staff = Ctx<Signed>

export function unsolvedRoutes(app: App, workers: Workers): void {
  const url = '/xa/:commune/neu-nhieu-lan'
  const guard = staff('petition.read')
  page(app, url, guard, async (ctx) => {
    const conferences = await listConferences(ctx.read, ctx.scope)
    return h(UnsolvedPage, {
      who: ctx.who,
      ...(await found(ctx)),
      paper: conferences.find((one) => !one.cancelled)?.id,
    })
  })
  const sheet = async (ctx: Staff) => {
    const { rows, units, villages } = await found(ctx)
    return unsolvedSheet(rows, units, villages)
  }
  const name = (ctx: Staff, ending: string) => `neu-nhieu-lan-${ctx.scope}-${ctx.clock.today()}.${ending}`
  page(app, `${url}.xlsx`, guard, async (ctx) => ({
    bytes: await xlsxBytes(workers, await sheet(ctx)),
    type: XLSX_TYPE,
    name: name(ctx, 'xlsx'),
  }))
  page(app, `${url}.csv`, guard, async (ctx) => ({
    bytes: csvText(await sheet(ctx)),
    type: CSV_TYPE,
    name: name(ctx, 'csv'),
  }))
}

async function found(ctx: Staff) {
  const units = await unitNames(ctx)
  const villages = await villageNames(ctx)
  const { thon, 'don-vi': unit } = ctx.query
  // An unknown word is as good as none.
  const filter = {
    village: villages.has(thon ?? '') ? thon : undefined,
    unit: units.has(unit ?? '') ? unit : undefined,
  }
  return { rows: unsolvedMatters(await unsolvedFacts(ctx.read, ctx.scope), filter), filter, units, villages }
}
