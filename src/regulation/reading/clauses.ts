// Rules: what is read as one: a sentence, or a row of a table of tasks; and who it charges.
import { type Block, sentencesOf } from './blocks.ts'
import { type Charged, chargedIn, mentionsOf, ownerOf } from './bodies.ts'
import { zonesOf } from './duties.ts'
import type { Lexicon } from './lexicon.form.ts'
import { matchForm, type Span } from './match.ts'

export interface Surroundings {
  readonly blocks: readonly Block[]
  readonly lexicon: Lexicon
  readonly year: number | null
  /** The day of the plan itself: nothing it asks for is due earlier. */
  readonly since: string | null
  /** The first and the last day the conference may be on, ISO; null when the plan does not say. */
  readonly conference: { readonly from: string; readonly to: string } | null
  /** The conference's day is printed, one day only: distances from it can be counted. */
  readonly exact: boolean
  /** Sessions with a name and one day each. */
  readonly sessions: readonly { readonly name: string; readonly date: string }[]
  readonly party: boolean
}

export interface Clause {
  readonly block: Block
  /** As printed. */
  readonly text: string
  readonly form: string
  /** Words that are not printed: put between a row's work and its date. */
  readonly joint?: Span
}

const JOINT = ': hoàn thành '

/** The clauses of a block; a row of tasks is one clause, what is done before by when. */
export function clausesOf(block: Block): readonly Clause[] {
  if (!block.cells) return sentencesOf(block.text).map(({ text }) => ({ block, text, form: matchForm(text) }))
  const when = block.cells.filter((cell) => WHEN.test(cell.column)).map((cell) => cell.text)
  const what = block.cells
    .filter((cell) => WHAT.test(cell.column) && !WHEN.test(cell.column))
    .map((cell) => cell.text)
  const work = what.join(', ').replaceAll(';', ',')
  // "12 ngày kể từ …. Việc liên quan đến đất: 45 ngày kể từ …": each sentence has its own limit.
  const sentences = sentencesOf(when.join(', '))
  return (sentences.length === 0 ? [''] : sentences.map((each) => each.text)).map((each) => {
    const text = `${work}${JOINT}${each}`.trim()
    const joint = { start: work.length + 1, end: work.length + JOINT.length - 1 }
    return { block, text, form: matchForm(text), joint }
  })
}

const WHEN =
  /thời gian|thời hạn|thời điểm|tiến độ|hoàn thành|hạn(?!g)|mốc|lịch|^ngày|^(?:khi nào|bao giờ|lúc nào|xong)/u
const WHAT = /nội dung|nhiệm vụ|hạng mục|công việc|việc|hoạt động|làm gì|^bước|^khâu/u
const WHO =
  /chủ trì|phụ trách|thực hiện|đơn vị|cơ quan|người|bộ phận|phân công|đầu mối|trách nhiệm|^ai(?: |$)|^giao|cán bộ/u

/** Whom the row's own column names. */
export function ownerOfRow({ cells }: Block, lexicon: Lexicon): Charged | undefined {
  const who = cells?.find(
    (cell) => WHO.test(cell.column) && !WHEN.test(cell.column) && !WHAT.test(cell.column),
  )
  const [mention] = who ? mentionsOf(matchForm(who.text), lexicon) : []
  return who && mention && { role: mention.doer, text: who.text, place: { start: 0, end: 0 } }
}

export function ownerOfClause(
  clause: Clause,
  around: Surroundings,
  term?: Span,
  terms: readonly Span[] = [],
): Charged | undefined {
  const { block, text } = clause
  const charged = ownerOfRow(block, around.lexicon)
  if (charged) return charged
  // First the words between the deadline before and the next one, then the part between semicolons, then all.
  for (const limits of term ? [terms, [term]] : []) {
    const zones = term && zonesOf(clause.form, term, limits)
    if (!zones || !term) continue
    const segment = text.slice(zones.left.start, zones.right.end)
    const from = term.end - zones.left.start
    const own = segment.trim() === '' ? undefined : chargedIn(segment, around.lexicon, from)
    if (own) return own
  }
  return ownerOf(text, block, around.blocks, around.lexicon, term?.end)
}
