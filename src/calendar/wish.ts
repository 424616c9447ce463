// Rules: what was typed or read from a file becomes one proposed change: its days checked against the calendar they are
// laid over, its title in words people recognise. A contradiction refuses the whole.
import { longDate } from '../kit/clock.ts'
import { err, ok, type Result } from '../kit/result.ts'
import { type Calendar, type Wish, withChanges } from './calendar.ts'
import { checkedDays, type DayProblem, expand, MOST_PROBLEMS, problemText, typedDays } from './days.ts'
import { daysFromCsv } from './import-csv.ts'
import { daysFromIcs } from './import-ics.ts'

type Change = Extract<Wish, { kind: 'change' }>

function refusal(problems: readonly DayProblem[], field: string): Result<never> {
  const shown = problems.slice(0, MOST_PROBLEMS).map(problemText)
  const more = problems.length - shown.length
  return err({
    field,
    message: `Có ${problems.length} chỗ phải sửa; chưa có gì được lưu.`,
    details: more > 0 ? [...shown, `… và ${more} chỗ nữa.`] : shown,
    status: 422,
  })
}

export function dayWish(
  input: {
    readonly date: Temporal.PlainDate
    readonly working: 'nghi' | 'lam'
    readonly name: string
    readonly source: string
  },
  calendar: Calendar,
): Result<Change> {
  const working = input.working === 'lam'
  const given = expand({ from: input.date, to: input.date, working, name: input.name }, 'Ngày đã nhập')
  if (!given.ok) return refusal([given.error], 'date')
  const days = checkedDays(given.value, calendar, null)
  if (!days.ok) return refusal(days.error, 'date')
  const title = `${working ? 'Làm bù' : 'Nghỉ'} ${longDate(input.date)}: ${input.name}`
  return ok({ kind: 'change', year: null, title, source: input.source, days: days.value, notes: [] })
}

/** The calendar in which this year is settled and empty: what an announcement is checked against. */
const bareYear = (calendar: Calendar, year: number) => withChanges(calendar, [{ year, days: [] }])

export function announcementWish(
  input: {
    readonly year: number
    readonly off: string
    readonly worked: string
    readonly source: string
  },
  calendar: Calendar,
): Result<Change> {
  const off = typedDays(input.off, false, 'Ngày nghỉ')
  const worked = typedDays(input.worked, true, 'Ngày làm bù')
  if (!off.ok) return refusal([...off.error, ...(worked.ok ? [] : worked.error)], 'off')
  if (!worked.ok) return refusal(worked.error, 'worked')
  if (off.value.length === 0)
    return err({ field: 'off', message: 'Hãy nhập các ngày nghỉ, mỗi dòng một ngày hoặc một đợt.' })
  const days = checkedDays([...off.value, ...worked.value], bareYear(calendar, input.year), input.year)
  if (!days.ok) return refusal(days.error, 'off')
  return ok({
    kind: 'change',
    year: input.year,
    title: `Lịch nghỉ năm ${input.year}`,
    source: input.source,
    days: days.value,
    notes: [],
  })
}

export interface FileInput {
  readonly file: { readonly name: string; readonly bytes: Uint8Array }
  readonly from: number
  readonly to: number
  /** The file settles its year whole. */
  readonly settles: boolean
  readonly title: string | null
  readonly source: string
}

export const isIcs = (file: FileInput['file']) =>
  /\.(ics|ical|ifb)$/i.test(file.name) ||
  new TextDecoder().decode(file.bytes.subarray(0, 200)).includes('BEGIN:VCALENDAR')

export function fileWish(input: FileInput, calendar: Calendar): Result<Change> {
  const years = { from: input.from, to: input.to }
  const read = isIcs(input.file) ? daysFromIcs(input.file.bytes, years) : daysFromCsv(input.file.bytes)
  if (!read.ok) return refusal(read.error, 'file')
  const inside = read.value.days.filter((day) => {
    const year = Number(day.date.slice(0, 4))
    return year >= years.from && year <= years.to
  })
  const outside = read.value.days.length - inside.length
  if (inside.length === 0)
    return err({
      field: 'file',
      message: `Tệp không có ngày nào thuộc các năm ${years.from}–${years.to}. Xem lại năm đã chọn.`,
    })
  const year = input.settles ? input.from : null
  const days = checkedDays(inside, year === null ? calendar : bareYear(calendar, year), year)
  if (!days.ok) return refusal(days.error, 'file')
  return ok({
    kind: 'change',
    year,
    title: input.title ?? (year === null ? `Nhập từ tệp ${input.file.name}` : `Lịch nghỉ năm ${year}`),
    source: input.source,
    days: days.value,
    notes: [
      ...read.value.notes,
      ...(outside > 0 ? [`${outside} ngày ngoài các năm ${years.from}–${years.to} được bỏ qua.`] : []),
    ],
  })
}
