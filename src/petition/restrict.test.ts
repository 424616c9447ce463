// A denunciation, once moved, is nowhere: not in a list, a search, a count, the ledger's data, a file's name.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachDatabase } from '../../test/databases.ts'
import { makeWorld } from '../../test/world.ts'
import { must } from '../kit/result.ts'
import { storeFile } from '../office/files.ts'
import {
  assignQuestion,
  classifyQuestion,
  handOverMatter,
  linkQuestion,
  receiveSubmission,
  restrictQuestion,
} from './acts.ts'
import { peopleOfSubmission } from './people/people.store.ts'
import { NO_PEOPLE } from './people/people.ts'
import { slip } from './sample.ts'
import { allQuestions, findQuestion, listQuestions } from './store.ts'
import { findSubmission } from './submission.store.ts'

const PDF = new TextEncoder().encode('%PDF-1.7\n')
const SECRET = /Kín|mười triệu|0950999888|ngõ 7/

eachDatabase('restricted register', (open) => {
  test('the only question: the submission is gone from everything that is open', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const by = world.by('van-phong')
    const { id, questions } = must(
      await db.act(world.commune, (trx) =>
        receiveSubmission(
          trx,
          by,
          slip(world, 'Tố cáo ông Mỗ nhận mười triệu', {
            name: 'Người Kín',
            phone: '0950999888',
            address: 'ngõ 7',
            files: [{ name: 'ông Mỗ nhận mười triệu.pdf', bytes: PDF }],
          }),
        ),
      ),
    )
    const question = questions[0] as string
    const let_go: string[] = []
    const { matter, submissionRemains } = must(
      await db.act(world.commune, (trx) =>
        restrictQuestion(trx, by, { question }, [async (_trx, _by, leaving) => void let_go.push(leaving)]),
      ),
    )
    assert.equal(submissionRemains, false)
    assert.deepEqual(let_go, [question])
    assert.equal(await findQuestion(db.read, world.commune, question), undefined)
    assert.equal(await findSubmission(db.read, world.commune, id), undefined)
    assert.equal((await listQuestions(db.read, world.commune, {})).total, 0)
    assert.equal((await listQuestions(db.read, world.commune, { q: 'mười triệu' })).total, 0)
    const ledger = await db.read
      .selectFrom('ledger')
      .selectAll()
      .where('commune_id', '=', world.commune)
      .execute()
    assert.doesNotMatch(JSON.stringify(ledger), SECRET)
    const restricted = ledger.find((entry) => entry.act === 'question.restricted')
    assert.equal(restricted?.subject, matter)
    assert.ok(![id, question].some((trace) => restricted?.data.includes(trace)))
    const files = await db.read.selectFrom('file').select('name').execute()
    assert.deepEqual(
      files.map((file) => file.name),
      ['tep-1.pdf'],
    )
    const kept = await db.read.selectFrom('restricted_matter').selectAll().executeTakeFirstOrThrow()
    assert.deepEqual([kept.name, kept.text], ['Người Kín', 'Tố cáo ông Mỗ nhận mười triệu'])
    must(
      await db.act(world.commune, (trx) =>
        handOverMatter(trx, by, { matter, toBody: 'Thanh tra tỉnh', onDate: by.today, receipt: '12/BN' }),
      ),
    )
    const twice = await db.act(world.commune, (trx) =>
      handOverMatter(trx, by, { matter, toBody: 'Thanh tra tỉnh', onDate: by.today, receipt: null }),
    )
    assert.ok(!twice.ok && twice.error.status === 409)
    await drop()
  })

  test('one of several: the others stay with their own words, decided and joined as before', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const by = world.by('van-phong')
    const act = <T>(work: Parameters<typeof db.act<T>>[1]) => db.act(world.commune, work)
    const { id, questions } = must(
      await act((trx) =>
        receiveSubmission(
          trx,
          by,
          slip(world, 'Đường hỏng. Cán bộ nhận mười triệu của dân.', {
            questions: ['Đường hỏng', 'Cán bộ nhận mười triệu của dân'],
          }),
        ),
      ),
    )
    const [road, money] = questions as [string, string]
    const copies: string[] = []
    for (const text of ['Cán bộ nhận tiền', 'Cán bộ lấy tiền']) {
      const copy = must(await act((trx) => receiveSubmission(trx, by, slip(world, text))))
      copies.push(copy.questions[0] as string)
      must(
        await act((trx) =>
          linkQuestion(trx, by, { question: copies.at(-1) as string, kind: 'trung', ofQuestion: money }),
        ),
      )
    }
    must(
      await act((trx) =>
        classifyQuestion(trx, by, {
          question: money,
          kind: 'phan_anh',
          competence: 'commune',
          fields: ['can_bo'],
        }),
      ),
    )
    must(await act((trx) => assignQuestion(trx, by, { question: money, unit: 'vp' })))
    const done = must(await act((trx) => restrictQuestion(trx, by, { question: money })))
    assert.equal(done.submissionRemains, true)
    const left = await findSubmission(db.read, world.commune, id)
    assert.deepEqual(
      [left?.content, left?.name, left?.phone, left?.address, left?.folded],
      ['Đường hỏng', null, null, null, 'duong hong'],
      'the rest goes on without the sender',
    )
    const kept = await db.read.selectFrom('restricted_matter').selectAll().executeTakeFirstOrThrow()
    assert.deepEqual([kept.name, kept.sender_hidden], ['Nguyễn Thị Tình', 1])
    const open_ = await allQuestions(db.read, world.commune, {})
    assert.deepEqual(open_.map((row) => row.id).sort(), [road, ...copies].sort())
    const heads = open_.filter((row) => row.duplicate_of === null && copies.includes(row.id))
    assert.equal(heads.length, 1, 'the group has a new head')
    for (const table of ['assignment', 'classification', 'question_field'] as const)
      assert.equal((await db.read.selectFrom(table).select('question_id').execute()).length, 0)
    await drop()
  })

  test('signers, who brought it and the imported list go along; asked, the sender stays named', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const by = world.by('van-phong')
    const act = <T>(work: Parameters<typeof db.act<T>>[1]) => db.act(world.commune, work)
    const list = must(await act((trx) => storeFile(trx, by, { name: 'danh sách Kín.pdf', bytes: PDF })))
    const mixed = () =>
      act((trx) =>
        receiveSubmission(
          trx,
          by,
          slip(world, 'Đường hỏng. Cán bộ nhận tiền.', {
            questions: ['Đường hỏng', 'Cán bộ nhận tiền'],
            people: {
              ...NO_PEOPLE,
              proxyName: 'Con Kín',
              signers: [{ name: 'Bạn Kín', address: 'ngõ 7' }],
            },
            importFile: list.id,
            consentPublish: true,
            consentText: 'x',
          }),
        ),
      )
    const first = must(await mixed())
    assert.deepEqual((await peopleOfSubmission(db.read, world.commune, first.id)).signers, [
      { name: 'Bạn Kín', address: 'ngõ 7' },
    ])
    must(await act((trx) => restrictQuestion(trx, by, { question: first.questions[1] as string })))
    const left = await findSubmission(db.read, world.commune, first.id)
    assert.deepEqual(
      [left?.name, left?.on_behalf, left?.signers, left?.consent_publish],
      [null, null, null, 0],
    )
    assert.deepEqual(await peopleOfSubmission(db.read, world.commune, first.id), NO_PEOPLE)
    const kept = await db.read.selectFrom('restricted_matter').selectAll().executeTakeFirstOrThrow()
    assert.match(kept.people ?? '', /Con Kín[\s\S]*Bạn Kín, ngõ 7/)
    assert.equal((await db.read.selectFrom('restricted_file').selectAll().execute())[0]?.file_id, list.id)
    const second = must(await mixed())
    const asked = { question: second.questions[1] as string, keepsSender: true }
    must(await act((trx) => restrictQuestion(trx, by, asked)))
    assert.equal((await findSubmission(db.read, world.commune, second.id))?.name, 'Nguyễn Thị Tình')
    await drop()
  })
})
