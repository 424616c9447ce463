// HTTP of the list of questions: filters, search, exports of the same filter, the filters somebody keeps.
import { h } from 'preact'
import { listConferences } from '../conference/store.ts'
import { type FormState, NEW_FORM } from '../kit/html/form.tsx'
import { type App, type Ctx, form, page } from '../kit/http/route.ts'
import type { Workers } from '../kit/workers.ts'
import { CSV_TYPE, csvText, XLSX_TYPE, xlsxBytes } from '../kit/xlsx.ts'
import type { Signed } from '../office/session.ts'
import { saveFilterForm, undoForm } from './bulk.form.ts'
import { type Again, backTo, bulkRoutes } from './bulk.routes.ts'
import { sheetOf } from './export.ts'
import { readFilter } from './filter.ts'
import { READERS, unitNames, villageNames } from './inbox.names.ts'
import { InboxPage } from './inbox.pages.tsx'
import { inboxOf } from './inbox.view.ts'
import { removeFilter, saveFilter } from './saved.acts.ts'
import { visibleTo } from './scope.ts'
import { allQuestions } from './store.ts'

type Staff = Ctx<Signed>

const filterOf = (query: string) => readFilter(Object.fromEntries(new URLSearchParams(query)))

export function inboxRoutes(app: App, workers: Workers): void {
  const again = async (ctx: Staff, state: FormState) => {
    const back = typeof state.values.ve === 'string' ? state.values.ve : ''
    return h(InboxPage, await inboxOf(ctx, state, filterOf(back)))
  }
  page(app, '/xa/:commune/y-kien', READERS, async (ctx) => {
    const { viec, ...query } = ctx.query
    if (Object.keys(query).length > 0) return h(InboxPage, await inboxOf(ctx, NEW_FORM, readFilter(query)))
    // Without a word the conference being prepared or followed up is meant.
    const latest = (await listConferences(ctx.read, ctx.scope)).find((conference) => !conference.cancelled)
    return h(InboxPage, await inboxOf(ctx, NEW_FORM, readFilter(latest ? { 'hoi-nghi': latest.id } : {})))
  })
  bulkRoutes(app, again)
  savedRoutes(app, again)
  exportRoutes(app, workers)
}

function savedRoutes(app: App, again: Again): void {
  const url = '/xa/:commune/y-kien/bo-loc'
  form(
    app,
    url,
    READERS,
    saveFilterForm,
    (ctx, input) =>
      ctx.act(
        (trx) =>
          saveFilter(trx, ctx.who.by, {
            name: input.name,
            query: input.ve ?? '',
            shared: input.shared === 'on' && visibleTo(ctx.who).all,
          }),
        (query) => `/xa/${ctx.scope}/y-kien${query}`,
      ),
    again,
  )
  form(
    app,
    `${url}/:filter/bo`,
    READERS,
    undoForm,
    (ctx, input) =>
      ctx.act(
        (trx) => removeFilter(trx, ctx.who.by, ctx.params.filter ?? ''),
        () => backTo(ctx, input.ve),
      ),
    again,
  )
}

function exportRoutes(app: App, workers: Workers): void {
  const sheet = async (ctx: Staff) => {
    const filter = { ...readFilter(ctx.query), page: undefined }
    const rows = await allQuestions(ctx.read, ctx.scope, filter, visibleTo(ctx.who))
    return sheetOf(rows, await unitNames(ctx), await villageNames(ctx))
  }
  const name = (ctx: Staff, ending: string) => `y-kien-${ctx.scope}-${ctx.clock.today()}.${ending}`
  page(app, '/xa/:commune/y-kien.xlsx', READERS, async (ctx) => ({
    bytes: await xlsxBytes(workers, await sheet(ctx)),
    type: XLSX_TYPE,
    name: name(ctx, 'xlsx'),
  }))
  page(app, '/xa/:commune/y-kien.csv', READERS, async (ctx) => ({
    bytes: csvText(await sheet(ctx)),
    type: CSV_TYPE,
    name: name(ctx, 'csv'),
  }))
}
