// The day's pages as people see them: nothing serious for axe in any state, nothing wider than a telephone, the hall's screen
// whole at each projector's size. With PICTURES=folder the pages are kept as pictures.
import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { HttpUser } from './browser.ts'
import { launchChromium, noBrowser } from './chromium.ts'
import { BASE, DAY, type HallHouse, openHall, PASSWORD, send } from './hall-world.ts'
import { accessible, fitsPhone } from './journeys/screens.ts'

const SITE = `${BASE}/ngay`
const STAFF = [
  '',
  '/diem-danh',
  '/diem-danh?tim=lo',
  '/chuong-trinh',
  '/cau-hoi-viet',
  '/y-kien',
  '/chu-tri',
  '/thiet-bi',
] as const
const PROJECTORS = [
  [1280, 720],
  [1920, 1080],
  [1024, 768],
] as const

interface Visitor {
  readonly page: Page
  readonly see: (state: string) => Promise<void>
}

test('every state of the day is readable by everybody, on every screen', { skip: noBrowser() }, async () => {
  const house = await openHall('sqlite')
  const browser = await launchChromium()
  try {
    const visitor = await visit(browser, house)
    await story(house, visitor.see)
  } finally {
    await browser.close()
    await house.stop()
  }
})

/** The day's states one after the other; after each every page is looked at. */
async function story(house: HallHouse, see: Visitor['see']): Promise<void> {
  const office = await house.as('van-phong')
  const chair = await house.as('chu-tich')
  await see('truoc')
  await send(office, `${SITE}/diem-danh`, /diem-danh\/quet$/, { code: 'giay-moi/dai-bieu-01' })
  await send(office, SITE, /dien-bien$/, { kind: 'khai_mac' })
  await send(office, SITE, /dien-bien$/, { kind: 'buoc', agenda: '2' })
  await send(office, `${SITE}/thiet-bi`, /thiet-bi$/, {
    names: 'ho_ten',
    turn: '3',
    warn: '1',
    written: 'on',
  })
  await send(office, SITE, /phat-bieu$/, { all: 'on' })
  await send(office, SITE, /phat-bieu$/, { name: 'Nguyễn Thị Hoài Phương Thảo', village: 'thon-1' })
  await send(office, SITE, /phat-bieu$/, { name: 'Đinh Văn Kế Tiếp', village: 'thon-2' })
  const page = await office.get(SITE)
  const first = /id="bd-([^"]+)"/.exec(page.text.slice(page.text.indexOf('Hoài Phương Thảo')))?.[1]
  await send(office, SITE, new RegExp(`${first}/bat-dau$`), {})
  await send(new HttpUser(house.server.url), `/cong/xa-a/hoi-nghi/hn-xa-a/hoi`, /\/hoi$/, {
    content: 'Tôi tố cáo ông trưởng thôn nhận hối lộ của các hộ trong xóm.',
    name: '',
    village: 'thon-1',
  })
  await send(chair, `${SITE}/chu-tri`, /loi-nhan$/, { text: 'Ghi rõ số nhà của bà Thảo' })
  await see('dang-noi')
  house.server.clock.set(Temporal.PlainDateTime.from(`${DAY}T08:09:00`))
  await send(office, SITE, new RegExp(`phat-bieu/${first}$`), {
    'questions.0.text': 'Đường từ cầu treo vào xóm hỏng đã hai năm, khi nào xã sửa?',
  })
  await see('qua-gio')
  await send(office, SITE, /ket-thuc$/, {})
  await send(office, SITE, /dien-bien$/, { kind: 'tam_dung', note: 'giải lao 15 phút' })
  await see('giai-lao')
  await send(office, SITE, /dien-bien$/, { kind: 'tiep_tuc' })
  await send(office, SITE, /dien-bien$/, { kind: 'be_mac' })
  await see('be-mac')
}

async function visit(browser: Browser, house: HallHouse): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: house.server.url, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto('/dang-nhap')
  await page.fill('[name=login]', 'van-phong')
  await page.fill('[name=password]', PASSWORD)
  await page.click('button:has-text("Đăng nhập")')
  await page.waitForURL(/\/xa\//)
  const keep = async (name: string) => {
    if (process.env.PICTURES)
      await page.screenshot({ path: path.join(process.env.PICTURES, `${name}.png`), fullPage: true })
  }
  const see = async (state: string) => {
    await page.setViewportSize({ width: 1280, height: 720 })
    for (const part of [...STAFF, 'bien-ban', 'bien-ban/doc-lai', 'cong'] as const) {
      await page.goto(addressOf(part))
      await accessible({ page })
      const name = `${state}-${part.replace(/\W+/g, '-') || 'dieu-hanh'}`
      await keep(name)
      await fitsPhone({ page })
      if (process.env.PICTURES) {
        await page.setViewportSize({ width: 360, height: 640 })
        await keep(`${name}-360`)
        await page.setViewportSize({ width: 1280, height: 720 })
      }
    }
    await seeScreen(page, state, keep)
  }
  return { page, see }
}

function addressOf(part: string): string {
  if (part === 'cong') return '/cong/xa-a/hoi-nghi/hn-xa-a/hoi'
  return part.startsWith('bien-ban') ? `${BASE}/${part}` : `${SITE}${part}`
}

/** Nothing has to be scrolled on a projector; the code to scan takes a sixth of the height. */
async function seeScreen(page: Page, state: string, keep: (name: string) => Promise<void>): Promise<void> {
  for (const [width, height] of PROJECTORS) {
    await page.setViewportSize({ width, height })
    await page.goto(`${BASE}/man-hinh`)
    await accessible({ page })
    const tall = await page.evaluate<number>('document.documentElement.scrollHeight')
    assert.ok(tall <= height, `${state}: the screen is ${tall} px high at ${width}×${height}`)
    const code = await page.evaluate<number>(
      "document.querySelector('.hall-qr')?.getBoundingClientRect().height ?? 0",
    )
    if (state !== 'be-mac')
      assert.ok(code >= height / 6, `${state}: the code is ${code} px at ${width}×${height}`)
    await keep(`${state}-man-hinh-${width}x${height}`)
  }
  await page.setViewportSize({ width: 360, height: 640 })
  await page.goto(`${BASE}/man-hinh`)
  await fitsPhone({ page })
  await keep(`${state}-man-hinh-360`)
}
