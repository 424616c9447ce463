// Common acts on many questions: all or none, as they were read, undone by a new act unless something came after.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { eachDatabase, type TestDatabase } from '../../test/databases.ts'
import { makeWorld, type World } from '../../test/world.ts'
import type { Db, Trx } from '../kit/db/db.ts'
import { must, type Result } from '../kit/result.ts'
import { history } from '../ledger/ledger.ts'
import { classifyQuestion, linkQuestion, receiveSubmission } from './acts.ts'
import { actOnMany, type BulkInput, type Done, undoBulk } from './bulk.acts.ts'
import { type Proposal, readSeen, type Seen, seenText } from './proposal.ts'
import { restrictQuestion } from './restrict.acts.ts'
import { slip } from './sample.ts'
import { findQuestion, type QuestionRow } from './store.ts'

const PROPOSAL: Proposal = {
  kind: 'kien_nghi',
  competence: 'commune',
  fields: ['giao_thong', 'dien'],
  unit: 'kinh-te',
  due: '2024-08-12',
}

eachDatabase('common acts on many questions', (open) => {
  let it: TestDatabase
  let db: Db
  let world: World
  before(async () => {
    it = await open()
    db = it.db
    world = await makeWorld(db)
  })
  after(() => it.drop())

  const act = <T>(work: (trx: Trx) => Promise<Result<T>>) => db.act(world.commune, work)
  const raised = async (text: string) => {
    const received = must(
      await act((trx) => receiveSubmission(trx, world.by('van-phong'), slip(world, text))),
    )
    return received.questions[0] as string
  }
  const row = async (id: string) => (await findQuestion(db.read, world.commune, id)) as QuestionRow
  const many = (
    ids: readonly string[],
    input: BulkInput,
    seen?: (id: string) => Seen | undefined,
  ): Promise<Result<Done>> =>
    act((trx) =>
      actOnMany(
        trx,
        world.by('van-phong'),
        ids.map((question) => ({ question, seen: seen?.(question) })),
        input,
      ),
    )
  const state = async (id: string) => {
    const { kind, competence, fields, unit_id, due_on, duplicate_of, repeat_of_past } = await row(id)
    return { kind, competence, fields, unit_id, due_on, duplicate_of, repeat_of_past }
  }

  test('accepted proposals are kind, fields, owner and day in one act; undone they are open again', async () => {
    const ids = [await raised('Đường thôn hỏng nặng'), await raised('Cầu treo mục ván')]
    const open = await Promise.all(ids.map(state))
    const seen = () => ({ version: 1, proposal: PROPOSAL })
    const done = must(await many(ids, { act: 'suggested' }, seen))
    assert.equal(done.done, 2)
    for (const id of ids) {
      const now = await row(id)
      assert.deepEqual(
        [now.kind, now.fields, now.unit_id, now.due_on],
        ['kien_nghi', ['giao_thong', 'dien'], 'kinh-te', '2024-08-12'],
      )
    }
    const [whole] = await history(db.read, world.commune, done.id)
    assert.equal(whole?.act, 'questions.bulk')
    assert.equal(must(await act((trx) => undoBulk(trx, world.by('van-phong'), done.id))), 2)
    assert.deepEqual(await Promise.all(ids.map(state)), open)
    const story = (await history(db.read, world.commune, ids[0] as string)).map((entry) => entry.act)
    assert.deepEqual(story.slice(-1), ['question.restored'])
    assert.equal((await act((trx) => undoBulk(trx, world.by('van-phong'), done.id))).ok, false)
  })

  test('what may be a complaint or a denunciation is left out, and said', async () => {
    const plain = await raised('Đèn đường tắt')
    const grave = await raised('Tôi tố cáo ông A lấy tiền')
    const done = must(
      await many([plain, grave], { act: 'suggested' }, (id) => ({
        version: 1,
        proposal: id === grave ? { ...PROPOSAL, kind: 'to_cao' } : PROPOSAL,
      })),
    )
    assert.deepEqual([done.done, done.leftOut], [1, 1])
    assert.equal((await row(grave)).kind, null)
    const none = await many([grave], { act: 'suggested' }, () => ({ version: 1, proposal: undefined }))
    assert.match(none.ok ? '' : none.error.message, /mở ra quyết định từng việc/)
  })

  test('a row changed since it was read stops them all and is named; of another commune none is found', async () => {
    const ids = [await raised('Mương bồi lấp'), await raised('Kênh cạn')]
    must(
      await act((trx) =>
        classifyQuestion(trx, world.by('van-phong'), {
          question: ids[1] as string,
          kind: 'hoi',
          competence: 'commune',
          fields: ['thuy_loi'],
        }),
      ),
    )
    const stale = await many(ids, { act: 'assigned', unit: 'kinh-te', reason: null }, () => ({
      version: 1,
      proposal: undefined,
    }))
    assert.ok(!stale.ok && stale.error.status === 409)
    assert.equal(stale.error.details?.length, 1)
    assert.equal((await row(ids[0] as string)).unit_id, null)
    const theirs = must(
      await db.act(world.other, (trx) =>
        receiveSubmission(trx, world.byOther('van-phong'), {
          ...slip(world, 'Của xã bên'),
          conference: world.otherConference,
        }),
      ),
    ).questions[0] as string
    const hostile = await many([...ids, theirs], { act: 'due_set', due: '2024-08-30' })
    assert.ok(!hostile.ok)
    assert.equal((await row(ids[0] as string)).due_on, null)
    assert.equal((await findQuestion(db.read, world.other, theirs))?.due_on, null)
  })

  test('undo is refused when somebody went on with one of them, and leaves the others as they are', async () => {
    const ids = [await raised('Rác tồn đọng'), await raised('Bãi rác hôi')]
    const done = must(await many(ids, { act: 'assigned', unit: 'kinh-te', reason: null }))
    must(
      await act((trx) =>
        classifyQuestion(trx, world.by('thu-ky'), {
          question: ids[0] as string,
          kind: 'phan_anh',
          competence: 'commune',
          fields: ['moi_truong'],
        }),
      ),
    )
    const refused = await act((trx) => undoBulk(trx, world.by('van-phong'), done.id))
    assert.ok(!refused.ok && refused.error.status === 409)
    assert.equal(refused.error.details?.length, 1)
    assert.equal((await row(ids[1] as string)).unit_id, 'kinh-te')
    const late = await act((trx) => undoBulk(trx, world.by('van-phong', '2024-09-05'), done.id))
    assert.match(late.ok ? '' : late.error.message, /đã quá 7 ngày/)
  })

  test('joined, they share one head, the first that came; undone, old groups stand as before', async () => {
    const [first, second, third] = [
      await raised('Cống bà Hai sập'),
      await raised('Cống nhà bà Hai bị sập'),
      await raised('Sập cống bà Hai'),
    ]
    must(
      await act((trx) =>
        linkQuestion(trx, world.by('van-phong'), { question: third, kind: 'trung', ofQuestion: second }),
      ),
    )
    const before = await Promise.all([first, second, third].map(state))
    const done = must(await many([second, first], { act: 'linked' }))
    const heads = [await row(first), await row(second), await row(third)].map((one) => one.duplicate_of)
    assert.deepEqual(heads, [null, first, first])
    must(await act((trx) => undoBulk(trx, world.by('van-phong'), done.id)))
    assert.deepEqual(await Promise.all([first, second, third].map(state)), before)
    assert.equal((await many([first], { act: 'linked' })).ok, false)
  })

  test('a blank of the common form keeps what stands; a denunciation still leaves for its register', async () => {
    const id = await raised('Điện yếu')
    must(await many([id], { act: 'classified', kind: 'phan_anh', competence: 'commune', field: 'dien' }))
    must(await many([id], { act: 'classified', kind: null, competence: 'superior', field: null }))
    assert.deepEqual(
      [(await row(id)).kind, (await row(id)).competence, (await row(id)).fields],
      ['phan_anh', 'superior', ['dien']],
    )
    const unsorted = await raised('Chưa rõ')
    const refused = await many([unsorted], { act: 'classified', kind: null, competence: null, field: 'dien' })
    assert.match(refused.ok ? '' : refused.error.message, /chưa phân loại/)
    must(await many([id, unsorted], { act: 'due_set', due: '2024-08-12' }))
    must(await act((trx) => restrictQuestion(trx, world.by('van-phong'), { question: id })))
    assert.equal(await findQuestion(db.read, world.commune, id), undefined)
    const traces = await db.read
      .selectFrom('bulk_act_row')
      .select('bulk_id')
      .where('question_id', '=', id)
      .execute()
    assert.equal(traces.length, 0)
  })
})

test('what was read travels as text; anything else is nothing', () => {
  assert.deepEqual(readSeen(seenText(3, PROPOSAL)), { version: 3, proposal: PROPOSAL })
  assert.deepEqual(readSeen('7'), { version: 7, proposal: undefined })
  assert.deepEqual(readSeen('7|lạ|commune|dien||'), { version: 7, proposal: undefined })
  for (const bad of ['', '0', '-1', 'x', '<script>', '9'.repeat(500)]) assert.equal(readSeen(bad), undefined)
})
