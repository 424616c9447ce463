// HTTP of handing over: who stands in for whom, what somebody holds, the sheet to sign.
import { h } from 'preact'
import { z } from 'zod'
import { instantText, parseDate } from '../../kit/clock.ts'
import { type FormState, NEW_FORM } from '../../kit/html/form.tsx'
import { type Answer, type App, type Ctx, form, NOT_FOUND, page } from '../../kit/http/route.ts'
import { endDeputy, nameDeputy } from '../../office/deputy.acts.ts'
import { deputiesOf } from '../../office/deputy.store.ts'
import { isActive } from '../../office/deputy.ts'
import { optionalText, text } from '../../office/form.ts'
import { staff } from '../../office/guard.ts'
import type { Signed } from '../../office/session.ts'
import { findPerson, listPeople } from '../../office/store.ts'
import { holdingsOf, ownerless } from './holdings.ts'
import { HandoverPage, HandoverSheet, handoverPath } from './pages.tsx'

const DATE = 'Ngày có dạng ngày/tháng/năm, ví dụ 05/9/2026.'

const day = (value: string, context: z.RefinementCtx): Temporal.PlainDate => {
  const date = parseDate(value)
  if (date) return date
  context.addIssue({ code: 'custom', message: DATE })
  return z.NEVER
}

const deputyForm = z.object({
  person: text('người vắng', 60),
  deputy: text('người làm thay', 60),
  kind: z.enum(['vang_mat', 'roi_nhiem_vu'], { error: 'Hãy chọn lý do.' }),
  from: text('ngày bắt đầu', 30).transform(day),
  to: optionalText(30).transform((value, context) => (value === null ? null : day(value, context))),
  reason: optionalText(300),
})

export function handoverRoutes(app: App): void {
  const guard = staff('office.manage', 'conference.write')

  const shown = async (ctx: Ctx<Signed>, state: FormState): Promise<Answer> => {
    const { read, scope } = ctx
    const asked = ctx.query.nguoi
    const person = asked ? await findPerson(read, scope, asked) : undefined
    if (asked && !person) return NOT_FOUND
    const today = ctx.clock.today()
    return h(HandoverPage, {
      who: ctx.who,
      people: await listPeople(read, scope),
      records: await deputiesOf(read, scope),
      ownerless: await ownerless(read, scope),
      chosen: person && { person, holdings: await holdingsOf(read, scope, person, today) },
      today,
      state,
    })
  }

  page(app, '/xa/:commune/ban-giao', guard, (ctx) => shown(ctx, NEW_FORM))
  form(
    app,
    '/xa/:commune/ban-giao',
    guard,
    deputyForm,
    (ctx, input) =>
      ctx.act(
        (trx) => nameDeputy(trx, ctx.who.by, input),
        () => handoverPath(ctx.scope),
      ),
    shown,
  )
  form(
    app,
    '/xa/:commune/ban-giao/:deputy/ket-thuc',
    guard,
    z.object({}),
    (ctx) =>
      ctx.act(
        (trx) => endDeputy(trx, ctx.who.by, ctx.params.deputy ?? ''),
        () => handoverPath(ctx.scope),
      ),
    shown,
  )
  page(app, '/xa/:commune/ban-giao/in', guard, async (ctx) => {
    const { read, scope } = ctx
    const person = await findPerson(read, scope, ctx.query.nguoi ?? ctx.who.person)
    if (!person) return NOT_FOUND
    const today = ctx.clock.today()
    const row = (await deputiesOf(read, scope)).find(
      (one) => one.person === person.id && isActive(one, today.toString()),
    )
    return h(HandoverSheet, {
      who: ctx.who,
      person,
      deputy: row && (await findPerson(read, scope, row.deputy)),
      holdings: await holdingsOf(read, scope, person, today),
      at: instantText(ctx.clock.now()),
    })
  })
}
