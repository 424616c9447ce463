// `doithoai schedule`: every deadline of a conference from a regulation and its date.
import path from 'node:path'
import { shortDate, systemClock } from '../kit/clock.ts'
import { err, ok, type Problem, type Result } from '../kit/result.ts'
import { EVERY, ROLE } from '../regulation/codes.ts'
import { loadRegulation, regulationIds, standardStatute } from '../regulation/library.ts'
import { everyOf } from '../regulation/occurrences.ts'
import type { Regulation } from '../regulation/regulation.form.ts'
import { type ScheduleDates, type ScheduleRow, schedule } from '../regulation/schedule.ts'
import { earliestLawful, impossible } from '../regulation/warnings.ts'
import { calendarOption, dateOption, type Line, readLine, refused, table, text, usage } from './arguments.ts'
import { type Command, DONE, type Io } from './command.ts'

const USAGE_LINE =
  'schedule --regulation MÃ|TỆP --conference NGÀY [--conference-end NGÀY] [--conclusion NGÀY] [--plan-issued NGÀY] [--today NGÀY] [--calendar TỆP] [--json]'
const OPTIONS = {
  regulation: { type: 'string' },
  conference: { type: 'string' },
  'conference-end': { type: 'string' },
  conclusion: { type: 'string' },
  'plan-issued': { type: 'string' },
  today: { type: 'string' },
  calendar: { type: 'string' },
  json: { type: 'boolean' },
} as const

function dates(line: Line): Result<ScheduleDates & { today?: Temporal.PlainDate | undefined }, Problem> {
  const conference = dateOption(line, 'conference')
  if (!conference.ok) return conference
  if (!conference.value) return err({ field: 'conference', message: 'Thiếu --conference.' })
  const conferenceEnd = dateOption(line, 'conference-end')
  if (!conferenceEnd.ok) return conferenceEnd
  const conclusion = dateOption(line, 'conclusion')
  if (!conclusion.ok) return conclusion
  const planIssued = dateOption(line, 'plan-issued')
  if (!planIssued.ok) return planIssued
  const today = dateOption(line, 'today')
  if (!today.ok) return today
  return ok({
    conference: conference.value,
    conferenceEnd: conferenceEnd.value,
    conclusion: conclusion.value,
    planIssued: planIssued.value,
    today: today.value,
  })
}

/** A shipped id stays an id; anything else is a file, seen from where the command was called. */
function regulationOption(line: Line, io: Io): Result<Regulation, Problem> {
  const given = text(line.values.regulation) ?? ''
  const isFile = given.includes('/') || given.includes('.')
  return loadRegulation(isFile && !regulationIds().includes(given) ? path.resolve(io.cwd, given) : given)
}

const short = (iso: string | null) => (iso ? shortDate(iso) : '—')

function dueCell(row: ScheduleRow): string {
  if (row.occurrences.length)
    return `${EVERY[everyOf(row.occurrences)]} từ ${short(row.occurrences[0] ?? null)}`
  if (row.from && row.to) return `${short(row.from)}–${short(row.to)}`
  if (row.from) return `không sớm hơn ${short(row.from)}`
  return short(row.due) + (row.assumed ? ' (giả định)' : '') + (row.provisional ? ' (tạm tính)' : '')
}

function asText(rows: readonly ScheduleRow[]): string {
  const head = ['Quy tắc', 'Việc', 'Hạn', 'Hạn theo luật', 'Ràng buộc', 'Ai']
  const cells = rows.map((row) => [
    row.rule,
    row.title,
    dueCell(row),
    short(row.statutoryDue),
    row.binding ? `${short(row.binding)} (${row.bindingRule})` : '—',
    row.owner ? ROLE[row.owner] : '—',
  ])
  const reasons = rows.map((row) => `${row.rule}: ${row.explanation}`)
  return `${table([head, ...cells])}\n\n${reasons.join('\n')}`
}

export const command: Command = {
  name: 'schedule',
  usage: USAGE_LINE,
  summary: 'Mọi hạn của một hội nghị theo quy chế và theo luật, mỗi hạn kèm lời giải thích',
  async run(args, io) {
    const line = readLine(args, OPTIONS)
    if (!line.ok) return usage(io, line.error, USAGE_LINE)
    for (const option of ['regulation', 'conference'])
      if (line.value.values[option] === undefined) return usage(io, `Thiếu --${option}.`, USAGE_LINE)
    const given = dates(line.value)
    if (!given.ok) return refused(io, given.error)
    const regulation = regulationOption(line.value, io)
    if (!regulation.ok) return refused(io, regulation.error)
    const calendar = calendarOption(line.value, io)
    if (!calendar.ok) return refused(io, calendar.error)
    const statute = standardStatute()
    const rows = schedule(regulation.value, given.value, calendar.value, statute)
    if (!rows.ok) return refused(io, rows.error)
    io.out(line.value.values.json ? JSON.stringify(rows.value, null, 1) : asText(rows.value))
    const today = given.value.today ?? systemClock().today()
    const ahead = Temporal.PlainDate.compare(given.value.conference, today) >= 0
    const late = ahead ? impossible(rows.value, today) : []
    const earliest = late.length
      ? earliestLawful(regulation.value, today, calendar.value, statute)
      : undefined
    if (late.length)
      io.err(
        `Không kịp nữa: ${late.map((row) => `${row.rule} (${short(row.binding)})`).join(', ')}.` +
          (earliest ? ` Sớm nhất còn kịp: ${shortDate(earliest.date)}.` : ''),
      )
    return DONE
  },
}
