// The calendar files on disk: the one shipped with the product and any file a person names.
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { err, ok, type Problem, type Result } from '../kit/result.ts'
import { ROOT } from '../kit/root.ts'
import { readCalendar } from './calendar.form.ts'
import type { Calendar } from './calendar.ts'
import { LARGEST_FILE, lineErrorText } from './lines.ts'

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'không có tệp này',
  EACCES: 'không được phép đọc',
  ENOTDIR: 'đường dẫn sai',
  ENAMETOOLONG: 'tên quá dài',
}

/** The text of a file a person named, or why it cannot be read. */
export function readTextFile(file: string): Result<string, Problem> {
  try {
    const stat = statSync(file)
    if (!stat.isFile())
      return err({
        message: `${file}: đây không phải tệp văn bản (thư mục hoặc thiết bị). Nêu tên một tệp YAML.`,
      })
    if (stat.size > LARGEST_FILE * 2)
      return err({ message: `${file}: tệp quá lớn (${stat.size} byte); chọn đúng tệp YAML.` })
    return ok(readFileSync(file, 'utf8'))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return err({
      message: `${file}: ${REASONS[code] ?? `không đọc được (${code || String(error)})`}. Kiểm tra lại đường dẫn.`,
    })
  }
}

export function loadCalendar(file: string): Result<Calendar, Problem> {
  const text = readTextFile(file)
  if (!text.ok) return text
  const read = readCalendar(text.value)
  if (read.ok) return read
  const details = read.error.map(lineErrorText)
  return err({ message: `${file}: tệp lịch có ${details.length} lỗi.`, details })
}

let standard: Calendar | undefined

/** calendars/vn.yaml. Broken only when the installation is broken, hence the throw. */
export function standardCalendar(): Calendar {
  if (standard) return standard
  const loaded = loadCalendar(path.join(ROOT, 'calendars', 'vn.yaml'))
  if (!loaded.ok) throw new Error([loaded.error.message, ...(loaded.error.details ?? [])].join('\n'))
  standard = loaded.value
  return standard
}
