// The border of the console: whose acts, which page, hostile sendings, files of unsent acts. Over real HTTP.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { HttpUser } from '../../../test/browser.ts'
import {
  BASE,
  consoleOf,
  FILE,
  key,
  matter,
  moment,
  outcomes,
  PASSWORD,
  server,
  text,
  turn,
} from '../../../test/console/sender.ts'
import { eachDatabase } from '../../../test/databases.ts'
import type { TestServer } from '../../../test/server.ts'
import type { Received } from './snapshot.ts'

eachDatabase("the console's border", (_open, kind) => {
  let house: TestServer
  before(async () => {
    house = await server(kind)
    const own = await consoleOf(house, 'thu-ky')
    await own.send(own.act(moment('khai_mac'), { deviceAt: house.clock.now().epochMilliseconds - 600_000 }))
  })
  after(() => house.stop())

  const count = async (table: 'speech' | 'question' | 'ledger' | 'console_act') =>
    (await house.db.read.selectFrom(table).selectAll().execute()).length

  test('the queue belongs to who typed it; without the right nothing is found; an old page is told to reload', async () => {
    const own = await consoleOf(house, 'thu-ky')
    const other = await consoleOf(house, 'van-phong')
    const [answer] = await other.send(own.act(turn(key(), 'Của thư ký')))
    assert.ok(answer?.outcome === 'refused' && /người khác ghi/.test(answer.message))
    const unit = new HttpUser(house.url)
    await unit.signIn('kinh-te', PASSWORD)
    for (const address of [BASE, `${BASE}/du-lieu`, `${BASE}/may.js`, `${BASE}/cai-dat.webmanifest`, FILE])
      assert.equal((await unit.get(address)).status, 404, address)
    const stranger = await new HttpUser(house.url).post(BASE, { body: '{}' })
    assert.equal(stranger.status, 401)
    const old = await own.post({ protocol: 0, device: 'x', acts: [{ whatever: true }] })
    assert.equal(old.status, 200)
    assert.match((JSON.parse(old.text) as Received).message ?? '', /tải lại trang/)
    const before = await count('console_act')
    assert.equal((await own.post({ protocol: 1, device: 'x', acts: [] }, 'sai')).status, 422)
    assert.equal(await count('console_act'), before)
  })

  test('hostile sendings are refused whole, in words, and store nothing', async () => {
    const own = await consoleOf(house, 'thu-ky')
    const good = own.act(turn(key(), 'Người tốt'))
    const rows = async () => [await count('ledger'), await count('speech'), await count('console_act')]
    const before = await rows()
    const act = (change: object) => ({
      protocol: 1,
      device: 'x',
      acts: [good, { ...good, key: key(), ...change }],
    })
    const bodies: readonly unknown[] = [
      '',
      '{',
      'null',
      '[]',
      '"x"',
      { protocol: 1, device: 'x', acts: 'x' },
      { protocol: 1, device: 'x'.repeat(100), acts: [] },
      { protocol: 1, device: 'x', acts: Array(51).fill(good) },
      act({ key: '../x' }),
      act({ key: 'a\u0000bcdefghij' }),
      act({ deviceAt: 1e300 }),
      act({ offset: 'x' }),
      act({ body: { kind: 'xoa' } }),
      act({ body: { ...good.body, session: 1.5 } }),
      act({ body: { ...good.body, speaker: { name: 'x'.repeat(101), village: null, address: null } } }),
      act({ body: { ...good.body, speaker: { name: 'x', village: 'a\u0000', address: null } } }),
      act({ body: matter('x'.repeat(10), 'y'.repeat(10), text('', 'x'.repeat(5001)), true) }),
      act({ body: matter('x'.repeat(10), 'y'.repeat(10), { due: { was: null, now: '2024-02-31x' } }) }),
      JSON.stringify(act({})).replace('"kind"', '"__proto__":{"x":1},"kind_"'),
    ]
    for (const body of bodies) {
      const page = await own.post(body)
      assert.equal(
        page.status,
        422,
        `${JSON.stringify(body)?.slice(0, 120)}: ${page.status} ${page.text.slice(0, 200)}`,
      )
      assert.match(page.text, /Việc đã ghi vẫn còn trên máy/)
    }
    assert.deepEqual(await rows(), before)
    const [odd] = await own.send(own.act(turn(key(), 'Tên\u0000 có \u202eký tự lạ')))
    assert.equal(odd?.outcome, 'done')
    const names = await house.db.read.selectFrom('speech').select('name').execute()
    assert.ok(names.some((row) => row.name === 'Tên có ký tự lạ'))
  })

  test('a file of unsent acts is taken once, by who wrote it; what is no such file is refused beside the field', async () => {
    const own = await consoleOf(house, 'thu-ky')
    const other = await consoleOf(house, 'van-phong')
    const speech = key()
    const acts = [
      own.act(turn(speech, 'Trong tệp')),
      own.act(matter(speech, key(), text('', 'Nội dung trong tệp'), true)),
      own.act({ kind: 'end', speech: key() }),
    ]
    const file = (change: object = {}) => ({
      field: 'file',
      name: 'viec.json',
      bytes: new TextEncoder().encode(
        JSON.stringify({ file: 'doithoai-thu-ky', protocol: 1, device: 'x', acts, ...change }),
      ),
    })
    const hand = (user: typeof own, what: ReturnType<typeof file>) =>
      user.user.upload(FILE, { _csrf: user.csrf }, what)
    const first = await hand(own, file())
    assert.match(first.text, /ghi 2 việc mới/)
    assert.match(first.text, /Việc thứ 3 \(Kết thúc lượt\): Không tìm thấy lượt/)
    const before = [await count('speech'), await count('question')]
    assert.match((await hand(own, file())).text, /không có việc nào mới[\s\S]*2 việc đã có từ trước/)
    assert.deepEqual(outcomes(await own.send(...acts.slice(0, 2))), ['done', 'done'])
    assert.deepEqual([await count('speech'), await count('question')], before)
    const foreign = await hand(other, file())
    assert.equal(foreign.status, 422)
    assert.match(foreign.text, /do người khác ghi/)
    for (const [change, words] of [
      [{ file: 'khác' }, /không phải tệp việc chưa gửi/],
      [{ protocol: 7 }, /một bản khác của bàn thư ký/],
      [{ acts: [{}] }, /đã bị sửa, bị cắt/],
    ] as const) {
      const page = await hand(own, file(change))
      assert.equal(page.status, 422)
      assert.match(page.text, words)
    }
    const cut = { ...file(), bytes: file().bytes.slice(0, 200) }
    assert.equal((await hand(own, cut)).status, 422)
    assert.deepEqual([await count('speech'), await count('question')], before)
  })
})
