// Which column of a list holds what, told by the folded words of its header, wherever the header stands.
import { fold } from '../../kit/text.ts'
import type { Level } from '../../regulation/codes.ts'
import type { ListRow } from './row.ts'

export type Column = 'stt' | 'content' | 'sender' | 'name' | 'address' | 'village' | 'phone' | 'level'

export type Columns = ReadonlyMap<Column, number>

const LONGEST = 90

/** The first that fits: "Thông tin người gửi ý kiến" must not be taken for the content. */
const WORDS: readonly (readonly [Column, RegExp])[] = [
  ['stt', /^(stt|tt|so tt|so thu tu|no|#)$/],
  ['content', /^(noi dung|y kien|cau hoi|kien nghi|phan anh|de xuat)\b/],
  ['sender', /^thong tin|^ho (va )?ten.*(dia chi|thon|dien thoai|sdt)/],
  [
    'name',
    /^(ho (va )?ten|ho ten|ten)\b|^(nguoi (gui|co|neu|kien nghi|phan anh|de nghi)|ong ba|cu tri|cong dan|chu the)\b/,
  ],
  ['phone', /dien thoai|^(sdt|so dt|dt)\b|lien he|lien lac/],
  ['level', /^(cap|gui cap|gui den cap|gui toi cap|cap gui|cap hoi nghi|hoi nghi cap|tham quyen)\b/],
  ['address', /dia chi|noi o|cho o|thuong tru|cu tru/],
  ['village', /^(thon|to dan pho|ten thon|buon|lang|xom|khu|khu dan cu|khoi|ban|don vi)\b/],
  ['content', /noi dung|y kien|kien nghi|phan anh/],
]

const ALONE =
  /^(noi dung|y kien|kien nghi|noi dung (y kien|kien nghi|phan anh)( kien nghi)?|y kien kien nghi|cau hoi)$/

function columnOf(text: string): Column | undefined {
  const words = fold(text)
  if (words === '' || text.length > LONGEST) return undefined
  return WORDS.find(([, shape]) => shape.test(words))?.[0]
}

/** The columns a row names, or undefined where it is no header. */
export function headerOf(row: ListRow): Columns | undefined {
  if (row.loose) return undefined
  const columns = named(row)
  if (!columns.has('content')) return undefined
  const filled = row.cells.filter((cell) => cell.trim() !== '')
  if (columns.size >= 2) return columns.size * 2 >= filled.length ? columns : undefined
  return filled.length === 1 && ALONE.test(fold(filled[0] ?? '')) ? columns : undefined
}

function named(row: ListRow): Map<Column, number> {
  const columns = new Map<Column, number>()
  for (const [at, cell] of row.cells.entries()) {
    const column = columnOf(cell)
    if (column && !columns.has(column)) columns.set(column, at)
  }
  return columns
}

/** A second line of header under "Thông tin người gửi": its columns are the finer ones. */
export function underHeader(above: Columns, row: ListRow): Columns | undefined {
  if (row.loose || row.cells[above.get('content') ?? -1]?.trim()) return undefined
  const fine = named(row)
  if (!['name', 'address', 'phone', 'village'].some((column) => fine.has(column as Column))) return undefined
  const kept = [...above].filter(([column, at]) => !fine.has(column) && ![...fine.values()].includes(at))
  return new Map([...kept, ...fine])
}

/** "(1) | (2) | (3)" under a header. */
export function isNumbering(row: ListRow): boolean {
  const filled = row.cells.filter((cell) => cell.trim() !== '')
  return filled.length > 1 && filled.every((cell, at) => cell.replace(/[()\s]/g, '') === String(at + 1))
}

/** Without a header: the column of the longest texts is the content, the first of numbers is STT. */
export function guessColumns(rows: readonly ListRow[]): Columns | undefined {
  const table = rows.filter((row) => !row.loose && row.cells.filter((cell) => cell.trim()).length > 1)
  if (table.length === 0) return undefined
  const width = Math.max(...table.slice(0, 1000).map((row) => row.cells.length))
  const letters = Array.from({ length: width }, (_, at) =>
    table.reduce((sum, row) => sum + (row.cells[at] ?? '').trim().length, 0),
  )
  const content = letters.indexOf(Math.max(...letters))
  const others = letters.map((_, at) => at).filter((at) => at !== content && (letters[at] ?? 0) > 0)
  const numbers = others.find((at) =>
    table.every((row) => /^\d{0,4}[.)]?$/.test((row.cells[at] ?? '').trim())),
  )
  const sender = others.find((at) => at !== numbers)
  return new Map([
    ['content', content] as const,
    ...(numbers === undefined ? [] : [['stt', numbers] as const]),
    ...(sender === undefined ? [] : [['sender', sender] as const]),
  ])
}

/** The level a cell or a title names. */
export function levelIn(text: string): Level | undefined {
  const words = fold(text)
  if (/\bcap tinh\b|^(tinh|province)$|\b(ubnd|hdnd) tinh\b|\bthanh pho truc thuoc\b/.test(words))
    return 'province'
  return /\bcap (xa|phuong|dac khu)\b|^(xa|phuong|commune)$/.test(words) ? 'commune' : undefined
}

export interface Title {
  readonly level?: Level
  readonly village?: string
}

/** A title of a list or of a part of it: what it says of the rows that follow. */
export function titleOf(row: ListRow, columns: Columns | undefined): Title | undefined {
  const filled = row.cells.map((cell, at) => ({ at, text: cell.trim() })).filter(({ text }) => text !== '')
  const only = filled[0]
  if (filled.length !== 1 || !only || only.text.length > 300) return undefined
  const inContent = columns !== undefined && columns.get('content') === only.at && !row.loose
  const words = fold(only.text)
  const level = levelIn(only.text)
  const speaks =
    /\b(gui|hoi nghi|tham quyen|doi voi|phan|bieu mau|danh sach|tong hop|y kien cap|kien nghi cap|noi dung cap)\b/
  if (
    level &&
    (speaks.test(words) || /^([ivx]{1,4} |[a-d\d] )?cap \p{L}+$/u.test(words)) &&
    only.text.length < 200
  )
    return { level }
  if (
    /^([ivx\d]{1,4}[.)] *)?(thôn|tổ dân phố|xóm|ấp|buôn|bản|khu phố|khu dân cư)\s[^.?!:]{1,50}:?$/iu.test(
      only.text,
    )
  )
    return { village: only.text.replace(/^[ivx\d]{1,4}[.)] */i, '').replace(/:$/, '') }
  if (
    /^(bieu mau|danh sach|tong hop|bang tong hop|cong hoa xa hoi|doc lap tu do|mau so|phu luc|gui y kien)\b/.test(
      words,
    )
  )
    return {}
  return inContent || columns === undefined || columns.get('stt') !== only.at || /^\d+[.)]?$/.test(only.text)
    ? undefined
    : {}
}
