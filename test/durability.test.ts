// What was acknowledged survives a kill: a writer process is killed while it works, and everything it had answered for
// must be there. A system-call trace shows the sync before each answer.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Db } from '../src/kit/db/db.ts'
import { openDatabase } from '../src/kit/db/open.ts'
import { openConnection } from '../src/kit/db/sqlite.ts'
import { type Actor, append, verifyLedger } from '../src/ledger/ledger.ts'
import { freshDatabase, KINDS } from './databases.ts'

const SENDERS = 16

/** The child: sixteen senders write ledger entries as fast as they can and print what was acknowledged. */
async function writer(): Promise<void> {
  const { WRITER_DIR: dataDir = '', WRITER_URL: databaseUrl, WRITER_ALONE: alone } = process.env
  const db = await openDatabase(
    { dataDir, databaseUrl: databaseUrl || undefined },
    '2024-01-01T00:00:00.000Z',
  )
  const by: Actor = {
    commune: 'xa-a',
    person: 'x',
    now: Temporal.Instant.from('2024-01-01T00:00:00Z'),
    today: Temporal.PlainDate.from('2024-01-01'),
  }
  const send = async (sender: number) => {
    for (let n = 0; n < (alone ? 20 : Number.MAX_SAFE_INTEGER); n++) {
      const id = `${sender}-${n}`
      await db.act(by.commune, (trx) => append(trx, by, 'case.progress', id))
      process.stdout.write(`ACK ${id}\n`)
    }
  }
  await Promise.all(Array.from({ length: alone ? 1 : SENDERS }, (_, sender) => send(sender)))
  await db.close()
}

if (process.env.WRITER_DIR) await writer()
else tests()

function child(dataDir: string, databaseUrl: string | undefined): ChildProcess {
  return spawn(process.execPath, [import.meta.filename], {
    env: { ...process.env, NODE_TEST_CONTEXT: '', WRITER_DIR: dataDir, WRITER_URL: databaseUrl ?? '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function acknowledgedBeforeKill(process_: ChildProcess, wanted: number): Promise<readonly string[]> {
  let text = ''
  await new Promise<void>((resolve, reject) => {
    process_.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.split('\n').length > wanted) process_.kill('SIGKILL')
    })
    process_.on('exit', () => resolve())
    process_.on('error', reject)
  })
  return [...text.matchAll(/^ACK (\S+)$/gm)].map((match) => match[1] ?? '')
}

async function entries(db: Db): Promise<ReadonlySet<string>> {
  const rows = await db.read.selectFrom('ledger').select('subject').execute()
  return new Set(rows.map((row) => row.subject))
}

function tests(): void {
  for (const kind of KINDS)
    test(`killed during writes, nothing acknowledged is lost and the chain is whole (${kind})`, async () => {
      const made = await freshDatabase(kind)
      await made.db.close()
      for (const round of [1, 2, 3]) {
        const acknowledged = await acknowledgedBeforeKill(child(made.dataDir, made.databaseUrl), 150 * round)
        assert.ok(acknowledged.length >= 100, `only ${acknowledged.length} acknowledged`)
        const db = await openDatabase(
          { dataDir: made.dataDir, databaseUrl: made.databaseUrl },
          '2024-01-01T00:00:00.000Z',
        )
        const held = await entries(db)
        assert.deepEqual(
          acknowledged.filter((id) => !held.has(id)),
          [],
        )
        assert.deepEqual((await verifyLedger(db.read, [])).faults, [])
        await db.close()
      }
      await made.dropAfterClose()
    })

  test('every SQLite connection reports synchronous FULL and WAL', async () => {
    const made = await freshDatabase('sqlite')
    const file = path.join(made.dataDir, 'doithoai.sqlite')
    for (const mode of ['write', 'read'] as const) {
      const connection = openConnection(file, mode)
      assert.equal(connection.prepare('pragma synchronous').get()?.synchronous, 2, mode)
      assert.equal(connection.prepare('pragma journal_mode').get()?.journal_mode, 'wal', mode)
      assert.equal(connection.prepare('pragma foreign_keys').get()?.foreign_keys, 1, mode)
      connection.close()
    }
    const seen = await sql<{ synchronous: number }>`pragma synchronous`.execute(made.db.read)
    assert.equal(seen.rows[0]?.synchronous, 2)
    await made.drop()
  })

  const strace = spawnSync('strace', ['-V']).status === 0
  test('a trace shows the sync before each acknowledgement', {
    skip: strace ? false : 'strace is not installed',
  }, () => {
    const dir = mkdtempSync(path.join(os.tmpdir(), 'doithoai-trace-'))
    const trace = path.join(dir, 'trace')
    const done = spawnSync(
      'strace',
      [
        '-f',
        '-e',
        'trace=fdatasync,fsync,write',
        '-s',
        '16',
        '-o',
        trace,
        process.execPath,
        import.meta.filename,
      ],
      {
        env: {
          ...process.env,
          NODE_TEST_CONTEXT: '',
          WRITER_DIR: path.join(dir, 'data'),
          WRITER_URL: '',
          WRITER_ALONE: '1',
        },
        encoding: 'utf8',
      },
    )
    assert.equal(done.status, 0, done.stderr)
    let synced = false
    let acknowledged = 0
    for (const line of readFileSync(trace, 'utf8').split('\n')) {
      if (/\b(fdatasync|fsync)\(.*= 0/.test(line) || /<\.\.\. f(data)?sync resumed>.*= 0/.test(line))
        synced = true
      if (!/write\(\d+, "ACK /.test(line)) continue
      assert.ok(synced, `acknowledged before a sync: ${line}`)
      acknowledged++
      synced = false
    }
    assert.equal(acknowledged, 20)
    rmSync(dir, { recursive: true, force: true })
  })
}
