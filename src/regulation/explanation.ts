// Rules: the sentence each due date says of itself (product: "one plain Vietnamese sentence saying from what, how many,
// which days were skipped and why, and which rule (quoted) it comes from"). The same facts in English: explanation-english.ts.
import { namedDays, provisionalWords, sentence, skippedWords, workedWords } from '../calendar/explain.ts'
import { longDate, shortDate } from '../kit/clock.ts'
import { absurd } from '../kit/result.ts'
import { type Anchor, EVERY, UNIT } from './codes.ts'
import { contains, type Outcome, withReading } from './due.ts'
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

const anchorName = (rule: Rule) =>
  rule.anchor === 'previous_rule' ? `hạn của ${rule.previous}` : ANCHOR_WORDS[rule.anchor]

function anchorWords(rule: Rule, outcome: Outcome): string {
  return outcome.anchorDate ? `${anchorName(rule)} ${longDate(outcome.anchorDate)}` : anchorName(rule)
}

const unitWords = (rule: Rule) => (rule.unit === 'working_day' ? UNIT.working_day : UNIT.calendar_day)

function noDateWords(rule: Rule, outcome: Outcome): string {
  switch (outcome.noDate) {
    case undefined:
      return ''
    case 'no_number':
      return rule.per_year_min === undefined
        ? 'Văn bản không nêu số ngày nên không đặt ngày nào'
        : `Ít nhất ${rule.per_year_min} lần mỗi năm; văn bản không nêu ngày nên không đặt ngày nào`
    case 'not_valid':
      return `Quy tắc ${validityWords(rule)} nên không có hiệu lực vào ngày hội nghị và không đặt ngày nào`
    case 'not_anchored':
      return `Chưa có ${anchorName(rule)} nên chưa tính được`
    case 'each_acceptance':
      return rule.anchor === 'accepted' && rule.count !== null
        ? `Tính riêng cho từng nội dung: ${rule.count} ${unitWords(rule)} từ ${ANCHOR_WORDS.accepted}`
        : `Tính riêng cho từng nội dung theo ${anchorName(rule)}, nên không có một ngày chung`
    case 'trigger':
      return `Chỉ phát sinh khi ${rule.trigger} nên không có ngày định trước`
    default:
      return absurd(outcome.noDate)
  }
}

function validityWords(rule: Rule): string {
  return [
    rule.valid_from === undefined ? '' : `có hiệu lực từ ${shortDate(rule.valid_from)}`,
    rule.valid_to === undefined ? '' : `hết hiệu lực sau ${shortDate(rule.valid_to)}`,
  ]
    .filter(Boolean)
    .join(', ')
}

/** "Strictly before" and "n full days between" count one day more or less than the printed number: said, so that it recounts. */
function oneMoreWords(rule: Rule, outcome: Outcome): string {
  const more = (outcome.counted ?? rule.count ?? 0) - (rule.count ?? 0)
  const strict = rule.limit === 'strictly_before' ? 'phải xong trước ngày đó' : ''
  const between =
    more - (strict && rule.direction === 'before' ? 1 : 0) > 0 ? 'giữ đủ số ngày trọn ở giữa' : ''
  const why = [strict, between].filter(Boolean).join(' và ')
  if (!why) return ''
  const way = more > 0 ? 'lùi thêm' : 'bớt'
  return more === 0 ? `, và ${why}` : `, ${why} nên ${way} ${Math.abs(more)} ${unitWords(rule)}`
}

/** "Chậm nhất thứ Tư, 17/9/2025: đếm lùi 7 ngày làm việc từ ngày tổ chức hội nghị thứ Sáu, 26/9/2025 (không tính ngày này)". */
function countedWords(rule: Rule, outcome: Outcome): string {
  const limit = rule.limit === 'not_before' ? 'Không sớm hơn' : 'Chậm nhất'
  const date = outcome.due ?? outcome.from
  if (rule.direction === 'on' || rule.count === 0)
    return `${limit} ${date && longDate(date)}: đúng ${anchorWords(rule, outcome)}`
  return `${limit} ${date && longDate(date)}: ${wayWords(rule, outcome)}`
}

function wayWords(rule: Rule, outcome: Outcome): string {
  const way = rule.direction === 'before' ? 'đếm lùi' : 'cộng'
  return `${way} ${rule.count} ${unitWords(rule)} từ ${anchorWords(rule, outcome)} (không tính ngày này)${oneMoreWords(rule, outcome)}`
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
  return `${rule.direction === 'on' ? 'Vào' : 'Chậm nhất'} ${date && longDate(date)}: ngày ấn định ${rule.fixed && shortDate(rule.fixed)} trong kế hoạch, ${place} (hội nghị ${outcome.anchorDate && longDate(outcome.anchorDate)})${strict}`
}

function windowWords(computed: Computed): string {
  const { from, to } = computed.outcome
  if (!from || !to) return ''
  const inside = contains({ from, to }, computed.conference)
  return `Tổ chức trong khoảng ${longDate(from)} đến ${longDate(to)}${inside ? '' : `; ngày hội nghị ${shortDate(computed.conference)} nằm ngoài khoảng này`}`
}

function repeatWords(rule: Rule, outcome: Outcome): string {
  const every = EVERY[rule.every ?? 'month']
  return `${every.charAt(0).toUpperCase()}${every.slice(1)} kể từ ${anchorWords(rule, outcome)}, sáu lần tới: ${outcome.occurrences.map(shortDate).join(', ')}`
}

function mainWords(computed: Computed): string {
  const rule = withReading(computed.rule)
  const { outcome } = computed
  if (!computed.local) return 'Kế hoạch không đặt hạn cho việc này'
  if (outcome.noDate) return noDateWords(rule, outcome)
  if (rule.unit === 'window') return windowWords(computed)
  if (rule.unit === 'fixed') return fixedWords(rule, outcome)
  return rule.every ? repeatWords(rule, outcome) : countedWords(rule, outcome)
}

/** "22/2/2026 là ngày nghỉ (Chủ nhật) nên dời sang thứ Hai, 23/2/2026": BLDS Điều 148(5). */
function rolledWords(outcome: Outcome): string {
  if (!outcome.due || outcome.rolledOver.length === 0) return ''
  return `ngày cuối rơi vào ngày nghỉ ${namedDays(outcome.rolledOver)} nên dời sang ngày làm việc tiếp theo`
}

/** Whoever wants to be done before the days off: the last working day before them. */
function earlierWords(outcome: Outcome): string {
  const { due, workingDayBefore: before, heldBack } = outcome
  if (!due || !before || Temporal.PlainDate.compare(before, due) >= 0) return ''
  if (outcome.rolledOver.length) return `muốn xong trước kỳ nghỉ thì chậm nhất ${longDate(before)}`
  return `hạn này rơi vào ngày nghỉ ${namedDays(heldBack)} và không dời về sau, muốn làm trong giờ làm việc thì chậm nhất ${longDate(before)}`
}

const assumedWords = (outcome: Outcome) =>
  outcome.assumed ? 'tính theo giả định thông báo kết luận được ban hành đúng hạn của nó' : ''

/** Duties the law has a date for; before its first layer that is a remark only. */
export const LAW_DUTIES: ReadonlySet<string> = new Set(['notice', 'result'])

/** The law's own date, counted out like the local one, and whether it is the one that binds. */
function statuteWords(computed: Computed): string {
  const { statutory, rule } = computed
  const due = statutory?.outcome.due
  if (computed.beforeLaw && LAW_DUTIES.has(rule.duty)) return 'luật khi đó chưa đặt hạn cho việc này'
  if (!statutory || !due || (computed.local && statutory.rule.id === rule.id)) return ''
  const law = `luật (${statutory.rule.id}, ${statutory.rule.article ?? ''})`
  const count = `chậm nhất ${longDate(due)}, ${[wayWords(withReading(statutory.rule), statutory.outcome), rolledWords(statutory.outcome), earlierWords(statutory.outcome)].filter(Boolean).join(', ')}`
  if (!computed.outcome.due) return `${law} buộc ${count}`
  if (computed.bindingRule === statutory.rule.id) return `${law} buộc sớm hơn: ${count}, và hạn này ràng buộc`
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

function sourceWords(computed: Computed): string {
  const { rule, statutory } = computed
  const quoted = (each: Rule) => `theo ${each.id}${each.article ? ` (${each.article})` : ''}: “${each.quote}”`
  const law = statutory && computed.bindingRule === statutory.rule.id && statutory.rule.id !== rule.id
  return law ? `${quoted(rule)}; ${quoted(statutory.rule)}` : quoted(rule)
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
    sourceWords(computed),
  ])
}
