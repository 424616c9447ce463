// HTTP of succession: a unit dissolved, a commune merged, what the successor takes over.
import { h } from 'preact'
import { listConferences } from '../../conference/store.ts'
import { type FormState, NEW_FORM } from '../../kit/html/form.tsx'
import { type Answer, type App, type Ctx, form, page } from '../../kit/http/route.ts'
import { staff } from '../../office/guard.ts'
import type { Signed } from '../../office/session.ts'
import { listCommunes, listUnits } from '../../office/store.ts'
import { mergeInto, takeOver } from './commune.acts.ts'
import { dissolutionForm, mergerForm, takingOverForm } from './form.ts'
import { type Inherited, SuccessionPage } from './pages.tsx'
import { successionPath } from './paths.ts'
import { mergerOf, openMattersOf, predecessorsOf } from './store.ts'
import { dissolveUnit } from './unit.acts.ts'

export function successionRoutes(app: App): void {
  const shown =
    (refused = '') =>
    async (ctx: Ctx<Signed>, state: FormState): Promise<Answer> => {
      const { read, scope } = ctx
      const inherited: Inherited[] = []
      // Words and names of the merged commune's people are for who may read opinions here.
      if (ctx.who.rights.has('petition.read'))
        for (const from of await predecessorsOf(read, scope))
          inherited.push({ from, open: await openMattersOf(read, from.commune) })
      return h(SuccessionPage, {
        who: ctx.who,
        units: await listUnits(read, scope),
        communes: (await listCommunes(read)).filter((one) => one.commune_id !== scope),
        merger: await mergerOf(read, scope),
        ownOpen: (await openMattersOf(read, scope)).length,
        inherited,
        conferences: (await listConferences(read, scope)).filter((one) => !one.closed && !one.cancelled),
        today: ctx.clock.today(),
        refused,
        state,
      })
    }
  const back = (ctx: Ctx<Signed>) => () => successionPath(ctx.scope)

  page(app, '/xa/:commune/to-chuc', staff('office.manage', 'conference.write'), (ctx) =>
    shown()(ctx, NEW_FORM),
  )
  form(
    app,
    '/xa/:commune/to-chuc/don-vi',
    staff('office.manage', 'conference.write'),
    dissolutionForm,
    (ctx, input) => ctx.act((trx) => dissolveUnit(trx, ctx.who.by, input), back(ctx)),
    shown('don-vi'),
  )
  form(
    app,
    '/xa/:commune/to-chuc/sap-nhap',
    staff('office.manage'),
    mergerForm,
    (ctx, input) => ctx.act((trx) => mergeInto(trx, ctx.who.by, input), back(ctx)),
    shown('sap-nhap'),
  )
  form(
    app,
    '/xa/:commune/to-chuc/tiep-nhan',
    staff('petition.triage'),
    takingOverForm,
    (ctx, { questions, ...input }) =>
      ctx.act(
        (trx) => takeOver(trx, ctx.who.by, { ...input, ...(questions.length > 0 ? { questions } : {}) }),
        back(ctx),
      ),
    shown('tiep-nhan'),
  )
}
