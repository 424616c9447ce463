// Rules: where phrases stand in a line of syllables. All phrases are looked for in one walk, so that thousands of cues
// cost as little as a few; marks are asked for where the writer wrote them.
import { type Abbreviations, type Line, lineOf, type Syllable } from './syllables.ts'

/** A phrase and what it was listed for. */
export interface Listed<Of> {
  readonly phrase: string
  readonly of: Of
}

export interface Hit<Of> {
  readonly of: Of
  readonly phrase: string
  /** First syllable, and the one after the last. */
  readonly from: number
  readonly to: number
}

interface End<Of> {
  readonly of: Of
  readonly phrase: string
  readonly syllables: readonly Wanted[]
}

/** As a phrase spells it: with its tone, and with hỏi and ngã as one. */
type Wanted = Pick<Syllable, 'toned' | 'loose'>

interface Node<Of> {
  next: Map<string, Node<Of>> | undefined
  ends: End<Of>[] | undefined
}

export interface Phrases<Of> {
  readonly root: Node<Of>
}

const node = <Of>(): Node<Of> => ({ next: undefined, ends: undefined })

export function phrasesOf<Of>(listed: Iterable<Listed<Of>>, abbreviations: Abbreviations): Phrases<Of> {
  const root = node<Of>()
  for (const { phrase, of } of listed) {
    const { syllables } = lineOf(phrase, abbreviations)
    let at = root
    for (const { folded } of syllables) {
      at.next ??= new Map()
      const next = at.next.get(folded) ?? node<Of>()
      at.next.set(folded, next)
      at = next
    }
    if (syllables.length === 0) continue
    at.ends ??= []
    at.ends.push({ of, phrase, syllables: syllables.map(({ toned, loose }) => ({ toned, loose })) })
  }
  return { root }
}

/** As it was meant: the same marks, or none where the writer leaves them out. */
function meant(line: Line, at: number, wanted: readonly Wanted[]): boolean {
  for (let offset = 0; offset < wanted.length; offset++) {
    const written = line.syllables[at + offset] as Syllable
    if (!written.marked && !line.strict) continue
    const syllable = wanted[offset] as Wanted
    // "xả" is not "xã"; within a phrase the neighbours say which was meant.
    if (wanted.length > 1 ? written.loose !== syllable.loose : written.toned !== syllable.toned) return false
  }
  return true
}

export function hitsIn<Of>(line: Line, phrases: Phrases<Of>): readonly Hit<Of>[] {
  const hits: Hit<Of>[] = []
  for (let from = 0; from < line.syllables.length; from++) {
    let at: Node<Of> | undefined = phrases.root
    for (let to = from; at; to++) {
      if (at.ends)
        for (const end of at.ends)
          if (meant(line, from, end.syllables)) hits.push({ of: end.of, phrase: end.phrase, from, to })
      const next = line.syllables[to]
      // "120 cây số, đề nghị": a phrase does not run over a comma.
      at = next && (to === from || next.joined) ? at.next?.get(next.folded) : undefined
    }
  }
  return hits
}

/** Without what stands inside a longer one of `hiding`: "đường dây điện" is no road. */
export function notInside<Of>(
  hits: readonly Hit<Of>[],
  hiding: readonly Hit<unknown>[] = hits,
): readonly Hit<Of>[] {
  return hits.filter(
    (hit) =>
      !hiding.some(
        (other) => other.from <= hit.from && other.to >= hit.to && other.to - other.from > hit.to - hit.from,
      ),
  )
}

/** The words of a hit as they stand in the text. */
export function wordsOf(line: Line, hit: Hit<unknown>): string {
  return line.text.slice(line.syllables[hit.from]?.from, line.syllables[hit.to - 1]?.to)
}
