// HTTP of a commune's calendar: the year, proposing a change, its preview, confirming, progress.
import { h } from 'preact'
import type { z } from 'zod'
import { type FormState, NEW_FORM } from '../kit/html/form.tsx'
import { type Answer, type App, type Ctx, form, NOT_FOUND, page } from '../kit/http/route.ts'
import { ok, type Result } from '../kit/result.ts'
import { staff } from '../office/guard.ts'
import type { Signed } from '../office/session.ts'
import { listPeople, listUnits } from '../office/store.ts'
import {
  AnnouncementPage,
  CalendarPage,
  calendarPath,
  DayPage,
  ImportPage,
  WithdrawalPage,
} from './calendar.pages.tsx'
import type { Wish } from './calendar.ts'
import { carryOut, proposeChange, queueProposal } from './change.acts.ts'
import { announcementForm, confirmForm, dayForm, importForm, withdrawalForm } from './change.form.ts'
import { calendarChanges, calendarOf } from './changes.store.ts'
import type { ClockUser } from './clock-user.ts'
import { FIRST_YEAR, LAST_YEAR } from './counting.ts'
import { writtenDays } from './days.ts'
import type { MoveWords } from './moves.pages.tsx'
import { DonePage, OvertakenPage, PreviewPage, RunningPage } from './preview.pages.tsx'
import { findProposal, openProposals, previewOf, wishOf } from './proposals.store.ts'
import type { Replanner } from './replan.job.ts'
import { announcementWish, dayWish, fileWish } from './wish.ts'

type Staff = Ctx<Signed>

export interface CalendarParts {
  /** The conferences and cases whose dates follow the calendar. */
  readonly user: ClockUser
  readonly replanner: Replanner
  /** The word of a role in a regulation. */
  readonly role: (code: string) => string
}

/** More dates than this are moved in the background. */
const AT_ONCE = 200
const REFRESH_SECONDS = '2'

export async function moveWords(ctx: Staff, role: (code: string) => string): Promise<MoveWords> {
  const units = new Map((await listUnits(ctx.read, ctx.scope)).map((unit) => [unit.id, unit.name]))
  return { role, unit: (id) => units.get(id) ?? id }
}

export function calendarRoutes(app: App, parts: CalendarParts): void {
  const write = staff('calendar.write')
  const wantedYear = (ctx: Staff) => {
    const asked = Number(ctx.query.nam)
    return Number.isInteger(asked) && asked >= FIRST_YEAR && asked <= LAST_YEAR
      ? asked
      : ctx.clock.today().year
  }

  page(app, '/xa/:commune/lich', staff('conference.read', 'calendar.write'), async (ctx) => {
    const people = await listPeople(ctx.read, ctx.scope)
    return h(CalendarPage, {
      who: ctx.who,
      year: wantedYear(ctx),
      years: [FIRST_YEAR, LAST_YEAR],
      calendar: await calendarOf(ctx.read, ctx.scope),
      today: ctx.clock.today(),
      changes: (await calendarChanges(ctx.read, ctx.scope)).toReversed(),
      people: new Map(people.map((person) => [person.id, person.name])),
      waiting: ctx.who.rights.has('calendar.write') ? await openProposals(ctx.read, ctx.scope) : [],
    })
  })

  const nextYear = (ctx: Staff) => (ctx.query.nam ? wantedYear(ctx) : ctx.clock.today().year + 1)
  const again = {
    day: async (ctx: Staff, state: FormState) => h(DayPage, { who: ctx.who, state }),
    announcement: async (ctx: Staff, state: FormState) => {
      const year = nextYear(ctx)
      const calendar = await calendarOf(ctx.read, ctx.scope)
      const known = { off: writtenDays(year, calendar, false), worked: writtenDays(year, calendar, true) }
      return h(AnnouncementPage, { who: ctx.who, year, known, state })
    },
    file: async (ctx: Staff, state: FormState) => h(ImportPage, { who: ctx.who, year: nextYear(ctx), state }),
  }
  const proposing = <S extends z.ZodType>(
    part: string,
    schema: S,
    wish: (ctx: Staff, input: z.output<S>) => Promise<Result<Wish>>,
    shown: (ctx: Staff, state: FormState) => Promise<Answer>,
  ) => {
    page(app, `/xa/:commune/lich/${part}`, write, (ctx) => shown(ctx, NEW_FORM))
    form(
      app,
      `/xa/:commune/lich/${part}`,
      write,
      schema,
      async (ctx, input) => {
        const wished = await wish(ctx, input)
        if (!wished.ok) return wished
        return ctx.act(
          (trx) => proposeChange(trx, ctx.who.by, wished.value),
          ({ id }) => calendarPath(ctx.scope, `du-kien/${id}`),
        )
      },
      shown,
    )
  }
  proposing(
    'ngay-dac-biet',
    dayForm,
    async (ctx, input) => dayWish(input, await calendarOf(ctx.read, ctx.scope)),
    again.day,
  )
  proposing(
    'thong-bao-nam',
    announcementForm,
    async (ctx, input) => announcementWish(input, await calendarOf(ctx.read, ctx.scope)),
    again.announcement,
  )
  proposing(
    'nhap-tep',
    importForm,
    async (ctx, input) =>
      fileWish({ ...input, settles: input.settles !== undefined }, await calendarOf(ctx.read, ctx.scope)),
    again.file,
  )
  proposing(
    'thay-doi/:change/thu-hoi',
    withdrawalForm,
    async (ctx, { reason }) => ok({ kind: 'withdrawal', change: ctx.params.change ?? '', reason }),
    async (ctx, state) => {
      const change = (await calendarChanges(ctx.read, ctx.scope)).find((one) => one.id === ctx.params.change)
      return change && !change.withdrawn ? h(WithdrawalPage, { who: ctx.who, change, state }) : NOT_FOUND
    },
  )

  const preview = async (ctx: Staff, state: FormState): Promise<Answer> => {
    const row = await findProposal(ctx.read, ctx.scope, ctx.params.proposal ?? '')
    if (!row) return NOT_FOUND
    if (row.state === 'done') return h(DonePage, { who: ctx.who, row })
    if (row.state === 'queued' || row.state === 'running') {
      ctx.reply.header('refresh', REFRESH_SECONDS)
      return h(RunningPage, { who: ctx.who, row, progress: parts.replanner.progress(row.id) })
    }
    const wish = wishOf(row)
    const seen = await previewOf(ctx.read, ctx.scope, wish, parts.user)
    if (!seen.ok) {
      ctx.reply.status(seen.error.status ?? 422)
      return h(OvertakenPage, { who: ctx.who, problem: seen.error.message })
    }
    return h(PreviewPage, {
      who: ctx.who,
      row,
      notes: wish.kind === 'change' ? wish.notes : [],
      preview: seen.value,
      words: await moveWords(ctx, parts.role),
      state,
    })
  }
  page(app, '/xa/:commune/lich/du-kien/:proposal', write, (ctx) => preview(ctx, NEW_FORM))
  form(
    app,
    '/xa/:commune/lich/du-kien/:proposal/xac-nhan',
    write,
    confirmForm,
    async (ctx, { expected, moves }) => {
      const id = ctx.params.proposal ?? ''
      const to = () => calendarPath(ctx.scope, `du-kien/${id}`)
      if (moves <= AT_ONCE) return ctx.act((trx) => carryOut(trx, ctx.who.by, id, expected, parts.user), to)
      const queued = await ctx.act((trx) => queueProposal(trx, ctx.who.by, id, expected, moves), to)
      if (queued.ok) parts.replanner.wake()
      return queued
    },
    preview,
  )
}
