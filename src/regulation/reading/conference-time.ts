// Rules: when a conference is: a date, dates of several sessions, or a window of whole months.
import { findDates, findWindows } from './dates.ts'
import { EMPTY, type Term } from './term.ts'

export function conferenceTime(form: string, year: number | null): Term | undefined {
  const dates = findDates(form, year)
  const sure = dates.filter((each) => each.date !== null)
  const [first] = sure
  const last = sure.at(-1)
  if (first?.date && last?.date) {
    const before = /(?:trước|chậm nhất|xong)(?: (?:trước|là|vào|đến|hết))*(?: ngày)? ?$/u.exec(
      form.slice(0, first.start),
    )
    if (before) return untilDate(first.date, before[0].includes('trước'), before.index, first.end)
    const days = sure.map((each) => each.date ?? '').sort()
    const lead = /(?:dự kiến )?(?:vào |trong |tổ chức )*(?:ngày )?$/u.exec(form.slice(0, first.start))
    const base = { ...EMPTY, start: lead?.index ?? first.start, end: last.end }
    if (days.at(0) === days.at(-1))
      return { ...base, unit: 'fixed', fixed: first.date, direction: 'on', limit: 'by' }
    return { ...base, unit: 'window', from: days.at(0) ?? '', to: days.at(-1) ?? '', direction: 'within' }
  }
  if (dates.length > 0) return undefined
  const windows = findWindows(form, year)
  const [window] = windows
  if (!window) return undefined
  const lead = /(?:dự kiến )?(?:vào |trong )*$/u.exec(form.slice(0, window.start))
  return {
    ...EMPTY,
    start: lead?.index ?? window.start,
    end: window.end,
    unit: 'window',
    from: window.from,
    to: window.to,
    direction: 'within',
  }
}

/** "xong trước ngày 30/11/2025": from the beginning of that year, as "trước tháng 9/2024". */
function untilDate(date: string, strict: boolean, start: number, end: number): Term {
  const last = Temporal.PlainDate.from(date).subtract({ days: strict ? 1 : 0 })
  return {
    ...EMPTY,
    start,
    end,
    unit: 'window',
    from: `${last.year}-01-01`,
    to: last.toString(),
    direction: 'within',
  }
}
