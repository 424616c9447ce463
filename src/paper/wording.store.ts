// Queries of the office's own sentences: those that count now, and all their versions.
import type { Read, Trx } from '../kit/db/db.ts'
import type { PaperKind } from './kinds.ts'
import type { OwnWords } from './wording.ts'
import './tables.ts'

type Handle = Read | Trx

/** The commune's own sentences of all papers, by "kind.block"; what is not here is said officially. */
export async function ownWords(read: Handle, commune: string): Promise<OwnWords> {
  const rows = await read
    .selectFrom('paper_wording')
    .select(['kind', 'block', 'text'])
    .where('commune_id', '=', commune)
    .orderBy('version')
    .execute()
  const newest = new Map(rows.map((row) => [`${row.kind}.${row.block}`, row.text]))
  return new Map([...newest].flatMap(([key, text]) => (text === null ? [] : [[key, text] as const])))
}

export interface WordingVersion {
  readonly block: string
  readonly version: number
  readonly text: string | null
  readonly by: string
  readonly at: string
}

/** Every change of a kind's sentences, newest first. */
export async function wordingHistory(
  read: Handle,
  commune: string,
  kind: PaperKind,
): Promise<readonly WordingVersion[]> {
  return read
    .selectFrom('paper_wording')
    .leftJoin('person', (join) =>
      join
        .onRef('person.commune_id', '=', 'paper_wording.commune_id')
        .onRef('person.id', '=', 'paper_wording.by_person'),
    )
    .select((eb) => [
      'paper_wording.block',
      'paper_wording.version',
      'paper_wording.text',
      'paper_wording.at',
      eb.fn.coalesce('person.name', 'paper_wording.by_person').as('by'),
    ])
    .where('paper_wording.commune_id', '=', commune)
    .where('paper_wording.kind', '=', kind)
    .orderBy('paper_wording.version', 'desc')
    .orderBy('paper_wording.block')
    .execute()
}

/** The version of a kind's wording as a whole: 0 while nothing was ever changed. */
export async function wordingVersion(read: Handle, commune: string, kind: PaperKind): Promise<number> {
  const row = await read
    .selectFrom('paper_wording')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('commune_id', '=', commune)
    .where('kind', '=', kind)
    .executeTakeFirst()
  return Number(row?.version ?? 0)
}

/** The newest change of each kind: who and when. */
export async function lastChanges(
  read: Handle,
  commune: string,
): Promise<ReadonlyMap<string, { readonly at: string; readonly by: string }>> {
  const rows = await read
    .selectFrom('paper_wording')
    .leftJoin('person', (join) =>
      join
        .onRef('person.commune_id', '=', 'paper_wording.commune_id')
        .onRef('person.id', '=', 'paper_wording.by_person'),
    )
    .select((eb) => [
      'paper_wording.kind',
      'paper_wording.at',
      eb.fn.coalesce('person.name', 'paper_wording.by_person').as('by'),
    ])
    .where('paper_wording.commune_id', '=', commune)
    .orderBy('paper_wording.version')
    .execute()
  return new Map(rows.map(({ kind, at, by }) => [kind, { at, by }]))
}
