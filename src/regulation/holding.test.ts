import assert from 'node:assert/strict'
import { test } from 'node:test'
import { standardCalendar } from '../calendar/library.ts'
import { type HoldFacts, holdWarnings } from './holding.ts'
import { shippedRegulation, standardStatute } from './library.ts'
import type { Regulation } from './regulation.form.ts'

const date = (text: string) => Temporal.PlainDate.from(text)

interface Told {
  readonly held?: readonly string[]
  readonly planned?: readonly string[]
  readonly expected?: readonly string[]
}

function facts(today: string, told: Told = {}): HoldFacts {
  return {
    today: date(today),
    held: (told.held ?? []).map(date),
    planned: (told.planned ?? []).map(date),
    expected: (told.expected ?? []).map((month) => Temporal.PlainYearMonth.from(month)),
  }
}

const warn = (regulation: Regulation, given: HoldFacts) =>
  holdWarnings(regulation, given, standardCalendar(), standardStatute())
const levels = (id: string, today: string, told: Told = {}) =>
  warn(shippedRegulation(id), facts(today, told)).map((each) => `${each.rule} ${each.level}`)

test('"trước tháng 9": warned sixty days before the last notice, impossible the day after it, then missed', () => {
  const s5 = shippedRegulation('loc-thinh-2024')
  // A conference on 31/8/2024 must be announced ten days before, on 21/8; sixty days before that is 22/6.
  assert.deepEqual(levels('loc-thinh-2024', '2024-06-21'), [])
  const [soon] = warn(s5, facts('2024-06-22'))
  assert.deepEqual([soon?.level, soon?.lastNotice, soon?.needed, soon?.have], ['soon', '2024-08-21', 1, 0])
  assert.match(
    soon?.message ?? '',
    /mới có 0\/1 hội nghị.*thông báo chậm nhất thứ Tư, 21\/8\/2024 \(S5-NOTICE/,
  )
  assert.deepEqual(levels('loc-thinh-2024', '2024-08-21'), ['S5-HOLD soon'])
  // The plan's window is lost; what is left is the year the law gives.
  assert.deepEqual(levels('loc-thinh-2024', '2024-08-22'), ['S5-HOLD impossible'])
  assert.deepEqual(levels('loc-thinh-2024', '2024-11-01'), ['S5-HOLD missed', 'L125-MIN soon'])
  assert.deepEqual(levels('loc-thinh-2024', '2024-11-01', { held: ['2024-08-20'] }), [])
  assert.deepEqual(levels('loc-thinh-2024', '2024-11-01', { held: ['2024-10-20'] }), ['S5-HOLD late'])
  assert.deepEqual(levels('loc-thinh-2024', '2024-07-15', { planned: ['2024-09-20'] }), ['S5-HOLD outside'])
})

test('a half-yearly rhythm asks for both halves; the one that is not printed says that it is implied', () => {
  const [implied] = warn(shippedRegulation('son-tay-ha-2025'), facts('2026-05-20'))
  assert.equal(implied?.until, '2026-06-30')
  assert.match(
    implied?.message ?? '',
    /suy ra từ nhịp sáu tháng một lần, kế hoạch in “6 tháng cuối năm 2025”/,
  )
  assert.deepEqual(levels('son-tay-ha-2025', '2026-05-20', { held: ['2026-03-10'] }), [])
  // Both halves in November: the first is lost, the second due.
  assert.deepEqual(
    warn(shippedRegulation('son-tay-ha-2025'), facts('2026-11-20')).map((each) => [each.level, each.until]),
    [
      ['soon', '2026-12-31'],
      ['missed', '2026-06-30'],
      ['soon', '2026-12-31'],
    ],
  )
  assert.deepEqual(levels('son-tay-ha-2025', '2026-11-20', { held: ['2026-03-10', '2026-10-10'] }), [])
})

test('"trong tháng 11": a month that is only expected is not yet a date', () => {
  assert.deepEqual(levels('song-an-2019', '2026-08-01'), [])
  const [soon] = warn(shippedRegulation('song-an-2019'), facts('2026-10-20', { expected: ['2026-11'] }))
  assert.match(soon?.message ?? '', /dự kiến tháng 11\/2026 chưa ấn định ngày/)
  assert.deepEqual(levels('song-an-2019', '2026-10-20', { planned: ['2026-11-14'] }), [])
  // The plan has no notice of its own; the law's seven days count.
  assert.equal(soon?.lastNotice, '2026-11-23')
})

test('a plan without a window has the law’s year, counting back also what is prepared', () => {
  const [soon] = warn(shippedRegulation('quang-bach-2025'), facts('2026-11-20'))
  assert.deepEqual([soon?.rule, soon?.level, soon?.until], ['L43-MIN', 'soon', '2026-12-31'])
  // 31/12 less eight days, strictly before: 22/12 for the cells' lists; the notice seven days before: 24/12.
  assert.match(
    soon?.message ?? '',
    /thông báo chậm nhất thứ Năm, 24\/12\/2026.*\(S3-PROV\) chậm nhất thứ Ba, 22\/12\/2026/,
  )
  assert.deepEqual(levels('quang-bach-2025', '2026-11-20', { planned: ['2026-12-15'] }), [])
})

test('"01 cuộc trong năm": more periodic ones than that are said, others do not use it up', () => {
  const two = facts('2024-10-01', { held: ['2024-05-10', '2024-09-10'] })
  assert.deepEqual(
    warn(shippedRegulation('bao-lam-2024'), two).map((each) => [each.level, each.have, each.needed]),
    [['too_many', 2, 1]],
  )
  assert.deepEqual(warn(shippedRegulation('bao-lam-2024'), { ...two, periodic: [date('2024-05-10')] }), [])
  assert.deepEqual(levels('bao-lam-2024', '2024-12-25'), ['S2-HOLD impossible', 'L125-MIN impossible'])
})

test('two a year: each must have its topic, and one of two is not enough', () => {
  const s5 = shippedRegulation('loc-thinh-2024')
  const two = facts('2024-07-01', { held: ['2024-03-01'], planned: ['2024-08-01'] })
  assert.deepEqual(warn(s5, { ...two, withoutTopics: [] }), [])
  const [topics] = warn(s5, { ...two, withoutTopics: ['Hội nghị đợt hai'] })
  assert.match(topics?.message ?? '', /Chủ trì quyết định nội dung.*Hội nghị đợt hai/)
  const twice = { ...s5, hold: { ...s5.hold, per_year_min: 2 } }
  const [second] = warn(twice, facts('2024-11-15', { held: ['2024-03-01'] }))
  assert.deepEqual([second?.level, second?.have, second?.needed], ['soon', 1, 2])
  assert.match(second?.message ?? '', /mới có 1\/2 hội nghị/)
  assert.deepEqual(warn(twice, facts('2024-11-15', { held: ['2024-03-01', '2024-10-01'] })), [])
})
