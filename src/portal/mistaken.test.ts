// An answer entered to the wrong question: taken back, gone from what people read, said to whoever asked; the paper and the
// old date stay, and the right answer follows.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachDatabase } from '../../test/databases.ts'
import { makeWorld } from '../../test/world.ts'
import { approveAnswer, draftAnswer, issueAnswer, submitAnswer } from '../followup/answer.acts.ts'
import { answeredWords } from '../followup/answered.store.ts'
import { openCase, reopen } from '../followup/case.acts.ts'
import { disposeQuestion } from '../followup/disposition.acts.ts'
import { factsOfQuestions } from '../followup/store.ts'
import type { Read, Trx } from '../kit/db/db.ts'
import { err, must, type Result } from '../kit/result.ts'
import { assignQuestion, classifyQuestion, receiveSubmission } from '../petition/acts.ts'
import { findByCode, type OpenPart } from './look-up.store.ts'

const DUE = '2024-08-29'
const ROAD = 'Đã nghiệm thu đoạn đường ngày 12/8/2024, kinh phí 120 triệu đồng, bàn giao cho thôn quản lý.'
const WATER = 'Trạm bơm số 2 chạy lại từ ngày 20/8/2024, cấp nước mỗi ngày hai lần, sáng và chiều.'

eachDatabase('an answer to the wrong question', (open) => {
  test('taken back with the old date; the person reads why, then the right answer', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const { commune, by, conference } = world
    const act = async <Value>(work: (trx: Trx) => Promise<Result<Value>>) => must(await db.act(commune, work))
    const office = by('van-phong', '2024-08-21')
    const { code, questions } = await act((trx) =>
      receiveSubmission(trx, office, {
        conference,
        channel: 'thon',
        level: 'commune',
        village: null,
        name: 'Phạm Văn Kín',
        phone: null,
        address: null,
        content: 'Thiếu nước tưới.',
        consentPublish: false,
      }),
    )
    const question = questions[0] as string
    await act((trx) =>
      classifyQuestion(trx, office, {
        question,
        kind: 'kien_nghi',
        competence: 'commune',
        fields: ['dat_dai'],
      }),
    )
    await act((trx) => assignQuestion(trx, office, { question, unit: 'kinh-te', reason: null }))
    await act((trx) => openCase(trx, office, { question, due: DUE, rule: null, explanation: null }))
    const answer = async (text: string, on: string) => {
      const unit = by('kinh-te', on)
      const { id } = await act((trx) =>
        draftAnswer(trx, unit, { parts: [{ question, text }], legalBasis: null, unit: 'kinh-te' }),
      )
      const reviewed = { answer: id, version: 1, comment: null }
      await act((trx) => submitAnswer(trx, unit, reviewed))
      await act((trx) => approveAnswer(trx, by('chu-tich', on), { ...reviewed, insists: false }))
      await act((trx) => issueAnswer(trx, by('van-phong', on), { answer: id, issuedOn: on, number: null }))
    }
    const look = async () => {
      const found = await findByCode(db.read, commune, code, Temporal.PlainDate.from('2024-08-23'))
      return found?.parts[0] as OpenPart
    }
    const takeBack = (on: string) =>
      db.act(commune, (trx) =>
        reopen(trx, by('van-phong', on), { question, reason: 'Ghi nhầm.', due: null, mistaken: true }),
      )
    const early = await takeBack('2024-08-21')
    assert.ok(!early.ok, 'nothing to take back yet')
    const readOut = async (from: Read | Trx = db.read) => {
      const facts = (await factsOfQuestions(from, commune, [question])).get(question)
      return facts && (await answeredWords(from, commune, [facts])).get(question)
    }
    await answer(ROAD, '2024-08-22')
    assert.equal((await look()).said?.text, ROAD)
    assert.equal(await readOut(), ROAD)
    must(await takeBack('2024-08-23'))
    assert.equal(await readOut(), undefined)
    const undone = await db.act(commune, async (trx) => {
      const said = { question, code: 'tra_loi_tai_cho', answer: WATER }
      must(await disposeQuestion(trx, by('chu-tich', '2024-08-23'), said))
      return err({ message: (await readOut(trx)) ?? '' })
    })
    assert.ok(!undone.ok && undone.error.message === WATER, 'settled in the hall, not the words taken back')
    const back = await look()
    assert.deepEqual([back.said, back.takenBack, back.due, back.state], [null, true, DUE, 'dang_giai_quyet'])
    assert.equal((await takeBack('2024-08-23')).ok, false, 'once')
    const papers = await db.read.selectFrom('paper').select('id').where('kind', '=', 'tra_loi').execute()
    assert.equal(papers.length, 1, 'what was issued stays in the register')
    await answer(WATER, '2024-08-23')
    const right = await look()
    assert.deepEqual([right.said?.text, right.takenBack, right.mayAskAgain], [WATER, false, true])
    assert.equal(await readOut(), WATER)
    await drop()
  })
})
