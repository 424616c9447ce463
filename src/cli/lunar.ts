// `doithoai lunar`: Tết and Giỗ Tổ of a year by the Vietnamese calendar.
import { gioTo, lunarYear, tet } from '../calendar/lunar.ts'
import { longDate } from '../kit/clock.ts'
import { numberOption, readLine, refused, usage } from './arguments.ts'
import { type Command, DONE } from './command.ts'

const USAGE_LINE = 'lunar --year NĂM [--json]'

export const command: Command = {
  name: 'lunar',
  usage: USAGE_LINE,
  summary: 'Ngày mùng 1 Tết và Giỗ Tổ Hùng Vương của một năm (âm lịch Việt Nam)',
  async run(args, io) {
    const line = readLine(args, { year: { type: 'string' }, json: { type: 'boolean' } })
    if (!line.ok) return usage(io, line.error, USAGE_LINE)
    if (line.value.values.year === undefined) return usage(io, 'Thiếu --year.', USAGE_LINE)
    const number = numberOption(line.value, 'year')
    const year = number.ok ? lunarYear(number.value) : number
    if (!year.ok) return refused(io, year.error)
    const days = { tet: tet(year.value), gioTo: gioTo(year.value) }
    io.out(
      line.value.values.json
        ? JSON.stringify({ tet: days.tet.toString(), gioTo: days.gioTo.toString() })
        : `Tết Nguyên đán  ${longDate(days.tet)}\nGiỗ Tổ (10/3)   ${longDate(days.gioTo)}`,
    )
    return DONE
  },
}
