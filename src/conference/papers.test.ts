// The papers before the day and the issuing of plan and notice, on both databases: what is missing is named, what is
// issued starts its clocks once, hostile words stay words, pages only for whoever holds the right.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { h } from 'preact'
import { HttpUser } from '../../test/browser.ts'
import { eachDatabase, freshDatabase, type TestDatabase } from '../../test/databases.ts'
import { makeWorld, type World } from '../../test/world.ts'
import { settableClock } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import { buildServer } from '../kit/http/app.ts'
import type { App } from '../kit/http/route.ts'
import { must } from '../kit/result.ts'
import { history } from '../ledger/ledger.ts'
import { openAccount } from '../office/acts.ts'
import { plainUi } from '../office/guard.ts'
import { hashPassword } from '../office/password.ts'
import { ProblemPage } from '../office/sign-in.pages.tsx'
import { signInRoutes } from '../office/sign-in.routes.ts'
import type { PaperModel } from '../paper/model.ts'
import { renderPaper } from '../paper/render.ts'
import { forPrint, frozenModel, latestPaper } from '../paper/store.ts'
import { duesOf } from '../regulation/dues.ts'
import { postponeConference } from './dates.acts.ts'
import { issueNotice, issuePlan } from './issue.acts.ts'
import { issueRoutes } from './issue.routes.ts'
import { conferencePapers } from './papers.ts'
import { addDelegate, allotQuota } from './preparation.acts.ts'
import { conferenceRoutes } from './routes.ts'
import { restartClock } from './schedule.acts.ts'
import { findConference } from './store.ts'

const HOSTILE = '<script>alert(1)</script> & #panic("x") $x$ "đường" \u202Egnud\u202C'
const PASSWORD = 'mat-khau-dai'
const PLAN_DAY = '2024-08-05'

/** What the small world's conference lacks for a notice. */
async function complete(trx: Trx, world: World, topic = 'Đường thôn, nước sạch'): Promise<void> {
  const mine = { commune_id: world.commune, conference_id: world.conference }
  await trx
    .insertInto('conference_topic')
    .values({ ...mine, seq: 1, text: topic })
    .execute()
  await trx
    .insertInto('conference_body')
    .values({ ...mine, seq: 1, name: 'Trưởng Công an xã', part: 'tham_du' })
    .execute()
}

function words(model: PaperModel): Promise<string> {
  return renderPaper(forPrint(model), 'html').then((bytes) =>
    new TextDecoder()
      .decode(bytes)
      .replace(/<style>.*?<\/style>/s, '')
      .replace(/<\/?(strong|em|span|u)\b[^>]*>/g, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' '),
  )
}

eachDatabase('papers before the day', (open) => {
  async function world() {
    const opened = await open()
    const made = await makeWorld(opened.db)
    const by = made.by('van-phong')
    await opened.db.act(by.commune, (trx) => restartClock(trx, by, made.conference, 'thử'))
    const entry = (kind: string) => {
      const found = conferencePapers.find((each) => each.kind === kind)
      assert.ok(found, kind)
      return found
    }
    const build = (kind: string, subject = '') =>
      entry(kind).build(opened.db.read, by.commune, made.conference, subject, by.today)
    return { ...opened, made, by, entry, build }
  }
  const input = (conference: string, issuedOn = PLAN_DAY) => ({ conference, number: null, issuedOn })

  test('a notice without topics names what is missing and where it is entered; complete, it states all the law asks', async () => {
    const { db, made, by, build, drop } = await world()
    const bare = await build('thong_bao')
    assert.ok(!bare.ok)
    assert.deepEqual(
      bare.error.links?.map((link) => link.href),
      ['/xa/xa-a/hoi-nghi/hn-xa-a/sua'],
    )
    const refused = await db.act(by.commune, (trx) => issueNotice(trx, by, input(made.conference)))
    assert.ok(!refused.ok)
    await db.act(by.commune, (trx) => complete(trx, made))
    const text = await words(must(await build('thong_bao')))
    for (const part of [
      '1. Hình thức',
      '2. Thời gian 08 giờ 00, thứ Ba, ngày 20/8/2024.',
      '3. Địa điểm Nhà Văn hóa xã.',
      '4. Thành phần',
      '5. Nội dung đối thoại Đường thôn, nước sạch.',
      '6. Cách thức tham dự, đăng ký và gửi ý kiến',
      'Trưởng Công an xã',
      'Chủ tịch UBND xã',
    ])
      assert.ok(text.includes(part), `${part} not in ${text}`)
    await drop()
  })

  test('issuing the plan takes a number and starts its clock; a second plan must replace the first', async () => {
    const { db, made, by, drop } = await world()
    const first = must(await db.act(by.commune, (trx) => issuePlan(trx, by, input(made.conference))))
    assert.equal(first.symbol, '01/KH-UBND')
    const again = await db.act(by.commune, (trx) => issuePlan(trx, by, input(made.conference)))
    assert.ok(!again.ok && again.error.status === 409)
    const second = must(
      await db.act(by.commune, (trx) =>
        issuePlan(trx, by, { ...input(made.conference), number: 27, replaces: first.id }),
      ),
    )
    assert.equal(second.symbol, '27/KH-UBND')
    const acts = (await history(db.read, by.commune, made.conference)).map((each) => each.act)
    assert.equal(acts.filter((act) => act === 'conference.plan_issued').length, 2)
    const late = await db.act(by.commune, (trx) =>
      issuePlan(trx, made.by('van-phong', '2024-08-25'), {
        ...input(made.conference, '2024-08-24'),
        replaces: second.id,
      }),
    )
    assert.ok(!late.ok && late.error.field === 'issuedOn')
    await drop()
  })

  test('the notice announces the conference and meets its duty once; after a postponement a new notice replaces it', async () => {
    const { db, made, by, drop } = await world()
    await db.act(by.commune, (trx) => complete(trx, made))
    await db.act(by.commune, (trx) => issuePlan(trx, by, input(made.conference)))
    const issued = must(await db.act(by.commune, (trx) => issueNotice(trx, by, input(made.conference))))
    const announced = await findConference(db.read, by.commune, made.conference)
    assert.equal(announced?.announcement?.paper_id, issued.id)
    const notice = (await duesOf(db.read, by.commune, made.conference)).filter((due) => due.duty === 'notice')
    assert.ok(notice.length > 0 && notice.every((due) => due.met?.on_date === PLAN_DAY))
    const paper = await latestPaper(db.read, by.commune, made.conference, 'thong_bao')
    assert.ok(paper)
    assert.match(await words(frozenModel(paper)), /Thực hiện Kế hoạch số 01\/KH-UBND ngày 5\/8\/2024/)
    const later = made.by('van-phong', '2024-08-12')
    must(
      await db.act(by.commune, (trx) =>
        postponeConference(trx, later, made.conference, '2024-08-30', 'Bão số 3'),
      ),
    )
    const renewed = must(
      await db.act(by.commune, (trx) =>
        issueNotice(trx, later, { ...input(made.conference, '2024-08-12'), replaces: issued.id }),
      ),
    )
    const now = await latestPaper(db.read, by.commune, made.conference, 'thong_bao')
    assert.equal(now?.id, renewed.id)
    assert.match(await words(frozenModel(now)), /thứ Sáu, ngày 30\/8\/2024/)
    assert.equal(
      (await findConference(db.read, by.commune, made.conference))?.announcement?.paper_id,
      issued.id,
    )
    await drop()
  })

  test('every paper can be drawn, also with hostile words in every place a person types', async () => {
    const { db, made, by, entry, build, drop } = await world()
    await db.act(by.commune, async (trx) => {
      await complete(trx, made, HOSTILE)
      await trx
        .updateTable('conference')
        .set({ title: HOSTILE })
        .where('commune_id', '=', by.commune)
        .execute()
      await trx
        .insertInto('conference_agenda')
        .values({
          commune_id: by.commune,
          conference_id: made.conference,
          seq: 1,
          text: HOSTILE,
          who: HOSTILE,
          minutes: 30,
        })
        .execute()
      must(await allotQuota(trx, by, made.conference, 40))
      for (const village of [null, 'thon-1'])
        must(
          await addDelegate(trx, by, made.conference, {
            name: HOSTILE,
            title: HOSTILE,
            village,
            part: village ? 'thon' : 'moi',
          }),
        )
    })
    for (const { kind, subjects } of conferencePapers) {
      const of = subjects ? await subjects(db.read, by.commune, made.conference) : [{ id: '', label: '' }]
      assert.ok(of.length > 0, kind)
      for (const subject of of) {
        const model = must(await build(kind, subject.id))
        assert.equal(model.kind, kind)
        for (const format of ['docx', 'pdf', 'html'] as const)
          assert.ok((await renderPaper(forPrint(model), format)).length > 500, `${kind} ${format}`)
        const html = new TextDecoder().decode(await renderPaper(forPrint(model), 'html'))
        assert.doesNotMatch(html, /<script>alert|\u202E/, kind)
      }
    }
    assert.ok(!(await build('giay_moi', 'khong-co')).ok)
    assert.ok(!(await entry('ke_hoach').build(db.read, made.other, made.conference, '', by.today)).ok)
    await drop()
  })

  test('what each paper says comes from the conference', async () => {
    const { db, made, by, build, drop } = await world()
    await db.act(by.commune, async (trx) => {
      await complete(trx, made)
      for (const [seq, minutes] of [15, 60].entries())
        await trx
          .insertInto('conference_agenda')
          .values({
            commune_id: by.commune,
            conference_id: made.conference,
            seq: seq + 1,
            text: `Bước ${seq + 1}`,
            who: 'Chủ trì',
            minutes,
          })
          .execute()
      must(await allotQuota(trx, by, made.conference, 40))
      must(
        await addDelegate(trx, by, made.conference, {
          name: 'Đinh Văn Kha',
          title: null,
          village: 'thon-1',
          part: 'thon',
        }),
      )
    })
    const delegate = (
      await conferencePapers
        .find((each) => each.kind === 'giay_moi')
        ?.subjects?.(db.read, by.commune, made.conference)
    )?.[0]
    const expected: Readonly<Record<string, readonly RegExp[]>> = {
      chuong_trinh: [/08 giờ 00 Bước 1 15 phút/, /08 giờ 15 Bước 2 60 phút/, /11 giờ 30 Bế mạc/],
      noi_quy: [/từ chối đối thoại với/, /Gây rối trật tự công cộng/],
      phan_bo: [/Huy Măng.*1\.500.*15/, /Cộng.*4\.000.*40/],
      danh_sach_diem_danh: [/Huy Măng \(1\)/, /Đinh Văn Kha/, /Ký tên/],
      giay_moi: [/kính mời: Đinh Văn Kha, thôn Huy Măng/, /Nhà Văn hóa xã/],
      ban_tin: [/lúc 08 giờ, thứ Ba, ngày 20\/8\/2024/, /khoảng \d phút/],
      tin_nhan: [/Xa An Binh moi ba con du doi thoai: 08h00 thu Ba 20\/8\/2024/],
      quyet_toan: [/Tài chính - Kế toán/],
      phuong_an_an_ninh: [/Trưởng Công an xã dự hội nghị/],
      noi_dung_cong_khai: [/Điều 11 Luật Thực hiện dân chủ ở cơ sở/, /14 Nội dung khác/],
      phieu_dang_ky: [/Họ và tên:/, /Địa chỉ:/],
      ap_phich: [/Đường thôn, nước sạch/],
    }
    for (const [kind, patterns] of Object.entries(expected)) {
      const text = await words(must(await build(kind, kind === 'giay_moi' ? delegate?.id : '')))
      for (const pattern of patterns) assert.match(text, pattern, kind)
    }
    await drop()
  })
})

eachDatabase('issuing over HTTP', (_open, kind) => {
  let database: TestDatabase
  let app: App
  let url = ''
  let world: World
  const BASE = '/xa/xa-a/hoi-nghi/hn-xa-a'
  const as = async (login: string) => {
    const user = new HttpUser(url)
    await user.signIn(login, PASSWORD)
    return user
  }

  before(async () => {
    database = await freshDatabase(kind)
    const { db } = database
    world = await makeWorld(db)
    const hash = await hashPassword(PASSWORD)
    await db.act(world.commune, async (trx) => {
      for (const person of ['van-phong', 'chu-tich', 'kinh-te', 'mat-tran', 'quan-tri'])
        must(await openAccount(trx, world.by(person), { login: person, person, hash }))
      must(await restartClock(trx, world.by('van-phong'), world.conference, 'thử'))
    })
    await db.act(world.other, (trx) =>
      openAccount(trx, world.byOther('van-phong'), { login: 'xa-b-vp', person: 'van-phong', hash }),
    )
    app = await buildServer(
      {
        db,
        clock: settableClock(Temporal.PlainDate.from(PLAN_DAY)),
        signInPath: '/dang-nhap',
        problemPage: (_visit, status, problem) => h(ProblemPage, { status, problem }),
        problemUi: (visit) => plainUi(visit),
      },
      { logLevel: 'silent', trustProxy: false, secureCookies: false, requestsPerMinute: 10_000 },
    )
    signInRoutes(app, { secureCookies: false })
    conferenceRoutes(app, { panels: [], openMatters: async () => [], followers: [] })
    issueRoutes(app)
    url = await app.listen({ host: '127.0.0.1', port: 0 })
  })
  after(async () => {
    await app.close()
    await database.drop()
  })

  test('each page is for whoever holds its right', async () => {
    const pages = [
      ['/ke-hoach', ['van-phong', 'chu-tich']],
      ['/thong-bao', ['van-phong']],
    ] as const
    for (const person of ['van-phong', 'chu-tich', 'kinh-te', 'mat-tran', 'quan-tri', 'xa-b-vp']) {
      const user = await as(person)
      for (const [part, who] of pages)
        assert.equal(
          (await user.get(`${BASE}${part}`)).status,
          (who as readonly string[]).includes(person) ? 200 : 404,
          `${person} ${part}`,
        )
    }
    assert.equal((await (await as('van-phong')).get('/xa/xa-a/hoi-nghi/khong-co/ke-hoach')).status, 404)
    assert.match((await new HttpUser(url).get(`${BASE}/ke-hoach`)).url, /dang-nhap/)
  })

  test('the clerk reads the plan, mistypes, issues it once; then the notice, first told what is missing', async () => {
    const clerk = await as('van-phong')
    const draft = await clerk.get(`${BASE}/ke-hoach`)
    assert.match(draft.text, /DỰ THẢO/)
    assert.match(draft.text, /Chủ trì: Chủ tịch, các Phó Chủ tịch UBND cấp xã/)
    const wrong = await clerk.submit(draft, `${BASE}/ke-hoach`, { number: 'x9', issuedOn: '31/2/2024' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /value="x9"/)
    assert.match(wrong.text, /value="31\/2\/2024"/)
    const right = { number: '', issuedOn: '5/8/2024' }
    assert.equal((await clerk.submit(draft, `${BASE}/ke-hoach`, right)).status, 200)
    await clerk.submit(draft, `${BASE}/ke-hoach`, right)
    const papers = await database.db.read.selectFrom('paper').select('symbol').execute()
    assert.deepEqual(
      papers.map((paper) => paper.symbol),
      ['01/KH-UBND'],
    )
    assert.match((await clerk.get(`${BASE}/ke-hoach`)).text, /Đã ban hành.*01\/KH-UBND/s)

    const missing = await clerk.get(`${BASE}/thong-bao`)
    assert.match(missing.text, /Nội dung đối thoại: nhập các nội dung/)
    assert.doesNotMatch(missing.text, /Ngày ban hành/)
    assert.equal((await clerk.post(`${BASE}/thong-bao`, right)).status, 422)
    await database.db.act(world.commune, (trx) => complete(trx, world, HOSTILE))
    const notice = await clerk.get(`${BASE}/thong-bao`)
    assert.doesNotMatch(notice.text, /<script>alert/)
    const done = await clerk.submit(notice, `${BASE}/thong-bao`, right)
    assert.equal(done.status, 200)
    assert.match(done.text, /Đang nhận ý kiến/)
  })
})
