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
        newest: sql`w.rowid`,
      }
    : {
        from: sql`question_search s`,
        where: sql<SqlBool>`s.commune_id = ${commune} and s.words @@ ${tsQuery(commune, asked)}::tsquery`,
        newest: sql`s.question_id`,
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

/** Of so few all are read and put in order; of more the order leads and the words are looked at. */
const FEW = 5000

export async function questionsWith(
  handle: Handle,
  commune: string,
  asked: Asked,
  page: { readonly size: number; readonly from: number },
): Promise<FoundWords> {
  const { from, where, newest } = matching(handle, commune, asked)
  const fresh = (
    await sql<{ question_id: string }>`${waiting(commune, asked)} order by p.question_id desc`.execute(handle)
  ).rows.map((row) => row.question_id)
  const counted = await sql<{ total: number }>`select count(*) as total from ${
    dialectOf(handle) === 's' ? sql`question_words` : from
  } where ${where}`.execute(handle)
  const indexed = Number(counted.rows[0]?.total ?? 0)
  const first = fresh.slice(page.from, page.from + page.size)
  const left = page.size - first.length
  const skipped = Math.max(0, page.from - fresh.length)
  const rest =
    left === 0 || skipped >= indexed
      ? []
      : (
          await (dialectOf(handle) === 'p' && indexed <= FEW
            ? sql<{
                question_id: string
              }>`with m as materialized (select s.question_id from ${from} where ${where})
                select question_id from m order by question_id desc limit ${left} offset ${skipped}`
            : sql<{ question_id: string }>`select s.question_id from ${from} where ${where}
                order by ${newest} desc limit ${left} offset ${skipped}`
          ).execute(handle)
        ).rows.map((row) => row.question_id)
  return { ids: [...first, ...rest], total: fresh.length + indexed }
}
