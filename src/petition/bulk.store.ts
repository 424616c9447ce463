// What stands decided about a question, taken down before a common act and put back when that act is undone.
import { instantText } from '../kit/clock.ts'
import type { Trx } from '../kit/db/db.ts'
import type { Actor } from '../ledger/ledger.ts'
import { askedAsBefore } from './acceptance.acts.ts'
import type { Handle, QuestionRow } from './store.ts'
import type { BulkActRow, LinkKind } from './tables.ts'
import './tables.ts'

interface LinkBefore {
  readonly kind: LinkKind
  readonly of_question: string | null
  readonly of_past: string | null
}

export interface Before {
  readonly kind: string | null
  readonly competence: string | null
  readonly fields: readonly string[]
  /** The number of its last assignment; 0 when it had none. */
  readonly assigned: number
  readonly due: string | null
  readonly links: readonly LinkBefore[]
}

async function lastAssignment(trx: Trx, commune: string, question: string): Promise<number> {
  const last = await trx
    .selectFrom('assignment')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('commune_id', '=', commune)
    .where('question_id', '=', question)
    .executeTakeFirst()
  return Number(last?.seq ?? 0)
}

export async function takeDown(trx: Trx, commune: string, row: QuestionRow): Promise<Before> {
  const links = await trx
    .selectFrom('question_link')
    .select(['kind', 'of_question', 'of_past'])
    .where('commune_id', '=', commune)
    .where('question_id', '=', row.id)
    .execute()
  return {
    kind: row.kind,
    competence: row.competence,
    fields: row.fields,
    assigned: await lastAssignment(trx, commune, row.id),
    due: row.due_on,
    links,
  }
}

/** Everything of it as it stood; who puts it back is who decided it now. */
export async function putBack(trx: Trx, by: Actor, question: string, before: Before): Promise<void> {
  const decided = { by_person: by.person, at: instantText(by.now) }
  const own = { commune_id: by.commune, question_id: question }
  for (const table of ['question_field', 'question_link', 'question_due', 'classification'] as const)
    await trx
      .deleteFrom(table)
      .where('commune_id', '=', by.commune)
      .where('question_id', '=', question)
      .execute()
  if ((await lastAssignment(trx, by.commune, question)) > before.assigned)
    await askedAsBefore(trx, by.commune, question)
  await trx
    .deleteFrom('assignment')
    .where('commune_id', '=', by.commune)
    .where('question_id', '=', question)
    .where('seq', '>', before.assigned)
    .execute()
  if (before.kind !== null && before.competence !== null)
    await trx
      .insertInto('classification')
      .values({ ...own, ...decided, kind: before.kind, competence: before.competence })
      .execute()
  for (const [rank, field] of before.fields.entries())
    await trx
      .insertInto('question_field')
      .values({ ...own, field, rank })
      .execute()
  for (const link of before.links)
    await trx
      .insertInto('question_link')
      .values({ ...own, ...decided, ...link })
      .execute()
  if (before.due !== null)
    await trx
      .insertInto('question_due')
      .values({ ...own, ...decided, due_on: before.due })
      .execute()
}

export async function findBulk(read: Handle, commune: string, id: string): Promise<BulkActRow | undefined> {
  return read
    .selectFrom('bulk_act')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function rowsOfBulk(read: Handle, commune: string, id: string) {
  return read
    .selectFrom('bulk_act_row as b')
    .leftJoin('question as q', (join) =>
      join.onRef('q.commune_id', '=', 'b.commune_id').onRef('q.id', '=', 'b.question_id'),
    )
    .leftJoin('submission as s', (join) =>
      join.onRef('s.commune_id', '=', 'q.commune_id').onRef('s.id', '=', 'q.submission_id'),
    )
    .select(['b.question_id', 'b.before', 'b.version_after', 'q.version', 's.code'])
    .where('b.commune_id', '=', commune)
    .where('b.bulk_id', '=', id)
    .orderBy('b.question_id')
    .execute()
}

export type RecentBulk = BulkActRow & { readonly rows: number }

/** The newest common acts of a person, for taking one back. */
export async function recentBulk(
  read: Handle,
  commune: string,
  person: string,
  limit: number,
): Promise<readonly RecentBulk[]> {
  const rows = await read
    .selectFrom('bulk_act as b')
    .selectAll('b')
    .select((eb) =>
      eb
        .selectFrom('bulk_act_row as r')
        .select((inner) => inner.fn.countAll<number>().as('rows'))
        .whereRef('r.commune_id', '=', 'b.commune_id')
        .whereRef('r.bulk_id', '=', 'b.id')
        .as('rows'),
    )
    .where('b.commune_id', '=', commune)
    .where('b.by_person', '=', person)
    .orderBy('b.at', 'desc')
    .orderBy('b.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, rows: Number(row.rows ?? 0) }))
}
