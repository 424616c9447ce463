// A text file's bytes → lines: the encoding told by the bytes, two columns side by side taken apart.

import { decodeOld } from '../../kit/old-text.ts'
import { err, ok, type Problem, type Result } from '../../kit/result.ts'
import type { Source, SourceLine } from './source.ts'

const REFUSED = {
  message:
    'Không đọc được chữ trong tệp: không phải UTF-8, UTF-16, windows-1258, TCVN3 hay VNI. Hãy mở bằng Word hoặc Notepad, lưu lại dạng văn bản UTF-8 rồi gửi.',
  status: 422,
} as const

export function textSource(bytes: Uint8Array): Result<Source, Problem> {
  const decoded = decode(bytes)
  if (!decoded.ok) return decoded
  const { text, note } = decoded.value
  const rows = text.normalize('NFC').replace(/\r\n?/g, '\n').replace(/\f/g, '\n').split('\n')
  return ok({ format: 'txt', lines: splitColumns(rows), notes: note ? [note] : [] })
}

function decode(bytes: Uint8Array): Result<{ text: string; note?: string }, Problem> {
  const encoding = unicodeOf(bytes)
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    if (!text.includes('\0')) return ok({ text })
    return err({
      message: 'Đây không phải tệp văn bản: có byte trống bên trong. Hãy chọn tệp .docx, .txt hoặc PDF.',
      status: 422,
    })
  } catch {
    if (encoding !== 'utf-8' || bytes.includes(0)) return err(REFUSED)
    const old = decodeOld(bytes)
    return old
      ? ok({ text: old.text, note: `Tệp dùng bảng mã ${old.encoding}, đã chuyển sang Unicode.` })
      : err(REFUSED)
  }
}

function unicodeOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, 2000)
  const zeros = (odd: number) => head.filter((byte, at) => byte === 0 && at % 2 === odd).length
  if (bytes.length % 2 === 0 && zeros(1) > head.length / 8 && zeros(0) === 0) return 'utf-16le'
  if (bytes.length % 2 === 0 && zeros(0) > head.length / 8 && zeros(1) === 0) return 'utf-16be'
  return 'utf-8'
}

/** A number line and a date line have wide blanks of their own: they are no columns. */
const BLANKS = /^\s*số\s*:?|ngày\s+\d{0,2}\s*tháng|\.{4}|…/iu

/** The cells of a row; one as wide as the row above keeps its empty ends ("Việc[tab]Ai[tab]"). */
function tabbed(row: string, width: number | undefined): readonly string[] | undefined {
  const all = row.split('\t').map((cell) => cell.trim())
  if (all.length >= 3 && all.length === width && all.some((cell) => cell !== '')) return all
  // Columns set with blanks: only where the first is a number or "TT", as of a table.
  const spaced = row.trim().split(/ {3,}/u)
  if (spaced.length >= 3 && /^(?:s?tt|\d{1,2}[.)]?)$/iu.test(spaced[0] ?? '')) return spaced
  const cells = row.trim().split('\t')
  return cells.length >= 3 ? cells.map((cell) => cell.trim()) : undefined
}

/**
 * "Nơi nhận:      TM. ỦY BAN NHÂN DÂN": the left column first, the right one after it. Rows of a table come as cells
 * when they are divided by tabs.
 */
export function splitColumns(rows: readonly string[], page: number | null = null): readonly SourceLine[] {
  const lines: SourceLine[] = []
  let right: SourceLine[] = []
  const flush = () => {
    lines.push(...right)
    right = []
  }
  for (const [at, row] of rows.entries()) {
    const line = { line: at + 1, page }
    const cells = tabbed(row, lines.at(-1)?.cells?.length)
    if (cells) {
      flush()
      lines.push({ ...line, text: row.trim(), cells })
      continue
    }
    const parts = BLANKS.test(row) ? [row.trim()] : row.trim().split(/ {4,}|\t/u)
    const onRight = parts.length === 1 && /^\s{30,}\S/u.test(row) && right.length > 0
    const [first = '', ...rest] = parts
    if (onRight) right.push({ ...line, text: first })
    else {
      const item = /^\s*(?:[-+–]|lưu|nơi nhận|$)/iu.test(row)
      if (right.length > 0 && rest.length === 0 && !item) flush()
      lines.push({ ...line, text: first })
      for (const text of rest) right.push({ ...line, text: text.trim() })
    }
  }
  flush()
  return lines
}
