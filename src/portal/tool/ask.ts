// Rules: what is asked of the public tool, as it stands in an address: every wrong part is named, everything typed is
// kept. Messages are keys of the tool's own words, so that the page says them in its language. Pure.
import { FIRST_YEAR, LAST_YEAR, MOST_DAYS } from '../../calendar/counting.ts'
import { FIRST_LUNAR_YEAR, LAST_LUNAR_YEAR } from '../../calendar/lunar.ts'
import { parseDate } from '../../kit/clock.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import type { ScheduleDates } from '../../regulation/schedule.ts'
import type { ToolErrorKey } from './words.ts'

export type Query = Readonly<Record<string, string | undefined>>
export type Wrong = Readonly<Record<string, ToolErrorKey>>

type Checked<T> = { readonly value: T; readonly wrong?: undefined } | { readonly wrong: ToolErrorKey }

function dateOf(text: string | undefined): Checked<Temporal.PlainDate | undefined> {
  if (text === undefined || text.trim() === '') return { value: undefined }
  const date = parseDate(text)
  if (!date) return { wrong: 'date' }
  return date.year < FIRST_YEAR || date.year > LAST_YEAR ? { wrong: 'years' } : { value: date }
}

/** Reads each date of the names; what is wrong is gathered by name. */
function datesOf<Name extends string>(query: Query, names: readonly Name[]) {
  const dates: Partial<Record<Name, Temporal.PlainDate>> = {}
  const wrong: Record<string, ToolErrorKey> = {}
  for (const name of names) {
    const read = dateOf(query[name])
    if (read.wrong) wrong[name] = read.wrong
    else if (read.value) dates[name] = read.value
  }
  return { dates, wrong }
}

const isBefore = (a: Temporal.PlainDate | undefined, b: Temporal.PlainDate | undefined) =>
  a !== undefined && b !== undefined && Temporal.PlainDate.compare(a, b) < 0

const LONGEST = 366

/** Dates of a schedule: ngay, ket-thuc, ket-luan, ke-hoach. */
export function readScheduleDates(query: Query): Result<ScheduleDates, Wrong> {
  const { dates, wrong } = datesOf(query, ['ngay', 'ket-thuc', 'ket-luan', 'ke-hoach'])
  const conference = dates.ngay
  const end = dates['ket-thuc'] ?? conference
  if (!conference && !wrong.ngay) wrong.ngay = 'noDate'
  if (isBefore(dates['ket-thuc'], conference)) wrong['ket-thuc'] ??= 'endBefore'
  if (conference && end && conference.until(end).days > LONGEST) wrong['ket-thuc'] ??= 'endFar'
  if (isBefore(dates['ket-luan'], end)) wrong['ket-luan'] ??= 'conclusionBefore'
  if (isBefore(conference, dates['ke-hoach'])) wrong['ke-hoach'] ??= 'planAfter'
  if (!conference || Object.keys(wrong).length > 0) return err(wrong)
  return ok({
    conference,
    conferenceEnd: dates['ket-thuc'],
    conclusion: dates['ket-luan'],
    planIssued: dates['ke-hoach'],
  })
}

export interface BackwardsAsked {
  readonly latest: Temporal.PlainDate | undefined
  readonly wished: Temporal.PlainDate | undefined
}

/** How far ahead days are looked for. */
const FAR_DAYS = 3 * LONGEST

/** truoc: the latest day; ngay: the wished one. Both may be left out. */
export function readBackwards(query: Query, today: Temporal.PlainDate): Result<BackwardsAsked, Wrong> {
  const { dates, wrong } = datesOf(query, ['truoc', 'ngay'])
  for (const name of ['truoc', 'ngay'] as const) {
    const date = dates[name]
    if (!date) continue
    if (isBefore(date, today)) wrong[name] ??= 'past'
    else if (today.until(date).days > FAR_DAYS) wrong[name] ??= 'far'
  }
  return Object.keys(wrong).length > 0 ? err(wrong) : ok({ latest: dates.truoc, wished: dates.ngay })
}

export interface WorkdaysAsked {
  readonly from: Temporal.PlainDate
  readonly add: number
}

/** tu: from which day; them: how many working days, negative to go back. */
export function readWorkdays(query: Query): Result<WorkdaysAsked, Wrong> {
  const { dates, wrong } = datesOf(query, ['tu'])
  const from = dates.tu
  if (!from && !wrong.tu) wrong.tu = 'noDate'
  const add = wholeNumber(query.them)
  if (add === undefined) wrong.them = 'count'
  else if (Math.abs(add) > MOST_DAYS) wrong.them = 'countFar'
  if (!from || add === undefined || Object.keys(wrong).length > 0) return err(wrong)
  return ok({ from, add })
}

export function readYear(text: string | undefined): Result<number, Wrong> {
  const year = wholeNumber(text)
  if (year === undefined) return err({ nam: 'year' })
  return year >= FIRST_LUNAR_YEAR && year <= LAST_LUNAR_YEAR ? ok(year) : err({ nam: 'lunarYears' })
}

/** A minus typed as a dash counts as a minus. */
function wholeNumber(text: string | undefined): number | undefined {
  const plain = (text ?? '').trim().replace(/^[−–]/, '-')
  return /^[-+]?\d{1,9}$/.test(plain) ? Number(plain) : undefined
}
