// The legal clock: lunar dates of 133 years against the bare library, a whole schedule against the bare counting in it.
import { CalendarVietnamese } from 'date-chinese'
import { addWorkingDays } from '../src/calendar/counting.ts'
import { standardCalendar } from '../src/calendar/library.ts'
import { gioTo, tet } from '../src/calendar/lunar.ts'
import { must } from '../src/kit/result.ts'
import { shippedRegulation, standardStatute } from '../src/regulation/library.ts'
import { schedule } from '../src/regulation/schedule.ts'
import { median } from './load.ts'
import type { Measured } from './run.ts'

const ROUNDS = 7
const FIRST = 1968
const LAST = 2100
const LUNAR_BAR = 1
const LUNAR_SECONDS = 1
const SCHEDULE_BAR = 5
const CONFERENCES = 200

function milliseconds(work: () => void): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

/** The library alone: new year of each year, and the tenth of the third month from it. */
function bareLunar(): void {
  for (let year = FIRST; year <= LAST; year++)
    for (const [month, day] of [
      [1, 1],
      [3, 10],
    ] as const) {
      const calendar = new CalendarVietnamese()
      calendar.fromJDE(calendar.newYear(year))
      const [cycle = 0, yearOfCycle = 0] = calendar.get()
      new CalendarVietnamese(cycle, yearOfCycle, month, 0, day).toGregorian(year)
    }
}

function ourLunar(): void {
  for (let year = FIRST; year <= LAST; year++) {
    tet(year)
    gioTo(year)
  }
}

const days = Array.from({ length: CONFERENCES }, (_, nth) =>
  Temporal.PlainDate.from('2019-01-07').add({ days: nth * 29 }),
)

export async function clock(): Promise<readonly Measured[]> {
  const calendar = standardCalendar()
  const statute = standardStatute()
  const regulation = shippedRegulation('loc-thinh-2024')
  const schedules = () => {
    for (const conference of days) must(schedule(regulation, { conference }, calendar, statute))
  }
  // The working days that stand in the plan, counted bare.
  const counts = () => {
    for (const day of days) for (const count of [5, 7, 10]) must(addWorkingDays(day, count, calendar))
  }
  // Ours once, and cold: a table, so that a second run would measure nothing.
  bareLunar()
  const cold = milliseconds(ourLunar)
  const bare = median([milliseconds(bareLunar), milliseconds(bareLunar), milliseconds(bareLunar)])
  for (const warm of [schedules, counts]) warm()
  const dates: { ours: number; bare: number }[] = []
  for (let round = 0; round < ROUNDS; round++)
    dates.push({ ours: milliseconds(schedules), bare: milliseconds(counts) })
  const ratio = median(dates.map((row) => row.ours / row.bare))
  return [
    {
      name: `Tết và Giỗ Tổ ${FIRST}–${LAST} trong một lượt / thư viện trần`,
      bar: `≤ ${LUNAR_BAR}, dưới ${LUNAR_SECONDS} s`,
      value: (cold / bare).toFixed(2),
      met: cold / bare <= LUNAR_BAR && cold < LUNAR_SECONDS * 1000,
      details: `${(cold / 1000).toFixed(2)} s cho ${LAST - FIRST + 1} năm, lượt đầu`,
    },
    {
      name: 'Lịch một hội nghị (bảy quy tắc, luật, giải thích) / chỉ đếm ngày làm việc trong đó',
      bar: `≤ ${SCHEDULE_BAR}`,
      value: ratio.toFixed(1),
      met: ratio <= SCHEDULE_BAR,
      details: `${(median(dates.map(({ ours }) => ours)) / CONFERENCES).toFixed(2)} ms một lịch, trung vị ${ROUNDS} lượt`,
    },
  ]
}
