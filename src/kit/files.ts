// What an uploaded file really is, told by its first bytes; names and declared types are not believed.
import { err, ok, type Result } from './result.ts'

export interface FileType {
  readonly mime: string
  readonly ending: string
  /** Safe to show inside a page of ours. */
  readonly inline: boolean
}

const TYPES: readonly { readonly type: FileType; readonly starts: readonly (number | null)[] }[] = [
  { type: { mime: 'image/jpeg', ending: 'jpg', inline: true }, starts: [0xff, 0xd8, 0xff] },
  {
    type: { mime: 'image/png', ending: 'png', inline: true },
    starts: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  },
  {
    type: { mime: 'image/webp', ending: 'webp', inline: true },
    starts: [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50],
  },
  { type: { mime: 'application/pdf', ending: 'pdf', inline: false }, starts: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: { mime: 'application/zip', ending: 'zip', inline: false }, starts: [0x50, 0x4b, 0x03, 0x04] },
]

/** The type by content; an Office file is a ZIP that names its parts early. */
export function sniff(bytes: Uint8Array): FileType | undefined {
  const found = TYPES.find(({ starts }) =>
    starts.every((byte, at) => byte === null || bytes[at] === byte),
  )?.type
  if (found?.ending !== 'zip') return found
  const text = Buffer.from(bytes).toString('latin1')
  if (text.includes('word/document.xml'))
    return {
      mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      ending: 'docx',
      inline: false,
    }
  if (text.includes('xl/workbook.xml'))
    return {
      mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      ending: 'xlsx',
      inline: false,
    }
  return undefined
}

/** A photograph or document as proof or attachment. */
export function acceptAttachment(file: {
  readonly name: string
  readonly bytes: Uint8Array
}): Result<FileType> {
  const type = sniff(file.bytes)
  if (type) return ok(type)
  return err({
    message: `Tệp "${file.name}" không phải ảnh (JPG, PNG, WebP), PDF, Word (.docx) hoặc Excel (.xlsx). Hãy chọn tệp khác.`,
    status: 422,
  })
}
