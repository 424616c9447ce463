// One unit answers, others help: what they see of the case and what not, their own date, what they hand in, being taken off,
// being asked anew, and what becomes of it when the lead changes or a unit is dissolved.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachDatabase } from '../../../test/databases.ts'
import { PNG } from '../../../test/pictures.ts'
import { makeWorld } from '../../../test/world.ts'
import { standardCalendar } from '../../calendar/library.ts'
import { orderLetsGo } from '../../conclusion/issue.acts.ts'
import { addOrder } from '../../conclusion/orders.acts.ts'
import { ordersOf } from '../../conclusion/store.ts'
import type { Trx } from '../../kit/db/db.ts'
import { must, type Result } from '../../kit/result.ts'
import { verifyLedger } from '../../ledger/ledger.ts'
import { rightsOf } from '../../office/rights.ts'
import { listPeople } from '../../office/store.ts'
import { assignQuestion, receiveSubmission, restrictQuestion } from '../../petition/acts.ts'
import { heldOf } from '../../petition/privacy/held.store.ts'
import { readableBy, type Viewer, visibleTo } from '../../petition/scope.ts'
import { findQuestion, listQuestions } from '../../petition/store.ts'
import { draftAnswer } from '../answer.acts.ts'
import { answerPaper } from '../answer.paper.ts'
import { personalEvents } from '../calendar/view.ts'
import { guide, openCase } from '../case.acts.ts'
import { disposeQuestion } from '../disposition.acts.ts'
import { holdingsOf } from '../handover/holdings.ts'
import { letGoQuestion } from '../leaving.acts.ts'
import { assignmentPaper } from '../round.paper.ts'
import { questionFacts } from '../store.ts'
import { dissolveUnit, unitHolds } from '../succession/unit.acts.ts'
import { askOrdered, askUnits, contribute, takeOff } from './acts.ts'
import { standing } from './joint.ts'
import { jointsOf, waitingJoints } from './store.ts'
import { jointThings } from './things.ts'

const DAY = '2024-08-21'

eachDatabase('units that help the one that answers', (open) => {
  test('asked, handed in, asked anew, taken off, moved with a dissolved unit; the answer stays the lead’s', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const { commune } = world
    const act = <Value>(work: (trx: Trx) => Promise<Result<Value>>) => db.act(commune, work)
    const office = world.by('van-phong', DAY)
    const lead = world.by('kinh-te', DAY)
    const raise = async (content: string) =>
      must(
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
    const submission = await raise('Cầu tạm qua suối đã mục, học sinh qua lại nguy hiểm.')
    const question = submission.questions[0] as string
    const wish = { question, units: ['van-hoa'], request: 'Số học sinh qua cầu mỗi ngày?', due: '2024-08-26' }
    const ask = (more: Partial<typeof wish> = {}, by = office) =>
      act((trx) => askUnits(trx, by, { ...wish, ...more }))
    const refused = async (told: Promise<Result<unknown>>, field: string | undefined, words: RegExp) => {
      const answer = await told
      assert.ok(!answer.ok && answer.error.field === field, JSON.stringify(answer))
      assert.match(answer.error.message, words)
    }

    await refused(ask(), undefined, /chưa có đơn vị chủ trì/)
    must(await act((trx) => assignQuestion(trx, office, { question, unit: 'kinh-te' })))
    must(
      await act((trx) =>
        disposeQuestion(trx, world.by('chu-tich', DAY), { question, code: 'tra_loi_van_ban', answer: null }),
      ),
    )
    must(
      await act((trx) =>
        openCase(trx, office, { question, due: '2024-08-29', rule: null, explanation: null }),
      ),
    )
    await refused(ask({ units: [] }), 'units', /ít nhất một/)
    await refused(ask({ units: ['không có'] }), 'units', /không có đơn vị này/)
    await refused(ask({ units: ['kinh-te'] }), 'units', /đang chủ trì/)
    await refused(ask({ due: '2024-08-20' }), 'due', /trước hôm nay/)
    await refused(ask({ due: '2024-08-30' }), 'due', /29\/8\/2024/)
    await refused(ask({ question: 'không có' }), undefined, /Không tìm thấy/)
    assert.equal((await jointsOf(db.read, commune, [question])).length, 0, 'nothing half done')

    const viewer = (unit: string): Viewer => ({
      person: unit,
      unit,
      village: null,
      rights: rightsOf(['unit'], false),
    })
    const reads = async (unit: string) =>
      (await findQuestion(db.read, commune, question, readableBy(viewer(unit)))) !== undefined
    assert.deepEqual(
      [await reads('kinh-te'), await reads('van-hoa'), await reads('cong-an')],
      [true, false, false],
    )
    must(await ask({ units: ['van-hoa', 'cong-an'] }, lead))
    must(await ask({ units: ['van-hoa', 'cong-an'] }, lead))
    const now = async () => {
      const facts = (await questionFacts(db.read, commune, question)).get(question)
      assert.ok(facts)
      return standing(await jointsOf(db.read, commune, [question]), facts)
    }
    assert.deepEqual((await now()).map((one) => one.unit).sort(), ['cong-an', 'van-hoa'], 'twice is once')

    // They read this case and no other, and no list, search or act of the lead's opens to them.
    const other = (await raise('Trạm y tế thiếu thuốc.')).questions[0] as string
    must(await act((trx) => assignQuestion(trx, office, { question: other, unit: 'kinh-te' })))
    assert.equal(await reads('van-hoa'), true)
    assert.equal(await findQuestion(db.read, commune, other, readableBy(viewer('van-hoa'))), undefined)
    assert.equal(await findQuestion(db.read, commune, question, visibleTo(viewer('van-hoa'))), undefined)
    assert.equal((await listQuestions(db.read, commune, {}, visibleTo(viewer('van-hoa')))).total, 0)
    const held = await heldOf(db.read, commune, submission.id)
    assert.deepEqual(held?.[0]?.units, ['cong-an', 'kinh-te', 'van-hoa'], 'the person is told who reads it')

    const things = await jointThings(db.read, commune, office.today, standardCalendar())
    assert.deepEqual(
      things.map((thing) => `${thing.due} ${JSON.stringify(thing.owners)}`).sort(),
      ['cong-an', 'van-hoa'].map((unit) => `2024-08-26 ${JSON.stringify([{ unit }])}`),
    )
    const culture = (await now()).find((one) => one.unit === 'van-hoa')
    const police = (await now()).find((one) => one.unit === 'cong-an')
    assert.ok(culture && police)
    const person = (await listPeople(db.read, commune)).find((one) => one.id === 'van-hoa')
    assert.ok(person)
    const holds = await holdingsOf(db.read, commune, person, office.today)
    assert.ok(holds.some((one) => one.what === 'Đề nghị phối hợp chưa gửi ý kiến' && one.items.length === 1))

    const dates = async () =>
      (
        await personalEvents(
          db.read,
          { commune, person, rights: rightsOf(['unit'], false) },
          office.today,
          (path) => path,
        )
      )
        .filter((event) => event.uid.startsWith('phoi-hop-'))
        .map((event) => [JSON.stringify(event.when), event.summary])
    const asked = ['{"from":"2024-08-26"}', `Hạn gửi ý kiến phối hợp: ý kiến mã ${submission.code}`]
    assert.deepEqual(await dates(), [asked])
    const letter = must(await assignmentPaper(db.read, commune, world.conference, '', office.today))
    assert.ok(
      JSON.stringify(letter.body).includes(
        'Phòng Kinh tế chủ trì\\nPhối hợp: Công an xã, Phòng Văn hóa - Xã hội',
      ),
      'the letter names the lead and who helps',
    )
    assert.ok(letter.addressees?.includes('Công an xã'), 'and goes to them')

    const give = (cooperation: string, file?: { name: string; bytes: Uint8Array }) =>
      act((trx) =>
        contribute(trx, world.by('van-hoa', DAY), {
          question,
          cooperation,
          text: '42 học sinh qua cầu mỗi ngày.',
          file,
        }),
      )
    await refused(give('không có'), undefined, /tải lại trang/)
    await refused(give(culture.id, { name: 'x.exe', bytes: new TextEncoder().encode('MZ') }), 'file', /./)
    assert.equal((await now()).find((one) => one.unit === 'van-hoa')?.given.length, 0)
    must(await give(culture.id, { name: 'anh.png', bytes: PNG }))
    assert.deepEqual(
      (await waitingJoints(db.read, commune)).map(({ joint }) => joint.unit),
      ['cong-an'],
    )
    // Asked anew: the earlier time is told and no longer counts.
    must(await ask({ request: 'Có điểm trường nào bên kia suối?' }))
    await refused(give(culture.id), undefined, /thay bằng đề nghị mới/)
    assert.equal((await jointsOf(db.read, commune, [question])).length, 3)
    assert.equal((await waitingJoints(db.read, commune, 'van-hoa')).length, 1)

    // The lead moves to a unit that helps: it answers now; the others go on.
    must(
      await act((trx) => assignQuestion(trx, office, { question, unit: 'cong-an', reason: 'Đúng lĩnh vực' })),
    )
    assert.deepEqual(
      (await now()).map((one) => one.unit),
      ['van-hoa'],
    )
    must(await act((trx) => assignQuestion(trx, office, { question, unit: 'kinh-te', reason: 'Trả lại' })))
    assert.deepEqual((await now()).map((one) => one.unit).sort(), ['cong-an', 'van-hoa'])

    const off = { question, cooperation: police.id, reason: 'Không liên quan an ninh' }
    must(await act((trx) => takeOff(trx, lead, off)))
    await refused(
      act((trx) => takeOff(trx, lead, off)),
      undefined,
      /tải lại trang/,
    )
    assert.equal(await reads('cong-an'), false)

    // A dissolved unit's part goes to who takes over, with its date.
    assert.equal((await unitHolds(db.read, commune, 'van-hoa')).joints.length, 1)
    const gone = { unit: 'van-hoa', successor: null, onDate: DAY, reason: 'QĐ 45' }
    await refused(
      act((trx) => dissolveUnit(trx, office, gone)),
      'successor',
      /1 việc phối hợp/,
    )
    must(await act((trx) => dissolveUnit(trx, office, { ...gone, successor: 'cong-an' })))
    assert.deepEqual(
      (await now()).map((one) => [one.unit, one.due, one.request]),
      [['cong-an', '2024-08-26', 'Có điểm trường nào bên kia suối?']],
    )
    assert.deepEqual([await reads('van-hoa'), await reads('cong-an')], [false, true])

    // The conclusion's orders name units too; who is asked already stays asked as it is.
    const order = {
      viewpoint: 'Thay ván cầu.',
      unit: 'kinh-te',
      due: '29/8/2024',
      policy_action: null,
      questions: [question],
    }
    await refused(
      act((trx) => addOrder(trx, office, world.conference, { ...order, helpers: ['kinh-te'] })),
      'helper',
      /đồng thời/,
    )
    must(
      await act((trx) => addOrder(trx, office, world.conference, { ...order, helpers: ['vp', 'cong-an'] })),
    )
    const [stored] = await ordersOf(db.read, commune, world.conference)
    assert.deepEqual(
      stored?.helpers.map((unit) => unit.id),
      ['cong-an', 'vp'],
    )
    await act(async (trx) => {
      await askOrdered(trx, office, question, [
        { unit: 'kinh-te', request: 'a', due: null },
        { unit: 'cong-an', request: 'b', due: null },
        { unit: 'vp', request: 'c', due: '2024-08-29' },
      ])
      return { ok: true, value: undefined }
    })
    assert.deepEqual(
      (await now()).map((one) => [one.unit, one.request.length > 1]),
      [
        ['cong-an', true],
        ['vp', false],
      ],
    )

    // The answer's paper goes to those who helped; what ended is not waited for.
    const draft = must(
      await act((trx) =>
        draftAnswer(trx, lead, { parts: [{ question, text: 'Thay ván trước 15/9.' }], legalBasis: null }),
      ),
    )
    const paper = must(await answerPaper(db.read, commune, draft.id, office.today))
    assert.deepEqual(paper.recipients?.slice(-4, -1), [
      'Phòng Kinh tế',
      'Công an xã',
      'Văn phòng HĐND và UBND',
    ])
    // A denunciation leaves with everything that was written about it.
    must(await act((trx) => restrictQuestion(trx, office, { question }, [letGoQuestion, orderLetsGo])))
    for (const table of ['cooperation', 'cooperation_end', 'contribution'] as const)
      assert.equal((await db.read.selectFrom(table).selectAll().execute()).length, 0, table)
    const entries = await db.read
      .selectFrom('ledger')
      .select(['act', 'data'])
      .where('act', 'like', 'case.joint%')
      .orderBy('seq')
      .execute()
    assert.deepEqual(
      entries.map((entry) => entry.act.slice(11)),
      ['asked', 'asked', 'given', 'asked', 'ended', 'ended', 'asked', 'asked'],
    )
    assert.ok(!entries.some((entry) => /học sinh|Hoa|an ninh/.test(entry.data)), 'no words in the ledger')
    assert.deepEqual((await verifyLedger(db.read, [])).faults, [])

    // Nothing is asked once the person has an answer.
    must(
      await act((trx) =>
        guide(trx, office, { question: other, body: 'Bệnh viện', text: 'Liên hệ khoa dược.' }),
      ),
    )
    await refused(ask({ question: other, units: ['vp'] }), undefined, /đã có kết quả/)
    await drop()
  })
})
