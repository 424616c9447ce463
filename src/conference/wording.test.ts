// The office words its papers, on both databases: who may, what is refused and kept, versions taken back, stale edits, the
// look that saves nothing, and that an issued paper keeps its text.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { h } from 'preact'
import { HttpUser } from '../../test/browser.ts'
import { eachDatabase, freshDatabase, type TestDatabase } from '../../test/databases.ts'
import { makeWorld, type World } from '../../test/world.ts'
import { settableClock } from '../kit/clock.ts'
import { buildServer } from '../kit/http/app.ts'
import type { App } from '../kit/http/route.ts'
import { must } from '../kit/result.ts'
import { type Workers, workerPool } from '../kit/workers.ts'
import { history } from '../ledger/ledger.ts'
import { openAccount } from '../office/acts.ts'
import { plainUi } from '../office/guard.ts'
import { hashPassword } from '../office/password.ts'
import { ProblemPage } from '../office/sign-in.pages.tsx'
import { signInRoutes } from '../office/sign-in.routes.ts'
import { paperRegistry } from '../paper/registry.ts'
import { paperRoutes } from '../paper/routes.ts'
import { latestPaper } from '../paper/store.ts'
import { resetWording, saveWording } from '../paper/wording.acts.ts'
import { ownWords, wordingHistory, wordingVersion } from '../paper/wording.store.ts'
import { wordingOf } from '../paper/wording.ts'
import { conferencePapers } from './papers.ts'
import { HOUSE_RULES, PROGRAMME } from './wording.ts'

const PASSWORD = 'mat-khau-dai'
const HOSTILE = '<script>alert(1)</script> & " \' #panic("x") $x$ %00 ../..'
const OWN = '{{co_quan}} có thể đổi chương trình {{hoi_nghi}} khi cần'

eachDatabase('the office words its papers', (_open, kind) => {
  let database: TestDatabase
  let app: App
  let workers: Workers
  let url = ''
  let world: World
  const AT = '/xa/xa-a/mau-van-ban'
  const WITH = '?hoi-nghi=hn-xa-a'
  const SAVE = `${AT}/chuong_trinh/cau-chu${WITH}`
  const as = async (login: string) => {
    const user = new HttpUser(url)
    await user.signIn(login, PASSWORD)
    return user
  }
  const programme = async () => {
    const entry = conferencePapers.find((each) => each.kind === 'chuong_trinh')
    assert.ok(entry)
    const built = must(
      await entry.build(database.db.read, world.commune, world.conference, '', world.by('van-phong').today),
    )
    return JSON.stringify(built.body)
  }
  const rows = async () => database.db.read.selectFrom('paper_wording').selectAll().execute()

  before(async () => {
    database = await freshDatabase(kind)
    const { db } = database
    world = await makeWorld(db)
    workers = workerPool(1)
    const hash = await hashPassword(PASSWORD)
    await db.act(world.commune, async (trx) => {
      for (const person of ['van-phong', 'chu-tich', 'kinh-te', 'mat-tran', 'quan-tri'])
        must(await openAccount(trx, world.by(person), { login: person, person, hash }))
    })
    await db.act(world.other, (trx) =>
      openAccount(trx, world.byOther('van-phong'), { login: 'xa-b-vp', person: 'van-phong', hash }),
    )
    app = await buildServer(
      {
        db,
        clock: settableClock(Temporal.PlainDate.from('2024-08-05')),
        signInPath: '/dang-nhap',
        problemPage: (_visit, status, problem) => h(ProblemPage, { status, problem }),
        problemUi: (visit) => plainUi(visit),
      },
      { logLevel: 'silent', trustProxy: false, secureCookies: false, requestsPerMinute: 10_000 },
    )
    signInRoutes(app, { secureCookies: false })
    paperRoutes(app, {
      registry: paperRegistry(conferencePapers),
      workers,
      conference: (read, commune, id) =>
        read
          .selectFrom('conference')
          .select(['id', 'title'])
          .where('commune_id', '=', commune)
          .where('id', '=', id)
          .executeTakeFirst(),
      hide: async () => (text) => [{ text }],
      conferences: (read, commune) =>
        read.selectFrom('conference').select(['id', 'title']).where('commune_id', '=', commune).execute(),
    })
    url = await app.listen({ host: '127.0.0.1', port: 0 })
  })
  after(async () => {
    await app.close()
    await workers.close()
    await database.drop()
  })

  test('the pages are the office’s; what is not there is not found', async () => {
    for (const person of ['van-phong', 'chu-tich', 'kinh-te', 'mat-tran', 'quan-tri', 'xa-b-vp']) {
      const user = await as(person)
      const right = person === 'van-phong' ? 200 : 404
      for (const page of [AT, `${AT}/chuong_trinh`])
        assert.equal((await user.get(page)).status, right, person)
      if (right === 404) {
        const sent = await user.post(SAVE, { _version: '0', 'cau.theo_thu_tu': OWN })
        assert.notEqual(sent.status, 200, person)
      }
    }
    const clerk = await as('van-phong')
    for (const page of ['/ke_hoach', '/khong-co', '/__proto__', '/chuong_trinh?hoi-nghi=hn-xa-b'])
      assert.equal((await clerk.get(`${AT}${page}`)).status, 404, page)
    assert.equal((await rows()).length, 0)
  })

  test('the list and the page show the official sentences, the places and the paper beside', async () => {
    const clerk = await as('van-phong')
    has((await clerk.get(AT)).text, /Chương trình.*3 câu chính thức/s)
    const page = (await clerk.get(`${AT}/chuong_trinh`)).text
    has(page, /Người chủ trì có thể thay đổi, bổ sung chương trình khi cần thiết<\/textarea>/)
    has(page, /\{\{ke_hoach\}\}/)
    has(page, /Bế mạc \(dự kiến\)/)
    const sample = (await clerk.get(`${AT}/giay_moi?hoi-nghi=vi-du`)).text
    has(sample, /kính mời: Ông Nguyễn Văn Mẫu, Trưởng thôn/)
    has((await clerk.get(`${AT}/giay_moi`)).text, /chưa có mục nào/)
  })

  test('a look saves nothing; what was typed is in the paper and in its field', async () => {
    const clerk = await as('van-phong')
    const page = await clerk.get(`${AT}/chuong_trinh${WITH}`)
    const looked = await clerk.submit(page, SAVE, { 'cau.theo_thu_tu': OWN })
    assert.equal((await rows()).length, 1, 'saved by the form itself')
    has(looked.text, /Đã sửa 1\/3 câu/)
    const again = await clerk.get(`${AT}/chuong_trinh${WITH}`)
    const tried = await clerk.post(`${AT}/chuong_trinh/xem-truoc${WITH}`, {
      ...hidden(again.text),
      'cau.theo_thu_tu': `Câu thử ${HOSTILE}`,
    })
    assert.equal(tried.status, 200)
    has(tried.text, /Bản xem trước, chưa lưu/)
    has(tried.text, /vb-p[^>]*>Câu thử &lt;script/)
    hasNot(tried.text, /<script>alert/)
    assert.equal((await rows()).length, 1)
    has(await programme(), /có thể đổi chương trình hội nghị/)
  })

  test('what is wrong is named at the sentence and nothing is saved; an old encoding is offered converted', async () => {
    const clerk = await as('van-phong')
    const page = await clerk.get(`${AT}/chuong_trinh${WITH}`)
    const before = (await rows()).length
    for (const [typed, message] of [
      ['Theo {{so_van_ban}} đổi', /Không có \{\{so_van_ban\}\}/],
      ['Theo {{co_quan} đổi', /không đủ cặp/],
      ['', /không được để trống/],
      ['x'.repeat(2001), /tối đa 2000/],
      ['đổi\u0001 chương trình', /ký tự điều khiển/],
    ] as const) {
      const refused = await clerk.submit(page, SAVE, {
        'cau.theo_thu_tu': typed,
        'cau.co_the_doi': 'Câu khác',
      })
      assert.equal(refused.status, 422, typed.slice(0, 20))
      has(refused.text, message)
      has(refused.text, /Câu khác<\/textarea>/)
    }
    const old = 'Ng\u00adêi chñ tr× cã thÓ thay ®æi ch\u00ad¬ng tr×nh'
    const offered = await clerk.submit(page, SAVE, { 'cau.theo_thu_tu': old })
    assert.equal(offered.status, 422)
    has(offered.text, /TCVN3.*Người chủ trì có thể thay đổi chương trình/s)
    has(offered.text, /name="chuyen" value="theo_thu_tu"/)
    const taken = await clerk.post(`${AT}/chuong_trinh/xem-truoc${WITH}`, {
      ...hidden(offered.text),
      'cau.theo_thu_tu': old,
      chuyen: 'theo_thu_tu',
    })
    has(taken.text, /Người chủ trì có thể thay đổi chương trình<\/textarea>/)
    assert.equal((await rows()).length, before)
  })

  test('a place nobody has filled prints as a blank, stops issuing, and says where it is entered', async () => {
    const clerk = await as('van-phong')
    const page = await clerk.get(`${AT}/chuong_trinh${WITH}`)
    const saved = await clerk.submit(page, SAVE, { 'cau.mo_dau': 'Theo Kế hoạch {{ke_hoach}}:' })
    assert.equal(saved.status, 200)
    has(saved.text, /Chưa có dữ liệu cho chỗ điền/)
    const BASE = '/xa/xa-a/hoi-nghi/hn-xa-a/van-ban'
    const draft = await clerk.get(`${BASE}/chuong_trinh`)
    has(draft.text, /Theo Kế hoạch ……:/)
    has(draft.text, /href="\/xa\/xa-a\/hoi-nghi\/hn-xa-a\/ke-hoach"/)
    hasNot(draft.text, /Ngày ban hành/)
    const refused = await clerk.post(`${BASE}/chuong_trinh/ban-hanh`, {
      ...hidden(page.text),
      subject: '',
      number: '',
      issuedOn: '5/8/2024',
    })
    assert.equal(refused.status, 422)
    has(refused.text, /chỗ chưa có dữ liệu/)
    assert.equal((await database.db.read.selectFrom('paper').select('id').execute()).length, 0)
  })

  test('an issued paper keeps its text when the wording changes', async () => {
    const clerk = await as('van-phong')
    const page = await clerk.get(`${AT}/chuong_trinh${WITH}`)
    await clerk.submit(page, SAVE, { 'cau.mo_dau': 'Chương trình {{hoi_nghi}}:' })
    const BASE = '/xa/xa-a/hoi-nghi/hn-xa-a/van-ban'
    const issued = await clerk.submit(
      await clerk.get(`${BASE}/chuong_trinh`),
      `${BASE}/chuong_trinh/ban-hanh`,
      {
        number: '',
        issuedOn: '5/8/2024',
      },
    )
    assert.equal(issued.status, 200)
    const paper = await latestPaper(database.db.read, world.commune, world.conference, 'chuong_trinh')
    const text = paper?.model ?? ''
    has(text, /có thể đổi chương trình hội nghị trao đổi/)
    const by = world.by('van-phong')
    const version = await wordingVersion(database.db.read, by.commune, 'chuong_trinh')
    must(
      await database.db.act(by.commune, (trx) =>
        saveWording(trx, by, wordingOf(PROGRAMME), { version, texts: { theo_thu_tu: 'Câu mới hẳn' } }),
      ),
    )
    has(await programme(), /Câu mới hẳn/)
    const kept = await latestPaper(database.db.read, world.commune, world.conference, 'chuong_trinh')
    assert.equal(kept?.model, text)
    has((await clerk.get(`/xa/xa-a/van-ban/${paper?.id}`)).text, /có thể đổi chương trình hội nghị/)
  })

  test('an earlier sentence is taken back, then the official one; every version stays with who and when', async () => {
    const clerk = await as('van-phong')
    const page = await clerk.get(`${AT}/chuong_trinh${WITH}`)
    has(page.text, /Các lần sửa.*Câu mới hẳn.*Đang dùng/s)
    const version = await wordingVersion(database.db.read, world.commune, 'chuong_trinh')
    const back = await clerk.post(`${AT}/chuong_trinh/lay-lai${WITH}`, {
      ...hidden(page.text),
      block: 'theo_thu_tu',
      from: '1',
    })
    assert.equal(back.status, 200)
    has(await programme(), /có thể đổi chương trình hội nghị/)
    const gone = await clerk.post(`${AT}/chuong_trinh/lay-lai${WITH}`, {
      ...hidden((await clerk.get(`${AT}/chuong_trinh${WITH}`)).text),
      block: 'theo_thu_tu',
      from: '99',
    })
    assert.equal(gone.status, 404)
    const reset = await clerk.post(`${AT}/chuong_trinh/cau-chinh-thuc${WITH}`, {
      ...hidden((await clerk.get(`${AT}/chuong_trinh${WITH}`)).text),
    })
    assert.equal(reset.status, 200)
    has(await programme(), /Hội nghị tiến hành theo thứ tự trên/)
    assert.equal((await ownWords(database.db.read, world.commune)).size, 0)
    const versions = await wordingHistory(database.db.read, world.commune, 'chuong_trinh')
    assert.deepEqual(
      versions.map((row) => row.version).filter((each, at, all) => all.indexOf(each) === at),
      Array.from({ length: version + 2 }, (_, at) => version + 2 - at),
    )
    const acts = await history(database.db.read, world.commune, 'chuong_trinh')
    assert.equal(acts.length, version + 2)
    hasNot(JSON.stringify(acts), /Câu mới hẳn/)
  })

  test('a stale page is refused with both sentences; the same words again change nothing', async () => {
    const clerk = await as('van-phong')
    const first = await clerk.get(`${AT}/noi_quy${WITH}`)
    const mine = `${AT}/noi_quy/cau-chu${WITH}`
    const by = world.by('van-phong')
    const wording = wordingOf(HOUSE_RULES)
    const same = await database.db.act(by.commune, (trx) =>
      saveWording(trx, by, wording, { version: 0, texts: { quy_tac: HOUSE_RULES.quy_tac.text } }),
    )
    assert.ok(!same.ok && /Chưa có câu nào/.test(same.error.message))
    must(
      await database.db.act(by.commune, (trx) =>
        saveWording(trx, by, wording, { version: 0, texts: { quy_tac: 'Đến đúng giờ.\n\n Nói ngắn gọn. ' } }),
      ),
    )
    const stale = await clerk.submit(first, mine, { 'cau.quy_tac': 'Tắt điện thoại.' })
    assert.equal(stale.status, 409)
    has(stale.text, /Tắt điện thoại\.<\/textarea>/)
    has(stale.text, /Câu hiện dùng.*Đến đúng giờ\.\nNói ngắn gọn\./s)
    const saved = await clerk.submit(stale, mine, { 'cau.quy_tac': 'Tắt điện thoại.' })
    assert.equal(saved.status, 200)
    const nothing = await database.db.act(world.other, (trx) =>
      resetWording(trx, world.byOther('van-phong'), wording, { version: 0, block: null }),
    )
    assert.ok(!nothing.ok)
    assert.equal((await ownWords(database.db.read, world.other)).size, 0)
  })
})

/** Says which words are missing, without printing the whole page. */
function has(text: string, pattern: RegExp): void {
  assert.ok(pattern.test(text), `${pattern} is not there`)
}

function hasNot(text: string, pattern: RegExp): void {
  assert.ok(!pattern.test(text), `${pattern} is there`)
}

/** The hidden fields of the editor. */
function hidden(html: string): Record<string, string> {
  const value = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
  const form = html.slice(html.indexOf('id="cau-chu"'))
  const version = /name="_version" value="(\d+)"/.exec(form)?.[1] ?? '0'
  return { _csrf: value('_csrf'), _version: version }
}
