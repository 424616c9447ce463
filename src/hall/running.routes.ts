// HTTP of how the day is run: agenda and breaks, devices and setting, who chairs, notes to the secretaries.
import { h } from 'preact'
import { z } from 'zod'
import { caseFollower } from '../followup/settle.acts.ts'
import { instantText } from '../kit/clock.ts'
import { type Answer, type App, form, NOT_FOUND, page } from '../kit/http/route.ts'
import { staff } from '../office/guard.ts'
import { addressesOf, type Listening, onlyHere } from './addresses.ts'
import { breakOff } from './break-off.acts.ts'
import { DevicesPage } from './devices.page.tsx'
import { agendaForm, breakOffForm, handOverForm, noteForm, settingForm } from './form.ts'
import type { Again } from './parts.tsx'
import { ProgrammePage } from './programme.page.tsx'
import {
  type AgendaEdit,
  changeAgenda,
  handOverChair,
  seeNote,
  setUpHall,
  writeNote,
} from './running.acts.ts'
import { chairPage, controlPage } from './shown.ts'
import { again, BASE, dayFor, id, path, type Staff } from './web.ts'

async function programmePage(ctx: Staff, again?: Again): Promise<Answer> {
  const day = await dayFor(ctx, again?.state.values.session)
  return day ? h(ProgrammePage, { who: ctx.who, day, again, now: instantText(ctx.clock.now()) }) : NOT_FOUND
}

function devicesPage(listening: Listening) {
  return async (ctx: Staff, again?: Again): Promise<Answer> => {
    const day = await dayFor(ctx)
    if (!day) return NOT_FOUND
    return h(DevicesPage, {
      who: ctx.who,
      day,
      again,
      addresses: addressesOf(listening),
      onlyHere: onlyHere(listening),
      secure: listening.secure,
      announced: day.conference.announcement !== null,
    })
  }
}

export function runningRoutes(app: App, listening: Listening): void {
  const either = staff('hall.run', 'hall.dispose')
  page(app, `${BASE}/chuong-trinh`, staff('hall.read'), (ctx) => programmePage(ctx))
  form(
    app,
    `${BASE}/chuong-trinh`,
    either,
    agendaForm,
    (ctx, input) =>
      ctx.act(
        (trx) => changeAgenda(trx, ctx.who.by, editOf(id(ctx), input)),
        () => path(ctx, 'chuong-trinh', input.session),
      ),
    again(programmePage, 'doi-chuong-trinh'),
  )
  form(
    app,
    `${BASE}/gian-doan`,
    either,
    breakOffForm,
    (ctx, input) =>
      ctx.act(
        (trx) => breakOff(trx, ctx.who.by, { conference: id(ctx), ...input }, [caseFollower]),
        () => path(ctx, 'chuong-trinh', input.session),
      ),
    again(programmePage, 'gian-doan'),
  )
  page(app, `${BASE}/thiet-bi`, either, (ctx) => devicesPage(listening)(ctx))
  form(
    app,
    `${BASE}/thiet-bi`,
    either,
    settingForm,
    (ctx, { _version, names, turn, warn, written }) =>
      ctx.act(
        (trx) =>
          setUpHall(trx, ctx.who.by, {
            conference: id(ctx),
            names,
            turnMinutes: turn,
            warnMinutes: warn,
            written,
            version: _version,
          }),
        () => path(ctx, 'thiet-bi'),
      ),
    again(devicesPage(listening), 'hien-thi'),
  )
  chairRoutes(app)
}

function editOf(conference: string, input: z.output<typeof agendaForm>): AgendaEdit {
  const { session, reason, minutes } = input
  const place = { conference, session, reason }
  switch (input.kind) {
    case 'them':
      return { ...place, kind: 'them', after: input.step, text: input.text ?? '', minutes }
    case 'bo':
      return { ...place, kind: 'bo', step: input.step ?? 0 }
    case 'doi':
      return { ...place, kind: 'doi', step: input.step ?? 0, minutes }
  }
}

function chairRoutes(app: App): void {
  const dispose = staff('hall.dispose')
  form(
    app,
    `${BASE}/giao-chu-tri`,
    dispose,
    handOverForm,
    (ctx, input) =>
      ctx.act(
        (trx) => handOverChair(trx, ctx.who.by, { conference: id(ctx), ...input }),
        () => path(ctx, 'chu-tri', input.session),
      ),
    again(chairPage, 'giao-chu-tri'),
  )
  form(
    app,
    `${BASE}/loi-nhan`,
    dispose,
    noteForm,
    (ctx, input) =>
      ctx.act(
        (trx) => writeNote(trx, ctx.who.by, { conference: id(ctx), ...input }),
        () => path(ctx, 'chu-tri', input.session),
      ),
    again(chairPage, 'loi-nhan'),
  )
  form(
    app,
    `${BASE}/loi-nhan/:note/da-xem`,
    staff('hall.run'),
    z.object({}),
    (ctx) =>
      ctx.act(
        (trx) => seeNote(trx, ctx.who.by, { conference: id(ctx), note: ctx.params.note ?? '' }),
        () => path(ctx),
      ),
    again(controlPage, 'loi-nhan'),
  )
}
