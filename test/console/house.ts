// A secretary's laptop for tests, all of it real: the program as a process that can be killed, a line in between that can
// be cut at any byte, and a browser on a profile that can be killed and opened again.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core'
import type { Waiting } from '../../src/hall/console/outbox.ts'
import type { Db } from '../../src/kit/db/db.ts'
import { openDatabase } from '../../src/kit/db/open.ts'
import { must } from '../../src/kit/result.ts'
import { ROOT } from '../../src/kit/root.ts'
import { openAccount } from '../../src/office/acts.ts'
import { hashPassword } from '../../src/office/password.ts'
import { CHROMIUM } from '../chromium.ts'
import { type DatabaseKind, freshDatabase } from '../databases.ts'
import { makeWorld, type World } from '../world.ts'

export const PASSWORD = 'mat-khau-dai'
export const CONSOLE = '/xa/xa-a/hoi-nghi/hn-xa-a/ngay/thu-ky'

/** The program as its own process, killed and started at will on the same data. */
export interface Program {
  start(dist?: string): Promise<void>
  kill(): Promise<void>
  readonly port: () => number
}

function program(dataDir: string, databaseUrl: string | undefined): Program {
  let running: ChildProcess | undefined
  let port = 0
  return {
    port: () => port,
    async start(dist = process.env.DOITHOAI_DIST ?? 'dist') {
      const cli = path.join(ROOT, dist, 'cli.js')
      const child = spawn(process.execPath, ['--no-warnings', cli, 'serve'], {
        env: {
          ...process.env,
          NODE_TEST_CONTEXT: '',
          DOITHOAI_DIST: dist,
          DATA_DIR: dataDir,
          DATABASE_URL: databaseUrl ?? '',
          HOST: '127.0.0.1',
          PORT: String(port),
          REQUESTS_PER_MINUTE: '0',
          LOG_LEVEL: 'error',
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      running = child
      for await (const chunk of child.stdout) {
        const found = /http:\/\/127\.0\.0\.1:(\d+)/.exec(String(chunk))
        if (!found) continue
        port = Number(found[1])
        break
      }
      child.stdout.on('error', () => undefined)
      child.stdout.resume()
      if (port === 0) throw new Error('the program did not start')
    },
    async kill() {
      const child = running
      running = undefined
      if (!child || child.exitCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** The wire: passes bytes on until it is cut; a cut line refuses everything until it is mended. */
export interface Line {
  readonly url: string
  /** After so many more bytes, either way, everything breaks; nothing passes for so long after. */
  cutAfter(bytes: number, forMs: number): void
  cut(): void
  mend(): void
  /** How often it broke in the middle of something. */
  cuts(): number
  close(): Promise<void>
}

export async function line(port: () => number): Promise<Line> {
  const open = new Set<Socket>()
  let down = false
  let budget = Number.POSITIVE_INFINITY
  let outage = 0
  let broken = 0
  const breakAll = () => {
    for (const socket of open) socket.resetAndDestroy()
    open.clear()
  }
  const spend = (bytes: number): boolean => {
    budget -= bytes
    if (budget > 0) return true
    budget = Number.POSITIVE_INFINITY
    broken++
    down = true
    breakAll()
    setTimeout(() => {
      down = false
    }, outage)
    return false
  }
  const server = createServer((here) => {
    here.on('error', () => undefined)
    if (down) {
      here.resetAndDestroy()
      return
    }
    const there = connect(port(), '127.0.0.1')
    there.on('error', () => here.destroy())
    for (const [from, to] of [
      [here, there],
      [there, here],
    ] as const) {
      open.add(from)
      from.on('data', (chunk: Buffer) => {
        // What still fits goes through: the other side sees half a request, or half an answer.
        if (chunk.length >= budget) to.write(chunk.subarray(0, budget))
        else to.write(chunk)
        spend(chunk.length)
      })
      from.on('close', () => {
        open.delete(from)
        to.destroy()
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    cutAfter(bytes, forMs) {
      budget = bytes
      outage = forMs
    },
    cut() {
      down = true
      breakAll()
    },
    mend() {
      down = false
      budget = Number.POSITIVE_INFINITY
    },
    cuts: () => broken,
    async close() {
      breakAll()
      server.close()
    },
  }
}

/** A browser of its own process on a profile of its own. */
export interface Laptop {
  page(): Page
  open(): Promise<Page>
  /** The browser has its service worker on the disk: it writes it some seconds after it said so. */
  keepsPage(): Promise<void>
  kill(): Promise<void>
  close(): Promise<void>
}

export function laptop(): Laptop {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'doithoai-ho-so-'))
  let child: ChildProcess | undefined
  let browser: Browser | undefined
  let page: Page | undefined
  const laptop: Laptop = {
    page: () => {
      if (!page) throw new Error('the laptop is shut')
      return page
    },
    async open() {
      const begun = spawn(
        CHROMIUM,
        [
          '--headless=new',
          '--no-sandbox',
          '--disable-gpu',
          '--disable-dev-shm-usage',
          '--disable-background-networking',
          '--disable-background-timer-throttling',
          '--no-first-run',
          '--remote-debugging-port=0',
          `--user-data-dir=${profile}`,
          'about:blank',
        ],
        { stdio: ['ignore', 'ignore', 'pipe'] },
      )
      child = begun
      let told = ''
      const address = await new Promise<string>((resolve, reject) => {
        begun.stderr.on('data', (chunk: Buffer) => {
          told += chunk.toString()
          const found = /DevTools listening on (ws:\S+)/.exec(told)
          if (found?.[1]) resolve(found[1])
        })
        begun.once('exit', () => reject(new Error(`the browser did not start: ${told}`)))
      })
      // Its helpers hold the pipe longer than it lives.
      begun.stderr.destroy()
      browser = await chromium.connectOverCDP(address)
      const [context] = browser.contexts()
      if (!context) throw new Error('no browser context')
      context.setDefaultTimeout(45_000)
      page = context.pages()[0] ?? (await context.newPage())
      return page
    },
    async keepsPage() {
      for (let tries = 0; tries < 600; tries++) {
        const logs = globSync(path.join(profile, '**', 'Service Worker', 'Database', '*.log'))
        if (logs.some((log) => readFileSync(log).includes('REG:'))) return
        await pause(100)
      }
      throw new Error('the browser never wrote its service worker down')
    },
    async kill() {
      const dying = child
      child = undefined
      page = undefined
      if (!dying) return
      const gone = once(dying, 'exit')
      dying.kill('SIGKILL')
      await gone
      await browser?.close().catch(() => undefined)
      browser = undefined
      await pause(100)
    },
    async close() {
      await laptop.kill()
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
    },
  }
  return laptop
}

export interface Hall {
  readonly world: World
  readonly program: Program
  readonly line: Line
  readonly laptop: Laptop
  /** Opens the database beside the program and closes it again. */
  look<T>(work: (db: Db) => Promise<T>): Promise<T>
  end(): Promise<void>
}

/** A commune whose secretary, second secretary (the office) and chair can sign in; the program runs behind the line. */
export async function hall(
  kind: DatabaseKind,
  prepare?: (db: Db, world: World) => Promise<void>,
): Promise<Hall> {
  const database = await freshDatabase(kind)
  const world = await makeWorld(database.db)
  const hash = await hashPassword(PASSWORD)
  await database.db.act(world.commune, async (trx) => {
    for (const person of ['thu-ky', 'van-phong', 'chu-tich'])
      must(await openAccount(trx, world.by(person), { login: person, person, hash }))
  })
  await prepare?.(database.db, world)
  await database.db.close()
  const running = program(database.dataDir, database.databaseUrl)
  await running.start()
  const wire = await line(running.port)
  const own = laptop()
  return {
    world,
    program: running,
    line: wire,
    laptop: own,
    async look(work) {
      const db = await openDatabase(
        { dataDir: database.dataDir, databaseUrl: database.databaseUrl },
        '2024-01-01T00:00:00.000Z',
      )
      try {
        return await work(db)
      } finally {
        await db.close()
      }
    },
    async end() {
      await own.close()
      await wire.close()
      await running.kill()
      await database.dropAfterClose()
    },
  }
}

export async function signIn(page: Page, url: string, login: string): Promise<void> {
  await page.goto(`${url}/dang-nhap?ve=${encodeURIComponent(CONSOLE)}`)
  // A browser that was killed remembers its session sometimes.
  if (!page.url().includes('/dang-nhap')) {
    await page.goto(url + CONSOLE)
    return
  }
  await page.fill('[name=login]', login)
  await page.fill('[name=password]', PASSWORD)
  await page.click('button:has-text("Đăng nhập")')
  await page.waitForURL(`**${CONSOLE}`)
}

/** The console has the day on the device and opens without a server. */
export async function ready(page: Page): Promise<void> {
  await page.locator('[data-line=up]').waitFor()
  await page.waitForFunction(async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    return registration?.active != null
  })
}

export async function allSent(page: Page, withinMs = 240_000): Promise<void> {
  try {
    await page
      .locator('.standing[data-unsent="0"][data-stuck="0"][data-line=up]')
      .waitFor({ timeout: withinMs })
  } catch (error) {
    const told = await page.locator('.standing, .notes').allInnerTexts()
    const waiting = (await kept(page)).map(({ seq, standing, body }) =>
      JSON.stringify({ seq, standing, body }),
    )
    throw new Error(`not all was sent: ${told.join('\n')}\n${waiting.join('\n')}`, { cause: error })
  }
}

/** The acts that wait on the device's disk. */
export async function kept(page: Page): Promise<readonly Waiting[]> {
  return page.evaluate(async (): Promise<Waiting[]> => {
    const [home] = (await indexedDB.databases()).filter(({ name }) => name?.startsWith('thu-ky/'))
    if (!home?.name) return []
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const database = await done(indexedDB.open(home.name))
    const acts = await done<Waiting[]>(database.transaction('acts').objectStore('acts').getAll())
    database.close()
    return acts.sort((a, b) => a.seq - b.seq)
  })
}

export async function allSaved(page: Page): Promise<void> {
  await page.locator('.standing[data-saved=saved]').waitFor()
}

export interface Said {
  readonly who: string
  readonly question: string
  readonly answer: string
}

/** One speech as a secretary takes it down, by keyboard only, typed ahead: no key waits for the page to be drawn. */
export async function takeDown(page: Page, said: Said): Promise<void> {
  await typeAhead(page, [
    { key: 'F2' },
    said.who,
    { key: 'Enter' },
    said.question,
    { key: 'Tab' },
    said.answer,
    { key: '1', code: 'Digit1', alt: true },
    { key: 'F4' },
  ])
}

export type Stroke = string | { readonly key: string; readonly code?: string; readonly alt?: boolean }

const KEY_NUMBER: Readonly<Record<string, number>> = {
  F2: 113,
  F4: 115,
  F8: 119,
  Enter: 13,
  Tab: 9,
  '1': 49,
  '2': 50,
}

/** Words and keys handed to the browser all at once, as a hand does that is faster than the machine. */
export async function typeAhead(page: Page, strokes: readonly Stroke[]): Promise<void> {
  const hands = await handsOf(page)
  await Promise.all(
    strokes.flatMap((stroke) => {
      if (typeof stroke === 'string') return [hands.send('Input.insertText', { text: stroke })]
      const { key, code = key, alt } = stroke
      const press = (type: 'rawKeyDown' | 'keyUp') =>
        hands.send('Input.dispatchKeyEvent', {
          type,
          key,
          code,
          windowsVirtualKeyCode: KEY_NUMBER[key] ?? 0,
          modifiers: alt ? 1 : 0,
        })
      return [press('rawKeyDown'), press('keyUp')]
    }),
  )
}

const sessions = new WeakMap<Page, CDPSession>()

async function handsOf(page: Page): Promise<CDPSession> {
  const known = sessions.get(page)
  if (known) return known
  const session = await page.context().newCDPSession(page)
  sessions.set(page, session)
  return session
}
