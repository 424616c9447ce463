// HTTP of the register of papers: list, search, filter, workbook.
import { h } from 'preact'
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
import { ISSUER_WORDS, isoWords, isPaperKind, kindWords } from './words.ts'

export function registerRoutes(app: App, workers: Workers): void {
  page(app, '/xa/:commune/so-van-ban', staff('paper.read'), async (ctx) => {
    const { so, loai, q, dang, trang } = ctx.query
    if (dang !== undefined && dang !== 'xlsx') return NOT_FOUND
    if (loai !== undefined && loai !== '' && !isPaperKind(loai)) return NOT_FOUND
    const all = await seriesOfCommune(ctx.read, ctx.scope)
    const chosen = so === undefined ? all[0] : all.find((series) => seriesKey(series) === so)
    if (so !== undefined && !chosen) return NOT_FOUND
    const kind = loai !== undefined && isPaperKind(loai) ? loai : undefined
    const filter: RegisterFilter | undefined = chosen && {
      ...chosen,
      query: clean(q ?? '').slice(0, 200),
      kind,
    }
    const { rights } = ctx.who
    const view: RegisterView = filter
      ? await registerView(ctx.read, ctx.scope, filter, rights)
      : { rows: [], gaps: [], ranges: [], hidden: 0 }
    if (dang === 'xlsx') return filter ? workbook(workers, filter, view) : NOT_FOUND
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
    name: `Sổ văn bản ${seriesWords(filter.series)}`,
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
      isoWords(row.issued_on),
      ISSUER_WORDS[filter.issuer],
      kindWords(row.kind),
      row.title,
      row.replacedBy?.symbol ?? null,
    ]),
  })
  const name = `so-van-ban-${filter.issuer}-${filter.series.replaceAll('/', '-')}.xlsx`
  return { bytes, type: XLSX_TYPE, name, headers: { 'cache-control': 'private, no-store' } }
}
