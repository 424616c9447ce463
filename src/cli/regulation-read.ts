// `doithoai regulation read`: a plan of another commune is read and its rules proposed, each with the words it was read
// from; -o writes them as the draft of a regulation. Nothing is adopted.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { err, ok, type Result } from '../kit/result.ts'
import { draftFrom } from '../regulation/reading/draft.ts'
import { MAX_PLAN_BYTES, type PlanFile, readPlanFile } from '../regulation/reading/open.ts'
import type { Found, PlanReading } from '../regulation/reading/reading.ts'
import { refused } from './arguments.ts'
import { DONE, type Io } from './command.ts'
import { measured, tableAt } from './regulation-measured.ts'

function fileAt(io: Io, given: string): Result<PlanFile> {
  const file = path.resolve(io.cwd, given)
  const stat = statSync(file, { throwIfNoEntry: false })
  if (!stat) return err({ message: `Không có tệp ${given}. Kiểm tra lại đường dẫn.` })
  if (!stat.isFile()) return err({ message: `${given} không phải một tệp.` })
  if (stat.size > MAX_PLAN_BYTES)
    return err({ message: `${given} lớn hơn 10 MB. Hãy bỏ ảnh trong tệp, hoặc chỉ gửi phần kế hoạch.` })
  try {
    return ok({ name: path.basename(file), bytes: new Uint8Array(readFileSync(file)) })
  } catch {
    return err({ message: `Không đọc được ${given}: hãy xem quyền đọc tệp.` })
  }
}

const at = (found: { readonly line: number; readonly page: number | null }) =>
  found.page === null ? `dòng ${found.line}` : `trang ${found.page} dòng ${found.line}`

function short(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 160 ? `${text.slice(0, 159)}…` : text
}

function show(io: Io, reading: PlanReading): void {
  const line = (found: Found) =>
    `${found.field} = ${short(found.value)}\n    ${at(found)}: “${short(found.quote)}” (${found.reason})`
  for (const found of reading.found) io.out(line(found))
  for (const note of reading.notes) io.err(`Chú ý: ${note}`)
  for (const { field, reason } of reading.missing) io.err(`Còn thiếu ${field}: ${reason}`)
  for (const unread of reading.unread)
    io.err(`Chưa đọc được (${at(unread)}; ${unread.reason}): “${unread.sentence}”`)
  const rules = reading.found.filter((found) => found.field.startsWith('rules[')).length
  io.out(
    `\n${reading.found.length} giá trị, trong đó ${rules} quy tắc; còn thiếu ${reading.missing.length} mục; ${reading.unread.length} câu chưa đọc được. Hãy đối chiếu từng câu với bản in trước khi dùng.`,
  )
}

function write(io: Io, given: string, draft: string): Result<void> {
  const file = path.resolve(io.cwd, given)
  if (existsSync(file))
    return err({ message: `Đã có tệp ${given}. Hãy chọn tên khác hoặc xóa tệp đó trước.` })
  try {
    writeFileSync(file, draft, { flag: 'wx' })
    return ok()
  } catch {
    return err({ message: `Không ghi được ${given}: hãy xem thư mục có tồn tại và được phép ghi không.` })
  }
}

interface Wanted {
  /** Where the draft is written. */
  readonly output: string | undefined
  /** The table made by hand the reading is measured by. */
  readonly expected: string | undefined
}

export async function readCommand(given: string, wanted: Wanted, io: Io, json: boolean): Promise<number> {
  const { output } = wanted
  const file = fileAt(io, given)
  if (!file.ok) return refused(io, file.error)
  const table = wanted.expected === undefined ? undefined : tableAt(io, wanted.expected, given)
  if (table && !table.ok) return refused(io, table.error)
  const reading = await readPlanFile(file.value)
  if (!reading.ok) return refused(io, reading.error)
  const draft = draftFrom(reading.value)
  if (output !== undefined) {
    const written = write(io, output, draft)
    if (!written.ok) return refused(io, written.error)
  }
  if (table?.ok) return measured(reading.value, table.value, io, json)
  const { found, unread, missing, notes } = reading.value
  if (json) io.out(JSON.stringify({ found, unread, missing, notes, draft }, null, 1))
  else show(io, reading.value)
  if (output !== undefined && !json)
    io.out(
      `Đã ghi bản nháp vào ${output}. Điền chỗ “CẦN ĐIỀN”, rồi kiểm tra: doithoai regulation check ${output}`,
    )
  return DONE
}
