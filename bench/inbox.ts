// The officer's inbox (the page of opinions, signed in, through the server) on PostgreSQL: communes of 3,011 questions each,
// three of them (ten thousand questions) and then 3,321 (ten million). What one commune sees must not grow with the others.
// `rows=N` for another number of questions in all.
import { sql } from 'kysely'
import pg from 'pg'
import { settableClock } from '../src/kit/clock.ts'
import type { Trx } from '../src/kit/db/db.ts'
import { must } from '../src/kit/result.ts'
import { start } from '../src/main.ts'
import { openAccount, saveUnit } from '../src/office/acts.ts'
import { hashPassword } from '../src/office/password.ts'
import { readSettings } from '../src/settings.ts'
import { HttpUser } from '../test/browser.ts'
import { startPostgres } from '../test/postgres.ts'
import { median } from './load.ts'
import type { Measured } from './run.ts'
import { benchActor, benchConference, benchFolder, COMMUNE, DAY } from './world.ts'

const ROWS = 10_000_000
const FEW = 10_000
const OF_A_COMMUNE = 3_011
const OFFICERS = 12
const ROUNDS = 5
const BATCH = 40
const BAR = 1.5
const AT = '2026-03-02T02:00:00.000Z'
const PASSWORD = 'mot-mat-khau-de-do'

/** Six of ten sorted, half of those given to a unit; two hundred people's submissions of several questions each. */
async function fill(trx: Trx, conference: string): Promise<void> {
  const into = (table: string, values: string, where = '1 = 1') =>
    sql
      .raw(
        `insert into ${table} select '${COMMUNE}', ${values} from generate_series(2, ${OF_A_COMMUNE}) as i where ${where}`,
      )
      .execute(trx)
  await into(
    'submission (commune_id, id, conference_id, code, channel, level, village_id, name, content, folded, consent_publish, received_at, entered_at, entered_by, salt, version)',
    `'s-' || i, '${conference}', 'M' || i, 'web', 'commune', 'thon-' || (1 + i % 4), 'Người ' || i, '–', '', 0, '${AT}', '${AT}', 'van-phong', 'x', 1`,
    'i % 4 = 0',
  )
  await into(
    'question (commune_id, id, conference_id, submission_id, seq, text, folded, created_at, by_person, version)',
    `'q-' || i, '${conference}', 's-' || least(i - i % 4 + 4 * (i % 4 > 0 and i < ${OF_A_COMMUNE - 3})::int, ${OF_A_COMMUNE - (OF_A_COMMUNE % 4)}), 1 + i % 4, 'Đề nghị sửa đoạn đường vào xóm số ' || i || ', mùa mưa lầy lội, học sinh đi lại khó khăn.', 'de nghi sua doan duong vao xom so ' || i, '${AT}', 'van-phong', 1`,
  )
  await into(
    'classification (commune_id, question_id, kind, competence, by_person, at)',
    `'q-' || i, 'kien_nghi', 'commune', 'van-phong', '${AT}'`,
    'i % 10 < 6',
  )
  await into(
    'question_field (commune_id, question_id, field, rank)',
    `'q-' || i, case when i % 3 = 0 then 'giao_thong' else 'dat_dai' end, 1`,
    'i % 10 < 6',
  )
  await into(
    'assignment (commune_id, question_id, seq, unit_id, by_person, at)',
    `'q-' || i, 1, 'dv-' || (i % 8), 'van-phong', '${AT}'`,
    'i % 10 < 3',
  )
  await sql`delete from question_pending`.execute(trx)
}

/** The ledger is each commune's own chain, words to search for have a measure of their own (search.ts). */
const NOT_COPIED = /^(ledger|account|sign_in|session$|done|question_pending)/

interface Copied {
  readonly table: string
  readonly columns: readonly string[]
  /** Told apart among all communes, so each copy gets its own. */
  readonly unique: ReadonlySet<string>
}

async function tablesOf(client: pg.Client): Promise<readonly Copied[]> {
  const { rows: columns } = await client.query<{ table: string; column: string }>(
    `select c.table_name as table, c.column_name as column from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where table_schema = 'public' and table_type = 'BASE TABLE' and is_generated = 'NEVER' and is_identity = 'NO'
       and table_name in (select table_name from information_schema.columns where table_schema = 'public' and column_name = 'commune_id')
     order by ordinal_position`,
  )
  const { rows: unique } = await client.query<{ table: string; column: string }>(
    `select r.relname as table, a.attname as column from pg_index i join pg_class r on r.oid = i.indrelid
       join pg_attribute a on a.attrelid = r.oid and a.attnum = any(i.indkey)
     where i.indisunique and not exists
       (select 1 from pg_attribute b where b.attrelid = r.oid and b.attnum = any(i.indkey) and b.attname = 'commune_id')`,
  )
  const found: Copied[] = []
  for (const table of new Set(columns.map((one) => one.table))) {
    if (NOT_COPIED.test(table)) continue
    const some = await client.query(`select 1 from ${table} where commune_id = $1 limit 1`, [COMMUNE])
    if (some.rowCount === 0) continue
    found.push({
      table,
      columns: columns.filter((one) => one.table === table).map((one) => one.column),
      unique: new Set(unique.filter((one) => one.table === table).map((one) => one.column)),
    })
  }
  return found
}

/** Communes `from` … `to`, each as the first one is. */
async function copies(client: pg.Client, tables: readonly Copied[], from: number, to: number): Promise<void> {
  for (let at = from; at <= to; at += BATCH)
    for (const { table, columns, unique } of tables) {
      const value = (column: string) => {
        if (column === 'commune_id') return `'xa-' || g`
        return unique.has(column) ? `${column} || '-' || g` : column
      }
      await client.query(
        `insert into ${table} (${columns.join()}) select ${columns.map(value).join()} from generate_series($1::int, $2::int) as g, ${table} where commune_id = $3`,
        [at, Math.min(at + BATCH - 1, to), COMMUNE],
      )
    }
}

async function pageTimes(users: readonly { readonly user: HttpUser; readonly at: string }[]) {
  const times: number[] = []
  for (let round = 0; round < ROUNDS + 1; round++)
    for (const { user, at } of users) {
      const from = performance.now()
      const answer = await user.get(at)
      if (answer.status !== 200 || !answer.text.includes('lầy lội'))
        throw new Error(`${at}: ${answer.status}`)
      // The first time round a commune's pages are read from the disk, and the server learns what it was taught.
      if (round > 0) times.push(performance.now() - from)
    }
  return median(times)
}

export async function inbox(words: readonly string[] = []): Promise<readonly Measured[]> {
  const asked = words.find((word) => word.startsWith('rows='))
  const rows = asked ? Number(asked.slice(5)) : ROWS
  const [few, many] = [Math.floor(FEW / OF_A_COMMUNE), Math.ceil(rows / OF_A_COMMUNE)]
  const cluster = await startPostgres()
  if (!cluster) return []
  const client = new pg.Client({ connectionString: cluster.url })
  let running: Awaited<ReturnType<typeof start>> | undefined
  try {
    running = await start(
      must(
        readSettings({
          DATA_DIR: benchFolder(),
          DATABASE_URL: cluster.url,
          PORT: '0',
          LOG_LEVEL: 'silent',
          REQUESTS_PER_MINUTE: '0',
        }),
      ),
      {
        clock: settableClock(Temporal.PlainDate.from(DAY)),
        prepare: async ({ db }) => {
          const conference = await benchConference(db, 1)
          await db.act(COMMUNE, async (trx) => {
            for (let n = 0; n < 8; n++)
              must(
                await saveUnit(trx, benchActor(), {
                  id: `dv-${n}`,
                  name: `Đơn vị ${n}`,
                  kind: 'unit',
                  fields: [],
                  email: null,
                }),
              )
            await fill(trx, conference)
          })
        },
      },
    )
    await client.connect()
    await client.query('set session_replication_role = replica; set synchronous_commit = off')
    const tables = await tablesOf(client)
    const { db, url } = running
    const hash = await hashPassword(PASSWORD)
    const officers = async (communes: readonly number[]) => {
      const found: { user: HttpUser; at: string }[] = []
      for (const n of communes) {
        const commune = `xa-${n}`
        const by = { ...benchActor(), commune }
        await db.act(commune, async (trx) =>
          must(await openAccount(trx, by, { login: `vp-${n}`, person: 'van-phong', hash })),
        )
        const user = new HttpUser(url)
        await user.signIn(`vp-${n}`, PASSWORD)
        found.push({ user, at: `/xa/${commune}/y-kien` })
      }
      return found
    }
    await copies(client, tables, 1, few)
    await client.query('vacuum analyze')
    const small = await pageTimes(await officers(Array.from({ length: few }, (_, n) => n + 1)))
    await copies(client, tables, few + 1, many)
    await client.query('vacuum analyze')
    const spread = Array.from(
      { length: OFFICERS },
      (_, n) => few + 1 + Math.floor((n * (many - few)) / OFFICERS),
    )
    const large = await pageTimes(await officers(spread))
    const total = await client.query<{ n: string }>('select count(*) as n from question')
    return [
      {
        name: `Trang ý kiến của cán bộ trên PostgreSQL, ${total.rows[0]?.n} nội dung của ${many} xã / ${few * OF_A_COMMUNE} nội dung của ${few} xã`,
        bar: `≤ ${BAR}`,
        value: (large / small).toFixed(2),
        met: large / small <= BAR,
        details: `${large.toFixed(1)} / ${small.toFixed(1)} ms một trang, ${OFFICERS} xã, trung vị`,
      },
    ]
  } finally {
    await client.end().catch(() => undefined)
    await running?.close()
    cluster.stop()
  }
}
