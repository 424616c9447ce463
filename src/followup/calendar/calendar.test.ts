// A person's calendar, over HTTP and on both databases, as ical.js reads it: what stands in it, what moves, what stays,
// who may read it, and that no citizen is in it.
import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import ICAL from 'ical.js'
import { h } from 'preact'
import { type DatabaseKind, freshDatabase, KINDS } from '../../../test/databases.ts'
import { makeWorld, NOW, openSessions } from '../../../test/world.ts'
import { cancelConference } from '../../conference/acts.ts'
import { postponeConference } from '../../conference/dates.acts.ts'
import { addTask, recordMet, reportTask } from '../../conference/preparation.acts.ts'
import { restartClock } from '../../conference/schedule.acts.ts'
import { settableClock } from '../../kit/clock.ts'
import { buildServer } from '../../kit/http/app.ts'
import { must } from '../../kit/result.ts'
import { savePerson } from '../../office/acts.ts'
import { plainUi } from '../../office/guard.ts'
import { ProblemPage } from '../../office/sign-in.pages.tsx'
import { findPerson } from '../../office/store.ts'
import { assignQuestion, receiveSubmission } from '../../petition/acts.ts'
import { disposeQuestion } from '../disposition.acts.ts'
import { followupRoutes } from '../routes.ts'

const NAME = 'Nguyễn Thị Riêng Tư'
const WORDS = 'Cống thôn tôi hỏng nước tràn vào nhà'

async function served(kind: DatabaseKind) {
  const { db, drop } = await freshDatabase(kind)
  const world = await makeWorld(db)
  const app = await buildServer(
    {
      db,
      clock: settableClock(Temporal.PlainDate.from('2024-08-05')),
      signInPath: '/dang-nhap',
      problemPage: (_visit, status, problem) => h(ProblemPage, { status, problem }),
      problemUi: (visit) => plainUi(visit),
    },
    { logLevel: 'silent', trustProxy: true, secureCookies: false, requestsPerMinute: 10_000 },
  )
  followupRoutes(app, {
    publicUrl: 'https://doithoai.example',
    reminders: { sources: [], channels: [], publicUrl: undefined },
  })
  await app.ready()
  await openSessions(db, 'xa-a', ['van-phong', 'kinh-te', 'thon-1', 'cap-tren'])
  for (const person of ['van-phong', 'kinh-te', 'thon-1', 'cap-tren'])
    await db.act('xa-a', async (trx) => {
      const account = {
        login: `${person}.xa-a`,
        commune_id: 'xa-a',
        person_id: person,
        password_hash: 'x',
        opened_at: NOW.toString(),
        demonstration: 0,
      }
      await trx.insertInto('account').values(account).execute()
      return { ok: true, value: undefined } as const
    })
  must(await db.act('xa-a', (trx) => restartClock(trx, world.by('van-phong'), world.conference, 'lập')))
  const post = (url: string, person: string, fields: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url: `/tai-khoan/lich/${url}`,
      cookies: { doithoai: `xa-a/${person}` },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ _csrf: 'csrf', _key: crypto.randomUUID(), ...fields }).toString(),
    })
  const made = async (person: string) => {
    const page = await post('dia-chi', person)
    assert.equal(page.statusCode, 200)
    const path = /value="https:\/\/doithoai\.example(\/lich\/xa-a\.[\w-]{43}\.ics)"/.exec(page.body)?.[1]
    assert.ok(path, 'the address stands on the page that made it')
    return path
  }
  return {
    db,
    app,
    world,
    post,
    made,
    page: (person: string) => app.inject({ url: '/tai-khoan/lich', cookies: { doithoai: `xa-a/${person}` } }),
    file: (path: string, headers: Record<string, string> = {}) => app.inject({ url: path, headers }),
    async events(path: string) {
      const file = await app.inject({ url: path })
      assert.equal(file.statusCode, 200)
      for (const line of file.body.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75)
      const events = new ICAL.Component(ICAL.parse(file.body)).getAllSubcomponents('vevent').map((one) => {
        const event = new ICAL.Event(one)
        return {
          uid: event.uid,
          start: event.startDate.toString(),
          summary: event.summary,
          sequence: event.sequence,
          status: String(one.getFirstPropertyValue('status')),
          text: one.toString(),
        }
      })
      assert.equal(new Set(events.map((event) => event.uid)).size, events.length, 'every uid once')
      return events
    },
    async close() {
      await app.close()
      await drop()
    },
  }
}

for (const kind of KINDS)
  suite(`a person’s calendar (${kind})`, () => {
    test('the office finds its dates and the session; a moved date keeps its name, a met one stays and says so', async () => {
      const house = await served(kind)
      const { db, world } = house
      const office = world.by('van-phong')
      const path = await house.made('van-phong')
      const before = await house.events(path)
      const session = before.find((event) => event.uid === 'hn-xa-a-1@xa-a.doithoai')
      assert.equal(session?.start, '2024-08-20T01:00:00Z')
      const result = before.find((event) => event.uid.startsWith('han-hn-xa-a-s5-conc@'))
      // Five working days after Tuesday 20/8/2024.
      assert.deepEqual([result?.start, result?.sequence, result?.status], ['2024-08-27', 0, 'CONFIRMED'])
      const notice = before.find((event) => event.uid.startsWith('han-hn-xa-a-s5-notice@'))
      assert.match(notice?.summary ?? '', /^Hạn: /)
      must(
        await db.act('xa-a', (trx) =>
          recordMet(trx, office, world.conference, 'S5-NOTICE', { on: '2024-08-05', note: null }),
        ),
      )
      must(
        await db.act('xa-a', (trx) => postponeConference(trx, office, world.conference, '2024-08-22', 'bão')),
      )
      const after = await house.events(path)
      const moved = after.find((event) => event.uid === result?.uid)
      assert.deepEqual([moved?.start, moved?.sequence], ['2024-08-29', 1])
      const met = after.find((event) => event.uid === notice?.uid)
      assert.deepEqual([met?.start, met?.summary.slice(0, 9)], [notice?.start, '✓ Đã xong'])
      const again = after.find((event) => event.uid === session?.uid)
      assert.equal(again?.start, '2024-08-22T01:00:00Z')
      assert.ok((again?.sequence ?? 0) > (session?.sequence ?? 0))
      must(
        await db.act('xa-a', (trx) => cancelConference(trx, office, world.conference, 'không đủ điều kiện')),
      )
      const cancelled = await house.events(path)
      assert.equal(cancelled.find((event) => event.uid === session?.uid)?.status, 'CANCELLED')
      assert.equal(cancelled.find((event) => event.uid === result?.uid)?.status, 'CANCELLED')
      assert.equal(cancelled.find((event) => event.uid === notice?.uid)?.status, 'CONFIRMED')
      await house.close()
    })

    test('a unit finds its tasks and cases by code; no citizen and no word of an opinion is in the file', async () => {
      const house = await served(kind)
      const { db, world } = house
      const office = world.by('van-phong')
      must(
        await db.act('xa-a', (trx) =>
          addTask(trx, office, world.conference, {
            unit: 'kinh-te',
            title: 'Báo cáo kinh tế - xã hội',
            due: '2024-08-15',
          }),
        ),
      )
      const received = must(
        await db.act('xa-a', (trx) =>
          receiveSubmission(trx, office, {
            conference: world.conference,
            channel: 'thon',
            level: 'commune',
            village: 'thon-1',
            name: NAME,
            phone: '0912345678',
            address: 'Số 1',
            content: WORDS,
            consentPublish: false,
          }),
        ),
      )
      const question = received.questions[0] ?? ''
      must(await db.act('xa-a', (trx) => assignQuestion(trx, office, { question, unit: 'kinh-te' })))
      must(
        await db.act('xa-a', (trx) =>
          disposeQuestion(trx, world.by('chu-tich', '2024-08-20'), {
            question,
            code: 'thieu_thoi_gian',
            answer: null,
          }),
        ),
      )
      const path = await house.made('kinh-te')
      const events = await house.events(path)
      const task = events.find((event) => event.summary === 'Chuẩn bị: Báo cáo kinh tế - xã hội')
      assert.equal(task?.start, '2024-08-15')
      const ours = events.find((event) => event.uid === `noi-dung-${question}@xa-a.doithoai`)
      assert.match(ours?.summary ?? '', new RegExp(`ý kiến mã ${received.code}`))
      // Seven working days after 20/8/2024: 21 22 23 26 27 28 29.
      assert.equal(ours?.start, '2024-08-29')
      const whole = events.map((event) => event.text).join('\n')
      for (const secret of [NAME, 'Riêng Tư', WORDS, 'Cống', '0912345678', 'Số 1'])
        assert.ok(!whole.includes(secret), secret)
      const taskId = task?.uid.replace(/^viec-|@.*$/g, '') ?? ''
      must(
        await db.act('xa-a', (trx) =>
          reportTask(trx, world.by('kinh-te'), taskId, 'kinh-te', { kind: 'xong', note: null }),
        ),
      )
      assert.match(
        (await house.events(path)).find((event) => event.uid === task?.uid)?.summary ?? '',
        /^✓ Đã xong/,
      )
      // Another unit's person, and one who sees no case, have none of it.
      for (const other of ['thon-1', 'cap-tren']) {
        const theirs = await house.events(await house.made(other))
        assert.ok(!theirs.some((event) => event.uid === ours?.uid || event.uid === task?.uid), other)
      }
      // Rights are those of the moment: moved to another unit, the old unit's cases are gone.
      const person = await findPerson(db.read, 'xa-a', 'kinh-te')
      assert.ok(person)
      must(
        await db.act('xa-a', (trx) =>
          savePerson(trx, world.by('quan-tri'), {
            id: 'kinh-te',
            name: person.name,
            title: person.title,
            unit: 'van-hoa',
            village: null,
            email: null,
            phone: null,
            roles: ['unit'],
          }),
        ),
      )
      assert.ok(!(await house.events(path)).some((event) => event.uid === ours?.uid))
      await house.close()
    })

    test('the address is secret: shown once, kept as a digest, renewed, ended, closed with the account', async () => {
      const house = await served(kind)
      const { db, world } = house
      const first = await house.made('van-phong')
      const secret = /\.([\w-]{43})\./.exec(first)?.[1] ?? ''
      assert.ok(!(await house.page('van-phong')).body.includes(secret))
      const stored = await db.read.selectFrom('calendar_address').selectAll().execute()
      const entries = await db.read
        .selectFrom('ledger')
        .selectAll()
        .where('act', '=', 'calendar_address.made')
        .execute()
      assert.ok(!JSON.stringify([stored, entries]).includes(secret))
      assert.equal(entries.length, 1)
      // Renewing ends the old one.
      const second = await house.made('van-phong')
      assert.equal((await house.file(first)).statusCode, 404)
      assert.equal((await house.file(second)).statusCode, 200)
      // Sent twice, the same form makes one address, and the secret is not shown again.
      const key = { _key: 'mot-lan' }
      const third = await house.post('dia-chi', 'van-phong', key)
      assert.equal(third.statusCode, 200)
      const again = await house.post('dia-chi', 'van-phong', key)
      assert.equal(again.statusCode, 303)
      assert.equal((await db.read.selectFrom('calendar_address').select('id').execute()).length, 3)
      // Ended.
      const path = await house.made('van-phong')
      assert.equal((await house.post('thu-hoi', 'van-phong')).statusCode, 303)
      assert.equal((await house.file(path)).statusCode, 404)
      const nothing = await house.post('thu-hoi', 'van-phong')
      assert.equal(nothing.statusCode, 409)
      assert.match(nothing.body, /không có gì để thu hồi/)
      // A disabled account closes its calendar.
      const last = await house.made('van-phong')
      await db.act('xa-a', async (trx) => {
        const row = { login: 'van-phong.xa-a', by_person: 'quan-tri', at: NOW.toString() }
        await trx.insertInto('account_disabled').values(row).execute()
        return { ok: true, value: undefined } as const
      })
      assert.equal((await house.file(last)).statusCode, 404)
      // The secret opens nothing under another commune's name.
      const theirs = last.replace('xa-a', 'xa-b')
      assert.equal((await house.file(theirs)).statusCode, 404)
      assert.ok(world.commune)
      await house.close()
    })

    test('addresses nobody was given are not found; who guesses is slowed down', async () => {
      const house = await served(kind)
      for (const path of [
        'x',
        'xa-a.ics',
        `xa-a.${'a'.repeat(43)}.ics`,
        `../x.${'a'.repeat(43)}.ics`,
        'x'.repeat(3000),
        '%ff',
        "'%20or%201=1--.ics",
      ])
        assert.ok(
          [400, 404, 414].includes(
            (await house.file(`/lich/${path}`, { 'x-forwarded-for': '10.0.0.1' })).statusCode,
          ),
          path,
        )
      const guess = () => house.file(`/lich/xa-a.${'b'.repeat(43)}.ics`, { 'x-forwarded-for': '10.0.0.2' })
      const statuses: number[] = []
      for (let n = 0; n < 61; n++) statuses.push((await guess()).statusCode)
      assert.deepEqual(statuses, [...Array(60).fill(404), 429])
      await house.close()
    })

    test('nothing changed, nothing sent again; no session is needed and none is given', async () => {
      const house = await served(kind)
      const path = await house.made('van-phong')
      const file = await house.file(path)
      assert.equal(file.headers['content-type'], 'text/calendar; charset=utf-8')
      assert.equal(file.headers['set-cookie'], undefined)
      assert.match(String(file.headers['cache-control']), /private/)
      const same = await house.file(path, { 'if-none-match': String(file.headers.etag) })
      assert.equal(same.statusCode, 304)
      await house.close()
    })
  })
