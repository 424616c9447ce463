// The desk's camera in a real browser: a code held before it is read by the page itself and checks in; without leave to use
// the camera the page says what to do.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { chromium, type Page } from 'playwright-core'
import { encode } from 'uqr'
import { CHROMIUM, noBrowser } from './chromium.ts'
import { BASE, type HallHouse, openHall, PASSWORD, PUBLIC } from './hall-world.ts'

const WIDTH = 640
const HEIGHT = 480

test('a code before the camera checks in; a camera that is refused says so', {
  skip: noBrowser(),
}, async () => {
  const house = await openHall('sqlite')
  const folder = mkdtempSync(path.join(tmpdir(), 'may-anh-'))
  const film = path.join(folder, 'giay-moi.y4m')
  writeFileSync(film, filmOf(`${PUBLIC}/cong/xa-a/giay-moi/dai-bieu-01`))
  const asked = ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`]
  try {
    await atDesk(house, [...asked, '--use-fake-ui-for-media-stream'], async (page) => {
      await page.fill('input[name=code]', 'mã hỏng')
      await page.locator('[data-camera]').click()
      await page.getByText(/Đã ghi có mặt: Điểu Thị Mời/).waitFor()
    })
    await atDesk(house, ['--deny-permission-prompts'], async (page) => {
      await page.locator('[data-camera]').click()
      await page.getByText('Không mở được máy ảnh').waitFor()
      assert.equal(await page.locator('[data-camera-view]').isVisible(), false)
    })
  } finally {
    rmSync(folder, { recursive: true })
    await house.stop()
  }
})

async function atDesk(house: HallHouse, args: readonly string[], work: (page: Page) => Promise<void>) {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', ...args],
  })
  try {
    const page = await browser.newPage()
    await page.goto(`${house.server.url}/dang-nhap`)
    await page.fill('input[name=login]', 'van-phong')
    await page.fill('input[name=password]', PASSWORD)
    await Promise.all([page.waitForNavigation(), page.press('input[name=password]', 'Enter')])
    await page.goto(`${house.server.url}${BASE}/ngay/diem-danh`)
    await work(page)
  } finally {
    await browser.close()
  }
}

/** A film of one picture, a paper with the code on it, as the browser's pretended camera takes it. */
function filmOf(text: string): Buffer {
  const code = encode(text, { ecc: 'M', border: 4 })
  const size = code.data.length
  const dot = Math.floor(HEIGHT / size)
  const left = (WIDTH - size * dot) >> 1
  const luma = Buffer.alloc(WIDTH * HEIGHT, 120)
  for (let y = 0; y < size * dot; y++)
    for (let x = 0; x < size * dot; x++)
      luma[y * WIDTH + left + x] = code.data[Math.floor(y / dot)]?.[Math.floor(x / dot)] ? 20 : 235
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)])
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`)
  return Buffer.concat([head, frame, frame, frame])
}
