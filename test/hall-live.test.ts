// The day's screens in a real browser: they follow what is done at the control page, each by itself, over a server that
// goes away and comes back; nothing is changed under the hands of somebody who types.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { settableClock } from '../src/kit/clock.ts'
import { must } from '../src/kit/result.ts'
import { type Running, start } from '../src/main.ts'
import { openAccount } from '../src/office/acts.ts'
import { hashPassword } from '../src/office/password.ts'
import { readSettings } from '../src/settings.ts'
import { HttpUser } from './browser.ts'
import { launchChromium, noBrowser } from './chromium.ts'
import { type DatabaseKind, eachDatabase, freshDatabase } from './databases.ts'
import { makeWorld } from './world.ts'

const PASSWORD = 'mat-khau-dai'
const BASE = '/xa/xa-a/hoi-nghi/hn-xa-a'
const DAY = '2024-08-20'

/** A program that can be stopped and started again at the same address on the same data. */
async function program(kind: DatabaseKind) {
  const database = await freshDatabase(kind)
  const world = await makeWorld(database.db)
  const hash = await hashPassword(PASSWORD)
  await database.db.act(world.commune, async (trx) => {
    for (const person of ['van-phong', 'chu-tich'])
      must(await openAccount(trx, world.by(person), { login: person, person, hash }))
  })
  await database.db.close()
  const run = (port: string) =>
    start(
      must(
        readSettings({
          DATA_DIR: database.dataDir,
          PORT: port,
          LOG_LEVEL: 'silent',
          ...(database.databaseUrl ? { DATABASE_URL: database.databaseUrl } : {}),
        }),
      ),
      { clock: settableClock(Temporal.PlainDate.from(DAY)) },
    )
  let running: Running = await run('0')
  const { url } = running
  return {
    url,
    stop: () => running.close(),
    async again() {
      running = await run(new URL(url).port)
    },
    async end() {
      await running.close()
      await database.dropAfterClose()
    },
  }
}

async function signedIn(browser: Browser, url: string, login: string, path: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${url}/dang-nhap`)
  await page.fill('[name=login]', login)
  await page.fill('[name=password]', PASSWORD)
  await page.click('button:has-text("Đăng nhập")')
  await page.goto(url + path)
  // Lost when the page is loaded anew.
  await page.evaluate(() => Object.assign(window, { sameLoad: true }))
  return page
}

const sameLoad = (page: Page) => page.evaluate(() => 'sameLoad' in window)

eachDatabase('screens of the day', (_open, kind) => {
  test('two halls and the chair follow the control page; a stopped server loses nothing', {
    skip: noBrowser(),
  }, async () => {
    const house = await program(kind)
    const browser = await launchChromium()
    try {
      const halls = [
        await signedIn(browser, house.url, 'chu-tich', `${BASE}/man-hinh`),
        await signedIn(browser, house.url, 'van-phong', `${BASE}/man-hinh`),
      ]
      const chair = await signedIn(browser, house.url, 'chu-tich', `${BASE}/ngay/chu-tri`)
      const office = new HttpUser(house.url)
      await office.signIn('van-phong', PASSWORD)
      const send = async (action: string, values: Record<string, string>) => {
        const sent = await office.submit(await office.get(`${BASE}/ngay`), `${BASE}/ngay/${action}`, values)
        assert.equal(sent.status, 200, sent.text)
      }
      const queue = (name: string) => send('phat-bieu', { name, village: 'thon-1' })
      const control = async (act: string) => {
        const page = await office.get(`${BASE}/ngay`)
        const speech = new RegExp(`phat-bieu/([0-9a-f-]+)/${act}`).exec(page.text)?.[1]
        assert.ok(speech, `no speech to ${act}`)
        await send(`phat-bieu/${speech}/${act}`, {})
      }
      await send('dien-bien', { kind: 'khai_mac' })
      await queue('Đinh Văn Trước')
      for (const hall of halls)
        await hall.locator('.hall-next', { hasText: 'Đinh Văn Trước' }).waitFor({ timeout: 15_000 })
      await chair.locator('[data-live]', { hasText: 'Đinh Văn Trước' }).waitFor({ timeout: 15_000 })
      await control('bat-dau')
      for (const hall of halls) {
        await hall.locator('h1', { hasText: 'Đinh Văn Trước' }).waitFor({ timeout: 15_000 })
        assert.match((await hall.locator('.hall-timer').textContent()) ?? '', /^\d+:\d\d$/)
        assert.ok(await sameLoad(hall))
      }
      await chair.locator('h2', { hasText: 'Đang phát biểu: Đinh Văn Trước' }).waitFor({ timeout: 15_000 })
      assert.ok(await sameLoad(chair))

      await house.stop()
      for (const hall of halls)
        await hall.locator('[data-cut]').waitFor({ state: 'visible', timeout: 15_000 })
      await house.again()
      await control('ket-thuc')
      await queue('Bà Kế Tiếp')
      for (const hall of halls) {
        await hall.locator('.hall-next', { hasText: 'Bà Kế Tiếp' }).waitFor({ timeout: 20_000 })
        await hall.locator('[data-cut]').waitFor({ state: 'hidden' })
        assert.ok(await sameLoad(hall))
      }

      const desk = await signedIn(browser, house.url, 'van-phong', `${BASE}/ngay`)
      const field = desk.locator('[data-live] input[name=name]').first()
      await field.evaluate((one) => one.closest('details')?.setAttribute('open', ''))
      await field.fill('Đang gõ dở')
      await queue('Ông Thứ Ba')
      await desk.locator('[data-news]').waitFor({ state: 'visible', timeout: 15_000 })
      assert.equal(await field.inputValue(), 'Đang gõ dở')
    } finally {
      await browser.close()
      await house.end()
    }
  })
})
