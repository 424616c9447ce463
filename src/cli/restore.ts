// `doithoai restore`: puts a backup in place of the database; the database that was there is kept beside it.
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { DATABASE_FILE } from '../kit/db/open.ts'
import { readSettings } from '../settings.ts'
import { readLine, refused, usage } from './arguments.ts'
import { fileDigest } from './backup.ts'
import { type Command, DONE } from './command.ts'

const USAGE_LINE = 'restore TỆP [--data THƯ_MỤC]'

/** Why the file cannot be restored; undefined when it is whole. */
async function problemOf(file: string): Promise<string | undefined> {
  const manifest = `${file}.json`
  if (existsSync(manifest)) {
    const { sha256 } = JSON.parse(readFileSync(manifest, 'utf8')) as { sha256?: string }
    if (sha256 !== (await fileDigest(file)))
      return 'không khớp tệp kê khai: bản sao lưu đã bị sửa hoặc chép thiếu'
  }
  try {
    const database = new DatabaseSync(file, { readOnly: true })
    try {
      const check = database.prepare('pragma integrity_check').get()
      if (check?.integrity_check !== 'ok') return 'cơ sở dữ liệu trong tệp bị hỏng'
      database.prepare('select count(*) from schema_migration').get()
    } finally {
      database.close()
    }
  } catch {
    return 'không phải bản sao lưu của Đối Thoại'
  }
  return undefined
}

export const command: Command = {
  name: 'restore',
  usage: USAGE_LINE,
  summary: 'Khôi phục cơ sở dữ liệu từ bản sao lưu; cơ sở đang có được giữ lại bên cạnh',
  async run(args, io) {
    const line = readLine(args, { data: { type: 'string' } }, 1)
    if (!line.ok) return usage(io, line.error, USAGE_LINE)
    const given = line.value.positionals[0]
    if (given === undefined) return usage(io, 'Thiếu tên tệp sao lưu.', USAGE_LINE)
    const { data } = line.value.values
    const settings = readSettings(io.env, typeof data === 'string' ? data : undefined)
    if (!settings.ok) return refused(io, settings.error)
    if (settings.value.databaseUrl)
      return refused(io, {
        message: 'Đang dùng PostgreSQL: khôi phục bằng pg_restore (xem README, mục Sao lưu).',
      })
    const file = path.resolve(io.cwd, given)
    if (!existsSync(file)) return refused(io, { message: `Không có tệp ${file}.` })
    const problem = await problemOf(file)
    if (problem)
      return refused(io, { message: `Không khôi phục: ${file} ${problem}. Dữ liệu đang có không thay đổi.` })
    const target = path.join(settings.value.dataDir, DATABASE_FILE)
    mkdirSync(settings.value.dataDir, { recursive: true })
    copyFileSync(file, `${target}.moi`)
    if (existsSync(target)) {
      const kept = `${target}.truoc-${new Date().toISOString().replace(/[:.]/g, '-')}`
      renameSync(target, kept)
      io.err(`Cơ sở cũ được giữ tại ${kept}`)
    }
    for (const side of ['-wal', '-shm']) rmSync(`${target}${side}`, { force: true })
    renameSync(`${target}.moi`, target)
    io.out(`Đã khôi phục vào ${target}`)
    return DONE
  },
}
