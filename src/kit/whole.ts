// Files written whole or not at all: beside their place first, then moved into it. A full disk leaves nothing behind.
import { open, rename, rm } from 'node:fs/promises'

/** Rejects with the system's error; then neither the file nor a piece of it is there. */
export async function writeWhole(
  file: string,
  parts: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  const piece = `${file}.${process.pid}.dang-ghi`
  try {
    const handle = await open(piece, 'wx')
    try {
      for await (const part of parts) await handle.writeFile(part)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(piece, file)
  } catch (error) {
    await rm(piece, { force: true })
    throw error
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'ổ đĩa đã đầy. Hãy giải phóng chỗ hoặc chọn ổ khác',
  EFBIG: 'tệp lớn hơn mức ổ đĩa hoặc tài khoản này cho phép. Hãy chọn ổ khác',
  EDQUOT: 'đã hết hạn mức đĩa. Hãy giải phóng chỗ hoặc chọn ổ khác',
  EACCES: 'không có quyền ghi vào thư mục đó. Hãy chọn thư mục khác',
  EPERM: 'không có quyền ghi vào thư mục đó. Hãy chọn thư mục khác',
  EROFS: 'ổ đĩa chỉ cho đọc. Hãy chọn ổ khác',
  ENOENT: 'không có thư mục đó. Hãy tạo thư mục trước',
}

/** Why a file could not be written, in words; nothing half-written is left. */
export function unwritten(file: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = REASONS[code] ?? (error instanceof Error ? error.message : String(error))
  return `Không ghi được tệp ${file}: ${reason}. Không có tệp dở dang nào để lại.`
}
