// HTTP of the common acts on chosen rows of the list, and of taking one back. A refusal shows the list as it is now,
// with what was chosen.
import type { FormState } from '../kit/html/form.tsx'
import { type Answer, type App, type Ctx, type FormCtx, form } from '../kit/http/route.ts'
import { staff } from '../office/guard.ts'
import type { Signed } from '../office/session.ts'
import { actOnMany, type BulkInput, type Chosen, undoBulk } from './bulk.acts.ts'
import {
  bulkAssignForm,
  bulkClassifyForm,
  bulkDueForm,
  bulkLinkForm,
  bulkSuggestedForm,
  undoForm,
} from './bulk.form.ts'

type Staff = Ctx<Signed>
export type Again = (ctx: Staff, state: FormState) => Promise<Answer>

/** Back to the list the form came from; what was just done can be taken back there. */
export function backTo(ctx: Pick<Staff, 'scope'>, query: string | null, done?: string): string {
  const back = new URLSearchParams(query?.startsWith('?') ? query : '')
  back.delete('viec')
  if (done) back.set('viec', done)
  const text = back.toString()
  return `/xa/${ctx.scope}/y-kien${text === '' ? '' : `?${text}`}`
}

const TRIAGE = staff('petition.triage')
const URL = '/xa/:commune/y-kien'

export function bulkRoutes(app: App, again: Again): void {
  const act = (
    ctx: FormCtx<Signed>,
    form: { readonly chosen: readonly Chosen[]; readonly ve: string | null },
    input: BulkInput,
  ) =>
    ctx.act(
      (trx) => actOnMany(trx, ctx.who.by, form.chosen, input),
      ({ id }) => backTo(ctx, form.ve, id),
    )
  form(
    app,
    `${URL}/nhan-goi-y`,
    TRIAGE,
    bulkSuggestedForm,
    (ctx, input) => act(ctx, input, { act: 'suggested' }),
    again,
  )
  form(
    app,
    `${URL}/phan-loai`,
    TRIAGE,
    bulkClassifyForm,
    (ctx, input) => {
      const { kind, competence, field } = input
      return act(ctx, input, { act: 'classified', kind, competence, field })
    },
    again,
  )
  form(
    app,
    `${URL}/phan-cong`,
    TRIAGE,
    bulkAssignForm,
    (ctx, input) => act(ctx, input, { act: 'assigned', unit: input.unit, reason: input.reason }),
    again,
  )
  form(app, `${URL}/ghep`, TRIAGE, bulkLinkForm, (ctx, input) => act(ctx, input, { act: 'linked' }), again)
  form(
    app,
    `${URL}/dat-han`,
    TRIAGE,
    bulkDueForm,
    (ctx, input) => act(ctx, input, { act: 'due_set', due: input.due }),
    again,
  )
  form(
    app,
    `${URL}/hang-loat/:bulk/hoan-tac`,
    TRIAGE,
    undoForm,
    (ctx, input) =>
      ctx.act(
        (trx) => undoBulk(trx, ctx.who.by, ctx.params.bulk ?? ''),
        () => backTo(ctx, input.ve, ctx.params.bulk),
      ),
    again,
  )
}
