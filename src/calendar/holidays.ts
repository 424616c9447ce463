// Rules: which days a year that is not announced yet will most likely have off. Pure; the result is provisional.
// Announced years stand in calendars/vn.yaml and are never computed.
import { gioTo, lunarYear, tet } from './lunar.ts'

export type DaysOff = ReadonlyMap<string, string>

interface Holiday {
  readonly date: Temporal.PlainDate
  readonly name: string
  /** Whether a collision with the weekly rest day is compensated. */
  readonly compensated: boolean
}

const day = (year: number, month: number, dayOfMonth: number) =>
  Temporal.PlainDate.from({ year, month, day: dayOfMonth })

/**
 * BLLĐ 2019 Điều 112(1)(b), (3): "Tết Âm lịch: 05 ngày", chosen each year by the Prime Minister. The practice since
 * 2013: one day before and four after when Tết is a Tuesday (a whole week), else two before and three after.
 * Before 01/5/2013 (BLLĐ 1994 Điều 73) it was four days: the last of the old year and three of the new.
 */
function tetDays(year: number): readonly Holiday[] {
  const first = tet(year)
  const before = year < 2013 || first.dayOfWeek === 2 ? 1 : 2
  return Array.from({ length: year < 2013 ? 4 : 5 }, (_, index) => ({
    date: first.add({ days: index - before }),
    name: 'Tết Nguyên đán',
    compensated: true,
  }))
}

/** BLLĐ 2019 Điều 112(1)(đ), from 2021: "Quốc khánh: 02 ngày (ngày 02 tháng 9 dương lịch và 01 ngày liền kề trước hoặc sau)". */
function nationalDays(year: number): readonly Holiday[] {
  const second = day(year, 9, 2)
  const next = [1, 4, 7].includes(second.dayOfWeek) ? 1 : -1
  const days = year < 2021 ? [second] : [second, second.add({ days: next })]
  return days.map((date) => ({ date, name: 'Quốc khánh', compensated: true }))
}

function holidays(year: number): readonly Holiday[] {
  const fixed = (month: number, dayOfMonth: number, name: string, compensated = true) => ({
    date: day(year, month, dayOfMonth),
    name,
    compensated,
  })
  return [
    fixed(1, 1, 'Tết Dương lịch'),
    // Beyond the table of lunar years only the days of the solar calendar are known.
    ...(lunarYear(year).ok
      ? [...tetDays(year), { date: gioTo(year), name: 'Giỗ Tổ Hùng Vương', compensated: true }]
      : []),
    fixed(4, 30, 'Ngày Chiến thắng 30/4'),
    fixed(5, 1, 'Ngày Quốc tế Lao động 1/5'),
    ...nationalDays(year),
    // NQ 28/2026/QH16 Điều 2: off with pay from 2026. It does not stand in BLLĐ Điều 112(1), so that Điều 111(3)
    // gives no substitute day when it falls on a weekend.
    ...(year >= 2026 ? [fixed(11, 24, 'Ngày Văn hóa Việt Nam 24/11', false)] : []),
  ]
}

/**
 * BLLĐ 2019 Điều 111(3): "Nếu ngày nghỉ hằng tuần trùng với ngày nghỉ lễ, tết quy định tại khoản 1 Điều 112 của Bộ luật
 * này thì người lao động được nghỉ bù ngày nghỉ hằng tuần vào ngày làm việc kế tiếp."
 */
function substitute(off: Map<string, string>, holiday: Holiday): void {
  let free = holiday.date
  while (free.dayOfWeek > 5 || off.has(free.toString())) free = free.add({ days: 1 })
  off.set(free.toString(), `nghỉ bù ${holiday.name}`)
}

function compute(year: number): DaysOff {
  const all = holidays(year)
  const off = new Map(all.map((holiday) => [holiday.date.toString(), holiday.name]))
  const collided = all.filter((holiday) => holiday.compensated && holiday.date.dayOfWeek > 5)
  for (const holiday of collided) substitute(off, holiday)
  return off
}

const computed = new Map<number, DaysOff>()

/** Days off of a year by the standing law alone: no swapped days, since those are decided year by year. */
export function computedDaysOff(year: number): DaysOff {
  const known = computed.get(year)
  if (known) return known
  const fresh = compute(year)
  computed.set(year, fresh)
  return fresh
}
