// Rules: Tết and Giỗ Tổ by the Vietnamese lunar calendar (UTC+7), for years that nobody has announced yet.
// Nothing here knows which days are off.
import { err, ok, type Problem, type Result } from '../kit/result.ts'
import { LUNAR_TABLE } from './lunar.table.ts'

export const FIRST_LUNAR_YEAR = 1900
export const LAST_LUNAR_YEAR = 2200

/** The solar date that stands in the table at a lunar year's place: 0 Tết, 4 Giỗ Tổ. */
function solarDate(year: number, at: 0 | 4): Temporal.PlainDate {
  const days = LUNAR_TABLE[year - (year % 10)]?.split(' ')[year % 10]?.slice(at, at + 4)
  if (!days) throw new RangeError(`no lunar year ${year}`)
  return new Temporal.PlainDate(year, Number(days.slice(0, 2)), Number(days.slice(2)))
}

/** BLLĐ 2019 Điều 112(1)(b): "Tết Âm lịch", the first day of the first lunar month. */
export function tet(year: number): Temporal.PlainDate {
  return solarDate(year, 0)
}

/** BLLĐ 2019 Điều 112(1)(e): "Ngày Giỗ Tổ Hùng Vương: 01 ngày (ngày 10 tháng 3 âm lịch)". */
export function gioTo(year: number): Temporal.PlainDate {
  return solarDate(year, 4)
}

/** Years in which the calculation is good; anything else is refused rather than answered wrongly. */
export function lunarYear(year: number): Result<number, Problem> {
  if (Number.isInteger(year) && year >= FIRST_LUNAR_YEAR && year <= LAST_LUNAR_YEAR) return ok(year)
  return err({
    field: 'year',
    message: `Chỉ tính âm lịch cho năm ${FIRST_LUNAR_YEAR} đến ${LAST_LUNAR_YEAR}; năm đã nhập: ${year}.`,
  })
}
