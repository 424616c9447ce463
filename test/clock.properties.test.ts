// Every date from 2019 to 2035 against a second, naive count (clock.naive.ts), and every sentence recounted from its words.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withChanges } from '../src/calendar/calendar.ts'
import { addWorkingDays } from '../src/calendar/counting.ts'
import { standardCalendar } from '../src/calendar/library.ts'
import { must } from '../src/kit/result.ts'
import { explainRow } from '../src/regulation/explanation.ts'
import { explainRowEnglish } from '../src/regulation/explanation-english.ts'
import { shippedRegulation, standardStatute } from '../src/regulation/library.ts'
import type { Regulation } from '../src/regulation/regulation.form.ts'
import { type Computed, compute } from '../src/regulation/schedule.ts'
import { type Day, dayOf, isoOf, naiveDays, naiveRoll, naiveStep } from './clock.naive.ts'

const calendar = standardCalendar()
const isWorked = naiveDays()
const FIRST = dayOf('2019-01-01')
const LAST = dayOf('2035-12-31')
const date = (day: Day) => Temporal.PlainDate.from(isoOf(day))
const every = Array.from({ length: LAST - FIRST + 1 }, (_, nth) => FIRST + nth)

test('every date: working days on and back are those of the naive count', () => {
  assert.equal(every.length, 6209)
  for (const from of every)
    for (const count of [1, 5, 7, 10, 20, -1, -5, -7, -10]) {
      const found = must(addWorkingDays(date(from), count, calendar)).date.toString()
      if (found !== isoOf(naiveStep(from, count, isWorked)))
        assert.equal(found, isoOf(naiveStep(from, count, isWorked)), `${isoOf(from)} ${count}`)
    }
})

test('every working day: so many on and the same back is where one began', () => {
  for (const from of every.filter(isWorked)) {
    const there = must(addWorkingDays(date(from), 7, calendar)).date
    assert.equal(must(addWorkingDays(there, -7, calendar)).date.toString(), isoOf(from))
  }
})

/** The plan with both units in both directions and the law beside it. */
const mixed = shippedRegulation('loc-thinh-2024')
const statute = standardStatute()
const computed = (regulation: Regulation, day: Day) =>
  must(compute(regulation, { conference: date(day) }, calendar, statute))

const COUNTED: Readonly<Record<string, readonly [unit: 'working' | 'calendar', count: number]>> = {
  'S5-NOTICE': ['calendar', -10],
  'S5-THON': ['calendar', -5],
  'S5-CONC': ['working', 5],
  'S5-ESC': ['calendar', 5],
  'S5-REPLY': ['working', 7],
  'S5-REPORT': ['working', 10],
}

/** What the dates of one rule must be, by the naive count. */
function expected(day: Day, [unit, count]: readonly ['working' | 'calendar', number]) {
  const plain = unit === 'working' ? naiveStep(day, count, isWorked) : day + count
  return {
    due: isoOf(count > 0 ? naiveRoll(plain, 1, isWorked) : plain),
    unrolled: isoOf(plain),
    workingDayBefore: isoOf(naiveRoll(plain, -1, isWorked)),
  }
}

/** The law's own: 7 days before, and from 1/3/2025 10 days after. */
function lawful(day: Day, duty: string): string | undefined {
  if (duty === 'notice') return isoOf(day - 7)
  const set = duty === 'result' && isoOf(day) >= '2025-03-01'
  return set ? isoOf(naiveRoll(day + 10, 1, isWorked)) : undefined
}

const VI = {
  head: /^Chậm nhất [^,]+, (\d+\/\d+\/\d+): (?:đếm lùi|cộng) (\d+) ngày(?: làm việc)? từ .*?, (\d+\/\d+\/\d+) \(không tính ngày này\)/,
  weekends: /(\d+) ngày cuối tuần \(([^)]*)\)/,
  holidays: /(\d+) ngày nghỉ: (.*?)(?:; |\.?$)/,
  rolled: /ngày cuối rơi vào ngày nghỉ (.*?) nên dời sang/,
  law: '; luật (',
}
const EN = {
  head: /^By [^,]+, (\d+\/\d+\/\d+): (\d+) (?:working )?days? (?:before|after) .*?, (\d+\/\d+\/\d+) \(that day not counted\)/,
  weekends: /(\d+) weekend days? \(([^)]*)\)/,
  holidays: /(\d+) days? off: (.*?)(?:; |\.?$)/,
  rolled: /the last day falls on a day off, (.*?), so the term ends/,
  law: '; the law (',
}

const DATES = /\d{1,2}\/\d{1,2}\/\d{4}/g
const typed = (text: string): Day => {
  const [day = '', month = '', year = ''] = text.split('/')
  return dayOf(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

/** "12/2/2026 (mùng 1 …, trùng Chủ nhật 11/2)": the days listed, not the dates inside a reason. */
const listed = (text: string) => (text.replace(/\([^)]*\)/g, '').match(DATES) ?? []).map(typed)

/** A reader with a wall calendar: counted days and named days off fill the span exactly, and each is a day off. */
function recount(sentence: string, words: typeof VI): void {
  const own = sentence.split(words.law)[0] ?? ''
  const [, due = '', count = '', anchor = ''] =
    words.head.exec(own) ?? assert.fail(`cannot be read: ${sentence}`)
  const weekends = words.weekends.exec(own)
  const holidays = words.holidays.exec(own)
  const rolled = words.rolled.exec(own)
  const named = [...listed(weekends?.[2] ?? ''), ...listed(holidays?.[2] ?? ''), ...listed(rolled?.[1] ?? '')]
  const said = Number(weekends?.[1] ?? 0) + Number(holidays?.[1] ?? 0) + listed(rolled?.[1] ?? '').length
  assert.equal(named.length, said, sentence)
  for (const day of named) assert.equal(isWorked(day), false, `${isoOf(day)} in: ${sentence}`)
  assert.equal(Math.abs(typed(due) - typed(anchor)), Number(count) + said, sentence)
}

test('every conference day: due, plain, binding dates, and sentences that recount, in both languages', () => {
  for (const day of every)
    for (const row of computed(mixed, day)) {
      const rule = COUNTED[row.rule.id]
      if (!rule) continue
      const { due, unrolled, workingDayBefore } = row.outcome
      assert.deepEqual(
        {
          due: due?.toString(),
          unrolled: unrolled?.toString(),
          workingDayBefore: workingDayBefore?.toString(),
        },
        expected(day, rule),
        `${row.rule.id} ${isoOf(day)}`,
      )
      const after = rule[1] > 0
      assert.ok(after ? isWorked(dayOf(String(due))) : String(due) === String(unrolled))
      const law = lawful(day, row.rule.duty)
      assert.equal(row.statutory?.outcome.due?.toString(), law)
      assert.equal(row.binding?.toString(), law !== undefined && law < String(due) ? law : due?.toString())
      recount(explainRow(row), VI)
      recount(explainRowEnglish(row), EN)
    }
})

/** Every date a sentence names, in order of the calendar; English and Vietnamese must name the same. */
const datesIn = (sentence: string) => [...new Set(sentence.match(DATES) ?? [])].sort()
const numbersIn = (sentence: string) => (sentence.replace(DATES, '').match(/\d+/g) ?? []).sort()

test('Vietnamese and English tell the same facts: every plan, every kind of row, a day of each month', () => {
  const plans = [
    'son-tay-ha-2025',
    'bao-lam-2024',
    'quang-bach-2025',
    'song-an-2019',
    'loc-thinh-2024',
    'luat-72-2025',
  ]
  for (const id of plans)
    for (let month = 0; month < 17 * 12; month++) {
      const day = dayOf(Temporal.PlainDate.from('2019-01-17').add({ months: month }).toString())
      for (const row of computed(shippedRegulation(id), day)) same(row)
    }
})

function same(row: Computed): void {
  const [vi, en] = [explainRow(row), explainRowEnglish(row)]
  assert.deepEqual(datesIn(en), datesIn(vi), `${vi}\n${en}`)
  const spelled = (text: string) => numbersIn(text.replace('sáu lần tới', '').replace('the next six', ''))
  assert.deepEqual(spelled(en), spelled(vi), `${vi}\n${en}`)
  assert.ok(en.includes(row.rule.quote) && vi.includes(row.rule.quote))
  for (const [said, asked] of [
    [/tạm tính/, /provisional/],
    [/giả định/, /assuming/],
    [/ràng buộc/, /binds/],
    [/hiểu ngầm/, /implied/],
    [/hiểu là/, /read as/],
    [/không dời về sau/, /does not move forward/],
    [/muốn xong trước kỳ nghỉ/, /to be done before the days off/],
    [/nằm ngoài khoảng/, /lies outside/],
  ] as const)
    assert.equal(said.test(vi), asked.test(en), `${vi}\n${en}`)
}

test('a strictly-before count and full days between say the extra day, so that they recount too', () => {
  const strict = {
    ...mixed,
    counting: { roll_after: true, clear_days: true },
    rules: mixed.rules.map((rule) =>
      rule.id === 'S5-THON' ? { ...rule, limit: 'strictly_before' as const } : rule,
    ),
  }
  const of = (id: string) =>
    computed(strict, dayOf('2024-08-27')).find((row) => row.rule.id === id) ?? assert.fail()
  assert.equal(String(of('S5-NOTICE').outcome.due), '2024-08-16')
  assert.match(explainRow(of('S5-NOTICE')), /giữ đủ số ngày trọn ở giữa nên lùi thêm 1 ngày/)
  assert.match(explainRowEnglish(of('S5-NOTICE')), /full days must lie between, 1 day further back/)
  assert.equal(String(of('S5-THON').outcome.due), '2024-08-20')
  assert.match(explainRow(of('S5-THON')), /phải xong trước ngày đó và giữ đủ .* nên lùi thêm 2 ngày/)
  assert.match(explainRowEnglish(of('S5-THON')), /done before that day and full days .*, 2 days further back/)
})

test('a swapped day moves what it must and nothing else', () => {
  for (const [off, worked] of [
    ['2027-04-29', '2027-05-08'],
    ['2028-10-13', '2028-10-07'],
    ['2031-01-02', '2031-01-11'],
    ['2024-12-30', '2024-12-28'],
  ] as const) {
    const swapped = withChanges(calendar, [
      {
        year: null,
        days: [
          { date: off, working: false, name: 'hoán đổi' },
          { date: worked, working: true, name: 'làm bù' },
        ],
      },
    ])
    const swappedDays = naiveDays([off, worked])
    let moved = 0
    for (let from = dayOf(off) - 60; from <= dayOf(off) + 60; from++)
      for (const count of [1, 3, 7, 10, 20, -1, -3, -7, -10, -20]) {
        const before = must(addWorkingDays(date(from), count, calendar)).date.toString()
        const after = must(addWorkingDays(date(from), count, swapped)).date.toString()
        assert.equal(after, isoOf(naiveStep(from, count, swappedDays)), `${isoOf(from)} ${count}`)
        const [low, high] = [Math.min(from, dayOf(before)), Math.max(from, dayOf(before))]
        const touched = [off, worked].some((each) => low <= dayOf(each) && dayOf(each) <= high)
        if (!touched) assert.equal(after, before, `${isoOf(from)} ${count} has nothing to do with ${off}`)
        if (after !== before) moved++
      }
    assert.ok(moved > 20, 'the swap moves the counts that walk over one of its days only')
  }
})
