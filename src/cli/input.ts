// Lines given to a command: from a file, or from standard input.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { text as readAll } from 'node:stream/consumers'
import { err, ok, type Result } from '../kit/result.ts'
import type { Io } from './command.ts'

const LARGEST = 50 * 1024 * 1024

/** The lines that are not empty, with their numbers. */
export async function inputLines(
  io: Io,
  file: string | undefined,
): Promise<Result<readonly { number: number; text: string }[]>> {
  let text: string
  try {
    text =
      file === undefined ? await readAll(process.stdin) : readFileSync(path.resolve(io.cwd, file), 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    return err({
      message:
        code === 'ENOENT' ? `Không có tệp ${file}.` : `Không đọc được ${file}: hãy chọn một tệp văn bản.`,
    })
  }
  if (text.length > LARGEST) return err({ message: 'Tệp quá lớn (hơn 50 MB). Hãy chia nhỏ.' })
  if (text.includes('\0'))
    return err({ message: 'Đây không phải tệp văn bản. Hãy lưu dưới dạng văn bản UTF-8.' })
  return ok(
    text
      .replace(/^\ufeff/, '')
      .split('\n')
      .map((line, at) => ({ number: at + 1, text: line.trim() }))
      .filter((line) => line.text !== ''),
  )
}
