// Rules: texts that are nearly one, letter for letter: sent twice, without tone marks, with slips, turned around or cut
// short. Whatever else is said of them, they raise the same matter.
import type { Fingerprint } from './fingerprint.ts'

/** Letters that are looked at together. */
const RUN = 4
/** Too short to be told by its letters. */
const LEAST = 24
/** So much of the shorter stands in the longer. */
const NEARLY = 0.7
/** Nobody's letters are alike whose words are not. */
const WORDS = 0.3

const kept = new WeakMap<Fingerprint, ReadonlySet<string>>()

function runsOf(mark: Fingerprint): ReadonlySet<string> {
  const before = kept.get(mark)
  if (before) return before
  // What was written out of abbreviations stands behind an empty sound.
  const end = mark.sounds.indexOf('')
  const text = (end < 0 ? mark.sounds : mark.sounds.slice(0, end)).join(' ')
  const runs = new Set<string>()
  for (let at = 0; at + RUN <= text.length; at++) runs.add(text.slice(at, at + RUN))
  kept.set(mark, runs)
  return runs
}

/** Which share of the shorter text's letters stands in the longer one; 0 where it cannot be told. */
export function lettersInCommon(a: Fingerprint, b: Fingerprint): number {
  const [one, other] = [runsOf(a), runsOf(b)]
  const [few, many] = one.size <= other.size ? [one, other] : [other, one]
  if (few.size < LEAST) return 0
  let both = 0
  for (const run of few) if (many.has(run)) both++
  return both / few.size
}

export const nearlyOne = (a: Fingerprint, b: Fingerprint, words: number): boolean =>
  words >= WORDS && lettersInCommon(a, b) >= NEARLY
