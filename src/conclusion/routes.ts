// HTTP of the conclusion: minutes with signatures, orders, issuing by the chair.

import { h } from 'preact'
import { calendarOf } from '../calendar/changes.store.ts'
import { NOTHING_MOVES } from '../calendar/moves.ts'
import { countedOn, countedWords } from '../calendar/office-hours.ts'
import { previewConclusion } from '../conference/dates.acts.ts'
import { roleWord } from '../conference/dates.routes.ts'
import { caseFollower } from '../followup/settle.acts.ts'
import { writtenOf } from '../hall/written.store.ts'
import { parseDate } from '../kit/clock.ts'
import { type FormState, NEW_FORM } from '../kit/html/form.tsx'
import { type Answer, type App, type Ctx, type FormCtx, form, NOT_FOUND, page } from '../kit/http/route.ts'
import { err } from '../kit/result.ts'
import { staff } from '../office/guard.ts'
import type { Signed } from '../office/session.ts'
import { latestPaper } from '../paper/store.ts'
import { AloudPage } from './aloud.page.tsx'
import { type Again, ConclusionPage } from './conclusion.page.tsx'
import { buildConclusion } from './conclusion.paper.ts'
import {
  issueForm,
  orderEditForm,
  orderForm,
  orderRemovalForm,
  policyForm,
  readingForm,
  signatureForm,
} from './form.ts'
import { issueConclusion } from './issue.acts.ts'
import { limitsOf, limitsWhenIssued } from './limits.ts'
import { MinutesPage } from './minutes.page.tsx'
import { buildMinutes, isComplete, minutesModel } from './minutes.paper.ts'
import { findMinutes, type Minutes } from './minutes.store.ts'
import { type Copy, heardOnly, missingSignatures } from './minutes.ts'
import { addOrder, editOrder, recordPolicyDocument, removeOrder } from './orders.acts.ts'
import { minutesDigest, recordReading, signMinutes } from './signatures.acts.ts'
import { findOrder } from './store.ts'
import type { WhenIssued } from './when.page.tsx'

type Staff = Ctx<Signed>

const BASE = '/xa/:commune/hoi-nghi/:id'

function id(ctx: Staff): string {
  return ctx.params.id ?? ''
}

function path(ctx: Staff, part: string): string {
  return `/xa/${ctx.who.commune.id}/hoi-nghi/${id(ctx)}/${part}`
}

async function minutesPage(ctx: Staff, state: FormState): Promise<Answer> {
  const commune = ctx.who.commune.id
  const minutes = await findMinutes(ctx.read, commune, id(ctx))
  if (!minutes) return NOT_FOUND
  const copy: Copy = ctx.query.ban === 'niem-yet' ? 'niem_yet' : 'day_du'
  const built = await buildMinutes(ctx.read, commune, id(ctx), copy, ctx.clock.today())
  return h(MinutesPage, {
    who: ctx.who,
    minutes,
    copy,
    model: built.ok ? built.value : undefined,
    problem: built.ok ? undefined : built.error,
    complete: isComplete(minutes),
    state,
    digest: minutesDigest(minutes, ctx.clock.today()),
    issued: await latestPaper(ctx.read, commune, id(ctx), 'bien_ban'),
  })
}

async function aloudPage(ctx: Staff): Promise<Answer> {
  const commune = ctx.who.commune.id
  const minutes = await findMinutes(ctx.read, commune, id(ctx))
  if (!minutes) return NOT_FOUND
  const built = await buildMinutes(ctx.read, commune, id(ctx), 'day_du', ctx.clock.today())
  if (!built.ok) return minutesPage(ctx, NEW_FORM)
  const written = await writtenOf(ctx.read, commune, id(ctx))
  const unseen = written.filter((one) => one.decision === null).length
  const heard = { ...minutes, voiced: heardOnly(minutes.voiced) }
  return h(AloudPage, {
    who: ctx.who,
    minutes,
    model: minutesModel(heard, 'day_du', ctx.clock.today()),
    unseen,
  })
}

async function conclusionPage(ctx: Staff, again?: Again): Promise<Answer> {
  const commune = ctx.who.commune.id
  const today = ctx.clock.today()
  const draft = await findMinutes(ctx.read, commune, id(ctx))
  if (!draft) return NOT_FOUND
  const built = await buildConclusion(ctx.read, commune, id(ctx), today)
  const calendar = await calendarOf(ctx.read, commune)
  const limits = limitsWhenIssued(draft.conference, draft.regulation, today, calendar)
  return h(ConclusionPage, {
    who: ctx.who,
    draft,
    limits: limits.ok ? limits.value : limitsOf([]),
    model: built.ok ? built.value : undefined,
    problem: built.ok ? undefined : built.error,
    today,
    when: await whenIssued(ctx, draft),
    counted:
      draft.issued &&
      countedWords(
        countedOn(
          Temporal.PlainDate.from(draft.issued.issued_on),
          Temporal.Instant.from(draft.issued.at),
          calendar,
          draft.regulation.counting.office_hours,
        ),
        'Ban hành',
      ),
    unsigned: missingSignatures(draft.signers, draft.signatures).map((one) => one.name),
    complete: isComplete(draft),
    again,
  })
}

/** The dates that move when issued on the day asked for, today without one; nothing once it is issued. */
async function whenIssued(ctx: Staff, draft: Minutes): Promise<WhenIssued | undefined> {
  const { conference } = draft
  if (draft.issued || !conference.end_date || !isComplete(draft)) return undefined
  const typed = ctx.query.khi ?? ''
  const found = typed === '' ? ctx.clock.today() : parseDate(typed)
  const on = found ?? ctx.clock.today()
  const units = new Map(draft.units.map((unit) => [unit.id, unit.name]))
  const words = { role: roleWord, unit: (id: string) => units.get(id) ?? id }
  if (!found)
    return { on, problem: `Không có ngày “${typed}”. Viết như 26/9/2025.`, replanned: NOTHING_MOVES, words }
  const hours = draft.regulation.counting.office_hours
  const calendar = await calendarOf(ctx.read, ctx.who.commune.id)
  const counted = countedOn(on, ctx.clock.now(), calendar, hours).date.toString()
  const planned = await previewConclusion(ctx.read, ctx.who.commune.id, conference, counted, [caseFollower])
  return planned.ok
    ? { on, problem: undefined, replanned: planned.value, words }
    : { on, problem: planned.error.message, replanned: NOTHING_MOVES, words }
}

function again(name: string | ((ctx: Staff) => string)) {
  return (ctx: Staff, state: FormState) =>
    conclusionPage(ctx, { form: typeof name === 'string' ? name : name(ctx), state })
}

/** Runs an act on an order of the conference in the address; another one's is not found. */
async function onOrder<T>(
  ctx: FormCtx<Signed>,
  work: Parameters<typeof ctx.act<T>>[0],
): ReturnType<typeof ctx.act<T>> {
  const order = await findOrder(ctx.read, ctx.who.commune.id, ctx.params.order ?? '')
  if (order?.conference_id !== id(ctx)) return err({ message: 'Không tìm thấy.', status: 404 })
  return ctx.act(work, () => path(ctx, 'ket-luan#giao-viec'))
}

export function conclusionRoutes(app: App): void {
  const write = staff('conclusion.write')
  page(app, `${BASE}/bien-ban`, write, (ctx) => minutesPage(ctx, NEW_FORM))
  page(app, `${BASE}/bien-ban/doc-lai`, write, (ctx) => aloudPage(ctx))
  form(
    app,
    `${BASE}/bien-ban/doc-lai`,
    write,
    readingForm,
    (ctx, input) =>
      ctx.act(
        (trx) => recordReading(trx, ctx.who.by, id(ctx), input),
        () => path(ctx, 'bien-ban'),
      ),
    minutesPage,
  )
  page(app, `${BASE}/ket-luan`, write, (ctx) => conclusionPage(ctx))
  form(
    app,
    `${BASE}/bien-ban/chu-ky`,
    write,
    signatureForm,
    (ctx, input) =>
      ctx.act(
        (trx) => signMinutes(trx, ctx.who.by, id(ctx), input),
        () => path(ctx, 'bien-ban'),
      ),
    minutesPage,
  )
  form(
    app,
    `${BASE}/ket-luan/giao-viec`,
    write,
    orderForm,
    (ctx, { question, helper, ...input }) =>
      ctx.act(
        (trx) => addOrder(trx, ctx.who.by, id(ctx), { ...input, questions: question, helpers: helper }),
        () => path(ctx, 'ket-luan#giao-viec'),
      ),
    again('moi'),
  )
  const order = (ctx: Staff) => ctx.params.order ?? ''
  form(
    app,
    `${BASE}/ket-luan/giao-viec/:order`,
    write,
    orderEditForm,
    (ctx, { question, helper, _version, ...input }) =>
      onOrder(ctx, (trx) =>
        editOrder(trx, ctx.who.by, {
          ...input,
          questions: question,
          helpers: helper,
          order: order(ctx),
          version: _version,
        }),
      ),
    again((ctx) => `sua-${order(ctx)}`),
  )
  form(
    app,
    `${BASE}/ket-luan/giao-viec/:order/bo`,
    write,
    orderRemovalForm,
    (ctx, { _version }) =>
      onOrder(ctx, (trx) => removeOrder(trx, ctx.who.by, { order: order(ctx), version: _version })),
    again((ctx) => `sua-${order(ctx)}`),
  )
  form(
    app,
    `${BASE}/ket-luan/giao-viec/:order/van-ban`,
    write,
    policyForm,
    (ctx, input) =>
      onOrder(ctx, (trx) => recordPolicyDocument(trx, ctx.who.by, { ...input, order: order(ctx) })),
    again((ctx) => `vb-${order(ctx)}`),
  )
  form(
    app,
    `${BASE}/ket-luan/ban-hanh`,
    staff('conclusion.issue'),
    issueForm,
    (ctx, input) =>
      ctx.act(
        (trx) => issueConclusion(trx, ctx.who.by, { conference: id(ctx), ...input }),
        () => path(ctx, 'ket-luan'),
      ),
    again('ban-hanh'),
  )
}
