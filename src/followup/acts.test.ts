// Whole chains on both databases: from the chair's disposition to the person's answer, and everything that is refused.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachDatabase } from '../../test/databases.ts'
import { makeWorld, type World } from '../../test/world.ts'
import type { Db, Trx } from '../kit/db/db.ts'
import { must, type Result } from '../kit/result.ts'
import { type Actor, history } from '../ledger/ledger.ts'
import { findPaper, frozenModel } from '../paper/store.ts'
import { assignQuestion, linkQuestion, receiveSubmission } from '../petition/acts.ts'
import { duesOf } from '../regulation/dues.ts'
import {
  approveAnswer,
  deliverAnswer,
  draftAnswer,
  editAnswer,
  issueAnswer,
  returnAnswer,
  submitAnswer,
} from './answer.acts.ts'
import { findAnswer } from './answer.store.ts'
import { complete, openCase, promise, recordProgress, recordSatisfaction, reopen } from './case.acts.ts'
import { disposeQuestion } from './disposition.acts.ts'
import { draftLetter, recordSuperiorReply, sendLetter } from './escalation.acts.ts'
import { extendCase } from './extension.acts.ts'
import { followSchedule } from './settle.acts.ts'
import { currentDue, deadlineOf, factsOf, nextOf, requestState } from './state.ts'
import { caseFacts } from './store.ts'

const REAL =
  'Đường bê tông ngõ 3 đã nghiệm thu ngày 12/8/2024, kinh phí 120 triệu đồng từ chương trình mục tiêu.'
const DAY = '2024-08-20'

interface Scene {
  readonly db: Db
  readonly world: World
  act<T>(work: (trx: Trx) => Promise<T>): Promise<T>
  office(day?: string): Actor
  unit(day?: string): Actor
  chair(day?: string): Actor
  ask(name: string, content: string): Promise<string>
  state(question: string): Promise<string>
}

async function scene(db: Db): Promise<Scene> {
  const world = await makeWorld(db)
  const act = <T>(work: (trx: Trx) => Promise<T>) => db.act(world.commune, work)
  for (const [position, duty, due] of [
    [1, 'reply', '2024-08-29'],
    [2, 'escalate', '2024-08-26'],
  ] as const)
    await act((trx) =>
      trx
        .insertInto('due')
        .values({
          commune_id: world.commune,
          conference_id: world.conference,
          rule: `S5-${duty.toUpperCase()}`,
          position,
          duty,
          title: duty,
          owner: 'office',
          paper: null,
          anchor: 'conference',
          direction: 'after',
          count: 7,
          unit: 'working_day',
          due,
          statutory: null,
          binding: due,
          from_date: null,
          to_date: null,
          occurrences: '',
          provisional: 0,
          assumed: 0,
          explanation: `Chậm nhất ${due}`,
          quote: 'x',
          computed_at: '2024-08-01T00:00:00.000Z',
        })
        .onConflict((conflict) => conflict.columns(['commune_id', 'conference_id', 'rule']).doNothing())
        .execute(),
    )
  return {
    db,
    world,
    act,
    office: (day = DAY) => world.by('van-phong', day),
    unit: (day = DAY) => world.by('kinh-te', day),
    chair: (day = DAY) => world.by('chu-tich', day),
    ask: async (name, content) => {
      const received = must(
        await act((trx) =>
          receiveSubmission(trx, world.by('van-phong', '2024-08-10'), {
            conference: world.conference,
            channel: 'thon',
            level: 'commune',
            village: 'thon-1',
            name,
            phone: null,
            address: null,
            content,
            consentPublish: false,
          }),
        ),
      )
      return received.questions[0] as string
    },
    state: async (question) => {
      const facts = factsOf(await caseFacts(db.read, world.commune, world.conference), question)
      return facts ? requestState(facts) : 'không có'
    },
  }
}

function refusedWith<T>(result: Result<T>, status: number, words?: RegExp): void {
  assert.equal(result.ok, false)
  if (result.ok) return
  assert.equal(result.error.status ?? 422, status, result.error.message)
  if (words) assert.match(result.error.message, words)
}

eachDatabase('follow-up', (open) => {
  test('from "to be verified" to an issued, delivered answer, with its duplicates, and later done', async () => {
    const { db, drop } = await open()
    const s = await scene(db)
    const first = await s.ask('Nguyễn Văn An', 'Đường bê tông ngõ 3 xuống cấp, đề nghị sửa chữa.')
    const second = await s.ask('Trần Thị Bình', 'Đường ngõ 3 hỏng nặng, đi lại khó khăn.')
    must(await s.act((trx) => assignQuestion(trx, s.office(), { question: first, unit: 'kinh-te' })))
    must(await s.act((trx) => disposeQuestion(trx, s.chair(), { question: first, code: 'tra_loi_van_ban' })))
    must(
      await s.act((trx) =>
        linkQuestion(trx, s.office(), { question: second, kind: 'trung', ofQuestion: first }),
      ),
    )
    assert.equal(await s.state(second), 'phan_cong')
    const facts = factsOf(await caseFacts(db.read, s.world.commune, s.world.conference), second)
    assert.equal(facts && deadlineOf(facts), '2024-08-29')

    must(
      await s.act((trx) =>
        recordProgress(trx, s.unit(), { question: first, note: 'Đã đi kiểm tra thực địa.' }),
      ),
    )
    assert.equal(await s.state(first), 'dang_giai_quyet')
    const { id } = must(
      await s.act((trx) =>
        draftAnswer(trx, s.unit(), {
          parts: [{ question: first, text: 'Đã tiếp nhận.' }],
          legalBasis: 'Nghị quyết số 12 của HĐND xã',
        }),
      ),
    )
    refusedWith(
      await s.act((trx) =>
        draftAnswer(trx, s.unit(), { parts: [{ question: first, text: 'x' }], legalBasis: null }),
      ),
      409,
      /dự thảo trả lời khác/,
    )
    must(await s.act((trx) => submitAnswer(trx, s.unit(), { answer: id, version: 1, comment: null })))
    refusedWith(
      await s.act((trx) =>
        approveAnswer(trx, s.chair(), { answer: id, version: 1, comment: null, insists: false }),
      ),
      422,
      /thực chất/,
    )
    refusedWith(
      await s.act((trx) => issueAnswer(trx, s.office(), { answer: id, issuedOn: DAY, number: null })),
      409,
    )
    refusedWith(
      await s.act((trx) => returnAnswer(trx, s.chair(), { answer: id, version: 1, comment: null })),
      422,
    )
    must(
      await s.act((trx) => returnAnswer(trx, s.chair(), { answer: id, version: 1, comment: 'Nêu kết quả.' })),
    )
    const edit = { answer: id, parts: [{ question: first, text: REAL }], legalBasis: null }
    must(await s.act((trx) => editAnswer(trx, s.unit(), { ...edit, version: 1 })))
    refusedWith(await s.act((trx) => editAnswer(trx, s.unit(), { ...edit, version: 1 })), 409, /Người khác/)
    must(await s.act((trx) => submitAnswer(trx, s.unit(), { answer: id, version: 2, comment: null })))
    refusedWith(
      await s.act((trx) =>
        approveAnswer(trx, s.unit(), { answer: id, version: 2, comment: null, insists: false }),
      ),
      422,
      /không tự duyệt/,
    )
    must(
      await s.act((trx) =>
        approveAnswer(trx, s.chair(), { answer: id, version: 2, comment: null, insists: false }),
      ),
    )
    refusedWith(
      await s.act((trx) =>
        deliverAnswer(trx, s.office(), { answer: id, how: 'trao_tay', toWhom: 'x', onDate: DAY }),
      ),
      409,
    )
    refusedWith(
      await s.act((trx) =>
        issueAnswer(trx, s.office('2024-08-27'), { answer: id, issuedOn: '2023-08-27', number: null }),
      ),
      422,
      /trước ngày tiếp nhận/,
    )
    const paper = must(
      await s.act((trx) =>
        issueAnswer(trx, s.office('2024-08-27'), { answer: id, issuedOn: '2024-08-27', number: 15 }),
      ),
    )
    assert.equal(paper.number, 15)
    assert.equal(await s.state(first), 'da_tra_loi')
    assert.equal(await s.state(second), 'da_tra_loi')
    const rows = await db.read.selectFrom('question_answer').selectAll().execute()
    assert.deepEqual(rows.map((row) => row.of_question).sort(), [first, null])
    const printed = JSON.stringify(
      frozenModel((await findPaper(db.read, s.world.commune, paper.id)) as { model: string }),
    )
    for (const words of ['Nguyễn Văn An', 'Trần Thị Bình', 'nghiệm thu', 'Đường bê tông ngõ 3 xuống cấp'])
      assert.ok(printed.includes(words), words)
    refusedWith(
      await s.act((trx) =>
        issueAnswer(trx, s.office('2024-08-27'), { answer: id, issuedOn: '2024-08-27', number: null }),
      ),
      409,
    )
    refusedWith(
      await s.act((trx) =>
        deliverAnswer(trx, s.office('2024-08-28'), {
          answer: id,
          how: 'trao_tay',
          toWhom: 'Ông An',
          onDate: '2024-08-29',
        }),
      ),
      422,
    )
    must(
      await s.act((trx) =>
        deliverAnswer(trx, s.office('2024-08-28'), {
          answer: id,
          how: 'trao_tay',
          toWhom: 'Ông An',
          onDate: '2024-08-28',
        }),
      ),
    )
    const dues = await duesOf(db.read, s.world.commune, s.world.conference)
    assert.equal(dues.find((due) => due.duty === 'reply')?.met?.on_date, '2024-08-27')
    assert.match(dues.find((due) => due.duty === 'escalate')?.met?.note ?? '', /Không có nội dung vượt/)

    must(
      await s.act((trx) =>
        promise(trx, s.office('2024-08-28'), { question: first, text: 'Làm rãnh', due: '2025-06-30' }),
      ),
    )
    refusedWith(
      await s.act((trx) =>
        complete(trx, s.office('2025-05-05'), { question: first, note: 'Xong', onDate: '2023-05-05' }),
      ),
      422,
      /trước ngày tiếp nhận/,
    )
    must(
      await s.act((trx) =>
        complete(trx, s.office('2025-05-05'), { question: first, note: 'Xong rãnh', onDate: '2025-05-05' }),
      ),
    )
    assert.equal(await s.state(second), 'da_xong')
    const ledger = await db.read.selectFrom('ledger').select('data').execute()
    assert.ok(!ledger.some((row) => /Nguyễn|Trần|nghiệm thu|Ông An|rãnh/.test(row.data)))
    assert.ok((await history(db.read, s.world.commune, id)).some((row) => row.act === 'answer.returned'))
    await drop()
  })

  test('an approver may insist on an answer that was held back: with a reason, and recorded', async () => {
    const { db, drop } = await open()
    const s = await scene(db)
    const question = await s.ask('An', 'Đề nghị cho biết lịch tiêm phòng gia súc.')
    must(await s.act((trx) => assignQuestion(trx, s.office(), { question, unit: 'kinh-te' })))
    const { id } = must(
      await s.act((trx) =>
        draftAnswer(trx, s.unit(), { parts: [{ question, text: 'Đã ghi nhận.' }], legalBasis: null }),
      ),
    )
    must(await s.act((trx) => submitAnswer(trx, s.unit(), { answer: id, version: 1, comment: null })))
    const approve = (comment: string | null) =>
      s.act((trx) => approveAnswer(trx, s.chair(), { answer: id, version: 1, comment, insists: true }))
    refusedWith(await approve(null), 422)
    must(await approve('Đã trả lời trực tiếp tại hội nghị.'))
    const step = (await findAnswer(db.read, s.world.commune, id))?.steps.at(-1)
    assert.deepEqual(
      [step?.step, step?.insists, step?.comment],
      ['duyet', 1, 'Đã trả lời trực tiếp tại hội nghị.'],
    )
    await drop()
  })

  test('beyond competence: letter, its own clock, the superior answers, the person is still owed', async () => {
    const { db, drop } = await open()
    const s = await scene(db)
    const question = await s.ask('An', 'Đề nghị nâng cấp tỉnh lộ qua xã.')
    must(await s.act((trx) => disposeQuestion(trx, s.chair(), { question, code: 'vuot_tham_quyen' })))
    const facts = async () =>
      factsOf(await caseFacts(db.read, s.world.commune, s.world.conference), question) as NonNullable<
        ReturnType<typeof factsOf>
      >
    assert.equal(nextOf(await facts()), 'letter')
    assert.equal(deadlineOf(await facts()), '2024-08-26')
    const letter = {
      questions: [question],
      body: 'UBND tỉnh',
      request: 'Đề nghị bố trí vốn.',
      replyBy: '2024-09-20',
    }
    const { id } = must(await s.act((trx) => draftLetter(trx, s.office(), letter)))
    refusedWith(await s.act((trx) => draftLetter(trx, s.office(), letter)), 409)
    refusedWith(
      await s.act((trx) =>
        recordSuperiorReply(trx, s.office(), {
          escalation: id,
          text: 'x',
          reference: null,
          onDate: DAY,
          answerBy: null,
        }),
      ),
      404,
    )
    refusedWith(
      await s.act((trx) =>
        sendLetter(trx, s.office('2024-08-23'), { escalation: id, issuedOn: '2023-08-23', number: null }),
      ),
      422,
      /trước ngày tiếp nhận/,
    )
    const sent = must(
      await s.act((trx) =>
        sendLetter(trx, s.office('2024-08-23'), { escalation: id, issuedOn: '2024-08-23', number: null }),
      ),
    )
    assert.match(sent.symbol, /UBND/)
    const printed = JSON.stringify(
      frozenModel((await findPaper(db.read, s.world.commune, sent.id)) as { model: string }),
    )
    assert.ok(printed.includes('tỉnh lộ') && printed.includes('UBND tỉnh'))
    assert.equal(await s.state(question), 'cho_cap_tren')
    assert.equal(deadlineOf(await facts()), '2024-09-20')
    const dues = await duesOf(db.read, s.world.commune, s.world.conference)
    assert.equal(dues.find((due) => due.duty === 'escalate')?.met?.on_date, '2024-08-23')
    const replied = {
      escalation: id,
      text: 'Đưa vào kế hoạch đầu tư công 2025.',
      reference: '120/UBND-KT',
      onDate: '2024-09-10',
      answerBy: '2024-09-20',
    }
    must(await s.act((trx) => recordSuperiorReply(trx, s.world.by('cap-tren', '2024-09-10'), replied)))
    refusedWith(await s.act((trx) => recordSuperiorReply(trx, s.office('2024-09-10'), replied)), 409)
    assert.equal(nextOf(await facts()), 'reply_after_superior')
    assert.equal(deadlineOf(await facts()), '2024-09-20')
    await drop()
  })

  test("what the regulation does not allow, what has no ground, what is another commune's: refused", async () => {
    const { db, drop } = await open()
    const s = await scene(db)
    const question = await s.ask('An', 'Đề nghị lắp đèn đường.')
    const dispose = (more: object) =>
      s.act((trx) => disposeQuestion(trx, s.chair(), { question, code: 'xac_minh', ...more }))
    refusedWith(await dispose({ code: 'x' }), 422)
    refusedWith(await dispose({ code: 'tu_choi' }), 422)
    refusedWith(await dispose({ question: 'không-có' }), 404)
    refusedWith(
      await db.act(s.world.other, (trx) =>
        disposeQuestion(trx, s.world.byOther('chu-tich'), { question, code: 'tra_loi_van_ban' }),
      ),
      404,
    )
    assert.equal(await s.state(question), 'tiep_nhan')
    must(await dispose({ code: 'tra_loi_tai_cho', answer: 'Đã lắp.' }))
    must(await dispose({ code: 'tra_loi_van_ban' }))
    assert.equal(await s.state(question), 'tiep_nhan')
    const rows = await db.read.selectFrom('disposition').select(['seq', 'code']).orderBy('seq').execute()
    assert.deepEqual(
      rows.map((row) => row.code),
      ['tra_loi_tai_cho', 'tra_loi_van_ban'],
    )
    await drop()
  })

  test('a conclusion that moves the date restarts the clock; an extension needs reason and a later date', async () => {
    const { db, drop } = await open()
    const s = await scene(db)
    const question = await s.ask('An', 'Đề nghị đo đạc lại đất.')
    must(await s.act((trx) => disposeQuestion(trx, s.chair(), { question, code: 'tra_loi_van_ban' })))
    const due = async () => {
      const facts = (await caseFacts(db.read, s.world.commune, s.world.conference)).get(question)
      return facts && currentDue(facts)
    }
    const clock = { question, due: '2024-08-30', rule: 'S5-REPLY', explanation: 'vì' }
    must(await s.act((trx) => openCase(trx, s.office(), clock)))
    must(await s.act((trx) => openCase(trx, s.office(), clock)))
    assert.equal(await due(), '2024-08-30')
    const moved = (await history(db.read, s.world.commune, question)).filter((row) => row.act === 'due.moved')
    assert.equal(moved.length, 1)
    const extend = (more: object) =>
      s.act((trx) =>
        extendCase(trx, s.office('2024-08-28'), {
          question,
          reason: 'Chờ trích lục bản đồ',
          newDue: '2024-09-12',
          issuedOn: '2024-08-28',
          number: null,
          ...more,
        }),
      )
    refusedWith(await extend({ reason: '' }), 422)
    refusedWith(await extend({ newDue: '2024-08-30' }), 422)
    refusedWith(await extend({ newDue: '2024-08-01' }), 422)
    refusedWith(await extend({ issuedOn: '2024-09-28' }), 422)
    const { paper } = must(await extend({}))
    assert.equal(await due(), '2024-09-12')
    assert.match(
      JSON.stringify(frozenModel((await findPaper(db.read, s.world.commune, paper)) as { model: string })),
      /Chờ trích lục bản đồ/,
    )
    assert.equal((await db.read.selectFrom('case_extension').selectAll().execute()).length, 1)
    await drop()
  })

  test('not satisfied, reopened, answered again; what is open cannot be reopened or done', async () => {
    const { db, drop } = await open()
    const s = await scene(db)
    const question = await s.ask('An', 'Đề nghị sửa cống.')
    const again = (due: string | null = null) =>
      s.act((trx) => reopen(trx, s.office(), { question, reason: 'Cống vẫn tắc', due }))
    refusedWith(await again(), 409)
    refusedWith(
      await s.act((trx) => recordSatisfaction(trx, s.office(), { question, satisfied: false, reason: 'x' })),
      409,
    )
    must(
      await s.act((trx) =>
        disposeQuestion(trx, s.chair(), { question, code: 'tra_loi_tai_cho', answer: 'Đã thông cống.' }),
      ),
    )
    const say = (reason: string | null) =>
      s.act((trx) => recordSatisfaction(trx, s.office(), { question, satisfied: false, reason }))
    refusedWith(await say(null), 422)
    must(await say('Cống vẫn tắc'))
    refusedWith(await again('2024-08-20'), 422)
    must(await again('2024-09-05'))
    assert.equal(await s.state(question), 'dang_giai_quyet')
    refusedWith(
      await s.act((trx) => complete(trx, s.office(), { question, note: 'x', onDate: DAY })),
      409,
      /Còn nợ|Chỉ ghi/,
    )
    must(
      await s.act((trx) =>
        disposeQuestion(trx, s.chair(), { question, code: 'tra_loi_tai_cho', answer: 'Đã thay ống.' }),
      ),
    )
    assert.equal(await s.state(question), 'da_tra_loi')
    await drop()
  })

  test('a schedule that moved takes the open cases along, not what is answered', async () => {
    const { db, drop } = await open()
    const s = await scene(db)
    const owed = await s.ask('An', 'Đề nghị sửa cầu.')
    const done = await s.ask('Bình', 'Đề nghị sửa chợ.')
    for (const question of [owed, done])
      must(await s.act((trx) => disposeQuestion(trx, s.chair(), { question, code: 'tra_loi_van_ban' })))
    must(
      await s.act((trx) =>
        disposeQuestion(trx, s.chair(), { question: done, code: 'tra_loi_tai_cho', answer: 'Chợ đã sửa.' }),
      ),
    )
    await s.act((trx) =>
      trx
        .updateTable('due')
        .set({ due: '2024-09-04', binding: '2024-09-04' })
        .where('duty', '=', 'reply')
        .execute(),
    )
    await s.act((trx) => followSchedule(trx, s.office(), s.world.conference, 'lịch đổi'))
    const facts = await caseFacts(db.read, s.world.commune, s.world.conference)
    assert.equal(facts.get(owed)?.opened?.due, '2024-09-04')
    assert.equal(facts.get(done)?.opened?.due, '2024-08-29')
    await drop()
  })

  test('a duplicate is not acted on; its head is', async () => {
    const { db, drop } = await open()
    const s = await scene(db)
    const head = await s.ask('An', 'Đề nghị sửa đường.')
    const copy = await s.ask('Bình', 'Đề nghị sửa đường.')
    must(
      await s.act((trx) =>
        linkQuestion(trx, s.office(), { question: copy, kind: 'trung', ofQuestion: head }),
      ),
    )
    refusedWith(
      await s.act((trx) => disposeQuestion(trx, s.chair(), { question: copy, code: 'tra_loi_van_ban' })),
      409,
      /ghép/,
    )
    must(
      await s.act((trx) =>
        openCase(trx, s.office(), { question: copy, due: '2024-09-01', rule: null, explanation: null }),
      ),
    )
    assert.equal(
      (await db.read.selectFrom('followup_case').selectAll().executeTakeFirst())?.question_id,
      head,
    )
    await drop()
  })
})
