// Rules: the sentence each due date says of itself (product: "one plain Vietnamese sentence saying from what, how many,
// which days were skipped and why, and which rule (quoted) it comes from"), and the same in English.
import {
  provisionalWords,
  sentence,
  skippedWords,
  skippedWordsEnglish,
  workedWords,
} from '../calendar/explain.ts'
import { longDate, shortDate } from '../kit/clock.ts'
import { absurd } from '../kit/result.ts'
import { type Anchor, UNIT } from './codes.ts'
import { contains, type NoDate, type Outcome, withReading } from './due.ts'
import type { Rule } from './rule.form.ts'
import type { Computed } from './schedule.ts'

const ANCHOR_WORDS: Readonly<Record<Anchor, string>> = {
  conference: 'ngày tổ chức hội nghị',
  conference_end: 'ngày kết thúc hội nghị',
  conclusion_issued: 'ngày ban hành thông báo kết luận',
  plan_issued: 'ngày ban hành kế hoạch',
  accepted: 'ngày tiếp nhận ý kiến',
  reply_due: 'hạn trả lời',
  previous_rule: 'hạn của quy tắc',
  none: 'ngày hội nghị',
}

const NO_DATE_WORDS: Readonly<Record<NoDate, string>> = {
  no_number: 'Văn bản không nêu số ngày nên không đặt ngày nào',
  not_valid: 'Quy tắc không có hiệu lực vào ngày hội nghị nên không đặt ngày nào',
  not_anchored: 'Chưa có ngày của sự kiện làm mốc nên chưa tính được',
  each_acceptance: 'Tính riêng cho từng nội dung, từ ngày tiếp nhận nội dung ấy, nên không có một ngày chung',
  trigger: 'Chỉ phát sinh khi có điều kiện nên không có ngày định trước',
}

function anchorWords(rule: Rule, outcome: Outcome): string {
  const name = rule.anchor === 'previous_rule' ? `hạn của ${rule.previous}` : ANCHOR_WORDS[rule.anchor]
  return outcome.anchorDate ? `${name} ${longDate(outcome.anchorDate)}` : name
}

const unitWords = (rule: Rule) => (rule.unit === 'working_day' ? UNIT.working_day : UNIT.calendar_day)

/** "Chậm nhất thứ Tư, 17/9/2025: đếm lùi 7 ngày làm việc từ ngày tổ chức hội nghị thứ Sáu, 26/9/2025 (không tính ngày này)". */
function countedWords(rule: Rule, outcome: Outcome): string {
  const limit = rule.limit === 'not_before' ? 'Không sớm hơn' : 'Chậm nhất'
  const date = outcome.due ?? outcome.from
  if (rule.direction === 'on' || rule.count === 0)
    return `${limit} ${date && longDate(date)}: đúng ${anchorWords(rule, outcome)}`
  const way = rule.direction === 'before' ? 'đếm lùi' : 'cộng'
  const strict = rule.limit === 'strictly_before' ? ', và phải xong trước ngày đó' : ''
  return `${limit} ${date && longDate(date)}: ${way} ${rule.count} ${unitWords(rule)} từ ${anchorWords(rule, outcome)} (không tính ngày này)${strict}`
}

function fixedWords(rule: Rule, outcome: Outcome): string {
  const offset = rule.offset_from_conference_days ?? 0
  const place =
    offset === 0 ? 'đúng ngày hội nghị' : `${offset < 0 ? 'trước' : 'sau'} hội nghị ${Math.abs(offset)} ngày`
  const strict =
    rule.limit === 'strictly_before'
      ? '; “trước ngày” nghĩa là hôm đó không còn kịp, ngày cuối còn tính là hôm trước'
      : ''
  const date = outcome.due ?? outcome.from
  return `${rule.direction === 'on' ? 'Vào' : 'Chậm nhất'} ${date && longDate(date)}: ngày ấn định ${rule.fixed && shortDate(Temporal.PlainDate.from(rule.fixed))} trong kế hoạch, ${place} (hội nghị ${outcome.anchorDate && longDate(outcome.anchorDate)})${strict}`
}

function windowWords(computed: Computed): string {
  const { from, to } = computed.outcome
  if (!from || !to) return ''
  const inside = contains({ from, to }, computed.conference)
  return `Tổ chức trong khoảng ${longDate(from)} đến ${longDate(to)}${inside ? '' : `; ngày hội nghị ${shortDate(computed.conference)} nằm ngoài khoảng này`}`
}

function repeatWords(rule: Rule, outcome: Outcome): string {
  return `Hàng tháng kể từ ${anchorWords(rule, outcome)}, sáu lần tới: ${outcome.occurrences.map(shortDate).join(', ')}`
}

function mainWords(computed: Computed): string {
  const rule = withReading(computed.rule)
  const { outcome } = computed
  if (!computed.local) return 'Kế hoạch không đặt hạn cho việc này'
  if (outcome.noDate) return NO_DATE_WORDS[outcome.noDate]
  if (rule.unit === 'window') return windowWords(computed)
  if (rule.unit === 'fixed') return fixedWords(rule, outcome)
  return rule.every ? repeatWords(rule, outcome) : countedWords(rule, outcome)
}

/** "22/2/2026 là ngày nghỉ (Chủ nhật) nên dời sang thứ Hai, 23/2/2026": BLDS Điều 148(5). */
function rolledWords(outcome: Outcome): string {
  if (!outcome.due || outcome.rolledOver.length === 0) return ''
  const days = outcome.rolledOver.map((day) => `${shortDate(day.date)} (${day.reason})`).join(', ')
  return `ngày cuối rơi vào ngày nghỉ ${days} nên dời sang ngày làm việc tiếp theo`
}

/** A date that stands on a day off and is not moved: the working day before it is named, so that one can be early. */
function earlierWords(outcome: Outcome): string {
  const { due, workingDayBefore: before } = outcome
  if (!due || !before || Temporal.PlainDate.compare(before, due) >= 0) return ''
  if (outcome.rolledOver.length) return `muốn xong trước kỳ nghỉ thì chậm nhất ${longDate(before)}`
  return `đó là ngày nghỉ, nên làm trong giờ làm việc thì chậm nhất ${longDate(before)}`
}

const assumedWords = (outcome: Outcome) =>
  outcome.assumed ? 'tính theo giả định thông báo kết luận được ban hành đúng hạn của nó' : ''

/** Duties the law has a date for; before its first layer that is a remark only. */
const LAW_DUTIES: ReadonlySet<string> = new Set(['notice', 'result'])

function statuteWords(computed: Computed): string {
  const { statutory, rule } = computed
  const due = statutory?.outcome.due
  if (computed.beforeLaw && LAW_DUTIES.has(rule.duty)) return 'luật khi đó chưa đặt hạn cho việc này'
  if (!statutory || !due || (computed.local && statutory.rule.id === rule.id)) return ''
  const law = `luật (${statutory.rule.id}, ${statutory.rule.article ?? ''})`
  if (!computed.outcome.due) return `${law} buộc chậm nhất ${longDate(due)}`
  if (computed.bindingRule === statutory.rule.id)
    return `${law} buộc sớm hơn: chậm nhất ${longDate(due)}, và hạn này ràng buộc`
  return `${law} cho đến ${longDate(due)}, không chặt hơn`
}

/** Where the clock's start is not printed, or the words can be read in several ways, that is said. */
function readingWords(raw: Rule): string {
  const rule = withReading(raw)
  const chosen = raw.readings.find((reading) => reading.id === raw.reading) ?? raw.readings[0]
  const implied = raw.anchor_printed
    ? ''
    : `mốc “${ANCHOR_WORDS[rule.anchor]}” không in trong văn bản, hiểu ngầm`
  const read = chosen ? `hiểu là: ${chosen.text}` : ''
  return [implied, read].filter(Boolean).join('; ')
}

function sourceWords(rule: Rule): string {
  return `theo ${rule.id}${rule.article ? ` (${rule.article})` : ''}: “${rule.quote}”`
}

export function explainRow(computed: Computed): string {
  const { outcome, rule } = computed
  return sentence([
    mainWords(computed),
    skippedWords(outcome.skipped),
    workedWords(outcome.workedWeekends),
    rolledWords(outcome),
    earlierWords(outcome),
    assumedWords(outcome),
    statuteWords(computed),
    readingWords(rule),
    provisionalWords(outcome.provisional || (computed.statutory?.outcome.provisional ?? false)),
    sourceWords(rule),
  ])
}

const ANCHOR_ENGLISH: Readonly<Record<Anchor, string>> = {
  conference: 'the day of the conference',
  conference_end: 'the end of the conference',
  conclusion_issued: 'the issue of the conclusion notice',
  plan_issued: 'the issue of the plan',
  accepted: 'the acceptance of the opinion',
  reply_due: 'the reply deadline',
  previous_rule: 'the deadline of the rule before',
  none: 'the conference',
}

function noDateEnglish(reason: NoDate): string {
  switch (reason) {
    case 'no_number':
      return 'The plan gives no number of days, so no date is set'
    case 'not_valid':
      return 'The rule is not in force on the day of the conference, so no date is set'
    case 'not_anchored':
      return 'The event from which to count has no date yet'
    case 'each_acceptance':
      return 'Counted for each question from the day it was accepted, so there is no common date'
    case 'trigger':
      return 'It arises only under a condition, so no date is set in advance'
    default:
      return absurd(reason)
  }
}

function mainEnglish(computed: Computed): string {
  const rule = withReading(computed.rule)
  const { outcome } = computed
  const date = outcome.due ?? outcome.from
  const anchor = `${ANCHOR_ENGLISH[rule.anchor]}${outcome.anchorDate ? ` (${shortDate(outcome.anchorDate)})` : ''}`
  if (!computed.local) return 'The plan sets no date for this duty'
  if (outcome.noDate) return noDateEnglish(outcome.noDate)
  if (outcome.from && outcome.to)
    return `To be held between ${shortDate(outcome.from)} and ${shortDate(outcome.to)}`
  if (rule.every) return `Every month from ${anchor}: ${outcome.occurrences.map(shortDate).join(', ')}`
  if (rule.unit === 'fixed')
    return `By ${date && shortDate(date)}: a fixed date of the plan, kept ${rule.offset_from_conference_days} day(s) from the conference`
  const unit = rule.unit === 'working_day' ? 'working day(s)' : 'day(s)'
  const limit = rule.limit === 'not_before' ? 'Not before' : 'By'
  return `${limit} ${date && shortDate(date)}: ${rule.count} ${unit} ${rule.direction === 'before' ? 'before' : 'after'} ${anchor}, that day not counted`
}

export function explainRowEnglish(computed: Computed): string {
  const { outcome, statutory, rule } = computed
  const law = statutory?.outcome.due
  return sentence([
    mainEnglish(computed),
    skippedWordsEnglish(outcome.skipped),
    outcome.rolledOver.length ? 'the last day is a day off, so the term ends with the next working day' : '',
    outcome.assumed ? 'assuming that the conclusion notice is issued on its own due date' : '',
    law && statutory.rule.id !== rule.id
      ? `the law (${statutory.rule.id}) asks for ${shortDate(law)} at the latest`
      : '',
    outcome.provisional ? 'provisional: the holidays of that year are not announced yet' : '',
    `from ${rule.id}: “${rule.quote}”`,
  ])
}
