// Routes as chapters write them: `page` reads, `form` shows and acts. Every route names its guard; none is open by accident.

import { timingSafeEqual } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import type { JSX } from 'preact'
import type { z } from 'zod'
import type { Clock } from '../clock.ts'
import type { Db, Read, Trx } from '../db/db.ts'
import { renderDocument, type Ui } from '../html/context.tsx'
import type { FormState } from '../html/form.tsx'
import { ActRefused, err, ok, type Problem, type Result } from '../result.ts'
import { MAX_READ_BYTES, readBody } from './body.ts'
import { doneBefore, rememberDone } from './once.ts'

/** What every handler gets, whoever asks. */
export interface Visit {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly db: Db
  readonly read: Read
  readonly clock: Clock
}

/** What a guard adds: who asks (`by` goes into acts) and how pages are dressed. */
export interface Admitted<Who> {
  readonly who: Who
  readonly ui: Ui
  /** Scope of acts and of idempotency keys: the commune. */
  readonly scope: string
}

export type Admission<Who> = Admitted<Who> | 'sign_in' | 'not_found'

export interface Guard<Who> {
  /** Read by the authorisation matrix: 'public', 'citizen', or the right that is asked. */
  readonly name: string
  admit(visit: Visit): Promise<Admission<Who>>
}

export type Ctx<Who> = Visit & Admitted<Who>

export type FormCtx<Who> = Ctx<Who> & {
  /**
   * One act for this request: runs `work` in its transaction once, even when the same form arrives twice,
   * and answers with the address to go to. `in`: the commune whose records change, where it is not the asker's own.
   */
  act<T>(
    work: (trx: Trx) => Promise<Result<T>>,
    to: (value: T) => string,
    options?: { readonly in: string },
  ): Promise<Result<Redirect>>
}

export interface Redirect {
  readonly redirect: string
}

export interface Download {
  /** A sequence is sent as it comes; one that fails breaks the connection off, so that no half file looks whole. */
  readonly bytes: Uint8Array | string | AsyncIterable<Uint8Array>
  readonly type: string
  /** File name for saving; without it the browser shows it in place. */
  readonly name?: string
  readonly headers?: Readonly<Record<string, string>>
}

export const NOT_FOUND = { notFound: true } as const
/** The connection is handed over: what is sent, and until when, is up to `events`. */
export interface Events {
  readonly events: (response: ServerResponse) => void
}

export type Answer = JSX.Element | Redirect | Download | Events | typeof NOT_FOUND

export interface AppContext {
  readonly db: Db
  readonly clock: Clock
  /** Where someone who must sign in is sent. */
  readonly signInPath: string
  /** The page for a refusal outside a form (404, 429, 500 …). */
  problemPage(visit: Visit, status: number, problem: Problem): JSX.Element
  problemUi(visit: Visit): Ui
}

declare module 'fastify' {
  interface FastifyContextConfig {
    guard?: string
  }
}

/** A route as it was declared, for those who walk them all. */
export interface DeclaredRoute {
  readonly method: string
  readonly url: string
  /** Undefined for the packed assets only: anything else without a guard stops the start. */
  readonly guard: string | undefined
}

export type App = FastifyInstance & {
  readonly services: AppContext
  readonly declared: readonly DeclaredRoute[]
}

/** A page or a file that changes nothing. */
export function page<Who>(
  app: App,
  url: string,
  guard: Guard<Who>,
  handler: (ctx: Ctx<Who>) => Promise<Answer>,
  options: FormOptions = {},
): void {
  add(app, 'GET', url, guard, handler, options)
}

/** A question of a program: answered in its own terms, a refusal as problem+json. It changes nothing, GET or POST. */
export function program<Who>(
  app: App,
  method: 'GET' | 'POST',
  url: string,
  guard: Guard<Who>,
  options: FormOptions,
  handler: (ctx: Ctx<Who>) => Promise<Result<Answer>>,
): void {
  add(
    app,
    method,
    url,
    guard,
    async (ctx) => {
      openToAll(ctx)
      const answer = await handler(ctx)
      return answer.ok ? answer.value : problemFile(ctx, answer.error.status ?? 422, answer.error)
    },
    options,
  )
}

export interface FormOptions {
  /** Tighter than the installation's own, for what is guessed at or costs much. */
  readonly rateLimit?: { readonly max: number; readonly timeWindow: string }
  /** The largest file it takes, where that is not the usual one. */
  readonly fileBytes?: (visit: Visit) => Promise<number>
}

/** A form: GET is left to `page`; POST parses, acts, and either goes on or shows the same page with what was typed. */
export function form<Who, S extends z.ZodType>(
  app: App,
  url: string,
  guard: Guard<Who>,
  schema: S,
  act: (ctx: FormCtx<Who>, input: z.output<S>) => Promise<Result<Redirect | Download>>,
  again: (ctx: Ctx<Who>, state: FormState) => Promise<Answer>,
  options: FormOptions = {},
): void {
  add(
    app,
    'POST',
    url,
    guard,
    async (ctx) => {
      const body = await readBody(ctx.request, await options.fileBytes?.(ctx))
      const { values, nested, problem } = body
      const state: FormState = { values, errors: {} }
      if (!sameOrigin(ctx.request) || !tokenFits(ctx.ui.csrf, values._csrf))
        return refused(ctx, again, state, {
          message:
            'Trang này đã mở quá lâu hoặc được gửi từ nơi khác. Những gì đã nhập còn ở dưới: hãy bấm gửi lại.',
          status: 422,
        })
      if (problem) return refused(ctx, again, state, problem)
      const key = typeof values._key === 'string' ? values._key.slice(0, 64) : ''
      const before = key ? await doneBefore(ctx.read, ctx.scope, key) : undefined
      if (before) return { redirect: before }
      const parsed = schema.safeParse(nested)
      if (!parsed.success)
        return refused(
          ctx,
          again,
          { values: mended(values, parsed.error), errors: fieldErrors(parsed.error) },
          undefined,
        )
      const result = await act({ ...ctx, act: acting(ctx, key) }, parsed.data).catch(refusal)
      return result.ok ? result.value : refused(ctx, again, state, result.error)
    },
    options,
  )
}

/** What an act refused from its depth is a refusal like any other; anything else goes on being thrown. */
function refusal(error: unknown): Result<never> {
  if (error instanceof ActRefused) return err(error.problem)
  throw error
}

function acting<Who>(ctx: Ctx<Who>, key: string): FormCtx<Who>['act'] {
  return async (work, to, options) => {
    const result = await ctx.db.act(options?.in ?? ctx.scope, async (trx) => {
      const before = key ? await doneBefore(trx, ctx.scope, key) : undefined
      if (before) return ok<Redirect>({ redirect: before })
      const done = await work(trx)
      if (!done.ok) return done
      const redirect = to(done.value)
      if (key) await rememberDone(trx, ctx.scope, key, redirect, ctx.clock.now())
      return ok<Redirect>({ redirect })
    })
    return result
  }
}

async function refused<Who>(
  ctx: Ctx<Who>,
  again: (ctx: Ctx<Who>, state: FormState) => Promise<Answer>,
  state: FormState,
  problem: Problem | undefined,
): Promise<Answer> {
  if (problem?.status === 404) return NOT_FOUND
  ctx.reply.status(problem?.status ?? 422)
  // The rest of a body is read and forgotten, else a browser would show a broken line instead of this answer; only what
  // is far too large is not waited for.
  const sent = Number(ctx.request.headers['content-length'] ?? Number.POSITIVE_INFINITY)
  if (problem?.status === 413 && sent > MAX_READ_BYTES) ctx.reply.header('connection', 'close')
  const more = Object.fromEntries((problem?.errors ?? []).map(({ field, message }) => [field, message]))
  const errors = { ...state.errors, ...more, ...(problem?.field ? { [problem.field]: problem.message } : {}) }
  return again(ctx, problem ? { ...state, errors, problem } : { ...state, errors })
}

/** The first message of each field. */
export function fieldErrors(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const issue of error.issues) errors[issue.path.join('.') || '_'] ??= issue.message
  return errors
}

/**
 * What a schema offers instead of what was typed (`params: { becomes }` of its issue) stands in the field when the form comes
 * back, to be read and sent; nothing is changed unseen.
 */
function mended(values: FormState['values'], error: z.ZodError): FormState['values'] {
  const offered = error.issues.flatMap((issue) =>
    issue.code === 'custom' && typeof issue.params?.becomes === 'string'
      ? [[issue.path.join('.'), issue.params.becomes] as const]
      : [],
  )
  return offered.length === 0 ? values : { ...values, ...Object.fromEntries(offered) }
}

/** Browsers name the sender's origin on every POST; a form on another site is refused even without a session. */
function sameOrigin(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const origin = request.headers.origin
  if (origin === undefined || origin === 'null') return origin === undefined
  return URL.canParse(origin) && new URL(origin).host === request.host
}

function tokenFits(wanted: string | undefined, given: unknown): boolean {
  if (wanted === undefined) return true
  if (typeof given !== 'string' || given.length !== wanted.length) return false
  return timingSafeEqual(Buffer.from(wanted), Buffer.from(given))
}

function add<Who>(
  app: App,
  method: HTTPMethods,
  url: string,
  guard: Guard<Who>,
  handler: (ctx: Ctx<Who>) => Promise<Answer>,
  options: FormOptions = {},
): void {
  app.route({
    method,
    url,
    config: { guard: guard.name, ...(options.rateLimit ? { rateLimit: options.rateLimit } : {}) },
    handler: async (request, reply) => {
      const visit = visitOf(app, request, reply)
      // A NUL is in no address of ours, and PostgreSQL refuses it as text.
      if (request.url.includes('%00')) return sendProblem(app, visit, 404, GONE)
      const admission = await guard.admit(visit)
      if (admission === 'not_found') return sendProblem(app, visit, 404, GONE)
      if (admission === 'sign_in') {
        if (method === 'GET' && !wantsEvents(request))
          return reply.redirect(`${app.services.signInPath}?ve=${encodeURIComponent(request.url)}`, 303)
        return sendProblem(app, visit, 401, {
          message: 'Phiên làm việc đã hết. Hãy đăng nhập lại ở một thẻ khác rồi gửi lại trang này.',
        })
      }
      return send(app, { ...visit, ...admission }, await handler({ ...visit, ...admission }))
    },
  })
}

/** A browser that listens for events; it could do nothing with a page. */
export function wantsEvents(request: FastifyRequest): boolean {
  return request.method === 'GET' && String(request.headers.accept ?? '').includes('text/event-stream')
}

const GONE: Problem = { message: 'Không tìm thấy trang này, hoặc trang không dành cho tài khoản đang dùng.' }

export function visitOf(app: App, request: FastifyRequest, reply: FastifyReply): Visit {
  const { db, clock } = app.services
  return {
    request,
    reply,
    db,
    clock,
    read: db.read,
    params: (request.params ?? {}) as Record<string, string>,
    query: flatQuery((request.query ?? {}) as Record<string, unknown>),
  }
}

function flatQuery(query: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [
      name,
      String(Array.isArray(value) ? value[0] : value).normalize('NFC'),
    ]),
  )
}

function payload(bytes: Download['bytes']): string | Buffer | Readable {
  if (typeof bytes === 'string') return bytes
  return bytes instanceof Uint8Array ? Buffer.from(bytes) : Readable.from(bytes, { objectMode: false })
}

function send<Who>(app: App, ctx: Ctx<Who>, answer: Answer): FastifyReply {
  if ('redirect' in answer) return ctx.reply.redirect(answer.redirect, 303)
  if ('notFound' in answer) return sendProblem(app, ctx, 404, GONE)
  if ('events' in answer) {
    ctx.reply.hijack()
    answer.events(ctx.reply.raw)
    return ctx.reply
  }
  if ('bytes' in answer) {
    if (answer.name)
      ctx.reply.header(
        'content-disposition',
        `attachment; filename*=UTF-8''${encodeURIComponent(answer.name)}`,
      )
    for (const [name, value] of Object.entries(answer.headers ?? {})) ctx.reply.header(name, value)
    return ctx.reply.type(answer.type).send(payload(answer.bytes))
  }
  return ctx.reply.type('text/html; charset=utf-8').send(renderDocument(ctx.ui, answer))
}

/** A refusal in the words of the asker: a page for people, problem+json for programs. */
export function sendProblem(app: App, visit: Visit, status: number, problem: Problem): FastifyReply {
  if (visit.request.url.startsWith('/api/')) {
    openToAll(visit)
    const { bytes, type } = problemFile(visit, status, problem)
    return visit.reply.type(type).send(bytes)
  }
  return visit.reply
    .status(status)
    .type('text/html; charset=utf-8')
    .send(renderDocument(app.services.problemUi(visit), app.services.problemPage(visit, status, problem)))
}

/** Pages of other sites may read what anyone may read; nothing of the asker travels with it. */
function openToAll({ request, reply }: Visit): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') return
  reply.header('access-control-allow-origin', '*')
  reply.header('access-control-expose-headers', 'x-ratelimit-limit, x-ratelimit-remaining, retry-after')
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Yêu cầu không đọc được · Bad request',
  404: 'Không có địa chỉ này · Not found',
  405: 'Phương thức không dùng được ở đây · Method not allowed',
  413: 'Nội dung quá lớn · Content too large',
  415: 'Kiểu nội dung không đọc được · Unsupported media type',
  422: 'Dữ liệu chưa đúng · Unprocessable content',
  429: 'Quá nhiều yêu cầu · Too many requests',
  500: 'Hệ thống gặp lỗi · Internal error',
}

/** RFC 9457: what is wrong, where, and where to read on. */
function problemFile(visit: Visit, status: number, problem: Problem): Download & { readonly bytes: string } {
  visit.reply.status(status).header('cache-control', 'no-store')
  const places = problem.errors?.map(({ field, message }) => ({ field, detail: message }))
  const own = problem.field === undefined ? [] : [{ field: problem.field, detail: problem.message }]
  const body = {
    type: 'about:blank',
    title: TITLES[status] ?? 'Chưa làm được · Refused',
    status,
    detail: problem.message,
    errors: places ?? problem.details?.map((detail) => ({ detail })) ?? own,
    help: 'Cách gọi và ví dụ · How to call, with examples: /api/v1. OpenAPI: /api/v1/openapi.json.',
  }
  return { bytes: JSON.stringify(body), type: 'application/problem+json; charset=utf-8' }
}
