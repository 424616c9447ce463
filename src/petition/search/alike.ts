// Which questions of a commune may raise the same matter as a text: those that something leads to, most of it first, and
// those the index does not hold yet. Looked up by keys, so that a million questions are as quick as a thousand.
import { sql } from 'kysely'
import type { Read, Trx } from '../../kit/db/db.ts'
import { fingerprintOf } from '../sorting/fingerprint.ts'
import { leadsOf } from '../sorting/leads.ts'
import { standardComparer } from '../sorting/library.ts'
import { type Likeness, mostSimilarOf, type Told } from '../sorting/same.ts'
import '../tables.ts'
import './tables.ts'

/** Of one lead so many, the newest; of all together so many are compared. */
const OF_A_LEAD = 60
const COMPARED = 12
const WAITING_COMPARED = 200

/** Ids of questions that share leads with the text, those that share most first. */
export async function ledTo(
  read: Read | Trx,
  commune: string,
  text: string,
  most: number = COMPARED,
): Promise<readonly string[]> {
  const comparer = standardComparer()
  const leads = leadsOf(comparer, fingerprintOf(comparer, text))
  if (leads.length === 0) return []
  const each = leads.map(
    (lead) =>
      sql`select question_id from (select question_id from question_lead where commune_id = ${commune} and lead = ${lead} order by question_id desc limit ${OF_A_LEAD}) as of_lead`,
  )
  const { rows } = await sql<{ question_id: string }>`select question_id from (${sql.join(
    each,
    sql` union all `,
  )}) as led group by question_id order by count(*) desc, question_id desc limit ${most}`.execute(read)
  return rows.map((row) => row.question_id)
}

/** Texts worth comparing with this one. */
export async function worthComparing(
  read: Read | Trx,
  commune: string,
  text: string,
  most: number = COMPARED,
): Promise<readonly Told[]> {
  const ids = await ledTo(read, commune, text, most)
  const { rows } = await sql<Told>`select id, text from question where commune_id = ${commune} and id in (${
    ids.length > 0 ? sql.join(ids) : sql`null`
  }) union all select q.id, q.text from (select question_id from question_pending where commune_id = ${commune} order by question_id desc limit ${WAITING_COMPARED}) as p
    join question q on q.commune_id = ${commune} and q.id = p.question_id`.execute(read)
  return rows
}

/** The questions of the commune most like a text, best first. */
export async function alikeIn(
  read: Read | Trx,
  commune: string,
  text: string,
  limit: number,
): Promise<readonly Likeness[]> {
  return mostSimilarOf(standardComparer(), text, await worthComparing(read, commune, text), limit)
}
