// Quiet hours and waiting between attempts.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isQuiet, MAX_ATTEMPTS, nextSendTime, retryAt } from './quiet.ts'

const at = (local: string) =>
  Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Ho_Chi_Minh').toInstant()
const weekdays = (date: Temporal.PlainDate) => date.dayOfWeek <= 5
const next = (local: string, working = weekdays) =>
  nextSendTime(at(local), working).toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDateTime().toString()

test('by day on a working day a message goes at once', () => {
  for (const local of ['2024-08-05T07:00', '2024-08-05T12:00', '2024-08-05T20:59:59'])
    assert.equal(isQuiet(at(local), weekdays), false, local)
  assert.equal(next('2024-08-05T12:00'), '2024-08-05T12:00:00')
})

test('at night it waits for seven in the morning, before and after midnight', () => {
  assert.equal(next('2024-08-05T21:00'), '2024-08-06T07:00:00')
  assert.equal(next('2024-08-06T06:59'), '2024-08-06T07:00:00')
})

test('over a weekend and a long holiday it waits for the next working day', () => {
  assert.equal(next('2024-08-02T21:30'), '2024-08-05T07:00:00')
  assert.equal(next('2024-08-03T10:00'), '2024-08-05T07:00:00')
  const tet = (date: Temporal.PlainDate) =>
    weekdays(date) && (date.month !== 2 || date.day < 8 || date.day > 14)
  assert.equal(next('2024-02-08T09:00', tet), '2024-02-15T07:00:00')
})

test('a calendar without any working day does not hang', () => {
  assert.ok(nextSendTime(at('2024-08-05T22:00'), () => false))
})

test('each failure waits longer, the last ends it', () => {
  const waits = Array.from({ length: MAX_ATTEMPTS }, (_, index) => retryAt(index + 1, at('2024-08-05T08:00')))
  assert.equal(waits.at(-1), undefined)
  const epochs = waits.slice(0, -1).map((wait) => wait?.epochMilliseconds ?? 0)
  assert.deepEqual(
    epochs,
    [...epochs].sort((a, b) => a - b),
  )
})
