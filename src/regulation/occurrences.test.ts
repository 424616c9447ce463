import assert from 'node:assert/strict'
import { test } from 'node:test'
import { everyOf, monthName, nextOf, occurrencesAfter, occurrencesOf, periodOf } from './occurrences.ts'

const date = (text: string) => Temporal.PlainDate.from(text)
const SIX = ['2025-11-30', '2025-12-31', '2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']
const met = (month: string) => ({ month, on_date: `${month}-05`, note: null })

test('each month is met on its own; the next one stands until it is met', () => {
  const of = (today: string, months: readonly string[]) =>
    occurrencesOf(SIX, months.map(met), date(today), null).map(
      (each) => `${each.date}${each.met ? ' ✓' : ''}`,
    )
  assert.deepEqual(of('2025-11-10', []), ['2025-11-30'])
  assert.deepEqual(of('2025-11-10', ['2025-11']), ['2025-11-30 ✓', '2025-12-31'])
  assert.deepEqual(of('2026-01-02', ['2025-12']), ['2025-11-30', '2025-12-31 ✓', '2026-01-31'])
  assert.equal(nextOf(occurrencesOf(SIX, [met('2025-11')], date('2026-01-02'), null))?.month, '2025-12')
})

test('a quarterly duty comes every third month and is met in any month since the one before', () => {
  const stored = ['2026-01-31', '2026-04-30', '2026-07-31']
  const series = occurrencesOf(stored, [met('2026-03')], date('2026-08-01'), null)
  assert.deepEqual(
    series.map((each) => `${each.date}${each.met ? ' ✓' : ''}`),
    ['2026-01-31', '2026-04-30 ✓', '2026-07-31', '2026-10-31'],
  )
})

test('a half-yearly duty keeps its six months', () => {
  const stored = ['2026-02-28', '2026-08-31', '2027-02-28']
  const series = occurrencesOf(stored, [met('2026-01')], date('2026-09-02'), null)
  assert.deepEqual(
    series.map((each) => `${each.date}${each.met ? ' ✓' : ''}`),
    ['2026-02-28 ✓', '2026-08-31', '2027-02-28'],
  )
})

test('a weekly duty comes every seventh day, is met by the week, and goes on over New Year', () => {
  const stored = ['2026-12-16', '2026-12-23', '2026-12-30', '2027-01-06']
  assert.equal(everyOf(stored), 'week')
  assert.equal(periodOf(stored, '2027-01-03'), '2026-W53')
  const series = occurrencesOf(stored, [met('2026-W52'), met('2026-W53')], date('2027-01-13'), null)
  assert.deepEqual(
    series.map((each) => `${each.date} ${each.month}${each.met ? ' ✓' : ''}`),
    [
      '2026-12-16 2026-W51',
      '2026-12-23 2026-W52 ✓',
      '2026-12-30 2026-W53 ✓',
      '2027-01-06 2027-W01',
      '2027-01-13 2027-W02',
      '2027-01-20 2027-W03',
    ],
  )
  assert.deepEqual(occurrencesAfter(stored, '2027-01-06', 2), ['2027-01-13', '2027-01-20'])
  assert.deepEqual(['2026-W53', '2027-W02', '2026-11'].map(monthName), [
    'tuần 28/12–3/1/2027',
    'tuần 11–17/1/2027',
    'tháng 11/2026',
  ])
  assert.deepEqual([everyOf(SIX), everyOf(['2026-01-31', '2026-04-30'])], ['month', 'quarter'])
})

test('the series goes on beyond the six that were stored, on its own day, and ends when the file is closed', () => {
  const all = SIX.slice(0, 6).map((day) => met(day.slice(0, 7)))
  const on = occurrencesOf(SIX, all, date('2026-05-10'), null)
  assert.equal(on.at(-1)?.date, '2026-05-31')
  const closed = occurrencesOf(SIX, all, date('2026-09-10'), '2026-05-15')
  assert.equal(closed.length, 6)
  assert.equal(nextOf(closed), undefined)
  assert.deepEqual(occurrencesOf([], [], date('2026-09-10'), null), [])
  assert.equal(
    occurrencesOf(['2026-02-28', '2026-03-30'], [], date('2026-04-01'), null).at(-1)?.date,
    '2026-04-30',
  )
  assert.deepEqual(occurrencesAfter(SIX, '2026-04-30', 2), ['2026-05-31', '2026-06-30'])
  assert.deepEqual(occurrencesAfter([], '2026-04-30', 2), [])
})
