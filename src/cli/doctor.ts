// `doithoai doctor`: is this installation healthy? Each line says what was looked at and what to do.
import { statfsSync } from 'node:fs'
import { sql } from 'kysely'
import { verifyLedger } from '../ledger/ledger.ts'
import { readLine, usage } from './arguments.ts'
import { type Command, DONE, REFUSED } from './command.ts'
import { withDatabase } from './open.ts'

const USAGE_LINE = 'doctor [--data THƯ_MỤC]'
const LOW_BYTES = 1_000_000_000

export const command: Command = {
  name: 'doctor',
  usage: USAGE_LINE,
  summary: 'Kiểm tra sức khỏe: cơ sở dữ liệu, nhật ký, chỗ trống trên đĩa, tin chưa gửi được',
  async run(args, io) {
    const line = readLine(args, { data: { type: 'string' } })
    if (!line.ok) return usage(io, line.error, USAGE_LINE)
    const { data } = line.value.values
    return withDatabase(io, typeof data === 'string' ? data : undefined, async ({ db, settings }) => {
      const lines: [boolean, string][] = [[true, `Node ${process.version}`]]
      lines.push([
        true,
        db.dialect === 'sqlite' ? `SQLite tại ${settings.dataDir}` : 'PostgreSQL theo DATABASE_URL',
      ])
      if (db.dialect === 'sqlite') {
        const journal = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(db.read)
        const sync = await sql<{ synchronous: number }>`pragma synchronous`.execute(db.read)
        lines.push([
          journal.rows[0]?.journal_mode === 'wal' && sync.rows[0]?.synchronous === 2,
          'Ghi bền: WAL, synchronous=FULL',
        ])
        const space = statfsSync(settings.dataDir)
        const free = Number(space.bavail) * Number(space.bsize)
        lines.push([free > LOW_BYTES, `Chỗ trống trên đĩa: ${Math.floor(free / 1_000_000)} MB`])
      }
      const ledger = await verifyLedger(db.read, [])
      lines.push([
        ledger.faults.length === 0,
        `Nhật ký: ${ledger.entries} bút toán, ${ledger.faults.length} lỗi`,
      ])
      const stuck = await db.read
        .selectFrom('outbox')
        .select((eb) => eb.fn.countAll().as('n'))
        .where('sent_at', 'is', null)
        .where('attempts', '>', 3)
        .executeTakeFirst()
      lines.push([Number(stuck?.n ?? 0) === 0, `Tin gửi nhiều lần chưa được: ${Number(stuck?.n ?? 0)}`])
      for (const [fine, words] of lines) io.out(`${fine ? 'Tốt ' : 'LỖI '} ${words}`)
      return lines.every(([fine]) => fine) ? DONE : REFUSED
    })
  },
}
