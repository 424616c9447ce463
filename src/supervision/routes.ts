// HTTP of supervision: findings, answers, the ledger as its supervisors read it, the anchor to keep outside.
import { h } from 'preact'
import { listConferences } from '../conference/store.ts'
import { instantText } from '../kit/clock.ts'
import { type FormState, NEW_FORM } from '../kit/html/form.tsx'
import { type Answer, type App, type Ctx, form, NOT_FOUND, page } from '../kit/http/route.ts'
import type { Workers } from '../kit/workers.ts'
import type { ActCode } from '../ledger/acts.ts'
import { readPrintedAnchor } from '../ledger/bundle.ts'
import type { LedgerRow } from '../ledger/tables.ts'
import { staff } from '../office/guard.ts'
import type { Signed } from '../office/session.ts'
import { visibleKinds } from '../paper/access.ts'
import { findQuestion } from '../petition/store.ts'
import { answerFinding, makeFinding } from './acts.ts'
import { supervisionBundle } from './bundle.ts'
import { isSealed } from './finding.ts'
import { followRoutes } from './follow.routes.ts'
import { findingAnswerForm, findingForm } from './form.ts'
import { AnchorPage } from './ledger.pages.tsx'
import { noteRoutes } from './note.routes.ts'
import { SupervisionPage } from './pages.tsx'
import { supervisionPath } from './paths.ts'
import { actorTitles, actsUsed, changes, findFinding, headsOf, listFindings, verifyCommune } from './store.ts'
import { visitRoutes } from './visit.routes.ts'
import { findVisit, listVisits } from './visit.store.ts'
import { visitWords } from './visit.words.ts'
import { actsOfFilter } from './words.ts'

type Staff = Ctx<Signed>
const PER_PAGE = 50

export function supervisionRoutes(app: App, workers: Workers): void {
  visitRoutes(app)
  followRoutes(app)
  noteRoutes(app)
  const read = staff('supervision.read')

  page(app, '/xa/:commune/giam-sat', read, (ctx) => shown(ctx, NEW_FORM))
  form(
    app,
    '/xa/:commune/giam-sat',
    staff('supervision.write'),
    findingForm,
    (ctx, input) =>
      ctx.act(
        (trx) => makeFinding(trx, ctx.who.by, input),
        ({ id }) => `${supervisionPath(ctx.scope)}#kn-${id}`,
      ),
    (ctx, state) => shown(ctx, state),
  )
  form(
    app,
    '/xa/:commune/giam-sat/:finding/tra-loi',
    staff('supervision.answer'),
    findingAnswerForm,
    (ctx, input) => {
      const finding = ctx.params.finding ?? ''
      return ctx.act(
        (trx) => answerFinding(trx, ctx.who.by, { finding, text: input.text }),
        () => `${supervisionPath(ctx.scope)}#kn-${finding}`,
      )
    },
    async (ctx, state) =>
      (await findFinding(ctx.read, ctx.scope, ctx.params.finding ?? ''))
        ? shown(ctx, state, ctx.params.finding)
        : NOT_FOUND,
  )
  page(app, '/xa/:commune/giam-sat/moc-neo', read, anchorPage)
  page(app, '/xa/:commune/giam-sat/goi-kiem-tra', read, async (ctx) => ({
    bytes: supervisionBundle(ctx.db, workers, {
      commune: ctx.scope,
      kinds: visibleKinds(ctx.who.rights),
      now: ctx.clock.now(),
    }),
    type: 'application/zip',
    name: `goi-kiem-tra-${ctx.scope}-${ctx.clock.today()}.zip`,
  }))
}

async function anchorPage(ctx: Staff): Promise<Answer> {
  const heads = await headsOf(ctx.read, ctx.scope)
  const at = instantText(ctx.clock.now())
  const { dang } = ctx.query
  if (dang === undefined) return h(AnchorPage, { who: ctx.who, heads, at })
  if (dang !== 'json') return NOT_FOUND
  return {
    bytes: `${JSON.stringify(
      heads.map((head) => ({ commune: ctx.scope, ...head })),
      null,
      1,
    )}\n`,
    type: 'application/json',
    name: `moc-neo-${ctx.scope}-${ctx.clock.today()}.json`,
  }
}

/** Who came and went changes nothing; asked for, they are shown like every act. */
const COMINGS = ['session.signed_in', 'session.signed_out'] as const satisfies readonly ActCode[]

async function shown(ctx: Staff, state: FormState, answering?: string): Promise<Answer> {
  const { read, scope } = ctx
  const findings = await listFindings(read, scope)
  const asked = actsOfFilter(ctx.query.viec)
  const before = /^[1-9]\d{0,8}$/.test(ctx.query.truoc ?? '') ? Number(ctx.query.truoc) : undefined
  const rows = await changes(read, scope, {
    ...(asked === undefined ? { without: COMINGS } : { acts: asked }),
    ...(before === undefined ? {} : { before }),
    limit: PER_PAGE + 1,
  })
  const listed = rows.slice(0, PER_PAGE)
  const { typed, anchor } = anchorOf(ctx)
  const conferences = await listConferences(read, scope)
  return h(SupervisionPage, {
    who: ctx.who,
    findings,
    questions: await questionWords(
      ctx,
      findings.flatMap((finding) => finding.question_id ?? []),
    ),
    conferences: conferences.map((each) => ({ id: each.id, title: each.title })),
    about: await aboutOf(ctx, state),
    visit: await visitOf(ctx, state),
    visits: new Map(
      (await listVisits(read, scope)).flatMap((visit) =>
        visit.findings.map((finding) => [finding, { id: visit.id, words: visitWords(visit) }] as const),
      ),
    ),
    titles: await actorTitles(read, scope, [
      ...listed.map((row) => row.actor),
      ...findings.flatMap((finding) => [finding.by_person, finding.answer?.by_person ?? finding.by_person]),
    ]),
    rows: listed,
    links: await linksOf(ctx, listed, new Set(conferences.map((each) => each.id))),
    filter: asked === undefined ? undefined : ctx.query.viec,
    acts: await actsUsed(read, scope),
    older: rows.length > PER_PAGE ? String(listed.at(-1)?.seq) : undefined,
    newest: before === undefined,
    heads: await headsOf(read, scope),
    verified: ctx.query['kiem-tra'] === undefined ? undefined : await verifyCommune(read, scope, anchor),
    anchor: typed === '' ? undefined : { typed, readable: anchor !== undefined },
    state,
    answering,
  })
}

function anchorOf(ctx: Staff) {
  const typed = ctx.query['kiem-tra'] === undefined ? '' : (ctx.query.moc ?? '').trim().slice(0, 100)
  return { typed, anchor: typed === '' ? undefined : readPrintedAnchor(typed) }
}

/** The question a new finding is about: of the address, or as typed before. */
async function aboutOf(ctx: Staff, state: FormState) {
  const typed = state.values.question
  const id = (typeof typed === 'string' && typed) || ctx.query['noi-dung']
  const row = id ? await findQuestion(ctx.read, ctx.scope, id) : undefined
  return row && { id: row.id, conference: row.conference_id, text: row.text }
}

/** The visit a new finding comes of: of the address, or as sent before. */
async function visitOf(ctx: Staff, state: FormState) {
  const sent = state.values.visit
  const id = (typeof sent === 'string' && sent) || ctx.query.dot
  const visit = id ? await findVisit(ctx.read, ctx.scope, id) : undefined
  return visit && { id: visit.id, conference: visit.conference_id, words: visitWords(visit) }
}

async function questionWords(ctx: Staff, ids: readonly string[]) {
  const words = new Map<string, { code: string; text: string }>()
  for (const id of new Set(ids)) {
    const row = await findQuestion(ctx.read, ctx.scope, id)
    if (row) words.set(id, { code: row.code, text: row.text })
  }
  return words
}

/** Addresses of the records these entries are about; what is in a restricted register is no record here. */
async function linksOf(
  ctx: Staff,
  rows: readonly LedgerRow[],
  conferences: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  const subjects = [...new Set(rows.filter((row) => !isSealed(row.act)).map((row) => row.subject))]
  if (subjects.length === 0) return new Map()
  const base = `/xa/${ctx.scope}`
  const questions = await ctx.read
    .selectFrom('question')
    .select('id')
    .where('commune_id', '=', ctx.scope)
    .where('id', 'in', subjects)
    .execute()
  const papers = await ctx.read
    .selectFrom('paper')
    .select('id')
    .where('commune_id', '=', ctx.scope)
    .where('id', 'in', subjects)
    .execute()
  return new Map([
    ...subjects.filter((id) => conferences.has(id)).map((id) => [id, `${base}/hoi-nghi/${id}`] as const),
    ...questions.map(({ id }) => [id, `${base}/y-kien/${id}`] as const),
    ...papers.map(({ id }) => [id, `${base}/van-ban/${id}`] as const),
  ])
}
