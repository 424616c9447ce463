// Queries: which units are no more, which communes merged into which, what of them is open, where a matter went.
import type { CommuneMergedRow } from '../../office/tables.ts'
import { findQuestion } from '../../petition/store.ts'
import { nextOf } from '../state.ts'
import { communeFacts, type Handle } from '../store.ts'
import { type OpenMatter, openMatter } from './open.ts'

/** The merger this commune went into; undefined while it stands. */
export async function mergerOf(read: Handle, commune: string): Promise<CommuneMergedRow | undefined> {
  return read.selectFrom('commune_merged').selectAll().where('commune_id', '=', commune).executeTakeFirst()
}

export interface Predecessor {
  readonly commune: string
  readonly name: string
  readonly onDate: string
}

/** The communes that went into this one: the only ones whose open matters it may read. */
export async function predecessorsOf(read: Handle, commune: string): Promise<readonly Predecessor[]> {
  const rows = await read
    .selectFrom('commune_merged as m')
    .innerJoin('commune as c', 'c.commune_id', 'm.commune_id')
    .select(['m.commune_id', 'm.on_date', 'c.name', 'c.kind'])
    .where('m.successor_id', '=', commune)
    .orderBy('m.on_date')
    .orderBy('m.commune_id')
    .execute()
  return rows.map((row) => ({
    commune: row.commune_id,
    name: `${row.kind} ${row.name}`,
    onDate: row.on_date,
  }))
}

/** Matters of a merged commune to which something is still owed or promised, as its own pages would show them. */
export async function openMattersOf(read: Handle, commune: string): Promise<readonly OpenMatter[]> {
  const open: OpenMatter[] = []
  for (const facts of (await communeFacts(read, commune)).values()) {
    if (facts.head !== null || nextOf(facts) === 'nothing') continue
    const row = await findQuestion(read, commune, facts.question)
    if (row) open.push(openMatter(facts, row))
  }
  return open.sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999') || (a.code < b.code ? -1 : 1))
}

export interface Moved {
  /** "xã Tân Hòa". */
  readonly name: string
  readonly commune: string
  readonly question: string
  readonly code: string
}

/** Where a matter of a merged commune goes on, and under which code. */
export async function movedTo(read: Handle, commune: string, question: string): Promise<Moved | undefined> {
  const row = await read
    .selectFrom('matter_taken_over as t')
    .innerJoin('question as q', (join) =>
      join.onRef('q.commune_id', '=', 't.commune_id').onRef('q.id', '=', 't.question_id'),
    )
    .innerJoin('submission as s', (join) =>
      join.onRef('s.commune_id', '=', 'q.commune_id').onRef('s.id', '=', 'q.submission_id'),
    )
    .innerJoin('commune as c', 'c.commune_id', 't.commune_id')
    .select(['t.commune_id', 't.question_id', 'c.kind', 'c.name', 's.code'])
    .where('t.from_commune', '=', commune)
    .where('t.from_question', '=', question)
    .executeTakeFirst()
  return (
    row && {
      question: row.question_id,
      commune: row.commune_id,
      name: `${row.kind} ${row.name}`,
      code: row.code,
    }
  )
}
