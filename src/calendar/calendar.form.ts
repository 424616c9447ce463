// The calendar file (YAML): its schema, and the checks a schema cannot say. Errors carry the line.
import { z } from 'zod'
import { parseDate } from '../kit/clock.ts'
import { err, ok, type Result } from '../kit/result.ts'
import {
  buildCalendar,
  type Calendar,
  type CalendarData,
  type CalendarYear,
  type NamedDay,
} from './calendar.ts'
import { FIRST_YEAR, LAST_YEAR } from './counting.ts'
import { byLine, type LineError, type Located, type Path, readYaml } from './lines.ts'

const DATE = z.string().refine((text) => /^\d{4}-/.test(text) && parseDate(text) !== undefined, {
  message: 'Không có ngày này; viết theo dạng 2026-11-24 (năm-tháng-ngày).',
})
const NAMED = z.strictObject({ date: DATE, name: z.string().trim().min(1) })
const YEAR = z.strictObject({
  year: z.int().min(FIRST_YEAR).max(LAST_YEAR),
  source: z.string().optional(),
  off: z.array(NAMED).default([]),
  worked: z.array(NAMED).default([]),
})
const CALENDAR = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, 'Chỉ dùng chữ thường không dấu, số và dấu gạch nối.'),
  title: z.string().trim().min(1),
  unannounced: z.enum(['computed', 'weekends']).default('computed'),
  years: z.array(YEAR),
})

/** A bare list of dates, the form in which yearly announcements are often passed on. */
const LIST = z.object({ off_weekdays: z.array(DATE), worked_weekend_days: z.array(DATE).default([]) })

function dayErrors(located: Located<CalendarData>): LineError[] {
  const seen = new Map<string, string>()
  return located.value.years.flatMap((year, index) =>
    (['off', 'worked'] as const).flatMap((key) =>
      year[key].flatMap((day, at) =>
        dayError(located, seen, year, key, day, ['years', index, key, at, 'date']),
      ),
    ),
  )
}

function dayError(
  located: Located<CalendarData>,
  seen: Map<string, string>,
  year: CalendarYear,
  key: 'off' | 'worked',
  day: NamedDay,
  path: Path,
): LineError[] {
  const date = Temporal.PlainDate.from(day.date)
  const before = seen.get(day.date)
  seen.set(day.date, day.name)
  if (date.year !== year.year) return [located.error(path, `Ngày ${day.date} không thuộc năm ${year.year}.`)]
  if (before !== undefined)
    return [located.error(path, `Ngày ${day.date} đã có ở trên (“${before}”); xóa một dòng.`)]
  if (key === 'worked' && date.dayOfWeek < 6)
    return [located.error(path, `Ngày ${day.date} không phải thứ Bảy hay Chủ nhật nên đã là ngày làm việc.`)]
  return []
}

function yearErrors(located: Located<CalendarData>): LineError[] {
  const years = located.value.years.map((year) => year.year)
  return years.flatMap((year, index) =>
    years.indexOf(year) === index
      ? []
      : [located.error(['years', index, 'year'], `Năm ${year} đã có ở trên; gộp hai phần lại.`)],
  )
}

function fromList(list: z.infer<typeof LIST>): CalendarData {
  const year = (date: string) => Number(date.slice(0, 4))
  const years = [...new Set([...list.off_weekdays, ...list.worked_weekend_days].map(year))].sort()
  const pick = (dates: readonly string[], wanted: number, name: string) =>
    dates.filter((date) => year(date) === wanted).map((date) => ({ date, name }))
  return {
    id: 'list',
    title: 'Danh sách ngày nghỉ',
    unannounced: 'computed',
    years: years.map((wanted) => ({
      year: wanted,
      off: pick(list.off_weekdays, wanted, 'ngày nghỉ theo danh sách'),
      worked: pick(list.worked_weekend_days, wanted, 'ngày làm bù theo danh sách'),
    })),
  }
}

/** The calendar of a file, or every error with its line. */
export function readCalendar(text: string): Result<Calendar, readonly LineError[]> {
  if (/(^|[\s{,"])off_weekdays"?\s*:/.test(text)) {
    const list = readYaml(text, LIST)
    return list.ok ? ok(buildCalendar(fromList(list.value.value))) : list
  }
  const read = readYaml<CalendarData>(text, CALENDAR)
  if (!read.ok) return read
  const errors = [...yearErrors(read.value), ...dayErrors(read.value)]
  return errors.length ? err(errors.sort(byLine)) : ok(buildCalendar(read.value.value))
}
