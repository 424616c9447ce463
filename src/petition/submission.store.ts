// Queries of submissions with their files, of who had a question in hand, of matters and meetings before it.
import { base, type Eb, type Handle, within } from './question.store.ts'
import { EVERYTHING, type Scope } from './scope.ts'
import type { PastMatterRow, SubmissionTable, VillageMeetingRow } from './tables.ts'

/** A submission as it was stored, with its files. */
export interface Submission extends SubmissionTable {
  readonly files: readonly {
    readonly id: string
    readonly name: string
    readonly mime: string
    readonly size: number
  }[]
}

/** A submission is seen by whoever sees one of its questions, and a unit sees of it only those questions. */
export async function findSubmission(
  read: Handle,
  commune: string,
  id: string,
  scope: Scope = EVERYTHING,
): Promise<Submission | undefined> {
  const seen = await base(read, commune)
    .where('s.id', '=', id)
    .where((eb) => within(eb as unknown as Eb, scope))
    .select('q.id')
    .executeTakeFirst()
  if (!seen) return undefined
  const row = await read
    .selectFrom('submission')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('id', '=', id)
    .executeTakeFirst()
  const files = await read
    .selectFrom('attachment')
    .innerJoin('file', (join) =>
      join.onRef('file.commune_id', '=', 'attachment.commune_id').onRef('file.id', '=', 'attachment.file_id'),
    )
    .select(['file.id', 'file.name', 'file.mime', 'file.size'])
    .where('attachment.commune_id', '=', commune)
    .where('attachment.submission_id', '=', id)
    .orderBy('file.at')
    .orderBy('file.id')
    .execute()
  return row && { ...row, files }
}

export async function assignmentsOf(read: Handle, commune: string, question: string) {
  return read
    .selectFrom('assignment')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('question_id', '=', question)
    .orderBy('seq')
    .execute()
}

export async function listPastMatters(read: Handle, commune: string): Promise<readonly PastMatterRow[]> {
  return read
    .selectFrom('past_matter')
    .selectAll()
    .where('commune_id', '=', commune)
    .orderBy('year', 'desc')
    .orderBy('folded')
    .execute()
}

export async function findPastMatter(
  read: Handle,
  commune: string,
  id: string,
): Promise<PastMatterRow | undefined> {
  return read
    .selectFrom('past_matter')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function listMeetings(
  read: Handle,
  commune: string,
  conference: string,
): Promise<readonly VillageMeetingRow[]> {
  return read
    .selectFrom('village_meeting')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .orderBy('held_on')
    .orderBy('id')
    .execute()
}
