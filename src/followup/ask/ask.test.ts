// The village head asks: only own people, only who has an answer, each once and corrected by another word, reopened within limits.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachDatabase } from '../../../test/databases.ts'
import { makeWorld, TODAY } from '../../../test/world.ts'
import type { Trx } from '../../kit/db/db.ts'
import { must, type Result } from '../../kit/result.ts'
import { rightsOf } from '../../office/rights.ts'
import { receiveSubmission } from '../../petition/acts.ts'
import { visibleTo } from '../../petition/scope.ts'
import { guide } from '../case.acts.ts'
import { disposeQuestion } from '../disposition.acts.ts'
import { hearPerson, type Word } from './ask.acts.ts'
import { answeredOf } from './ask.store.ts'

eachDatabase('a village head asks whether people are content', (open) => {
  test('own village, one word each, the last counts, reopening once and within its days', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const { commune, by } = world
    const act = async <Value>(work: (trx: Trx) => Promise<Result<Value>>) => must(await db.act(commune, work))
    const rights = rightsOf(['collector'], false)
    const scopeOf = (village: string) => visibleTo({ person: village, unit: null, village, rights })
    const mine = scopeOf('thon-1')
    const asked = async (village: string) =>
      (
        await act((trx) =>
          receiveSubmission(trx, by('van-phong'), {
            conference: world.conference,
            channel: 'thon',
            level: 'commune',
            village,
            name: `Người ${village}`,
            phone: null,
            address: null,
            content: 'Đường hỏng.',
            consentPublish: false,
          }),
        )
      ).questions[0] as string
    const [one, waiting, theirs] = [await asked('thon-1'), await asked('thon-1'), await asked('thon-2')]
    for (const question of [one, theirs])
      await act((trx) =>
        disposeQuestion(trx, by('chu-tich'), { question, code: 'tiep_thu', answer: 'Sửa trong tháng 9.' }),
      )
    const list = async (day = TODAY) => await answeredOf(db.read, commune, mine, day)
    assert.deepEqual(
      (await list()).map((row) => [row.question.id, row.question.name, row.answer, row.said]),
      [[one, 'Người thon-1', 'Sửa trong tháng 9.', undefined]],
    )
    const word = { question: one, satisfied: true, reason: null, again: false }
    const hear = (said: Partial<Word>, day?: string) =>
      db.act(commune, (trx) => hearPerson(trx, by('thon-1', day), mine, { ...word, ...said }))
    const refused = async (said: Parameters<typeof hear>[0], status: number | undefined, day?: string) => {
      const told = await hear(said, day)
      assert.ok(!told.ok && told.error.status === status, JSON.stringify(told))
    }
    await refused({ question: theirs }, 404)
    await refused({ question: waiting }, 409)
    await refused({ question: 'không có' }, 404)
    await refused({ satisfied: false }, undefined)
    must(await hear({}))
    must(await hear({}))
    must(await hear({ satisfied: false, reason: 'Mới vá một đoạn' }))
    const rows = await db.read.selectFrom('satisfaction').select(['satisfied', 'by_person']).execute()
    assert.deepEqual(
      rows.map((row) => [row.satisfied, row.by_person]),
      [
        [1, 'thon-1'],
        [0, 'thon-1'],
      ],
      'the same word twice is one; another corrects it',
    )
    assert.deepEqual((await list())[0]?.said, { satisfied: false, reason: 'Mới vá một đoạn' })
    await refused({ satisfied: false, again: true }, undefined)
    // Said in the hall, there is no day of a result to count from: the office alone opens it again.
    assert.equal((await list())[0]?.mayAskAgain, false)
    await refused({ satisfied: false, reason: 'Xem lại', again: true }, 409)

    const guided = (day: string) =>
      act((trx) =>
        guide(trx, by('kinh-te', day), {
          question: waiting,
          body: 'Điện lực',
          text: 'Xin liên hệ Điện lực.',
        }),
      )
    const wish = { question: waiting, satisfied: false, reason: 'Đã hỏi, không ai trả lời', again: true }
    await guided('2024-08-05')
    await refused(wish, 409, '2024-09-05')
    must(await hear(wish, '2024-09-04'))
    await refused(wish, 409, '2024-09-04')
    await guided('2024-09-05')
    await refused(wish, 409, '2024-09-06')
    const reopened = await db.read.selectFrom('case_reopening').select('question_id').execute()
    assert.deepEqual(
      reopened.map((row) => row.question_id),
      [waiting],
      'within thirty days and once, as on the page of the code',
    )
    await drop()
  })
})
