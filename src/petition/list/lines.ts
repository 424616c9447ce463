// Opinions written as lines of text: numbered, with dashes, or one a line; under headings of levels, villages or people.
import { clean, fold } from '../../kit/text.ts'
import { type Title, titleOf } from './columns.ts'
import { isFrame, isSignature } from './frame.ts'
import type { ListRow } from './row.ts'
import { isSender } from './sender.ts'

export interface Passage {
  readonly row: ListRow
  readonly text: string
  readonly title: Title
}

const NUMBERED =
  /^(?:câu(?: hỏi)?|ý kiến(?: số| thứ)?|kiến nghị(?: số| thứ)?)? ?\(?(\d{1,4}) ?[.):/-]\s*(?=\D)/iu
const DASHED = /^[-–—+•*●▪·]\s*/
const ROMAN = /^[IVX]{1,5}[.)/]\s+/
/** Parts of a report that tell of the village, not of what people ask. */
const ASIDE =
  /^(tinh hinh|dac diem|danh gia|thoi gian|dia diem|thanh phan|ket qua (trien khai|thuc hien|dat duoc)|uu diem|ton tai|khai quat|thong tin chung|cong tac trien khai|noi dung cuoc hop|chu tri|thu ky|so luong)\b/
const ASKED = /(y kien|kien nghi|phan anh|de nghi|de xuat|cau hoi|nguyen vong|noi dung)/

interface Line {
  readonly row: ListRow
  readonly text: string
}

interface Part {
  readonly title: Title
  readonly aside: boolean
  readonly lines: Line[]
}

export function passagesOf(rows: readonly ListRow[]): readonly Passage[] {
  const lines = rows
    .map((row) => ({ row, text: clean(row.cells.join(' ')) }))
    .filter(({ text }) => text !== '')
  return partsOf(lines)
    .filter((part) => !part.aside)
    .flatMap(passagesOfPart)
}

function partsOf(lines: readonly Line[]): readonly Part[] {
  const parts: Part[] = [{ title: {}, aside: false, lines: [] }]
  let ended = false
  for (const line of lines) {
    const before = parts.at(-1) as Part
    const heading = headingOf(line, before)
    if (heading) {
      parts.push({ ...heading, lines: [] })
      ended = false
    } else if (isSignature(line.text)) ended = true
    else if (!ended && !isFrame(line.text)) before.lines.push(line)
  }
  // Where one part says that it holds the opinions, what stands before it is the report around them.
  const asked = parts.findIndex((part) => 'asked' in part && part.asked === true)
  return asked > 0 ? parts.map((part, at) => (at < asked ? { ...part, aside: true } : part)) : parts
}

function headingOf(
  line: Line,
  before: Part,
): (Omit<Part, 'lines'> & { readonly asked?: boolean }) | undefined {
  const title = titleOf({ ...line.row, cells: [line.text], loose: true }, undefined)
  if (title) {
    // A new list begins anew; a village's part stays in its list's level.
    const kept = title.level ? title : { ...before.title, ...title }
    return { title: kept, aside: false }
  }
  const roman = ROMAN.test(line.text)
  const bare = fold(line.text.replace(ROMAN, '').replace(NUMBERED, ''))
  if (line.text.length > 120 || /[.?!;]$/.test(line.text)) return undefined
  const shouted = line.text === line.text.toLocaleUpperCase('vi') && /\p{Lu}{3}/u.test(line.text)
  if (ASIDE.test(bare) && (roman || shouted || /:$/.test(line.text)))
    return { title: before.title, aside: true }
  if ((roman || shouted) && ASKED.test(bare)) return { title: before.title, aside: false, asked: true }
  return undefined
}

function passagesOfPart(part: Part): readonly Passage[] {
  const { lines, title } = part
  const numbers = lines.map(({ text }) => numberOf(text))
  const numbered = numbers.includes(1) && (numbers.includes(2) || numbers[0] === 1)
  const dashed = !numbered && lines.some(({ text }) => DASHED.test(text))
  const passages: { row: ListRow; texts: string[] }[] = []
  let last = 0
  // Under "Ông A, thôn B:" the dashes are one person's several matters.
  let person = false
  for (const { row, text } of lines) {
    const number = numberOf(text)
    const bare = text.replace(NUMBERED, '')
    if (!numbered && isPerson(text.replace(DASHED, ''))) {
      person = true
      passages.push({ row, texts: [text.replace(DASHED, '')] })
    } else if (numbered ? begins(number, last) : !(person && DASHED.test(text)) && !goesOn(text, dashed)) {
      person = false
      last = number ?? 0
      passages.push({ row, texts: [numbered ? bare : dashed ? text.replace(DASHED, '') : text] })
    } else if (passages.length > 0) passages.at(-1)?.texts.push(text)
    else if (!numbered) passages.push({ row, texts: [text] })
  }
  return passages.map(({ row, texts }) => ({ row, title, text: texts.join('\n') }))
}

/** A number that counts on, skips one or begins anew; any other stands inside an opinion. */
function begins(number: number | undefined, last: number): boolean {
  if (number === undefined) return false
  return number === last + 1 || number === last + 2 || number === last || (number === 1 && last > 1)
}

/** Among dashes a line without one goes on; a line in brackets tells who said the one above. */
function goesOn(text: string, dashed: boolean): boolean {
  if (/^\([^()]{4,150}\)\.?$/.test(text)) return true
  return dashed && !DASHED.test(text) && /^\p{Ll}/u.test(text)
}

function isPerson(text: string): boolean {
  return text.length < 160 && /:$/.test(text) && isSender(text.replace(/\s*:$/, ''), true)
}

function numberOf(text: string): number | undefined {
  const found = NUMBERED.exec(text)
  return found ? Number(found[1]) : undefined
}
