// Rules: what words go with. A word that says no matter by itself ("vạch", "đầu dốc") stands in opinions that do say one:
// of such company a text gets a direction, so that two tellings are near which share neither word nor phrase.
import type { Fingerprint } from './fingerprint.ts'
import { familyOf, HALF } from './matters.ts'

/** Of a word: matters ("điện: yếu") and families ("điện") it goes with, and how much more than by chance. */
export type Themes = ReadonlyMap<string, readonly (readonly [string, number])[]>

export const NO_THEMES: Themes = new Map()

/** A word must have stood in so many opinions, and so many of them must have said the matter. */
const SEEN = 3
const TOGETHER = 2
const KEPT = 6
const LEAST = 0.5

type Read = Pick<Fingerprint, 'words' | 'meaning'>

const saidBy = (mark: Read, names: readonly string[]): ReadonlySet<string> => {
  const said = [...mark.meaning].filter(([, sure]) => sure > HALF).map(([matter]) => names[matter] ?? '')
  return new Set(said.flatMap((name) => [name, familyOf(name)]))
}

function counted(lists: Iterable<Iterable<string>>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const list of lists) for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1)
  return counts
}

/** Learnt from opinions, whatever anybody decided of them. */
export function themesOf(marks: readonly Read[], names: readonly string[]): Themes {
  const said = marks.map((mark) => saidBy(mark, names))
  const words = counted(marks.map((mark) => mark.words.keys()))
  const matters = counted(said)
  const beside = new Map<string, Map<string, number>>()
  for (const [at, mark] of marks.entries())
    for (const word of mark.words.keys()) {
      if ((words.get(word) ?? 0) < SEEN) continue
      const own = beside.get(word) ?? new Map<string, number>()
      for (const matter of said[at] ?? []) own.set(matter, (own.get(matter) ?? 0) + 1)
      beside.set(word, own)
    }
  const found = [...beside].map(([word, own]) => {
    const strengths = [...own].flatMap(([matter, both]): [string, number][] => {
      const chance = ((words.get(word) ?? 0) * (matters.get(matter) ?? 0)) / marks.length
      const more = Math.log(both / chance) * (both / (both + TOGETHER))
      return both < TOGETHER || more < LEAST ? [] : [[matter, Math.round(more * 100) / 100]]
    })
    const kept = strengths.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, KEPT)
    return [word, kept] as const
  })
  return new Map(found.filter(([, kept]) => kept.length > 0).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** What a matter that is said outright weighs beside the company of words. */
const SAID = 6

/** Where a text points to, of length 1. */
export function themeOf(
  mark: Read,
  themes: Themes,
  names: readonly string[],
  tells: (word: string) => number,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  const add = (name: string, more: number) => sums.set(name, (sums.get(name) ?? 0) + more)
  for (const word of mark.words.keys())
    for (const [name, strength] of themes.get(word) ?? []) add(name, strength * tells(word))
  for (const [matter, sure] of mark.meaning) {
    const name = names[matter] ?? ''
    add(name, SAID * sure)
    if (sure > HALF) add(familyOf(name), SAID)
  }
  const length = Math.hypot(...sums.values()) || 1
  return new Map([...sums].map(([name, sum]) => [name, sum / length]))
}

export function themesText(themes: Themes): string {
  const line = ([word, of]: readonly [string, Themes extends ReadonlyMap<string, infer V> ? V : never]) =>
    `${word}\t${of.map(([name, strength]) => `${name}=${strength}`).join('\t')}`
  return `${[...themes].map(line).join('\n')}\n`
}

export function readThemes(text: string): Themes {
  return new Map(
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [word = '', ...of] = line.split('\t')
        return [
          word,
          of.map((one) => {
            const cut = one.lastIndexOf('=')
            return [one.slice(0, cut), Number(one.slice(cut + 1))] as const
          }),
        ] as const
      }),
  )
}
