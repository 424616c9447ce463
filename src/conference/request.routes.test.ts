// Over HTTP: a request of the voters noted down, refused where figures cannot be, added to, made into a conference; the
// printed schedule; the law's other demands; a monthly duty met month by month.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { HttpUser } from '../../test/browser.ts'
import { eachDatabase } from '../../test/databases.ts'
import { startServer, type TestServer } from '../../test/server.ts'
import { makeWorld, type World } from '../../test/world.ts'
import { must, ok } from '../kit/result.ts'
import { openAccount } from '../office/acts.ts'
import { hashPassword } from '../office/password.ts'
import { adoptRegulation } from '../regulation/adopted.ts'
import { duesOf, dueToday, meetDutyOfMonth } from '../regulation/dues.ts'
import { shippedText } from '../regulation/library.ts'
import { closeConference, createConference } from './acts.ts'
import { recordMet } from './preparation.acts.ts'

const TODAY = '2026-11-21'

eachDatabase('requests, demands and monthly duties over HTTP', (_open, kind) => {
  let server: TestServer
  let world: World
  let conference = ''
  const user = async (person: string) => {
    const one = new HttpUser(server.url)
    await one.signIn(person, 'mat-khau-dai')
    return one
  }

  before(async () => {
    server = await startServer(kind, TODAY, async ({ db }) => {
      world = await makeWorld(db)
      const hash = await hashPassword('mat-khau-dai')
      await db.act(world.commune, async (trx) => {
        for (const person of ['van-phong', 'kinh-te', 'lanh-dao'])
          must(await openAccount(trx, world.by(person), { login: person, person, hash }))
        const by = world.by('van-phong', TODAY)
        const { id } = must(await adoptRegulation(trx, by, shippedText('son-tay-ha-2025')))
        conference = must(
          await createConference(trx, by, {
            regulation: id,
            kind: 'dinh_ky',
            title: 'Hội nghị 6 tháng cuối năm',
            year: 2026,
            period: null,
            form: 'truc_tiep',
            place: 'Hội trường',
            sessions: [
              { date: '2026-09-10', start: '08:00', end: '11:00', place: 'Hội trường', villages: [] },
            ],
            chairs: ['chu-tich'],
            stand_in: null,
            stand_in_more: [],
            secretaries: [],
            citizen_secretary: null,
            citizen_secretary_village: null,
            topics: ['Đường giao thông'],
            agenda: [],
            participants: ['Công chức xã'],
            invited: [],
            intake_from: null,
            intake_to: null,
            expected_month: null,
          }),
        ).id
      })
    })
  })
  after(() => server.stop())

  const URL = '/xa/xa-a/yeu-cau-doi-thoai'
  const FIGURES = {
    received: '2/11/2026',
    subject: 'Đối thoại về <b>thu hồi đất</b>',
    voters: '2.805',
    voters_on: '15/3/2026',
    voters_source: 'Danh sách cử tri bầu cử',
  }

  test('figures that cannot be are refused beside their field, and what was typed is kept', async () => {
    const office = await user('van-phong')
    for (const [change, words] of [
      [{ voters: '0' }, /Số cử tri phải từ 1 trở lên/],
      [{ signatures: '2806' }, /Số chữ ký \(2\.806\) nhiều hơn số cử tri của xã \(2\.805\)/],
      [{ signatures: '-3' }, /Số chữ ký phải từ 1 trở lên/],
      [{ received: '31/11/2026' }, /Không có ngày/],
      [{ received: '1/12/2026' }, /Ngày nhận chưa tới/],
    ] as const) {
      const form = await office.get(`${URL}/moi`)
      const refused = await office.submit(form, `${URL}/moi`, { ...FIGURES, signatures: '280', ...change })
      assert.equal(refused.status, 422)
      assert.match(refused.text, words)
      assert.match(refused.text, /Đối thoại về &lt;b>thu hồi đất/)
    }
    assert.match((await office.get(URL)).text, /Chưa nhận đề nghị nào/)
  })

  test('noted, short by one, then enough: no invented date, and the conference is made from it', async () => {
    const office = await user('van-phong')
    const noted = await office.submit(await office.get(`${URL}/moi`), `${URL}/moi`, {
      ...FIGURES,
      signatures: '280',
    })
    assert.match(noted.text, /280,5, làm tròn lên 281.*còn thiếu 1/)
    assert.doesNotMatch(noted.text, /Lập hội nghị theo đề nghị/)
    const page = new globalThis.URL(noted.url).pathname
    const more = await office.submit(noted, `${page}/chu-ky`, {
      kind: 'bo_sung',
      number: '5',
      on: '20/11/2026',
    })
    assert.match(more.text, /đủ từ thứ Sáu, 20\/11\/2026/)
    assert.match(more.text, /Luật không nêu số ngày/)
    // Seven working days back from 3/12: 2, 1/12, 30, 27, 26, 25, 23/11 (24/11 is off); from 2/12 it would be 20/11, gone.
    assert.match(more.text, /Ngày sớm nhất còn kịp[^<]*thứ Năm, 3\/12\/2026/)
    assert.match((await office.get('/xa/xa-a/viec')).text, /Cử tri đề nghị đối thoại đã đủ chữ ký/)

    const create = /href="(\/xa\/xa-a\/hoi-nghi\/moi\?[^"]*de-nghi=[^"]+)"/.exec(more.text)?.[1] ?? ''
    const form = await office.get(create.replaceAll('&amp;', '&'))
    assert.match(form.text, /value="theo_yeu_cau"[^>]*checked|checked[^>]*value="theo_yeu_cau"/)
    const request = page.split('/').at(-1) ?? ''
    const values = {
      title: 'Hội nghị theo đề nghị của cử tri',
      year: '2026',
      form: 'truc_tiep',
      chairs: 'chu-tich',
      request,
      'sessions.0.date': '10/12/2026',
      'sessions.0.start': '08:00',
      'sessions.0.end': '11:30',
      'sessions.0.place': 'Hội trường',
    }
    const wrong = await office.submit(form, '/xa/xa-a/hoi-nghi/moi', { ...values, kind: 'dinh_ky' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /thuộc loại theo đề nghị/)
    const made = await office.submit(wrong, '/xa/xa-a/hoi-nghi/moi', { ...values, kind: 'theo_yeu_cau' })
    assert.match(made.text, /Theo đề nghị của cử tri/)
    const answered = await office.get(page)
    assert.match(answered.text, /Đã lập hội nghị theo đề nghị này/)
    assert.doesNotMatch((await office.get('/xa/xa-a/viec')).text, /đã đủ chữ ký/)
    const leader = await user('lanh-dao')
    assert.equal((await leader.get(page)).status, 200)
    assert.equal((await leader.get(`${page}/sua`)).status, 404)
    assert.equal((await leader.get(`${page}/tep`)).status, 404)
    assert.equal((await office.get(page.replace('xa-a', 'xa-b'))).status, 404)
  })

  test('the schedule is printed with its reasons; the law’s other demands stand beside it', async () => {
    const office = await user('van-phong')
    const print = await office.get(`/xa/xa-a/hoi-nghi/${conference}/lich-in`)
    assert.match(print.text, /đếm lùi 7 ngày làm việc từ ngày tổ chức hội nghị thứ Năm, 10\/9\/2026/)
    assert.match(print.text, /1\/9\/2026 \(/, 'the days skipped are named')
    const page = await office.get(`/xa/xa-a/hoi-nghi/${conference}`)
    assert.match(page.text, /Thêm người đại diện Thường trực HĐND/)
    assert.match(page.text, /Đã có 0\/2 Trưởng thôn nhận; còn thiếu: Huy Măng, Mang Hin/)
    const log = `/xa/xa-a/hoi-nghi/${conference}/cong-khai`
    const entry = { duty: 'result', means: 'village_heads', place: 'Giấy giao nhận', from: '15/9/2026' }
    const none = await office.submit(await office.get(log), log, entry)
    assert.equal(none.status, 422)
    assert.match(none.text, /đánh dấu những thôn/)
    await office.submit(none, log, { ...entry, villages: 'thon-1' })
    const after = await office.get(`/xa/xa-a/hoi-nghi/${conference}`)
    assert.match(after.text, /Đã có 1\/2 Trưởng thôn nhận; còn thiếu: Mang Hin/)
  })

  test('a monthly duty: each month is met on its own, and the series ends with the file', async () => {
    const { db } = server
    const by = world.by('van-phong', TODAY)
    const months = async (closedOn: string | null = null) => {
      const due = (await duesOf(db.read, world.commune, conference)).find((each) => each.rule === 'S1-MONTH')
      assert.ok(due && due.met === null)
      const now = dueToday(due, by.today, closedOn)
      return now.series.map((each) => `${each.month}${each.met ? ' ✓' : ''}`).join(' ')
    }
    // The conclusion is assumed on 21/9/2026; its months are October, November, December.
    assert.equal(await months(), '2026-10 2026-11 2026-12')
    await db.act(world.commune, async (trx) => {
      await meetDutyOfMonth(trx, by, conference, 'track', '2026-11', '2026-11-20')
      await meetDutyOfMonth(trx, by, conference, 'track', '2026-08', '2026-11-20')
      return { ok: true, value: undefined }
    })
    assert.equal(await months(), '2026-10 2026-11 ✓ 2026-12')
    const met = (month: string | null) =>
      db.act(world.commune, (trx) =>
        recordMet(trx, by, conference, 'S1-MONTH', { on: '2026-11-21', note: null, month }),
      )
    const again = await met('2026-11')
    assert.equal(again.ok ? 0 : again.error.status, 409)
    const unknown = await met('2031-01')
    assert.equal(unknown.ok ? '' : unknown.error.field, 'month')
    must(await met(null))
    assert.equal(await months(), '2026-10 ✓ 2026-11 ✓ 2026-12')
    const office = await user('van-phong')
    const page = await office.get(`/xa/xa-a/hoi-nghi/${conference}`)
    assert.match(page.text, /Kỳ tháng 10\/2026: đã xong 21\/11\/2026/)
    assert.match(page.text, /Kỳ tháng 12\/2026/)
    assert.match((await office.get('/xa/xa-a/viec')).text, /kỳ tháng 12\/2026/)
    // The same duty every week: met by the week, and what was met as a month is of another series.
    const store = (occurrences: string) =>
      db.act(world.commune, async (trx) => {
        const same = trx.updateTable('due').set({ occurrences }).where('commune_id', '=', world.commune)
        await same.where('conference_id', '=', conference).where('rule', '=', 'S1-MONTH').execute()
        return ok()
      })
    const before = (await duesOf(db.read, world.commune, conference)).find((each) => each.rule === 'S1-MONTH')
    must(await store('2026-11-11 2026-11-18 2026-11-25 2026-12-02'))
    assert.equal(await months(), '2026-W46 2026-W47 2026-W48')
    must(await met('2026-W46'))
    assert.equal(await months(), '2026-W46 ✓ 2026-W47 2026-W48')
    const weekly = await office.get(`/xa/xa-a/hoi-nghi/${conference}`)
    assert.match(weekly.text, /Kỳ tuần 9–15\/11\/2026: đã xong 21\/11\/2026/)
    assert.match(weekly.text, /Của tuần/)
    must(await store(before?.occurrences ?? ''))
    must(await db.act(world.commune, (trx) => closeConference(trx, by, conference)))
    assert.equal(await months(TODAY), '2026-10 ✓ 2026-11 ✓')
  })
})
