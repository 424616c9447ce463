// Issue 6, bad input on the day, as two secretaries meet it in real browsers: both at one entry, a full and a cleared store,
// twelve hours without a line, a clock hours off, nobody's name. Each has an outcome that is shown; nothing is lost, nothing
// doubled. Every state is read by axe and fits a telephone; with PICTURES=folder it is kept as pictures.
import assert from 'node:assert/strict'
import path from 'node:path'
import { after, before, suite, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { verifyLedger } from '../../src/ledger/ledger.ts'
import { launchChromium, noBrowser } from '../chromium.ts'
import { KINDS } from '../databases.ts'
import { type HallHouse, openHall } from '../hall-world.ts'
import { accessible, fitsPhone } from '../journeys/screens.ts'
import {
  allSaved,
  allSent as allSentWithin,
  CONSOLE,
  kept,
  type Line,
  line,
  ready,
  signIn,
  takeDown,
  typeAhead,
} from './house.ts'

interface Seat {
  readonly page: Page
  readonly line: Line
}

const HOUR = 3_600_000
const allSent = (page: Page) => allSentWithin(page, 60_000)
const SIZES = [
  [1280, 720],
  [1024, 768],
  [360, 740],
] as const

// What the pages do here is the same on both databases: the one that is asked for more is enough.
suite('trouble at the secretaries’ tables', { skip: noBrowser() }, () => {
  let house: HallHouse
  let browser: Browser
  let official: Seat
  let second: Seat
  const seats: Seat[] = []

  /** A secretary at an own computer, on an own line; its clock is off by so much. */
  async function seat(login: string, off = 0): Promise<Seat> {
    const wire = await line(() => Number(new URL(house.server.url).port))
    const context = await browser.newContext({ reducedMotion: 'reduce' })
    context.setDefaultTimeout(60_000)
    const page = await context.newPage()
    await page.clock.install({ time: house.server.clock.now().epochMilliseconds + off })
    await signIn(page, wire.url, login)
    await ready(page)
    const made = { page, line: wire }
    seats.push(made)
    return made
  }

  before(async () => {
    house = await openHall(KINDS.at(-1) ?? 'sqlite', { REQUESTS_PER_MINUTE: '0' })
    browser = await launchChromium()
    official = await seat('thu-ky')
    second = await seat('van-phong')
  })
  after(async () => {
    await browser?.close()
    for (const { line } of seats) await line.close()
    await house?.stop()
  })

  /** What the database has of the one speech of this person; of its decisions the newest. */
  async function stored(name: string) {
    const rows = await house.server.db.read
      .selectFrom('speech as s')
      .leftJoin('question as q', 'q.submission_id', 's.submission_id')
      .leftJoin('disposition as d', 'd.question_id', 'q.id')
      .select(['s.id', 'q.id as question', 's.started_at', 'q.text', 'd.answer'])
      .where('s.name', '=', name)
      .orderBy('d.seq')
      .execute()
    assert.equal(new Set(rows.map((row) => `${row.id} ${row.question}`)).size, 1, `${name}: once`)
    return rows.at(-1) ?? assert.fail()
  }

  async function open(page: Page, name: string): Promise<void> {
    await page.locator('.spoken .turn', { hasText: name }).click()
    await page.locator('#luot', { hasText: name }).waitFor()
  }

  const send = (page: Page) => page.keyboard.press('Control+s')

  test('a day not yet opened, a speech without a speaker, an answer without a disposition', async () => {
    const { page } = official
    await see(page, 'trong')
    await page.click('[data-moment=khai_mac]')
    await typeAhead(page, [
      { key: 'F2' },
      { key: 'Enter' },
      'Bao giờ có nước sạch?',
      { key: 'Tab' },
      'Quý I năm tới',
    ])
    await typeAhead(page, [{ key: '1', code: 'Digit1', alt: true }, { key: 'F4' }])
    await allSent(page)
    assert.equal((await stored('Chưa rõ người nói')).text, 'Bao giờ có nước sạch?')
    await page.click('text=Ghi tên người nói')
    await page.locator('[data-name=who]').fill('Lò Thị Biết Sau, Huy Măng')
    await page.keyboard.press('Enter')
    await allSent(page)
    assert.equal((await stored('Lò Thị Biết Sau')).answer, 'Quý I năm tới')

    // The answer stays on the device until somebody says what it is; the page says so and leads there.
    await typeAhead(page, [
      { key: 'F2' },
      'Ông Dở Dang, Huy Măng',
      { key: 'Enter' },
      'Hỏi một câu',
      { key: 'Tab' },
    ])
    await typeAhead(page, ['Trả lời dở', { key: 'F4' }])
    await takeDown(page, { who: 'Bà Kế Tiếp, Huy Măng', question: 'Câu khác', answer: 'Đã rõ' })
    await page.locator('.standing[data-unsent="1"][data-unfinished="1"][data-line=up]').waitFor()
    assert.match((await page.locator('.standing').textContent()) ?? '', /1 nội dung chưa ghi đủ nên chưa gửi/)
    await see(page, 'chua-du')
    await page.click('text=Ghi cho đủ')
    await page.locator('#luot', { hasText: 'Ông Dở Dang' }).waitFor()
    assert.equal(await page.evaluate("document.activeElement.getAttribute('data-name')"), 'code')
    assert.match((await page.locator('.matter-state').first().textContent()) ?? '', /còn thiếu: cách xử lý/)
    await page.locator('[data-name=code]').first().selectOption('tra_loi_tai_cho')
    await allSent(page)
    assert.equal((await stored('Ông Dở Dang')).answer, 'Trả lời dở')
    await see(page, 'dang-ghi')
  })

  test('two consoles at one entry: both sides are shown, a person chooses, both pages agree', async () => {
    const name = 'Bà Hai Bàn'
    await takeDown(official.page, { who: `${name}, Huy Măng`, question: 'Hỏi gốc', answer: 'Trả lời gốc' })
    await allSent(official.page)
    await open(second.page, name)
    const field = (page: Page, what: string) => page.locator(`[data-name=${what}]`).first()

    official.line.cut()
    await field(official.page, 'answer').fill('Bản của thư ký')
    await field(second.page, 'answer').fill('Bản của Văn phòng')
    await send(second.page)
    await allSent(second.page)
    official.line.mend()
    const sides = official.page.locator('.sides')
    await sides.waitFor()
    assert.match((await sides.textContent()) ?? '', /Bản của thư ký[\s\S]*Bản của Văn phòng/)
    assert.equal((await stored(name)).answer, 'Bản của Văn phòng')
    await see(official.page, 'xung-dot')
    await sides.locator('[data-keep=mine]').click()
    await allSent(official.page)
    assert.equal((await stored(name)).answer, 'Bản của thư ký')
    await holds(second.page, '[data-name=answer]', 'Bản của thư ký')

    second.line.cut()
    await field(second.page, 'text').fill('Lời do Văn phòng sửa')
    await field(official.page, 'text').fill('Lời do thư ký sửa')
    await send(official.page)
    await allSent(official.page)
    second.line.mend()
    await second.page.locator('.sides [data-keep=theirs]').click()
    await allSent(second.page)
    assert.equal((await stored(name)).text, 'Lời do thư ký sửa')
    await holds(second.page, '[data-name=text]', 'Lời do thư ký sửa')
  })

  test('a store that is full, cleared under the page, cleared while it was shut: said, and handed in by file once', async () => {
    const { page, line } = official
    const browserOf = await page.context().newCDPSession(page)
    const origin = line.url
    const clear = () => browserOf.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' })
    line.cut()
    await takeDown(page, { who: 'Ông Còn Chỗ, Huy Măng', question: 'Trước khi đầy', answer: 'Đã ghi' })
    await allSaved(page)
    await see(page, 'mat-mang')

    // Cleared under the page, and no room to write it anew.
    await browserOf.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 })
    await clear()
    await takeDown(page, { who: 'Bà Hết Chỗ, Huy Măng', question: 'Khi đã đầy', answer: 'Có trong tệp' })
    // The browser goes on for a while with the room it counted before: asked again until it has counted anew.
    for (let tries = 0; tries < 120 && (await page.locator('[data-saved=full]').count()) === 0; tries++) {
      await page.locator('[data-name=note]').first().pressSequentially('x')
      await page.waitForTimeout(1000)
      if (tries % 5 === 4) await clear()
    }
    await page.locator('.standing[data-saved=full]').waitFor()
    assert.match((await page.locator('.notes').textContent()) ?? '', /Trình duyệt hết chỗ[\s\S]*Tải tệp/)
    await see(page, 'het-cho')
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=Tải tệp')])
    const file = await download.path()
    await browserOf.send('Storage.overrideQuotaForOrigin', { origin })
    await page.clock.fastForward(6000)
    await allSaved(page)
    const unsent = await page.locator('.standing').getAttribute('data-unsent')
    assert.equal(String((await kept(page)).length), unsent, 'all of it is written again')

    // The worst: shut, and the store taken away. What was promised is in the file.
    await page.goto('about:blank')
    await clear()
    line.mend()
    await page.goto(line.url + CONSOLE)
    await page.locator('[data-lost]').waitFor()
    await page.locator('[data-line=up]').waitFor()
    assert.match(
      (await page.locator('[data-lost]').textContent()) ?? '',
      /đã bị xóa: \d+ việc chưa gửi không còn ở đây/,
    )
    await see(page, 'bi-xoa')
    await page.click('[data-lost] a')
    for (const told of [/ghi \d+ việc mới/, /đã có từ trước, không ghi lại/]) {
      await page.setInputFiles('[name=file]', file)
      await page.click('button:has-text("Nạp tệp")')
      await page.getByText(told).waitFor()
    }
    for (const [name, answer] of [
      ['Ông Còn Chỗ', 'Đã ghi'],
      ['Bà Hết Chỗ', 'Có trong tệp'],
    ] as const)
      assert.equal((await stored(name)).answer, answer)
    await page.goto(line.url + CONSOLE)
    await ready(page)
  })

  test('twelve hours without a line: the session is over, the person signs in again, all goes once, at its true time', async () => {
    const { page, line } = official
    line.cut()
    await takeDown(page, { who: 'Bà Buổi Sáng, Huy Măng', question: 'Sáng', answer: 'Sáng' })
    await page.clock.fastForward(12 * HOUR + 5 * 60_000)
    const now = house.server.clock.now().toZonedDateTimeISO('Asia/Ho_Chi_Minh')
    house.server.clock.set(now.toPlainDateTime().add({ hours: 12, minutes: 5 }))
    await takeDown(page, { who: 'Ông Buổi Tối, Huy Măng', question: 'Tối', answer: 'Tối' })
    await allSaved(page)
    line.mend()
    await page.clock.fastForward(11_000)
    await page.locator('[data-line=signed_out]').waitFor()
    await see(page, 'het-phien')
    await page.click('text=Đăng nhập lại')
    await signIn(page, line.url, 'thu-ky')
    await allSent(page)
    const [morning, evening] = [await stored('Bà Buổi Sáng'), await stored('Ông Buổi Tối')]
    const between = Date.parse(evening.started_at ?? '') - Date.parse(morning.started_at ?? '')
    assert.ok(Math.abs(between - 12 * HOUR) < HOUR / 4, `${between} ms between them`)
  })

  test('a clock five hours off, set back by three more in the middle of a word: true times, nothing waits for them', async () => {
    const { page } = await seat('van-phong', 5 * HOUR)
    await page.getByText('Đồng hồ máy này nhanh 5 giờ').waitFor()
    await see(page, 'sai-gio')
    await typeAhead(page, [{ key: 'F2' }, 'Ông Sai Giờ, Huy Măng', { key: 'Enter' }, 'Giờ nào?'])
    await page.clock.setSystemTime(house.server.clock.now().epochMilliseconds + 2 * HOUR)
    await allSent(page)
    const row = await stored('Ông Sai Giờ')
    const off = Date.parse(row.started_at ?? '') - house.server.clock.now().epochMilliseconds
    assert.ok(Math.abs(off) < 2 * 60_000, `${off} ms off`)
  })

  test('after the close nobody is offered the floor; what was taken down before it without a line is taken, later is not', async () => {
    const { page, line } = official
    await typeAhead(page, [{ key: 'F2' }, 'Bà Chờ Mãi, Huy Măng', { key: 'Enter' }])
    await page.click('text=Trả về hàng chờ')
    await page.locator('.turns li', { hasText: 'Bà Chờ Mãi' }).getByText('Mời').waitFor()
    await allSent(page)
    line.cut()
    await takeDown(page, { who: 'Ông Trước Giờ, Huy Măng', question: 'Trước', answer: 'Trước' })
    await allSaved(page)
    const later = (minutes: number) => {
      const now = house.server.clock.now().toZonedDateTimeISO('Asia/Ho_Chi_Minh')
      house.server.clock.set(now.toPlainDateTime().add({ minutes }))
    }
    later(20)
    const closer = await seat('van-phong')
    await closer.page.click('[data-moment=be_mac], .course .danger')
    await closer.page.click('[data-moment=be_mac]')
    await allSent(closer.page)
    later(20)
    await page.clock.fastForward(40 * 60_000)
    await typeAhead(page, [{ key: 'F2' }, 'Bà Sau Giờ, Huy Măng', { key: 'Enter' }])
    await allSaved(page)
    line.mend()
    await page.clock.fastForward(11_000)
    await page.getByText('Máy chủ chưa nhận việc này').first().waitFor()
    assert.match(
      (await page.locator('.pane .callout').allInnerTexts()).join('\n'),
      /Buổi đối thoại đã bế mạc/,
    )
    await page.click('text=Bỏ việc này')
    await allSent(page)
    assert.equal((await stored('Ông Trước Giờ')).answer, 'Trước')
    await page.locator('[data-shut]').waitFor()
    await page.getByText('Chưa được phát biểu (1)').waitFor()
    await see(page, 'be-mac')
    await page.keyboard.press('F2')
    await page.locator('.notes, main').getByText('không mời thêm ai').first().waitFor()
    assert.equal(await page.locator('[data-name=who]').count(), 0)
    assert.equal(await page.locator('.turns button', { hasText: 'Mời' }).count(), 0)
    assert.equal(await page.locator('.new-turn').count(), 0)
  })

  test('after all of it the ledger holds', async () => {
    assert.deepEqual((await verifyLedger(house.server.db.read, [])).faults, [])
  })
})

/** The field says so by itself, without anybody loading the page anew. */
async function holds(page: Page, selector: string, words: string): Promise<void> {
  await page.waitForFunction(
    ([which, wanted]) => document.querySelector<HTMLTextAreaElement>(which ?? '')?.value === wanted,
    [selector, words],
  )
}

async function see(page: Page, state: string): Promise<void> {
  await accessible({ page })
  await fitsPhone({ page })
  if (!process.env.PICTURES) return
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height })
    await page.screenshot({ path: path.join(process.env.PICTURES, `thu-ky-${state}-${width}.png`) })
  }
  await page.setViewportSize({ width: 1280, height: 720 })
}
