// A list of opinions from a file's bytes: what the file is, told by its bytes and its ending, then read.
import { sniff } from '../../kit/files.ts'
import { err, ok, type Result } from '../../kit/result.ts'
import { count } from '../../kit/text.ts'
import { headerOf } from './columns.ts'
import { docxRows } from './docx.ts'
import { listOf, type OpinionList } from './items.ts'
import { type ListRow, MAX_BYTES, MAX_ROWS } from './row.ts'
import { decodeText, lineRows, type Reading, separatedRows } from './text.ts'
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
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
}

/** What the original is given back as. */
export function mimeOf(name: string): string {
  return MIME[/\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'text/plain'
}

/** The opinions of a file, or why the file as a whole cannot be read. */
export async function readList(file: {
  readonly name: string
  readonly bytes: Uint8Array
}): Promise<Result<OpinionList>> {
  if (file.bytes.length === 0) return err({ message: `Tệp rỗng (0 byte). ${KINDS}` })
  if (file.bytes.length > MAX_BYTES)
    return err({ message: 'Tệp lớn hơn 10 MB. Hãy bỏ ảnh trong tệp hoặc chia thành nhiều tệp.', status: 413 })
  const rows = await rowsOf(file.bytes, /\.([a-z0-9]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? '')
  if (!rows.ok) return rows
  if (rows.value.length > MAX_ROWS)
    return err({ message: `Tệp có hơn ${count(MAX_ROWS)} dòng. Hãy chia thành nhiều tệp.`, status: 413 })
  const list = listOf(rows.value)
  if (list.items.length === 0 && list.errors.length === 0)
    return err({
      message:
        'Không thấy ý kiến nào trong tệp. Cần một bảng có cột “Nội dung” và “Thông tin người gửi ý kiến”, hoặc mỗi dòng một ý kiến.',
    })
  return ok(list)
}

async function rowsOf(bytes: Uint8Array, ending: string): Promise<Result<readonly ListRow[]>> {
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return err(oldOffice(bytes, ending))
  if (startsWith(bytes, 0x50, 0x4b)) {
    const type = sniff(bytes)?.ending
    if (type === 'docx') return docxRows(bytes)
    if (type === 'xlsx') return xlsxRows(bytes)
    return err(
      ending === 'docx' || ending === 'xlsx'
        ? BROKEN
        : { message: `Đây là tệp nén, không phải danh sách. ${KINDS}` },
    )
  }
  const other = sniff(bytes)?.ending
  if (other) return err({ message: `Đây là tệp ${other.toUpperCase()}, không đọc được danh sách. ${KINDS}` })
  if (ending === 'docx' || ending === 'xlsx') return err(BROKEN)
  if (!['csv', 'tsv', 'txt', ''].includes(ending))
    return err({ message: `Không đọc tệp .${ending}. ${KINDS}` })
  return textRows(bytes, ending)
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

function textRows(bytes: Uint8Array, ending: string): Result<readonly ListRow[]> {
  const text = decodeText(bytes)
  if (!text.ok) return text
  if (text.value.trim() === '') return err({ message: `Tệp không có chữ nào. ${KINDS}` })
  let likeliest: Reading | undefined
  for (const reading of separatedRows(text.value)) {
    likeliest ??= reading
    if (reading.open === undefined && reading.rows.some(isTable)) return ok(reading.rows)
  }
  if (ending === 'txt' || ending === '' || !likeliest) return ok(lineRows(text.value))
  if (likeliest.open === undefined) return ok(likeliest.rows)
  return err({
    message: `Dấu nháy kép mở ở dòng ${likeliest.open} không có dấu đóng. Hãy sửa dòng đó rồi gửi lại.`,
  })
}

/** A header of at least two columns: a table, whatever the file is called. */
function isTable(row: ListRow): boolean {
  return row.cells.length > 1 && (headerOf(row)?.size ?? 0) > 1
}
