// Rules: when the conference is held: behind "Thời gian", in a sentence that says so, in the title; once, or in several
// sessions by cluster of villages (Luật 72/2025/QH15 Điều 43), each with its own day or month.
import { type Block, sentencesOf } from './blocks.ts'
import { conferenceTime } from './conference-time.ts'
import { findDates } from './dates.ts'
import type { Proposal } from './drafting.ts'
import { labelled } from './labels.ts'
import type { Lexicon } from './lexicon.form.ts'
import { matchForm } from './match.ts'
import { type Found, type ProposedRule, placeOf } from './reading.ts'
import { type Held, OTHER_TIME, sessionsOf } from './sessions.ts'

const HELD =
  /(?:hội nghị|đối thoại|cuộc|buổi)[^.;]{0,50}(?:tổ chức|diễn ra|tiến hành|mở|khai mạc|bắt đầu|họp|ấn định)(?: một buổi,?)?(?: vào| trong| dự kiến| ngày| lúc| từ| hồi| sáng| chiều)|(?:tổ chức|diễn ra|tiến hành)[^.;]{0,50}(?:vào|trong|dự kiến)/u
/** When the conference is held: behind "Thời gian", in a sentence that says so, else in the title. */
function heldOnce(
  body: readonly Block[],
  title: Found | undefined,
  year: number | null,
  lexicon: Lexicon,
): Held | undefined {
  for (const { block, text, items } of labelled(body, 'time', lexicon)) {
    const lines = text === '' ? items.map((each) => ({ block: each, text: each.text })) : [{ block, text }]
    for (const line of lines) {
      const form = matchForm(line.text)
      const term = OTHER_TIME.test(form) ? undefined : conferenceTime(form, year)
      if (term) return { ...line, term, reason: 'sau chữ “Thời gian”' }
    }
  }
  for (const block of body)
    for (const { text } of sentencesOf(block.text)) {
      const form = matchForm(text)
      const said = HELD.exec(form)
      if (!said || OTHER_TIME.test(form)) continue
      const term = conferenceTime(form.slice(said.index), year)
      if (term && findDates(form, year).length > 0)
        return {
          block,
          text,
          term: { ...term, start: term.start + said.index, end: term.end + said.index },
          reason: 'câu nêu ngày tổ chức',
        }
    }
  if (!title) return undefined
  const text = String(title.value)
  if (spoken(body, lexicon)) return undefined
  const term = conferenceTime(matchForm(text), year)
  const block: Block = { text, mark: '', level: 9, above: [], ...placeOf(title) }
  return term && { block, text, term, reason: 'kỳ ghi trong tên kế hoạch; phần thời gian không nêu ngày' }
}

/** The plan says when, only not in a way that was understood ("cuối tháng 9"): then the title's year must not stand for it. */
function spoken(body: readonly Block[], lexicon: Lexicon): boolean {
  return labelled(body, 'time', lexicon).some(({ text, items }) =>
    /\b(?:tháng|quý|ngày) \d|quý [iv]/u.test(matchForm([text, ...items.map((each) => each.text)].join(' '))),
  )
}

/** "trong quý II và quý IV năm 2026": as many conferences as windows named. */
function windowsOf(held: Held, year: number | null): readonly Held[] {
  const form = matchForm(held.text)
  if (held.term.fixed !== undefined || / hoặc /u.test(form)) return [held]
  const windows = form
    .split(/(?<=[;,]| và )/u)
    .map((part) => conferenceTime(part, year))
    .filter(
      (term) => term?.from !== undefined && !(term.from.endsWith('-01-01') && term.to?.endsWith('-12-31')),
    )
  if (windows.length < 2) return [held]
  let from = 0
  return form.split(/(?<=[;,]| và )/u).flatMap((part): Held[] => {
    const start = from
    from += part.length
    const term = conferenceTime(part, year)
    if (term?.from === undefined || (term.from.endsWith('-01-01') && term.to?.endsWith('-12-31'))) return []
    return [{ ...held, term: { ...term, start: term.start + start, end: term.end + start } }]
  })
}

/** Every time a conference is said to be held at. */
export function heldAll(
  body: readonly Block[],
  title: Found | undefined,
  year: number | null,
  lexicon: Lexicon,
): readonly Held[] {
  const sessions = sessionsOf(body, year)
  if (sessions.length > 0) return sessions
  const once = heldOnce(body, title, year, lexicon)
  return once ? windowsOf(once, year) : []
}

/** The commune's own government holds what it plans; for other issuers the plan must say who does. */
export function holdProposal(held: Held, at: number, government: boolean): Proposal {
  const { term, block, text, name } = held
  const quote = text.slice(term.start, term.end).trim()
  const rule: ProposedRule = {
    id: at === 0 ? 'R-HOLD' : `R-HOLD-${at + 1}`,
    duty: 'hold',
    title: 'Tổ chức hội nghị',
    anchor: 'none',
    direction: term.direction,
    count: null,
    unit: term.unit,
    limit: term.limit,
    ...(term.fixed === undefined
      ? { from: term.from, to: term.to }
      : { fixed: term.fixed, offset_from_conference_days: 0 }),
    ...(name === undefined ? {} : { when: name }),
    owner: government ? 'office' : null,
    quote,
  }
  const found: Found = {
    field: `rules[${at}]`,
    value: rule,
    sentence: block.text,
    quote,
    reason: held.reason,
    ...placeOf(block),
  }
  return { rule, found }
}
