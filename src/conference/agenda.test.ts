// Clock times of an agenda: what is known is printed, what is not is left open, what does not fit is refused.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { must } from '../kit/result.ts'
import { agendaTimes } from './agenda.ts'

const times = (minutes: readonly (number | null)[]) =>
  must(agendaTimes(minutes, '08:00', '11:30')).map((each) => each.from)

test('each step begins when the one before it ends', () => {
  assert.deepEqual(times([15, 45, 120]), ['08:00', '08:15', '09:00'])
})

test('after a step without a duration no time is invented', () => {
  assert.deepEqual(times([15, null, 30, 20]), ['08:00', '08:15', null, null])
  assert.deepEqual(times([null]), ['08:00'])
  assert.deepEqual(times([]), [])
})

test('an agenda longer than the session is refused with both lengths', () => {
  const refused = agendaTimes([120, 91], '08:00', '11:30')
  assert.ok(!refused.ok)
  assert.match(refused.error.message, /211 phút.*210 phút/)
  assert.ok(agendaTimes([120, 90], '08:00', '11:30').ok)
})
