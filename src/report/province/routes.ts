// HTTP of the superior's figures: its communes, one commune, the table to take along.
import { h } from 'preact'
import { type CommuneUnder, communesUnder } from '../../followup/superior/store.ts'
import { type Answer, type App, type Ctx, NOT_FOUND, page } from '../../kit/http/route.ts'
import type { Workers } from '../../kit/workers.ts'
import { CSV_TYPE, csvText, type TableSheet, XLSX_TYPE, xlsxBytes } from '../../kit/xlsx.ts'
import { staff } from '../../office/guard.ts'
import type { Signed } from '../../office/session.ts'
import { FIELD, isCode, KIND } from '../../regulation/codes.ts'
import { isProvinceMeasure, PROVINCE_KEYS, PROVINCE_MEASURES, perThousand } from './figures.ts'
import { CommunePage, type CommuneRow, EVERY_YEAR, ProvincePage } from './pages.tsx'
import { type Narrowed, type ProvinceGroup, provinceFigures, provinceHeard, provinceYears } from './store.ts'

type Staff = Ctx<Signed>

export function provinceRoutes(app: App, workers: Workers): void {
  const seat = staff('superior.answer')
  page(app, '/xa/:commune/cap-tren', seat, (ctx) => communesPage(ctx, workers))
  page(app, '/xa/:commune/cap-tren/xa/:under', seat, communePage)
}

/** Without a year asked for, the newest with a conference that has begun; one planned for the next year has no figures yet. */
async function usualYear(ctx: Staff): Promise<number | undefined> {
  const years = await provinceYears(ctx.read, ctx.scope)
  const { year: now } = ctx.clock.today()
  return years.find((year) => year <= now) ?? years[0]
}

/** An unknown word is as good as none. */
async function narrowedOf(ctx: Staff): Promise<Narrowed> {
  const { nam, 'linh-vuc': field, loai } = ctx.query
  return {
    year: /^(19|20)\d\d$/.test(nam ?? '')
      ? Number(nam)
      : nam === EVERY_YEAR
        ? undefined
        : await usualYear(ctx),
    field: field !== undefined && isCode(FIELD, field) ? field : undefined,
    kind: loai !== undefined && isCode(KIND, loai) ? loai : undefined,
  }
}

const NOTHING: ProvinceGroup['rates'] = Object.fromEntries(
  PROVINCE_KEYS.map((key) => [key, { part: 0, whole: 0 }]),
) as ProvinceGroup['rates']

async function rowsOf(ctx: Staff, narrowed: Narrowed): Promise<readonly CommuneRow[]> {
  const communes = await communesUnder(ctx.read, ctx.scope)
  if (communes.length === 0) return []
  const today = ctx.clock.today().toString()
  const figures = await provinceFigures(ctx.read, ctx.scope, 'commune', narrowed, today)
  const found = new Map(figures.map((row) => [row.commune, row]))
  const heard = await provinceHeard(ctx.read, ctx.scope, narrowed.year)
  return communes.map((of: CommuneUnder) => ({
    ...(found.get(of.id) ?? { key: of.id, commune: of.id, received: 0, rates: NOTHING }),
    of,
    heard: heard.get(of.id) ?? { villages: 0, heard: 0, conferences: 0, waiting: 0 },
  }))
}

async function communesPage(ctx: Staff, workers: Workers): Promise<Answer> {
  const narrowed = await narrowedOf(ctx)
  const rows = await rowsOf(ctx, narrowed)
  const { dang } = ctx.query
  const name = `cac-xa-${ctx.clock.today()}`
  if (dang === 'xlsx')
    return { bytes: await xlsxBytes(workers, tableOf(rows)), type: XLSX_TYPE, name: `${name}.xlsx` }
  if (dang === 'csv') return { bytes: csvText(tableOf(rows)), type: CSV_TYPE, name: `${name}.csv` }
  if (dang !== undefined) return NOT_FOUND
  const today = ctx.clock.today().toString()
  const asked = ctx.query['chi-tieu'] ?? ''
  return h(ProvincePage, {
    who: ctx.who,
    rows,
    fields: rows.length === 0 ? [] : await provinceFigures(ctx.read, ctx.scope, 'field', narrowed, today),
    years: await provinceYears(ctx.read, ctx.scope),
    narrowed,
    measure: isProvinceMeasure(asked) ? asked : 'late',
  })
}

function tableOf(rows: readonly CommuneRow[]): TableSheet {
  const rounded = (value: number | null) => (value === null ? null : Math.round(value * 100) / 100)
  return {
    name: 'Các xã',
    columns: [
      { header: 'Xã', width: 28 },
      { header: 'Số dân' },
      { header: 'Hội nghị' },
      { header: 'Nội dung tiếp nhận' },
      { header: 'Trên 1.000 dân' },
      ...PROVINCE_KEYS.flatMap((key) => [
        { header: PROVINCE_MEASURES[key].label, width: 18 },
        { header: `Tính trên: ${PROVINCE_MEASURES[key].of}`, width: 30 },
      ]),
      { header: 'Thôn có ý kiến' },
      { header: 'Tổng số thôn' },
    ],
    rows: rows.map((row) => [
      row.of.name,
      row.of.population || null,
      row.heard.conferences,
      row.received,
      rounded(perThousand(row.received, row.of.population)),
      ...PROVINCE_KEYS.flatMap((key) => [row.rates[key].part, row.rates[key].whole]),
      row.heard.heard,
      row.heard.villages,
    ]),
  }
}

async function communePage(ctx: Staff): Promise<Answer> {
  const narrowed = await narrowedOf(ctx)
  const all = await rowsOf(ctx, narrowed)
  const row = all.find((one) => one.of.id === ctx.params.under)
  if (!row) return NOT_FOUND
  const today = ctx.clock.today().toString()
  const of = { ...narrowed, commune: row.of.id }
  return h(CommunePage, {
    who: ctx.who,
    row,
    all,
    fields: await provinceFigures(ctx.read, ctx.scope, 'field', of, today),
    kinds: await provinceFigures(ctx.read, ctx.scope, 'kind', of, today),
    narrowed,
  })
}
