// Text files as they come from offices: the encoding told by the bytes, fields by whichever separator the file uses.
// No meaning of a cell is known here.
import { err, ok, type Result } from './result.ts'

const SEPARATORS = [',', ';', '\t', '|'] as const

/** UTF-8 with or without its mark, UTF-16 of both byte orders; anything else is refused, not guessed. */
export function decodeText(bytes: Uint8Array): Result<string> {
  const encoding = encodingOf(bytes)
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    if (text.includes('\0')) return err({ message: 'Đây không phải tệp văn bản: có byte trống bên trong.' })
    return ok(text.replace(/\r\n?/g, '\n'))
  } catch {
    return err({
      message:
        'Không đọc được chữ trong tệp: bảng mã không phải UTF-8 hay UTF-16 (có thể là TCVN3, VNI). Hãy lưu lại dạng UTF-8 rồi gửi.',
    })
  }
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, 2000)
  const zeros = (odd: number) => head.filter((byte, at) => byte === 0 && at % 2 === odd).length
  if (bytes.length % 2 === 0 && zeros(1) > head.length / 8 && zeros(0) === 0) return 'utf-16le'
  if (bytes.length % 2 === 0 && zeros(0) > head.length / 8 && zeros(1) === 0) return 'utf-16be'
  return 'utf-8'
}

export interface Records {
  /** Numbered as a spreadsheet numbers them. */
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[]
  /** The line of a quote that never closes. */
  readonly open: number | undefined
}

/** The readings worth trying, the likeliest separator first. */
export function* delimitedRecords(text: string): Generator<Records> {
  const named = /^sep=(.)\n/i.exec(text)
  const body = named ? text.slice(named[0].length) : text
  const offset = named ? 1 : 0
  const sample = body.slice(0, 20_000)
  const order = named?.[1]
    ? [named[1]]
    : [...SEPARATORS].sort((a, b) => sample.split(b).length - sample.split(a).length)
  for (const separator of order) {
    const { rows, open } = records(body, separator)
    yield {
      rows: rows.map((cells, at) => ({ number: at + 1 + offset, cells })),
      open: open === undefined ? undefined : open + offset,
    }
  }
}

/** Blanks before a quote; looking through a long cell at each of its quotes would take for ever. */
const MOST_BLANK = 100

/** RFC 4180, with any separator. */
function records(text: string, separator: string): { rows: string[][]; open: number | undefined } {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let line = 1
  let opened: number | undefined
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string
    if (char === '\n') line += 1
    if (opened !== undefined) {
      if (char !== '"') cell += char
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else opened = undefined
    } else if (char === '"' && cell.length < MOST_BLANK && cell.trim() === '') {
      cell = ''
      opened = line
    } else if (char === separator) {
      row.push(cell)
      cell = ''
    } else if (char === '\n') {
      rows.push([...row, cell])
      row = []
      cell = ''
    } else cell += char
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell])
  return { rows, open: opened }
}
