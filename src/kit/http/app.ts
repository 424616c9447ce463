// The web server: plugins, security headers, limits, errors as pages. A route without a guard stops the start.
import type { Socket } from 'node:net'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import serveStatic from '@fastify/static'
import fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
import helmet from 'helmet'
import { ActRefused } from '../result.ts'
import { ASSETS } from './assets.ts'
import { MAX_FIELDS, MAX_READ_BYTES } from './body.ts'
import { type App, type AppContext, type DeclaredRoute, sendProblem, visitOf } from './route.ts'

export interface ServerSettings {
  readonly logLevel: string
  readonly trustProxy: boolean
  readonly secureCookies: boolean
  /** Requests a minute from one address before 429; sign-in and look-ups have their own, tighter limits. */
  readonly requestsPerMinute: number
  /** Speaks https itself, with this certificate and key. */
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer } | undefined
}

export async function buildServer(services: AppContext, settings: ServerSettings): Promise<App> {
  const secured = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: settings.secureCookies,
    referrerPolicy: { policy: 'same-origin' },
  })
  const instance: FastifyInstance = fastify({
    https: (settings.tls ?? null) as null,
    trustProxy: settings.trustProxy,
    bodyLimit: 2 * 1024 * 1024,
    forceCloseConnections: 'idle',
    // Addresses may hold receipt codes and people: the log keeps method, route pattern and outcome only.
    logger:
      settings.logLevel === 'silent'
        ? false
        : {
            level: settings.logLevel,
            serializers: { req: (r) => ({ method: r.method }), res: (r) => ({ status: r.statusCode }) },
          },
    logController: new LogController({ disableRequestLogging: settings.logLevel !== 'debug' }),
    // An address that cannot be decoded ("%ff") belongs to no route, and so to no hook or error handler of one.
    frameworkErrors: (_error, request, reply) =>
      secured(request.raw, reply.raw, () =>
        sendProblem(app, visitOf(app, request, reply), 400, {
          message:
            'Địa chỉ này viết sai: có ký tự không đọc được. Hãy quay lại trang trước, hoặc vào từ trang đầu.',
        }),
      ),
    clientErrorHandler: refuseUnread,
  })
  const declared: DeclaredRoute[] = []
  const app = Object.assign(instance, { services, declared }) as App
  app.addHook('onRoute', (route) => {
    for (const method of [route.method].flat())
      declared.push({ method, url: route.url, guard: route.config?.guard })
  })
  app.addHook('onReady', async () => {
    const open = declared
      .filter((route) => !route.guard && !isAsset(route))
      .map(({ method, url }) => `${method} ${url}`)
    if (open.length > 0) throw new Error(`routes without a guard: ${open.join(', ')}`)
  })
  app.addHook('onRequest', (request, reply, done) =>
    secured(request.raw, reply.raw, (error) => done(error as Error | undefined)),
  )
  await app.register(cookie)
  await app.register(formbody, { bodyLimit: 2 * 1024 * 1024 })
  // Files a person wrote, sent by a program as they are.
  app.addContentTypeParser(
    ['application/yaml', 'application/x-yaml', 'text/yaml'],
    { parseAs: 'string' },
    (_request: FastifyRequest, body: string, done: (error: Error | null, body?: unknown) => void) =>
      done(null, { yaml: body }),
  )
  await app.register(multipart, {
    // What is too large is told where it is read (body.ts).
    limits: { fileSize: MAX_READ_BYTES + 1, files: 20, fields: MAX_FIELDS, fieldSize: 1024 * 1024 },
  })
  await app.register(rateLimit, {
    max: settings.requestsPerMinute || Number.MAX_SAFE_INTEGER,
    timeWindow: '1 minute',
    errorResponseBuilder: () => Object.assign(new Error('rate'), { statusCode: 429 }),
  })
  const assets = { decorateReply: false, immutable: true, maxAge: '365d', preCompressed: true }
  await app.register(serveStatic, {
    root: ASSETS,
    prefix: '/assets/',
    ...assets,
  })
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const visit = visitOf(app, request, reply)
    if (error instanceof ActRefused)
      return sendProblem(app, visit, error.problem.status ?? 409, error.problem)
    const status = error.statusCode ?? 500
    if (status === 429)
      return sendProblem(app, visit, 429, {
        message: 'Gửi quá nhiều lần trong ít phút. Hãy chờ một phút rồi thử lại.',
      })
    if (status === 413)
      return sendProblem(app, visit, 413, { message: 'Nội dung gửi lên quá lớn. Hãy chia nhỏ rồi gửi lại.' })
    if (status === 415)
      return sendProblem(app, visit, 415, {
        message:
          'Kiểu nội dung gửi lên không đọc được. Hãy gửi biểu mẫu, application/json hoặc application/yaml.',
      })
    if (status < 500)
      return sendProblem(app, visit, status, {
        message: 'Yêu cầu không đọc được. Hãy quay lại trang trước và thử lại.',
      })
    request.log.error(
      { name: error.name, code: 'code' in error ? error.code : undefined, stack: error.stack },
      'request failed',
    )
    if (isDiskFull(error))
      return sendProblem(app, visit, 507, {
        message:
          'Ổ đĩa của máy chủ đã đầy, việc vừa làm chưa được ghi. Báo người quản trị giải phóng chỗ rồi làm lại.',
      })
    return sendProblem(app, visit, 500, {
      message:
        'Hệ thống gặp lỗi, việc vừa làm chưa được ghi. Hãy thử lại; nếu vẫn lỗi, báo cho người quản trị.',
    })
  })
  app.setNotFoundHandler((request, reply) => {
    const visit = visitOf(app, request, reply)
    const allowed = otherMethods(app, request)
    if (allowed.length > 0) {
      reply.header('allow', allowed.join(', '))
      return sendProblem(app, visit, 405, {
        message: `Địa chỉ này chỉ nhận ${allowed.join(', ')}. · Use ${allowed.join(', ')} here.`,
      })
    }
    return sendProblem(app, visit, 404, {
      message: 'Không tìm thấy trang này, hoặc trang không dành cho tài khoản đang dùng.',
    })
  })
  return app
}

/** As SQLite (13, SQLITE_FULL), PostgreSQL (53100, disk_full) and the system say it. */
export function isDiskFull(error: Error): boolean {
  const { code, errcode } = error as Error & { code?: unknown; errcode?: unknown }
  return code === 'ENOSPC' || code === 'EDQUOT' || code === '53100' || errcode === 13
}

/** The methods that an address for programs does take; people are told that there is no such page. */
function otherMethods(app: App, request: FastifyRequest): readonly string[] {
  const [path = ''] = request.url.split('?')
  if (!path.startsWith('/api/')) return []
  return (['GET', 'HEAD', 'POST'] as const).filter((method) => app.hasRoute({ method, url: path }))
}

/** What never became a request: an address or headers too long, or no HTTP at all. There is no page yet, only a line. */
function refuseUnread(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const tooLong = error.code === 'HPE_HEADER_OVERFLOW'
  const line = tooLong ? '431 Request Header Fields Too Large' : '400 Bad Request'
  const text = tooLong
    ? 'Địa chỉ hoặc phần đầu của yêu cầu quá dài. Hãy quay lại trang trước và rút ngắn.'
    : 'Yêu cầu không đọc được. Hãy quay lại trang trước và thử lại.'
  socket.end(
    `HTTP/1.1 ${line}\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(text)}\r\nconnection: close\r\n\r\n${text}`,
  )
}

/** Stylesheets, icons, fonts, the small client programs: the only files served without asking who wants them. */
function isAsset({ method, url }: DeclaredRoute): boolean {
  return /^(GET|HEAD)$/.test(method) && /^\/assets\//.test(url)
}
