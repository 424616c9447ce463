import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ZONE } from '../kit/clock.ts'
import { standardCalendar } from './library.ts'
import { countedFrom, countedOn, countedWords } from './office-hours.ts'

const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(ZONE).toInstant()
const HOURS = { from: '07:30', to: '17:00' }
const from = (text: string, hours: typeof HOURS | undefined = HOURS) =>
  countedFrom(at(text), standardCalendar(), hours)

test('without office hours the day itself counts, at any hour and on any day', () => {
  for (const day of ['2026-11-20T23:59', '2026-11-22T10:00', '2026-02-17T00:00'])
    assert.equal(countedFrom(at(day), standardCalendar(), undefined).date.toString(), day.slice(0, 10))
})

test('in office hours and before them the day counts; the last minute still does', () => {
  for (const time of ['2026-11-20T07:30', '2026-11-20T05:00', '2026-11-20T17:00'])
    assert.equal(from(time).date.toString(), '2026-11-20')
  assert.equal(from('2026-11-20T17:00').because, undefined)
})

test('after them, on a weekend and over a holiday the next working day counts, and both times are told', () => {
  assert.equal(from('2026-11-20T17:00:01').date.toString(), '2026-11-23')
  assert.equal(from('2026-11-21T09:00').date.toString(), '2026-11-23')
  // Tuesday 24/11/2026 is a holiday.
  assert.equal(from('2026-11-23T18:20').date.toString(), '2026-11-25')
  // Saturday 22/8/2026 is worked.
  assert.equal(from('2026-08-22T09:00').date.toString(), '2026-08-22')
  assert.equal(
    countedWords(from('2026-11-20T18:20'), 'Nhận'),
    'Nhận lúc 18:20, thứ Sáu, 20/11/2026, sau giờ làm việc (17:00), nên thời hạn tính từ thứ Hai, 23/11/2026.',
  )
  assert.match(countedWords(from('2026-11-24T09:00'), 'Nhận') ?? '', /ngày nghỉ \(Ngày Văn hóa Việt Nam/)
  assert.equal(countedWords(from('2026-11-20T10:00'), 'Nhận'), undefined)
})

test('a dated paper: its hour counts on the day it bears; another date moves only from a day off', () => {
  const day = (text: string, issued: string, hours: typeof HOURS | undefined) =>
    countedOn(Temporal.PlainDate.from(text), at(issued), standardCalendar(), hours).date.toString()
  assert.equal(day('2026-11-20', '2026-11-20T18:00', HOURS), '2026-11-23')
  assert.equal(day('2026-11-20', '2026-11-20T10:00', HOURS), '2026-11-20')
  assert.equal(day('2026-11-20', '2026-11-21T18:00', HOURS), '2026-11-20')
  assert.equal(day('2026-11-21', '2026-11-23T09:00', HOURS), '2026-11-23')
  assert.equal(day('2026-11-21', '2026-11-21T18:00', undefined), '2026-11-21')
})
