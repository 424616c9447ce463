// Rules: sets of words (lexicon/words.yaml) that stand in a pattern as "<name>"; a word added to a set is read wherever the
// set stands.

export type Sets = ReadonlyMap<string, string>

/** "<opinion>" in a pattern is any word of that set; `(?<` of the pattern language is none. */
export const SET = /(?<!\(\?)<([a-z_]+)>/g

export function expand<T>(value: T, sets: Sets): T {
  if (typeof value === 'string')
    return value.replace(SET, (whole, name: string) => sets.get(name) ?? whole) as T
  if (Array.isArray(value)) return value.map((inner: unknown) => expand(inner, sets)) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, expand(inner, sets)])) as T
}

/** "có hiệu lực" is tried before "có". */
const longestFirst = (patterns: readonly string[]) => patterns.toSorted((a, b) => b.length - a.length)

/** Sets in the order they stand; a later one may use those before it. */
export function setsOf(words: Readonly<Record<string, readonly string[]>>): Sets {
  const sets = new Map<string, string>()
  for (const [name, patterns] of Object.entries(words))
    sets.set(name, `(?:${longestFirst(expand(patterns, sets)).join('|')})`)
  return sets
}
