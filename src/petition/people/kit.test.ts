// The numbered slips: numbers as they are entered later, one sheet each, kind words for odd questions, nobody else's.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { after, before, test } from 'node:test'
import { HttpUser } from '../../../test/browser.ts'
import { eachDatabase } from '../../../test/databases.ts'
import { startServer, type TestServer } from '../../../test/server.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { must } from '../../kit/result.ts'
import { openAccount } from '../../office/acts.ts'
import { hashPassword } from '../../office/password.ts'
import { numbersOf } from './kit.paper.ts'

const PASSWORD = 'mot mat khau dai'

test('numbers go on from where they began, with three places at least', () => {
  assert.deepEqual(numbersOf({ series: 'a', from: 9, count: 2 }), ['A-009', 'A-010'])
  assert.deepEqual(numbersOf({ series: '', from: 999, count: 2 }), ['999', '1000'])
  assert.deepEqual(numbersOf({ series: 'đ', from: 1, count: 1 }), ['Đ-001'])
})

eachDatabase('the kit for a day without power', (_open, kind) => {
  let server: TestServer
  let world: World
  let office: HttpUser
  let url: string

  before(async () => {
    const hash = await hashPassword(PASSWORD)
    server = await startServer(kind, '2024-08-05', async ({ db }) => {
      world = await makeWorld(db)
      await db.act('xa-a', async (trx) => {
        for (const login of ['van-phong', 'thon-1'])
          must(await openAccount(trx, world.by(login), { login, person: login, hash }))
      })
    })
    office = new HttpUser(server.url)
    await office.signIn('van-phong', PASSWORD)
    url = `/xa/xa-a/hoi-nghi/${world.conference}/bo-phieu`
  })
  after(() => server.stop())

  test('three slips are three sheets, each with its number twice; what was entered is told', async () => {
    const page = await office.get(url)
    assert.equal(page.status, 200)
    assert.doesNotMatch(page.text, /số lớn nhất/)
    const cookie = office.cookie
    const answer = await fetch(new URL(`${url}?loat=a&tu=7&so=3`, server.url), { headers: { cookie } })
    assert.equal(answer.headers.get('content-type'), 'application/pdf')
    const text = execFileSync('pdftotext', ['-layout', '-', '-'], {
      input: Buffer.from(await answer.arrayBuffer()),
    }).toString()
    const sheets = text.split('\f').slice(0, -1)
    assert.equal(sheets.length, 3)
    for (const [at, sheet] of sheets.entries())
      assert.equal(sheet.split(`A-00${7 + at}`).length, 3, `sheet ${at + 1}`)
    const entry = await office.get(`/xa/xa-a/y-kien/nhap?hoi-nghi=${world.conference}`)
    assert.ok(entry.text.includes(`href="${url}"`))
    for (const slip of ['a-009', 'A - 010'])
      await office.submit(entry, '/xa/xa-a/y-kien/nhap', {
        _key: crypto.randomUUID(),
        conference: world.conference,
        channel: 'truc_tiep',
        level: 'commune',
        content: `Đường hỏng ${slip}`,
        slip,
      })
    assert.match((await office.get(url)).text, /số lớn nhất đã nhập: A-010/)
  })

  test('odd questions are answered with what to do, and what was typed', async () => {
    for (const [odd, words] of [
      ['tu=1&so=0', /Số phiếu mỗi lần in từ 1 đến 300/],
      ['tu=1&so=301', /từ 1 đến 300/],
      ['tu=-1&so=5', /Số đầu là một số/],
      ['tu=1&so=1e9', /Số phiếu mỗi lần in là một số/],
      ['loat=ABCD&tu=1&so=5', /một đến ba chữ cái/],
      [`loat=${encodeURIComponent('<b>')}&tu=1&so=5`, /&lt;b>/],
    ] as const) {
      const told = await office.get(`${url}?${odd}`)
      assert.equal(told.status, 422, odd)
      assert.match(told.text, words, odd)
    }
  })

  test('not for a village head, not of another commune', async () => {
    const head = new HttpUser(server.url)
    await head.signIn('thon-1', PASSWORD)
    assert.equal((await head.get(url)).status, 404)
    assert.equal((await office.get('/xa/xa-a/hoi-nghi/hn-xa-b/bo-phieu')).status, 404)
  })
})
