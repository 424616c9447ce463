import assert from 'node:assert/strict'
import { test } from 'node:test'
import { layoutFor } from './model.ts'
import { dateWords, numberingOf, paddedNumber, placeDateLine, symbolLine, symbolText } from './symbol.ts'

const plan = { number: '5', type: 'KH', body: 'UBND' }

test('NĐ 30: a number under ten carries a zero, slash and hyphen stand without spaces', () => {
  assert.equal(symbolLine('nd30', plan), 'Số: 05/KH-UBND')
  assert.equal(symbolLine('nd30', { ...plan, number: '127' }), 'Số: 127/KH-UBND')
})

test('NĐ 30: a công văn has no type, only issuer and drafter', () => {
  assert.equal(symbolLine('nd30', { number: '12', type: null, body: 'UBND', unit: 'VP' }), 'Số: 12/UBND-VP')
})

test('the Party writes no colon, a hyphen and then a slash', () => {
  assert.equal(symbolLine('party2018', { number: '5', type: 'KH', body: 'ĐU' }), 'Số 05-KH/ĐU')
  assert.equal(symbolLine('party2026', { number: '12', type: null, body: 'ĐU' }), 'Số 12-CV/ĐU')
})

test('a draft leaves room for the number that no renderer can collapse', () => {
  assert.match(symbolLine('nd30', { ...plan, number: null }), /^Số: \u00a0+\/KH-UBND$/)
  assert.match(symbolText('party2018', { number: null, type: 'KH', body: 'ĐU' }), /^\u00a0+-KH\/ĐU$/)
})

test('numbers typed from a register keep their letter', () => {
  assert.equal(paddedNumber('7a'), '07a')
  assert.equal(paddedNumber(' 10 '), '10')
  assert.equal(paddedNumber('007'), '07')
  assert.equal(paddedNumber('0127'), '0127')
})

test('a zero before days under ten and before January and February, before no other month', () => {
  const at = { place: 'Sông Thử', day: 5, month: 9, year: 2024 }
  assert.equal(placeDateLine(at), 'Sông Thử, ngày 05 tháng 9 năm 2024')
  assert.equal(dateWords({ day: 12, month: 2, year: 2025 }), 'ngày 12 tháng 02 năm 2025')
  assert.equal(dateWords({ day: 1, month: 12, year: 2025 }), 'ngày 01 tháng 12 năm 2025')
})

test('an undated draft keeps the words and the room', () => {
  assert.match(dateWords({ day: null, month: 9, year: 2025 }), /^ngày \u00a0+ tháng 9 năm 2025$/)
  assert.match(dateWords({ day: null, month: null, year: 2025 }), /^ngày \u00a0+ tháng \u00a0+ năm 2025$/)
})

test('each kind of paper is numbered as its type, as a công văn, or not at all', () => {
  assert.deepEqual(numberingOf('ke_hoach', 'nd30'), { type: 'register', abbreviation: 'KH' })
  assert.deepEqual(numberingOf('chuong_trinh', 'nd30'), { type: 'register', abbreviation: 'CTr' })
  assert.deepEqual(numberingOf('tra_loi', 'nd30'), { type: 'register', abbreviation: null })
  assert.deepEqual(numberingOf('tra_loi', 'party2018'), { type: 'register', abbreviation: 'CV' })
  assert.deepEqual(numberingOf('giay_moi', 'party2026'), { type: 'register', abbreviation: 'CV' })
  assert.deepEqual(numberingOf('phieu_dang_ky', 'nd30'), { type: 'none' })
})

test('the Party layout changes on the day of QĐ 399-QĐ/TW', () => {
  const day = (text: string) => Temporal.PlainDate.from(text)
  assert.equal(layoutFor('party', day('2025-12-05')), 'party2018')
  assert.equal(layoutFor('party', day('2026-01-08')), 'party2018')
  assert.equal(layoutFor('party', day('2026-01-09')), 'party2026')
  assert.equal(layoutFor('ubnd', day('2026-05-01')), 'nd30')
  assert.equal(layoutFor('front', day('2026-05-01')), 'nd30')
})
