// Opinions over HTTP: entering twice, hostile words, who sees what in lists, search, exports, files; the restricted one.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { h } from 'preact'
import { type DatabaseKind, eachDatabase, freshDatabase } from '../../test/databases.ts'
import { makeWorld, NOW, openSessions, type World } from '../../test/world.ts'
import { settableClock } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import { buildServer } from '../kit/http/app.ts'
import { must } from '../kit/result.ts'
import { workerPool } from '../kit/workers.ts'
import { plainUi } from '../office/guard.ts'
import { ProblemPage } from '../office/sign-in.pages.tsx'
import { assignQuestion, receiveSubmission } from './acts.ts'
import { importerOf } from './list/importer.ts'
import { petitionRoutes } from './routes.ts'
import { slip } from './sample.ts'

const STAFF = [
  'van-phong',
  'thu-ky',
  'kinh-te',
  'van-hoa',
  'thon-1',
  'thon-2',
  'mat-tran',
  'lanh-dao',
  'quan-tri',
] as const

async function served(kind: DatabaseKind) {
  const { db, drop } = await freshDatabase(kind)
  const world = await makeWorld(db)
  const workers = workerPool(1)
  const app = await buildServer(
    {
      db,
      clock: settableClock(Temporal.PlainDate.from('2024-08-05')),
      signInPath: '/dang-nhap',
      problemPage: (_visit, status, problem) => h(ProblemPage, { status, problem }),
      problemUi: (visit) => plainUi(visit),
    },
    { logLevel: 'silent', trustProxy: false, secureCookies: false, requestsPerMinute: 10_000 },
  )
  const importer = importerOf(
    { db, clock: app.services.clock, workers },
    { everyMs: 60_000, failed: () => undefined },
  )
  petitionRoutes(app, { workers, importer, leaving: [], panels: [] })
  await app.ready()
  const sessions = [...STAFF.map((person) => ['xa-a', person] as const), ['xa-b', 'van-phong'] as const]
  for (const [commune, person] of sessions) await openSessions(db, commune, [person])
  const cookies = (as: string) => ({ doithoai: as.includes('/') ? as : `xa-a/${as}` })
  return {
    db,
    world,
    get: (url: string, as = 'van-phong') => app.inject({ url, cookies: cookies(as) }),
    post: (url: string, fields: Record<string, string | readonly string[]>, as = 'van-phong') => {
      const body = new URLSearchParams({ _csrf: 'csrf' })
      if (!('_key' in fields)) body.set('_key', crypto.randomUUID())
      for (const [name, value] of Object.entries(fields))
        for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
      return app.inject({
        method: 'POST',
        url,
        cookies: cookies(as),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: body.toString(),
      })
    },
    async stop() {
      await app.close()
      await workers.close()
      await drop()
    },
  }
}

async function told(db: Db, world: World, content: string, more: Parameters<typeof slip>[2] = {}) {
  const by = world.by('van-phong')
  const received = must(
    await db.act(world.commune, (trx) => receiveSubmission(trx, by, slip(world, content, more))),
  )
  return { ...received, question: received.questions[0] as string }
}

const ENTRY = { channel: 'phieu', level: 'commune', conference: 'hn-xa-a', village: 'thon-1' }

eachDatabase('opinions over HTTP', (_open, kind) => {
  let it: Awaited<ReturnType<typeof served>>
  before(async () => {
    it = await served(kind)
  })
  after(() => it.stop())

  test('the same form sent twice is one opinion; the sender stands in the form for the next', async () => {
    const sent = { ...ENTRY, content: 'Cống ngang đường nhỏ', name: 'Nguyễn Thị Hai Lần', _key: 'mot-lan' }
    const [one, two] = await Promise.all([
      it.post('/xa/xa-a/y-kien/nhap', sent),
      it.post('/xa/xa-a/y-kien/nhap', sent),
    ])
    assert.equal(one.statusCode, 303)
    assert.equal(two.headers.location, one.headers.location)
    const rows = await it.db.read
      .selectFrom('submission')
      .select('id')
      .where('name', '=', 'Nguyễn Thị Hai Lần')
      .execute()
    assert.equal(rows.length, 1)
    const next = await it.get(String(one.headers.location))
    assert.match(next.body, /Đã tiếp nhận/)
    assert.match(next.body, /value="Nguyễn Thị Hai Lần"/)
    assert.doesNotMatch(String(one.headers.location), /Nguy/)
  })

  test('a form half filled comes back with what was typed and says what to do', async () => {
    const again = await it.post('/xa/xa-a/y-kien/nhap', {
      ...ENTRY,
      content: ' \u200b ',
      name: '<b>Tên</b>',
      phone: '12',
      receivedOn: '31/2/2024',
      channel: 'ton_dong',
    })
    assert.equal(again.statusCode, 422)
    assert.match(again.body, /Hãy ghi nội dung ý kiến/)
    assert.match(again.body, /Số điện thoại có 10 hoặc 11 chữ số/)
    assert.match(again.body, /Không có ngày/)
    assert.match(again.body, /value="&lt;b>Tên&lt;\/b>"/)
    const long = await it.post('/xa/xa-a/y-kien/nhap', { ...ENTRY, content: 'đ'.repeat(50_000) })
    assert.equal(long.statusCode, 422)
    assert.match(long.body, /50\.000 ký tự; tối đa 20\.000/)
    const future = await it.post('/xa/xa-a/y-kien/nhap', { ...ENTRY, content: 'x', receivedOn: '6/8/2024' })
    assert.match(future.body, /trong tương lai/)
  })

  test('hostile words are shown as words on every page', async () => {
    const hostile = '"><script>alert(1)</script>{{7*7}}'
    const { id, question } = await told(it.db, it.world, hostile, { name: hostile, address: hostile })
    for (const url of [
      '/xa/xa-a/y-kien?q=script',
      `/xa/xa-a/y-kien/${question}`,
      `/xa/xa-a/luot-y-kien/${id}`,
      `/xa/xa-a/y-kien/nhap?sau=${id}`,
      `/xa/xa-a/y-kien?q=${encodeURIComponent(hostile)}&thon=${encodeURIComponent(hostile)}`,
    ]) {
      const page = await it.get(url)
      assert.equal(page.statusCode, 200, url)
      assert.doesNotMatch(page.body, /<script>alert/, url)
    }
    for (const url of [
      '/xa/xa-a/y-kien/..%2f',
      '/xa/xa-a/y-kien/%00',
      '/xa/xa-a/luot-y-kien/x',
      '/xa/xa-a/y-kien/x/tep/y',
    ])
      assert.ok([400, 404].includes((await it.get(url)).statusCode), url)
  })

  test('a cell that begins like a formula is text in the exported file', async () => {
    await told(it.db, it.world, '=HYPERLINK("http://x","bấm")', { name: '+84', address: '@cmd' })
    const csv = await it.get('/xa/xa-a/y-kien.csv?q=hyperlink')
    assert.ok(csv.body.startsWith('\ufeff'))
    assert.match(csv.body, /"'=HYPERLINK\(""http:\/\/x"",""bấm""\)"/)
    assert.match(csv.body, /,'\+84,'@cmd,/)
    const xlsx = await it.get('/xa/xa-a/y-kien.xlsx?q=hyperlink')
    assert.equal(xlsx.rawPayload.subarray(0, 2).toString(), 'PK')
  })

  test('triage by forms: classified with the suggestion shown, assigned, transferred, a stale form shows both', async () => {
    const { question } = await told(it.db, it.world, 'Đề nghị làm đường bê tông vào xóm')
    const url = `/xa/xa-a/y-kien/${question}`
    assert.match((await it.get(url)).body, /vì có “Đề nghị”/)
    const decided = { kind: 'kien_nghi', field: 'giao_thong', competence: 'commune', _version: '1' }
    assert.equal((await it.post(`${url}/phan-loai`, decided)).statusCode, 303)
    const stale = await it.post(`${url}/phan-loai`, { ...decided, field: 'dien' })
    assert.equal(stale.statusCode, 409)
    assert.match(stale.body, /Bản hiện có/)
    assert.match(stale.body, /Kiến nghị · Giao thông · Thuộc thẩm quyền xã/)
    assert.match(stale.body, /value="dien" selected/)
    assert.match((await it.get(url)).body, /Gợi ý: Phòng Kinh tế, vì phụ trách lĩnh vực Giao thông/)
    assert.equal((await it.post(`${url}/phan-cong`, { unit: 'kinh-te' })).statusCode, 303)
    const unsaid = await it.post(`${url}/phan-cong`, { unit: 'van-hoa' })
    assert.match(unsaid.body, /ghi lý do chuyển/)
    await it.post(`${url}/phan-cong`, { unit: 'van-hoa', reason: 'Đúng chức năng hơn' })
    const page = (await it.get(url)).body
    assert.match(page, /Chuyển đơn vị xử lý, có lý do\./)
    assert.match(page, /Đúng chức năng hơn/)
    const secret = await it.post(`${url}/phan-loai`, { ...decided, kind: 'to_cao', _version: '4' })
    assert.equal(secret.statusCode, 422)
  })

  test('several are assigned at once, or none', async () => {
    const one = await told(it.db, it.world, 'Kênh mương cạn nước')
    const two = await told(it.db, it.world, 'Mương bồi lấp')
    const done = await it.post('/xa/xa-a/y-kien/phan-cong', {
      unit: 'kinh-te',
      chon: [one.question, two.question],
      ve: '?q=muong',
    })
    assert.match(String(done.headers.location), /^\/xa\/xa-a\/y-kien\?q=muong&viec=[\w-]+$/)
    const three = await told(it.db, it.world, 'Mương nhỏ')
    const refused = await it.post('/xa/xa-a/y-kien/phan-cong', {
      unit: 'van-hoa',
      chon: [three.question, one.question],
    })
    assert.equal(refused.statusCode, 422)
    const row = await it.db.read
      .selectFrom('assignment')
      .select('unit_id')
      .where('question_id', '=', three.question)
      .execute()
    assert.equal(row.length, 0)
  })

  test('a collector hands in a list of the own village and sees only that', async () => {
    const row = (at: number, content: string, name: string) => ({
      [`rows.${at}.content`]: content,
      [`rows.${at}.name`]: name,
    })
    const list = { conference: 'hn-xa-a', channel: 'thon', level: 'commune', village: 'thon-1' }
    const sent = await it.post(
      '/xa/xa-a/y-kien/danh-sach',
      {
        ...list,
        ...row(0, 'Ruộng thôn hai khô hạn', 'Lê Thị Ba'),
        ...row(3, 'Nhà văn hóa thôn hai dột', ''),
      },
      'thon-2',
    )
    assert.equal(sent.headers.location, '/xa/xa-a/y-kien/danh-sach?da-nop=2')
    const rows = await it.db.read
      .selectFrom('submission')
      .select(['village_id', 'collector'])
      .where('collector', '=', 'thon-2')
      .execute()
    assert.deepEqual(
      rows.map((one) => one.village_id),
      ['thon-2', 'thon-2'],
      'another village cannot be chosen',
    )
    const mine = (await it.get('/xa/xa-a/y-kien?q=thon+hai', 'thon-2')).body
    assert.match(mine, /Ruộng thôn hai khô hạn/)
    assert.doesNotMatch((await it.get('/xa/xa-a/y-kien?q=ruong', 'thon-1')).body, /khô hạn/)
    const none = await it.post(
      '/xa/xa-a/y-kien/danh-sach',
      { ...list, nothing: 'on', heldOn: '4/8/2024', attendance: '32' },
      'thon-1',
    )
    assert.equal(none.statusCode, 303)
    const empty = await it.post('/xa/xa-a/y-kien/danh-sach', list, 'thon-1')
    assert.match(empty.body, /Hãy ghi ít nhất một nội dung/)
    const half = await it.post(
      '/xa/xa-a/y-kien/danh-sach',
      { ...list, 'rows.0.name': '', 'rows.1.name': 'Ai đó' },
      'thon-1',
    )
    assert.match(half.body, /Dòng 2 có người gửi mà chưa có nội dung/)
  })

  test('what one may not see is not found: in lists, search, exports, pages and slips alike', async () => {
    const two = await told(it.db, it.world, 'Sân bóng chuyền xuống cấp. Lời chỉ văn phòng biết', {
      village: 'thon-2',
      questions: ['Sân bóng chuyền xuống cấp', 'Lời chỉ văn phòng biết'],
    })
    must(
      await it.db.act('xa-a', (trx) =>
        assignQuestion(trx, it.world.by('van-phong'), { question: two.question, unit: 'van-hoa' }),
      ),
    )
    const sees = async (as: string, q: string) => {
      const hits = [
        (await it.get(`/xa/xa-a/y-kien?q=${q}`, as)).body,
        (await it.get(`/xa/xa-a/y-kien.csv?q=${q}`, as)).body,
      ].map((body) => body.includes('Sân bóng chuyền'))
      const page = (await it.get(`/xa/xa-a/y-kien/${two.question}`, as)).statusCode
      assert.deepEqual(hits, [page === 200, page === 200], as)
      return page === 200
    }
    for (const as of ['van-phong', 'thu-ky', 'mat-tran', 'lanh-dao', 'van-hoa', 'thon-2'])
      assert.ok(await sees(as, 'bong'), as)
    for (const as of ['kinh-te', 'thon-1']) assert.ok(!(await sees(as, 'bong')), as)
    for (const as of ['quan-tri', 'xa-b/van-phong'])
      assert.equal((await it.get('/xa/xa-a/y-kien', as)).statusCode, 404, as)
    assert.equal((await it.get(`/xa/xa-b/y-kien/${two.question}`, 'xa-b/van-phong')).statusCode, 404)
    const unit = await it.get(`/xa/xa-a/y-kien/${two.question}`, 'van-hoa')
    assert.doesNotMatch(unit.body, /Lời chỉ văn phòng biết/)
    assert.doesNotMatch(
      (await it.get(`/xa/xa-a/luot-y-kien/${two.id}`, 'van-hoa')).body,
      /Lời chỉ văn phòng biết/,
    )
    assert.ok(!(await it.get('/xa/xa-a/y-kien?q=chi+van+phong+biet', 'van-hoa')).body.includes('Sân bóng'))
    assert.equal((await it.get(`/xa/xa-a/luot-y-kien/${two.id}/bien-nhan`, 'van-hoa')).statusCode, 404)
    assert.equal(
      (await it.get(`/xa/xa-a/luot-y-kien/${two.id}/bien-nhan?dang=docx`, 'thon-2')).statusCode,
      200,
    )
    for (const act of ['phan-loai', 'phan-cong', 'ghep', 'tach-don', 'han-che'])
      assert.equal(
        (await it.post(`/xa/xa-a/y-kien/${two.question}/${act}`, {}, 'van-hoa')).statusCode,
        404,
        act,
      )
    const own = await it.get('/xa/xa-a/hoi-nghi/hn-xa-a/bieu-mau?dang=html', 'thon-1')
    assert.equal(own.statusCode, 200)
    assert.doesNotMatch(own.body, /Sân bóng/)
  })

  test('a denunciation leaves every open place; its keeper sees it, its receipt says nothing', async () => {
    const { id, code, question } = await told(it.db, it.world, 'Tố cáo ông Tư Bí Mật ăn chặn gạo cứu trợ', {
      name: 'Bà Kín Đáo',
    })
    const again = await it.post(`/xa/xa-a/y-kien/${question}/han-che`, {})
    assert.match(again.body, /đánh dấu xác nhận/)
    const moved = await it.post(`/xa/xa-a/y-kien/${question}/han-che`, { sure: 'on', _version: '1' })
    assert.equal(moved.headers.location, '/xa/xa-a/y-kien')
    for (const as of ['van-phong', 'thu-ky', 'mat-tran', 'lanh-dao', 'kinh-te', 'thon-1'])
      for (const url of [
        '/xa/xa-a/y-kien?q=gao+cuu+tro',
        `/xa/xa-a/y-kien?q=${code}`,
        '/xa/xa-a/y-kien.csv',
        '/xa/xa-a/y-kien?trang=1',
        '/xa/xa-a/hoi-nghi/hn-xa-a/bieu-mau?dang=html',
      ])
        assert.doesNotMatch((await it.get(url, as)).body, /Bí Mật|Kín Đáo/, `${as} ${url}`)
    for (const url of [`/xa/xa-a/y-kien/${question}`, `/xa/xa-a/luot-y-kien/${id}`, '/xa/xa-a/so-han-che'])
      assert.equal((await it.get(url)).statusCode, 404, url)
    await it.db.act('xa-a', (trx) =>
      trx
        .insertInto('restricted_keeper')
        .values({ commune_id: 'xa-a', person_id: 'thu-ky', by_person: 'chu-tich', at: NOW.toString() })
        .execute(),
    )
    const register = (await it.get('/xa/xa-a/so-han-che', 'thu-ky')).body
    const matter = /so-han-che\/([0-9a-f-]{36})/.exec(register)?.[1] ?? ''
    assert.match((await it.get(`/xa/xa-a/so-han-che/${matter}`, 'thu-ky')).body, /Bà Kín Đáo/)
    const handed = await it.post(
      `/xa/xa-a/so-han-che/${matter}/ban-giao`,
      { toBody: 'Thanh tra tỉnh', onDate: '5/8/2024', receipt: '12/BN' },
      'thu-ky',
    )
    assert.equal(handed.statusCode, 303)
    assert.match((await it.get(`/xa/xa-a/so-han-che/${matter}`, 'thu-ky')).body, /Thanh tra tỉnh/)
  })

  test('linked by receipt code; a mistyped code says so', async () => {
    const one = await told(it.db, it.world, 'Loa truyền thanh hỏng')
    const two = await told(it.db, it.world, 'Loa thôn không kêu')
    const url = `/xa/xa-a/y-kien/${two.question}/ghep`
    const wrong = `${one.code.slice(0, 7)}${one.code.at(-1) === '0' ? '2' : '0'}`
    assert.match((await it.post(url, { kind: 'trung', code: wrong })).body, /gõ sai một ký tự/)
    assert.match((await it.post(url, { kind: 'trung' })).body, /Hãy chọn nội dung để ghép/)
    assert.equal((await it.post(url, { kind: 'trung', code: one.code.toLowerCase() })).statusCode, 303)
    assert.match((await it.get(`/xa/xa-a/y-kien/${one.question}`)).body, /1 ý kiến khác cùng việc này/)
  })
})
