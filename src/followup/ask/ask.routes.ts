// HTTP of the village head's page: the answered questions of the own village, one tap each.
import { h } from 'preact'
import { z } from 'zod'
import { type FormState, NEW_FORM } from '../../kit/html/form.tsx'
import { type Answer, type App, type Ctx, form, page } from '../../kit/http/route.ts'
import { staff } from '../../office/guard.ts'
import type { Signed } from '../../office/session.ts'
import { visibleTo } from '../../petition/scope.ts'
import { satisfactionForm } from '../form.ts'
import { hearPerson } from './ask.acts.ts'
import { AskPage, askPath } from './ask.pages.tsx'
import { answeredOf } from './ask.store.ts'

type Staff = Ctx<Signed>

const wordForm = satisfactionForm.extend({
  question: z.string({ error: 'Hãy chọn nội dung.' }).min(1, 'Hãy chọn nội dung.').max(80),
  again: z.literal('co').optional(),
})

export function askRoutes(app: App): void {
  const guard = staff('petition.collect')
  page(app, '/xa/:commune/hoi-hai-long', guard, (ctx) => shown(ctx, NEW_FORM))
  form(
    app,
    '/xa/:commune/hoi-hai-long',
    guard,
    wordForm,
    (ctx, input) =>
      ctx.act(
        (trx) =>
          hearPerson(trx, ctx.who.by, visibleTo(ctx.who), {
            question: input.question,
            satisfied: input.satisfied === 'co',
            reason: input.reason,
            again: input.again === 'co',
          }),
        () => `${askPath(ctx.scope)}?da=${encodeURIComponent(input.question)}`,
      ),
    shown,
  )
}

async function shown(ctx: Staff, state: FormState): Promise<Answer> {
  const rows = await answeredOf(ctx.read, ctx.scope, visibleTo(ctx.who), ctx.clock.today())
  const { question } = state.values
  return h(AskPage, {
    who: ctx.who,
    rows,
    state,
    failed: typeof question === 'string' ? question : undefined,
    done: rows.some((row) => row.question.id === ctx.query.da) ? ctx.query.da : undefined,
  })
}
