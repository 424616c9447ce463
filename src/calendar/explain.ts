// Rules: the one plain sentence a counted date says of itself (BLDS 2015 Điều 147, 148), in Vietnamese and English.
// Every skipped day is named or counted, so that a reader can recount it with a wall calendar.
import { longDate, shortDate } from '../kit/clock.ts'
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

const dates = (days: readonly SkippedDay[]) =>
  days.length > LISTED
    ? `từ ${shortDate(edge(days, 0))} đến ${shortDate(edge(days, -1))}`
    : days.map((day) => shortDate(day.date)).join(', ')
const edge = (days: readonly SkippedDay[], at: 0 | -1) => (days.at(at) as SkippedDay).date
const named = (days: readonly SkippedDay[]) =>
  days.map((day) => `${shortDate(day.date)} (${day.reason})`).join(', ')

/** "bỏ qua 2 ngày cuối tuần (27/9/2025, 28/9/2025) và 1 ngày nghỉ: 24/11/2026 (…)"; empty when nothing was skipped. */
export function skippedWords(skipped: readonly SkippedDay[]): string {
  const { weekends, holidays } = split(skipped)
  const parts = [
    ...(weekends.length ? [`${weekends.length} ngày cuối tuần (${dates(weekends)})`] : []),
    ...(holidays.length ? [`${holidays.length} ngày nghỉ: ${named(holidays)}`] : []),
  ]
  return parts.length ? `bỏ qua ${parts.join(' và ')}` : ''
}

/** "tính cả 1 ngày cuối tuần làm bù: 4/5/2024 (…)". */
export function workedWords(worked: readonly SkippedDay[]): string {
  return worked.length ? `tính cả ${worked.length} ngày cuối tuần làm bù: ${named(worked)}` : ''
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

/** The same facts in English, for the English pages. Names of holidays stay Vietnamese. */
export function skippedWordsEnglish(skipped: readonly SkippedDay[]): string {
  const { weekends, holidays } = split(skipped)
  const parts = [
    ...(weekends.length ? [`${weekends.length} weekend day(s) (${dates(weekends)})`] : []),
    ...(holidays.length ? [`${holidays.length} day(s) off: ${named(holidays)}`] : []),
  ]
  return parts.length ? `skipping ${parts.join(' and ')}` : ''
}
