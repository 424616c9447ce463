// Follow-up over HTTP: a unit's walk to an issued answer, hostile input, wrong roles, foreign cases, stale edits,
// the same form twice, the superior's seat.
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { h } from 'preact'
import { type DatabaseKind, freshDatabase, KINDS } from '../../test/databases.ts'
import { makeWorld, openSessions } from '../../test/world.ts'
import { settableClock } from '../kit/clock.ts'
import { buildServer } from '../kit/http/app.ts'
import { must } from '../kit/result.ts'
import { plainUi } from '../office/guard.ts'
import { ProblemPage } from '../office/sign-in.pages.tsx'
import { assignQuestion, receiveSubmission } from '../petition/acts.ts'
import { disposeQuestion } from './disposition.acts.ts'
import { followupPapers } from './papers.ts'
import { followupRoutes } from './routes.ts'

const HOSTILE = `<script>alert("x")</script>' & "`
const PEOPLE = [
  'van-phong',
  'chu-tich',
  'kinh-te',
  'van-hoa',
  'thon-1',
  'mat-tran',
  'lanh-dao',
  'cap-tren',
  'quan-tri',
  'thu-ky',
]

async function served(kind: DatabaseKind) {
  const { db, drop } = await freshDatabase(kind)
  const world = await makeWorld(db)
  const clock = settableClock(Temporal.PlainDate.from('2024-08-21'))
  const app = await buildServer(
    {
      db,
      clock,
      signInPath: '/dang-nhap',
      problemPage: (_visit, status, problem) => h(ProblemPage, { status, problem }),
      problemUi: (visit) => plainUi(visit),
    },
    { logLevel: 'silent', trustProxy: false, secureCookies: false, requestsPerMinute: 10_000 },
  )
  followupRoutes(app, {
    publicUrl: undefined,
    reminders: { sources: [], channels: [], publicUrl: undefined },
  })
  await app.ready()
  for (const [commune, person] of [
    ...PEOPLE.map((person) => ['xa-a', person] as const),
    ['xa-b', 'van-phong'] as const,
  ])
    await openSessions(db, commune, [person])
  const question = async (content: string, unit: string | null = 'kinh-te') => {
    const office = world.by('van-phong', '2024-08-20')
    const received = must(
      await db.act('xa-a', (trx) =>
        receiveSubmission(trx, office, {
          conference: world.conference,
          channel: 'thon',
          level: 'commune',
          village: 'thon-1',
          name: `Nguyễn ${HOSTILE}`,
          phone: null,
          address: null,
          content,
          consentPublish: false,
        }),
      ),
    )
    const id = received.questions[0] as string
    if (unit) must(await db.act('xa-a', (trx) => assignQuestion(trx, office, { question: id, unit })))
    return id
  }
  const cookies = (as: string) => ({ doithoai: `xa-a/${as}` })
  return {
    db,
    app,
    world,
    clock,
    question,
    dispose: async (id: string, code: string, answer: string | null = null) =>
      must(
        await db.act('xa-a', (trx) =>
          disposeQuestion(trx, world.by('chu-tich', '2024-08-20'), { question: id, code, answer }),
        ),
      ),
    get: (url: string, as = 'van-phong') => app.inject({ url: `/xa/xa-a/${url}`, cookies: cookies(as) }),
    outside: (url: string) => app.inject({ url, cookies: { doithoai: 'xa-b/van-phong' } }),
    post: (
      url: string,
      fields: Record<string, string>,
      as = 'van-phong',
      key: string = crypto.randomUUID(),
    ) =>
      app.inject({
        method: 'POST',
        url: `/xa/xa-a/${url}`,
        cookies: cookies(as),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ _csrf: 'csrf', _key: key, ...fields }).toString(),
      }),
    async stop() {
      await app.close()
      await drop()
    },
  }
}

const clean = (text: string) => assert.ok(!text.includes('<script>alert'), 'hostile text was not escaped')
const REAL = 'Đường ngõ 3 đã nghiệm thu ngày 12/8/2024, kinh phí 120 triệu đồng từ ngân sách xã.'

for (const kind of KINDS)
  suite(`follow-up over HTTP (${kind})`, () => {
    test('from the work list to an issued answer; everything typed is escaped', async () => {
      const s = await served(kind)
      const id = await s.question(`Đề nghị sửa đường ngõ 3 ${HOSTILE}`)
      await s.dispose(id, 'tra_loi_van_ban')
      const list = await s.get('giai-quyet', 'kinh-te')
      assert.equal(list.statusCode, 200)
      assert.match(list.body, /Đề nghị sửa đường/)
      clean(list.body)
      const page = await s.get(`giai-quyet/${id}`, 'kinh-te')
      assert.equal(page.statusCode, 200, page.body)
      clean(page.body)
      const drafted = await s.post(
        `giai-quyet/${id}/tra-loi`,
        { text: `${HOSTILE} Đã tiếp nhận.`, legalBasis: HOSTILE },
        'kinh-te',
      )
      assert.equal(drafted.statusCode, 303, drafted.body)
      const answer = (drafted.headers.location as string).replace('/xa/xa-a/', '')
      clean((await s.get(answer, 'kinh-te')).body)
      const submitted = await s.post(`${answer}/trinh`, { _version: '1', comment: HOSTILE }, 'kinh-te')
      assert.equal(submitted.statusCode, 303)
      const today = await s.get('viec', 'chu-tich')
      assert.match(today.body, /Chờ bạn duyệt/)
      const held = await s.post(`${answer}/duyet`, { _version: '1', comment: '' }, 'chu-tich')
      assert.equal(held.statusCode, 422)
      assert.match(held.body, /thực chất/)
      const unreasoned = await s.post(`${answer}/tra-lai`, { _version: '1', comment: ' ' }, 'chu-tich')
      assert.equal(unreasoned.statusCode, 422)
      await s.post(`${answer}/tra-lai`, { _version: '1', comment: 'Nêu kết quả' }, 'chu-tich')
      const edit = { _version: '1', 'parts.0.question': id, 'parts.0.text': REAL, legalBasis: '' }
      assert.equal((await s.post(`${answer}/noi-dung`, edit, 'kinh-te')).statusCode, 303)
      const stale = await s.post(`${answer}/noi-dung`, { ...edit, 'parts.0.text': 'bản của tôi' }, 'kinh-te')
      assert.equal(stale.statusCode, 409)
      assert.match(stale.body, /bản của tôi/)
      assert.match(stale.body, /nghiệm thu/)
      await s.post(`${answer}/trinh`, { _version: '2' }, 'kinh-te')
      assert.equal((await s.post(`${answer}/duyet`, { _version: '2' }, 'chu-tich')).statusCode, 303)
      const wrong = await s.post(`${answer}/ban-hanh`, { issuedOn: '31/2/2024', number: 'abc' })
      assert.equal(wrong.statusCode, 422)
      assert.match(wrong.body, /31\/2\/2024/)
      const key = crypto.randomUUID()
      const issue = () => s.post(`${answer}/ban-hanh`, { issuedOn: '21/8/2024' }, 'van-phong', key)
      const [first, second] = [await issue(), await issue()]
      assert.deepEqual([first.statusCode, second.statusCode], [303, 303])
      assert.equal((await s.db.read.selectFrom('paper').select('id').execute()).length, 1)
      const delivered = await s.post(`${answer}/giao`, {
        how: 'trao_tay',
        toWhom: HOSTILE,
        onDate: '21/8/2024',
      })
      assert.equal(delivered.statusCode, 303, delivered.body)
      const after = await s.get(answer)
      assert.match(after.body, /Đã ban hành/)
      clean(after.body)
      const told = await s.get(`giai-quyet/${id}`)
      assert.match(told.body, /Đã trả lời/)
      clean(told.body)
      for (const entry of followupPapers)
        for (const subject of (await entry.subjects?.(s.db.read, 'xa-a', s.world.conference)) ?? []) {
          const built = await entry.build(
            s.db.read,
            'xa-a',
            s.world.conference,
            subject.id,
            Temporal.PlainDate.from('2024-08-21'),
          )
          assert.ok(built.ok, `${entry.kind} ${subject.id}: ${JSON.stringify(built)}`)
        }
      await s.stop()
    })

    test('a unit finds its own only; other communes, collectors and the superior find nothing', async () => {
      const s = await served(kind)
      const id = await s.question('Đề nghị nạo vét mương nội đồng.')
      await s.dispose(id, 'tra_loi_van_ban')
      const made = await s.post(`giai-quyet/${id}/tra-loi`, { text: REAL }, 'kinh-te')
      const answer = (made.headers.location as string).replace('/xa/xa-a/', '')
      const pages = [`giai-quyet/${id}`, answer]
      for (const url of pages) {
        for (const as of ['van-hoa', 'thon-1', 'cap-tren', 'quan-tri'])
          assert.equal((await s.get(url, as)).statusCode, 404, `${as} ${url}`)
        assert.equal((await s.outside(`/xa/xa-a/${url}`)).statusCode, 404)
        assert.equal((await s.outside(`/xa/xa-b/${url}`)).statusCode, 404)
        for (const as of ['mat-tran', 'lanh-dao', 'chu-tich', 'thu-ky'])
          assert.equal((await s.get(url, as)).statusCode, 200, `${as} ${url}`)
      }
      assert.doesNotMatch((await s.get('giai-quyet', 'van-hoa')).body, /nạo vét/)
      assert.doesNotMatch((await s.get('viec', 'van-hoa')).body, /nạo vét/)
      assert.doesNotMatch((await s.get('giai-quyet?don-vi=kinh-te', 'van-hoa')).body, /nạo vét/)
      const acts: [string, Record<string, string>, string][] = [
        [`giai-quyet/${id}/tien-do`, { note: 'x' }, 'van-hoa'],
        [`giai-quyet/${id}/tra-loi`, { text: 'x' }, 'van-hoa'],
        [`giai-quyet/${id}/gia-han`, { reason: 'x', newDue: '1/10/2024', issuedOn: '21/8/2024' }, 'kinh-te'],
        [`giai-quyet/${id}/xu-ly`, { code: 'tra_loi_tai_cho', answer: 'x' }, 'kinh-te'],
        [`giai-quyet/${id}/mo-lai`, { reason: 'x' }, 'mat-tran'],
        [`${answer}/trinh`, { _version: '1' }, 'van-hoa'],
        [`${answer}/duyet`, { _version: '1' }, 'van-phong'],
        [`${answer}/duyet`, { _version: '1' }, 'kinh-te'],
        [`${answer}/ban-hanh`, { issuedOn: '21/8/2024' }, 'kinh-te'],
        [`${answer}/giao`, { how: 'trao_tay', toWhom: 'x', onDate: '21/8/2024' }, 'mat-tran'],
      ]
      for (const [url, fields, as] of acts)
        assert.equal((await s.post(url, fields, as)).statusCode, 404, `${as} ${url}`)
      const foreign = await s.question('Đề nghị mở lớp mầm non.', 'van-hoa')
      const smuggled = await s.post(
        `${answer}/noi-dung`,
        { _version: '1', 'parts.0.question': id, 'parts.0.text': 'x', add: foreign },
        'kinh-te',
      )
      assert.equal(smuggled.statusCode, 404)
      await s.stop()
    })

    test('the superior sees what was sent to it, answers, and sees no name of a citizen', async () => {
      const s = await served(kind)
      const id = await s.question('Đề nghị nâng cấp tỉnh lộ.')
      await s.dispose(id, 'vuot_tham_quyen')
      const bad = await s.post(`giai-quyet/${id}/de-nghi`, {
        body: 'Sở Xây dựng',
        request: ' ',
        replyBy: 'mai',
      })
      assert.equal(bad.statusCode, 422)
      assert.match(bad.body, /Sở Xây dựng/)
      const made = await s.post(`giai-quyet/${id}/de-nghi`, {
        body: 'Sở Xây dựng',
        request: 'Bố trí vốn nâng cấp.',
        replyBy: '20/9/2024',
      })
      assert.equal(made.statusCode, 303, made.body)
      const letter = (made.headers.location as string).replace('/xa/xa-a/', '')
      assert.equal((await s.get(letter, 'cap-tren')).statusCode, 404)
      assert.doesNotMatch((await s.get('giai-quyet', 'cap-tren')).body, /Bố trí vốn/)
      assert.equal(
        (await s.post(`${letter}/ban-hanh`, { issuedOn: '21/8/2024' }, 'cap-tren')).statusCode,
        404,
      )
      assert.match((await s.get(letter)).body, /name="urgency".*Hỏa tốc/s)
      const sent = await s.post(`${letter}/ban-hanh`, { issuedOn: '21/8/2024', urgency: 'hoa_toc' })
      assert.equal(sent.statusCode, 303)
      const { model } = await s.db.read
        .selectFrom('paper')
        .select('model')
        .where('kind', '=', 'de_nghi_cap_tren')
        .executeTakeFirstOrThrow()
      assert.equal(JSON.parse(model).marks.urgency, 'hoa_toc')
      assert.match((await s.get('giai-quyet', 'cap-tren')).body, /Bố trí vốn/)
      const seen = await s.get(letter, 'cap-tren')
      assert.match(seen.body, /tỉnh lộ/)
      assert.doesNotMatch(seen.body, /Nguyễn/)
      assert.match((await s.get('viec', 'cap-tren')).body, /Bố trí vốn/)
      const reply = {
        text: 'Đưa vào kế hoạch 2025.',
        reference: '',
        onDate: '21/8/2024',
        answerBy: '1/10/2024',
      }
      assert.equal((await s.post(`${letter}/tra-loi`, reply, 'cap-tren')).statusCode, 303)
      const row = await s.db.read.selectFrom('superior_reply').selectAll().executeTakeFirst()
      assert.equal(row?.answer_by, null)
      assert.match((await s.get('viec')).body, /Cấp trên đã trả lời/)
      await s.stop()
    })

    test("filters that can be removed, counts by unit, odd addresses, every role's day", async () => {
      const s = await served(kind)
      await s.dispose(await s.question('Đề nghị sửa cống.'), 'tra_loi_van_ban')
      await s.dispose(await s.question('Đề nghị lắp đèn.', null), 'tra_loi_van_ban')
      const list = await s.get('giai-quyet?don-vi=kinh-te&trang-thai=phan_cong')
      assert.match(list.body, /Đơn vị: <b>Phòng Kinh tế/)
      assert.match(list.body, /sửa cống/)
      assert.doesNotMatch(list.body, /lắp đèn/)
      assert.match((await s.get('giai-quyet')).body, /Chưa phân công/)
      for (const query of [
        'trang=-1',
        'trang=99999',
        'han=x',
        'trang-thai=__proto__',
        `don-vi=${encodeURIComponent(HOSTILE)}`,
      ]) {
        const odd = await s.get(`giai-quyet?${query}`)
        assert.equal(odd.statusCode, 200, query)
        clean(odd.body)
      }
      for (const url of ['giai-quyet/khong-co', 'tra-loi/khong-co', 'de-nghi/khong-co'])
        assert.equal((await s.get(url)).statusCode, 404)
      for (const as of PEOPLE)
        assert.equal((await s.get('viec', as)).statusCode, as === 'quan-tri' ? 404 : 200, as)
      await s.stop()
    })
  })
