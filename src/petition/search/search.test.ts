// Searching questions: without tone marks, at once and after indexing, never another commune's, never what left.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachDatabase } from '../../../test/databases.ts'
import { makeWorld } from '../../../test/world.ts'
import { must } from '../../kit/result.ts'
import { receiveSubmission, restrictQuestion, splitSubmission } from '../acts.ts'
import { slip } from '../sample.ts'
import { listQuestions } from '../store.ts'
import { alikeIn } from './alike.ts'
import { indexWaiting } from './indexer.ts'
import { renewLeads } from './renewal.ts'

const HOSTILE = [
  '"',
  "' OR 1=1 --",
  'NEAR(a b)',
  'đường*',
  'a AND',
  '^cầu',
  '{words}: cầu',
  "') | !'",
  ':* & |',
  '\\',
  '%',
  '_',
  '\u0000',
  'x'.repeat(5000),
  `${'đường '.repeat(500)}`,
  '😀',
  'ＣẦＵ',
]

eachDatabase('the search of questions', (open) => {
  test('finds by folded words, before and after they are indexed', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const by = world.by('van-phong')
    const enter = async (content: string) =>
      must(await db.act(world.commune, (trx) => receiveSubmission(trx, by, slip(world, content))))
    const bridge = await enter('Cầu treo thôn Bãi Sậy gãy ván, mong xã sửa')
    await enter('Đường thôn Đồng Dài lầy lội')
    await enter('Kênh Ông Tư cạn nước')
    const found = async (q: string, more: object = {}) =>
      (await listQuestions(db.read, world.commune, { q, ...more })).rows.map((row) => row.text)
    const story = async () => {
      assert.deepEqual(await found('cau treo'), ['Cầu treo thôn Bãi Sậy gãy ván, mong xã sửa'])
      assert.deepEqual(await found('SẬY cầu'), await found('cau treo'))
      assert.deepEqual(await found('kenh ong t'), ['Kênh Ông Tư cạn nước'], 'one letter says nothing yet')
      assert.deepEqual(await found('kenh ong x'), ['Kênh Ông Tư cạn nước'])
      assert.deepEqual(await found('bãi sậ'), await found('cau treo'), 'two behind another word begin one')
      assert.deepEqual(await found('bãi zậ'), [])
      assert.deepEqual(await found('tư'), ['Kênh Ông Tư cạn nước'], 'alone they are a whole word')
      assert.deepEqual(await found('sậ'), [])
      assert.deepEqual(await found('kênh cạn nướ'), ['Kênh Ông Tư cạn nước'])
      assert.deepEqual(await found('thôn', { conference: world.conference, dir: 'asc' }), [
        'Cầu treo thôn Bãi Sậy gãy ván, mong xã sửa',
        'Đường thôn Đồng Dài lầy lội',
      ])
      assert.deepEqual(await found('thôn', { pageSize: 1, page: 2 }), [
        'Cầu treo thôn Bãi Sậy gãy ván, mong xã sửa',
      ])
      assert.equal((await listQuestions(db.read, world.commune, { q: 'thon', pageSize: 1 })).total, 2)
      assert.deepEqual(await found('cầu treo trạm y tế'), [])
      assert.equal((await listQuestions(db.read, world.other, { q: 'cau treo' })).total, 0)
      for (const q of HOSTILE) await found(q)
      const alike = await alikeIn(db.read, world.commune, 'cau treo bai say bi gay, de nghi lam lai', 3)
      assert.deepEqual(
        alike.map(({ id }) => id),
        bridge.questions,
      )
      assert.deepEqual(await alikeIn(db.read, world.other, 'cau treo bai say bi gay', 3), [])
    }
    await story()
    assert.equal(await indexWaiting(db), 3)
    assert.equal(await indexWaiting(db), 0)
    await story()
    must(
      await db.act(world.commune, (trx) =>
        splitSubmission(trx, by, {
          submission: bridge.id,
          parts: [{ id: bridge.questions[0], text: 'Ngầm tràn thôn Bãi Sậy' }],
        }),
      ),
    )
    assert.deepEqual(await found('ngam tran'), ['Ngầm tràn thôn Bãi Sậy'])
    assert.equal(await indexWaiting(db), 1)
    assert.deepEqual(await found('ngam tran'), ['Ngầm tràn thôn Bãi Sậy'])
    await drop()
  })

  test('of a denunciation that left nothing stays, in the index neither', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const by = world.by('van-phong')
    const received = must(
      await db.act(world.commune, (trx) =>
        receiveSubmission(trx, by, {
          ...slip(world, 'Cán bộ Xyzzy ăn chặn tiền cứu trợ. Đường thôn lầy lội'),
          questions: ['Cán bộ Xyzzy ăn chặn tiền cứu trợ', 'Đường thôn lầy lội'],
        }),
      ),
    )
    await indexWaiting(db)
    assert.equal((await listQuestions(db.read, world.commune, { q: 'xyzzy' })).total, 2)
    const question = received.questions[0] as string
    must(await db.act(world.commune, (trx) => restrictQuestion(trx, by, { question })))
    for (const indexed of [false, true]) {
      if (indexed) await indexWaiting(db)
      assert.equal((await listQuestions(db.read, world.commune, { q: 'xyzzy' })).total, 0)
      assert.equal((await listQuestions(db.read, world.commune, { q: 'lay loi' })).total, 1)
      assert.deepEqual(await alikeIn(db.read, world.commune, 'cán bộ Xyzzy ăn chặn tiền cứu trợ', 3), [])
    }
    const kept = await db.read.selectFrom('question_lead').select('question_id').execute()
    assert.ok(kept.every((row) => row.question_id !== question))
    await drop()
  })

  test('leads of questions stored under another rule are made anew once, and go on where they stopped', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const by = world.by('van-phong')
    const told = 'Nhà cuối xóm Bãi Sậy tối đến nấu cơm điện không chín, quạt quay không nổi'
    const received = must(await db.act(world.commune, (trx) => receiveSubmission(trx, by, slip(world, told))))
    must(await db.act(world.commune, (trx) => receiveSubmission(trx, by, slip(world, 'Kênh Ông Tư cạn'))))
    await indexWaiting(db)
    const leads = () =>
      db.read.selectFrom('question_lead').select(['lead', 'question_id']).orderBy('lead').execute()
    const fresh = await leads()
    // As if an older program had indexed them.
    await db.act(world.commune, async (trx) => {
      await trx.deleteFrom('question_lead').where('commune_id', '=', world.commune).execute()
      const old = { commune_id: world.commune, lead: 1, question_id: received.questions[0] as string }
      await trx.insertInto('question_lead').values(old).execute()
    })
    const asked = 'thôn Bãi Sậy điện yếu, sụt áp, cần thay máy biến áp'
    assert.deepEqual(await alikeIn(db.read, world.commune, asked, 3), [])
    assert.equal(await renewLeads(db, 'one', () => false), 0, 'a stop is heard')
    assert.equal(await renewLeads(db, 'one'), 2)
    assert.deepEqual(await leads(), fresh)
    assert.equal((await alikeIn(db.read, world.commune, asked, 3))[0]?.id, received.questions[0])
    assert.equal(await renewLeads(db, 'one'), 0, 'once')
    await db.act(world.commune, async (trx) => {
      const upto = received.questions[0] as string
      await trx
        .updateTable('question_lead_rule')
        .set({ upto })
        .where('commune_id', '=', world.commune)
        .execute()
    })
    assert.equal(await renewLeads(db, 'one'), 1, 'only those after it')
    assert.equal(await renewLeads(db, 'two'), 2, 'another rule begins from the start')
    await drop()
  })
})
