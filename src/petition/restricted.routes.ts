// HTTP of the restricted register; its guard asks for a right that no role gives.
import { h } from 'preact'
import { type FormState, NEW_FORM } from '../kit/html/form.tsx'
import { type App, type Ctx, form, NOT_FOUND, page } from '../kit/http/route.ts'
import type { Workers } from '../kit/workers.ts'
import { findFile } from '../office/files.ts'
import { staff } from '../office/guard.ts'
import type { Signed } from '../office/session.ts'
import { isPaperFormat, mimeOf } from '../paper/registry.ts'
import { draftBytes } from '../paper/store.ts'
import { handOverForm } from './form.ts'
import { handOverMatter } from './handover.acts.ts'
import { handoverSlip } from './handover.paper.ts'
import { villageNames } from './inbox.names.ts'
import { download } from './question.routes.ts'
import { RestrictedListPage, RestrictedPage } from './restricted.pages.tsx'
import { findRestricted, listRestricted, restrictedFiles } from './restricted.store.ts'

type Staff = Ctx<Signed>

export function restrictedRoutes(app: App, workers: Workers): void {
  const guard = staff('restricted.read')
  const shown = async (ctx: Staff, state: FormState) => {
    const row = await findRestricted(ctx.read, ctx.scope, ctx.params.id ?? '')
    if (!row) return NOT_FOUND
    const files = await restrictedFiles(ctx.read, ctx.scope, row.id)
    return h(RestrictedPage, { who: ctx.who, row, files, villages: await villageNames(ctx), state })
  }
  page(app, '/xa/:commune/so-han-che', guard, async (ctx) =>
    h(RestrictedListPage, { who: ctx.who, rows: await listRestricted(ctx.read, ctx.scope) }),
  )
  page(app, '/xa/:commune/so-han-che/:id', guard, (ctx) => shown(ctx, NEW_FORM))
  page(app, '/xa/:commune/so-han-che/:id/tep/:file', guard, async (ctx) => {
    const files = await restrictedFiles(ctx.read, ctx.scope, ctx.params.id ?? '')
    const listed = files.some((file) => file.id === ctx.params.file)
    const file = listed ? await findFile(ctx.read, ctx.scope, ctx.params.file ?? '') : undefined
    return file ? download(file) : NOT_FOUND
  })
  page(app, '/xa/:commune/so-han-che/:id/phieu-chuyen', guard, async (ctx) => {
    const row = await findRestricted(ctx.read, ctx.scope, ctx.params.id ?? '')
    const format = ctx.query.dang ?? 'pdf'
    if (!row || !isPaperFormat(format)) return NOT_FOUND
    const files = await restrictedFiles(ctx.read, ctx.scope, row.id)
    const model = await handoverSlip(ctx.read, ctx.scope, row, files.length, ctx.clock.today())
    if (!model.ok) return NOT_FOUND
    return {
      bytes: await draftBytes(workers, model.value, format),
      type: mimeOf(format),
      // The name of a saved file stands in many lists: it tells nothing.
      name: `phieu.${format}`,
      headers: { 'cache-control': 'private, no-store' },
    }
  })
  form(
    app,
    '/xa/:commune/so-han-che/:id/ban-giao',
    guard,
    handOverForm,
    (ctx, input) =>
      ctx.act(
        (trx) => handOverMatter(trx, ctx.who.by, { matter: ctx.params.id ?? '', ...input }),
        () => `/xa/${ctx.scope}/so-han-che/${ctx.params.id}`,
      ),
    shown,
  )
}
