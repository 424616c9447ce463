// Statistics of the tables, by which the database chooses its ways: without them a commune that has grown, or a list of
// 10,000 opinions just read in, is searched as if the tables were empty.
import { sql } from 'kysely'
import type { Db } from './db.ts'

/** 0x02: look at what needs it, in a sample; 0x10000: at all tables, not only those this connection has read. */
const LOOK = 0x10002

/** SQLite looks when it is told to; PostgreSQL's autovacuum does so by itself within a minute of a large change. */
export async function tune(db: Db): Promise<void> {
  if (db.dialect !== 'sqlite') return
  await db.act('schema', async (trx) => {
    await sql.raw(`pragma optimize = ${LOOK}`).execute(trx)
    // Other connections keep the statistics they opened with until the schema changes: a table made and dropped does that.
    await sql.raw('create table tuned (x integer)').execute(trx)
    await sql.raw('drop table tuned').execute(trx)
  })
}
