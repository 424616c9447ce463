// The calendar over HTTP: who may see and change it, from a typed announcement to moved dates, files, stale previews, a
// large change in the background.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { HttpUser, type Page } from '../../test/browser.ts'
import { eachDatabase } from '../../test/databases.ts'
import { startServer, type TestServer } from '../../test/server.ts'
import { makeWorld } from '../../test/world.ts'
import { restartClock } from '../conference/schedule.acts.ts'
import { must } from '../kit/result.ts'
import { openAccount } from '../office/acts.ts'
import { hashPassword } from '../office/password.ts'
import { duesOf } from '../regulation/dues.ts'

const PASSWORD = 'mat-khau-dai'
const BASE = '/xa/xa-a/lich'

eachDatabase('calendar pages', (_open, kind) => {
  let server: TestServer
  const user = async (name: string) => {
    const one = new HttpUser(server.url)
    await one.signIn(name, PASSWORD)
    return one
  }
  const confirmPath = (page: Page) => `${new URL(page.url).pathname.replace('/xac-nhan', '')}/xac-nhan`
  const replyDue = async () =>
    (await duesOf(server.db.read, 'xa-a', 'hn-xa-a')).find((due) => due.duty === 'reply')?.binding

  before(async () => {
    server = await startServer(kind, '2024-08-05', async ({ db }) => {
      const world = await makeWorld(db)
      const hash = await hashPassword(PASSWORD)
      await db.act(world.commune, async (trx) => {
        for (const person of ['van-phong', 'kinh-te', 'quan-tri', 'cap-tren'])
          must(await openAccount(trx, world.by(person), { login: person, person, hash }))
        must(await restartClock(trx, world.by('van-phong'), world.conference, 'thử'))
      })
    })
  })
  after(() => server.stop())

  const day = (user: HttpUser, from: Page, values: Record<string, string> = {}) =>
    user.submit(from, `${BASE}/ngay-dac-biet`, {
      date: '26/08/2024',
      working: 'nghi',
      name: 'Nghỉ chống bão',
      source: 'Công điện 1',
      ...values,
    })

  test('whoever reads conferences sees it, office and administration change it, nobody else finds it', async () => {
    const unit = await user('kinh-te')
    const page = await unit.get(`${BASE}?nam=2024`)
    assert.match(page.text, /Lịch nghỉ, làm bù năm 2024/)
    assert.match(page.text, /mùng 1 Tết/)
    assert.doesNotMatch(page.text, /Thêm một ngày/)
    assert.equal((await unit.get(`${BASE}/ngay-dac-biet`)).status, 404)
    assert.match((await (await user('quan-tri')).get(BASE)).text, /Thêm một ngày/)
    assert.equal((await (await user('cap-tren')).get(BASE)).status, 404)
    assert.equal((await (await user('van-phong')).get('/xa/xa-b/lich')).status, 404)
    assert.match((await unit.get(`${BASE}?nam=2030`)).text, /chưa được công bố/)
    assert.match((await unit.get(`${BASE}?nam=abc`)).text, /năm 2024/)
  })

  test('a day by hand: preview with old and new dates, nothing moved before it is confirmed, then withdrawn', async () => {
    const office = await user('van-phong')
    const before = await replyDue()
    const seen = await day(office, await office.get(`${BASE}/ngay-dac-biet`))
    assert.match(seen.text, /Xem trước khi sửa lịch/)
    assert.match(seen.text, /thứ Hai, 26\/8\/2024/)
    assert.match(seen.text, /mốc thời hạn/)
    assert.equal(await replyDue(), before)
    const done = await office.submit(seen, confirmPath(seen), {})
    assert.match(done.text, /Lịch đã sửa/)
    const moved = await replyDue()
    assert.notEqual(moved, before)
    const year = await office.get(`${BASE}?nam=2024`)
    assert.match(year.text, /Nghỉ chống bão/)
    assert.match(year.text, /Công điện 1/)
    const link = /href="([^"]+thu-hoi)"/.exec(year.text)?.[1] ?? ''
    const form = await office.get(link)
    const empty = await office.submit(form, link, { reason: ' ' })
    assert.equal(empty.status, 422)
    const back = await office.submit(form, link, { reason: 'Bão tan' })
    assert.match(back.text, /Bão tan/)
    await office.submit(back, confirmPath(back), {})
    assert.equal(await replyDue(), before)
    assert.match((await office.get(`${BASE}?nam=2024`)).text, /Đã thu hồi/)
    assert.equal((await office.get(link)).status, 404)
  })

  test('a stale preview is refused and shown anew', async () => {
    const office = await user('van-phong')
    const first = await day(office, await office.get(`${BASE}/ngay-dac-biet`), { date: '28/08/2024' })
    const second = await day(office, await office.get(`${BASE}/ngay-dac-biet`), { date: '27/08/2024' })
    await office.submit(second, confirmPath(second), {})
    const late = await office.submit(first, confirmPath(first), {})
    assert.equal(late.status, 409)
    assert.match(late.text, /Từ lúc bạn xem trước/)
    const done = await office.submit(late, confirmPath(late), {})
    assert.match(done.text, /Lịch đã sửa/)
  })

  test('a bad entry keeps what was typed and names the place', async () => {
    const office = await user('van-phong')
    const wrong = await day(office, await office.get(`${BASE}/ngay-dac-biet`), { date: '31/02/2024' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /value="31\/02\/2024"/)
    const weekday = await day(office, wrong, { date: '22/08/2024', working: 'lam' })
    assert.match(weekday.text, /vốn là ngày làm việc/)
    const year = await office.get(`${BASE}/thong-bao-nam?nam=2027`)
    assert.match(year.text, /4\/2\/2027–10\/2\/2027|4\/2\/2027/, 'prefilled as computed by law')
    const bad = await office.submit(year, `${BASE}/thong-bao-nam`, {
      year: '2027',
      off: '01/01/2027 Tết\n30/02/2027 sai',
      worked: '',
      source: 'TB 1',
    })
    assert.match(bad.text, /Ngày nghỉ, dòng 2: không có ngày 30\/02\/2027/)
    assert.match(bad.text, /30\/02\/2027 sai/)
    const good = await office.submit(bad, `${BASE}/thong-bao-nam`, {
      year: '2027',
      off: '01/01/2027 Tết Dương lịch\n04/02/2027–10/02/2027 Tết Nguyên đán',
      worked: '',
      source: 'TB 1',
    })
    assert.match(good.text, /Lịch nghỉ năm 2027/)
    assert.match(good.text, /hết “tạm tính”/)
  })

  test('a file: refused whole with its places, read, previewed; many dates run in the background', async () => {
    const office = await user('van-phong')
    const upload = async (name: string, text: string, more: Record<string, string> = {}) => {
      const page = await office.get(`${BASE}/nhap-tep`)
      const hidden = Object.fromEntries(
        [...page.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
          ([, key, value]) => [key, value],
        ),
      )
      return office.upload(
        `${BASE}/nhap-tep`,
        { ...hidden, from: '2024', to: '2024', source: 'TB 2', ...more },
        { field: 'file', name, bytes: new TextEncoder().encode(text) },
      )
    }
    const bad = await upload('x.csv', 'ngày,tên\n30/02/2024,x\n22/8/2024,\n')
    assert.equal(bad.status, 422)
    assert.match(bad.text, /dòng 2: không có ngày/)
    assert.match(bad.text, /dòng 3: thiếu tên/)
    assert.match((await upload('x.ics', 'không phải lịch')).text, /iCalendar/)
    assert.match(
      (await upload('x.csv', '29/8/2024,Nghỉ thử', { to: '2023' })).text,
      /Năm cuối phải từ năm đầu/,
    )
    const seen = await upload('x.csv', '29/8/2024,Nghỉ thử\n1/1/2025,Năm khác')
    assert.match(seen.text, /1 ngày ngoài các năm 2024–2024/)
    const running = await office.submit(seen, confirmPath(seen), { moves: '5000' })
    assert.match(running.text, /Đang dời|Lịch đã sửa/)
    const at = new URL(seen.url).pathname
    let page = await office.get(at)
    for (let turn = 0; turn < 100 && !/Lịch đã sửa/.test(page.text); turn++) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      page = await office.get(at)
    }
    assert.match(page.text, /Lịch đã sửa/)
    assert.match((await office.get(`${BASE}?nam=2024`)).text, /Nhập từ tệp x\.csv/)
  })

  test('postponing: first the day and what moves, then the reason; without having seen it nothing happens', async () => {
    const office = await user('van-phong')
    const at = '/xa/xa-a/hoi-nghi/hn-xa-a/hoan'
    const before = await replyDue()
    assert.match((await office.get(`${at}?ngay=31/02/2024`)).text, /Không có ngày/)
    assert.match((await office.get(`${at}?ngay=01/08/2024`)).text, /Ngày mới phải sau hôm nay/)
    const seen = await office.get(`${at}?ngay=27/8/2024`)
    assert.match(seen.text, /Khi hoãn sang ngày này/)
    assert.match(seen.text, /17\/8\/2024/, 'the notice, ten days before')
    const blind = await office.post(at, {
      ...hiddenOf(seen.text),
      date: '27/8/2024',
      reason: 'x',
      expected: '0'.repeat(64),
    })
    assert.equal(blind.status, 409)
    assert.match(blind.text, /không còn đúng như bảng bạn đã xem/)
    const { expected: _, ...unseen } = hiddenOf(blind.text)
    const direct = await office.post(at, { ...unseen, date: '27/8/2024', reason: 'x' })
    assert.equal(direct.status, 409)
    assert.match(direct.text, /Chưa đổi gì/)
    assert.equal(await replyDue(), before)
    const form = seen.text.match(/<form[^>]*id="hoan"[\s\S]*?<\/form>/)?.[0] ?? ''
    const done = await office.post(at, { ...hiddenOf(form), reason: 'Mưa bão' })
    assert.equal(done.status, 200)
    assert.match(done.text, /Mưa bão/)
    assert.notEqual(await replyDue(), before)
  })

  test('setting new sessions of a scheduled conference shows what moves first', async () => {
    const office = await user('van-phong')
    const at = '/xa/xa-a/hoi-nghi/hn-xa-a/ngay-to-chuc'
    const values = {
      'sessions.0.date': '03/09/2024',
      'sessions.0.start': '08:00',
      'sessions.0.end': '10:00',
      'sessions.0.place': 'UBND xã',
    }
    const before = await replyDue()
    const seen = await office.submit(await office.get(at), at, values)
    assert.equal(seen.status, 409)
    assert.match(seen.text, /mốc thời hạn/)
    assert.equal(await replyDue(), before)
    const done = await office.submit(seen, at, values)
    assert.equal(done.status, 200)
    assert.notEqual(await replyDue(), before)
  })
})

function hiddenOf(html: string): Record<string, string> {
  return Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, key = '', value = '']) => [key, value],
    ),
  )
}
