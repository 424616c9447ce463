// Rules: deadlines that are named to a person and not taken over: readable in two ways, or without an event and with a duty
// that is hardly said. A wrong number costs more than an empty line.
import type { Block } from './blocks.ts'
import type { Clause } from './clauses.ts'
import type { FoundDuty } from './duties.ts'
import { matchForm } from './match.ts'
import type { Term } from './term.ts'

/** "Trường hợp hoãn hội nghị, thông báo trước 02 ngày": taken over, with the case named. */
export const IN_CASE =
  /(?:trường hợp|nếu|khi)(?: phải| cần| có)? [^,;.]{0,40}(?:hoãn|lùi|dời|thay đổi (?:thời gian|lịch|địa điểm)|không tổ chức|thiên tai|bất khả kháng)/u

/** "…: 45 ngày", no words of a limit before the number. */
const BARE =
  /^(?:là |thì |trong )?(?:\d|(?!trước|sau|cách|chậm|muộn|không|tối|ít|trễ)\p{L}+ (?:\p{L}+ ){0,3}\(\d)/u

/** "trong 5 ngày trước hội nghị": every day of the five, or at some time within them. */
const STRETCH = /^trong (?:suốt )?(?!vòng|thời hạn|khoảng|buổi|ngày)[^,]{0,24}trước/u

const AFTER = /(?<![\p{L}])sau (?!đây|này|đó)/u

/** "Chậm nhất sau 05 ngày", "Sau hội nghị": after what only a conference can be. */
export const isAfter = (text: string) => AFTER.test(matchForm(text))

/** Under the heading "SAU HỘI NGHỊ". */
export const underAfter = (block: Block) =>
  block.above.some((each) => each.text.length < 80 && isAfter(each.text))

const BEFORE =
  /(?<![\p{L}])trước (?:khi |ngày |buổi |cuộc )*(?:hội nghị|đối thoại|tổ chức|diễn ra|khai mạc|buổi|cuộc|gặp|tiếp xúc)/u

/** Which side of the conference the heading says, where the deadline does not. */
export function phaseUnder(block: Block): 'before' | 'after' | undefined {
  const short = block.above.filter((each) => each.text.length < 80)
  const before = short.some((each) => BEFORE.test(matchForm(each.text)))
  const after = short.some((each) => isAfter(each.text))
  return before === after ? undefined : before ? 'before' : 'after'
}

/** "Quá 05 ngày kể từ khi hết hạn trả lời mà chưa có văn bản thì …": what follows when a term was missed. */
const OVERDUE =
  /^[^;.]{0,6}(?<![\p{L}])quá (?!hạn|thời hạn)[^;.]{0,80} (?:mà|vẫn|nhưng) (?:vẫn )?(?:chưa|không)/u

/** A duty this weakly said needs an event beside it. */
const SURE = 2.5

/** "Xây dựng, trình ký ban hành Kế hoạch; gửi …: trước ngày 17/8": the plan itself comes out then, no duty under it. */
const PLAN_ITSELF =
  /^[^;:.]{0,30}(?:xây dựng|soạn thảo|soạn|dự thảo|tham mưu|ban hành|trình ký|ký)[^;:.]{0,30}kế hoạch(?= (?:này|tổ chức|đối thoại|trình|và|năm)|[;,.:]|$)/u

/** Time limits of the one-stop desk: of another matter than what is asked at a conference. */
const PROCEDURE =
  /thủ tục hành chính|cấp giấy (?:chứng nhận|phép)|hồ sơ (?:đất đai|hành chính|một cửa|đủ)|nhận đủ hồ sơ/u
const OF_OURS = /kiến nghị|phản ánh|câu hỏi|ý kiến|đối thoại|hội nghị|kết luận|chứng từ|quyết toán/u

/** "Kết luận phải ghi rõ thời hạn giải quyết, không quá 30 ngày": what the paper says, no date of the paper. */
const SAID_IN_IT =
  /(?:ghi|nêu|xác định|quy định)(?: rõ| cụ thể)+[^;.]{0,60}(?:thời hạn|thời gian)[^;.]{0,60}$/u

/** "Khó khăn, vướng mắc báo cáo về Văn phòng trước ngày … để điều chỉnh": of carrying out the plan, no opinion of the people. */
const DIFFICULTIES =
  /(?:khó khăn|phát sinh),? (?:và )?vướng mắc|vướng mắc[^;.]{0,30}(?:phát sinh|trong quá trình)/u

/** Why this deadline stays with the person, undefined where it can be taken. */
export function unsure(term: Term, duty: FoundDuty, clause: Clause, beside: boolean): string | undefined {
  const said = matchForm(clause.text.slice(term.start, term.end))
  if (OVERDUE.test(clause.form.slice(Math.max(0, term.start - 6))))
    return 'hạn chỉ có khi việc khác đã quá hạn mà chưa xong'
  if (clause.block.cells && term.fixed !== undefined && PLAN_ITSELF.test(clause.form))
    return 'hạn ban hành chính kế hoạch này'
  if (PROCEDURE.test(clause.form) && !OF_OURS.test(clause.form))
    return 'thời hạn của thủ tục hành chính, không phải của đối thoại'
  if (
    !term.anchorPrinted &&
    term.count !== null &&
    SAID_IN_IT.test(clause.form.slice(0, term.core ?? term.start))
  )
    return 'thời hạn được ghi trong văn bản khác, không phải hạn của chính văn bản ấy'
  if (duty.entry.duty === 'collect' && DIFFICULTIES.test(clause.form))
    return 'vướng mắc khi thực hiện kế hoạch, không phải ý kiến gửi đến hội nghị'
  if (term.starts && (duty.entry.duty !== 'notice' || duty.weight < SURE))
    return 'thấy ngày bắt đầu nhưng câu không nêu ngày cuối'
  if (term.loose && duty.weight < SURE) return 'thấy một ngày nhưng câu không nói đó là hạn, việc không rõ'
  if (term.direction === 'on' && term.anchorOf === duty.entry.duty)
    return 'mốc nêu trong câu là chính việc ấy'
  if (term.count === null || term.every !== undefined) return undefined
  if (term.direction === 'before' && STRETCH.test(said))
    return 'có hai cách hiểu: làm trong suốt những ngày ấy, hoặc chậm nhất ngày ấy'
  if (term.anchorPrinted || duty.entry.duty === 'reply_complex') return undefined
  if (underAfter(clause.block)) return undefined
  if (BARE.test(said)) return 'thấy số ngày nhưng câu không nêu giới hạn, không nêu mốc'
  if (term.direction === 'after' && duty.weight < SURE && !beside)
    return 'thấy số ngày nhưng câu không nêu mốc và việc không rõ'
  return undefined
}
