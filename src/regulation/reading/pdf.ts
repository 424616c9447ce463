// A PDF's bytes → lines: pieces of text put in rows by where they stand on the page. A PDF that is only pictures has no
// text and is refused; nothing is recognised from pictures.
import { getDocumentProxy } from 'unpdf'
import { convertOld } from '../../kit/old-text.ts'
import { err, ok, type Problem, type Result } from '../../kit/result.ts'
import { splitColumns } from './text.ts'
import type { Source, SourceLine } from './source.ts'

const MAX_PAGES = 200
const MIN_LETTERS = 40

interface Piece {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
}

const BROKEN = {
  message: 'Tệp PDF bị hỏng hoặc tải về chưa trọn. Hãy mở thử, lưu lại rồi gửi tệp mới.',
  status: 422,
} as const
const LOCKED = {
  message: 'Tệp PDF có mật khẩu. Hãy lưu lại bản không có mật khẩu rồi gửi.',
  status: 422,
} as const
const PICTURES = {
  message:
    'Tệp PDF chỉ có hình chụp, không có chữ. Hãy gửi bản Word (.docx) hoặc PDF xuất từ Word; bản chụp phải nhận dạng chữ trước.',
  status: 422,
} as const

export async function pdfSource(bytes: Uint8Array): Promise<Result<Source, Problem>> {
  const document = await open(bytes)
  if (!document.ok) return document
  try {
    if (document.value.numPages > MAX_PAGES)
      return err({ message: `Tệp PDF dài hơn ${MAX_PAGES} trang, không phải một kế hoạch.`, status: 413 })
    const lines: SourceLine[] = []
    for (let number = 1; number <= document.value.numPages; number++) {
      const page = await document.value.getPage(number)
      const content = await page.getTextContent()
      const pieces = content.items.flatMap((item) => ('str' in item ? [pieceOf(item)] : []))
      lines.push(...splitColumns(rowsOf(pieces), number))
    }
    const letters = lines.reduce((sum, line) => sum + (line.text.match(/\p{L}/gu)?.length ?? 0), 0)
    if (letters < MIN_LETTERS) return err(PICTURES)
    return ok(converted(lines))
  } catch {
    return err(BROKEN)
  } finally {
    await document.value.loadingTask.destroy()
  }
}

async function open(bytes: Uint8Array) {
  try {
    return ok(await getDocumentProxy(new Uint8Array(bytes), { stopAtErrors: true, verbosity: 0 }))
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    return err<Problem>(name === 'PasswordException' ? LOCKED : BROKEN)
  }
}

function pieceOf(item: { str: string; transform: unknown[]; width: number; height: number }): Piece {
  const [a = 0, b = 0, , , x = 0, y = 0] = item.transform.map(Number)
  return { text: item.str, x, y, width: item.width, size: Math.hypot(a, b) || item.height || 12 }
}

/** Pieces on one height are a row; a wide blank between two is kept as a wide blank. */
function rowsOf(pieces: readonly Piece[]): readonly string[] {
  const rows: Piece[][] = []
  for (const piece of pieces.filter((each) => each.text.trim() !== '').sort((p, q) => q.y - p.y || p.x - q.x)) {
    const row = rows.at(-1)
    const [head] = row ?? []
    if (row && head && Math.abs(head.y - piece.y) < Math.max(2, piece.size * 0.35)) row.push(piece)
    else rows.push([piece])
  }
  return rows.map((row) => rowText(row.sort((p, q) => p.x - q.x)))
}

const WIDE = 2.4

function rowText(row: readonly Piece[]): string {
  let text = ''
  let end: number | undefined
  for (const piece of row) {
    const gap = end === undefined ? 0 : piece.x - end
    if (gap > piece.size * WIDE) text += '      '
    else if (gap > piece.size * 0.12 && !text.endsWith(' ')) text += ' '
    text += piece.text
    end = piece.x + piece.width
  }
  return text
}

function converted(lines: readonly SourceLine[]): Source {
  const whole = convertOld(lines.map((line) => line.text).join('\n'))
  const texts = whole.text.normalize('NFC').split('\n')
  return {
    format: 'pdf',
    lines: whole.encoding === null ? lines.map((line) => ({ ...line, text: line.text.normalize('NFC') })) : lines.map((line, at) => ({ ...line, text: texts[at] ?? '' })),
    notes: whole.encoding === null ? [] : [`Chữ dùng bảng mã ${whole.encoding}, đã chuyển sang Unicode.`],
  }
}
