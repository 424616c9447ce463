// The API over real HTTP: answers are what the command line prints and what the document promises; every route stands in
// the document and every entry of the document is a route; refusals name the place and what to do.
import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { z } from 'zod'
import { startServer, type TestServer } from '../../../test/server.ts'
import { command as scheduleCommand } from '../../cli/schedule.ts'
import { command as workdaysCommand } from '../../cli/workdays.ts'
import { shippedText } from '../../regulation/library.ts'
import { ANSWERS, API, ENDPOINTS } from './endpoints.ts'
import { openApi } from './openapi.ts'
import { problemAnswer } from './schemas.ts'

/** What a command prints, as data. */
async function printed(command: typeof scheduleCommand, ...args: readonly string[]): Promise<unknown> {
  let text = ''
  const io = {
    out: (line: string) => {
      text += line
    },
    err: () => {},
    cwd: '/',
    env: {},
  }
  assert.equal(await command.run([...args, '--json'], io as never), 0)
  return JSON.parse(text)
}

const refusal = problemAnswer.extend({ status: z.int().min(400) })

suite('the public API', () => {
  let server: TestServer
  before(async () => {
    server = await startServer('sqlite', '2026-11-21', undefined, { TRUST_PROXY: '1' })
  })
  after(() => server.stop())

  let visitor = 0
  async function ask(path: string, init: RequestInit = {}) {
    const from = { 'x-forwarded-for': `10.2.${visitor >> 8}.${visitor++ % 256}` }
    const answer = await fetch(`${server.url}${path}`, {
      ...init,
      headers: { ...from, ...(init.headers as Record<string, string>) },
    })
    const text = await answer.text()
    return { status: answer.status, headers: answer.headers, text, json: () => JSON.parse(text) as unknown }
  }
  const post = (path: string, body: unknown, type = 'application/json') =>
    ask(path, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': type },
    })

  function refused(answer: Awaited<ReturnType<typeof ask>>, status: number, field?: string) {
    assert.equal(answer.status, status, answer.text)
    assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/)
    const problem = refusal.parse(answer.json())
    assert.equal(problem.status, status)
    assert.ok(problem.detail.length > 10)
    if (field !== undefined)
      assert.ok(
        problem.errors.some((each) => each.field === field),
        answer.text,
      )
    return problem
  }

  test('schedule and working days are exactly what the command line prints', async () => {
    for (const [regulation, conference] of [
      ['son-tay-ha-2025', '2025-09-26'],
      ['bao-lam-2024', '2024-06-20'],
      ['quang-bach-2025', '2025-12-15'],
      ['song-an-2019', '2019-11-20'],
      ['loc-thinh-2024', '2024-08-20'],
      ['luat-72-2025', '2026-12-20'],
    ] as const) {
      const answer = await ask(`${API}/schedule?regulation=${regulation}&conference=${conference}`)
      const rows = ANSWERS.ScheduleRow.array().parse(answer.json())
      assert.deepEqual(
        rows,
        await printed(scheduleCommand, '--regulation', regulation, '--conference', conference),
      )
    }
    const days = await ask(`${API}/workdays?from=2026-11-20&add=-7`)
    assert.deepEqual(
      ANSWERS.WorkingDays.parse(days.json()),
      await printed(workdaysCommand, '--from', '2026-11-20', '--add', '-7'),
    )
    const lunar = await ask(`${API}/lunar?year=2030`)
    assert.equal(ANSWERS.LunarDays.parse(lunar.json()).tet, '2030-02-02')
    const known = ANSWERS.Regulation.array().parse((await ask(`${API}/regulations`)).json())
    assert.equal(known.length, 6)
  })

  test('further dates, and explanations in English', async () => {
    const query =
      'regulation=bao-lam-2024&conference=2024-06-20&conferenceEnd=2024-06-21&conclusion=2024-07-05'
    const rows = ANSWERS.ScheduleRow.array().parse((await ask(`${API}/schedule?${query}&lang=en`)).json())
    const reply = rows.find((row) => row.rule === 'S2-REPLY')
    assert.equal(reply?.assumed, false)
    // 20 working days from 5/7/2024: 8–12, 15–19, 22–26, 29/7–2/8.
    assert.equal(reply?.due, '2024-08-02')
    assert.match(reply?.explanation ?? '', /^By \w+, 2\/8\/2024: 20 working days after/)
  })

  test('a regulation and a calendar of one’s own, as JSON or as the file itself', async () => {
    const regulationYaml = shippedText('loc-thinh-2024').replace('count: 10', 'count: 12')
    const due = (answer: Awaited<ReturnType<typeof ask>>) =>
      ANSWERS.ScheduleRow.array()
        .parse(answer.json())
        .find((row) => row.rule === 'S5-NOTICE')?.due
    assert.equal(
      due(await post(`${API}/schedule`, { regulationYaml, conference: '2026-12-20' })),
      '2026-12-08',
    )
    assert.equal(
      due(await post(`${API}/schedule?conference=2026-12-20`, regulationYaml, 'application/yaml')),
      '2026-12-08',
    )
    const calendarYaml =
      'id: x\ntitle: Riêng\nyears:\n  - year: 2026\n    off:\n      - { date: 2026-11-23, name: Nghỉ riêng }\n'
    const counted = await post(`${API}/workdays`, { from: '2026-11-20', add: 1, calendarYaml })
    assert.equal(ANSWERS.WorkingDays.parse(counted.json()).date, '2026-11-24')
  })

  test('programs anywhere may read, nobody is known: open to other sites, no cookie, kept for a while', async () => {
    const answer = await ask(`${API}/workdays?from=2026-11-20&add=7`, {
      headers: { origin: 'https://noi-khac.example' },
    })
    assert.equal(answer.headers.get('access-control-allow-origin'), '*')
    assert.equal(answer.headers.get('set-cookie'), null)
    assert.match(answer.headers.get('cache-control') ?? '', /public/)
    assert.ok(Number(answer.headers.get('x-ratelimit-limit')) > 0)
    assert.ok(answer.headers.get('x-ratelimit-remaining'))
    const wrong = await ask(`${API}/workdays?from=x`)
    assert.equal(wrong.headers.get('access-control-allow-origin'), '*', 'refusals can be read too')
    const own = await post(`${API}/workdays`, { from: '2026-11-20', add: 1 })
    assert.equal(own.headers.get('access-control-allow-origin'), null)
  })

  test('what is wrong is named by its parameter, in the language asked for', async () => {
    refused(await ask(`${API}/schedule`), 422, 'conference')
    refused(await ask(`${API}/schedule?regulation=khong-co&conference=2026-12-20`), 422, 'regulation')
    refused(await ask(`${API}/schedule?regulation=luat-72-2025&conference=2026-02-30`), 422, 'conference')
    refused(await ask(`${API}/schedule?regulation=luat-72-2025&conference=20/12/2026`), 422, 'conference')
    refused(await ask(`${API}/schedule?regulation=luat-72-2025&conference=3000-01-01`), 422, 'conference')
    refused(await ask(`${API}/schedule?regulation=luat-72-2025&conference=1900-01-01`), 422, 'conference')
    refused(
      await ask(`${API}/schedule?regulation=luat-72-2025&conference=2026-12-20&conferenceEnd=2026-12-19`),
      422,
      'conferenceEnd',
    )
    refused(
      await ask(`${API}/schedule?regulation=luat-72-2025&conference=2026-12-20&conference_end=x`),
      422,
      'conference_end',
    )
    refused(await ask(`${API}/workdays?from=2026-11-20&add=5001`), 422, 'add')
    refused(await ask(`${API}/workdays?from=2100-12-30&add=5000`), 422, 'add')
    refused(await ask(`${API}/workdays?from=2026-11-20&add=1.5`), 422, 'add')
    refused(await ask(`${API}/lunar?year=3000`), 422, 'year')
    const english = refused(await ask(`${API}/workdays?from=x&add=1&lang=en`), 422, 'from')
    assert.equal(english.detail, 'Some parameters are wrong; nothing was computed.')
    refused(await ask(`${API}/lunar?year=2026&lang=fr`), 422, 'lang')
    refused(await ask(`${API}/khong-co`), 404)
  })

  test('bodies nobody should send', async () => {
    const path = `${API}/schedule`
    refused(await post(path, '{"regulation":'), 400)
    refused(await post(path, '[]'), 422)
    refused(await post(path, '"x"'), 422)
    refused(await post(path, 'null'), 422)
    refused(await post(path, '{"__proto__":{"x":1}}'), 400)
    refused(await post(path, 'a=1', 'application/x-www-form-urlencoded'), 415)
    refused(await post(path, 'a', 'text/plain'), 415)
    refused(await post(path, '<a/>', 'application/xml'), 415)
    refused(await ask(path, { method: 'POST' }), 415)
    refused(await post(path, { regulationYaml: 'x'.repeat(3_000_000), conference: '2026-12-20' }), 413)
    refused(
      await post(path, { regulationYaml: 'x'.repeat(400_000), conference: '2026-12-20' }),
      422,
      'regulationYaml',
    )
    refused(await post(path, { conference: '2026-12-20' }), 422, 'regulation')
    refused(await post(path, { regulation: 7, conference: '2026-12-20' }), 422, 'regulation')
    const broken = refused(
      await post(path, {
        regulationYaml: shippedText('song-an-2019').replace('S4-HOLD', 's4'),
        conference: '2026-12-20',
      }),
      422,
      'regulationYaml',
    )
    assert.match(broken.errors[0]?.detail ?? '', /^dòng \d+/)
    refused(await post(`${path}?conference=2026-12-20`, 'a: &a [*a]', 'application/yaml'), 422)
    const twice =
      'id: x\ntitle: x\nyears:\n  - year: 2026\n    off:\n      - { date: 2026-11-23, name: a }\n      - { date: 2026-11-23, name: b }\n'
    refused(
      await post(`${API}/workdays`, { from: '2026-11-20', add: 1, calendarYaml: twice }),
      422,
      'calendarYaml',
    )
  })

  test('another method is refused with the ones that work', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const answer = await ask(`${API}/schedule`, { method })
      refused(answer, 405)
      assert.equal(answer.headers.get('allow'), 'GET, HEAD, POST')
    }
    const only = await ask(`${API}/lunar`, { method: 'POST' })
    refused(only, 405)
    assert.equal(only.headers.get('allow'), 'GET, HEAD')
  })

  test('who asks too often is told when to come back', async () => {
    const asked = () =>
      fetch(`${server.url}${API}/regulations`, { headers: { 'x-forwarded-for': '10.9.9.8' } })
    for (let n = 0; n < 60; n++) assert.equal((await asked()).status, 200)
    const answer = await asked()
    assert.equal(answer.status, 429)
    assert.ok(Number(answer.headers.get('retry-after')) > 0)
    assert.equal(refusal.parse(await answer.json()).status, 429)
  })

  test('the document is OpenAPI 3.1, names every route and only routes, and its examples work', async () => {
    const document = (await ask(`${API}/openapi.json`)).json()
    const operation = z.looseObject({
      operationId: z.string(),
      summary: z.string(),
      parameters: z
        .array(
          z.strictObject({
            name: z.string(),
            in: z.literal('query'),
            required: z.boolean(),
            schema: z.looseObject({}),
          }),
        )
        .optional(),
      requestBody: z
        .looseObject({ content: z.record(z.string(), z.looseObject({ schema: z.looseObject({}) })) })
        .optional(),
      responses: z.record(z.string().regex(/^\d{3}$/), z.looseObject({ description: z.string() })),
    })
    const read = z
      .looseObject({
        openapi: z.string().regex(/^3\.1\.\d+$/),
        info: z.looseObject({ title: z.string(), version: z.string() }),
        servers: z.array(z.strictObject({ url: z.url() })).min(1),
        paths: z.record(z.string().startsWith('/'), z.partialRecord(z.enum(['get', 'post']), operation)),
        components: z.strictObject({ schemas: z.record(z.string(), z.looseObject({})) }),
      })
      .parse(document)
    const named = Object.entries(read.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${API}${path}`),
    )
    const declared = server.app.declared
      .filter((route) => route.url.startsWith(`${API}/`) && route.method !== 'HEAD')
      .map((route) => `${route.method} ${route.url}`)
      .filter((route) => route !== `GET ${API}/openapi.json`)
    assert.deepEqual(named.sort(), declared.sort())
    const refs = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
      (match) => match[1],
    )
    for (const ref of refs) assert.ok(ref && Object.hasOwn(read.components.schemas, ref), ref ?? '')
    const ids = ENDPOINTS.map((endpoint) => endpoint.id)
    assert.equal(new Set(ids).size, ids.length)
    for (const endpoint of ENDPOINTS) {
      const answer =
        endpoint.method === 'GET'
          ? await ask(endpoint.example)
          : await post(endpoint.example, endpoint.exampleBody)
      assert.equal(answer.status, 200, endpoint.example)
      const schema = ANSWERS[endpoint.answer] as z.ZodType
      ;(endpoint.many ? z.array(schema) : schema).parse(answer.json())
    }
  })

  test('the document says of a row what its schema says', () => {
    const { components } = openApi('https://x.vn') as {
      components: { schemas: Record<string, { properties: Record<string, unknown>; required: string[] }> }
    }
    const row = components.schemas.ScheduleRow
    assert.ok(row)
    assert.equal(row.required.length, 23)
    assert.deepEqual(row.properties.provisional, {
      type: 'boolean',
      description: 'Lịch nghỉ năm ấy chưa công bố · Holidays not announced yet',
    })
    const parameter = JSON.stringify(openApi('https://x.vn'))
    assert.match(parameter, /"name":"add","in":"query","required":true,"schema":\{[^}]*"type":"integer"/)
    assert.match(
      parameter,
      /"name":"conference","in":"query","required":true,"schema":\{"type":"string","pattern":"[^"]+","format":"date"/,
    )
    assert.match(parameter, /"name":"lang","in":"query","required":false/)
  })

  test('the readable page shows every question, in both languages', async () => {
    for (const lang of ['', '?lang=en']) {
      const page = await ask(`${API}${lang}`)
      assert.equal(page.status, 200)
      for (const endpoint of ENDPOINTS) assert.ok(page.text.includes(`${endpoint.method} ${endpoint.path}`))
      assert.ok(!/<script|style="/.test(page.text))
    }
  })
})
