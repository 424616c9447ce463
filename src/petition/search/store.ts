// Queries of the search: ids of questions that hold the words, from the index and from what still waits for it.
import { type Expression, type SqlBool, sql } from 'kysely'
import type { Read, Trx } from '../../kit/db/db.ts'
import { dialectOf } from '../../kit/db/prepared.ts'
import { type Asked, ftsQuery, likePatterns, tsQuery } from './words.ts'
import '../tables.ts'
import './tables.ts'

type Handle = Read | Trx

/** The index's own condition, on question_search as `s`. */
function matching(handle: Handle, commune: string, asked: Asked) {
  return dialectOf(handle) === 's'
    ? {
        from: sql`question_words w join question_search s on s.no = w.rowid`,
        where: sql<SqlBool>`question_words match ${ftsQuery(commune, asked)}`,
      }
    : {
        from: sql`question_search s`,
        where: sql<SqlBool>`s.commune_id = ${commune} and s.words @@ ${tsQuery(commune, asked)}::tsquery`,
      }
}

/** Every pattern in one of these columns. */
export function wordsIn(columns: readonly ReturnType<typeof sql.ref>[], asked: Asked): Expression<SqlBool> {
  const one = (pattern: string) =>
    sql.join(
      columns.map((column) => sql`(' ' || ${column} || ' ') like ${pattern}`),
      sql` or `,
    )
  return sql<SqlBool>`(${sql.join(
    likePatterns(asked).map((pattern) => sql`(${one(pattern)})`),
    sql` and `,
  )})`
}

/** Ids of what waits and holds the words. */
function waiting(commune: string, asked: Asked) {
  return sql`select p.question_id from question_pending p
    join question wq on wq.commune_id = p.commune_id and wq.id = p.question_id
    join submission ws on ws.commune_id = wq.commune_id and ws.id = wq.submission_id
    where p.commune_id = ${commune} and ${wordsIn([sql.ref('wq.folded'), sql.ref('ws.folded')], asked)}`
}

/** As a condition on a question's id, for lists narrowed by more than words. */
export function holdsWords(handle: Handle, commune: string, asked: Asked, id: string): Expression<SqlBool> {
  const { from, where } = matching(handle, commune, asked)
  return sql<SqlBool>`(${sql.ref(id)} in (select s.question_id from ${from} where ${where}) or ${sql.ref(id)} in (${waiting(commune, asked)}))`
}

export interface FoundWords {
  /** A page of them, what was entered last first. */
  readonly ids: readonly string[]
  readonly total: number
}

export async function questionsWith(
  handle: Handle,
  commune: string,
  asked: Asked,
  page: { readonly size: number; readonly from: number },
): Promise<FoundWords> {
  const fresh = (
    await sql<{ question_id: string }>`${waiting(commune, asked)} order by p.question_id desc`.execute(handle)
  ).rows.map((row) => row.question_id)
  const first = fresh.slice(page.from, page.from + page.size)
  const left = page.size - first.length
  const skipped = Math.max(0, page.from - fresh.length)
  const indexed = await inIndex(handle, commune, asked, { size: left, from: skipped })
  return { ids: [...first, ...indexed.ids], total: fresh.length + indexed.total }
}

async function inIndex(
  handle: Handle,
  commune: string,
  asked: Asked,
  page: { readonly size: number; readonly from: number },
): Promise<FoundWords> {
  const { from, where } = matching(handle, commune, asked)
  if (dialectOf(handle) === 'p') {
    // One look at the index for both: what is found is counted and put in order.
    const { rows } = await sql<{ total: number; ids: readonly string[] }>`
      with found as materialized (select s.question_id from ${from} where ${where})
      select (select count(*) from found) as total,
        array(select question_id from found order by question_id desc limit ${page.size} offset ${page.from}) as ids`.execute(
      handle,
    )
    return { ids: rows[0]?.ids ?? [], total: Number(rows[0]?.total ?? 0) }
  }
  const counted = await sql<{
    total: number
  }>`select count(*) as total from question_words where ${where}`.execute(handle)
  const total = Number(counted.rows[0]?.total ?? 0)
  if (page.size === 0 || page.from >= total) return { ids: [], total }
  const { rows } = await sql<{ question_id: string }>`select s.question_id from ${from} where ${where}
    order by w.rowid desc limit ${page.size} offset ${page.from}`.execute(handle)
  return { ids: rows.map((row) => row.question_id), total }
}
