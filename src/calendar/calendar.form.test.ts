import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCalendar } from './calendar.form.ts'
import { isWorkingDay } from './calendar.ts'
import { loadCalendar } from './library.ts'

const good = `id: thu
title: Lịch thử
years:
  - year: 2026
    off:
      - { date: 2026-11-23, name: nghỉ hoán đổi }
      - { date: 2026-11-24, name: Ngày Văn hóa Việt Nam }
    worked:
      - { date: 2026-11-28, name: làm bù }
`

/** The first error of the text as "line path". */
function refused(text: string): string {
  const read = readCalendar(text)
  assert.equal(read.ok, false)
  if (read.ok) return ''
  for (const error of read.error) assert.match(error.message, /\.\)?$/)
  return `${read.error[0]?.line} ${read.error[0]?.path}`
}

test('a custom calendar is read; a swapped day counts', () => {
  const read = readCalendar(good)
  assert.ok(read.ok)
  assert.equal(isWorkingDay(Temporal.PlainDate.from('2026-11-23'), read.value), false)
  assert.equal(isWorkingDay(Temporal.PlainDate.from('2026-11-28'), read.value), true)
})

test('a bare list of dates is read too', () => {
  const read = readCalendar(
    '{"off_weekdays": ["2026-11-23"], "worked_weekend_days": ["2026-11-28"], "note": "x"}',
  )
  assert.ok(read.ok)
  assert.equal(isWorkingDay(Temporal.PlainDate.from('2026-11-23'), read.value), false)
})

test('every mistake is refused with its line', () => {
  assert.equal(refused(good.replace('2026-11-23', '2026-11-31')), '6 years[0].off[0].date')
  assert.equal(refused(good.replace('2026-11-23', '2027-11-23')), '6 years[0].off[0].date')
  assert.equal(refused(good.replace('2026-11-24', '2026-11-23')), '7 years[0].off[1].date')
  assert.equal(refused(good.replace('2026-11-28', '2026-11-27')), '9 years[0].worked[0].date')
  assert.equal(refused(good.replace('name: làm bù', 'ten: làm bù')), '9 years[0].worked[0].name')
  assert.equal(refused(good.replace('title: Lịch thử', 'title: ""')), '2 title')
  assert.equal(refused(good.replace('title: Lịch thử\n', '')), '1 title')
  assert.equal(refused(good.replace('    worked:', '    works:')), '8 years[0].works')
  assert.equal(refused(good.replace('year: 2026', 'year: 1990')), '4 years[0].year')
  assert.equal(refused(good.replace('years:', 'years: 5\nx:')), '3 years')
  assert.equal(refused(`${good}  - year: 2026\n`), '10 years[1].year')
})

test('what is no calendar at all is refused plainly', () => {
  assert.equal(refused(''), '1 ')
  assert.equal(refused('chỉ là chữ'), '1 ')
  assert.equal(refused('- 1\n- 2'), '1 ')
  assert.equal(refused('id: a\n\tx: 1'), '2 ')
  assert.equal(refused('id: a\nid: b'), '2 ')
  assert.equal(refused('id: a\n\0\0'), '2 ')
  assert.equal(refused(`id: ${'a'.repeat(1_100_000)}`), '1 ')
  assert.equal(
    refused(
      'a: &a [x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c]',
    ),
    '1 ',
  )
})

test('a file that is missing or a folder gets a reason', () => {
  for (const file of ['/does/not/exist.yaml', '/tmp', '/dev/null']) {
    const loaded = loadCalendar(file)
    assert.equal(loaded.ok, false)
    if (!loaded.ok) assert.ok(loaded.error.message.startsWith(file))
  }
})
