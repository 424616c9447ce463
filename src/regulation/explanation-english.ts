// Rules: the sentence of explanation.ts in English, fact by fact: same dates, same days, same rule, same reading.
// Quotations and names of days off stay as they were printed.
import {
  namedDaysEnglish,
  plural,
  provisionalWordsEnglish,
  sentence,
  skippedWordsEnglish,
  workedWordsEnglish,
} from '../calendar/explain.ts'
import { longDateEnglish as longDate, shortDate } from '../kit/clock.ts'
import { absurd } from '../kit/result.ts'
import type { Anchor } from './codes.ts'
import { contains, type Outcome, withReading } from './due.ts'
import { LAW_DUTIES } from './explanation.ts'
import type { Rule } from './rule.form.ts'
import type { Computed } from './schedule.ts'

const ANCHOR_WORDS: Readonly<Record<Anchor, string>> = {
  conference: 'the day of the conference',
  conference_end: 'the end of the conference',
  conclusion_issued: 'the issue of the conclusion notice',
  plan_issued: 'the issue of the plan',
  accepted: 'the acceptance of the opinion',
  reply_due: 'the reply deadline',
  previous_rule: 'the deadline of the rule',
  none: 'the day of the conference',
}

const anchorName = (rule: Rule) =>
  rule.anchor === 'previous_rule' ? `the deadline of ${rule.previous}` : ANCHOR_WORDS[rule.anchor]

function anchorWords(rule: Rule, outcome: Outcome): string {
  return outcome.anchorDate ? `${anchorName(rule)}, ${longDate(outcome.anchorDate)}` : anchorName(rule)
}

const days = (rule: Rule, count: number) => plural(count, rule.unit === 'working_day' ? 'working day' : 'day')

function noDateWords(rule: Rule, outcome: Outcome): string {
  switch (outcome.noDate) {
    case undefined:
      return ''
    case 'no_number':
      return rule.per_year_min === undefined
        ? 'The text gives no number of days, so no date is set'
        : `At least ${plural(rule.per_year_min, 'time')} a year; the text gives no day, so no date is set`
    case 'not_valid':
      return `The rule is ${validityWords(rule)}, so it is not in force on the day of the conference and no date is set`
    case 'not_anchored':
      return `${anchorName(rule)} has no date yet, so nothing can be counted`.replace(/^t/, 'T')
    case 'each_acceptance':
      return rule.anchor === 'accepted' && rule.count !== null
        ? `Counted for each opinion: ${days(rule, rule.count)} from ${ANCHOR_WORDS.accepted}`
        : `Counted for each opinion from ${anchorName(rule)}, so there is no common date`
    case 'trigger':
      return `It arises only on a condition (“${rule.trigger}”), so no date is set in advance`
    default:
      return absurd(outcome.noDate)
  }
}

function validityWords(rule: Rule): string {
  return [
    rule.valid_from === undefined ? '' : `valid from ${shortDate(rule.valid_from)}`,
    rule.valid_to === undefined ? '' : `no longer valid after ${shortDate(rule.valid_to)}`,
  ]
    .filter(Boolean)
    .join(', ')
}

function oneMoreWords(rule: Rule, outcome: Outcome): string {
  const more = (outcome.counted ?? rule.count ?? 0) - (rule.count ?? 0)
  const strict = rule.limit === 'strictly_before' ? 'it must be done before that day' : ''
  const between =
    more - (strict && rule.direction === 'before' ? 1 : 0) > 0 ? 'full days must lie between' : ''
  const why = [strict, between].filter(Boolean).join(' and ')
  if (!why) return ''
  return more === 0
    ? `, and ${why}`
    : `, and as ${why}, ${days(rule, Math.abs(more))} ${more > 0 ? 'further back' : 'less'}`
}

function countedWords(rule: Rule, outcome: Outcome): string {
  const limit = rule.limit === 'not_before' ? 'Not before' : 'By'
  const date = outcome.due ?? outcome.from
  if (rule.direction === 'on' || rule.count === 0)
    return `${limit} ${date && longDate(date)}: on ${anchorWords(rule, outcome)}`
  return `${limit} ${date && longDate(date)}: ${wayWords(rule, outcome)}`
}

function wayWords(rule: Rule, outcome: Outcome): string {
  const way = rule.direction === 'before' ? 'before' : 'after'
  return `${days(rule, rule.count ?? 0)} ${way} ${anchorWords(rule, outcome)} (that day not counted)${oneMoreWords(rule, outcome)}`
}

function fixedWords(rule: Rule, outcome: Outcome): string {
  const offset = rule.offset_from_conference_days ?? 0
  const place =
    offset === 0
      ? 'the day of the conference itself'
      : `${plural(Math.abs(offset), 'day')} ${offset < 0 ? 'before' : 'after'} the conference`
  const strict =
    rule.limit === 'strictly_before'
      ? '; “trước ngày” means that the day itself is too late, the last day that counts is the one before'
      : ''
  const date = outcome.due ?? outcome.from
  return `${rule.direction === 'on' ? 'On' : 'By'} ${date && longDate(date)}: the plan fixes ${rule.fixed && shortDate(rule.fixed)}, ${place} (conference ${outcome.anchorDate && longDate(outcome.anchorDate)})${strict}`
}

function windowWords(computed: Computed): string {
  const { from, to } = computed.outcome
  if (!from || !to) return ''
  const inside = contains({ from, to }, computed.conference)
  return `To be held between ${longDate(from)} and ${longDate(to)}${inside ? '' : `; the conference on ${shortDate(computed.conference)} lies outside`}`
}

function mainWords(computed: Computed): string {
  const rule = withReading(computed.rule)
  const { outcome } = computed
  if (!computed.local) return 'The plan sets no date for this duty'
  if (outcome.noDate) return noDateWords(rule, outcome)
  if (rule.unit === 'window') return windowWords(computed)
  if (rule.unit === 'fixed') return fixedWords(rule, outcome)
  return rule.every
    ? `Every ${rule.every.replace('_', ' ')} from ${anchorWords(rule, outcome)}, the next six: ${outcome.occurrences.map(shortDate).join(', ')}`
    : countedWords(rule, outcome)
}

function rolledWords(outcome: Outcome): string {
  if (!outcome.due || outcome.rolledOver.length === 0) return ''
  return `the last day falls on a day off, ${namedDaysEnglish(outcome.rolledOver)}, so the term ends with the next working day`
}

function earlierWords(outcome: Outcome): string {
  const { due, workingDayBefore: before, heldBack } = outcome
  if (!due || !before || Temporal.PlainDate.compare(before, due) >= 0) return ''
  if (outcome.rolledOver.length) return `to be done before the days off: ${longDate(before)} at the latest`
  return `this limit falls on a day off, ${namedDaysEnglish(heldBack)}, and does not move forward; to act in office hours: ${longDate(before)} at the latest`
}

function statuteWords(computed: Computed): string {
  const { statutory, rule } = computed
  const due = statutory?.outcome.due
  if (computed.beforeLaw && LAW_DUTIES.has(rule.duty)) return 'the law set no date for this duty then'
  if (!statutory || !due || (computed.local && statutory.rule.id === rule.id)) return ''
  const law = `the law (${statutory.rule.id}, ${statutory.rule.article ?? ''})`
  const count = `${longDate(due)} at the latest, ${[wayWords(withReading(statutory.rule), statutory.outcome), rolledWords(statutory.outcome), earlierWords(statutory.outcome)].filter(Boolean).join(', ')}`
  if (!computed.outcome.due) return `${law} demands ${count}`
  if (computed.bindingRule === statutory.rule.id)
    return `${law} demands it earlier: ${count}, and this date binds`
  return `${law} allows until ${longDate(due)}, which is not stricter`
}

/** The readings' words are the regulation's own and stay Vietnamese, named by their id. */
function readingWords(raw: Rule): string {
  const rule = withReading(raw)
  const chosen = raw.readings.find((reading) => reading.id === raw.reading) ?? raw.readings[0]
  const implied = raw.anchor_printed
    ? ''
    : `the start “${ANCHOR_WORDS[rule.anchor]}” is not printed in the text but implied`
  const read = chosen ? `read as (${chosen.id}): ${chosen.text}` : ''
  return [implied, read].filter(Boolean).join('; ')
}

function sourceWords(computed: Computed): string {
  const { rule, statutory } = computed
  const quoted = (each: Rule) => `from ${each.id}${each.article ? ` (${each.article})` : ''}: “${each.quote}”`
  const law = statutory && computed.bindingRule === statutory.rule.id && statutory.rule.id !== rule.id
  return law ? `${quoted(rule)}; ${quoted(statutory.rule)}` : quoted(rule)
}

export function explainRowEnglish(computed: Computed): string {
  const { outcome, rule } = computed
  return sentence([
    mainWords(computed),
    skippedWordsEnglish(outcome.skipped),
    workedWordsEnglish(outcome.workedWeekends),
    rolledWords(outcome),
    earlierWords(outcome),
    outcome.assumed ? 'assuming that the conclusion notice is issued on its own due date' : '',
    statuteWords(computed),
    readingWords(rule),
    provisionalWordsEnglish(outcome.provisional || (computed.statutory?.outcome.provisional ?? false)),
    sourceWords(computed),
  ])
}
