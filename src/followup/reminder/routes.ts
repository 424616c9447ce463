// HTTP of reminders: the commune's steps and plan, a person's own wish.
import { h } from 'preact'
import { isWorkingDay } from '../../calendar/calendar.ts'
import { calendarOf } from '../../calendar/changes.store.ts'
import { type FormState, NEW_FORM } from '../../kit/html/form.tsx'
import { type Answer, type App, type Ctx, form, NOT_FOUND, page } from '../../kit/http/route.ts'
import { anyStaff, staff } from '../../office/guard.ts'
import type { Signed } from '../../office/session.ts'
import { findPerson, listPeople, listUnits } from '../../office/store.ts'
import { saveLadder, saveWish } from './acts.ts'
import { ladderForm, wishForm } from './form.ts'
import { MyRemindersPage, RemindersPage } from './pages.tsx'
import { plannedReminders, type ReminderParts } from './run.ts'
import { ladderOf, lastRuns, recipientsOf, wishOf } from './store.ts'

const MINE = '/tai-khoan/nhac-viec'
const RUNS = 10

export function reminderRoutes(app: App, parts: ReminderParts): void {
  const guard = staff('conference.write', 'office.manage')

  const shown = async (ctx: Ctx<Signed>, state: FormState): Promise<Answer> => {
    const { read, scope } = ctx
    const calendar = await calendarOf(read, scope)
    let day = ctx.clock.today().add({ days: 1 })
    while (!isWorkingDay(day, calendar)) day = day.add({ days: 1 })
    const people = await listPeople(read, scope)
    const units = await listUnits(read, scope)
    const reached = await recipientsOf(read, scope, parts.channels, ctx.clock.today())
    const addresses = new Set(reached.map((one) => one.address))
    return h(RemindersPage, {
      who: ctx.who,
      ladder: await ladderOf(read, scope),
      state,
      day,
      told: (await plannedReminders(read, scope, day, parts)).told,
      names: new Map([
        ...people.map((person) => [`person:${person.id}`, person.name] as const),
        ...units.map((unit) => [`unit:${unit.id}`, unit.name] as const),
      ]),
      runs: await lastRuns(read, scope, RUNS),
      unreachable: people
        .filter((one) => !addresses.has(one.email?.toLowerCase() ?? '') && !addresses.has(one.phone ?? ''))
        .filter((one) => one.email === null)
        .map((one) => one.name),
    })
  }

  page(app, '/xa/:commune/nhac-viec', guard, (ctx) => shown(ctx, NEW_FORM))
  form(
    app,
    '/xa/:commune/nhac-viec',
    guard,
    ladderForm,
    (ctx, { _version, ...ladder }) =>
      ctx.act(
        (trx) => saveLadder(trx, ctx.who.by, { ...ladder, version: _version }),
        () => `/xa/${ctx.scope}/nhac-viec`,
      ),
    shown,
  )

  const mine = async (ctx: Ctx<Signed>, state: FormState): Promise<Answer> => {
    const person = await findPerson(ctx.read, ctx.scope, ctx.who.person)
    if (!person) return NOT_FOUND
    return h(MyRemindersPage, {
      who: ctx.who,
      wish: await wishOf(ctx.read, ctx.scope, ctx.who.person),
      email: person.email,
      phone: person.phone,
      channels: parts.channels,
      state,
    })
  }
  page(app, MINE, anyStaff, (ctx) => mine(ctx, NEW_FORM))
  form(
    app,
    MINE,
    anyStaff,
    wishForm,
    (ctx, { _version, channel, digest }) =>
      ctx.act(
        (trx) => saveWish(trx, ctx.who.by, { channel, digest, version: _version }),
        () => MINE,
      ),
    mine,
  )
}
