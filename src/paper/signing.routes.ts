// HTTP of the signing chain: the desk of who signs, one paper on its way with its steps, submitting a draft.
import { h } from 'preact'
import { type FormState, NEW_FORM } from '../kit/html/form.tsx'
import { type Answer, type App, type Ctx, type FormCtx, form, NOT_FOUND, page } from '../kit/http/route.ts'
import { err, type Result } from '../kit/result.ts'
import { staff } from '../office/guard.ts'
import type { Signed } from '../office/session.ts'
import { peopleNames } from '../office/store.ts'
import { maySee } from './access.ts'
import { chainRoutes } from './chain.routes.ts'
import { allKnown } from './issue.ts'
import type { PaperModel } from './model.ts'
import { subjectOf } from './overview.ts'
import { draftHref } from './parts.tsx'
import { RoundPage } from './round.page.tsx'
import type { PaperHost } from './routes.ts'
import { movePaper, submitPaper } from './signing.acts.ts'
import { moveForm, submitForm } from './signing.form.ts'
import { DeskPage, isView, type View } from './signing.pages.tsx'
import { deskHref, roundHref } from './signing.parts.tsx'
import { findRound, type Round, recentRounds, roundsOf } from './signing.store.ts'
import { isTurnOf, signingState } from './signing.ts'
import { isPaperKind } from './words.ts'

type Staff = Ctx<Signed>

const GONE = err({ message: 'Không tìm thấy hồ sơ trình ký này.', status: 404 } as const)

export function signingRoutes(app: App, host: PaperHost): void {
  const guard = staff('paper.read')

  page(app, '/xa/:commune/trinh-ky', guard, (ctx) => desk(host, ctx))
  page(app, '/xa/:commune/trinh-ky/:request', guard, (ctx) => roundPage(host, ctx, NEW_FORM, ''))

  for (const [noun, move] of [
    ['dong-y', 'dong_y'],
    ['tra-lai', 'tra_lai'],
    ['rut', 'rut'],
  ] as const)
    form(
      app,
      `/xa/:commune/trinh-ky/:request/${noun}`,
      guard,
      moveForm,
      async (ctx, { comment }) => {
        const round = await seenRound(ctx)
        // An answer has a page of its own, where its substance is looked at as well.
        if (!round || host.registry.find(round.kind)?.signedAt) return GONE
        return ctx.act(
          (trx) => movePaper(trx, ctx.who.by, { request: round.id, move, comment }),
          () => roundHref(ctx.who, round.id),
        )
      },
      (ctx, state) => roundPage(host, ctx, state, noun),
    )

  chainRoutes(app, host)
}

/** Submitting a draft: what stops issuing stops it here already. */
export function submitRoute(
  app: App,
  host: PaperHost,
  again: (ctx: Staff, state: FormState) => Promise<Answer>,
) {
  form(
    app,
    '/xa/:commune/hoi-nghi/:id/van-ban/:kind/trinh-ky',
    staff('paper.issue'),
    submitForm,
    (ctx, input) => submitted(host, ctx, input),
    again,
  )
}

async function submitted(
  host: PaperHost,
  ctx: FormCtx<Signed>,
  input: { readonly subject: string; readonly comment: string | null },
): Promise<Result<{ redirect: string }>> {
  const entry = host.registry.find(ctx.params.kind ?? '')
  const conference = await host.conference(ctx.read, ctx.scope, ctx.params.id ?? '')
  if (!entry || !conference || !maySee(entry.kind, ctx.who.rights)) return GONE
  if (!(await subjectOf(entry, ctx.read, ctx.scope, conference.id, input.subject))) return GONE
  if (entry.signedAt)
    return err({ message: 'Văn bản này được trình ở trang riêng của nó, không trình ở đây.', status: 422 })
  const { by } = ctx.who
  return ctx.act(
    async (trx) => {
      const model = await entry.build(trx, by.commune, conference.id, input.subject, by.today)
      if (!model.ok) return model
      const known = allKnown(model.value, by.commune, conference.id)
      if (!known.ok) return known
      return submitPaper(trx, by, {
        conference: conference.id,
        kind: entry.kind,
        subject: input.subject,
        title: model.value.title,
        model: model.value,
        comment: input.comment,
      })
    },
    ({ id }) => roundHref(ctx.who, id),
  )
}

/** Seen by who may see its kind. */
async function seenRound(ctx: Staff): Promise<Round | undefined> {
  const round = await findRound(ctx.read, ctx.scope, ctx.params.request ?? '')
  return round && isPaperKind(round.kind) && maySee(round.kind, ctx.who.rights) ? round : undefined
}

async function desk(host: PaperHost, ctx: Staff): Promise<Answer> {
  const { xem } = ctx.query
  if (xem !== undefined && !isView(xem)) return NOT_FOUND
  const rounds = (await recentRounds(ctx.read, ctx.scope)).filter(
    (round) => isPaperKind(round.kind) && maySee(round.kind, ctx.who.rights),
  )
  const mine = rounds.filter((round) => isTurnOf(round, ctx.who)).reverse()
  const going = rounds.filter((round) => ['dang_trinh', 'da_ky'].includes(signingState(round)))
  const sets: Readonly<Record<View, readonly Round[]>> = {
    'cho-toi': mine,
    'toi-trinh': rounds.filter((round) => round.by_person === ctx.who.person),
    'dang-trinh': going,
    'tat-ca': rounds,
  }
  const view: View = xem ?? 'cho-toi'
  const conferences = await host.conferences(ctx.read, ctx.scope)
  return h(DeskPage, {
    who: ctx.who,
    view,
    counts: Object.fromEntries(Object.entries(sets).map(([key, rows]) => [key, rows.length])) as Record<
      View,
      number
    >,
    rows: sets[view].map((round) => ({
      round,
      href:
        host.registry.find(round.kind)?.signedAt?.(ctx.scope, round.subject) ?? roundHref(ctx.who, round.id),
    })),
    names: await peopleNames(ctx.read, ctx.scope),
    conferences: new Map(conferences.map(({ id, title }) => [id, title])),
  })
}

async function roundPage(host: PaperHost, ctx: Staff, state: FormState, part: string): Promise<Answer> {
  const round = await seenRound(ctx)
  if (!round || !isPaperKind(round.kind)) return NOT_FOUND
  const entry = host.registry.find(round.kind)
  const own = entry?.signedAt?.(ctx.scope, round.subject)
  if (own) return { redirect: own }
  const conference = await host.conference(ctx.read, ctx.scope, round.conference_id)
  if (!conference) return NOT_FOUND
  const { conference_id, kind, subject } = round
  const rounds = await roundsOf(ctx.read, ctx.scope, { conference: conference_id, kind, subject })
  const before = rounds.filter((each) => each.round < round.round).at(-1)
  return h(RoundPage, {
    who: ctx.who,
    conference,
    round,
    model: textOf(round),
    before: before && textOf(before),
    rounds,
    names: await peopleNames(ctx.read, ctx.scope),
    draft: draftHref({ who: ctx.who, conference }, kind, subject),
    desk: deskHref(ctx.who),
    part,
    state,
  })
}

function textOf(round: Round): PaperModel | undefined {
  return round.model === null ? undefined : (JSON.parse(round.model) as PaperModel)
}
