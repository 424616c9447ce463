// Rules: what was learnt from decided opinions, as plain counts: how often a word (or a pair of neighbouring words) stood
// in opinions that were given a code. Counts can be added, taken back and read; a suggestion names the words it used.
// Names, numbers and very common words are not learnt.
import type { Line, Syllable } from './syllables.ts'

/** How many opinions had a code, or had a word and a code together. */
export interface Counts {
  /** All opinions learnt from. */
  readonly total: number
  readonly codes: ReadonlyMap<string, number>
  readonly words: ReadonlyMap<string, WordCounts>
}

export interface WordCounts {
  readonly total: number
  readonly codes: ReadonlyMap<string, number>
}

export const NOTHING_LEARNT: Counts = { total: 0, codes: new Map(), words: new Map() }

const COMMON = new Set(
  `la va cua cho de nghi den tu o tai thi ma co khong duoc nay do cac nhung mot da dang se bi voi ra vao len nguoi dan xa
  thon toi chung ba con nhan kien xin mong rat nhieu qua tui em minh ap ban xom ong nha di lam nua roi nhu hai sau kia
  no ve cung chi anh may moi a oi nam thang ngay gi sao thoi luon hay ca vay de nay gia dinh hon trong tren khi phai`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/** A word that may be learnt: no name, no number, not one everybody uses. */
function tells({ folded, name }: Syllable): boolean {
  return !name && folded.length > 1 && !/\d/.test(folded) && !COMMON.has(folded)
}

/** The words and pairs of a text, each once, with where it first stands. */
export function learnable(line: Line): ReadonlyMap<string, { readonly from: number; readonly to: number }> {
  const found = new Map<string, { from: number; to: number }>()
  const telling = line.syllables.map(tells)
  for (const [at, syllable] of line.syllables.entries()) {
    const next = line.syllables[at + 1]
    const own = telling[at]
    if (own && !found.has(syllable.folded)) found.set(syllable.folded, { from: at, to: at + 1 })
    if (!next || next.sentence !== syllable.sentence || next.name || syllable.name) continue
    const pair = `${syllable.folded} ${next.folded}`
    if ((own || telling[at + 1]) && !/\d/.test(pair) && !found.has(pair))
      found.set(pair, { from: at, to: at + 2 })
  }
  return found
}

/** A code never given is still possible; a word seen once proves little. */
const CAUTION = 2

/** How much a word speaks for a code: 0 nothing, 1 makes it about three times as likely. */
export function speaksFor(counts: Counts, word: WordCounts, code: string): number {
  const usual = (counts.codes.get(code) ?? 0) / counts.total
  if (usual === 0) return 0
  const together = ((word.codes.get(code) ?? 0) + CAUTION * usual) / (word.total + CAUTION)
  return Math.max(-0.5, Math.min(1.5, Math.log(together / usual)))
}

export interface Saying {
  /** "kind", "field" or "competence", and the code of that table. */
  readonly of: string
  readonly code: string
  readonly weight: number
}

/** A word's codes with what it says for each; whispers are left out. */
export type Spoken = ReadonlyMap<string, readonly Saying[]>

const WHISPER = 0.25

/** Worked out once for all opinions that are sorted by these counts. */
export function spokenBy(counts: Counts): Spoken {
  const spoken = new Map<string, Saying[]>()
  for (const [word, each] of counts.words) {
    const codes: Saying[] = []
    for (const code of each.codes.keys()) {
      const weight = speaksFor(counts, each, code)
      const cut = code.indexOf(':')
      if (weight > WHISPER) codes.push({ of: code.slice(0, cut), code: code.slice(cut + 1), weight })
    }
    if (codes.length > 0) spoken.set(word, codes)
  }
  return spoken
}

/** What was learnt in one place laid over what was shipped; the place's own decisions count `times` as much. */
export function laidOver(below: Counts, above: Counts, times: number): Counts {
  if (above.total === 0) return below
  const codes = added(below.codes, above.codes, times)
  const words = new Map(below.words)
  for (const [word, counts] of above.words) {
    const before = below.words.get(word)
    words.set(word, {
      total: (before?.total ?? 0) + counts.total * times,
      codes: added(before?.codes ?? new Map(), counts.codes, times),
    })
  }
  return { total: below.total + above.total * times, codes, words }
}

function added(
  below: ReadonlyMap<string, number>,
  above: ReadonlyMap<string, number>,
  times: number,
): ReadonlyMap<string, number> {
  const sum = new Map(below)
  for (const [code, count] of above) sum.set(code, (sum.get(code) ?? 0) + count * times)
  return sum
}

/** Counts of decided opinions, each given as its words and its codes. */
export function learnt(
  decided: Iterable<{ readonly words: Iterable<string>; readonly codes: readonly string[] }>,
  atLeast = 1,
): Counts {
  const codes = new Map<string, number>()
  const words = new Map<string, { total: number; codes: Map<string, number> }>()
  let total = 0
  for (const each of decided) {
    total++
    for (const code of each.codes) codes.set(code, (codes.get(code) ?? 0) + 1)
    for (const word of each.words) {
      const counts = words.get(word) ?? { total: 0, codes: new Map<string, number>() }
      counts.total++
      for (const code of each.codes) counts.codes.set(code, (counts.codes.get(code) ?? 0) + 1)
      words.set(word, counts)
    }
  }
  return { total, codes, words: new Map([...words].filter(([, counts]) => counts.total >= atLeast)) }
}
