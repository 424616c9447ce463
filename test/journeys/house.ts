// One running program and the people around it: everybody has an own computer (a browser context with an own address),
// citizens come without script. The story's day is set for all at once.
import assert from 'node:assert/strict'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchChromium } from '../chromium.ts'
import type { DatabaseKind } from '../databases.ts'
import { startServer, type TestServer } from '../server.ts'
import { type Cast, castOf, login, PASSWORD, prepare } from './cast.ts'
import { Seat } from './seat.ts'

/** The machine may be shared: a slow page is not a wrong one. */
const PATIENCE = Number(process.env.JOURNEY_PATIENCE ?? 45_000)

export interface House {
  readonly cast: Cast
  readonly server: TestServer
  /** The commune's part of every staff address: "/xa/…". */
  readonly xa: string
  /** The commune's part of every public address: "/cong/…". */
  readonly cong: string
  /** Everybody wakes up on that day. */
  goTo(day: string): void
  today(): Temporal.PlainDate
  /** That person at the own computer, signed in. */
  as(person: string): Promise<Seat>
  /** Somebody in the village with an old phone: no script, a narrow screen. */
  citizen(): Promise<Seat>
  /** A reader with script and a screen of that width, for what is measured. */
  reader(width?: number): Promise<Seat>
  /** Closes everything; complains of pages that broke, unless the journey failed already. */
  stop(failed?: boolean): Promise<void>
}

/** `of`: a commune of the demonstration's stories, or a cast of the journey's own. */
export async function openHouse(kind: DatabaseKind, of: string | Cast, day: string): Promise<House> {
  const cast = typeof of === 'string' ? castOf(of) : of
  const commune = cast.commune.id
  const server = await startServer(kind, day, ({ db, clock }) => prepare(db, cast, clock.now()), {
    TRUST_PROXY: '1',
  })
  const browser = await launchChromium().catch(async (error: unknown) => {
    await server.stop()
    throw error
  })
  const wrong: string[] = []
  const computers = new Map<string, Computer>()
  const open = (options: Parameters<Browser['newContext']>[0] = {}) =>
    computer(browser, server.url, wrong, options)
  const house: House = {
    cast,
    server,
    xa: `/xa/${commune}`,
    cong: `/cong/${commune}`,
    goTo: (next) => server.clock.set(Temporal.PlainDate.from(next)),
    today: () => server.clock.today(),
    async as(person) {
      const own = computers.get(person) ?? (await open())
      computers.set(person, own)
      const seat = new Seat(own.page, house)
      const today = house.today().toString()
      if (own.day !== today) await signIn(seat, login(commune, person))
      own.day = today
      return seat
    },
    citizen: async () =>
      new Seat((await open({ javaScriptEnabled: false, viewport: { width: 360, height: 640 } })).page, house),
    reader: async (width = 1280) => new Seat((await open({ viewport: { width, height: 900 } })).page, house),
    async stop(failed = false) {
      await browser.close()
      await server.stop()
      if (failed && wrong.length > 0) console.error(wrong.join('\n'))
      if (!failed) assert.deepEqual(wrong, [], 'no page failed on the server or in the browser')
    },
  }
  return house
}

interface Computer {
  readonly page: Page
  /** The story day of the last sign-in: a session does not live through the night. */
  day: string
}

let addresses = 0

async function computer(
  browser: Browser,
  baseURL: string,
  wrong: string[],
  options: Parameters<Browser['newContext']>[0],
): Promise<Computer> {
  const address = `10.20.${Math.floor(addresses / 250)}.${(addresses++ % 250) + 1}`
  const context: BrowserContext = await browser.newContext({
    baseURL,
    extraHTTPHeaders: { 'x-forwarded-for': address },
    ...options,
  })
  context.setDefaultTimeout(PATIENCE)
  context.on('response', (response) => {
    if (response.status() >= 500) wrong.push(`${response.status()} ${response.url()}`)
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => wrong.push(`${page.url()}: ${error.message}`))
  return { page, day: '' }
}

async function signIn(seat: Seat, name: string): Promise<void> {
  await seat.open('/dang-nhap')
  const form = seat.form('/dang-nhap')
  await form.fill('Tên đăng nhập', name)
  await form.fill('Mật khẩu', PASSWORD)
  await form.send('Đăng nhập')
}
