// Reports on both databases: figures against an independent count over a generated history, closing days, frozen figures,
// who may see what, hostile words, papers that state numerator and denominator.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { h } from 'preact'
import { eachDatabase } from '../../test/databases.ts'
import { makeWorld, openSessions, type World } from '../../test/world.ts'
import { restartClock } from '../conference/schedule.acts.ts'
import { approveAnswer, draftAnswer, issueAnswer, submitAnswer } from '../followup/answer.acts.ts'
import { recordSatisfaction } from '../followup/case.acts.ts'
import { disposeQuestion } from '../followup/disposition.acts.ts'
import { letGoQuestion } from '../followup/leaving.acts.ts'
import { settableClock } from '../kit/clock.ts'
import type { Db, Trx } from '../kit/db/db.ts'
import { buildServer } from '../kit/http/app.ts'
import { sha256 } from '../kit/id.ts'
import { must } from '../kit/result.ts'
import { workerPool } from '../kit/workers.ts'
import { plainUi } from '../office/guard.ts'
import { ProblemPage } from '../office/sign-in.pages.tsx'
import { findPaper, frozenModel } from '../paper/store.ts'
import {
  assignQuestion,
  classifyQuestion,
  linkQuestion,
  receiveSubmission,
  restrictQuestion,
  splitOffQuestion,
} from '../petition/acts.ts'
import type { Channel, Field } from '../regulation/codes.ts'
import { duesOf } from '../regulation/dues.ts'
import { makeFinding } from '../supervision/acts.ts'
import { supervisionRoutes } from '../supervision/routes.ts'
import { freezeReport, issueReport } from './acts.ts'
import { MEASURE_KEYS, mattersOf } from './figures.ts'
import { reportPapers } from './papers.ts'
import { reportRoutes } from './routes.ts'
import { currentFigures, findFrozen, frozenFigures, mattersAsOf } from './store.ts'

const HELD = '2024-08-20'
const REAL =
  'Đã nghiệm thu ngày 12/8/2024, kinh phí 120 triệu đồng từ chương trình mục tiêu, bàn giao cho thôn.'
const HOSTILE = '<script>alert(1)</script>'
const day = (iso: string) => Temporal.PlainDate.from(iso)

/** What the test itself made happen: the independent count is made of this, never of what the program stored. */
interface Told {
  readonly id: string
  readonly channel: Channel
  readonly village: string | null
  readonly field: Field | null
  readonly unit: string | null
  readonly split: boolean
  readonly duplicateOf: number | null
  readonly code: string | null
  answeredOn: string | null
  satisfied: boolean | null
}

interface Scene {
  readonly db: Db
  readonly world: World
  readonly told: readonly Told[]
  act<T>(work: (trx: Trx) => Promise<T>): Promise<T>
}

const CODES = [
  'tra_loi_tai_cho',
  'tra_loi_van_ban',
  'thieu_thoi_gian',
  'vuot_tham_quyen',
  'tu_choi',
  null,
] as const
const FIELDS = ['giao_thong', 'dat_dai', null] as const
const CHANNELS = ['thon', 'phieu'] as const
/** S5-REPLY of a conference on 20/8/2024: seven working days. */
const REPLY_DUE = '2024-08-29'
/** S5-ESC: five days, 25/8 is a Sunday. */
const LETTER_DUE = '2024-08-26'

/** Questions with a life each, made by turning wheels of different size. Some answered before, some after the date. */
async function scene(db: Db, many = 26): Promise<Scene> {
  const world = await makeWorld(db)
  const act = <T>(work: (trx: Trx) => Promise<T>) => db.act(world.commune, work)
  must(
    await act((trx) => restartClock(trx, world.by('van-phong', '2024-08-05'), world.conference, 'lập lịch')),
  )
  const told: Told[] = []
  for (let at = 0; at < many; at++) {
    const one = await act((trx) => received(trx, world, told, at))
    told.push(one)
    if (at % 4 === 1 && (one.code === 'tra_loi_van_ban' || one.code === 'thieu_thoi_gian'))
      await answered(act, world, one, at % 8 === 1 ? '2024-08-27' : '2024-09-05')
    if (one.answeredOn !== null && at % 3 !== 0) {
      one.satisfied = at % 2 === 1
      const { id, satisfied } = one
      must(
        await act((trx) =>
          recordSatisfaction(trx, world.by('van-phong', '2024-09-10'), {
            question: id,
            satisfied,
            reason: satisfied ? null : 'Chưa rõ thời gian.',
          }),
        ),
      )
    }
  }
  return { db, world, told, act }
}

async function received(trx: Trx, world: World, told: readonly Told[], at: number): Promise<Told> {
  const office = world.by('van-phong', '2024-08-10')
  const chair = world.by('chu-tich', HELD)
  const village = at % 5 === 4 ? null : 'thon-1'
  const channel = CHANNELS[at % 2] as Channel
  const got = must(
    await receiveSubmission(trx, office, {
      conference: world.conference,
      channel,
      level: 'commune',
      village,
      name: `Người số ${at}`,
      phone: null,
      address: null,
      content: `Nội dung số ${at} ${HOSTILE}`,
      consentPublish: false,
    }),
  )
  const id = got.questions[0] as string
  const field = FIELDS[at % 3] ?? null
  const split = at % 13 === 12
  const duplicateOf = at % 11 === 10 ? at - 1 : null
  const unit = field === null || split ? null : 'kinh-te'
  const code = split || duplicateOf !== null ? null : (CODES[at % 6] ?? null)
  if (field !== null)
    must(
      await classifyQuestion(trx, office, {
        question: id,
        kind: 'kien_nghi',
        competence: 'commune',
        fields: [field],
      }),
    )
  if (unit !== null) must(await assignQuestion(trx, office, { question: id, unit }))
  if (split) must(await splitOffQuestion(trx, office, { question: id, kind: 'khieu_nai' }))
  if (duplicateOf !== null)
    must(
      await linkQuestion(trx, office, {
        question: id,
        kind: 'trung',
        ofQuestion: (told[duplicateOf] as Told).id,
      }),
    )
  if (code !== null)
    must(
      await disposeQuestion(trx, chair, {
        question: id,
        code,
        answer: code === 'tra_loi_tai_cho' ? REAL : null,
        ground: code === 'tu_choi' ? 'gay_roi' : null,
      }),
    )
  return { id, channel, village, field, unit, split, duplicateOf, code, answeredOn: null, satisfied: null }
}

async function answered(act: Scene['act'], world: World, one: Told, on: string): Promise<void> {
  const unit = world.by('kinh-te', on)
  const draft = must(
    await act((trx) =>
      draftAnswer(trx, unit, {
        parts: [{ question: one.id, text: REAL }],
        legalBasis: null,
        unit: 'kinh-te',
      }),
    ),
  )
  const reviewed = { answer: draft.id, version: 1, comment: null }
  must(await act((trx) => submitAnswer(trx, unit, reviewed)))
  must(await act((trx) => approveAnswer(trx, world.by('chu-tich', on), { ...reviewed, insists: false })))
  must(
    await act((trx) =>
      issueAnswer(trx, world.by('van-phong', on), { answer: draft.id, issuedOn: on, number: null }),
    ),
  )
  one.answeredOn = on
}

/** The count by hand, of what was told. A duplicate is what its head is. */
function countByHand(told: readonly Told[], asOf: string) {
  const speaks = (one: Told) => (one.duplicateOf === null ? one : (told[one.duplicateOf] as Told))
  const is = (test: (one: Told) => boolean) => told.filter((one) => !one.split && test(speaks(one))).length
  const inWriting = (one: Told) =>
    ['tra_loi_van_ban', 'thieu_thoi_gian', 'vuot_tham_quyen'].includes(one.code ?? '')
  const until = (one: Told) => (one.answeredOn !== null && one.answeredOn <= asOf ? one.answeredOn : null)
  const owedByUs = (one: Told) => ['tra_loi_van_ban', 'thieu_thoi_gian'].includes(one.code ?? '')
  return {
    received: told.length,
    accepted: told.filter((one) => !one.split).length,
    split: told.filter((one) => one.split).length,
    duplicate: told.filter((one) => one.duplicateOf !== null).length,
    onSpot: is((one) => one.code === 'tra_loi_tai_cho'),
    refused: is((one) => one.code === 'tu_choi'),
    beyond: is((one) => one.code === 'vuot_tham_quyen'),
    writtenOwed: is(inWriting),
    written: is((one) => until(one) !== null),
    onTime: is((one) => {
      const on = until(one)
      return on !== null && on <= REPLY_DUE
    }),
    overdue: is(
      (one) =>
        (owedByUs(one) && until(one) === null && asOf > REPLY_DUE) ||
        (one.code === 'vuot_tham_quyen' && asOf > LETTER_DUE),
    ),
    handled: is((one) => one.code === 'tra_loi_tai_cho' || one.code === 'tu_choi' || until(one) !== null),
    asked: told.filter((one) => one.satisfied !== null).length,
    satisfied: told.filter((one) => one.satisfied === true).length,
  }
}

eachDatabase('reports', (open) => {
  test('every figure equals the count by hand, on three closing days', async () => {
    const { db, drop } = await open()
    const { world, told } = await scene(db)
    const { conference, commune } = world
    for (const asOf of ['2024-08-27', '2024-08-30', '2024-09-15']) {
      const figures = await currentFigures(db.read, commune, conference, day(asOf))
      const hand = countByHand(told, asOf)
      const { rates } = figures
      assert.equal(figures.received, hand.received, asOf)
      assert.deepEqual(rates.split, { part: hand.split, whole: hand.received }, asOf)
      assert.deepEqual(rates.duplicate, { part: hand.duplicate, whole: hand.received }, asOf)
      assert.deepEqual(rates.on_spot, { part: hand.onSpot, whole: hand.accepted }, asOf)
      assert.deepEqual(rates.refused, { part: hand.refused, whole: hand.accepted }, asOf)
      assert.deepEqual(rates.beyond, { part: hand.beyond, whole: hand.accepted }, asOf)
      assert.deepEqual(rates.written, { part: hand.written, whole: hand.writtenOwed }, asOf)
      assert.deepEqual(rates.on_time, { part: hand.onTime, whole: hand.written }, asOf)
      assert.equal(rates.overdue.part, hand.overdue, asOf)
      assert.equal(rates.late.part, hand.overdue + hand.written - hand.onTime, asOf)
      assert.deepEqual(rates.handled, { part: hand.handled, whole: hand.accepted }, asOf)
      if (asOf === '2024-09-15')
        assert.deepEqual(rates.satisfied, { part: hand.satisfied, whole: hand.asked }, asOf)
      const groups = (dimension: keyof typeof figures.groups) =>
        Object.fromEntries(figures.groups[dimension].map((group) => [group.id ?? '', group.received]))
      const tally = (of: (one: Told) => string) =>
        Object.fromEntries([...Map.groupBy(told, of)].map(([key, rows]) => [key, rows.length]))
      assert.deepEqual(
        groups('channel'),
        tally((one) => one.channel),
      )
      assert.deepEqual(
        groups('field'),
        tally((one) => one.field ?? ''),
      )
      assert.deepEqual(groups('village'), { 'thon-2': 0, ...tally((one) => one.village ?? '') })
      assert.deepEqual(figures.silent, { part: 1, whole: 2, names: ['Mang Hin'] })
      const matters = await mattersAsOf(db.read, commune, conference, day(asOf))
      for (const measure of MEASURE_KEYS) {
        assert.equal(mattersOf(matters, { measure }, asOf).length, rates[measure].part, measure)
        assert.equal(mattersOf(matters, { measure, whole: true }, asOf).length, rates[measure].whole, measure)
      }
    }
    assert.ok(countByHand(told, '2024-09-15').written > countByHand(told, '2024-08-30').written)
    await drop()
  })

  test('before anything was decided nothing is counted as decided', async () => {
    const { db, drop } = await open()
    const { world, told } = await scene(db, 8)
    const figures = await currentFigures(db.read, world.commune, world.conference, day('2024-08-15'))
    assert.equal(figures.received, told.length)
    assert.deepEqual(figures.dispositions, {})
    assert.equal(figures.rates.handled.part, 0)
    const empty = await currentFigures(db.read, world.commune, world.conference, day('2024-08-09'))
    assert.equal(empty.received, 0)
    assert.deepEqual(empty.rates.handled, { part: 0, whole: 0 })
    await drop()
  })

  test('a conference and a period without anything: pages, papers, tables in whole words, nothing divided by nothing', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const broken = /NaN|Infinity|undefined|\[object|>null</
    for (const entry of reportPapers) {
      const subjects = entry.subjects
        ? await entry.subjects(db.read, world.commune, world.conference)
        : [{ id: '', label: '' }]
      for (const { id } of subjects.slice(0, 2)) {
        const built = await entry.build(db.read, world.commune, world.conference, id, day('2024-08-05'))
        assert.doesNotMatch(JSON.stringify(built), broken, entry.kind)
        if (!built.ok) assert.notEqual(built.error.status ?? 422, 500, entry.kind)
      }
    }
    const site = await served(db, '2024-08-05')
    const base = '/xa/xa-a/bao-cao'
    for (const url of [
      base,
      `${base}?den-ngay=2024-08-01`,
      `${base}/ky`,
      `${base}/ky?nam=2022`,
      `${base}/thon-nam`,
      `${base}/noi-dung`,
      `${base}?dang=csv`,
      `${base}/ky?nam=2022&dang=csv`,
      `${base}?dang=xlsx`,
      `${base}/ky?nam=2022&dang=xlsx`,
    ]) {
      const got = await site.get(url)
      assert.equal(got.statusCode, 200, url)
      if (url.endsWith('xlsx')) assert.equal(got.rawPayload.subarray(0, 2).toString(), 'PK', url)
      else assert.doesNotMatch(got.body, broken, url)
    }
    assert.equal((await site.get(`${base}/ky?nam=2030`)).statusCode, 200)
    assert.match((await site.get(`${base}/ky?nam=2022`)).body, /Không tiếp nhận nội dung nào trong kỳ này/)
    await site.stop()
    await drop()
  })

  test('frozen figures stay as they were; a restricted matter leaves the lists without a trace', async () => {
    const { db, drop } = await open()
    const { world, told, act } = await scene(db)
    const office = world.by('van-phong', '2024-09-15')
    const freezing = { conference: world.conference, kind: 'bao_cao_giai_quyet' as const, asOf: '2024-09-15' }
    const { id } = must(await act((trx) => freezeReport(trx, office, freezing)))
    const again = await act((trx) => freezeReport(trx, office, freezing))
    assert.equal(!again.ok && again.error.status, 409)
    const ahead = await act((trx) => freezeReport(trx, office, { ...freezing, asOf: '2024-09-16' }))
    assert.equal(!ahead.ok && ahead.error.field, 'asOf')
    const foreign = await act((trx) =>
      freezeReport(trx, office, { ...freezing, conference: world.otherConference }),
    )
    assert.equal(!foreign.ok && foreign.error.status, 404)

    const row = await findFrozen(db.read, world.commune, id)
    assert.ok(row)
    const before = frozenFigures(row)
    const last = told.at(-1) as Told
    must(await act((trx) => restrictQuestion(trx, office, { question: last.id }, [])))
    const now = await currentFigures(db.read, world.commune, world.conference, day('2024-09-15'))
    assert.equal(now.received, told.length - 1)
    const later = await findFrozen(db.read, world.commune, id)
    assert.deepEqual(later && frozenFigures(later), before)
    assert.equal(before.received, told.length)
    assert.equal(later && sha256(later.data), row.digest)
    assert.equal(await findFrozen(db.read, world.other, id), undefined)
    await drop()
  })

  test('issued reports state numerator and denominator, quote the frozen figures and meet their duties', async () => {
    const { db, drop } = await open()
    const { world, told, act } = await scene(db)
    const hand = countByHand(told, '2024-09-15')
    const by = world.by('van-phong', '2024-09-15')
    const entryOf = (name: string) => {
      const found = reportPapers.find((each) => each.kind === name)
      assert.ok(found, name)
      return found
    }
    const issue = (
      name:
        | 'bao_cao_to_chuc'
        | 'bao_cao_giai_quyet'
        | 'bao_cao_thang'
        | 'bao_cao_tong_hop'
        | 'bao_cao_du_luan',
      subject = '',
    ) =>
      act((trx) =>
        issueReport(trx, by, {
          entry: entryOf(name),
          kind: name,
          conference: world.conference,
          subject,
          number: null,
          issuedOn: '2024-09-15',
        }),
      )
    for (const name of [
      'bao_cao_to_chuc',
      'bao_cao_giai_quyet',
      'bao_cao_tong_hop',
      'bao_cao_du_luan',
    ] as const) {
      const issued = must(await issue(name))
      const paper = await findPaper(db.read, world.commune, issued.id)
      const text = paper ? JSON.stringify(frozenModel(paper)) : ''
      assert.ok(text.includes(`${hand.written}/${hand.writtenOwed}`), name)
      assert.match(text, /Số liệu chốt đến hết ngày 15\/9\/2024 \(mã kiểm tra [0-9a-f]{12}\)/, name)
      if (name === 'bao_cao_du_luan') assert.match(issued.symbol, /MTTQ/)
    }
    const month = must(await issue('bao_cao_thang', '2024-08'))
    const paper = await findPaper(db.read, world.commune, month.id)
    assert.match(paper ? JSON.stringify(frozenModel(paper)) : '', /31\/8\/2024/)
    const ahead = await issue('bao_cao_thang', '2024-10')
    assert.equal(ahead.ok, false)
    const twice = await issue('bao_cao_to_chuc')
    assert.equal(!twice.ok && twice.error.status, 409)
    const dues = await duesOf(db.read, world.commune, world.conference)
    const report = dues.find((due) => due.duty === 'report')
    assert.ok(report?.met, 'the duty to report is met')
    for (const entry of reportPapers) {
      const subjects = entry.subjects
        ? await entry.subjects(db.read, world.commune, world.conference)
        : [{ id: '', label: '' }]
      assert.ok(subjects.length > 0, entry.kind)
      const subject = subjects.find((each) => each.id === 'kinh-te') ?? subjects[0]
      must(await entry.build(db.read, world.commune, world.conference, subject?.id ?? '', day('2024-09-15')))
      const gone = await entry.build(
        db.read,
        world.commune,
        world.otherConference,
        subject?.id ?? '',
        day('2024-09-15'),
      )
      assert.equal(!gone.ok && gone.error.status, 404, entry.kind)
    }
    await drop()
  })

  test('over HTTP: who sees what, clicks, exports, hostile words and addresses', async () => {
    const { db, drop } = await open()
    const { world, told } = await scene(db, 14)
    const site = await served(db, '2024-09-15')
    const { get, post } = site
    const base = '/xa/xa-a/bao-cao'
    const page = await get(base)
    assert.equal(page.statusCode, 200)
    assert.ok(page.body.includes(`${countByHand(told, '2024-09-15').handled}/`))
    const shown = await get(`${base}/noi-dung?hoi-nghi=hn-xa-a&den-ngay=2024-09-15&chi-tieu=handled`)
    assert.equal(shown.statusCode, 200)
    assert.ok(shown.body.includes('&lt;script') && !shown.body.includes(HOSTILE))

    const above = await get(base, 'xa-a/cap-tren')
    assert.equal(above.statusCode, 200)
    assert.ok(!above.body.includes('/noi-dung?') && !above.body.includes('Người số'))
    assert.equal((await get(`${base}/noi-dung`, 'xa-a/cap-tren')).statusCode, 404)
    for (const as of ['xa-a/kinh-te', 'xa-a/thon-1', 'xa-b/van-phong'])
      for (const url of [base, `${base}/noi-dung`, '/xa/xa-a/giam-sat', '/xa/xa-a/giam-sat/moc-neo'])
        assert.equal((await get(url, as)).statusCode, 404, `${as} ${url}`)
    for (const url of [
      `${base}?hoi-nghi=hn-xa-b`,
      `${base}?dang=exe`,
      `${base}?dang=csv&den-ngay=2030-01-01`,
      `${base}/noi-dung?chi-tieu=__proto__`,
      `${base}/noi-dung?theo=constructor`,
      `${base}/chot/khong-co`,
    ])
      assert.equal((await get(url)).statusCode, 404, url)
    assert.equal((await get(`${base}?den-ngay=31%2F2%2F2024`)).statusCode, 422)

    const csv = await get(`${base}?dang=csv`)
    assert.match(csv.body, /Đã trả lời bằng văn bản,\d+,\d+/)
    const xlsx = await get(`${base}?dang=xlsx`)
    assert.equal(xlsx.rawPayload.subarray(0, 2).toString(), 'PK')

    const frozen = await post(`${base}/chot`, {
      kind: 'bao_cao_to_chuc',
      conference: world.conference,
      asOf: '10/9/2024',
    })
    assert.equal(frozen.statusCode, 303)
    assert.equal((await get(String(frozen.headers.location), 'xa-a/cap-tren')).statusCode, 200)
    assert.equal((await get(String(frozen.headers.location), 'xa-b/van-phong')).statusCode, 404)
    // A laptop that comes home afterwards changes nothing of it, and the page says so.
    const later = /đưa về lúc/
    assert.doesNotMatch((await get(String(frozen.headers.location))).body, later)
    await broughtHome(db, world)
    assert.match((await get(String(frozen.headers.location))).body, later)
    assert.match((await get(`${base}?den-ngay=2024-09-10`)).body, later)
    assert.doesNotMatch((await get(base)).body, later)
    const wrong = await post(`${base}/chot`, {
      kind: 'bao_cao_to_chuc',
      conference: world.conference,
      asOf: '1/1/2030',
    })
    assert.equal(wrong.statusCode, 422)
    assert.ok(wrong.body.includes('chưa tới') && wrong.body.includes('1/1/2030'))
    assert.equal(
      (
        await post(
          `${base}/chot`,
          { kind: 'bao_cao_to_chuc', conference: world.conference, asOf: '9/9/2024' },
          'xa-a/mat-tran',
        )
      ).statusCode,
      404,
    )
    const front = await post(
      `${base}/bao_cao_du_luan/ban-hanh`,
      { conference: world.conference, issuedOn: '15/9/2024' },
      'xa-a/mat-tran',
    )
    assert.equal(front.statusCode, 303)
    assert.equal(
      (
        await post(
          `${base}/bao_cao_to_chuc/ban-hanh`,
          { conference: world.conference, issuedOn: '15/9/2024' },
          'xa-a/mat-tran',
        )
      ).statusCode,
      404,
    )
    assert.equal(
      (await post(`${base}/ke_hoach/ban-hanh`, { conference: world.conference, issuedOn: '15/9/2024' }))
        .statusCode,
      404,
    )
    await site.stop()
    await drop()
  })

  test('the Front writes, the office answers once; the ledger is shown, sealed and checked', async () => {
    const { db, drop } = await open()
    const { world, told, act } = await scene(db, 6)
    const site = await served(db, '2024-09-15')
    const { get, post } = site
    const url = '/xa/xa-a/giam-sat'
    const sent = { conference: world.conference, text: `Chậm trả lời ${HOSTILE}`, deadline: '20/9/2024' }
    assert.equal((await post(url, sent, 'xa-a/kinh-te')).statusCode, 404)
    assert.equal((await post(url, sent)).statusCode, 404)
    assert.equal((await post(url, { ...sent, deadline: '1/9/2024' }, 'xa-a/mat-tran')).statusCode, 422)
    assert.equal(
      (await post(url, { ...sent, conference: world.otherConference }, 'xa-a/mat-tran')).statusCode,
      422,
    )
    assert.equal((await post(url, { ...sent, code: 'không phải mã' }, 'xa-a/mat-tran')).statusCode, 422)
    assert.equal((await post(url, sent, 'xa-a/mat-tran')).statusCode, 303)
    const finding = await db.read.selectFrom('finding').select('id').executeTakeFirstOrThrow()
    const seen = await get(url)
    assert.ok(seen.body.includes('&lt;script') && !seen.body.includes(HOSTILE))
    const answer = `${url}/${finding.id}/tra-loi`
    assert.equal((await post(answer, { text: 'Đã đôn đốc.' }, 'xa-a/mat-tran')).statusCode, 404)
    assert.equal((await post(answer, { text: ' ' })).statusCode, 422)
    assert.equal((await post(answer, { text: 'Đã đôn đốc.' })).statusCode, 303)
    assert.equal((await post(answer, { text: 'Sửa lại.' })).statusCode, 409)
    assert.equal((await post(`${url}/khong-co/tra-loi`, { text: 'x' })).statusCode, 404)

    const about = must(
      await act((trx) =>
        makeFinding(trx, world.by('mat-tran', '2024-09-15'), {
          conference: world.conference,
          question: (told[0] as Told).id,
          text: 'Về nội dung này',
          deadline: null,
        }),
      ),
    )
    assert.ok(about.id)
    must(
      await act((trx) =>
        restrictQuestion(trx, world.by('van-phong', '2024-09-15'), { question: (told[0] as Told).id }, [
          letGoQuestion,
        ]),
      ),
    )
    const matter = await db.read.selectFrom('restricted_matter').select('id').executeTakeFirstOrThrow()
    for (const each of [url, `${url}?viec=question.restricted`, `${url}?viec=doi-ngay`, `${url}?truoc=3`]) {
      const body = (await get(each, 'xa-a/mat-tran')).body
      for (const trace of [matter.id, (told[0] as Told).id, 'tố cáo']) assert.ok(!body.includes(trace), each)
    }
    assert.ok((await get(url, 'xa-a/mat-tran')).body.includes('sổ được quản lý riêng'))
    const json = await get(`${url}/moc-neo?dang=json`, 'xa-a/mat-tran')
    const [anchor] = JSON.parse(json.body) as { commune: string; seq: number; hash: string }[]
    assert.equal(anchor?.commune, 'xa-a')
    const mark = `${anchor?.seq}-${anchor?.hash.slice(0, 12)}`
    const fine = await get(`${url}?kiem-tra=1&moc=${mark}`, 'xa-a/mat-tran')
    assert.ok(fine.body.includes('Nhật ký nguyên vẹn') && fine.body.includes('chưa bị viết lại'))
    assert.ok((await get(`${url}?kiem-tra=1&moc=abc`, 'xa-a/mat-tran')).body.includes('Mốc phải có dạng'))
    // Entries themselves cannot be changed (a trigger refuses); the head beside them can, and is seen.
    await db.act('xa-a', (trx) =>
      trx
        .updateTable('ledger_head')
        .set({ hash: 'f'.repeat(64) })
        .where('commune_id', '=', 'xa-a')
        .execute(),
    )
    assert.ok((await get(`${url}?kiem-tra=1`, 'xa-a/mat-tran')).body.includes('Nhật ký không nguyên vẹn'))
    await site.stop()
    await drop()
  })
})

/** The rows a laptop's return leaves. */
async function broughtHome(db: Db, { commune, conference }: World): Promise<void> {
  const who = { commune_id: commune, head_seq: 1, head_hash: 'x', by_person: 'van-phong' }
  await db.act(commune, async (trx) => {
    await trx
      .insertInto('laptop_loan')
      .values({
        ...who,
        id: 'muon',
        conference_id: conference,
        name: 'Máy 1',
        code: 'MAY1',
        at: '2024-08-19T02:00:00.000Z',
      })
      .execute()
    await trx
      .insertInto('laptop_merge')
      .values({
        ...who,
        loan_id: 'muon',
        seq: 1,
        digest: 'x',
        counts: '{}',
        at: '2024-09-15T10:00:00.000Z',
      })
      .execute()
  })
}

async function served(db: Db, today: string) {
  const workers = workerPool(1)
  const app = await buildServer(
    {
      db,
      clock: settableClock(day(today)),
      signInPath: '/dang-nhap',
      problemPage: (_visit, status, problem) => h(ProblemPage, { status, problem }),
      problemUi: (visit) => plainUi(visit),
    },
    { logLevel: 'silent', trustProxy: false, secureCookies: false, requestsPerMinute: 10_000 },
  )
  reportRoutes(app, workers)
  supervisionRoutes(app, workers)
  await app.ready()
  for (const [commune, person] of [
    ['xa-a', 'van-phong'],
    ['xa-a', 'mat-tran'],
    ['xa-a', 'kinh-te'],
    ['xa-a', 'thon-1'],
    ['xa-a', 'cap-tren'],
    ['xa-b', 'van-phong'],
  ] as const)
    await openSessions(db, commune, [person])
  return {
    get: (url: string, as = 'xa-a/van-phong') => app.inject({ url, cookies: { doithoai: as } }),
    post: (url: string, fields: Record<string, string>, as = 'xa-a/van-phong') =>
      app.inject({
        method: 'POST',
        url,
        cookies: { doithoai: as },
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ _csrf: 'csrf', _key: crypto.randomUUID(), ...fields }).toString(),
      }),
    async stop() {
      await app.close()
      await workers.close()
    },
  }
}
