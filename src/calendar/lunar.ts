// Rules: Tết and Giỗ Tổ by the Vietnamese lunar calendar (UTC+7), for years that nobody has announced yet.
// The astronomy is date-chinese's; nothing here knows which days are off.
import { CalendarVietnamese } from 'date-chinese'
import { err, ok, type Problem, type Result } from '../kit/result.ts'

export const FIRST_LUNAR_YEAR = 1900
export const LAST_LUNAR_YEAR = 2200

/** One for all questions: it keeps the solstices and new years it has worked out, which are most of the work. */
const calendar = new CalendarVietnamese()

/** The solar date of a day of a lunar month (never a leap month) in the lunar year that begins in `year`. */
function solarDate(year: number, month: number, day: number): Temporal.PlainDate {
  // Cycle and year of the cycle play no part once the solar year is given.
  return Temporal.PlainDate.from(calendar.set(1, 1, month, 0, day).toGregorian(year))
}

/** BLLĐ 2019 Điều 112(1)(b): "Tết Âm lịch", the first day of the first lunar month. */
export function tet(year: number): Temporal.PlainDate {
  return solarDate(year, 1, 1)
}

/** BLLĐ 2019 Điều 112(1)(e): "Ngày Giỗ Tổ Hùng Vương: 01 ngày (ngày 10 tháng 3 âm lịch)". */
export function gioTo(year: number): Temporal.PlainDate {
  return solarDate(year, 3, 10)
}

/** Years in which the calculation is good; anything else is refused rather than answered wrongly. */
export function lunarYear(year: number): Result<number, Problem> {
  if (Number.isInteger(year) && year >= FIRST_LUNAR_YEAR && year <= LAST_LUNAR_YEAR) return ok(year)
  return err({
    field: 'year',
    message: `Chỉ tính âm lịch cho năm ${FIRST_LUNAR_YEAR} đến ${LAST_LUNAR_YEAR}; năm đã nhập: ${year}.`,
  })
}
