// 300 opinions from 20 files, brought by a real browser without script: at a desk and on a phone of 360 px. Each page is
// looked at for words that stick out of it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../../../test/chromium.ts'
import { KINDS } from '../../../test/databases.ts'
import { startServer, type TestServer } from '../../../test/server.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { must } from '../../kit/result.ts'
import { openAccount } from '../../office/acts.ts'
import { hashPassword } from '../../office/password.ts'

const PASSWORD = 'mot mat khau dai'
const FILES = 20
const ROWS = 15
const MATTERS = ['Đường vào xóm', 'Mương nội đồng', 'Đèn chiếu sáng', 'Nhà văn hóa', 'Nước sạch'] as const

function listOf(file: number): { name: string; mimeType: string; buffer: Buffer } {
  const separator = [',', ';', '\t'][file % 3] as string
  const rows = Array.from({ length: ROWS }, (_, at) => {
    const n = file * ROWS + at
    return [
      String(at + 1),
      `${MATTERS[n % 5]} số ${n} cần được sửa chữa`,
      `Người gửi Thứ ${n}`,
      'thôn Mang Hin',
    ]
  })
  const text = [['STT', 'Nội dung', 'Họ tên', 'Thôn'], ...rows].map((row) => row.join(separator)).join('\n')
  return { name: `thon-${file + 1}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text) }
}

/** On PostgreSQL where there is one: the acts of both are walked in import.routes.test.ts. */
const KIND = KINDS.at(-1) ?? 'sqlite'

let server: TestServer
let world: World
let browser: Browser

before(async () => {
  const hash = await hashPassword(PASSWORD)
  server = await startServer(KIND, '2024-08-05', async ({ db }) => {
    world = await makeWorld(db)
    await db.act('xa-a', async (trx) => {
      for (const person of ['van-phong', 'thon-2'])
        must(await openAccount(trx, world.by(person), { login: person, person, hash }))
    })
  })
  browser = await launchChromium()
})
after(async () => {
  await browser.close()
  await server.stop()
})

async function seat(person: string, width: number): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    javaScriptEnabled: false,
    baseURL: server.url,
  })
  const page = await context.newPage()
  await page.goto('/dang-nhap')
  await page.fill('input[name=login]', person)
  await page.fill('input[name=password]', PASSWORD)
  await page.click('main button[type=submit]')
  return page
}

async function nothingSticksOut(page: Page): Promise<void> {
  const html = page.locator('html')
  const { scroll, client } = await html.evaluate((root) => ({
    scroll: root.scrollWidth,
    client: root.clientWidth,
  }))
  assert.ok(scroll <= client, `${new URL(page.url()).pathname} is ${scroll} px wide in ${client}`)
}

async function bring(page: Page, file: number): Promise<void> {
  await page.goto('/xa/xa-a/nhap-danh-sach')
  await nothingSticksOut(page)
  await page.setInputFiles('input[name=file]', listOf(file))
  await page.getByRole('button', { name: 'Đọc và xem trước' }).click()
  await page.getByRole('button', { name: `Nhập ${ROWS} lượt ý kiến` }).waitFor()
  await nothingSticksOut(page)
  await page.getByRole('button', { name: `Nhập ${ROWS} lượt ý kiến` }).click()
  await page.getByText(`Đã tiếp nhận ${ROWS} lượt ý kiến`).waitFor()
  await nothingSticksOut(page)
}

test('the office brings half of the files at a desk, a village head the other half on a phone', async () => {
  const desk = await seat('van-phong', 1280)
  for (let file = 0; file < FILES / 2; file++) await bring(desk, file)
  const phone = await seat('thon-2', 360)
  for (let file = FILES / 2; file < FILES; file++) await bring(phone, file)
  const rows = await server.db.read
    .selectFrom('submission')
    .select(['village_id', 'collector', 'content'])
    .where('conference_id', '=', world.conference)
    .execute()
  assert.equal(rows.length, FILES * ROWS)
  assert.equal(new Set(rows.map((row) => row.content)).size, FILES * ROWS)
  assert.ok(rows.every((row) => row.village_id === 'thon-2'))
  assert.equal(rows.filter((row) => row.collector === 'thon-2').length, (FILES * ROWS) / 2)
})

test('the same file once more adds nothing, and says when it came', async () => {
  const phone = await seat('thon-2', 360)
  await phone.goto('/xa/xa-a/nhap-danh-sach')
  await phone.setInputFiles('input[name=file]', listOf(FILES - 1))
  await phone.getByRole('button', { name: 'Đọc và xem trước' }).click()
  await phone.getByText('Tệp này đã được nhập').waitFor()
  assert.equal(await phone.getByRole('button', { name: /^Nhập \d/ }).count(), 0)
  await phone.getByRole('button', { name: 'Bỏ cả danh sách' }).click()
  await phone.getByRole('heading', { name: 'Đã nhập' }).waitFor()
})
