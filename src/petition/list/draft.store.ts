// Queries of lists that are being imported, and of those that were.
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { Read, Tables, Trx } from '../../kit/db/db.ts'
import { VERDICT, type Verdict } from './draft.ts'
import type { DraftRowTable, ListDraftTable } from './tables.ts'
import '../../office/tables.ts'
import './tables.ts'

type Handle = Read | Trx

export const GONE_DRAFT = {
  message: 'Không còn danh sách này: nó đã nhập xong hoặc đã bỏ.',
  status: 404,
} as const

/** A draft without its bytes. */
export type Draft = Omit<ListDraftTable, 'bytes'>

export const DRAFT_COLUMNS = [
  'commune_id',
  'id',
  'conference_id',
  'name',
  'mime',
  'size',
  'sha256',
  'channel',
  'level',
  'village_id',
  'only_village',
  'conversion',
  'state',
  'problem',
  'notes',
  'total',
  'done',
  'lease_until',
  'began_at',
  'import_id',
  'by_person',
  'at',
  'version',
] as const

export async function findDraft(
  read: Handle,
  commune: string,
  person: string,
  id: string,
): Promise<Draft | undefined> {
  return read
    .selectFrom('list_draft')
    .select(DRAFT_COLUMNS)
    .where('commune_id', '=', commune)
    .where('by_person', '=', person)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function listDrafts(read: Handle, commune: string, person: string): Promise<readonly Draft[]> {
  return read
    .selectFrom('list_draft')
    .select(DRAFT_COLUMNS)
    .where('commune_id', '=', commune)
    .where('by_person', '=', person)
    .orderBy('at', 'desc')
    .execute()
}

/** What became of a draft its person confirmed. */
export async function importOfDraft(
  read: Handle,
  commune: string,
  person: string,
  draft: string,
): Promise<string | undefined> {
  const row = await read
    .selectFrom('list_import')
    .select('id')
    .where('commune_id', '=', commune)
    .where('by_person', '=', person)
    .where('draft_id', '=', draft)
    .executeTakeFirst()
  return row?.id
}

type RowBuilder = ExpressionBuilder<Tables, 'list_draft_row'>

export function ofVerdict(verdict: Verdict): (eb: RowBuilder) => Expression<SqlBool> {
  return (eb) => {
    switch (verdict) {
      case 'tot':
        return eb.and([eb('take', '=', 1), eb('problem', 'is', null), eb('warnings', '=', '[]')])
      case 'chu-y':
        return eb.and([eb('take', '=', 1), eb('problem', 'is', null), eb('warnings', '<>', '[]')])
      case 'loi':
        return eb.and([eb('take', '=', 1), eb('problem', 'is not', null)])
      case 'da-co':
        return eb.and([eb('take', '=', 0), eb('present', '=', 1)])
      case 'bo-ra':
        return eb.and([eb('take', '=', 0), eb('present', '=', 0)])
    }
  }
}

export async function countVerdicts(
  read: Handle,
  commune: string,
  draft: string,
): Promise<Readonly<Record<Verdict, number>>> {
  const verdicts = Object.keys(VERDICT) as Verdict[]
  const counts = await Promise.all(
    verdicts.map(async (verdict) => {
      const row = await read
        .selectFrom('list_draft_row')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('commune_id', '=', commune)
        .where('draft_id', '=', draft)
        .where(ofVerdict(verdict))
        .executeTakeFirstOrThrow()
      return [verdict, Number(row.count)] as const
    }),
  )
  return Object.fromEntries(counts) as Record<Verdict, number>
}

export async function takeable(read: Handle, commune: string, draft: string): Promise<number> {
  const row = await read
    .selectFrom('list_draft_row')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('commune_id', '=', commune)
    .where('draft_id', '=', draft)
    .where('take', '=', 1)
    .where('problem', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export const ROWS_A_PAGE = 25

export async function draftRows(
  read: Handle,
  commune: string,
  draft: string,
  wanted: { readonly verdict: Verdict | null; readonly page: number },
): Promise<readonly DraftRowTable[]> {
  const { verdict, page } = wanted
  return read
    .selectFrom('list_draft_row')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('draft_id', '=', draft)
    .$if(verdict !== null, (query) => query.where(ofVerdict(verdict as Verdict)))
    .orderBy('seq')
    .offset((page - 1) * ROWS_A_PAGE)
    .limit(ROWS_A_PAGE)
    .execute()
}

export interface ImportSeen {
  readonly id: string
  readonly conference: string
  readonly title: string
  readonly file: string
  readonly name: string
  readonly size: number
  readonly who: string | null
  readonly person: string
  readonly at: string
  readonly ended: string | null
  readonly channel: string
  readonly village: string | null
  readonly received: number
  readonly questions: number
  readonly present: number
  readonly leftOut: number
  readonly refused: number
  /** A denunciation came in it: the original is in the restricted register's keeping. */
  readonly withheld: boolean
}

/** Imports, newest first; `person` narrows to what one person brought. */
export async function listImports(
  read: Handle,
  commune: string,
  wanted: { readonly person: string | null; readonly id?: string; readonly limit: number },
): Promise<readonly ImportSeen[]> {
  const rows = await read
    .selectFrom('list_import as i')
    .innerJoin('file as f', (join) =>
      join.onRef('f.commune_id', '=', 'i.commune_id').onRef('f.id', '=', 'i.file_id'),
    )
    .innerJoin('conference as c', (join) =>
      join.onRef('c.commune_id', '=', 'i.commune_id').onRef('c.id', '=', 'i.conference_id'),
    )
    .leftJoin('person as p', (join) =>
      join.onRef('p.commune_id', '=', 'i.commune_id').onRef('p.id', '=', 'i.by_person'),
    )
    .selectAll('i')
    .select(['f.name as file_name', 'f.size', 'c.title', 'p.name as who'])
    .select((eb) =>
      eb
        .selectFrom('restricted_file as r')
        .whereRef('r.commune_id', '=', 'i.commune_id')
        .whereRef('r.file_id', '=', 'i.file_id')
        .select((inner) => inner.fn.countAll<number>().as('many'))
        .as('restricted'),
    )
    .where('i.commune_id', '=', commune)
    .$if(wanted.person !== null, (query) => query.where('i.by_person', '=', wanted.person as string))
    .$if(wanted.id !== undefined, (query) => query.where('i.id', '=', wanted.id as string))
    .orderBy('i.at', 'desc')
    .orderBy('i.id', 'desc')
    .limit(wanted.limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    conference: row.conference_id,
    title: row.title,
    file: row.file_id,
    name: row.file_name,
    size: row.size,
    who: row.who,
    person: row.by_person,
    at: row.at,
    ended: row.ended_at,
    channel: row.channel,
    village: row.village_id,
    received: row.received,
    questions: row.questions,
    present: row.present,
    leftOut: row.left_out,
    refused: row.refused,
    withheld: Number(row.restricted ?? 0) > 0,
  }))
}
