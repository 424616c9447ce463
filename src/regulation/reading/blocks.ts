// Rules: lines of a file → paragraphs with their number or list mark and what they stand under: lines broken by the
// margin are joined again, page numbers and running heads dropped. Thể thức: NĐ 30/2020/NĐ-CP Phụ lục I (phần, mục,
// khoản, điểm) and the Party's "I-", "1-".
import { isMarkAlone, markOf } from './marks.ts'
import { matchForm } from './match.ts'
import { mend } from './mend.ts'
import type { Place, Source, SourceLine } from './source.ts'
import { headOf, joinHeads, slashed } from './table-rows.ts'

export interface Block extends Place {
  /** Without its mark. */
  readonly text: string
  readonly mark: string
  /** 0.5 = "A.", 1 = "I.", 1.5 = "Điều 1.", 2 = "1.", 3 = "1.1" or "a)", 4 = "-", 5 = "+" or "*", 9 = plain. */
  readonly level: number
  /** What it stands under, nearest first. */
  readonly above: readonly Block[]
  /** Of a row of tasks: cell by the words of its column. */
  readonly cells?: readonly { readonly column: string; readonly text: string }[]
  readonly unreadable?: string
  /** A row of a table, of tasks or of anything else. */
  readonly row?: true
  /** Words of it that stood torn on the page and were put together. */
  readonly mended?: readonly string[]
}

/** Stars and underscores of a digitised copy, runs of spaces. */
export function tidy(text: string): string {
  return text
    .replace(/\*\*/g, '')
    .replace(/\(\*/g, '(')
    .replace(/\*\)/g, ')')
    .replace(/[ \t\u00a0]+/g, ' ')
    .trim()
}

const PAGE_NUMBER = /^(?:trang )?-? ?\d{1,3} ?-?(?:\/\d{1,3})?$/iu
const RULE_LINE = /^[-_=*.…~+|: ]{3,}$/u

function dropRunningHeads(lines: readonly SourceLine[]): readonly SourceLine[] {
  const pages = new Map<string, Set<number>>()
  for (const { text, page } of lines)
    if (page !== null) pages.set(text, (pages.get(text) ?? new Set()).add(page))
  return lines.filter(({ text, page }) => page === null || (pages.get(text)?.size ?? 0) < 3)
}

/** How wide the margin broke the lines; undefined where each line is a paragraph. */
function wrapWidth(lines: readonly SourceLine[]): number | undefined {
  const lengths = lines
    .filter((line) => !line.cells)
    .map((line) => line.text.length)
    .filter((length) => length > 25)
  if (lengths.length < 8) return undefined
  lengths.sort((a, b) => a - b)
  const wide = lengths[Math.floor(lengths.length * 0.9)] ?? 0
  const nearly = lengths.filter((length) => length > wide * 0.8).length
  return wide <= 125 && nearly > lengths.length * 0.3 ? wide : undefined
}

const ENDED = /[.:;!?”"…]$|\.\/\.?$/u
const LOWER = /^["“(]?\p{Ll}/u
const WORD_END = /[\p{L}\p{N},(&-]$/u

function continues(before: SourceLine, line: SourceLine, width: number | undefined): boolean {
  if (before.cells || line.cells) return false
  const text = line.text
  if (isMarkAlone(before.text)) return isCapitals(text)
  const open = !ENDED.test(before.text) && WORD_END.test(before.text)
  if (open && LOWER.test(text) && markOf(text).level === 9) return true
  if (open && /^[-–—] ?\p{Ll}/u.test(text) && width !== undefined && before.text.length > width * 0.7)
    return true
  if (width === undefined || markOf(text).level !== 9) return false
  return open && before.text.length > width * 0.72 && !isCapitals(text)
}

export const isCapitals = (text: string) => text === text.toUpperCase() && /\p{L}{2}/u.test(text)

/** Lines joined to paragraphs; each keeps the place of its first line. */
export function joinLines(source: Source): readonly SourceLine[] {
  const kept = dropRunningHeads(source.lines).filter(
    ({ text, cells }) =>
      cells || (text.trim() !== '' && !PAGE_NUMBER.test(text.trim()) && !RULE_LINE.test(text.trim())),
  )
  const lined = slashed(kept)
  const width = source.format === 'docx' ? undefined : wrapWidth(kept)
  const joined: SourceLine[] = []
  let last: SourceLine | undefined
  for (const raw of lined) {
    const line = { ...raw, text: raw.cells ? raw.text : raw.text.trim() }
    const open = joined.at(-1)
    if (last && open && continues(last, line, width))
      joined[joined.length - 1] = { ...open, text: `${open.text} ${line.text}` }
    else joined.push(line)
    last = line
  }
  return joined.map((line) => {
    const { text, mended } = mend(tidy(line.text))
    return { ...line, text, ...(mended.length > 0 ? { mended } : {}) }
  })
}

/** "STT Nội dung công việc Chủ trì Thời hạn 1 Hướng dẫn …": a table whose columns a file has lost; work and day cannot be paired. */
const FLAT =
  /^(?:số tt|stt|tt) (?=.{0,60}(?:nội dung|việc|nhiệm vụ))(?=.{0,120}(?:thời gian|hạn|tiến độ|hoàn thành))(?=.{0,120}(?:chủ trì|thực hiện|đơn vị|cơ quan|phụ trách|đầu mối|người))/u
const NO_CELLS = {
  mark: '',
  level: 9,
  above: [],
  unreadable: 'bảng không còn phân cột, không ghép được việc với hạn: hãy dùng tệp Word hoặc PDF có kẻ bảng',
} as const

/** The recipients, an annex: of neither is a section of the plan the heading. */
export const APART = /^(?:nơi nhận|phụ lục(?: (?:số )?(?:\d{1,2}|[ivx]{1,4}))?)(?: ?[.:(-]|$)/u

/** Paragraphs with their marks and what they stand under. */
export function blocksOf(source: Source): readonly Block[] {
  const blocks: Block[] = []
  let open: Block[] = []
  let head: readonly string[] | undefined
  let headLine = -1
  let between = 0
  let flat = false
  const lines = joinLines(source)
  for (const [at, line] of lines.entries()) {
    const { cells } = line
    if (line.unreadable !== undefined) {
      const { unreadable, text } = line
      blocks.push({ text, mark: '', level: 9, above: [], line: line.line, page: line.page, unreadable })
      continue
    }
    if (cells) {
      const next = headOf(cells) ?? (head && headLine === at - 1 ? joinHeads(head, cells) : undefined)
      if (next) {
        head = next
        headLine = at
      } else blocks.push(rowBlock(line, cells, cells.length === head?.length ? head : undefined, open))
      between = 0
      continue
    }
    // "B. SAU BUỔI ĐỐI THOẠI" between the rows of one table; more than that and the table is over.
    between += 1
    if (between > 2) head = undefined
    const { mark, level, rest } = markOf(line.text)
    if (rest === '') continue
    // What stands behind the recipients or in an annex is under no section of the plan.
    if (APART.test(matchForm(rest))) open = []
    flat = (flat && level > 1.5) || FLAT.test(matchForm(line.text))
    if (flat) {
      blocks.push({ ...NO_CELLS, text: line.text, line: line.line, page: line.page })
      continue
    }
    // A plain line under a heading belongs to it; one that ends with a colon is itself the head of the list below.
    const own = level === 9 && (/:$/.test(rest) || overList(rest, lines[at + 1])) ? 3.5 : level
    open = open.filter((block) => depth(block) < own)
    const block = {
      text: rest,
      mark,
      level,
      above: [...open].reverse(),
      line: line.line,
      page: line.page,
      ...(line.mended === undefined ? {} : { mended: line.mended }),
    }
    blocks.push(block)
    if (own < 9) open = [...open, block]
  }
  return blocks
}

/** "Trước hội nghị", "Ngày 06/10/2026": a short line without an end, right over the lines of a list. */
const overList = (text: string, next: SourceLine | undefined) =>
  text.length < 70 &&
  !/[.;,!?]$/u.test(text) &&
  /^["“(]?[\p{Lu}\d]/u.test(text) &&
  next !== undefined &&
  !next.cells &&
  markOf(next.text).level === 4

const depth = (block: Block) => (block.level === 9 ? 3.5 : block.level)

function rowBlock(
  line: SourceLine,
  cells: readonly string[],
  head: readonly string[] | undefined,
  open: readonly Block[],
): Block {
  const text = cells.map((cell) => tidy(cell)).filter((cell) => cell !== '')
  const base = {
    mark: '',
    level: 9,
    above: [...open].reverse(),
    line: line.line,
    page: line.page,
    row: true as const,
  }
  if (!head) return { ...base, text: text.join(' | ') }
  return {
    ...base,
    text: text.join(' | '),
    cells: cells.map((cell, at) => ({ column: head[at] ?? '', text: tidy(cell) })),
  }
}

const ABBREVIATION = /(?:^|[\s(])(?:tt|tm|kt|tl|tp|ths|ts|đ\/c)\.$/iu

/** The sentences of a paragraph with their offsets; clauses between semicolons stay together. */
export function sentencesOf(text: string): readonly { readonly text: string; readonly start: number }[] {
  const cuts: number[] = []
  for (const match of text.matchAll(/[.!?…][”")]?\s+(?=["“(]?[\p{Lu}\d])/gu)) {
    const end = match.index + match[0].trimEnd().length
    if (!ABBREVIATION.test(text.slice(Math.max(0, end - 6), end))) cuts.push(match.index + match[0].length)
  }
  const starts = [0, ...cuts]
  return starts
    .map((start, at) => ({ start, text: text.slice(start, starts[at + 1] ?? text.length).trimEnd() }))
    .filter((sentence) => sentence.text.trim() !== '')
}
