// Rules: which questions the chair should expect, on two pages. What was asked often before, what many ask now, what is
// still owed: these come first. Nothing is left out silently: the paper says how many more there are.
import { linesOf } from '../paper/layout/width.ts'
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
const LEAST_LIKELY = 3

export interface Rows {
  /** Questions with who asked; answers with their basis. */
  readonly cells: readonly (readonly [question: string, answer: string])[]
  /** The sentences before and after the table. */
  readonly around: readonly string[]
}

/** mm of two pages of the sheet that hold text, less the head, the title, the list of recipients and a row torn at the turn. */
const TWO_PAGES = 514 - 75 - 22 - 45
const LETTERS = { cell: 13, text: 14 } as const
const LINE = 1.3 * (25.4 / 72)
const COLUMNS = [66, 78] as const
const TEXT = 165

/** How many of the likeliest questions stand on two pages with all that is said around them. */
export function onTwoPages({ cells, around }: Rows): number {
  const height = (text: string, points: number, room: number) => linesOf(text, points, room) * points * LINE
  let room = TWO_PAGES - around.reduce((sum, text) => sum + height(text, LETTERS.text, TEXT) + 2.2, 0)
  let fits = 0
  for (const [question, answer] of cells.slice(0, MOST_LIKELY)) {
    room -=
      Math.max(height(question, LETTERS.cell, COLUMNS[0]), height(answer, LETTERS.cell, COLUMNS[1])) + 2.2
    if (room < 0 && fits >= LEAST_LIKELY) return fits
    fits += 1
  }
  return fits
}

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
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most - 20)).toWellFormed()}…`
}
