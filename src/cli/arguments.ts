// Reading command lines: options by node:util, with refusals in Vietnamese; dates and aligned tables for people.
import path from 'node:path'
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import type { Calendar } from '../calendar/calendar.ts'
import { loadCalendar, standardCalendar } from '../calendar/library.ts'
import { parseDate } from '../kit/clock.ts'
import { err, ok, type Problem, type Result } from '../kit/result.ts'
import { type Io, REFUSED, USAGE } from './command.ts'

export interface Line {
  readonly values: Readonly<Record<string, string | boolean | undefined>>
  readonly positionals: readonly string[]
}

const WORDS: Readonly<Record<string, string>> = {
  ERR_PARSE_ARGS_UNKNOWN_OPTION: 'Có tùy chọn không biết',
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: 'Một tùy chọn thiếu giá trị hoặc có giá trị thừa',
  ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL: 'Có tham số thừa',
}

/** "--add -7" means the number, not an option: a value that is a signed number is joined to its option. */
function joinSigned(args: readonly string[]): string[] {
  return args.reduce<string[]>((joined, arg) => {
    const before = joined.at(-1)
    if (before !== undefined && /^--[a-z-]+$/.test(before) && /^[-+]\d/.test(arg))
      joined[joined.length - 1] = `${before}=${arg}`
    else joined.push(arg)
    return joined
  }, [])
}

/** The options and positionals, or why the line cannot be read (exit 2). */
export function readLine(
  args: readonly string[],
  options: ParseArgsOptionsConfig,
  positionals = 0,
): Result<Line, string> {
  try {
    const read = parseArgs({
      args: joinSigned(args),
      options,
      allowPositionals: positionals > 0,
      strict: true,
    })
    if (read.positionals.length > positionals)
      return err(`Có tham số thừa: ${read.positionals.slice(positionals).join(' ')}.`)
    return ok({ values: read.values as Line['values'], positionals: read.positionals })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!(error instanceof TypeError) || !Object.hasOwn(WORDS, code)) throw error
    const what = /'([^']+)'/.exec(error.message)?.[1]
    return err(`${WORDS[code]}${what ? `: ${what}` : ''}.`)
  }
}

export function usage(io: Io, reason: string, line: string): number {
  io.err(`${reason}\nCách dùng: doithoai ${line}`)
  return USAGE
}

export function refused(io: Io, problem: Problem): number {
  io.err([problem.message, ...(problem.details ?? []).map((detail) => `  ${detail}`)].join('\n'))
  return REFUSED
}

export function text(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** A date option: absent is undefined, present but no date is refused. */
export function dateOption(line: Line, option: string): Result<Temporal.PlainDate | undefined, Problem> {
  const given = text(line.values[option])
  if (given === undefined) return ok(undefined)
  const date = parseDate(given)
  return date
    ? ok(date)
    : err({
        field: option,
        message: `--${option}: không có ngày “${given}”. Viết năm-tháng-ngày, ví dụ 2026-11-20.`,
      })
}

/** A whole number option. */
export function numberOption(line: Line, option: string): Result<number, Problem> {
  const given = text(line.values[option]) ?? ''
  if (/^[-+]?\d{1,9}$/.test(given.trim())) return ok(Number(given))
  return err({
    field: option,
    message: `--${option}: “${given}” không phải số nguyên. Ví dụ: --${option} 7.`,
  })
}

/** The calendar of --calendar, or the standard one. */
export function calendarOption(line: Line, io: Io): Result<Calendar, Problem> {
  const file = text(line.values.calendar)
  return file === undefined ? ok(standardCalendar()) : loadCalendar(path.resolve(io.cwd, file))
}

/** Columns padded to the widest cell; widths count letters, so that Vietnamese lines up. */
export function table(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map((cell) => cell.normalize('NFC')))
  const widths = (cells[0] ?? []).map((_cell, column) =>
    Math.max(...cells.map((row) => [...(row[column] ?? '')].length)),
  )
  const pad = (cell: string, column: number) => cell + ' '.repeat((widths[column] ?? 0) - [...cell].length)
  const lines = cells.map((row) => row.map(pad).join('  ').trimEnd())
  return [lines[0] ?? '', widths.map((width) => '─'.repeat(width)).join('  '), ...lines.slice(1)].join('\n')
}
