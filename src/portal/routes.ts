// HTTP of the public pages: no session, no cookie, no script. What was not announced, and what is another commune's,
// is not found.
import { h } from 'preact'
import { stageOf } from '../conference/conference.ts'
import { type Conference, findConference, listConferences } from '../conference/store.ts'
import { type FormState, NEW_FORM } from '../kit/html/form.tsx'
import { type App, type Ctx, form, NOT_FOUND, page, type Visit } from '../kit/http/route.ts'
import { fold } from '../kit/text.ts'
import type { Workers } from '../kit/workers.ts'
import { communeAliases, listCommunes, listVillages } from '../office/store.ts'
import { mimeOf } from '../paper/registry.ts'
import { findPaper, paperBytes } from '../paper/store.ts'
import { fileName, isPaperKind } from '../paper/words.ts'
import { ownConsent } from '../petition/privacy/consent.ts'
import { register, sendOpinion } from './acts.ts'
import { apiRoutes } from './api/routes.ts'
import { askRoutes } from './ask.routes.ts'
import { ConferencePage } from './conference.pages.tsx'
import { dataRoutes } from './data.routes.ts'
import { opinionForm, registrationForm } from './form.ts'
import { type AtCommune, citizen, everybody } from './guard.ts'
import { CommuneHome, FirstRunPage, FrontPage, summaryStage } from './home.pages.tsx'
import { lookUpRoutes } from './look-up.routes.ts'
import { isPublicPaper, readNarrowing } from './published.ts'
import { replyRoutes } from './reply/reply.routes.ts'
import { reviewRoutes } from './review/review.routes.ts'
import { OpinionPage, RegistrationPage } from './send.pages.tsx'
import { own, shared, sharedWhile } from './send.ts'
import { address, communeName, portalPath, spelt } from './shell.tsx'
import {
  announcedConference,
  nextConferences,
  publishedViews,
  stageFacts,
  takesOpinions,
  takesRegistrations,
} from './store.ts'
import { toolRoutes } from './tool/routes.ts'
import { portalWords } from './words.ts'

export interface PortalHost {
  readonly workers: Workers
  /** The address people use, when it is not the one the request came to. */
  readonly publicUrl: string | undefined
  /** What the text gateway proves itself with; without it its door is closed. */
  readonly replySecret: string | undefined
}

export type Here = Ctx<AtCommune>

/** A hall full of people may share one line; a machine that sends without end may not. */
const SENDING = { rateLimit: { max: 30, timeWindow: '1 minute' } }

export function portalRoutes(app: App, host: PortalHost): void {
  const views = publishedViews()

  page(app, '/', everybody, async (ctx) => {
    const communes = await listCommunes(ctx.read)
    if (communes.length === 0) return own(ctx, h(FirstRunPage, {}))
    const q = (ctx.query.q ?? '').trim().slice(0, 100)
    const wanted = fold(q)
    const before = await communeAliases(ctx.read)
    const shown = communes.filter((commune) =>
      [`${communeName(commune)} ${commune.province ?? ''}`, ...oldNames(before, commune.commune_id)].some(
        (name) => fold(name).includes(wanted),
      ),
    )
    return shared(
      ctx,
      h(FrontPage, { communes: shown, q, next: await nextConferences(ctx.read, ctx.clock.today()) }),
    )
  })

  page(app, '/cong/:commune', citizen, async (ctx) => {
    const today = ctx.clock.today()
    const all = (await listConferences(ctx.read, ctx.scope)).filter((one) => one.announced)
    const live = all.filter(
      (one) => !one.cancelled && one.end_date !== null && one.end_date >= today.toString(),
    )
    const latest = [...all].sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1))
    const nearest = live.sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1))[0] ?? latest[0]
    const present = nearest && (await findConference(ctx.read, ctx.scope, nearest.id))
    return shared(
      ctx,
      h(CommuneHome, {
        commune: ctx.who.commune,
        present,
        stage: nearest && summaryStage(nearest, today),
        villages: await villageNames(ctx),
        open: present ? opened(present, today) : { send: false, register: false },
        past: latest.filter((one) => one.id !== nearest?.id),
        sendTo: present && sendTo(ctx, present),
      }),
    )
  })

  page(app, '/cong/:commune/hoi-nghi/:id', citizen, async (ctx) => {
    const view = await views(ctx.db, ctx.scope, ctx.params.id ?? '')
    if (!view) return NOT_FOUND
    const today = ctx.clock.today()
    return sharedWhile(ctx, view, () =>
      h(ConferencePage, {
        ...view,
        commune: ctx.who.commune,
        stage: stageOf(stageFacts(view.conference), today),
        open: opened(view.conference, today),
        by: readNarrowing(ctx.query),
        sendTo: sendTo(ctx, view.conference),
      }),
    )
  })

  page(app, '/cong/:commune/hoi-nghi/:id/gui-y-kien', citizen, (ctx) => opinionPage(ctx, NEW_FORM))

  form(
    app,
    '/cong/:commune/hoi-nghi/:id/gui-y-kien',
    citizen,
    opinionForm,
    (ctx, input) =>
      ctx.act(
        (trx) => sendOpinion(trx, ctx.who.by, ctx.params.id ?? '', input, ctx.ui.lang),
        (code) => receiptOf(ctx, code),
      ),
    opinionPage,
    SENDING,
  )

  page(app, '/cong/:commune/hoi-nghi/:id/dang-ky', citizen, (ctx) => registrationPage(ctx, NEW_FORM))

  form(
    app,
    '/cong/:commune/hoi-nghi/:id/dang-ky',
    citizen,
    registrationForm,
    (ctx, input) =>
      ctx.act(
        (trx) => register(trx, ctx.who.by, ctx.params.id ?? '', input, ctx.ui.lang),
        (code) => receiptOf(ctx, code),
      ),
    registrationPage,
    SENDING,
  )

  page(app, '/cong/:commune/van-ban/:file', citizen, async (ctx) => {
    const [, id = '', format] = /^(.+)\.(pdf|docx)$/.exec(ctx.params.file ?? '') ?? []
    if (format !== 'pdf' && format !== 'docx') return NOT_FOUND
    const paper = await findPaper(ctx.read, ctx.scope, id)
    if (!paper || !isPublicPaper(paper.kind) || !isPaperKind(paper.kind) || paper.conference_id === null)
      return NOT_FOUND
    if (!(await announcedConference(ctx.read, ctx.scope, paper.conference_id))) return NOT_FOUND
    const bytes = await paperBytes(ctx.db, host.workers, ctx.scope, paper.id, format)
    if (!bytes) return NOT_FOUND
    return {
      bytes,
      type: mimeOf(format),
      // An issued paper never changes; a PDF is read in place, Word is kept.
      headers: { 'cache-control': 'public, max-age=86400' },
      ...(format === 'docx' ? { name: fileName(paper.kind, paper.symbol, format) } : {}),
    }
  })

  toolRoutes(app)
  apiRoutes(app, host)
  lookUpRoutes(app)
  askRoutes(app)
  replyRoutes(app, host.replySecret)
  reviewRoutes(app)
  dataRoutes(app, host, views)
}

/** People look for the commune by the name it had before the mergers too. */
function oldNames(all: Awaited<ReturnType<typeof communeAliases>>, commune: string): readonly string[] {
  return all.filter((one) => one.commune === commune).map((one) => one.alias)
}

async function wanted(ctx: Here): Promise<Conference | undefined> {
  return announcedConference(ctx.read, ctx.scope, ctx.params.id ?? '')
}

function opened(conference: Conference, today: Temporal.PlainDate) {
  return { send: takesOpinions(conference, today), register: takesRegistrations(conference, today) }
}

function sendTo(ctx: Here, conference: Conference): string | undefined {
  if (!takesOpinions(conference, ctx.clock.today())) return undefined
  return portalPath(ctx.scope, `/hoi-nghi/${encodeURIComponent(conference.id)}/gui-y-kien`)
}

async function villageNames(ctx: Here): Promise<ReadonlyMap<string, string>> {
  const villages = await listVillages(ctx.read, ctx.scope)
  return new Map(villages.map((village) => [village.id, village.name]))
}

function receiptOf(ctx: Visit & { readonly ui: Here['ui']; readonly scope: string }, code: string): string {
  return address(portalPath(ctx.scope, `/bien-nhan/${code}`), ctx.ui.lang)
}

async function formProps(ctx: Here, state: FormState) {
  const conference = await wanted(ctx)
  if (!conference) return undefined
  return {
    commune: ctx.who.commune,
    conference,
    villages: await listVillages(ctx.read, ctx.scope),
    state: spelt(portalWords(ctx.ui.lang), state),
    open: opened(conference, ctx.clock.today()),
    sendTo: sendTo(ctx, conference),
    consent: await ownConsent(ctx.read, ctx.scope),
  }
}

async function opinionPage(ctx: Here, state: FormState) {
  const props = await formProps(ctx, state)
  return props ? own(ctx, h(OpinionPage, { ...props, open: props.open.send })) : NOT_FOUND
}

async function registrationPage(ctx: Here, state: FormState) {
  const props = await formProps(ctx, state)
  return props ? own(ctx, h(RegistrationPage, { ...props, open: props.open.register })) : NOT_FOUND
}
