// When somebody is reminded: tables of dates by weekday, holiday and worked Saturday, and properties over any date.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isWorkingDay } from '../../calendar/calendar.ts'
import { standardCalendar } from '../../calendar/library.ts'
import { audienceOf, DEFAULT_LADDER, type Ladder, ladderProblem, stageCode, stageOf } from './ladder.ts'

const calendar = standardCalendar()
const day = (text: string) => Temporal.PlainDate.from(text)
const stage = (date: string, today: string, ladder: Ladder = DEFAULT_LADDER) => {
  const found = stageOf(day(date), day(today), calendar, ladder)
  return found ? stageCode(found) : '-'
}

test('before, on and after a date in an ordinary fortnight', () => {
  const due = '2025-10-15' // a Wednesday
  const told = {
    '2025-10-07': '-', // six working days before
    '2025-10-08': 'truoc-5',
    '2025-10-10': 'truoc-5',
    '2025-10-11': '-', // Saturday
    '2025-10-13': 'truoc-5',
    '2025-10-14': 'truoc-1',
    '2025-10-15': 'den-han',
    '2025-10-16': 'qua-1',
    '2025-10-17': 'qua-1',
    '2025-10-19': '-',
    '2025-10-20': 'qua-3',
    '2025-10-24': 'qua-3',
    '2025-10-27': 'qua-8',
    '2025-11-03': 'qua-13',
  }
  for (const [today, expected] of Object.entries(told)) assert.equal(stage(due, today), expected, today)
})

test('a date on a day off is reminded of on the last working day before it, and is late from the next on', () => {
  assert.equal(stage('2025-10-19', '2025-10-17'), 'den-han', 'a Sunday, told on Friday')
  assert.equal(stage('2025-10-19', '2025-10-16'), 'truoc-1')
  assert.equal(stage('2025-10-19', '2025-10-20'), 'qua-1')
  // 2025: 2/9 and 1/9 off; 30/8, 31/8 a weekend.
  assert.equal(stage('2025-09-02', '2025-08-29'), 'den-han')
  assert.equal(stage('2025-09-02', '2025-09-03'), 'qua-1')
  // A worked Saturday (26/4/2025) is a working day like any.
  assert.equal(stage('2025-04-26', '2025-04-26'), 'den-han')
  assert.equal(stage('2025-04-25', '2025-04-26'), 'qua-1')
})

test('a ladder without steps reminds of nothing; without the day itself it goes on with the step before', () => {
  const none: Ladder = { before: [], onDay: false, after: [], every: null, office: null, chair: null }
  for (const today of ['2025-10-14', '2025-10-15', '2025-10-16', '2025-12-01'])
    assert.equal(stage('2025-10-15', today, none), '-', today)
  assert.equal(stage('2025-10-15', '2025-10-15', { ...DEFAULT_LADDER, onDay: false }), 'truoc-1')
  assert.equal(stage('2025-10-15', '2025-12-01', { ...DEFAULT_LADDER, every: null }), 'qua-3')
})

test('what stays late climbs: the office after one working day, the chair after three', () => {
  const hears = (today: string) => {
    const found = stageOf(day('2025-10-15'), day(today), calendar, DEFAULT_LADDER)
    return found ? audienceOf(found, DEFAULT_LADDER).join(' ') : ''
  }
  assert.equal(hears('2025-10-15'), 'owner')
  assert.equal(hears('2025-10-16'), 'owner office')
  assert.equal(hears('2025-10-20'), 'owner office chair')
  const never = { ...DEFAULT_LADDER, office: null, chair: null }
  const late = stageOf(day('2025-10-15'), day('2025-12-01'), calendar, never)
  assert.ok(late)
  assert.deepEqual(audienceOf(late, never), ['owner'])
})

test('any date and day: nothing on a day off; the stage only moves forward as days pass; each step falls on its own day', () => {
  const ordinal = (code: string) =>
    code.startsWith('truoc-') ? -Number(code.slice(6)) : code === 'den-han' ? 0 : Number(code.slice(4))
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1500 }),
      fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 3 }),
      fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 3 }),
      fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
      (offset, before, after, every) => {
        const due = day('2023-01-01').add({ days: offset })
        const ladder: Ladder = { before, onDay: true, after, every, office: 1, chair: 3 }
        let last = -Infinity
        for (let at = -25; at < 40; at++) {
          const today = due.add({ days: at })
          const found = stageOf(due, today, calendar, ladder)
          if (!isWorkingDay(today, calendar)) assert.equal(found, undefined)
          if (!found) continue
          const now = ordinal(stageCode(found))
          assert.ok(now >= last, `${today}: ${stageCode(found)} after ${last}`)
          last = now
        }
      },
    ),
    { numRuns: 150 },
  )
})

test('a wrong ladder is named by its field', () => {
  const wrong = (change: Partial<Ladder>) => ladderProblem({ ...DEFAULT_LADDER, ...change })?.field
  assert.equal(wrong({}), undefined)
  assert.equal(wrong({ before: [0] }), 'before')
  assert.equal(wrong({ after: [61] }), 'after')
  assert.equal(wrong({ every: 0 }), 'every')
  assert.equal(wrong({ office: 3, chair: 1 }), 'chair')
})
