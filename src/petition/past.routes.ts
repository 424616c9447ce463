// HTTP of the matters of years before this system: a list and a form to add one.
import { h } from 'preact'
import { type FormState, NEW_FORM } from '../kit/html/form.tsx'
import { type App, type Ctx, form, page } from '../kit/http/route.ts'
import { staff } from '../office/guard.ts'
import type { Signed } from '../office/session.ts'
import { pastMatterForm } from './form.ts'
import { villageNames } from './inbox.names.ts'
import { addPastMatter } from './link.acts.ts'
import { PastMattersPage } from './past.pages.tsx'
import { listPastMatters } from './submission.store.ts'

type Staff = Ctx<Signed>

export function pastRoutes(app: App): void {
  const url = '/xa/:commune/van-de-ky-truoc'
  const shown = async (ctx: Staff, state: FormState) =>
    h(PastMattersPage, {
      who: ctx.who,
      rows: await listPastMatters(ctx.read, ctx.scope),
      villages: await villageNames(ctx),
      state,
    })
  page(app, url, staff('petition.read'), (ctx) => shown(ctx, NEW_FORM))
  form(
    app,
    url,
    staff('petition.triage'),
    pastMatterForm,
    (ctx, input) =>
      ctx.act(
        (trx) => addPastMatter(trx, ctx.who.by, { ...input, done: input.done === 'on' }),
        () => `/xa/${ctx.scope}/van-de-ky-truoc`,
      ),
    shown,
  )
}
