// Numbered migrations: migrations/0001_name.sql, one schema for both databases. The few words that differ are
// written in capitals: BYTES (blob/bytea), SORTED (text compared byte by byte), STRICT (SQLite's strict tables).
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { sha256 } from '../id.ts'
import { ROOT } from '../root.ts'
import type { Db, Trx } from './db.ts'

interface Migration {
  readonly name: string
  readonly text: string
}

export function migrations(): readonly Migration[] {
  const dir = path.join(ROOT, 'migrations')
  return readdirSync(dir)
    .filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name))
    .sort()
    .map((name) => ({ name: name.replace('.sql', ''), text: readFileSync(path.join(dir, name), 'utf8') }))
}

/** The statements of a migration in the words of one database. */
export function statements(text: string, dialect: Db['dialect']): readonly string[] {
  const words: Record<string, string> =
    dialect === 'sqlite'
      ? { BYTES: 'blob', SORTED: 'text', STRICT: 'strict', BIGINT: 'integer' }
      : { BYTES: 'bytea', SORTED: 'text collate "C"', STRICT: '', BIGINT: 'bigint' }
  return text
    .replace(/^--.*$/gm, '')
    .split(/;\s*$/m)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .filter((part) => !part.startsWith('@') || part.startsWith(`@${dialect}`))
    .map((part) =>
      part
        .replace(/^@\w+\s+/, '')
        .replace(/\b(BYTES|SORTED|STRICT|BIGINT)\b/g, (word) => words[word] ?? word),
    )
}

export class MigrationError extends Error {}

/** Applies what is missing, each migration in one transaction. Refuses a database that is newer or whose history was changed. */
export async function migrate(db: Db, now: string): Promise<readonly string[]> {
  const known = migrations()
  await db.act('schema', async (trx) => {
    await sql`create table if not exists schema_migration (name text primary key, digest text not null, applied_at text not null)`.execute(
      trx,
    )
  })
  const applied = await db.read.selectFrom('schema_migration').selectAll().orderBy('name').execute()
  for (const row of applied) {
    const mine = known.find((migration) => migration.name === row.name)
    if (!mine)
      throw new MigrationError(
        `Cơ sở dữ liệu mới hơn chương trình (có bước ${row.name}). Hãy cập nhật chương trình rồi chạy lại; dữ liệu chưa bị thay đổi.`,
      )
    if (sha256(mine.text) !== row.digest)
      throw new MigrationError(
        `Bước nâng cấp ${row.name} không khớp với bước đã chạy trên cơ sở dữ liệu này.`,
      )
  }
  const done: string[] = []
  for (const migration of known.filter(({ name }) => !applied.some((row) => row.name === name))) {
    await db.act('schema', (trx) => apply(trx, db.dialect, migration, now))
    done.push(migration.name)
  }
  return done
}

async function apply(trx: Trx, dialect: Db['dialect'], migration: Migration, now: string): Promise<void> {
  const already = await trx
    .selectFrom('schema_migration')
    .select('name')
    .where('name', '=', migration.name)
    .executeTakeFirst()
  if (already) return
  for (const statement of statements(migration.text, dialect)) await sql.raw(statement).execute(trx)
  await trx
    .insertInto('schema_migration')
    .values({ name: migration.name, digest: sha256(migration.text), applied_at: now })
    .execute()
}
