// Rules: a deadline as it is printed → what it says. BLDS 2015 Điều 144–148 (thời hạn). Days that are counted in counted.ts,
// days and months that are named in dated.ts.
import { countedTerms } from './counted.ts'
import { datedTerms, endTerms, repeatedTerms, windowedTerms } from './dated.ts'
import type { Lexicon } from './lexicon.form.ts'
import { spansOf } from './match.ts'
import { EMPTY, type Term } from './term.ts'

const sameTerms = (form: string, lexicon: Lexicon): readonly Term[] =>
  spansOf(form, lexicon.sameTime).map((span) => ({ ...EMPTY, ...span, same: true as const }))

/** Every deadline of a sentence in the order of the text. */
export function termsOf(form: string, lexicon: Lexicon, year: number | null): readonly Term[] {
  const all = [
    ...countedTerms(form, lexicon),
    ...datedTerms(form, lexicon, year),
    ...windowedTerms(form, year),
    ...endTerms(form, year),
    ...repeatedTerms(form, lexicon),
    ...sameTerms(form, lexicon),
  ]
  return all
    .filter((term, at) => !all.some((other, nth) => nth !== at && contains(other, term)))
    .sort((a, b) => a.start - b.start)
}

const contains = (outer: Term, inner: Term) =>
  outer.start <= inner.start && outer.end >= inner.end && outer.end - outer.start > inner.end - inner.start
