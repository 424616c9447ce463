// Rules: the day beside an event, or the event's own day, said without a number: "chiều hôm trước", "ngay trong ngày".
import type { Lexicon } from './lexicon.form.ts'
import { anchorIn, anchorOf, EMPTY, leadBefore, type Term, trimmed } from './term.ts'

/** "chiều hôm trước", "ngay ngày hôm sau hội nghị", "ngày làm việc liền kề trước ngày …": the day next to it. */
const NEXT_DAY =
  /(?<![\p{L}])(?:(?:vào |trong |ngay )*(?:buổi )?(?:(?:sáng|chiều|tối) )?(?:ngày )?hôm (?<side>trước|sau)(?! đó)|(?:trước|sau) (?:đúng )?một hôm|(?<unit>ngày(?: làm việc)?) (?:tiếp theo|kế tiếp|liền kề|liền) (?<far>sau|trước|của|kể từ))(?![\p{L}])/gu
/** "ngay trong ngày đối thoại", "ký ngay tại Hội nghị": the day itself. */
const SAME_DAY =
  /(?<![\p{L}])(?:ngay (?:trong|tại|cuối) |trong (?=cùng ngày|ngày (?:tổ chức|diễn ra|hội nghị|đối thoại)))(?:cùng |chính )?(?:ngày |buổi )?/gu

export function sameDays(form: string, lexicon: Lexicon): readonly Term[] {
  return [...form.matchAll(SAME_DAY)].flatMap((match): Term[] => {
    const end = match.index + match[0].length
    const found = anchorIn(form.slice(end), lexicon, 0)
    if (found?.anchor !== 'conference') return []
    return [
      {
        ...EMPTY,
        start: match.index,
        end: end + found.end,
        unit: 'calendar_day',
        count: 0,
        direction: 'on',
        limit: 'by',
        anchor: 'conference',
        anchorPrinted: true,
      },
    ]
  })
}

export function nextDays(form: string, lexicon: Lexicon): readonly Term[] {
  return [...form.matchAll(NEXT_DAY)].flatMap((match): Term[] => {
    const { side, unit, far } = match.groups ?? {}
    const start = match.index
    const end = start + match[0].length
    const found = anchorIn(form.slice(end).replace(/^ (?=\p{L})/u, ''), lexicon, 6)
    const before = (side ?? far) === 'trước'
    // "tính từ ngày tiếp theo của ngày kết thúc": where counting begins, no day of its own.
    if (far !== undefined && (!found || /(?:kể|tính|từ) $/u.test(form.slice(0, start)))) return []
    if (side === undefined && far === undefined) return []
    const lead = leadBefore(form.slice(0, start), lexicon)
    return [
      {
        ...EMPTY,
        start: trimmed(form, lead.start),
        end: found ? end + 1 + found.end : end,
        core: start,
        unit: unit?.includes('làm việc') ? 'working_day' : 'calendar_day',
        count: 1,
        direction: before ? 'before' : 'after',
        limit: 'by',
        anchor: found?.anchor ?? 'conference',
        ...anchorOf(found),
        anchorPrinted: found !== undefined,
      },
    ]
  })
}
