// Issue 5, shown by 2: a clerk enters fifty opinions and clears their triage without touching the mouse; three hundred are
// cleared by common acts, one of them taken back; a village head's phone keeps what is typed while the power is out.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { sha256 } from '../src/kit/id.ts'
import { must } from '../src/kit/result.ts'
import { ROOT } from '../src/kit/root.ts'
import { receiveSubmission } from '../src/petition/acts.ts'
import { launchChromium, noBrowser } from './chromium.ts'
import { type DatabaseKind, eachDatabase, freshDatabase } from './databases.ts'
import { PNG } from './pictures.ts'
import { makeWorld, NOW } from './world.ts'

const XA = '/xa/xa-a'
const PLACES = [
  'cầu treo',
  'cống ngang đường',
  'mương thủy lợi',
  'đường liên thôn',
  'đập nước',
  'rãnh thoát nước',
]

/** The program itself, without its launcher, so that a kill hits it and not what started it. */
async function served(env: Readonly<Record<string, string>>): Promise<{ child: ChildProcess; url: string }> {
  const program = path.join(ROOT, process.env.DOITHOAI_DIST ?? 'dist', 'cli.js')
  const child = spawn(process.execPath, [program, 'serve'], {
    env: { ...process.env, NODE_TEST_CONTEXT: '', HOST: '127.0.0.1', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const url = await new Promise<string>((resolve, reject) => {
    const heard = (chunk: Buffer) => {
      said += chunk.toString()
      const found = /đang chạy tại (http:\S+)/.exec(said)?.[1]
      if (found) resolve(found)
    }
    child.stdout.on('data', heard)
    child.stderr.on('data', heard)
    child.on('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)))
  })
  return { child, url }
}

/** A filled commune and the program over it, started as an administrator starts it. */
async function house(kind: DatabaseKind) {
  const database = await freshDatabase(kind)
  const world = await makeWorld(database.db)
  const by = world.by('van-phong')
  await database.db.act(world.commune, async (trx) => {
    for (const person of ['van-phong', 'thon-1'])
      await trx
        .insertInto('session')
        .values({
          token_hash: sha256(person),
          commune_id: world.commune,
          person_id: person,
          csrf: 'csrf',
          started_at: NOW.toString(),
          expires_at: '2124-01-01T00:00:00.000Z',
        })
        .execute()
    for (let at = 0; at < 300; at++)
      must(
        await receiveSubmission(trx, by, {
          conference: world.conference,
          channel: 'gui_truoc',
          level: 'commune',
          village: at % 2 ? 'thon-1' : 'thon-2',
          name: `Người gửi ${at}`,
          phone: null,
          address: null,
          content: `Đề nghị xã sửa ${PLACES[at % PLACES.length]} số ${at} đã hỏng, đi lại khó khăn`,
          consentPublish: false,
        }),
      )
  })
  await database.db.close()
  const env = {
    DATA_DIR: database.dataDir,
    DOITHOAI_STORY_DATE: '2024-08-05',
    LOG_LEVEL: 'silent',
    ...(database.databaseUrl ? { DATABASE_URL: database.databaseUrl } : {}),
  }
  let program = await served(env)
  const { url } = program
  const ended = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (program.child.exitCode !== null || program.child.signalCode !== null) return
    const gone = once(program.child, 'exit')
    program.child.kill(signal)
    await gone
  }
  return {
    url,
    /** As when the power goes: nothing is finished, nobody is told. */
    kill: () => ended('SIGKILL'),
    async again() {
      program = await served({ ...env, PORT: new URL(url).port })
    },
    async end() {
      await ended('SIGTERM')
      await database.dropAfterClose()
    },
  }
}

async function seated(browser: Browser, url: string, person: string, width: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 780 } })
  await context.addCookies([{ name: 'doithoai', value: person, url }])
  return context.newPage()
}

/** Presses keys, one after another. */
async function keys(page: Page, ...all: readonly string[]): Promise<void> {
  for (const key of all) await page.keyboard.press(key)
}

/** Presses keys of which the last leads to another page. */
async function turning(page: Page, ...all: readonly string[]): Promise<void> {
  const loaded = page.waitForEvent('load')
  await keys(page, ...all)
  await loaded
}

/** How many the list holds, by its own words. */
async function total(page: Page): Promise<number> {
  const told = page.locator('.filters [role="status"]')
  return Number(/\d+/.exec((await told.textContent()) ?? '')?.[0])
}

eachDatabase('a clerk and a village head', (_open, kind) => {
  const skip = noBrowser()
  let it: Awaited<ReturnType<typeof house>>
  let browser: Browser
  before(async () => {
    if (skip) return
    it = await house(kind)
    browser = await launchChromium()
  })
  after(async () => {
    if (skip) return
    await browser.close()
    await it.end()
  })

  test('fifty opinions are typed and their triage cleared by keyboard alone', { skip }, async () => {
    const page = await seated(browser, it.url, 'van-phong', 1280)
    await page.goto(`${it.url}${XA}/y-kien/nhap`)
    const codes = new Set<string>()
    for (let at = 0; at < 50; at++) {
      const next = await page.locator('.next-code .code4').textContent()
      await page.keyboard.insertText(`Đề nghị sửa ${PLACES[at % PLACES.length]} ở ngõ ${at}, mưa là lầy lội`)
      // The sender stays for the next of theirs: two opinions of each person.
      await keys(page, 'Tab')
      if (at % 2 === 0) await page.keyboard.insertText(`Nguyễn Văn ${at}`)
      await keys(page, 'Tab', 'Tab')
      if (at % 2 === 0) {
        await page.keyboard.insertText(at % 4 === 0 ? 'hm' : 'mang h')
        await keys(page, 'Tab')
      }
      await turning(page, 'Control+Enter')
      const given = await page.locator('.callout .code4').first().textContent()
      assert.equal(given, next, 'the code shown beforehand is the one that is given')
      codes.add(given ?? '')
    }
    assert.equal(codes.size, 50)
    assert.equal(await page.inputValue('[name="name"]'), 'Nguyễn Văn 48')
    assert.equal(await page.inputValue('[name="village"]'), 'Huy Măng')

    await page.goto(`${it.url}${XA}/y-kien?tinh-trang=chua_phan_loai&kenh=phieu`)
    assert.equal(await total(page), 50)
    await keys(page, '?')
    assert.ok(await page.locator('#phim-tat').getByText('nhận gợi ý').isVisible())
    await keys(page, '?', 'j')
    for (let at = 0; at < 8; at++) await turning(page, 'a')
    assert.equal(await total(page), 42)
    await turning(page, 'x', 'j', 'x', 'm')
    assert.equal(await total(page), 41, 'one of the two is a duplicate now')
    await turning(page, 'u')
    assert.equal(await total(page), 42)
    await turning(page, 'X', 'a')
    assert.equal(await total(page), 0)
    await page.context().close()
  })

  test('three hundred are cleared by common acts; one is taken back and done again', { skip }, async () => {
    const page = await seated(browser, it.url, 'van-phong', 1280)
    const list = `${it.url}${XA}/y-kien?kenh=gui_truoc&so=200`
    await page.goto(`${list}&tinh-trang=chua_phan_loai`)
    assert.equal(await total(page), 300)
    await turning(page, 'X', 'a')
    assert.equal(await total(page), 100)
    await turning(page, 'u')
    assert.equal(await total(page), 300)
    await page.getByText('Đã hoàn tác: 200 nội dung').waitFor()
    await turning(page, 'X', 'a')
    await turning(page, 'X', 'a')
    assert.equal(await total(page), 0)
    await page.goto(`${list}&tinh-trang=da_phan_cong`)
    const assigned = await total(page)
    assert.ok(assigned > 250, `${assigned} of 300 have their unit`)
    await keys(page, 'X', 'd')
    await page.keyboard.insertText('12/8/2024')
    await turning(page, 'Enter')
    assert.equal(await page.getByText('hạn chuẩn bị 12/8/2024').count(), 200)
    const csv = await page.request.get(`${it.url}${XA}/y-kien.csv?kenh=gui_truoc`)
    assert.equal((await csv.text()).trim().split('\n').length, 301)
    await page.getByText('Lưu bộ lọc này').click()
    await page.getByLabel('Tên bộ lọc').fill('Gửi trước, đã giao')
    await page.getByRole('button', { name: 'Lưu bộ lọc' }).click()
    await page.getByRole('link', { name: 'Gửi trước, đã giao' }).waitFor()
    await page.context().close()
  })

  test('a phone keeps the list while the power is out and hands it in once', {
    skip,
    timeout: 120_000,
  }, async () => {
    const page = await seated(browser, it.url, 'thon-1', 360)
    await page.goto(`${it.url}${XA}/thu-thap/danh-sach`)
    await page.evaluate('navigator.serviceWorker.ready')
    await page.reload()
    const write = async (content: string, name: string) => {
      await page.fill('#dong [name="content"]', content)
      await page.fill('#dong [name="name"]', name)
      await page.getByRole('button', { name: 'Ghi vào danh sách' }).click()
      await page.locator('#tren-may li', { hasText: content }).waitFor()
    }
    await write('Loa thôn hỏng', 'Đinh Thị Một')
    await it.kill()
    await write('Sân bóng ngập', 'Đinh Thị Hai')
    await page.fill('#dong [name="content"]', 'Đang gõ dở')
    await page.getByRole('button', { name: 'Nộp 2 ý kiến' }).click()
    await page.getByText('Đang mất mạng').waitFor()
    await page.reload()
    // The page opens without the server.
    await page.locator('#tren-may li').nth(1).waitFor()
    assert.equal(await page.inputValue('#dong [name="content"]'), 'Đang gõ dở')
    const room = await page.evaluate<number>('document.documentElement.scrollWidth')
    assert.ok(room <= 360, `${room} px wide`)
    await it.again()
    await page.locator('#da-nop li').nth(1).waitFor({ timeout: 40_000 })
    assert.equal(await page.locator('#da-nop .code4').count(), 2)

    // The answer of the office is lost on the way: the same row goes out again and is taken once.
    let lost = 0
    await page.context().route('**/thu-thap/dong', async (route) => {
      if (lost++ > 0) return route.continue()
      await route.fetch({ maxRedirects: 0 })
      return route.abort()
    })
    await write('Cầu khỉ mục', 'Đinh Thị Ba')
    await page.getByRole('button', { name: 'Nộp 1 ý kiến' }).click()
    await page.locator('#da-nop li').nth(2).waitFor({ timeout: 40_000 })
    assert.ok(lost >= 2, 'it was sent twice')

    await page.setInputFiles('#gui-anh input[type="file"]', {
      name: 'trang-1.png',
      mimeType: 'image/png',
      buffer: Buffer.from(PNG),
    })
    await page.getByRole('button', { name: 'Gửi ảnh' }).click()
    await page.locator('.list-photo img').waitFor()
    await write('Theo ảnh viết tay', 'Đinh Thị Tư')
    await page.getByRole('button', { name: 'Nộp 1 ý kiến' }).click()
    await page.locator('#da-nop li').nth(3).waitFor({ timeout: 40_000 })
    await page.fill('#ghi-hop [name="heldOn"]', '4/8/2024')
    await page.fill('#ghi-hop [name="attendance"]', '41')
    await page.getByRole('button', { name: 'Ghi buổi họp' }).click()
    await page.locator('#hop li', { hasText: '41 người dự' }).waitFor()

    const office = await seated(browser, it.url, 'van-phong', 1280)
    const csv = await (await office.request.get(`${it.url}${XA}/y-kien.csv?kenh=thon`)).text()
    assert.equal(csv.trim().split('\n').length, 5)
    await page.goto(
      (await page
        .locator('#da-nop a')
        .first()
        .getAttribute('href')
        .then((path) => it.url + path)) ?? '',
    )
    await page.getByText('Theo ảnh viết tay').first().waitFor()
    await page.context().close()
    await office.context().close()
  })
})
