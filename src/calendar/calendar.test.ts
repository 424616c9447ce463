import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { must } from '../kit/result.ts'
import { ROOT } from '../kit/root.ts'
import { buildCalendar, dayStatus, isProvisional, isWorkingDay, withChanges } from './calendar.ts'
import { addWorkingDays, rollForward, workingDayOnOrBefore, workingDaysBetween } from './counting.ts'
import { computedDaysOff } from './holidays.ts'
import { standardCalendar } from './library.ts'
import { gioTo, lunarYear, tet } from './lunar.ts'

const calendar = standardCalendar()
const date = (text: string) => Temporal.PlainDate.from(text)
const table = (name: string) =>
  readFileSync(path.join(ROOT, 'test', 'fixtures', 'data', name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'))

test('lunar: every row of the checked table', () => {
  for (const [year, wantedTet, wantedGioTo] of table('lunar_vn.tsv').slice(1)) {
    assert.equal(tet(Number(year)).toString(), wantedTet)
    assert.equal(gioTo(Number(year)).toString(), wantedGioTo)
  }
})

test('lunar: years in which Viet Nam and China differ', () => {
  const tets = ['1968-01-29', '1969-02-16', '1985-01-21', '2007-02-17', '2030-02-02', '2053-02-18']
  for (const wanted of tets) assert.equal(tet(Number(wanted.slice(0, 4))).toString(), wanted)
  const gioTos = [
    '1975-04-20',
    '2009-04-04',
    '2037-04-24',
    '2038-04-13',
    '2085-04-03',
    '2086-04-22',
    '2095-04-13',
    '2100-04-18',
  ]
  for (const wanted of gioTos) assert.equal(gioTo(Number(wanted.slice(0, 4))).toString(), wanted)
})

test('lunar: 1900 to 2200 only', () => {
  assert.ok(lunarYear(1900).ok && lunarYear(2200).ok)
  for (const year of [1899, 2201, 2026.5, Number.NaN]) assert.equal(lunarYear(year).ok, false)
  assert.throws(() => tet(2201), /no lunar year 2201/)
  assert.equal(computedDaysOff(2201).get('2201-09-02'), 'Quốc khánh', 'the solar days are known for ever')
})

test('counting: weekdays, holidays, make-up days, year ends', () => {
  const cases: readonly [string, number, string][] = [
    ['2025-09-26', -7, '2025-09-17'],
    ['2025-09-26', 7, '2025-10-07'],
    ['2025-09-27', 1, '2025-09-29'],
    ['2025-09-28', 1, '2025-09-29'],
    ['2025-09-28', -1, '2025-09-26'],
    ['2025-09-28', 0, '2025-09-28'],
    // Saturday 04/5/2024 is worked for Monday 29/4/2024, Saturday 26/4/2025 for Friday 02/5/2025.
    ['2024-04-26', 5, '2024-05-07'],
    ['2024-05-03', 1, '2024-05-04'],
    ['2024-05-06', -1, '2024-05-04'],
    ['2025-04-25', 1, '2025-04-26'],
    ['2025-04-29', 1, '2025-05-05'],
    // Saturday 22/8/2026 is worked for Monday 31/8/2026; 01 and 02/9 are National Day.
    ['2026-08-21', 1, '2026-08-22'],
    ['2026-08-28', 1, '2026-09-03'],
    // Tết 2026, 24/11/2026, the end of the year.
    ['2026-02-13', 1, '2026-02-23'],
    ['2026-02-12', 10, '2026-03-05'],
    ['2026-11-23', 1, '2026-11-25'],
    ['2026-11-20', 5, '2026-11-30'],
    ['2026-12-31', 1, '2027-01-04'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2028-01-03', -1, '2027-12-31'],
    // Hue's feedback system prints these due dates: 7 working days, the day of acceptance not counted.
    ['2024-10-24', 7, '2024-11-04'],
    ['2025-10-06', 7, '2025-10-15'],
  ]
  for (const [from, count, wanted] of cases)
    assert.equal(
      must(addWorkingDays(date(from), count, calendar)).date.toString(),
      wanted,
      `${from} ${count}`,
    )
})

test('rolling: forward after, back before, a working day stays', () => {
  assert.equal(rollForward(date('2026-02-17'), calendar).toString(), '2026-02-23')
  assert.equal(rollForward(date('2024-05-01'), calendar).toString(), '2024-05-02')
  assert.equal(rollForward(date('2024-05-04'), calendar).toString(), '2024-05-04')
  assert.equal(workingDayOnOrBefore(date('2026-02-22'), calendar).toString(), '2026-02-13')
  assert.equal(workingDayOnOrBefore(date('2025-12-06'), calendar).toString(), '2025-12-05')
})

test('provisional: as soon as the count walks through a year that is not announced', () => {
  assert.equal(must(addWorkingDays(date('2026-12-01'), 10, calendar)).provisional, false)
  assert.equal(must(addWorkingDays(date('2026-11-20'), 30, calendar)).provisional, true)
  assert.equal(must(addWorkingDays(date('2027-01-15'), -20, calendar)).provisional, true)
  assert.match(must(addWorkingDays(date('2026-11-20'), 30, calendar)).explanation, /tạm tính/)
})

test('bounds: 5000 days, years 2000 to 2100, whole numbers', () => {
  assert.ok(addWorkingDays(date('2020-01-01'), 5000, calendar).ok)
  for (const count of [5001, -5001, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
    assert.equal(addWorkingDays(date('2020-01-01'), count, calendar).ok, false)
  assert.equal(addWorkingDays(date('1999-12-31'), 1, calendar).ok, false)
  assert.equal(addWorkingDays(date('2000-01-03'), -5, calendar).ok, false)
  assert.equal(addWorkingDays(date('2100-12-30'), 5, calendar).ok, false)
})

test('the law alone gives the announced holidays of 2021 to 2026 but for the swapped days', () => {
  for (const year of calendar.years.filter((each) => each.year >= 2021)) {
    const announced = year.off.filter((day) => !day.name.startsWith('hoán đổi')).map((day) => day.date)
    assert.deepEqual([...computedDaysOff(year.year).keys()].sort(), announced.sort(), String(year.year))
  }
})

test('24/11 is off from 2026 and has no substitute day', () => {
  assert.equal(isWorkingDay(date('2025-11-24'), calendar), true)
  assert.match(dayStatus(date('2026-11-24'), calendar).reason ?? '', /Ngày Văn hóa Việt Nam/)
  assert.equal(isWorkingDay(date('2027-11-24'), calendar), false)
  assert.equal(date('2029-11-24').dayOfWeek, 6)
  assert.equal(isWorkingDay(date('2029-11-26'), calendar), true)
})

test('Tết 2027 is computed: two days before, three after, substitutes for the weekend', () => {
  const off = [...computedDaysOff(2027).keys()].filter((day) => day.startsWith('2027-02')).sort()
  assert.deepEqual(
    off,
    ['04', '05', '06', '07', '08', '09', '10'].map((day) => `2027-02-${day}`),
  )
})

test('the shipped calendar has exactly the announced weekdays off and weekend days worked', () => {
  const off = calendar.years.flatMap((year) => year.off.map((day) => day.date))
  const weekdays = off.filter((day) => date(day).dayOfWeek < 6)
  assert.equal(weekdays.length, 92)
  const worked = calendar.years.flatMap((year) => year.worked.map((day) => day.date))
  assert.deepEqual(worked, [
    '2019-01-05',
    '2019-05-04',
    '2024-05-04',
    '2025-04-26',
    '2026-01-10',
    '2026-08-22',
  ])
})

test('a calendar of weekends only says so for every year that is not listed', () => {
  const plain = buildCalendar({ id: 'x', title: 'x', unannounced: 'weekends', years: [] })
  assert.equal(isWorkingDay(date('2026-01-01'), plain), true)
  assert.equal(must(addWorkingDays(date('2026-01-01'), 1, plain)).provisional, true)
})

/** A second count, day by day from a plain list of days, knowing nothing of the first. */
function naive(from: Temporal.PlainDate, count: number): string {
  const all = Array.from({ length: 1200 }, (_, index) => from.add({ days: (index + 1) * Math.sign(count) }))
  const open = all.filter((day) => {
    const iso = day.toString()
    if (calendar.workedDays.has(iso)) return true
    const off = calendar.announced.has(day.year)
      ? calendar.offDays.has(iso)
      : computedDaysOff(day.year).has(iso)
    return day.dayOfWeek <= 5 && !off
  })
  return count === 0 ? from.toString() : String(open[Math.abs(count) - 1])
}

const someDate = fc.integer({ min: 0, max: 365 * 12 }).map((days) => date('2017-01-01').add({ days }))
const someCount = fc.integer({ min: -400, max: 400 })

test('property: agrees with a naive day-by-day count', () => {
  fc.assert(
    fc.property(someDate, someCount, (from, count) => {
      assert.equal(must(addWorkingDays(from, count, calendar)).date.toString(), naive(from, count))
    }),
    { numRuns: 150 },
  )
})

test('property: forth and back returns to a working day, and the distance is the count', () => {
  fc.assert(
    fc.property(someDate, someCount, (day, count) => {
      const from = rollForward(day, calendar)
      const there = must(addWorkingDays(from, count, calendar)).date
      assert.equal(must(addWorkingDays(there, -count, calendar)).date.toString(), from.toString())
      assert.equal(workingDaysBetween(from, there, calendar), count)
    }),
    { numRuns: 150 },
  )
})

test('property: far distances are the same as days counted one by one, in both directions', () => {
  const changed = withChanges(calendar, [
    { year: null, days: [{ date: '2025-03-14', working: false, name: 'Nghỉ riêng của xã' }] },
  ])
  fc.assert(
    fc.property(someDate, fc.integer({ min: -900, max: 900 }), fc.boolean(), (from, span, own) => {
      const to = from.add({ days: span })
      const by = own ? changed : calendar
      let counted = 0
      const [start, end] = span < 0 ? [to, from] : [from, to]
      for (
        let at = start.add({ days: 1 });
        Temporal.PlainDate.compare(at, end) <= 0;
        at = at.add({ days: 1 })
      )
        if (isWorkingDay(at, by)) counted += 1
      assert.equal(workingDaysBetween(from, to, by), span < 0 ? -counted : counted)
    }),
    { numRuns: 60 },
  )
})

test('property: the explanation can be recounted: span = counted + skipped, every skipped day is off and listed', () => {
  fc.assert(
    fc.property(someDate, fc.integer({ min: -40, max: 40 }), (from, count) => {
      const result = must(addWorkingDays(from, count, calendar))
      const span = Math.abs(from.until(result.date).days)
      assert.equal(span, Math.abs(count) + result.skipped.length)
      for (const day of result.skipped) {
        assert.equal(isWorkingDay(day.date, calendar), false)
        assert.ok(result.explanation.includes(`${day.date.day}/${day.date.month}/${day.date.year}`))
      }
      const counted = [...result.explanation.matchAll(/(\d+) ngày (cuối tuần|nghỉ)(?! làm bù)/g)]
      assert.equal(
        counted.reduce((sum, match) => sum + Number(match[1]), 0),
        result.skipped.length,
      )
    }),
    { numRuns: 150 },
  )
})

test('a change of the office is laid over the calendar: the later wins, a yearly announcement settles its year', () => {
  const off = (day: string) => ({ date: day, working: false, name: 'nghỉ bão' })
  const single = withChanges(calendar, [{ year: null, days: [off('2031-06-18')] }])
  assert.equal(isWorkingDay(date('2031-06-18'), single), false)
  assert.equal(dayStatus(date('2031-09-02'), single).working, false, 'computed holidays stay')
  assert.equal(isProvisional(2031, single), true)

  const yearly = withChanges(calendar, [
    { year: null, days: [off('2031-06-18')] },
    { year: 2031, days: [{ date: '2031-06-21', working: true, name: 'làm bù' }] },
  ])
  assert.equal(isProvisional(2031, yearly), false)
  assert.equal(isWorkingDay(date('2031-06-18'), yearly), true)
  assert.equal(isWorkingDay(date('2031-06-21'), yearly), true)
  assert.equal(isWorkingDay(date('2031-09-02'), yearly), true, 'an announced year has only its own days off')
  assert.equal(isWorkingDay(date('2031-06-21'), calendar), false, 'the calendar laid under is left alone')
})
