// HTTP of turns to speak and what was said in them, and of what the chair does with each matter. The secretaries run the
// queue, and so does the chair, who decides the order.
import { h } from 'preact'
import { type Answer, type App, type FormCtx, form, NOT_FOUND, page } from '../kit/http/route.ts'
import type { Result } from '../kit/result.ts'
import { staff } from '../office/guard.ts'
import type { Signed } from '../office/session.ts'
import { CollectedPage } from './collected.page.tsx'
import {
  bulkForm,
  disposeForm,
  moveForm,
  oneTapForm,
  queueForm,
  recordForm,
  refuseForm,
  speakerForm,
  turnForm,
} from './form.ts'
import { mattersOf } from './matters.store.ts'
import type { Again } from './parts.tsx'
import { decideMany, recordSpeech, redecide } from './record.acts.ts'
import { chairPage, controlPage } from './shown.ts'
import {
  correctSpeaker,
  endSpeech,
  moveSpeech,
  queueRegistered,
  queueSpeech,
  refuseSpeech,
  startSpeech,
} from './speech.acts.ts'
import { SpeechPage } from './speech.page.tsx'
import { findSpeech } from './store.ts'
import { again, BASE, dayFor, id, onSpeech, path, rulesOf, type Staff } from './web.ts'

const UNNAMED = 'Người dân chưa rõ tên'

async function speechPage(ctx: Staff, again?: Again): Promise<Answer> {
  const speech = await findSpeech(ctx.read, ctx.who.commune.id, ctx.params.speech ?? '')
  if (!speech || speech.conference_id !== id(ctx)) return NOT_FOUND
  const day = await dayFor(ctx, String(speech.session))
  if (!day) return NOT_FOUND
  const matters = (await mattersOf(ctx.read, ctx.who.commune.id, id(ctx))).filter(
    (matter) => speech.submission_id !== null && matter.submission === speech.submission_id,
  )
  const known = day.speeches.find((one) => one.id === speech.id) ?? speech
  return h(SpeechPage, { who: ctx.who, day, again, speech: known, matters, ...(await rulesOf(ctx, day)) })
}

async function collectedPage(ctx: Staff, again?: Again): Promise<Answer> {
  const day = await dayFor(ctx)
  if (!day) return NOT_FOUND
  const unread = new Set(day.written.filter((one) => one.decision === null).map((one) => one.submission))
  const matters = (await mattersOf(ctx.read, ctx.who.commune.id, id(ctx))).filter(
    (matter) =>
      matter.channel !== 'truc_tiep' &&
      matter.speech === null &&
      matter.level === 'commune' &&
      !unread.has(matter.submission),
  )
  const village = day.villages.find((one) => one.id === ctx.query.thon)?.id
  return h(CollectedPage, {
    who: ctx.who,
    day,
    again,
    matters,
    village,
    undecided: ctx.query['tat-ca'] === undefined,
    ...(await rulesOf(ctx, day)),
  })
}

/** The page a form of the queue came from. */
function pageOf(name: string) {
  return (ctx: Staff, state: Again['state']) =>
    state.values.ve === 'chu-tri' && ctx.who.rights.has('hall.dispose')
      ? chairPage(ctx, { form: name, state })
      : controlPage(ctx, { form: name, state })
}

export function speechRoutes(app: App): void {
  const run = staff('hall.run')
  page(app, `${BASE}/phat-bieu/:speech`, staff('hall.read'), (ctx) => speechPage(ctx))
  form(
    app,
    `${BASE}/phat-bieu`,
    run,
    queueForm,
    (ctx, input) => {
      const to = () => `${path(ctx, '', input.session)}#cho`
      const place = { conference: id(ctx), session: input.session }
      if (input.all) return ctx.act((trx) => queueRegistered(trx, ctx.who.by, place), to)
      const who =
        input.registration === null
          ? { name: input.name ?? UNNAMED, village: input.village, address: input.address }
          : { registration: input.registration }
      return ctx.act((trx) => queueSpeech(trx, ctx.who.by, { ...place, who }), to)
    },
    again(controlPage, 'hang-doi'),
  )
  turnRoutes(app)
  recordRoutes(app)
  decisionRoutes(app)
}

function turnRoutes(app: App): void {
  const either = staff('hall.run', 'hall.dispose')
  const speech = (ctx: Staff) => ctx.params.speech ?? ''
  const back = (ctx: Staff, ve: 'chu-tri' | undefined, place = '') => `${path(ctx, ve)}${place}`
  form(
    app,
    `${BASE}/phat-bieu/:speech/bat-dau`,
    either,
    turnForm,
    (ctx, { ve }) =>
      onSpeech(ctx, (trx) => startSpeech(trx, ctx.who.by, { speech: speech(ctx) }), back(ctx, ve)),
    pageOf('thu-tu'),
  )
  form(
    app,
    `${BASE}/phat-bieu/:speech/ket-thuc`,
    either,
    turnForm,
    (ctx, { ve }) =>
      onSpeech(ctx, (trx) => endSpeech(trx, ctx.who.by, { speech: speech(ctx) }), back(ctx, ve)),
    pageOf('thu-tu'),
  )
  form(
    app,
    `${BASE}/phat-bieu/:speech/thu-tu`,
    either,
    moveForm,
    (ctx, { move, ve }) =>
      onSpeech(
        ctx,
        (trx) => moveSpeech(trx, ctx.who.by, { speech: speech(ctx), move }),
        back(ctx, ve, `#luot-${speech(ctx)}`),
      ),
    pageOf('thu-tu'),
  )
  form(
    app,
    `${BASE}/phat-bieu/:speech/tu-choi`,
    either,
    refuseForm,
    (ctx, { ground, ve }) =>
      onSpeech(ctx, (trx) => refuseSpeech(trx, ctx.who.by, { speech: speech(ctx), ground }), back(ctx, ve)),
    pageOf('tu-choi'),
  )
}

function recordRoutes(app: App): void {
  const run = staff('hall.run')
  const speech = (ctx: Staff) => ctx.params.speech ?? ''
  const own = (ctx: Staff) => path(ctx, `phat-bieu/${speech(ctx)}`)
  form(
    app,
    `${BASE}/phat-bieu/:speech`,
    run,
    recordForm,
    (ctx, { _version, ...input }) =>
      onSpeech(
        ctx,
        (trx) => recordSpeech(trx, ctx.who.by, { ...input, speech: speech(ctx), version: _version }),
        input.end ? path(ctx) : own(ctx),
      ),
    again(speechPage, 'ghi'),
  )
  form(
    app,
    `${BASE}/phat-bieu/:speech/nguoi`,
    run,
    speakerForm,
    (ctx, { _version, ...who }) =>
      onSpeech(
        ctx,
        (trx) => correctSpeaker(trx, ctx.who.by, { ...who, speech: speech(ctx), version: _version }),
        own(ctx),
      ),
    again(speechPage, 'nguoi'),
  )
  form(
    app,
    `${BASE}/phat-bieu/:speech/noi-dung/:question`,
    run,
    disposeForm,
    (ctx, { _version, text, ...decision }) =>
      onSpeech(
        ctx,
        (trx) =>
          redecide(trx, ctx.who.by, {
            speech: speech(ctx),
            version: _version,
            question: ctx.params.question ?? '',
            text,
            decision,
          }),
        own(ctx),
      ),
    again(speechPage, (ctx) => `sua-${ctx.params.question}`),
  )
}

function decisionRoutes(app: App): void {
  const dispose = staff('hall.dispose')
  page(app, `${BASE}/y-kien`, dispose, (ctx) => collectedPage(ctx))
  form(
    app,
    `${BASE}/y-kien`,
    dispose,
    bulkForm,
    (ctx, { question, ...decision }) => decide(ctx, question, decision, () => path(ctx, 'y-kien')),
    again(collectedPage, 'nhieu'),
  )
  form(
    app,
    `${BASE}/chu-tri/:question`,
    dispose,
    oneTapForm,
    (ctx, decision) => decide(ctx, [ctx.params.question ?? ''], decision, () => path(ctx, 'chu-tri')),
    again(chairPage, (ctx) => ctx.params.question ?? ''),
  )
}

function decide(
  ctx: FormCtx<Signed>,
  questions: readonly string[],
  decision: Parameters<typeof decideMany>[2]['decision'],
  to: () => string,
): Promise<Result<{ redirect: string }>> {
  return ctx.act((trx) => decideMany(trx, ctx.who.by, { conference: id(ctx), questions, decision }), to)
}
