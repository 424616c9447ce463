// HTTP of the public API: questions of programs, answered in JSON; refusals as problem+json with field and what to do.

import { h } from 'preact'
import type { z } from 'zod'
import type { Calendar } from '../../calendar/calendar.ts'
import { standardCalendar } from '../../calendar/library.ts'
import { gioTo, tet } from '../../calendar/lunar.ts'
import type { Lang } from '../../kit/html/words.ts'
import { type Answer, type App, type Ctx, page, program } from '../../kit/http/route.ts'
import { err, ok, type Problem, type Result } from '../../kit/result.ts'
import type { Regulation } from '../../regulation/regulation.form.ts'
import { everybody } from '../guard.ts'
import type { PortalHost } from '../routes.ts'
import { shared, sharedBytes } from '../send.ts'
import { scheduleRows, workdaysAnswer } from '../tool/answer.ts'
import { readScheduleDates } from '../tool/ask.ts'
import {
  groundsOf,
  ownCalendar,
  ownRegulation,
  shippedRegulations,
  type TextProblem,
} from '../tool/grounds.ts'
import { API } from './endpoints.ts'
import { openApi } from './openapi.ts'
import { ApiPage } from './pages.tsx'
import { readRequest } from './request.ts'
import {
  lunarQuery,
  noQuery,
  scheduleBeside,
  scheduleBody,
  scheduleQuery,
  workdaysBody,
  workdaysQuery,
} from './schemas.ts'
import { type ApiErrorKey, type ApiWords, apiWords } from './words.ts'

type Asked = Ctx<undefined>

const OFTEN = { rateLimit: { max: 60, timeWindow: '1 minute' } }
const SELDOM = { rateLimit: { max: 20, timeWindow: '1 minute' } }
const JSON_TYPE = 'application/json; charset=utf-8'

/** One refusal for one or several places, in the asker's language. */
function wrongAt(say: ApiWords, places: Readonly<Record<string, ApiErrorKey>>): Problem {
  return {
    message: say.wrong,
    status: 422,
    errors: Object.entries(places).map(([field, key]) => ({ field, message: say.errors[key] })),
  }
}

function textWrong(field: string, problem: TextProblem): Problem {
  return {
    message: problem.message,
    status: 422,
    errors: (problem.details.length ? problem.details : [problem.message]).map((message) => ({
      field,
      message,
    })),
  }
}

function answered(ctx: Asked, value: unknown): Answer {
  const text = JSON.stringify(value)
  return ctx.request.method === 'POST'
    ? { bytes: text, type: JSON_TYPE, headers: { 'cache-control': 'no-store' } }
    : sharedBytes(ctx, text, JSON_TYPE)
}

type Dates = Pick<
  z.output<typeof scheduleQuery>,
  'conference' | 'conferenceEnd' | 'conclusion' | 'planIssued'
>

/** The tool's own reading of dates, under the names of the API. */
const NAMES = {
  ngay: 'conference',
  'ket-thuc': 'conferenceEnd',
  'ket-luan': 'conclusion',
  'ke-hoach': 'planIssued',
}

function datesOf(input: Dates, say: ApiWords) {
  const read = readScheduleDates(
    Object.fromEntries(Object.entries(NAMES).map(([tool, api]) => [tool, input[api as keyof Dates]])),
  )
  if (read.ok) return read
  const places = Object.entries(read.error).map(([tool, key]) => [
    NAMES[tool as keyof typeof NAMES],
    Object.hasOwn(say.errors, key) ? (key as ApiErrorKey) : 'date',
  ])
  return err(wrongAt(say, Object.fromEntries(places)))
}

function scheduled(
  input: Dates & { readonly lang: Lang },
  regulation: Regulation,
  calendar: Calendar = standardCalendar(),
): Result<unknown, Problem> {
  const dates = datesOf(input, apiWords(input.lang))
  return dates.ok ? scheduleRows(groundsOf(regulation, calendar), dates.value, input.lang) : dates
}

function shipped(id: string, say: ApiWords): Result<Regulation, Problem> {
  const regulation = shippedRegulations().get(id)
  return regulation ? ok(regulation) : err(wrongAt(say, { regulation: 'regulation' }))
}

function calendarOf(text: string | undefined): Result<Calendar, Problem> {
  if (text === undefined) return ok(standardCalendar())
  const read = ownCalendar(text)
  return read.ok ? read : err(textWrong('calendarYaml', read.error))
}

function regulationOf(input: z.output<typeof scheduleBody>): Result<Regulation, Problem> {
  const say = apiWords(input.lang)
  if ((input.regulation === undefined) === (input.regulationYaml === undefined))
    return err(wrongAt(say, { regulation: 'which' }))
  if (input.regulation !== undefined) return shipped(input.regulation, say)
  const read = ownRegulation(input.regulationYaml ?? '')
  return read.ok ? read : err(textWrong('regulationYaml', read.error))
}

function counted(
  input: { readonly from: string; readonly add: number; readonly lang: Lang },
  calendar: Calendar,
): Result<unknown, Problem> {
  const say = apiWords(input.lang)
  const dates = readScheduleDates({ ngay: input.from })
  if (!dates.ok) return err(wrongAt(say, { from: dates.error.ngay === 'years' ? 'years' : 'date' }))
  const days = workdaysAnswer(dates.value.conference, input.add, calendar, input.lang)
  if (!days.ok) return err(wrongAt(say, { add: 'years' }))
  const { date, skipped, provisional, explanation } = days.value
  return ok({
    date: date.toString(),
    skipped: skipped.map((day) => ({ date: day.date.toString(), reason: day.reason })),
    provisional,
    explanation,
  })
}

export function apiRoutes(app: App, host: PortalHost): void {
  page(app, API, everybody, async (ctx) => shared(ctx, h(ApiPage, {})))

  page(
    app,
    `${API}/openapi.json`,
    everybody,
    async (ctx) => {
      const server = host.publicUrl ?? `${ctx.request.protocol}://${ctx.request.host}`
      return sharedBytes(ctx, JSON.stringify(openApi(server.replace(/\/$/, ''))), JSON_TYPE)
    },
    OFTEN,
  )

  program(app, 'GET', `${API}/regulations`, everybody, OFTEN, async (ctx) => {
    const input = readRequest(ctx, noQuery)
    if (!input.ok) return input
    return ok(
      answered(
        ctx,
        [...shippedRegulations()].map(([id, { title }]) => ({ id, title })),
      ),
    )
  })

  program(app, 'GET', `${API}/schedule`, everybody, OFTEN, async (ctx) => {
    const input = readRequest(ctx, scheduleQuery)
    if (!input.ok) return input
    const regulation = shipped(input.value.regulation, apiWords(input.value.lang))
    const rows = regulation.ok ? scheduled(input.value, regulation.value) : regulation
    return rows.ok ? ok(answered(ctx, rows.value)) : rows
  })

  program(app, 'POST', `${API}/schedule`, everybody, SELDOM, async (ctx) => {
    const input = readRequest(ctx, scheduleBody, scheduleBeside)
    if (!input.ok) return input
    const regulation = regulationOf(input.value)
    if (!regulation.ok) return regulation
    const calendar = calendarOf(input.value.calendarYaml)
    if (!calendar.ok) return calendar
    const rows = scheduled(input.value, regulation.value, calendar.value)
    return rows.ok ? ok(answered(ctx, rows.value)) : rows
  })

  program(app, 'GET', `${API}/workdays`, everybody, OFTEN, async (ctx) => {
    const input = readRequest(ctx, workdaysQuery)
    const days = input.ok ? counted(input.value, standardCalendar()) : input
    return days.ok ? ok(answered(ctx, days.value)) : days
  })

  program(app, 'POST', `${API}/workdays`, everybody, SELDOM, async (ctx) => {
    const input = readRequest(ctx, workdaysBody)
    if (!input.ok) return input
    const calendar = calendarOf(input.value.calendarYaml)
    const days = calendar.ok ? counted(input.value, calendar.value) : calendar
    return days.ok ? ok(answered(ctx, days.value)) : days
  })

  program(app, 'GET', `${API}/lunar`, everybody, OFTEN, async (ctx) => {
    const input = readRequest(ctx, lunarQuery)
    if (!input.ok) return input
    const { year } = input.value
    return ok(answered(ctx, { tet: tet(year).toString(), gioTo: gioTo(year).toString() }))
  })
}
