// What a packed list that cannot be opened tells the person who sent it.
import { err, ok, type Result } from '../../kit/result.ts'
import { unzip } from '../../kit/unzip.ts'
import { MAX_UNPACKED } from './row.ts'

export const BROKEN = {
  message: 'Tệp bị hỏng hoặc tải về chưa trọn. Hãy mở bằng Word, Excel, lưu lại rồi gửi tệp mới.',
} as const

/** The wanted parts of the package by name. */
export function unpack(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): Result<ReadonlyMap<string, Uint8Array>> {
  const parts = unzip(bytes, wanted, MAX_UNPACKED)
  if (parts.ok) return ok(parts.value)
  switch (parts.error) {
    case 'locked':
      return err({ message: 'Tệp có mật khẩu. Hãy bỏ mật khẩu (Lưu thành, không đặt mật khẩu) rồi gửi lại.' })
    case 'too_much':
      return err({
        message: `Tệp nén phình quá ${MAX_UNPACKED / 1024 / 1024} MB khi mở: không phải danh sách ý kiến. Hãy chép các dòng sang tệp mới.`,
      })
    case 'broken':
      return err(BROKEN)
  }
}
