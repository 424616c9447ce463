// The gateway of text messages against a real HTTP server on localhost that answers rightly, wrongly and not at all.
import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { after, before, beforeEach, suite, test } from 'node:test'
import { must } from '../kit/result.ts'
import { type GatewaySettings, readGateway } from './gateway.form.ts'
import { gatewayTransport } from './gateway.ts'

interface Asked {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

const MESSAGE = {
  id: 'tin-1',
  address: '0912345678',
  subject: 'x',
  body: 'Xã An Bình: 2 việc quá hạn.',
  from: 'xã An Bình',
  replyTo: null,
}

suite('a gateway of text messages', () => {
  let server: Server
  let url: string
  let asked: Asked[]
  let answer: (response: ServerResponse, request: IncomingMessage) => void

  before(async () => {
    server = createServer((request, response) => {
      const parts: Buffer[] = []
      request.on('data', (part: Buffer) => parts.push(part))
      request.on('end', () => {
        asked.push({
          method: request.method ?? '',
          url: request.url ?? '',
          headers: request.headers,
          body: Buffer.concat(parts).toString(),
        })
        answer(response, request)
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    assert.ok(address && typeof address === 'object')
    url = `http://127.0.0.1:${address.port}/gui`
  })
  beforeEach(() => {
    asked = []
  })
  after(() => new Promise<void>((resolve) => server.close(() => resolve())))

  const says = (status: number, text: string) => {
    answer = (response) => response.writeHead(status, { 'content-type': 'application/json' }).end(text)
  }
  const settings = (more: Record<string, unknown> = {}): GatewaySettings =>
    must(
      readGateway(
        JSON.stringify({
          url,
          headers: { authorization: 'Bearer khoa' },
          fields: { phone: '{to84}', message: '{text}', ref: '{id}', brand: 'XA' },
          accepted: { field: 'data.code', equals: [100, '0'] },
          refused: { field: 'data.code', equals: ['99'] },
          timeoutSeconds: 20,
          ...more,
        }),
        'SMS_GATEWAY',
      ),
    )
  const send = (more?: Record<string, unknown>) => gatewayTransport(settings(more)).send(MESSAGE)

  test('JSON, form and address fields carry number, text and the id that tells a second arrival', async () => {
    says(200, '{"data":{"code":"100"}}')
    assert.deepEqual(await send(), { kind: 'sent' })
    assert.deepEqual(JSON.parse(asked[0]?.body ?? ''), {
      phone: '84912345678',
      message: MESSAGE.body,
      ref: 'tin-1',
      brand: 'XA',
    })
    assert.equal(asked[0]?.headers.authorization, 'Bearer khoa')
    assert.deepEqual(await send({ format: 'form', plain: true, fields: { to: '{to}', text: '{text}' } }), {
      kind: 'sent',
    })
    assert.equal(new URLSearchParams(asked[1]?.body).get('text'), 'Xa An Binh: 2 viec qua han.')
    assert.deepEqual(await send({ method: 'GET' }), { kind: 'sent' })
    assert.equal(new URL(`http://x${asked[2]?.url}`).searchParams.get('phone'), '84912345678')
  })

  test('not now, not this message, and answers that make no sense', async () => {
    for (const [status, text, expected] of [
      [429, '', { kind: 'later', code: '429', down: true }],
      [503, '<html>', { kind: 'later', code: '503', down: true }],
      [401, '{}', { kind: 'later', code: '401', down: true }],
      [400, '{}', { kind: 'refused', code: '400' }],
      [200, '{"data":{"code":99}}', { kind: 'refused', code: 'GATEWAY' }],
      [200, '{"data":{"code":7}}', { kind: 'unsure', code: 'NONSENSE' }],
      [200, '{"data":null}', { kind: 'unsure', code: 'NONSENSE' }],
      [200, '<html>Đăng nhập</html>', { kind: 'unsure', code: 'NONSENSE' }],
      [200, '', { kind: 'unsure', code: 'NONSENSE' }],
      [302, '', { kind: 'unsure', code: '302' }],
      [500, '{"data":{"code":100}}', { kind: 'unsure', code: '500' }],
    ] as const) {
      says(status, text)
      assert.deepEqual(await send(), expected, `${status} ${text}`)
    }
    answer = (response) => {
      response.writeHead(200)
      response.end(`{"x":"${'a'.repeat(500_000)}"}`)
    }
    assert.deepEqual(await send(), { kind: 'unsure', code: 'NONSENSE' }, 'half a megabyte of answer')
  })

  test('a line that was never there is tried again; one that breaks after the request is left to a person', async () => {
    answer = (_response, request) => request.socket.destroy()
    assert.equal((await send()).kind, 'unsure')
    answer = () => {}
    assert.equal((await send({ timeoutSeconds: 1 })).kind, 'unsure', 'silence until the time is up')
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const gone = other.address()
    await new Promise<void>((resolve) => other.close(() => resolve()))
    assert.ok(gone && typeof gone === 'object')
    const nobody = gatewayTransport(settings({ url: `http://127.0.0.1:${gone.port}/gui` }))
    const outcome = await nobody.send(MESSAGE)
    assert.equal(outcome.kind, 'later')
  })

  test('a wrong description names every wrong place', () => {
    const wrong = (text: string) => {
      const read = readGateway(text, 'SMS_GATEWAY')
      assert.equal(read.ok, false)
      return read.ok ? '' : [read.error.message, ...(read.error.details ?? [])].join('\n')
    }
    assert.match(wrong('{'), /SMS_GATEWAY: tệp không phải JSON/)
    const several = wrong(
      '{"url":"ftp://x","method":"PUT","fields":{},"accepted":{"field":"a b","equals":[]},"la":1}',
    )
    for (const place of [/url: /, /method: /, /accepted\.field: /, /accepted\.equals: /, /la/])
      assert.match(several, place)
    assert.match(
      wrong(
        JSON.stringify({
          url: 'https://x.example',
          fields: { a: '{to}' },
          accepted: { field: 'a', equals: [1] },
        }),
      ),
      /\{text\}/,
    )
  })
})
