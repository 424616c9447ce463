// HTTP of the Front's plan of visits.
import { h } from 'preact'
import type { z } from 'zod'
import { listConferences } from '../conference/store.ts'
import type { Trx } from '../kit/db/db.ts'
import { type FormState, NEW_FORM } from '../kit/html/form.tsx'
import { type Answer, type App, type Ctx, form, NOT_FOUND, page } from '../kit/http/route.ts'
import type { Result } from '../kit/result.ts'
import type { Actor } from '../ledger/ledger.ts'
import { staff } from '../office/guard.ts'
import type { Signed } from '../office/session.ts'
import { reasonForm, visitChangeForm, visitForm, visitResultForm } from './form.ts'
import { supervisionPath } from './paths.ts'
import { actorTitles, listFindings } from './store.ts'
import { changeVisit, endVisit, planVisit, recordVisit } from './visit.acts.ts'
import { VisitPage, VisitsPage } from './visit.pages.tsx'
import { findVisit, listVisits } from './visit.store.ts'

type Staff = Ctx<Signed>

const URL = '/xa/:commune/giam-sat/ke-hoach'

export function visitRoutes(app: App): void {
  const read = staff('supervision.read')
  const write = staff('supervision.write')
  page(app, URL, read, (ctx) => plan(ctx, NEW_FORM))
  form(
    app,
    URL,
    write,
    visitForm,
    (ctx, input) =>
      ctx.act(
        (trx) => planVisit(trx, ctx.who.by, input),
        ({ id }) => visitPath(ctx.scope, id),
      ),
    plan,
  )
  page(app, `${URL}/:visit`, read, (ctx) => one(ctx))
  visitAct(app, 'sua', visitChangeForm, (trx, by, visit, { _version: version, ...input }) =>
    changeVisit(trx, by, { ...input, visit, version }),
  )
  visitAct(app, 'ket-qua', visitResultForm, (trx, by, visit, input) =>
    recordVisit(trx, by, { ...input, visit }),
  )
  visitAct(app, 'huy', reasonForm, (trx, by, visit, input) => endVisit(trx, by, { ...input, visit }))
}

const visitPath = (commune: string, visit: string) => supervisionPath(commune, `ke-hoach/${visit}`)

/** One act on a visit, back to its page. */
function visitAct<S extends z.ZodType>(
  app: App,
  noun: string,
  schema: S,
  work: (trx: Trx, by: Actor, visit: string, input: z.output<S>) => Promise<Result<void>>,
): void {
  form(
    app,
    `${URL}/:visit/${noun}`,
    staff('supervision.write'),
    schema,
    (ctx, input) => {
      const visit = ctx.params.visit ?? ''
      return ctx.act(
        (trx) => work(trx, ctx.who.by, visit, input),
        () => visitPath(ctx.scope, visit),
      )
    },
    (ctx, state) => one(ctx, { form: noun, state }),
  )
}

async function plan(ctx: Staff, state: FormState): Promise<Answer> {
  return h(VisitsPage, {
    who: ctx.who,
    conferences: await conferencesOf(ctx),
    visits: await listVisits(ctx.read, ctx.scope),
    state,
  })
}

async function one(
  ctx: Staff,
  failed?: { readonly form: string; readonly state: FormState },
): Promise<Answer> {
  const visit = await findVisit(ctx.read, ctx.scope, ctx.params.visit ?? '')
  if (!visit) return NOT_FOUND
  const findings = await listFindings(ctx.read, ctx.scope)
  return h(VisitPage, {
    who: ctx.who,
    conferences: await conferencesOf(ctx),
    visit,
    findings: findings.filter(({ id }) => visit.findings.includes(id)),
    titles: await actorTitles(ctx.read, ctx.scope, [
      visit.by_person,
      visit.result?.by_person ?? visit.by_person,
    ]),
    failed,
  })
}

async function conferencesOf(ctx: Staff) {
  return (await listConferences(ctx.read, ctx.scope)).map(({ id, title }) => ({ id, title }))
}
