// HTTP of reports: figures of a day and their exports, the matters behind each, freezing, issuing.
import { h } from 'preact'
import { listConferences } from '../conference/store.ts'
import { parseDate, ZONE } from '../kit/clock.ts'
import { type FormState, NEW_FORM } from '../kit/html/form.tsx'
import { type Answer, type App, type Ctx, form, NOT_FOUND, page } from '../kit/http/route.ts'
import { err } from '../kit/result.ts'
import type { Workers } from '../kit/workers.ts'
import { CSV_TYPE, csvText, XLSX_TYPE, xlsxBytes } from '../kit/xlsx.ts'
import { staff } from '../office/guard.ts'
import type { Signed } from '../office/session.ts'
import { findPerson } from '../office/store.ts'
import { latestPaper } from '../paper/store.ts'
import type { PaperRow } from '../paper/tables.ts'
import { freezeReport, issueReport } from './acts.ts'
import { endOfDay } from './asof.ts'
import { broughtAfter } from './brought.store.ts'
import { figureSheets, figureTable } from './export.ts'
import {
  DIMENSIONS,
  type Dimension,
  type Figures,
  isDimension,
  isMeasure,
  MEASURES,
  type Measure,
  mattersOf,
} from './figures.ts'
import { freezeForm, issueForm } from './form.ts'
import { checkClosing, isReportKind, monthsSince, REPORT_KINDS, REPORTS } from './kinds.ts'
import { monthsOf } from './monthly.paper.ts'
import { FrozenPage, MattersPage, NoReportPage, ReportPage } from './pages.tsx'
import { reportPapers } from './papers.ts'
import { reportPath } from './paths.ts'
import { periodRoutes } from './period/routes.ts'
import { currentFigures, findFrozen, frozenFigures, listFrozen, mattersAsOf, namesOf } from './store.ts'
import { figuresOf } from './tally.ts'
import { unsolvedRoutes } from './unsolved.routes.ts'
import { villageYearsRoutes } from './villages/routes.ts'

type Staff = Ctx<Signed>

export function reportRoutes(app: App, workers: Workers): void {
  unsolvedRoutes(app, workers)
  villageYearsRoutes(app, workers)
  periodRoutes(app, workers)
  const read = staff('report.read')

  page(app, '/xa/:commune/bao-cao', read, async (ctx) => {
    const { dang } = ctx.query
    if (dang === undefined) return shown(ctx, NEW_FORM)
    const chosen = await chosenOf(ctx)
    if (!chosen || chosen.wrong) return NOT_FOUND
    const figures = await currentFigures(ctx.read, ctx.scope, chosen.conference.id, chosen.asOf)
    return download(workers, figures, dang)
  })

  page(app, '/xa/:commune/bao-cao/noi-dung', staff('petition.read'), matters)

  form(
    app,
    '/xa/:commune/bao-cao/chot',
    staff('report.write', 'supervision.write'),
    freezeForm,
    async (ctx, input) => {
      if (!ctx.who.rights.has(REPORTS[input.kind].front ? 'supervision.write' : 'report.write'))
        return err({ message: 'Không tìm thấy báo cáo này.', status: 404 })
      return ctx.act(
        (trx) => freezeReport(trx, ctx.who.by, input),
        ({ id }) => reportPath(ctx.scope, `chot/${id}`),
      )
    },
    (ctx, state) => shown(ctx, state, 'chot'),
  )

  page(app, '/xa/:commune/bao-cao/chot/:id', read, async (ctx) => {
    const row = await findFrozen(ctx.read, ctx.scope, ctx.params.id ?? '')
    if (!row) return NOT_FOUND
    const figures = frozenFigures(row)
    if (ctx.query.dang !== undefined) return download(workers, figures, ctx.query.dang)
    const conferences = await listConferences(ctx.read, ctx.scope)
    return h(FrozenPage, {
      who: ctx.who,
      row,
      figures,
      title: conferences.find((each) => each.id === row.conference_id)?.title ?? '',
      by: (await findPerson(ctx.read, ctx.scope, row.by_person))?.title ?? 'hệ thống',
      brought: await broughtAfter(ctx.read, ctx.scope, row.conference_id, row.at),
    })
  })

  form(
    app,
    '/xa/:commune/bao-cao/:kind/ban-hanh',
    staff('paper.issue', 'supervision.write'),
    issueForm,
    async (ctx, input) => {
      const kind = ctx.params.kind ?? ''
      const gone = err({ message: 'Không tìm thấy báo cáo này.', status: 404 as const })
      if (!isReportKind(kind)) return gone
      if (!ctx.who.rights.has(REPORTS[kind].front ? 'supervision.write' : 'paper.issue')) return gone
      const entry = reportPapers.find((each) => each.kind === kind)
      const conferences = await listConferences(ctx.read, ctx.scope)
      if (!entry || !conferences.some((each) => each.id === input.conference)) return gone
      return ctx.act(
        (trx) =>
          issueReport(trx, ctx.who.by, {
            entry,
            kind,
            conference: input.conference,
            subject: kind === 'bao_cao_thang' ? input.subject : '',
            number: input.number,
            issuedOn: input.issuedOn,
            ...(input.replaces ? { replaces: input.replaces } : {}),
          }),
        ({ id }) => `/xa/${ctx.scope}/van-ban/${id}`,
      )
    },
    async (ctx, state) =>
      isReportKind(ctx.params.kind ?? '') ? shown(ctx, state, ctx.params.kind) : NOT_FOUND,
  )
}

async function download(workers: Workers, figures: Figures, format: string): Promise<Answer> {
  const name = `so-lieu-${figures.asOf}`
  switch (format) {
    case 'xlsx':
      return {
        bytes: await xlsxBytes(workers, ...figureSheets(figures)),
        type: XLSX_TYPE,
        name: `${name}.xlsx`,
      }
    case 'csv':
      return { bytes: csvText(figureTable(figures)), type: CSV_TYPE, name: `${name}.csv` }
    default:
      return NOT_FOUND
  }
}

interface Chosen {
  readonly conference: { readonly id: string; readonly title: string }
  readonly conferences: readonly { readonly id: string; readonly title: string }[]
  readonly asOf: Temporal.PlainDate
  /** Why the day asked for cannot be had; the figures are then of today. */
  readonly wrong: string | undefined
}

/** The conference and the day an address asks for; undefined: the commune has no such conference. */
async function chosenOf(ctx: Staff, posted?: string): Promise<Chosen | undefined> {
  const conferences = await listConferences(ctx.read, ctx.scope)
  const wanted = posted ?? ctx.query['hoi-nghi']
  const conference = wanted ? conferences.find((each) => each.id === wanted) : conferences[0]
  if (!conference) return undefined
  const today = ctx.clock.today()
  const typed = ctx.query['den-ngay'] ?? ''
  const day = typed === '' ? today : parseDate(typed)
  const checked = day && checkClosing(day, today)
  const wrong = !checked
    ? 'Ngày theo dạng ngày/tháng/năm, ví dụ 30/9/2024.'
    : checked.ok
      ? undefined
      : checked.error.message
  return { conference, conferences, asOf: checked?.ok ? checked.value : today, wrong }
}

async function shown(ctx: Staff, state: FormState, refused?: string): Promise<Answer> {
  const posted = state.values.conference
  const chosen = await chosenOf(ctx, typeof posted === 'string' && posted ? posted : undefined)
  if (!chosen) {
    const none = (await listConferences(ctx.read, ctx.scope)).length === 0 && refused === undefined
    return none ? h(NoReportPage, { who: ctx.who }) : NOT_FOUND
  }
  const { conference, conferences, asOf, wrong } = chosen
  if (wrong !== undefined) ctx.reply.status(422)
  const today = ctx.clock.today()
  const months = await reportMonths(ctx, conference.id, today)
  const asked = ctx.query.thang
  return h(ReportPage, {
    who: ctx.who,
    conferences,
    conference,
    asOf,
    figures: await currentFigures(ctx.read, ctx.scope, conference.id, asOf),
    frozen: await listFrozen(ctx.read, ctx.scope, conference.id),
    months,
    month: months.find((month) => month === asked),
    issued: await issuedOf(ctx, conference.id, months),
    state:
      wrong === undefined
        ? state
        : { values: { 'den-ngay': ctx.query['den-ngay'] }, errors: { 'den-ngay': wrong } },
    refused: wrong === undefined ? refused : 'ngay',
    today,
    brought: await broughtAfter(ctx.read, ctx.scope, conference.id, endOfDay(asOf, ZONE)),
  })
}

/** As of today, also where nothing was entered this month yet. */
async function reportMonths(ctx: Staff, conference: string, today: Temporal.PlainDate) {
  const first = (await monthsOf(ctx.read, ctx.scope, conference)).at(-1)
  return first === undefined ? [] : monthsSince(Temporal.PlainDate.from(`${first}-01`), today)
}

async function issuedOf(
  ctx: Staff,
  conference: string,
  months: readonly string[],
): Promise<ReadonlyMap<string, PaperRow>> {
  const issued = new Map<string, PaperRow>()
  for (const kind of REPORT_KINDS)
    for (const subject of kind === 'bao_cao_thang' ? months : ['']) {
      const paper = await latestPaper(ctx.read, ctx.scope, conference, kind, subject)
      if (paper) issued.set(`${kind} ${subject}`, paper)
    }
  return issued
}

async function matters(ctx: Staff): Promise<Answer> {
  const chosen = await chosenOf(ctx)
  const click = clickOf(ctx)
  if (!chosen || chosen.wrong !== undefined || !click) return NOT_FOUND
  const all = await mattersAsOf(ctx.read, ctx.scope, chosen.conference.id, chosen.asOf)
  const names = await namesOf(ctx.read, ctx.scope)
  const counted = mattersOf(all, click, chosen.asOf.toString())
  const label = (of: readonly { id: string; label: string }[]) =>
    new Map(of.map((each) => [each.id, each.label]))
  const group =
    click.dimension === undefined
      ? undefined
      : figuresOf(all, names, chosen.asOf.toString()).groups[click.dimension].find(
          (each) => each.id === click.group,
        )?.label
  return h(MattersPage, {
    who: ctx.who,
    conference: chosen.conference,
    asOf: chosen.asOf,
    words: wordsOf(click, group),
    matters: counted,
    villages: label(names.village),
    units: label(names.unit),
    total: all.length,
  })
}

interface Clicked {
  readonly measure?: Measure
  readonly whole: boolean
  readonly dimension?: Dimension
  readonly group: string | null
}

/** Undefined: an address no figure leads to. */
function clickOf(ctx: Staff): Clicked | undefined {
  const { 'chi-tieu': measure, theo, nhom, phan } = ctx.query
  if (measure !== undefined && !isMeasure(measure)) return undefined
  if (theo !== undefined && !isDimension(theo)) return undefined
  return {
    ...(measure === undefined ? {} : { measure }),
    ...(theo === undefined ? {} : { dimension: theo }),
    whole: phan === 'mau',
    group: nhom || null,
  }
}

function wordsOf(click: Clicked, group: string | undefined): string {
  const what =
    click.measure === undefined
      ? 'Nội dung tiếp nhận'
      : click.whole
        ? capital(MEASURES[click.measure].of)
        : MEASURES[click.measure].label
  return click.dimension === undefined ? what : `${what}: ${group ?? DIMENSIONS[click.dimension]}`
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}
