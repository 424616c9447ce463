// The chair's page and the monthly report of a commune with 100,000 questions, on SQLite and PostgreSQL, against the bare
// statements that fetch the same rows through the bare driver, and against counts made in SQL alone.
// `rows=N` for another number of questions, `sqlite` or `postgres` for one database.
import path from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { calendarOf } from '../src/calendar/changes.store.ts'
import { countsByUnit, workItems } from '../src/followup/list.ts'
import { communeFacts } from '../src/followup/store.ts'
import { workRows } from '../src/followup/today.view.ts'
import type { Db, Trx } from '../src/kit/db/db.ts'
import { DATABASE_FILE, openDatabase } from '../src/kit/db/open.ts'
import { openConnection } from '../src/kit/db/sqlite.ts'
import { must } from '../src/kit/result.ts'
import { saveUnit } from '../src/office/acts.ts'
import { currentFigures } from '../src/report/store.ts'
import { startPostgres } from '../test/postgres.ts'
import { median } from './load.ts'
import type { Measured } from './run.ts'
import { benchActor, benchConference, benchFolder, COMMUNE } from './world.ts'

const ROWS = 100_000
const ROUNDS = 5
const BAR = 2
const TODAY = Temporal.PlainDate.from('2026-05-04')
const BEFORE = '2026-03-18T02:00:00.000Z'
const HELD = '2026-03-20T03:00:00.000Z'

/** Every tenth answered in the hall, six of ten in writing (one of them late), one extended, the rest still owed. */
async function fill(trx: Trx, conference: string, rows: number): Promise<void> {
  const n = sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${sql.lit(rows)})`
  const c = sql.lit(COMMUNE)
  const k = sql.lit(conference)
  const run = (statement: ReturnType<typeof sql>) => statement.execute(trx)
  const into = (table: string, values: string, where = '1 = 1') =>
    run(sql`${sql.raw(`insert into ${table}`)} ${n} ${sql.raw(`select ${values} from n where ${where}`)}`)
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
  await sql`update conference_session set date = '2026-03-20' where commune_id = ${c} and conference_id = ${k}`.execute(
    trx,
  )
}

/** What the chair's page is drawn from: the units with what is late, and the first rows. */
async function chairPage(db: Db): Promise<string> {
  const calendar = await calendarOf(db.read, COMMUNE)
  const items = workItems((await communeFacts(db.read, COMMUNE)).values(), { page: 1 }, TODAY, calendar)
  await workRows(db.read, COMMUNE, items.slice(0, 12), TODAY)
  return JSON.stringify(
    countsByUnit(items)
      .map((row) => [row.unit, row.total, row.late])
      .sort(),
  )
}

async function monthly(db: Db, conference: string): Promise<string> {
  const { rates } = await currentFigures(db.read, COMMUNE, conference, TODAY)
  return JSON.stringify([rates.handled, rates.written, rates.on_time, rates.late, rates.overdue])
}

/** The rows both are counted from, each table once, with the columns that are needed. */
const FACTS = [
  'select id, conference_id from question where commune_id = :me',
  'select question_id, seq, round, code from disposition where commune_id = :me',
  'select question_id, rule, due, explanation from followup_case where commune_id = :me',
  'select question_id, unit_id, seq from assignment where commune_id = :me',
  'select question_id, round, on_date from question_answer where commune_id = :me',
  'select question_id, seq, round, new_due, reason from case_extension where commune_id = :me',
  'select question_id from answer_part where commune_id = :me',
]
const REPORT = [
  ...FACTS,
  'select q.id, q.text, q.created_at, s.id as submission, s.channel, s.level, s.village_id, s.name, s.address, s.received_at, c.kind, c.competence, c.at from question q join submission s on s.commune_id = q.commune_id and s.id = q.submission_id left join classification c on c.commune_id = q.commune_id and c.question_id = q.id where q.commune_id = :me order by s.received_at, q.submission_id, q.seq',
  'select question_id, field from question_field where commune_id = :me',
  'select question_id, seq, at from disposition where commune_id = :me',
  'select question_id, seq, at from case_extension where commune_id = :me',
  'select question_id, unit_id, at from assignment where commune_id = :me',
  'select question_id, opened_at from followup_case where commune_id = :me',
  'select p.question_id, a.at from answer_part p join answer a on a.commune_id = p.commune_id and a.id = p.answer_id where p.commune_id = :me',
]

const LATE = `select a.unit_id, count(*) as total, sum(case when coalesce(e.new_due, c.due) < '${TODAY}' then 1 else 0 end) as late
  from followup_case c join assignment a on a.commune_id = c.commune_id and a.question_id = c.question_id
  left join case_extension e on e.commune_id = c.commune_id and e.question_id = c.question_id
  where c.commune_id = :me and not exists (select 1 from question_answer q where q.commune_id = c.commune_id and q.question_id = c.question_id)
  group by a.unit_id order by a.unit_id`

type Rows = readonly Readonly<Record<string, unknown>>[]
type Bare = (statement: string) => Promise<Rows>

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
  const agreed = JSON.stringify(
    (await bare(LATE)).map((row) => [row.unit_id, Number(row.total), Number(row.late)]).sort(),
  )
  const page = await chairPage(db)
  if (page !== agreed) throw new Error(`the page counts ${page}, SQL ${agreed}`)
  const all = async (statements: readonly string[]) => {
    for (const statement of statements) await bare(statement)
  }
  const told: Measured[] = []
  for (const [what, ours, raw] of [
    ['Trang của chủ trì', () => chairPage(db), () => all(FACTS)],
    ['Số liệu báo cáo tháng', () => monthly(db, conference), () => all(REPORT)],
  ] as const) {
    const [mine, theirs, counts]: [number[], number[], number[]] = [[], [], []]
    for (let round = 0; round < ROUNDS; round++) {
      theirs.push(await milliseconds(raw))
      mine.push(await milliseconds(ours))
      counts.push(await milliseconds(() => bare(LATE)))
    }
    const ratio = median(mine) / median(theirs)
    told.push({
      name: `${what}, ${rows} nội dung (${name}), so với truy vấn trần lấy cùng các dòng`,
      bar: `≤ ${BAR}`,
      value: ratio.toFixed(2),
      met: ratio <= BAR,
      details: `${median(mine).toFixed(0)} ms; trần ${median(theirs).toFixed(0)} ms; chỉ đếm quá hạn theo đơn vị bằng SQL ${median(counts).toFixed(0)} ms`,
    })
  }
  return told
}

async function prepared(db: Db, rows: number): Promise<string> {
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
    const writer = openConnection(path.join(dataDir, DATABASE_FILE), 'write')
    writer.exec('analyze')
    writer.close()
    const connection = openConnection(path.join(dataDir, DATABASE_FILE), 'read')
    connection.exec('pragma cache_size = -200000')
    const bare: Bare = async (statement) =>
      connection.prepare(statement.replaceAll(':me', '?')).all(COMMUNE) as Rows
    told.push(...(await measured('SQLite', db, conference, bare, rows)))
    connection.close()
    await db.close()
  }
  if (wants('postgres')) {
    const cluster = await startPostgres()
    if (!cluster) return told
    const db = await openDatabase({ dataDir: benchFolder(), databaseUrl: cluster.url }, BEFORE)
    const conference = await prepared(db, rows)
    const client = new pg.Client({ connectionString: cluster.url })
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
