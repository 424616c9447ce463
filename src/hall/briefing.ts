// Rules: which questions the chair should expect, on two pages. What was asked often before, what many ask now, what is
// still owed: these come first. Nothing is left out silently: the paper says how many more there are.
import type { Matter } from './matters.store.ts'
import type { PreparedAnswer } from './prepared.store.ts'

export interface Likely {
  readonly matter: Matter
  /** Opinions of this conference that raise it. */
  readonly people: number
  /** "lần n" over the years. */
  readonly times: number
  readonly prepared: PreparedAnswer | undefined
  readonly because: readonly string[]
}

export const MOST_LIKELY = 10

/** The matters of a conference by how likely they come up, the likeliest first. */
export function likelyQuestions(
  matters: readonly Matter[],
  times: ReadonlyMap<string, number>,
  prepared: ReadonlyMap<string, PreparedAnswer>,
  registered: ReadonlySet<string>,
): readonly Likely[] {
  return matters
    .filter((matter) => matter.duplicateOf === null && !matter.splitOff && matter.level === 'commune')
    .map((matter) => {
      const people = 1 + matters.filter((other) => other.duplicateOf === matter.id).length
      const found = times.get(matter.id) ?? 1
      const speaks = registered.has(matter.submission)
      return {
        matter,
        people,
        times: found,
        prepared: prepared.get(matter.id),
        because: [
          ...(found > 1 ? [`nêu lần ${found}`] : []),
          ...(people > 1 ? [`${people} lượt ý kiến`] : []),
          ...(speaks ? ['đăng ký phát biểu'] : []),
        ],
        weight: (found - 1) * 3 + (people - 1) * 2 + (speaks ? 2 : 0),
      }
    })
    .sort((a, b) => b.weight - a.weight)
}

/** Whole words up to a length, with the sign that more follows. */
export function shortened(text: string, most: number): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  if (flat.length <= most) return flat
  const cut = flat.slice(0, most)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most - 20))}…`
}
