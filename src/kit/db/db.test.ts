// Acts on both databases: durable, all or nothing, one after another; the outer handle refused inside an act.
import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { eachDatabase } from '../../../test/databases.ts'
import { err, ok } from '../result.ts'
import { afterCommit, type Trx } from './db.ts'
import { migrate } from './migrate.ts'
import { DATABASE_FILE } from './open.ts'
import { openConnection } from './sqlite.ts'
import { tune } from './tune.ts'
import { whileUnchanged } from './unchanged.ts'

const insert = (trx: Trx, key: string) =>
  trx
    .insertInto('done_key')
    .values({ scope: 's', key, location: '/', at: '2024-01-01T00:00:00.000Z' })
    .execute()

eachDatabase('acts', (open, kind) => {
  test('statistics are made while the database is in use, and reading goes on', async () => {
    const { db, drop } = await open()
    await db.act('s', async (trx) => {
      for (let at = 0; at < 300; at++) await insert(trx, `k${at}`)
    })
    const count = () => db.read.selectFrom('done_key').select('key').execute()
    assert.equal((await count()).length, 300)
    await tune(db)
    await tune(db)
    assert.equal((await count()).length, 300)
    if (db.dialect === 'sqlite') {
      const { rows } = await sql<{ tbl: string }>`select distinct tbl from sqlite_stat1`.execute(db.read)
      assert.ok(rows.some((row) => row.tbl === 'done_key'))
    }
    await drop()
  })

  test('a refusal undoes the act, another act of the same commit stays', async () => {
    const { db, drop } = await open()
    const results = await Promise.all([
      db.act('s', async (trx) => {
        await insert(trx, 'a')
        return ok()
      }),
      db.act('s', async (trx) => {
        await insert(trx, 'b')
        return err({ message: 'không' })
      }),
      db.act('s', async (trx) => {
        await insert(trx, 'c')
        return ok()
      }),
    ])
    assert.deepEqual(
      results.map((result) => result.ok),
      [true, false, true],
    )
    const rows = await db.read.selectFrom('done_key').select('key').orderBy('key').execute()
    assert.deepEqual(
      rows.map((row) => row.key),
      ['a', 'c'],
    )
    await drop()
  })

  test('a throw undoes only its own act and rejects it', async () => {
    const { db, drop } = await open()
    const boom = db.act('s', async (trx) => {
      await insert(trx, 'a')
      throw new Error('boom')
    })
    await assert.rejects(boom, /boom/)
    await db.act('s', (trx) => insert(trx, 'a'))
    assert.equal((await db.read.selectFrom('done_key').selectAll().execute()).length, 1)
    await drop()
  })

  test('the outer handle and a nested act are refused inside an act', async () => {
    const { db, drop } = await open()
    await assert.rejects(
      db.act('s', async () => db.read.selectFrom('done_key').selectAll().execute()),
      /outer database handle/,
    )
    await assert.rejects(
      db.act('s', async () => db.act('s', async () => 1)),
      /outer database handle/,
    )
    await drop()
  })

  test('hooks run after a durable act, never after an undone one', async () => {
    const { db, drop } = await open()
    const seen: string[] = []
    await db.act('s', async (trx) => {
      afterCommit(() => seen.push('done'))
      await insert(trx, 'a')
    })
    await db.act('s', async () => {
      afterCommit(() => seen.push('undone'))
      return err({ message: 'x' })
    })
    assert.deepEqual(seen, ['done'])
    await drop()
  })

  if (kind === 'postgres')
    test('what is asked again is prepared once a connection, outlives an undone act, and stays bounded', async () => {
      const { db, drop } = await open()
      const kept = (trx: Trx) =>
        sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(trx)
      const asked = async (trx: Trx, at: number) => {
        const { rows } = await sql<{ told: number }>`select ${at}::int8 * 2 as told`.execute(trx)
        assert.equal(rows[0]?.told, at * 2)
      }
      await db.act('s', async (trx) => {
        for (let at = 0; at < 8; at++) await asked(trx, at)
        assert.equal((await kept(trx)).rows.filter((row) => row.statement.includes('as told')).length, 1)
        return err({ message: 'undone' })
      })
      await assert.rejects(db.act('s', async (trx) => void (await sql`select 1 / ${0}::int8`.execute(trx))))
      await db.act('s', async (trx) => {
        await asked(trx, 9)
        for (let round = 0; round < 2; round++)
          for (let at = 0; at < 300; at++) await sql`select ${at}::int8 as ${sql.ref(`n${at}`)}`.execute(trx)
        await asked(trx, 10)
        const { rows } = await kept(trx)
        assert.ok(rows.length > 100 && rows.length <= 250, `${rows.length} statements`)
      })
      await drop()
    })

  test('what was read is read again after a commit, its own or another connection’s, and only then', async () => {
    const { db, drop, dataDir } = await open()
    let asked = 0
    const count = () =>
      whileUnchanged(db, 'keys', async () => {
        asked++
        return (await db.read.selectFrom('done_key').select('key').execute()).length
      })
    assert.deepEqual([await count(), await count()], [0, 0])
    assert.equal(asked, kind === 'sqlite' ? 1 : 2)
    const key = { scope: 's', location: '/', at: 'x' }
    await db.act('s', (trx) =>
      trx
        .insertInto('done_key')
        .values({ ...key, key: 'a' })
        .execute(),
    )
    assert.equal(await count(), 1, 'a commit is seen at once')
    await db.act('s', async (trx) => {
      await trx
        .insertInto('done_key')
        .values({ ...key, key: 'b' })
        .execute()
      return err({ message: 'undone' })
    })
    assert.equal(await count(), 1, 'what was undone is not')
    if (kind === 'sqlite') {
      const other = openConnection(path.join(dataDir, DATABASE_FILE), 'write')
      other.exec("insert into done_key (scope, key, location, at) values ('s', 'c', '/', 'x')")
      other.close()
      assert.equal(await count(), 2, 'a commit of another process is seen')
    }
    await drop()
  })

  test('a second migration does nothing; a newer database is refused and left alone', async () => {
    const { db, drop } = await open()
    assert.deepEqual(await migrate(db, '2024-01-01T00:00:00.000Z'), [])
    await db.act('schema', (trx) =>
      trx
        .insertInto('schema_migration')
        .values({ name: '9999_future', digest: 'x', applied_at: 'x' })
        .execute(),
    )
    await assert.rejects(migrate(db, '2024-01-01T00:00:00.000Z'), /mới hơn chương trình/)
    await drop()
  })
})
