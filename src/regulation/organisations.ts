// Rules: organisation words of the old three-level system in the words of a date (UBND huyện → UBND tỉnh from 01/7/2025).
// The map is data (regulations/organisations.yaml); papers of before keep their own words.
import type { Organisations } from './statute.form.ts'

/** The text with every old body renamed that no longer exists on `date`; longer names first. */
export function presentNames(text: string, date: Temporal.PlainDate, organisations: Organisations): string {
  const iso = date.toString()
  return organisations.words
    .filter((word) => word.since <= iso)
    .toSorted((a, b) => b.from.length - a.from.length)
    .reduce((present, word) => present.replaceAll(word.from, word.to), text)
}
