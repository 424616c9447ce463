// The Front's own plan, its public word and what it follows: told once, kept whole, and gone where the law says so.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachDatabase } from '../../test/databases.ts'
import { makeWorld, NOW } from '../../test/world.ts'
import { openCase } from '../followup/case.acts.ts'
import { letGoQuestion } from '../followup/leaving.acts.ts'
import type { Trx } from '../kit/db/db.ts'
import { must, type Result } from '../kit/result.ts'
import { assignQuestion, receiveSubmission, restrictQuestion, splitSubmission } from '../petition/acts.ts'
import { erasePersonalData } from '../petition/privacy/erase.acts.ts'
import { publishedViews } from '../portal/store.ts'
import { makeFinding } from './acts.ts'
import { follow, followed, followLetsGo, lookedAtAll, unfollow } from './follow.store.ts'
import { changesSince, type Standing } from './follow.ts'
import { publishNote, withdrawNote } from './note.acts.ts'
import { changeVisit, endVisit, planVisit, recordVisit } from './visit.acts.ts'
import { findVisit, listVisits } from './visit.store.ts'
import { visitState } from './visit.ts'

test('a visit is ahead, late, carried out or given up; what was erased is no change', () => {
  const visit = { on_date: '2024-08-05', done: false, ended: false }
  assert.equal(visitState(visit, '2024-08-05'), 'planned')
  assert.equal(visitState(visit, '2024-08-06'), 'late')
  assert.equal(visitState({ ...visit, done: true }, '2024-08-06'), 'done')
  assert.equal(visitState({ ...visit, done: true, ended: true }, '2024-08-06'), 'ended')
  const now: Standing = { due: '2024-09-01', state: 'phan_cong', unit: 'vp', text: 'mới' }
  assert.deepEqual(changesSince(now, now), [])
  assert.deepEqual(
    changesSince({ due: null, state: 'tiep_nhan', unit: null, text: null }, now).map((one) => one.what),
    ['due', 'state', 'unit'],
  )
  assert.deepEqual(changesSince({ ...now, text: 'cũ' }, now), [{ what: 'text', from: 'cũ', to: 'mới' }])
})

eachDatabase("supervision's own books", (open) => {
  test('a visit is planned, moved, carried out once; findings hang on it; the ledger keeps the days', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const { commune, conference } = world
    const act = <Value>(work: (trx: Trx) => Promise<Result<Value>>) => db.act(commune, work)
    const front = world.by('mat-tran')
    const plan = { conference, onDate: '2024-08-12', place: 'Huy Măng', subject: 'Đường liên thôn' }
    const refused = async (work: (trx: Trx) => Promise<Result<unknown>>, says: RegExp) => {
      const told = await act(work)
      assert.ok(!told.ok && says.test(told.error.message), JSON.stringify(told))
    }
    await refused((trx) => planVisit(trx, front, { ...plan, onDate: '2024-08-04' }), /đã qua/)
    await refused((trx) => planVisit(trx, front, { ...plan, conference: world.otherConference }), /chọn một/)
    const { id } = must(await act((trx) => planVisit(trx, front, plan)))
    must(
      await act((trx) => changeVisit(trx, front, { ...plan, onDate: '2024-08-15', visit: id, version: 1 })),
    )
    await refused((trx) => changeVisit(trx, front, { ...plan, visit: id, version: 1 }), /người khác sửa/)
    // The day has passed; other words may still be put right, the day itself stays.
    const later = world.by('mat-tran', '2024-08-20')
    must(
      await act((trx) =>
        changeVisit(trx, later, { ...plan, onDate: '2024-08-15', place: 'Mang Hin', visit: id, version: 2 }),
      ),
    )
    await refused(
      (trx) => recordVisit(trx, later, { visit: id, onDate: '2024-08-21', seen: 'x' }),
      /sau hôm nay/,
    )
    must(
      await act((trx) => recordVisit(trx, later, { visit: id, onDate: '2024-08-19', seen: 'Đã trải nhựa.' })),
    )
    await refused(
      (trx) => recordVisit(trx, later, { visit: id, onDate: '2024-08-19', seen: 'Khác' }),
      /đã ghi/,
    )
    await refused((trx) => endVisit(trx, later, { visit: id, reason: 'x' }), /đã ghi/)
    const finding = { conference, question: null, text: 'Chậm', deadline: null }
    const made = must(await act((trx) => makeFinding(trx, later, { ...finding, visit: id })))
    await refused((trx) => makeFinding(trx, later, { ...finding, visit: 'không có' }), /đợt giám sát/)
    assert.deepEqual((await findVisit(db.read, commune, id))?.findings, [made.id])
    const other = must(await act((trx) => planVisit(trx, front, plan)))
    must(await act((trx) => endVisit(trx, front, { visit: other.id, reason: 'Mưa lũ' })))
    await refused(
      (trx) => recordVisit(trx, later, { visit: other.id, onDate: '2024-08-19', seen: 'x' }),
      /hủy/,
    )
    assert.deepEqual(
      (await listVisits(db.read, commune)).map((visit) => [visit.on_date, visit.place, visit.end !== null]),
      [
        ['2024-08-12', 'Huy Măng', true],
        ['2024-08-15', 'Mang Hin', false],
      ],
    )
    assert.deepEqual(await listVisits(db.read, world.other), [])
    const entries = await db.read
      .selectFrom('ledger')
      .select(['act', 'data'])
      .where('commune_id', '=', commune)
      .where('act', 'like', 'visit.%')
      .orderBy('seq')
      .execute()
    assert.deepEqual(
      entries.map((entry) => entry.act.slice(6)),
      ['planned', 'changed', 'changed', 'done', 'planned', 'cancelled'],
    )
    assert.match(entries[1]?.data ?? '', /2024-08-12.*2024-08-15/)
    for (const { data } of entries) assert.ok(!/nhựa|Măng|Mưa/.test(data))
    await drop()
  })

  test("the Front's public word: on the conference's page without names, then withdrawn with its reason", async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const { commune, conference } = world
    const act = async <Value>(work: (trx: Trx) => Promise<Result<Value>>) => must(await db.act(commune, work))
    await db.act(commune, async (trx) => {
      await trx
        .insertInto('conference_announcement')
        .values({
          commune_id: commune,
          conference_id: conference,
          on_date: '2024-08-05',
          by_person: 'van-phong',
          at: NOW.toString(),
        })
        .execute()
      return { ok: true, value: undefined }
    })
    await received(act, world, 'Đèn đường hỏng.')
    const views = publishedViews()
    const notes = async () => (await views(db, commune, conference))?.frontNotes ?? []
    assert.deepEqual(await notes(), [])
    const { id } = await act((trx) =>
      publishNote(trx, world.by('mat-tran'), {
        conference,
        text: 'Việc của ông Phạm Văn Kín, số 0987123456, đã làm xong.',
      }),
    )
    const [shown] = await notes()
    assert.match(shown?.text ?? '', /đã làm xong/)
    assert.ok(!/Kín|0987123456/.test(shown?.text ?? ''), shown?.text ?? '')
    await act((trx) => withdrawNote(trx, world.by('mat-tran'), { note: id, reason: 'Số liệu chưa đúng.' }))
    const [gone] = await notes()
    assert.deepEqual([gone?.text, gone?.withdrawn?.reason], [null, 'Số liệu chưa đúng.'])
    const again = await db.act(commune, (trx) =>
      withdrawNote(trx, world.by('mat-tran'), { note: id, reason: 'x' }),
    )
    assert.ok(!again.ok && again.error.status === 409)
    await drop()
  })

  test('what one follows: old beside new until looked at, each their own, erased and restricted with the opinion', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const { commune } = world
    const act = async <Value>(work: (trx: Trx) => Promise<Result<Value>>) => must(await db.act(commune, work))
    const front = world.by('mat-tran')
    const { id: submission, question } = await received(act, world, 'Ông Phạm Văn Kín hỏi cầu treo.')
    await act((trx) => follow(trx, front, question))
    const list = () => followed(db.read, commune, 'mat-tran')
    assert.deepEqual((await list())[0]?.changes, [])
    assert.deepEqual(await followed(db.read, commune, 'lanh-dao'), [])
    await act((trx) => assignQuestion(trx, world.by('van-phong'), { question, unit: 'kinh-te' }))
    await act((trx) =>
      openCase(trx, world.by('van-phong'), {
        question,
        due: '2024-09-09',
        rule: null,
        explanation: 'thử',
      }),
    )
    await act((trx) =>
      splitSubmission(trx, world.by('van-phong'), {
        submission,
        parts: [{ id: question, text: 'Ông Phạm Văn Kín hỏi cầu treo thôn 1.' }],
      }),
    )
    assert.deepEqual(
      (await list())[0]?.changes.map(({ what, from, to }) => [what, from, to]),
      [
        ['due', null, '2024-09-09'],
        ['state', 'tiep_nhan', 'phan_cong'],
        ['unit', null, 'kinh-te'],
        ['text', 'Ông Phạm Văn Kín hỏi cầu treo.', 'Ông Phạm Văn Kín hỏi cầu treo thôn 1.'],
      ],
    )
    await act((trx) => lookedAtAll(trx, front))
    assert.deepEqual((await list())[0]?.changes, [])
    const foreign = await db.act(world.other, (trx) => follow(trx, world.byOther('mat-tran'), question))
    assert.ok(!foreign.ok)
    await act((trx) =>
      erasePersonalData(trx, world.by('van-phong'), { submission, ground: 'yeu_cau', reason: null }),
    )
    const kept = await db.read.selectFrom('case_follow').select('seen_text').execute()
    assert.deepEqual(
      kept.map((row) => row.seen_text),
      [null],
      'the words seen before are erased with the opinion',
    )
    assert.deepEqual((await list())[0]?.changes, [])
    await act((trx) => unfollow(trx, front, question))
    const { question: secretOne } = await received(act, world, 'Cán bộ ăn chặn.')
    await act((trx) => follow(trx, front, secretOne))
    await act((trx) =>
      restrictQuestion(trx, world.by('van-phong'), { question: secretOne }, [letGoQuestion, followLetsGo]),
    )
    assert.deepEqual(await db.read.selectFrom('case_follow').selectAll().execute(), [])
    const secret = await db.act(commune, (trx) => follow(trx, front, secretOne))
    assert.ok(!secret.ok, 'a denunciation is no question')
    await drop()
  })
})

async function received(
  act: <Value>(work: (trx: Trx) => Promise<Result<Value>>) => Promise<Value>,
  world: Awaited<ReturnType<typeof makeWorld>>,
  content: string,
): Promise<{ readonly id: string; readonly question: string }> {
  const { id, questions } = await act((trx) =>
    receiveSubmission(trx, world.by('van-phong'), {
      conference: world.conference,
      channel: 'thon',
      level: 'commune',
      village: null,
      name: 'Phạm Văn Kín',
      phone: null,
      address: null,
      content,
      consentPublish: false,
    }),
  )
  return { id, question: questions[0] as string }
}
