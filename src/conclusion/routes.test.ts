// The day and the conclusion over HTTP: who may see what, hostile words, double submits, stale edits, the screens.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { h } from 'preact'
import { HttpUser, type Page } from '../../test/browser.ts'
import { eachDatabase, freshDatabase, type TestDatabase } from '../../test/databases.ts'
import { makeWorld } from '../../test/world.ts'
import { restartClock } from '../conference/schedule.acts.ts'
import { mattersOf } from '../hall/matters.store.ts'
import { hallRoutes } from '../hall/routes.ts'
import { settableClock } from '../kit/clock.ts'
import { buildServer } from '../kit/http/app.ts'
import { liveHub } from '../kit/http/live.ts'
import type { App } from '../kit/http/route.ts'
import { must } from '../kit/result.ts'
import { openAccount } from '../office/acts.ts'
import { plainUi } from '../office/guard.ts'
import { hashPassword } from '../office/password.ts'
import { ProblemPage } from '../office/sign-in.pages.tsx'
import { signInRoutes } from '../office/sign-in.routes.ts'
import { receiveSubmission } from '../petition/acts.ts'
import { conclusionRoutes } from './routes.ts'

const PASSWORD = 'mat-khau-dai'
const BASE = '/xa/xa-a/hoi-nghi/hn-xa-a'
const HOSTILE = '<script>alert(1)</script> & "đường" \u202Egnud\u202C <b>hỏng</b>'

eachDatabase('the day over HTTP', (_open, kind) => {
  let database: TestDatabase
  let app: App
  let url = ''
  const clock = settableClock(Temporal.PlainDate.from('2024-08-20'))
  const as = async (login: string) => {
    const user = new HttpUser(url)
    await user.signIn(login, PASSWORD)
    return user
  }

  before(async () => {
    database = await freshDatabase(kind)
    const { db } = database
    const world = await makeWorld(db)
    const hash = await hashPassword(PASSWORD)
    await db.act(world.commune, async (trx) => {
      for (const person of ['van-phong', 'chu-tich', 'thu-ky', 'kinh-te', 'mat-tran', 'quan-tri'])
        must(await openAccount(trx, world.by(person), { login: person, person, hash }))
      for (const [seq, text] of ['Ổn định tổ chức', 'Nhân dân phát biểu'].entries())
        await trx
          .insertInto('conference_agenda')
          .values({
            commune_id: world.commune,
            conference_id: world.conference,
            seq: seq + 1,
            text,
            who: null,
            minutes: null,
          })
          .execute()
      must(await restartClock(trx, world.by('van-phong'), world.conference, 'thử'))
      must(
        await receiveSubmission(trx, world.by('van-phong'), {
          conference: world.conference,
          channel: 'thon',
          level: 'commune',
          village: 'thon-2',
          name: 'Hồ Văn Trước',
          phone: null,
          address: null,
          content: 'Kênh mương bồi lấp',
          consentPublish: false,
        }),
      )
    })
    await db.act(world.other, async (trx) => {
      must(
        await openAccount(trx, world.byOther('van-phong'), { login: 'xa-b-vp', person: 'van-phong', hash }),
      )
    })
    app = await buildServer(
      {
        db,
        clock,
        signInPath: '/dang-nhap',
        problemPage: (_visit, status, problem) => h(ProblemPage, { status, problem }),
        problemUi: (visit) => plainUi(visit),
      },
      { logLevel: 'silent', trustProxy: false, secureCookies: false, requestsPerMinute: 10_000 },
    )
    signInRoutes(app, { secureCookies: false })
    hallRoutes(app, liveHub(db), {
      host: '127.0.0.1',
      port: () => 0,
      secure: false,
      publicUrl: undefined,
    })
    conclusionRoutes(app)
    url = await app.listen({ host: '127.0.0.1', port: 0 })
  })
  after(async () => {
    await app.close()
    await database.drop()
  })

  test('each page is for whoever holds its right; for all others it is not there', async () => {
    const pages: readonly (readonly [string, readonly string[]])[] = [
      ['/ngay', ['van-phong', 'chu-tich', 'thu-ky', 'mat-tran']],
      ['/ngay/diem-danh', ['van-phong', 'thu-ky']],
      ['/ngay/y-kien', ['van-phong', 'chu-tich', 'thu-ky']],
      ['/ngay/chu-tri', ['van-phong', 'chu-tich', 'thu-ky']],
      ['/man-hinh', ['van-phong', 'chu-tich', 'thu-ky', 'mat-tran']],
      ['/bien-ban', ['van-phong', 'chu-tich', 'thu-ky']],
      ['/ket-luan', ['van-phong', 'chu-tich', 'thu-ky']],
    ]
    for (const person of ['van-phong', 'chu-tich', 'thu-ky', 'kinh-te', 'mat-tran', 'quan-tri', 'xa-b-vp']) {
      const user = await as(person)
      for (const [part, who] of pages)
        assert.equal(
          (await user.get(`${BASE}${part}`)).status,
          who.includes(person) ? 200 : 404,
          `${person} ${part}`,
        )
    }
    assert.match((await new HttpUser(url).get(`${BASE}/ngay`)).url, /dang-nhap/)
    const unknown = await (await as('van-phong')).get('/xa/xa-a/hoi-nghi/khong-co/ngay')
    assert.equal(unknown.status, 404)
    const watcher = await as('mat-tran')
    assert.doesNotMatch((await watcher.get(`${BASE}/ngay`)).text, /ngay\/dien-bien/)
    assert.equal(
      (await watcher.post(`${BASE}/ngay/dien-bien`, { session: '1', kind: 'khai_mac' })).status,
      404,
    )
  })

  test('a day in the browser: hostile words stay words, a double submit is one act, a stale edit is refused', async () => {
    const secretary = await as('thu-ky')
    const control = () => secretary.get(`${BASE}/ngay`)
    const early = await secretary.submit(await control(), `${BASE}/ngay/phat-bieu`, {
      name: HOSTILE,
      village: 'thon-1',
    })
    assert.equal(early.status, 200)
    assert.match(early.text, /&lt;script>alert\(1\)&lt;\/script>/)
    assert.doesNotMatch(early.text, /<script>alert|\u202E/)
    const speech = /phat-bieu\/([^/"]+)\/bat-dau/.exec(early.text)?.[1] ?? ''
    const tooEarly = await secretary.submit(early, `${BASE}/ngay/phat-bieu/${speech}/bat-dau`, {})
    assert.equal(tooEarly.status, 409)
    assert.match(tooEarly.text, /chưa khai mạc/)
    await secretary.submit(await control(), `${BASE}/ngay/dien-bien`, {})
    const opened = await control()
    assert.match(opened.text, /Đang diễn ra/)

    const desk = await secretary.get(`${BASE}/ngay/diem-danh`)
    const form = { session: '1', type: 'walk_in', name: 'Nguyễn Thị Sáu', village: 'thon-1' }
    await secretary.submit(desk, `${BASE}/ngay/diem-danh`, form)
    await secretary.submit(desk, `${BASE}/ngay/diem-danh`, form)
    const present = await database.db.read.selectFrom('attendance').selectAll().execute()
    assert.equal(present.length, 1)
    const wrong = await secretary.submit(desk, `${BASE}/ngay/diem-danh`, {
      _key: 'other-key-1',
      session: '1',
      type: 'count',
      village: 'thon-1',
      people: 'nhiều',
    })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /value="nhiều"/)

    await secretary.submit(await control(), `${BASE}/ngay/phat-bieu/${speech}/bat-dau`, {})
    const speaking = await control()
    const path = `${BASE}/ngay/phat-bieu/${speech}`
    const long = await secretary.submit(speaking, path, { 'questions.0.text': 'dài '.repeat(12_500) })
    assert.equal(long.status, 422)
    assert.match(long.text, /Tối đa 5000 ký tự/)
    assert.ok(long.text.length > 50_000, 'what was typed is still there')
    const empty = await secretary.submit(speaking, path, { _key: 'other-key-2' })
    assert.match(empty.text, /ít nhất một nội dung/)
    const said = {
      _key: 'one-speech',
      'questions.0.text': HOSTILE,
      'questions.0.code': 'tra_loi_tai_cho',
      'questions.0.answer': 'Đã trả lời <i>rõ</i>.',
      'questions.2.text': 'Việc thứ hai',
    }
    await secretary.submit(speaking, path, said)
    const recorded = await secretary.submit(speaking, path, said)
    assert.equal(recorded.status, 200)
    const matters = await mattersOf(database.db.read, 'xa-a', 'hn-xa-a')
    assert.equal(matters.filter((matter) => matter.speech === speech).length, 2)
    assert.doesNotMatch(recorded.text, /<script>alert|<i>rõ/)
    const stale = await secretary.submit(speaking, path, { _key: 'late', 'questions.0.text': 'Muộn' })
    assert.equal(stale.status, 409)
    assert.match(stale.text, /người khác ghi/)
    assert.match(stale.text, />Muộn<\/textarea>/)

    const screen = await (await as('mat-tran')).get(`${BASE}/man-hinh`)
    assert.match(screen.text, /http-equiv="refresh" content="10"/)
    assert.match(screen.text, /hall\.css/)
    assert.match(screen.text, /&lt;script>/)
    assert.match(screen.text, /1\/4\.000/)
    assert.doesNotMatch(screen.text, /<script(?! src="\/assets\/)/)
  })

  test('the chair decides by one tap and in bulk, the list of what is open empties, the chair issues', async () => {
    const chair = await as('chu-tich')
    const matters = await mattersOf(database.db.read, 'xa-a', 'hn-xa-a')
    const second = matters.find((matter) => matter.text === 'Việc thứ hai')?.id ?? ''
    const collected = matters.find((matter) => matter.channel === 'thon')?.id ?? ''
    const screen = await chair.get(`${BASE}/ngay/chu-tri`)
    const wordless = await chair.submit(screen, `${BASE}/ngay/chu-tri/${second}`, { code: 'tra_loi_tai_cho' })
    assert.equal(wordless.status, 422)
    assert.match(wordless.text, /nội dung đã trả lời tại chỗ/)
    const tapped = await chair.submit(wordless, `${BASE}/ngay/chu-tri/${second}`, {
      code: 'giao_don_vi',
      unit: 'kinh-te',
    })
    assert.equal(tapped.status, 200)
    assert.doesNotMatch(tapped.text, /Việc thứ hai/)
    const list = await chair.get(`${BASE}/ngay/y-kien`)
    assert.match(list.text, /Kênh mương bồi lấp/)
    const none = await chair.submit(list, `${BASE}/ngay/y-kien`, { code: 'thieu_thoi_gian' })
    assert.match(none.text, /chọn ít nhất một nội dung/)
    await chair.submit(list, `${BASE}/ngay/y-kien`, { code: 'thieu_thoi_gian', question: collected })

    const secretary = await as('thu-ky')
    await secretary.submit(await secretary.get(`${BASE}/ngay`), `${BASE}/ngay/dien-bien`, {
      kind: 'be_mac',
      note: '',
    })
    const draft = await secretary.get(`${BASE}/ket-luan`)
    assert.match(draft.text, /Còn mở: 2 nội dung/)
    assert.match(draft.text, /Gợi ý giao việc/)
    assert.doesNotMatch(draft.text, /Ban hành thông báo kết luận/)
    const issue = (page: Page) =>
      chair.submit(page, `${BASE}/ket-luan/ban-hanh`, { issuedOn: '20/8/2024', number: '' })
    const blocked = await issue(await chair.get(`${BASE}/ket-luan`))
    assert.equal(blocked.status, 422)
    assert.match(blocked.text, /Còn 2 nội dung/)
    assert.equal(
      (await secretary.post(`${BASE}/ket-luan/ban-hanh`, { issuedOn: '20/8/2024' })).status,
      404,
      'only the chair issues',
    )
    const ordered = await secretary.submit(draft, `${BASE}/ket-luan/giao-viec`, {
      viewpoint: 'Khảo sát <u>ngay</u>',
      unit: 'kinh-te',
      due: '',
      question: [second, collected],
    })
    assert.equal(ordered.status, 200)
    assert.match(ordered.text, /Mọi nội dung đã có trả lời/)
    assert.match(ordered.text, /Khảo sát &lt;u>ngay&lt;\/u>/)
    const minutes = await secretary.get(`${BASE}/bien-ban`)
    assert.match(minutes.text, /Hồ Văn Trước/)
    assert.match(minutes.text, /&lt;script>/)
    assert.doesNotMatch(minutes.text, /<script>alert|\u202E/)
    assert.doesNotMatch((await secretary.get(`${BASE}/bien-ban?ban=niem-yet`)).text, /Hồ Văn Trước/)
    const signed = await secretary.submit(minutes, `${BASE}/bien-ban/chu-ky`, { part: 'chu_tri', seq: '1' })
    assert.match(signed.text, /Đã ký/)
    const page = await chair.get(`${BASE}/ket-luan`)
    const otherTab = await chair.get(`${BASE}/ket-luan`)
    const issued = await issue(page)
    assert.match(issued.text, /Đã ban hành/)
    assert.equal((await issue(page)).status, 200, 'the same form again leads to the same page')
    const again = await issue(otherTab)
    assert.equal(again.status, 409, 'the second tab is told, not obeyed')
    assert.match(again.text, /đã ban hành/)
    const papers = await database.db.read
      .selectFrom('paper')
      .select('id')
      .where('kind', '=', 'thong_bao_ket_luan')
      .execute()
    assert.equal(papers.length, 1)
    assert.equal((await (await as('xa-b-vp')).get(`${BASE}/ket-luan`)).status, 404)
  })
})
