// The day's state from what was recorded, in order and out of order.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  allClosed,
  allowedNow,
  dayState,
  emptyFloor,
  type Moment,
  refusalOf,
  sessionNow,
  stateLabel,
} from './moments.ts'

const at = (minute: number) => `2024-08-20T01:${String(minute).padStart(2, '0')}:00.000Z`
const moment = (kind: Moment['kind'], minute: number, agenda: number | null = null, session = 1): Moment => ({
  session,
  kind,
  agenda,
  note: kind === 'tam_dung' ? 'mất điện' : null,
  at: at(minute),
})

test('a day opens, takes its steps, is interrupted, goes on where it stood, and closes', () => {
  const day: Moment[] = []
  assert.deepEqual(dayState(day), { phase: 'chua_khai_mac' })
  day.push(moment('khai_mac', 0))
  assert.deepEqual(dayState(day), { phase: 'dang_dien_ra', step: null, opened: at(0) })
  day.push(moment('buoc', 5, 2))
  day.push(moment('tam_dung', 9))
  assert.deepEqual(dayState(day), { phase: 'tam_dung', step: 2, opened: at(0), note: 'mất điện' })
  assert.equal(
    stateLabel(dayState(day), () => undefined),
    'Tạm dừng: mất điện',
  )
  day.push(moment('tiep_tuc', 20))
  assert.deepEqual(dayState(day), { phase: 'dang_dien_ra', step: 2, opened: at(0) })
  day.push(moment('be_mac', 50))
  assert.deepEqual(dayState(day), { phase: 'be_mac', opened: at(0), closed: at(50) })
  assert.deepEqual(allowedNow(dayState(day)), [])
})

test('moments that arrive late take their place by the time they happened', () => {
  const day = [moment('be_mac', 50), moment('khai_mac', 0), moment('buoc', 5, 1)]
  assert.equal(dayState(day).phase, 'be_mac')
})

test('what cannot be done now says what can', () => {
  assert.match(refusalOf({ phase: 'chua_khai_mac' }, 'be_mac') ?? '', /Khai mạc trước/)
  assert.equal(refusalOf({ phase: 'chua_khai_mac' }, 'khai_mac'), undefined)
  assert.match(refusalOf({ phase: 'be_mac', opened: at(0), closed: at(9) }, 'buoc') ?? '', /đã bế mạc/)
})

test('a conference of two sessions is held when both are closed; the page shows the one that matters', () => {
  const sessions = [
    { seq: 1, date: '2024-08-20' },
    { seq: 2, date: '2024-08-21' },
  ]
  const first = [moment('khai_mac', 0), moment('be_mac', 30)]
  assert.equal(allClosed(sessions, first), false)
  assert.equal(sessionNow(sessions, [], '2024-08-21'), 2)
  assert.equal(sessionNow(sessions, [], '2024-08-01'), 1)
  assert.equal(sessionNow(sessions, first, '2024-08-20'), 2)
  const both = [...first, moment('khai_mac', 40, null, 2), moment('be_mac', 59, null, 2)]
  assert.equal(allClosed(sessions, both), true)
  assert.equal(sessionNow(sessions, both, '2024-08-30'), 2)
})

test('an empty floor says why it is empty', () => {
  const opened = '2026-03-20T01:00:00Z'
  assert.equal(emptyFloor({ phase: 'dang_dien_ra', step: null, opened }, 0), 'Chưa có ai phát biểu')
  assert.equal(emptyFloor({ phase: 'dang_dien_ra', step: null, opened }, 3), 'Hiện không có ai phát biểu')
  assert.match(emptyFloor({ phase: 'tam_dung', step: null, opened, note: null }, 3), /tạm dừng/)
  assert.match(emptyFloor({ phase: 'be_mac', opened, closed: opened }, 3), /bế mạc sau 3 lượt/)
})
