// A file's bytes → its lines: what the file is, told by its bytes, not by its name. Refusals say what to do.

import { sniff } from '../../kit/files.ts'
import { err, type Problem, type Result } from '../../kit/result.ts'
import { docxSource } from './docx.ts'
import { standardLexicon } from './library.ts'
import { pdfSource } from './pdf.ts'
import { readPlan } from './plan.ts'
import type { PlanReading } from './reading.ts'
import type { Source } from './source.ts'
import { textSource } from './text.ts'

export const MAX_PLAN_BYTES = 10 * 1024 * 1024
const MAX_CHARACTERS = 400_000
const MAX_LINES = 20_000
const KINDS = 'Hãy gửi kế hoạch dạng Word (.docx), PDF có chữ hoặc văn bản (.txt).'

export interface PlanFile {
  readonly name: string
  readonly bytes: Uint8Array
}

const refuse = (message: string, status: 413 | 422 = 422): Result<never, Problem> => err({ message, status })

export async function sourceOf(file: PlanFile): Promise<Result<Source, Problem>> {
  const { bytes } = file
  if (bytes.length === 0) return refuse(`Tệp rỗng (0 byte). ${KINDS}`)
  if (bytes.length > MAX_PLAN_BYTES)
    return refuse('Tệp lớn hơn 10 MB. Hãy bỏ ảnh trong tệp, hoặc chỉ gửi phần kế hoạch.', 413)
  const source = await byKind(bytes, /\.([a-z0-9]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? '')
  if (!source.ok) return source
  const characters = source.value.lines.reduce((sum, line) => sum + line.text.length, 0)
  if (characters > MAX_CHARACTERS || source.value.lines.length > MAX_LINES)
    return refuse('Văn bản quá dài, không phải một kế hoạch. Hãy chỉ gửi phần kế hoạch.', 413)
  if (characters === 0) return refuse(`Tệp không có chữ nào. ${KINDS}`)
  return source
}

const starts = (bytes: Uint8Array, ...head: readonly number[]) => head.every((byte, at) => bytes[at] === byte)

async function byKind(bytes: Uint8Array, ending: string): Promise<Result<Source, Problem>> {
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return oldOffice(bytes, ending)
  if (starts(bytes, 0x50, 0x4b)) {
    const type = sniff(bytes)?.ending
    if (type === 'docx' || ending === 'docx') return docxSource(bytes)
    return refuse(type === 'xlsx' ? `Đây là bảng tính Excel. ${KINDS}` : `Đây là tệp nén. ${KINDS}`)
  }
  const type = sniff(bytes)?.ending
  if (type === 'pdf') return pdfSource(bytes)
  if (type) return refuse(`Đây là tệp hình ${type.toUpperCase()}. ${KINDS}`)
  if (ending === 'docx' || ending === 'pdf')
    return refuse(`Tệp mang đuôi .${ending} nhưng bên trong không phải như vậy, hoặc đã hỏng. ${KINDS}`)
  if (starts(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66))
    return refuse(`Đây là tệp RTF. Hãy mở bằng Word, lưu thành .docx rồi gửi.`)
  if (!['txt', 'text', 'md', ''].includes(ending)) return refuse(`Không đọc tệp .${ending}. ${KINDS}`)
  return textSource(bytes)
}

/** The container of Word up to 2003, and of every encrypted Office file since. */
function oldOffice(bytes: Uint8Array, ending: string): Result<never, Problem> {
  const encrypted = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))
  return encrypted || ending === 'docx'
    ? refuse('Tệp Word có mật khẩu. Hãy bỏ mật khẩu (Lưu thành, không đặt mật khẩu) rồi gửi lại.')
    : refuse('Tệp Word dạng cũ (.doc). Hãy mở bằng Word, lưu thành .docx rồi gửi.')
}

/** For a worker thread: opening a hostile file must not hold the event loop. */
export const planJob = (file: PlanFile): Promise<Result<PlanReading, Problem>> => readPlanFile(file)

/** Opens and reads a plan. */
export async function readPlanFile(file: PlanFile): Promise<Result<PlanReading, Problem>> {
  const source = await sourceOf(file)
  return source.ok ? { ok: true, value: readPlan(source.value, standardLexicon()) } : source
}
