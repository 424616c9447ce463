// A unit takes what it was given or sends it back: what waits for whom, by which date, who is told, what the chair counts as
// bouncing; nothing is held up by silence; a common assignment undone leaves no asking behind.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachDatabase } from '../../../test/databases.ts'
import { makeWorld } from '../../../test/world.ts'
import { standardCalendar } from '../../calendar/library.ts'
import type { Trx } from '../../kit/db/db.ts'
import { must, type Result } from '../../kit/result.ts'
import { verifyLedger } from '../../ledger/ledger.ts'
import { assignQuestion, receiveSubmission, restrictQuestion } from '../../petition/acts.ts'
import { actOnMany, undoBulk } from '../../petition/bulk.acts.ts'
import { draftAnswer } from '../answer.acts.ts'
import { guide, openCase, recordProgress } from '../case.acts.ts'
import { bouncing } from '../chair/store.ts'
import { disposeQuestion } from '../disposition.acts.ts'
import { letGoQuestion } from '../leaving.acts.ts'
import { tellNews } from '../news/run.ts'
import { saveTerm, sendBack, takeMany, takeQuestion } from './acts.ts'
import { acceptancesOf, waitingAcceptances } from './store.ts'
import { acceptanceThings } from './things.ts'

/** A Wednesday. */
const DAY = '2024-08-21'
const PARTS = { sources: [], channels: ['email'], publicUrl: undefined } as const

eachDatabase('a unit takes what it was given, or sends it back', (open) => {
  test('asked with a date, taken, sent back, given anew, undone; work says it too', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const { commune } = world
    const act = <Value>(work: (trx: Trx) => Promise<Result<Value>>) => db.act(commune, work)
    const office = world.by('van-phong', DAY)
    const economy = world.by('kinh-te', DAY)
    const culture = world.by('van-hoa', DAY)
    const raise = async (content: string) =>
      must(
        await act((trx) =>
          receiveSubmission(trx, office, {
            conference: world.conference,
            channel: 'thon',
            level: 'commune',
            village: 'thon-1',
            name: 'Nguyễn Thị Hoa',
            phone: null,
            address: null,
            content,
            consentPublish: false,
          }),
        ),
      ).questions[0] as string
    const give = (question: string, unit: string, reason?: string) =>
      act((trx) => assignQuestion(trx, office, { question, unit, ...(reason ? { reason } : {}) }))
    const waits = async (unit?: string) =>
      (await waitingAcceptances(db.read, commune, unit)).map(({ acceptance }) => [
        acceptance.question,
        acceptance.waits,
        acceptance.due,
        acceptance.officeDue,
      ])
    const due = async () =>
      (await acceptanceThings(db.read, commune, world.by('van-phong', DAY).today, standardCalendar())).map(
        ({ title, due, owners }) => [title, due, JSON.stringify(owners)],
      )

    // Without days set there is no date: it waits, and nobody is reminded.
    const bridge = await raise('Cầu tạm qua suối đã mục.')
    must(await give(bridge, 'kinh-te'))
    assert.deepEqual(await waits(), [[bridge, 'don_vi', null, null]])
    assert.deepEqual(await due(), [])
    must(await act((trx) => saveTerm(trx, office, { days: 2, version: 0 })))
    assert.equal((await act((trx) => saveTerm(trx, office, { days: 3, version: 0 }))).ok, false, 'stale')
    const market = await raise('Chợ xã thiếu chỗ để xe.')
    must(await give(market, 'kinh-te'))
    // Thursday 22 and Friday 23 August 2024.
    assert.deepEqual(await due(), [['Tiếp nhận nội dung được giao', '2024-08-23', '[{"unit":"kinh-te"}]']])

    // Many at once; once more is nothing more.
    must(await act((trx) => takeMany(trx, economy, [bridge, market, bridge])))
    must(await act((trx) => takeQuestion(trx, economy, { question: bridge })))
    assert.deepEqual(await waits(), [])
    assert.equal((await acceptancesOf(db.read, commune, bridge)).length, 1)

    // Sent back (also after it was taken, while nothing is done): the office has the next step by its own date.
    must(await act((trx) => sendBack(trx, economy, { question: bridge, reason: 'Cầu do Công an quản lý.' })))
    assert.deepEqual(await waits(), [[bridge, 'van_phong', null, '2024-08-23']])
    assert.deepEqual(await due(), [
      ['Giao lại nội dung đơn vị trả lại', '2024-08-23', '[{"role":"office"},{"role":"party_office"}]'],
    ])
    const twice = await act((trx) => sendBack(trx, economy, { question: bridge, reason: 'Lần nữa.' }))
    assert.ok(!twice.ok && twice.error.status === 409)
    // Taken back by the unit, sent back again: the office insists, with a reason, and the same unit is asked anew.
    must(await act((trx) => takeQuestion(trx, economy, { question: bridge })))
    assert.deepEqual(await waits(), [])
    must(await act((trx) => sendBack(trx, economy, { question: bridge, reason: 'Vẫn không phải.' })))
    const unsaid = await give(bridge, 'kinh-te')
    assert.ok(!unsaid.ok && unsaid.error.field === 'reason' && unsaid.error.message.includes('giao lại'))
    assert.equal((await bouncing(db.read, commune)).total, 0, 'once is no bouncing')
    must(await give(bridge, 'kinh-te', 'Cầu thuộc đường xã, đúng chức năng của Phòng.'))
    assert.deepEqual(await waits('kinh-te'), [[bridge, 'don_vi', '2024-08-23', null]])
    must(await give(bridge, 'kinh-te'))
    assert.equal((await acceptancesOf(db.read, commune, bridge)).length, 5, 'given again unasked is nothing')

    // News: the office of what came back, the chair at the second time.
    await db.act(commune, (trx) => tellNews(trx, office, PARTS))
    for (const [id, email] of [
      ['van-phong', 'vp@example.vn'],
      ['chu-tich', 'ct@example.vn'],
    ] as const)
      await db.act(commune, (trx) =>
        trx
          .updateTable('person')
          .set({ email })
          .where('commune_id', '=', commune)
          .where('id', '=', id)
          .execute(),
      )
    must(await act((trx) => sendBack(trx, economy, { question: bridge, reason: 'Không thuộc chức năng.' })))
    assert.deepEqual(
      (await bouncing(db.read, commune)).rows.map((row) => [row.question, row.bounces]),
      [[bridge, 2]],
    )
    await db.act(commune, (trx) => tellNews(trx, office, PARTS))
    const told = await db.read
      .selectFrom('outbox')
      .select(['address', 'body'])
      .where('commune_id', '=', commune)
      .orderBy('address')
      .execute()
    assert.ok(
      told.some((one) => one.address === 'ct@example.vn' && one.body.includes('từ hai lần trở lên')),
      'the chair',
    )
    assert.ok(
      told.some((one) => one.address === 'vp@example.vn' && one.body.includes('1 nội dung đơn vị trả lại')),
      'the office',
    )
    assert.ok(!told.some((one) => one.body.includes('chức năng')), 'no word of the reason')
    must(await give(bridge, 'van-hoa', 'Giao Phòng Văn hóa'))
    assert.equal(
      (await bouncing(db.read, commune)).rows[0]?.bounces,
      2,
      'given anew is that move, not another',
    )
    assert.deepEqual(await waits('kinh-te'), [])
    const late = await act((trx) => takeQuestion(trx, economy, { question: 'không có' }))
    assert.ok(!late.ok && late.error.status === 404)

    // Nothing waits for a word: a note of progress, a draft, guidance say it; then there is no sending back.
    must(await act((trx) => recordProgress(trx, culture, { question: bridge, note: 'Đã đi xem.' })))
    assert.deepEqual(await waits('van-hoa'), [])
    const begun = await act((trx) => sendBack(trx, culture, { question: bridge, reason: 'Khó quá.' }))
    assert.ok(!begun.ok && begun.error.message.includes('đã bắt đầu giải quyết'))
    const [light, road, school] = [await raise('Đèn đường.'), await raise('Đường.'), await raise('Trường.')]
    for (const question of [light, road, school]) must(await give(question, 'kinh-te'))
    for (const question of [light, road]) {
      must(
        await act((trx) =>
          disposeQuestion(trx, world.by('chu-tich', DAY), {
            question,
            code: 'tra_loi_van_ban',
            answer: null,
          }),
        ),
      )
      must(await act((trx) => openCase(trx, office, { question, due: null, rule: null, explanation: null })))
    }
    must(
      await act((trx) =>
        draftAnswer(trx, economy, {
          parts: [{ question: light, text: 'Đã thay 12 bóng đèn ngày 20/8/2024.' }],
          legalBasis: null,
        }),
      ),
    )
    must(await act((trx) => guide(trx, economy, { question: road, body: 'Sở Xây dựng', text: 'Gửi Sở.' })))
    must(
      await act((trx) =>
        disposeQuestion(trx, world.by('chu-tich', DAY), {
          question: school,
          code: 'tra_loi_tai_cho',
          answer: 'Trường sửa xong trước 5/9.',
        }),
      ),
    )
    assert.deepEqual(await waits(), [])
    const closed = await act((trx) => takeQuestion(trx, economy, { question: school }))
    assert.ok(!closed.ok && closed.error.message.includes('đã có kết quả'))

    // Who gives a question to the own unit has taken it.
    const own = await raise('Lịch tiếp dân.')
    const officeUnit = await db.read
      .selectFrom('person')
      .select('unit_id')
      .where('commune_id', '=', commune)
      .where('id', '=', 'van-phong')
      .executeTakeFirstOrThrow()
    if (officeUnit.unit_id) {
      must(await give(own, officeUnit.unit_id))
      assert.deepEqual(await waits(), [])
    }

    // A common act undone: the unit before is asked again, as it was.
    const well = await raise('Giếng làng cạn.')
    must(await give(well, 'kinh-te'))
    const bulk = must(
      await act((trx) =>
        actOnMany(trx, office, [{ question: well }], { act: 'assigned', unit: 'van-hoa', reason: 'Nhầm' }),
      ),
    )
    assert.deepEqual([(await waits('kinh-te')).length, (await waits('van-hoa')).length], [0, 1])
    must(await act((trx) => undoBulk(trx, office, bulk.id)))
    assert.deepEqual(await waits(), [[well, 'don_vi', '2024-08-23', null]])
    must(await act((trx) => takeQuestion(trx, economy, { question: well })))

    // A denunciation leaves with what units said of it.
    must(await act((trx) => restrictQuestion(trx, office, { question: well }, [letGoQuestion])))
    assert.deepEqual(await acceptancesOf(db.read, commune, well), [])
    assert.deepEqual((await verifyLedger(db.read, [])).faults, [])
    await drop()
  })
})
