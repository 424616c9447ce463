// Rules: the day beside an event, or the event's own day, said without a number: "chiều hôm trước", "ngay trong ngày".
import type { Lexicon } from './lexicon.form.ts'
import { anchorIn, anchorOf, EMPTY, leadBefore, type Term, trimmed } from './term.ts'

/** "chiều hôm trước", "ngay ngày hôm sau hội nghị", "ngày làm việc liền kề trước ngày …": the day next to it. */
const NEXT_DAY =
  /(?<![\p{L}])(?<!(?:\d|\)|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|mốt|lăm) )(?:(?:vào |trong |ngay )*(?:buổi )?(?:(?:sáng|chiều|tối) )?(?:ngày )?hôm (?<side>trước|sau)(?! đó)|(?:trước|sau) (?:đúng )?một hôm|(?:(?:vào |trong |ngay )*(?:buổi )?(?:sáng|chiều|tối)(?: ngày)?|ngày) (?:ngay |liền )(?<close>trước|sau)(?= (?:ngày|hôm|buổi|hội nghị|đối thoại|cuộc))|(?<unit>ngày(?: làm việc)?) (?:tiếp theo|kế tiếp|liền kề|liền) (?<far>sau|trước|của|kể từ))(?![\p{L}])/gu
/** "ngay trong ngày đối thoại", "ký ngay tại Hội nghị": the day itself. */
const SAME_DAY =
  /(?<![\p{L}])(?:ngay (?:trong|tại|cuối) |trong (?=cùng ngày|ngày (?:tổ chức|diễn ra|hội nghị|đối thoại)))(?:cùng |chính )?(?:ngày |buổi )?/gu

/** "Sau khi ký, đăng trang thông tin ngay trong ngày": the day of what came just before. */
const DAY_OF =
  /(?:^|[ ,;(])(?<event>(?:ngay )?(?:sau|từ) (?:khi )?[^,.;:]{2,40}), [^.;:]{3,80}?(?<day>(?:ngay )?trong (?:cùng )?ngày)(?! (?:tổ chức|diễn ra|hội nghị|đối thoại|khai|làm việc|nghỉ|lễ|đó|này|\d))(?![\p{L}])/gu

function daysOf(form: string, lexicon: Lexicon): readonly Term[] {
  return [...form.matchAll(DAY_OF)].flatMap((match): Term[] => {
    const { event = '', day = '' } = match.groups ?? {}
    const start = match.index + match[0].indexOf(event)
    const end = match.index + match[0].length
    const found = anchorIn(event.replace(/^(?:ngay )?(?:sau|từ) /u, ''), lexicon, 4)
    if (!found || found.anchor === 'conference') return []
    // "Kết luận: …. Sau khi ký, …": what is signed there is the conclusion.
    const anchor =
      found.anchor === 'plan_issued' && form.slice(0, start).includes('kết luận')
        ? 'conclusion_issued'
        : found.anchor
    return [
      {
        ...EMPTY,
        start,
        end,
        core: end - day.length,
        event: { start, end: start + event.length },
        unit: 'calendar_day',
        count: 0,
        direction: 'on',
        limit: 'by',
        anchor,
        ...anchorOf(found),
        anchorPrinted: true,
      },
    ]
  })
}

/** "ngay khi bế mạc", "đồng thời với việc ban hành Thông báo kết luận", "cùng ngày với …": with the event, no number. */
const WITH =
  /(?<![\p{L}])(?:ngay khi|đồng thời (?:với|khi)(?: (?:việc|khi|lúc))?|cùng (?:một )?(?:ngày|lúc|thời điểm|buổi)(?: (?:với|khi))?(?: (?:việc|ngày|lúc))?) (?=\p{L})/gu

function withEvent(form: string, lexicon: Lexicon): readonly Term[] {
  return [...form.matchAll(WITH)].flatMap((match): Term[] => {
    const start = match.index
    const end = start + match[0].length
    const found = anchorIn(form.slice(end), lexicon, 3)
    const rest = form.slice(end)
    // "cùng ngày với bản trả lời quy định tại khoản 1": another line's own deadline.
    const referred = / với /u.test(match[0])
      ? /^[^,;.]{0,40}?(?:quy định|nêu|ghi) (?:tại|ở) [^,;.)]{1,24}/u.exec(rest)
      : null
    if (!found && !referred) return []
    if (found && GOES_ON.test(rest.slice(found.end))) return []
    return [
      {
        ...EMPTY,
        start,
        end: end + (referred?.[0].length ?? found?.end ?? 0),
        direction: 'on',
        limit: 'by',
        anchor: referred ? 'previous_rule' : (found?.anchor ?? null),
        ...(referred ? {} : anchorOf(found)),
        anchorPrinted: true,
      },
    ]
  })
}

/** "Ngay sau khi kết thúc hội nghị, trong 05 ngày": the number says when. */
const GOES_ON =
  /^[^.;]{0,60}(?:chậm nhất|trong vòng|không quá|trong thời hạn|\d{1,3} ngày|trong (?:cùng )?ngày)/u

export function sameDays(form: string, lexicon: Lexicon): readonly Term[] {
  return [...daysOf(form, lexicon), ...eventDays(form, lexicon), ...withEvent(form, lexicon)]
}

/** "Ít nhất 70% trả lời ngay tại hội nghị": what is done there belongs to it, no duty with a day. */
const THERE = /(?:trả lời|giải đáp|giải quyết|làm rõ|đối thoại|phát biểu|trao đổi)[^.;,]{0,30}$/u

function eventDays(form: string, lexicon: Lexicon): readonly Term[] {
  return [...form.matchAll(SAME_DAY)].flatMap((match): Term[] => {
    const end = match.index + match[0].length
    const found = anchorIn(form.slice(end), lexicon, 0)
    if (!found || THERE.test(form.slice(0, match.index))) return []
    if (found.anchor !== 'conference' && !/ngày $/u.test(match[0])) return []
    return [
      {
        ...EMPTY,
        start: match.index,
        end: end + found.end,
        unit: 'calendar_day',
        count: 0,
        direction: 'on',
        limit: 'by',
        anchor: found.anchor,
        ...anchorOf(found),
        anchorPrinted: true,
      },
    ]
  })
}

export function nextDays(form: string, lexicon: Lexicon): readonly Term[] {
  return [...form.matchAll(NEXT_DAY)].flatMap((match): Term[] => {
    const { side: beside, close, unit, far } = match.groups ?? {}
    const side = beside ?? close
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
        // "hôm sau của mỗi buổi": the day beside it, not its end.
        anchor:
          found === undefined || /(?:^| )(?:mỗi|từng) /u.test(form.slice(end, end + 1 + found.end))
            ? 'conference'
            : found.anchor,
        ...anchorOf(found),
        anchorPrinted: found !== undefined,
      },
    ]
  })
}
