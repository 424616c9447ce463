// The console's door: one act once, however often it comes; a conflict does nothing; a refusal says why. Through real
// HTTP, as the page sends it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { consoleOf, key, matter, moment, outcomes, server, text, turn } from '../../../test/console/sender.ts'
import { eachDatabase } from '../../../test/databases.ts'
import type { TestServer } from '../../../test/server.ts'
import { must } from '../../kit/result.ts'
import { verifyLedger } from '../../ledger/ledger.ts'
import { decideMany } from '../record.acts.ts'
import { type Act, type Body, NO_DECISION } from './act.ts'

eachDatabase("the console's door", (_open, kind) => {
  let house: TestServer
  before(async () => {
    house = await server(kind)
  })
  after(() => house.stop())

  const count = async (table: 'speech' | 'question' | 'ledger' | 'console_act' | 'disposition') =>
    (await house.db.read.selectFrom(table).selectAll().execute()).length

  test('a whole speech in one sending; sent again after a lost answer it does nothing more', async () => {
    const own = await consoleOf(house, 'thu-ky')
    const speech = key()
    const ref = key()
    const acts = [
      own.act(moment('khai_mac'), { deviceAt: house.clock.now().epochMilliseconds - 600_000 }),
      own.act(turn(speech, '')),
      own.act(matter(speech, ref, text('', 'Đường thôn 1 hỏng'), true)),
      own.act(
        matter(speech, ref, {
          decision: {
            was: NO_DECISION,
            now: { code: 'giao_don_vi', answer: 'Giao kiểm tra ngay', ground: null, answeredBy: 'Chủ tịch' },
          },
          unit: { was: null, now: 'kinh-te' },
          due: { was: null, now: '2024-09-30' },
        }),
      ),
      own.act({ kind: 'end', speech }),
      own.act({
        kind: 'speech',
        speech,
        changes: {
          speaker: {
            was: { name: '', village: 'thon-1', address: null },
            now: { name: 'Đinh Thị Bốn', village: 'thon-2', address: null },
          },
          note: { was: '', now: 'nói nhanh' },
        },
      }),
    ]
    assert.deepEqual(outcomes(await own.send(...acts)), Array(6).fill('done'))
    const before = [await count('ledger'), await count('question'), await count('disposition')]
    assert.deepEqual(outcomes(await own.send(...acts)), Array(6).fill('done'))
    assert.deepEqual(outcomes(await own.send(...acts.slice(2, 4))), ['done', 'done'])
    assert.deepEqual([await count('ledger'), await count('question'), await count('disposition')], before)
    const entry = (await own.snapshot()).entries.find((one) => one.id === speech)
    assert.deepEqual(entry?.value.speaker, { name: 'Đinh Thị Bốn', village: 'thon-2', address: null })
    assert.equal(entry?.value.note, 'nói nhanh')
    assert.ok(entry?.value.times.end)
    assert.deepEqual(
      entry?.matters.map((one) => ({ ref: one.ref, ...one.value })),
      [
        {
          ref,
          text: 'Đường thôn 1 hỏng',
          decision: {
            code: 'giao_don_vi',
            answer: 'Giao kiểm tra ngay',
            ground: null,
            answeredBy: 'Chủ tịch',
          },
          unit: 'kinh-te',
          due: '2024-09-30',
          same: null,
          earlier: null,
        },
      ],
    )
    const submission = await house.db.read
      .selectFrom('submission')
      .select(['name', 'village_id'])
      .executeTakeFirst()
    assert.deepEqual({ ...submission }, { name: 'Đinh Thị Bốn', village_id: 'thon-2' })
    assert.deepEqual((await verifyLedger(house.db.read, [])).faults, [])
  })

  test('the same act twice at once is one act', async () => {
    const own = await consoleOf(house, 'thu-ky')
    const acts = [own.act(turn(key(), 'Bà Hai Lần'))]
    const speeches = await count('speech')
    const both = await Promise.all([own.send(...acts), own.send(...acts)])
    assert.deepEqual(both.map(outcomes), [['done'], ['done']])
    assert.equal(await count('speech'), speeches + 1)
    const [act] = acts
    const other = await own.send({ ...(act as Act), body: turn(key(), 'Người khác dưới khóa cũ') })
    assert.deepEqual(outcomes(other), ['refused'])
    assert.equal(await count('speech'), speeches + 1)
  })

  test('two secretaries and the chair at one entry: shown with what stands there, nothing done by silence', async () => {
    const official = await consoleOf(house, 'thu-ky')
    const citizen = await consoleOf(house, 'van-phong')
    const speech = key()
    const ref = key()
    await official.send(
      official.act(turn(speech)),
      official.act(matter(speech, ref, text('', 'Chợ xuống cấp'), true)),
    )
    assert.deepEqual(
      outcomes(
        await citizen.send(citizen.act(matter(speech, ref, text('Chợ xuống cấp', 'Chợ xã xuống cấp')))),
      ),
      ['done'],
    )
    const stale = official.act(matter(speech, ref, text('Chợ xuống cấp', 'Chợ trung tâm xuống cấp')))
    const later = official.act(matter(speech, ref, text('Chợ trung tâm xuống cấp', 'Chợ trung tâm')))
    const elsewhere = official.act({ kind: 'end', speech })
    const [conflict, held, done] = await official.send(stale, later, elsewhere)
    assert.equal(held?.outcome, 'held')
    assert.equal(done?.outcome, 'done')
    assert.ok(conflict?.outcome === 'conflict')
    assert.deepEqual(conflict.groups, ['text'])
    assert.equal(conflict.entry?.matters[0]?.value.text, 'Chợ xã xuống cấp')

    const question = conflict.entry?.matters[0]?.id ?? ''
    await house.db.act('xa-a', async (trx) =>
      must(
        await decideMany(
          trx,
          { commune: 'xa-a', person: 'chu-tich', now: house.clock.now(), today: house.clock.today() },
          {
            conference: 'hn-xa-a',
            questions: [question],
            decision: { code: 'tra_loi_van_ban', answer: null, ground: null, answered_by: null, unit: null },
          },
        ),
      ),
    )
    const now = { ...NO_DECISION, code: 'tra_loi_tai_cho', answer: 'Sẽ sửa' }
    const [decided] = await official.send(
      official.act(matter(speech, ref, { decision: { was: NO_DECISION, now } })),
    )
    assert.ok(decided?.outcome === 'conflict')
    assert.equal(decided.entry?.matters[0]?.value.decision.code, 'tra_loi_van_ban')
    // What the chair decided and what the secretary words do not touch each other.
    const [worded] = await official.send(
      official.act(matter(speech, ref, text('Chợ xã xuống cấp', 'Chợ xã đã xuống cấp'))),
    )
    assert.equal(worded?.outcome, 'done')
    const [settled] = await official.send(
      official.act(
        matter(speech, ref, {
          decision: { was: decided.entry?.matters[0]?.value.decision ?? NO_DECISION, now },
        }),
      ),
    )
    assert.equal(settled?.outcome, 'done')
  })

  test('what a rule refuses is said, changes nothing, and can be mended', async () => {
    const own = await consoleOf(house, 'thu-ky')
    const speech = key()
    const ref = key()
    await own.send(
      own.act(turn(speech, 'Ông Từ Chối')),
      own.act(matter(speech, ref, text('', 'Việc riêng'), true)),
    )
    const before = await count('ledger')
    const decision = (change: object) => ({
      decision: { was: NO_DECISION, now: { ...NO_DECISION, ...change } },
    })
    const wrong: readonly (readonly [Body, RegExp])[] = [
      [matter(speech, ref, decision({ code: 'tra_loi_tai_cho' })), /nội dung đã trả lời/],
      [matter(speech, ref, decision({ code: 'tu_choi' })), /căn cứ|cách xử lý/],
      [matter(speech, ref, decision({ code: 'khong-co' })), /cách xử lý/],
      [matter(speech, ref, { unit: { was: null, now: 'khong-co' } }), /không có đơn vị/],
      [matter(speech, ref, { same: { was: null, now: 'khong-co' } }), /Không tìm thấy nội dung/],
      [matter(speech, ref, text('Việc riêng', '')), /không để trống/],
      [matter(speech, key(), text('x', 'y')), /không còn trong lượt/],
      [{ kind: 'end', speech: key() }, /Không tìm thấy lượt/],
      [{ kind: 'back', speech }, /đã ghi nội dung/],
      [{ ...turn(key()), waiting: true } as Body, /danh sách chờ/],
      [{ ...turn(key()), session: 9 } as Body, /chưa có buổi/],
      [moment('khai_mac'), /đang diễn ra/],
      [
        {
          kind: 'speech',
          speech,
          changes: {
            speaker: {
              was: { name: 'Ông Từ Chối', village: 'thon-1', address: null },
              now: { name: 'X', village: 'xa-khac', address: null },
            },
          },
        },
        /chọn thôn trong danh sách/,
      ],
    ]
    for (const [body, words] of wrong) {
      const [answer] = await own.send(own.act(body))
      assert.ok(answer?.outcome === 'refused', `${JSON.stringify(body)} ${answer?.outcome}`)
      assert.match(answer.message, words)
    }
    assert.equal(await count('ledger'), before)
    const [mended] = await own.send(
      own.act(matter(speech, ref, decision({ code: 'tra_loi_tai_cho', answer: 'Đã rõ' }))),
    )
    assert.equal(mended?.outcome, 'done')
  })

  test('an invitation by mistake is taken back; times are corrected; a late start ends nobody who began after it', async () => {
    const own = await consoleOf(house, 'thu-ky')
    const hour = (offset: number) => house.clock.now().epochMilliseconds + offset * 60_000
    const [late, running] = [key(), key()]
    await own.send(own.act(turn(running, 'Người đang nói'), { deviceAt: hour(-1) }))
    await own.send(own.act(turn(late, 'Người nói trước'), { deviceAt: hour(-2) }))
    const entries = new Map((await own.snapshot()).entries.map((entry) => [entry.id, entry]))
    assert.equal(entries.get(running)?.value.times.end, null)
    const [back] = await own.send(own.act({ kind: 'back', speech: late }))
    assert.ok(back?.outcome === 'done' && back.entry?.value.times.start === null)
    const times = entries.get(running)?.value.times
    assert.ok(times)
    const end = new Date(Date.parse(times.start ?? '') + 30_000).toISOString()
    const [timed] = await own.send(
      own.act({
        kind: 'speech',
        speech: running,
        changes: { times: { was: times, now: { ...times, end } } },
      }),
    )
    assert.ok(timed?.outcome === 'done' && timed.entry?.value.times.end === end)
    const [wrong] = await own.send(
      own.act({
        kind: 'speech',
        speech: running,
        changes: {
          times: { was: { ...times, end }, now: { start: times.start, end: '2000-01-01T00:00:00.000Z' } },
        },
      }),
    )
    assert.ok(wrong?.outcome === 'refused' && /trước giờ bắt đầu/.test(wrong.message))
  })

  test("a device's clock years off: the true time is kept beside what it said", async () => {
    const own = await consoleOf(house, 'thu-ky')
    const now = house.clock.now().epochMilliseconds
    const speech = key()
    const deviceAt = Date.parse('2016-01-01T00:00:00Z')
    const act = own.act(turn(speech, 'Đồng Hồ Sai'), { deviceAt, offset: now - deviceAt })
    assert.deepEqual(outcomes(await own.send(act)), ['done'])
    const row = await house.db.read
      .selectFrom('console_act')
      .selectAll()
      .where('key', '=', act.key)
      .executeTakeFirstOrThrow()
    assert.equal(row.device_at, '2016-01-01T00:00:00.000Z')
    assert.equal(Number(row.offset_ms), now - deviceAt)
    assert.equal(row.at.slice(0, 10), '2024-08-20')
    for (const offset of [0, now - deviceAt + 3_600_000]) {
      const [answer] = await own.send(own.act({ kind: 'end', speech }, { deviceAt, offset }))
      assert.ok(answer?.outcome === 'refused' && answer.field === 'time', `${offset}`)
    }
  })
})
