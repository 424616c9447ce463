// Issue 6, shown by 3: the stand-alone round trip over HTTP. A day is lent, runs on a laptop that knows nothing but the
// parcel, and comes home once: rows, papers with their numbers and receipts, the branch of the ledger. Every wrong parcel has
// its own answer and changes nothing. The main program runs on each database, the laptop on SQLite in another folder.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Db } from '../src/kit/db/db.ts'
import { verifyLedger } from '../src/ledger/ledger.ts'
import { HttpUser, type Page } from './browser.ts'
import { eachDatabase } from './databases.ts'
import { BASE, DAY, type HallHouse, openHall, PASSWORD, send } from './hall-world.ts'
import { digests } from './routes.ts'
import { startServer, type TestServer } from './server.ts'

const LAPTOP = `${BASE}/ngay/may-xach-tay`
const HALL = `${BASE}/ngay`

/** The parcel that waits on this side, as a browser saves it. */
async function parcelOf(server: TestServer, user: HttpUser): Promise<Uint8Array> {
  const page = await user.get(LAPTOP)
  const csrf = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
  const answer = await fetch(new URL(`${LAPTOP}/tai-goi`, server.url), {
    method: 'POST',
    headers: { cookie: user.cookie },
    body: new URLSearchParams({ _csrf: csrf }),
  })
  assert.equal(answer.status, 200)
  assert.match(answer.headers.get('content-disposition') ?? '', /\.dtgoi$/)
  return new Uint8Array(await answer.arrayBuffer())
}

async function bring(user: HttpUser, bytes: Uint8Array, path = LAPTOP): Promise<Page> {
  const page = await user.get(path)
  const csrf = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
  return user.upload(
    `${path}/dua-ve`,
    { _csrf: csrf, _key: crypto.randomUUID() },
    { field: 'file', name: 'goi.dtgoi', bytes },
  )
}

const take = (server: TestServer, bytes: Uint8Array, code: string) =>
  new HttpUser(server.url).upload('/nhan-goi', { code }, { field: 'file', name: 'goi.dtgoi', bytes })

const codeOn = (page: Page) =>
  [
    ...(/class="code4 large long">([\s\S]*?)<\/span>\s*<\/p>/.exec(page.text)?.[1] ?? '').matchAll(
      />([0-9A-Z]{6})</g,
    ),
  ]
    .map((match) => match[1])
    .join('-')

async function emptyLaptop(): Promise<TestServer> {
  return startServer('sqlite', DAY)
}

async function signedIn(server: TestServer, person: string): Promise<HttpUser> {
  const user = new HttpUser(server.url)
  await user.signIn(person, PASSWORD)
  return user
}

async function oneSpeech(user: HttpUser, name: string, text: string): Promise<void> {
  const queued = await send(user, HALL, /phat-bieu$/, { name, village: 'thon-1' })
  const id = /id="bd-([^"]+)"/.exec(
    queued.text.slice(queued.text.indexOf(name, queued.text.indexOf('id="cho"'))),
  )?.[1]
  assert.ok(id, `${name} waits`)
  await send(user, HALL, new RegExp(`${id}/bat-dau$`), {})
  const done = await send(user, `${HALL}/phat-bieu/${id}`, new RegExp(`${id}$`), {
    'questions.0.text': text,
    'questions.0.answer': 'Xã đã bố trí vốn.',
    'questions.0.code': 'tra_loi_tai_cho',
    end: 'on',
  })
  assert.equal(done.status, 200, says(done))
}

async function ledgerHolds(db: Db): Promise<void> {
  assert.deepEqual((await verifyLedger(db.read, [])).faults, [])
}

const says = (page: Page): string =>
  /class="summary"[\s\S]{0,600}/.exec(page.text)?.[0] ?? page.text.slice(0, 300)

/** What is stored; the index of words is made from it in the background, in its own time. */
async function stored(db: Db): Promise<ReadonlyMap<string, string>> {
  const made = /question_(words|search|lead|pending)/
  return new Map([...(await digests(db))].filter(([name]) => !made.test(name)))
}

eachDatabase('the day on a laptop', (_open, kind) => {
  let home: HallHouse
  let laptop: TestServer
  let office: HttpUser
  let there: HttpUser
  let out: Uint8Array
  let code: string
  before(async () => {
    home = await openHall(kind)
    laptop = await emptyLaptop()
    office = await home.as('van-phong')
  })
  after(async () => {
    await laptop.stop()
    await home.stop()
  })

  test('the day is lent: what goes along is told, the hall at home takes nothing more, other work goes on', async () => {
    const page = await send(office, LAPTOP, /may-xach-tay$/, { name: 'Máy của chị Hoa' })
    assert.match(page.text, /Đang tổ chức trên máy xách tay “Máy của chị Hoa”/)
    code = codeOn(page)
    assert.match(code, /^(\w{6}-){3}\w{6}$/)
    out = await parcelOf(home.server, office)
    assert.equal(Buffer.from(out).includes('Đinh Thị Đăng Ký'), false, 'nobody reads it without the code')
    const refused = await send(office, HALL, /dien-bien$/, { kind: 'khai_mac' })
    assert.equal(refused.status, 409)
    assert.match(says(refused), /đang được tổ chức trên máy xách tay “Máy của chị Hoa”/)
    const desk = await send(office, `${HALL}/diem-danh`, /diem-danh$/, { type: 'guest', name: 'Ông Khách' })
    assert.equal(desk.status, 409)
    const second = await office.post(LAPTOP, { name: 'Máy khác' })
    assert.equal(second.status, 422)
    const asked = await new HttpUser(home.server.url).get('/cong/xa-a')
    assert.equal(asked.status, 200)
  })

  test('a parcel is taken only whole, with its code, by an empty installation', async () => {
    const before = await stored(laptop.db)
    const changed = Uint8Array.from(out)
    changed[out.length - 200] = (changed[out.length - 200] ?? 0) ^ 1
    const named = Buffer.from(out).toString('latin1').replace('"xa-a"', '"xa-b"')
    for (const [bytes, typed, words] of [
      [changed, code, /đã bị sửa hoặc hỏng, hoặc mã gói không đúng/],
      [Buffer.from(named, 'latin1'), code, /đã bị sửa hoặc hỏng/],
      [out.subarray(0, out.length - 1000), code, /bị cắt giữa chừng/],
      [out.subarray(0, 10), code, /bị cắt giữa chừng/],
      [out, 'AAAAAA-BBBBBB-CCCCCC-DDDDDD', /mã gói không đúng/],
      [new TextEncoder().encode('xin chào'), code, /không phải gói của máy xách tay/],
    ] as const) {
      const refused = await take(laptop, bytes, typed)
      assert.equal(refused.status, 422, says(refused))
      assert.match(says(refused), words)
    }
    assert.deepEqual(await stored(laptop.db), before)
    const taken = await take(laptop, out, code.toLowerCase().replaceAll('-', ' '))
    assert.match(taken.url, /dang-nhap/)
    const again = await take(laptop, out, code)
    assert.equal(again.status, 409)
    assert.match(says(again), /đã có dữ liệu/)
    await ledgerHolds(laptop.db)
    const tables = await laptop.db.read.selectFrom('restricted_keeper').selectAll().execute()
    assert.deepEqual(tables, [])
  })

  test('the day runs on the laptop alone; what belongs to the office is refused there', async () => {
    there = await signedIn(laptop, 'van-phong')
    const secretary = await signedIn(laptop, 'thu-ky')
    await send(secretary, HALL, /dien-bien$/, { kind: 'khai_mac' })
    await send(secretary, `${HALL}/diem-danh`, /diem-danh$/, { type: 'delegate', delegate: 'dai-bieu-01' })
    await send(secretary, `${HALL}/diem-danh`, /diem-danh$/, { type: 'guest', name: 'Ông Khách Huyện' })
    for (const n of [1, 2, 3])
      await oneSpeech(secretary, `Người Nói ${n}`, `Đèn đường số ${n} hỏng, khi nào sửa?`)
    await send(secretary, HALL, /dien-bien$/, { kind: 'be_mac' })
    // Sorted in the evening, before the laptop goes home.
    const [said] = await laptop.db.read
      .selectFrom('question')
      .select('id')
      .where('text', 'like', '%số 2 hỏng%')
      .execute()
    const question = `/xa/xa-a/y-kien/${said?.id}`
    await send(there, question, /phan-loai$/, {
      kind: 'kien_nghi',
      competence: 'commune',
      field: 'giao_thong',
    })
    await send(there, question, /phan-cong$/, { unit: 'kinh-te' })
    await send(there, question, /phan-cong$/, { unit: 'van-hoa', reason: 'Đúng lĩnh vực hơn' })
    const conference = await there.get(LAPTOP)
    assert.match(conference.text, /Đây là máy xách tay “Máy của chị Hoa”/)
    assert.match(conference.text, /Lượt phát biểu/)
    const edited = await there.post('/xa/xa-a/quan-tri/thon', {})
    assert.ok([404, 422].includes(edited.status))
  })

  test('packed and carried home: looked at, taken in once, nothing lost, nothing doubled', async () => {
    const online = await office.get('/xa/xa-a/viec')
    assert.equal(online.status, 200)
    const sentMeanwhile = await new HttpUser(home.server.url).get('/cong/xa-a/hoi-nghi/hn-xa-a/gui')
    assert.ok(sentMeanwhile.status < 500)
    const packed = await send(there, LAPTOP, /dong-goi$/, {})
    assert.match(packed.text, /Đã đóng gói lúc/)
    const late = await send(there, `${HALL}/diem-danh`, /diem-danh$/, { type: 'guest', name: 'Ông Muộn' })
    assert.equal(late.status, 409)
    assert.match(says(late), /mở lại ở trang Máy xách tay/)
    const back = await parcelOf(laptop, there)

    const before = await stored(home.server.db)
    const changed = Uint8Array.from(back)
    changed[back.length >> 1] = (changed[back.length >> 1] ?? 0) ^ 64
    const other = Buffer.from(back).toString('latin1').replace('"xa-a"', '"xa-b"')
    for (const [bytes, words] of [
      [changed, /đã bị sửa hoặc hỏng/],
      [back.subarray(0, back.length - 7), /bị cắt giữa chừng/],
      [Buffer.from(other, 'latin1'), /xã khác/],
      [out, /gói mang đi/],
    ] as const) {
      const refused = await bring(office, bytes)
      assert.ok([409, 422].includes(refused.status))
      assert.match(says(refused), words)
    }
    assert.deepEqual(await stored(home.server.db), before)

    const shown = await bring(office, back)
    assert.match(shown.text, /còn nguyên; chưa nhập gì/)
    assert.match(shown.text, /Lượt phát biểu[\s\S]{0,120}3/)
    const merged = await send(office, LAPTOP, /nhap$/, {})
    assert.match(merged.text, /Đã đưa về/)
    const { db } = home.server
    const spoken = await db.read.selectFrom('speech').select('name').orderBy('name').execute()
    assert.deepEqual(
      spoken.map((row) => row.name),
      ['Người Nói 1', 'Người Nói 2', 'Người Nói 3'],
    )
    const disposed = await db.read.selectFrom('disposition').select('code').execute()
    assert.equal(disposed.length, 3)
    const given = await db.read.selectFrom('assignment').select('unit_id').orderBy('seq').execute()
    assert.deepEqual(
      given.map((row) => row.unit_id),
      ['kinh-te', 'van-hoa'],
    )
    await ledgerHolds(db)
    await ledgerHolds(laptop.db)
    const minutes = await office.get(`${BASE}/bien-ban`)
    assert.match(minutes.text, /Đèn đường số 2 hỏng/)

    const once = await stored(db)
    const again = await bring(office, back)
    assert.equal(again.status, 409)
    assert.match(says(again), /đã nhập lúc \d\d:\d\d ngày/)
    assert.deepEqual(await stored(db), once)
    const goesOn = await send(office, `${HALL}/diem-danh`, /diem-danh$/, { type: 'guest', name: 'Ghi ở nhà' })
    assert.equal(goesOn.status, 200)
  })
})
