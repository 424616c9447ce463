// News of what happened: told once, to those it concerns and not to who did it, in words that name nobody.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachDatabase } from '../../../test/databases.ts'
import { makeWorld, TODAY } from '../../../test/world.ts'
import { settableClock } from '../../kit/clock.ts'
import type { Trx } from '../../kit/db/db.ts'
import { must, type Result } from '../../kit/result.ts'
import { savePerson } from '../../office/acts.ts'
import { assignQuestion, receiveSubmission, restrictQuestion } from '../../petition/acts.ts'
import { makeFinding } from '../../supervision/acts.ts'
import { sendBack } from '../acceptance/acts.ts'
import { draftAnswer, returnAnswer, submitAnswer } from '../answer.acts.ts'
import { reopen } from '../case.acts.ts'
import { disposeQuestion } from '../disposition.acts.ts'
import { draftLetter, recordSuperiorReply, sendLetter } from '../escalation.acts.ts'
import { askUnits, contribute, takeOff } from '../joint/acts.ts'
import { jointsOf } from '../joint/store.ts'
import { communesWithNews, tellAllNews } from './run.ts'

const SECRET = 'Phạm Thị Kín Tiếng'
const DAY = '2024-08-05'

eachDatabase('news of what happened', (open) => {
  test('each is told once of what concerns them', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const { commune } = world
    const clock = settableClock(TODAY)
    const parts = {
      sources: [],
      channels: ['email' as const, 'sms' as const],
      publicUrl: 'https://xa.example',
    }
    const act = async <Value>(work: (trx: Trx) => Promise<Result<Value>>) => must(await db.act(commune, work))
    for (const [id, email, role, unit] of [
      ['van-phong', 'van-phong@xa.example', 'office', 'vp'],
      ['chu-tich', 'chu-tich@xa.example', 'chair', null],
    ] as const)
      await act((trx) =>
        savePerson(trx, world.by('quan-tri'), {
          id,
          name: `Người ${id}`,
          title: id,
          unit,
          village: null,
          email,
          phone: null,
          roles: [role],
        }),
      )
    const asked = async (content: string) =>
      (
        await act((trx) =>
          receiveSubmission(trx, world.by('van-phong'), {
            conference: world.conference,
            channel: 'thon',
            level: 'commune',
            village: null,
            name: SECRET,
            phone: '0987123456',
            address: null,
            content: `${content} ${SECRET}`,
            consentPublish: false,
          }),
        )
      ).questions[0] as string
    const assign = (question: string, unit: string) =>
      act((trx) =>
        assignQuestion(trx, world.by('van-phong'), { question, unit, reason: `Vì ${SECRET} đã nói` }),
      )
    const told = async () => {
      const before = new Set((await db.read.selectFrom('outbox').select('id').execute()).map((row) => row.id))
      const number = await tellAllNews(db, clock, parts)
      const rows = (
        await db.read.selectFrom('outbox').selectAll().where('commune_id', '=', commune).execute()
      )
        .filter((row) => !before.has(row.id))
        .sort((a, b) => (a.address < b.address ? -1 : 1))
      assert.equal(rows.length, number)
      for (const row of rows)
        for (const secret of [SECRET, 'Kín', '0987123456', 'đường'])
          assert.ok(!`${row.subject}${row.body}`.includes(secret), row.subject)
      return rows.map((row) => `${row.address.split('@')[0]}: ${row.subject.replace('Xã An Bình: ', '')}`)
    }

    const first = await asked('Sửa đường.')
    await assign(first, 'kinh-te')
    assert.deepEqual(await told(), [], 'what was before the first run is told to nobody')
    assert.deepEqual(await communesWithNews(db.read), [])

    const second = await asked('Đèn hỏng.')
    await assign(second, 'kinh-te')
    await assign(first, 'van-hoa')
    assert.deepEqual(await told(), ['kinh-te: 1 nội dung mới giao', 'van-hoa: 1 nội dung chuyển đến'])
    assert.deepEqual(await told(), [], 'nothing twice')

    await assign(first, 'cong-an')
    assert.deepEqual(await told(), [
      'chu-tich: 1 nội dung chuyển đơn vị từ hai lần trở lên',
      'cong-an: 1 nội dung chuyển đến',
    ])

    // Units that help: asked, handed in to the lead, no longer needed; what a unit sends back is the office's to hear.
    const wish = { question: second, request: `Hỏi ${SECRET}`, due: DAY }
    await act((trx) => askUnits(trx, world.by('van-phong'), { ...wish, units: ['van-hoa', 'cong-an'] }))
    assert.deepEqual(await told(), [
      'cong-an: 1 nội dung đề nghị đơn vị phối hợp',
      'van-hoa: 1 nội dung đề nghị đơn vị phối hợp',
    ])
    const joints = await jointsOf(db.read, commune, [second])
    const of = (unit: string) => ({
      question: second,
      cooperation: joints.find((one) => one.unit === unit)?.id ?? '',
    })
    await act((trx) => contribute(trx, world.by('van-hoa'), { ...of('van-hoa'), text: `Theo ${SECRET}` }))
    await act((trx) => takeOff(trx, world.by('kinh-te'), { ...of('cong-an'), reason: SECRET }))
    await act((trx) => sendBack(trx, world.by('kinh-te'), { question: second, reason: SECRET }))
    assert.deepEqual(await told(), [
      'cong-an: 1 nội dung thôi cần đơn vị phối hợp',
      'kinh-te: 1 ý kiến phối hợp mới gửi đến',
      'van-phong: 1 nội dung đơn vị trả lại',
    ])

    const answer = await act((trx) =>
      draftAnswer(trx, world.by('kinh-te'), {
        parts: [{ question: second, text: 'Đã thay 12 bóng ngày 3/8/2024, kinh phí 5 triệu.' }],
        legalBasis: null,
      }),
    )
    await act((trx) =>
      submitAnswer(trx, world.by('kinh-te'), { answer: answer.id, version: 1, comment: null }),
    )
    await act((trx) =>
      returnAnswer(trx, world.by('chu-tich'), {
        answer: answer.id,
        version: 1,
        comment: `Hỏi lại ${SECRET}`,
      }),
    )
    await act((trx) =>
      makeFinding(trx, world.by('mat-tran'), {
        conference: world.conference,
        question: second,
        text: `Chậm, ${SECRET} đã nêu`,
        deadline: null,
      }),
    )
    assert.deepEqual(await told(), [
      'kinh-te: 1 dự thảo trả lời bị trả lại',
      'van-phong: 1 kiến nghị giám sát của Mặt trận',
    ])

    await act((trx) =>
      disposeQuestion(trx, world.by('chu-tich'), {
        question: first,
        code: 'tiep_thu',
        answer: 'Đưa vào kế hoạch.',
      }),
    )
    await act((trx) =>
      reopen(trx, world.by('van-phong'), { question: first, reason: 'Chưa làm.', due: null }),
    )
    await act((trx) =>
      disposeQuestion(trx, world.by('chu-tich'), { question: first, code: 'vuot_tham_quyen', answer: null }),
    )
    const letter = await act((trx) =>
      draftLetter(trx, world.by('van-phong'), {
        questions: [first],
        body: 'UBND tỉnh',
        request: SECRET,
        replyBy: null,
      }),
    )
    await act((trx) =>
      sendLetter(trx, world.by('van-phong'), { escalation: letter.id, issuedOn: DAY, number: null }),
    )
    await act((trx) =>
      recordSuperiorReply(trx, world.by('cap-tren'), {
        escalation: letter.id,
        text: SECRET,
        reference: null,
        onDate: DAY,
        answerBy: null,
      }),
    )
    assert.deepEqual(await told(), [
      'cong-an: 1 nội dung được mở lại',
      'van-phong: 1 văn bản đề nghị được cấp trên trả lời',
    ])

    // The office reopens by itself: it is not told of its own act, nor of a matter that left for the restricted register.
    const secret = await asked('Ăn chặn.')
    await assign(secret, 'van-hoa')
    await act((trx) => restrictQuestion(trx, world.by('van-phong'), { question: secret }))
    assert.deepEqual(await told(), [])
    await drop()
  })
})
