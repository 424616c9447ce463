// `doithoai backup`: a copy of the running database in one file, and beside it a manifest with its digest and the
// ledger's anchors.
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { anchors } from '../ledger/ledger.ts'
import { readLine, refused, usage } from './arguments.ts'
import { type Command, DONE } from './command.ts'
import { withDatabase } from './open.ts'

const USAGE_LINE = 'backup TỆP [--data THƯ_MỤC]'

export async function fileDigest(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

export const command: Command = {
  name: 'backup',
  usage: USAGE_LINE,
  summary: 'Sao lưu cơ sở dữ liệu đang chạy vào một tệp, kèm tệp kê khai có mốc neo nhật ký',
  async run(args, io) {
    const line = readLine(args, { data: { type: 'string' } }, 1)
    if (!line.ok) return usage(io, line.error, USAGE_LINE)
    const given = line.value.positionals[0]
    if (given === undefined) return usage(io, 'Thiếu tên tệp sao lưu.', USAGE_LINE)
    const file = path.resolve(io.cwd, given)
    if (existsSync(file))
      return refused(io, { message: `Đã có ${file}. Chọn tên khác để không ghi đè bản sao lưu cũ.` })
    if (!existsSync(path.dirname(file)))
      return refused(io, { message: `Không có thư mục ${path.dirname(file)}.` })
    const { data } = line.value.values
    return withDatabase(io, typeof data === 'string' ? data : undefined, async ({ db, clock }) => {
      try {
        await db.backup(file)
        const manifest = {
          created: clock.now().toString(),
          size: statSync(file).size,
          sha256: await fileDigest(file),
          anchors: await anchors(db.read),
        }
        writeFileSync(`${file}.json`, `${JSON.stringify(manifest, null, 1)}\n`)
      } catch (error) {
        rmSync(file, { force: true })
        throw error
      }
      io.out(`Đã sao lưu vào ${file} (kê khai: ${file}.json)`)
      return DONE
    })
  },
}
