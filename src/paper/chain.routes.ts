// HTTP of setting the signing chain: every kind with the chain it goes through, one of them to be changed.
import { h } from 'preact'
import { type FormState, NEW_FORM } from '../kit/html/form.tsx'
import { type Answer, type App, type Ctx, form, NOT_FOUND, page } from '../kit/http/route.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { staff } from '../office/guard.ts'
import { type Right, rightsOf } from '../office/rights.ts'
import type { Signed } from '../office/session.ts'
import { listPeople } from '../office/store.ts'
import { maySign } from './access.ts'
import { ChainPage } from './chain.page.tsx'
import type { PaperKind } from './kinds.ts'
import { takesNumber } from './overview.ts'
import type { PaperHost } from './routes.ts'
import { setChain } from './signing.acts.ts'
import { chainForm } from './signing.form.ts'
import { EVERY_KIND, newestChain, ownChain } from './signing.store.ts'
import { isSubmitted, usualChain } from './signing.ts'

type Staff = Ctx<Signed>

export function chainRoutes(app: App, host: PaperHost): void {
  const guard = staff('paper.chain')
  const url = '/xa/:commune/trinh-ky/quy-trinh'
  page(app, url, guard, (ctx) => shown(host, ctx, ctx.query.loai ?? EVERY_KIND, NEW_FORM))
  form(
    app,
    url,
    guard,
    chainForm,
    (ctx, input) => {
      const { loai: kind, steps: places } = input
      if (!isSigned(host, kind))
        return Promise.resolve(err({ message: 'Hãy chọn loại văn bản.', status: 422 as const }))
      const steps = places.filter((step) => step !== null)
      // A fault is shown at the place it was chosen in, empty places counted.
      const placed = places.flatMap((step, at) => (step === null ? [] : [at]))
      return ctx.act(
        async (trx): Promise<Result<void>> => {
          const set = await setChain(trx, ctx.who.by, {
            kind,
            version: input._version,
            steps: input.cach === 'chung' ? null : steps,
            own: input.own,
          })
          if (set.ok) return ok()
          const at = /^steps\.(\d)$/.exec(set.error.field ?? '')?.[1]
          return at === undefined ? set : err({ ...set.error, field: `steps.${placed[Number(at)] ?? at}` })
        },
        () => `/xa/${ctx.scope}/trinh-ky/quy-trinh?loai=${kind}&luu=1#quy-trinh`,
      )
    },
    (ctx, state) =>
      shown(host, ctx, typeof state.values.loai === 'string' ? state.values.loai : EVERY_KIND, state),
  )
}

/** Those who work on papers; a village head may read a plan but is not asked to sign it. */
function isOffered(kind: PaperKind | typeof EVERY_KIND, rights: ReadonlySet<Right>): boolean {
  return maySign(kind, rights) && (rights.has('petition.read') || rights.has('task.report'))
}

/** Kinds that take a number are issued, and so signed. */
function isSigned(host: PaperHost, kind: string): kind is PaperKind | typeof EVERY_KIND {
  const entry = host.registry.find(kind)
  return kind === EVERY_KIND || (entry !== undefined && takesNumber(entry.kind) && isSubmitted(entry.kind))
}

async function shown(host: PaperHost, ctx: Staff, kind: string, state: FormState): Promise<Answer> {
  if (!isSigned(host, kind)) return NOT_FOUND
  const { read, scope } = ctx
  const people = await listPeople(read, scope)
  const general = ownChain(await newestChain(read, scope, EVERY_KIND))
  const lines = []
  for (const entry of host.registry.entries.filter((each) => isSigned(host, each.kind))) {
    const own = ownChain(await newestChain(read, scope, entry.kind))
    const chain = own ?? general ?? usualChain(entry.kind)
    lines.push({
      kind: entry.kind,
      chain: chain.steps.length === 0 ? usualChain(entry.kind) : chain,
      own: own !== undefined,
    })
  }
  const row = await newestChain(read, scope, kind)
  return h(ChainPage, {
    who: ctx.who,
    kind,
    general: general ?? { steps: [], own: 'forbid' },
    lines,
    version: row?.version ?? 0,
    chosen: ownChain(row),
    signers: people.filter((person) => isOffered(kind, rightsOf(person.roles, false))),
    names: new Map(people.map(({ id, name }) => [id, name])),
    saved: ctx.query.luu === '1' && state === NEW_FORM,
    state,
  })
}
