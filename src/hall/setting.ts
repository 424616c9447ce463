// Rules: how the day is run. The hall's screen is read by everybody: Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 Điều 16, so
// it shows name and village at most, initials or only the number of the turn where the office chooses so.
import { initials } from '../kit/text.ts'

export type NamesShown = 'ho_ten' | 'viet_tat' | 'so_thu_tu'

export const NAMES_SHOWN: Readonly<Record<NamesShown, string>> = {
  ho_ten: 'Họ tên và thôn',
  viet_tat: 'Chữ đầu của họ tên và thôn',
  so_thu_tu: 'Chỉ số thứ tự của lượt và thôn',
}

export interface HallSetting {
  readonly names: NamesShown
  /** Minutes a turn may take; null: no limit was announced, and none is shown. */
  readonly turnMinutes: number | null
  /** null: nobody chose; then it fits the turn. */
  readonly warnMinutes: number | null
  /** Questions are taken in writing while a session runs. */
  readonly written: boolean
  /** How often it was set; what a page was made from. */
  readonly version: number
}

export const USUAL: HallSetting = {
  names: 'ho_ten',
  turnMinutes: null,
  warnMinutes: null,
  written: true,
  version: 0,
}

/** What the hall's screen may say of who speaks. */
export function shownName(
  turn: { readonly name: string; readonly position: number },
  names: NamesShown,
): string {
  switch (names) {
    case 'ho_ten':
      return turn.name
    case 'viet_tat':
      return initials(turn.name)
    case 'so_thu_tu':
      return `Lượt số ${turn.position}`
  }
}

/** Seconds somebody has spoken. Clocks that disagree never give less than nothing. */
export function spentSeconds(startedAt: string, until: string): number {
  const spent = Temporal.Instant.from(startedAt).until(Temporal.Instant.from(until))
  return Math.max(0, Math.floor(spent.total('seconds')))
}

/** What a turn may take and from when the screens warn, in seconds. */
export function limitsOfTurn(setting: HallSetting): { readonly limit: number | null; readonly warn: number } {
  const limit = setting.turnMinutes === null ? null : setting.turnMinutes * 60
  return { limit, warn: setting.warnMinutes === null ? fittingWarn(limit) : setting.warnMinutes * 60 }
}

/** A minute, and never more than half of the turn: a warning from the first word on warns of nothing. */
function fittingWarn(limit: number | null): number {
  return limit === null ? USUAL_WARN : Math.min(USUAL_WARN, Math.floor(limit / 2))
}

const USUAL_WARN = 60
