// HTTP of the villages' years: the page and its table to take along.
import { h } from 'preact'
import { type App, NOT_FOUND, page } from '../../kit/http/route.ts'
import type { Workers } from '../../kit/workers.ts'
import { CSV_TYPE, csvText, XLSX_TYPE, xlsxBytes } from '../../kit/xlsx.ts'
import { staff } from '../../office/guard.ts'
import { listVillages } from '../../office/store.ts'
import { VillagesPage, villagesSheet } from './page.tsx'
import { heardByYear } from './store.ts'
import { pictureOf } from './years.ts'

export function villageYearsRoutes(app: App, workers: Workers): void {
  page(app, '/xa/:commune/bao-cao/thon-nam', staff('report.read'), async (ctx) => {
    const { held, heard } = await heardByYear(ctx.read, ctx.scope)
    const picture = pictureOf(await listVillages(ctx.read, ctx.scope), held, heard)
    const name = `thon-qua-cac-nam-${ctx.clock.today()}`
    switch (ctx.query.dang) {
      case undefined:
        return h(VillagesPage, { who: ctx.who, picture })
      case 'xlsx':
        return {
          bytes: await xlsxBytes(workers, villagesSheet(picture)),
          type: XLSX_TYPE,
          name: `${name}.xlsx`,
        }
      case 'csv':
        return { bytes: csvText(villagesSheet(picture)), type: CSV_TYPE, name: `${name}.csv` }
      default:
        return NOT_FOUND
    }
  })
}
