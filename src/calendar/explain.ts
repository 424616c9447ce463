// Rules: the one plain sentence a counted date says of itself (BLDS 2015 Điều 147, 148), in Vietnamese and English.
// Every skipped day is named or counted, so that a reader can recount it with a wall calendar.
import { longDate, longDateEnglish, shortDate } from '../kit/clock.ts'
import type { Calendar } from './calendar.ts'
import type { SkippedDay, Walk } from './counting.ts'

const WEEKEND_ONLY = new Set(['thứ Bảy', 'Chủ nhật'])

function split(skipped: readonly SkippedDay[]) {
  return {
    weekends: skipped.filter((day) => WEEKEND_ONLY.has(day.reason)),
    holidays: skipped.filter((day) => !WEEKEND_ONLY.has(day.reason)),
  }
}

/** Beyond this many the days are counted, no longer listed: a sentence has to stay readable. */
const LISTED = 24

const dates = (days: readonly SkippedDay[], words: readonly [from: string, to: string]) =>
  days.length > LISTED
    ? `${words[0]} ${shortDate(edge(days, 0))} ${words[1]} ${shortDate(edge(days, -1))}`
    : days.map((day) => shortDate(day.date)).join(', ')
const edge = (days: readonly SkippedDay[], at: 0 | -1) => (days.at(at) as SkippedDay).date

/** "22/2/2026 (Chủ nhật), 23/2/2026 (…)": each day with its reason. */
export const namedDays = (days: readonly SkippedDay[]) =>
  days.map((day) => `${shortDate(day.date)} (${day.reason})`).join(', ')

/** "bỏ qua 2 ngày cuối tuần (27/9/2025, 28/9/2025) và 1 ngày nghỉ: 24/11/2026 (…)"; empty when nothing was skipped. */
export function skippedWords(skipped: readonly SkippedDay[]): string {
  const { weekends, holidays } = split(skipped)
  const parts = [
    ...(weekends.length ? [`${weekends.length} ngày cuối tuần (${dates(weekends, ['từ', 'đến'])})`] : []),
    ...(holidays.length ? [`${holidays.length} ngày nghỉ: ${namedDays(holidays)}`] : []),
  ]
  return parts.length ? `bỏ qua ${parts.join(' và ')}` : ''
}

/** "tính cả 1 ngày cuối tuần làm bù: 4/5/2024 (…)". */
export function workedWords(worked: readonly SkippedDay[]): string {
  return worked.length ? `tính cả ${worked.length} ngày cuối tuần làm bù: ${namedDays(worked)}` : ''
}

export function provisionalWords(provisional: boolean): string {
  return provisional ? 'tạm tính vì lịch nghỉ của năm liên quan chưa được công bố trong lịch đang dùng' : ''
}

export function sentence(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('; ')}.`
}

export function explainWorkingDays(
  from: Temporal.PlainDate,
  count: number,
  walk: Walk,
  calendar: Calendar,
): string {
  const how =
    count === 0
      ? `Không cộng ngày nào từ ${longDate(from)}, nên ngày vẫn là ${longDate(walk.date)}`
      : `${count > 0 ? 'Cộng' : 'Lùi'} ${Math.abs(count)} ngày làm việc từ ${longDate(from)} (không tính ngày này) là ${longDate(walk.date)}`
  return sentence([
    how,
    skippedWords(walk.skipped),
    workedWords(walk.workedWeekends),
    provisionalWords(walk.provisional),
    `theo lịch “${calendar.title}”`,
  ])
}

const REASONS: Readonly<Record<string, string>> = { 'thứ Bảy': 'Saturday', 'Chủ nhật': 'Sunday' }

/** The same facts in English. Names of holidays stay as the announcement gives them. */
export const namedDaysEnglish = (days: readonly SkippedDay[]) =>
  namedDays(days.map((day) => ({ ...day, reason: REASONS[day.reason] ?? day.reason })))

export const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

export function skippedWordsEnglish(skipped: readonly SkippedDay[]): string {
  const { weekends, holidays } = split(skipped)
  const parts = [
    ...(weekends.length
      ? [`${plural(weekends.length, 'weekend day')} (${dates(weekends, ['from', 'to'])})`]
      : []),
    ...(holidays.length
      ? [`${holidays.length === 1 ? '1 day' : `${holidays.length} days`} off: ${namedDays(holidays)}`]
      : []),
  ]
  return parts.length ? `skipping ${parts.join(' and ')}` : ''
}

export function workedWordsEnglish(worked: readonly SkippedDay[]): string {
  return worked.length ? `counting ${plural(worked.length, 'worked weekend day')}: ${namedDays(worked)}` : ''
}

export function provisionalWordsEnglish(provisional: boolean): string {
  return provisional ? 'provisional, because the days off of that year are not announced yet' : ''
}

export function explainWorkingDaysEnglish(
  from: Temporal.PlainDate,
  count: number,
  walk: Walk,
  calendar: Calendar,
): string {
  const how =
    count === 0
      ? `No day added to ${longDateEnglish(from)}, so the date stays ${longDateEnglish(walk.date)}`
      : `${plural(Math.abs(count), 'working day')} ${count > 0 ? 'after' : 'before'} ${longDateEnglish(from)} (that day not counted) is ${longDateEnglish(walk.date)}`
  return sentence([
    how,
    skippedWordsEnglish(walk.skipped),
    workedWordsEnglish(walk.workedWeekends),
    provisionalWordsEnglish(walk.provisional),
    `by the calendar “${calendar.title}”`,
  ])
}
