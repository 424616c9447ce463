// Receiving, splitting, classifying, assigning, joining: on both databases, with what people really send.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachDatabase } from '../../test/databases.ts'
import { makeWorld, type World } from '../../test/world.ts'
import type { Db } from '../kit/db/db.ts'
import { must } from '../kit/result.ts'
import { history } from '../ledger/ledger.ts'
import {
  addPastMatter,
  assignQuestion,
  classifyQuestion,
  correctSubmission,
  linkQuestion,
  receiveRegistration,
  receiveSubmission,
  recordVillageMeeting,
  type SubmissionInput,
  splitOffQuestion,
  splitSubmission,
  unlinkQuestion,
} from './acts.ts'
import { parseCode } from './code.ts'
import { slip } from './sample.ts'
import { duplicatesOf, findQuestion, listQuestions, questionsOf } from './store.ts'
import { findSubmission, listMeetings } from './submission.store.ts'

async function received(db: Db, world: World, content: string, more: Partial<SubmissionInput> = {}) {
  return must(
    await db.act(world.commune, (trx) =>
      receiveSubmission(trx, world.by('van-phong'), slip(world, content, more)),
    ),
  )
}

eachDatabase('petition acts', (open) => {
  test('one submission with several questions keeps the words as they came and answers with a code', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const { id, code, questions } = await received(db, world, 'Đường hỏng.  Điện yếu.', {
      questions: ['Đường hỏng', ' ', 'Điện yếu'],
    })
    assert.equal(questions.length, 2)
    assert.deepEqual(parseCode(code), { state: 'code', code })
    assert.equal((await findSubmission(db.read, world.commune, id))?.content, 'Đường hỏng. Điện yếu.')
    const rows = await questionsOf(db.read, world.commune, id)
    assert.deepEqual(
      rows.map((row) => [row.seq, row.text, row.kind, row.unit_id, row.times]),
      [
        [1, 'Đường hỏng', null, null, 1],
        [2, 'Điện yếu', null, null, 1],
      ],
    )
    const story = await history(db.read, world.commune, id)
    assert.equal(story[0]?.act, 'submission.received')
    assert.doesNotMatch(story[0]?.data ?? '', /Tình|0950|Đường/)
    await drop()
  })

  test('hostile words are kept as words, nothing of them is lost or run', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const nfd = 'Đề nghị sửa cống'.normalize('NFD')
    const { id } = await received(
      db,
      world,
      `<script>alert(1)</script> ${nfd}\u200b'; drop table question; --`,
    )
    const found = await findSubmission(db.read, world.commune, id)
    assert.equal(found?.content, "<script>alert(1)</script> Đề nghị sửa cống'; drop table question; --")
    const hits = await listQuestions(db.read, world.commune, { q: 'CONG de nghi' })
    assert.equal(hits.total, 1)
    for (const q of ['%', '_', '\\', "'", '%%%%'])
      assert.equal((await listQuestions(db.read, world.commune, { q })).total, 0, q)
    await drop()
  })

  test('too long, empty, of the future, for an unknown village or conference: refused with the reason', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const refusal = async (content: string, more: Partial<SubmissionInput> = {}) => {
      const result = await db.act(world.commune, (trx) =>
        receiveSubmission(trx, world.by('van-phong'), slip(world, content, more)),
      )
      assert.ok(!result.ok)
      return result.error
    }
    assert.equal((await refusal('x'.repeat(50_000))).field, 'content')
    assert.equal((await refusal('\u200b \u0000')).field, 'content')
    const future = world.by('van-phong').now.add({ hours: 1 })
    assert.equal((await refusal('Đường', { receivedAt: future })).field, 'receivedOn')
    assert.equal((await refusal('Đường', { village: 'thon-9' })).field, 'village')
    assert.equal((await refusal('Đường', { conference: world.otherConference })).status, 404)
    assert.equal((await refusal('Đường', { questions: ['a', 'b'.repeat(6000)] })).field, 'questions.1.text')
    assert.equal((await listQuestions(db.read, world.commune, {})).total, 0)
    await drop()
  })

  test('a paper slip entered later keeps its true time; an anonymous one is kept', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const at = world.by('van-phong').now.subtract({ hours: 50 })
    const { id } = await received(db, world, 'Rác thải', { receivedAt: at, name: ' ', phone: null })
    const found = await findSubmission(db.read, world.commune, id)
    assert.equal(found?.received_at, at.toString({ fractionalSecondDigits: 3 }))
    assert.ok((found?.entered_at ?? '') > (found?.received_at ?? ''))
    assert.equal(found?.name, null)
    assert.equal((await listQuestions(db.read, world.commune, { state: 'an_danh' })).total, 1)
    await drop()
  })

  test('splitting edits and adds questions under the version it was made from', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const by = world.by('van-phong')
    const { id, questions } = await received(db, world, 'Đường hỏng, trường thiếu lớp')
    const parts = [{ id: questions[0], text: 'Đường hỏng' }, { text: 'Trường thiếu lớp' }, { text: ' ' }]
    const ids = must(
      await db.act(world.commune, (trx) => splitSubmission(trx, by, { submission: id, parts, version: 1 })),
    )
    assert.equal(ids.length, 2)
    const stale = await db.act(world.commune, (trx) =>
      splitSubmission(trx, by, { submission: id, parts: [{ text: 'Nữa' }], version: 1 }),
    )
    assert.ok(!stale.ok && stale.error.status === 409)
    const foreign = await db.act(world.commune, (trx) =>
      splitSubmission(trx, by, { submission: id, parts: [{ id: 'khac', text: 'x' }] }),
    )
    assert.ok(!foreign.ok && foreign.error.status === 404)
    assert.deepEqual(
      (await questionsOf(db.read, world.commune, id)).map((row) => row.text),
      ['Đường hỏng', 'Trường thiếu lớp'],
    )
    assert.equal((await findSubmission(db.read, world.commune, id))?.content, 'Đường hỏng, trường thiếu lớp')
    await drop()
  })

  test('classified, assigned, transferred with a reason: the list follows; a stale edit is refused', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const by = world.by('van-phong')
    const { questions } = await received(db, world, 'Đường hỏng')
    const question = questions[0] as string
    const act = <T>(work: Parameters<typeof db.act<T>>[1]) => db.act(world.commune, work)
    const total = async (state: 'chua_phan_loai' | 'chua_phan_cong' | 'da_phan_cong') =>
      (await listQuestions(db.read, world.commune, { state })).total
    assert.equal(await total('chua_phan_loai'), 1)
    const decided = {
      question,
      kind: 'kien_nghi',
      competence: 'commune',
      fields: ['giao_thong', 'dien'],
    } as const
    must(await act((trx) => classifyQuestion(trx, by, { ...decided, version: 1 })))
    const stale = await act((trx) => classifyQuestion(trx, by, { ...decided, version: 1 }))
    assert.ok(!stale.ok && stale.error.status === 409)
    const none = await act((trx) => classifyQuestion(trx, by, { ...decided, fields: [] }))
    assert.ok(!none.ok && none.error.field === 'fields')
    assert.equal(await total('chua_phan_cong'), 1)
    must(await act((trx) => assignQuestion(trx, by, { question, unit: 'kinh-te' })))
    const unsaid = await act((trx) => assignQuestion(trx, by, { question, unit: 'van-hoa' }))
    assert.ok(!unsaid.ok && unsaid.error.field === 'reason')
    const unknown = await act((trx) => assignQuestion(trx, by, { question, unit: 'khong-co' }))
    assert.ok(!unknown.ok && unknown.error.field === 'unit')
    must(await act((trx) => assignQuestion(trx, by, { question, unit: 'van-hoa', reason: 'Đúng chức năng' })))
    assert.equal(await total('da_phan_cong'), 1)
    const row = await findQuestion(db.read, world.commune, question)
    assert.deepEqual([row?.unit_id, row?.kind, row?.fields], ['van-hoa', 'kien_nghi', ['giao_thong', 'dien']])
    assert.equal((await listQuestions(db.read, world.commune, { field: 'dien', unit: 'van-hoa' })).total, 1)
    assert.equal((await listQuestions(db.read, world.commune, { unit: 'kinh-te' })).total, 0)
    assert.equal((await listQuestions(db.read, world.other, {})).total, 0)
    await drop()
  })

  test('duplicates always hang on the head of the group, whatever the order they were joined in', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const by = world.by('van-phong')
    const [a, b, c, d] = (await Promise.all(
      ['Đường 1', 'Đường 2', 'Đường 3', 'Đường 4'].map(
        async (text) => (await received(db, world, text)).questions[0] as string,
      ),
    )) as [string, string, string, string]
    const join = (question: string, ofQuestion: string) =>
      db.act(world.commune, (trx) => linkQuestion(trx, by, { question, kind: 'trung', ofQuestion }))
    must(await join(b, a))
    must(await join(c, b))
    assert.deepEqual(
      (await duplicatesOf(db.read, world.commune, a)).map((row) => row.id).sort(),
      [b, c].sort(),
    )
    must(await join(a, d))
    assert.deepEqual(
      (await duplicatesOf(db.read, world.commune, d)).map((row) => row.id).sort(),
      [a, b, c].sort(),
    )
    assert.ok(!(await join(d, b)).ok, 'the head cannot hang on its own group')
    assert.ok(!(await join(d, d)).ok)
    assert.ok(!(await join(d, 'khong-co')).ok)
    const barred = await db.act(world.commune, (trx) =>
      assignQuestion(trx, by, { question: a, unit: 'kinh-te' }),
    )
    assert.ok(!barred.ok)
    must(await db.act(world.commune, (trx) => unlinkQuestion(trx, by, { question: a, kind: 'trung' })))
    assert.equal((await findQuestion(db.read, world.commune, a))?.duplicate_of, null)
    await drop()
  })

  test('a repeat of an earlier matter is counted: lần 3 after twice before', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const by = world.by('van-phong')
    const past = must(
      await db.act(world.commune, (trx) =>
        addPastMatter(trx, by, {
          year: 2023,
          village: null,
          text: 'Đường vào xóm',
          times: 2,
          answered: null,
          done: false,
        }),
      ),
    )
    const { questions } = await received(db, world, 'Đường vào xóm vẫn hỏng')
    const other = (await received(db, world, 'Đường vào xóm hỏng')).questions[0] as string
    const question = questions[0] as string
    must(
      await db.act(world.commune, (trx) =>
        linkQuestion(trx, by, { question, kind: 'nhac_lai', ofPast: past }),
      ),
    )
    assert.equal((await findQuestion(db.read, world.commune, question))?.times, 3)
    const same = await db.act(world.commune, (trx) =>
      linkQuestion(trx, by, { question, kind: 'nhac_lai', ofQuestion: other }),
    )
    assert.ok(!same.ok, 'of the same conference: a duplicate, not a repeat')
    must(
      await db.act(world.commune, (trx) =>
        linkQuestion(trx, by, { question, kind: 'trung', ofQuestion: other }),
      ),
    )
    assert.equal((await findQuestion(db.read, world.commune, other))?.times, 3, 'the count moves to the head')
    assert.equal((await listQuestions(db.read, world.commune, { state: 'nhac_lai' })).total, 1)
    await drop()
  })

  test('a complaint is split off with the words of its law and stays in sight; a denunciation is not classified', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const by = world.by('van-phong')
    const question = (await received(db, world, 'Không đồng ý quyết định số 12')).questions[0] as string
    const wrong = await db.act(world.commune, (trx) =>
      splitOffQuestion(trx, by, { question, kind: 'to_cao' }),
    )
    assert.ok(!wrong.ok)
    const open_ = await db.act(world.commune, (trx) =>
      classifyQuestion(trx, by, { question, kind: 'to_cao', competence: 'complaint_law', fields: ['khac'] }),
    )
    assert.ok(!open_.ok)
    must(await db.act(world.commune, (trx) => splitOffQuestion(trx, by, { question, kind: 'khieu_nai' })))
    const row = await findQuestion(db.read, world.commune, question)
    assert.equal(row?.split_kind, 'khieu_nai')
    assert.match(row?.guidance ?? '', /Luật Khiếu nại/)
    assert.equal((await listQuestions(db.read, world.commune, { state: 'tach' })).total, 1)
    await drop()
  })

  test('the sender is corrected, the words are not; meetings and registrations are recorded', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const by = world.by('van-phong')
    const { id } = await received(db, world, 'Đường hỏng')
    const correction = {
      submission: id,
      name: 'Trần Văn Sửa',
      phone: null,
      address: 'Tổ 9',
      village: 'thon-2',
      level: 'province',
      onBehalf: null,
    } as const
    must(await db.act(world.commune, (trx) => correctSubmission(trx, by, { ...correction, version: 1 })))
    const stale = await db.act(world.commune, (trx) =>
      correctSubmission(trx, by, { ...correction, version: 1 }),
    )
    assert.ok(!stale.ok && stale.error.status === 409)
    const row = (await questionsOf(db.read, world.commune, id))[0]
    assert.deepEqual(
      [row?.name, row?.village_id, row?.level, row?.text],
      ['Trần Văn Sửa', 'thon-2', 'province', 'Đường hỏng'],
    )
    assert.equal((await listQuestions(db.read, world.commune, { q: 'tran van sua' })).total, 1)
    must(
      await db.act(world.commune, (trx) =>
        recordVillageMeeting(trx, by, {
          conference: world.conference,
          village: 'thon-1',
          heldOn: by.today,
          attendance: 40,
          nothingRaised: true,
        }),
      ),
    )
    assert.equal((await listMeetings(db.read, world.commune, world.conference)).length, 1)
    const registration = must(
      await db.act(world.commune, (trx) =>
        receiveRegistration(trx, by, {
          conference: world.conference,
          name: 'Lê Văn Đăng',
          phone: null,
          address: null,
          village: 'thon-1',
          speaks: true,
          content: 'Xin hỏi về nước sạch',
          consentPublish: false,
        }),
      ),
    )
    assert.ok(registration.submission)
    assert.equal(parseCode(registration.code).state, 'code')
    await drop()
  })
})
