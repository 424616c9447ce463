// Opens the database named by the settings and brings it up to date, with words that say what to do when it cannot.
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Db } from './db.ts'
import { migrate } from './migrate.ts'
import { openSqlite } from './sqlite.ts'

export interface DatabaseSettings {
  readonly databaseUrl?: string | undefined
  readonly dataDir: string
}

/** A database that cannot be used; the message says what happened and what to do. */
export class DatabaseUnavailable extends Error {}

export const DATABASE_FILE = 'doithoai.sqlite'

export async function openDatabase(settings: DatabaseSettings, now: string): Promise<Db> {
  const db = await open(settings)
  try {
    await migrate(db, now)
    return db
  } catch (error) {
    await db.close().catch(() => {})
    throw explain(error, settings)
  }
}

async function open(settings: DatabaseSettings): Promise<Db> {
  // The driver of the other database is not loaded: a laptop has no use for it.
  if (settings.databaseUrl) return (await import('./postgres.ts')).openPostgres(settings.databaseUrl)
  try {
    mkdirSync(settings.dataDir, { recursive: true })
    accessSync(settings.dataDir, constants.W_OK)
    const file = path.join(settings.dataDir, DATABASE_FILE)
    if (existsSync(file)) accessSync(file, constants.W_OK)
    return openSqlite(file)
  } catch (error) {
    throw explain(error, settings)
  }
}

function explain(error: unknown, settings: DatabaseSettings): Error {
  const reason = error instanceof Error ? error : new Error(String(error))
  const where = settings.databaseUrl
    ? 'PostgreSQL (DATABASE_URL)'
    : path.join(settings.dataDir, DATABASE_FILE)
  const code = 'code' in reason ? String(reason.code) : ''
  const text = `${code} ${reason.message}`
  const advice = (
    [
      [
        /EACCES|EROFS|readonly|READONLY/i,
        'thư mục hoặc tệp chỉ đọc: cấp quyền ghi cho tài khoản chạy chương trình, hoặc chọn thư mục khác bằng --data',
      ],
      [
        /25006|read-only transaction/i,
        'máy chủ chỉ cho đọc (bản sao dự phòng, hoặc đặt chế độ chỉ đọc): nối tới máy chủ chính trong DATABASE_URL',
      ],
      [
        /unable to open database file|CANTOPEN|EISDIR/i,
        'đường dẫn này là một thư mục, không phải tệp, hoặc không mở được: chuyển nó đi nơi khác, hoặc chọn thư mục khác bằng --data',
      ],
      [/ENOTDIR|EEXIST/, 'đường dẫn này là một tệp, không phải thư mục: chọn thư mục khác bằng --data'],
      [
        /locked|SQLITE_BUSY/i,
        'một chương trình khác đang giữ cơ sở dữ liệu: dừng chương trình đó rồi chạy lại',
      ],
      [
        /not a database|malformed|NOTADB|CORRUPT/i,
        'tệp không phải cơ sở dữ liệu hoặc đã hỏng: khôi phục từ bản sao lưu (doithoai restore)',
      ],
      [
        /ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|timeout/i,
        'không nối được tới máy chủ: kiểm tra máy chủ đã chạy, địa chỉ và cổng trong DATABASE_URL',
      ],
      [/28P01|28000|password authentication/i, 'sai tên hoặc mật khẩu trong DATABASE_URL'],
      [/3D000/, 'cơ sở dữ liệu chưa được tạo: tạo bằng createdb rồi chạy lại'],
      [/ENOSPC|full/i, 'đĩa đã đầy: giải phóng chỗ rồi chạy lại'],
    ] as const
  ).find(([pattern]) => pattern.test(text))
  return new DatabaseUnavailable(
    `Không mở được cơ sở dữ liệu ${where}: ${advice ? advice[1] : reason.message}`,
  )
}
