// HTTP of the public tool: questions stand in the address, answers are the same for everybody, nothing is stored.
import { h, type JSX } from 'preact'
import { z } from 'zod'
import { standardCalendar } from '../../calendar/library.ts'
import { gioTo, tet } from '../../calendar/lunar.ts'
import { timelineFile } from '../../kit/html/chart.tsx'
import type { FormState } from '../../kit/html/form.tsx'
import { NEW_FORM } from '../../kit/html/form.tsx'
import type { UploadedFile } from '../../kit/http/body.ts'
import { type Answer, type App, type Ctx, form, page } from '../../kit/http/route.ts'
import { err, ok, type Problem, type Result } from '../../kit/result.ts'
import { backPlan } from '../../regulation/backplan.ts'
import type { Regulation } from '../../regulation/regulation.form.ts'
import { everybody } from '../guard.ts'
import { own, shared, sharedBytes } from '../send.ts'
import { scheduleAnswer, workdaysAnswer, yearDays } from './answer.ts'
import { type Query, readBackwards, readScheduleDates, readWorkdays, readYear, type Wrong } from './ask.ts'
import { groundsOf, ownRegulation, shippedRegulations } from './grounds.ts'
import {
  BackwardsPage,
  type Computed,
  LunarPage,
  OwnRegulationPage,
  SchedulePage,
  type Shipped,
  WorkdaysPage,
} from './pages.tsx'
import { OWN, PATHS, timelineOf } from './parts.tsx'
import { toolWords } from './words.ts'

type Asked = Ctx<undefined>

/** Counting costs more than reading a page. */
const COUNTING = { rateLimit: { max: 60, timeWindow: '1 minute' } }
const COSTLY = { rateLimit: { max: 20, timeWindow: '1 minute' } }

const LONGEST_VALUE = 40

/** The words of a question that the form shows again; anything longer is no date, no number and no id. */
function kept(ctx: Asked, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = ctx.query[name]?.slice(0, LONGEST_VALUE)
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

function stateOf(ctx: Asked, query: Query, wrong: Wrong = {}, problem?: Problem): FormState {
  const words = toolWords(ctx.ui.lang).errors
  const errors = Object.fromEntries(Object.entries(wrong).map(([name, key]) => [name, words[key]]))
  return { values: query, errors, ...(problem ? { problem } : {}) }
}

const shipped = (): Shipped => ({ regulations: shippedRegulations(), calendar: standardCalendar().title })

/** An answer, or the question again with what is wrong in it. */
function shown(ctx: Asked, node: JSX.Element, wrong: boolean): Answer {
  if (wrong) ctx.reply.status(422)
  return wrong ? own(ctx, node) : shared(ctx, node)
}

const regulationOf = (query: Query): Result<Regulation, Wrong> => {
  const regulation = shippedRegulations().get(query['quy-che'] ?? '')
  return regulation ? ok(regulation) : err({ 'quy-che': 'regulation' })
}

type Tried<T> = { readonly value: T } | { readonly wrong: Wrong; readonly problem?: Problem }

const SCHEDULE_WORDS = ['quy-che', 'ngay', 'ket-thuc', 'ket-luan', 'ke-hoach']

function tryDates(ctx: Asked, query: Query, regulation: Regulation): Tried<Computed> {
  const dates = readScheduleDates(query)
  if (!dates.ok) return { wrong: dates.error }
  const answer = scheduleAnswer(groundsOf(regulation), dates.value, ctx.clock.today(), ctx.ui.lang)
  if (!answer.ok) return { wrong: {}, problem: { message: answer.error.message } }
  return { value: { answer: answer.value, dates: dates.value } }
}

function trySchedule(ctx: Asked, query: Query): Tried<Computed> {
  const regulation = regulationOf(query)
  if (regulation.ok) return tryDates(ctx, query, regulation.value)
  const dates = readScheduleDates(query)
  return { wrong: { ...regulation.error, ...(dates.ok ? {} : dates.error) } }
}

/** The page of one question: bare, answered, or refused with everything typed. */
function question<T>(
  app: App,
  url: string,
  words: readonly string[],
  attempt: (ctx: Asked, query: Query) => Tried<T>,
  draw: (state: FormState, value: T | undefined, query: Readonly<Record<string, string>>) => JSX.Element,
  options = COUNTING,
): void {
  page(
    app,
    url,
    everybody,
    async (ctx) => {
      const query = kept(ctx, words)
      if (Object.keys(query).length === 0) return shared(ctx, draw(NEW_FORM, undefined, query))
      const tried = attempt(ctx, query)
      if ('value' in tried) return shown(ctx, draw(stateOf(ctx, query), tried.value, query), false)
      return shown(ctx, draw(stateOf(ctx, query, tried.wrong, tried.problem), undefined, query), true)
    },
    options,
  )
}

export function toolRoutes(app: App): void {
  const drawSchedule = (
    state: FormState,
    result: Computed | undefined,
    query: Readonly<Record<string, string>>,
  ) => h(SchedulePage, { ...shipped(), state, result, query })
  question(app, PATHS.schedule, SCHEDULE_WORDS, trySchedule, drawSchedule)

  page(
    app,
    `${PATHS.schedule}.svg`,
    everybody,
    async (ctx) => {
      const query = kept(ctx, SCHEDULE_WORDS)
      const tried = trySchedule(ctx, query)
      if ('wrong' in tried)
        return shown(
          ctx,
          drawSchedule(stateOf(ctx, query, tried.wrong, tried.problem), undefined, query),
          true,
        )
      const { answer, dates } = tried.value
      const drawn = timelineFile(timelineOf(answer, dates, ctx.ui.today, ctx.ui.lang), ctx.ui)
      return sharedBytes(ctx, drawn, 'image/svg+xml; charset=utf-8')
    },
    COUNTING,
  )

  question(
    app,
    PATHS.backwards,
    ['quy-che', 'ngay', 'truoc'],
    (ctx, query) => {
      const regulation = regulationOf(query)
      const asked = readBackwards(query, ctx.clock.today())
      if (!regulation.ok || !asked.ok)
        return { wrong: { ...(regulation.ok ? {} : regulation.error), ...(asked.ok ? {} : asked.error) } }
      const plan = backPlan(groundsOf(regulation.value), {
        today: ctx.clock.today(),
        ...asked.value,
        sessions: [],
      })
      return plan.ok ? { value: plan.value } : { wrong: {}, problem: { message: plan.error.message } }
    },
    (state, plan, query) => h(BackwardsPage, { ...shipped(), state, plan, query }),
    COSTLY,
  )

  question(
    app,
    PATHS.workdays,
    ['tu', 'them'],
    (ctx, query) => {
      const asked = readWorkdays(query)
      if (!asked.ok) return { wrong: asked.error }
      const { from, add } = asked.value
      const counted = workdaysAnswer(from, add, standardCalendar(), ctx.ui.lang)
      return counted.ok ? { value: counted.value } : { wrong: { them: 'years' } }
    },
    (state, counted) => h(WorkdaysPage, { ...shipped(), state, counted }),
  )

  question(
    app,
    PATHS.lunar,
    ['nam'],
    (_ctx, query) => {
      const year = readYear(query.nam)
      if (!year.ok) return { wrong: year.error }
      const days = yearDays(year.value, standardCalendar())
      return { value: { tet: tet(year.value), gioTo: gioTo(year.value), days } }
    },
    (state, answer) => h(LunarPage, { ...shipped(), state, answer }),
  )

  ownRegulationRoutes(app)
}

const one = z.preprocess((value) => (typeof value === 'string' ? value : undefined), z.string().optional())

const ownForm = z.object({
  yaml: one,
  tep: z.preprocess(
    (value) => (typeof value === 'object' && value !== null && 'bytes' in value ? value : undefined),
    z.custom<UploadedFile>().optional(),
  ),
  ngay: one,
  'ket-thuc': one,
  'ket-luan': one,
  'ke-hoach': one,
})

function ownRegulationRoutes(app: App): void {
  const draw = (ctx: Asked, state: FormState, result?: Computed) =>
    own(ctx, h(OwnRegulationPage, { ...shipped(), state, result }))

  page(app, OWN, everybody, async (ctx) => draw(ctx, NEW_FORM), COUNTING)

  form(
    app,
    OWN,
    everybody,
    ownForm,
    async (ctx, input) => {
      const text = input.tep ? new TextDecoder().decode(input.tep.bytes) : (input.yaml ?? '')
      const values = { ...input, tep: undefined, yaml: text }
      const say = toolWords(ctx.ui.lang).errors
      if (text.trim() === '') return err({ field: 'yaml', message: say.yaml })
      const regulation = ownRegulation(text)
      if (!regulation.ok) return err({ field: 'yaml', ...regulation.error })
      const tried = tryDates(ctx, values, regulation.value)
      if ('value' in tried) return ok(draw(ctx, stateOf(ctx, values), tried.value))
      ctx.reply.status(422)
      return ok(draw(ctx, stateOf(ctx, values, tried.wrong, tried.problem)))
    },
    async (ctx, state) => draw(ctx, state),
    COSTLY,
  )
}
