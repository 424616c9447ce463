// Rules: duties whose time is no number: "trước khi tổ chức", the report to a superior, the quota to be allotted later.
import { type Charged, mentionsOf } from './bodies.ts'
import { type Clause, ownerOfClause, type Surroundings } from './clauses.ts'
import { draft } from './drafting.ts'
import { openDuties } from './duties.ts'
import type { Lexicon } from './lexicon.form.ts'
import { has, type Span, spansOf } from './match.ts'
import { propose, type Run } from './run.ts'
import { anchorIn, type Term } from './term.ts'

/** "trước khi tổ chức buổi đối thoại": before the conference, no number. */
export function openBefore(clause: Clause, terms: readonly Term[], around: Surroundings): readonly Term[] {
  if (terms.length > 0) return []
  const match = /(?:^|[ ,(])(trước (?:khi|ngày) )/u.exec(clause.form)
  if (!match) return []
  const start = match.index + match[0].length - (match[1]?.length ?? 0)
  const found = anchorIn(clause.form.slice(start + 6), around.lexicon, 8)
  if (found?.anchor !== 'conference') return []
  return [
    {
      start,
      end: start + 6 + found.end,
      unit: null,
      count: null,
      direction: 'before',
      limit: null,
      anchor: 'conference',
      anchorPrinted: true,
    },
  ]
}

/** Duties with no number: the report to a superior, the quota to be allotted later. */
export function readOpen(clause: Clause, terms: readonly Term[], around: Surroundings, run: Run): void {
  for (const segment of segmentsOf(clause)) {
    if (terms.some((term) => term.start >= segment.start && term.start < segment.end)) continue
    const form = clause.form.slice(segment.start, segment.end)
    const text = clause.text.slice(segment.start, segment.end)
    const charged = ownerOfClause({ ...clause, text, form }, around)
    for (const duty of openDuties(form, charged?.role, around.lexicon)) {
      const owner = actingBefore(form, text, duty, around) ?? charged
      if (duty.entry.duty === 'quota' && !has(form, around.lexicon.openTerms)) continue
      if (run.proposals.some(({ rule }) => rule.duty === duty.entry.duty)) continue
      const term: Term = {
        ...widened(duty, owner, form, around.lexicon),
        unit: null,
        count: null,
        direction: null,
        limit: null,
        anchor: 'none',
        anchorPrinted: true,
      }
      const part = { block: clause.block, text, form }
      propose(draft(term, part, duty, owner, run.proposals, around), clause, run)
    }
  }
}

/** "Đảng ủy sẽ phân bổ sau": who stands directly before what is done. */
function actingBefore(form: string, text: string, duty: Span, around: Surroundings): Charged | undefined {
  const mention = mentionsOf(form, around.lexicon).find(
    (each) => each.end <= duty.start && /^ (?:sẽ |phải )?$/u.test(form.slice(each.end, duty.start)),
  )
  return mention && { role: mention.doer, text: text.slice(mention.start, mention.end), place: mention }
}

/** The words quoted for a duty without a number: from who does it to the word that leaves it open. */
function widened(duty: Span, owner: Charged | undefined, form: string, lexicon: Lexicon): Span {
  const near = owner && owner.place.start < duty.start && duty.start - owner.place.end < 12
  const open = spansOf(form, lexicon.openTerms).find(
    (span) => span.end > duty.end && span.start - duty.end < 20,
  )
  return { start: near ? owner.place.start : duty.start, end: open?.end ?? duty.end }
}

function segmentsOf(clause: Clause): readonly Span[] {
  const cuts = [...clause.form.matchAll(/;/g)].map((match) => match.index + 1)
  return [0, ...cuts].map((start, at) => ({ start, end: cuts[at] ?? clause.form.length }))
}
