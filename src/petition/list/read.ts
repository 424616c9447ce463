// A list of opinions from a file's bytes: what the file is, told by its bytes and its ending, then read.
import { sniff } from '../../kit/files.ts'
import { inUnicode } from '../../kit/old-encoding.ts'
import { convertOld, decodeOld, type OldText } from '../../kit/old-text.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import { clean, count } from '../../kit/text.ts'
import { headerOf } from './columns.ts'
import { docxRows } from './docx.ts'
import { isFrame } from './frame.ts'
import { listOf, type OpinionList } from './items.ts'
import { type ListRow, MAX_BYTES, MAX_ROWS } from './row.ts'
import { decodeText, lineRows, separatedRows } from './text.ts'
import { xlsxRows } from './xlsx.ts'
import { BROKEN } from './zip.ts'

const KINDS = 'Hãy gửi tệp .docx, .xlsx, .csv hoặc .txt.'

export interface ListJob {
  readonly name: string
  readonly bytes: Uint8Array
  /** Letters of an old font are left as they stand. */
  readonly asIs?: boolean
}

/** For a worker thread: a file's bytes in, its opinions out. */
export function listJob(job: ListJob): Promise<Result<OpinionList>> {
  return readList(job)
}

const MIME: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  docm: 'application/vnd.ms-word.document.macroEnabled.12',
  xlsm: 'application/vnd.ms-excel.sheet.macroEnabled.12',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
}

/** What the original is given back as. */
export function mimeOf(name: string): string {
  return MIME[/\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'text/plain'
}

/** The opinions of a file, or why the file as a whole cannot be read. */
export async function readList(file: ListJob): Promise<Result<OpinionList>> {
  if (file.bytes.length === 0) return err({ message: `Tệp rỗng (0 byte). ${KINDS}` })
  if (file.bytes.length > MAX_BYTES)
    return err({ message: 'Tệp lớn hơn 10 MB. Hãy bỏ ảnh trong tệp hoặc chia thành nhiều tệp.', status: 413 })
  const given = rowsOf(file.bytes, /\.([a-z0-9]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? '')
  if (!given.ok) return given
  if (given.value.rows.length > MAX_ROWS)
    return err({ message: `Tệp có hơn ${count(MAX_ROWS)} dòng. Hãy chia thành nhiều tệp.`, status: 413 })
  const { rows, notes } = file.asIs ? asWritten(given.value) : converted(given.value)
  const list = listOf(rows)
  if (!list.entries.some(({ content, sender }) => /\p{L}{2}/u.test(`${content} ${sender.name ?? ''}`)))
    return err({
      message:
        'Không thấy ý kiến nào trong tệp. Cần một bảng có cột “Nội dung” và “Thông tin người gửi ý kiến”, hoặc mỗi dòng một ý kiến.',
    })
  return ok({ ...list, notes })
}

interface Given {
  readonly rows: readonly ListRow[]
  readonly notes: readonly string[]
  /** The encoding of before Unicode that the bytes were in, and the rows as they read without it. */
  readonly old?: { readonly encoding: OldText; readonly asIs: readonly ListRow[] }
}

const convertedNote = (encoding: OldText) =>
  `Chữ trong tệp theo bảng mã cũ ${encoding}, đã chuyển sang Unicode. Hãy xem vài dòng có đúng chữ không.`
const keptNote = (encoding: OldText) =>
  `Chữ trong tệp theo bảng mã cũ ${encoding}, đang để nguyên, chưa chuyển sang Unicode.`

function asWritten(given: Given): Given {
  const encoding = given.old?.encoding ?? convertOld(wordsOf(given.rows)).encoding
  const notes = encoding ? [...given.notes, keptNote(encoding)] : given.notes
  return { rows: given.old?.asIs ?? given.rows, notes }
}

/** Cells typed for an old font, in any kind of file. */
function converted(given: Given): Given {
  if (given.old) return { rows: given.rows, notes: [...given.notes, convertedNote(given.old.encoding)] }
  const { encoding } = convertOld(wordsOf(given.rows.slice(0, 3000)))
  if (!encoding) return given
  const rows = given.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => (OLD_LETTER.test(cell) ? inEncoding(cell, encoding) : cell)),
  }))
  return { rows, notes: [...given.notes, convertedNote(encoding)] }
}

const OLD_LETTER = /[\u00a1-\u00ff]/u

function inEncoding(cell: string, encoding: OldText): string {
  // A cell of Unicode Vietnamese among the others stays as it is.
  if (/[ăđĩũơư\u1ea0-\u1ef9]/iu.test(cell.normalize('NFC'))) return cell
  return inUnicode(cell, encoding === 'VNI-Windows' ? 'VNI' : 'TCVN3')
}

const wordsOf = (rows: readonly ListRow[]) => rows.map((row) => row.cells.join('\n')).join('\n')

const plain = (rows: Result<readonly ListRow[]>, notes: readonly string[] = []): Result<Given> =>
  rows.ok ? ok({ rows: rows.value, notes }) : rows

const MACROS = 'Tệp có macro. Chỉ đọc chữ trong tệp; macro không được chạy.'

function rowsOf(bytes: Uint8Array, ending: string): Result<Given> {
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return err(oldOffice(bytes, ending))
  if (startsWith(bytes, 0x50, 0x4b)) {
    const type = sniff(bytes)?.ending
    const macros = Buffer.from(bytes).includes('vbaProject.bin') ? [MACROS] : []
    if (type === 'docx') return plain(docxRows(bytes), macros)
    if (type === 'xlsx') return plain(xlsxRows(bytes), macros)
    return err(
      /^(docx|xlsx|docm|xlsm)$/.test(ending)
        ? BROKEN
        : /^(odt|ods)$/.test(ending)
          ? {
              message: `Tệp .${ending} của LibreOffice: hãy lưu lại thành ${ending === 'odt' ? '.docx' : '.xlsx'} rồi gửi.`,
            }
          : { message: `Đây là tệp nén, không phải danh sách. ${KINDS}` },
    )
  }
  const other = sniff(bytes)?.ending
  if (other) return err({ message: `Đây là tệp ${other.toUpperCase()}, không đọc được danh sách. ${KINDS}` })
  if (/^(docx|xlsx|docm|xlsm)$/.test(ending)) return err(BROKEN)
  if (!['csv', 'tsv', 'txt', ''].includes(ending))
    return err({ message: `Không đọc tệp .${ending}. ${KINDS}` })
  return textGiven(bytes, ending)
}

/** The container of Word and Excel up to 2003, and of every encrypted Office file since. */
function oldOffice(bytes: Uint8Array, ending: string): { readonly message: string } {
  const encrypted = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))
  return encrypted || ending === 'docx' || ending === 'xlsx'
    ? { message: 'Tệp có mật khẩu. Hãy bỏ mật khẩu (Lưu thành, không đặt mật khẩu) rồi gửi lại.' }
    : { message: `Tệp dạng cũ (.doc, .xls). Hãy lưu lại thành .docx hoặc .xlsx rồi gửi.` }
}

function startsWith(bytes: Uint8Array, ...head: readonly number[]): boolean {
  return head.every((byte, at) => bytes[at] === byte)
}

/** Bytes that are not Unicode may be in an encoding of before it; what fits none is refused, not guessed. */
function textGiven(bytes: Uint8Array, ending: string): Result<Given> {
  const text = decodeText(bytes)
  if (text.ok) return plain(textRows(text.value, ending))
  const old = bytes.includes(0) ? undefined : decodeOld(bytes)
  if (!old?.encoding) return text
  const rows = textRows(lines(old.text), ending)
  if (!rows.ok) return rows
  const asIs = textRows(lines(new TextDecoder('windows-1252').decode(bytes)), ending)
  return ok({
    rows: rows.value,
    notes: [],
    old: { encoding: old.encoding, asIs: asIs.ok ? asIs.value : rows.value },
  })
}

const lines = (text: string) => text.replace(/\r\n?/g, '\n')

function textRows(text: string, ending: string): Result<readonly ListRow[]> {
  if (text.trim() === '') return err({ message: `Tệp không có chữ nào. ${KINDS}` })
  const readings = [...separatedRows(text)]
  const [likeliest] = readings
  // A sentence cut at its commas may look like a header: the one that stands first is the header.
  const headed = readings
    .filter((reading) => reading.open === undefined)
    .map(({ rows }) => ({ rows, at: rows.findIndex(isTable) }))
    .filter(({ rows, at }) => at >= 0 && rows.slice(0, at).filter(isTold).length < MANY_TOLD)
    .sort((a, b) => a.at - b.at)
  if (headed[0]) return ok(headed[0].rows)
  const table = likeliest && likeliest.open === undefined && isEven(likeliest.rows, ending, text)
  if (likeliest && table) return ok(likeliest.rows)
  if (ending === 'txt' || ending === '' || !likeliest || likeliest.open === undefined)
    return ok(lineRows(text))
  return err({
    message: `Dấu nháy kép mở ở dòng ${likeliest.open} không có dấu đóng. Hãy sửa dòng đó rồi gửi lại.`,
  })
}

/** Without a header: columns only where nearly all rows have as many; a comma inside a sentence is followed by a space. */
function isEven(rows: readonly ListRow[], ending: string, text: string): boolean {
  const csv = ending === 'csv' || ending === 'tsv'
  if (!csv && !text.includes('\t')) return false
  const filled = rows.filter((row) => row.cells.some((cell) => cell.trim() !== '')).slice(0, 2000)
  const widths = new Map<number, number>()
  for (const { cells } of filled) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
  const [width = 1, many = 0] = [...widths].sort((a, b) => b[1] - a[1])[0] ?? []
  const spoken = filled.filter(({ cells }) => cells.slice(1).some((cell) => /^ \S/.test(cell))).length
  if (width === 1 || spoken * 2 > filled.length) return false
  return many >= filled.length * (csv ? 0.7 : 0.85) && (filled.length > 1 || csv)
}

/** So many opinions above a header would be left out: it is none of a table, but one more opinion. */
const MANY_TOLD = 3

/** A line long enough to tell something, and nothing that stands around a list. */
function isTold(row: ListRow): boolean {
  const line = clean(row.cells.join(', '))
  return line.split(' ').length >= 7 && !isFrame(line)
}

/** A header of at least two columns: a table, whatever the file is called. */
function isTable(row: ListRow): boolean {
  const named = row.cells.length > 1 ? (headerOf(row)?.size ?? 0) : 0
  return named > 1 && !isSpoken(row.cells, named)
}

/**
 * "20. Sóng điện thoại chập chờn, gọi về không được": an item under its number, or a sentence cut at its commas and going on
 * in small letters, of whose cells few are names of columns, is an opinion and no header.
 */
function isSpoken(cells: readonly string[], named: number): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  const [first = '', ...rest] = filled
  const item = /^\(?\d{1,4}\s*[.):/-]/
  if (/\p{L}/u.test(first) && item.test(first) && !rest.some((cell) => item.test(cell))) return true
  return named * 3 < filled.length * 2 && rest.every((cell) => /^\p{Ll}/u.test(cell))
}
