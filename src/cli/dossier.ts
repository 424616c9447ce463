// `doithoai dossier`: every paper of a conference in one ZIP.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { unwritten, writeWhole } from '../kit/whole.ts'
import { workerPool } from '../kit/workers.ts'
import { dossierOf, dossierZip } from '../paper/dossier.ts'
import { allPapers } from '../wiring.ts'
import { readLine, refused, text, usage } from './arguments.ts'
import { type Command, DONE, type Io } from './command.ts'
import { type Opened, withDatabase } from './open.ts'

const USAGE_LINE = 'dossier --conference MÃ -o TỆP.zip [--data THƯ_MỤC]'

async function write(io: Io, { db, clock }: Opened, conference: string, file: string): Promise<number> {
  const row = await db.read
    .selectFrom('conference')
    .select(['commune_id', 'title'])
    .where('id', '=', conference)
    .executeTakeFirst()
  if (!row)
    return refused(io, { message: `Không có hội nghị mang mã ${conference}. Xem: doithoai conference list.` })
  const dossier = await dossierOf(db.read, allPapers(), {
    commune: row.commune_id,
    conference,
    title: row.title,
    today: clock.today(),
  })
  if (!dossier.ok) return refused(io, dossier.error)
  const workers = workerPool(1)
  try {
    await writeWhole(file, dossierZip(db, workers, dossier.value))
  } catch (error) {
    return refused(io, { message: unwritten(file, error) })
  } finally {
    await workers.close()
  }
  const { issued, drafts, scans } = dossier.value
  io.out(`Hồ sơ ${issued} văn bản, ${drafts} dự thảo và mẫu, ${scans} bản ký: ${file}`)
  return DONE
}

export const command: Command = {
  name: 'dossier',
  usage: USAGE_LINE,
  summary: 'Đóng mọi văn bản của một hội nghị (kèm dự thảo, bản ký) thành một tệp ZIP có mục lục',
  async run(args, io) {
    const option = { type: 'string' } as const
    const line = readLine(args, {
      conference: option,
      output: { type: 'string', short: 'o' },
      data: option,
    })
    if (!line.ok) return usage(io, line.error, USAGE_LINE)
    const { values } = line.value
    const [conference, output] = [text(values.conference), text(values.output)]
    if (conference === undefined || output === undefined)
      return usage(io, 'Thiếu --conference hoặc -o TỆP.', USAGE_LINE)
    const file = path.resolve(io.cwd, output)
    if (existsSync(file))
      return refused(io, { message: `Đã có tệp ${output}. Hãy chọn tên khác hoặc xóa tệp đó trước.` })
    if (!existsSync(path.dirname(file)))
      return refused(io, { message: `Không có thư mục ${path.dirname(file)}.` })
    return withDatabase(io, text(values.data), (opened) => write(io, opened, conference, file))
  },
}
