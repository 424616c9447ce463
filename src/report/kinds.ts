// Rules: which papers are reports, whose duty each meets, which day each is of. plan S1: "báo cáo Chủ
// tịch UBND xã định kỳ hàng tháng"; plan S2: two reports, "kết quả tổ chức đối thoại và kết quả giải quyết
// các kiến nghị sau đối thoại"; plan S3: the synthesis after, the Front's report of the people's mood.
import { shortDate } from '../kit/clock.ts'
import { err, ok, type Result } from '../kit/result.ts'
import type { Duty } from '../regulation/codes.ts'

/** Reports whose figures are frozen when they are issued. */
export const REPORTS = {
  bao_cao_thang: { duty: 'track', front: false },
  bao_cao_to_chuc: { duty: 'report', front: false },
  bao_cao_giai_quyet: { duty: null, front: false },
  bao_cao_tong_hop: { duty: null, front: false },
  bao_cao_du_luan: { duty: null, front: true },
} as const satisfies Record<string, { duty: Duty | null; front: boolean }>

export type ReportKind = keyof typeof REPORTS
export const REPORT_KINDS = Object.keys(REPORTS) as readonly ReportKind[]

export function isReportKind(text: string): text is ReportKind {
  return Object.hasOwn(REPORTS, text)
}

/** The months a monthly report can be of: from the one of `start` to the one of `today`, newest first. */
export function monthsSince(start: Temporal.PlainDate, today: Temporal.PlainDate): readonly string[] {
  const months: string[] = []
  let month = today.toPlainYearMonth()
  const first = start.toPlainYearMonth()
  while (Temporal.PlainYearMonth.compare(month, first) >= 0 && months.length < 60) {
    months.push(month.toString())
    month = month.subtract({ months: 1 })
  }
  return months
}

/** The last day a monthly report speaks of: the month's last, or today while it runs. Undefined: no month, or ahead. */
export function closingDay(month: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return undefined
  const first = Temporal.PlainDate.from(`${month}-01`)
  if (Temporal.PlainDate.compare(first, today) > 0) return undefined
  const last = first.add({ months: 1 }).subtract({ days: 1 })
  return Temporal.PlainDate.compare(last, today) < 0 ? last : today
}

/** "tháng 9/2024". */
export function monthWords(month: string): string {
  const [year, number] = month.split('-')
  return `tháng ${Number(number)}/${year}`
}

/** Figures can be of today or of a day that is over. */
export function checkClosing(
  asOf: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Result<Temporal.PlainDate> {
  if (Temporal.PlainDate.compare(asOf, today) <= 0) return ok(asOf)
  return err({
    field: 'asOf',
    message: `Ngày ${shortDate(asOf)} chưa tới: chỉ chốt được số liệu đến hôm nay (${shortDate(today)}) hoặc trước đó.`,
  })
}
