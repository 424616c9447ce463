// Issuing on both databases: numbers without hole or double, refusals with where, rows that never change,
// the same bytes for ever.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { eachDatabase } from '../../test/databases.ts'
import { makeWorld } from '../../test/world.ts'
import type { Db, Trx } from '../kit/db/db.ts'
import { sha256 } from '../kit/id.ts'
import { must, type Result } from '../kit/result.ts'
import { workerPool } from '../kit/workers.ts'
import { history } from '../ledger/ledger.ts'
import { p } from './build.ts'
import { attachScan, issuePaper, type PaperInput } from './issue.ts'
import { draftHead } from './letterheads.ts'
import type { PaperKind, PaperModel } from './model.ts'
import { explainNumbers, reserveRange, returnRange, setRegisterMode } from './numbering.acts.ts'
import { numberReasons, numbersOf, registerMode } from './numbering.store.ts'
import { gaps } from './register.ts'
import { draftBytes, findPaper, latestPaper, paperBytes, papersOf, replacementOf } from './store.ts'

const commune = { name: 'An Bình', kind: 'xã' }

function draft(kind: PaperKind, words = 'Nội dung.', layout: PaperModel['layout'] = 'nd30'): PaperModel {
  const issuer = layout === 'nd30' ? 'ubnd' : 'party'
  return {
    kind,
    layout,
    title: 'Văn bản thử',
    head: draftHead({ issuer, commune, kind, layout }, { year: 2024, month: 8 }),
    heading: { type: 'named', name: 'Văn bản thử' },
    body: [p(words)],
  }
}

function input(kind: PaperKind, more: Partial<PaperInput> = {}): PaperInput {
  return {
    conference: 'hn-xa-a',
    kind,
    model: draft(kind),
    issuer: 'ubnd',
    issuedOn: '2024-08-05',
    ...more,
  }
}

function problemOf(result: Result<unknown>): string {
  return result.ok ? '' : result.error.message
}

eachDatabase('papers', (open) => {
  async function world() {
    const opened = await open()
    const made = await makeWorld(opened.db)
    const by = made.by('van-phong')
    const issue = (paper: PaperInput) => opened.db.act(by.commune, (trx) => issuePaper(trx, by, paper))
    return { ...opened, world: made, by, issue }
  }

  test('fifty at once get fifty numbers in a row, each with its ledger entry', async () => {
    const { db, by, issue, drop } = await world()
    const issued = await Promise.all(
      Array.from({ length: 50 }, (_, at) => issue(input('giay_moi', { subject: `khach-${at}` }))),
    )
    const numbers = issued.map((result) => must(result).number).sort((a, b) => a - b)
    assert.deepEqual(
      numbers,
      Array.from({ length: 50 }, (_, at) => at + 1),
    )
    const first = issued.map(must).find((paper) => paper.number === 1)
    assert.equal(first?.symbol, '01/GM-UBND')
    const papers = await papersOf(db.read, by.commune, 'hn-xa-a')
    assert.equal(papers.length, 50)
    for (const paper of papers) {
      const [entry] = await history(db.read, by.commune, paper.id)
      assert.equal(entry?.act, 'paper.issued')
      assert.equal(JSON.parse(entry?.data ?? '{}').digest, paper.digest)
      assert.equal(sha256(paper.model), paper.digest)
    }
    await drop()
  })

  test('two hundred at once from a range set aside: no hole, no double; used up is said, nothing is burnt', async () => {
    const { db, by, issue, drop } = await world()
    const range = { issuer: 'ubnd', type: 'GM', year: 2024, source: 'Văn thư cấp ngày 1/8/2024' } as const
    const reserve = (from: number, to: number) =>
      db.act(by.commune, (trx) => reserveRange(trx, by, { ...range, from, to }))
    must(await reserve(101, 250))
    must(await reserve(301, 350))
    assert.match(problemOf(await reserve(250, 260)), /chồng lên dải đã có: số 101 đến 250/)
    const asked = Array.from({ length: 203 }, (_, at) => issue(input('giay_moi', { subject: `khach-${at}` })))
    const done = await Promise.all(asked)
    const numbers = done.flatMap((one) => (one.ok ? [one.value.number] : [])).sort((a, b) => a - b)
    assert.deepEqual(numbers, [
      ...Array.from({ length: 150 }, (_, at) => 101 + at),
      ...Array.from({ length: 50 }, (_, at) => 301 + at),
    ])
    const refused = done.filter((one) => !one.ok)
    assert.equal(refused.length, 3)
    for (const one of refused) assert.match(problemOf(one), /Đã dùng hết số giữ chỗ/)
    const typed = await issue(input('giay_moi', { subject: 'go-tay', number: 120 }))
    assert.match(problemOf(typed), /Số 120 \(GM, năm 2024\) đã dùng cho Giấy mời 120\/GM-UBND/)
    assert.equal(must(await issue(input('giay_moi', { subject: 'go-tay', number: 900 }))).number, 900)
    assert.equal((await papersOf(db.read, by.commune, 'hn-xa-a')).length, 201)
    await drop()
  })

  test('what is left of a range goes back, a missing number is explained, the way of numbering changes with a year', async () => {
    const { db, by, issue, drop } = await world()
    const act = <T>(work: (trx: Trx) => Promise<T>) => db.act(by.commune, work)
    const series = { issuer: 'ubnd', series: '2024/GM' } as const
    const range = { issuer: 'ubnd', type: 'GM', year: 2024, source: 'Văn thư cấp' } as const
    const { id } = must(await act((trx) => reserveRange(trx, by, { ...range, from: 11, to: 20 })))
    assert.equal(must(await issue(input('giay_moi', { subject: 'a' }))).number, 11)
    must(await act((trx) => returnRange(trx, by, id)))
    assert.match(problemOf(await act((trx) => returnRange(trx, by, id))), /đã trả lại/)
    assert.equal(must(await issue(input('giay_moi', { subject: 'b' }))).number, 12)
    const explain = (from: number, to: number) =>
      act((trx) => explainNumbers(trx, by, { ...series, from, to, reason: 'văn bản khác của xã' }))
    must(await explain(1, 9))
    assert.match(problemOf(await explain(9, 11)), /Số 11 đã dùng cho 11\/GM-UBND/)
    assert.match(problemOf(await explain(5, 4)), /đứng trước số đầu/)
    assert.match(problemOf(await explain(13, 13)), /số lớn nhất đã dùng \(12\)/)
    const { taken, ranges } = await numbersOf(db.read, by.commune, series)
    assert.deepEqual(gaps(taken, ranges, await numberReasons(db.read, by.commune, series)), [
      { from: 1, to: 9, reason: 'văn bản khác của xã' },
      { from: 10, to: 10 },
    ])
    const mode = (year: number) =>
      act((trx) => setRegisterMode(trx, by, { issuer: 'ubnd', year, mode: 'year' }))
    const thisYear = by.today.year
    assert.match(problemOf(await mode(thisYear - 1)), /từ năm/)
    must(await mode(thisYear + 1))
    assert.equal(await registerMode(db.read, by.commune, 'ubnd', thisYear), 'kind')
    assert.equal(await registerMode(db.read, by.commune, 'ubnd', thisYear + 3), 'year')
    await drop()
  })

  test('a typed number is kept, the next goes on above it, a taken one is refused with where it is used', async () => {
    const { db, issue, drop } = await world()
    assert.equal(must(await issue(input('ke_hoach', { number: 27 }))).symbol, '27/KH-UBND')
    assert.equal(must(await issue(input('thong_bao'))).number, 1, 'another kind counts for itself')
    assert.equal(must(await issue(input('ke_hoach', { subject: 'hai' }))).number, 28)
    const taken = await issue(input('ke_hoach', { subject: 'ba', number: 27 }))
    assert.ok(!taken.ok)
    assert.equal(taken.error.field, 'number')
    assert.match(
      taken.error.message,
      /Số 27 \(KH, năm 2024\) đã dùng cho Kế hoạch 27\/KH-UBND ngày 5\/8\/2024/,
    )
    assert.match(taken.error.message, /số tiếp theo \(29\)/)
    assert.equal((await db.read.selectFrom('paper').select('id').execute()).length, 3)
    for (const number of [0, -1, 1.5, 1e9, Number.NaN])
      assert.equal((await issue(input('giay_moi', { number }))).ok, false)
    await drop()
  })

  test('every issuer, year, Party kind and commune counts for itself', async () => {
    const { db, world: made, issue, drop } = await world()
    assert.equal(must(await issue(input('ke_hoach'))).number, 1)
    assert.equal(must(await issue(input('thong_bao', { issuer: 'front' }))).number, 1)
    assert.equal(must(await issue(input('giay_moi', { issuedOn: '2023-12-29' }))).number, 1)
    const party = (kind: PaperKind, subject: string) =>
      issue(input(kind, { subject, issuer: 'party', model: draft(kind, 'x', 'party2018') }))
    assert.equal(must(await party('ke_hoach', 'p')).symbol, '01-KH/ĐU')
    assert.equal(must(await party('thong_bao', 'p')).symbol, '01-TB/ĐU')
    assert.equal(must(await party('thong_bao', 'q')).symbol, '02-TB/ĐU')
    const other = made.byOther('van-phong')
    const elsewhere = await db.act(other.commune, (trx) =>
      issuePaper(trx, other, input('ke_hoach', { conference: 'hn-xa-b' })),
    )
    assert.equal(must(elsewhere).number, 1)
    await drop()
  })

  test('a date to come, no date, a form: refused, nothing taken', async () => {
    const { db, issue, drop } = await world()
    for (const issuedOn of ['2024-08-06', '2024-02-30', 'hôm nay', '']) {
      const result = await issue(input('ke_hoach', { issuedOn }))
      assert.equal(!result.ok && result.error.field, 'issuedOn', issuedOn)
    }
    const form = await issue(
      input('phieu_dang_ky', { model: { ...draft('phieu_dang_ky'), head: { type: 'motto' } } }),
    )
    assert.equal(form.ok, false)
    assert.equal((await db.read.selectFrom('paper').select('id').execute()).length, 0)
    await drop()
  })

  test('a correction is a new paper that names the old; only the newest can be replaced', async () => {
    const { db, by, issue, drop } = await world()
    const first = must(await issue(input('ke_hoach')))
    const again = await issue(input('ke_hoach'))
    assert.match(!again.ok ? again.error.message : '', /Đã ban hành Kế hoạch 01\/KH-UBND/)
    const second = must(await issue(input('ke_hoach', { replaces: first.id })))
    const stale = await issue(input('ke_hoach', { replaces: first.id }))
    assert.match(!stale.ok ? stale.error.message : '', /đã được thay bằng Kế hoạch 02\/KH-UBND/)
    assert.equal((await issue(input('thong_bao', { replaces: second.id }))).ok, false)
    assert.equal((await latestPaper(db.read, by.commune, 'hn-xa-a', 'ke_hoach'))?.id, second.id)
    assert.equal((await replacementOf(db.read, by.commune, first.id))?.id, second.id)
    const acts = (await history(db.read, by.commune, first.id)).map((entry) => entry.act)
    assert.deepEqual(acts, ['paper.issued', 'paper.replaced'])
    await drop()
  })

  test('the database refuses to change or remove a paper or a ledger entry', async () => {
    const { db, by, issue, drop } = await world()
    const { id } = must(await issue(input('ke_hoach')))
    const change = (statement: string) => db.act(by.commune, (trx) => sql.raw(statement).execute(trx))
    for (const statement of [
      `update paper set number = 2 where id = '${id}'`,
      'delete from paper',
      "update ledger set actor = 'ai-do'",
      'delete from ledger where seq = 1',
    ])
      await assert.rejects(change(statement), /rows never change/, statement)
    assert.equal((await findPaper(db.read, by.commune, id))?.number, 1)
    await drop()
  })

  test('a scan is kept beside the paper; a file of another kind is refused', async () => {
    const { db, by, issue, drop } = await world()
    const { id } = must(await issue(input('ke_hoach')))
    const attach = (bytes: Uint8Array) =>
      db.act(by.commune, (trx) => attachScan(trx, by, { paper: id, file: { name: 'ban-ky.pdf', bytes } }))
    assert.equal((await attach(new TextEncoder().encode('%PDF-1.7 …'))).ok, true)
    const wrong = await attach(new TextEncoder().encode('<script>'))
    assert.equal(!wrong.ok && wrong.error.field, 'scan')
    const entries = await history(db.read, by.commune, id)
    assert.deepEqual(
      entries.map((entry) => entry.act),
      ['paper.issued', 'paper.scan_attached'],
    )
    await drop()
  })

  test('an issued paper is drawn once and is the same bytes ever after; a draft says so', async () => {
    const { db, by, issue, drop } = await world()
    const workers = workerPool(1)
    try {
      const { id } = must(await issue(input('ke_hoach')))
      for (const format of ['pdf', 'docx', 'html'] as const) {
        const [one, two] = await Promise.all([
          paperBytes(db, workers, by.commune, id, format),
          paperBytes(db, workers, by.commune, id, format),
        ])
        assert.ok(one && two && one.length > 500)
        assert.equal(sha256(one), sha256(two))
        assert.equal(sha256(one), await keptDigest(db, id, format))
      }
      const redrawn = await findPaper(db.read, by.commune, id)
      const fresh = await workers.run<Uint8Array>('paper', {
        model: JSON.parse(redrawn?.model ?? ''),
        format: 'pdf',
      })
      assert.equal(sha256(fresh), await keptDigest(db, id, 'pdf'))
      assert.equal(await paperBytes(db, workers, 'xa-b', id, 'pdf'), undefined)
      const html = new TextDecoder().decode(await draftBytes(workers, draft('ke_hoach', '<b>x</b>'), 'html'))
      assert.match(html, /DỰ THẢO/)
      assert.match(html, /&lt;b>x&lt;\/b>/)
      await assert.rejects(workers.run('khong-co', {}), /no such job/)
    } finally {
      await workers.close()
      await drop()
    }
  })
})

async function keptDigest(
  db: Db,
  paper: string,
  format: 'docx' | 'pdf' | 'html',
): Promise<string | undefined> {
  const row = await db.read
    .selectFrom('paper_file')
    .select('sha256')
    .where('paper_id', '=', paper)
    .where('format', '=', format)
    .executeTakeFirst()
  return row?.sha256
}
