// Issue 6, shown by 1: five pages open at once (two desks, hall, chair, secretary) while the whole agenda of each of the five
// plans runs with forty speeches, sent through the pages' own forms. No page is loaded anew by hand, every page agrees at the
// end, and minutes, in .docx and in PDF, hold every word.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { buildMinutes } from '../src/conclusion/minutes.paper.ts'
import { announceConference, createConference } from '../src/conference/acts.ts'
import type { Db } from '../src/kit/db/db.ts'
import { must } from '../src/kit/result.ts'
import { type Actor, SYSTEM } from '../src/ledger/ledger.ts'
import { adoptRegulation } from '../src/regulation/adopted.ts'
import { shippedRegulation, shippedText } from '../src/regulation/library.ts'
import { HttpUser, type Page as Sent } from './browser.ts'
import { launchChromium, noBrowser } from './chromium.ts'
import { type DatabaseKind, eachDatabase, KINDS } from './databases.ts'
import { type Cast, castOf, login, PASSWORD, prepare } from './journeys/cast.ts'
import { plain, wordsOf } from './plans.world.ts'
import { startServer, type TestServer } from './server.ts'

const SPEECHES = 40
const AT_ONCE = 10

interface Plan {
  readonly commune: string
  readonly regulation: string
  readonly day: string
}

/** The plans' own days, where they print one. */
const PLANS: readonly Plan[] = [
  { commune: 'song-an', regulation: 'song-an-2019', day: '2019-11-15' },
  { commune: 'bao-lam', regulation: 'bao-lam-2024', day: '2024-06-20' },
  { commune: 'loc-thinh', regulation: 'loc-thinh-2024', day: '2024-08-20' },
  { commune: 'son-tay-ha', regulation: 'son-tay-ha-2025', day: '2025-09-26' },
  { commune: 'quang-bach', regulation: 'quang-bach-2025', day: '2025-12-15' },
]

eachDatabase('the whole day with five pages', (_open, kind) => {
  // The plans alternate between the databases, so that a run of the suite sees each once; HALL_DAY=all runs all on both.
  const own = KINDS.indexOf(kind)
  const plans = PLANS.filter((_, at) => process.env.HALL_DAY === 'all' || at % KINDS.length === own)
  test(`${plans.length} plans, ${SPEECHES} speeches each`, { skip: noBrowser() }, async () => {
    const house = await openFive(kind, plans)
    const browser = await launchChromium()
    try {
      for (const plan of plans) await runDay(house, browser, plan)
    } finally {
      await browser.close()
      await house.server.stop()
    }
  })
})

interface Five {
  readonly server: TestServer
  readonly conferences: ReadonlyMap<string, string>
}

async function openFive(kind: DatabaseKind, plans: readonly Plan[]): Promise<Five> {
  const conferences = new Map<string, string>()
  const server = await startServer(
    kind,
    '2019-01-02',
    async ({ db, clock }) => {
      for (const plan of plans) {
        const cast = castOf(plan.commune)
        await prepare(db, cast, clock.now())
        conferences.set(plan.commune, await planned(db, plan, cast))
      }
    },
    { REQUESTS_PER_MINUTE: '0' },
  )
  return { server, conferences }
}

function byRole(cast: Cast, role: Cast['people'][number]['roles'][number]) {
  return cast.people.filter((person) => person.roles.includes(role)).map((person) => person.id)
}

async function planned(db: Db, plan: Plan, cast: Cast): Promise<string> {
  const day = Temporal.PlainDate.from(plan.day).subtract({ days: 30 })
  const by: Actor = {
    commune: plan.commune,
    person: SYSTEM,
    now: day.toZonedDateTime('Asia/Ho_Chi_Minh').toInstant(),
    today: day,
  }
  return db.act(plan.commune, async (trx) => {
    const adopted = must(await adoptRegulation(trx, by, shippedText(plan.regulation)))
    const { id } = must(
      await createConference(trx, by, {
        regulation: adopted.id,
        kind: 'dinh_ky',
        title: `Hội nghị đối thoại xã ${cast.commune.name}`,
        year: day.year,
        period: null,
        form: 'truc_tiep',
        place: 'Hội trường xã',
        tentative: undefined,
        expected_month: null,
        sessions: [{ date: plan.day, start: '07:30', end: '16:30', place: 'Hội trường xã', villages: [] }],
        chairs: byRole(cast, 'chair').slice(0, 2),
        stand_in: null,
        stand_in_more: [],
        secretaries: byRole(cast, 'office').slice(0, 2),
        citizen_secretary: null,
        citizen_secretary_village: null,
        topics: [],
        agenda: shippedRegulation(plan.regulation).agenda.steps.map((step) => `${step.who}: ${step.text}`),
        participants: [],
        invited: [],
        intake_from: null,
        intake_to: null,
      }),
    )
    must(await announceConference(trx, by, id, by.today.toString(), null))
    return id
  })
}

/** What one speaker says: tokens that no line break of a narrow column can split. */
function said(n: number) {
  const no = String(n).padStart(3, '0')
  return {
    name: `Người Dân ND${no}`,
    question: `Kiến nghị KN${no} về đường vào xóm`,
    answer: `Xã trả lời TL${no}`,
  }
}

interface Watching {
  readonly contexts: readonly BrowserContext[]
  readonly pages: Readonly<Record<'desk1' | 'desk2' | 'hall' | 'chair' | 'secretary', Page>>
}

async function runDay(house: Five, browser: Browser, plan: Plan): Promise<void> {
  house.server.clock.set(Temporal.PlainDate.from(plan.day))
  const conference = house.conferences.get(plan.commune) ?? ''
  const base = `/xa/${plan.commune}/hoi-nghi/${conference}`
  const cast = castOf(plan.commune)
  const [office = '', second = office] = byRole(cast, 'office')
  const [chair = ''] = byRole(cast, 'chair')
  const watching = await openPages(browser, house, plan, base, { office, second, chair })
  const { pages } = watching
  const secretary = new HttpUser(house.server.url)
  await secretary.signIn(login(plan.commune, office), PASSWORD)
  const villages = cast.villages.map((village) => village.id)

  await atTheDoor(pages, base)
  let page = await secretary.get(`${base}/ngay`)
  const act = async (action: string, values: Record<string, string>) => {
    page = await secretary.submit(page, `${base}/ngay/${action}`, values)
    assert.equal(page.status, 200, page.text.match(/class="summary"[\s\S]{0,400}/)?.[0] ?? page.url)
  }
  await act('dien-bien', { kind: 'khai_mac' })
  // Not every act is looked at by who sends it: the five pages see them all.
  const sendOff = async (action: string, values: Record<string, string>) =>
    assert.equal(await secretary.sendOff(page, `${base}/ngay/${action}`, values), 303)
  const steps = [...page.text.matchAll(/<option value="(\d+)"[^>]*>\d+\. /g)].map((match) => match[1] ?? '')
  const floor = Math.max(0, steps.length - 2)
  for (const step of steps.slice(0, floor)) await act('dien-bien', { kind: 'buoc', agenda: step })
  for (let n = 1; n <= SPEECHES; n += AT_ONCE) {
    for (let at = n; at < n + AT_ONCE; at++)
      await sendOff('phat-bieu', { name: said(at).name, village: villages[at % villages.length] ?? '' })
    page = await secretary.get(`${base}/ngay`)
    for (let at = n; at < n + AT_ONCE; at++) await oneSpeech({ act, sendOff }, () => page, at)
    page = await secretary.get(`${base}/ngay`)
  }
  for (const step of steps.slice(floor)) await act('dien-bien', { kind: 'buoc', agenda: step })
  await act('dien-bien', { kind: 'be_mac' })

  await allAgree(pages)
  await minutesHoldAll(house, plan, conference)
  for (const context of watching.contexts) await context.close()
}

type Act = (action: string, values: Record<string, string>) => Promise<void>
interface Hands {
  readonly act: Act
  readonly sendOff: Act
}

async function oneSpeech({ act, sendOff }: Hands, page: () => Sent, n: number): Promise<void> {
  const row = page().text.indexOf(said(n).name, page().text.indexOf('id="cho"'))
  const id = /id="bd-([^"]+)"/.exec(page().text.slice(row))?.[1]
  assert.ok(id, `${said(n).name} waits`)
  await act(`phat-bieu/${id}/bat-dau`, {})
  await sendOff(`phat-bieu/${id}`, {
    'questions.0.text': said(n).question,
    'questions.0.answer': said(n).answer,
    'questions.0.code': 'tra_loi_tai_cho',
    end: 'on',
  })
}

async function openPages(
  browser: Browser,
  house: Five,
  plan: Plan,
  base: string,
  who: { readonly office: string; readonly second: string; readonly chair: string },
): Promise<Watching> {
  const contexts: BrowserContext[] = []
  const open = async (person: string, path: string) => {
    const context = await browser.newContext({ baseURL: house.server.url })
    context.setDefaultTimeout(60_000)
    contexts.push(context)
    const page = await context.newPage()
    await page.goto('/dang-nhap')
    await page.fill('[name=login]', login(plan.commune, person))
    await page.fill('[name=password]', PASSWORD)
    await page.click('button:has-text("Đăng nhập")')
    await page.waitForURL(/\/xa\//)
    await page.goto(base + path)
    // Lost when the page is loaded anew.
    await page.evaluate(() => Object.assign(window, { sameLoad: true }))
    return page
  }
  const pages = {
    desk1: await open(who.office, '/ngay/diem-danh'),
    desk2: await open(who.second, '/ngay/diem-danh'),
    hall: await open(who.chair, '/man-hinh'),
    chair: await open(who.chair, '/ngay/chu-tri'),
    secretary: await open(who.second, '/ngay'),
  }
  return { contexts, pages }
}

/** A walk-in at the first desk; the same person at the second is shown, not doubled; a second one counts. */
async function atTheDoor({ desk1, desk2 }: Watching['pages'], base: string): Promise<void> {
  const walkIn = async (desk: Page, name: string) => {
    await desk.locator('#walk_in [name=name]').fill(name)
    await desk.locator('#walk_in [name=village]').selectOption({ index: 1 })
    await Promise.all([
      desk.waitForResponse((response) => response.request().method() === 'POST'),
      desk.locator('#walk_in button').click(),
    ])
  }
  await walkIn(desk1, 'Bà Đến Sớm')
  await desk1.getByText('Đã ghi có mặt: Bà Đến Sớm').waitFor()
  await desk2.locator('[data-live]', { hasText: 'Bà Đến Sớm' }).waitFor()
  await walkIn(desk2, 'Bà Đến Sớm')
  await desk2.getByText('đã điểm danh lúc').first().waitFor()
  await desk2.goto(`${base}/ngay/diem-danh`)
  await walkIn(desk2, 'Ông Đến Sau')
  await desk2.getByText('Đã ghi có mặt: Ông Đến Sau').waitFor()
  await desk1.locator('[data-live]', { hasText: 'Ông Đến Sau' }).waitFor()
}

/** Every page says the same at the end, by itself. */
async function allAgree({ desk1, desk2, hall, chair, secretary }: Watching['pages']): Promise<void> {
  for (const page of [desk1, desk2, secretary]) {
    await page.locator('.badge', { hasText: 'Đã bế mạc' }).or(page.locator('[data-live]')).first().waitFor()
    const figure = (label: string) =>
      page.locator('.figure', { hasText: label }).locator('.figure-number').first()
    await figure('Đã phát biểu')
      .filter({ hasText: String(SPEECHES) })
      .waitFor()
    assert.equal(await figure('Đang chờ phát biểu').textContent(), '0')
    assert.match((await figure('Nhân dân có mặt').textContent()) ?? '', /^2\//)
  }
  await hall.getByText(`đã phát biểu ${SPEECHES}`).waitFor()
  await hall.locator('.hall-step', { hasText: 'Kết thúc lúc' }).waitFor()
  await hall.locator('.hall-name', { hasText: 'Đã bế mạc' }).waitFor()
  assert.match((await hall.locator('.hall-counts').textContent()) ?? '', /Nhân dân có mặt 2\//)
  await chair.getByText('Nội dung chờ chủ trì (0)').waitFor()
  await chair.getByText(`Đã bế mạc sau ${SPEECHES} lượt phát biểu`).waitFor()
  for (const page of [hall, chair, secretary])
    assert.ok(await page.evaluate(() => 'sameLoad' in window), 'nobody loaded the page anew')
}

async function minutesHoldAll(house: Five, plan: Plan, conference: string): Promise<void> {
  const today = Temporal.PlainDate.from(plan.day)
  const { read } = house.server.db
  const model = must(await buildMinutes(read, plan.commune, conference, 'day_du', today))
  const words = await wordsOf(model)
  for (const [format, text] of Object.entries(words)) {
    const missing: string[] = []
    for (let n = 1; n <= SPEECHES; n++)
      for (const token of Object.values(said(n)).map((one) => /[A-Z]{2}\d{3}/.exec(one)?.[0] ?? ''))
        if (!text.includes(plain(token))) missing.push(token)
    assert.deepEqual(missing, [], `${plan.commune}: the minutes in ${format} hold every word`)
    assert.ok(text.includes('khai mạc') && text.includes('bế mạc'), `${plan.commune} ${format}: the course`)
  }
}
