// Rules: how often a commune holds its conference ("mỗi quý 01 cuộc", "6 tháng một lần"): of a standing regulation that names
// no day the conference itself; in a plan with its day only a remark.
import { type Block, sentencesOf } from './blocks.ts'
import type { Proposal } from './drafting.ts'
import type { Lexicon } from './lexicon.form.ts'
import { matchForm } from './match.ts'
import { type ProposedRule, placeOf } from './reading.ts'
import type { Term } from './term.ts'
import { termsOf } from './terms.ts'

const MEETINGS = /(?:đối thoại|hội nghị|tiếp xúc|gặp gỡ)/u

/** "tổ chức đối thoại định kỳ 6 tháng một lần": how often there is a conference, no task. */
const HELD =
  /(?:tổ chức|tiến hành|mở|duy trì)(?: ít nhất)?(?: \d{1,2})? (?:(?:các|hội nghị|buổi|cuộc|việc) ?)*(?:đối thoại|hội nghị|tiếp xúc|gặp gỡ)/u
const BEHIND = new RegExp(`${HELD.source}[^,;.]{0,40}$`, 'u')
const AHEAD = new RegExp(`^[^;.]{0,30}?${HELD.source}`, 'u')
/** "Đối thoại định kỳ được tổ chức mỗi quý 01 cuộc". */
const PASSIVE = new RegExp(
  `${MEETINGS.source}[^,;.]{0,30}(?:được )?(?:tổ chức|tiến hành|diễn ra)[^,;.]{0,12}$`,
  'u',
)

export const isRhythm = (term: Term, form: string): boolean =>
  term.every !== undefined &&
  (BEHIND.test(form.slice(0, term.start)) ||
    PASSIVE.test(form.slice(0, term.start)) ||
    AHEAD.test(form.slice(term.end)))

/** The conference of a regulation that names its rhythm and no day. */
export function rhythmProposals(
  body: readonly Block[],
  government: boolean,
  lexicon: Lexicon,
): readonly Proposal[] {
  for (const block of body)
    for (const { text } of sentencesOf(block.text)) {
      const form = matchForm(text)
      const term =
        form.length > 600 ? undefined : termsOf(form, lexicon, null).find((each) => isRhythm(each, form))
      if (!term?.every) continue
      const quote = text.slice(term.start, term.end).trim()
      const rule: ProposedRule = {
        id: 'R-HOLD',
        duty: 'hold',
        title: 'Tổ chức hội nghị',
        anchor: 'none',
        direction: null,
        count: null,
        unit: null,
        limit: null,
        every: term.every,
        owner: government ? 'office' : null,
        quote,
      }
      const reason = 'câu nêu bao lâu tổ chức một cuộc; văn bản không nêu ngày'
      const found = { field: 'rules[0]', value: rule, sentence: block.text, quote, reason, ...placeOf(block) }
      return [{ rule, found }]
    }
  return []
}
