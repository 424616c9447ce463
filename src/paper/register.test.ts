// Series, next and typed numbers, gaps and order of the register of papers.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  gaps,
  gapWords,
  nextNumber,
  orderWarning,
  seriesOf,
  seriesWords,
  typedNumber,
  usualTerm,
} from './register.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test('UBND and Front number by year, the Party by kind and term', () => {
  const ubnd = { issuer: 'ubnd', issuedOn: day('2024-12-31'), type: 'KH' } as const
  assert.deepEqual(seriesOf(ubnd), { ok: true, value: '2024' })
  assert.deepEqual(seriesOf({ ...ubnd, issuedOn: day('2025-01-01') }), { ok: true, value: '2025' })
  assert.deepEqual(seriesOf({ ...ubnd, issuer: 'front' }), { ok: true, value: '2024' })
  const party = { issuer: 'party', issuedOn: day('2025-12-05'), type: 'KH' } as const
  assert.deepEqual(seriesOf(party), { ok: true, value: '2025-2030/KH' })
  assert.deepEqual(seriesOf({ ...party, type: null }), { ok: true, value: '2025-2030/CV' })
  assert.deepEqual(seriesOf({ ...party, term: '2020-2025' }), { ok: true, value: '2020-2025/KH' })
})

test('a term that is none is refused beside its field', () => {
  for (const term of ['2025', '2025-2031', '2025/2030', "2025-2030'; --"]) {
    const result = seriesOf({ issuer: 'party', issuedOn: day('2025-12-05'), type: 'KH', term })
    assert.equal(!result.ok && result.error.field, 'term')
  }
  assert.equal(usualTerm(day('2029-12-31')), '2025-2030')
  assert.equal(usualTerm(day('2030-01-01')), '2030-2035')
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

test('gaps are named, also before the first number', () => {
  assert.deepEqual(gaps([3, 4, 9, 9]), [
    { from: 1, to: 2 },
    { from: 5, to: 8 },
  ])
  assert.deepEqual(gaps([1, 2]), [])
  assert.match(gapWords({ from: 5, to: 8 }), /^Các số từ 5 đến 8 /)
  assert.match(gapWords({ from: 2, to: 2 }), /^Số 2 /)
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
  assert.equal(seriesWords('2025-2030/KH'), 'KH, nhiệm kỳ 2025-2030')
})
