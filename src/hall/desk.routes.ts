// HTTP of the desk at the door: who came, by list, by code, by name or by count.
import { h } from 'preact'
import { type Answer, type App, form, NOT_FOUND, page } from '../kit/http/route.ts'
import { staff } from '../office/guard.ts'
import { type Attending, attend, type Comer, voidAttendance } from './attendance.acts.ts'
import { DeskPage } from './desk.page.tsx'
import { isList } from './expected.ts'
import { attendForm, scanForm, voidForm } from './form.ts'
import type { Again } from './parts.tsx'
import { attendByCode, comerOf } from './scan.acts.ts'
import { scanned } from './scan.ts'
import { again, BASE, dayFor, id, path, type Staff } from './web.ts'

async function deskPage(ctx: Staff, again?: Again): Promise<Answer> {
  const day = await dayFor(ctx, again?.state.values.session)
  if (!day) return NOT_FOUND
  const { tim = '', loai, vua, trung } = ctx.query
  const code = scanned(tim)
  return h(DeskPage, {
    who: ctx.who,
    day,
    again,
    typed: tim,
    list: isList(loai) ? loai : undefined,
    byCode:
      code.type === 'code' ? await comerOf(ctx.read, ctx.who.commune.id, id(ctx), code.code) : undefined,
    last: vua ? { id: vua, already: trung !== undefined } : undefined,
  })
}

/** Back to the desk, which says what it just did. */
function deskAfter(ctx: Staff, session: number) {
  return (done: Attending) => {
    const base = path(ctx, 'diem-danh', session)
    return `${base}${base.includes('?') ? '&' : '?'}vua=${done.id}${done.already ? '&trung=1' : ''}`
  }
}

export function deskRoutes(app: App): void {
  const run = staff('hall.run')
  page(app, `${BASE}/diem-danh`, run, (ctx) => deskPage(ctx))
  form(
    app,
    `${BASE}/diem-danh`,
    run,
    attendForm,
    (ctx, { session, ...who }) =>
      ctx.act(
        (trx) => attend(trx, ctx.who.by, { conference: id(ctx), session, who: who satisfies Comer }),
        deskAfter(ctx, session),
      ),
    (ctx, state) => deskPage(ctx, { form: String(state.values.type ?? ''), state }),
  )
  form(
    app,
    `${BASE}/diem-danh/quet`,
    run,
    scanForm,
    (ctx, { session, code }) =>
      ctx.act(
        (trx) => attendByCode(trx, ctx.who.by, { conference: id(ctx), session, code }),
        deskAfter(ctx, session),
      ),
    again(deskPage, 'quet'),
  )
  form(
    app,
    `${BASE}/diem-danh/:attendance/bo`,
    run,
    voidForm,
    (ctx, { session }) =>
      ctx.act(
        (trx) =>
          voidAttendance(trx, ctx.who.by, { conference: id(ctx), attendance: ctx.params.attendance ?? '' }),
        () => path(ctx, 'diem-danh', session),
      ),
    again(deskPage, 'bo'),
  )
}
