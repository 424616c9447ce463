// Matters raised many times and not settled, over HTTP and as a table; the unit's day to prepare its answer.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { h } from 'preact'
import { freshDatabase, KINDS } from '../../test/databases.ts'
import { makeWorld, openSessions, type World } from '../../test/world.ts'
import { complete } from '../followup/case.acts.ts'
import { disposeQuestion } from '../followup/disposition.acts.ts'
import { followupRoutes } from '../followup/routes.ts'
import { settableClock } from '../kit/clock.ts'
import type { Db, Trx } from '../kit/db/db.ts'
import { buildServer } from '../kit/http/app.ts'
import { must } from '../kit/result.ts'
import { workerPool } from '../kit/workers.ts'
import { plainUi } from '../office/guard.ts'
import { ProblemPage } from '../office/sign-in.pages.tsx'
import { addPastMatter, assignQuestion, linkQuestion, receiveSubmission } from '../petition/acts.ts'
import { setQuestionDue } from '../petition/due.acts.ts'
import { sheetOf } from '../petition/export.ts'
import { findQuestion } from '../petition/store.ts'
import { reportRoutes } from './routes.ts'

function inEach(name: string, body: (db: Db) => Promise<void>): void {
  for (const kind of KINDS)
    test(`${name} (${kind})`, async () => {
      const { db, drop } = await freshDatabase(kind)
      try {
        await body(db)
      } finally {
        await drop()
      }
    })
}

const HOSTILE = '=HYPERLINK("x")<script>alert(1)</script>'

/** Of last year's conference, with the same regulation. */
async function lastYears(trx: Trx, world: World): Promise<string> {
  const row = await trx
    .selectFrom('conference')
    .selectAll()
    .where('commune_id', '=', world.commune)
    .where('id', '=', world.conference)
    .executeTakeFirstOrThrow()
  const own = { id: 'hn-2023', title: 'Hội nghị năm 2023', year: 2023 }
  await trx
    .insertInto('conference')
    .values({ ...row, ...own })
    .execute()
  return own.id
}

function acting(db: Db, world: World) {
  const act = <T>(work: (trx: Trx) => Promise<T>) => db.act(world.commune, work)
  const office = world.by('van-phong', '2024-08-10')
  return {
    act,
    office,
    raised: async (content: string, conference = world.conference, village = 'thon-1') => {
      const input = { conference, village, content, name: 'Nguyễn Thị Tình', phone: null, address: null }
      const got = must(
        await act((trx) =>
          receiveSubmission(trx, office, {
            ...input,
            channel: 'phieu',
            level: 'commune',
            consentPublish: false,
          }),
        ),
      )
      return got.questions[0] as string
    },
    again: async (question: string, of: { ofQuestion?: string; ofPast?: string }) =>
      must(await act((trx) => linkQuestion(trx, office, { question, kind: 'nhac_lai', ...of }))),
    disposed: async (question: string, code: string, answer: string | null) =>
      must(
        await act((trx) =>
          disposeQuestion(trx, world.by('chu-tich', '2024-08-20'), { question, code, answer }),
        ),
      ),
  }
}

async function served(db: Db) {
  const workers = workerPool(1)
  const app = await buildServer(
    {
      db,
      clock: settableClock(Temporal.PlainDate.from('2024-08-21')),
      signInPath: '/dang-nhap',
      problemPage: (_visit, status, problem) => h(ProblemPage, { status, problem }),
      problemUi: (visit) => plainUi(visit),
    },
    { logLevel: 'silent', trustProxy: false, secureCookies: false, requestsPerMinute: 10_000 },
  )
  reportRoutes(app, workers)
  followupRoutes(app, {
    publicUrl: undefined,
    reminders: { sources: [], channels: [], publicUrl: undefined },
  })
  await app.ready()
  await openSessions(db, 'xa-a', ['van-phong', 'kinh-te', 'van-hoa', 'thon-1'])
  return {
    get: (url: string, as = 'van-phong') =>
      app.inject({ url: `/xa/xa-a/${url}`, cookies: { doithoai: `xa-a/${as}` } }),
    async stop() {
      await app.close()
      await workers.close()
    },
  }
}

inEach('matters raised many times stay listed until they are done', async (db) => {
  const world = await makeWorld(db)
  const { act, office, raised, again, disposed } = acting(db, world)
  const before = await act((trx) => lastYears(trx, world))
  const noted = async (text: string, times: number, done: boolean) =>
    must(
      await act((trx) =>
        addPastMatter(trx, office, {
          year: 2022,
          village: 'thon-2',
          text,
          times,
          answered: `Sẽ làm: ${text}`,
          done,
        }),
      ),
    )
  await noted('Chợ xã dột, đã nêu ba lần', 3, false)
  await noted('Cầu treo đã xong', 4, true)
  await noted('Mới nêu một lần', 1, false)
  const road = await noted('Đường trục thôn lầy lội', 1, false)
  const road2023 = await raised('Đường trục thôn vẫn lầy lội', before)
  await again(road2023, { ofPast: road })
  await disposed(road2023, 'tra_loi_tai_cho', 'Xã sẽ bố trí vốn năm 2024 để rải đá đoạn này.')
  const roadNow = await raised(`Đường trục thôn lần thứ ba ${HOSTILE}`)
  await again(roadNow, { ofQuestion: road2023 })
  const canal2023 = await raised('Kênh tưới hỏng năm ngoái', before)
  const canalNow = await raised('Kênh tưới vẫn hỏng', world.conference, 'thon-2')
  await again(canalNow, { ofQuestion: canal2023 })
  await raised('Việc nêu lần đầu, chưa ai giải quyết')

  const s = await served(db)
  try {
    const list = await s.get('neu-nhieu-lan')
    assert.equal(list.statusCode, 200, list.body)
    for (const shown of [
      'Đường trục thôn lần thứ ba',
      'Xã sẽ bố trí vốn năm 2024',
      'Sẽ làm: Đường trục thôn lầy lội',
      'Hội nghị năm 2023',
      'Chợ xã dột',
      'Kênh tưới vẫn hỏng',
      'van-ban/ra_soat_ton_dong',
    ])
      assert.ok(list.body.includes(shown), shown)
    for (const absent of ['Cầu treo', 'Mới nêu một lần', 'Việc nêu lần đầu', '<script>alert'])
      assert.ok(!list.body.includes(absent), absent)
    const narrowed = (await s.get('neu-nhieu-lan?thon=thon-2')).body
    assert.ok(narrowed.includes('Kênh tưới vẫn hỏng') && !narrowed.includes('Đường trục thôn lần thứ ba'))
    assert.equal((await s.get('neu-nhieu-lan?thon=khong-co&don-vi=<script>')).statusCode, 200)

    const csv = (await s.get('neu-nhieu-lan.csv')).body
    assert.match(csv, /Chợ xã dột/)
    assert.ok(!/(^|[,;"\t])=HYPERLINK/m.test(csv), 'a formula in the export')
    assert.equal((await s.get('neu-nhieu-lan.xlsx')).rawPayload.subarray(0, 2).toString(), 'PK')
    for (const outsider of ['kinh-te', 'thon-1'])
      assert.equal((await s.get('neu-nhieu-lan', outsider)).statusCode, 404, outsider)

    // An answer alone settles nothing; done is done, and the matter goes.
    await disposed(canalNow, 'tra_loi_tai_cho', 'Đã giao Phòng Kinh tế sửa xong trước vụ đông.')
    assert.match((await s.get('neu-nhieu-lan')).body, /Đã trả lời, chưa thực hiện xong/)
    must(
      await act((trx) =>
        complete(trx, world.by('van-phong', '2024-08-21'), {
          question: canalNow,
          note: 'Kênh đã sửa, thôn ký nhận ngày 21/8/2024.',
          onDate: '2024-08-21',
        }),
      ),
    )
    assert.ok(!(await s.get('neu-nhieu-lan')).body.includes('Kênh tưới vẫn hỏng'))
  } finally {
    await s.stop()
  }
})

inEach('the day to prepare an answer stands in the unit’s work and in the table', async (db) => {
  const world = await makeWorld(db)
  const { act, office, raised, disposed } = acting(db, world)
  const question = await raised('Cống qua đường bị sụt')
  must(await act((trx) => assignQuestion(trx, office, { question, unit: 'kinh-te' })))
  must(await act((trx) => setQuestionDue(trx, office, { question, due: '2024-08-19' })))
  const row = await findQuestion(db.read, world.commune, question)
  assert.ok(row)
  const sheet = sheetOf([row], new Map(), new Map())
  const at = sheet.columns.findIndex(({ header }) => header === 'Hạn chuẩn bị trả lời')
  assert.equal(sheet.rows[0]?.[at], '19/8/2024')
  const s = await served(db)
  try {
    const today = async (who: string) => (await s.get('viec', who)).body
    assert.match(await today('kinh-te'), /Phải chuẩn bị trả lời[\s\S]*Cống qua đường bị sụt[\s\S]*quá hạn/)
    assert.doesNotMatch(await today('van-hoa'), /Cống qua đường/)
    await disposed(question, 'tra_loi_tai_cho', 'Đã cử người xuống sửa trong tuần này, xong ngày 25/8.')
    assert.doesNotMatch(await today('kinh-te'), /Phải chuẩn bị trả lời/)
  } finally {
    await s.stop()
  }
})
