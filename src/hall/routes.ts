// HTTP of the day: control page, desk, speeches, matters sent in before, the chair's screen, the hall's screen.
import { h } from 'preact'
import { z } from 'zod'
import { findConference } from '../conference/store.ts'
import { instantText } from '../kit/clock.ts'
import { renderFragment } from '../kit/html/context.tsx'
import type { FormState } from '../kit/html/form.tsx'
import { type LiveHub, live, type Watched } from '../kit/http/live.ts'
import { type Answer, type App, type Ctx, type FormCtx, form, NOT_FOUND, page } from '../kit/http/route.ts'
import type { Problem, Result } from '../kit/result.ts'
import { err } from '../kit/result.ts'
import { ledgerVersion } from '../ledger/ledger.ts'
import { staff } from '../office/guard.ts'
import type { Signed } from '../office/session.ts'
import { listUnits } from '../office/store.ts'
import { regulationOf } from '../regulation/adopted.ts'
import { attend, type Comer, voidAttendance } from './attendance.acts.ts'
import { ChairPage, speakerOf } from './chair.page.tsx'
import { CollectedPage } from './collected.page.tsx'
import { ControlPage } from './control.page.tsx'
import { DeskPage } from './desk.page.tsx'
import {
  attendForm,
  bulkForm,
  disposeForm,
  momentForm,
  moveForm,
  oneTapForm,
  queueForm,
  recordForm,
  refuseForm,
} from './form.ts'
import { earlierMatters, mattersOf } from './matters.store.ts'
import { recordMoment } from './moments.acts.ts'
import { type Again, dayPath } from './parts.tsx'
import { decideMany, recordSpeech, redecide } from './record.acts.ts'
import { Screen, ScreenPage } from './screen.page.tsx'
import { endSpeech, moveSpeech, queueSpeech, refuseSpeech, startSpeech } from './speech.acts.ts'
import { SpeechPage } from './speech.page.tsx'
import { type Day, findDay, findSpeech } from './store.ts'

type Staff = Ctx<Signed>

const BASE = '/xa/:commune/hoi-nghi/:id/ngay'
const NOTHING = z.object({})

function id(ctx: Pick<Staff, 'params'>): string {
  return ctx.params.id ?? ''
}

function path(ctx: Staff, part = '', session?: number): string {
  const buoi = session === undefined || session === 1 ? '' : `?buoi=${session}`
  return `${dayPath(ctx.who.commune.id, id(ctx), part)}${buoi}`
}

/** The day of the conference in the address, in the session asked for. */
async function dayFor(
  ctx: Pick<Staff, 'read' | 'who' | 'clock' | 'query' | 'params'>,
  session?: string | readonly string[],
): Promise<Day | undefined> {
  const asked = Number(typeof session === 'string' ? session : ctx.query.buoi)
  return findDay(
    ctx.read,
    ctx.who.commune.id,
    id(ctx),
    ctx.clock.today().toString(),
    Number.isInteger(asked) ? asked : undefined,
  )
}

async function rulesOf(ctx: Staff, day: Day) {
  return {
    regulation: await regulationOf(ctx.read, ctx.who.commune.id, day.conference.regulation_version_id),
    units: await listUnits(ctx.read, ctx.who.commune.id),
    now: instantText(ctx.clock.now()),
  }
}

async function controlPage(ctx: Staff, again?: Again): Promise<Answer> {
  const day = await dayFor(ctx, again?.state.values.session)
  if (!day) return NOT_FOUND
  return h(ControlPage, { who: ctx.who, day, again, ...(await rulesOf(ctx, day)) })
}

async function deskPage(ctx: Staff, again?: Again): Promise<Answer> {
  const day = await dayFor(ctx, again?.state.values.session)
  if (!day) return NOT_FOUND
  return h(DeskPage, { who: ctx.who, day, again, typed: ctx.query.tim ?? '' })
}

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
  const matters = (await mattersOf(ctx.read, ctx.who.commune.id, id(ctx))).filter(
    (matter) => matter.channel !== 'truc_tiep' && matter.level === 'commune',
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

async function chairPage(ctx: Staff, again?: Again): Promise<Answer> {
  const day = await dayFor(ctx)
  if (!day) return NOT_FOUND
  const commune = ctx.who.commune.id
  const speaker = speakerOf(day)
  const matters = (await mattersOf(ctx.read, commune, id(ctx))).filter(
    (matter) =>
      matter.channel === 'truc_tiep' &&
      matter.duplicateOf === null &&
      !matter.splitOff &&
      matter.disposition === null,
  )
  const earlier = speaker
    ? await earlierMatters(ctx.read, commune, id(ctx), { name: speaker.name, village: speaker.village })
    : []
  return h(ChairPage, { who: ctx.who, day, again, speaker, matters, earlier, ...(await rulesOf(ctx, day)) })
}

async function screenPage(ctx: Staff): Promise<Answer> {
  const day = await dayFor(ctx)
  if (!day) return NOT_FOUND
  const at = `${ctx.request.url.split('?')[0]}/truc-tiep${day.session === undefined ? '' : `?buoi=${day.session}`}`
  return h(ScreenPage, { day, now: instantText(ctx.clock.now()), live: at })
}

/** The screen's content for all who watch it: one drawing for each session and language. */
async function watchedScreen(ctx: Staff): Promise<Watched | undefined> {
  const day = await dayFor(ctx)
  if (!day) return undefined
  const { read, clock, ui, query } = ctx
  const at = { read, clock, query, who: ctx.who, params: ctx.params }
  return {
    key: `man-hinh ${ctx.scope} ${id(ctx)} ${query.buoi ?? ''} ${ui.lang}`,
    draw: async () => {
      const now = await dayFor(at)
      return now && renderFragment(ui, h(Screen, { day: now, now: instantText(clock.now()) }))
    },
  }
}

/** A word that changes with every act of the commune: the pages of the day fetch themselves anew. */
async function watchedChanges(ctx: Staff): Promise<Watched | undefined> {
  if (!(await findConference(ctx.read, ctx.scope, id(ctx)))) return undefined
  const { read, scope } = ctx
  return {
    key: `thay-doi ${scope}`,
    draw: () => ledgerVersion(read, scope),
  }
}

/** The same page again with what was typed in one of its forms. */
function again(show: (ctx: Staff, again: Again) => Promise<Answer>, name: string | ((ctx: Staff) => string)) {
  return (ctx: Staff, state: FormState) =>
    show(ctx, { form: typeof name === 'string' ? name : name(ctx), state })
}

const GONE: Problem = { message: 'Không tìm thấy.', status: 404 }

/** Runs an act on a speech of the conference in the address; a speech of another one is not found. */
async function onSpeech<T>(
  ctx: FormCtx<Signed>,
  work: Parameters<typeof ctx.act<T>>[0],
  to: string,
): ReturnType<typeof ctx.act<T>> {
  const speech = await findSpeech(ctx.read, ctx.who.commune.id, ctx.params.speech ?? '')
  if (!speech || speech.conference_id !== id(ctx)) return err(GONE)
  return ctx.act(work, () => to)
}

export function hallRoutes(app: App, hub: LiveHub): void {
  const read = staff('hall.read')
  const run = staff('hall.run')
  const dispose = staff('hall.dispose')
  page(app, BASE, read, (ctx) => controlPage(ctx))
  page(app, `${BASE}/diem-danh`, run, (ctx) => deskPage(ctx))
  page(app, `${BASE}/phat-bieu/:speech`, read, (ctx) => speechPage(ctx))
  page(app, `${BASE}/y-kien`, dispose, (ctx) => collectedPage(ctx))
  page(app, `${BASE}/chu-tri`, dispose, (ctx) => chairPage(ctx))
  page(app, '/xa/:commune/hoi-nghi/:id/man-hinh', read, screenPage)
  live(app, '/xa/:commune/hoi-nghi/:id/man-hinh/truc-tiep', read, hub, watchedScreen)
  live(app, `${BASE}/thay-doi`, read, hub, watchedChanges)

  form(
    app,
    `${BASE}/dien-bien`,
    run,
    momentForm,
    (ctx, input) =>
      ctx.act(
        (trx) => recordMoment(trx, ctx.who.by, { conference: id(ctx), ...input }),
        () => path(ctx, '', input.session),
      ),
    again(controlPage, 'dien-bien'),
  )
  form(
    app,
    `${BASE}/diem-danh`,
    run,
    attendForm,
    (ctx, { session, ...who }) =>
      ctx.act(
        (trx) => attend(trx, ctx.who.by, { conference: id(ctx), session, who: who satisfies Comer }),
        () => path(ctx, 'diem-danh', session),
      ),
    (ctx, state) => deskPage(ctx, { form: String(state.values.type ?? ''), state }),
  )
  form(
    app,
    `${BASE}/diem-danh/:attendance/bo`,
    run,
    NOTHING,
    (ctx) =>
      ctx.act(
        (trx) =>
          voidAttendance(trx, ctx.who.by, { conference: id(ctx), attendance: ctx.params.attendance ?? '' }),
        () => path(ctx, 'diem-danh'),
      ),
    again(deskPage, 'bo'),
  )
  speechRoutes(app)
  decisionRoutes(app)
}

function speechRoutes(app: App): void {
  const run = staff('hall.run')
  form(
    app,
    `${BASE}/phat-bieu`,
    run,
    queueForm,
    (ctx, input) => {
      const who =
        input.registration === null
          ? { name: input.name ?? '', village: input.village, address: input.address }
          : { registration: input.registration }
      return ctx.act(
        (trx) => queueSpeech(trx, ctx.who.by, { conference: id(ctx), session: input.session, who }),
        () => `${path(ctx, '', input.session)}#cho`,
      )
    },
    again(controlPage, 'hang-doi'),
  )
  const speech = (ctx: Staff) => ctx.params.speech ?? ''
  form(
    app,
    `${BASE}/phat-bieu/:speech/bat-dau`,
    run,
    NOTHING,
    (ctx) => onSpeech(ctx, (trx) => startSpeech(trx, ctx.who.by, { speech: speech(ctx) }), path(ctx)),
    again(controlPage, 'hang-doi'),
  )
  form(
    app,
    `${BASE}/phat-bieu/:speech/ket-thuc`,
    run,
    NOTHING,
    (ctx) => onSpeech(ctx, (trx) => endSpeech(trx, ctx.who.by, { speech: speech(ctx) }), path(ctx)),
    again(controlPage, 'hang-doi'),
  )
  form(
    app,
    `${BASE}/phat-bieu/:speech/thu-tu`,
    run,
    moveForm,
    (ctx, { move }) =>
      onSpeech(ctx, (trx) => moveSpeech(trx, ctx.who.by, { speech: speech(ctx), move }), `${path(ctx)}#cho`),
    again(controlPage, 'hang-doi'),
  )
  form(
    app,
    `${BASE}/phat-bieu/:speech/tu-choi`,
    run,
    refuseForm,
    (ctx, { ground }) =>
      onSpeech(ctx, (trx) => refuseSpeech(trx, ctx.who.by, { speech: speech(ctx), ground }), path(ctx)),
    again(controlPage, 'tu-choi'),
  )
  form(
    app,
    `${BASE}/phat-bieu/:speech`,
    run,
    recordForm,
    (ctx, { _version, ...input }) =>
      onSpeech(
        ctx,
        (trx) => recordSpeech(trx, ctx.who.by, { ...input, speech: speech(ctx), version: _version }),
        input.end ? path(ctx) : path(ctx, `phat-bieu/${speech(ctx)}`),
      ),
    again(speechPage, 'ghi'),
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
        path(ctx, `phat-bieu/${speech(ctx)}`),
      ),
    again(speechPage, (ctx) => `sua-${ctx.params.question}`),
  )
}

function decisionRoutes(app: App): void {
  const dispose = staff('hall.dispose')
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
