// The superior's seat: aggregates equal to the communes' own figures, letters that come, are taken on, answered or sent back,
// and no name of a citizen on any of its pages.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { eachDatabase } from '../../../test/databases.ts'
import { startServer, type TestServer } from '../../../test/server.ts'
import { makeWorld, openSessions, type World } from '../../../test/world.ts'
import { standardCalendar } from '../../calendar/library.ts'
import { openCase, recordSatisfaction } from '../../followup/case.acts.ts'
import { disposeQuestion } from '../../followup/disposition.acts.ts'
import { draftLetter, sendLetter } from '../../followup/escalation.acts.ts'
import { plannedReminders } from '../../followup/reminder/run.ts'
import { nextOf } from '../../followup/state.ts'
import { questionFacts } from '../../followup/store.ts'
import { seatThings } from '../../followup/superior/things.ts'
import { must } from '../../kit/result.ts'
import { createCommune, savePerson } from '../../office/acts.ts'
import { setSuperior } from '../../office/superior.ts'
import { assignQuestion, classifyQuestion, receiveSubmission } from '../../petition/acts.ts'
import { currentFigures } from '../store.ts'
import { isFew, medianOf, middleOf, PROVINCE_KEYS, perThousand } from './figures.ts'
import { provinceFigures, provinceHeard } from './store.ts'

const DAY = '2024-08-26'
const SEAT = 'tinh-thu'
/** Nobody of the seat may read these; the last two stand in what the person and the office wrote. */
const SECRETS = ['Phạm Thị Kín Tiếng', '0987123456', 'Số 9 ngõ Bí Mật', 'KÍN TIẾNG']

eachDatabase("the superior's seat", (_open, kind) => {
  let server: TestServer
  let world: World
  let letter = ''
  let question = ''
  before(async () => {
    server = await startServer(kind, DAY, async ({ db }) => {
      world = await makeWorld(db)
      const seat = { ...world.by('he_thong', DAY), commune: SEAT }
      const none = { email: null, phone: null }
      await db.act(SEAT, async (trx) => {
        must(
          await createCommune(trx, seat, {
            id: SEAT,
            name: 'Thử Nghiệm',
            kind: 'tỉnh',
            province: null,
            population: 0,
            voters: 0,
            website: null,
            ...none,
          }),
        )
        must(
          await savePerson(trx, seat, {
            id: 'chuyen-vien',
            name: 'Lê Văn Tỉnh',
            title: 'Chuyên viên tỉnh',
            unit: null,
            village: null,
            email: 'chuyen-vien@tinh.example',
            phone: null,
            roles: ['superior'],
          }),
        )
      })
      for (const commune of [world.commune, world.other]) await tell(db, commune)
      for (const [commune, person] of [
        [SEAT, 'chuyen-vien'],
        ['xa-a', 'cap-tren'],
        ['xa-a', 'van-phong'],
        ['xa-a', 'quan-tri'],
      ] as const)
        await openSessions(db, commune, [person])
    })
  })
  after(() => server.stop())

  /** Twelve matters of every kind of end in a commune, one of them sent to the superior. */
  async function tell(db: TestServer['db'], commune: string): Promise<void> {
    const by = (person: string, day = DAY) => ({ ...world.by(person, day), commune })
    await db.act(commune, async (trx) => {
      must(await setSuperior(trx, by('quan-tri'), SEAT))
      for (let at = 0; at < 12; at++) {
        const got = must(
          await receiveSubmission(trx, by('van-phong', '2024-08-10'), {
            conference: `hn-${commune}`,
            channel: 'thon',
            level: 'commune',
            village: at % 3 === 0 ? 'thon-1' : null,
            name: SECRETS[0] as string,
            phone: SECRETS[1] as string,
            address: SECRETS[2] as string,
            content: `Tôi là ${SECRETS[0]}, đề nghị mở đường số ${at}, gọi ${SECRETS[1]}.`,
            consentPublish: false,
          }),
        )
        const id = got.questions[0] as string
        must(
          await classifyQuestion(trx, by('van-phong'), {
            question: id,
            kind: at % 2 === 0 ? 'kien_nghi' : 'hoi',
            competence: 'commune',
            fields: at % 4 === 0 ? ['giao_thong', 'dat_dai'] : ['giao_thong'],
          }),
        )
        must(await assignQuestion(trx, by('van-phong'), { question: id, unit: 'kinh-te' }))
        const code = (['tra_loi_tai_cho', 'tra_loi_van_ban', 'tu_choi', 'vuot_tham_quyen'] as const)[at % 4]
        must(
          await disposeQuestion(trx, by('chu-tich', '2024-08-20'), {
            question: id,
            code: code as string,
            answer: 'Xã đã nghiệm thu ngày 12/8/2024, kinh phí 120 triệu đồng.',
            ground: 'gay_roi',
          }),
        )
        if (code === 'tra_loi_van_ban')
          must(
            await openCase(trx, by('van-phong'), {
              question: id,
              due: at === 1 ? '2024-08-22' : '2024-09-02',
              rule: null,
              explanation: null,
            }),
          )
        if (code === 'tra_loi_tai_cho')
          must(
            await recordSatisfaction(trx, by('van-phong'), {
              question: id,
              satisfied: at === 0,
              reason: 'Chưa rõ.',
            }),
          )
        if (at === 3) {
          const draft = must(
            await draftLetter(trx, by('van-phong'), {
              questions: [id],
              body: 'UBND tỉnh',
              request: `Đề nghị tỉnh xem xét việc của bà ${SECRETS[0]?.toUpperCase()}.`,
              replyBy: null,
            }),
          )
          must(
            await sendLetter(trx, by('van-phong'), {
              escalation: draft.id,
              issuedOn: '2024-08-23',
              number: null,
            }),
          )
          if (commune === world.commune) [letter, question] = [draft.id, id]
        }
      }
    })
  }

  const get = (url: string, as = `${SEAT}/chuyen-vien`) =>
    server.app.inject({ url: `/xa/${url}`, cookies: { doithoai: as } })
  const post = (
    url: string,
    fields: Record<string, string>,
    as = `${SEAT}/chuyen-vien`,
    key = crypto.randomUUID(),
  ) =>
    server.app.inject({
      method: 'POST',
      url: `/xa/${url}`,
      cookies: { doithoai: as },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ _csrf: 'csrf', _key: key, ...fields }).toString(),
    })

  test("its figures are the communes' own, by one query", async () => {
    const narrowed = { year: undefined, field: undefined, kind: undefined }
    const rows = await provinceFigures(server.db.read, SEAT, 'commune', narrowed, DAY)
    assert.deepEqual(rows.map((row) => row.key).sort(), [world.commune, world.other].sort())
    for (const row of rows) {
      const own = await currentFigures(
        server.db.read,
        row.commune,
        `hn-${row.commune}`,
        Temporal.PlainDate.from(DAY),
      )
      assert.equal(row.received, own.received)
      for (const key of PROVINCE_KEYS) assert.deepEqual(row.rates[key], own.rates[key], `${row.key} ${key}`)
      assert.deepEqual(row.rates.late, { part: 1, whole: 3 })
      assert.deepEqual(row.rates.satisfied, { part: 1, whole: 3 })
    }
    const [field] = await provinceFigures(
      server.db.read,
      SEAT,
      'commune',
      { ...narrowed, field: 'dat_dai' },
      DAY,
    )
    assert.equal(field?.received, 3)
    const kinds = await provinceFigures(server.db.read, SEAT, 'kind', narrowed, DAY)
    assert.deepEqual(
      new Map(kinds.map((row) => [row.key, row.received])),
      new Map([
        ['kien_nghi', 12],
        ['hoi', 12],
      ]),
    )
    assert.deepEqual(
      await provinceFigures(server.db.read, SEAT, 'kind', { ...narrowed, year: 2019 }, DAY),
      [],
    )
    const heard = await provinceHeard(server.db.read, SEAT, 2024)
    assert.deepEqual(heard.get(world.commune), { villages: 2, heard: 1, conferences: 1, waiting: 1 })
    assert.deepEqual(await provinceFigures(server.db.read, 'xa-a', 'commune', narrowed, DAY), [])
  })

  test('a fair comparison: middles leave few out, numbers of few are marked', () => {
    assert.equal(medianOf([]), null)
    assert.equal(medianOf([3, 1, 2]), 2)
    assert.equal(medianOf([4, 1]), 2.5)
    assert.equal(perThousand(12, 4000), 3)
    assert.equal(perThousand(12, 0), null)
    assert.ok(isFew({ part: 1, whole: 9 }) && !isFew({ part: 1, whole: 10 }))
    const of = (part: number, whole: number) => ({
      commune: 'x',
      received: whole,
      rates: Object.fromEntries(PROVINCE_KEYS.map((key) => [key, { part, whole }])) as never,
    })
    assert.deepEqual(middleOf([of(1, 2), of(2, 20), of(5, 20)], 'late'), { share: 0.175, of: 2 })
  })

  test('no page of the seat names a person of a commune', async () => {
    const seen = new Set<string>()
    const queue = [`/xa/${SEAT}/cap-tren`, `/xa/${SEAT}/cap-tren/de-nghi`, `/xa/${SEAT}/viec`]
    while (queue.length > 0) {
      const url = queue.pop() as string
      if (seen.has(url)) continue
      seen.add(url)
      const { statusCode, body, headers } = await get(url.slice('/xa/'.length))
      assert.equal(statusCode, 200, url)
      for (const secret of SECRETS) assert.ok(!body.includes(secret), `${url} shows ${secret}`)
      if (!String(headers['content-type']).startsWith('text/html')) continue
      for (const [, href = ''] of body.matchAll(/href="([^"#]*)/g)) {
        const next = href.replaceAll('&amp;', '&')
        if (next.startsWith(`/xa/${SEAT}/`)) queue.push(next)
        assert.ok(!/^\/xa\/xa-/.test(next), `${url} leads into a commune: ${next}`)
      }
    }
    assert.ok(
      [...seen].some((url) => url.endsWith(`/de-nghi/${letter}`)),
      'the letter was not reached',
    )
    const under = `/xa/${SEAT}/cap-tren/xa/xa-a`
    assert.ok([...seen].some((url) => url.startsWith(under)) && seen.size > 8, `${seen.size} pages`)
    const page = await get(`${SEAT}/cap-tren/de-nghi/${letter}`)
    assert.match(page.body, /đề nghị mở đường số 3/)
    assert.match(page.body, /P\.T\.K\.T/)
    assert.ok(!page.body.includes('mã '), 'a receipt code opens the citizen’s page')
  })

  test('others find nothing: a commune’s own people, the seat in a commune', async () => {
    assert.equal((await get(`${SEAT}/cap-tren`, 'xa-a/van-phong')).statusCode, 404)
    assert.equal((await get('xa-a/cap-tren', 'xa-a/van-phong')).statusCode, 404)
    assert.match((await get('xa-a/cap-tren', 'xa-a/cap-tren')).body, /Chưa có xã nào nối/)
    assert.equal((await get(`xa-a/cap-tren/de-nghi/${letter}`, 'xa-a/cap-tren')).statusCode, 404)
    assert.equal((await get(`xa-a/giai-quyet/${question}`)).statusCode, 404)
    assert.equal((await get(`${SEAT}/cap-tren/xa/khong-co`)).statusCode, 404)
    assert.equal((await get(`${SEAT}/cap-tren?dang=pdf`)).statusCode, 404)
  })

  test('taken on with its own date, reminded of, answered once; the commune’s case goes on', async () => {
    const here = `${SEAT}/cap-tren/de-nghi/${letter}`
    for (const due of ['', '99/99/2024', '26/8/2024', '1/1/2031']) {
      const refused = await post(`${here}/tiep-nhan`, { due })
      assert.equal(refused.statusCode, 422, due)
      assert.match(refused.body, /error-summary|lỗi|Hãy nhập|phải sau|quá một năm/)
    }
    const key = crypto.randomUUID()
    const fields = { due: '10/9/2024', note: 'Giao Sở Xây dựng' }
    assert.equal((await post(`${here}/tiep-nhan`, fields, undefined, key)).statusCode, 303)
    assert.equal(
      (await post(`${here}/tiep-nhan`, fields, undefined, key)).statusCode,
      303,
      'the same form twice',
    )
    assert.equal((await post(`${here}/tiep-nhan`, fields)).statusCode, 409)
    assert.match((await get(`xa-a/de-nghi/${letter}`, 'xa-a/van-phong')).body, /Hẹn trả lời 10\/9\/2024/)
    const later = Temporal.PlainDate.from('2024-09-09')
    const things = await seatThings(server.db.read, SEAT, later, standardCalendar())
    assert.ok(things.some((thing) => thing.due === '2024-09-10'))
    const parts = { sources: [seatThings], channels: ['email' as const], publicUrl: undefined }
    const { told } = await plannedReminders(server.db.read, SEAT, later, parts)
    assert.deepEqual(
      told.map((one) => one.recipient.address),
      ['chuyen-vien@tinh.example'],
    )

    const empty = await post(`${here}/tra-loi`, { text: '', onDate: '26/8/2024' })
    assert.equal(empty.statusCode, 422)
    const text = 'Tỉnh bố trí 2 tỷ đồng năm 2025 mở đường.'
    assert.equal(
      (await post(`${here}/tra-loi`, { text, onDate: '26/8/2024', reference: '' })).statusCode,
      303,
    )
    assert.equal(
      (await post(`${here}/tra-loi`, { text, onDate: '26/8/2024', reference: '' })).statusCode,
      409,
    )
    const facts = (await questionFacts(server.db.read, 'xa-a', question)).get(question)
    assert.equal(facts && nextOf(facts), 'reply_after_superior')
    assert.match((await get(`xa-a/giai-quyet/${question}`, 'xa-a/van-phong')).body, /bố trí 2 tỷ đồng/)
    const entry = await server.db.read
      .selectFrom('ledger')
      .select(['actor', 'commune_id'])
      .where('act', '=', 'case.superior_answered')
      .executeTakeFirstOrThrow()
    assert.deepEqual({ ...entry }, { actor: `${SEAT}/chuyen-vien`, commune_id: 'xa-a' })
  })

  test('sent back: the commune owes the letter again and can write another', async () => {
    const row = await server.db.read
      .selectFrom('escalation_grant')
      .selectAll()
      .where('commune_id', '=', world.other)
      .executeTakeFirstOrThrow()
    const here = `${SEAT}/cap-tren/de-nghi/${row.escalation_id}`
    assert.equal((await post(`${here}/chuyen-tra`, { reason: ' ' })).statusCode, 422)
    const reason = 'Thuộc thẩm quyền của Sở Giao thông, xã gửi lại.'
    assert.equal((await post(`${here}/chuyen-tra`, { reason })).statusCode, 303)
    assert.equal(
      (await post(`${here}/tra-loi`, { text: 'Trả lời muộn', onDate: '26/8/2024' })).statusCode,
      409,
    )
    const { question_id: id } = await server.db.read
      .selectFrom('escalation_question')
      .selectAll()
      .where('commune_id', '=', world.other)
      .executeTakeFirstOrThrow()
    const facts = (await questionFacts(server.db.read, world.other, id)).get(id)
    assert.equal(facts && nextOf(facts), 'letter')
    const again = await server.db.act(world.other, (trx) =>
      draftLetter(trx, world.byOther('van-phong'), {
        questions: [id],
        body: 'Sở Giao thông',
        request: 'Đề nghị xem xét.',
        replyBy: null,
      }),
    )
    assert.ok(again.ok)
  })

  test('the administrator joins a commune to a seat and to nothing else', async () => {
    const as = 'xa-a/quan-tri'
    assert.match((await get('xa-a/quan-tri', as)).body, /UBND tỉnh Thử Nghiệm/)
    assert.equal((await post('xa-a/quan-tri/cap-tren', { superior: 'xa-b' }, as)).statusCode, 422)
    assert.equal((await post('xa-a/quan-tri/cap-tren', { superior: '' }, as)).statusCode, 303)
    const narrowed = { year: undefined, field: undefined, kind: undefined }
    const rows = await provinceFigures(server.db.read, SEAT, 'commune', narrowed, DAY)
    assert.deepEqual(
      rows.map((row) => row.key),
      [world.other],
    )
    assert.equal((await get(`${SEAT}/cap-tren/xa/xa-a`)).statusCode, 404)
  })
})
