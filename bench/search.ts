// Searching words and finding the same matter among a million questions of one commune, on SQLite and PostgreSQL: a page
// of the officers' list against the bare full-text query, candidates for a new opinion against one indexed read.
// `rows=N` for another number of questions, `sqlite` or `postgres` for one database.
import path from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import type { Db } from '../src/kit/db/db.ts'
import { DATABASE_FILE, openDatabase } from '../src/kit/db/open.ts'
import { openConnection } from '../src/kit/db/sqlite.ts'
import { fold } from '../src/kit/text.ts'
import { alikeIn } from '../src/petition/search/alike.ts'
import { askedFor, ftsQuery, indexedWords, tsQuery } from '../src/petition/search/words.ts'
import { fingerprintOf } from '../src/petition/sorting/fingerprint.ts'
import { leadsOf } from '../src/petition/sorting/leads.ts'
import { standardComparer } from '../src/petition/sorting/library.ts'
import { listQuestions } from '../src/petition/store.ts'
import { startPostgres } from '../test/postgres.ts'
import { median } from './load.ts'
import { readOpinions } from './opinions.ts'
import type { Measured } from './run.ts'
import { benchConference, benchFolder, COMMUNE } from './world.ts'

const ROWS = 1_000_000
const CHUNK = 10_000
const OF_ONE_SUBMISSION = 50
const ROUNDS = 15
const SEARCH_BAR = 2
const SAME_BAR = 50
const AT = '2026-03-02T02:00:00.000Z'

const SYLLABLES =
  'Bãi Sậy Đồng Nà Rầm Huổi Khe Mây Lũng Quạ Tân Phú Hòa Lạc Ea Tul Kon Drei Cây Vông Rạch Gỗ Suối Bạc'.split(
    ' ',
  )
const place = (n: number) =>
  [n % 22, Math.floor(n / 22) % 22, Math.floor(n / 484) % 22].map((at) => SYLLABLES[at]).join(' ')

interface Row {
  readonly id: string
  readonly submission: string
  readonly text: string
  readonly words: readonly string[]
  readonly leads: readonly number[]
}

const padded = (n: number) => String(n).padStart(9, '0')

/** Labelled opinions, each told of one of ten thousand villages; what they say is read once, the village put beside it. */
function* generated(rows: number): Generator<Row> {
  const comparer = standardComparer()
  const told = readOpinions().map(({ text }) => ({
    text,
    mark: fingerprintOf(comparer, text),
    folded: fold(text),
  }))
  for (let n = 0; n < rows; n++) {
    const one = told[n % told.length] as (typeof told)[number]
    const village = place((n * 7919) % 10_648)
    const mark = { ...one.mark, places: [{ kind: 'village', name: fold(village).split(' '), sure: true }] }
    yield {
      id: `q-${padded(n)}`,
      submission: `s-${padded(Math.floor(n / OF_ONE_SUBMISSION))}`,
      text: `Thôn ${village}: ${one.text}`,
      words: indexedWords(COMMUNE, `thon ${fold(village)} ${one.folded}`),
      leads: leadsOf(comparer, mark),
    }
  }
}

const SUBMISSION =
  'commune_id, id, conference_id, code, channel, level, content, folded, consent_publish, received_at, entered_at, entered_by, salt, version'
const submissionOf = (id: string, conference: string) =>
  [COMMUNE, id, conference, id, 'web', 'commune', '–', '', 0, AT, AT, 'van-phong', 'x', 1] as const
const questionOf = (row: Row, conference: string) =>
  [COMMUNE, row.id, conference, row.submission, 1, row.text, fold(row.text), AT, 'van-phong', 1] as const

function fillSqlite(folder: string, conference: string, rows: number): void {
  const db = openConnection(path.join(folder, DATABASE_FILE), 'write')
  db.exec('pragma foreign_keys = off; pragma synchronous = off; pragma cache_size = -400000; begin')
  db.exec('create temp table lead (lead integer, question_id text)')
  const marks = (count: number) => Array.from({ length: count }, () => '?').join()
  const submission = db.prepare(`insert or ignore into submission (${SUBMISSION}) values (${marks(14)})`)
  const question = db.prepare(`insert into question values (${marks(10)})`)
  const words = db.prepare('insert into question_search (commune_id, question_id, words) values (?, ?, ?)')
  const lead = db.prepare('insert into lead values (?, ?)')
  for (const row of generated(rows)) {
    submission.run(...submissionOf(row.submission, conference))
    question.run(...questionOf(row, conference))
    words.run(COMMUNE, row.id, row.words.join(' '))
    for (const each of row.leads) lead.run(each, row.id)
  }
  db.prepare(
    `insert or ignore into question_lead select ?, lead, question_id from lead order by lead, question_id`,
  ).run(COMMUNE)
  db.exec('delete from question_pending; commit; analyze')
  db.close()
}

async function fillPostgres(url: string, conference: string, rows: number): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(
    'set session_replication_role = replica; set synchronous_commit = off; drop index question_search_words; alter table question_lead drop constraint question_lead_pkey; drop index question_lead_question',
  )
  let chunk: Row[] = []
  const store = async () => {
    const submissions = [...new Set(chunk.map((row) => row.submission))]
    await client.query(
      `insert into submission (${SUBMISSION}) select $1, id, $2, id, 'web', 'commune', '–', '', 0, $3, $3, 'van-phong', 'x', 1 from unnest($4::text[]) as id on conflict do nothing`,
      [COMMUNE, conference, AT, submissions],
    )
    await client.query(
      `insert into question select $1, id, $2, sub, 1, body, folded, $3, 'van-phong', 1 from unnest($4::text[], $5::text[], $6::text[], $7::text[]) as t(id, sub, body, folded)`,
      [
        COMMUNE,
        conference,
        AT,
        chunk.map((r) => r.id),
        chunk.map((r) => r.submission),
        chunk.map((r) => r.text),
        chunk.map((r) => fold(r.text)),
      ],
    )
    await client.query(
      `insert into question_search select $1, id, array_to_tsvector(string_to_array(w, ' ')) from unnest($2::text[], $3::text[]) as t(id, w)`,
      [COMMUNE, chunk.map((r) => r.id), chunk.map((r) => r.words.join(' '))],
    )
    const leads = chunk.flatMap((row) => [...new Set(row.leads)].map((lead) => ({ id: row.id, lead })))
    await client.query(
      `insert into question_lead select $1, l, id from unnest($2::bigint[], $3::text[]) as t(l, id)`,
      [COMMUNE, leads.map((one) => one.lead), leads.map((one) => one.id)],
    )
    chunk = []
  }
  for (const row of generated(rows)) if (chunk.push(row) === CHUNK) await store()
  if (chunk.length > 0) await store()
  await client.query(
    "set maintenance_work_mem = '512MB'; create index question_search_words on question_search using gin (words); alter table question_lead add primary key (commune_id, lead, question_id); create index question_lead_question on question_lead (commune_id, question_id)",
  )
  await client.query('delete from question_pending')
  await client.query('vacuum analyze')
  await client.end()
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

/** In turns, so that what else the machine does falls on both; the middle of many. */
async function ratioOf(ours: () => Promise<unknown>, limit: () => Promise<unknown>) {
  for (const warm of [ours, limit, ours, limit]) await warm()
  const rounds: { ours: number; limit: number }[] = []
  for (let round = 0; round < ROUNDS; round++)
    rounds.push({ limit: await milliseconds(limit), ours: await milliseconds(ours) })
  const [our, their] = [median(rounds.map((one) => one.ours)), median(rounds.map((one) => one.limit))]
  return { ratio: our / their, ours: our, limit: their }
}

const SEARCHES = ['cau treo', 'tram bien ap bai say', 'duong', 'ca phe kon drei']

async function searching(db: Db, name: string, rows: number): Promise<readonly Measured[]> {
  const found: Measured[] = []
  for (const q of SEARCHES) {
    const asked = askedFor(q)
    if (!asked) continue
    const bare =
      db.dialect === 'sqlite'
        ? [
            sql`select count(*) from question_words where question_words match ${ftsQuery(COMMUNE, asked)}`,
            sql`select rowid from question_words where question_words match ${ftsQuery(COMMUNE, asked)} order by rowid desc limit 50`,
          ]
        : [
            sql`select count(*) from question_search where words @@ ${tsQuery(COMMUNE, asked)}::tsquery`,
            sql`select question_id from question_search where words @@ ${tsQuery(COMMUNE, asked)}::tsquery order by question_id desc limit 50`,
          ]
    const limit = async () => {
      for (const each of bare) await each.execute(db.read)
    }
    const { ratio, ours, limit: their } = await ratioOf(() => listQuestions(db.read, COMMUNE, { q }), limit)
    const { total } = await listQuestions(db.read, COMMUNE, { q })
    found.push({
      name: `${name}: tìm “${q}” trong ${rows} nội dung / truy vấn toàn văn trần`,
      bar: `≤ ${SEARCH_BAR}`,
      value: ratio.toFixed(2),
      met: ratio <= SEARCH_BAR,
      details: `${ours.toFixed(1)} / ${their.toFixed(1)} ms, ${total} kết quả`,
    })
  }
  return found
}

async function matching(db: Db, name: string, rows: number): Promise<Measured> {
  const texts = readOpinions().map(({ text }, at) => `Thôn ${place((at * 31) % 10_648)}: ${text}`)
  let at = 0
  let read = 0
  const { ratio, ours, limit } = await ratioOf(
    () => alikeIn(db.read, COMMUNE, texts[at++ % texts.length] as string, 5),
    () =>
      db.read
        .selectFrom('question')
        .selectAll()
        .where('commune_id', '=', COMMUNE)
        .where('id', '=', `q-${padded((read++ * 7919) % rows)}`)
        .executeTakeFirst(),
  )
  return {
    name: `${name}: việc trùng của một ý kiến mới trong ${rows} nội dung / đọc một dòng theo khóa`,
    bar: `≤ ${SAME_BAR}`,
    value: ratio.toFixed(1),
    met: ratio <= SAME_BAR,
    details: `${ours.toFixed(2)} / ${limit.toFixed(3)} ms`,
  }
}

async function measured(db: Db, name: string, rows: number): Promise<readonly Measured[]> {
  return [...(await searching(db, name, rows)), await matching(db, name, rows)]
}

export async function search(words: readonly string[] = []): Promise<readonly Measured[]> {
  const asked = words.find((word) => word.startsWith('rows='))
  const rows = asked ? Number(asked.slice(5)) : ROWS
  const found: Measured[] = []
  if (!words.includes('postgres')) {
    const folder = benchFolder()
    const db = await openDatabase({ dataDir: folder, databaseUrl: undefined }, AT)
    fillSqlite(folder, await benchConference(db, 1), rows)
    found.push(...(await measured(db, 'SQLite', rows)))
    await db.close()
  }
  if (words.includes('sqlite')) return found
  const cluster = await startPostgres()
  if (!cluster) return found
  try {
    const db = await openDatabase({ dataDir: benchFolder(), databaseUrl: cluster.url }, AT)
    await fillPostgres(cluster.url, await benchConference(db, 1), rows)
    found.push(...(await measured(db, 'PostgreSQL', rows)))
    await db.close()
  } finally {
    cluster.stop()
  }
  return found
}
