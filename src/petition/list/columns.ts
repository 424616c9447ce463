// Which column of a list holds what, told by the folded words of its header, wherever the header stands.
import { fold } from '../../kit/text.ts'
import type { Level } from '../../regulation/codes.ts'
import type { ListRow } from './row.ts'

export type Column =
  | 'stt'
  | 'content'
  /** A second column of words: "Nội dung phản ánh" beside "Đề nghị". */
  | 'more'
  | 'sender'
  | 'name'
  | 'address'
  | 'village'
  | 'phone'
  | 'level'

export type Columns = ReadonlyMap<Column, number>

const LONGEST = 90

/** Columns of the office's own: who answers, what was answered, remarks, dates. */
const OTHER =
  /^((noi dung|y kien|ket qua|don vi|co quan|bo phan|nguoi|huong|de xuat( huong)?|thoi gian|thoi han|han)\b.{0,20}\b(tra loi|giai quyet|xu ly|giai trinh|tiep thu|phu trach|chu tri|thuc hien)\b|tra loi|giai trinh|y kien (cua )?(ubnd|lanh dao|chi dao)|ghi chu|linh vuc|loai|phan loai|nhom|ngay|thoi gian|nguon|hinh thuc|ket qua|trang thai|so luong|so luot)/

/** The first that fits: "Thông tin người gửi ý kiến" must not be taken for the content. */
const WORDS: readonly (readonly [Column, RegExp])[] = [
  ['stt', /^(stt|tt|so tt|so thu tu|thu tu|no|#)$/],
  ['level', /^(cap|gui cap|gui den cap|gui toi cap|gui toi|cap gui|cap hoi nghi|hoi nghi cap|tham quyen)\b/],
  [
    'content',
    /^(cac |nhung |tom tat )?(noi dung|y kien|cau hoi|kien nghi|phan anh|de xuat|de nghi|van de|nguyen vong)\b(?!.*\b(lam|sua|som|xem xet|ho tro|quan tam|cho|giup|xay|cap)\b)/,
  ],
  ['sender', /^thong tin|^ho (va )?ten.*(dia chi|thon|dien thoai|sdt)|^nguoi .*(dia chi|dien thoai|sdt)/],
  [
    'name',
    /^(ho (va )?ten|ho ten|ten|ho va ten)\b|^(nguoi (gui|co|neu|kien nghi|phan anh|de nghi|dan|phat bieu|hoi|dang ky|y kien)|ong ba|cu tri|cong dan|chu the|chu ho|ho dan|ho gia dinh|dai dien|tac gia)\b/,
  ],
  ['phone', /dien thoai|^(sdt|so dt|dt|so may|di dong|tel|phone|mobile)\b|lien he|lien lac/],
  ['address', /dia chi|noi o|cho o|thuong tru|cu tru|noi cu ngu/],
  [
    'village',
    /^(thon|to dan pho|tdp|ten thon|buon|lang|xom|khu|khu dan cu|khu pho|khoi|ban|ap|don vi|chi bo|to)\b/,
  ],
  ['content', /noi dung|y kien|kien nghi|phan anh|cau hoi/],
]

const ALONE =
  /^(noi dung|y kien|kien nghi|noi dung (y kien|kien nghi|phan anh)( kien nghi)?|y kien kien nghi|cau hoi)$/

function columnOf(text: string): Column | undefined {
  const words = fold(text)
  if (words === '' || text.length > LONGEST || OTHER.test(words)) return undefined
  // "Họ tên: Nguyễn Văn A": a label with its answer.
  if (/[:：]\s*[\p{L}\d]|\d{5}/u.test(text)) return undefined
  return WORDS.find(([, shape]) => shape.test(words))?.[0]
}

/** The columns a row names, or undefined where it is no header. */
export function headerOf(row: ListRow): Columns | undefined {
  if (row.loose) return undefined
  const filled = row.cells.filter((cell) => cell.trim() !== '')
  // A numbered row is no header, whatever words begin its cells.
  if (filled.some((cell) => /^\(?\d{1,4}[.)]?$|\d{4}|\d[ .-]\d{3}/.test(cell.trim()))) return undefined
  // A row of opinions may hold such words; a header's are short and stand alone in their cells.
  if (filled.some((cell) => cell.length > LONGEST)) return undefined
  const columns = named(row)
  if (!columns.has('content')) return undefined
  // Two columns of words alone are a sentence cut at its commas.
  const kinds = columns.size - (columns.has('more') ? 1 : 0)
  if (kinds >= 2) return columns.size * 3 >= filled.length ? columns : undefined
  return filled.length === 1 && ALONE.test(fold(filled[0] ?? '')) ? columns : undefined
}

function named(row: ListRow): Map<Column, number> {
  const columns = new Map<Column, number>()
  for (const [at, cell] of row.cells.entries()) {
    const column = columnOf(cell)
    if (column && !columns.has(column)) columns.set(column, at)
    else if (column === 'content' && !columns.has('more')) columns.set('more', at)
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
  if (row.cells.reduce((many, cell) => many + (cell.trim() === '' ? 0 : 1), 0) > 2) return undefined
  const all = row.cells.map((cell, at) => ({ at, text: cell.trim() })).filter(({ text }) => text !== '')
  // "II | Thôn Nà Cà": the heading's own number in a cell of its own.
  const [number, second] = all
  const apart =
    all.length === 2 && second && /^(?:[IVX]{1,5}|\d{1,3}|[A-Z])[.)]?$/.test(number?.text ?? '')
      ? titleOf({ ...row, cells: row.cells.map((cell, at) => (at === second.at ? cell : '')) }, undefined)
      : undefined
  if (apart?.level || apart?.village) return apart
  const filled = all
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
    /^([ivx\d]{1,4}[.)] *)?(thôn|tổ dân phố|xóm|ấp|buôn|bản|khu phố|khu dân cư|ấp|sóc|phum|làng)\s(?!.*(?:tổng hợp|đề nghị|kiến nghị|phản ánh|báo cáo|chưa|thiếu|hỏng))[^.?!:;,\s]+(?:\s[^.?!:;,\s]+){0,4}:?$/iu.test(
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
