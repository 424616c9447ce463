// HTTP of moving a conference's dates: fixing its sessions, postponing it; each with its preview.

import { h } from 'preact'
import { calendarOf } from '../calendar/changes.store.ts'
import { parseDate } from '../kit/clock.ts'
import { type FormState, NEW_FORM } from '../kit/html/form.tsx'
import { type App, type Ctx, form, NOT_FOUND, page } from '../kit/http/route.ts'
import { err, type Result } from '../kit/result.ts'
import { staff } from '../office/guard.ts'
import type { Signed } from '../office/session.ts'
import { listUnits, listVillages } from '../office/store.ts'
import { regulationOf } from '../regulation/adopted.ts'
import { isCode, ROLE } from '../regulation/codes.ts'
import { standardStatute } from '../regulation/library.ts'
import { earliestLawful } from '../regulation/warnings.ts'
import { dayAsked } from './backplan.routes.ts'
import {
  type DatesPreview,
  postponeConference,
  previewPostponement,
  previewSessions,
  setSessions,
} from './dates.acts.ts'
import { PostponePage } from './dates.pages.tsx'
import { SessionsPage } from './edit.pages.tsx'
import { postponementForm, sessionsForm } from './form.ts'
import { found } from './found.ts'
import { conferencePath } from './frame.tsx'
import type { Follower } from './replan.ts'

type Staff = Ctx<Signed>

export const roleWord = (code: string) => (isCode(ROLE, code) ? ROLE[code] : code)

const UNSEEN = {
  message: 'Chưa đổi gì: ngày mới làm dời các hạn dưới đây. Hãy xem lại rồi bấm xác nhận.',
  status: 409,
} as const

async function wordsOf(ctx: Staff) {
  const units = new Map((await listUnits(ctx.read, ctx.scope)).map((unit) => [unit.id, unit.name]))
  return { role: roleWord, unit: (id: string) => units.get(id) ?? id }
}

export function dateRoutes(app: App, followers: readonly Follower[]): void {
  const write = staff('conference.write')
  const id = (ctx: Staff) => ctx.params.id ?? ''
  const back = (ctx: Staff) => () => conferencePath(ctx.scope, id(ctx))

  const postponing = async (ctx: Staff, state: FormState) => {
    const it = await found(ctx)
    if (!it) return NOT_FOUND
    const typed = typeof state.values.date === 'string' ? state.values.date : (ctx.query.ngay ?? '')
    const to = parseDate(typed)
    const preview =
      to && (await previewPostponement(ctx.read, ctx.scope, id(ctx), to.toString(), it.today, followers))
    return h(PostponePage, {
      who: ctx.who,
      ...it,
      typed,
      wrong: wrongDate(typed, to, preview),
      preview: preview?.ok ? preview.value : undefined,
      words: await wordsOf(ctx),
      state,
    })
  }
  page(app, '/xa/:commune/hoi-nghi/:id/hoan', write, (ctx) => postponing(ctx, NEW_FORM))
  form(
    app,
    '/xa/:commune/hoi-nghi/:id/hoan',
    write,
    postponementForm,
    async (ctx, { date, reason, expected }) =>
      expected === undefined
        ? err(UNSEEN)
        : ctx.act(
            (trx) => postponeConference(trx, ctx.who.by, id(ctx), date, reason, { followers, expected }),
            back(ctx),
          ),
    postponing,
  )

  const sessions = async (ctx: Staff, state: FormState) => {
    const it = await found(ctx)
    if (!it) return NOT_FOUND
    const regulation = await regulationOf(ctx.read, ctx.scope, it.conference.regulation_version_id)
    const calendar = await calendarOf(ctx.read, ctx.scope)
    const dates = sessionDates(state)
    const preview =
      it.conference.date !== null && dates.length > 0
        ? await previewSessions(ctx.read, ctx.scope, id(ctx), dates, followers)
        : undefined
    return h(SessionsPage, {
      who: ctx.who,
      conference: it.conference,
      count: Math.max(1, Math.min(6, Number(ctx.query.buoi) || it.conference.sessions.length || 1)),
      date: dayAsked(ctx.query),
      earliest: earliestLawful(regulation, it.today, calendar, standardStatute()),
      villages: await listVillages(ctx.read, ctx.scope),
      preview: preview?.ok ? preview.value : undefined,
      words: await wordsOf(ctx),
      state,
    })
  }
  page(app, '/xa/:commune/hoi-nghi/:id/ngay-to-chuc', write, (ctx) => sessions(ctx, NEW_FORM))
  form(
    app,
    '/xa/:commune/hoi-nghi/:id/ngay-to-chuc',
    write,
    sessionsForm,
    async (ctx, { sessions: typed, expected }) => {
      const it = await found(ctx)
      if (!it) return err({ message: 'Không tìm thấy hội nghị này.', status: 404 })
      if (it.conference.date !== null && !it.conference.announcement && expected === undefined) {
        const dates = typed.map((session) => session.date)
        const preview = await previewSessions(ctx.read, ctx.scope, id(ctx), dates, followers)
        if (!preview.ok) return preview
        if (preview.value.moves.length > 0) return err(UNSEEN)
      }
      const confirmed = expected === undefined ? { followers } : { followers, expected }
      return ctx.act((trx) => setSessions(trx, ctx.who.by, id(ctx), typed, confirmed), back(ctx))
    },
    sessions,
  )
}

/** The days typed so far, first to last; nothing while one of them is no date. */
function sessionDates(state: FormState): readonly string[] {
  const typed = Object.entries(state.values).filter(([name]) => /^sessions\.\d+\.date$/.test(name))
  const dates = typed.map(([, value]) => (typeof value === 'string' ? parseDate(value) : undefined))
  return dates.some((date) => date === undefined) ? [] : dates.map(String)
}

function wrongDate(
  typed: string,
  to: Temporal.PlainDate | undefined,
  preview: Result<DatesPreview> | undefined,
): string | undefined {
  if (typed !== '' && !to) return `Không có ngày "${typed}". Viết như 26/9/2025.`
  return preview && !preview.ok ? preview.error.message : undefined
}
