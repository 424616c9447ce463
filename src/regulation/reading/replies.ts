// Rules: replies that may take longer: the limit for the hard cases beside the common one, and what must be said of a reply
// that cannot be given in time. BLDS 2015 Điều 144–148; lời của từng kế hoạch.
import type { Clause, Surroundings } from './clauses.ts'
import type { Proposal } from './drafting.ts'
import { type FoundDuty, zonesOf } from './duties.ts'
import type { ProposedRule } from './reading.ts'
import type { Run } from './run.ts'
import { COMPLEX, type Term } from './term.ts'

/** "gia hạn", "thêm thời gian": what is said of a reply that cannot be given in time. */
export const EXTENSION = /gia hạn|thêm thời gian|kéo dài thời (?:gian|hạn)/u
const REASON = /(?:thông báo|nêu|báo cáo)[^.;]{0,80}lý do/u

export function extendReply(clause: Clause, terms: readonly Term[], run: Run): boolean {
  const extension = EXTENSION.exec(clause.form)
  if (!extension) return false
  const at = run.proposals.findLastIndex(({ rule }) => rule.duty === 'reply')
  const reply = run.proposals[at]
  const reason = REASON.exec(clause.form)
  const behind = terms.find(
    (term) => term.start > extension.index && !term.anchorPrinted && term.count !== null,
  )
  if (!reply || reply.rule.extension || (!reason && !/gia hạn/u.test(clause.form))) return false
  if (terms.some((term) => term.start > extension.index && term.anchorPrinted)) return false
  const span = reason ?? extension
  const rule: ProposedRule = {
    ...reply.rule,
    extension: {
      allowed: true,
      count: behind?.count ?? null,
      ...(reason ? { requires: clause.text.slice(reason.index, reason.index + reason[0].length) } : {}),
      quote: clause.text.slice(
        Math.min(span.index, extension.index),
        behind?.end ?? span.index + span[0].length,
      ),
    },
  }
  run.proposals[at] = { ...reply, rule, found: { ...reply.found, value: rule } }
  return true
}

/** What is answered. */
const ANSWERED = /trả lời|giải quyết|xử lý|vụ việc|câu hỏi|kiến nghị|ý kiến|nội dung|trường hợp|việc/u

/** What a limit holds for, said directly behind it. */
const SCOPE = /^ ?\)?,? ?(?:đối với|với|cho|nếu|khi|trong trường hợp)(?: những| các)? [^,;.]*/u

const MATTER = 'việc|vụ việc|ý kiến|nội dung|kiến nghị|trường hợp|câu hỏi|câu|vấn đề|hồ sơ|phản ánh|đề nghị'
/** "Việc phải đo lại đất: …", "Đối với nội dung chưa đủ căn cứ thì …": one kind of matter, at the head of its clause. */
const ONE_KIND = new RegExp(
  `(?:^|[.;:,(] ?|hoàn thành )(?:(?:đối với|với|riêng|còn|nếu|những|các|mọi|là) ?)*(?:${MATTER}) (?!(?:trả lời|giải quyết|này|được giao|đã được giao|nêu trên|trên|theo dõi|giám sát|báo cáo|niêm yết|thông báo|tổng hợp|phân loại|thanh toán|quyết toán|công khai|ban hành|tổ chức|chuẩn bị|kiểm tra việc)(?![\\p{L}]))[^;.]{3,90}$`,
  'u',
)

/** The common limit a longer one stands beside: read last, in the same paragraph or under the same heading. */
export function replyBeside({ block }: Clause, run: Run): Proposal | undefined {
  const [section] = block.above
  return run.proposals
    .slice(-2)
    .findLast(
      ({ rule, found, under }) =>
        rule.duty === 'reply' &&
        ((found.line === block.line && found.page === block.page) ||
          (section !== undefined && (under === section || section.line === found.line))),
    )
}

/** A longer time than the common one, so far as both can be compared. */
function isLonger(term: Term, rule: ProposedRule): boolean {
  if (term.fixed !== undefined || rule.fixed !== undefined) return (term.fixed ?? '') > (rule.fixed ?? '9')
  if (term.other === true) return true
  return rule.unit === term.unit && (rule.count ?? 0) < (term.count ?? 0)
}

/** "Xin gia hạn trước khi đến hạn 02 ngày", "gia hạn không quá 10 ngày kể từ ngày hết hạn trả lời". */
const LATE =
  /gia hạn|thêm thời gian|kéo dài|lý do|(?:ngày|thời gian|thời hạn|lịch) hẹn|hẹn (?:lại|ngày|thời)|lùi (?:thời )?hạn|(?:không|chưa)(?: thể| kịp)* (?:trả lời|giải quyết|xong|kịp)/u

function isLate(duty: FoundDuty | undefined, term: Term, clause: Clause): boolean {
  if (term.anchor !== 'reply_due') return false
  return duty?.entry.duty === 'reply' || LATE.test(clause.form)
}

export function complexReply(
  duty: FoundDuty | undefined,
  term: Term,
  terms: readonly Term[],
  clause: Clause,
  around: Surroundings,
  run: Run,
) {
  const entry = around.lexicon.duties.find((each) => each.duty === 'reply_complex')
  const timed = term.count !== null || term.fixed !== undefined || term.other === true
  if (!entry || !timed || term.every !== undefined) return duty
  if (isLate(duty, term, clause)) return { entry, weight: 8, words: LATE.exec(clause.form)?.[0] ?? 'trả lời' }
  if (term.fixed === undefined && term.direction !== 'after') return duty
  if (duty && duty.entry.duty !== 'reply' && duty.weight >= 5 && term.anchor !== 'reply_due') return duty
  const zones = zonesOf(clause.form, term, terms)
  // "trong 21 ngày đối với ý kiến phức tạp": the case behind its limit; else before it.
  const scope = SCOPE.exec(clause.form.slice(zones.right.start, zones.right.end))
  const inside = /(?:đối với|với|cho) [^,;.()]{2,50}(?=,? (?:kể|tính) )/u.exec(
    clause.form.slice(term.core ?? term.start, term.end),
  )
  const zone = inside?.[0] ?? scope?.[0] ?? clause.form.slice(zones.left.start, zones.left.end)
  const beside = replyBeside(clause, run)
  const longer = beside !== undefined && isLonger(term, beside.rule)
  const match =
    (term.fixed === undefined || longer ? COMPLEX.exec(zone) : null) ??
    (longer && (!duty || duty.entry.duty === 'reply' || duty.weight < 5) ? ONE_KIND.exec(zone) : null)
  if (!match || (!duty && !longer && !ANSWERED.test(clause.form))) return duty
  return { entry, weight: 8, words: match[0].trim() }
}
