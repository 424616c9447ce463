// Half-years and years: which days they hold, and figures over all conferences that add up to what a plain count gives.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eachDatabase } from '../../../test/databases.ts'
import { makeWorld } from '../../../test/world.ts'
import { disposeQuestion } from '../../followup/disposition.acts.ts'
import type { Trx } from '../../kit/db/db.ts'
import { must, type Result } from '../../kit/result.ts'
import { receiveSubmission, restrictQuestion } from '../../petition/acts.ts'
import { closingDay, periodOf, readPeriod } from './period.ts'
import { figuresOfPeriod, yearsOf } from './store.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)

test('periods are read from an address, and closed on their last day or today', () => {
  const today = day('2024-08-05')
  const read = (year?: string, part?: string) => {
    const period = readPeriod(year, part, today)
    return period && `${period.from} ${period.to}`
  }
  assert.equal(read(), '2024-07-01 2024-12-31')
  assert.equal(read('2023'), '2023-01-01 2023-12-31')
  assert.equal(read('2024', 'nua-1'), '2024-01-01 2024-06-30')
  for (const [year, part] of [['x'], ['20240'], ['2024', 'quy-1'], ['2024', '__proto__'], ['-1']])
    assert.equal(read(year, part), undefined, `${year} ${part}`)
  assert.equal(closingDay(periodOf(2024, 'nua-1'), today)?.toString(), '2024-06-30')
  assert.equal(closingDay(periodOf(2024, 'nam'), today)?.toString(), '2024-08-05')
  assert.equal(closingDay(periodOf(2025, 'nam'), today), undefined)
})

eachDatabase('figures of a period', (open) => {
  test('what was received in it, as it stood when it ended; halves add up to the year', async () => {
    const { db, drop } = await open()
    const world = await makeWorld(db)
    const { commune, by, conference } = world
    const act = async <Value>(work: (trx: Trx) => Promise<Result<Value>>) => must(await db.act(commune, work))
    const asked = async (on: string) =>
      (
        await act((trx) =>
          receiveSubmission(trx, by('van-phong', on), {
            conference,
            channel: 'thon',
            level: 'commune',
            village: 'thon-1',
            name: null,
            phone: null,
            address: null,
            content: `Ý kiến ngày ${on}`,
            consentPublish: false,
          }),
        )
      ).questions[0] as string
    const first = await asked('2024-06-30')
    await asked('2024-02-01')
    await asked('2024-07-01')
    await asked('2023-12-31')
    await act((trx) =>
      disposeQuestion(trx, by('chu-tich', '2024-07-02'), {
        question: first,
        code: 'tiep_thu',
        answer: 'Sửa trong tháng 9.',
      }),
    )
    const of = async (year: number, part: 'nua-1' | 'nua-2' | 'nam', today = '2024-08-05') => {
      const period = periodOf(year, part)
      const at = closingDay(period, day(today))
      assert.ok(at)
      const { figures, shares } = await figuresOfPeriod(db.read, commune, period, at)
      assert.equal(
        shares.reduce((sum, share) => sum + share.figures.received, 0),
        figures.received,
      )
      return [figures.received, figures.rates.handled.part]
    }
    assert.deepEqual(await of(2024, 'nua-1'), [2, 0], 'answered only after the half-year ended')
    assert.deepEqual(await of(2024, 'nua-2'), [1, 0])
    assert.deepEqual(await of(2024, 'nam'), [3, 1])
    assert.deepEqual(await of(2023, 'nam'), [1, 0])
    assert.deepEqual(await of(2022, 'nam'), [0, 0])
    assert.deepEqual(await yearsOf(db.read, commune, day('2025-01-01')), [2025, 2024])
    const secret = await asked('2024-08-01')
    assert.deepEqual(await of(2024, 'nua-2'), [2, 0])
    await act((trx) => restrictQuestion(trx, by('van-phong', '2024-08-02'), { question: secret }))
    assert.deepEqual(await of(2024, 'nua-2'), [1, 0], 'a denunciation is in no count')
    await drop()
  })
})
