// The chair's page and the monthly report of a commune with 100,000 questions, on SQLite and PostgreSQL, against statements
// written by hand for the same numbers (chair.bare.ts), sent through the bare driver. Both must give the same.
// `rows=N` for another number of questions, `sqlite` or `postgres` for one database.
import assert from 'node:assert/strict'
import path from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { calendarOf } from '../src/calendar/changes.store.ts'
import { chairFigures } from '../src/followup/chair/store.ts'
import { MONTHS, trendDays } from '../src/followup/chair/trend.ts'
import type { Db, Trx } from '../src/kit/db/db.ts'
import { DATABASE_FILE, openDatabase } from '../src/kit/db/open.ts'
import { openConnection } from '../src/kit/db/sqlite.ts'
import { tune } from '../src/kit/db/tune.ts'
import { must } from '../src/kit/result.ts'
import { saveUnit } from '../src/office/acts.ts'
import { currentFigures } from '../src/report/store.ts'
import { startPostgres } from '../test/postgres.ts'
import { BOUNCING, BY_UNIT, MONTHLY, PROMISES, TODAY } from './chair.bare.ts'
import { median } from './load.ts'
import type { Measured } from './run.ts'
import { benchActor, benchConference, benchFolder, COMMUNE } from './world.ts'

const ROWS = 100_000
const ROUNDS = 5
const BAR = 2
const BEFORE = '2026-03-18T02:00:00.000Z'
const HELD = '2026-03-20T03:00:00.000Z'

/**
 * Every tenth answered in the hall, half of them with a promise, six of ten in writing (one of them late), one extended, the
 * rest still owed. Some reopened, some duplicates, some beyond competence, some moved from unit to unit; a fifth
 * of the people asked whether they are satisfied.
 */
async function fill(trx: Trx, conference: string, rows: number): Promise<void> {
  const n = sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${sql.lit(rows)})`
  const c = sql.lit(COMMUNE)
  const k = sql.lit(conference)
  const run = (statement: ReturnType<typeof sql>) => statement.execute(trx)
  const into = (table: string, values: string, where = '1 = 1', and = '') =>
    run(
      sql`${sql.raw(`insert into ${table}`)} ${n} ${sql.raw(`select ${values} from n${and} where ${where}`)}`,
    )
  const [me, it] = [`'${COMMUNE}'`, `'${conference}'`]
  await into(
    'submission (commune_id, id, conference_id, code, channel, level, village_id, content, folded, consent_publish, received_at, entered_at, entered_by, salt, version)',
    `${me}, 's-' || i, ${it}, 'M' || i, 'web', 'commune', 'thon-' || (1 + i % 4), '–', '', 0, '${BEFORE}', '${BEFORE}', 'van-phong', 'x', 1`,
  )
  await into(
    'question (commune_id, id, conference_id, submission_id, seq, text, folded, created_at, by_person, version)',
    `${me}, 'q-' || i, ${it}, 's-' || i, 1, 'Đề nghị sửa đoạn đường vào xóm số ' || i || ', mùa mưa lầy lội, học sinh đi lại khó khăn.', '', '${BEFORE}', 'van-phong', 1`,
  )
  await into(
    'classification (commune_id, question_id, kind, competence, by_person, at)',
    `${me}, 'q-' || i, 'kien_nghi', 'commune', 'van-phong', '${BEFORE}'`,
  )
  await into(
    'question_field (commune_id, question_id, field, rank)',
    `${me}, 'q-' || i, case when i % 3 = 0 then 'giao_thong' else 'dat_dai' end, 1`,
  )
  await into(
    'assignment (commune_id, question_id, seq, unit_id, by_person, at)',
    `${me}, 'q-' || i, 1, 'dv-' || (i % 8), 'van-phong', '${BEFORE}'`,
  )
  await into(
    'disposition (commune_id, question_id, seq, round, code, answer, by_person, at)',
    `${me}, 'q-' || i, 1, 0, case when i % 10 = 0 then 'tra_loi_tai_cho' else 'tra_loi_van_ban' end, case when i % 10 = 0 then 'Đã trả lời.' end, 'van-phong', '${HELD}'`,
  )
  await into(
    'followup_case (commune_id, question_id, conference_id, rule, due, explanation, opened_at, by_person, version)',
    `${me}, 'q-' || i, ${it}, 'R', case when i % 7 = 0 then '2026-06-01' else '2026-04-20' end, 'Bảy ngày làm việc sau hội nghị.', '${HELD}', 'van-phong', 1`,
    'i % 10 > 0',
  )
  await into(
    'answer (commune_id, id, conference_id, unit_id, version, by_person, at)',
    `${me}, 'a-' || i, ${it}, 'dv-' || (i % 8), 1, 'van-phong', '2026-04-09T02:00:00.000Z'`,
    'i % 10 between 1 and 6',
  )
  await into(
    'answer_part (commune_id, answer_id, question_id, seq, text)',
    `${me}, 'a-' || i, 'q-' || i, 1, 'Đã bố trí kinh phí, thi công trong quý II.'`,
    'i % 10 between 1 and 6',
  )
  await into(
    'question_answer (commune_id, question_id, answer_id, round, on_date)',
    `${me}, 'q-' || i, 'a-' || i, 0, case when i % 10 = 1 then '2026-04-27' else '2026-04-10' end`,
    'i % 10 between 1 and 6',
  )
  await into(
    'case_extension (commune_id, question_id, seq, round, reason, old_due, new_due, by_person, at)',
    `${me}, 'q-' || i, 1, 0, 'Chờ khảo sát', '2026-04-20', '2026-05-20', 'van-phong', '2026-04-17T02:00:00.000Z'`,
    'i % 10 = 7',
  )
  await into(
    'promise (commune_id, question_id, seq, round, text, due, by_person, at)',
    `${me}, 'q-' || i, 1, 0, 'Sẽ đổ bê tông.', case when i % 40 = 10 then '2026-04-30' else '2026-09-30' end, 'van-phong', '${HELD}'`,
    'i % 20 = 10',
  )
  await into(
    'completion (commune_id, question_id, seq, round, note, on_date, by_person, at)',
    `${me}, 'q-' || i, 1, 0, 'Đã xong.', '2026-04-28', 'van-phong', '2026-04-28T02:00:00.000Z'`,
    'i % 60 = 10',
  )
  await into(
    'satisfaction (commune_id, question_id, seq, round, satisfied, by_person, at)',
    `${me}, 'q-' || i, 1, 0, case when i % 15 = 0 then 0 else 1 end, 'van-phong', '2026-04-28T02:00:00.000Z'`,
    'i % 5 = 0',
  )
  await into(
    'case_reopening (commune_id, question_id, seq, reason, due, by_person, at)',
    `${me}, 'q-' || i, 1, 'Chưa thỏa đáng.', '2026-06-10', 'van-phong', '2026-04-29T02:00:00.000Z'`,
    'i % 50 = 4',
  )
  await into(
    'question_link (commune_id, question_id, kind, of_question, by_person, at)',
    `${me}, 'q-' || i, 'trung', 'q-' || (i - 1), 'van-phong', '${HELD}'`,
    'i % 100 = 9',
  )
  await into(
    'disposition (commune_id, question_id, seq, round, code, by_person, at)',
    `${me}, 'q-' || i, 2, 0, 'vuot_tham_quyen', 'van-phong', '2026-03-21T02:00:00.000Z'`,
    'i % 50 = 38',
  )
  await into(
    'assignment (commune_id, question_id, seq, unit_id, by_person, at)',
    `${me}, 'q-' || n.i, 1 + k.k, 'dv-' || ((n.i + k.k) % 8), 'van-phong', '2026-03-22T02:00:00.000Z'`,
    'n.i % 200 = 48',
    ', (select 1 as k union all select 2) as k',
  )
  await sql`update conference_session set date = '2026-03-20' where commune_id = ${c} and conference_id = ${k}`.execute(
    trx,
  )
}

type Rows = readonly Readonly<Record<string, unknown>>[]
type Bare = (statement: string) => Promise<Rows>

/** What the chair's page shows, in the words the bare statements answer in. */
async function chairPage(db: Db): Promise<unknown> {
  const days = trendDays(TODAY, MONTHS)
  const { units, promises, bouncing } = await chairFigures(
    db.read,
    COMMUNE,
    days,
    await calendarOf(db.read, COMMUNE),
  )
  return {
    units: units.map(({ unit, open, late, near, trend }) => [unit, open, late, near, ...trend]).sort(),
    promises: [promises.total, promises.late, promises.rows.map((row) => row.question)],
    bouncing: bouncing.total,
  }
}

async function bareChairPage(bare: Bare): Promise<unknown> {
  const promises = await bare(PROMISES)
  return {
    units: (await bare(BY_UNIT))
      .map(({ unit_id, ...counts }) => [unit_id, ...Object.values(counts).map(Number)])
      .sort(),
    promises: [Number(promises[0]?.total), Number(promises[0]?.late), promises.map((row) => row.question_id)],
    bouncing: Number((await bare(BOUNCING))[0]?.total),
  }
}

async function monthly(db: Db, conference: string): Promise<unknown> {
  const { rates, groups, submissions, received } = await currentFigures(db.read, COMMUNE, conference, TODAY)
  const told = Object.fromEntries(
    Object.entries(rates).flatMap(([name, { part, whole }]) => [
      [`${name}_part`, part],
      [`${name}_whole`, whole],
    ]),
  )
  const grouped = Object.entries(groups).flatMap(([dimension, all]) =>
    all.map(({ id, received: of, rates: { handled, written, late } }) =>
      [
        dimension,
        id,
        of,
        handled.part,
        handled.whole,
        written.part,
        written.whole,
        late.part,
        late.whole,
      ].join(' '),
    ),
  )
  return { all: { received, submissions, ...told }, groups: grouped.sort() }
}

async function bareMonthly(bare: Bare): Promise<unknown> {
  const rows = await bare(MONTHLY)
  const all = Object.entries(rows.find((row) => row.dimension === 'all') ?? {})
  return {
    all: Object.fromEntries(
      all.flatMap(([name, value]) =>
        (typeof value === 'string' && name === 'dimension') || name === 'id' ? [] : [[name, Number(value)]],
      ),
    ),
    groups: rows
      .filter((row) => row.dimension !== 'all')
      .map((row) =>
        [
          'dimension',
          'id',
          'received',
          'handled_part',
          'handled_whole',
          'written_part',
          'written_whole',
          'late_part',
          'late_whole',
        ]
          .map((name) => row[name])
          .join(' '),
      )
      .sort(),
  }
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

async function measured(
  name: string,
  db: Db,
  conference: string,
  bare: Bare,
  rows: number,
): Promise<readonly Measured[]> {
  const told: Measured[] = []
  for (const [what, ours, raw] of [
    ['Trang của chủ trì', () => chairPage(db), () => bareChairPage(bare)],
    ['Số liệu báo cáo tháng', () => monthly(db, conference), () => bareMonthly(bare)],
  ] as const) {
    assert.deepEqual(await ours(), await raw(), `${what}: the bare statements count otherwise`)
    const [mine, theirs]: [number[], number[]] = [[], []]
    for (let round = 0; round < ROUNDS; round++) {
      theirs.push(await milliseconds(raw))
      mine.push(await milliseconds(ours))
    }
    const ratio = median(mine) / median(theirs)
    told.push({
      name: `${what}, ${rows} nội dung (${name}), so với câu SQL viết tay cho cùng các số`,
      bar: `≤ ${BAR}`,
      value: ratio.toFixed(2),
      met: ratio <= BAR,
      details: `${median(mine).toFixed(0)} ms; viết tay ${median(theirs).toFixed(0)} ms`,
    })
  }
  return told
}

export async function prepared(db: Db, rows: number): Promise<string> {
  const conference = await benchConference(db, 0)
  await db.act(COMMUNE, async (trx) => {
    for (let unit = 0; unit < 8; unit++)
      must(
        await saveUnit(trx, benchActor(), {
          id: `dv-${unit}`,
          name: `Phòng ${unit}`,
          kind: 'unit',
          email: null,
          fields: [],
        }),
      )
    await fill(trx, conference, rows)
  })
  return conference
}

export async function chair(words: readonly string[]): Promise<readonly Measured[]> {
  const rows = Number(words.find((word) => word.startsWith('rows='))?.slice(5) ?? ROWS)
  const wants = (kind: string) =>
    words.includes(kind) || !(words.includes('sqlite') || words.includes('postgres'))
  const told: Measured[] = []
  if (wants('sqlite')) {
    const dataDir = benchFolder()
    const db = await openDatabase({ dataDir, databaseUrl: undefined }, BEFORE)
    const conference = await prepared(db, rows)
    // As the program itself does at its start and every few hours.
    await tune(db)
    const connection = openConnection(path.join(dataDir, DATABASE_FILE), 'read')
    connection.exec('pragma cache_size = -200000')
    const bare: Bare = async (statement) =>
      connection.prepare(statement.replaceAll(':me', '?1')).all(COMMUNE) as Rows
    told.push(...(await measured('SQLite', db, conference, bare, rows)))
    connection.close()
    await db.close()
  }
  if (wants('postgres')) {
    const cluster = await startPostgres()
    if (!cluster) return told
    const db = await openDatabase({ dataDir: benchFolder(), databaseUrl: cluster.url }, BEFORE)
    const conference = await prepared(db, rows)
    const client = new pg.Client({ connectionString: cluster.url, options: '-c jit=off' })
    await client.connect()
    await client.query('vacuum analyze')
    const bare: Bare = async (statement) =>
      (await client.query(statement.replaceAll(':me', '$1'), [COMMUNE])).rows as Rows
    told.push(...(await measured('PostgreSQL', db, conference, bare, rows)))
    await client.end()
    await db.close()
    cluster.stop()
  }
  return told
}
