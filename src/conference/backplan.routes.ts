// HTTP of planning backwards, and of the timeline as a picture that stands alone.
import { h } from 'preact'
import { calendarOf } from '../calendar/changes.store.ts'
import { parseDate, shortDate } from '../kit/clock.ts'
import { timelineFile } from '../kit/html/chart.tsx'
import type { FormState } from '../kit/html/form.tsx'
import { type App, type Ctx, NOT_FOUND, page } from '../kit/http/route.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { staff } from '../office/guard.ts'
import type { Signed } from '../office/session.ts'
import { listVillages } from '../office/store.ts'
import { adoptedVersions, regulationOf } from '../regulation/adopted.ts'
import type { OtherSession } from '../regulation/backplan.days.ts'
import { type BackPlanAsk, backPlan } from '../regulation/backplan.ts'
import { duesOf, dueToday } from '../regulation/dues.ts'
import { standardStatute } from '../regulation/library.ts'
import type { Regulation } from '../regulation/regulation.form.ts'
import { BackPlanPage } from './backplan.pages.tsx'
import { type Conference, findConference, listConferences } from './store.ts'
import { conferenceTimeline } from './timeline.view.ts'

type Staff = Ctx<Signed>

const WORDS = ['ngay', 'truoc'] as const
const FAR_DAYS = 3 * 366

type Dates = Pick<BackPlanAsk, 'latest' | 'wished'>

/** What was typed, as dates from today to three years ahead; each fault by its field. */
function readDates(
  query: Readonly<Record<string, string>>,
  today: Temporal.PlainDate,
): Result<Dates, Readonly<Record<string, string>>> {
  const errors: Record<string, string> = {}
  const read = (name: (typeof WORDS)[number]) => {
    const typed = query[name]?.trim()
    if (!typed) return undefined
    const date = parseDate(typed)
    if (!date) errors[name] = `Không có ngày “${typed.slice(0, 20)}”. Viết ngày/tháng/năm, ví dụ 26/9/2025.`
    else if (Temporal.PlainDate.compare(date, today) < 0)
      errors[name] = `Ngày ${shortDate(date)} đã qua. Hãy nhập hôm nay hoặc một ngày sau.`
    else if (today.until(date).days > FAR_DAYS)
      errors[name] = 'Chỉ lập trước nhiều nhất ba năm. Hãy nhập ngày gần hơn.'
    return date
  }
  const dates = { wished: read('ngay'), latest: read('truoc') }
  return Object.keys(errors).length > 0 ? err(errors) : ok(dates)
}

/** Sessions of other conferences that stand, with the villages called to them. */
async function otherSessions(ctx: Staff, except: string | undefined): Promise<readonly OtherSession[]> {
  const names = new Map(
    (await listVillages(ctx.read, ctx.scope)).map((village) => [village.id, village.name]),
  )
  const today = ctx.clock.today().toString()
  const sessions: OtherSession[] = []
  for (const row of await listConferences(ctx.read, ctx.scope)) {
    if (row.id === except || row.cancelled || row.end_date === null || row.end_date < today) continue
    const found = await findConference(ctx.read, ctx.scope, row.id)
    for (const session of found?.sessions ?? [])
      sessions.push({
        date: session.date,
        title: row.title,
        villages: session.villages.map((id) => names.get(id) ?? id),
      })
  }
  return sessions
}

interface Chosen {
  readonly version: string
  readonly regulation: Regulation
  readonly conference: Conference | undefined
}

/** By the conference's own regulation when its day is looked for, else by the one chosen, else by the newest. */
async function choose(ctx: Staff): Promise<Chosen | undefined | typeof NOT_FOUND> {
  const id = ctx.query['hoi-nghi']
  if (id) {
    const conference = await findConference(ctx.read, ctx.scope, id.slice(0, 80))
    if (!conference) return NOT_FOUND
    const version = conference.regulation_version_id
    return { version, conference, regulation: await regulationOf(ctx.read, ctx.scope, version) }
  }
  const adopted = await adoptedVersions(ctx.read, ctx.scope)
  const found = adopted.find((each) => each.id === ctx.query['quy-che']) ?? adopted[0]
  return found && { version: found.id, regulation: found.regulation, conference: undefined }
}

/** A day chosen here, filled in where the conference is created or its day is fixed. */
export function dayAsked(query: Readonly<Record<string, string>>): string | undefined {
  const date = parseDate(query.ngay ?? '')
  return date && shortDate(date)
}

export function backPlanRoutes(app: App): void {
  page(app, '/xa/:commune/lap-nguoc', staff('conference.read'), async (ctx) => {
    const chosen = await choose(ctx)
    if (chosen && 'notFound' in chosen) return NOT_FOUND
    const today = ctx.clock.today()
    const dates = readDates(ctx.query, today)
    const values = Object.fromEntries(WORDS.map((name) => [name, ctx.query[name]?.slice(0, 40)]))
    const plan =
      chosen && dates.ok
        ? backPlan(
            {
              regulation: chosen.regulation,
              calendar: await calendarOf(ctx.read, ctx.scope),
              statute: standardStatute(),
            },
            { today, ...dates.value, sessions: await otherSessions(ctx, chosen.conference?.id) },
          )
        : undefined
    const state: FormState = {
      values: { ...values, 'quy-che': chosen?.version },
      errors: dates.ok ? {} : dates.error,
      ...(plan && !plan.ok ? { problem: { message: plan.error.message } } : {}),
    }
    if (!dates.ok || (plan && !plan.ok)) ctx.reply.status(422)
    const adopted = await adoptedVersions(ctx.read, ctx.scope)
    return h(BackPlanPage, {
      who: ctx.who,
      adopted: adopted.map((each) => ({ id: each.id, title: each.regulation.title })),
      chosen: chosen?.version ?? '',
      conference: chosen?.conference,
      plan: plan?.ok ? plan.value : undefined,
      state,
    })
  })

  page(app, '/xa/:commune/hoi-nghi/:id/lich.svg', staff('conference.read'), async (ctx) => {
    const conference = await findConference(ctx.read, ctx.scope, ctx.params.id ?? '')
    if (!conference?.date) return NOT_FOUND
    const closedOn = conference.closure?.on_date ?? null
    const dues = (await duesOf(ctx.read, ctx.scope, conference.id)).map((due) =>
      dueToday(due, ctx.ui.today, closedOn),
    )
    const picture = conferenceTimeline({ ...conference, date: conference.date }, dues, ctx.ui.today)
    return {
      bytes: timelineFile(picture, ctx.ui),
      type: 'image/svg+xml; charset=utf-8',
      headers: { 'cache-control': 'private, no-cache' },
    }
  })
}
