// `doithoai regulation`: list the regulations shipped, check a regulation file, read a plan back as a draft.
import path from 'node:path'
import { readTextFile } from '../calendar/library.ts'
import { ISSUER } from '../regulation/codes.ts'
import { regulationIds, shippedRegulation } from '../regulation/library.ts'
import { readRegulation } from '../regulation/regulation.form.ts'
import { readLine, refused, table, text, usage } from './arguments.ts'
import { type Command, DONE, type Io, REFUSED } from './command.ts'
import { readCommand } from './regulation-read.ts'

const USAGE_LINE =
  'regulation list | regulation check TỆP | regulation read KẾ_HOẠCH [-o NHÁP.yaml] [--expected BẢNG.json]  [--json]'

function list(io: Io, json: boolean): number {
  const all = regulationIds().map(shippedRegulation)
  const rows = all.map((each) => ({
    id: each.id,
    title: each.title,
    version: each.version,
    issuer: each.issuer,
    commune: each.commune.name,
    validFrom: each.valid_from,
    validTo: each.valid_to ?? null,
    rules: each.rules.length,
  }))
  const cells = rows.map((row) => [row.id, row.commune, ISSUER[row.issuer], String(row.rules), row.title])
  io.out(
    json
      ? JSON.stringify(rows, null, 1)
      : table([['Mã', 'Xã', 'Cơ quan ban hành', 'Quy tắc', 'Tên'], ...cells]),
  )
  return DONE
}

function check(file: string, io: Io, json: boolean): number {
  const content = readTextFile(path.resolve(io.cwd, file))
  if (!content.ok) return refused(io, content.error)
  const read = readRegulation(content.value)
  if (json)
    io.out(
      JSON.stringify(
        read.ok
          ? { ok: true, id: read.value.id, title: read.value.title, errors: [] }
          : { ok: false, errors: read.error },
        null,
        1,
      ),
    )
  if (read.ok) {
    if (!json)
      io.out(
        `${file}: đúng. ${read.value.title}, phiên bản ${read.value.version}, ${read.value.rules.length} quy tắc.`,
      )
    return DONE
  }
  for (const error of read.error)
    io.err(`${file}:${error.line}: ${error.path ? `${error.path}: ` : ''}${error.message}`)
  io.err(`${file}: có ${read.error.length} lỗi; không có gì thay đổi.`)
  return REFUSED
}

export const command: Command = {
  name: 'regulation',
  usage: USAGE_LINE,
  summary:
    'Liệt kê quy chế có sẵn; kiểm tra một tệp quy chế; đọc một kế hoạch (.docx, .txt, PDF) thành bản nháp quy chế',
  async run(args, io) {
    const options = {
      json: { type: 'boolean' },
      output: { type: 'string', short: 'o' },
      expected: { type: 'string' },
    } as const
    const line = readLine(args, options, 2)
    if (!line.ok) return usage(io, line.error, USAGE_LINE)
    const [what, file] = line.value.positionals
    const json = line.value.values.json === true
    if (what === 'list' && file === undefined) return list(io, json)
    if (what === 'check' && file !== undefined) return check(file, io, json)
    if (what === 'read' && file !== undefined)
      return readCommand(
        file,
        { output: text(line.value.values.output), expected: text(line.value.values.expected) },
        io,
        json,
      )
    const known = what === 'check' || what === 'read'
    return usage(io, known ? 'Thiếu tên tệp.' : 'Nêu việc cần làm: list, check hoặc read.', USAGE_LINE)
  },
}
