// A unit dissolved with open cases, a commune merged: nothing is ownerless, no promise is lost, both ledgers tell it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachDatabase } from '../../../test/databases.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { standardCalendar } from '../../calendar/library.ts'
import type { Db, Trx } from '../../kit/db/db.ts'
import { must } from '../../kit/result.ts'
import { verifyLedger } from '../../ledger/ledger.ts'
import { assignQuestion, classifyQuestion, receiveSubmission } from '../../petition/acts.ts'
import { findByCode } from '../../portal/look-up.store.ts'
import { promisesBefore } from '../carried.store.ts'
import { openCase, promise, recordProgress } from '../case.acts.ts'
import { disposeQuestion } from '../disposition.acts.ts'
import { workItems } from '../list.ts'
import { communeFacts, findCase } from '../store.ts'
import { mergeInto, takeOver } from './commune.acts.ts'
import { openMattersOf, predecessorsOf } from './store.ts'
import { dissolveUnit, unitHolds } from './unit.acts.ts'

const DAY = '2024-09-10'
const calendar = standardCalendar()

interface Scene {
  readonly db: Db
  readonly world: World
  readonly owed: { id: string; code: string }
  readonly promised: { id: string; code: string }
  act<T>(work: (trx: Trx) => Promise<T>): Promise<T>
}

/** Two matters of the economy's unit: one owed since 29/8, one promised until the next summer. */
async function scene(db: Db): Promise<Scene> {
  const world = await makeWorld(db)
  const act = <T>(work: (trx: Trx) => Promise<T>) => db.act(world.commune, work)
  const office = world.by('van-phong', '2024-08-10')
  const raise = async (content: string) => {
    const received = must(
      await act((trx) =>
        receiveSubmission(trx, office, {
          conference: world.conference,
          channel: 'thon',
          level: 'commune',
          village: 'thon-1',
          name: 'Nguyễn Thị Hoa',
          phone: '0950000001',
          address: null,
          content,
          consentPublish: false,
        }),
      ),
    )
    const id = received.questions[0] as string
    const sorted = { question: id, kind: 'kien_nghi', competence: 'commune', fields: ['giao_thong'] } as const
    must(await act((trx) => classifyQuestion(trx, office, { ...sorted, fields: [...sorted.fields] })))
    must(await act((trx) => assignQuestion(trx, office, { question: id, unit: 'kinh-te' })))
    return { id, code: received.code }
  }
  const owed = await raise('Cầu tạm qua suối đã mục, đề nghị thay ván.')
  const promised = await raise('Đề nghị làm đường lên khu sản xuất.')
  const chair = world.by('chu-tich', '2024-08-20')
  must(
    await act((trx) =>
      disposeQuestion(trx, chair, { question: owed.id, code: 'tra_loi_van_ban', answer: null, ground: null }),
    ),
  )
  must(
    await act((trx) =>
      openCase(trx, chair, { question: owed.id, due: '2024-08-29', rule: 'S5-REPLY', explanation: null }),
    ),
  )
  must(
    await act((trx) =>
      disposeQuestion(trx, chair, {
        question: promised.id,
        code: 'tra_loi_tai_cho',
        answer: 'Đổ bê tông 1,2 km, vốn năm sau, xong trước mùa mưa.',
        ground: null,
      }),
    ),
  )
  must(
    await act((trx) =>
      promise(trx, chair, { question: promised.id, text: 'Đổ bê tông 1,2 km.', due: '2025-06-30' }),
    ),
  )
  return { db, world, owed, promised, act }
}

eachDatabase('succession', (open) => {
  test('a unit with open cases is dissolved only with a successor, who holds them from then on', async () => {
    const { db, drop } = await open()
    const { world, owed, promised, act } = await scene(db)
    const by = world.by('quan-tri', DAY)
    const wish = { unit: 'kinh-te', successor: null, onDate: DAY, reason: 'Quyết định 45/QĐ-UBND' }
    assert.deepEqual(
      new Set((await unitHolds(db.read, world.commune, 'kinh-te')).questions),
      new Set([owed.id, promised.id]),
    )
    const alone = await act((trx) => dissolveUnit(trx, by, wish))
    assert.ok(
      !alone.ok && alone.error.field === 'successor' && /còn giữ 2 nội dung/.test(alone.error.message),
    )
    const ahead = await act((trx) =>
      dissolveUnit(trx, by, { ...wish, successor: 'van-hoa', onDate: '2024-09-11' }),
    )
    assert.equal(!ahead.ok && ahead.error.field, 'onDate')
    const itself = await act((trx) => dissolveUnit(trx, by, { ...wish, successor: 'kinh-te' }))
    assert.equal(!itself.ok && itself.error.field, 'successor')
    const foreign = await act((trx) =>
      dissolveUnit(trx, by, { ...wish, unit: 'khong-co', successor: 'van-hoa' }),
    )
    assert.equal(!foreign.ok && foreign.error.field, 'unit')

    must(await act((trx) => dissolveUnit(trx, by, { ...wish, successor: 'van-hoa' })))
    const facts = await communeFacts(db.read, world.commune)
    assert.deepEqual(
      [owed.id, promised.id].map((id) => facts.get(id)?.unit),
      ['van-hoa', 'van-hoa'],
    )
    assert.equal((await findCase(db.read, world.commune, owed.id))?.due, '2024-08-29', 'the clock runs on')
    assert.equal((await unitHolds(db.read, world.commune, 'kinh-te')).questions.length, 0)
    const again = await act((trx) => dissolveUnit(trx, by, { ...wish, successor: 'van-hoa' }))
    assert.equal(!again.ok && again.error.status, 409)
    const back = await act((trx) =>
      assignQuestion(trx, by, { question: owed.id, unit: 'kinh-te', reason: 'nhầm' }),
    )
    assert.ok(!back.ok && /đã giải thể; việc của đơn vị do Phòng Văn hóa/.test(back.error.message))
    const told = await db.read
      .selectFrom('ledger')
      .select(['act', 'subject'])
      .where('commune_id', '=', world.commune)
      .where('act', 'in', ['question.transferred', 'unit.dissolved'])
      .orderBy('seq')
      .execute()
    assert.deepEqual(told.map((row) => row.act).sort(), [
      'question.transferred',
      'question.transferred',
      'unit.dissolved',
    ])
    await drop()
  })

  test('a merged commune: its open cases and promises go on in the successor, with history, on both ledgers', async () => {
    const { db, drop } = await open()
    const { world, owed, promised, act } = await scene(db)
    const { commune, other } = world
    const admin = world.by('quan-tri', DAY)
    const wish = { successor: other, onDate: DAY, reason: 'Nghị quyết sáp nhập' }
    const there = { ...world.byOther('van-phong'), now: admin.now, today: admin.today }
    const taking = { from: commune, conference: world.otherConference, unit: 'vp' }
    const early = await db.act(other, (trx) => takeOver(trx, there, taking))
    assert.equal(!early.ok && early.error.status, 404, 'no door before the merger')
    const self = await act((trx) => mergeInto(trx, admin, { ...wish, successor: commune }))
    assert.equal(!self.ok && self.error.field, 'successor')
    must(await act((trx) => mergeInto(trx, admin, wish)))
    const twice = await act((trx) => mergeInto(trx, admin, wish))
    assert.equal(!twice.ok && twice.error.status, 409)

    assert.deepEqual(
      (await predecessorsOf(db.read, other)).map((one) => one.name),
      ['xã An Bình'],
    )
    assert.deepEqual(
      (await openMattersOf(db.read, commune)).map((one) => [one.question, one.owed]),
      [
        [owed.id, true],
        [promised.id, false],
      ],
    )
    const wrongUnit = await db.act(other, (trx) => takeOver(trx, there, { ...taking, unit: 'khong-co' }))
    assert.equal(!wrongUnit.ok && wrongUnit.error.field, 'unit')
    assert.equal(must(await db.act(other, (trx) => takeOver(trx, there, taking))).taken, 2)
    const again = await db.act(other, (trx) => takeOver(trx, there, taking))
    assert.equal(!again.ok && again.error.status, 409, 'taken over once')

    const items = workItems((await communeFacts(db.read, other)).values(), { page: 1 }, there.today, calendar)
    assert.deepEqual(
      items.map((item) => [item.next, item.deadline, item.phase]),
      [
        ['reply', '2024-08-29', 'late'],
        ['keep_promise', '2025-06-30', 'on_time'],
      ],
    )
    assert.deepEqual(
      (await promisesBefore(db.read, other, world.otherConference, there.today)).map((one) => one.promised),
      ['Đổ bê tông 1,2 km.'],
      'the successor’s conference opens with it',
    )
    const note = await db.read
      .selectFrom('case_progress')
      .select('note')
      .where('commune_id', '=', other)
      .where('question_id', '=', items[0]?.question ?? '')
      .executeTakeFirstOrThrow()
    assert.match(note.note, new RegExp(`Tiếp nhận từ xã An Bình .*mã cũ ${owed.code}`))

    assert.equal((await openMattersOf(db.read, commune)).length, 0)
    const old = await act((trx) => recordProgress(trx, admin, { question: owed.id, note: 'x' }))
    assert.ok(!old.ok && /xã Bình An tiếp tục giải quyết/.test(old.error.message))
    const found = await findByCode(db.read, commune, owed.code, there.today)
    const part = found?.parts[0]
    assert.equal(part?.way === 'moved' && part.to.commune, other, 'the old code still leads to it')

    const acts = async (of: string) =>
      (await db.read.selectFrom('ledger').select('act').where('commune_id', '=', of).execute()).map(
        (row) => row.act,
      )
    assert.equal((await acts(commune)).filter((one) => one === 'matter.handed_over').length, 2)
    assert.equal((await acts(other)).filter((one) => one === 'matter.taken_over').length, 2)
    assert.deepEqual((await verifyLedger(db.read, [])).faults, [])
    await drop()
  })
})
