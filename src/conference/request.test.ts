import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { eachDatabase } from '../../test/databases.ts'
import { makeWorld } from '../../test/world.ts'
import type { Trx } from '../kit/db/db.ts'
import { must, type Result } from '../kit/result.ts'
import { standardStatute } from '../regulation/library.ts'
import { answerRequest, correctRequest, countSignatures, receiveRequest } from './request.acts.ts'
import { correctionForm, requestForm, signaturesForm } from './request.form.ts'
import { findRequest, listRequests } from './request.store.ts'
import { type RequestCount, requestRightOn, shareWords, standingOf, threshold } from './request.ts'

const statute = standardStatute()

type Row = readonly [on: string, signatures: number, kind?: string, voters?: number]

function counts(rows: readonly Row[]): RequestCount[] {
  return rows.map(([on_date, signatures, kind = 'bo_sung', voters = 2805], at) => ({
    seq: at + 1,
    kind,
    on_date,
    signatures,
    voters,
    voters_on: '2026-03-15',
    voters_source: 'danh sách bầu cử',
  }))
}

const standing = (...rows: readonly Row[]) => standingOf(counts(rows), statute) ?? assert.fail()

test('"ít nhất 10%": rounded up, never looking like enough when it is not', () => {
  assert.deepEqual(
    [threshold(2805, 10), threshold(2800, 10), threshold(1, 10), threshold(11, 10)],
    [281, 280, 1, 2],
  )
  assert.equal(shareWords(430, 4310), '430/4.310 (9,97 %)')
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.integer({ min: 1, max: 100 }),
      (voters, percent) => {
        const needed = threshold(voters, percent)
        assert.ok(needed * 100 >= voters * percent && (needed - 1) * 100 < voters * percent)
      },
    ),
  )
})

test('reached on the day the last signature needed came; lost when signatures are taken back; reached anew', () => {
  assert.equal(standing(['2026-09-01', 280]).state, 'chua_du')
  assert.match(
    standing(['2026-09-01', 280]).explanation,
    /2\.805 × 10 % = 280,5, làm tròn lên 281.*còn thiếu 1/,
  )
  const reached = standing(['2026-09-01', 200], ['2026-09-20', 281], ['2026-10-01', 300])
  assert.deepEqual([reached.state, reached.reachedOn, reached.threshold], ['du', '2026-09-20', 281])
  assert.equal(standing(['2026-09-01', 300], ['2026-09-20', 270, 'rut']).state, 'khong_con_du')
  assert.equal(
    standing(['2026-09-01', 300], ['2026-09-20', 270, 'rut'], ['2026-10-02', 290]).reachedOn,
    '2026-10-02',
  )
  // Within one day only its end counts.
  assert.equal(standing(['2026-09-01', 300], ['2026-09-01', 270, 'rut']).state, 'chua_du')
})

test('a correction stands in place of what it corrects', () => {
  const corrected = standing(['2026-09-01', 300, 'ghi_nhan'], ['2026-09-01', 30, 'dinh_chinh'])
  assert.equal(corrected.state, 'chua_du')
  assert.equal(
    standing(['2026-09-01', 28, 'ghi_nhan'], ['2026-09-01', 281, 'dinh_chinh']).reachedOn,
    '2026-09-01',
  )
})

test('each layer of the law in its own time: only the one of 2025 knows such a request', () => {
  assert.equal(requestRightOn(Temporal.PlainDate.from('2024-06-01'), statute), undefined)
  assert.equal(requestRightOn(Temporal.PlainDate.from('2025-06-15'), statute), undefined)
  assert.equal(requestRightOn(Temporal.PlainDate.from('2025-06-16'), statute)?.percent, 10)
  const early = standing(['2025-06-10', 2000])
  assert.deepEqual([early.state, early.threshold], ['luat_chua_co', null])
  assert.match(early.explanation, /chưa quy định hội nghị theo đề nghị của cử tri/)
  assert.equal(standing(['2025-06-10', 2000], ['2025-06-20', 2001]).reachedOn, '2025-06-20')
  assert.equal(standingOf([], statute), undefined)
})

test('what is typed: numbers as offices write them; zero, negative, huge and no dates are refused in words', () => {
  const good = {
    received: '2/11/2026',
    subject: 'Thu hồi đất',
    signatures: '1.281',
    voters: '12 805',
    voters_on: '15/3/2026',
    voters_source: 'danh sách',
  }
  const read = requestForm.parse(good)
  assert.deepEqual([read.signatures, read.voters, read.received], [1281, 12_805, '2026-11-02'])
  for (const [field, typed, words] of [
    ['voters', '0', /từ 1 trở lên/],
    ['voters', '-5', /từ 1 trở lên/],
    ['signatures', '0', /từ 1 trở lên/],
    ['signatures', '9999999', /quá lớn/],
    ['signatures', '1e5', /số nguyên/],
    ['signatures', '12,5', /số nguyên/],
    ['received', '30/2/2026', /Không có ngày/],
    ['received', '1/1/1900', /Không có ngày|1900/],
    ['received', '1/1/3000', /Không có ngày|3000/],
    ['voters_source', ' ', /Hãy nhập/],
    ['subject', 'x'.repeat(1001), /Tối đa/],
  ] as const) {
    const parsed = requestForm.safeParse({ ...good, [field]: typed })
    assert.equal(parsed.success, false, `${field} ${typed}`)
    assert.match(parsed.error?.issues[0]?.message ?? '', words, `${field} ${typed}`)
    assert.equal(parsed.error?.issues[0]?.path[0], field)
  }
  assert.equal(signaturesForm.safeParse({ kind: 'them', number: '3', on: '1/11/2026' }).success, false)
  assert.equal(
    correctionForm.safeParse({ ...good, _version: '1' }).success,
    false,
    'a correction has its reason',
  )
})

eachDatabase('voters’ requests', (open) => {
  const REQUEST = {
    received: '2026-09-01',
    subject: 'Đề nghị đối thoại về thu hồi đất',
    signatures: 200,
    voters: 2805,
    voters_on: '2026-03-15',
    voters_source: 'Danh sách cử tri',
  }

  test('noted, added to, taken back, corrected, answered: every figure stays', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const by = (day: string) => world.by('van-phong', day)
    const act = <T>(work: (trx: Trx) => Promise<Result<T>>) => db.act(world.commune, work)
    const { id } = must(await act((trx) => receiveRequest(trx, by('2026-09-01'), REQUEST)))
    const add = (kind: 'bo_sung' | 'rut', number: number, on: string) =>
      act((trx) => countSignatures(trx, by('2026-10-20'), id, { kind, number, on, note: null }))
    for (const [kind, number, on, field] of [
      ['bo_sung', 2700, '2026-09-05', 'number'],
      ['rut', 201, '2026-09-05', 'number'],
      ['bo_sung', 1, '2026-08-30', 'on'],
      ['bo_sung', 1, '2026-11-30', 'on'],
    ] as const) {
      const refused = await add(kind, number, on)
      assert.equal(refused.ok ? '' : refused.error.field, field)
    }
    must(await add('bo_sung', 90, '2026-09-20'))
    assert.equal((await findRequest(db.read, world.commune, id))?.standing.reachedOn, '2026-09-20')
    must(await add('rut', 15, '2026-10-01'))
    const lost = await findRequest(db.read, world.commune, id)
    assert.deepEqual([lost?.standing.state, lost?.standing.signatures], ['khong_con_du', 275])
    const early = await act((trx) => answerRequest(trx, by('2026-10-05'), id, world.conference))
    assert.equal(early.ok ? 0 : early.error.status, 422)

    const correction = { ...REQUEST, _version: 1, signatures: 285, reason: 'Đếm lại' }
    const stale = await act((trx) =>
      correctRequest(trx, by('2026-10-06'), id, { ...correction, _version: 7 }),
    )
    assert.equal(stale.ok ? 0 : stale.error.status, 409)
    const many = await act((trx) =>
      correctRequest(trx, by('2026-10-06'), id, { ...correction, signatures: 2806 }),
    )
    assert.equal(many.ok ? '' : many.error.field, 'signatures')
    must(await act((trx) => correctRequest(trx, by('2026-10-06'), id, correction)))
    const right = await findRequest(db.read, world.commune, id)
    assert.deepEqual([right?.standing.state, right?.counts.length, right?.version], ['du', 4, 2])

    const wrongKind = await act((trx) => answerRequest(trx, by('2026-10-07'), id, world.conference))
    assert.equal(wrongKind.ok ? '' : wrongKind.error.field, 'kind')
    await act(async (trx) => {
      await trx
        .updateTable('conference')
        .set({ kind: 'theo_yeu_cau' })
        .where('commune_id', '=', world.commune)
        .where('id', '=', world.conference)
        .execute()
      return answerRequest(trx, by('2026-10-07'), id, world.conference)
    })
    assert.equal((await findRequest(db.read, world.commune, id))?.conference?.id, world.conference)
    const again = await act((trx) => answerRequest(trx, by('2026-10-08'), id, world.conference))
    assert.equal(again.ok ? 0 : again.error.status, 409)

    const entries = await db.read
      .selectFrom('ledger')
      .select(['act', 'data'])
      .where('commune_id', '=', world.commune)
      .where('subject', '=', id)
      .orderBy('seq')
      .execute()
    assert.deepEqual(
      entries.map((entry) => entry.act),
      ['request.received', 'request.counted', 'request.counted', 'request.corrected', 'request.answered'],
    )
    assert.ok(!entries.some((entry) => String(entry.data).includes('thu hồi')), 'the ledger holds no words')
    assert.deepEqual(await listRequests(db.read, world.other), [])
    assert.equal(await findRequest(db.read, world.other, id), undefined)
    await drop()
  })

  test('more signatures than voters, or a day ahead, are not written down at all', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    for (const [change, field] of [
      [{ signatures: 2806 }, 'signatures'],
      [{ received: '2026-12-01' }, 'received'],
      [{ voters_on: '2027-01-01' }, 'voters_on'],
      [{ file: { name: 'a.png', bytes: new Uint8Array([1, 2, 3]) } }, 'file'],
    ] as const) {
      const refused = await db.act(world.commune, (trx) =>
        receiveRequest(trx, world.by('van-phong', '2026-11-01'), { ...REQUEST, ...change }),
      )
      assert.equal(refused.ok ? '' : refused.error.field, field)
    }
    assert.deepEqual(await listRequests(db.read, world.commune), [])
    await drop()
  })
})
