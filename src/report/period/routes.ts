// HTTP of the figures of a half-year or a year: the page and its tables to take along.
import { h } from 'preact'
import { type App, NOT_FOUND, page } from '../../kit/http/route.ts'
import type { Workers } from '../../kit/workers.ts'
import { CSV_TYPE, csvText, XLSX_TYPE, xlsxBytes } from '../../kit/xlsx.ts'
import { staff } from '../../office/guard.ts'
import { figureSheets, figureTable } from '../export.ts'
import { PeriodPage } from './page.tsx'
import { closingDay, readPeriod } from './period.ts'
import { figuresOfPeriod, yearsOf } from './store.ts'

export function periodRoutes(app: App, workers: Workers): void {
  page(app, '/xa/:commune/bao-cao/ky', staff('report.read'), async (ctx) => {
    const today = ctx.clock.today()
    const period = readPeriod(ctx.query.nam, ctx.query.ky, today)
    if (!period) return NOT_FOUND
    const day = closingDay(period, today)
    const of = day && (await figuresOfPeriod(ctx.read, ctx.scope, period, day))
    const name = `so-lieu-${period.year}-${period.part}`
    switch (ctx.query.dang) {
      case undefined:
        return h(PeriodPage, {
          who: ctx.who,
          period,
          years: await yearsOf(ctx.read, ctx.scope, today),
          day,
          of,
        })
      case 'xlsx':
        if (!of) return NOT_FOUND
        return {
          bytes: await xlsxBytes(workers, ...figureSheets(of.figures)),
          type: XLSX_TYPE,
          name: `${name}.xlsx`,
        }
      case 'csv':
        if (!of) return NOT_FOUND
        return { bytes: csvText(figureTable(of.figures)), type: CSV_TYPE, name: `${name}.csv` }
      default:
        return NOT_FOUND
    }
  })
}
