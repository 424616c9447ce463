// HTTP of the register of papers: list, search, filter, workbook.

import { h } from 'preact'
import { shortDate } from '../kit/clock.ts'
import { type Answer, type App, type Ctx, NOT_FOUND, page } from '../kit/http/route.ts'
import { clean } from '../kit/text.ts'
import type { Workers } from '../kit/workers.ts'
import { XLSX_TYPE, xlsxBytes } from '../kit/xlsx.ts'
import { staff } from '../office/guard.ts'
import type { Signed } from '../office/session.ts'
import { visibleKinds } from './access.ts'
import { numberingRoutes } from './numbering.routes.ts'
import { seriesOfCommune } from './numbering.store.ts'
import { type RegisterFilter, type RegisterView, registerView } from './overview.ts'
import { RegisterPage, seriesKey } from './register.pages.tsx'
import { seriesWords } from './register.ts'
import { ISSUER_WORDS, isPaperKind, kindWords } from './words.ts'

export function registerRoutes(app: App, workers: Workers): void {
  page(app, '/xa/:commune/so-van-ban', staff('paper.read'), async (ctx) => {
    const { so, loai, q, dang, trang } = ctx.query
    if (dang !== undefined && dang !== 'xlsx') return NOT_FOUND
    if (loai !== undefined && loai !== '' && !isPaperKind(loai)) return NOT_FOUND
    const all = await seriesOfCommune(ctx.read, ctx.scope)
    const chosen = so ? all.find((series) => seriesKey(series) === so) : undefined
    if (so && !chosen) return NOT_FOUND
    const filter: RegisterFilter = {
      of: chosen,
      query: clean(q ?? '').slice(0, 200),
      kind: loai !== undefined && isPaperKind(loai) ? loai : undefined,
    }
    const view = await registerView(ctx.read, ctx.scope, filter, ctx.who.rights)
    if (dang === 'xlsx') return all.length > 0 ? workbook(workers, filter, view) : NOT_FOUND
    return show(ctx, { series: all, filter, view, page: pageNumber(trang) })
  })

  numberingRoutes(app)

  function show(ctx: Ctx<Signed>, props: Omit<Parameters<typeof RegisterPage>[0], 'who' | 'kinds'>): Answer {
    return h(RegisterPage, { who: ctx.who, kinds: visibleKinds(ctx.who.rights), ...props })
  }
}

function pageNumber(text: string | undefined): number {
  return text !== undefined && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 1
}

async function workbook(workers: Workers, filter: RegisterFilter, view: RegisterView): Promise<Answer> {
  const bytes = await xlsxBytes(workers, {
    name: filter.of ? `Sổ văn bản ${seriesWords(filter.of.series)}` : 'Sổ văn bản',
    columns: [
      { header: 'Số', width: 8 },
      { header: 'Số, ký hiệu', width: 22 },
      { header: 'Ngày ban hành', width: 16 },
      { header: 'Cơ quan ban hành', width: 26 },
      { header: 'Loại', width: 28 },
      { header: 'Trích yếu', width: 70 },
      { header: 'Thay bằng', width: 22 },
    ],
    rows: view.rows.map((row) => [
      row.number,
      row.symbol,
      shortDate(row.issued_on),
      ISSUER_WORDS[row.issuer],
      kindWords(row.kind),
      row.title,
      row.replacedBy?.symbol ?? null,
    ]),
  })
  const part = filter.of ? `-${filter.of.issuer}-${filter.of.series.replaceAll('/', '-')}` : ''
  const name = `so-van-ban${part}.xlsx`
  return { bytes, type: XLSX_TYPE, name, headers: { 'cache-control': 'private, no-store' } }
}
