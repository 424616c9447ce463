// Each test gets a fresh, migrated database of both kinds: a copied file, a database made from a template.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { suite } from 'node:test'
import pg from 'pg'
import type { Db } from '../src/kit/db/db.ts'
import { DATABASE_FILE, openDatabase } from '../src/kit/db/open.ts'
import { newId } from '../src/kit/id.ts'

export interface TestDatabase {
  readonly db: Db
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  drop(): Promise<void>
  /** For a database already closed by who used it. */
  dropAfterClose(): Promise<void>
}

export type DatabaseKind = 'sqlite' | 'postgres'

export const KINDS: readonly DatabaseKind[] = process.env.TEST_DATABASE_URL
  ? ['sqlite', 'postgres']
  : ['sqlite']

/** Runs the same suite on every database there is. */
export function eachDatabase(
  name: string,
  body: (open: () => Promise<TestDatabase>, kind: DatabaseKind) => void,
): void {
  for (const kind of KINDS) suite(`${name} (${kind})`, () => body(() => freshDatabase(kind), kind))
}

export async function freshDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'doithoai-test-'))
  const { TEST_SQLITE_TEMPLATE: file, TEST_POSTGRES_TEMPLATE: template } = process.env
  const databaseUrl = kind === 'postgres' ? await createPostgres(template) : undefined
  if (kind === 'sqlite' && file) copyFileSync(file, path.join(dataDir, DATABASE_FILE))
  const db = await openDatabase({ dataDir, databaseUrl }, MIGRATED_AT)
  const dropAfterClose = async () => {
    rmSync(dataDir, { recursive: true, force: true })
    if (databaseUrl)
      await admin(`drop database if exists ${new URL(databaseUrl).pathname.slice(1)} with (force)`)
  }
  return {
    db,
    dataDir,
    databaseUrl,
    dropAfterClose,
    async drop() {
      await db.close()
      await dropAfterClose()
    },
  }
}

const MIGRATED_AT = '2024-01-01T00:00:00.000Z'

/** Migrates one database of each kind, which every fresh one of this run is a copy of; resolves to what takes them away. */
export async function makeTemplates(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'doithoai-template-'))
  await (await openDatabase({ dataDir }, MIGRATED_AT)).close()
  process.env.TEST_SQLITE_TEMPLATE = path.join(dataDir, DATABASE_FILE)
  if (process.env.TEST_DATABASE_URL) {
    const databaseUrl = await createPostgres()
    await (await openDatabase({ dataDir, databaseUrl }, MIGRATED_AT)).close()
    process.env.TEST_POSTGRES_TEMPLATE = new URL(databaseUrl).pathname.slice(1)
  }
  return async () => {
    rmSync(dataDir, { recursive: true, force: true })
    const { TEST_POSTGRES_TEMPLATE: template } = process.env
    if (template) await admin(`drop database if exists ${template} with (force)`)
  }
}

async function createPostgres(template?: string): Promise<string> {
  const name = `t_${newId().replaceAll('-', '')}`
  await admin(`create database ${name}${template ? ` template ${template}` : ''}`)
  const url = new URL(process.env.TEST_DATABASE_URL as string)
  url.pathname = `/${name}`
  return url.href
}

async function admin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL })
  await client.connect()
  await client.query(statement)
  await client.end()
}
