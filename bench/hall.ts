// A thousand watchers of one hall: every one sees every update, how soon, and what the program holds in memory meanwhile.
import { Worker } from 'node:worker_threads'
import { queueSpeech } from '../src/hall/speech.acts.ts'
import { settableClock } from '../src/kit/clock.ts'
import type { Db } from '../src/kit/db/db.ts'
import { must } from '../src/kit/result.ts'
import { start } from '../src/main.ts'
import { openAccount } from '../src/office/acts.ts'
import { hashPassword } from '../src/office/password.ts'
import { readSettings } from '../src/settings.ts'
import { HttpUser } from '../test/browser.ts'
import type { Measured } from './run.ts'
import { benchActor, benchConference, benchFolder, COMMUNE, DAY } from './world.ts'

const WATCHERS = 1000
const SLOW = 20
const UPDATES = 150
const PAUSE_MS = 120
const P99_MS = 200
/** A day of four hours with an act every twelve seconds, run as fast as it goes. */
const DAY_ACTS = 1200
const DAY_WATCHERS = 200
const DAY_PAUSE_MS = 25
const GROWTH_MB = 40
const PASSWORD = 'mat-khau-dai'

const WATCHING = `
const { parentPort, workerData } = require('node:worker_threads')
const http = require('node:http')
const { url, cookie, watchers, slow } = workerData
const now = () => performance.timeOrigin + performance.now()
const seen = new Map()
let open = 0
const one = (at) => {
  http.get(url, { agent: new http.Agent({ maxSockets: 1 }), headers: { accept: 'text/event-stream', cookie } }, (answer) => {
    if (++open === watchers + slow) parentPort.postMessage({ ready: true })
    if (at >= watchers) return answer.pause()
    let rest = ''
    answer.setEncoding('utf8')
    answer.on('data', (chunk) => {
      rest += chunk
      for (let end = rest.indexOf('\\n\\n'); end >= 0; end = rest.indexOf('\\n\\n')) {
        const found = [...rest.slice(0, end).matchAll(/lượt (\\d+)\\./g)].map((m) => Number(m[1]))
        rest = rest.slice(end + 2)
        const arrived = now()
        for (const n of found) {
          const all = seen.get(n) ?? []
          all.push(arrived)
          seen.set(n, all)
        }
      }
    })
    answer.on('error', () => {})
  }).on('error', (error) => parentPort.postMessage({ error: String(error) }))
}
for (let at = 0; at < watchers + slow; at++) setTimeout(one, Math.floor(at / 25) * 10, at)
parentPort.on('message', () => parentPort.postMessage({ seen: [...seen] }))
`

export async function hall(): Promise<readonly Measured[]> {
  return [...(await thousand()), ...(await wholeDay())]
}

async function open() {
  const settings = must(
    readSettings({ DATA_DIR: benchFolder(), PORT: '0', LOG_LEVEL: 'silent', REQUESTS_PER_MINUTE: '0' }),
  )
  let conference = ''
  const running = await start(settings, {
    clock: settableClock(Temporal.PlainDate.from(DAY)),
    prepare: async ({ db }) => {
      conference = await benchConference(db, 20)
      const by = benchActor()
      const hash = await hashPassword(PASSWORD)
      await db.act(COMMUNE, async (trx) => {
        must(await openAccount(trx, by, { login: 'van-phong', person: 'van-phong', hash }))
      })
    },
  })
  const user = new HttpUser(running.url)
  await user.signIn('van-phong', PASSWORD)
  const screen = `${running.url}/xa/${COMMUNE}/hoi-nghi/${conference}/man-hinh/truc-tiep`
  return { running, conference, cookie: user.cookie, screen }
}

/** Memory after a quarter of the day and after all of it: what grows with every act would show. */
async function wholeDay(): Promise<readonly Measured[]> {
  const { running, conference, cookie, screen } = await open()
  const watching = await watch(screen, cookie, DAY_WATCHERS)
  let quarter = 0
  for (let n = 1; n <= DAY_ACTS; n++) {
    await queue(running.db, conference, n)
    if (n === DAY_ACTS / 4) quarter = process.memoryUsage().rss
    await new Promise((resolve) => setTimeout(resolve, DAY_PAUSE_MS))
  }
  await new Promise((resolve) => setTimeout(resolve, 1000))
  const growth = (process.memoryUsage().rss - quarter) / 1024 / 1024
  const last = (await watching.seen()).get(DAY_ACTS)?.length ?? 0
  await watching.stop()
  await running.close()
  return [
    {
      name: `Màn hình hội trường: bộ nhớ qua một ngày bốn giờ (${DAY_ACTS} diễn biến, ${DAY_WATCHERS} người xem, ${SLOW} người không đọc)`,
      bar: `tăng ≤ ${GROWTH_MB} MB từ diễn biến thứ ${DAY_ACTS / 4}; ai đọc cũng thấy bản cuối`,
      value: `${growth.toFixed(0)} MB`,
      met: growth <= GROWTH_MB && last === DAY_WATCHERS,
      details: `bản cuối ${last}/${DAY_WATCHERS}`,
    },
  ]
}

async function thousand(): Promise<readonly Measured[]> {
  const { running, conference, cookie, screen } = await open()
  const watching = await watch(screen, cookie, WATCHERS)
  const before = process.memoryUsage().rss
  const sent = new Map<number, number>()
  for (let n = 1; n <= UPDATES; n++) {
    await queue(running.db, conference, n)
    sent.set(n, performance.timeOrigin + performance.now())
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  await new Promise((resolve) => setTimeout(resolve, 1000))
  const growth = (process.memoryUsage().rss - before) / 1024 / 1024
  const seen = await watching.seen()
  await watching.stop()
  await running.close()
  const delays = [...sent].flatMap(([n, at]) => (seen.get(n) ?? []).map((arrived) => arrived - at))
  const last = seen.get(UPDATES)?.length ?? 0
  const sorted = delays.toSorted((a, b) => a - b)
  const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? Number.POSITIVE_INFINITY
  return [
    {
      name: `Màn hình hội trường: ${WATCHERS} người xem, p99 từ lúc ghi đến lúc thấy`,
      bar: `≤ ${P99_MS} ms, ai cũng thấy`,
      value: `${p99.toFixed(0)} ms`,
      met: p99 <= P99_MS && delays.length === UPDATES * WATCHERS,
      details: `${delays.length}/${UPDATES * WATCHERS} lần thấy, bản cuối ${last}/${WATCHERS}, trung vị ${(sorted[sorted.length >> 1] ?? 0).toFixed(0)} ms, ${SLOW} người không đọc, bộ nhớ thêm ${growth.toFixed(0)} MB`,
    },
  ]
}

/** One more waits; the one before was taken from the queue by position, so that each update changes what is next. */
async function queue(db: Db, conference: string, n: number): Promise<void> {
  const by = benchActor()
  await db.act(COMMUNE, async (trx) => {
    await trx.deleteFrom('speech').where('commune_id', '=', COMMUNE).execute()
    must(
      await queueSpeech(trx, by, {
        conference,
        session: 1,
        who: { name: `lượt ${n}.`, village: 'thon-1', address: null },
      }),
    )
  })
}

interface Watching {
  seen(): Promise<ReadonlyMap<number, readonly number[]>>
  stop(): Promise<unknown>
}

function watch(url: string, cookie: string, watchers: number): Promise<Watching> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WATCHING, {
      eval: true,
      workerData: { url, cookie, watchers, slow: SLOW },
    })
    worker.on('message', (told: { ready?: true; error?: string }) => {
      if (told.error) reject(new Error(told.error))
      if (told.ready)
        resolve({
          seen: () =>
            new Promise((answer) => {
              worker.once('message', (all: { seen: [number, number[]][] }) => answer(new Map(all.seen)))
              worker.postMessage('seen')
            }),
          stop: () => worker.terminate(),
        })
    })
    worker.on('error', reject)
  })
}
