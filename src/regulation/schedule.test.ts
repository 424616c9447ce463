import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { isWorkingDay } from '../calendar/calendar.ts'
import { addWorkingDays } from '../calendar/counting.ts'
import { standardCalendar } from '../calendar/library.ts'
import { must } from '../kit/result.ts'
import { ROOT } from '../kit/root.ts'
import { holdWarnings } from './holding.ts'
import { regulationIds, shippedRegulation, standardStatute } from './library.ts'
import type { Regulation } from './regulation.form.ts'
import { type ScheduleDates, type ScheduleRow, schedule, scheduleEnglish } from './schedule.ts'
import { earliestLawful, impossible } from './warnings.ts'
import { regulationDigest, ruleWhen } from './words.ts'

const calendar = standardCalendar()
const statute = standardStatute()
const date = (text: string) => Temporal.PlainDate.from(text)

function rowsOf(
  regulation: Regulation,
  conference: string,
  more: Partial<ScheduleDates> = {},
): readonly ScheduleRow[] {
  return must(schedule(regulation, { conference: date(conference), ...more }, calendar, statute))
}

function row(id: string, rule: string, conference: string, more: Partial<ScheduleDates> = {}): ScheduleRow {
  const found = rowsOf(shippedRegulation(id), conference, more).find((each) => each.rule === rule)
  assert.ok(found, `${id} has no row ${rule}`)
  return found
}

const lines = readFileSync(path.join(ROOT, 'test', 'fixtures', 'data', 'deadlines_golden.tsv'), 'utf8')
  .trim()
  .split('\n')
const [head = [], ...golden] = lines.map((line) => line.split('\t'))

/** Which column of the golden table each rule's field must equal. */
const COLUMNS: readonly [string, string, keyof ScheduleRow, string][] = [
  ['son-tay-ha-2025', 'S1-NOTICE', 'due', 'before_7_working'],
  ['son-tay-ha-2025', 'S1-TB', 'due', 'after_7_working'],
  ['son-tay-ha-2025', 'S1-REPLY', 'dueUnrolled', 'after_30_calendar'],
  ['son-tay-ha-2025', 'S1-REPLY', 'due', 'after_30_calendar_rolled'],
  ['bao-lam-2024', 'S2-INVITE', 'due', 'before_7_working'],
  ['bao-lam-2024', 'S2-TB', 'due', 'after_10_working'],
  ['bao-lam-2024', 'S2-TB', 'due', 'conclusion_assumed_after_10_working'],
  ['bao-lam-2024', 'S2-REPLY', 'due', 'conclusion_plus_20_working'],
  ['bao-lam-2024', 'S2-COMPLEX', 'due', 'conclusion_plus_30_working'],
  ['loc-thinh-2024', 'S5-NOTICE', 'due', 'before_10_calendar'],
  ['loc-thinh-2024', 'S5-NOTICE', 'workingDayBefore', 'before_10_calendar_working_day_before'],
  ['loc-thinh-2024', 'S5-THON', 'due', 'before_5_calendar'],
  ['loc-thinh-2024', 'S5-THON', 'workingDayBefore', 'before_5_calendar_working_day_before'],
  ['loc-thinh-2024', 'S5-CONC', 'due', 'after_5_working'],
  ['loc-thinh-2024', 'S5-ESC', 'dueUnrolled', 'after_5_calendar'],
  ['loc-thinh-2024', 'S5-ESC', 'due', 'after_5_calendar_rolled'],
  ['loc-thinh-2024', 'S5-REPLY', 'due', 'after_7_working'],
  ['loc-thinh-2024', 'S5-REPORT', 'due', 'after_10_working'],
  ['luat-72-2025', 'L43-NOTICE', 'due', 'before_7_calendar'],
  ['luat-72-2025', 'L43-RESULT', 'dueUnrolled', 'after_10_calendar'],
  ['luat-72-2025', 'L43-RESULT', 'due', 'after_10_calendar_rolled'],
  ['luat-72-2025', 'L43-RESULT', 'workingDayBefore', 'after_10_calendar_working_day_before'],
]

test('golden deadlines: every conference, every column', () => {
  for (const values of golden)
    for (const [id, rule, field, column] of COLUMNS) {
      const conference = values[0] ?? ''
      const wanted = values[head.indexOf(column)]
      assert.equal(row(id, rule, conference)[field], wanted, `${id} ${rule} ${conference} ${column}`)
    }
})

test('every column of the golden table is used', () => {
  assert.deepEqual(new Set(head.slice(1)), new Set(COLUMNS.map((column) => column[3])))
})

test('the statute binds where it is stricter: conference 26/9/2025', () => {
  const notice = row('son-tay-ha-2025', 'S1-NOTICE', '2025-09-26')
  assert.deepEqual(
    [notice.due, notice.statutoryDue, notice.binding, notice.bindingRule],
    ['2025-09-17', '2025-09-19', '2025-09-17', 'S1-NOTICE'],
  )
  const result = row('son-tay-ha-2025', 'S1-TB', '2025-09-26')
  assert.deepEqual(
    [result.due, result.statutoryDue, result.binding, result.bindingRule],
    ['2025-10-07', '2025-10-06', '2025-10-06', 'L43-RESULT'],
  )
  assert.match(result.explanation, /L43-RESULT.*ràng buộc/)
})

test('the statute rolls like the local rule: Tết 2026', () => {
  const result = row('loc-thinh-2024', 'S5-CONC', '2026-02-12')
  assert.deepEqual(
    [result.due, result.statutoryDue, result.binding],
    ['2026-02-26', '2026-02-23', '2026-02-23'],
  )
})

test('each layer in its own time; before the first the law is silent', () => {
  const law = (conference: string) => row('loc-thinh-2024', 'S5-CONC', conference).statutoryDue
  assert.deepEqual(['2015-06-01', '2024-08-01', '2025-04-01', '2025-09-01'].map(law), [
    null,
    null,
    '2025-04-11',
    '2025-09-11',
  ])
  assert.equal(row('loc-thinh-2024', 'S5-NOTICE', '2015-06-01').statutoryDue, null)
  assert.equal(row('loc-thinh-2024', 'S5-NOTICE', '2024-08-01').statutoryDue, '2024-07-25')
})

test('one row a rule, also those without a date; nothing is invented', () => {
  for (const id of regulationIds()) {
    const rules = shippedRegulation(id).rules.map((rule) => rule.id)
    assert.deepEqual(
      rowsOf(shippedRegulation(id), '2025-12-15')
        .map((each) => each.rule)
        .slice(0, rules.length),
      rules,
    )
  }
  for (const [id, rule] of [
    ['son-tay-ha-2025', 'S1-THON'],
    ['son-tay-ha-2025', 'S1-REPORT'],
    ['bao-lam-2024', 'S2-REPORT'],
    ['quang-bach-2025', 'S3-QUOTA'],
    ['luat-72-2025', 'L43-10PCT'],
  ] as const) {
    const found = row(id, rule, '2025-12-15')
    assert.deepEqual(
      [found.due, found.binding, found.from, found.to, found.occurrences],
      [null, null, null, null, []],
    )
    assert.match(found.explanation, /không đặt ngày nào|không có ngày định trước/)
  }
})

test('a plan without deadlines gets none of its own; what the law asks stands apart', () => {
  const rows = rowsOf(shippedRegulation('song-an-2019'), '2019-11-15')
  assert.ok(rows.every((each) => each.due === null))
  assert.deepEqual(
    rows.map((each) => [each.rule, each.statutoryDue]),
    [
      ['S4-HOLD', null],
      ['L125-NOTICE', '2019-11-08'],
    ],
  )
})

test('fixed dates keep their distance; "before the day" ends the day before', () => {
  const dues = (conference: string) =>
    ['S3-PROV', 'S3-XA', 'S3-SYN', 'S3-ANS', 'S3-CONF'].map(
      (rule) => row('quang-bach-2025', rule, conference).due,
    )
  assert.deepEqual(dues('2025-12-15'), ['2025-12-06', '2025-12-09', '2025-12-10', '2025-12-11', '2025-12-15'])
  assert.equal(row('quang-bach-2025', 'S3-PROV', '2025-12-15').workingDayBefore, '2025-12-05')
  assert.deepEqual(dues('2026-12-18'), ['2026-12-09', '2026-12-12', '2026-12-13', '2026-12-14', '2026-12-18'])
})

test('windows move to the conference’s year; outside them is said', () => {
  const window = (id: string, rule: string, conference: string) => {
    const found = row(id, rule, conference)
    return [found.from, found.to, found.due]
  }
  assert.deepEqual(window('loc-thinh-2024', 'S5-HOLD', '2024-08-20'), ['2024-01-01', '2024-08-31', null])
  assert.deepEqual(window('son-tay-ha-2025', 'S1-HOLD', '2026-11-20'), ['2026-07-01', '2026-12-31', null])
  assert.match(row('loc-thinh-2024', 'S5-HOLD', '2026-09-01').explanation, /nằm ngoài/)
})

test('a window over New Year is placed where it holds the conference', () => {
  const regulation = shippedRegulation('loc-thinh-2024')
  const rules = regulation.rules.map((rule) =>
    rule.id === 'S5-HOLD' ? { ...rule, from: '2024-11-01', to: '2025-02-28' } : rule,
  )
  const found = rowsOf({ ...regulation, rules }, '2027-01-10')[0]
  assert.deepEqual([found?.from, found?.to], ['2026-11-01', '2027-02-28'])
})

test('monthly repeats: the next six from the conclusion notice', () => {
  const assumed = row('son-tay-ha-2025', 'S1-MONTH', '2025-09-26')
  assert.equal(assumed.assumed, true)
  assert.deepEqual(assumed.occurrences.slice(0, 2), ['2025-11-07', '2025-12-07'])
  const given = row('son-tay-ha-2025', 'S1-MONTH', '2025-09-26', { conclusion: date('2025-10-31') })
  assert.equal(given.assumed, false)
  assert.deepEqual(given.occurrences, [
    '2025-11-30',
    '2025-12-31',
    '2026-01-31',
    '2026-02-28',
    '2026-03-31',
    '2026-04-30',
  ])
})

test('a duty that comes back every week stands on the same weekday', () => {
  const regulation = shippedRegulation('son-tay-ha-2025')
  const rules = regulation.rules.map((rule) =>
    rule.id === 'S1-MONTH' ? { ...rule, every: 'week' as const } : rule,
  )
  const found = rowsOf({ ...regulation, rules }, '2025-09-26', { conclusion: date('2025-10-31') })
  const weekly = found.find((each) => each.rule === 'S1-MONTH')
  assert.deepEqual(weekly?.occurrences.slice(0, 3), ['2025-11-07', '2025-11-14', '2025-11-21'])
  assert.match(weekly?.explanation ?? '', /^Hàng tuần kể từ /)
})

test('a known conclusion date moves what hangs on it and is no assumption', () => {
  assert.equal(row('bao-lam-2024', 'S2-REPLY', '2024-04-26').assumed, true)
  assert.equal(row('bao-lam-2024', 'S2-TB', '2024-04-26').assumed, false)
  const given = row('bao-lam-2024', 'S2-REPLY', '2024-04-26', { conclusion: date('2024-05-08') })
  assert.equal(given.assumed, false)
  assert.equal(given.due, must(addWorkingDays(date('2024-05-08'), 20, calendar)).date.toString())
})

test('several days: before rules count from the first, "end" rules from the last', () => {
  const more = { conferenceEnd: date('2025-09-30') }
  assert.equal(row('son-tay-ha-2025', 'S1-NOTICE', '2025-09-26', more).due, '2025-09-17')
  assert.equal(row('son-tay-ha-2025', 'S1-TB', '2025-09-26', more).due, '2025-10-09')
  assert.equal(row('loc-thinh-2024', 'S5-CONC', '2025-09-26', more).due, '2025-10-03')
})

test('provisional as soon as a year that is not announced is touched', () => {
  assert.equal(row('bao-lam-2024', 'S2-TB', '2026-11-20').provisional, false)
  assert.equal(row('bao-lam-2024', 'S2-REPLY', '2026-11-20').provisional, true)
  assert.equal(row('luat-72-2025', 'L43-NOTICE', '2027-05-10').provisional, true)
})

test('ambiguous words are switched in the data', () => {
  const regulation = shippedRegulation('loc-thinh-2024')
  const rules = regulation.rules.map((rule) =>
    rule.id === 'S5-ESC' ? { ...rule, reading: 'not_before' } : rule,
  )
  const found = rowsOf({ ...regulation, rules }, '2025-09-26').find((each) => each.rule === 'S5-ESC')
  assert.deepEqual([found?.due, found?.from, found?.limit], [null, '2025-10-01', 'not_before'])
  assert.match(found?.explanation ?? '', /Không sớm hơn/)
})

test('rolling and full days between can be switched', () => {
  const regulation = shippedRegulation('loc-thinh-2024')
  const counted = (counting: Regulation['counting']) => rowsOf({ ...regulation, counting }, '2026-02-12')
  const due = (rows: readonly ScheduleRow[], rule: string) => rows.find((each) => each.rule === rule)?.due
  assert.equal(due(counted({ roll_after: false, clear_days: false }), 'S5-ESC'), '2026-02-17')
  assert.equal(due(counted({ roll_after: true, clear_days: true }), 'S5-NOTICE'), '2026-02-01')
})

test('a rule outside its validity stays in the list without a date', () => {
  const regulation = shippedRegulation('loc-thinh-2024')
  const rules = regulation.rules.map((rule) =>
    rule.id === 'S5-CONC' ? { ...rule, valid_to: '2025-06-30' } : rule,
  )
  const found = rowsOf({ ...regulation, rules }, '2025-09-26').find((each) => each.rule === 'S5-CONC')
  assert.equal(found?.due, null)
  assert.match(found?.explanation ?? '', /không có hiệu lực/)
})

test('dates that contradict each other are refused', () => {
  const regulation = shippedRegulation('bao-lam-2024')
  const bad: readonly ScheduleDates[] = [
    { conference: date('1999-05-01') },
    { conference: date('2101-05-01') },
    { conference: date('2025-05-10'), conferenceEnd: date('2025-05-09') },
    { conference: date('2025-05-10'), conferenceEnd: date('2027-05-09') },
    { conference: date('2025-05-10'), conclusion: date('2025-05-09') },
    { conference: date('2025-05-10'), planIssued: date('2025-05-11') },
    { conference: date('2100-12-20') },
  ]
  for (const dates of bad)
    assert.equal(schedule(regulation, dates, calendar, statute).ok, false, JSON.stringify(dates))
})

const someDay = fc.integer({ min: 0, max: 365 * 9 }).map((days) => date('2018-01-01').add({ days }))

test('property: before limits never move forward, after limits end on working days, the stricter binds', () => {
  const regulations = regulationIds().map(shippedRegulation)
  fc.assert(
    fc.property(someDay, fc.constantFrom(...regulations), (conference, regulation) => {
      for (const each of must(schedule(regulation, { conference }, calendar, statute))) {
        if (each.direction === 'before' && each.due) assert.equal(each.due, each.dueUnrolled)
        if (each.direction === 'after' && each.due) assert.ok(isWorkingDay(date(each.due), calendar))
        if (each.workingDayBefore) assert.ok(isWorkingDay(date(each.workingDayBefore), calendar))
        const dates = [each.due, each.statutoryDue].filter((day) => day !== null).sort()
        assert.equal(each.binding, dates[0] ?? null)
        assert.ok(each.explanation.includes(each.quote) && each.explanation.endsWith('.'))
      }
    }),
    { numRuns: 60 },
  )
})

test('property: a working-day explanation can be recounted from its own words', () => {
  fc.assert(
    fc.property(someDay, (conference) => {
      const each = row('bao-lam-2024', 'S2-TB', conference.toString())
      const skipped = [...each.explanation.matchAll(/(\d+) ngày (?:cuối tuần \(|nghỉ: )/g)].reduce(
        (sum, match) => sum + Number(match[1]),
        0,
      )
      assert.equal(conference.until(date(each.due ?? '')).days, 10 + skipped)
    }),
    { numRuns: 80 },
  )
})

test('English explanations exist for every row', () => {
  const english = must(
    scheduleEnglish(
      shippedRegulation('son-tay-ha-2025'),
      { conference: date('2025-09-26') },
      calendar,
      statute,
    ),
  )
  assert.match(
    english.get('S1-NOTICE') ?? '',
    /^By Wednesday, 17\/9\/2025: 7 working days before the day of the conference, Friday, 26\/9\/2025/,
  )
  for (const words of english.values()) assert.ok(words.length > 20)
})

test('impossible now: what is already late, and the earliest date that still keeps the rules', () => {
  const regulation = shippedRegulation('son-tay-ha-2025')
  const late = impossible(rowsOf(regulation, '2026-11-25'), date('2026-11-20'))
  assert.deepEqual(
    late.map((each) => each.rule),
    ['S1-NOTICE'],
  )
  const earliest = earliestLawful(regulation, date('2026-11-20'), calendar, statute)
  assert.equal(earliest?.because, 'S1-NOTICE')
  assert.deepEqual(impossible(rowsOf(regulation, earliest?.date.toString() ?? ''), date('2026-11-20')), [])
  const dayBefore = earliest?.date.subtract({ days: 1 }).toString() ?? ''
  assert.equal(impossible(rowsOf(regulation, dayBefore), date('2026-11-20')).length, 1)
})

test('where the plan prints no window, the law\u2019s yearly minimum is the window', () => {
  const regulation = shippedRegulation('quang-bach-2025')
  const facts = { today: date('2026-11-20'), held: [], planned: [] }
  assert.deepEqual(
    holdWarnings(regulation, facts, calendar, statute).map((each) => [each.rule, each.level]),
    [['L43-MIN', 'soon']],
  )
  assert.deepEqual(holdWarnings(regulation, { ...facts, held: [date('2026-06-01')] }, calendar, statute), [])
})

test('before the first layer the law is a remark only', () => {
  assert.match(row('loc-thinh-2024', 'S5-NOTICE', '2015-06-01').explanation, /luật khi đó chưa đặt hạn/)
})

test('a regulation tells itself in short lines', () => {
  const regulation = shippedRegulation('son-tay-ha-2025')
  assert.deepEqual(regulation.rules.map(ruleWhen), [
    'từ 1/7/2025 đến 31/12/2025',
    'chậm nhất 7 ngày làm việc trước ngày tổ chức',
    'văn bản không nêu hạn',
    'chậm nhất 7 ngày làm việc sau khi kết thúc hội nghị',
    'chậm nhất 30 ngày sau khi kết thúc hội nghị',
    'hàng tháng từ thông báo kết luận',
    'văn bản không nêu hạn',
  ])
  for (const id of regulationIds()) assert.ok(regulationDigest(shippedRegulation(id)).length >= 6)
})
