// Rules: a conference's stage, its quota by village, the state of a due date. Pure; today is an argument.
import { err, ok, type Result } from '../kit/result.ts'

export type Stage =
  | 'chuan_bi'
  | 'da_thong_bao'
  | 'nhan_y_kien'
  | 'hom_nay'
  | 'sau_hoi_nghi'
  | 'da_dong'
  | 'da_huy'

export const STAGE: Readonly<Record<Stage, string>> = {
  chuan_bi: 'Đang chuẩn bị',
  da_thong_bao: 'Đã thông báo',
  nhan_y_kien: 'Đang nhận ý kiến',
  hom_nay: 'Ngày đối thoại',
  sau_hoi_nghi: 'Theo dõi sau hội nghị',
  da_dong: 'Đã khép hồ sơ',
  da_huy: 'Đã hủy',
}

export interface StageFacts {
  readonly date: string | null
  readonly endDate: string | null
  readonly intakeFrom: string | null
  readonly intakeTo: string | null
  readonly announced: boolean
  readonly cancelled: boolean
  readonly closed: boolean
}

/** The phase people read, derived from rows that someone brought about and from the day. */
export function stageOf(facts: StageFacts, today: Temporal.PlainDate): Stage {
  const day = today.toString()
  if (facts.cancelled) return 'da_huy'
  if (facts.closed) return 'da_dong'
  if (facts.date && facts.endDate && day >= facts.date)
    return day <= facts.endDate ? 'hom_nay' : 'sau_hoi_nghi'
  if (intakeOpen(facts, today)) return 'nhan_y_kien'
  return facts.announced ? 'da_thong_bao' : 'chuan_bi'
}

/** Opinions are taken inside the window; without one, from the announcement to the last session. */
export function intakeOpen(facts: StageFacts, today: Temporal.PlainDate): boolean {
  if (facts.cancelled || facts.closed) return false
  const day = today.toString()
  if (facts.endDate && day > facts.endDate) return false
  if (facts.intakeFrom || facts.intakeTo)
    return (!facts.intakeFrom || day >= facts.intakeFrom) && (!facts.intakeTo || day <= facts.intakeTo)
  return facts.announced
}

export interface VillageShare {
  readonly village: string
  readonly population: number
}

/**
 * Places by population, largest remainder (Hare quota): every village with people gets at least one place when there
 * are enough. Product 3.3; the plan of seed 3 leaves the numbers to the commune ("phân bổ sau").
 */
export function allotPlaces(
  villages: readonly VillageShare[],
  places: number,
): Result<ReadonlyMap<string, number>> {
  const peopled = villages.filter((village) => village.population > 0)
  if (!Number.isInteger(places) || places < 0 || places > 100_000)
    return err({ message: 'Số đại biểu là số nguyên từ 0 đến 100.000.', field: 'places' })
  const total = peopled.reduce((sum, village) => sum + village.population, 0)
  if (total === 0)
    return err({ message: 'Chưa có số dân của thôn nào; hãy nhập số dân ở mục Quản trị.', field: 'places' })
  const floor = places >= peopled.length ? 1 : 0
  const spread = places - floor * peopled.length
  const exact = peopled.map((village) => ({ ...village, share: (village.population / total) * spread }))
  const given = new Map(exact.map((village) => [village.village, floor + Math.floor(village.share)]))
  let left = places - [...given.values()].reduce((sum, each) => sum + each, 0)
  const byRemainder = [...exact].sort(
    (a, b) =>
      (b.share % 1) - (a.share % 1) || b.population - a.population || (a.village < b.village ? -1 : 1),
  )
  for (const village of byRemainder) {
    if (left === 0) break
    given.set(village.village, (given.get(village.village) ?? 0) + 1)
    left--
  }
  return ok(given)
}

export type DueState = 'xong' | 'xong_muon' | 'qua_han' | 'sap_den' | 'con_thoi_gian' | 'khong_ngay'

const SOON_DAYS = 3

/** Done, done late, late, due within three days, ahead, or without a date (nothing is invented). */
export function dueState(
  due: {
    readonly binding: string | null
    readonly to_date?: string | null
    readonly met: { readonly on_date: string } | null
    /** A monthly duty's months: all met and none to come means that the series is over. */
    readonly series?: readonly { readonly met: unknown }[]
  },
  today: Temporal.PlainDate,
): DueState {
  // A holding window ("trước tháng 9") is kept by its last day.
  const last = due.binding ?? due.to_date ?? null
  if (due.met) return last && due.met.on_date > last ? 'xong_muon' : 'xong'
  if (!last && due.series?.length && due.series.every((each) => each.met)) return 'xong'
  if (!last) return 'khong_ngay'
  const left = today.until(Temporal.PlainDate.from(last)).days
  if (left < 0) return 'qua_han'
  return left <= SOON_DAYS ? 'sap_den' : 'con_thoi_gian'
}
