// `doithoai workdays`: a date so many working days from another, with its reasons.
import { addWorkingDays, type WorkingDays } from '../calendar/counting.ts'
import { longDate } from '../kit/clock.ts'
import { calendarOption, dateOption, numberOption, readLine, refused, usage } from './arguments.ts'
import { type Command, DONE } from './command.ts'

const USAGE_LINE = 'workdays --from NGÀY --add SỐ [--calendar TỆP] [--json]'
const OPTIONS = {
  from: { type: 'string' },
  add: { type: 'string' },
  calendar: { type: 'string' },
  json: { type: 'boolean' },
} as const

function asJson(result: WorkingDays): string {
  return JSON.stringify({
    date: result.date.toString(),
    skipped: result.skipped.map((day) => ({ date: day.date.toString(), reason: day.reason })),
    provisional: result.provisional,
    explanation: result.explanation,
  })
}

export const command: Command = {
  name: 'workdays',
  usage: USAGE_LINE,
  summary: 'Cộng hoặc lùi số ngày làm việc từ một ngày, nêu rõ ngày nào bị bỏ qua và vì sao',
  async run(args, io) {
    const line = readLine(args, OPTIONS)
    if (!line.ok) return usage(io, line.error, USAGE_LINE)
    for (const option of ['from', 'add'])
      if (line.value.values[option] === undefined) return usage(io, `Thiếu --${option}.`, USAGE_LINE)
    const from = dateOption(line.value, 'from')
    if (!from.ok) return refused(io, from.error)
    if (!from.value) return usage(io, 'Thiếu --from.', USAGE_LINE)
    const count = numberOption(line.value, 'add')
    if (!count.ok) return refused(io, count.error)
    const calendar = calendarOption(line.value, io)
    if (!calendar.ok) return refused(io, calendar.error)
    const result = addWorkingDays(from.value, count.value, calendar.value)
    if (!result.ok) return refused(io, result.error)
    io.out(
      line.value.values.json
        ? asJson(result.value)
        : `${longDate(result.value.date)}\n${result.value.explanation}`,
    )
    return DONE
  },
}
