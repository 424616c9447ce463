// HTTP of what one follows: a private list of whoever supervises and reads the opinions.
import { h } from 'preact'
import { z } from 'zod'
import { type FormState, NEW_FORM } from '../kit/html/form.tsx'
import { type Answer, type App, type Ctx, form, page } from '../kit/http/route.ts'
import { err } from '../kit/result.ts'
import { optionalText } from '../office/form.ts'
import { staff } from '../office/guard.ts'
import type { Signed } from '../office/session.ts'
import { listUnits } from '../office/store.ts'
import { questionByCode } from './code.ts'
import { FollowPage } from './follow.pages.tsx'
import { follow, followed, lookedAtAll, unfollow } from './follow.store.ts'
import { supervisionPath } from './paths.ts'

type Staff = Ctx<Signed>

const URL = '/xa/:commune/giam-sat/theo-doi'

const question = z.string().max(80).optional().default('')
const followForm = z.object({ question, code: optionalText(40) })
const markForm = z.object({ question })

export function followRoutes(app: App): void {
  const guard = staff('supervision.read')
  page(app, URL, guard, (ctx) => shown(ctx, NEW_FORM))
  form(
    app,
    URL,
    guard,
    followForm,
    (ctx, input) =>
      ctx.act(
        async (trx) => {
          if (input.question) return follow(trx, ctx.who.by, input.question)
          if (!input.code)
            return err({ field: 'code', message: 'Hãy gõ mã biên nhận của nội dung cần theo dõi.' })
          const found = await questionByCode(trx, ctx.scope, input.code)
          return found.ok ? follow(trx, ctx.who.by, found.value) : found
        },
        () => supervisionPath(ctx.scope, 'theo-doi'),
      ),
    shown,
  )
  form(
    app,
    `${URL}/da-xem`,
    guard,
    markForm,
    (ctx, input) =>
      ctx.act(
        (trx) => (input.question ? follow(trx, ctx.who.by, input.question) : lookedAtAll(trx, ctx.who.by)),
        () => supervisionPath(ctx.scope, 'theo-doi'),
      ),
    shown,
  )
  form(
    app,
    `${URL}/thoi`,
    guard,
    markForm,
    (ctx, input) =>
      ctx.act(
        (trx) => unfollow(trx, ctx.who.by, input.question),
        () => supervisionPath(ctx.scope, 'theo-doi'),
      ),
    shown,
  )
}

async function shown(ctx: Staff, state: FormState): Promise<Answer> {
  return h(FollowPage, {
    who: ctx.who,
    followed: await followed(ctx.read, ctx.scope, ctx.who.person),
    units: new Map((await listUnits(ctx.read, ctx.scope)).map((unit) => [unit.id, unit.name])),
    state,
  })
}
