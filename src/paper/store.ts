// Queries of issued papers, and their bytes: rendered once in a worker thread, then served as stored.
import type { Db, Read, Trx } from '../kit/db/db.ts'
import { sha256 } from '../kit/id.ts'
import type { Workers } from '../kit/workers.ts'
import { draw } from './drawn.ts'
import type { PaperKind } from './kinds.ts'
import { drafted, unnumbered } from './letterheads.ts'
import type { Issuer, PaperModel } from './model.ts'
import type { PaperFormat } from './registry.ts'
import { numberingOf } from './symbol.ts'
import type { PaperRow } from './tables.ts'
import './tables.ts'

type Handle = Read | Trx

export async function findPaper(read: Handle, commune: string, id: string): Promise<PaperRow | undefined> {
  return read
    .selectFrom('paper')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** All papers issued for a conference, replaced ones too, in order of issue. */
export async function papersOf(
  read: Handle,
  commune: string,
  conference: string,
): Promise<readonly PaperRow[]> {
  return read
    .selectFrom('paper')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('conference_id', '=', conference)
    .orderBy('issued_on')
    .orderBy('at')
    .orderBy('id')
    .execute()
}

/** The current paper of a kind and subject: issued and not replaced. */
export async function latestPaper(
  read: Handle,
  commune: string,
  conference: string | null,
  kind: PaperKind,
  subject = '',
): Promise<PaperRow | undefined> {
  return read
    .selectFrom('paper')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('conference_id', conference === null ? 'is' : '=', conference)
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('paper as newer')
            .select('newer.id')
            .where('newer.commune_id', '=', commune)
            .whereRef('newer.replaces', '=', 'paper.id'),
        ),
      ),
    )
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The paper that replaced or corrected this one. */
export async function replacementOf(
  read: Handle,
  commune: string,
  id: string,
): Promise<PaperRow | undefined> {
  return read
    .selectFrom('paper')
    .selectAll()
    .where('commune_id', '=', commune)
    .where('replaces', '=', id)
    .executeTakeFirst()
}

export interface SeriesPaper {
  readonly id: string
  readonly number: number
  readonly kind: string
  readonly symbol: string
  readonly issued_on: string
}

/** The numbers taken in one series. */
export async function seriesPapers(
  read: Handle,
  commune: string,
  issuer: Issuer,
  series: string,
): Promise<readonly SeriesPaper[]> {
  return read
    .selectFrom('paper')
    .select(['id', 'number', 'kind', 'symbol', 'issued_on'])
    .where('commune_id', '=', commune)
    .where('issuer', '=', issuer)
    .where('series', '=', series)
    .orderBy('number')
    .execute()
}

export interface Scan {
  readonly file_id: string
  readonly name: string
  readonly mime: string
  readonly at: string
}

export async function scansOf(read: Handle, commune: string, paper: string): Promise<readonly Scan[]> {
  return read
    .selectFrom('paper_scan')
    .innerJoin('file', (join) =>
      join.onRef('file.commune_id', '=', 'paper_scan.commune_id').onRef('file.id', '=', 'paper_scan.file_id'),
    )
    .select(['paper_scan.file_id', 'file.name', 'file.mime', 'paper_scan.at'])
    .where('paper_scan.commune_id', '=', commune)
    .where('paper_scan.paper_id', '=', paper)
    .orderBy('paper_scan.at')
    .execute()
}

/** The bytes of an issued paper: drawn from its frozen model the first time, from then on the very same bytes. */
export async function paperBytes(
  db: Db,
  workers: Workers,
  commune: string,
  paper: string,
  format: PaperFormat,
): Promise<Uint8Array | undefined> {
  const kept = await keptBytes(db.read, commune, paper, format)
  if (kept) return kept
  const row = await findPaper(db.read, commune, paper)
  if (!row) return undefined
  const drawn = await draw(workers, { model: frozenModel(row), format })
  await db.act(commune, (trx) =>
    trx
      .insertInto('paper_file')
      .values({ commune_id: commune, paper_id: paper, format, sha256: sha256(drawn), bytes: drawn })
      .onConflict((conflict) => conflict.columns(['commune_id', 'paper_id', 'format']).doNothing())
      .execute(),
  )
  // Two first readers may have drawn it at once: what was stored is the paper.
  return keptBytes(db.read, commune, paper, format)
}

async function keptBytes(
  read: Read,
  commune: string,
  paper: string,
  format: PaperFormat,
): Promise<Uint8Array | undefined> {
  const row = await read
    .selectFrom('paper_file')
    .select('bytes')
    .where('commune_id', '=', commune)
    .where('paper_id', '=', paper)
    .where('format', '=', format)
    .executeTakeFirst()
  return row && new Uint8Array(row.bytes)
}

export function frozenModel(row: Pick<PaperRow, 'model'>): PaperModel {
  return JSON.parse(row.model) as PaperModel
}

/** A paper not issued: marked DỰ THẢO where it will take a number, as it is where it takes none. */
export async function draftBytes(
  workers: Workers,
  model: PaperModel,
  format: PaperFormat,
): Promise<Uint8Array> {
  return draw(workers, { model: forPrint(model), format })
}

/** Papers as one file, each on pages of its own, ready to be printed: drafts through `forPrint`. */
export async function mergedBytes(
  workers: Workers,
  models: readonly [PaperModel, ...PaperModel[]],
  format: PaperFormat,
): Promise<Uint8Array> {
  const [model, ...others] = models
  return draw(workers, { model, format, others })
}

export function forPrint(model: PaperModel): PaperModel {
  return numberingOf(model.kind, model.layout).type === 'none' ? unnumbered(model) : drafted(model)
}
