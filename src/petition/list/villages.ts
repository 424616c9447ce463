// Rules: which village an address means: by its name, another or an old one; here, by one misspelt beyond doubt.
import { fold } from '../../kit/text.ts'
import { type NamedPlace, placeNamed } from '../../office/alias.ts'

export interface FoundVillage {
  readonly id: string | null
  /** Said to the person where the writing was not exactly a village's. */
  readonly doubt?: string
}

export type VillageFinder = (address: string | null) => FoundVillage

const KIND =
  /^(?:thon|to dan pho|tdp|to|ban|ap|lang|buon|bon|xom|khu pho|khu dan cu|khu|khoi pho|khoi|khom|soc|phum|plei|doi) /
const KIND_INSIDE =
  /(?:^| )(?:thon|to dan pho|tdp|ban|ap|lang|buon|bon|xom|khu pho|khu dan cu|khoi pho|khom|soc|phum|plei) ((?:[\p{L}\p{N}]+ ?){1,4})/gu
const NUMBER = ['khong', 'mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi']
const ROMAN = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x']

interface Name {
  readonly id: string
  readonly shown: string
  /** Without "thôn", its numbers as figures. */
  readonly bare: string
}

export function villageFinder(places: readonly NamedPlace[], on: Temporal.PlainDate): VillageFinder {
  const exact = placeNamed(places, on.toString())
  const names: Name[] = places.flatMap(({ id, name, aliases }) =>
    [name, ...aliases.map(({ alias }) => alias)]
      .map((each) => ({ id, shown: name, bare: bareName(fold(each)) }))
      .filter((each) => each.bare !== ''),
  )
  const numbers = new Set(places.filter(({ name }) => /^\d+$/.test(fold(name))).map(({ id }) => id))
  const known = new Map<string, FoundVillage>()
  return (address) => {
    const words = fold(address ?? '')
    if (words === '') return { id: null }
    const before = known.get(words)
    if (before) return before
    const named = exact(address)
    // A village called "3" is not the 3 of "tổ 3" or of "nhà số 3".
    const alone = named !== null && numbers.has(named) && !/\bthon\b/.test(words)
    const found = named !== null && !alone ? { id: named } : byWriting(words, names)
    if (known.size < 5000) known.set(words, found)
    return found
  }
}

function byWriting(words: string, names: readonly Name[]): FoundVillage {
  const given = [...words.matchAll(KIND_INSIDE)].map((match) => numbered((match[1] ?? '').trim()))
  const parts = given.length > 0 ? given : [bareName(words)]
  const bare = names.find((name) =>
    parts.some((part) => part === name.bare || (given.length > 0 && part.startsWith(`${name.bare} `))),
  )
  return bare ? { id: bare.id } : near(parts, names)
}

function near(parts: readonly string[], names: readonly Name[]): FoundVillage {
  const close = names.flatMap((name) => {
    const most = name.bare.length >= 8 ? 2 : name.bare.length >= 4 ? 1 : 0
    const far = Math.min(...parts.map((part) => nearest(part, name.bare, most)))
    return far <= most && !/\d/.test(name.bare) ? [{ name, far }] : []
  })
  const [best, second] = close.sort((a, b) => a.far - b.far)
  if (!best) return { id: null }
  if (second && second.far === best.far && second.name.id !== best.name.id) return { id: null }
  return { id: best.name.id, doubt: `Tên thôn viết khác: đã hiểu là ${best.name.shown}.` }
}

/** The part may go on after the village's name ("Na Bo xa Quang Bach"). */
function nearest(part: string, name: string, most: number): number {
  const size = name.split(' ').length
  const words = part.split(' ')
  const pieces = [part, words.slice(0, size).join(' ')]
  return Math.min(...pieces.map((piece) => distance(piece, name, most)))
}

function bareName(words: string): string {
  return numbered(words.replace(KIND, ''))
}

/** "ba", "iii" and "3" are one number. */
function numbered(words: string): string {
  const [first = '', ...rest] = words.split(' ')
  if (rest.length > 0 && !/^(xa|phuong|huyen|tinh)$/.test(rest[0] ?? '')) return words
  const at = Math.max(NUMBER.indexOf(first), ROMAN.indexOf(first))
  const figure = at > 0 ? String(at) : first.replace(/^0+(?=\d)/, '')
  return [figure, ...rest].join(' ')
}

/** Damerau-Levenshtein, given up beyond `most`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let older: number[] = []
  let old = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min((old[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (old[j - 1] ?? 0) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (older[j - 2] ?? 0) + 1)
      row.push(least)
    }
    older = old
    old = row
  }
  return old[b.length] ?? most + 1
}
