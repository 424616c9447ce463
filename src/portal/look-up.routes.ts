// HTTP of looking up by code, of receipts, and of the word about an answer. Guessing codes is slowed down.
import { h } from 'preact'
import { type FormState, NEW_FORM } from '../kit/html/form.tsx'
import { type App, form, NOT_FOUND, page, type Visit } from '../kit/http/route.ts'
import { parseCode } from '../petition/code.ts'
import { rateAnswer } from './acts.ts'
import { ratingForm } from './form.ts'
import { citizen, everybody } from './guard.ts'
import { type Asking, LookUpPage } from './look-up.pages.tsx'
import { communeOfCode, findByCode } from './look-up.store.ts'
import type { Here } from './routes.ts'
import { ReceiptPage } from './send.pages.tsx'
import { own, shared } from './send.ts'
import { address, portalPath, spelt } from './shell.tsx'
import { currentSendTo } from './store.ts'
import { portalWords } from './words.ts'

const LOOK_UPS = { max: 10, timeWindow: '1 minute' }
/** Shown once after sending; a hall full of people may share one line. */
const RECEIPTS = { max: 60, timeWindow: '1 minute' }

export function lookUpRoutes(app: App): void {
  const finding = limiter(app, LOOK_UPS)
  const lookUps = limiter(app, LOOK_UPS)
  const receipts = limiter(app, RECEIPTS)

  page(app, '/tra-cuu', everybody, async (ctx) => {
    const typed = ctx.query.ma ?? ''
    const read = parseCode(typed)
    const show = (asking: Asking) =>
      own(
        ctx,
        h(LookUpPage, {
          commune: undefined,
          typed,
          asking,
          found: undefined,
          state: NEW_FORM,
          sendTo: undefined,
        }),
      )
    if (typed.trim() === '') return show('nothing')
    if (read.state !== 'code') return show(read.state)
    if (await finding(ctx)) return show('too_many')
    const commune = await communeOfCode(ctx.read, read.code)
    if (commune === undefined) return show('unknown')
    return { redirect: address(portalPath(commune, '/tra-cuu'), ctx.ui.lang, { ma: read.code }) }
  })

  page(app, '/cong/:commune/tra-cuu', citizen, async (ctx) => {
    const typed = ctx.query.ma ?? ''
    const read = parseCode(typed)
    if (typed.trim() === '') return shared(ctx, await lookUpPage(ctx, { typed, asking: 'nothing' }))
    if (read.state !== 'code') return own(ctx, await lookUpPage(ctx, { typed, asking: read.state }))
    if (await lookUps(ctx)) return own(ctx, await lookUpPage(ctx, { typed, asking: 'too_many' }))
    return own(ctx, await lookUpPage(ctx, { typed, asking: 'unknown', code: read.code }))
  })

  form(
    app,
    '/cong/:commune/tra-cuu/:code/hai-long',
    citizen,
    ratingForm,
    (ctx, input) => {
      const code = codeOf(ctx)
      return ctx.act(
        (trx) => rateAnswer(trx, ctx.who.by, code, input),
        () => address(portalPath(ctx.scope, '/tra-cuu'), ctx.ui.lang, { ma: code }),
      )
    },
    async (ctx, state) => {
      const code = codeOf(ctx)
      if (!(await findByCode(ctx.read, ctx.scope, code, ctx.clock.today()))) return NOT_FOUND
      return own(ctx, await lookUpPage(ctx, { typed: code, asking: 'unknown', code, state }))
    },
    { rateLimit: LOOK_UPS },
  )

  page(app, '/cong/:commune/bien-nhan/:code', citizen, async (ctx) => {
    if (await receipts(ctx)) {
      ctx.reply.status(429)
      return own(ctx, await lookUpPage(ctx, { typed: '', asking: 'too_many' }))
    }
    const found = await findByCode(ctx.read, ctx.scope, codeOf(ctx), ctx.clock.today())
    if (!found) return NOT_FOUND
    const { commune } = ctx.who
    return own(ctx, h(ReceiptPage, { commune, found, sendTo: await sendToOf(ctx) }))
  })
}

/** Whether this address has asked too often; then the answer is 429. */
function limiter(app: App, limit: { readonly max: number; readonly timeWindow: string }) {
  let check: ReturnType<App['createRateLimit']> | undefined
  return async (ctx: Visit): Promise<boolean> => {
    check ??= app.createRateLimit({ ...limit })
    const outcome = await check(ctx.request)
    const over = !outcome.isAllowed && outcome.isExceeded
    if (over) ctx.reply.status(429).header('retry-after', '60')
    return over
  }
}

function codeOf(ctx: Here): string {
  const read = parseCode(ctx.params.code ?? '')
  return read.state === 'code' ? read.code : ''
}

async function sendToOf(ctx: Here): Promise<string | undefined> {
  const conference = await currentSendTo(ctx.read, ctx.scope, ctx.clock.today())
  return conference && portalPath(ctx.scope, `/hoi-nghi/${encodeURIComponent(conference)}/gui-y-kien`)
}

interface Asked {
  readonly typed: string
  readonly asking: Asking
  readonly code?: string
  readonly state?: FormState
}

async function lookUpPage(ctx: Here, asked: Asked) {
  const found =
    asked.code === undefined
      ? undefined
      : await findByCode(ctx.read, ctx.scope, asked.code, ctx.clock.today())
  return h(LookUpPage, {
    commune: ctx.who.commune,
    typed: asked.typed,
    asking: found ? 'nothing' : asked.asking,
    found,
    state: spelt(portalWords(ctx.ui.lang), asked.state ?? NEW_FORM),
    sendTo: await sendToOf(ctx),
  })
}
