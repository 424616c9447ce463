// One cell with several questions, taken apart where its own numbering says so; nothing is cut without a mark.
import { clean } from '../../kit/text.ts'

type Family = 'cau' | 'number' | 'letter' | 'dash'

interface Mark {
  readonly family: Family
  /** 1 for "1)", "a)", "Thứ nhất"; 0 for a dash. */
  readonly order: number
  readonly from: number
  readonly to: number
}

const ORDINALS = ['nhất', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười']
const LETTERS = 'abcdđeghiklmnopqrstuvxy'
/** Each family with its marks, and what any of them has: looking for that alone is quick. */
const SHAPES: readonly (readonly [Family, RegExp, RegExp])[] = [
  [
    'cau',
    /(?:câu(?: hỏi)?|ý kiến|nội dung|kiến nghị)(?: thứ| số)? (\d{1,2}) ?[:.)/-] ?|thứ (\p{L}+) ?(?:là)?[,:] ?/giu,
    /[\d:,]/,
  ],
  ['number', /\(?(\d{1,2})\) ?|(\d{1,2})[./] (?=\p{L})|(\d{1,2})[./-](?=\p{Lu})/gu, /\d/],
  ['letter', /\(?([a-zđ])\) ?|([a-zđ])[./] (?=\p{Lu})/gu, /[)./]/],
  ['dash', /[-–—+•*●▪] ?/gu, /[-–—+•*●▪]/],
]

/** The separate questions of a text, without their numbers; one where it has no numbering of its own. */
export function splitQuestions(text: string): readonly string[] {
  const content = clean(text)
  const marks = SHAPES.filter(([, , needed]) => needed.test(content))
    .map(([family, shape]) => marksOf(content, family, shape))
    .filter((found) => found.length > 0)
    .sort((a, b) => (a[0] as Mark).from - (b[0] as Mark).from)
  const chosen = marks.find((found) => found.length > 1) ?? marks.find((found) => found[0]?.from === 0)
  if (!chosen) return askedByLine(content)
  return cut(content, chosen)
}

function cut(content: string, marks: readonly Mark[]): readonly string[] {
  const intro = content.slice(0, marks[0]?.from ?? 0).trim()
  const parts = marks.map((mark, at) => trimmed(content.slice(mark.to, marks[at + 1]?.from)))
  // "Đề nghị xã:" only leads to the list; a full sentence before it is a question of its own.
  const own = intro === '' || /[:：]$/.test(intro) ? [] : [trimmed(intro)]
  const found = [...own, ...parts].filter((part) => /\p{L}/u.test(part))
  return found.length > 0 ? found : [content]
}

function trimmed(part: string): string {
  return part.trim().replace(/\s*[;,]$/, '')
}

/** Marks that count on by one from 1, or dashes: at the head of a line, or after a sentence's end. */
function marksOf(content: string, family: Family, shape: RegExp): readonly Mark[] {
  const found: Mark[] = []
  for (const match of content.matchAll(shape)) {
    const before = content.slice(0, match.index)
    const atLine = before === '' || before.endsWith('\n')
    const afterStop = /[.;:!?] *$/.test(before)
    const bracket = match[0].includes(')') && before.endsWith(' ')
    if (
      !atLine &&
      !(family === 'dash' ? /[;:.] $/.test(before) && match[0].length > 1 : afterStop || bracket)
    )
      continue
    const order = family === 'dash' ? 0 : orderOf(match.slice(1).find((group) => group !== undefined) ?? '')
    if (family !== 'dash' && order !== (found.at(-1)?.order ?? 0) + 1) continue
    found.push({ family, order, from: match.index, to: match.index + match[0].length })
  }
  return found
}

function orderOf(word: string): number {
  if (/^\d+$/.test(word)) return Number(word)
  const lower = word.toLowerCase()
  if (lower.length === 1) {
    // Lists run a, b, c, d or a, b, c, d, đ: both are counted.
    return LETTERS.replace('đ', '').indexOf(lower === 'đ' ? 'd' : lower) + 1
  }
  return ORDINALS.indexOf(lower) + 1
}

function askedByLine(content: string): readonly string[] {
  const lines = content.split('\n')
  return lines.length > 1 && lines.every((line) => line.endsWith('?')) ? lines : [content]
}
