// Server-sent events: told after the act is durable and only then, one drawing for all, nobody left behind.
import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { eachDatabase } from '../../../test/databases.ts'
import { openDatabase } from '../db/open.ts'
import { err } from '../result.ts'
import { type LiveHub, liveHub } from './live.ts'

/** Waits until `holds`, or fails with what it saw last. */
async function until(holds: () => boolean, what: () => string): Promise<void> {
  for (let n = 0; n < 400; n++) {
    if (holds()) return
    await pause(10)
  }
  assert.fail(what())
}

eachDatabase('what is told of acts', (open) => {
  test('an act is told of when it is durable; a refused or broken one never', async () => {
    const { db, drop } = await open()
    const told: string[] = []
    const stop = db.onAct((scope) => told.push(scope))
    // On PostgreSQL the listening connection opens in the background.
    for (let n = 0; n < 100 && told.length === 0; n++) {
      await db.act('xa-thu', async () => undefined)
      await pause(20)
    }
    told.length = 0
    await db.act('xa-a', async () => err({ message: 'không' }))
    await assert.rejects(
      db.act('xa-a', async () => {
        throw new Error('broken')
      }),
    )
    await db.act('xa-b', async () => undefined)
    await until(
      () => told.includes('xa-b'),
      () => told.join(' '),
    )
    assert.ok(!told.includes('xa-a'))
    stop()
    told.length = 0
    await db.act('xa-b', async () => undefined)
    await pause(50)
    assert.deepEqual(told, [])
    await drop()
  })

  test('an act in another process is told of on PostgreSQL', async (t) => {
    const { db, databaseUrl, dataDir, drop } = await open()
    if (!databaseUrl) {
      t.skip('one process holds the SQLite file')
      await drop()
      return
    }
    const other = await openDatabase({ dataDir, databaseUrl }, '2024-01-01T00:00:00.000Z')
    const told: string[] = []
    db.onAct((scope) => told.push(scope))
    for (let n = 0; n < 200 && told.length === 0; n++) {
      await other.act('xa-kia', async () => undefined)
      await pause(20)
    }
    assert.ok(told.includes('xa-kia'))
    await other.close()
    await drop()
  })
})

interface Acts {
  readonly hub: LiveHub
  readonly url: string
  act(scope: string): void
  stop(): Promise<void>
}

/** A hub behind a bare server; `draw` is what everybody watches. */
async function served(draw: () => Promise<string | undefined>, key = 'a'): Promise<Acts> {
  const listeners = new Set<(scope: string) => void>()
  const hub = liveHub({
    onAct(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  })
  const server: Server = createServer((_request, response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    hub.watch('xa', { key, draw }, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    hub,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    act: (scope) => {
      for (const listener of listeners) listener(scope)
    },
    async stop() {
      hub.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface Watcher {
  readonly events: string[]
  readonly answer: IncomingMessage
  leave(): void
}

function watch(url: string): Promise<Watcher> {
  return new Promise((resolve, reject) => {
    const asked = request(url, (answer) => {
      const events: string[] = []
      let rest = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk: string) => {
        rest += chunk
        for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
          const lines = rest.slice(0, end).split('\n')
          rest = rest.slice(end + 2)
          events.push(lines.map((line) => line.replace(/^data: /, '')).join('\n'))
        }
      })
      answer.on('error', () => {})
      resolve({ events, answer, leave: () => asked.destroy() })
    })
    asked.on('error', reject)
    asked.end()
  })
}

test('whoever comes sees the present state; every change reaches all, drawn once; the last state is never missed', async () => {
  let state = 'một\nhai dòng'
  let drawn = 0
  const it = await served(async () => {
    drawn++
    return state
  })
  const watchers = await Promise.all(Array.from({ length: 20 }, () => watch(it.url)))
  await until(
    () => watchers.every((one) => one.events.at(-1) === 'một\nhai dòng'),
    () => JSON.stringify(watchers.map((one) => one.events)),
  )
  assert.ok(drawn <= 2, `drawn ${drawn} times for 20 watchers`)
  // A burst of acts: few drawings, and the last state arrives although it came while one was being drawn.
  for (let n = 1; n <= 50; n++) {
    state = `lần ${n}`
    it.act('xa')
    if (n % 10 === 0) await pause(5)
  }
  await until(
    () => watchers.every((one) => one.events.at(-1) === 'lần 50'),
    () => JSON.stringify(watchers.map((one) => one.events.at(-1))),
  )
  assert.ok(drawn < 15, `drawn ${drawn} times for 50 acts`)
  const before = drawn
  it.act('xa-khac')
  await pause(100)
  assert.equal(drawn, before, 'another commune is nobody’s news here')
  const late = await watch(it.url)
  await until(
    () => late.events[0] === 'lần 50',
    () => JSON.stringify(late.events),
  )
  await it.stop()
})

test('the same state is not sent twice; a failed drawing keeps the last; what is gone ends the stream', async () => {
  let state: string | undefined = 'a'
  let broken = false
  const it = await served(async () => {
    if (broken) throw new Error('no database')
    return state
  })
  const one = await watch(it.url)
  await until(
    () => one.events.length === 1,
    () => 'nothing came',
  )
  it.act('xa')
  broken = true
  it.act('xa')
  await pause(200)
  assert.deepEqual(one.events, ['a'])
  broken = false
  state = undefined
  const ended = new Promise((resolve) => one.answer.on('end', resolve))
  it.act('xa')
  await ended
  await it.stop()
})

test('who leaves is forgotten; who does not read is let go and slows nobody', async () => {
  let n = 0
  const it = await served(async () => `${n} ${'x'.repeat(60_000)}`)
  const reader = await watch(it.url)
  const slow = await watch(it.url)
  const gone = await watch(it.url)
  slow.answer.pause()
  await until(
    () => it.hub.size().watchers === 3,
    () => JSON.stringify(it.hub.size()),
  )
  gone.leave()
  await until(
    () => it.hub.size().watchers === 2,
    () => JSON.stringify(it.hub.size()),
  )
  for (n = 1; n <= 200 && it.hub.size().watchers === 2; n++) {
    it.act('xa')
    await until(
      () => reader.events.at(-1)?.startsWith(`${n} `) ?? false,
      () => `the reader waits at ${n}`,
    )
  }
  assert.equal(it.hub.size().watchers, 1, 'the one who does not read was let go')
  reader.leave()
  await until(
    () => it.hub.size().channels === 0,
    () => JSON.stringify(it.hub.size()),
  )
  await it.stop()
})
