// Series, next and typed numbers, gaps and order of the register of papers.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  checkedRange,
  freeNumber,
  gaps,
  gapWords,
  leftIn,
  nextNumber,
  orderWarning,
  seriesOf,
  seriesWords,
  typedNumber,
  usualTerm,
} from './register.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test('UBND and Front number each kind by year, or all in one line; the Party by kind and term', () => {
  const ubnd = { issuer: 'ubnd', issuedOn: day('2024-12-31'), type: 'KH', mode: 'kind' } as const
  assert.deepEqual(seriesOf(ubnd), { ok: true, value: '2024/KH' })
  assert.deepEqual(seriesOf({ ...ubnd, type: null }), { ok: true, value: '2024/CV' })
  assert.deepEqual(seriesOf({ ...ubnd, mode: 'year' }), { ok: true, value: '2024' })
  assert.deepEqual(seriesOf({ ...ubnd, issuedOn: day('2025-01-01') }), { ok: true, value: '2025/KH' })
  assert.deepEqual(seriesOf({ ...ubnd, issuer: 'front' }), { ok: true, value: '2024/KH' })
  const party = { issuer: 'party', issuedOn: day('2025-12-05'), type: 'KH', mode: 'year' } as const
  assert.deepEqual(seriesOf(party), { ok: true, value: '2025-2030/KH' })
  assert.deepEqual(seriesOf({ ...party, type: null }), { ok: true, value: '2025-2030/CV' })
  assert.deepEqual(seriesOf({ ...party, term: '2020-2025' }), { ok: true, value: '2020-2025/KH' })
})

test('a term that is none is refused beside its field', () => {
  for (const term of ['2025', '2025-2031', '2025/2030', "2025-2030'; --"]) {
    const result = seriesOf({ issuer: 'party', issuedOn: day('2025-12-05'), type: 'KH', mode: 'kind', term })
    assert.equal(!result.ok && result.error.field, 'term')
  }
  assert.equal(usualTerm(day('2029-12-31')), '2025-2030')
  assert.equal(usualTerm(day('2030-01-01')), '2030-2035')
})

test('a number is taken from the ranges set aside, in their order; used up is said', () => {
  const ranges = [
    { from: 101, to: 103 },
    { from: 200, to: 200 },
  ]
  assert.deepEqual(freeNumber([5], []), { ok: true, value: 6 })
  assert.deepEqual(freeNumber([5], ranges), { ok: true, value: 101 })
  assert.deepEqual(freeNumber([101, 103], ranges), { ok: true, value: 102 })
  assert.deepEqual(freeNumber([101, 102, 103], ranges), { ok: true, value: 200 })
  const none = freeNumber([101, 102, 103, 200], ranges)
  assert.match(none.ok ? '' : none.error.message, /^Đã dùng hết số giữ chỗ \(số 101 đến 103; số 200\)/)
  assert.equal(leftIn(ranges[0] ?? { from: 0, to: 0 }, [101, 300]), 2)
})

test('a range runs forward, is not too wide and lies over no other', () => {
  const others = [{ from: 50, to: 60 }]
  assert.equal(checkedRange({ from: 61, to: 70 }, others).ok, true)
  for (const [from, to] of [
    [70, 61],
    [55, 70],
    [40, 50],
    [1, 6000],
    [0, 3],
    [99_999, 100_000],
  ] as const)
    assert.equal(checkedRange({ from, to }, others).ok, false, `${from}-${to}`)
})

test('the next number is one above the largest, gaps or not', () => {
  assert.equal(nextNumber([]), 1)
  assert.equal(nextNumber([1, 2, 27]), 28)
})

test('a typed number: leading zeros are print, nothing means the next, anything else is refused', () => {
  assert.deepEqual(typedNumber('005'), { ok: true, value: 5 })
  assert.deepEqual(typedNumber('  '), { ok: true, value: null })
  for (const text of ['0', '-3', '12a', '1.5', '99999999999', '٣'])
    assert.equal(typedNumber(text).ok, false, text)
})

test('gaps are named, also before the first number; a range set aside is none, an explained number says why', () => {
  assert.deepEqual(gaps([3, 4, 9, 9]), [
    { from: 1, to: 2 },
    { from: 5, to: 8 },
  ])
  assert.deepEqual(gaps([1, 2]), [])
  assert.deepEqual(gaps([1, 9], [{ from: 4, to: 6 }], new Map([[7, 'hủy, không dùng']])), [
    { from: 2, to: 3 },
    { from: 7, to: 7, reason: 'hủy, không dùng' },
    { from: 8, to: 8 },
  ])
  assert.match(gapWords({ from: 5, to: 8 }), /^Các số từ 5 đến 8 không có ở đây/)
  assert.equal(gapWords({ from: 2, to: 2, reason: 'hủy' }), 'Số 2: hủy')
})

test('a date out of the order of numbers is warned of, on either side', () => {
  const others = [
    { number: 5, issuedOn: '2024-08-10' },
    { number: 9, issuedOn: '2024-09-01' },
  ]
  assert.equal(orderWarning({ number: 6, issuedOn: '2024-08-20' }, others), undefined)
  assert.equal(orderWarning({ number: 6, issuedOn: '2024-08-10' }, others), undefined)
  assert.match(
    orderWarning({ number: 6, issuedOn: '2024-08-09' }, others) ?? '',
    /^Số 5 đã ban hành ngày 10\/8\/2024/,
  )
  assert.match(
    orderWarning({ number: 7, issuedOn: '2024-09-02' }, others) ?? '',
    /^Số 9 đã ban hành ngày 1\/9\/2024/,
  )
})

test('a series in words', () => {
  assert.equal(seriesWords('2024'), 'năm 2024')
  assert.equal(seriesWords('2024/KH'), 'KH, năm 2024')
  assert.equal(seriesWords('2025-2030/KH'), 'KH, nhiệm kỳ 2025-2030')
})
