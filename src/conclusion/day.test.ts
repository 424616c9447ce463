// A whole day: opened, twelve speeches, closed; minutes hold every one; issuing is blocked, then allowed, by the chair.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachDatabase } from '../../test/databases.ts'
import { makeWorld, type World } from '../../test/world.ts'
import { restartClock } from '../conference/schedule.acts.ts'
import { promise } from '../followup/case.acts.ts'
import { disposeQuestion } from '../followup/disposition.acts.ts'
import { attend, voidAttendance } from '../hall/attendance.acts.ts'
import { earlierMatters, mattersOf } from '../hall/matters.store.ts'
import { recordMoment } from '../hall/moments.acts.ts'
import { decideMany, recordSpeech, redecide } from '../hall/record.acts.ts'
import { endSpeech, moveSpeech, queueSpeech, refuseSpeech, startSpeech } from '../hall/speech.acts.ts'
import { attendanceOf, findDay, findSpeech, speechesOf } from '../hall/store.ts'
import type { Db, Trx } from '../kit/db/db.ts'
import { must, type Result } from '../kit/result.ts'
import { history, verifyLedger } from '../ledger/ledger.ts'
import type { Block, PaperModel } from '../paper/model.ts'
import { findPaper, frozenModel } from '../paper/store.ts'
import { addPastMatter, receiveSubmission } from '../petition/acts.ts'
import { duesOf } from '../regulation/dues.ts'
import { issueConclusion } from './issue.acts.ts'
import { buildMinutes } from './minutes.paper.ts'
import { findMinutes } from './minutes.store.ts'
import { isStale } from './minutes.ts'
import { addOrder, editOrder, recordPolicyDocument, removeOrder } from './orders.acts.ts'
import { minutesDigest, signMinutes } from './signatures.acts.ts'
import { findConclusion, ordersOf } from './store.ts'

const DAY = '2024-08-20'
const NONE = { code: null, answer: null, ground: null, answered_by: null, unit: null }
const ANSWERED = { ...NONE, code: 'tra_loi_tai_cho', answer: 'Đã giải thích rõ.' }

interface Story {
  readonly db: Db
  readonly world: World
  act<T>(work: (trx: Trx) => Promise<Result<T>>): Promise<T>
  refused<T>(work: (trx: Trx) => Promise<Result<T>>): Promise<string>
}

async function begin(db: Db): Promise<Story> {
  const world = await makeWorld(db)
  const story: Story = {
    db,
    world,
    act: async (work) => must(await db.act(world.commune, work)),
    refused: async (work) => {
      const result = await db.act(world.commune, work)
      assert.equal(result.ok, false)
      return result.ok ? '' : [result.error.message, ...(result.error.details ?? [])].join('\n')
    },
  }
  await story.act(async (trx) => {
    for (const [seq, person, name, village] of [
      [1, 'thu-ky', 'Trần Văn Thư', null],
      [2, null, 'Điểu Thị Dân', 'thon-1'],
    ] as const)
      await trx
        .insertInto('conference_secretary')
        .values({
          commune_id: world.commune,
          conference_id: world.conference,
          seq,
          person_id: person,
          name,
          title: person ? 'Công chức Văn phòng' : 'Đại diện Nhân dân',
          village_id: village,
        })
        .execute()
    for (const [seq, text] of ['Ổn định tổ chức', 'Nhân dân phát biểu', 'Chủ trì kết luận'].entries())
      await trx
        .insertInto('conference_agenda')
        .values({
          commune_id: world.commune,
          conference_id: world.conference,
          seq: seq + 1,
          text,
          who: null,
          minutes: null,
        })
        .execute()
    return restartClock(trx, world.by('van-phong'), world.conference, 'thử')
  })
  return story
}

const moment = (
  story: Story,
  kind: Parameters<typeof recordMoment>[2]['kind'],
  agenda: number | null = null,
) =>
  story.act((trx) =>
    recordMoment(trx, story.world.by('thu-ky', DAY), {
      conference: story.world.conference,
      session: 1,
      kind,
      agenda,
    }),
  )

const queue = (story: Story, name: string, village: string | null) =>
  story.act((trx) =>
    queueSpeech(trx, story.world.by('thu-ky', DAY), {
      conference: story.world.conference,
      session: 1,
      who: { name, village, address: `Tổ ${name.length}` },
    }),
  )

const speak = async (
  story: Story,
  speech: string,
  questions: Parameters<typeof recordSpeech>[2]['questions'],
) => {
  const by = story.world.by('thu-ky', DAY)
  await story.act((trx) => startSpeech(trx, by, { speech }))
  return story.act((trx) =>
    recordSpeech(trx, by, { speech, version: 1, content: null, questions, end: true }),
  )
}

function words(model: PaperModel): string {
  return JSON.stringify(model)
}

function tableRows(blocks: readonly Block[]): number {
  return blocks.reduce(
    (sum, block) => sum + (block.type === 'table' && block.columns.length === 4 ? block.rows.length : 0),
    0,
  )
}

eachDatabase('the day and what is made of it', (open) => {
  test('twelve speeches, minutes with every one, issuing blocked and then allowed', async () => {
    const { db, drop } = await open()
    const story = await begin(db)
    const { world } = story
    const by = world.by('thu-ky', DAY)
    await story.act((trx) =>
      receiveSubmission(trx, world.by('van-phong'), {
        conference: world.conference,
        channel: 'thon',
        level: 'commune',
        village: 'thon-2',
        name: 'Hồ Văn Trước',
        phone: '0912345678',
        address: 'Tổ 9',
        content: 'Kênh mương bồi lấp, gọi Hồ Văn Trước 0912345678.',
        consentPublish: false,
      }),
    )
    assert.match(
      await story.refused((trx) =>
        recordMoment(trx, by, { conference: world.conference, session: 1, kind: 'be_mac' }),
      ),
      /Khai mạc trước/,
    )
    const first = await queue(story, 'Người Số 0', 'thon-1')
    assert.match(await story.refused((trx) => startSpeech(trx, by, { speech: first.id })), /chưa khai mạc/)
    await moment(story, 'khai_mac')
    await moment(story, 'buoc', 2)
    await story.act((trx) =>
      attend(trx, by, {
        conference: world.conference,
        session: 1,
        who: { type: 'count', village: 'thon-1', people: 120 },
      }),
    )
    for (let at = 0; at < 12; at++) {
      const speech = at === 0 ? first : await queue(story, `Người Số ${at}`, at % 2 ? 'thon-2' : 'thon-1')
      await speak(story, speech.id, [
        { ...(at < 10 ? ANSWERED : NONE), text: `Kiến nghị thứ ${at} về đường liên thôn` },
        ...(at === 10 ? [{ ...NONE, code: 'giao_don_vi', unit: 'kinh-te', text: 'Cầu treo xuống cấp' }] : []),
        ...(at === 11 ? [{ ...NONE, code: 'vuot_tham_quyen', text: 'Quốc lộ hư hỏng' }] : []),
      ])
    }
    await moment(story, 'be_mac')
    const met = (await duesOf(db.read, world.commune, world.conference)).filter((due) => due.duty === 'hold')
    assert.ok(met.length > 0)
    assert.ok(met.every((due) => due.met?.on_date === DAY))

    const full = must(
      await buildMinutes(db.read, world.commune, world.conference, 'day_du', Temporal.PlainDate.from(DAY)),
    )
    for (let at = 0; at < 12; at++) {
      assert.match(words(full), new RegExp(`Người Số ${at}, Tổ \\d+`))
      assert.match(words(full), new RegExp(`Kiến nghị thứ ${at} về`))
    }
    assert.equal(tableRows(full.body), 15)
    assert.match(words(full), /120\/4\.000 \(3,0 %\)/)
    assert.match(words(full), /03 bản/)
    assert.match(words(full), /Hồ Văn Trước, Tổ 9/)
    assert.match(words(full), /Điểu Thị Dân/)
    const wall = must(
      await buildMinutes(db.read, world.commune, world.conference, 'niem_yet', Temporal.PlainDate.from(DAY)),
    )
    assert.doesNotMatch(words(wall), /Người Số \d|Hồ Văn Trước|Tổ 9|0912345678|Điểu Thị Dân/)
    assert.match(words(wall), /H\.V\.T\., Mang Hin/)

    const chair = world.by('chu-tich', '2024-08-22')
    const office = world.by('van-phong', '2024-08-21')
    const issue = (trx: Trx) =>
      issueConclusion(trx, chair, { conference: world.conference, issuedOn: '2024-08-22', number: null })
    const blocked = await story.refused(issue)
    assert.match(blocked, /Còn 4 nội dung/)
    assert.match(blocked, /Kênh mương bồi lấp.*chưa ghi cách xử lý/)
    assert.match(blocked, /Cầu treo xuống cấp.*chưa có mục giao việc/)
    assert.equal(await findConclusion(db.read, world.commune, world.conference), undefined)

    const matters = await mattersOf(db.read, world.commune, world.conference)
    const idOf = (start: string) => matters.find((matter) => matter.text.startsWith(start))?.id ?? ''
    await story.act((trx) =>
      decideMany(trx, office, {
        conference: world.conference,
        questions: [idOf('Kênh'), idOf('Kiến nghị thứ 10'), idOf('Kiến nghị thứ 11')],
        decision: { ...NONE, code: 'thieu_thoi_gian' },
      }),
    )
    const order = {
      viewpoint: 'Khảo sát, sửa chữa trong năm.',
      unit: 'kinh-te',
      policy_action: null,
      questions: [idOf('Kênh'), idOf('Cầu treo'), idOf('Kiến nghị thứ 10'), idOf('Kiến nghị thứ 11')],
    }
    assert.match(
      await story.refused((trx) => addOrder(trx, office, world.conference, { ...order, due: '30/12/2024' })),
      /không muộn hơn 29\/8\/2024/,
    )
    const added = await story.act((trx) =>
      addOrder(trx, office, world.conference, { ...order, due: '28/8/2024' }),
    )
    const policy = await story.act((trx) =>
      addOrder(trx, office, world.conference, {
        viewpoint: 'Đề nghị tỉnh nâng mức hỗ trợ.',
        unit: 'vp',
        due: '31/12/2024',
        policy_action: 'Sửa đổi mức hỗ trợ cầu dân sinh',
        questions: [],
      }),
    )
    const edit = (version: number) => (trx: Trx) =>
      editOrder(trx, office, { ...order, due: null, order: added.id, version })
    await story.act(edit(1))
    assert.match(await story.refused(edit(1)), /người khác sửa/)
    const extra = await story.act((trx) =>
      addOrder(trx, office, world.conference, { ...order, due: null, questions: [idOf('Kênh')] }),
    )
    await story.act((trx) => removeOrder(trx, office, { order: extra.id, version: 1 }))
    const dated = idOf('Kiến nghị thứ 11')
    order.questions = order.questions.filter((question) => question !== dated)
    await story.act(edit(2))
    await story.act((trx) =>
      addOrder(trx, office, world.conference, { ...order, due: '27/8/2024', questions: [dated] }),
    )
    assert.equal((await ordersOf(db.read, world.commune, world.conference)).length, 3)

    for (const signing of [
      { part: 'thu_ky', seq: 1 },
      { part: 'thu_ky', seq: 2 },
      { part: 'chu_tri', seq: 1 },
    ] as const)
      await story.act((trx) => signMinutes(trx, office, world.conference, signing))

    const issued = await story.act(issue)
    assert.match(issued.symbol, /^01\/TB-UBND$/)
    const sealed = await findMinutes(db.read, world.commune, world.conference)
    assert.equal(sealed?.signatures.length, 3)
    for (const signature of sealed?.signatures ?? [])
      assert.ok(
        sealed && !isStale(signature, minutesDigest(sealed, office.today)),
        'units named by the conclusion change nothing of the signed minutes',
      )
    const row = await findConclusion(db.read, world.commune, world.conference)
    assert.equal(row?.paper_id, issued.paper)
    const paper = await findPaper(db.read, world.commune, issued.paper)
    const printed = paper ? words(frozenModel(paper)) : ''
    assert.match(printed, /Phòng Kinh tế/)
    assert.match(printed, /Chậm nhất thứ Năm, 29\/8\/2024/)
    assert.match(printed, /Quốc lộ hư hỏng/)
    assert.ok(printed.includes(row?.anchor ?? '?'))
    assert.doesNotMatch(printed, /Người Số \d|Hồ Văn Trước|0912345678/)
    const cases = await db.read
      .selectFrom('followup_case')
      .select(['question_id', 'due'])
      .where('commune_id', '=', world.commune)
      .where('question_id', 'in', [...order.questions, dated])
      .execute()
    assert.deepEqual(
      cases.map((one) => one.due).sort(),
      ['2024-08-27', '2024-08-29', '2024-08-29', '2024-08-29'],
      'the rule dates what the chair did not date by hand',
    )
    const owners = (await mattersOf(db.read, world.commune, world.conference)).filter((matter) =>
      order.questions.includes(matter.id),
    )
    assert.ok(owners.every((matter) => matter.unit === 'kinh-te'))
    const result = (await duesOf(db.read, world.commune, world.conference)).find(
      (due) => due.duty === 'result',
    )
    assert.equal(result?.met?.on_date, '2024-08-22')
    assert.match(await story.refused(issue), /đã ban hành/)
    assert.match(await story.refused(edit(3)), /đã ban hành/)
    await story.act((trx) =>
      recordPolicyDocument(trx, world.by('van-phong', '2024-12-20'), {
        order: policy.id,
        reference: '12/TTr-UBND',
        on_date: '2024-12-19',
      }),
    )
    const entries = await history(db.read, world.commune, world.conference)
    assert.ok(entries.some((entry) => entry.act === 'conclusion.issued'))
    for (const entry of entries) assert.doesNotMatch(entry.data, /Người Số|Trước|Kiến nghị/)
    assert.deepEqual((await verifyLedger(db.read, [])).faults, [])
    await drop()
  })

  test('the same delegate or key counts once, a namesake is asked about, a mistake is taken back', async () => {
    const { db, drop } = await open()
    const story = await begin(db)
    const { world } = story
    const by = world.by('thu-ky', DAY)
    await story.act(async (trx) => {
      await trx
        .insertInto('conference_delegate')
        .values({
          commune_id: world.commune,
          id: 'db-1',
          conference_id: world.conference,
          village_id: 'thon-1',
          name: 'Lê Thị Hoa',
          title: null,
          part: 'thon',
          by_person: 'van-phong',
          at: by.now.toString(),
        })
        .execute()
      return { ok: true, value: undefined }
    })
    const come = (who: Parameters<typeof attend>[2]['who'], key?: string) => (trx: Trx) =>
      attend(trx, by, { conference: world.conference, session: 1, who, ...(key ? { key } : {}) })
    assert.equal((await story.act(come({ type: 'delegate', delegate: 'db-1' }))).already, false)
    assert.equal((await story.act(come({ type: 'delegate', delegate: 'db-1' }))).already, true)
    const walkIn = { type: 'walk_in', name: 'lê thị hoa', village: 'thon-1', namesake: false } as const
    assert.match(await story.refused(come(walkIn)), /đã điểm danh/)
    await story.act(come({ ...walkIn, namesake: true }, 'key-of-one-device'))
    assert.equal((await story.act(come({ ...walkIn, namesake: true }, 'key-of-one-device'))).already, true)
    assert.equal((await attendanceOf(db.read, world.commune, world.conference)).length, 2)
    // Written as unlisted at one desk, read by the invitation at another; or invited and typed anew.
    await story.act(async (trx) => {
      for (const [id, name] of [
        ['db-2', 'Rơ Châm Hai'],
        ['db-3', 'Rơ Châm Ba'],
      ] as const)
        await trx
          .insertInto('conference_delegate')
          .values({
            commune_id: world.commune,
            id,
            conference_id: world.conference,
            village_id: 'thon-1',
            name,
            title: null,
            part: 'thon',
            by_person: 'van-phong',
            at: by.now.toString(),
          })
          .execute()
      return { ok: true, value: undefined }
    })
    const typed = { ...walkIn, name: 'Rơ Châm Hai' }
    assert.match(await story.refused(come(typed)), /trong danh sách chưa đến/)
    const other = await story.act(come({ ...typed, namesake: true }))
    assert.match(await story.refused(come({ type: 'delegate', delegate: 'db-2' })), /không ghi thêm/)
    await story.act((trx) => voidAttendance(trx, by, { conference: world.conference, attendance: other.id }))
    const mistake = { conference: world.conference, attendance: 'key-of-one-device' }
    await story.act((trx) => voidAttendance(trx, by, mistake))
    assert.match(await story.refused((trx) => voidAttendance(trx, by, mistake)), /không còn/)
    assert.equal((await attendanceOf(db.read, world.commune, world.conference)).length, 1)
    assert.equal(
      (await db.read.selectFrom('attendance').selectAll().execute()).length,
      3,
      'nothing is deleted',
    )
    assert.match(
      await story.refused((trx) =>
        attend(trx, by, {
          conference: world.conference,
          session: 1,
          who: walkIn,
          at: by.now.add({ hours: 3 }),
        }),
      ),
      /tương lai/,
    )
    await drop()
  })

  test('the chair sees what the speaker and the village asked before, and what was promised', async () => {
    const { db, drop } = await open()
    const story = await begin(db)
    const { world } = story
    const by = world.by('van-phong', '2024-08-06')
    await story.act(async (trx) => {
      const earlier = await trx
        .selectFrom('conference')
        .selectAll()
        .where('commune_id', '=', world.commune)
        .executeTakeFirstOrThrow()
      await trx
        .insertInto('conference')
        .values({ ...earlier, id: 'nam-truoc', title: 'Hội nghị năm 2023', year: 2023 })
        .execute()
      for (const [name, content] of [
        ['Hồ Văn Khác', 'Loa hỏng'],
        ['Phạm Một', 'Đường thôn lầy'],
      ] as const) {
        const { questions } = must(
          await receiveSubmission(trx, by, {
            conference: 'nam-truoc',
            channel: 'truc_tiep',
            level: 'commune',
            village: 'thon-1',
            name,
            phone: null,
            address: null,
            content,
            consentPublish: false,
          }),
        )
        if (name !== 'Phạm Một') continue
        const question = questions[0] ?? ''
        must(
          await disposeQuestion(trx, by, { question, code: 'tra_loi_tai_cho', answer: 'Sẽ làm năm 2024.' }),
        )
        must(await promise(trx, by, { question, text: 'Đổ bê tông 500 m', due: '2024-12-31' }))
      }
      return addPastMatter(trx, by, {
        year: 2019,
        village: 'thon-1',
        text: 'Thiếu nước',
        answered: null,
        done: false,
      })
    })
    const found = await earlierMatters(db.read, world.commune, world.conference, {
      name: 'phạm một',
      village: 'thon-1',
    })
    assert.deepEqual(
      found.map((one) => [one.text, one.own, one.where]),
      [
        ['Đường thôn lầy', true, 'Hội nghị năm 2023'],
        ['Loa hỏng', false, 'Hội nghị năm 2023'],
        ['Thiếu nước', false, 'Năm 2019'],
      ],
    )
    assert.equal(found[0]?.answer, 'Sẽ làm năm 2024.')
    assert.deepEqual(found[0]?.promise, { text: 'Đổ bê tông 500 m', due: '2024-12-31', done: false })
    await drop()
  })

  test('order, refusal with a ground of the regulation, stale and later corrections of a speech', async () => {
    const { db, drop } = await open()
    const story = await begin(db)
    const { world } = story
    const by = world.by('thu-ky', DAY)
    await moment(story, 'khai_mac')
    const [a, b, c] = [
      await queue(story, 'Phạm Một', 'thon-1'),
      await queue(story, 'Phạm Hai', 'thon-1'),
      await queue(story, 'Phạm Ba', 'thon-2'),
    ]
    await story.act((trx) => moveSpeech(trx, by, { speech: c.id, move: 'dau' }))
    const order = async () =>
      (await speechesOf(db.read, world.commune, world.conference)).map((speech) => speech.name)
    assert.deepEqual(await order(), ['Phạm Ba', 'Phạm Một', 'Phạm Hai'])
    assert.match(
      await story.refused((trx) => refuseSpeech(trx, by, { speech: b.id, ground: 'khong_thich' })),
      /căn cứ từ chối theo quy chế/,
    )
    await story.act((trx) => refuseSpeech(trx, by, { speech: b.id, ground: 'gay_roi' }))
    assert.match(await story.refused((trx) => startSpeech(trx, by, { speech: b.id })), /bị từ chối/)
    const recorded = await speak(story, a.id, [{ ...ANSWERED, text: 'Đường hỏng' }])
    const again = { speech: a.id, content: null, questions: [{ ...NONE, text: 'Thêm một việc' }], end: false }
    assert.match(
      await story.refused((trx) => recordSpeech(trx, by, { ...again, version: 1 })),
      /người khác ghi/,
    )
    const more = await story.act((trx) => recordSpeech(trx, by, { ...again, version: 2 }))
    assert.equal(more.submission, recorded.submission)
    assert.equal(more.questions.length, 1)
    const question = recorded.questions[0] ?? ''
    await story.act((trx) =>
      redecide(trx, by, {
        speech: a.id,
        version: 3,
        question,
        text: 'Đường liên thôn hỏng',
        decision: { ...NONE, code: 'tra_loi_van_ban' },
      }),
    )
    const matters = await mattersOf(db.read, world.commune, world.conference)
    const one = matters.find((matter) => matter.id === question)
    assert.equal(one?.text, 'Đường liên thôn hỏng')
    assert.equal(one?.disposition?.code, 'tra_loi_van_ban')
    assert.equal((await findSpeech(db.read, world.commune, a.id))?.version, 4)
    assert.match(
      await story.refused((trx) =>
        decideMany(trx, by, {
          conference: world.conference,
          questions: [question],
          decision: { ...NONE, code: 'co_quan_khac', answer: 'x' },
        }),
      ),
      /Quy chế của hội nghị này không có/,
    )
    await story.act((trx) => endSpeech(trx, by, { speech: a.id }))
    const day = await findDay(db.read, world.commune, world.conference, DAY)
    assert.equal(day?.session, 1)
    assert.equal(await findDay(db.read, world.other, world.conference, DAY), undefined)
    await drop()
  })
})
