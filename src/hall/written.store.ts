// Queries of questions written in the hall. Every one takes the commune. What is denounced has left the submissions for its
// own register, and with it this list.
import type { Read, Trx } from '../kit/db/db.ts'
import '../petition/tables.ts'
import './tables.ts'

type Handle = Read | Trx

export interface Written {
  readonly id: string
  readonly conference: string
  readonly session: number
  readonly submission: string
  readonly name: string | null
  readonly village: string | null
  readonly content: string
  readonly at: string
  readonly decision: {
    readonly speech: string | null
    readonly reason: string | null
    readonly by: string
    readonly at: string
  } | null
}

export async function writtenOf(
  read: Handle,
  commune: string,
  conference: string,
): Promise<readonly Written[]> {
  const rows = await writtenRows(read, commune).where('w.conference_id', '=', conference).execute()
  return rows.map(asWritten)
}

export async function findWritten(read: Handle, commune: string, id: string): Promise<Written | undefined> {
  const row = await writtenRows(read, commune).where('w.id', '=', id).executeTakeFirst()
  return row && asWritten(row)
}

function writtenRows(read: Handle, commune: string) {
  return read
    .selectFrom('written_question as w')
    .innerJoin('submission as s', (join) =>
      join.onRef('s.commune_id', '=', 'w.commune_id').onRef('s.id', '=', 'w.submission_id'),
    )
    .leftJoin('written_decision as d', (join) =>
      join.onRef('d.commune_id', '=', 'w.commune_id').onRef('d.written_id', '=', 'w.id'),
    )
    .leftJoin('person as p', (join) =>
      join.onRef('p.commune_id', '=', 'd.commune_id').onRef('p.id', '=', 'd.by_person'),
    )
    .select([
      'w.id',
      'w.conference_id',
      'w.session_seq',
      'w.submission_id',
      's.name',
      's.village_id',
      's.content',
      'w.at',
      'd.speech_id',
      'd.reason',
      'd.at as decided_at',
      'p.name as decider',
    ])
    .where('w.commune_id', '=', commune)
    .orderBy('w.at')
    .orderBy('w.id')
}

type Joined = Awaited<ReturnType<ReturnType<typeof writtenRows>['execute']>>[number]

function asWritten(row: Joined): Written {
  return {
    id: row.id,
    conference: row.conference_id,
    session: row.session_seq,
    submission: row.submission_id,
    name: row.name,
    village: row.village_id,
    content: row.content,
    at: row.at,
    decision:
      row.decided_at === null
        ? null
        : { speech: row.speech_id, reason: row.reason, by: row.decider ?? '', at: row.decided_at },
  }
}
