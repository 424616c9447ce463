// Rules: where a text goes over to another matter (one speech may hold several: product, intake): its own numbering, words
// that begin a further matter, or a sentence that wishes something of another field. Suggested; a person cuts.
import type { Field } from '../../regulation/codes.ts'
import { splitQuestions } from '../list/split.ts'
import type { Splitting } from './cues.form.ts'
import { hitsIn, type Phrases, phrasesOf } from './phrases.ts'
import type { Scored } from './score.ts'
import type { Sorter } from './sorter.ts'
import { fieldScores } from './suggest.ts'
import { lineOf } from './syllables.ts'

export interface Cut {
  readonly text: string
  /** Why it begins here; empty for the first. */
  readonly because: string
}

type Begins = 'next' | 'again' | 'turns'

export interface Cutter {
  readonly sorter: Sorter
  readonly words: Phrases<Begins>
}

export function cutterOf(sorter: Sorter, splitting: Splitting): Cutter {
  const listed = (['next', 'again', 'turns'] as const).flatMap((of) =>
    splitting[of].map((phrase) => ({ phrase, of })),
  )
  return { sorter, words: phrasesOf(listed, sorter.abbreviations) }
}

/** A part shorter than this is no matter of its own. */
const SHORTEST = 3
/** A field must be said this loud to be another matter. */
const LOUD = 2.5
/** Without a word that turns, louder still. */
const LOUDER = 3
const FAR = 0.12

/** Sentences and clauses: after a full stop, a question mark, a semicolon, a line's end. */
function clauses(text: string): readonly string[] {
  return text
    .split(/(?<=[.!?;…])\s+(?=\S)|\n+/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

const isShort = (text: string) => (text.match(/[\p{L}\p{N}]+/gu) ?? []).length < SHORTEST

interface Part {
  text: string
  because: string
  fields: readonly Scored<Field>[]
}

/** A comma before "ngoài ra", "với lại" also goes over to another matter. */
function commaCuts(cutter: Cutter, clause: string): readonly string[] {
  const pieces = clause.split(/(?<=,)\s+(?=\S)/u)
  const joined: string[] = []
  for (const piece of pieces) {
    const begins = beginning(cutter, piece)
    const last = joined.at(-1)
    if (last === undefined || (begins?.of === 'next' && !isShort(last))) joined.push(piece)
    else joined[joined.length - 1] = `${last} ${piece}`
  }
  return joined
}

function beginning(cutter: Cutter, text: string): { of: Begins; words: string } | undefined {
  const line = lineOf(text, cutter.sorter.abbreviations)
  const hits = hitsIn(line, cutter.words).filter((hit) => hit.from === 0)
  const rank = { next: 0, again: 1, turns: 2 }
  const longest = [...hits].sort((a, b) => b.to - a.to || rank[a.of] - rank[b.of])[0]
  if (!longest) return undefined
  return { of: longest.of, words: line.text.slice(0, line.syllables[longest.to - 1]?.to) }
}

function likeness(a: readonly Scored<Field>[], b: readonly Scored<Field>[]): number {
  const size = (list: readonly Scored<Field>[]) => Math.hypot(...list.map(({ score }) => score))
  const other = new Map(b.map(({ code, score }) => [code, score]))
  const common = a.reduce((sum, { code, score }) => sum + score * (other.get(code) ?? 0), 0)
  return common === 0 ? 0 : common / (size(a) * size(b))
}

function fieldsIn(cutter: Cutter, text: string): readonly Scored<Field>[] {
  return fieldScores(lineOf(text, cutter.sorter.abbreviations), cutter.sorter).filter(
    ({ score }) => score >= 1,
  )
}

/** Why a clause begins another matter than the part before it; undefined where it goes on. */
function goesOver(cutter: Cutter, before: Part, clause: string): string | undefined {
  if (isShort(clause)) return undefined
  const begins = beginning(cutter, clause)
  if (begins?.of === 'next') return `bắt đầu bằng “${begins.words}”`
  if (begins?.of === 'again' && before.text.endsWith(';')) return `sau dấu chấm phẩy, “${begins.words}”`
  const fields = fieldsIn(cutter, clause)
  const [loudest] = fields
  const asksAgain = before.text.endsWith('?') && clause.endsWith('?')
  if (!loudest || loudest.score < (begins || asksAgain ? LOUD : LOUDER)) return undefined
  if ((before.fields[0]?.score ?? 0) < LOUD || likeness(before.fields, fields) > FAR) return undefined
  return `${begins ? `“${begins.words}”, ` : ''}nói sang lĩnh vực khác (${loudest.words[0] ?? ''})`
}

/** The matters of a text; one where nothing says there are more. */
export function suggestedCuts(cutter: Cutter, text: string): readonly Cut[] {
  const numbered = splitQuestions(text)
  if (numbered.length > 1)
    return numbered.map((part, at) => ({ text: part, because: at === 0 ? '' : 'đánh số hoặc gạch đầu dòng' }))
  const parts: Part[] = []
  for (const clause of clauses(text).flatMap((one) => commaCuts(cutter, one))) {
    const before = parts.at(-1)
    const why = before && !isShort(before.text) ? goesOver(cutter, before, clause) : undefined
    if (before && why === undefined) {
      before.text = `${before.text} ${clause}`
      before.fields = fieldsIn(cutter, before.text)
    } else parts.push({ text: clause, because: why ?? '', fields: fieldsIn(cutter, clause) })
  }
  return parts.map(({ text: words, because }) => ({ text: words.replace(/[;,]$/, ''), because }))
}
