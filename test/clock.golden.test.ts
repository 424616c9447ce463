// Dates worked out by hand (fixtures/data/worked_by_hand.tsv): the chain of plan S2, the mixed units of S1 and S5, the
// strictly-before dates of S3 with both readings, the missing deadlines of S4, the days on which the law changed.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { CalendarChinese, CalendarVietnamese } from 'date-chinese'
import { standardCalendar } from '../src/calendar/library.ts'
import { FIRST_LUNAR_YEAR, gioTo, LAST_LUNAR_YEAR, tet } from '../src/calendar/lunar.ts'
import { must } from '../src/kit/result.ts'
import { ROOT } from '../src/kit/root.ts'
import { regulationIds, shippedRegulation, standardStatute } from '../src/regulation/library.ts'
import type { Regulation } from '../src/regulation/regulation.form.ts'
import { type ScheduleRow, schedule } from '../src/regulation/schedule.ts'

const table = readFileSync(path.join(ROOT, 'test', 'fixtures', 'data', 'worked_by_hand.tsv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'))

/** "S3-PROV=by": the regulation with one rule read in its other way. */
function readAs(regulation: Regulation, reading: string): Regulation {
  const [rule, wanted] = reading.split('=')
  if (!rule || !wanted) return regulation
  assert.ok(regulation.rules.some((each) => each.readings.some((one) => one.id === wanted)))
  const rules = regulation.rules.map((each) => (each.id === rule ? { ...each, reading: wanted } : each))
  return { ...regulation, rules }
}

test('every date of the table worked out by hand', () => {
  assert.ok(table.length > 40)
  for (const [
    id = '',
    reading = '',
    conference = '',
    conclusion = '',
    rule,
    field = '',
    wanted,
    count,
  ] of table) {
    const rows = must(
      schedule(
        readAs(shippedRegulation(id), reading),
        {
          conference: Temporal.PlainDate.from(conference),
          conclusion: conclusion ? Temporal.PlainDate.from(conclusion) : undefined,
        },
        standardCalendar(),
        standardStatute(),
      ),
    )
    const row = rows.find((each) => each.rule === rule)
    assert.equal(
      row?.[field as keyof ScheduleRow] ?? '',
      wanted,
      `${id} ${rule} ${conference} ${reading}: ${count}`,
    )
  }
})

test('every ambiguous rule has at least two readings, and the other one changes something', () => {
  const ambiguous = regulationIds().flatMap((id) =>
    shippedRegulation(id)
      .rules.filter((rule) => rule.readings.length > 0)
      .map((rule) => [id, rule] as const),
  )
  assert.deepEqual(ambiguous.map(([, rule]) => rule.id).sort(), [
    'S1-REPLY',
    'S2-COMPLEX',
    'S3-ANS',
    'S3-PROV',
    'S3-XA',
    'S5-ESC',
  ])
  for (const [id, rule] of ambiguous) {
    assert.ok(rule.readings.length >= 2)
    const of = (reading: string) =>
      must(
        schedule(
          readAs(shippedRegulation(id), `${rule.id}=${reading}`),
          { conference: Temporal.PlainDate.from('2025-12-15') },
          standardCalendar(),
          standardStatute(),
        ),
      ).find((row) => row.rule === rule.id)
    const dates = rule.readings.map((reading) => {
      const row = of(reading.id)
      assert.ok(row?.explanation.includes(reading.text), 'the sentence says how the words are read')
      return `${row?.due} ${row?.from}`
    })
    assert.equal(new Set(dates).size, dates.length, `${rule.id}: ${dates.join(', ')}`)
  }
})

/** The plain date of every new moon, in Viet Nam (Meeus, Astronomical Algorithms, chapter 49; Julian days to UTC+7). */
function newMoons(first: number, last: number): ReadonlySet<string> {
  const found = new Set<string>()
  const rad = Math.PI / 180
  for (let k = Math.floor((first - 2000) * 12.3685); k <= (last + 1 - 2000) * 12.3685; k++) {
    const t = k / 1236.85
    const e = 1 - 0.002516 * t - 0.0000074 * t * t
    const sun = (2.5534 + 29.1053567 * k) * rad
    const moon = (201.5643 + 385.81693528 * k + 0.0107582 * t * t) * rad
    const f = (160.7108 + 390.67050284 * k - 0.0016118 * t * t) * rad
    const node = (124.7746 - 1.56375588 * k) * rad
    const sin = Math.sin
    const correction =
      -0.4072 * sin(moon) +
      0.17241 * e * sin(sun) +
      0.01608 * sin(2 * moon) +
      0.01039 * sin(2 * f) +
      0.00739 * e * sin(moon - sun) -
      0.00514 * e * sin(moon + sun) +
      0.00208 * e * e * sin(2 * sun) -
      0.00111 * sin(moon - 2 * f) -
      0.00057 * sin(moon + 2 * f) +
      0.00056 * e * sin(2 * moon + sun) -
      0.00042 * sin(3 * moon) +
      0.00042 * e * sin(sun + 2 * f) +
      0.00038 * e * sin(sun - 2 * f) -
      0.00024 * e * sin(2 * moon - sun) -
      0.00017 * sin(node)
    const julian = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t + correction
    // Terrestrial time is ahead of the clock by 38 s in 1968, about 200 s in 2100.
    const year = 2000 + k / 12.3685
    const clock = julian - (65 + 0.0125 * (year - 2000) ** 2) / 86_400
    found.add(new Date((clock - 2440587.5 + 7 / 24) * 86_400_000).toISOString().slice(0, 10))
  }
  return found
}

const YEARS = Array.from({ length: 2100 - 1968 + 1 }, (_, nth) => 1968 + nth)

test('lunar: 1968 to 2100: every Tết and every first of the third month is the day of a new moon in Viet Nam', () => {
  const moons = newMoons(1967, 2101)
  for (const year of YEARS) {
    const [first, tenth] = [tet(year), gioTo(year)]
    assert.ok(moons.has(first.toString()), `Tết ${first}`)
    assert.ok(moons.has(tenth.subtract({ days: 9 }).toString()), `Giỗ Tổ ${tenth}`)
    const md = first.toString().slice(5)
    assert.ok('01-20' <= md && md <= '02-21', `Tết ${first}`)
    // Two months of 29 or 30 days and nine days; a leap month between makes one more.
    const days = first.until(tenth).days
    assert.ok((67 <= days && days <= 69) || (97 <= days && days <= 98), `${first} ${tenth}`)
  }
})

test('lunar: the table of 301 years is what the astronomy gives', () => {
  const calendar = new CalendarVietnamese()
  const worked = (year: number, month: number, day: number) =>
    Temporal.PlainDate.from(calendar.set(1, 1, month, 0, day).toGregorian(year)).toString()
  for (let year = FIRST_LUNAR_YEAR; year <= LAST_LUNAR_YEAR; year++) {
    assert.equal(tet(year).toString(), worked(year, 1, 1))
    assert.equal(gioTo(year).toString(), worked(year, 3, 10))
  }
})

test('lunar: Viet Nam has the date of China but for the years that are known to differ', () => {
  const chinese = (year: number, month: number, day: number) => {
    const calendar = new CalendarChinese()
    calendar.fromJDE(calendar.newYear(year))
    const [cycle = 0, yearOfCycle = 0] = calendar.get()
    return Temporal.PlainDate.from(
      new CalendarChinese(cycle, yearOfCycle, month, 0, day).toGregorian(year),
    ).toString()
  }
  const differ = (of: (year: number) => Temporal.PlainDate, month: number, day: number) =>
    YEARS.filter((year) => chinese(year, month, day) !== of(year).toString())
  assert.deepEqual(differ(tet, 1, 1), [1968, 1969, 1985, 2007, 2030, 2053])
  const gioTos = differ(gioTo, 3, 10)
  for (const year of [1975, 2009, 2037, 2038, 2085, 2086, 2095, 2100])
    assert.ok(gioTos.includes(year), `Giỗ Tổ ${year}`)
  assert.equal(gioTos.filter((year) => year !== 1985).length, 8)
})
